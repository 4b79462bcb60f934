"""Records one article with its figures, or what is read anew of one on record: all in one transaction, or nothing."""

import dataclasses
import hashlib
from typing import Literal

from sqlite_utils import Database

from service.article import Article
from service.errors import NotFound
from service.store import moments, reading
from service.store.connection import begin_transaction
from service.store.identity import words_key
from service.store.indexing import index_statistics, reindex
from service.store.naming import identify, write_keys
from service.store.records import Receipt, Rereading, Revision
from service.store.revising import Reported, carry_out, plan_of
from service.store.rows import details_of
from service.store.versions import Place
from service.store.writing import writing

UNREAD = """
SELECT a.id FROM articles a
WHERE NOT EXISTS (SELECT 1 FROM article_extractors WHERE article = a.id AND extractor = :extractor)
AND (:publisher IS NULL OR :publisher = (
    SELECT publisher_key FROM article_details WHERE article = a.id ORDER BY seq DESC LIMIT 1))
ORDER BY a.seq
"""

Status = Literal["created", "unchanged", "amended", "revised"]


def completed(db: Database, article: Article) -> Article:
    """The article with what is on record of it where the input states nothing: title, publisher, dates and so on."""
    known = _newest(db, identify(db, article))
    return article if known is None else _filled(article, known.article)


def _filled(article: Article, held: Article) -> Article:
    return dataclasses.replace(
        article,
        external_id=article.external_id or held.external_id,
        title=article.title or held.title,
        publisher=article.publisher or held.publisher,
        author=article.author or held.author,
        url=article.url or held.url,
        published_at=article.published_at or held.published_at,
        language=article.language or held.language,
        events=article.events or held.events,
    )


def unchanged(db: Database, article: Article) -> Receipt | None:
    """The receipt of an article that is on record just so: the same text, and no detail stated otherwise."""
    known = _newest(db, identify(db, article))
    return _receipt(db, "unchanged", known.article_id, None) if _is_so(known, article) and known is not None else None


def _is_so(known: Revision | None, article: Article) -> bool:
    if known is None or known.article.text != article.text:
        return False
    return details_of(_filled(article, known.article)) == details_of(known.article)


def record(db: Database, reported: Reported, actor: str, reason: str | None) -> Receipt:
    with writing(db):
        identity = identify(db, reported.article)
        known = _newest(db, identity)
        status: Status = "unchanged"
        if not _is_so(known, reported.article):
            recorded = begin_transaction(db, actor, "ingest", reason)
            status = _record(db, recorded, reported, (identity, known))
    return _receipt(db, status, identity, None if status == "unchanged" else recorded)


def _record(db: Database, recorded: int, reported: Reported, on_record: tuple[str, Revision | None]) -> Status:
    identity, known = on_record
    article = reported.article if known is None else _filled(reported.article, known.article)
    same_text = known is not None and known.article.text == article.text
    place = Place(recorded, identity, 1 if known is None else known.number if same_text else known.number + 1)
    if known is None:
        row = {"id": identity, "recorded": recorded}
        db.conn.execute("INSERT INTO articles (id, recorded) VALUES (:id, :recorded)", row)
    if not same_text:
        _write_revision(db, place, article.text)
    _write_details(db, place, article)
    write_keys(db, identity, article)
    carry_out(db, place, reported, plan_of(db, identity, place.revision, reported))
    index_statistics(db, recorded)
    reindex(db, recorded, identity)
    return "created" if known is None else "amended" if same_text else "revised"


def reread(db: Database, revision: Revision, reported: Reported, signed: tuple[str, str | None]) -> Rereading | None:
    """Writes what changes, if anything does. None where the revision is not the newest one any more."""
    identity, (actor, reason) = revision.article_id, signed
    with writing(db):
        if reading.article(db, identity, moments.EVER).number != revision.number:
            return None
        plan = plan_of(db, identity, revision.number, reported)
        if not plan.is_empty:
            place = Place(begin_transaction(db, actor, "reextract", reason), identity, revision.number)
            carry_out(db, place, reported, plan)
            index_statistics(db, place.recorded)
            reindex(db, place.recorded, identity)
    new = sum(version.number == 1 for version in plan.versions)
    gone = sum(not version.present for version in plan.versions)
    return Rereading(identity, new, len(plan.versions) - new - gone, gone, len(plan.readings))


def unread(db: Database, extractor: str, publisher: str | None) -> tuple[str, ...]:
    rows = db.conn.execute(UNREAD, {"extractor": extractor, "publisher": words_key(publisher)})
    return tuple(row["id"] for row in rows)


def mark_read(db: Database, article_id: str, extractor: str) -> None:
    with writing(db):
        db.conn.execute(
            "INSERT INTO article_extractors (article, extractor) VALUES (:article, :extractor)"
            " ON CONFLICT DO UPDATE SET extractor = excluded.extractor",
            {"article": article_id, "extractor": extractor},
        )


def _write_revision(db: Database, place: Place, text: str) -> None:
    db.conn.execute(
        "INSERT INTO revisions (article, number, recorded, digest, text)"
        " VALUES (:article, :revision, :recorded, :digest, :text)",
        _columns(place) | {"text": text, "digest": hashlib.sha256(text.encode()).hexdigest()},
    )


def _columns(place: Place) -> dict[str, object]:
    return {"article": place.article, "revision": place.revision, "recorded": place.recorded}


def _write_details(db: Database, place: Place, article: Article) -> None:
    db.conn.execute(
        "INSERT INTO article_details (article, revision, recorded, external_id, url, title, publisher, publisher_key,"
        " author, published_at, published, published_on, language, events) VALUES (:article, :revision, :recorded,"
        " :external_id, :url, :title, :publisher, :publisher_key, :author, :published_at, :published, :published_on,"
        " :language, :events)",
        _columns(place) | details_of(article),
    )


def _newest(db: Database, identity: str) -> Revision | None:
    try:
        return reading.article(db, identity, moments.EVER)
    except NotFound:
        return None


def _receipt(db: Database, status: Status, identity: str, recorded: int | None) -> Receipt:
    """`recorded`: the transaction that wrote it; None for an article that stands as it was."""
    as_of = moments.head(db).id if recorded is None else recorded
    revision = reading.article(db, identity, as_of)
    return Receipt(
        status=status,
        article_id=identity,
        revision=revision.number,
        figures=reading.figures_of(db, identity, as_of),
        transaction=revision.transaction if recorded is None else moments.transaction(db, as_of),
        language=revision.article.language,
    )
