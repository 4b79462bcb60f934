"""Periods that are told by where they end or by what they are a part of: which days they mean."""

import re
from datetime import date, timedelta

from service.figures.times import calendar
from service.figures.times.calendar import Interval
from service.figures.times.fiscal import ORDINALS
from service.figures.times.form import (
    MONTHS,
    Basis,
    Found,
    Frame,
    Match,
    Reader,
    Reason,
    count_of,
    day_of,
    months_of,
    nearest,
    unit_of,
    weekday,
    whole_of,
)

_DATE_WORDS = re.compile(
    r"(?P<m>[a-z]{3,9})\b\.?\s+(?P<d>\d{1,2})(?!\d)|(?<!\d)(?P<d2>\d{1,2})(?:st|nd|rd|th)?\s+(?P<m2>[a-z]{3,9})"
)


def _date_in(text: str, frame: Frame) -> tuple[Interval | None, Basis]:
    """A day or month spelt out inside another form: "the end of march", "sunday 1 june 2025", "friday"."""
    year = re.search(r"\b\d{4}\b", text)
    number = year[0] if year else ""
    if number == text:
        return calendar.year(int(number)), "stated"
    dated = [d for d in _DATE_WORDS.finditer(text) if (d["m"] or d["m2"])[:3] in MONTHS]
    if dated:
        return day_of(dated[0]["d"] or dated[0]["d2"], dated[0]["m"] or dated[0]["m2"], number, frame)
    name = re.sub(r"^the\s+end\s+of\s+", "", text)[:3]
    if name in MONTHS:
        return months_of(name, name, number, frame)
    return (
        calendar.day(calendar.weekday(frame.today, weekday(name), ahead=False)) if frame.today else None
    ), "relative"


def _period_to(match: Match, frame: Frame) -> Found | None:
    end, basis = _date_in(match["end"], frame)
    if end is None:
        return Found(None, basis, "duration_locating" if match["n"] else "date")
    count, unit = count_of(match["n"] or "one"), unit_of(match["unit"])
    if unit == "hour":
        return Found(Interval(end.last - timedelta(days=-(-count // 24)), end.last), basis, "duration_locating")
    begin = calendar.move(end.last + timedelta(days=1), -count, unit)
    reason: Reason = "duration_locating" if match["n"] else "date"
    return Found(Interval(min(begin, end.last), end.last), basis, reason)


def _week_of(match: Match, frame: Frame) -> Found:
    begin, basis = _date_in(match["begin"], frame)
    return Found(Interval(begin.first, calendar.move(begin.first, 6, "day")) if begin else None, basis)


_PARTS = {"beginning": "start", "turn": "start", "close": "end", "middle": "mid", "latter half": "second half"}


def _part(match: Match, frame: Frame) -> Found | None:
    if match["whole"].startswith("the") and "half" not in match["which"] and match["whole"].endswith("week"):
        return Found(None)
    whole, basis = whole_of(match["whole"], frame)
    which = " ".join(match["which"].split())
    return Found(calendar.part(whole, _PARTS.get(which, which)) if whole else None, basis)


# "in the first nine months, sales fell", "in the first nine months profits"; not "in the first nine months of the war"
_ALONE = re.compile(r"[,.;)]|$| (?:from|compared|against|versus)\b")
_OF_ANOTHER = re.compile(r" (?:of|after|since|in|at|with|as|on)\b")


def _over(today: date, length: int) -> Interval:
    """The first months of the year, the last that are over."""
    found = calendar.months(today.year, 1, length)
    return found if found.last < today else calendar.months(today.year - 1, 1, length)


# "Output in the first half fell 11 percent"; not "scored 40 points in the first half"
_ACCOUNTS = re.compile(
    r"[$€£₹%]|\b(?:per ?cent|million|billion|tonn?e?s|sales|output|exports|imports|profits?|revenues?|growth|crore"
    r"|loss)\b"
)
_GAME = re.compile(r"\b(?:goals?|scor(?:ed?|ing)|minutes?|match|referee|coach|half-time|penalty|points|kick|game)\b")
_AROUND = 200


def _is_of_accounts(match: Match) -> bool:
    text = match.text.string[max(0, match.text.start() - _AROUND) : match.text.end() + _AROUND]
    return _ACCOUNTS.search(text) is not None and _GAME.search(text) is None


def _share_of_year(match: Match, frame: Frame) -> Found | None:
    """ "the third quarter", "the first nine months of 2025"; "the first five days" may be a figure."""
    unit = {"q": "quarter", "h": "half"}.get(match["letter"]) or match["unit"].rstrip("s")
    number = int(match["number"]) if match["number"] else ORDINALS[match["nth"]]
    length = {"month": 1, "quarter": 3, "half": 6}.get(unit, 0) * count_of(match["n"] or "one")
    if unit in ("day", "week") and not match["whole"]:
        last = (
            calendar.move(frame.event, count_of(match["n"] or "one"), unit_of(unit)) - timedelta(days=1)
            if frame.event
            else None
        )
        return Found(Interval(frame.event, last) if frame.event and last else None, "relative", None)
    if unit in ("day", "week"):
        return _days_of(match, frame, number, unit)
    alone = _ALONE.match(match.after) or (_is_of_accounts(match) and not _OF_ANOTHER.match(match.after))
    if unit == "month" and not match["whole"] and frame.today and alone and not frame.event:
        return Found(_over(frame.today, length), "relative", "duration_locating") if number == 1 else Found(None)
    played = unit == "half" and not match["letter"] and not _is_of_accounts(match)
    if not match["whole"] and (unit == "month" or played):
        return Found(None, "relative", None)
    begin = 12 - length + 1 if number < 0 else (number - 1) * length + 1
    if begin < 1 or begin + length > 13:
        return Found(None)
    if match["whole"]:
        whole, basis = whole_of(match["whole"], frame)
        return Found(calendar.months(whole.first.year, begin, length) if whole else None, basis)
    if unit in ("quarter", "half"):
        begin += frame.fiscal.quarters - 1
    past = Frame(
        frame.today - timedelta(days=45) if frame.today and not frame.ahead else frame.today, None, frame.ahead
    )
    return Found(nearest(past, lambda which: calendar.months(which, begin, length)))


def _days_of(match: Match, frame: Frame, number: int, unit: str) -> Found:
    """ "the first three weeks of May", "the last ten days of June"; "the first days of May" may be any number."""
    whole, basis = whole_of(match["whole"], frame)
    vague = match["unit"].endswith("s") and not match["n"]
    if whole is None or vague or match["n"] in ("few", "several", "couple of"):
        return Found(None, basis, "duration_locating")
    length = count_of(match["n"] or "one") * (7 if unit == "week" else 1)
    begin = whole.last - timedelta(days=length - 1) if number < 0 else whole.first + timedelta((number - 1) * length)
    last = begin + timedelta(days=length - 1)
    inside = whole.first <= begin and last <= whole.last
    return Found(Interval(begin, last) if inside else None, basis, "duration_locating")


def _nth(match: Match, frame: Frame) -> Found | None:
    """ "in the second", after "in the first quarter": that of the same year, or the last one before."""
    anchor = frame.anchor
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
    last, basis = months_of(match["m"], match["m"], match["y"], frame)
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
