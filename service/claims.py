"""Figures on record as comparison takes them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from service.comparison import Aliases, Claim, Rules
from service.editorial import rules
from service.store import FigureFilter, Store
from service.store.records import StoredFigure

MOST_FIGURES = 10_000  # of one statistic
PAGE = 500
DROPPED = ("rejected", "retracted")  # by a person: they count for nothing and are compared with nothing


def standing(store: Store, statistic_id: str, *, as_of: int | None = None) -> list[StoredFigure]:
    """The figures of a statistic that nobody rejected, in order of the time they speak of; at most MOST_FIGURES."""
    where, cursor = FigureFilter(statistic=statistic_id), None
    found: list[StoredFigure] = []
    while len(found) < MOST_FIGURES:
        page = store.figures(where, sort="valid_from", cursor=cursor, limit=PAGE, as_of=as_of)
        found += [one for one in page.items if one.state not in DROPPED]
        cursor = page.next
        if cursor is None:
            break
    return found


def rules_of(store: Store, figures: Sequence[StoredFigure], *, as_of: int | None = None) -> Rules:
    """How figures are compared: as the desk wrote down, and as people judged sources and related statistics."""
    desk, judged = rules(), store.judged_names(as_of=as_of)
    wanted = dict.fromkeys(one.statistic.id for one in figures if one.statistic)
    said = [relation for statistic in wanted for relation in store.relations(statistic, as_of=as_of)]
    return replace(
        desk,
        aliases=Aliases({**judged, **desk.aliases.names}) if judged else desk.aliases,
        related={(one.statistic.id, one.other.id): one.relation for one in said},
    )


def claims(store: Store, figures: Sequence[StoredFigure], *, as_of: int | None = None) -> tuple[Claim, ...]:
    """One claim for each figure, in the same order; each article is looked at once for numbers it takes back."""
    articles = dict.fromkeys(figure.article_id for figure in figures)
    return _made(
        figures, [one for article in articles for one in store.article_figures(article, revision=None, as_of=as_of)]
    )


def claims_of_all(figures: Sequence[StoredFigure]) -> tuple[Claim, ...]:
    """The same for all figures of a statistic, which hold what their articles take back among themselves."""
    return _made(figures, figures)


def _made(figures: Sequence[StoredFigure], beside: Iterable[StoredFigure]) -> tuple[Claim, ...]:
    """`beside` are the figures among which the articles take numbers of the same statistic back."""
    withdrawn: dict[tuple[str, str], list[Decimal]] = defaultdict(list)
    for stored in beside:
        if stored.figure.withdrawn and stored.figure.value is not None and stored.statistic:
            withdrawn[stored.article_id, stored.statistic.id].append(stored.figure.value)
    return tuple(
        Claim(
            id=stored.id,
            figure=stored.figure,
            article_id=stored.article_id,
            publisher=stored.publisher,
            published_on=stored.published_at.date() if stored.published_at else None,
            statistic=stored.statistic.id if stored.statistic else None,
            withdraws=tuple(withdrawn.get((stored.article_id, stored.statistic.id), ())) if stored.statistic else (),
        )
        for stored in figures
    )
