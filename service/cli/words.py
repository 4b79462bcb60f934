"""A figure in a reader's words: "at least 19", "2.5 million … USD", "7 Oct 2023 to 22 Nov 2024"."""

import re
from datetime import date
from decimal import Decimal

from service.figures.figure import Figure

BEFORE = {
    "exact": "", "about": "about ", "at_least": "at least ", "more_than": "more than ", "at_most": "at most ",
    "less_than": "less than ", "range": "",
}  # fmt: skip


# "\x1b[2J" would clear the reader's screen; not a line break, nor "é"
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def printable(text: str) -> str:
    """As long as before, without what a terminal would obey."""
    return _CONTROLS.sub("\ufffd", text)


def number_in_words(number: Decimal) -> str:
    """Thousands apart, no exponent: "1,200,000", "33.3"."""
    return f"{number:,f}" if abs(number.adjusted()) < 40 else str(number)


def value_in_words(figure: Figure) -> str:
    """The value with its bound, unit and direction: "at least 19", "40 to 50", "up 3.4 percent"."""
    if figure.value is not None:
        said = BEFORE[figure.bound] + number_in_words(figure.value)
    elif figure.low is not None and figure.high is not None:
        said = f"{number_in_words(figure.low)} to {number_in_words(figure.high)}"
    else:
        said = figure.exact
    unit = _unit_in_words(figure)
    change = f"{figure.direction or ''} " if figure.measure == "change" else ""
    return f"{change}{said} {unit}".strip()


# Units whose plural is not their own word with an s, and those that have none.
_PLURALS = {"foot": "feet", "inch": "inches", "century": "centuries", "horsepower": "horsepower", "stone": "stone"}
_HEADS_FIRST = ("degree",)  # "degrees Celsius"; not "pound feet"


def _unit_in_words(figure: Figure) -> str:
    """ "metres", "square kilometres per hour", "percentage points"; the code of a currency stays."""
    unit = (figure.unit or "").replace("_", " ")
    if abs(figure.value or 0) == 1 or not (figure.kind == "measurement" or unit == "percentage point"):
        return unit
    counted, per, base = unit.partition(" per ")
    if counted == "magnitude" or counted.endswith("hertz"):
        return unit
    first, *rest = counted.split()
    if rest and first not in _HEADS_FIRST:
        return f"{' '.join((first, *rest[:-1], _plural(rest[-1])))}{per}{base}"
    return f"{' '.join((_plural(first), *rest))}{per}{base}"


def _plural(word: str) -> str:
    return _PLURALS.get(word, f"{word}s")


def valid_in_words(figure: Figure) -> str:
    """The time it speaks of; in brackets where the text does not say and the day of publication stands for it."""
    if figure.valid_from is None or figure.valid_to is None:
        return "not stated"
    said = _span(figure.valid_from, figure.valid_to)
    return f"({said})" if figure.valid_basis == "publication" else said


def _span(start: date, end: date) -> str:
    return start.isoformat() if start == end else f"{start.isoformat()} to {end.isoformat()}"


def explained(figure: Figure) -> list[tuple[str, str]]:
    """Every field that says something, under a reader's name for it."""
    subject = " ".join(part for part in (figure.measured, figure.place and f"({figure.place})") if part)
    happened = " ".join(part for part in (figure.predicate, figure.agent and f"by {figure.agent}") if part)
    leans = "" if figure.refers_to is None else f"figure {figure.refers_to}"
    rows = [
        ("value", f"{value_in_words(figure)}, {figure.kind}"),
        ("of", subject),
        ("happened", happened),
        ("when", f"{valid_in_words(figure)}, {figure.valid_basis}"),
        ("said as", figure.valid_text or ""),
        ("source", " < ".join(reversed(figure.sources))),
        ("leans on", leans),
        ("withdrawn", "the text takes this number back" if figure.withdrawn else ""),
        ("sure", f"{figure.confidence:.0%}"),
    ]
    return [(name, said) for name, said in rows if said]
