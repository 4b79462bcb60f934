"""Learns which noun, verb, doer and place belong to a figure: the weights of service/figures/choosing/choices.json.

    pip install scipy
    python -m training.train_choices FOLDER... [--folds 4]

Each FOLDER holds annotated articles (training/markup.py). A softmax over the options of each field, with an L2
penalty. What an earlier figure holds is an option too, so the articles are walked twice: once with the right choices,
once with those of a model that has not seen the story, mistakes included. Writes the weights, then prints for each
folder how well it does on stories that it has not seen, and on those it has.
"""

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from service.article import Article
from service.figures import coreference, extract
from service.figures.choosing.carried import Feature
from service.figures.choosing.choice import Choice, Option, best
from service.figures.earlier.past import Draft
from service.figures.figure import Figure
from service.figures.reading import Reading
from service.figures.sentences import read
from training.agreement import alike, f1, paired
from training.markup import articles

TARGET = Path(__file__).resolve().parent.parent / "service" / "figures" / "choosing" / "choices.json"
FIELDS = ("measured", "predicate", "agent", "place")
PENALTY = {"measured": 3.0, "predicate": 3.0, "agent": 3.0, "place": 2.5}
STEPS = 120
# Where no option is right, nothing is the better answer; but it is no lesson about the figure.
MISSED = 0.3
# Nothing is said too readily where the right answer is rare: what is taken from its grade.
RELUCTANCE = {"predicate": 0.2, "agent": 0.4, "place": 0.5}
# Learned in the second walk alone: in right company places are carried on too readily.
ALONE = frozenset({"place"})
SMALL = 0.05

Weights = dict[str, dict[Feature, float]]


@dataclass(frozen=True, slots=True)
class Story:
    """An annotated article, read once: its drafts, and for each the annotated figure that it is, if it is one."""

    name: str
    reading: Reading
    drafts: list[Draft]
    figures: list[dict[str, Any]]
    gold: list[int | None]


@dataclass(frozen=True, slots=True)
class Example:
    """One choice of one field: the features of each option, and which options are right; none: see MISSED."""

    story: str
    options: list[Sequence[Feature]]
    right: list[bool]
    missed: bool


@dataclass(slots=True)
class Teacher:
    """Chooses for one article, keeping an example of each choice: the right option, or what `weights` would choose."""

    story: Story
    weights: Weights | None
    examples: dict[str, list[Example]] = field(default_factory=lambda: {name: [] for name in FIELDS})
    index: int = -1

    def __call__(self, name: str, options: Sequence[Option]) -> Choice:
        self.index += name == "measured"
        gold = self.story.gold[self.index]
        first = 0
        if gold is not None:
            wanted = self.story.figures[gold][name]
            grades = [alike(name, option.text, wanted) for option in options]
            right = [grade > 0 and grade == max(grades) for grade in grades]
            missed = not any(right)
            first = 0 if missed else right.index(True)
            right[first] = True
            self.examples[name].append(Example(self.story.name, [o.features for o in options], right, missed))
        return best(self.weights[name], options) if self.weights else Choice(options[first], 1.0)


def stories(folder: Path) -> list[Story]:
    found = []
    for annotated in articles(folder):
        reading = read(Article(annotated["text"], published_at=datetime.fromisoformat(annotated["published_at"])))
        drafts, _ = extract.draft(reading)
        gold = paired([d.figure for d in drafts], annotated["figures"])
        found.append(Story(annotated["story"], reading, drafts, annotated["figures"], gold))
    return found


def taught(data: Sequence[Story], weights: Weights | None = None) -> dict[str, list[Example]]:
    """Examples of all choices, in the company of the right choices or, given weights, of theirs."""
    examples: dict[str, list[Example]] = {name: [] for name in FIELDS}
    for story in data:
        teacher = Teacher(story, weights)
        coreference.resolve(story.reading, story.drafts, teacher)
        for name in FIELDS:
            examples[name] += teacher.examples[name]
    return examples


