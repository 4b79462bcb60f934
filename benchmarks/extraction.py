"""How fast figures are read, side by side with published quantity extractors, and how the cost grows with the text.

    python -m benchmarks.extraction [--corpus FOLDER] [--sentences FILE] [--largest KB]

FOLDER holds articles as JSON with a "text"; FILE is a JSON list of objects with a "text", each read as an article of
its own. Without them, the sample articles and the annotated ones of the tests are read, whole and sentence by sentence.
All in one process, on one core, warmed, each the best of three passes; seconds are those of the processor.
"""

import argparse
import json
import time
import warnings
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from service.article import Article
from service.figures.extract import extract
from service.figures.sentences import read

Reader = Callable[[str], object]

ROOT = Path(__file__).resolve().parent.parent
PASSES = 3
# A peer is not given a longer text once one has taken it this many seconds.
PATIENCE = 10.0
# Enough English that what follows is read as English.
OPENING = "The mayor said that it was for the people of the town and not for her to say who had been there. " * 45
HOSTILE = {
    "digits": "7",
    "numbers": "7 ",
    "commas": ",",
    "and": "and ",
    "one word": "harbour ",
    "he said": "he said ",
    "short sentences": "He said. ",
    "dates": "3 May 2021, ",
    "years": "2019 ",
    "months": "October ",
}


def tallybook(text: str) -> object:
    return extract(Article(text=text))


def quantulum3() -> Reader:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that its classifier is not installed
        from quantulum3 import parser
    return parser.parse  # type: ignore[no-any-return]


def recognizers_text() -> Reader:
    from recognizers_number import recognize_number, recognize_percentage
    from recognizers_number_with_unit import recognize_age, recognize_currency, recognize_dimension
    from recognizers_text import Culture

    kinds = (recognize_number, recognize_percentage, recognize_currency, recognize_dimension, recognize_age)
    return lambda text: [kind(text, Culture.English) for kind in kinds]


def readers() -> dict[str, Reader]:
    """Tallybook and those of its peers that are installed."""
    found: dict[str, Reader] = {"tallybook": tallybook}
    for name, load in {"quantulum3": quantulum3, "recognizers-text": recognizers_text}.items():
        try:
            found[name] = load()
        except ImportError:
            print(f"{name}: not installed, left out (pip install -e '.[bench]')")
    return found


def seconds(reader: Reader, texts: Sequence[str], passes: int = PASSES) -> float:
    """The best of some passes over the texts."""
    best = float("inf")
    for _ in range(passes):
        began = time.process_time()
        for text in texts:
            reader(text)
        best = min(best, time.process_time() - began)
    return best


def articles(folder: Path | None) -> list[str]:
    folders = [folder] if folder else [ROOT / "samples", ROOT / "tests" / "golden"]
    loaded = [json.loads(path.read_text("utf-8")) for each in folders for path in sorted(each.glob("*.json"))]
    return [article["text"] for article in loaded if isinstance(article, dict) and "text" in article]


def sentences(file: Path | None, whole: Sequence[str]) -> list[str]:
    if file:
        return [each["text"] for each in json.loads(file.read_text("utf-8"))]
    return [sentence.text for text in whole for sentence in read(Article(text=text)).sentences]


def compare(found: Mapping[str, Reader], what: str, texts: Sequence[str]) -> None:
    characters = sum(map(len, texts)) // len(texts)
    print(f"\n{len(texts)} {what}, {characters} characters each on average")
    ours = 0.0
    for name, reader in found.items():
        reader(texts[0])
        rate = len(texts) / seconds(reader, texts)
        ours = ours or rate
        times = "" if name == "tallybook" else f"   tallybook is {ours / rate:.1f} times as fast"
        print(f"  {name:18}{rate:10,.1f} {what} a second{times}")


def growth(found: Mapping[str, Reader], natural: str, sizes: Sequence[int]) -> None:
    """Seconds for a megabyte, at each size: a straight line is the same number all along."""
    print("\nseconds for a megabyte of text")
    print(f"  {'text of':32}" + "".join(f"{size:>9,} kB" for size in sizes))
    for name, reader in found.items():
        cost = [f"{one:12.2f}" if one else f"{'-':>12}" for one in _costs(reader, natural, sizes, name == "tallybook")]
        print(f"  {'articles, ' + name:32}" + "".join(cost))
    for name, unit in HOSTILE.items():
        cost = [f"{one:12.2f}" for one in _costs(tallybook, unit, sizes, True) if one]
        print(f"  {name + ', tallybook':32}" + "".join(cost))


def _costs(reader: Reader, unit: str, sizes: Sequence[int], to_the_end: bool) -> list[float | None]:
    costs: list[float | None] = []
    for size in sizes:
        if not to_the_end and costs and (costs[-1] is None or costs[-1] * size / 1000 > PATIENCE):
            costs.append(None)
            continue
        text = (OPENING + "\n\n" + unit * (1000 * size // len(unit) + 1))[: max(len(OPENING), 1000 * size)]
        spent = seconds(reader, [text], passes=PASSES if size < 100 else 1)
        costs.append(spent / len(text) * 1e6)
    return costs


def main() -> None:
    asked = argparse.ArgumentParser(description="How fast figures are read, side by side with the peers.")
    asked.add_argument("--corpus", type=Path, help="folder of articles")
    asked.add_argument("--sentences", type=Path, help="JSON list of sentences")
    asked.add_argument("--largest", type=int, default=1000, help="kilobytes of the longest text (default 1000)")
    given = asked.parse_args()
    found = readers()
    whole = articles(given.corpus)
    compare(found, "articles", whole)
    compare(found, "sentences", sentences(given.sentences, whole))
    sizes = [size for size in (10, 100, 1000, 10_000) if size <= given.largest]
    growth(found, "\n\n".join(whole) + "\n\n", sizes)


if __name__ == "__main__":
    main()
