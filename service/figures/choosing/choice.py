"""Choosing among options by what speaks for each: a softmax over sums of learned weights."""

import json
from collections.abc import Callable, Hashable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import repeat
from math import exp
from sys import intern
from typing import Any, NamedTuple


class Option(NamedTuple):
    """One thing that a field may hold; text is None: nothing.

    features  what is seen of it, as the weights know it: mostly the name of a kind of evidence, and what is seen there
    head      its token in the figure's sentence, if it stands there
    source    how the figure it is taken from is related, if it is taken from one
    """

    text: str | None
    features: Sequence[Hashable]
    head: int | None = None
    source: str = ""


class Choice(NamedTuple):
    """The best option and how probable its text is, among all options."""

    option: Option
    probability: float


# What a feature counts.
Weights = Mapping[Any, float]
# Takes the name of a field and its options.
Chooser = Callable[[str, Sequence[Option]], Choice]


@cache
def _weights() -> dict[str, Weights]:
    stored = files(__package__).joinpath("choices.json").read_text("utf-8")
    # Few of these thousands of numbers differ: kept once each, they stay in the processor's cache.
    table: dict[str, dict[str, list[list[Any]]]] = json.loads(stored, parse_float=cache(float))
    return {field: _unpacked(kinds) for field, kinds in table.items()}


def _unpacked(kinds: dict[str, list[list[Any]]]) -> Weights:
    """Weights as they are stored: {kind of evidence: [[what is seen, ..., what it counts], ...]}."""
    return {(kind, *map(_interned, row[:-1])): row[-1] for kind, rows in kinds.items() for row in rows}


def _interned(seen: Hashable) -> Hashable:
    """A word that is there once in memory is compared by its address."""
    return intern(seen) if isinstance(seen, str) else seen


def choose(field: str, options: Sequence[Option]) -> Choice:
    """The most probable text of a field; options of the same text speak for each other."""
    return best(_weights()[field], options)


def best(weights: Weights, options: Sequence[Option]) -> Choice:
    if len(options) == 1:
        return Choice(options[0], 1.0)
    weigh, unknown = weights.get, repeat(0.0)
    grades = [sum(map(weigh, option.features, unknown)) for option in options]
    highest = max(grades)
    shares = [exp(grade - highest) for grade in grades]
    totals: dict[str | None, float] = {}
    for option, share in zip(options, shares, strict=True):
        totals[option.text] = totals.get(option.text, 0.0) + share
    text = max(totals, key=totals.__getitem__)
    winner = max((i for i, option in enumerate(options) if option.text == text), key=shares.__getitem__)
    return Choice(options[winner], totals[text] / sum(shares))
