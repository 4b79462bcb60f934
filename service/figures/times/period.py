"""Periods that are told by where they end or by what they are a part of: which days they mean."""

import re
from dataclasses import replace
from datetime import timedelta

from service.figures.times import calendar
from service.figures.times.calendar import Interval
from service.figures.times.date import DATES
from service.figures.times.fiscal import ORDINALS
from service.figures.times.form import (
    MONTHS,
    VAGUE,
    Found,
    Frame,
    Match,
    Reader,
    Reason,
    count_of,
    months_of,
    nearest,
    unit_of,
    whole_days,
    whole_of,
)
from service.figures.times.pattern import matches


def _end_of(match: Match, frame: Frame) -> Found:
    """The day, month or year inside another form: "the end of March", "Sunday 1 June 2025", "Friday"."""
    inside = next(map(Match, matches(f"by {match.text[f'{match.form}__end']}")))
    frame = replace(frame, anchor=None) if inside.form == "month" else frame
    return (DATES | {"part": _part})[inside.form](inside, frame) or Found(None)


def _period_to(match: Match, frame: Frame) -> Found:
    reason: Reason = "duration_locating" if match["n"] else "date"
    end, basis, *_ = _end_of(match, frame)
    if end is None:
        return Found(None, basis, reason)
    if match["unit"] == "period" and "quarter" not in match.text.string:
        return Found(None, basis)  # "the period, which ended May 30": of any length
    count, unit = count_of(match["n"] or "one"), unit_of(match["unit"])
    if unit == "hour":
        return Found(Interval(calendar.move(end.last, -whole_days(count, unit)[0], "day"), end.last), basis, reason)
    if calendar.is_end_of_month(end.last) or unit in ("day", "week"):
        begin = calendar.move(end.last + timedelta(days=1), -count, unit)
    else:  # the quarter that ended May 30 began March 1
        begin = calendar.move(end.last, -count, unit) + timedelta(days=1)
    return Found(Interval(min(begin, end.last), end.last), basis, reason)


def _week_of(match: Match, frame: Frame) -> Found:
    begin, basis, *_ = _end_of(match, frame)
    return Found(Interval(begin.first, calendar.move(begin.first, 6, "day")) if begin else None, basis)


# "It stood at 40 at [the end of the month]": of the last one; not "It stops at [the end of the month]"
_STOOD = re.compile(r"\b(?:was|were|had|stood|held|rose|fell|grew|came|\w{3,}ed)\b.* at $")
_AT_END = re.compile(r"the (week|month|quarter|year)")
_PARTS = {"beginning": "start", "turn": "start", "close": "end", "middle": "mid", "latter half": "second half"}


def _part(match: Match, frame: Frame) -> Found:
    whole, basis = whole_of(match["whole"], frame)
    if whole is None:
        return Found(None, basis)
    which = " ".join(match["which"].split())
    found = calendar.part(whole, _PARTS.get(which, which))
    before = match.text.string[max(0, match.text.start() - _AROUND) : match.text.start()]
    told = _AT_END.fullmatch(match["whole"]) if which == "end" and _STOOD.search(before) else None
    if told and frame.today and not frame.ahead and found.first > frame.today:
        unit = unit_of(told[1])
        found = calendar.part(calendar.around(calendar.move(whole.first, -1, unit), unit), "end")
    return Found(found, basis)


# "In the first six months 40 came"; not "the first six months cost 40"
_INSIDE = re.compile(r"\b(?:in|during|over|within|for) $", re.IGNORECASE)
_IN = re.compile(r"\b(?:in|during|over|within) $", re.IGNORECASE)
# "in the first nine months, sales fell", "in the first nine months profits"; not "in the first nine months of the war"
_ALONE = re.compile(r"[,.;)]|$| (?:it|they|he|she|from|compared|against|versus)\b")
# "Output in the first half fell 11 percent"; not "scored 40 points in the first half"
_ACCOUNTS = re.compile(
    r"[$€£₹%]|\b(?:per ?cent|million|billion|tonn?e?s|sales|output|exports|imports|profits?|revenues?|growth|crore"
    r"|loss)\b"
)
_AROUND = 200
_RESULTS = re.compile(r"\b(?:reported|posted|reports|posts|earned|earnings|EPS|profit|net income|results)\b")
_STALE = timedelta(days=150)
# What is said of a quarter is said when it is over, or nearly.
_TOLD_LATE = timedelta(days=45)


