"""Figures on record as comparison takes them."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import chain

from service.comparison import Aliases, Claim, Rules, first_prints, gave_way, number
from service.editorial import rules
from service.figures import denial
from service.store import FigureFilter, Stated, Store, StoredFigure

MOST_FIGURES = 10_000  # of one statistic
PAGE = 500
NEAR, NEWEST = 60, 120  # figures of a statistic that one other figure is held against


def standing(store: Store, statistic_id: str, *, as_of: int | None = None) -> list[StoredFigure]:
    """The figures of a statistic that nobody rejected, in order of the time they speak of; of more than MOST_FIGURES
    the newest."""
    where, cursor = FigureFilter(statistic=statistic_id), None
    found: list[StoredFigure] = []
    while len(found) < MOST_FIGURES:
        page = store.figures(where, sort="-valid_from", cursor=cursor, limit=PAGE, as_of=as_of)
        found += [one for one in page.items if not one.is_dropped]
        cursor = page.next
        if cursor is None:
            break
    return found[:MOST_FIGURES][::-1]


def rules_of(store: Store, statistics: Iterable[str | None], *, as_of: int | None = None) -> Rules:
    """How figures of these statistics are compared: as the desk wrote down, and as people judged sources and related
    statistics."""
    desk, judged = rules(), store.judged_names(as_of=as_of)
    aliases = Aliases({**judged, **desk.aliases.names})
    apart = (frozenset(aliases.canonical(name).lower() for name in two) for two in store.judged_apart(as_of=as_of))
    wanted = [statistic for statistic in dict.fromkeys(statistics) if statistic]
    said = [relation for statistic in wanted for relation in store.relations(statistic, as_of=as_of)]
    return replace(
        desk,
        aliases=replace(aliases, apart=frozenset(apart)),
        related={(one.statistic.id, one.other.id): one.relation for one in said},
    )


def claims(store: Store, figures: Sequence[StoredFigure], *, as_of: int | None = None) -> tuple[Claim, ...]:
    """One claim for each figure, in the same order; each article is looked at once for numbers it takes back."""
    beside = store.withdrawn({figure.article_id for figure in figures}, as_of=as_of)
    return claims_among(store, [one.stated for one in figures], [one.stated for one in beside])


def claims_of_all(store: Store, statistic_id: str, *, as_of: int | None) -> tuple[Claim, ...]:
    """One for each figure of a statistic that nobody rejected, in order of the time spoken of; of more than
    MOST_FIGURES the newest."""
    stated = store.stated(statistic_id, most=MOST_FIGURES, as_of=as_of)
    return claims_among(store, stated, stated)


def claims_among(store: Store, figures: Sequence[Stated], beside: Iterable[Stated]) -> tuple[Claim, ...]:
    """`beside` are the figures among which the articles take numbers of the same statistic back."""
    withdrawn: dict[tuple[str, str | None], tuple[Decimal, ...]] = {}
    for one in beside:
        if one.figure.withdrawn and one.figure.value is not None and one.statistic:
            key = one.article_id, one.statistic
            withdrawn[key] = (*withdrawn.get(key, ()), one.figure.value)
    first, days = copies(store, figures), {one.article_id: one.published_on for one in figures}
    return tuple(
        Claim(
            id=one.id,
            figure=one.figure,
            article_id=one.article_id,
            publisher=one.publisher,
            published_on=one.published_on,
            statistic=one.statistic,
            withdraws=withdrawn.get((one.article_id, one.statistic), ()),
            corrected=one.state == "corrected",
            first_print=first.get(one.article_id),
            first_printed_on=days.get(first.get(one.article_id, "")),
        )
        for one in figures
    )


def copies(store: Store, figures: Iterable[Stated]) -> Mapping[str, str]:
    """Of the articles of these figures each that prints another one's text, to the one that printed it first."""
    printed = {one.article_id: (one.published_on or date.max, one.article_id, one.revision) for one in figures}
    if len(printed) < 2:
        return {}
    return first_prints(store.sketches((article, revision) for _, article, revision in sorted(printed.values())))


class Shelf:
    """The figures of one statistic, ready for other figures to be held against: the cost of each has a bound."""

    def __init__(self, figures: Sequence[StoredFigure], made: Sequence[Claim]) -> None:
        both = zip(figures, made, strict=True)
        self._newest = sorted(both, key=lambda one: (one[1].ends or date.min, one[1].id), reverse=True)
        numbers = [(n, place) for place, (_, claim) in enumerate(self._newest) if (n := number(claim)) is not None]
        self._numbers = sorted(numbers)
        self._of_article: dict[str, list[tuple[StoredFigure, Claim]]] = defaultdict(list)
        for one in self._newest:
            self._of_article[one[1].article_id].append(one)

    def near(self, claim: Claim) -> list[tuple[StoredFigure, Claim]]:
        """Those with the nearest numbers and the newest of all, newest first."""
        places = set(range(min(NEWEST, len(self._newest))))
        if (value := number(claim)) is not None:
            at = bisect_left(self._numbers, (value, 0))
            places |= {place for _, place in self._numbers[max(0, at - NEAR // 2) : at + NEAR]}
        return [self._newest[place] for place in sorted(places)]

    def after(self, claim: Claim) -> Iterator[tuple[StoredFigure, Claim]]:
        """What its own article puts in its place: "not 14 but 13", "lowered to 13 from 14"; first of one sentence."""
        there = [
            one
            for one in self._of_article[claim.article_id]
            if not is_taken_back(one[1]) and number(one[1]) != number(claim)
        ]
        same = [one for one in there if one[1].figure.sentence == claim.figure.sentence]
        if is_taken_back(claim):
            return chain(same, (one for one in there if one not in same))
        return iter(same if gave_way(claim.figure) else ())


def is_taken_back(claim: Claim) -> bool:
    """Does its own article withdraw its number, there or elsewhere?"""
    return claim.figure.withdrawn or claim.figure.value in claim.withdraws


def is_denied(claim: Claim) -> bool:
    """Does the text tell the number only as what its source denies?"""
    return denial.is_denied(claim.figure.sentence, claim.figure.exact)
