"""What the forms of time share: what they are read against, what they give, and the small words inside them."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from types import MappingProxyType
from typing import Literal, NamedTuple

from service.figures.times import calendar
from service.figures.times.calendar import Interval, Unit
from service.figures.times.context import NEAR

Reason = Literal["date", "year", "time", "duration_locating"]
Basis = Literal["stated", "relative"]


class Fiscal(NamedTuple):
    """The month in which a fiscal year begins, None if not known, and that in which a bare "first quarter" does."""

    start: int | None = None
    quarters: int = 1


NO_COUNTRY = Fiscal()


@dataclass(frozen=True, slots=True)
class Frame:
    """What a time is resolved against.

    today   the day of publication
    anchor  the time spoken of before: "the month before" is before that
    ahead   the text looks ahead: "on Monday" is the next one
    dated   (month, day) to the year that the article gives it elsewhere: "since Oct. 7"
    event   the day of the one event that the article tells of: "in its first nine days" counts from it
    fiscal  the fiscal year of the country that the article is about
    """

    today: date | None
    anchor: Interval | None = None
    ahead: bool = False
    event: date | None = None
    dated: Mapping[tuple[int, int], int] = field(default_factory=lambda: MappingProxyType({}))
    fiscal: Fiscal = NO_COUNTRY


class Found(NamedTuple):
    """What a form means: its days (None if they cannot be known), and why a numeral inside it is no figure.

    end   cuts the match short: "in March 12 people died" ends after "March"
    step  how far it is from the time it is counted from: "a year earlier" is (-1, "year")
    """

    when: Interval | None
    basis: Basis = "relative"
    reason: Reason | None = "date"
    end: int | None = None
    step: tuple[int, Unit] | None = None


class Match:
    """The match of one form; groups are called by the form's own names and come in lower case."""

    __slots__ = ("form", "text")

    def __init__(self, found: re.Match[str]) -> None:
        self.text = found
        self.form = found.lastgroup or ""

    def __getitem__(self, name: str) -> str:
        found: str | None = self.text[f"{self.form}__{name}"]
        return found.lower() if found else ""

    def end(self, name: str) -> int:
        return self.text.end(f"{self.form}__{name}")

    @property
    def before(self) -> str:
        return self.text.string[max(0, self.text.start() - NEAR) : self.text.start()]

    @property
    def after(self) -> str:
        return self.text.string[self.text.end() : self.text.end() + NEAR]


WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
VAGUE = ("couple of", "few", "several")
_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
)
_COUNTS = {word: n for n, word in enumerate(_SMALL.split())}
_COUNTS |= {word: 10 * n for n, word in enumerate("twenty thirty forty fifty sixty".split(), 2)}
_COUNTS |= {"a": 1, "an": 1, "couple of": 2, "few": 3, "several": 3, "hundred": 100}
# An unmarked date a little ahead is announced ("the vote on June 3"); one far ahead is last year's.
_ANNOUNCED = timedelta(days=31)


def count_of(word: str) -> int:
    tens, _, units = word.partition("-")  # "twenty-four"
    return int(word) if word.isdigit() else _COUNTS.get(tens, 1) + (_COUNTS.get(units, 0) if units else 0)


def month_of(word: str) -> int:
    return MONTHS.index(word[:3]) + 1


def weekday(word: str) -> int:
    return WEEKDAYS.index(word[:3])


def unit_of(word: str) -> Unit:
    units: dict[str, Unit] = {
        "night": "day",
        "minute": "hour",
        "centurie": "century",
        "weekend": "week",
        "half-year": "half",
        "half year": "half",
        "period": "quarter",
    }
    singular = word.rstrip("s")
    return units.get(singular, singular)  # type: ignore[arg-type]  # the patterns let no other word in


