"""Times told from another time: "last year", "the month before", "over the past 24 hours"."""

import re
from datetime import date, timedelta

from service.figures.times import calendar
from service.figures.times.calendar import Interval, Unit
from service.figures.times.fiscal import in_fiscal_year
from service.figures.times.form import (
    SEASONS,
    VAGUE,
    Found,
    Frame,
    Match,
    Reader,
    Reason,
    count_of,
    is_about,
    unit_of,
    weekday,
    whole_days,
)

# "the same month" as a day spoken of is the whole month; "the same period" is just what was spoken of
_MOMENTS = ("time", "stage", "point", "date")
_SAME: dict[str, Unit] = {"week": "week", "month": "month", "quarter": "quarter", "half": "half", "half-year": "half"}
_LOCATING: Reason = "duration_locating"
_OF_ANY_LENGTH = ("period", "duration", "stretch", "season")


def _same(match: Match, frame: Frame) -> Found | None:
    """ "the same period last year": the time spoken of before, a year earlier; "the same day": that time itself."""
    reason: Reason | None = "duration_locating" if match["n"] else "date"
    name, anchor = match["unit"] or match["unit2"], frame.anchor
    whole = match["whole"] or match["back"] or match["ago"]
    if match["back"] or (whole and name in _MOMENTS and not (anchor and anchor.first == anchor.last)):
        anchor = calendar.day(frame.today) if frame.today else None
    if anchor is None or (whole and name in _OF_ANY_LENGTH and anchor.first == anchor.last):
        if name in _MOMENTS and not whole:  # "At the same time, the office says": no time at all
            return None
        if frame.today is None or not whole or match["n"] or name in _OF_ANY_LENGTH:
            return Found(None, "relative", reason)
        anchor = (
            calendar.around(frame.today, "month").until(frame.today) if "month" in name else calendar.day(frame.today)
        )
    unit = _SAME.get(name)
    if unit and not match["n"]:
        anchor = calendar.around(anchor.first, unit)
    if whole.startswith("f"):
        return Found(in_fiscal_year(anchor, whole, frame), "stated", reason)
    if whole.isdigit():
        return Found(calendar.shift(anchor, int(whole) - anchor.last.year, "year"), "stated", reason)
    back: Unit = "month" if "month" in whole else "week" if "week" in whole else "year"
    return Found(calendar.shift(anchor, -1, back) if whole else anchor, "relative", reason)


# "the day after the vote" is counted from the vote, which is no date here
_OF_SOMETHING = re.compile(r"\s+(?:the|a|an|its|his|her|their|that|he|she|it|they|of|in)\b")


def _beside(match: Match, frame: Frame) -> Found:
    base = frame.anchor or (calendar.day(frame.today) if frame.today else None)
    unit = unit_of(match["unit"] or match["unit2"] or match["unit3"])
    if match["side"].endswith("last") and frame.today:  # "the year before last"
        return Found(calendar.around(calendar.move(frame.today, -2, unit), unit))
    if base is None or _OF_SOMETHING.match(match.after):
        return Found(None)
    if match["that"] and match["unit3"] in ("period", "time"):
        return Found(frame.anchor)
    if match["that"]:
        return Found(calendar.around(base.last, unit))
    back = match["side"] not in ("after",) and match["which"] not in ("following", "next")
    if not back and frame.anchor is None:
        return Found(None)  # "The next day two shops closed", after a day that is not known
    count = -1 if back else 1
    if calendar.move(base.first, 1, unit) == base.last + timedelta(days=1):  # "in the year to June, … the year before"
        return Found(calendar.shift(base, count, unit), step=(count, unit))
    long = base.last > calendar.move(base.first, 1, unit)  # "so far in October 40 came, 6 in the previous week"
    edge = (base.until(frame.today).last if long and frame.today else base.first) if back else base.last
    return Found(calendar.around(calendar.move(edge, count, unit), unit), step=(count, unit))


