"""Where one word ends and the next begins."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from service.syntax.words import MOST, cut


def words(sentence: str) -> list[str]:
    return [sentence[start:end] for start, end in cut(sentence)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("They don't count 3,443 of them.", "They do n't count 3,443 of them ."),
        ("It can’t and cannot.", "It ca n’t and can not ."),
        ("the ministry's $3.5bn", "the ministry 's $ 3.5 bn"),
        ("a 15-year-old's US$5m", "a 15 - year - old 's US$ 5 m"),
        ("40-50 or 9,000", "40 - 50 or 9,000"),
        ("Rs20 or Dh7.86, R5.5m in Q1", "Rs 20 or Dh 7.86 , R 5.5 m in Q1"),
        ("1.2–1.5 million, up 45%", "1.2 – 1.5 million , up 45 %"),
        ("1/2 on 9/11 at 10:30am", "1/2 on 9/11 at 10:30 am"),
        ("in mid-July, the 20th of the 1990s", "in mid-July , the 20th of the 1990s"),
        ("the U.S.-led force of Mr. O'Brien", "the U.S. - led force of Mr. O'Brien"),
        ("No. 5 said no.", "No. 5 said no ."),
        ("He said No.", "He said No ."),
        ("John F. Kennedy of AT&T", "John F. Kennedy of AT&T"),
        ("wait... what?!", "wait ... what ? !"),
        ("see https://example.org/a?b=1.", "see https://example.org/a?b=1 ."),
        ("desk@example.org", "desk@example.org"),
        ("", ""),
    ],
)
def test_words_are_cut_where_the_treebank_cuts_them(sentence: str, expected: str) -> None:
    assert words(sentence) == expected.split()


HOSTILE = [
    "1" * 1_000_000,
    "a" * 1_000_000,
    "," * 1_000_000,
    "a," * 500_000,
    "A." * 500_000,
    "e-" * 500_000,
    "a@" * 500_000,
]


@given(st.text())
@example("a " * (MOST + 5))
@example(". " * MOST + "\n")
def test_words_are_ordered_and_cover_all_that_is_not_blank(sentence: str) -> None:
    spans = cut(sentence)
    covered = {i for start, end in spans for i in range(start, end)}
    assert all(start < end for start, end in spans)
    assert all(one[1] <= two[0] for one, two in pairwise(spans))
    assert covered >= {i for i, char in enumerate(sentence) if not char.isspace()}


@pytest.mark.parametrize("sentence", HOSTILE, ids=lambda text: text[:2])
def test_a_megabyte_is_cut_into_a_bounded_number_of_words(sentence: str) -> None:
    assert 1 <= len(cut(sentence)) <= MOST + 1
