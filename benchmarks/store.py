"""How fast the record is written and read, and whether reads cost the same when it has grown.

    python -m benchmarks.store 10000 1000000
    python -m benchmarks.store 1000000 FOLDER    # keeps the record in FOLDER, for `benchmarks.api` and the next time

Synthetic articles of ten figures each. Every line gives milliseconds of the processor at each size, and how many times
those of the first size the last ones are.
"""

import random
import re
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import islice, product
from pathlib import Path
from typing import TypeVar

from service.article import Article
from service.figures.figure import Figure
from service.statistic import Profile, profile, story
from service.store import Between, FigureFilter, Page, Store, migrate
from service.store.figure_index import WORDS
from service.store.figure_list import ORDERS, Question
from service.store.paging import Cursor, write_cursor
from service.store.writing import BATCH_CACHE

Item = TypeVar("Item")

PLACES = [
    f"{first}{last}" for first in ("Or", "Cal", "Low", "Bren", "Tam") for last in ("lin", "der", "ell", "wick", "bury")
]
ENDS = ("", "dorf", "sund", "by", "stad", "haven", "mark", "vik")
SOURCES = [place + end for place, end in product(PLACES, ENDS)]
TOWNS = [f"{place}{other.lower()}{end}" for place, other, end in product(PLACES, PLACES, ENDS)]
# Stories have few words in common, as real ones do: else all of them would be taken for one. 44,100 things are four for
# each of ten thousand stories.
FIRST = ("bar", "cor", "dal", "fen", "gar", "hol", "jun", "kel", "mor", "nim", "pol", "rus", "sel", "tur", "vin")
LAST = ("bit", "cade", "dock", "file", "gon", "ket", "lop", "mer", "nel", "pin", "roll", "sel", "tan", "vet")
THINGS = [f"{a}{b}i{c}{d}s" for a, b, c, d in product(FIRST, LAST, FIRST, LAST)]
VERBS = """
    adopt award bake borrow breed build burn buy carve clean close collect count cut deliver destroy dig draw drain
    employ examine feed find free grow hide hire import inspect insure keep lend lose mend milk open paint plant
    print rent repair rescue sell ship sink store teach test treat visit weigh
""".split()
NUMBER = re.compile(r"\d+")
FIGURES = 10  # of an article
STORY = 10  # articles that tell of it, all over the record
OF_ONE = 2  # figures of an article that are of its story's statistic, so that a statistic has 20
TOGETHER = 1000  # articles that reach the disk at once
ROWS = (
    *("transactions", "articles", "article_keys", "revisions", "article_details", "statistics", "statistic_versions"),
    *("block_statistics", "statistic_edges", "statistic_groups", "figures", "figure_places", "figure_versions"),
    *("sources", "figure_sources", "figure_index", "transaction_hashes", "revision_sketches", "source_counts"),
)
ROWS_AT_ONCE = 10_000
OPENED = dict.fromkeys(("transactions", "transaction_hashes"), "WHERE id > 1")  # every record begins with the first
SEARCHED = "sentence, measured, sources, title"
DAY = datetime(2020, 1, 1, 8, tzinfo=UTC)


