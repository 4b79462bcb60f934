"""Fiscal years, and the quarters and halves of one: where they begin depends on the country that the text is about."""

import re

from service.figures.times import calendar
from service.figures.times.calendar import Interval
from service.figures.times.form import NO_COUNTRY, Fiscal, Found, Frame, Match, Reader

_NTH = {1: "first opening 1st", 2: "second 2nd", 3: "third 3rd", 4: "fourth 4th", -1: "final closing last"}
ORDINALS = {word: n for n, words in _NTH.items() for word in words.split()}
_SCHOOL_STARTS = 9
_SEASON_STARTS = 7
# "fiscal 2024", "Q2FY25", "2023-24"; not "2024"
_NAMED = re.compile(r"[Ff]iscal|[Ff]inancial year|FY ?\d|\b(?:19|20)\d\d[-–/]\d\d\b|\bQ[1-4]\b|quarter|\bH[12]\b")
_INDIAN = re.compile(r"₹|\b(?:India|Sensex|Delhi|Mumbai)\b")
_RUPEES = re.compile(r"\bRs\.? ?\d|\b(?:crores?|lakhs?)\b")
_APRIL = re.compile(r"£|\bR\d|\b(?:UK|NHS|Britain|British|England|Scotland|Wales|South Africa|Canada|Canadian)\b")
_FOREIGN = re.compile(_APRIL.pattern + r"|\$|€")
_JULY = re.compile(
    r"(?:\bA|NZ)\$"
    r"|\b(?:Australian?|New Zealand|Kenyan?|Ksh|Sh\d|Uganda|Tanzania)\b"
    r"|\b(?:Pakistan|Karachi|Lahore|Bangladesh|Dhaka|Tk|Taka|Egypt)\b"
)


def fiscal_of(text: str) -> Fiscal:
    """The fiscal year of a text by the money and countries in it; nothing where they point to two or to none.

    Japan counts "fiscal 2024" from its first day, America has a year for the state and others for its companies.
    """
    if not _NAMED.search(text):
        return NO_COUNTRY
    july = _JULY.search(text) is not None
    indian = _INDIAN.search(text) is not None or (not july and _RUPEES.search(text) is not None)
    april = indian or _APRIL.search(text) is not None
    if april == july:
        return NO_COUNTRY
    # "Q2" of an Indian company is July to September; with dollars about it may be another's
    return Fiscal(4 if april else 7, 4 if indian and not _FOREIGN.search(text) else 1)


def _year_from(first: str, last: str) -> tuple[int, int]:
    begin = int(first)
    return begin, int(last) if len(last) == 4 else begin - begin % 100 + int(last)


def _fiscal(match: Match, frame: Frame) -> Found:
    """ "fiscal 2024", "this fiscal", "the second quarter of FY25"; of no known days where the country is not known."""
    start, digits = frame.fiscal.start, re.findall(r"\d+", match["y"] or match["fy"])
    if start is None or frame.today is None or not (digits or match["which"]):
        return Found(None, "stated" if digits else "relative", "year" if digits else "date")
    if digits:
        end = _year_from(digits[0] if len(digits[0]) == 4 else "20" + digits[0], digits[-1])[1]
        begin = (end if end > 100 else 2000 + end) - 1
    else:
        begin = frame.today.year - (frame.today.month < start)
        begin += {"last": -1, "previous": -1, "next": 1}.get(match["which"], 0)
    return Found(_share(match, begin, start), "stated" if digits else "relative", "year" if digits else "date")


def _share(match: Match, begin: int, start: int) -> Interval:
    """The quarter or half of the fiscal year that the text names, else the whole of it."""
    part = {"q": "quarter", "h": "half"}.get(match["letter"]) or match["part"]
    if not part:
        return calendar.months(begin, start, 12)
    length = 3 if part == "quarter" else 6
    number = int(match["number"]) if match["number"] else ORDINALS[match["nth"]]
    number = 12 // length if number < 0 else number
    return calendar.months(begin, start + (number - 1) * length, length)


def _years(match: Match, frame: Frame) -> Found | None:
    """ "2023-24" is a fiscal or school year or a season; "2019-2023" is five years."""
    first, last = _year_from(match["y"], match["y2"])
    if last <= first or (len(match["y2"]) == 2 and last - first > 30):
        return None
    if last > first + 1 or len(match["y2"]) == 4:
        return Found(calendar.span(calendar.year(first), calendar.year(last)), "stated", "year")
    after = match.after[1:].lower()
    start = frame.fiscal.start
    if after.startswith(("school year", "academic year")):
        start = _SCHOOL_STARTS
    elif after.startswith(("season", "campaign")):
        start = _SEASON_STARTS
    return Found(calendar.months(first, start, 12) if start else None, "stated", "year")


# one reader a form of pattern.py
FISCAL: dict[str, Reader] = {"fiscal": _fiscal, "years": _years}