def _apart(match: Match, frame: Frame) -> Found | None:
    """ "a year ago" counts from the day of publication; "a year earlier" from the time spoken of before."""
    side, unit = match["side"], unit_of(match["unit"])
    count = count_of(match["n"]) * (1 if side in ("later", "after", "from now", "on") else -1)
    from_today = side in ("ago", "from now") or frame.anchor is None
    base = (calendar.day(frame.today) if frame.today else None) if from_today else frame.anchor
    if frame.anchor is None and side in ("later", "after", "on") and not frame.ahead:
        base = None  # "Two days later there were 60": after a day that is not known
    # "a month before tax"; not "a year before that"
    counted = side in ("before", "after", "prior") and re.match(r"\s+(?!that\b(?!\s\w))[\w‘“]", match.after)
    if side in ("before", "after") and match.before.endswith("for "):  # "sat for six hours before finding him guilty"
        return None
    if base is None or match["n"] in VAGUE or side == "into" or counted:
        return Found(None, "relative", _LOCATING)
    if calendar.move(base.last, -abs(count), unit) > base.first:  # "4,870 since March, up from 4,100 a week earlier"
        base = calendar.day(base.last)
    return Found(calendar.shift(base, count, unit), "relative", _LOCATING, step=(count, unit))


def _stretch(match: Match, frame: Frame) -> Found:
    count, unit = whole_days(count_of(match["n"]), unit_of(match["unit"]))
    base, ahead = frame.today, match["which"] in ("next", "coming", "following")
    if match["which"] in ("preceding", "previous", "following") and frame.anchor:
        base = frame.anchor.last if ahead else frame.anchor.first - timedelta(days=1)
    if base is None or match["n"] in VAGUE:
        return Found(None, "relative", _LOCATING)
    if match["which"] in ("preceding", "previous") and unit != "day":  # moved by whole months from the day after
        return Found(Interval(calendar.move(base + timedelta(days=1), -count, unit), base), "relative", _LOCATING)
    other = calendar.move(base, count if ahead else -count, unit)
    return Found(calendar.span(calendar.day(base), calendar.day(other)), "relative", _LOCATING)


_OF_DAY = ("morning", "afternoon", "evening", "night")
_MIDWEEK = (2, 3, 4)  # "this weekend" of a Wednesday is to come, that of a Monday may be over


def _which(match: Match, frame: Frame) -> Found | None:
    which, word = match["which"], match["unit"]
    today = frame.today
    if today is None:
        return Found(None)
    if word in _OF_DAY:
        return Found(calendar.day(today - timedelta(days=which == "last")))
    if word in SEASONS:
        return Found(_season(word, "ahead" if which == "this" and frame.ahead else which, today))
    if word == "weekend":
        comes = which in ("next", "coming") or (which == "this" and today.weekday() in _MIDWEEK)
        saturday = calendar.weekday(today, 5, ahead=comes or frame.ahead)
        return Found(Interval(saturday, saturday + timedelta(days=1)).until(today))
    unit = unit_of(word)
    if which == "past" or (which == "last" and unit in ("decade", "century")):
        return Found(Interval(calendar.move(today, -1, unit), today))
    if which == "coming":
        return Found(Interval(today, calendar.move(today, 1, unit)))
    whole = calendar.around(calendar.move(today, {"last": -1, "next": 1}.get(which, 0), unit), unit)
    return Found(whole if frame.ahead else whole.until(today))


def _season(word: str, which: str, today: date) -> Interval:
    """The last one begun; "last summer" the last one over, "next summer" the next to begin, ahead the next to end."""
    tries = [calendar.months(today.year + offset, SEASONS[word], 3) for offset in (-2, -1, 0, 1)]
    if which == "next":
        return next(season for season in tries if season.first > today)
    if which == "ahead":
        return next(season for season in tries if season.last >= today)
    if which == "last":
        return next(season for season in reversed(tries) if season.last < today)
    return next(season for season in reversed(tries) if season.first <= today).until(today)


# "a 38 percent rise in a year"; not "what the town earns in a year"
_MOVED = re.compile(
    r"(?:%|per ?cent|percentage points?|rise|fall|increase|decrease|drop|decline|growth|jump|surge|slump|gain) $", re.I
)


def _within(match: Match, frame: Frame) -> Found | None:
    """ "in six weeks" looks back unless the text looks ahead; "done in 19 days" may be a figure."""
    if match["unit"] in ("year", "month") and not _MOVED.search(match.before):
        return None
    unit = unit_of(match["unit"])
    looks_back = match["lead"] == "in" and not frame.ahead
    if unit == "hour" and match["lead"] != "after" and (match["lead"] == "in" or match["unit"] == "minutes"):
        return None
    if match["lead"] == "after":
        return None if _OF_SOMETHING.match(match.after) else Found(None, "relative", _LOCATING)
    reason: Reason | None = None if unit == "day" and looks_back else "duration_locating"
    if frame.today is None or match["n"] in VAGUE or "more than" in match.text[0]:
        return Found(None, "relative", reason)
    count, unit = whole_days(count_of(match["n"]), unit)
    anchor = frame.anchor.last if looks_back and frame.anchor else frame.today
    other = calendar.move(anchor, -count if looks_back else count, unit)
    return Found(calendar.span(calendar.day(anchor), calendar.day(other)), "relative", reason)


