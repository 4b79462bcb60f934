"""Characters that nobody sees change nothing that is read, and no offset."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.article import Article
from service.figures.extract import extract

MARKS = "\u00ad\u200b\u200f\u202a\u2060\u2068\u2069\ufeff"


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("\ufeffAt least 45 people died in the flood.", "45"),
        ("\u200fAt least 45 people died in the flood.", "45"),
        ("At least\u200b 45 people died in the flood.", "45"),
        ("At\u200bleast 45 people died in the flood.", "45"),
        ("\u2068At least 45\u2069 people died in the flood.", "45"),
        ("At least 1\u00ad234 people died in the flood.", "1\u00ad234"),
        ("At \x1b[1mleast 45\x1b[0m people died in the flood.", "45"),
        ("At least 1,\u2060234 people died in the flood.", "1,\u2060234"),
    ],
)
def test_a_mark_that_nobody_sees_hides_no_bound_and_tears_no_number(text: str, exact: str) -> None:
    (figure,) = extract(Article(text)).figures
    assert (figure.exact, figure.bound, figure.measured) == (exact, "at_least", "people")
    assert text[figure.start : figure.end] == exact
    assert figure.sentence in text


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from([*MARKS, "\x1b[31m", "At least ", "45", " people died. ", "in May 2021 ", "1", ",", "234 "]),
        max_size=30,
    )
)
def test_offsets_count_in_the_text_that_came_in(parts: list[str]) -> None:
    text = "".join(parts)
    found = extract(Article(text, language="en"))
    for each in (*found.figures, *found.rejected):
        assert text[each.start : each.end] == each.exact
