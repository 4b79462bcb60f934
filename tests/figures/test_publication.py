"""The day of publication, told from the text where the outlet gives none."""

from datetime import UTC, datetime

import pytest

from service.article import Article
from service.figures.extract import extract
from service.figures.publication import dated

THIRD = datetime(2025, 3, 3, tzinfo=UTC)

TOLD = [
    "Dam bursts\n\nPublished 3 March 2025\n\nSome 40 people died on Sunday.",
    "Dam bursts\nBy Ada Quill\nMonday, 3 March 2025, 09:40 GMT | 4 min read\n\nSome 40 died.",
    "PORT HARROW, March 3, 2025 (NWS) - Some 40 died.",
    "Dam bursts\nUpdated 5 March 2025 | Published 3 March 2025\nSome 40 died.",
    "Dam bursts\nLast updated 3 March 2025 at 10:00\nSome 40 died.",
    "2025-03-03\nSome 40 died.",
]


@pytest.mark.parametrize("text", TOLD)
def test_the_first_lines_tell_the_day(text: str) -> None:
    assert dated(Article(text)).published_at == THIRD


UNTOLD = [
    "On 3 March 2025 some 40 people died.",
    "Published in 2019 by the union, the survey of 3 March 2018 counts 40.",
    "The report, published 3 March 2025, counts 40.",
    "PORT HARROW, March 3 (NWS) - Some 40 died.",
]


@pytest.mark.parametrize("text", UNTOLD)
def test_a_day_that_the_text_speaks_of_is_not_its_own(text: str) -> None:
    assert dated(Article(text)).published_at is None


def test_what_the_outlet_says_counts() -> None:
    given = Article(TOLD[0], published_at=datetime(2025, 3, 9, tzinfo=UTC))
    assert dated(given) is given


def test_a_weekday_is_counted_from_the_day_told() -> None:
    figure = extract(Article(TOLD[0], language="en")).figures[0]
    assert (str(figure.valid_from), str(figure.valid_to)) == ("2025-03-02", "2025-03-02")
