"""Arithmetic: whether numbers that one text sets together add up. A share and its parts, a change and its levels."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Literal

from service.comparison.claim import Claim, Rules
from service.comparison.quantity import interval, plain, rounding, stated
from service.comparison.sentence import in_force, told

Kind = Literal["share", "change", "part"]
# what stands between a part and its whole: "6,239 of 11,040", "40 of its 120 beds"; not "40 beds and 120"
OF = re.compile(r"(?: [\w-]+){0,2} (?:out )?of (?:(?:the|its|their|all|some|about|more than) ){0,2}")
NEAR = 80  # characters at most between a part and the share that it makes


@dataclass(frozen=True, slots=True)
class Sum:
    """Numbers that must fit each other.

    claims  the share, its part and its whole; the change, what it came from and what it came to; the part and the whole
    fits    they do, within what is printed and what bounds leave open
    reason  how: "rounding:half_up@1", "exact", "bounds", "open" where a range leaves it open; else "apart"
    """

    kind: Kind
    claims: tuple[str, ...]
    fits: bool
    reason: str
    sentence: str


def sums(claims: Iterable[Claim], rules: Rules | None = None) -> tuple[Sum, ...]:
    """Every sum that the sentences of these claims, or two levels and a change between them, make."""
    rules = rules or Rules()
    by_sentence: dict[tuple[str, str], list[Claim]] = {}
    for claim in sorted(claims, key=lambda c: (c.article_id, c.figure.start, c.id)):
        by_sentence.setdefault((claim.article_id, claim.figure.sentence), []).append(claim)
    found: list[Sum] = []
    for together in by_sentence.values():
        for part, whole in pairwise(together):
            if _is_part(part, whole):
                found += _of_part(part, whole, together, rules)
    everyone = [claim for together in by_sentence.values() for claim in together]
    return (*found, *_of_changes(everyone, rules), *_of_partitions(everyone, rules))


def _of_partitions(claims: Sequence[Claim], rules: Rules) -> list[Sum]:
    """Parts that a person said make up a whole: of one time they come to no more than the whole."""
    named = [pair for pair, relation in rules.related.items() if relation == "part_of_partition"]
    newest = {(claim.statistic, claim.ends): claim for claim in claims}
    wholes = {whole for _, whole in named}
    found = []
    for (statistic, day), whole in newest.items():
        if statistic not in wholes:
            continue
        parts = [newest[part, day] for part, other in sorted(named) if other == statistic and (part, day) in newest]
        lows = [i.low for claim in parts if (i := interval(claim.figure, rules.about)) and i.low is not None]
        limit = interval(whole.figure, rules.about)
        if len(lows) > 1 and limit is not None and limit.high is not None:
            fits = sum(lows) <= limit.high
            told_all = " and ".join(told(claim) for claim in parts)
            how = "leave room in" if fits else "are more than"
            ids = (*(claim.id for claim in parts), whole.id)
            found.append(Sum("part", ids, fits, "exact" if fits else "apart", f"{told_all} {how} {told(whole)}."))
    return found


def _is_part(part: Claim, whole: Claim) -> bool:
    a, b = part.figure, whole.figure
    at = a.sentence.find(a.exact)
    between = a.sentence[at + len(a.exact) : at + b.start - a.start] if at >= 0 else ""
    return a.kind == b.kind == "count" and bool(OF.fullmatch(between))


def _of_part(part: Claim, whole: Claim, together: Sequence[Claim], rules: Rules) -> list[Sum]:
    found = [_part_within(part, whole, rules)]
    for share in together:
        is_near = 0 < share.figure.start - whole.figure.end <= NEAR or 0 < part.figure.start - share.figure.end <= NEAR
        if share.figure.kind == "share" and share.figure.unit == "percent" and is_near:
            found.append(_share_of(share, part, whole, rules))
            break
    return found


def _part_within(part: Claim, whole: Claim, rules: Rules) -> Sum:
    x, y = interval(part.figure, rules.about), interval(whole.figure, rules.about)
    fits = x is None or y is None or x.low is None or y.high is None or x.low <= y.high
    how = "is a part of" if fits else "cannot be a part of"
    return Sum("part", (part.id, whole.id), fits, "exact" if fits else "apart", f"{told(part)} {how} {told(whole)}.")


def _share_of(share: Claim, part: Claim, whole: Claim, rules: Rules) -> Sum:
    p, w, said = stated(part.figure), stated(whole.figure), stated(share.figure)
    ids = (share.id, part.id, whole.id)
    if p is None or not w or said is None:
        return Sum("share", ids, True, "open", f"{told(share)} cannot be worked out from a range.")
    exact = replace(share.figure, value=p / w * 100, bound="exact", exact="")
    how = rounding(share.figure, exact)
    bounds = {part.figure.bound, whole.figure.bound, share.figure.bound}
    is_open = bounds - {"exact"} and _meets(share, exact.value or Decimal(0), rules)
    fits = how is not None or bool(is_open)
    worked = f"{in_force(part)} of {in_force(whole)} is {plain(round(exact.value or Decimal(0), 2))} %"
    sentence = f"{worked}, {'which' if fits else 'not what'} {told(share)} says."
    return Sum("share", ids, fits, f"rounding:{how}" if how else "bounds" if fits else "apart", sentence)


def _meets(claim: Claim, number: Decimal, rules: Rules) -> bool:
    own = interval(claim.figure, rules.about)
    return own is not None and (own.low is None or own.low <= number) and (own.high is None or number <= own.high)


def _of_changes(claims: Sequence[Claim], rules: Rules) -> list[Sum]:
    """Changes beside the two levels of one statistic whose days they lie between."""
    levels: dict[date | None, list[Claim]] = {}
    for claim in claims:
        if claim.figure.measure == "level":
            levels.setdefault(claim.ends, []).append(claim)
    found = []
    for change in claims:
        figure = change.figure
        if figure.measure != "change" or figure.kind == "share" or figure.direction is None:
            continue
        before = _level_on(levels.get(figure.valid_from, []), change, rules)
        after = _level_on(levels.get(figure.valid_to, []), change, rules)
        if before and after and before is not after and before.statistic == after.statistic:
            found.append(_change_between(change, before, after, rules))
    return found


def _level_on(levels: Sequence[Claim], change: Claim, rules: Rules) -> Claim | None:
    return next((level for level in levels if _is_of_same(level, change, rules)), None)


def _is_of_same(level: Claim, change: Claim, rules: Rules) -> bool:
    a, b = level.figure, change.figure
    if rules.related.get((change.statistic or "", level.statistic or "")) == "change_of":
        return (a.kind, a.unit) == (b.kind, b.unit)
    is_named_alike = (a.measured or "").lower() == (b.measured or "").lower() or b.measured is None
    return (a.kind, a.unit) == (b.kind, b.unit) and level.statistic is not None and is_named_alike


def _change_between(change: Claim, before: Claim, after: Claim, rules: Rules) -> Sum:
    ids = (change.id, before.id, after.id)
    a, b, moved = (stated(c.figure) for c in (before, after, change))
    if a is None or b is None or moved is None:
        return Sum("change", ids, True, "open", f"{told(change)} cannot be worked out from a range.")
    worked = (b - a) if change.figure.direction == "up" else (a - b)
    level = replace(change.figure, value=worked, bound="exact", exact="")
    how = "equal" if worked == moved else rounding(change.figure, level)
    bounds = {c.figure.bound for c in (change, before, after)}
    fits = how is not None or (bounds != {"exact"} and _meets(change, worked, rules))
    says = "as the text says" if fits else "but the text says"
    sentence = f"From {told(before)} to {told(after)} is {plain(abs(b - a))}, {says}: {told(change)}."
    return Sum("change", ids, fits, how or ("bounds" if fits else "apart"), sentence)
