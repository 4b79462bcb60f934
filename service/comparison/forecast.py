"""Forecast: a number that somebody expects is not the number that came."""

import re

from service.figures.figure import Figure

# "the 3.2% forecast by economists", "11.9 billion expected by analysts", "the 170,000 economists had expected", "beat
# the $4.1bn estimate"; not "$3bn in a first estimate"
AFTER = re.compile(
    r"(?: [\w$€£-]+){0,3} (?:(?:forecast|expected|predicted|projected|anticipated|pencilled in) by\b"
    r"|had (?:been )?(?:expected|forecast|predicted|projected)\b)"
    r"|(?: (?:average|consensus|median|mean))? (?:forecast|estimate|expectation)s?\b"
)
# "beating expectations of 2.8%", "a forecast for 170,000", "had expected 1.0%"; not "a forecast by 12 economists"
BEFORE = re.compile(
    r"\b(?:(?:forecasts?|expectations?|predictions?|projections?) (?:of|for)"
    r"|had (?:forecast|expected|predicted|projected)) (?:an? )?(?:[a-z]+ )?$"
)


def is_forecast(figure: Figure) -> bool:
    before, found, after = figure.sentence.partition(figure.exact)
    return bool(found and (AFTER.match(after) or BEFORE.search(before)))
