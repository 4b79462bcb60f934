"""Reads a treebank and disturbs its sentences the way headlines and live pages do."""

import random
import re
from dataclasses import dataclass, replace
from pathlib import Path

# Sub-labels that say something a reader of figures needs; the others are cut to their universal part.
KEPT = frozenset(
    ["nsubj:pass", "aux:pass", "obl:agent", "obl:unmarked", "nmod:poss", "nmod:unmarked", "acl:relcl", "compound:prt"]
)


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with its grammar. heads count words from 1; 0 is the root."""

    words: tuple[str, ...]
    tags: tuple[str, ...]
    fine_tags: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]


def label(relation: str) -> str:
    """ "det:predet" is "det", "nsubj:pass" is kept."""
    return relation if relation in KEPT else relation.partition(":")[0]


def read(path: Path) -> list[Example]:
    """The sentences of a tab-separated treebank: index, form, lemma, universal tag, Penn tag, head, relation."""
    blocks = path.read_text(encoding="utf-8").strip().split("\n\n")
    return [_example([line.split("\t") for line in block.split("\n")]) for block in blocks]


def _example(rows: list[list[str]]) -> Example:
    _, words, _, tags, fine_tags, heads, relations = zip(*rows, strict=True)
    return Example(words, tags, fine_tags, tuple(map(int, heads)), tuple(map(label, relations)))


def disturb(example: Example, rng: random.Random) -> Example:
    """Sometimes a headline, sometimes without its commas or full stop, and nearly always with other numbers."""
    words = tuple(_other_number(word, rng) for word in example.words)
    roll = rng.random()
    if roll < 0.07:
        words = tuple(word[:1].upper() + word[1:] if len(word) > 3 or rng.random() < 0.3 else word for word in words)
    elif roll < 0.09:
        words = tuple(word.upper() for word in words)
    elif roll < 0.12:
        words = tuple(word.lower() for word in words)
    elif roll < 0.20:
        words = (words[0][:1].upper() + words[0][1:], *words[1:])
    example = replace(example, words=words)
    if rng.random() < 0.07:
        example = _without(example, {","})
    if rng.random() < 0.10:
        example = _without(example, {".", "!", "?"})
    return example


# "17" and "3,443" may become one another; "9/11" and "1990s" stay
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?")


def _other_number(word: str, rng: random.Random) -> str:
    if not _NUMBER.fullmatch(word) or rng.random() < 0.5 or re.fullmatch(r"(?:19|20)\d\d", word):
        return word
    size = 10 ** rng.randint(1, 6)
    number = rng.randint(1, size)
    kind = rng.random()
    if kind < 0.15:
        return f"{number % 100}.{rng.randint(0, 9)}"
    return f"{number:,}" if kind < 0.9 else str(number)


def _without(example: Example, marks: set[str]) -> Example:
    """Leaves out marks that govern nothing and are not the root."""
    governors = set(example.heads)
    kept = [
        i for i, word in enumerate(example.words) if word not in marks or i + 1 in governors or not example.heads[i]
    ]
    place = {0: 0} | {old + 1: new + 1 for new, old in enumerate(kept)}
    return Example(
        words=tuple(example.words[i] for i in kept),
        tags=tuple(example.tags[i] for i in kept),
        fine_tags=tuple(example.fine_tags[i] for i in kept),
        heads=tuple(place[example.heads[i]] for i in kept),
        relations=tuple(example.relations[i] for i in kept),
    )