def whole_days(count: int, unit: Unit) -> tuple[int, Unit]:
    """Hours reach into the days that they began and ended on."""
    return (max(1, -(-count // 24)), "day") if unit == "hour" else (count, unit)


def nearest(frame: Frame, on_year: Callable[[int], Interval | None]) -> Interval | None:
    """The reading of a time without a year: the last one begun, or, looking ahead, the first not over."""
    if frame.today is None:
        return None
    tries = [found for offset in (-1, 0, 1) if (found := on_year(frame.today.year + offset))]
    if frame.ahead:
        return next((found for found in tries if found.last >= frame.today), None)
    single = any(found.first == found.last for found in tries)
    limit = frame.today + (_ANNOUNCED if single else timedelta(0))
    return next((found for found in reversed(tries) if found.first <= limit), None)


def day_of(day: str, month: str, year: str, frame: Frame) -> tuple[Interval | None, Basis]:
    number, of = 1 if day == "first" else int(re.sub(r"\D", "", day)), month_of(month)

    def on_year(which: int) -> Interval | None:
        found = calendar.on(which, of, number)
        return calendar.day(found) if found else None

    if not year and (of, number) in frame.dated:
        return on_year(frame.dated[of, number]), "relative"
    return (on_year(int(year)), "stated") if year else (nearest(frame, on_year), "relative")


def months_of(first: str, last: str, year: str, frame: Frame) -> tuple[Interval | None, Basis]:
    begin, count = month_of(first), (month_of(last) - month_of(first)) % 12 + 1
    if count > 1 and not year and not frame.ahead:  # "June to September" is begun when September is
        over = nearest(frame, lambda which: calendar.months(which, begin + count - 1))
        return (calendar.months(over.last.year, over.last.month - count + 1, count) if over else None), "relative"
    if year:
        return calendar.months(int(year) - (begin + count - 1 > 12), begin, count), "stated"
    return nearest(frame, lambda which: calendar.months(which, begin, count)), "relative"


def year_of(digits: str, frame: Frame) -> int | None:
    """ "2004" is that year, "'04" the last year, up to the next one, that ends so; None if today is not known."""
    if len(digits) == 4:
        return int(digits)
    if frame.today is None:
        return None
    latest = frame.today.year + 1
    return latest - (latest - int(digits[1:])) % 100


_WHOLE_MONTH = re.compile(r"([a-z]{3,9})\.?(?:\W+(\d{4}))?$")


def whole_of(text: str, frame: Frame) -> tuple[Interval | None, Basis]:
    """The period of which another is a part: "march 2026", "2026", "last year", "the 1990s", "the month"."""
    text = " ".join(text.split())
    if text.isdigit() or text[0] in "'’‘":
        year = year_of(text, frame)
        return (calendar.year(year) if year else None), "stated"
    if text.endswith("0s"):
        return decade(text[:-1].removeprefix("the ")), "stated"
    named = _WHOLE_MONTH.match(text)
    if named and named[1][:3] in MONTHS and not text.startswith(("this", "the", "last", "next")):
        return months_of(named[1], named[1], named[2] or "", frame)
    words = text.split()
    unit = unit_of(words[-1])
    which = next((word for word in words if word in ("last", "next", "previous", "prior", "following", "same")), "this")
    over = frame.anchor and frame.today and frame.anchor.first <= frame.today
    spoken_of = text.startswith("the ") and over and not frame.ahead  # "will be gone by the end of the century"
    steps = {"last": -1, "previous": -1, "prior": -1, "next": 1, "following": 1}.get(which, 0)
    if unit == "year" and {"fiscal", "financial"} & set(words):
        start = frame.fiscal.start
        whole = calendar.year_from(frame.today, start) if frame.today and start else None
        return (calendar.shift(whole, steps, "year") if whole else None), "relative"
    base = frame.today if which in ("this", "last", "next") and not spoken_of else None
    base = base or (frame.anchor.last if frame.anchor else frame.today)
    if base is None:
        return None, "relative"
    if spoken_of and not steps and frame.anchor and is_about(frame.anchor, unit):  # the quarter that ended Dec. 2
        return frame.anchor, "relative"
    return calendar.around(calendar.move(base, steps, unit), unit), "relative"


def is_about(period: Interval, unit: Unit, count: int = 1) -> bool:
    return abs(calendar.move(period.first, count, unit) - period.last) < timedelta(days=4)


def decade(digits: str) -> Interval | None:
    begin = int(digits) if len(digits) == 4 else 1900 + int(digits) + (100 if int(digits) < 20 else 0)
    return Interval(date(begin, 1, 1), date(begin + 9, 12, 31))


Reader = Callable[[Match, Frame], Found | None]
