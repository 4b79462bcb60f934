"""Fits the weights of service/figures/confidence.py, and prints how far confidence can be believed.

    python -m training.fit_confidence FOLDER...

The folders hold annotated articles that nothing else was learned from (tests/golden, tests/outside): what is learned
from an article knows its answers, and would think itself surer than it is. Each story is rated by weights that were
fitted without it.
"""

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt

from service.figures import confidence, coreference
from service.figures.extract import draft
from service.figures.figure import Figure
from service.figures.sentences import read
from training.annotated import Annotated, annotated

WEIGHTS = Path(confidence.__file__).with_name("confidence.json")
EDGES = (0.0, 0.2, 0.4, 0.6, 0.7, 0.8, 1.01)
PENALTY = 1.0
SAME = 0.66

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Row:
    """One extracted figure: its cues, and whether its record is right."""

    story: str
    cues: dict[str, float]
    is_right: bool


def rows(article: Annotated) -> list[Row]:
    reading = read(article.article)
    unrated = coreference.resolve(reading, draft(reading)[0])
    return [
        Row(article.story, dict(confidence.cues(figure)), n is not None and is_right(figure, article.gold[n]))
        for n, figure in zip(article.pairs, unrated, strict=True)
    ]


def is_right(figure: Figure, gold: Figure) -> bool:
    """Every field that a reader would have to correct is as annotated; of a thing and a source most of the words."""
    plain = ("value", "low", "high", "bound", "unit", "measure", "direction")
    if figure.bound == "range":
        plain = ("low", "high", "bound", "unit", "measure", "direction")
    stated = gold.valid_basis in confidence.STATED
    dated = (figure.valid_from, figure.valid_to) == (gold.valid_from, gold.valid_to) if stated else True
    return (
        all(getattr(figure, name) == getattr(gold, name) for name in plain)
        and dated
        and stated == (figure.valid_basis in confidence.STATED)
        and alike(figure.measured, gold.measured)
        and len(figure.sources) == len(gold.sources)
        and all(map(alike, figure.sources, gold.sources))
    )


def alike(a: str | None, b: str | None) -> bool:
    if not a or not b:
        return not a and not b
    one, other = (set(phrase.lower().replace("-", " ").split()) for phrase in (a, b))
    return 2 * len(one & other) / (len(one) + len(other)) >= SAME


def fit(data: Sequence[Row], names: Sequence[str]) -> dict[str, float]:
    """Logistic regression by Newton's steps."""
    x = np.array([[row.cues.get(name, 0.0) for name in names] for row in data])
    y = np.array([row.is_right for row in data], dtype=float)
    w: Floats = np.zeros(len(names))
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ w))
        slope = x.T @ (p - y) + PENALTY * w
        bend = (x * (p * (1 - p))[:, None]).T @ x + PENALTY * np.eye(len(names))
        w -= np.linalg.solve(bend, slope)
    return {name: round(float(weight), 3) for name, weight in zip(names, w, strict=True)}


def rate(row: Row, weights: dict[str, float]) -> float:
    return float(1 / (1 + np.exp(-sum(weights.get(name, 0.0) * size for name, size in row.cues.items()))))


def main() -> None:
    data = [row for folder in sys.argv[1:] for article in annotated(Path(folder)) for row in rows(article)]
    names = sorted({name for row in data for name in row.cues})
    rated = [
        (rate(row, weights), row.is_right)
        for story in sorted({row.story for row in data})
        for weights in [fit([row for row in data if row.story != story], names)]
        for row in data
        if row.story == story
    ]
    print("| said to be | figures | of these right |\n| --- | --- | --- |")
    for low, high in pairwise(EDGES):
        inside = [right for sure, right in rated if low <= sure < high]
        if inside:
            print(f"| {low:.1f} to {min(high, 1.0):.1f} | {len(inside)} | {sum(inside) / len(inside):.2f} |")
    WEIGHTS.write_text(json.dumps(fit(data, names), indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
