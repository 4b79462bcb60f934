"""The network that scores tags, governors and relations: a few layers of numpy over a batch of sentences.

A batch is rows x width: a row for each word, sentence after sentence, all of as many words; what stands beyond the end
of a short sentence is zero. A mask is rows x 1: which of them are words; None where all are.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.lib.stride_tricks import as_strided
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Indices = NDArray[np.intp]

# Further apart than this, words are as far apart as words can be.
REACH = 16
# The words of the longest sentence.
MOST_WORDS = 2000
_NEVER = np.float32(-1e4)
# Of more than this the exponential is no longer a number of single precision; words never matter that much.
_MOST = np.float32(80)
_LEAST = np.float32(1e-6)


@dataclass(frozen=True, slots=True)
class Reading:
    """What the network makes of a batch.

    tags, fine_tags  sentences x words, indices of labels
    arcs             sentences x words x (1 + words): how well each word is governed by the root (column 0) or by a word
    dependents, governors  what `Network.relations` needs of each word
    """

    tags: Indices
    fine_tags: Indices
    arcs: Floats
    dependents: Floats
    governors: Floats


def normalise(x: Floats, gain: Floats) -> Floats:
    """Divides each word's values by their root mean square, in place."""
    power = np.vecdot(x, x)
    power /= x.shape[-1]
    power += _LEAST
    x *= gain / np.sqrt(power, out=power)[..., None]
    return x


@lru_cache(maxsize=32)
def _distances(words: int) -> tuple[Indices, Indices]:
    """How far j is from i, as a column of a table of distances; and the same as a place in words x such columns."""
    at = np.arange(words)
    far = np.clip(at[None, :] - at[:, None], -REACH, REACH) + REACH
    return far, far + at[:, None] * (2 * REACH + 1)


def _apart(far: Floats) -> Floats:
    """Tables x words x words of tables x distances: what each says of word i and word j. It takes up no more than the
    distances, as all that is as far apart is one number in memory."""
    wide = np.ascontiguousarray(far[:, np.clip(np.arange(-MOST_WORDS, MOST_WORDS), -REACH, REACH) + REACH])
    table, step = wide.strides
    shape = len(far), MOST_WORDS, MOST_WORDS
    return as_strided(wide[:, MOST_WORDS:], shape, (table, -step, step), writeable=False)


class Neighbours:
    """Each word with the word before and the word after it."""

    def __init__(self, own: Mapping[str, Floats]) -> None:
        # One matrix each: of so few words three small products take less time than a large one.
        self._before, self._here, self._after = map(np.ascontiguousarray, np.split(own["weight"], 3, axis=1))
        self._bias, self._gain = own["bias"], own["gain"]

    def __call__(self, x: Floats, words: int, mask: Floats | None) -> Floats:
        return self.mixed(x, (x @ self._before, x @ self._here, x @ self._after), words, mask)

    def mixed(self, x: Floats, sides: Sequence[Floats], words: int, mask: Floats | None) -> Floats:
        """The layer; `sides` is what each word says to the next one, of itself and to the one before."""
        to_next, own, to_last = (side.reshape(-1, words, side.shape[-1]) for side in sides)
        y = own + self._bias
        y[:, 1:] += to_next[:, :-1]
        y[:, :-1] += to_last[:, 1:]
        y = y.reshape(x.shape)
        np.maximum(y, 0, out=y)
        y += x
        normalise(y, self._gain)
        if mask is not None:
            y *= mask
        return y


class Attention:
    """Each word with all others, as far as they matter to it."""

    def __init__(self, own: Mapping[str, Floats]) -> None:
        self._heads, self._apart = len(own["far"]), _apart(own["far"])
        self._weight, self._bias = own["weight"], own["bias"]
        self._out_weight, self._out_bias, self._gain = own["out_weight"], own["out_bias"], own["gain"]

    def __call__(self, x: Floats, words: int, mask: Floats | None) -> Floats:
        asked = x @ self._weight
        asked += self._bias
        each = asked.shape[-1] // (3 * self._heads)
        who, whom, what = asked.reshape(-1, words, 3, self._heads, each).transpose(2, 0, 3, 1, 4)
        scores = who @ whom.swapaxes(-1, -2)
        scores += self._apart[:, :words, :words]
        if mask is not None:
            scores += ((1 - mask) * _NEVER).reshape(-1, 1, 1, words)
        np.minimum(scores, _MOST, out=scores)
        np.exp(scores, out=scores)
        scores /= np.add.reduce(scores, axis=-1, keepdims=True)
        y: Floats = (scores @ what).swapaxes(1, 2).reshape(len(x), -1) @ self._out_weight
        y += self._out_bias
        y += x
        normalise(y, self._gain)
        if mask is not None:
            y *= mask
        return y


