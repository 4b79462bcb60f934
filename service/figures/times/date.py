"""Days, months and years, written out: which days they mean."""

from dataclasses import replace
from datetime import timedelta

from service.figures.times import calendar
from service.figures.times.calendar import Interval
from service.figures.times.context import is_month, is_year
from service.figures.times.form import (
    MONTHS,
    SEASONS,
    Found,
    Frame,
    Match,
    Reader,
    day_of,
    decade,
    months_of,
    weekday,
    whole_of,
    year_of,
)

_FISCAL_STARTS = 7
_JUST_OVER = timedelta(days=15)


_FEASTS = {"christmas": "25 dec", "christmas day": "25 dec", "christmas eve": "24 dec", "boxing day": "26 dec"}
_FEASTS |= {"new year's eve": "31 dec", "new year's day": "1 jan", "halloween": "31 oct"}


def _feast(match: Match, frame: Frame) -> Found:
    """ "on Christmas Eve", "by Christmas", "on New Year's Day"."""
    name = " ".join(match["name"].replace("’", "'").split())
    day, month = _FEASTS[name].split()
    return Found(*day_of(day, month, match["y"], frame))


def _clock(match: Match, frame: Frame) -> Found:
    return Found(None, "stated", "time")


def _iso(match: Match, frame: Frame) -> Found:
    found = calendar.on(int(match["y"]), int(match["m"]), int(match["d"]))
    return Found(calendar.day(found) if found else None, "stated")


def _numeric(match: Match, frame: Frame) -> Found | None:
    """Day first or month first: whichever is a date, and is over by now; 5/7/2024 may be either and says no day.

    Between full stops the day always comes first.
    """
    a, b, year = int(match["a"]), int(match["b"]), int(match["y"])
    orders = {(b, a)} if match["sep"] == "." and b <= 12 else {(b, a), (a, b)}
    days = {day for month, number in orders if 1 <= month <= 12 and (day := calendar.on(year, month, number))}
    if not days:
        return None
    over = {day for day in days if frame.today and not frame.ahead and day <= frame.today} or days
    return Found(calendar.day(over.pop()) if len(over) == 1 else None, "stated")


def _days(match: Match, frame: Frame) -> Found:
    last, basis = day_of(match["d2"], match["m2"] or match["m"], match["y"], frame)
    first = day_of(match["d"], match["m"] or match["m2"], match["y0"] or match["y"], frame)[0]
    if first is None or last is None:
        return Found(None, basis)
    begin = first.first if first.first <= last.last else calendar.move(first.first, -1, "year")
    return Found(Interval(begin, last.last), basis)


def _day(match: Match, frame: Frame) -> Found:
    return Found(*day_of(match["d"], match["m"], match["y"], frame))


def _months_to(match: Match, frame: Frame) -> Found:
    if match["since"] or (match["y0"] and match["y"]):
        last, basis = months_of(match["m2"], match["m2"], match["y"], frame)
        begin = match["since"] or match["y0"]
        first = months_of(match["m"], match["m"], begin, frame)[0] if match["m"] else calendar.year(int(begin))
        when = calendar.span(first, last) if first and last else None
    else:
        when, basis = months_of(match["m"], match["m2"], _year_told(match, frame), frame)
    if when and match["q"]:
        when = calendar.span(calendar.part(calendar.around(when.first, "month"), match["q"]), calendar.day(when.last))
    if when and match["q2"]:
        when = calendar.span(calendar.day(when.first), calendar.part(calendar.around(when.last, "month"), match["q2"]))
    return Found(when, basis)


def _year_told(match: Match, frame: Frame) -> str:
    """ "July-September 2015-16", "January-March (2015-16)": of the fiscal year, by which months those are."""
    if not match["y2"]:
        return match["y"] or match["y0"]
    early = MONTHS.index(match["m2"][:3]) + 1 < (frame.fiscal.start or _FISCAL_STARTS)
    return str(int(match["y"][:4]) + early)


def _month_year(match: Match, frame: Frame) -> Found:
    year = year_of(match["y"], frame)
    return Found(*months_of(match["m"], match["m"], str(year), frame)) if year else Found(None, "stated")


def _which_month(match: Match, frame: Frame) -> Found:
    today = frame.today
    if today and match["which"] == "last":
        today = calendar.first_of_month(today.year, today.month) - timedelta(days=1)
    then = Frame(today, ahead=match["which"] == "next")
    year = str(today.year) if today and match["which"] == "this" else ""  # "this December", told in June
    if match["d"]:
        return Found(*day_of(match["d"], match["m"], year, then))
    return Found(*months_of(match["m"], match["m"], year, then))


def _bare_month(match: Match, frame: Frame) -> Found | None:
    if not is_month(match.before, match["m"], match.after):
        return None
    if frame.anchor:
        return Found(*months_of(match["m"], match["m"], str(frame.anchor.first.year), frame))
    if frame.ahead and frame.today:  # early in August "they expect 75,000 jobs in July" is of the month just over
        frame = replace(frame, today=frame.today - _JUST_OVER)
    return Found(*months_of(match["m"], match["m"], "", frame))


def _on_weekday(name: str, which: str, frame: Frame) -> Interval | None:
    if frame.today is None:
        return None
    if which.startswith("last week"):
        return calendar.day(calendar.around(frame.today - timedelta(days=7), "week").first + timedelta(weekday(name)))
    ahead = which == "next" or (frame.ahead and which != "last")
    near = frame.today - timedelta(days=1) if which == "last" or (ahead and which != "next") else frame.today
    return calendar.day(calendar.weekday(near, weekday(name), ahead=ahead))


def _at_weekday(match: Match, frame: Frame) -> Found:
    if match["which"] == "following":
        after = frame.anchor and calendar.weekday(frame.anchor.last, weekday(match["w"]), ahead=True)
        return Found(calendar.day(after) if after else None)
    return Found(_on_weekday(match["w"], match["week"] or match["which"], frame))


def _weekdays(match: Match, frame: Frame) -> Found:
    last = _on_weekday(match["w2"], "", frame)
    first = calendar.weekday(last.last, weekday(match["w"]), ahead=False) if last else None
    return Found(Interval(first, last.last) if first and last else None)


def _years_to(match: Match, frame: Frame) -> Found | None:
    first, last = int(match["y"]), int(match["y2"])
    if not is_year(f"{match.before}{match['lead']}".rstrip() + " ", first, " to "):
        return None
    return Found(calendar.span(calendar.year(first), calendar.year(last)), "stated", "year")


def _in_decade(match: Match, frame: Frame) -> Found:
    return Found(decade(match["y"] or match["yy"]), "stated", "year")


def _year(match: Match, frame: Frame) -> Found | None:
    number = int(match["y"])
    if not is_year(match.before, number, match.after):
        return None
    return Found(calendar.year(number), "stated", "year")


def _season_year(match: Match, frame: Frame) -> Found:
    year, basis = whole_of(match["y"] or f"{match['which']} year", frame)
    return Found(calendar.months(year.first.year, SEASONS[match["unit"]], 3) if year else None, basis, "year")


# one reader a form of pattern.py
DATES: dict[str, Reader] = {
    "clock": _clock,
    "feast": _feast,
    "iso": _iso,
    "numeric": _numeric,
    "days_md": _days,
    "days_dm": _days,
    "day_md": _day,
    "day_dm": _day,
    "months": _months_to,
    "month_year": _month_year,
    "which_month": _which_month,
    "month": _bare_month,
    "weekdays": _weekdays,
    "weekday": _at_weekday,
    "years_to": _years_to,
    "decade": _in_decade,
    "year": _year,
    "season": _season_year,
}
