"""How what other articles state stands to the figures of one article: what a fact-checker looks for first."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from service.claims import claims, is_taken_back, rules_of
from service.comparison import Claim, Rules, compare, said_as
from service.store import FigureFilter, StoredFigure
from service.web.exchange import Moment, store


@dataclass(frozen=True, slots=True)
class Standing:
    """How figures of other articles stand to one figure: the relation, and which they are."""

    relation: str
    text: str


_MOST_STATISTICS = 40  # of one article: looked up one by one
_SHOWN = ("conflict", "correction", "agree", "compatible", "update")  # in this order
_AGES = ("", "newer: ", "older: ")


def others_on_record(figures: Sequence[StoredFigure], at: Moment) -> dict[str, list[Standing]]:
    """By figure id; a figure that no other article states has none."""
    counted = [one for one in figures if not one.is_dropped]
    wanted = dict.fromkeys(one.statistic.id for one in counted if one.statistic)
    found: dict[str, list[Standing]] = {}
    for statistic_id in list(wanted)[:_MOST_STATISTICS]:
        page = store().figures(
            FigureFilter(statistic=statistic_id), sort="-published", cursor=None, limit=50, as_of=at.id
        )
        ours = [one for one in counted if one.statistic and one.statistic.id == statistic_id]
        others = [one for one in page.items if one.article_id != ours[0].article_id and not one.is_dropped]
        if others:
            by = rules_of(store(), (), as_of=at.id)
            theirs = claims(store(), others, as_of=at.id)
            found |= {
                one.id: _standing(claim, theirs, by)
                for one, claim in zip(ours, claims(store(), ours, as_of=at.id), strict=True)
            }
    return found


def _standing(claim: Claim, others: Sequence[Claim], by: Rules) -> list[Standing]:
    by_relation: dict[tuple[str, str], list[str]] = defaultdict(list)
    for other in others:
        pair = compare(claim, other, by)
        if pair.relation != "correction" and is_taken_back(other) and not is_taken_back(claim):
            continue  # whoever printed it holds it no more
        by_relation[pair.relation, _age(claim, other, pair.relation)].append(
            f"{said_as(other)} ({other.publisher or 'another article'})"
        )
    return [
        Standing(relation, age + ", ".join(list(dict.fromkeys(by_relation[relation, age]))[:4]))
        for relation in _SHOWN
        for age in _AGES
        if (relation, age) in by_relation
    ]


def _age(claim: Claim, other: Claim, relation: str) -> str:
    """Of an update, which of the two is the newer, where both tell their day."""
    if relation != "update" or claim.ends is None or other.ends is None:
        return ""
    ours, theirs = ((one.ends, one.published_on or date.min) for one in (claim, other))
    return "newer: " if theirs > ours else "older: " if theirs < ours else ""
