"""Records one article with its figures, or what is read anew of one on record: all in one transaction, or nothing."""

import dataclasses
import hashlib
from datetime import timedelta
from functools import partial
from typing import Any

from sqlite_utils import Database

from migrations.m0014_addresses import same_address
from service.article import Article
from service.store import lookup, transactions
from service.store.article_identity import identify, write_keys
from service.store.article_plan import Reported, carry_out, held_of, plan_of
from service.store.article_sketches import write_sketch
from service.store.figure_index import index_new, index_statistics, reindex
from service.store.figure_versions import Place
from service.store.identity import words_key
from service.store.records import Receipt, Rereading, Revision, Status
from service.store.rows import details_of
from service.store.transactions import begin_transaction
from service.store.writing import writing

UNREAD = """
SELECT a.id FROM articles a
WHERE NOT EXISTS (SELECT 1 FROM article_extractors WHERE article = a.id AND extractor = :extractor)
AND (:publisher IS NULL OR :publisher = (
    SELECT publisher_key FROM article_details WHERE article = a.id ORDER BY seq DESC LIMIT 1))
ORDER BY a.seq
"""

COUNT = """
SELECT count(*) FROM figure_index INDEXED BY figure_index_article
WHERE article = :article AND since <= :as_of AND until > :as_of
"""

UPDATED = timedelta(days=31)  # an article is updated for days or weeks; a day further off is not one of the same story


def completed(db: Database, article: Article) -> Article:
    """The article with what is on record of it where the input states nothing: title, publisher, dates and so on."""
    known = lookup.newest(db, identify(db, article), transactions.EVER)
    return article if known is None else _filled(article, known.article)


def _filled(article: Article, held: Article) -> Article:
    return dataclasses.replace(
        article,
        external_id=article.external_id or held.external_id,
        title=article.title or held.title,
        publisher=article.publisher or held.publisher,
        author=article.author or held.author,
        url=held.url if article.url is None or _is_one_address(article.url, held.url) else article.url,
        published_at=article.published_at or held.published_at,
        language=article.language or held.language,
        events=article.events or held.events,
    )


def _is_one_address(url: str, other: str | None) -> bool:
    return other is not None and same_address(url) == same_address(other)


def unchanged(db: Database, article: Article) -> Receipt | None:
    """The receipt of an article that is on record just so: the same text, and no detail stated otherwise."""
    known = lookup.newest(db, identify(db, article), transactions.EVER)
    return _unchanged(db, known) if known is not None and _is_so(known, article) else None


def _is_so(known: Revision, article: Article) -> bool:
    return known.article.text == article.text and details_of(_filled(article, known.article)) == details_of(
        known.article
    )


def record(db: Database, reported: Reported, actor: str) -> Receipt:
    with writing(db):
        identity = identify(db, reported.article)
        known = lookup.newest(db, identity, transactions.EVER)
        if known is not None:
            reported = dataclasses.replace(reported, article=_filled(reported.article, known.article))
            if _is_so(known, reported.article):
                return _unchanged(db, known)
        number = 1 if known is None else known.number + (known.article.text != reported.article.text)
        contradicted = () if known is None else _contradicted(known.article, reported.article)
        place = Place(begin_transaction(db, actor, "ingest", "; ".join(contradicted) or None), identity, number)
        _record(db, place, reported, known)
    status: Status = "created" if known is None else "amended" if known.number == number else "revised"
    written = transactions.transaction(db, place.recorded)
    count = len(reported.figures) if known is None else _count(db, identity, place.recorded)
    receipt = _receipt(db, status, Revision(identity, number, reported.article, written), (place.recorded, count))
    return dataclasses.replace(receipt, warnings=contradicted)


def _contradicted(held: Article, now: Article) -> tuple[str, ...]:
    """What is not to change without a word, as it says of each figure whose it is and when it was true."""
    found = []
    if held.publisher and words_key(held.publisher) != words_key(now.publisher):
        found.append(f"publisher was {held.publisher} and is {now.publisher} now")
    if held.published_on and now.published_on and abs(now.published_on - held.published_on) > UPDATED:
        found.append(f"published_at was {held.published_on} and is {now.published_on} now")
    return tuple(found)


def _record(db: Database, place: Place, reported: Reported, known: Revision | None) -> None:
    if known is None:
        row = {"id": place.article, "recorded": place.recorded}
        db.conn.execute("INSERT INTO articles (id, recorded) VALUES (:id, :recorded)", row)
    if known is None or known.number < place.revision:
        _write_revision(db, place, reported.article.text)
    details = _write_details(db, place, reported.article)
    write_keys(db, place.article, reported.article)
    held = {} if known is None else held_of(db, place.article)
    plan = plan_of(db, (place.article, place.revision), reported, held)
    written = carry_out(db, place, reported, plan)
    index_statistics(db, place.recorded)
    if known is None:
        index_new(db, place, details, [(new[1], version) for new, version in zip(plan.new, written, strict=True)])
    else:
        reindex(db, place.recorded, place.article)


def reread(db: Database, revision: Revision, reported: Reported, actor: str) -> Rereading | None:
    """Writes what changes, if anything does. None where the revision is not the newest one any more."""
    identity = revision.article_id
    with writing(db):
        if lookup.article(db, identity, transactions.EVER).number != revision.number:
            return None
        plan = plan_of(db, (identity, revision.number), reported, held_of(db, identity))
        if not plan.is_empty:
            place = Place(begin_transaction(db, actor, "reextract", None), identity, revision.number)
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
    write_sketch(db, place, text)


def _columns(place: Place) -> dict[str, object]:
    return {"article": place.article, "revision": place.revision, "recorded": place.recorded}


def _write_details(db: Database, place: Place, article: Article) -> dict[str, Any]:
    """Gives the row."""
    row = _columns(place) | details_of(article)
    cursor = db.conn.execute(
        "INSERT INTO article_details (article, revision, recorded, external_id, url, title, publisher, publisher_key,"
        " author, published_at, published, published_on, language, events) VALUES (:article, :revision, :recorded,"
        " :external_id, :url, :title, :publisher, :publisher_key, :author, :published_at, :published, :published_on,"
        " :language, :events)",
        row,
    )
    return row | {"seq": cursor.lastrowid}


def _unchanged(db: Database, known: Revision) -> Receipt:
    newest = transactions.head(db).id
    return _receipt(db, "unchanged", known, (newest, _count(db, known.article_id, newest)))


def _count(db: Database, article: str, as_of: int) -> int:
    return int(db.conn.execute(COUNT, {"article": article, "as_of": as_of}).fetchone()[0])


def _receipt(db: Database, status: Status, revision: Revision, stated: tuple[int, int]) -> Receipt:
    """`stated`: at which transaction the revision states how many figures."""
    as_of, count = stated
    return Receipt(
        status=status,
        article_id=revision.article_id,
        revision=revision.number,
        count=count,
        read=partial(lookup.figures_of, db, revision.article_id, as_of),
        transaction=revision.transaction,
        language=revision.article.language,
    )
