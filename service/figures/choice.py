"""Choosing among options by what speaks for each: a softmax over sums of learned weights."""

import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from itertools import repeat
from math import exp
from typing import NamedTuple


class Option(NamedTuple):
    """One thing that a field may hold; text is None: nothing.

    features  what is seen of it, as names that the weights know
    head      its token in the figure's sentence, if it stands there
    source    how the figure it is taken from is related, if it is taken from one
    """

    text: str | None
    features: Sequence[str]
    head: int | None = None
    source: str = ""


class Choice(NamedTuple):
    """The best option and how probable its text is, among all options."""

    option: Option
    probability: float


@cache
def _weights() -> dict[str, dict[str, float]]:
    stored = files(__package__).joinpath("choices.json").read_text("utf-8")
    # Few of these tens of thousands of numbers differ: kept once each, they stay in the processor's cache.
    table: dict[str, dict[str, float]] = json.loads(stored, parse_float=cache(float))
    return table


def choose(field: str, options: Sequence[Option]) -> Choice:
    """The most probable text of a field; options of the same text speak for each other."""
    return best(_weights()[field], options)


def best(weights: dict[str, float], options: Sequence[Option]) -> Choice:
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
