"""How fast the API answers, beside a bare Flask route and beside Datasette, on the same machine and the same figures.

    python -m benchmarks.api 100000
    python -m benchmarks.api 1000000 FOLDER    # keeps the record in FOLDER, for the next time and `benchmarks.store`

Datasette comes with `pip install -e '.[bench]'`; without it that part is left out, and said so. One client asks all
three over connections that are kept open; Tallybook and the bare route run in gunicorn with the same workers and
threads.
"""

import json
import os
import re
import shutil
import socket
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from urllib.parse import quote

from benchmarks.store import PLACES, kept
from service.store import FigureFilter, Store
from service.web import answer

BIN = Path(sys.executable).parent
LENGTH = re.compile(rb"\r\ncontent-length: (\d+)")
LAST_CHUNK = b"0\r\n\r\n"
FILTERED = f"publisher={quote('The Orlin Gazette')}&kind=count"
BARE = """
from flask import Flask, Response
app = Flask("bare")
BODY = open({body!r}, "rb").read()
@app.get("/figure/<figure_id>")
def figure(figure_id):
    return Response(BODY, mimetype="application/json")
"""


class Client:
    """One open connection, and no more work for it than it takes to find the end of an answer."""

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def get(self, path: str) -> bytes:
        return self.send(f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())

    def post(self, path: str, body: bytes) -> bytes:
        head = f"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        return self.send(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)

    def send(self, request: bytes) -> bytes:
        """The body; one that comes in chunks as it came."""
        self.socket.sendall(request)
        came = b""
        while (end := came.find(b"\r\n\r\n")) < 0:
            came += self.more(request)
        head, body = came[:end].lower(), came[end + 4 :]
        if (length := LENGTH.search(head)) is not None:
            while len(body) < int(length[1]):
                body += self.more(request)
        else:
            while not body.endswith(LAST_CHUNK):
                body += self.more(request)
        if not head.startswith(b"http/1.1 20"):
            raise RuntimeError(f"{head!r} {body[:300]!r} for {request[:200]!r}")
        return body

    def more(self, request: bytes) -> bytes:
        piece = self.socket.recv(1 << 20)
        if not piece:
            raise RuntimeError(f"no answer to {request[:200]!r}")
        return piece


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(*command: str | Path, port: int, folder: Path) -> Iterator[None]:
    with (folder / f"{port}.log").open("wb") as log:
        quiet = {**os.environ, "TALLYBOOK_LOG_LEVEL": "warning"}  # the peers write no line a request either
        process = subprocess.Popen([*map(str, command)], stdout=log, stderr=log, cwd=folder, env=quiet)  # noqa: S603
    try:
        for _ in range(200):
            try:
                socket.create_connection(("127.0.0.1", port)).close()
                break
            except OSError:
                time.sleep(0.1)
        yield
    finally:
        process.terminate()
        process.wait()


