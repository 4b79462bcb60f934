"""What figures say together: read from the record, compared on reading, never stored."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from service.claims import claims, standing
from service.comparison import Claim, Group, Pair, Summary, compare, summarise
from service.editorial import rules
from service.store import StoredFigure
from service.web.exchange import Moment, store

_ALL_PAIRS = 12  # figures of one time that are compared each with each; more are compared with their neighbour


@dataclass(frozen=True, slots=True)
class StatisticGroup:
    """Figures of one statistic that speak of one time; `statistic` is None where nobody knows which."""

    statistic: str | None
    group: Group


@dataclass(frozen=True, slots=True)
class StatisticSummary:
    """A Summary and the statistic that it is of."""

    statistic: str | None
    articles: int
    origins: int
    latest: str | None
    conflict: Pair | None
    sentence: str


@dataclass(frozen=True, slots=True)
class Together:
    """pairs      in the order of the figures given, or of time for a whole statistic
    summaries  one for each statistic among the figures
    """

    pairs: tuple[Pair, ...]
    groups: tuple[StatisticGroup, ...]
    summaries: tuple[StatisticSummary, ...]

    @property
    def relations(self) -> dict[str, int]:
        return dict(Counter(pair.relation for pair in self.pairs))

    @property
    def conflict(self) -> Pair | None:
        return next((summary.conflict for summary in self.summaries if summary.conflict), None)

    @property
    def sentence(self) -> str:
        return " ".join(summary.sentence for summary in self.summaries)


def figures_of(statistic_id: str, at: Moment) -> list[StoredFigure]:
    return standing(store(), statistic_id, as_of=at.id)


def each_with_each(figures: Sequence[StoredFigure], at: Moment) -> Together:
    made = claims(store(), figures, as_of=at.id)
    return _told(made, combinations(made, 2))


def along_time(figures: Sequence[StoredFigure], at: Moment) -> Together:
    """Each figure beside the one before it; those of one time each with each while they are few."""
    made = claims(store(), figures, as_of=at.id)
    return _told(made, _neighbours(made))


def _neighbours(made: Sequence[Claim]) -> Iterable[tuple[Claim, Claim]]:
    by_time = defaultdict(list)
    for claim in made:
        by_time[claim.begins, claim.ends].append(claim)
    few = (combinations(members, 2) for members in by_time.values() if len(members) <= _ALL_PAIRS)
    return dict.fromkeys([*pairwise(made), *(pair for pairs in few for pair in pairs)])


def _told(made: Sequence[Claim], couples: Iterable[tuple[Claim, Claim]]) -> Together:
    by_statistic: dict[str, list[Claim]] = defaultdict(list)
    for claim in made:
        by_statistic[claim.statistic or f"figure {claim.id}"].append(claim)
    summaries = [(members[0].statistic, summarise(members, rules())) for members in by_statistic.values()]
    return Together(
        pairs=tuple(compare(a, b, rules()) for a, b in couples),
        groups=tuple(StatisticGroup(statistic, group) for statistic, one in summaries for group in one.groups),
        summaries=tuple(_of(statistic, one) for statistic, one in summaries),
    )


def _of(statistic: str | None, one: Summary) -> StatisticSummary:
    return StatisticSummary(statistic, one.articles, one.origins, one.latest, one.conflict, one.sentence)
