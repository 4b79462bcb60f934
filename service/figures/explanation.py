"""Why a numeral was kept or rejected: the rule or pattern that decided, as it is called in the code, and its words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from types import FunctionType

from service.article import Span
from service.figures import bound, measure, measure_pattern, numerals, rejection, unit
from service.figures.around import Around, around
from service.figures.figure import Rejected
from service.figures.numerals import Numeral
from service.figures.reading import Reading
from service.figures.units import Unit


@dataclass(frozen=True, slots=True)
class Cause:
    """What decided something of a numeral.

    decides  "rejected", "bound", "unit" or "change"
    rule     a name to look for in service/figures: a function, a pattern, a form of time
    words    the words of the text that it went by, with the numeral where they touch it; "" if none do
    """

    decides: str
    rule: str
    words: str


def causes(reading: Reading, number: int) -> dict[int, tuple[Cause, ...]]:
    """The causes for each numeral of sentence `number`, kept or rejected, by where it ends in Article.text."""
    sifted = rejection.sift(reading, number)
    found = {numeral.end: tuple(_kept(reading, number, numeral)) for numeral in sifted.kept}
    return found | {rejected.end: (_rejected(reading, number, rejected),) for rejected in sifted.rejected}


# ---------------------------------------------------------------- rejected
def _rejected(reading: Reading, number: int, rejected: Rejected) -> Cause:
    sentence = reading.sentences[number]
    found = numerals.scan(reading.article.text, sentence.start, sentence.end)
    numeral = next((n for n in found if n.end == rejected.end), None)
    rule = rejection.RULES.get(rejected.rule)
    if numeral is None or not isinstance(rule, FunctionType):
        return Cause("rejected", rejected.rule, rejected.exact)
    here = around(reading, number, numeral)
    held = [(words, name) for name, pattern in _patterns(rule) if (words := _touching(pattern, here))]
    if held:
        words, name = max(held, key=lambda pair: len(pair[0]))
        return Cause("rejected", f"{rejected.rule} {name}", words)
    return Cause("rejected", rejected.rule, " ".join((*here.before.split()[-1:], here.exact)))


def _patterns(rule: FunctionType) -> Iterator[tuple[str, re.Pattern[str]]]:
    """The patterns that a rule goes by, those of the functions it calls in its own file included."""
    for name in rule.__code__.co_names:
        thing = rule.__globals__.get(name)
        if isinstance(thing, re.Pattern):
            yield name, thing
        elif isinstance(thing, FunctionType) and thing.__module__ == rule.__module__:
            yield from _patterns(thing)


def _touching(pattern: re.Pattern[str], here: Around) -> str:
    """What a pattern finds up to the numeral, or from it on."""
    if pattern.pattern.endswith(("\\Z", "$", "\\Z)")):
        before = pattern.search(here.before)
        return before[0].strip() and f"{before[0].strip()} {here.exact}" if before else ""
    after = pattern.match(here.after)
    return after[0].strip() and here.exact + after[0].rstrip() if after else ""


# ---------------------------------------------------------------- kept
def _kept(reading: Reading, number: int, numeral: Numeral) -> Iterator[Cause]:
    here = around(reading, number, numeral)
    if numeral.form in ("range", "vague"):
        yield Cause("bound", f"numeral {numeral.form}", here.exact)
    elif limit := bound.limit_at(here):
        yield Cause("bound", "bound.limit_at", limit[1])
    of = unit.find(reading, number, numeral)
    if of.kind != "count":
        yield Cause("unit", *_says_unit(reading, numeral, of))
    end = max(numeral.end, of.words.end if of.words else 0)
    moved = measure.find(reading, number, Span(numeral.start, numeral.end), end, of.kind)
    if moved.measure == "change":
        yield Cause("change", *_says_change(moved.sign))


def _says_unit(reading: Reading, numeral: Numeral, of: Unit) -> tuple[str, str]:
    text = reading.article.text
    exact = text[numeral.start : numeral.end]
    if of.words:
        printed = text[of.words.start : of.words.end].strip(" -")
        return {"money": "money.find", "rate": "unit._rate", "share": "unit._own"}.get(
            of.kind, "unit._longest"
        ), printed
    if numeral.currency:
        return "currency.code_of", exact
    if numeral.percent or numeral.form in ("fraction", "ratio") or numeral.base:
        return f"numeral {'base' if numeral.base else 'percent' if numeral.percent else numeral.form}", exact
    return ("age.is_age", "") if of.unit == "year" else ("borrowed_unit.borrowed", "")


def _says_change(sign: re.Match[str] | None) -> tuple[str, str]:
    if sign is None:
        return "measure.find", "+"
    for file in (measure_pattern, measure):
        for name, thing in vars(file).items():
            if thing is sign.re:
                return f"{file.__name__.rpartition('.')[2]}.{name}", sign[0].strip(" -")
    return "measure.find", sign[0].strip(" -")
