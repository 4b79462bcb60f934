"""A vector for each word form: what the network knows of it before it looks around, and what it says to neighbours."""

from collections.abc import Iterable, Mapping, Sequence
from threading import Lock

import numpy as np

from service.syntax.features import features
from service.syntax.network import Floats, normalise

# Twenty megabytes; the vocabulary of a few hundred articles.
_REMEMBERED = 10_000


class Vectors:
    """Vectors of word forms, remembered; may be used from several threads."""

    def __init__(self, keys: Iterable[str], weights: Mapping[str, Floats]) -> None:
        """keys  the features that have a row in weights["table"]: row 0 is nothing, row 1 an unknown word."""
        self._rows = {key: row for row, key in enumerate(keys)}
        self._weights = weights
        self._places: dict[str, int] = {}
        self._vectors = np.zeros((_REMEMBERED, 4 * len(weights["enter.gain"])), np.float32)
        self._lock = Lock()

    def __call__(self, words: Sequence[str]) -> Floats:
        """Words x 4 widths: a word's vector, and its product with the weight of the first layer."""
        with self._lock:
            missing = [word for word in dict.fromkeys(words) if word not in self._places]
            if missing:
                self._learn(missing, words)
            return self._vectors.take([self._places[word] for word in words], axis=0)

    def _learn(self, missing: list[str], words: Sequence[str]) -> None:
        if len(self._places) + len(missing) > _REMEMBERED:
            self._places.clear()
            missing = list(dict.fromkeys(words))
        if len(missing) > len(self._vectors):
            raise ValueError(f"a batch of {len(missing)} different words; at most {_REMEMBERED} can be told apart")
        first = len(self._places)
        self._vectors[first : first + len(missing)] = self._computed(missing)
        self._places.update(zip(missing, range(first, first + len(missing)), strict=True))

    def _computed(self, words: list[str]) -> Floats:
        w = self._weights
        rows = np.array([self._rows_of(word) for word in words])
        y = w["table"][rows].astype(np.float32).sum(axis=1) @ w["enter.weight"] + w["enter.bias"]
        half = y.shape[-1] // 2
        x = normalise(np.maximum(y[:, :half], y[:, half:]), w["enter.gain"])
        return np.hstack([x, x @ w["layer0.weight"]])

    def _rows_of(self, word: str) -> list[int]:
        whole, *parts = features(word)
        return [self._rows.get(whole, 1), *(self._rows.get(part, 0) for part in parts)]
