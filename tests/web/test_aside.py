"""What takes long is done beside the server processes, and whatever happens there is no matter of those who read."""

import os
import re
import signal
import socket
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import requests

from tests.web.running import Running, running
from tests.web.samples import FERRY

ARTICLE = {"text": "At least 24 houses burned in Tarnholm on Monday, the mayor said."}
LONG = {"text": ARTICLE["text"] * 800}
SHORTER = {"text": ARTICLE["text"] * 50}


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Running]:
    with running(tmp_path / "record.db", workers=1) as found:
        yield found


def children(parent: int) -> list[int]:
    return [int(one) for one in Path(f"/proc/{parent}/task/{parent}/children").read_text().split()]


def maker(server: Running) -> int:
    """What makes the processes beside the one server process."""
    (worker,) = children(server.process.pid)
    (found,) = children(worker)
    return found


def readers(server: Running) -> list[int]:
    """All that it made but the office."""
    return children(maker(server))[1:]


def extract(server: Running, article: dict[str, str] = ARTICLE) -> requests.Response:
    return requests.post(f"{server.base}/v1/extract", json=article, timeout=60)


def until(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + 20
    while not is_so():
        assert time.monotonic() < end, "it never came to pass"
        time.sleep(0.05)


def test_who_reads_is_answered_while_a_text_is_read(server: Running) -> None:
    with ThreadPoolExecutor() as pool:
        waiting = pool.submit(extract, server, LONG)
        until(lambda: under_way(server) == 2)
        (reader,) = readers(server)
        os.kill(reader, signal.SIGSTOP)
        for _ in range(20):
            assert requests.get(f"{server.base}/v1/figures", timeout=10).status_code == 200
        assert extract(server).json()["figures"], "another process reads the next one"
        assert not waiting.done()
        os.kill(reader, signal.SIGCONT)
        assert waiting.result().json()["figures"]


def test_who_reads_is_answered_while_more_texts_wait_than_there_are_threads(server: Running) -> None:
    with ThreadPoolExecutor(12) as pool:
        waiting = [pool.submit(extract, server, SHORTER) for _ in range(12)]
        until(lambda: len(readers(server)) == 3)
        stopped = readers(server)
        for one in stopped:
            os.kill(one, signal.SIGSTOP)
        for _ in range(5):
            assert requests.get(f"{server.base}/v1/figures", timeout=10).status_code == 200
        assert readers(server) == stopped, "one thread is left to those who read"
        for one in stopped:
            os.kill(one, signal.SIGCONT)
        assert [one.result().status_code for one in waiting] == [200] * 12


def test_a_process_that_dies_over_a_text_takes_nothing_else_with_it(server: Running) -> None:
    with ThreadPoolExecutor() as pool:
        waiting = pool.submit(extract, server, LONG)
        until(lambda: under_way(server) == 2)
        (reader,) = readers(server)
        os.kill(reader, signal.SIGKILL)
        with pytest.raises(requests.ConnectionError):
            waiting.result()
    assert extract(server).status_code == 200
    assert "ended over a request" in server.log.read_text()
    until(lambda: under_way(server) == 1)


def under_way(server: Running) -> float:
    """Requests that are being answered, with the one that asks."""
    told = requests.get(f"{server.base}/metrics", timeout=10).text
    return float(re.search(r"^tallybook_requests_under_way (\S+)$", told, re.MULTILINE)[1])  # type: ignore[index]


def test_a_process_that_died_at_rest_is_not_missed(server: Running) -> None:
    extract(server)
    (reader,) = readers(server)
    os.kill(reader, signal.SIGKILL)
    until(lambda: reader not in children(maker(server)))
    assert [extract(server).status_code for _ in range(3)] == [200] * 3


def test_one_line_reads_and_writes_in_turns(server: Running) -> None:
    body = b'{"text": "At least 24 houses burned."}'
    post = b"POST /v1/extract HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
    post += b"Content-Length: %d\r\n\r\n%s" % (len(body), body)
    read = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"
    last = read.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n")
    with socket.create_connection(("127.0.0.1", server.port), timeout=20) as line:
        line.sendall(post + read + post + post + last)
        received = b""
        while piece := line.recv(65_536):
            received += piece
    answers = received.split(b"HTTP/1.1 ")[1:]
    assert [one[:3] for one in answers] == [b"200"] * 5
    assert [b'"figures"' in one for one in answers] == [True, False, True, True, False]


def test_nothing_is_left_of_a_service_that_is_killed(server: Running) -> None:
    requests.post(f"{server.base}/v1/articles", json=FERRY, timeout=60)
    (worker,) = children(server.process.pid)
    beside = [worker, maker(server), *children(maker(server))]
    assert len(beside) == 4
    server.process.kill()
    until(lambda: not any(map(is_alive, beside)))


def test_nothing_is_left_of_a_server_process_that_is_killed(server: Running) -> None:
    extract(server)
    (worker,) = children(server.process.pid)
    beside = [maker(server), *children(maker(server))]
    os.kill(worker, signal.SIGKILL)
    until(lambda: not any(map(is_alive, beside)))
    assert extract(server).status_code == 200


@pytest.mark.parametrize("which", ["maker", "office"])
def test_a_server_process_that_lost_what_it_needs_is_replaced(server: Running, which: str) -> None:
    (worker,) = children(server.process.pid)
    until(lambda: bool(children(maker(server))))
    os.kill(maker(server) if which == "maker" else children(maker(server))[0], signal.SIGKILL)
    until(lambda: worker not in children(server.process.pid))
    assert extract(server).status_code == 200
    (office, _) = children(maker(server))
    assert is_alive(office)


def is_alive(process: int) -> bool:
    """What ended but was not buried yet is not."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
