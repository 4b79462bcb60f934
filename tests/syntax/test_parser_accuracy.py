"""A floor under the parser's accuracy, on sentences it has not learned from. It may fall only with a written reason."""

import os
from collections import Counter
from pathlib import Path

import pytest

from service.syntax.parser import loaded

# Percent of words, on the development part of English-EWT and on the news of English-PUD, cut as in the treebank
FLOORS = {
    "ewt-dev": {"tag": 94.5, "fine tag": 93.5, "head": 86.5, "head and relation": 83.0},
    "pud-news-test": {"tag": 94.5, "fine tag": 94.0, "head": 84.0, "head and relation": 80.0},
}
# Labels that training/treebank.py keeps whole; of the others only the universal part is learned
KEPT = {
    "nsubj:pass",
    "aux:pass",
    "obl:agent",
    "obl:unmarked",
    "nmod:poss",
    "nmod:unmarked",
    "acl:relcl",
    "compound:prt",
}


def treebank(name: str) -> Path:
    """The file in the folder that $TREEBANK names, or in a folder "treebank" near the checkout."""
    near = Path(__file__).parents[2].parent.glob(f"*/treebank/{name}.tsv")
    given = [Path(folder) / f"{name}.tsv" for folder in [os.environ.get("TREEBANK")] if folder]
    found = next((path for path in [*given, *near] if path.exists()), None)
    if found is None:
        pytest.skip(f"{name}.tsv is not here: name the folder that holds it in $TREEBANK")
    return found


def right_words(path: Path) -> tuple[Counter[str], int]:
    """How many words have the right tag, head and so on, and how many there are."""
    blocks = [block.split("\n") for block in path.read_text(encoding="utf-8").strip().split("\n\n")]
    gold = [[line.split("\t") for line in block] for block in blocks]
    parser = loaded()
    right: Counter[str] = Counter()
    trees = parser.trees([[row[1] for row in rows] for rows in gold])
    for rows, tree in zip(gold, trees, strict=True):
        for i, (_, _, _, tag, fine, head, relation) in enumerate(rows):
            same_head = tree.heads[i] == (int(head) or i + 1) - 1
            label = relation if relation in KEPT else relation.partition(":")[0]
            right["tag"] += parser.tags[tree.tags[i]] == tag
            right["fine tag"] += parser.fine_tags[tree.fine_tags[i]] == fine
            right["head"] += same_head
            right["head and relation"] += same_head and parser.relations[tree.relations[i]] == label
    return right, sum(map(len, gold))


@pytest.mark.parametrize("name", FLOORS)
def test_accuracy_stays_above_the_floor(name: str) -> None:
    right, words = right_words(treebank(name))
    reached = {what: 100 * count / words for what, count in right.items()}
    assert {what: reached[what] for what, floor in FLOORS[name].items() if reached[what] < floor} == {}
