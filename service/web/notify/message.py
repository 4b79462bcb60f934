"""What others are told: of one transaction, which figures are new, which conflict, and what was silently edited."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from service.claims import claims, rules_of
from service.comparison import compare
from service.figures.exact_json import dumps
from service.store import FigureFilter, NumberChange, Store, StoredFigure, Webhook, Written
from service.web import answer

TYPES = ("figure.recorded", "figure.conflict", "figure.edited")
MOST = 100  # figures in one message; the rest is on record
_BESIDE = 200  # figures of the same time that a new one is compared with, the latest
TOLD = (
    *("id", "version", "exact", "sentence", "value", "low", "high", "bound", "kind", "unit", "measured"),
    *("valid_from", "valid_to", "sources", "state", "replaces", "article", "statistic"),
)
Message = tuple[Webhook, str, str, str]


@dataclass(frozen=True, slots=True)
class _Told:
    """One thing to tell of some statistics: `items` are (ids of statistics, JSON)."""

    type: str
    name: str
    items: tuple[tuple[frozenset[str], answer.Answer], ...]


def messages(store: Store, written: Written, webhooks: Sequence[Webhook]) -> Iterator[Message]:
    """For each webhook what concerns it, as (webhook, id, type, body). The same transaction gives the same ids."""
    told = [_recorded(written), _conflicts(store, written), _edits(store, written)]
    for webhook in webhooks:
        wanted = _statistic(store, webhook, written)
        for one in told:
            items = [item for ids, item in one.items if webhook.statistic is None or wanted in ids]
            if items:
                yield _message(webhook, written, one, items)


def _message(webhook: Webhook, written: Written, told: _Told, items: Sequence[answer.Answer]) -> Message:
    recorded = answer.recorded(written.transaction)
    data = {"recorded": recorded, told.name: items[:MOST], "more": max(0, len(items) - MOST)}
    body = dumps({"type": told.type, "timestamp": recorded["recorded_at"], "data": data})
    digest = hashlib.sha256(f"{webhook.id} {written.transaction.id} {told.type}".encode()).hexdigest()
    return webhook, f"msg_{digest[:24]}", told.type, body


def _statistic(store: Store, webhook: Webhook, written: Written) -> str | None:
    """The one that its own was merged into by then."""
    if webhook.statistic is None:
        return None
    return store.statistic(webhook.statistic, as_of=written.transaction.id).id


def _recorded(written: Written) -> _Told:
    items = (
        (_of(now), _brief(now))
        for now, before in written.figures
        if _counts(now) and (before is None or not _counts(before) or _of(now) != _of(before))
    )
    return _Told(TYPES[0], "figures", tuple(items))


def _conflicts(store: Store, written: Written) -> _Told:
    changed = [
        now
        for now, before in written.figures
        if _counts(now) and (before is None or not _counts(before) or before.figure != now.figure)
    ]
    found: dict[frozenset[str], tuple[frozenset[str], answer.Answer]] = {}
    for figure in changed:
        for other, item in _conflicts_of(store, figure, written.transaction.id):
            found.setdefault(frozenset((figure.id, other.id)), (_of(figure), item))
    return _Told(TYPES[1], "conflicts", tuple(found.values()))


def _conflicts_of(store: Store, figure: StoredFigure, at: int) -> Iterator[tuple[StoredFigure, answer.Answer]]:
    """Each figure of its statistic and its time that cannot be right if it is."""
    stated = figure.figure
    where = FigureFilter(
        statistic=figure.statistic.id if figure.statistic else None,
        valid_from=stated.valid_from,
        valid_to=stated.valid_to,
    )
    page = store.figures(where, sort="-recorded", limit=_BESIDE, as_of=at)
    others = [one for one in page.items if one.id != figure.id and not one.is_dropped]
    own, *rest = claims(store, [figure, *others], as_of=at)
    by = rules_of(store, (), as_of=at)
    for other, claim in zip(others, rest, strict=True):
        pair = compare(claim, own, by)
        if pair.relation == "conflict":
            yield other, {"figures": [_brief(other), _brief(figure)], "sentence": pair.sentence}


def _edits(store: Store, written: Written) -> _Told:
    at = written.transaction.id
    if not any(now.present and (before is None or not before.present) for now, before in written.figures):
        return _Told(TYPES[2], "edits", ())
    page = store.silent_edits(limit=1, as_of=at)
    changes = (change for edit in page.items if edit.revision.transaction.id == at for change in edit.changes)
    return _Told(TYPES[2], "edits", tuple((_concerned(change), _edited(change)) for change in changes))


def _concerned(change: NumberChange) -> frozenset[str]:
    return frozenset[str]().union(*(_of(one) for one in _both(change)))


def _edited(change: NumberChange) -> answer.Answer:
    return {name: _brief(one) if (one := getattr(change, name)) else None for name in ("old", "new")}


def _both(change: NumberChange) -> Iterable[StoredFigure]:
    return (one for one in (change.old, change.new) if one is not None)


def _of(figure: StoredFigure) -> frozenset[str]:
    return frozenset((figure.statistic.id,)) if figure.statistic else frozenset()


def _counts(figure: StoredFigure) -> bool:
    return figure.present and figure.statistic is not None and not figure.is_dropped


def _brief(figure: StoredFigure) -> answer.Answer:
    """What it takes to decide whether to read on at /v1/figures/{id}."""
    said = answer.figure(figure)
    return {name: said[name] for name in TOLD}
