"""Days, months and years, written out: which days they mean."""

import re
from dataclasses import replace
from datetime import date, timedelta

from service.figures.times import calendar
from service.figures.times.calendar import Interval
from service.figures.times.context import is_month, is_year
from service.figures.times.form import (
    MONTHS,
    Basis,
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

_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
_JUST_OVER = timedelta(days=15)


_FEASTS = {"christmas eve": (12, 24), "boxing": (12, 26), "new year": (12, 31), "halloween": (10, 31)}


def _feast(match: Match, frame: Frame) -> Found:
    """ "on Christmas Eve", "by Christmas", "on New Year's Day"."""
    name, year = " ".join(match["name"].split()), match["y"]
    month, day = next((when for start, when in _FEASTS.items() if name.startswith(start)), (12, 25))
    if name.startswith("new") and name.endswith("day"):
        month, day = 1, 1
    return Found(*day_of(str(day), MONTHS[month - 1], year, frame))


# "The train left at 14.05"; not "the shares closed at 14.05"
_HAPPENED = re.compile(
    r"\b(?:beg[aiu]n\w*|start\w*|le(?:ft|aves?)|depart\w*|arriv\w*|land\w*|took off|takes? off|kick\w* off|struck"
    r"|happened|occurred|call\w*|alerted|died|speaks?|spoke|set off|aired?)\b[^.;,\d]{0,40}\bat $",
    re.IGNORECASE,
)


def _clock(match: Match, frame: Frame) -> Found | None:
    if match["dotted"] and not _HAPPENED.search(match.before):
        return None
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


def _days(first: Interval | None, last: tuple[Interval | None, Basis]) -> Found | None:
    if first is None or last[0] is None:
        return Found(None, last[1])
    begin = first.first if first.first <= last[0].last else calendar.move(first.first, -1, "year")
    return Found(Interval(begin, last[0].last), last[1])


def _days_md(match: Match, frame: Frame) -> Found | None:
    year = match["y"]
    last = day_of(match["d2"], match["m2"] or match["m"], year, frame)
    return _days(day_of(match["d"], match["m"], match["y0"] or year, frame)[0], last)


def _days_dm(match: Match, frame: Frame) -> Found | None:
    year = match["y"]
    last = day_of(match["d2"], match["m2"], year, frame)
    return _days(day_of(match["d"], match["m"] or match["m2"], match["y0"] or year, frame)[0], last)


# "in March 12 people died": no one says "in March 12" for the day
_IN = re.compile(r"\b[Ii]n[ \n]$")


def _day_md(match: Match, frame: Frame) -> Found | None:
    if _IN.search(match.before) and not match["y"] and not match.after.startswith(","):
        when, basis = months_of(match["m"], match["m"], "", frame)
        return Found(when, basis, "date", match.end("m"))
    return Found(*day_of(match["d"], match["m"], match["y"], frame))


def _day_dm(match: Match, frame: Frame) -> Found | None:
    return Found(*day_of(match["d"], match["m"], match["y"], frame))


def _months_to(match: Match, frame: Frame) -> Found | None:
    found = _whole_months(match, frame)
    if found.when is None or not (match["q"] or match["q2"]):
        return found
    first, last = (calendar.around(day, "month") for day in (found.when.first, found.when.last))
    begin = calendar.part(first, match["q"]) if match["q"] else first
    end = calendar.part(last, match["q2"]) if match["q2"] else last
    return Found(calendar.span(begin, end), found.basis)


def _whole_months(match: Match, frame: Frame) -> Found:
    if match["since"]:
        last = months_of(match["m2"], match["m2"], match["y"], frame)[0]
        return Found(calendar.span(calendar.year(int(match["since"])), last) if last else None, "stated")
    if match["y0"] and match["y"]:
        first, last = (
            months_of(match["m"], match["m"], match["y0"], frame)[0],
            months_of(match["m2"], match["m2"], match["y"], frame)[0],
        )
        return Found(calendar.span(first, last) if first and last else None, "stated")
    return Found(*months_of(match["m"], match["m2"], match["y"] or match["y0"], frame))


def _month_year(match: Match, frame: Frame) -> Found:
    year = year_of(match["y"], frame)
    return Found(*months_of(match["m"], match["m"], str(year), frame)) if year else Found(None, "stated")


def _which_month(match: Match, frame: Frame) -> Found:
    ahead = match["which"] == "next"
    today = frame.today
    if today and match["which"] == "last":
        today = calendar.first_of_month(today.year, today.month) - timedelta(days=1)
    then = Frame(today, None, ahead)
    if match["d"]:
        return Found(*day_of(match["d"], match["m"], "", then))
    return Found(*months_of(match["m"], match["m"], "", then))


def _bare_month(match: Match, frame: Frame) -> Found | None:
    if not is_month(match.before, match["m"], match.after):
        return None
    if frame.ahead and frame.today:  # early in August "they expect 75,000 jobs in July" is of the month just over
        frame = replace(frame, today=frame.today - _JUST_OVER)
    return Found(*months_of(match["m"], match["m"], "", frame))


def _on_weekday(name: str, which: str, frame: Frame) -> Interval | None:
    if frame.today is None:
        return None
    ahead = which == "next" or (frame.ahead and which != "last")
    near = frame.today - timedelta(days=1) if which == "last" or (ahead and which != "next") else frame.today
    return calendar.day(calendar.weekday(near, weekday(name), ahead=ahead))


def _at_weekday(match: Match, frame: Frame) -> Found:
    if match["which"] == "following":
        after = frame.anchor and calendar.weekday(frame.anchor.last, weekday(match["w"]), ahead=True)
        return Found(calendar.day(after) if after else None)
    return Found(_on_weekday(match["w"], match["which"], frame))


def _weekdays(match: Match, frame: Frame) -> Found:
    last = _on_weekday(match["w2"], "", frame)
    first = calendar.weekday(last.last, weekday(match["w"]), ahead=False) if last else None
    return Found(Interval(first, last.last) if first and last else None)


def _years_to(match: Match, frame: Frame) -> Found | None:
    first, last = int(match["y"]), int(match["y2"])
    if first > last or not is_year(match.before + (match["lead"] + " " if match["lead"] else ""), first, " to "):
        return None
    if not match["lead"] and match["to"] == "to" and re.search(r"[$€£]$|\b(?:rose|fell|up|down)\b", match.before):
        return None
    return Found(calendar.span(calendar.year(first), calendar.year(last)), "stated", "year")


def _in_decade(match: Match, frame: Frame) -> Found:
    return Found(decade(match["y"] or match["yy"]), "stated", "year")


def _century(match: Match, frame: Frame) -> Found:
    begin = (int(match["n"]) - 1) * 100 + 1
    return Found(Interval(date(begin, 1, 1), date(begin + 99, 12, 31)), "stated")


def _year(match: Match, frame: Frame) -> Found | None:
    number = int(match["y"])
    if not is_year(match.before, number, match.after):
        return None
    return Found(calendar.year(number), "stated", "year")


def _season_year(match: Match, frame: Frame) -> Found:
    if match["y"]:
        return Found(calendar.months(int(match["y"]), _SEASONS[match["unit"]], 3), "stated", "year")
    year = whole_of(f"{match['which']} year", frame)[0]
    return Found(calendar.months(year.first.year, _SEASONS[match["unit"]], 3) if year else None)


# one reader a form of pattern.py
DATES: dict[str, Reader] = {
    "clock": _clock,
    "feast": _feast,
    "iso": _iso,
    "numeric": _numeric,
    "days_md": _days_md,
    "days_dm": _days_dm,
    "day_md": _day_md,
    "day_dm": _day_dm,
    "months": _months_to,
    "month_year": _month_year,
    "which_month": _which_month,
    "month": _bare_month,
    "weekdays": _weekdays,
    "weekday": _at_weekday,
    "years_to": _years_to,
    "decade": _in_decade,
    "century": _century,
    "year": _year,
    "season": _season_year,
}
