"""A figure in a reader's words: "at least 19", "2.5 million … USD", "7 Oct 2023 to 22 Nov 2024"."""

import re
from datetime import date
from decimal import Decimal

from service.figures.figure import Figure
from service.words import unit_in_words

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
        bound = "" if figure.bound in ("exact", "range") else f"{figure.bound.replace('_', ' ')} "
        said = bound + number_in_words(figure.value)
    elif figure.low is not None and figure.high is not None:
        said = f"{number_in_words(figure.low)} to {number_in_words(figure.high)}"
    else:
        said = figure.exact
    change = f"{figure.direction or ''} " if figure.measure == "change" else ""
    return f"{change}{said} {unit_in_words(figure)}".strip()


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
