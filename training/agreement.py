"""How what was read agrees with what was annotated."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

from service.figures.figure import Figure

# The share of common words from which a phrase counts as right; a verb must be the same.
ENOUGH = {"measured": 0.66, "agent": 0.5, "place": 0.5, "predicate": 1.0}
_STOP = frozenset("the a an of in on at for to and or by with from its their his her our s".split())


def alike(name: str, got: str | None, wanted: str | None) -> float:
    """1 where two texts of a field say the same, 0 where they do not, between where they share most words."""
    if not got or not wanted:
        return float(not got and not wanted)
    a, b = _words(got), _words(wanted)
    shared = 2 * (a & b).total() / max(1, a.total() + b.total())
    return shared if shared >= ENOUGH[name] else 0.0


def _words(text: str) -> Counter[str]:
    return Counter(_stem(word) for word in re.findall(r"[a-z0-9]+", text.lower()) if word not in _STOP)


def _stem(word: str) -> str:
    for ending, put in (("ies", "y"), ("sses", "ss"), ("s", "")):
        if word.endswith(ending) and len(word) > len(ending) + 2 and not word.endswith("ss"):
            return word[: -len(ending)] + put
    return word


def paired(found: Sequence[Figure], annotated: Sequence[dict[str, Any]]) -> list[int | None]:
    """For each figure found the annotated one whose characters it shares most, one to one."""
    shared = [
        (min(f.end, g["end"]) - max(f.start, g["start"]), i, j)
        for i, f in enumerate(found)
        for j, g in enumerate(annotated)
        if f.start < g["end"] and g["start"] < f.end
    ]
    pairs: dict[int, int] = {}
    for _, i, j in sorted(shared, reverse=True):
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return [pairs.get(i) for i in range(len(found))]


def f1(name: str, articles: Sequence[tuple[Sequence[Figure], Sequence[dict[str, Any]], Sequence[int | None]]]) -> float:
    """F1 of a field over the slots that are filled."""
    right = found = wanted = 0
    for figures, annotated, gold in articles:
        wanted += sum(bool(g[name]) for g in annotated)
        for figure, j in zip(figures, gold, strict=True):
            got = getattr(figure, name)
            found += bool(got)
            right += bool(got) and j is not None and alike(name, got, annotated[j][name]) > 0
    return round(2 * right / max(1, found + wanted), 3)
