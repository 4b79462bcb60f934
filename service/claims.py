"""Figures on record as comparison takes them."""

from collections.abc import Sequence
from decimal import Decimal

from service.comparison import Claim
from service.store import Store
from service.store.records import StoredFigure


def claims(store: Store, figures: Sequence[StoredFigure], *, as_of: int | None = None) -> tuple[Claim, ...]:
    """One claim for each figure, in the same order; each article is looked at once for numbers it takes back."""
    withdrawn = {article: _withdrawn(store, article, as_of) for article in {f.article_id for f in figures}}
    return tuple(
        Claim(
            id=stored.id,
            figure=stored.figure,
            article_id=stored.article_id,
            publisher=stored.publisher,
            published_on=stored.published_at.date() if stored.published_at else None,
            statistic=stored.statistic.id if stored.statistic else None,
            withdraws=withdrawn[stored.article_id].get(stored.statistic.id, ()) if stored.statistic else (),
        )
        for stored in figures
    )


def _withdrawn(store: Store, article_id: str, as_of: int | None) -> dict[str, tuple[Decimal, ...]]:
    """Numbers that an article takes back, by the statistic they belonged to."""
    found: dict[str, tuple[Decimal, ...]] = {}
    for stored in store.article_figures(article_id, revision=None, as_of=as_of):
        if stored.figure.withdrawn and stored.figure.value is not None and stored.statistic:
            found[stored.statistic.id] = (*found.get(stored.statistic.id, ()), stored.figure.value)
    return found
