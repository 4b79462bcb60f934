"""Records one article with its figures: all of it in one transaction, or nothing."""

import dataclasses
import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from sqlite3 import Row
from typing import Literal

from sqlite_utils import Database

from service.article import Article
from service.errors import NotFound
from service.figures.figure import Figure
from service.statistic import Profile
from service.store import moments, reading
from service.store.connection import begin_transaction, writing
from service.store.editing import pairs
from service.store.grouping import place_statistics
from service.store.identity import article_id, sayings
from service.store.indexing import index_statistics, reindex
from service.store.records import Receipt, Revision
from service.store.rows import Reading, details_of, figure_of, reading_of, same_meaning
from service.store.versions import (
    HELD,
    Place,
    Version,
    extracted,
    following,
    reading_in,
    write_figures,
    write_places,
    write_readings,
    write_versions,
)

Status = Literal["created", "unchanged", "amended", "revised"]


@dataclass(frozen=True, slots=True)
class Reported:
    """An article with what was read out of it; `profiles` go with `figures`, one each, None for no statistic."""

    article: Article
    figures: Sequence[Figure]
    profiles: Sequence[Profile | None]

    def __post_init__(self) -> None:
        if len(self.figures) != len(self.profiles):
            raise ValueError(f"{len(self.figures)} figures but {len(self.profiles)} profiles")
        for figure in self.figures:
            if self.article.text[figure.start : figure.end] != figure.exact:
                raise ValueError(f"{figure.exact!r} does not stand at {figure.start} of the text")


@dataclass(frozen=True, slots=True)
class Plan:
    """What a revision does to the versions of figures; readings are those that a person's ruling keeps out."""

    versions: list[Version]
    readings: dict[str, Reading]


def completed(db: Database, article: Article) -> Article:
    """The article with what is on record of it where the input states nothing: title, publisher, dates and so on."""
    known = _newest(db, article_id(article))
    if known is None:
        return article
    held = known.article
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
    known = _newest(db, article_id(article))
    if known is None or known.article.text != article.text:
        return None
    if details_of(completed(db, article)) != details_of(known.article):
        return None
    return _receipt(db, "unchanged", known.article_id, moments.head(db).id)


def record(db: Database, reported: Reported, actor: str, reason: str | None) -> Receipt:
    if (receipt := unchanged(db, reported.article)) is not None:
        return receipt
    with writing(db):
        # Another writer may have come first.
        if (receipt := unchanged(db, reported.article)) is None:
            recorded = begin_transaction(db, actor, "ingest", reason)
            identity, status = _record(db, recorded, reported)
    return receipt or _receipt(db, status, identity, recorded)


def _record(db: Database, recorded: int, reported: Reported) -> tuple[str, Status]:
    article = completed(db, reported.article)
    identity = article_id(reported.article)
    known = _newest(db, identity)
    same_text = known is not None and known.article.text == article.text
    number = 1 if known is None else known.number if same_text else known.number + 1
    place = Place(recorded, identity, number)
    if known is None:
        row = {"id": identity, "recorded": recorded}
        db.conn.execute("INSERT INTO articles (id, recorded) VALUES (:id, :recorded)", row)
    if not same_text:
        _write_revision(db, place, article.text)
    _write_details(db, place, article)
    _write_all(db, place, reported)
    index_statistics(db, recorded)
    reindex(db, recorded, identity)
    return identity, "created" if known is None else "amended" if same_text else "revised"


def _write_revision(db: Database, place: Place, text: str) -> None:
    db.conn.execute(
        "INSERT INTO revisions (article, number, recorded, digest, text)"
        " VALUES (:article, :revision, :recorded, :digest, :text)",
        asdict(place) | {"text": text, "digest": hashlib.sha256(text.encode()).hexdigest()},
    )


def _write_details(db: Database, place: Place, article: Article) -> None:
    db.conn.execute(
        "INSERT INTO article_details (article, revision, recorded, external_id, url, title, publisher, publisher_key,"
        " author, published_at, published, published_on, language, events) VALUES (:article, :revision, :recorded,"
        " :external_id, :url, :title, :publisher, :publisher_key, :author, :published_at, :published, :published_on,"
        " :language, :events)",
        asdict(place) | details_of(article),
    )


