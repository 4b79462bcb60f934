"""How fast the record is written and read, and whether reads cost the same when it has grown.

    python benchmarks/store.py 10000 100000

Synthetic articles of ten figures each; every line gives the milliseconds at each size, as the processor counts them.
"""

import random
import re
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from service.article import Article
from service.figures.figure import Figure
from service.statistic import Profile, profile, story
from service.store import FigureFilter, Store, migrate
from service.store.indexing import WORDS

PLACES = [
    f"{first}{last}" for first in ("Or", "Cal", "Low", "Bren", "Tam") for last in ("lin", "der", "ell", "wick", "bury")
]
THINGS = ("villages", "schools", "patients", "detainees", "houses", "bridges", "ferries", "wells")
VERBS = ("count", "close", "treat", "hold", "lose", "repair", "run", "test")
NUMBER = re.compile(r"\d+")
FIGURES = 10
TOGETHER = 100  # articles that reach the disk at once
ROWS = (
    *("transactions", "articles", "article_keys", "revisions", "article_details", "statistics", "statistic_versions"),
    *("block_statistics", "statistic_edges", "statistic_groups", "figures", "figure_places", "figure_versions"),
    *("sources", "figure_sources", "figure_index", "transaction_hashes"),
)
OPENED = dict.fromkeys(("transactions", "transaction_hashes"), "WHERE id > 1")  # every record begins with the first
SEARCHED = "sentence, measured, sources, title"
DAY = datetime(2020, 1, 1, 8, tzinfo=UTC)


def articles(size: int) -> Iterator[tuple[Article, list[Figure]]]:
    """Articles that state `size` figures in all; the same every time."""
    chance = random.Random(size)  # noqa: S311
    for number in range(size // FIGURES):
        sentences = [_sentence(chance) for _ in range(FIGURES)]
        at = DAY + timedelta(hours=number)
        publisher = f"The {chance.choice(PLACES)} Gazette"
        text = " ".join(sentence for sentence, _ in sentences)
        said = Article(text, url=f"https://x.example/{number}", title="News", publisher=publisher, published_at=at)
        yield said, _figures(sentences)


def _sentence(chance: random.Random) -> tuple[str, str]:
    which = chance.randrange(len(THINGS))
    place, count = chance.choice(PLACES), chance.randrange(2, 99999)
    sentence = f"Officials in {place} {VERBS[which]} {count} {THINGS[which]}, says {chance.choice(PLACES)} Watch."
    return sentence, THINGS[which]


def _figures(sentences: list[tuple[str, str]]) -> list[Figure]:
    found, start = [], 0
    for sentence, thing in sentences:
        number = NUMBER.search(sentence)
        if number is None:
            raise ValueError(f"no number in {sentence!r}")
        source = sentence.partition("says ")[2].rstrip(".")
        at, value = start + number.start(), Decimal(number[0])
        found.append(Figure(number[0], at, at + len(number[0]), sentence, value, measured=thing, sources=(source,)))
        start += len(sentence) + 1
    return found


def fill(store: Store, size: int) -> float:
    """Records them; gives figures a second. Every tenth article has a statistic, so that they grow with the record."""
    spent, waiting = 0.0, []
    for number, (said, read) in enumerate(articles(size)):
        first = profile(read[0], story(said, read)) if number % 10 == 0 else None
        profiles = [first, *[None] * (FIGURES - 1)]
        waiting.append((said, read, profiles))
        if len(waiting) == TOGETHER:
            spent += _record(store, waiting)
            waiting = []
    return size / (spent + _record(store, waiting))


def _record(store: Store, waiting: list[tuple[Article, list[Figure], list[Profile | None]]]) -> float:
    began = time.process_time()
    with store.together():
        for said, read, profiles in waiting:
            store.record(said, read, profiles, actor="bench")
    return time.process_time() - began


def bare(record: Path, empty: Path, size: int) -> float:
    """Puts the same rows into the tables of another database with executemany and nothing else; figures a second."""
    source, target = sqlite3.connect(record), sqlite3.connect(empty, isolation_level=None)
    for pragma in ("foreign_keys = ON", "cache_size = -16000"):
        target.execute(f"PRAGMA {pragma}")
    began = time.process_time()
    target.execute("BEGIN")
    for table in ROWS:
        found = source.execute(f"SELECT * FROM {table} {OPENED.get(table, '')}")  # noqa: S608
        places = ", ".join("?" for _ in found.description)
        target.executemany(f"INSERT INTO {table} VALUES ({places})", found)  # noqa: S608
    target.executemany(f"INSERT INTO figure_words (rowid, {SEARCHED}) VALUES (?, ?, ?, ?, ?)", source.execute(WORDS))  # noqa: S608
    target.execute("COMMIT")
    return size / (time.process_time() - began)


def reads(store: Store) -> dict[str, Callable[[], object]]:
    middle = store.head().id // 2
    deep: list[str | None] = [None]
    while len(deep) < 50:
        following = store.figures(FigureFilter(), sort="-value", cursor=deep[-1], limit=100).next
        if following is None:
            break
        deep.append(following)
    some = store.figures(FigureFilter(), limit=1, as_of=middle).items[0]
    statistic = min(store.statistics(limit=100).items, key=lambda one: abs(one.figures - 20)).id
    everything = FigureFilter()
    return {
        "one figure": lambda: store.figure(some.id),
        "one figure, past": lambda: store.figure(some.id, as_of=middle),
        "an article's figures": lambda: store.article_figures(some.article_id),
        "one statistic": lambda: store.figures(FigureFilter(statistic=statistic)),
        "one statistic, past": lambda: store.figures(FigureFilter(statistic=statistic), as_of=middle),
        "100 newest": lambda: store.figures(everything, sort="-recorded"),
        "100 newest, past": lambda: store.figures(everything, sort="-recorded", as_of=middle),
        "100 by value, deep": lambda: store.figures(everything, sort="-value", cursor=deep[-1]),
        "100 of a publisher": lambda: store.figures(FigureFilter(publisher="the orlin gazette"), sort="-published"),
        "100 by words": lambda: store.figures(FigureFilter(q="orlin patients")),
        "change feed": lambda: store.changes(since=middle),
        "20 statistics": lambda: store.statistics(limit=20),
    }


def milliseconds(read: Callable[[], object]) -> float:
    """The median of eleven, once warm."""
    read()
    spent = []
    for _ in range(11):
        began = time.process_time()
        read()
        spent.append(time.process_time() - began)
    return sorted(spent)[5] * 1000


def measured(size: int) -> Iterator[tuple[str, float]]:
    with tempfile.TemporaryDirectory() as folder:
        record, empty = Path(folder, "record.db"), Path(folder, "empty.db")
        for path in (empty, record):
            migrate(path)
        with Store.open(record) as store:
            rate = fill(store, size)
            yield "figures written a second", rate
            yield from ((name, milliseconds(read)) for name, read in reads(store).items())
        beside = bare(record, empty, size)
        yield "the same rows, executemany", beside
        yield "share of that", rate / beside


def main(sizes: list[int]) -> None:
    table: dict[str, list[float]] = {}
    for size in sizes:
        for name, value in measured(size):
            table.setdefault(name, []).append(value)
    print(f"{'figures':28}" + "".join(f"{size:>12,}" for size in sizes))
    for name, values in table.items():
        print(f"{name:28}" + "".join(f"{one:>12,.2f}" for one in values))


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [10_000])
