"""Days, months and longer periods as intervals."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.figures.times import calendar
from service.figures.times.calendar import Interval

_DAYS = st.dates(date(1800, 1, 1), date(2200, 1, 1))
_UNITS = st.sampled_from(["hour", "day", "week", "fortnight", "month", "quarter", "half", "year", "decade", "century"])


def test_an_interval_that_runs_backwards_is_refused() -> None:
    with pytest.raises(ValueError, match="runs backwards"):
        Interval(date(2024, 2, 1), date(2024, 1, 1))


def test_february_has_29_days_in_a_leap_year_only() -> None:
    assert calendar.on(2024, 2, 29) == date(2024, 2, 29)
    assert calendar.on(2023, 2, 29) is None


def test_whole_months_stay_whole_when_moved() -> None:
    moved = calendar.shift(calendar.months(2023, 1, 3), 1, "month")
    assert moved == Interval(date(2023, 2, 1), date(2023, 4, 30))


def test_the_last_of_a_month_moved_is_the_last_of_a_shorter_one() -> None:
    assert calendar.move(date(2023, 5, 31), -3, "month") == date(2023, 2, 28)


def test_the_weekday_looked_back_for_may_be_today_and_ahead_never() -> None:
    wednesday = date(2025, 5, 14)
    assert calendar.weekday(wednesday, 2, ahead=False) == wednesday
    assert calendar.weekday(wednesday, 2, ahead=True) == date(2025, 5, 21)


@given(_DAYS, st.integers(-9, 9), _UNITS)
def test_a_day_moved_there_and_back_is_at_most_three_days_off(day: date, count: int, unit: calendar.Unit) -> None:
    assert abs((calendar.move(calendar.move(day, count, unit), -count, unit) - day).days) <= 3


@given(_DAYS, st.integers(-(10**6), 10**6), _UNITS)
def test_a_day_moved_by_any_count_is_a_day(day: date, count: int, unit: calendar.Unit) -> None:
    assert calendar.shift(calendar.day(day), count, unit).first >= date(100, 1, 1)


@given(_DAYS, _UNITS)
def test_a_day_is_within_the_period_around_it(day: date, unit: calendar.Unit) -> None:
    period = calendar.around(day, unit)
    assert period.first <= day <= period.last
