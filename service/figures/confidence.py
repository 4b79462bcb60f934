"""Confidence: how likely the whole record of a figure is right, by weights learned from annotated articles."""

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache, lru_cache
from importlib.resources import files
from math import exp, log

from service.figures.figure import Figure

STATED = frozenset({"stated", "relative"})
# The chooser is never surer than this, however it feels.
LEAST, MOST = 0.02, 0.98
# "4,000 people could die if the dam fails", "If the dam fails, 4,000 would die", "Had it failed, 4,000 would have
# died", "Suppose 400 came"; not "could not say if 40 had died", "had said 40 would have to go"
SUPPOSED = re.compile(
    r"\b(?:could|might|would|may) (?!not |say |tell |know )[^.;]* (?:if|unless)\b"
    r"|\b(?:if|unless)\b[^.;]*, [^.;]*\b(?:could|might|would|may)\b"
    r"|^\W?(?-i:Had)\b[^.;]*, [^.;]*\b(?:could|might|would) have\b|^\W?(?:suppose|imagine|assuming)\b",
    re.IGNORECASE,
)
# One of these is in all of them.
SUPPOSING = ("if", "unless", "had ", "suppose", "imagine", "assuming")
SUPPOSED_AT_MOST = 0.45  # what may happen has not: read the sentence first


def rated(figure: Figure) -> Figure:
    """The figure with its confidence; it comes with the probability of what it measures in that place."""
    weights = _weights()
    odds = sum(weights.get(name, 0.0) * size for name, size in cues(figure).items())
    sure = round(1 / (1 + exp(-odds)), 2)
    return replace(figure, confidence=min(sure, SUPPOSED_AT_MOST) if _is_supposed(figure.sentence) else sure)


@lru_cache(maxsize=64)
def _is_supposed(sentence: str) -> bool:
    low = sentence.lower()
    return any(word in low for word in SUPPOSING) and SUPPOSED.search(sentence) is not None


def cues(figure: Figure) -> Mapping[str, float]:
    """What speaks for and against a record, by name; `thing` is in log-odds, the others are 0 or 1."""
    sure = min(max(figure.confidence, LEAST), MOST)
    found = {
        "bias": 1.0,
        "thing": log(sure / (1 - sure)),
        f"kind {figure.kind}": 1.0,
        "change": float(figure.measure == "change"),
        "leans": float(figure.refers_to is not None),
        "dated": float(figure.valid_basis in STATED),
        "nameless": float(figure.measured is None),
        "unsourced": float(not figure.sources),
        "relayed": float(len(figure.sources) > 1),
        "bounded": float(figure.bound != "exact"),
    }
    return {name: size for name, size in found.items() if size}


@cache
def _weights() -> dict[str, float]:
    table: dict[str, float] = json.loads(files(__package__).joinpath("confidence.json").read_text("utf-8"))
    return table
