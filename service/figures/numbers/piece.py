"""One plain number before it is joined to others, the stretch of text it is read in, and how parts add to it."""

import re
from decimal import Decimal
from typing import Literal, NamedTuple

from service.figures.numbers.number_words import MARKS, PARTS

Form = Literal["digits", "words", "fraction", "ratio", "range", "vague", "ordinal", "multiplier", "code"]


class Piece(NamedTuple):
    """One plain number. `power` is that of its scale word, 0 without one; a code has no value."""

    start: int
    end: int
    value: Decimal | None
    form: Form
    power: int = 0
    currency: str | None = None
    percent: bool = False


class Window(NamedTuple):
    """Characters start..end of a text are still to be read; those before have been."""

    text: str
    start: int
    end: int

    def before(self, at: int, length: int = 24) -> str:
        """At most `length` characters that end at `at`, read or not."""
        return self.text[max(0, at - length) : at]


# What may stand between a number and its scale or its percent: "20-odd million", "5+ million", "40-plus percent"
LOOSE = r"(?:-(?:plus|odd|something)|\+| odd| or so)?"
# "1.2 million", "3.4 lakh", "$4bn"; not "4 m"
WORD_SCALE = re.compile(
    rf"(?:{LOOSE}[ \u00a0-]|(?<=\d))(?P<word>hundred|thousand|lakhs?|lacs?|million|crores?|billion|trillion|dozen"
    r"|bn|mn|mln|tn|trn|bln)\b",
    re.IGNORECASE,
)
_MARKED = rf"[ \u00a0]?(?P<mark>[{''.join(MARKS)}])|[ \u00a0-](?P<over>[1-7])/(?P<under>[2-9])(?![\d/])"
# "two and a half", "5½", "4 ½", "1 1/2"; not "two and a halfway house"
MORE = re.compile(rf"[ -]and[ -](?:an?|one)[ -](?P<part>half|quarter|third)\b|{_MARKED}", re.IGNORECASE)


def percent_of(over: int, under: int) -> Decimal:
    """100 * over / under to five digits: a third is 33.333."""
    return quotient(Decimal(100) * over, under)


def quotient(over: Decimal, under: int) -> Decimal:
    exact = over / under
    short = round(exact, 4 - exact.adjusted()) if exact else exact
    return exact if exact == short and len(exact.as_tuple().digits) <= 5 else short


def part_of(more: re.Match[str]) -> Decimal:
    if more["part"]:
        return quotient(Decimal(1), PARTS[more["part"].lower()])
    over, under = MARKS[more["mark"]] if more["mark"] else (int(more["over"]), int(more["under"]))
    return quotient(Decimal(over), under)