def latencies(port: int, paths: list[str]) -> list[float]:
    """Milliseconds of each request, one after the other; the first tenth only warms up."""
    client, spent = Client(port), []
    for path in paths:
        began = time.perf_counter()
        client.get(path)
        spent.append((time.perf_counter() - began) * 1000)
    return spent[len(spent) // 10 :]


def requests_a_second(port: int, path: str, connections: int = 4, seconds: float = 3) -> float:
    def ask(_: int) -> int:
        client, count = Client(port), 0
        while time.perf_counter() < until or not count:
            client.get(path)
            count += 1
        return count

    began = time.perf_counter()
    until = began + seconds
    with ThreadPoolExecutor(connections) as pool:
        return sum(pool.map(ask, range(connections))) / (time.perf_counter() - began)


def p99(times: list[float]) -> float:
    return sorted(times)[int(0.99 * len(times))]


def write_table(store: Store, target: Path) -> None:
    """The same figures as one flat table with the same indexes, for Datasette."""
    with sqlite3.connect(target) as db:
        cursor, made = None, False
        while True:
            page = store.figures(FigureFilter(), cursor=cursor, limit=5000)
            rows = [flat(answer.figure(one)) for one in page.items]
            if not made:
                columns = ", ".join(f'"{name}"' + (" PRIMARY KEY" if name == "id" else "") for name in rows[0])
                db.execute(f"CREATE TABLE figures ({columns})")
                made = True
            places = ", ".join("?" * len(rows[0]))
            db.executemany(f"INSERT INTO figures VALUES ({places})", [tuple(row.values()) for row in rows])  # noqa: S608
            cursor = page.next
            if cursor is None:
                break
        db.execute('CREATE INDEX by_publisher ON figures ("article.publisher", "recorded.transaction")')
        db.execute("CREATE INDEX by_kind ON figures (kind)")
    db.close()


def flat(row: dict[str, object], before: str = "") -> dict[str, object]:
    found: dict[str, object] = {}
    for name, value in row.items():
        if isinstance(value, dict) or (value is None and name == "statistic"):
            inner = value if isinstance(value, dict) else {"id": None, "name": None}
            found |= flat(inner, f"{before}{name}.")
        else:
            known = isinstance(value, str | int | float | None)
            found[before + name] = value if known else json.dumps(value, default=float)
    return found


def prepared(folder: Path, size: int) -> tuple[Path, Path, list[str]]:
    """The record, the same as Datasette's table, both written unless they are there, and ids of figures."""
    record, rate = kept(folder, size)
    table = folder / f"table-{size}.db"
    print(f"{size:,} figures, written at {rate:,.0f} a second", flush=True)
    with Store.open(record) as store:
        if not table.exists():
            half = folder / "half-a-table.db"
            half.unlink(missing_ok=True)
            write_table(store, half)
            half.rename(table)
        return record, table, [one.id for one in store.figures(FigureFilter(), sort="-value", limit=500).items]


def main(size: int, folder: Path) -> None:
    record, table, ids = prepared(folder, size)
    ports = [free_port() for _ in range(3)]
    with tempfile.TemporaryDirectory() as name:
        own = Path(name)
        (own / "bare.py").write_text(BARE.format(body=str(own / "figure.json")))
        tallybook = (BIN / "tallybook", "serve", "--db", record.absolute(), "--port", ports[0])
        bare = (BIN / "gunicorn", "bare:app", "-k", "gthread", "-w", 2, "--threads", 4, "-b", f"127.0.0.1:{ports[1]}")
        patient = ("--setting", "max_returned_rows", 500, "--setting", "sql_time_limit_ms", 60_000)
        datasette = (BIN / "datasette", "serve", table.absolute(), "--port", ports[2], *patient)
        with serving(*tallybook, port=ports[0], folder=own):
            (own / "figure.json").write_bytes(Client(ports[0]).get(f"/v1/figures/{ids[0]}"))
            with serving(*bare, port=ports[1], folder=own):
                compare_one(ports, ids)
            compare_with_ingest(ports[0], ids)
            if shutil.which("datasette", path=str(BIN)):
                with serving(*datasette, port=ports[2], folder=own):
                    compare_page(ports, table.stem)
            else:
                print("Datasette is not installed: left out")


def compare_one(ports: list[int], ids: list[str]) -> None:
    ours: list[float] = []
    bare: list[float] = []
    for _ in range(8):
        ours += latencies(ports[0], [f"/v1/figures/{one}" for one in ids])
        bare += latencies(ports[1], [f"/figure/{one}" for one in ids])
    mine, its = median(ours), median(bare)
    print(f"one figure by id, median      {mine:8.2f} ms   bare Flask route {its:8.2f} ms   {mine / its:5.2f} times")


def compare_page(ports: list[int], table: str) -> None:
    mine = f"/v1/figures?{FILTERED}&limit=100"
    theirs = f"/{table}/figures.json?article.publisher={quote('The Orlin Gazette')}&kind=count&_size=100&_shape=objects"
    for name, path in (("Datasette", theirs), ("Datasette, no count, no facets", f"{theirs}&_nocount=1&_nofacet=1")):
        ours, other = 0.0, 0.0
        for _ in range(3):
            ours += requests_a_second(ports[0], mine) / 3
            other += requests_a_second(ports[2], path) / 3
        print(
            f"100 filtered figures          {ours:8.1f} a second   {name} {other:8.1f}   {ours / other:5.2f} times",
            flush=True,
        )


def compare_with_ingest(port: int, ids: list[str]) -> None:
    paths = [f"/v1/figures/{one}" for one in ids * 4]
    idle: list[float] = []
    busy: list[float] = []
    posted = 0
    for _ in range(4):
        idle += latencies(port, paths)
        with ingesting(port) as articles:
            time.sleep(1)
            busy += latencies(port, paths)
        posted += len(articles)
    print(
        f"one figure by id, p99         {p99(busy):8.2f} ms while {posted} articles came in, idle "
        f"{p99(idle):.2f} ms   {p99(busy) / p99(idle):5.2f} times",
        flush=True,
    )


@contextmanager
def ingesting(port: int) -> Iterator[list[bytes]]:
    """One article after the other comes in; gives the answers."""
    over, answers = threading.Event(), []
    run = time.time_ns()  # an article that is on record already is not read again

    def ingest() -> None:
        client = Client(port)
        while not over.is_set():
            number = len(answers)
            place = PLACES[number % len(PLACES)]
            text = " ".join(f"Officials in {place} counted {number + n} {n}-room houses on Monday." for n in range(20))
            article = {"text": text, "id": f"bench {run} {number}"}
            answers.append(client.post("/v1/articles", json.dumps(article).encode()))

    with ThreadPoolExecutor(1) as pool:
        work = pool.submit(ingest)
        yield answers
        over.set()
        work.result()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as passing:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000, Path(sys.argv[2] if len(sys.argv) > 2 else passing))