def _write_all(db: Database, place: Place, reported: Reported) -> None:
    """Statistics, figures, places and versions."""
    said = sayings(place.article, reported.article.text, reported.figures)
    rows = db.conn.execute(HELD + "WHERE f.article = :article", {"article": place.article})
    held = {row["figure"]: row for row in rows}
    by_id = {saying.id: figure for saying, figure in zip(said, reported.figures, strict=True)}
    came_from = _came_from(held, by_id)
    edited = {number: held[came_from[one.id]] for number, one in enumerate(said) if one.id in came_from}
    statistics = place_statistics(db, place.recorded, reported.profiles, _stays(reported.figures, edited))
    readings = {}
    for saying, figure, statistic in zip(said, reported.figures, statistics, strict=True):
        refers_to = None if figure.refers_to is None else said[figure.refers_to].id
        readings[saying.id] = reading_of(figure) | {"statistic": statistic, "refers_to": refers_to}
    if len(by_id) < len(said):
        raise ValueError("two figures of one article stand in the same place")
    write_figures(db, place, [(s.id, by_id[s.id], s.occurrence) for s in said if s.id not in held])
    plan = _plan(db, held, readings, came_from)
    write_versions(db, place.recorded, [*plan.versions, *_vanished(place, held, by_id)])
    write_readings(db, place.recorded, plan.readings)
    write_places(db, place, reported.article.text, _placed(place, held, by_id))


def _stays(figures: Sequence[Figure], edited: Mapping[int, Row]) -> dict[int, str]:
    """Edited figures, by number, to the statistic of what they came from, where no more than the number changed."""
    return {
        number: row["statistic"]
        for number, row in edited.items()
        if row["statistic"] is not None
        and all(row[name] == getattr(figures[number], name) for name in ("kind", "unit", "measured", "measure"))
    }


def _placed(
    place: Place, held: Mapping[str, Row], figures: Mapping[str, Figure]
) -> list[tuple[str, Figure, str | None]]:
    """What has no place in this revision yet, or another one."""
    placed = []
    for figure_id, figure in figures.items():
        row = held.get(figure_id)
        if row is None or (row["revision"], row["start"]) != (place.revision, figure.start):
            as_first_said = row is None or row["first_said"] == figure.sentence
            placed.append((figure_id, figure, None if as_first_said else figure.sentence))
    return placed


def _came_from(held: Mapping[str, Row], figures: Mapping[str, Figure]) -> dict[str, str]:
    """New figures to those of the last revision that an edit made them from."""
    gone = sorted((row for i, row in held.items() if row["present"] and i not in figures), key=lambda r: r["start"])
    new = [(i, figure) for i, figure in figures.items() if i not in held or not held[i]["present"]]
    new.sort(key=lambda item: item[1].start)
    return pairs([(row["figure"], figure_of(row)) for row in gone], new)


def _plan(db: Database, held: Mapping[str, Row], readings: Mapping[str, Reading], came_from: Mapping[str, str]) -> Plan:
    """The versions to write. What a person has ruled on stands; what the extractor says of it now is kept beside it."""
    plan = Plan([], {})
    for figure_id, reading_now in readings.items():
        row, replaces = held.get(figure_id), came_from.get(figure_id)
        if row is None:
            plan.versions.append(Version(figure_id, 1, "extracted", True, replaces, reading_now))
        elif row["state"] != "extracted":
            if not _same(extracted(db, figure_id), reading_now):
                plan.readings[figure_id] = reading_now
            if not row["present"]:
                plan.versions.append(dataclasses.replace(following(row), present=True))
        elif not row["present"]:
            again = dataclasses.replace(following(row), present=True, reading=reading_now, replaces=replaces)
            plan.versions.append(again)
        elif not _same(reading_in(row), reading_now):
            plan.versions.append(dataclasses.replace(following(row), reading=reading_now))
    return plan


def _vanished(place: Place, held: Mapping[str, Row], figures: Collection[str]) -> list[Version]:
    """Versions that say of figures that they are gone. A better extractor's silence on the same text undoes no
    person's ruling."""
    gone = [row for figure_id, row in held.items() if row["present"] and figure_id not in figures]
    return [
        dataclasses.replace(following(row), present=False)
        for row in gone
        if row["state"] == "extracted" or row["revision"] != place.revision
    ]


def _same(a: Reading, b: Reading) -> bool:
    return same_meaning(a, b) and a["statistic"] == b["statistic"]


def _newest(db: Database, identity: str) -> Revision | None:
    try:
        return reading.article(db, identity, moments.head(db).id)
    except NotFound:
        return None


def _receipt(db: Database, status: Status, identity: str, as_of: int) -> Receipt:
    revision = reading.article(db, identity, as_of)
    return Receipt(
        status=status,
        article_id=identity,
        revision=revision.number,
        figures=reading.figures_of(db, identity, as_of),
        transaction=revision.transaction if status == "unchanged" else moments.transaction(db, as_of),
        language=revision.article.language,
    )
