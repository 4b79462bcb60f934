"""Learns which earlier figure the words beside a figure point back to: the weights of service/figures/references.json.

    pip install scipy
    python -m training.train_references FOLDER... [--folds 8]

Each FOLDER holds annotated articles (training/markup.py). A softmax over the earlier figures in reach and none of them,
for the figures that have a word beside them which may point back. Prints precision, recall and F1 on stories that it
has not seen, then writes the weights.
"""

import argparse
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from service.figures import coreference, refers_to
from service.figures.choosing.choice import best
from service.figures.earlier.past import Past
from training.train_choices import Example, Story, fit, stories

TARGET = Path(__file__).resolve().parent.parent / "service" / "figures" / "references.json"
PENALTY = 1.0
SMALL = 0.01

Weights = dict[str, float]


def taught(story: Story) -> list[Example]:
    """An example of each choice in an article where one of the options is right, in the company of right choices."""
    found = []

    def find(past: Past) -> int | None:
        options, wanted = refers_to.options(past), _wanted(story, past.index)
        right = [refers_to.target(option) == wanted for option in options]
        if not any(right):
            return None
        if story.gold[past.index] is not None:
            found.append(Example(story.name, [list(option.features) for option in options], right, missed=False))
        return wanted

    coreference.resolve(story.reading, story.drafts, find=find)
    return found


def _wanted(story: Story, index: int) -> int | None:
    """The draft that the annotation has this one refer to."""
    gold = story.gold[index]
    meant = None if gold is None else story.figures[gold]["refers_to"]
    return story.gold.index(meant) if meant is not None and meant in story.gold else None


def learn(examples: Mapping[str, Sequence[Example]], without: frozenset[str] = frozenset()) -> Weights:
    return fit([e for name, found in examples.items() if name not in without for e in found], PENALTY)


def pointed(story: Story, weights: Weights) -> list[int | None]:
    """What each draft refers to, as the weights have it."""

    def find(past: Past) -> int | None:
        options = refers_to.options(past)
        return refers_to.target(best(weights, options).option) if options else None

    return [figure.refers_to for figure in coreference.resolve(story.reading, story.drafts, find=find)]


def score(read: Sequence[tuple[Story, Sequence[int | None]]]) -> tuple[float, float, float]:
    """Precision, recall and F1."""
    right = found = wanted = 0
    for story, targets in read:
        wanted += sum(figure["refers_to"] is not None for figure in story.figures)
        for index, target in enumerate(targets):
            found += target is not None
            right += target is not None and target == _wanted(story, index)
    p, r = right / max(1, found), right / max(1, wanted)
    return round(p, 3), round(r, 3), round(2 * right / max(1, found + wanted), 3)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--folds", type=int, default=8)
    given = parser.parse_args()
    data = [story for folder in given.folders for story in stories(folder)]
    names = list(dict.fromkeys(s.name for s in data))
    examples: dict[str, list[Example]] = {name: [] for name in names}
    for story in data:
        examples[story.name] += taught(story)
    unseen = []
    for n in range(given.folds):
        held = frozenset(names[n :: given.folds])
        weights = learn(examples, held)
        unseen += [(s, pointed(s, weights)) for s in data if s.name in held]
    print("unseen stories", score(unseen))
    weights = learn(examples)
    print("stories learned from", score([(s, pointed(s, weights)) for s in data]))
    named = {said if isinstance(said, str) else " ".join(said): weight for said, weight in weights.items()}
    kept = {name: round(weight, 2) for name, weight in sorted(named.items()) if abs(weight) >= SMALL}
    TARGET.write_text(json.dumps(kept, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
