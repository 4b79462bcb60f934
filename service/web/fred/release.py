"""Release: what was stated for which day, and from when to when it was the newest that was known. Pure."""

import calendar
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from service.figures.figure import Figure
from service.store import StoredFigure, Vintage

EARLIEST, LATEST = date(1776, 7, 4), date(9999, 12, 31)
RULED = ("corrected", "confirmed")  # by a person, at a time of its own


@dataclass(frozen=True, slots=True)
class Release:
    """day           the first day of the month, quarter or year that is meant, else the last day spoken of
    since, until  the days on which it was the newest number known for that day, both included
    value         None where a range is stated
    """

    day: date
    since: date
    until: date
    value: Decimal | None


@dataclass(frozen=True, slots=True)
class Shape:
    """How the numbers of one vintage are given.

    units   "lin", "chg" or "pch"
    months  of each period that its last number stands for; 0 where every stated number is given
    """

    units: str
    months: int

    @property
    def is_as_stated(self) -> bool:
        return self.units == "lin" and not self.months

    def known_at(self, released: Sequence[Release], moment: date) -> dict[date, Decimal | None]:
        return in_units(at_ends(known_at(released, moment), self.months), self.units)


def releases(vintages: Iterable[Vintage]) -> tuple[Release, ...]:
    """Of every figure of a statistic, ordered by day and since. A number known twice over is released once; what an
    article takes back itself, and what a person has rejected, never was."""
    by_figure: dict[str, list[Vintage]] = defaultdict(list)
    for vintage in vintages:
        by_figure[vintage.figure.id].append(vintage)
    by_day: dict[date, list[tuple[date, str, Decimal | None]]] = defaultdict(list)
    for versions in by_figure.values():
        for stored, since in _readings(versions):
            day = day_of(stored.figure)
            if day is not None and not stored.figure.withdrawn:
                by_day[day].append((since, stored.id, number(stored.figure)))
    return tuple(one for day in sorted(by_day) for one in _following(day, sorted(by_day[day], key=lambda r: r[:2])))


def _readings(versions: Sequence[Vintage]) -> list[tuple[StoredFigure, date]]:
    """The last reading by machine, as of the day of print, and each ruling of a person, as of its own day."""
    if versions[-1].ended is None and versions[-1].figure.is_dropped:
        return []
    standing = [vintage.figure for vintage in versions if vintage.figure.present]
    read = [one for one in standing if one.state == "extracted"][-1:]
    ruled = [one for one in standing if one.state in RULED]
    return [(one, _public(one)) for one in read] + [(one, one.transaction.recorded_at.date()) for one in ruled]


def _public(stored: StoredFigure) -> date:
    """The day of print; of a number that came with a later revision, and where no day of print is known, that of
    recording."""
    recorded = stored.transaction.recorded_at.date()
    return recorded if stored.published_at is None or stored.revision > 1 else stored.published_at.date()


def _following(day: date, stated: Sequence[tuple[date, str, Decimal | None]]) -> list[Release]:
    newest: dict[date, Decimal | None] = {since: value for since, _, value in stated}
    kept: list[tuple[date, Decimal | None]] = []
    for since, value in newest.items():
        if not kept or kept[-1][1] != value:
            kept.append((since, value))
    ends = [since - timedelta(1) for since, _ in kept[1:]] + [LATEST]
    return [Release(day, since, until, value) for (since, value), until in zip(kept, ends, strict=True)]


def day_of(figure: Figure) -> date | None:
    first, last = figure.valid_from, figure.valid_to
    if first and last and first.day == 1 and (last.year, last.month) >= (first.year, first.month):
        months = 12 * (last.year - first.year) + last.month - first.month + 1
        is_whole = last.day == calendar.monthrange(last.year, last.month)[1]
        if is_whole and months in (1, 3, 6, 12) and (first.month - 1) % months == 0:
            return first
    return last or first


def number(figure: Figure) -> Decimal | None:
    """The one number that is stated, be it a limit: "at least 19" is 19, and what fell by 4 is -4."""
    known = {end for end in (figure.low, figure.high) if end is not None} if figure.value is None else {figure.value}
    if len(known) != 1:
        return None
    return -known.pop() if figure.direction == "down" else known.pop()


def known_at(released: Sequence[Release], moment: date) -> dict[date, Decimal | None]:
    """The number of each day as it was known then."""
    return {one.day: one.value for one in released if one.since <= moment <= one.until}


def vintage_days(released: Sequence[Release]) -> list[date]:
    """The days on which something new became known."""
    return sorted({one.since for one in released})


def at_ends(values: Mapping[date, Decimal | None], months: int) -> dict[date, Decimal | None]:
    """The last number known of each period of so many months, on the period's first day; all numbers for 0 months."""
    if not months:
        return dict(values)
    last: dict[date, Decimal | None] = {}
    for day, value in sorted(values.items()):
        first = day.replace(month=day.month - (day.month - 1) % months, day=1)
        last[first] = last.get(first) if value is None else value
    return last


def in_units(values: Mapping[date, Decimal | None], units: str) -> dict[date, Decimal | None]:
    """Levels, or how much (chg) or by how many percent (pch) each differs from the day before it."""
    if units == "lin":
        return dict(values)
    found: dict[date, Decimal | None] = {}
    before: Decimal | None = None
    for day, value in sorted(values.items()):
        known = before is not None and value is not None and (units == "chg" or before)
        found[day] = None if not known else _difference(before or Decimal(0), value or Decimal(0), units)
        before = value
    return found


def _difference(before: Decimal, value: Decimal, units: str) -> Decimal:
    return value - before if units == "chg" else round((value - before) / before * 100, 5)
