"""Times in text: which stretches are times, which days they mean, and what is no time at all."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.figures.times.expression import Known, TimeExpression, expressions

# A Wednesday
TODAY = date(2025, 5, 14)
EVENTS = {"the start of the siege": date(2024, 2, 10), "landfall": date(2025, 5, 2)}
KNOWN = Known(TODAY, EVENTS)


def _only(text: str) -> TimeExpression:
    found = expressions(text, 0, KNOWN)
    assert len(found) == 1, [text[f.span.start : f.span.end] for f in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("opened on Mar. 7, 2022, in Leeds", "2022-03-07", "2022-03-07"),
        ("opened on 7 March and closed", "2025-03-07", "2025-03-07"),
        ("opened in March 7, 2022, and closed", "2022-03-07", "2022-03-07"),
        ("on the 7th of March it", "2025-03-07", "2025-03-07"),
        ("on the first of May it", "2025-05-01", "2025-05-01"),
        ("in the March quarter it", "2025-01-01", "2025-03-31"),
        ("for February, March and April it", "2025-02-01", "2025-04-30"),
        ("in March of last year it", "2024-03-01", "2024-03-31"),
        ("in the fiscal year that ended April 30 it", "2024-05-01", "2025-04-30"),
        ("overnight into Monday it", "2025-05-11", "2025-05-12"),
        ("over the weekend it", "2025-05-10", "2025-05-11"),
        ("between Monday evening and Tuesday morning it", "2025-05-12", "2025-05-13"),
        ("dated 2023-01-31 or so", "2023-01-31", "2023-01-31"),
        ("dated 31/01/2023 or so", "2023-01-31", "2023-01-31"),
        ("dated 01/31/2023 or so", "2023-01-31", "2023-01-31"),
        ("dated 4.9.2023 or so", "2023-09-04", "2023-09-04"),
        ("dated 8/8/2023 or so", "2023-08-08", "2023-08-08"),
        ("seen on 4/9/2025 or so", "2025-04-09", "2025-04-09"),
        ("Friday, May 9, it rained", "2025-05-09", "2025-05-09"),
        ("between March 3 and 9 it", "2025-03-03", "2025-03-09"),
        ("3-9 March was dry", "2025-03-03", "2025-03-09"),
        ("Sept 22 to 27 was dry", "2024-09-22", "2024-09-27"),
        ("on March 29/30 it", "2025-03-29", "2025-03-30"),
        ("on March 3, 10 and 17th it", "2025-03-03", "2025-03-17"),
        ("on 4 & 5 July 2011 it", "2011-07-04", "2011-07-05"),
        ("last June 12 at the pier it", "2024-06-12", "2024-06-12"),
        ("in April of '87 it", "1987-04-01", "1987-04-30"),
        ("in Q3 '09 it", "2009-07-01", "2009-09-30"),
        ("in June 2023 it", "2023-06-01", "2023-06-30"),
        ("in April and May of 2023 it", "2023-04-01", "2023-05-31"),
        ("between mid-April and early June 2023 it", "2023-04-15", "2023-06-10"),
        ("between 2011 and March 2014 it", "2011-01-01", "2014-03-31"),
        ("in February the", "2025-02-01", "2025-02-28"),
        ("in May the", "2025-05-01", "2025-05-14"),
        ("from October to January the", "2024-10-01", "2025-01-31"),
        ("in April-June 2023 the", "2023-04-01", "2023-06-30"),
        ("in 2019 the", "2019-01-01", "2019-12-31"),
        ("in 2025 the", "2025-01-01", "2025-05-14"),
        ("from 2018 to 2021 the", "2018-01-01", "2021-12-31"),
        ("the 2022-23 season", "2022-07-01", "2023-06-30"),
        ("in the 1990s the", "1990-01-01", "1999-12-31"),
        ("in the early 1990s the", "1990-01-01", "1993-04-30"),
        ("in the year before last the", "2023-01-01", "2023-12-31"),
        ("in the year to end-June 2024 the", "2023-07-01", "2024-06-30"),
        ("from October 2023 thru April 5, 2024, the", "2023-10-01", "2024-04-05"),
        ("it could close by the year's end, it", "2025-12-31", "2025-12-31"),
        ("in the year to last August it", "2023-09-01", "2024-08-31"),
        ("in the year to date the", "2025-01-01", "2025-05-14"),
        ("year-to-date it", "2025-01-01", "2025-05-14"),
        ("in the second quarter of the prior year the", "2024-04-01", "2024-06-30"),
        ("on Monday the", "2025-05-12", "2025-05-12"),
        ("on Wednesday the", "2025-05-14", "2025-05-14"),
        ("last Wednesday the", "2025-05-07", "2025-05-07"),
        ("it will reopen on Monday", "2025-05-19", "2025-05-19"),
        ("yesterday morning", "2025-05-13", "2025-05-13"),
        ("overnight into", "2025-05-13", "2025-05-14"),
        ("last year the", "2024-01-01", "2024-12-31"),
        ("so far this year the", "2025-01-01", "2025-05-14"),
        ("last week the", "2025-05-05", "2025-05-11"),
        ("over the past 24 hours the", "2025-05-13", "2025-05-14"),
        ("in the last three months the", "2025-02-14", "2025-05-14"),
        ("two years ago the", "2023-05-14", "2023-05-14"),
        ("in the first half of 2024 the", "2024-01-01", "2024-06-30"),
        ("in the first quarter the", "2025-01-01", "2025-03-31"),
        ("in Q4 2023 the", "2023-10-01", "2023-12-31"),
        ("in the first nine months of 2024 the", "2024-01-01", "2024-09-30"),
        ("in the year to March 2024 the", "2023-04-01", "2024-03-31"),
        ("in the week to May 4 the", "2025-04-28", "2025-05-04"),
        ("the three months to June 30, 2024, were", "2024-04-01", "2024-06-30"),
        ("in early April the", "2025-04-01", "2025-04-10"),
        ("in mid-February the", "2025-02-15", "2025-02-15"),
        ("at the start of May the", "2025-05-01", "2025-05-01"),
        ("by the end of March 2026 the", "2026-03-31", "2026-03-31"),
        ("since January the", "2025-01-01", "2025-05-14"),
        ("since Jan. 5, 2021, the", "2021-01-05", "2025-05-14"),
        ("is forecast until Friday", "2025-05-14", "2025-05-16"),
        ("since the start of the siege the", "2024-02-10", "2025-05-14"),
        ("since the siege began on Feb. 10, 2024, the", "2024-02-10", "2025-05-14"),
        ("just before the siege the", "2024-02-09", "2024-02-09"),
        ("on the eve of the siege the", "2024-02-09", "2024-02-09"),
        ("after landfall the", "2025-05-02", "2025-05-02"),
        ("the day after landfall the", "2025-05-03", "2025-05-03"),
    ],
)
def test_a_time_means_these_days(text: str, first: str, last: str) -> None:
    when = _only(text).when
    assert when is not None
    assert (str(when.first), str(when.last)) == (first, last)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("60 in June 2023 and 40 the month before", "2023-05-01", "2023-05-31"),
        ("60 in June 2023 and 40 the following month", "2023-07-01", "2023-07-31"),
        ("60 in June 2023 and 40 a year earlier", "2022-06-01", "2022-06-30"),
        ("60 in the second quarter of 2024, 40 in the same period of 2023", "2023-04-01", "2023-06-30"),
        ("60 on May 9 and 40 a day earlier", "2025-05-08", "2025-05-08"),
        ("60 left in 2021 and 40 came back that year", "2021-01-01", "2021-12-31"),
        ("in 2021, 60 left in May", "2021-05-01", "2021-05-31"),
        ("60 between July and December 8th", "2024-07-01", "2024-12-08"),
        ("60 in the three months to June 2024. During the three months 40 left", "2024-04-01", "2024-06-30"),
        ("60 in the third quarter of 2024. During this time 40 left", "2024-07-01", "2024-09-30"),
        ("60 in the year to June 2024, 40 over the same 12-month period", "2023-07-01", "2024-06-30"),
        ("60 in the second quarter of 2024, 40 in a similar period of 2023", "2023-04-01", "2023-06-30"),
        ("60 so far in May, 40 in the previous week", "2025-05-05", "2025-05-11"),
        ("60 on May 6 and 40 the following Friday", "2025-05-09", "2025-05-09"),
    ],
)
def test_a_time_may_count_from_the_one_before(text: str, first: str, last: str) -> None:
    when = expressions(text, 0, KNOWN)[-1].when
    assert when is not None
    assert (str(when.first), str(when.last)) == (first, last)


@pytest.mark.parametrize("text", ["The next day 40 left", "Two days later 40 left", "The following Friday 40 left"])
def test_what_follows_a_day_that_is_not_known_has_no_day(text: str) -> None:
    assert _only(text).when is None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("at 9:47 p.m. it", "time"),
        ("at 10 a.m. it", "time"),
        ("at 2pm it", "time"),
        ("at 08:15 GMT it", "time"),
        ("in 2019 it", "year"),
        ("on May 9 it", "date"),
        ("over the past 24 hours it", "duration_locating"),
        ("two days later it", "duration_locating"),
        ("six weeks after the flood", "duration_locating"),
        ("in six weeks it", "duration_locating"),
        ("in its first nine days it", None),
        ("in the first 100 days it", "duration_locating"),
        ("during the five months it", "duration_locating"),
        ("half an hour later it", "duration_locating"),
        ("the most in more than 30 years", "duration_locating"),
        ("the contract ends in 90 days", "duration_locating"),
    ],
)
def test_a_time_says_why_its_numeral_is_no_figure(text: str, reason: str | None) -> None:
    assert _only(text).reason == reason


@pytest.mark.parametrize(
    "text",
    [
        "2000 people fled",
        "some 1,900 homes",
        "more than 2000 fled",
        "it killed 1900 of them",
        "$2000 a head",
        "an average of 1500 a day",
        "rain fell for nine hours",
        "Mrs May said no",
        "the march on the capital",
        "it may rain",
        "they marched on",
        "a score of 3-2",
        "held for 11 days",
        "the siege is a crime",
        "a month before tax is taken",
    ],
)
def test_this_is_no_date_year_or_clock_time(text: str) -> None:
    assert not [
        found for found in expressions(text, 0, KNOWN) if found.when or found.reason in ("date", "year", "time")
    ]


def test_in_a_month_with_a_number_after_it_the_number_is_left() -> None:
    text = "in March 12 people died"
    found = _only(text)
    assert text[found.span.start : found.span.end] == "March"


def test_without_a_day_of_publication_only_full_dates_are_known() -> None:
    dated, *others = expressions("in June 2023, last year, in April of '87 and in Q3 '09", 0, Known())
    assert dated.when is not None
    assert [one.when for one in others] == [None, None, None]


def test_offsets_count_from_the_offset_given() -> None:
    assert _only("on Monday").span.start + 100 == expressions("on Monday", 100, KNOWN)[0].span.start


_WORDS = st.sampled_from(
    "on in by since until the of first half Monday May 7 31 2024 1999 22/11/2024 10 a.m. last year week three "
    "months to June from between and ago earlier quarter Q3 2019-20 same period past 999 centuries before".split()
)


@settings(max_examples=300, deadline=None)
@given(st.lists(_WORDS, max_size=30).map(" ".join) | st.text(max_size=80), st.dates() | st.none())
def test_any_text_gives_times_in_order_that_run_forwards(text: str, today: date | None) -> None:
    found = expressions(text, 0, Known(today, EVENTS))
    ends = [0]
    for time in found:
        assert ends[-1] <= time.span.start < time.span.end <= len(text)
        assert time.lead <= time.span.start
        ends.append(time.span.end)