def _share_of_year(match: Match, frame: Frame) -> Found:
    """ "the third quarter", "the first nine months of 2025"; "the first five days" may be a figure."""
    unit = {"q": "quarter", "h": "half"}.get(match["letter"]) or match["unit"].rstrip("s")
    number = int(match["number"]) if match["number"] else ORDINALS[match["nth"]]
    count = count_of(match["n"] or "one")
    if unit in ("day", "week"):
        return _days_of(match, frame, number, count * (7 if unit == "week" else 1))
    length = count * {"month": 1, "quarter": 3, "half": 6, "semester": 6}[unit]
    begin = 13 - length if number < 0 else (number - 1) * length + 1
    if not 1 <= begin <= 13 - length:
        return Found(None)
    if named := match["whole"] or match["whose"]:
        whole, basis = whole_of(named, frame)
        return Found(calendar.months(whole.first.year, begin, length) if whole else None, basis)
    around = match.text.string[max(0, match.text.start() - _AROUND) : match.text.end() + _AROUND]
    accounts = _ACCOUNTS.search(around) is not None
    if unit == "month":
        told = accounts and not match.after.startswith(" of ")
        alone = number == 1 and not frame.event and (told or _ALONE.match(match.after))
        when = months_of("jan", MONTHS[length - 1], "", frame)[0] if alone else None
        return Found(when, "relative", "duration_locating" if alone or _INSIDE.search(match.before) else None)
    if unit == "half" and not match["letter"] and not accounts:
        return Found(None, "relative", None)
    begin += frame.fiscal.quarters - 1
    late = frame if frame.ahead or not frame.today else replace(frame, today=frame.today - _TOLD_LATE)
    found = nearest(late, lambda which: calendar.months(which, begin, length))
    if found and frame.today and unit == "quarter" and frame.today - found.last > _STALE and _RESULTS.search(around):
        return Found(None)  # told in January, "second-quarter profit" is of a year of the company's own
    return Found(calendar.shift(found, -1, "year") if found and match["back"] else found)


def _days_of(match: Match, frame: Frame, number: int, length: int) -> Found:
    """ "the first three weeks of May", "the last ten days of June"; "the first days of May" may be any number."""
    if not match["whole"]:
        last = frame.event and frame.event + timedelta(days=length - 1)
        reason: Reason | None = "duration_locating" if _IN.search(match.before) else None
        return Found(Interval(frame.event, last) if frame.event and last else None, "relative", reason)
    whole, basis = whole_of(match["whole"], frame)
    vague = (match["unit"].endswith("s") and not match["n"]) or match["n"] in VAGUE
    if whole is None or vague:
        return Found(None, basis, "duration_locating")
    begin = whole.last - timedelta(days=length - 1) if number < 0 else whole.first + timedelta((number - 1) * length)
    last = begin + timedelta(days=length - 1)
    inside = whole.first <= begin and last <= whole.last
    return Found(Interval(begin, last) if inside else None, basis, "duration_locating")


def _nth(match: Match, frame: Frame) -> Found | None:
    """ "in the second", after "in the first quarter": that of the same year, or the last one before.

    "2.1% this year and 2.4% next": the year after that."""
    anchor = frame.anchor
    if match["next"]:
        return Found(calendar.year(anchor.first.year + 1)) if anchor else None
    days = (anchor.last - anchor.first).days + 1 if anchor else 0
    length = 3 if 90 <= days <= 92 else 6 if 181 <= days <= 184 else 0
    number = ORDINALS[match["nth"]]
    if anchor is None or not 0 < number * length <= 12:
        return None
    found = calendar.months(anchor.first.year, (number - 1) * length + 1, length)
    later = frame.today is not None and found.first > frame.today and not frame.ahead
    return Found(calendar.shift(found, -1, "year") if later else found)


def _quarter_of(match: Match, frame: Frame) -> Found:
    """ "the September quarter": July to September."""
    last, basis = months_of(match["m"], match["m"], match["y"] or match["y0"], frame)
    return Found(Interval(calendar.move(last.first, -2, "month"), last.last) if last else None, basis)


# one reader a form of pattern.py
PERIODS: dict[str, Reader] = {
    "period_to": _period_to,
    "week_of": _week_of,
    "part": _part,
    "share_of_year": _share_of_year,
    "nth": _nth,
    "quarter_of": _quarter_of,
}
