"""Fiscal years, and the quarters and halves of one: where they begin depends on the country that the text is about."""

import re

from service.figures.times import calendar
from service.figures.times.calendar import Interval
from service.figures.times.form import MONTHS, NO_COUNTRY, Fiscal, Found, Frame, Match, Reader, count_of

_NTH = {1: "first opening 1st", 2: "second 2nd", 3: "third 3rd", 4: "fourth 4th", -1: "final closing last"}
ORDINALS = {word: n for n, words in _NTH.items() for word in words.split()}
_STARTS = {"school": 9, "academic": 9, "season": 7, "campaign": 7}
# "the 2023-24 school year", "the 2023/2024 season"
_YEAR_OF = re.compile(r" (school|academic|fiscal|financial|season|campaign)\b")
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
# Years that begin within a month, or on another day for the state than for its companies
_OTHERS = re.compile(r"\b(?:Nepal|Nepali|Nepalese|Kathmandu|Sri Lankan?|Colombo|Ethiopian?|Iranian?)\b")
_ENDED = (
    r"(?:ended|ending|to|through)(?: on)? (?P<d>\d\d? )?(?P<m>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
    r"(?P<d2> \d\d?\b)?"
)
# "its second quarter ended Feb. 28", "the nine months to May": of a year that began in September
_TELLS = re.compile(
    r"\b(?:(?P<nth>first|second|third|fourth)[- ](?:fiscal )?(?P<unit>quarter|half)(?: of [^.;]{3,30}?)?"
    rf"|nine[- ]months?(?: period)?),?(?: that| which)? {_ENDED}"
)
# "Third-quarter profit rose … for the three months that ended Dec. 2"
_QUARTER = re.compile(r"\b(?P<nth>first|second|third|fourth)[- ](?:fiscal )?quarter\b", re.IGNORECASE)
_THREE_MONTHS = re.compile(rf"\b(?:three[- ]months?|quarter|1[234] weeks)(?: period)?(?: that)? (?=ended){_ENDED}")
_EARLY = 7
_JAPANESE = re.compile(r"¥|\b(?:yen|Japan|Japanese|Tokyo)\b")


def _told(text: str) -> int | None:
    """The month in which the fiscal year of a report begins, by where it says that a quarter of it ends."""
    found = _TELLS.search(text)
    if found is not None:
        length = (6 if found["unit"] == "half" else 3) * ORDINALS[found["nth"]] if found["nth"] else 9
        return _start(found, length)
    quarter, found = _QUARTER.search(text), _THREE_MONTHS.search(text)
    return _start(found, 3 * ORDINALS[quarter["nth"].lower()]) if quarter and found else None


def _start(ended: re.Match[str], length: int) -> int:
    day = int(ended["d"] or ended["d2"] or 31)
    last = MONTHS.index(ended["m"].lower()) + 1 - (day <= _EARLY)  # the 13 weeks that ended Dec. 2 are of November
    return (last - length) % 12 + 1


def fiscal_of(text: str) -> Fiscal:
    """The fiscal year of a text, as it tells itself or by the money and countries in it; nothing where those point to
    two or to none.

    Japan counts "fiscal 2024" from its first day, America has a year for the state and others for its companies.
    """
    if not _NAMED.search(text):
        return NO_COUNTRY
    if start := _told(text):
        return Fiscal(None if start == 1 or _JAPANESE.search(text) else start, start)
    if _OTHERS.search(text):
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
    start, digits = frame.fiscal.start, re.findall(r"\d+", match["y"] or match["fy"] or match["y2"] or match["y3"])
    if start is None or frame.today is None or not (digits or match["which"]):
        return Found(None, "stated" if digits else "relative", "year" if digits else "date")
    if digits:
        end = _year_from(digits[0] if len(digits[0]) == 4 else "20" + digits[0], digits[-1])[1]
        begin = (end if end > 100 else 2000 + end) - 1
    else:
        step = {"last": -1, "past": -1, "previous": -1, "next": 1}.get(match["which"], 0)
        begin = calendar.year_from(frame.today, start).first.year + step
    return Found(_share(match, begin, start), "stated" if digits else "relative", "year" if digits else "date")


def _share(match: Match, begin: int, start: int) -> Interval:
    """The quarter or half of the fiscal year that the text names, else the whole of it."""
    part = {"q": "quarter", "h": "half"}.get(match["letter"]) or match["part"] or match["part2"]
    if not part:
        return calendar.months(begin, start, 12)
    length = count_of(match["n"] or "one") if part == "months" else 3 if part == "quarter" else 6
    number = int(match["number"]) if match["number"] else ORDINALS[match["nth"] or match["nth2"]]
    number = 12 // length if number < 0 else number
    return calendar.months(begin, start + (number - 1) * length, length)


def in_fiscal_year(period: Interval, name: str, frame: Frame) -> Interval | None:
    """The period moved to the fiscal year of that name: April to June, in "fy24"."""
    if frame.fiscal.start is None:
        return None
    end = int(re.sub(r"\D", "", name)) % 100 + 2000
    year = end - (period.last.month >= frame.fiscal.start)
    return calendar.shift(period, year - period.last.year, "year")


def _years(match: Match, frame: Frame) -> Found | None:
    """ "2023-24" and "the 2023-2024 season" are a fiscal or school year or a season; "2019-2023" is five years."""
    first, last = _year_from(match["y"], match["y2"])
    if last <= first or (len(match["y2"]) == 2 and last - first > 30):
        return None
    after = _YEAR_OF.match(match.after.lower())
    if last > first + 1 or (len(match["y2"]) == 4 and not after):
        return Found(calendar.span(calendar.year(first), calendar.year(last)), "stated", "year")
    start = _STARTS.get(after[1], frame.fiscal.start) if after else frame.fiscal.start
    return Found(calendar.months(first, start, 12) if start else None, "stated", "year")


# one reader a form of pattern.py
FISCAL: dict[str, Reader] = {"fiscal": _fiscal, "years": _years}
