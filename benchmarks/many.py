"""How long it takes to compare all figures of one statistic over HTTP, beside the bare SELECT of the same rows.

    python -m benchmarks.many 10000

Each figure is of an article of its own; forty sources count on three hundred days, and copies of a text are among them.
"""

import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from http import HTTPStatus
from itertools import islice, product
from pathlib import Path
from statistics import median

from flask import Flask

from benchmarks.api import BIN, Client, free_port, serving
from service.article import Article
from service.figures.figure import Figure
from service.settings import load_settings
from service.statistic import profile, story
from service.store import Store, migrate
from service.store.statistic_stated import STATED
from service.web.app import create_app

WORDS = [
    a + b for a, b in product("river harbour council storm market bridge school winter road engine".split(), repeat=2)
]
FIRST = datetime(2024, 1, 1, 8, tzinfo=UTC)
REPRINTED = 20  # one article in so many prints the text of another
TOGETHER = 500
REPEATED = 7


def articles(number: int) -> Iterator[tuple[Article, Figure]]:
    """The same every time."""
    chance = random.Random(number)  # noqa: S311
    body = ""
    for place in range(number):
        value, at = 1000 + 10 * chance.randrange(40), FIRST + timedelta(days=place % 300)
        said = f"The prison in Orlin holds {value} men, Prison Watch {place % 40} said."
        if place % REPRINTED != 1:
            body = " ".join(chance.choice(WORDS) for _ in range(150))
        start = said.index(str(value))
        figure = Figure(
            *(str(value), start, start + 4, said, Decimal(value)), measured="men", predicate="hold", place="Orlin",
            sources=(f"Prison Watch {place % 40}",), valid_from=at.date(), valid_to=at.date(), valid_basis="stated",
        )  # fmt: skip
        url, publisher = f"https://x.example/{place}", f"The {place % 50} Gazette"
        yield Article(f"{said} {body}.", url=url, title="Men held", publisher=publisher, published_at=at), figure


def fill(store: Store, number: int) -> str:
    """The statistic's id."""
    of_all = None
    said = articles(number)
    while batch := list(islice(said, TOGETHER)):
        with store.together():
            for article, figure in batch:
                of_all = of_all or profile(figure, story(article, [figure]))
                store.record(article, [figure], [of_all], actor="bench")
    return store.statistics(limit=1).items[0].id


def over_http(port: int, path: str) -> tuple[float, int]:
    """Seconds on the clock, and bytes of the answer."""
    client, began = Client(port), time.perf_counter()
    answer = client.get(path)
    return time.perf_counter() - began, len(answer)


def in_process(app: Flask, path: str) -> float:
    """Seconds of the processor for the same answer."""
    began = time.process_time()
    answer = app.test_client().get(path)
    if answer.status_code != HTTPStatus.OK:
        raise RuntimeError(answer.get_data(as_text=True))
    return time.process_time() - began


def select(record: Path, statistic: str, number: int) -> float:
    """Seconds of the processor to read the rows and do nothing with them."""
    with closing(sqlite3.connect(record)) as plain:
        members = "(SELECT json_group_array(statistic) FROM statistic_groups WHERE canonical = :id)"
        about = {"id": statistic, "as_of": 2**60, "limit": number}
        began = time.process_time()
        rows = plain.execute(STATED.replace(":ids", members), about).fetchall()
        spent = time.process_time() - began
    if len(rows) != number:
        raise RuntimeError(f"{len(rows)} rows of {number}")
    return spent


def main(number: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder, port = Path(name), free_port()
        record = folder / "record.db"
        migrate(record)
        with Store.open(record) as store:
            statistic = fill(store, number)
        path = f"/v1/statistics/{statistic}/comparison"
        with serving(BIN / "tallybook", "serve", "--db", record, "--port", port, port=port, folder=folder):
            answers = [over_http(port, path) for _ in range(REPEATED)]
        app = create_app(replace(load_settings(), database=record))
        worked = median(in_process(app, path) for _ in range(REPEATED))
        rows = median(select(record, statistic, number) for _ in range(REPEATED))
    clock, size = min(answers)
    print(f"{number:,} figures of one statistic, compared: {size / 1e6:.1f} MB in {clock:.2f} s over HTTP at best")
    print(f"of the processor {worked:.2f} s; to read their rows alone {rows:.2f} s: {worked / rows:.1f} times")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
