"""How well figures of a few articles come together that are easily taken for one another.

    python -m benchmarks.stories FOLDER [--show]

FOLDER holds short stories (training/stories.py says in what form). All their articles go on one record, as any article
does. Prints precision and recall of the pairs of figures that come under one statistic, with --show each wrong pair.
"""

import argparse
import tempfile
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from service.ingest import ingest
from service.store import Store, migrate
from training.stories import Told, is_open, stories

MOST = 100


class Found(NamedTuple):
    """A marked figure as it was read; statistic None where it is of none, or was not read."""

    story: str
    label: str
    sentence: str
    statistic: str | None
    name: str


class Score(NamedTuple):
    """Pairs that must come together, pairs that do, and those of both."""

    wanted: int
    found: int
    both: int

    @property
    def precision(self) -> float:
        return self.both / max(1, self.found)

    @property
    def recall(self) -> float:
        return self.both / max(1, self.wanted)


def read(told: Sequence[Told]) -> list[Found]:
    """Puts all on a record of its own and reads there what each marked figure is a figure of."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "stories.db"
        migrate(path)
        with Store.open(path) as store:
            ids = [ingest(store, one.article, actor="stories").article_id for one in told]
            return [found for one, own in zip(told, ids, strict=True) for found in _found(store, one, own)]


def _found(store: Store, told: Told, identity: str) -> Iterator[Found]:
    figures = store.article_figures(identity)
    for start, end, label in told.marks:
        own = next((one.statistic for one in figures if one.figure.start < end and start < one.figure.end), None)
        sentence = told.article.text[max(0, start - MOST) : start + MOST].replace("\n", " ")
        yield Found(told.story, label, sentence, own and own.id, own.name if own else "")


def pairs(found: Sequence[Found]) -> Iterator[tuple[Found, Found, bool, bool]]:
    """All pairs of which something is said: whether they must come together, and whether they do."""
    for a, b in combinations(found, 2):
        if a.story != b.story or not is_open(a.label, b.label):
            is_found = a.statistic is not None and a.statistic == b.statistic
            yield a, b, (a.story, a.label) == (b.story, b.label), is_found


def score(found: Sequence[Found]) -> Score:
    asked = [(is_one, is_found) for _, _, is_one, is_found in pairs(found)]
    return Score(sum(one for one, _ in asked), sum(one for _, one in asked), asked.count((True, True)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--show", action="store_true", help="print each wrong pair")
    asked = parser.parse_args()
    found = read(stories(asked.folder))
    for a, b, is_one, is_found in pairs(found) if asked.show else ():
        if is_one != is_found:
            print(f"{'missed' if is_one else 'merged'}: {a.story}")
            print("".join(f"    {one.label}: {one.sentence} [{one.name}]\n" for one in (a, b)), end="")
    told, unread = score(found), sum(one.statistic is None for one in found)
    print(f"{len(found)} figures, {unread} not read")
    print(f"{told.wanted} pairs wanted, {told.found} found, {told.both} of both")
    print(f"precision {told.precision:.3f}, recall {told.recall:.3f}")


if __name__ == "__main__":
    main()
