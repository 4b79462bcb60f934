"""Summary: what many figures of one statistic say together. A figure that repeats a source adds no witness."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import combinations, pairwise

from service.comparison.claim import Claim, Rules
from service.comparison.course import Break, Repeat, breaks, repeats
from service.comparison.neighbours import ALL_PAIRS
from service.comparison.pair import Pair, compare
from service.comparison.quantity import Interval, interval, stated
from service.comparison.sentence import told
from service.comparison.witness import edited, origins_of, without_copies
from service.figures.units.convert import in_common, out_of_common


@dataclass(frozen=True, slots=True)
class Group:
    """Figures that speak of one time.

    claims      ids, in order of print
    origins     who is named as counting, each once
    unit        of low, best and high: that of the newest figure
    low, high   the lowest and highest number that an origin's newest figure leaves possible; None is no limit
    best        the newest single number; None where only ranges are stated
    """

    valid_from: date | None
    valid_to: date | None
    claims: tuple[str, ...]
    origins: tuple[str, ...]
    articles: int
    unit: str | None
    low: Decimal | None
    best: Decimal | None
    high: Decimal | None


@dataclass(frozen=True, slots=True)
class Summary:
    """latest    the id of the figure of the newest time
    by_source the ids of the newest figure of each named origin, the newest first: what the latest is to be read beside
    conflict  the two figures of the newest time in conflict that lie nearest to each other; None where all can be right
    breaks    where a total that can only grow shrank
    repeats   where an article told an old number as if it were of its own day
    sentence  a verdict that could be printed
    texts     as many as the articles, less those that print the text of another, near enough
    """

    groups: tuple[Group, ...]
    articles: int
    texts: int
    origins: int
    latest: str | None
    by_source: tuple[str, ...]
    conflict: Pair | None
    breaks: tuple[Break, ...]
    repeats: tuple[Repeat, ...]
    sentence: str


def summarise(claims: Iterable[Claim], rules: Rules | None = None, compared: Iterable[Pair] = ()) -> Summary:
    """Claims of one statistic, in any order. Withdrawn numbers are left out.

    `compared` are pairs of the claims that are told beside the summary: it says of no conflict among them that there
    is none.
    """
    rules = rules or Rules()
    standing = sorted((c for c in claims if not c.figure.withdrawn), key=_order)
    withdrawn = {(c.article_id, number) for c in standing for number in c.withdraws}
    standing = [c for c in standing if (c.article_id, stated(c.figure)) not in withdrawn]
    by_time: dict[tuple[date | None, date | None], list[Claim]] = defaultdict(list)
    for claim in standing:
        by_time[claim.begins, claim.ends].append(claim)
    origin = origins_of(standing, rules)
    groups: list[tuple[Group, Iterable[Claim]]] = []
    latest = None
    newest: dict[str, Claim] = {}  # of each origin
    for members in by_time.values():
        own = without_copies(members)
        latest = own[-1]
        witnesses = {origin[claim.id]: claim for claim in own}  # the newest of each
        newest |= witnesses
        held_apart = {claim.id: claim for claim in (*witnesses.values(), *edited(members))}
        groups.append((_group(members, own, witnesses, rules), held_apart.values()))
    conflict = next((found for _, seen in reversed(groups) if (found := _nearest_conflict(seen, rules))), None)
    conflict = conflict or next((pair for pair in compared if pair.relation == "conflict"), None)
    origins = set(origin.values()) - {""}
    articles, texts = len({claim.article_id for claim in standing}), len({claim.witness for claim in standing})
    return Summary(
        groups=tuple(group for group, _ in groups),
        articles=articles,
        texts=texts,
        origins=len(origins),
        latest=latest.id if latest else None,
        by_source=tuple(c.id for c in sorted(newest.values(), key=_order, reverse=True) if origin[c.id]),
        conflict=conflict,
        breaks=breaks(standing, origin, rules),
        repeats=repeats(standing),
        sentence=_of_other_things(standing) or _sentence(latest, (articles, texts, len(origins)), conflict),
    )


def _order(claim: Claim) -> tuple[date, date, date, str]:
    """By the time spoken of, then by print; an unknown day comes first."""
    begins, ends, printed = claim.begins or date.min, claim.ends or date.min, claim.published_on or date.min
    return ends, begins, printed, claim.id


def _group(members: Sequence[Claim], own: Sequence[Claim], witnesses: Mapping[str, Claim], rules: Rules) -> Group:
    intervals = [found for claim in witnesses.values() if (found := interval(claim.figure, rules.about))]
    singles = [claim for claim in own if stated(claim.figure) is not None]
    newest = (singles or own)[-1].figure
    low, high = _limit(intervals, "low"), _limit(intervals, "high")
    return Group(
        valid_from=members[0].begins,
        valid_to=members[0].ends,
        claims=tuple(claim.id for claim in members),
        origins=tuple(sorted(witnesses.keys() - {""})),
        articles=len({claim.article_id for claim in members}),
        unit=newest.unit,
        low=None if low is None else out_of_common(low, newest),
        best=stated(newest),
        high=None if high is None else out_of_common(high, newest),
    )


def _limit(intervals: Sequence[Interval], end: str) -> Decimal | None:
    """The lowest low or the highest high; None where one of them has no limit on that side."""
    ends: list[Decimal | None] = [getattr(each, end) for each in intervals]
    known = [each for each in ends if each is not None]
    if len(known) < len(ends) or not known:
        return None
    return min(known) if end == "low" else max(known)


def _nearest_conflict(witnesses: Iterable[Claim], rules: Rules) -> Pair | None:
    """Of the figures in conflict those nearest to each other; of many only neighbours by number are compared."""
    numbered = sorted(witnesses, key=lambda c: (_middle(c), c.id))
    near = pairwise(numbered) if len(numbered) > ALL_PAIRS else combinations(numbered, 2)
    nearest = sorted(near, key=lambda two: _middle(two[1]) - _middle(two[0]))
    return next((pair for x, y in nearest if (pair := compare(x, y, rules)).relation == "conflict"), None)


def _middle(claim: Claim) -> Decimal:
    figure = claim.figure
    known = [end for end in (figure.value, figure.low, figure.high) if end is not None]
    return in_common(sum(known, Decimal(0)) / len(known), figure) if known else Decimal(0)


def _of_other_things(claims: Sequence[Claim]) -> str:
    """What is said of figures no two of which are of one statistic; "" where some are."""
    statistics = {claim.statistic for claim in claims}
    if len(claims) < 2 or None in statistics or len(statistics) < len(claims):
        return ""
    return "These are figures of different things: none of them can be held against another."


def _sentence(latest: Claim | None, counted: tuple[int, int, int], conflict: Pair | None) -> str:
    if latest is None:
        return "No figure stands."
    articles, texts, origins = counted
    copies = f" that print {_counted(texts, 'text')}" if texts < articles else ""
    credit = f"on the word of {_counted(origins, 'source')}" if origins else "and no source is named"
    told_by = f"{_counted(articles, 'article')}{copies} {'tells' if articles == 1 else 'tell'} of it, {credit}."
    verdict = "No two figures conflict." if conflict is None else conflict.sentence
    return f"The latest is {told(latest)}. {told_by} {verdict}"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" + ("" if number == 1 else "s")
