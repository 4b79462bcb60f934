"""Pair: do two figures agree? First whether they can be compared at all, then whether both can be right."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from service.comparison.claim import Claim, Rules
from service.comparison.course import goes_on, has_grown
from service.comparison.quantity import interval, may_be_rounded, plain, price_year, rounding, stated
from service.comparison.sentence import sentence
from service.comparison.source import independent, shared
from service.comparison.when import When, when
from service.figures.figure import Figure
from service.figures.inflation import measure
from service.figures.units.convert import dimension, in_common, in_unit_of

Relation = Literal["agree", "compatible", "update", "conflict", "correction", "not_comparable"]
# "340 people, against the official 112": the word before the number tells of another voice, be it unnamed
OTHER_VOICE = re.compile(
    r"\b(?:official(?:ly)?|claimed|reported|announced|admitted|acknowledged)(?: [a-z]+){0,3} $", re.I
)
# "58 by the port's count and 66 by that of the crews"; not "by Friday"
ITS_VOICE = re.compile(r" (?:by (?:the|that)|according to)\b")
BESIDE = 60  # characters at most between a sum and its conversion in brackets
# "41.3 degrees Celsius, against a high of 46.8 degrees"; not "$16bn (€15.1bn)"
TWO_AMOUNTS = re.compile(r"\b(?:against|from|than|versus|and|but|while)\b")


@dataclass(frozen=True, slots=True)
class Pair:
    """How `b` stands to `a`.

    reasons      codes with their facts: "rounding:half_up@100", "later:33d"
    independent  both chains of sources are named and share nobody, and the articles do not print one text
    difference   b less a, in a's unit; None where they cannot be compared or one states no single number
    ratio        b over a; None likewise, and where a is nought
    days_apart   between the days they speak of, never negative; None where a day is not known
    """

    a: str
    b: str
    relation: Relation
    reasons: tuple[str, ...]
    sentence: str
    independent: bool
    difference: Decimal | None
    ratio: Decimal | None
    days_apart: int | None


@dataclass(frozen=True, slots=True)
class Verdict:
    relation: Relation
    reasons: tuple[str, ...]


def compare(a: Claim, b: Claim, rules: Rules | None = None) -> Pair:
    """Symmetric: swapped arguments give the same relation and reasons, and the difference with the other sign."""
    rules = rules or Rules()
    time = when(a, b, rules)
    print_one_text = a.article_id != b.article_id and a.witness == b.witness
    verdict = _incomparable(a, b, rules) or _verdict(a, b, time, rules)
    is_comparable = verdict.relation != "not_comparable"
    reasons = (*verdict.reasons, "one_text") if is_comparable and print_one_text else verdict.reasons
    difference, ratio = _arithmetic(a, b) if is_comparable else (None, None)
    return Pair(
        a=a.id,
        b=b.id,
        relation=verdict.relation,
        reasons=reasons,
        sentence=sentence(a, b, verdict.relation, reasons),
        independent=not print_one_text and independent(a.figure.sources, b.figure.sources, rules.aliases),
        difference=difference,
        ratio=ratio,
        days_apart=time.days,
    )


def _incomparable(a: Claim, b: Claim, rules: Rules) -> Verdict | None:
    """The first gate: kind, unit, population, measure. None where the two measure the same thing."""
    x, y = a.figure, b.figure
    reasons = []
    if measure(x) != measure(y):
        reasons.append("measure:change_vs_level")
    if x.kind != y.kind:
        reasons.append("kind:" + "_vs_".join(sorted((x.kind, y.kind))))
    elif dimension(a.figure) != dimension(b.figure) and not _is_conversion(a, b):
        reasons.append("currency" if x.kind == "money" else "unit")
    elif x.kind == y.kind == "money" and price_year(x) != price_year(y):
        reasons.append("prices:of_other_years")
    if a.statistic is None or b.statistic is None:
        reasons.append("population:unknown")
    elif a.statistic != b.statistic:
        reasons.append(f"population:{_related(a.statistic, b.statistic, rules) or _population(a, b)}")
    return Verdict("not_comparable", tuple(reasons)) if reasons else None


def _is_conversion(a: Claim, b: Claim) -> bool:
    """ "$16bn (€15.1bn)", "620 tonnes (some 4,000 barrels)": one amount told twice, side by side in one text."""
    first, second = sorted((a.figure, b.figure), key=lambda figure: figure.start)
    gap = second.start - first.end
    between = first.sentence.partition(first.exact)[2][: max(gap, 0)]
    return a.article_id == b.article_id and 0 <= gap <= BESIDE and not TWO_AMOUNTS.search(between)


def _related(a: str, b: str, rules: Rules) -> str | None:
    """As a person said; either may be the part."""
    return rules.related.get((a, b)) or rules.related.get((b, a))


def _population(a: Claim, b: Claim) -> str:
    """ "subset_of" where one of the two names the other's population with words that narrow it, and the same is said of
    both. "Four of them" are themselves a part, however few words name them."""
    x, y = (set((claim.figure.measured or "").lower().split()) for claim in (a, b))
    whole = (b if y < x else a).figure
    is_narrower = bool(x and y) and (x < y or y < x) and whole.refers_to is None
    return "subset_of" if is_narrower and a.figure.predicate == b.figure.predicate else "other"


def _verdict(a: Claim, b: Claim, time: When, rules: Rules) -> Verdict:
    """The second gate: can both be right?"""
    if dimension(a.figure) != dimension(b.figure):
        return Verdict("agree", ("conversion",))
    same = _same_number(a, b, time, rules)
    if same != "equal":
        if _takes_back(a, b, time):
            return Verdict("correction", ("withdrawn",))
        if _restates(a, b, time, rules):
            return Verdict("correction", ("restated",))
    if same and time.may_be_same:
        return Verdict("agree", (same, *_bounds(a, b), *_unsaid(a, b)))
    x, y = interval(a.figure, rules.about), interval(b.figure, rules.about)
    if x is None or y is None:
        return Verdict("compatible", ("value:unknown",))
    if x.meets(y) and (time.is_same or _leaves_open(a, b, time)):
        return Verdict("compatible", _room(a, b, rules))
    if not time.is_same:
        return Verdict("update", ("later:unknown" if not time.days else f"later:{time.days}d",))
    if (x.exceeds(y) and _is_longer(a, b)) or (y.exceeds(x) and _is_longer(b, a)):
        return Verdict("compatible", ("longer_time",))
    return _apart(a, b, time, rules)


def _apart(a: Claim, b: Claim, time: When, rules: Rules) -> Verdict:
    """Of two numbers for one time that leave each other no room."""
    if has_grown(a, b):
        return Verdict("update", ("printed_later",))
    if _leave_limits(a, b) and may_be_rounded(a.figure, b.figure):
        return Verdict("compatible", (*_bounds(a, b), "rounding"))
    if _are_of_one_voice(a, b, rules):
        return Verdict("compatible", ("one_voice",))
    if goes_on(a, b) and not independent(a.figure.sources, b.figure.sources, rules.aliases):
        return Verdict("update", ("later:unknown",))
    return Verdict("conflict", ("apart", *_bounds(a, b), *(() if time.both_dated else ("time:unstated",))))


def _is_longer(long: Claim, short: Claim) -> bool:
    """ "86 arrested over the weekend" and "25 arrested on Saturday": the longer time may hold more."""
    if not (long.is_dated and short.is_dated and long.figure.kind in ("count", "money")):
        return False
    if not (long.begins and long.ends and short.begins and short.ends):
        return False
    is_part = long.begins <= short.begins and short.ends <= long.ends
    return is_part and short.ends - short.begins < long.ends - long.begins


def _are_of_one_voice(a: Claim, b: Claim, rules: Rules) -> bool:
    """ "54% said no, against 31% who said yes": numbers that one sentence tells on one word are parts or alternatives.
    Not "Police put it at 6,000; organisers at 15,000"."""
    x, y = a.figure, b.figure
    if a.article_id != b.article_id or x.sentence != y.sentence:
        return False
    if x.sources and y.sources:
        return shared(x.sources, y.sources, rules.aliases)
    return not (_is_credited_there(x) or _is_credited_there(y))


def _is_credited_there(figure: Figure) -> bool:
    before, _, after = figure.sentence.partition(figure.exact)
    return bool(OTHER_VOICE.search(before) or ITS_VOICE.match(after))


def _same_number(a: Claim, b: Claim, time: When, rules: Rules) -> str | None:
    """ "equal", or how one becomes the other by rounding. A plain fraction is too coarse to tell across times."""
    x, y = a.figure, b.figure
    if (x.bound == "range") != (y.bound == "range"):
        return None
    if x.bound == "range":
        limits = [interval(f, rules.about) for f in (x, y)]
        return "equal" if limits[0] == limits[1] else None
    p, q = stated(x), stated(y)
    if p is None or q is None:
        return None
    if in_common(p, x) == in_common(q, y):
        return "equal"
    if {x.bound, y.bound} - {"exact", "about"}:
        return None
    found = sorted(way for way in (rounding(x, y), rounding(y, x)) if way)
    if not found or (found[0] == "fraction" and not (time.is_same or a.article_id == b.article_id)):
        return None
    return f"rounding:{found[0]}"


def _leave_limits(a: Claim, b: Claim) -> bool:
    """Is one of them more than a plain number, of which it is known already whether it is rounded?"""
    return bool({a.figure.bound, b.figure.bound} - {"exact", "about"})


def _unsaid(a: Claim, b: Claim) -> tuple[str, ...]:
    """One article states the number, and the other takes it back, or says that it is denied."""
    return ("withdrawn",) if a.article_id != b.article_id and a.figure.withdrawn != b.figure.withdrawn else ()


def _takes_back(a: Claim, b: Claim, time: When) -> bool:
    """Does one article withdraw the other's number, whoever printed it?"""
    if a.article_id == b.article_id:
        return a.figure.withdrawn != b.figure.withdrawn or _withdraws(a, b) or _withdraws(b, a)
    if not time.may_be_same:
        return False
    return (_withdraws(a, b) and _not_before(a, b)) or (_withdraws(b, a) and _not_before(b, a))


