"""Sentence: a comparison told to a reader who knows none of its codes."""

import re
from datetime import date
from functools import lru_cache

from service.comparison.claim import Claim
from service.figures.figure import Figure
from service.figures.numerals import scan

BOUND = {
    "exact": "",
    "about": "about ",
    "at_least": "at least ",
    "more_than": "more than ",
    "at_most": "at most ",
    "less_than": "less than ",
    "range": "",
}
VAGUE = re.compile(r"\b(?:dozen|score|hundred|thousand|million|billion)s\b")  # "dozens"; not "two dozen"
UNCOMPARED = {
    "measure": "one is a change and the other a level",
    "kind": "one counts what the other measures otherwise",
    "unit": "they are in different units",
    "currency": "they are in different currencies and no rate is given",
    "prices": "they are sums in the money of different years",
    "population:subset_of": "one covers only a part of what the other covers",
    "population:part_of_partition": "one is a part of what the other sums up",
    "population:change_of": "one is the change of the other",
    "population:breaks_from": "the way of counting changed between them",
    "population:other": "they are not figures of the same thing",
    "population:unknown": "it is not known what one of them is a figure of",
}


def sentence(a: Claim, b: Claim, relation: str, reasons: tuple[str, ...]) -> str:
    said = _sentence(a, b, relation, reasons)
    return f"{said[:-1]}; the two articles print one text." if "one_text" in reasons else said


def _sentence(a: Claim, b: Claim, relation: str, reasons: tuple[str, ...]) -> str:
    first, second = _in_order(a, b)
    x, y = told(first), told(second)
    match relation:
        case "not_comparable":
            return f"{x} and {y} cannot be compared: {'; '.join(_why(code) for code in reasons)}."
        case "agree" if "withdrawn" in reasons:
            return f"{x} and {y} tell of one number, which one of the two articles takes back or tells as denied."
        case "agree":
            return f"{x} and {y} agree{'' if 'equal' in reasons else _how(reasons)}."
        case "compatible":
            return f"{x} and {y} can both be right{_how(reasons)}."
        case "update" if "printed_later" in reasons:
            return f"{y} succeeds {x}: it was printed later, when more was known of that day."
        case "update" if second.ends in (None, first.ends) or (first.ends is None and a.article_id != b.article_id):
            return f"{x} and {y} are not known to be of one time."
        case "update":
            return f"{y} succeeds {x}: it speaks of a later time."
        case "correction":
            return f"{_correcting(first, second)}."
    return f"{x} and {y} cannot both be right: they speak of the same thing{_and_time(a, b)}."


def _and_time(a: Claim, b: Claim) -> str:
    if (a.begins, a.ends) == (b.begins, b.ends):
        return " and the same time"
    return ", and their times overlap" if a.is_dated and b.is_dated else ", and not plainly of different times"


def told(claim: Claim) -> str:
    """ "at least 19 (Israel Prison Service, 22 November 2024)"."""
    figure = claim.figure
    day = _day(claim.ends) if claim.ends else None
    credit = ", ".join(part for part in (*figure.sources, day) if part)
    return said_as(claim) + (f" ({credit})" if credit else "")


def said_as(claim: Claim) -> str:
    """ "at least 19", "dozens", "down 67"."""
    figure, number = claim.figure, in_force(claim)
    moved = f"{figure.direction} " if figure.measure == "change" and figure.direction else ""
    return moved + (number if VAGUE.search(number) else f"{BOUND[figure.bound]}{number}")


@lru_cache(maxsize=5_000)
def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def in_force(claim: Claim) -> str:
    """The number as it stands in the text, a count in digits; where a person put another in its place, that one."""
    figure = claim.figure
    held = [figure.value] if figure.value is not None else [figure.low, figure.high]
    read = scan(figure.exact) if claim.corrected else []
    if None in held or not read or held == ([read[0].value] if len(held) == 1 else [read[0].low, read[0].high]):
        return _in_digits(figure)
    number = " to ".join(f"{one:,f}" for one in held)
    return number + ("%" if figure.unit == "percent" else f" {figure.unit}" if figure.unit else "")


def _in_digits(figure: Figure) -> str:
    """14 for "Fourteen"; "Dozens" and "A third" in small letters."""
    if any(letter.isdigit() for letter in figure.exact):
        return figure.exact
    said = figure.exact.lower()
    is_count = figure.kind == "count" and figure.value is not None and not VAGUE.search(said)
    return f"{figure.value:,f}" if is_count else said


def _in_order(a: Claim, b: Claim) -> tuple[Claim, Claim]:
    """The earlier first, whichever way round they were given."""
    first, second = sorted((a, b), key=lambda c: (c.ends or date.min, c.published_on or date.max, c.id))
    return first, second


def _correcting(first: Claim, second: Claim) -> str:
    wrong, right = (second, first) if second.figure.withdrawn else (first, second)
    return f"{told(wrong)} was withdrawn; {told(right)} replaces it"


def _why(code: str) -> str:
    return UNCOMPARED.get(code) or UNCOMPARED[code.partition(":")[0]]


def _how(reasons: tuple[str, ...]) -> str:
    for code in reasons:
        name, _, fact = code.partition(":")
        if name == "rounding":
            if not fact:
                return ": one may be the other rounded"
            how, _, unit = fact.partition("@")
            words = {"half_up": "rounded", "truncation": "cut off", "fraction": "told as a plain fraction"}[how]
            return f": one is the other {words}" + (f" to the nearest {unit}" if how == "half_up" else "")
        if name == "one_voice":
            return ": one sentence tells both on one word"
        if name == "longer_time":
            return ": one is told of a longer time, which may hold more"
        if name == "conversion":
            return ": one is the other converted"
        if name == "about":
            return f": an approximation is taken to be right within {fact}"
        if name == "range_overlap":
            return ": the range leaves room for both"
        if name == "bound" and fact != "about":
            return f": “{BOUND[fact].strip()}” leaves room for the other"
    return ""
