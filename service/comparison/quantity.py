"""Quantity: what a figure leaves possible, as an interval of exact decimals, and whether two are one number rounded."""

import re
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from service.comparison.claim import Claim
from service.figures.figure import Figure
from service.figures.units.convert import in_common, in_unit_of

# "two-thirds", "one in five", "nine out of ten", "half": coarse by nature. Not "20 percent"
FRACTION = re.compile(
    r"\b(?:half|thirds?|quarters?|fourths?|fifths?|tenths?)\b|\b\w+ (?:in|out of|of) (?:every )?\w+\b", re.I
)
# "$3 billion in 2015 dollars", "at 2010 prices", "adjusted for inflation"; not "in 2015"
PRICES = re.compile(
    r"\b(?:in|at)(?: constant)? (?P<year>(?:19|20)\d\d)[ -](?:US |Canadian )?(?:dollars|euros|pounds|prices)\b"
    r"|\b(?:inflation-adjusted|adjusted for inflation|in real terms)\b",
    re.IGNORECASE,
)
PRICES_WITHIN = 60  # characters after a sum in which its prices are told
FRACTION_STEP = Decimal(5)  # percentage points between one plain fraction and the next, near enough
NEAR = Decimal("0.05")  # "nearly 600,000" for 590,000 is rounding to one digit; "about 8,000" for 8,450 is not
LEAST_DIGITS = 2  # an exact number is read as rounded only down to two digits: 1,200 for 1,238, but not 40 for 44


@dataclass(frozen=True, slots=True)
class Interval:
    """What is left possible. None is no limit; an open end is itself excluded."""

    low: Decimal | None
    high: Decimal | None
    low_open: bool = False
    high_open: bool = False

    def meets(self, other: "Interval") -> bool:
        return _below(self, other) and _below(other, self)

    def exceeds(self, other: "Interval") -> bool:
        """Is all of it more than any of the other?"""
        return not _below(self, other)


def _below(a: Interval, b: Interval) -> bool:
    """Does a begin before b ends?"""
    if a.low is None or b.high is None:
        return True
    return a.low <= b.high if not (a.low_open or b.high_open) else a.low < b.high


def interval(figure: Figure, about: Decimal) -> Interval | None:
    """In the dimension's first unit. `about` is how far an approximation may be off, as a share of it."""
    low = figure.low if figure.low is not None else figure.value
    high = figure.high if figure.high is not None else figure.value
    if low is None or high is None:
        return None
    if figure.bound == "about":
        low, high = low - abs(low) * about, high + abs(high) * about
    low, high = in_common(low, figure), in_common(high, figure)
    match figure.bound:
        case "at_least" | "more_than":
            return Interval(low, None, low_open=figure.bound == "more_than")
        case "at_most" | "less_than":
            return Interval(None, high, high_open=figure.bound == "less_than")
    return Interval(low, high)


def stated(figure: Figure) -> Decimal | None:
    """The one number that stands in the text; None for a range."""
    if figure.value is not None:
        return figure.value
    return figure.low if figure.high is None else figure.high if figure.low is None else None


def number(claim: Claim) -> Decimal | None:
    """The one number that is stated, in the dimension's first unit."""
    value = stated(claim.figure)
    return None if value is None else in_common(value, claim.figure)


def price_year(figure: Figure) -> str:
    """The year in whose money a sum is told; "" where it is that of its own time."""
    at = figure.sentence.find(figure.exact)
    found = PRICES.search(figure.sentence, max(0, at), at + len(figure.exact) + PRICES_WITHIN) if at >= 0 else None
    return (found["year"] or "another") if found else ""


def step(figure: Figure, least_digits: int) -> Decimal:
    """The size of the last printed digit that counts: 100,000 for "1.4 million", 100 for "8,200", 0.1 for "59.6"."""
    number = stated(figure)
    if number is None or not number:
        return Decimal(1)
    exponent = int(number.as_tuple().exponent)
    if exponent == 0:
        exponent = max(int(number.normalize().as_tuple().exponent), 0)
    return Decimal(1).scaleb(min(exponent, number.adjusted() - least_digits + 1))


def rounding(coarse: Figure, fine: Figure) -> str | None:
    """How `fine` becomes `coarse`: "half_up@100", "truncation@100" or "fraction"; None where it does not."""
    number = stated(fine)
    return None if number is None else _rounding(coarse, in_unit_of(number, fine, coarse))


def _rounding(coarse: Figure, number: Decimal) -> str | None:
    """`number` is in the unit of `coarse`."""
    rounded = stated(coarse)
    if rounded is None:
        return None
    apart = abs(rounded - number)
    if coarse.kind == "share" and FRACTION.search(coarse.exact) and apart <= FRACTION_STEP / 2:
        return "fraction"
    is_near = coarse.bound == "about" and apart <= NEAR * abs(rounded)
    unit = step(coarse, 1 if is_near else LEAST_DIGITS)
    if apart >= unit:
        return None
    for name, mode in (("half_up", ROUND_HALF_UP), ("truncation", ROUND_DOWN)):
        if (number / unit).to_integral_value(mode) * unit == rounded:
            return f"{name}@{plain(unit)}"
    return None


def may_be_rounded(a: Figure, b: Figure) -> bool:
    """Is a limit of one the other's number, rounded? "At least 1,264" leaves room for 1,260."""
    return any(
        _rounding(coarse, in_unit_of(end, fine, coarse)) is not None
        for coarse, fine in ((a, b), (b, a))
        for end in {fine.value, fine.low, fine.high}
        if end is not None
    )


def plain(number: Decimal) -> str:
    """ "100", not "1E+2"."""
    return f"{number.normalize():f}"
