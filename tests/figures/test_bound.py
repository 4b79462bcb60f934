"""Whether a number is a limit: the words before it, after it, and negated."""

import pytest

from service.figures import bound
from tests.figures.sentence import kept

BOUNDS = [
    ("The harbour holds 40 boats.", "exact"),
    ("About 40 boats sank.", "about"),
    ("Nearly 40 boats sank.", "about"),
    ("Some 40 boats sank.", "about"),
    ("An estimated 40 boats sank.", "about"),
    ("It was closer to 40 boats.", "about"),
    ("Officials counted 40 or so boats.", "about"),
    ("There were 40-odd boats.", "about"),
    ("The wall was ~40 metres high.", "about"),
    ("At least 40 boats sank.", "at_least"),
    ("No fewer than 40 boats sank.", "at_least"),
    ("A minimum of 40 boats sank.", "at_least"),
    ("Sailors aged 40 or older drowned.", "at_least"),
    ("There were 40-plus boats.", "at_least"),
    ("40 people or more were aboard.", "at_least"),
    ("Dozens of boats sank.", "at_least"),
    ("More than 40 boats sank.", "more_than"),
    ("Over 40 boats sank.", "more_than"),
    ("Upwards of 40 boats sank.", "more_than"),
    ("Losses exceeding $40 were repaid.", "more_than"),
    ("Most of the sailors were over 40.", "more_than"),
    ("He was held for over 40 days.", "more_than"),
    ("The number of boats has passed 40.", "more_than"),
    ("Up to 40 boats sank.", "at_most"),
    ("As many as 40 boats sank.", "at_most"),
    ("No more than 40 boats sank.", "at_most"),
    ("It lasts 40 hours at most.", "at_most"),
    ("Fewer than 40 boats sank.", "less_than"),
    ("Just under 40 percent sank.", "less_than"),
    ("It stopped just short of 40 metres.", "less_than"),
    ("Children under 40 months paid nothing.", "less_than"),
    ("Between 40 and 50 boats sank.", "range"),
    ("It rained 40-50 mm.", "range"),
    # the same words where they set no limit
    ("The Assembly passed 40 laws.", "exact"),
    ("Wages rose 6 percent over five years.", "exact"),
    ("A row over two islands went on.", "exact"),
    ("The lake is 12 metres above the 40 metre mark.", "exact"),
    ("The total added up to 40 boats.", "exact"),
    ("Schools short of 40 teachers closed early.", "exact"),
    ("Fees averaged over 40 clinics fell.", "exact"),
]


@pytest.mark.parametrize(("text", "expected"), BOUNDS)
def test_a_bound_is_what_the_words_at_the_number_say(text: str, expected: str) -> None:
    assert bound.find(*kept(text)[-1]) == expected


def test_a_limit_stops_at_the_next_number() -> None:
    text = "Killing 14 and at least 30 others."
    assert [bound.find(*place) for place in kept(text)] == ["exact", "at_least"]
