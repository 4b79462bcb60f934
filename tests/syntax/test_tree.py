"""Whatever the scores, the governors form one tree."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from service.syntax.tree import heads

SCORES = st.integers(1, 12).flatmap(
    lambda n: arrays.arrays(np.float32, (n, n + 1), elements=st.integers(-5, 5).map(float))
)


def to_root(governors: list[int], word: int) -> list[int]:
    """The way up from a word; as long as the sentence if it never ends."""
    way = [word]
    while governors[word] != word and len(way) <= len(governors):
        word = governors[word]
        way.append(word)
    return way


@given(SCORES)
def test_there_is_one_root_and_no_circle(scores: np.ndarray) -> None:
    at = np.arange(len(scores))
    scores[at, at + 1] = -1e4
    governors = heads(scores)
    roots = [i for i, head in enumerate(governors) if head == i]
    assert len(roots) == 1
    assert all(to_root(governors, word)[-1] == roots[0] for word in range(len(governors)))


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        # two words that would govern each other: the circle opens where that costs least
        ([[0, -9, 0, 5], [3, 1, -9, 1], [2, 7, 1, -9]], [1, 1, 0]),
        # two roots: the one that loses more by hanging elsewhere stays
        ([[5, -9, 4], [5, 1, -9]], [0 + 1, 1]),
        ([[1, -9]], [0]),
    ],
)
def test_a_tree_is_mended_where_it_is_cheapest(scores: list[list[float]], expected: list[int]) -> None:
    assert heads(np.array(scores, np.float32)) == expected