def _word(match: Match, frame: Frame) -> Found:
    if frame.today is None:
        return Found(None)
    word = match["word"]
    if word == "overnight":
        morning = calendar.weekday(frame.today, weekday(match["w"]), ahead=False) if match["w"] else frame.today
        return Found(Interval(morning - timedelta(days=1), morning))
    if word.endswith("weekend"):
        saturday = calendar.weekday(frame.today, weekday("sat"), ahead=frame.ahead)
        return Found(Interval(saturday, frame.today if word.startswith("since") else saturday + timedelta(days=1)))
    if word.startswith("since"):
        return Found(Interval(_season(word.split()[-1], "this", frame.today).first, frame.today))
    if word.endswith("century"):
        return Found(calendar.year(frame.today.year // 100 * 100 + 50))
    if word.endswith(("end", "of year")):
        whole = calendar.around(frame.today, "year")
        past = word.startswith("at") and not frame.ahead  # "stood at 40 at year-end"
        return Found(calendar.day(whole.first - timedelta(days=1) if past else whole.last))
    if word.endswith("date"):
        return Found(calendar.around(frame.today, "year").until(frame.today))
    if word == "full-year":
        return Found(calendar.around(frame.today, "year"))
    steps = {"yesterday": -1, "tomorrow": 1}.get(word, -1 if word.startswith("last") else 0)
    return Found(calendar.day(frame.today + timedelta(days=steps)))


def _then(match: Match, frame: Frame) -> Found:
    """ "by then" is the time spoken of before; "since then" runs from it."""
    since = (
        match.text[0].lower().startswith("since") and frame.anchor and frame.today and frame.anchor.first <= frame.today
    )
    if since and frame.anchor and frame.today:
        return Found(Interval(frame.anchor.first, frame.today))
    return Found(frame.anchor)


def _step(match: Match, frame: Frame) -> Found | None:
    """ "month on month": the base of a change, one step before the level."""
    if match["unit"] != match["unit2"]:
        return None
    base = frame.anchor or (calendar.day(frame.today) if frame.today else None)
    unit = unit_of(match["unit"] or match["unit3"])
    return Found(calendar.shift(base, -1, unit) if base else None, "relative", None, step=(-1, unit))


def _the(match: Match, frame: Frame) -> Found | None:
    """ "in the quarter", "over the period", "during the three months": the time spoken of before."""
    if match["n"]:
        told = frame.anchor and is_about(frame.anchor, unit_of(match["units"]), count_of(match["n"]))
        return Found(frame.anchor if told else None, "relative", _LOCATING)
    unit = match["unit"]
    told = unit == "quarter" and frame.anchor is not None and is_about(frame.anchor, "quarter")
    if (
        match["lead"] == "for" and unit != "period" and frame.ahead and frame.today and not told
    ):  # "forecast for the year"
        return Found(calendar.around(frame.today, unit_of(unit)), "relative", None)
    if match["full"]:
        return Found(None, "relative", None)  # "sold 40 in the full year": the one that a report is about
    if frame.anchor and frame.today and frame.anchor.first > frame.today and not frame.ahead:
        return Found(None, "relative", None)  # "will cut 40 jobs by 2027. Debt fell over the year": not over 2027
    if frame.anchor is None or unit == "period":
        return Found(frame.anchor, "relative", None)
    if unit in ("quarter", "half") and frame.anchor.last - frame.anchor.first < timedelta(days=27):
        return Found(None, "relative", None)  # "said on Friday … in the quarter": the one reported on, not Friday's
    whole = calendar.around(frame.anchor.last, unit_of(unit))
    return Found(whole if whole.first <= frame.anchor.first else frame.anchor, "relative", None)


# one reader a form of pattern.py
RELATIVE: dict[str, Reader] = {
    "same": _same,
    "beside": _beside,
    "apart": _apart,
    "stretch": _stretch,
    "which": _which,
    "within": _within,
    "word": _word,
    "step": _step,
    "then": _then,
    "the": _the,
}
