"""Fits the weights by which a figure is bound to a time of its sentence.

    python -m training.fit_valid_time FOLDER... [--folds 10]

Each FOLDER holds annotated articles (training/markup.py). A softmax over "no time" and the times of the sentence, with
an L2 penalty. All but the last folder are annotated for their times. The last was annotated for other fields first and
leaves many times out: what the others are sure of and it does not say is dropped, and so is the day of a saying.
Prints how well it does on stories it has not seen, then writes service/figures/valid_time.json.
"""

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import numpy as np

from service.article import Article, Span
from service.figures.sentences import read
from service.figures.times.binding import choices
from service.figures.times.calendar import Interval
from service.figures.times.evidence import Features, features, hangs, none_features
from service.figures.times.line import line_of
from service.figures.valid_time import base_of
from training.markup import articles

TARGET = Path(__file__).resolve().parent.parent / "service" / "figures" / "valid_time.json"
PENALTY = 1.5
STEPS = 400
SURE = 2.0


@dataclass(frozen=True, slots=True)
class Example:
    """One figure: what is seen for each choice, and which choices are right. The last choice is "no time"."""

    story: str
    main: bool
    choices: tuple[Features, ...]
    right: tuple[bool, ...]


def examples(folders: Sequence[Path]) -> list[Example]:
    return [
        example
        for place, folder in enumerate(folders)
        for article in articles(folder)
        for example in _of_article(article, main=place < len(folders) - 1)
    ]


def _of_article(annotated: dict[str, Any], *, main: bool) -> list[Example]:
    events = {phrase: date.fromisoformat(day) for phrase, day in (annotated.get("events") or {}).items()}
    published = datetime.fromisoformat(annotated["published_at"].replace("Z", "+00:00"))
    reading = read(Article(text=annotated["text"], published_at=published, events=events))
    found = []
    for figure in annotated["figures"]:
        sentence = next((s for s in reading.sentences if s.start <= figure["start"] < s.end), None)
        span, change = Span(figure["start"], figure["end"]), figure["measure"] == "change"
        line = line_of(reading, sentence.number) if sentence else None
        if sentence is None or line is None or (change and base_of(line, span)):
            continue
        tokens = reading.tokens(sentence.number)
        gold = (figure["valid_from"], figure["valid_to"]) if figure["valid_basis"] in ("stated", "relative") else None
        plain, reporting = choices(line, tokens, span)
        for times in filter(None, (plain, reporting if main else [])):
            means = [time.bare if hangs(line, span, time) else time.when for time in times]
            right = [gold == (str(when.first), str(when.last)) if when else False for when in means]
            seen = [features(line, tokens, span, time, (*plain, *reporting)) for time in times]
            seen.append(none_features(line, tokens, span, change, times is reporting))
            if gold and not any(right) and any(when and _overlap(when, gold) for when in means):
                continue  # the right time, read as other days: no sign of how times bind
            found.append(Example(annotated["story"], main, tuple(seen), (*right, not any(right))))
            if any(right):
                break
    return found


def _overlap(when: Interval, gold: tuple[str, str]) -> bool:
    return str(when.first) <= gold[1] and gold[0] <= str(when.last)


def fit(data: Sequence[Example]) -> dict[str, float]:
    names = {name: i for i, name in enumerate(sorted({name for e in data for seen in e.choices for name in seen}))}
    rows = [(n, seen, ok) for n, e in enumerate(data) for seen, ok in zip(e.choices, e.right, strict=True)]
    matrix, owner = np.zeros((len(rows), len(names))), np.array([n for n, _, _ in rows])
    for i, (_, seen, _) in enumerate(rows):
        for name, count in seen.items():
            matrix[i, names[name]] = count
    right = np.array([ok for _, _, ok in rows], float)
    weights, mean, square = (np.zeros(len(names)) for _ in range(3))
    for step in range(1, STEPS + 1):
        grade = np.exp(np.clip(matrix @ weights, -30, 30))
        share = grade / np.bincount(owner, grade)[owner]
        wanted = share * right / np.maximum(np.bincount(owner, share * right), 1e-12)[owner]
        slope = matrix.T @ (share - wanted) + PENALTY * weights
        mean, square = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope**2
        weights -= 0.05 * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return {name: round(float(weights[i]), 2) for name, i in names.items()}


def _said(data: Sequence[Example]) -> list[Example]:
    """Without the figures whose time the annotation seems to have left out."""
    sure = fit([example for example in data if example.main])
    return [example for example in data if example.main or not example.right[-1] or _doubt(example, sure) < SURE]


def _doubt(example: Example, weights: dict[str, float]) -> float:
    *times, none = _grades(example, weights)
    return max(times) - none


def _grades(example: Example, weights: dict[str, float]) -> list[float]:
    return [sum(weights.get(name, 0.0) * count for name, count in seen.items()) for seen in example.choices]


def scores(data: Sequence[Example], weights: dict[str, float]) -> tuple[int, int, int, int]:
    """Right choices, right times, times chosen, times to be chosen."""
    good = right = chosen = wanted = 0
    for example in data:
        grades = _grades(example, weights)
        best = int(np.argmax(grades))
        none = len(grades) - 1
        good += example.right[best]
        right += best != none and example.right[best]
        chosen, wanted = chosen + (best != none), wanted + (not example.right[none])
    return good, right, chosen, wanted


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--folds", type=int, default=10)
    given = parser.parse_args()
    data = _said(examples(given.folders))
    stories = list(dict.fromkeys(e.story for e in data))
    total = np.zeros(4, int)
    for fold in range(given.folds):
        held = set(stories[fold :: given.folds])
        weights = fit([e for e in data if e.story not in held])
        total += scores([e for e in data if e.story in held], weights)
    good, right, chosen, wanted = total
    print(f"unseen stories: {len(data)} figures, {good / len(data):.3f} right, F1 {2 * right / (chosen + wanted):.3f}")
    weights = {name: weight for name, weight in fit(data).items() if abs(weight) >= 0.05}
    TARGET.write_text(json.dumps(weights, indent=0, sort_keys=True) + "\n")


if __name__ == "__main__":
    main()
