"""What is answered, record by record: plain functions, as a page of figures is written in milliseconds.

`schemas` describes the same shapes to the documentation; tests hold the two together.
"""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from service.figures.exact_json import rejected_json
from service.figures.extract import Extraction
from service.figures.figure import Figure
from service.store import (
    Judgement,
    NumberChange,
    Receipt,
    Revision,
    Source,
    Statistic,
    StoredFigure,
    Transaction,
    Vintage,
)

Answer = dict[str, object]


def as_of(transaction: Transaction) -> Answer:
    return {"transaction": transaction.id, "recorded_at": iso(transaction.recorded_at)}


def recorded(transaction: Transaction) -> Answer:
    said = {"actor": transaction.actor, "kind": transaction.kind, "reason": transaction.reason}
    return as_of(transaction) | said


def change(transaction: Transaction) -> Answer:
    return recorded(transaction) | {"hash": transaction.hash}


def iso(moment: date | datetime | None) -> str | None:
    return moment.isoformat() if moment is not None else None


def number(stated: Decimal | None) -> Decimal | int | None:
    """A whole number as the int that it is, which costs less to write, as long as it fits into 64 bits."""
    if stated is None or stated.as_tuple().exponent != 0 or stated.adjusted() > 17:
        return stated
    return int(stated)


def named(names: Sequence[str]) -> list[dict[str, str]]:
    return [{"name": name} for name in names]


def stated(figure: Figure) -> Answer:
    """What a text states: the members that a figure has wherever it is told."""
    return {
        "exact": figure.exact,
        "start": figure.start,
        "end": figure.end,
        "sentence": figure.sentence,
        "value": number(figure.value),
        "low": number(figure.low),
        "high": number(figure.high),
        "bound": figure.bound,
        "kind": figure.kind,
        "unit": figure.unit,
        "measured": figure.measured,
        "predicate": figure.predicate,
        "agent": figure.agent,
        "place": figure.place,
        "measure": figure.measure,
        "direction": figure.direction,
        "valid_from": iso(figure.valid_from),
        "valid_to": iso(figure.valid_to),
        "valid_basis": figure.valid_basis,
        "valid_text": figure.valid_text,
        "sources": named(figure.sources),
        "withdrawn": figure.withdrawn,
        "confidence": figure.confidence,
    }


def figure(stored: StoredFigure) -> Answer:
    about = {"id": stored.id, "version": stored.version, "state": stored.state, "stale": stored.stale}
    return (
        about
        | {"present": stored.present}
        | stated(stored.figure)
        | {
            "refers_to": stored.refers_to,
            "prefix": stored.prefix,
            "suffix": stored.suffix,
            "replaces": stored.replaces,
            "article": _article(stored),
            "statistic": {"id": stored.statistic.id, "name": stored.statistic.name} if stored.statistic else None,
            "recorded": recorded(stored.transaction),
        }
    )


def _article(stored: StoredFigure) -> Answer:
    return {
        "id": stored.article_id,
        "revision": stored.revision,
        "title": stored.title,
        "publisher": stored.publisher,
        "url": stored.url,
        "published_at": iso(stored.published_at),
    }


def observation(stored: StoredFigure) -> Answer:
    """What one article stated for one valid time."""
    return {
        "valid_from": iso(stored.figure.valid_from),
        "valid_to": iso(stored.figure.valid_to),
        "value": number(stored.figure.value),
        "low": number(stored.figure.low),
        "high": number(stored.figure.high),
        "bound": stored.figure.bound,
        "unit": stored.figure.unit,
        "measure": stored.figure.measure,
        "direction": stored.figure.direction,
        "sources": named(stored.figure.sources),
        "withdrawn": stored.figure.withdrawn,
        "figure": stored.id,
        "version": stored.version,
        "state": stored.state,
        "article": _article(stored),
        "recorded": recorded(stored.transaction),
    }


def vintage(found: Vintage) -> Answer:
    return observation(found.figure) | {"ended": recorded(found.ended) if found.ended else None}


def article_summary(revision: Revision) -> Answer:
    """A revision without its text."""
    article = revision.article
    return {
        "id": revision.article_id,
        "revision": revision.number,
        "external_id": article.external_id,
        "title": article.title,
        "publisher": article.publisher,
        "author": article.author,
        "url": article.url,
        "published_at": iso(article.published_at),
        "language": article.language,
        "recorded": recorded(revision.transaction),
    }


def _text_of(revision: Revision) -> Answer:
    events = {phrase: iso(day) for phrase, day in revision.article.events.items()}
    return {"text": revision.article.text, "events": events}


def article(revision: Revision, found: Sequence[StoredFigure]) -> Answer:
    return article_summary(revision) | _text_of(revision) | {"figures": [figure(one) for one in found]}


def ingested(receipt: Receipt) -> Answer:
    return {
        "id": receipt.article_id,
        "revision": receipt.revision,
        "status": receipt.status,
        "language": receipt.language,
        "supported": receipt.supported,
        "warnings": list(receipt.warnings),
        "figures": [figure(one) for one in receipt.figures],
        "recorded": recorded(receipt.transaction),
    }


def number_change(change: NumberChange) -> Answer:
    return {name: figure(one) if (one := getattr(change, name)) else None for name in ("old", "new")}


def extraction(found: Extraction) -> Answer:
    return {
        "language": found.language,
        "supported": found.supported,
        "figures": [stated(one) | {"refers_to": one.refers_to} for one in found.figures],
        "rejected": [rejected_json(one) for one in found.rejected],
    }


def statistic(found: Statistic) -> Answer:
    return {
        "id": found.id,
        "name": found.name,
        "definition": found.definition,
        "kind": found.kind,
        "unit": found.unit,
        "figures": found.figures,
        "articles": found.articles,
        "members": list(found.members),
        "version": found.version,
        "recorded": recorded(found.transaction),
    }


def source(found: Source) -> Answer:
    return {"name": found.name, "names": list(found.names), "figures": found.figures, "articles": found.articles}


def judgement(found: Judgement) -> Answer:
    return {
        "id": found.id,
        "about": found.about,
        "a": found.a,
        "b": found.b,
        "ruling": found.ruling,
        "stale": found.stale,
        "recorded": recorded(found.transaction),
        "closed": recorded(found.closed) if found.closed else None,
    }
