"""The network that scores tags, governors and relations: a few layers of numpy over a batch of sentences.

Arrays are named by their axes: batch x words x width. What stands beyond the end of a short sentence is zero.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Indices = NDArray[np.intp]

# Further apart than this, words are as far apart as words can be.
REACH = 16
_NEVER = np.float32(-1e4)
# Of more than this the exponential is no longer a number of single precision; words never matter that much.
_MOST = np.float32(80)
_LEAST = np.float32(1e-6)


@dataclass(frozen=True, slots=True)
class Reading:
    """What the network makes of a batch.

    tags, fine_tags  batch x words, indices of labels
    arcs             batch x words x (1 + words): how well each word is governed by the root (column 0) or by a word
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


def times(x: Floats, weight: Floats) -> Floats:
    """x @ weight, as one large product in place of one small product a sentence."""
    y: Floats = (x.reshape(-1, x.shape[-1]) @ weight).reshape(*x.shape[:-1], -1)
    return y


@lru_cache(maxsize=32)
def _distances(words: int) -> tuple[Indices, Indices]:
    """How far j is from i, as a column of a table of distances; and the same as a place in words x such columns."""
    at = np.arange(words)
    far = np.clip(at[None, :] - at[:, None], -REACH, REACH) + REACH
    return far, far + at[:, None] * (2 * REACH + 1)


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Each word with the word before and the word after it."""

    weight: Floats
    bias: Floats
    gain: Floats

    def __call__(self, x: Floats, mask: Floats | None) -> Floats:
        width = x.shape[-1]
        sides = times(x, self.weight)
        y = sides[..., width : 2 * width] + self.bias
        y[:, 1:] += sides[:, :-1, :width]
        y[:, :-1] += sides[:, 1:, 2 * width :]
        np.maximum(y, 0, out=y)
        y += x
        normalise(y, self.gain)
        if mask is not None:
            y *= mask
        return y


@dataclass(frozen=True, slots=True)
class Attention:
    """Each word with all others, as far as they matter to it."""

    weight: Floats
    bias: Floats
    far: Floats
    out_weight: Floats
    out_bias: Floats
    gain: Floats

    def __call__(self, x: Floats, mask: Floats | None) -> Floats:
        batch, words, _ = x.shape
        heads = len(self.far)
        asked = times(x, self.weight)
        asked += self.bias
        asked = asked.reshape(batch, words, 3, heads, -1).transpose(2, 0, 3, 1, 4)
        scores = asked[0] @ asked[1].swapaxes(-1, -2)
        scores += self.far.take(_distances(words)[0], axis=1)
        if mask is not None:
            scores += ((1 - mask) * _NEVER)[:, None, None, :, 0]
        np.minimum(scores, _MOST, out=scores)
        np.exp(scores, out=scores)
        scores /= np.add.reduce(scores, axis=-1, keepdims=True)
        y = times((scores @ asked[2]).swapaxes(1, 2).reshape(batch, words, -1), self.out_weight)
        y += self.out_bias
        y += x
        normalise(y, self.gain)
        if mask is not None:
            y *= mask
        return y


class Network:
    """Scores sentences, given the vectors of their words."""

    def __init__(self, weights: Mapping[str, Floats], layers: Sequence[str]) -> None:
        """layers  one letter a layer: "n" looks at neighbours, "a" attends to all words."""
        self._weights = weights
        self._ends = [int(end) for end in weights["heads.ends"]]
        self._layers = [_layer(kind, weights, f"layer{i}.") for i, kind in enumerate(layers)]

    def read(self, x: Floats, mask: Floats | None) -> Reading:
        """x is batch x words x width; mask is batch x words x 1, None where all sentences are equally long."""
        w = self._weights
        for layer in self._layers:
            x = layer(x, mask)
        y = times(x, w["heads.weight"])
        y += w["heads.bias"]
        starts, ends = (0, *self._ends), (*self._ends, y.shape[-1])
        tags, fine_tags, dependents, governors, arcs = (y[..., i:j] for i, j in zip(starts, ends, strict=True))
        return Reading(
            tags=tags.argmax(axis=-1),
            fine_tags=fine_tags.argmax(axis=-1),
            arcs=self._arcs(arcs, mask),
            dependents=dependents,
            governors=governors,
        )

    def _arcs(self, arcs: Floats, mask: Floats | None) -> Floats:
        w = self._weights
        batch, words, width = arcs.shape
        arcs = np.maximum(arcs, arcs * np.float32(0.1))
        dependents, governors = arcs[..., : width // 2], arcs[..., width // 2 :]
        moved = times(dependents, w["arc.bilinear"]) + w["arc.prior"]
        scores = np.empty((batch, words, words + 1), np.float32)
        scores[..., 0] = moved @ w["arc.root"]
        near = times(dependents, w["arc.far"])
        near[..., REACH] = _NEVER  # no word governs itself
        near = near.reshape(batch, -1).take(_distances(words)[1], axis=1)
        np.add(moved @ governors.swapaxes(1, 2), near, out=scores[..., 1:])
        if mask is not None:
            scores[..., 1:] += ((1 - mask) * _NEVER).swapaxes(1, 2)
        return scores

    def relations(self, reading: Reading, heads: Indices) -> Indices:
        """The relation of each word to its governor; heads is batch x words, the root is its own."""
        w = self._weights
        batch, words = heads.shape
        roots = heads == np.arange(words)
        far = _distances(words)[0][np.arange(words), heads]
        governors = reading.governors[np.arange(batch)[:, None], heads]
        governors[roots] = w["label.root"]
        y = reading.dependents + governors
        y += w["label.far"][far]
        np.maximum(y, 0, out=y)
        best: Indices = (times(y, w["relation.weight"]) + w["relation.bias"]).argmax(axis=-1)
        return best


def _layer(kind: str, weights: Mapping[str, Floats], name: str) -> Neighbours | Attention:
    own = {key.removeprefix(name): value for key, value in weights.items() if key.startswith(name)}
    return Attention(**own) if kind == "a" else Neighbours(**own)