class Network:
    """Scores sentences, given the vectors of their words."""

    def __init__(self, weights: Mapping[str, Floats], layers: Sequence[str]) -> None:
        """layers  one letter a layer: "n" looks at neighbours, "a" attends to all words."""
        self._weights = weights
        ends = [int(end) for end in weights["heads.ends"]]
        # What is asked of a word at the end: tags, fine tags, relations' two sides, arcs' two sides.
        parts = zip(np.split(weights["heads.weight"], ends, axis=1), np.split(weights["heads.bias"], ends), strict=True)
        self._heads = [(np.ascontiguousarray(weight), bias) for weight, bias in parts]
        first, *self._layers = (_layer(kind, weights, f"layer{i}.") for i, kind in enumerate(layers))
        if not isinstance(first, Neighbours):
            raise ValueError("the first layer looks at neighbours: what a word says to them is known before")
        self._first = first

    def read(self, known: Floats, words: int, mask: Floats | None) -> Reading:
        """known  rows x 4 widths: the vectors of words, and what they say to their neighbours (`Vectors`)."""
        width = known.shape[1] // 4
        sides = [known[:, i * width : (i + 1) * width] for i in range(1, 4)]
        x = self._first.mixed(known[:, :width], sides, words, mask)
        for layer in self._layers:
            x = layer(x, words, mask)
        *found, arcs = [x @ weight + bias for weight, bias in self._heads]
        tags, fine_tags, dependents, governors = (y.reshape(-1, words, y.shape[-1]) for y in found)
        return Reading(
            tags=tags.argmax(axis=-1),
            fine_tags=fine_tags.argmax(axis=-1),
            arcs=self._arcs(arcs, words, mask),
            dependents=dependents,
            governors=governors,
        )

    def _arcs(self, arcs: Floats, words: int, mask: Floats | None) -> Floats:
        w = self._weights
        arcs = np.maximum(arcs, arcs * np.float32(0.1))
        half = arcs.shape[-1] // 2
        dependents, governors = arcs[:, :half], arcs[:, half:].reshape(-1, words, half)
        moved = dependents @ w["arc.bilinear"] + w["arc.prior"]
        batch = len(governors)
        scores = np.empty((batch, words, words + 1), np.float32)
        scores[..., 0] = (moved @ w["arc.root"]).reshape(batch, words)
        near = dependents @ w["arc.far"]
        near[:, REACH] = _NEVER  # no word governs itself
        near = near.reshape(batch, -1).take(_distances(words)[1], axis=1)
        np.add(moved.reshape(batch, words, half) @ governors.swapaxes(1, 2), near, out=scores[..., 1:])
        if mask is not None:
            scores[..., 1:] += ((1 - mask) * _NEVER).reshape(-1, 1, words)
        return scores

    def relations(self, reading: Reading, heads: Indices) -> Indices:
        """The relation of each word to its governor; heads is sentences x words, the root is its own."""
        w = self._weights
        batch, words = heads.shape
        roots = heads == np.arange(words)
        far = _distances(words)[0][np.arange(words), heads]
        governors = reading.governors[np.arange(batch)[:, None], heads]
        governors[roots] = w["label.root"]
        y = reading.dependents + governors
        y += w["label.far"][far]
        np.maximum(y, 0, out=y)
        scores = y.reshape(batch * words, -1) @ w["relation.weight"] + w["relation.bias"]
        best: Indices = scores.argmax(axis=-1).reshape(batch, words)
        return best


def _layer(kind: str, weights: Mapping[str, Floats], name: str) -> Neighbours | Attention:
    own = {key.removeprefix(name): value for key, value in weights.items() if key.startswith(name)}
    return Attention(own) if kind == "a" else Neighbours(own)
