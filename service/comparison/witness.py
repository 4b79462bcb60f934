"""Witnesses: who counted each figure of one statistic. Articles that print one text are one witness."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from service.comparison.claim import Claim, Rules
from service.comparison.source import credited, one_name_each


def origins_of(claims: Sequence[Claim], rules: Rules) -> dict[str, str]:
    """Who counted, for each claim by its id, under one name each; "" where nobody is named. What copies of one text
    say is counted by whoever the first of them to name anybody names."""
    found = {claim.id: credited(claim.figure.sources, rules.aliases) for claim in claims}
    names = one_name_each(found.values(), rules.aliases)
    origin = {claim: names[name] for claim, name in found.items()}
    copied = {claim.witness for claim in claims if claim.first_print}
    first: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in sorted((c for c in claims if c.witness in copied and origin[c.id]), key=_in_print):
        said = first[_saying(claim)]
        if not said or said[0].article_id == claim.article_id:
            said.append(claim)
    told = {saying: [origin[claim.id] for claim in said] for saying, said in first.items()}
    for claim in claims if told else ():
        named = told.get(_saying(claim), [])
        if named and origin[claim.id] not in named:
            origin[claim.id] = named[0]
    return origin


def without_copies(claims: Sequence[Claim]) -> Sequence[Claim]:
    """Those that are not what a first print among them says, too. A late copy makes no number newer."""
    said = _first_said(claims)
    return [claim for claim in claims if not claim.first_print or _saying(claim) not in said] if said else claims


def edited(claims: Sequence[Claim]) -> list[Claim]:
    """Where a copy puts another number into the text than its first print: the claims of both."""
    said = _first_said(claims)
    printed = {witness for witness, *_ in said}
    others = [c for c in claims if c.first_print in printed and _saying(c) not in said]
    changed = {claim.witness for claim in others}
    return [*others, *(c for c in claims if not c.first_print and c.witness in changed)]


def _first_said(claims: Sequence[Claim]) -> set[tuple[object, ...]]:
    """What the first prints say of which there are copies."""
    copied = {claim.first_print for claim in claims}
    return {_saying(claim) for claim in claims if claim.article_id in copied}


def _saying(claim: Claim) -> tuple[object, ...]:
    """The number, by which it is found again in another copy of the text."""
    return claim.witness, claim.figure.value, claim.figure.low, claim.figure.high


def _in_print(claim: Claim) -> tuple[date, str, int]:
    return claim.published_on or date.max, claim.article_id, claim.figure.start
