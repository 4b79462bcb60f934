"""What the network can tell apart: features of words, tags, relations; and sentences as its numbers."""

import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import torch
from torch import Tensor

from service.syntax.features import features
from training.treebank import Example

SLOTS = len(features("word"))
# A word must have been seen twice, a beginning, an ending or a shape four times.
_LEAST_WORD, _LEAST_PART = 2, 4


@dataclass(frozen=True, slots=True)
class Batch:
    """rows: batch x words x features; the others: batch x words, -1 where there is no word or no such label."""

    rows: Tensor
    tags: Tensor
    fine_tags: Tensor
    heads: Tensor
    relations: Tensor

    @property
    def mask(self) -> Tensor:
        return (self.heads >= 0).unsqueeze(-1).float()


class Vocabulary:
    def __init__(self, train: list[Example], known: Sequence[str] = ("", "?")) -> None:
        """known are the features of a network that learns on; they keep their places."""
        counts = Counter(key for example in train for word in example.words for key in features(word))
        kept = [key for key, n in counts.most_common() if n >= (_LEAST_WORD if key[0] == "w" else _LEAST_PART)]
        self.features = list(dict.fromkeys([*known, *kept]))
        self.tags = sorted({tag for example in train for tag in example.tags})
        self.fine_tags = sorted({tag for example in train for tag in example.fine_tags})
        self.relations = sorted({relation for example in train for relation in example.relations})
        self.counts = [counts[key] if key[:1] == "w" else 0 for key in self.features]
        self._rows = {key: i for i, key in enumerate(self.features)}
        self.rows = cache(self._rows_of)

    def _rows_of(self, word: str) -> list[int]:
        """An unknown word is row 1; an unknown part is row 0, which is nothing."""
        whole, *parts = features(word)
        return [self._rows.get(whole, 1), *(self._rows.get(part, 0) for part in parts)]

    def batch(self, examples: list[Example]) -> Batch:
        longest = max(len(example.words) for example in examples)
        rows = np.zeros((len(examples), longest, SLOTS), np.int64)
        gold = np.full((4, len(examples), longest), -1, np.int64)
        for i, example in enumerate(examples):
            n = len(example.words)
            rows[i, :n] = [self.rows(word) for word in example.words]
            gold[0, i, :n] = _indices(example.tags, self.tags)
            gold[1, i, :n] = _indices(example.fine_tags, self.fine_tags)
            gold[2, i, :n] = example.heads
            gold[3, i, :n] = _indices(example.relations, self.relations)
        return Batch(torch.from_numpy(rows), *torch.from_numpy(gold))


def _indices(found: Iterable[str], labels: list[str]) -> list[int]:
    return [labels.index(label) if label in labels else -1 for label in found]


def batches(data: list[Example], words: int, rng: random.Random) -> list[list[Example]]:
    """Sentences of like length, about so many words together, in random order."""
    out: list[list[Example]] = [[]]
    for example in sorted(data, key=lambda example: len(example.words) + 3 * rng.random()):
        if out[-1] and (len(out[-1]) + 1) * len(example.words) > words:
            out.append([])
        out[-1].append(example)
    rng.shuffle(out)
    return out