def articles(size: int) -> Iterator[tuple[Article, list[Figure]]]:
    """Articles that state `size` figures in all; the same every time."""
    chance = random.Random(size)  # noqa: S311
    for number in range(size // FIGURES):
        sentences = [_sentence(chance, number % max(size // FIGURES // STORY, 1)) for _ in range(FIGURES)]
        at = DAY + timedelta(hours=number)
        publisher = f"The {chance.choice(PLACES)} Gazette"
        text = " ".join(sentence for sentence, _ in sentences)
        said = Article(text, url=f"https://x.example/{number}", title="News", publisher=publisher, published_at=at)
        yield said, _figures(sentences)


def _sentence(chance: random.Random, story: int) -> tuple[str, str]:
    own, town, count = random.Random(story), TOWNS[story % len(TOWNS)], chance.randrange(2, 99999)  # noqa: S311
    beside, *things = own.sample(THINGS, 4)
    thing = chance.choice(things)
    return f"{town} {own.choice(VERBS)} {count} {thing} near {beside}, says {chance.choice(SOURCES)}.", thing


def _figures(sentences: list[tuple[str, str]]) -> list[Figure]:
    found, start = [], 0
    for sentence, thing in sentences:
        number = NUMBER.search(sentence)
        if number is None:
            raise ValueError(f"no number in {sentence!r}")
        source = sentence.partition("says ")[2].rstrip(".")
        at, value = start + number.start(), Decimal(number[0])
        place, end = sentence.partition(" ")[0], at + len(number[0])
        found.append(Figure(number[0], at, end, sentence, value, measured=thing, place=place, sources=(source,)))
        start += len(sentence) + 1
    return found


def fill(store: Store, size: int) -> float:
    """Records them; gives figures a second."""
    spent, stories, all_articles = 0.0, max(size // FIGURES // STORY, 1), enumerate(articles(size))
    of_story: list[Profile | None] = []
    while batch := list(islice(all_articles, TOGETHER)):
        of_story += [profile(read[0], story(said, read)) for number, (said, read) in batch if number < stories]
        spent += _record(store, [(said, read, of_story[number % stories]) for number, (said, read) in batch])
    return size / spent


def _record(store: Store, batch: list[tuple[Article, list[Figure], Profile | None]]) -> float:
    began = time.process_time()
    with store.together():
        for said, read, of_story in batch:
            profiles = [*[of_story] * OF_ONE, *[None] * (FIGURES - OF_ONE)]
            store.record(said, read, profiles, actor="bench")
    return time.process_time() - began


def bare(record: Path, empty: Path, size: int) -> float:
    """Puts the same rows into the tables of another database with executemany and nothing else; figures a second.

    To read them is no part of it.
    """
    source, target = sqlite3.connect(record), sqlite3.connect(empty, isolation_level=None)
    for pragma in ("foreign_keys = ON", "recursive_triggers = ON", "temp_store = MEMORY", BATCH_CACHE):  # as a batch
        target.execute(f"PRAGMA {pragma}")
    asked = {table: f"SELECT * FROM {table} {OPENED.get(table, '')}" for table in ROWS}  # noqa: S608
    asked[f"figure_words (rowid, {SEARCHED})"] = WORDS
    target.execute("BEGIN")
    spent = 0.0
    for table, select in asked.items():
        found = source.execute(select)
        insert = f"INSERT INTO {table} VALUES ({', '.join('?' for _ in found.description)})"  # noqa: S608
        while rows := found.fetchmany(ROWS_AT_ONCE):
            began = time.process_time()
            target.executemany(insert, rows)
            spent += time.process_time() - began
    began = time.process_time()
    target.execute("COMMIT")
    return size / (spent + time.process_time() - began)


def reads(store: Store, record: Path) -> dict[str, Callable[[], object]]:
    """Each finds as much in a small record as in a large one. Deep pages begin in the middle of what is listed."""
    middle = store.head().id // 2
    known = next(one for one in store.statistics(limit=1000).items if one.figures == STORY * OF_ONE)
    of_20 = known.id
    everything, statistic = FigureFilter(), FigureFilter(statistic=of_20)
    some = store.figures(statistic, limit=1, as_of=middle).items[0]
    figures, half = store.figures, FigureFilter(value=Between(Decimal(50_000)))
    deep = {sort: to_middle(record, store, sort) for sort in ("recorded", "-value", "-published")}
    listed, credited, read = half_way(store.statistics), half_way(store.sources), half_way(store.articles)
    return {
        "one figure": lambda: store.figure(some.id),
        "one figure, past": lambda: store.figure(some.id, as_of=middle),
        "an article's figures": lambda: store.article_figures(some.article_id),
        "the 20 figures of a statistic": lambda: figures(statistic),
        "10 of them, past": lambda: figures(statistic, as_of=middle),
        "a statistic": lambda: store.statistic(of_20),
        "its vintages": lambda: store.vintages(of_20),
        "100 newest": lambda: figures(everything, sort="-recorded"),
        "100 newest, past": lambda: figures(everything, sort="-recorded", as_of=middle),
        "100 oldest, deep": lambda: figures(everything, cursor=deep["recorded"]),
        "100 by value": lambda: figures(everything, sort="-value"),
        "100 by value, deep": lambda: figures(everything, sort="-value", cursor=deep["-value"]),
        "100 by publication, deep": lambda: figures(everything, sort="-published", cursor=deep["-published"]),
        "100 over 50,000": lambda: figures(half, sort="value"),
        "100 of a publisher": lambda: figures(FigureFilter(publisher="the orlin gazette"), sort="-published"),
        "10 of a thing": lambda: figures(FigureFilter(measured=some.figure.measured), limit=10),
        "10 of a source": lambda: figures(FigureFilter(source=SOURCES[0]), limit=10),
        "100 by words": lambda: figures(FigureFilter(q="says")),
        "10 by words, newest": lambda: figures(FigureFilter(q=SOURCES[0]), sort="-recorded", limit=10),
        "20 statistics": lambda: store.statistics(limit=20),
        "20 statistics, deep": lambda: store.statistics(limit=20, cursor=listed),
        "20 statistics, past": lambda: store.statistics(limit=20, as_of=middle),
        "a statistic by words": lambda: store.statistics(q=known.name),
        "20 sources, each with its count": lambda: store.sources(limit=20, cursor=credited),
        "20 articles, deep": lambda: store.articles(limit=20, cursor=read),
        "silent edits": store.silent_edits,
        "stale rulings": store.stale_rulings,
        "judgements": store.judgements,
        "change feed": lambda: store.changes(since=middle),
    }


def half_way(listing: Callable[..., Page[Item]]) -> str | None:
    """A cursor to the middle of the list, by walking through all of it."""
    cursors: list[str | None] = [None]
    while (following := listing(cursor=cursors[-1], limit=1000).next) is not None:
        cursors.append(following)
    return cursors[len(cursors) // 2]


def to_middle(record: Path, store: Store, sort: str) -> str:
    """A cursor to the middle of all figures, as the list itself would give it after very many pages."""
    question, at = Question({}, sort.removeprefix("-"), sort.startswith("-"), 0), store.head().id
    column = ORDERS[question.order].removeprefix("i.")
    with closing(sqlite3.connect(record)) as plain:
        (size,) = plain.execute("SELECT count(*) FROM figure_index").fetchone()
        asked = f"SELECT {column}, id FROM figure_index ORDER BY {column}, id LIMIT 1 OFFSET {size // 2}"  # noqa: S608
        return write_cursor(Cursor(at, str(question), plain.execute(asked).fetchone()))


def milliseconds(read: Callable[[], object]) -> float:
    """The median of eleven, once warm."""
    read()
    spent = []
    for _ in range(11):
        began = time.process_time()
        read()
        spent.append(time.process_time() - began)
    return sorted(spent)[5] * 1000


def kept(folder: Path, size: int) -> tuple[Path, float]:
    """The record of this size in the folder, written unless it is there; and how many figures a second were written."""
    folder.mkdir(parents=True, exist_ok=True)
    record, rate = folder / f"record-{size}.db", folder / f"record-{size}.rate"
    migrate(record)
    if not rate.exists():
        with Store.open(record) as store:
            if store.head().id > 1:
                raise SystemExit(f"{record} is half of a record: delete it")
            store.backup(record.with_suffix(".empty"))  # opened when it was, for those who write the same rows to it
            rate.write_text(str(fill(store, size)))
    return record, float(rate.read_text())


def measured(folder: Path, size: int) -> Iterator[tuple[str, float]]:
    record, rate = kept(folder, size)
    yield "figures written a second", rate
    with Store.open(record) as store:
        yield from ((name, milliseconds(read)) for name, read in reads(store, record).items())
    with tempfile.TemporaryDirectory() as name:
        empty = Path(name, "empty.db")
        shutil.copyfile(record.with_suffix(".empty"), empty)
        migrate(empty)
        beside = bare(record, empty, size)
    yield "the same rows, executemany", beside
    yield "share of that", rate / beside


def main(sizes: list[int], folder: Path) -> None:
    table: dict[str, list[float]] = {}
    for size in sizes:
        for name, value in measured(folder, size):
            table.setdefault(name, []).append(value)
            print(f"{size:>10,} {name:32}{value:>14,.2f}", file=sys.stderr, flush=True)
    print(f"{'figures':32}" + "".join(f"{size:>14,}" for size in sizes) + f"{'times':>10}")
    for name, values in table.items():
        print(f"{name:32}" + "".join(f"{one:>14,.2f}" for one in values) + f"{values[-1] / values[0]:>10.2f}")


if __name__ == "__main__":
    asked = [int(one) for one in sys.argv[1:] if one.isdecimal()]
    with tempfile.TemporaryDirectory() as passing:
        main(asked or [10_000], Path(next((one for one in sys.argv[1:] if not one.isdecimal()), passing)))