def fit(examples: Sequence[Example], penalty: float) -> dict[Feature, float]:
    seen = Counter(name for _, name in {(e.story, name) for e in examples for option in e.options for name in option})
    names = {name: i for i, name in enumerate(n for n, stories in seen.items() if stories > 1)}
    rows, columns, owner = [], [], []
    for k, example in enumerate(examples):
        for option in example.options:
            known = [names[name] for name in option if name in names]
            rows += [len(owner)] * len(known)
            columns += known
            owner.append(k)
    matrix = csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(owner), len(names)))
    right = np.array([ok for e in examples for ok in e.right], float)
    worth = np.array([MISSED if e.missed else 1.0 for e in examples])
    turned, of, count = matrix.T.tocsr(), np.array(owner), len(examples)

    def loss(weights: Any) -> tuple[float, Any]:
        grades = matrix @ weights
        highest = np.full(count, -np.inf)
        np.maximum.at(highest, of, grades)
        shares = np.exp(grades - highest[of])
        total = np.bincount(of, shares, count)
        good = np.maximum(np.bincount(of, shares * right, count), 1e-300)
        slope = turned @ ((shares / total[of] - shares * right / good[of]) * worth[of]) + penalty * weights
        return float((worth * np.log(total / good)).sum() + 0.5 * penalty * weights @ weights), slope

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": STEPS}).x
    return {name: float(found[i]) for name, i in names.items()}


def learn(examples: dict[str, list[Example]], without: frozenset[str] = frozenset()) -> Weights:
    found = {}
    for name in FIELDS:
        weights = fit([e for e in examples[name] if e.story not in without], PENALTY[name])
        if name in RELUCTANCE:
            weights["none",] = weights.get(("none",), 0.0) - RELUCTANCE[name]
        found[name] = weights
    return found


def both_walks(data: Sequence[Story], folds: Sequence[frozenset[str]]) -> dict[str, list[Example]]:
    """Examples in right company, and in that of a model that has not seen the story."""
    examples = taught(data)
    walked = {name: [] if name in ALONE else list(found) for name, found in examples.items()}
    for held in folds:
        again = taught([s for s in data if s.name in held], learn(examples, held))
        for name in FIELDS:
            walked[name] += again[name]
    return walked


def choices(story: Story, weights: Weights) -> tuple[Figure, ...]:
    return coreference.resolve(story.reading, story.drafts, lambda name, options: best(weights[name], options))


def unseen(
    data: Sequence[Story], folds: Sequence[frozenset[str]], examples: dict[str, list[Example]]
) -> list[tuple[Story, tuple[Figure, ...]]]:
    """Each article as read by a model that has not seen its story: what a reader of new articles would get."""
    found = []
    for held in folds:
        weights = learn(examples, held)
        found += [(s, choices(s, weights)) for s in data if s.name in held]
    return found


def scores(read_so: Sequence[tuple[Story, tuple[Figure, ...]]]) -> dict[str, float]:
    return {name: f1(name, [(figures, s.figures, s.gold) for s, figures in read_so]) for name in FIELDS}


def stored(weights: Weights) -> str:
    """The weights as service/figures/choosing/choice.py reads them, a kind of evidence a line."""
    kept: dict[str, dict[str, list[list[Any]]]] = {name: {} for name in FIELDS}
    for name in FIELDS:
        for (kind, *seen), weight in sorted(weights[name].items(), key=repr):
            if abs(weight) >= SMALL:
                kept[name].setdefault(str(kind), []).append([*seen, round(weight, 2)])
    fields = [f'"{n}": {{\n' + ",\n".join(map(_line, kinds.items())) + "\n}" for n, kinds in kept.items()]
    return "{" + ",\n".join(fields) + "}\n"


def _line(kind: tuple[str, list[list[Any]]]) -> str:
    return f"{json.dumps(kind[0])}: {json.dumps(kind[1], ensure_ascii=False, separators=(',', ':'))}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--folds", type=int, default=4)
    given = parser.parse_args()
    told = {folder: stories(folder) for folder in given.folders}
    data = [story for found in told.values() for story in found]
    names = list(dict.fromkeys(s.name for s in data))
    folds = [frozenset(names[n :: given.folds]) for n in range(given.folds)]
    examples = both_walks(data, folds)
    weights = learn(examples)
    TARGET.write_text(stored(weights), encoding="utf-8")
    reached = unseen(data, folds, examples)
    for folder, found in told.items():
        here = {id(story) for story in found}
        print(folder, "unseen", scores([one for one in reached if id(one[0]) in here]))
        print(folder, "learned from", scores([(s, choices(s, weights)) for s in found]))


if __name__ == "__main__":
    main()
