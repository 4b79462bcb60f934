"""Prints how often the parser that ships is right about a treebank file, word by word and relation by relation."""

import sys
from collections import Counter
from pathlib import Path

from service.syntax.parser import loaded
from training.treebank import read

RELATIONS = "root nummod nsubj nsubj:pass obj obl case compound amod acl acl:relcl nmod conj advcl ccomp"


def measure(path: Path) -> None:
    parser, data = loaded(), read(path)
    total = sum(len(example.words) for example in data)
    right, hit, gold, found, headed = (Counter[str]() for _ in range(5))
    for example, tree in zip(data, parser.trees([list(example.words) for example in data]), strict=True):
        for i, head in enumerate(example.heads):
            label, guess = example.relations[i], parser.relations[tree.relations[i]]
            same = tree.heads[i] == (head or i + 1) - 1
            right["tag"] += parser.tags[tree.tags[i]] == example.tags[i]
            right["fine tag"] += parser.fine_tags[tree.fine_tags[i]] == example.fine_tags[i]
            right["head"] += same
            right["head and relation"] += same and label == guess
            gold[label] += 1
            found[guess] += 1
            headed[label] += same
            hit[label] += same and label == guess
    print(path.name, ", ".join(f"{what} {100 * count / total:.1f}" for what, count in right.items()))
    for name in RELATIONS.split():
        both = 200 * hit[name] / max(1, gold[name] + found[name])
        print(
            f"  {name:10} right head {100 * headed[name] / max(1, gold[name]):5.1f}   head and relation, F1 {both:5.1f}"
        )


if __name__ == "__main__":
    for name in sys.argv[1:]:
        measure(Path(name))
