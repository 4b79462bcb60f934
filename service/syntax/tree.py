"""Makes one tree of the scores of all possible governors."""

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]


def heads(scores: Scores) -> list[int]:
    """The governor of each word, as an index; the root is its own.

    scores  words x (1 + words); column 0 is "is the root", column j + 1 "is governed by word j"
    Each word takes its best governor. Only where that gives no tree, which is rare, is it mended: one root is
    kept, and each circle is opened where that costs least.
    """
    best: list[int] = (scores.argmax(axis=1) - 1).tolist()
    if best.count(-1) != 1:
        best = _with_one_root(scores, best)
    while circle := _circle(best):
        _open(scores, best, circle)
    root = best.index(-1)
    best[root] = root
    return best


def _with_one_root(scores: Scores, best: list[int]) -> list[int]:
    """Keeps the root that gains most from being one; the others take their next best governor."""
    if len(best) == 1:
        return [-1]
    elsewhere = scores[:, 1:].max(axis=1)
    root = int((scores[:, 0] - elsewhere).argmax())
    heads: list[int] = scores[:, 1:].argmax(axis=1).tolist()
    heads[root] = -1
    return heads


def _circle(best: list[int]) -> list[int]:
    """Words that govern one another in a ring, or none."""
    seen_by: list[int] = [-1] * len(best)
    for start in range(len(best)):
        at = start
        while at != -1 and seen_by[at] == -1:
            seen_by[at] = start
            at = best[at]
        if at != -1 and seen_by[at] == start:
            return _ring(best, at)
    return []


def _ring(best: list[int], start: int) -> list[int]:
    ring, at = [start], best[start]
    while at != start:
        ring.append(at)
        at = best[at]
    return ring


def _open(scores: Scores, best: list[int], circle: list[int]) -> None:
    """Hands one word of the circle to a governor that does not hang from the circle; in place.

    Every call leaves one circle fewer: what does not hang from this circle hangs from the root or another circle.
    """
    outside = np.array(_not_below(best, set(circle)))
    ring = np.array(circle)
    loss = scores[ring, np.array(best)[ring] + 1][:, None] - scores[np.ix_(ring, outside + 1)]
    word, governor = divmod(int(loss.argmin()), len(outside))
    best[circle[word]] = int(outside[governor])


def _not_below(best: list[int], circle: set[int]) -> list[int]:
    below: dict[int, bool] = dict.fromkeys(circle, True) | {-1: False}
    for start in range(len(best)):
        path, at, seen = [], start, set[int]()
        while at not in below and at not in seen:
            path.append(at)
            seen.add(at)
            at = best[at]
        below.update(dict.fromkeys(path, below.get(at, False)))
    return [word for word in range(len(best)) if not below[word]]
