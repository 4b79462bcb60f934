"""Fits the weights by which two figures are taken to be of one statistic.

    python -m training.fit_identity CORPUS STORIES

CORPUS is a folder of annotated articles, STORIES one of short stories (stories.py) whose figures are easily mistaken.
A logistic regression with an L2 penalty, once for pairs within an article and once for pairs across two. It learns from
what the extractor makes of the articles, and from the figures as annotated with fields lost as an extractor loses them.
Prints how well figures come together in the half of the stories it has not seen, and in all, then writes
service/statistic/weights.py.
"""

import argparse
import random
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations, combinations_with_replacement, product
from pathlib import Path
from typing import NamedTuple

import numpy as np

from service.figures.extract import extract
from service.figures.figure import Figure
from service.statistic import Profile, link, profile, story
from service.statistic.evidence import Weights, evidence
from service.statistic.gate import are_kindred, may_be_one
from training.annotated import Annotated, annotated
from training.stories import is_open, stories

TARGET = Path(__file__).resolve().parent.parent / "service" / "statistic" / "weights.py"
PENALTY = 2.0
STEPS = 40
TIMES = 2  # so that the few pairs of short stories count beside the many of articles
LOST = {"agent": 0.3, "place": 0.3, "predicate": 0.3, "refers_to": 0.3}  # how often an extractor misses a field


class Told(NamedTuple):
    """A figure's profile; label None for what nobody would track."""

    story: str
    article: str
    label: str | None
    profile: Profile


class Pair(NamedTuple):
    stories: frozenset[str]
    evidence: dict[str, float]
    is_one: bool


def as_annotated(corpus: Sequence[Annotated]) -> list[Told]:
    return [one for each in corpus for one in _told(each, each.gold, each.labels)]


def with_losses(corpus: Sequence[Annotated], seed: int) -> list[Told]:
    chance = random.Random(seed)  # noqa: S311 (repeatable, and no secret)
    return [
        one
        for each in corpus
        for one in _told(each, [_without_some(figure, chance) for figure in each.gold], each.labels)
    ]


def as_extracted(corpus: Sequence[Annotated]) -> list[Told]:
    found = []
    for each in corpus:
        labels = [None if n is None else each.labels[n] for n in each.pairs]
        found += _told(each, each.extracted, labels)
    return found


def of_stories(folder: Path) -> list[Told]:
    """The figures of short stories, as the extractor reads them."""
    found = []
    for each in stories(folder):
        figures = extract(each.article).figures
        shared = story(each.article, figures)
        for figure in figures:
            label = next((m.label for m in each.marks if figure.start < m.end and m.start < figure.end), None)
            own = profile(figure, shared)
            if own is not None:
                found.append(Told(each.story, each.article.external_id or "", label, own))
    return found


def _told(each: Annotated, figures: Sequence[Figure], labels: Sequence[str | None]) -> list[Told]:
    shared = story(each.article, figures)
    profiles = [profile(figure, shared) for figure in figures]
    return [
        Told(each.story, each.id, label, own) for own, label in zip(profiles, labels, strict=True) if own is not None
    ]


def _without_some(figure: Figure, chance: random.Random) -> Figure:
    lost: dict[str, object] = {name: None for name, often in LOST.items() if chance.random() < often}
    words = (figure.measured or "").split()
    if len(words) > 1 and chance.random() < 0.2:
        lost["measured"] = " ".join(words[1:])
    if chance.random() < 0.1:
        lost |= {"valid_from": None, "valid_to": None, "valid_basis": "unknown"}
    return replace(figure, **lost)  # type: ignore[arg-type]


def pairs(told: Sequence[Told]) -> tuple[list[Pair], list[Pair]]:
    """Pairs within an article and across two, of which at least one is tracked and which nothing rules out."""
    by_article: dict[str, list[Told]] = {}
    for one in told:
        by_article.setdefault(one.article, []).append(one)
    within, across = [], []
    for ours, theirs in combinations_with_replacement(by_article.values(), 2):
        if ours is theirs:
            within += [_pair(a, b) for a, b in combinations(ours, 2) if _is_telling(a, b)]
        elif are_kindred(ours[0].profile, theirs[0].profile):
            across += [_pair(a, b) for a, b in product(ours, theirs) if _is_telling(a, b)]
    return within, across