def _withdraws(later: Claim, earlier: Claim) -> bool:
    return not later.figure.withdrawn and stated(earlier.figure) in later.withdraws


def _not_before(later: Claim, earlier: Claim) -> bool:
    return later.published_on is None or earlier.published_on is None or later.published_on >= earlier.published_on


def _restates(a: Claim, b: Claim, time: When, rules: Rules) -> bool:
    """One outlet gives another number for one time, on the word of the same source."""
    if a.publisher is None or a.publisher != b.publisher or a.article_id == b.article_id:
        return False
    x, y = interval(a.figure, rules.about), interval(b.figure, rules.about)
    if x is None or y is None or x.meets(y):
        return False
    return time.is_same and time.both_dated and shared(a.figure.sources, b.figure.sources, rules.aliases)


def _leaves_open(a: Claim, b: Claim, time: When) -> bool:
    """With a time unstated: one text gives both numbers, or one number lies within the other's range."""
    if time.both_dated:
        return False
    bounds = (a.figure.bound, b.figure.bound)
    within = "range" in bounds and any(bound in ("exact", "about") for bound in bounds)
    return within or (a.article_id == b.article_id and not (a.is_dated or b.is_dated))


def _bounds(a: Claim, b: Claim) -> tuple[str, ...]:
    return tuple(sorted({f"bound:{c.figure.bound}" for c in (a, b) if c.figure.bound not in ("exact", "range")}))


def _room(a: Claim, b: Claim, rules: Rules) -> tuple[str, ...]:
    bounds = {a.figure.bound, b.figure.bound}
    reasons = [code for code in _bounds(a, b) if code != "bound:about"]
    if "range" in bounds:
        reasons.append("range_overlap")
    if "about" in bounds:
        reasons.append(f"about:{plain(rules.about * 100)}%")
    return tuple(reasons)


def _arithmetic(a: Claim, b: Claim) -> tuple[Decimal | None, Decimal | None]:
    p, q = stated(a.figure), stated(b.figure)
    if p is None or q is None or dimension(a.figure) != dimension(b.figure):
        return None, None
    q = in_unit_of(q, b.figure, a.figure)
    return q - p, q / p if p else None
