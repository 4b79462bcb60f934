"""Course: how a number went on over time. Totals that shrank, and old numbers told as if they were new."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from service.comparison.claim import Claim, Rules
from service.comparison.quantity import Interval, interval, stated
from service.comparison.sentence import told
from service.figures.figure import Figure
from service.figures.units.convert import in_common

# What cannot be undone: who counts so many can count no fewer later, unless they were wrong.
FINAL = frozenset("die kill perish drown starve injure wound hurt destroy demolish".split())
BODIES = frozenset(("bodies", "dead", "deaths"))
FRESH = 7  # days after an event in which a count of it is one of the first
# "died in Monday's explosion", "were killed on Monday when a bus overturned": the day is that of the event
HAPPENED = re.compile(
    r"\b(?:when|after|as) (?:an?|the|its|two)\b|\b(?:explosion|blast|crash|derailment|collision|accident|disaster"
    r"|attack|shooting|bombing|strike|raid|stampede|collapse|sinking|capsiz\w+|quake|earthquake|flood|storm|hurricane|typhoon"
    r"|cyclone|tornado|landslide|mudslide|avalanche|eruption|fire|wildfire)s?\b"
)
# "counted 51 dead on Monday", "51 had died by Monday": the day is that of the count
COUNTED = re.compile(
    r"\b(?:count\w*|tall(?:y|ies)|tolls?|totals?|numbers?|rose|risen|stood|reached|by|as of|until)\b", re.I
)


@dataclass(frozen=True, slots=True)
class Break:
    """A total of `later` below that of `earlier`, by the same origin, though it can only grow."""

    earlier: str
    later: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Repeat:
    """An article that gives no time told a number of an earlier day.

    first  the figure that said it of the earliest day
    days   from that day to the article's day of print
    newer  the newest figure that was printed by then and says another number of a later day; None where there was none
    """

    claim: str
    first: str
    days: int
    newer: str | None
    sentence: str


def breaks(claims: Sequence[Claim], origins: Mapping[str, str], rules: Rules) -> tuple[Break, ...]:
    """`claims` in the order of their time; `origins` names who counted each. Linear."""
    found = []
    last: dict[tuple[str, date | None], tuple[Claim, Interval]] = {}
    for claim in claims:
        total = interval(claim.figure, rules.about)
        if total is None or claim.ends is None or not _only_grows(claim):
            continue
        key = (origins[claim.id], claim.begins if _is_tally(claim) else None)
        earlier, before = last.get(key, (claim, total))
        if earlier.ends != claim.ends and not before.meets(total) and _below(total, before):
            found.append(Break(earlier.id, claim.id, _shrinking(earlier, claim)))
        last[key] = (claim, total)
    return tuple(found)


def _only_grows(claim: Claim) -> bool:
    figure = claim.figure
    return figure.kind == "count" and figure.measure == "level" and (figure.predicate in FINAL or _is_tally(claim))


def has_grown(a: Claim, b: Claim) -> bool:
    """What an event cost, counted on its first days, and told of its day again when more was known: "nine were killed"
    on Monday, "sixteen died in Monday's explosion" on Tuesday."""
    first, later = sorted((a, b), key=lambda claim: (_printed(claim), claim.id))
    if first.ends is None or first.ends != later.ends or not first.ends <= _printed(first) < _printed(later):
        return False
    if (_printed(first) - first.ends).days > FRESH or not (_is_final(first.figure) and _is_final(later.figure)):
        return False
    said, was = stated(later.figure), stated(first.figure)
    return _tells_the_event(later) and said is not None and was is not None and said > was


def goes_on(a: Claim, b: Claim) -> bool:
    """Two articles' totals of one day, told at whatever hour: who counts the dead counts on."""
    if a.article_id == b.article_id or a.published_on is None or a.published_on != b.published_on:
        return False
    return all(c.ends == c.published_on and _is_final(c.figure) and not _tells_the_event(c) for c in (a, b))


def _tells_the_event(claim: Claim) -> bool:
    """ "Sixteen died in Monday's explosion": the day is that of the event, and not of the count."""
    before, day, _ = claim.figure.sentence.partition(claim.figure.valid_text or ".")
    is_event = HAPPENED.search(claim.figure.sentence) is not None and not COUNTED.search(before + day)
    return claim.is_dated and is_event


def _is_final(figure: Figure) -> bool:
    return figure.predicate in FINAL or (figure.measured or "").split(" ")[-1] in BODIES


def _is_tally(claim: Claim) -> bool:
    """ "since October": from one day on, up to the day of print."""
    return claim.is_dated and claim.begins != claim.ends and claim.ends == claim.published_on


def _below(a: Interval, b: Interval) -> bool:
    return a.high is not None and b.low is not None and a.high <= b.low


def _shrinking(earlier: Claim, later: Claim) -> str:
    return (
        f"{told(later)} is below {told(earlier)}, though such a total only grows: one of the two was wrong, or they "
        "count different things."
    )


def repeats(claims: Sequence[Claim]) -> tuple[Repeat, ...]:
    """`claims` in any order; told in the order of print. n log n."""
    printed = sorted((c for c in claims if c.published_on and c.ends), key=lambda c: (c.published_on, c.id))
    first: dict[Decimal, Claim] = {}
    newest: list[Claim] = []  # the newest day's figure, and the newest with another number than it
    found = []
    for claim in printed:
        value = stated(claim.figure)
        if value is None or claim.figure.measure == "change":  # "up 14%" again is another rise
            continue
        number = in_common(value, claim.figure)
        earliest = first.setdefault(number, claim)
        if _day(claim) < _day(earliest):
            first[number] = claim
        elif not claim.is_dated and earliest.article_id != claim.article_id and _day(earliest) < _printed(claim):
            found.append(_repeat(claim, earliest, newest, number))
        newest = _newest([*newest, claim])
    return tuple(found)


def _newest(candidates: Sequence[Claim]) -> list[Claim]:
    """Of two different numbers the newest figures, so that one of them is another number than any."""
    best: dict[Decimal, Claim] = {}
    for claim in sorted(candidates, key=lambda c: (_day(c), c.id), reverse=True):
        best.setdefault(_number(claim), claim)
    return list(best.values())[:2]


def _repeat(claim: Claim, first: Claim, newest: Sequence[Claim], number: Decimal) -> Repeat:
    newer = next((one for one in newest if _number(one) != number and _day(one) > _day(first)), None)
    days = (_printed(claim) - _day(first)).days
    ago = f"{days} day{'' if days == 1 else 's'} old"
    since = f"; {told(newer)} had been printed by then" if newer else ""
    sentence = f"{told(claim)} was {ago} when it was printed: it was first told of {told(first)}{since}."
    return Repeat(claim.id, first.id, days, newer.id if newer else None, sentence)


def _number(claim: Claim) -> Decimal:
    return in_common(stated(claim.figure) or Decimal(0), claim.figure)


def _day(claim: Claim) -> date:
    return claim.ends or date.min


def _printed(claim: Claim) -> date:
    return claim.published_on or date.min
