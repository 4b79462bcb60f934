"""How fast the record is written and read, and whether reads cost the same when it has grown.

    python benchmarks/store.py 10000 100000

Synthetic articles of ten figures each; every line gives the milliseconds at each size.
"""

import random
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from service.article import Article
from service.figures.figure import Figure
from service.statistic import profile, story
from service.store import FigureFilter, Store, migrate

PLACES = [
    f"{first}{last}" for first in ("Or", "Cal", "Low", "Bren", "Tam") for last in ("lin", "der", "ell", "wick", "bury")
]
THINGS = ("villages", "schools", "patients", "detainees", "houses", "bridges", "ferries", "wells")
VERBS = ("count", "close", "treat", "hold", "lose", "repair", "run", "test")
NUMBER = re.compile(r"\d+")
FIGURES = 10
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
    """Records them; gives figures a second. Every tenth has a profile, so that statistics grow with the record."""
    spent = 0.0
    for number, (said, read) in enumerate(articles(size)):
        told = story(said, read)
        profiles = [profile(read[0], told) if number % 10 == 0 else None, *[None] * (FIGURES - 1)]
        began = time.perf_counter()
        store.record(said, read, profiles, actor="bench")
        spent += time.perf_counter() - began
    return size / spent


def reads(store: Store) -> dict[str, Callable[[], object]]:
    middle = store.head().id // 2
    deep: list[str | None] = [None]
    while len(deep) < 50:
        following = store.figures(FigureFilter(), sort="-value", cursor=deep[-1], limit=100).next
        if following is None:
            break
        deep.append(following)
    some = store.figures(FigureFilter(), limit=1, as_of=middle).items[0]
    statistic = store.statistics(limit=1).items[0].id
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
        began = time.perf_counter()
        read()
        spent.append(time.perf_counter() - began)
    return sorted(spent)[5] * 1000


def main(sizes: list[int]) -> None:
    table: dict[str, list[float]] = {}
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            migrate(Path(folder, "record.db"))
            with Store.open(Path(folder, "record.db")) as store:
                table.setdefault("figures written a second", []).append(fill(store, size))
                for name, read in reads(store).items():
                    table.setdefault(name, []).append(milliseconds(read))
    print(f"{'figures':28}" + "".join(f"{size:>12,}" for size in sizes))
    for name, measured in table.items():
        print(f"{name:28}" + "".join(f"{one:>12,.2f}" for one in measured))


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [10_000])