def _is_telling(a: Told, b: Told) -> bool:
    if a.label and b.label and is_open(a.label, b.label):
        return False
    return bool(a.label or b.label) and may_be_one(a.profile, b.profile)


def _pair(a: Told, b: Told) -> Pair:
    is_one = a.label is not None and a.label == b.label
    return Pair(frozenset({a.story, b.story}), evidence(a.profile, b.profile), is_one)


def fit(within: Sequence[Pair], across: Sequence[Pair]) -> Weights:
    names = sorted({name for pair in (*within, *across) for name in pair.evidence})
    columns = [_regression(names, data) for data in (within, across)]
    both = {name: (round(float(a), 1), round(float(b), 1)) for name, a, b in zip(names, *columns, strict=True)}
    return {name: weights for name, weights in both.items() if any(weights)}


def _regression(names: Sequence[str], data: Sequence[Pair]) -> np.ndarray:
    """Newton's method on the penalised log-likelihood."""
    seen = np.array([[pair.evidence.get(name, 0.0) for name in names] for pair in data])
    right = np.array([pair.is_one for pair in data], float)
    weights = np.zeros(len(names))
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-seen @ weights))
        slope = seen.T @ (chance - right) + PENALTY * weights
        bend = (seen.T * (chance * (1 - chance))) @ seen + PENALTY * np.eye(len(names))
        step = np.linalg.solve(bend, slope)
        weights -= step
        if abs(step).max() < 1e-4:
            break
    return weights


def score(told: Sequence[Told], weights: Weights) -> float:
    """F1 over pairs of tracked figures: in one statistic as we link them, and as annotated."""
    named = {f"{number:05}": one for number, one in enumerate(told)}
    group = {name: {name} for name in named}
    for edge in link({name: one.profile for name, one in named.items()}, {}, weights):
        joined = group[edge.a] | group[edge.b]
        group.update(dict.fromkeys(joined, joined))
    wanted = found = both = 0
    for a, b in combinations([name for name, one in named.items() if one.label], 2):
        is_one, is_found = named[a].label == named[b].label, b in group[a]
        wanted, found, both = wanted + is_one, found + is_found, both + (is_one and is_found)
    return 2 * both / max(1, wanted + found)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("stories", type=Path)
    asked = parser.parse_args()
    corpus = annotated(asked.corpus)
    gold, extracted = as_annotated(corpus), as_extracted(corpus)
    short = of_stories(asked.stories)
    readings = [pairs(told) for told in (with_losses(corpus, 7), extracted, *[short] * TIMES)]
    within, across = ([pair for reading in readings for pair in reading[side]] for side in (0, 1))
    stories = sorted({each.story for each in corpus})
    for held in (set(stories[0::2]), set(stories[1::2])):
        weights = fit(*([pair for pair in side if not pair.stories & held] for side in (within, across)))
        unseen = [[one for one in told if one.story in held] for told in (gold, extracted)]
        print("unseen stories: F1", _scores(unseen, weights))
    weights = fit(within, across)
    print("all stories:    F1", _scores([gold, extracted], weights))
    write(weights)


def _scores(readings: Sequence[Sequence[Told]], weights: Weights) -> str:
    annotated_figures, extracted_figures = (score(told, weights) for told in readings)
    return f"{annotated_figures:.3f} as annotated, {extracted_figures:.3f} as extracted"


def write(weights: Weights) -> None:
    rows = "".join(f'    "{name}": ({one}, {other}),\n' for name, (one, other) in sorted(weights.items()))
    TARGET.write_text(
        '"""Weights: log-odds that two figures are of one statistic, within an article and across two, by evidence.\n\n'
        'Fitted by training/fit_identity.py; not written by hand.\n"""\n\n'
        f"WEIGHTS: dict[str, tuple[float, float]] = {{\n{rows}}}\n",
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
