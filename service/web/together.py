"""What figures say together: read from the record, compared on reading, never stored."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from service.claims import claims, claims_among, claims_of_all, rules_of
from service.comparison import Claim, Group, Pair, Sum, Summary, compare, neighbours, summarise, sums, told
from service.store import StoredFigure
from service.web.exchange import Moment, store
from service.web.wording import day

_NEWEST = 20  # figures of a statistic that its latest is sought among


@dataclass(frozen=True, slots=True)
class Latest:
    """The figure of the newest time, "23 (Merrow Coast Guard, 14 March 2025)", and whether any two conflict."""

    text: str
    is_disputed: bool


@dataclass(frozen=True, slots=True)
class StatisticGroup:
    """Figures of one statistic that speak of one time; `statistic` is None where nobody knows which."""

    statistic: str | None
    group: Group


@dataclass(frozen=True, slots=True)
class StatisticSummary:
    """What the figures of one statistic say, and what to cite for the newest of them."""

    statistic: str | None
    said: Summary
    citation: str | None


@dataclass(frozen=True, slots=True)
class Together:
    """pairs      in the order of the figures given, or of time for a whole statistic
    sums       numbers that one text sets together
    summaries  one for each statistic among the figures
    """

    pairs: tuple[Pair, ...]
    groups: tuple[StatisticGroup, ...]
    sums: tuple[Sum, ...]
    summaries: tuple[StatisticSummary, ...]

    @property
    def relations(self) -> dict[str, int]:
        return dict(Counter(pair.relation for pair in self.pairs))

    @property
    def conflict(self) -> Pair | None:
        return next((one.said.conflict for one in self.summaries if one.said.conflict), None)

    @property
    def sentence(self) -> str:
        return " ".join(one.said.sentence for one in self.summaries)


def each_with_each(figures: Sequence[StoredFigure], at: Moment) -> Together:
    made = claims(store(), figures, as_of=at.id)
    return _told(made, combinations(made, 2), at)


def along_time(statistic_id: str, at: Moment) -> Together:
    """All of a statistic: each figure beside the one before it, those of one time each with each while they are few."""
    made = claims_of_all(store(), statistic_id, as_of=at.id)
    return _told(made, neighbours(made), at)


def latest(statistics: Iterable[str], at: Moment) -> dict[str, Latest]:
    """By statistic, from its newest figures alone; one that no figure is left of has none."""
    by = rules_of(store(), (), as_of=at.id)
    found: dict[str, Latest] = {}
    for statistic in statistics:
        stated = store().stated(statistic, most=_NEWEST, as_of=at.id)
        made = claims_among(store(), stated, stated)
        said = summarise(made, by, [compare(a, b, by) for a, b in neighbours(made)])
        for claim in made:
            if claim.id == said.latest:
                found[statistic] = Latest(told(claim), said.conflict is not None)
    return found


def _told(made: Sequence[Claim], couples: Iterable[tuple[Claim, Claim]], at: Moment) -> Together:
    by = rules_of(store(), [claim.statistic for claim in made], as_of=at.id)
    by_statistic: dict[str, list[Claim]] = defaultdict(list)
    for claim in sorted(made, key=lambda claim: claim.id):  # whatever the order in which they were asked for
        by_statistic[claim.statistic or f"figure {claim.id}"].append(claim)
    pairs = tuple(compare(a, b, by) for a, b in couples)
    of = {claim.id: name for name, members in by_statistic.items() for claim in members}
    among: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        among[of[pair.a]].append(pair)
    summaries = [(members[0].statistic, summarise(members, by, among[name])) for name, members in by_statistic.items()]
    return Together(
        pairs=pairs,
        groups=tuple(StatisticGroup(statistic, group) for statistic, one in summaries for group in one.groups),
        sums=sums(made, by),
        summaries=tuple(_of(statistic, one, at) for statistic, one in summaries),
    )


def _of(statistic: str | None, one: Summary, at: Moment) -> StatisticSummary:
    citation = _cited(store().figure(one.latest, as_of=at.id)) if one.latest else None
    return StatisticSummary(statistic, one, citation)


def _cited(stored: StoredFigure) -> str:
    """ "The Gazette, “Ferry sinks”, 14 March 2025, https://…", as far as it is known."""
    title = f"“{stored.title}”" if stored.title else None
    return ", ".join(part for part in (stored.publisher, title, day(stored.published_at), stored.url) if part)
