"""Inflation: a rise is told as a change and as a rate, "prices rose 3.4%" and "inflation was 3.4%"."""

import re

from service.figures.figure import Figure

# "consumer prices", "food prices", "the consumer price index"; not "share prices", "house prices"
PRICES = re.compile(
    r"(?:(?:overall|headline|annual|average|core|underlying|food|energy|services?|goods) )*"
    r"(?:consumer |retail |producer |wholesale )?(?:prices?(?: index)?|cost of living)",
    re.IGNORECASE,
)
# "annual house price growth"; not "growth forecast"
GROWTH = re.compile(r"\bgrowth$")


def tells_inflation(figure: Figure) -> bool:
    """Is it a rise that is the rate of inflation itself?"""
    is_rise = (figure.kind, figure.unit, figure.measure, figure.direction) == ("share", "percent", "change", "up")
    return is_rise and PRICES.fullmatch(figure.measured or "") is not None


def measure(figure: Figure) -> str:
    """ "level" or "change": a rate of inflation is a level however it is told, and growth of 2.4% a change."""
    if tells_inflation(figure):
        return "level"
    is_growth = figure.unit == "percent" and GROWTH.search(figure.measured or "") is not None
    return "change" if is_growth else figure.measure
