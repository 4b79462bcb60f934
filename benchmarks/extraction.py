"""How fast figures are found, side by side with quantulum3, which finds quantities without their context.

    python -m benchmarks.extraction samples tests/golden

Each FOLDER holds articles as JSON. Both read the same texts in one process on one core, warmed up first, whole articles
and then sentence by sentence; what counts is the ratio. The last table shows what ten times the text costs.
"""

import json
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from quantulum3 import parser

from service.article import Article
from service.figures.extract import extract
from service.figures.sentences import read

ROUNDS = 3
SIZES = (10_000, 100_000, 1_000_000)
NATURAL = "Nine people died on Monday, the fire service said. The road to the coast was closed for the night. "
HOSTILE = {"digits": "7", "commas": ",", "and": "and ", "one word": "word", "numbers": "12 "}


def texts(folders: Sequence[str]) -> list[str]:
    paths = [path for folder in folders for path in sorted(Path(folder).glob("*.json"))]
    told = (json.loads(path.read_text(encoding="utf-8")) for path in paths)
    return [one["text"] for one in told if isinstance(one, dict) and "text" in one]


def seconds(work: Callable[[str], object], items: Sequence[str]) -> float:
    """The best of a few rounds."""
    took = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        for item in items:
            work(item)
        took.append(time.perf_counter() - began)
    return min(took)


def ours(text: str) -> object:
    return extract(Article(text))


def theirs(text: str) -> object:
    return parser.parse(text)


def main() -> None:
    articles = texts(sys.argv[1:])
    sentences = [sentence.text for article in articles for sentence in read(Article(article)).sentences]
    ours(articles[0])
    theirs(articles[0])
    print(f"{'':24}{'Tallybook':>12}{'quantulum3':>12}{'ratio':>8}")
    for name, items in (("articles a second", articles), ("sentences a second", sentences)):
        mine, other = seconds(ours, items), seconds(theirs, items)
        print(f"{name:24}{len(items) / mine:12.1f}{len(items) / other:12.1f}{other / mine:8.1f}")
    print(f"\n{'seconds for':24}" + "".join(f"{size // 1000:>9} kB" for size in SIZES))
    for name, unit in {"news": NATURAL, **HOSTILE}.items():
        took = [seconds(ours, [(unit * (size // len(unit) + 1))[:size]]) for size in SIZES]
        print(f"{name:24}" + "".join(f"{one:12.2f}" for one in took))


if __name__ == "__main__":
    main()
