"""Days, months, years and other periods as intervals of dates, and moving them about. No text here."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Unit = Literal["hour", "day", "week", "fortnight", "month", "quarter", "half", "year", "decade", "century"]

_DAYS: dict[Unit, int] = {"hour": 0, "day": 1, "week": 7, "fortnight": 14}
_MONTHS: dict[Unit, int] = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}

# "99 centuries ago" must not run off the calendar of the standard library.
_EARLIEST, _LATEST = date(100, 1, 1), date(9000, 1, 1)


@dataclass(frozen=True, slots=True)
class Interval:
    """The days first..last, both included."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.first > self.last:
            raise ValueError(f"interval runs backwards: {self.first} to {self.last}")

    def until(self, day: date) -> "Interval":
        """Cut off after `day`, if it began by then: "this month" has no days to come."""
        return Interval(self.first, day) if self.first <= day < self.last else self


def day(when: date) -> Interval:
    return Interval(when, when)


def span(one: Interval, other: Interval) -> Interval:
    """From the first day of either to the last of either."""
    return Interval(min(one.first, other.first), max(one.last, other.last))


def year(number: int) -> Interval:
    return Interval(date(number, 1, 1), date(number, 12, 31))


def months(year_number: int, first: int, count: int = 1) -> Interval:
    """`count` whole months from month `first` (1 is January; 13 is January of the next year)."""
    begin = first_of_month(year_number, first)
    return Interval(begin, first_of_month(begin.year, begin.month + count) - timedelta(days=1))


def first_of_month(year_number: int, month: int) -> date:
    index = year_number * 12 + month - 1
    return date(index // 12, index % 12 + 1, 1)


def on(year_number: int, month: int, number: int) -> date | None:
    """The day of that number, or None: there is no February 30."""
    return date(year_number, month, number) if 1 <= number <= days_in(year_number, month) else None


def days_in(year_number: int, month: int) -> int:
    return months(year_number, month).last.day


def year_from(when: date, month: int) -> Interval:
    """The twelve months, from the first of that month on, that hold this day."""
    return months(when.year - (when.month < month), month, 12)


def around(when: date, unit: Unit) -> Interval:
    """The whole week, month, quarter, ... that holds this day; weeks begin on Monday."""
    if unit in _DAYS:
        length = max(1, _DAYS[unit])
        begin = when - timedelta(days=when.weekday() if length > 1 else 0)
        return Interval(begin, begin + timedelta(days=length - 1))
    length = _MONTHS[unit]
    index = when.year * 12 + when.month - 1
    return months(0, index - index % length + 1, length)


def move(when: date, count: int, unit: Unit) -> date:
    """`count` units later, or earlier if negative; May 31 less three months is the last of February."""
    if unit in _DAYS:
        ordinal = when.toordinal() + count * _DAYS[unit]
        return date.fromordinal(min(max(ordinal, _EARLIEST.toordinal()), _LATEST.toordinal()))
    index = min(max(when.year * 12 + when.month + count * _MONTHS[unit], _EARLIEST.year * 12 + 1), _LATEST.year * 12)
    begin = first_of_month(0, index)
    return begin.replace(day=min(when.day, days_in(begin.year, begin.month)))


def shift(period: Interval, count: int, unit: Unit) -> Interval:
    """The period moved; whole months stay whole months."""
    first, last = move(period.first, count, unit), move(period.last, count, unit)
    if unit in _MONTHS and is_end_of_month(period.last) and not (unit == "year" and period.first == period.last):
        last = months(last.year, last.month).last
        first = last if period.first == period.last else first  # a month before the end of February: the end of January
    return Interval(min(first, last), max(first, last))


def is_end_of_month(when: date) -> bool:
    return (when + timedelta(days=1)).day == 1


def weekday(near: date, number: int, *, ahead: bool) -> date:
    """The last day of that weekday (0 is Monday) up to `near`, or, ahead, the next one after it."""
    if ahead:
        return near + timedelta(days=(number - near.weekday() - 1) % 7 + 1)
    return near - timedelta(days=(near.weekday() - number) % 7)


def part(period: Interval, which: str) -> Interval:
    """A part of a month, or of anything longer: "early", "mid", "late", "start", "end", "first half", "second half"."""
    if which in ("start", "end"):
        return day(period.first if which == "start" else period.last)
    if period.last - period.first < timedelta(days=31):
        return _part_of_month(period, which)
    return _part_of_year(period, which)


def _part_of_month(period: Interval, which: str) -> Interval:
    limits = {"early": (0, 10), "mid": (14, 15), "late": (20, 31), "first half": (0, 15), "second half": (15, 31)}
    low, high = limits[which]
    if period.last - period.first < timedelta(days=20):
        return period  # "early last week": three days of seven are not worth a rule
    last = min(period.first + timedelta(days=high - 1), period.last)
    return Interval(period.first + timedelta(days=low), last)


def _part_of_year(period: Interval, which: str) -> Interval:
    length = (period.last.year - period.first.year) * 12 + period.last.month - period.first.month + 1
    thirds, halves = max(1, length // 3), max(1, length // 2)
    first, count = {
        "early": (0, thirds),
        "mid": (thirds, thirds),
        "late": (length - thirds, thirds),
        "first half": (0, halves),
        "second half": (halves, length - halves),
    }[which]
    return months(period.first.year, period.first.month + first, count)
