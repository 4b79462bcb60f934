"""Statistics that people name, and judgements: same, different or unsure, of two statistics or two sources."""

from collections.abc import Mapping
from dataclasses import astuple, dataclass
from sqlite3 import Row
from typing import Any, Literal, get_args

from sqlite_utils import Database

from service.errors import AlreadyThere, Contradicts, Invalid, NotFound, VersionConflict
from service.figures.figure import Kind
from service.store import moments
from service.store.connection import begin_transaction
from service.store.curation import Signature
from service.store.cursor import Cursor, read_cursor, write_cursor
from service.store.grouping import canonical_ids, regroup
from service.store.identity import identifier, readable, source_key
from service.store.indexing import index_statistics
from service.store.moments import EVER
from service.store.records import Judgement, Page, Ruling, Statistic
from service.store.rows import transaction_of
from service.store.ruling import judged_since
from service.store.statistics import statistic
from service.store.writing import writing

JUDGEMENTS = """
SELECT j.*, {t}, {u} FROM judgements j
CROSS JOIN transactions t ON t.id = j.recorded
LEFT JOIN judgement_closings c ON c.judgement = j.id AND c.recorded <= :as_of
LEFT JOIN transactions u ON u.id = c.recorded
WHERE j.recorded <= :as_of
""".replace("{t}", moments.T_COLUMNS).replace("{u}", moments.U_COLUMNS)


@dataclass(frozen=True, slots=True)
class NewStatistic:
    """A statistic as a person defines it; figures come to it by correction, other statistics by judgement."""

    name: str
    definition: str | None
    kind: str
    unit: str | None

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise Invalid("Give the statistic a name.", "/name")
        if self.kind not in get_args(Kind):
            raise Invalid(f"kind is one of {', '.join(get_args(Kind))}.", "/kind")


def create_statistic(db: Database, new: NewStatistic, signed: Signature) -> Statistic:
    new = NewStatistic(*(readable(text) if text else text for text in astuple(new)))
    identity = identifier("s", "by a person", new.name, new.kind, new.unit or "")
    with writing(db):
        if canonical_ids(db, [identity], EVER):
            raise AlreadyThere(f"This statistic is on record already, as {identity}: describe it there.", "/name")
        recorded = begin_transaction(db, signed.actor, "create statistic", signed.reason)
        about = {"id": identity, "recorded": recorded, "kind": new.kind, "unit": new.unit}
        db.conn.execute(
            "INSERT INTO statistics (id, recorded, kind, unit) VALUES (:id, :recorded, :kind, :unit)", about
        )
        db.conn.execute(
            "INSERT INTO statistic_groups (statistic, recorded, canonical) VALUES (:id, :recorded, :id)", about
        )
        _describe(db, recorded, identity, {"version": 1, "name": new.name, "definition": new.definition})
    return statistic(db, identity, recorded)


def describe_statistic(
    db: Database, statistic_id: str, changes: Mapping[str, object], expected_version: int, signed: Signature
) -> Statistic:
    """Names or defines the statistic that the id is read under, unless nothing changes."""
    if unknown := changes.keys() - {"name", "definition"}:
        raise Invalid(f"{sorted(unknown)[0]} cannot be changed: name and definition can.", f"/{sorted(unknown)[0]}")
    with writing(db):
        held = statistic(db, statistic_id, moments.head(db).id)
        if held.version != expected_version:
            raise VersionConflict(
                f"Statistic {held.id} is at version {held.version}, not {expected_version}: read it again, then decide."
            )
        name, definition = changes.get("name", held.name), changes.get("definition", held.definition)
        if not isinstance(name, str) or not name.strip():
            raise Invalid("name is a text with a word in it.", "/name")
        if definition is not None and not isinstance(definition, str):
            raise Invalid("definition is a text or null.", "/definition")
        if (name, definition) != (held.name, held.definition):
            recorded = begin_transaction(db, signed.actor, "describe statistic", signed.reason)
            told = {"version": held.version + 1, "name": name, "definition": definition}
            _describe(db, recorded, held.id, told)
    return statistic(db, statistic_id, moments.head(db).id)


def _describe(db: Database, recorded: int, identity: str, told: Mapping[str, object]) -> None:
    db.conn.execute(
        "INSERT INTO statistic_versions (statistic, version, recorded, by_person, name, definition)"
        " VALUES (:id, :version, :recorded, 1, :name, :definition)",
        {"id": identity, "recorded": recorded}
        | {name: readable(value) if isinstance(value, str) else value for name, value in told.items()},
    )
    index_statistics(db, recorded)


def judge(db: Database, pair: tuple[str, str], ruling: str, signed: Signature) -> Judgement:
    """A ruling on two statistics, each by its id or that of a figure, or on two sources; an earlier one on these is
    closed. The same again changes nothing, unless its ground has changed."""
    if ruling not in get_args(Ruling):
        raise Invalid(f"ruling is one of {', '.join(get_args(Ruling))}.", "/ruling")
    with writing(db):
        a, b = sorted(_as_judged(db, readable(one)) for one in pair)
        if a == b and pair[0] != pair[1]:
            raise Invalid(
                f"{' and '.join(pair)} are read as one statistic, {a}: correct what one of them measures.", "/b"
            )
        about = _about(db, a, b)
        held = _open_on(db, about, (a, b))
        if held is None or held["ruling"] != ruling or judgement(db, held["id"], EVER).stale:
            recorded = begin_transaction(db, signed.actor, "judge", signed.reason)
            if held is not None:
                _close(db, recorded, held["id"])
            identity = identifier("j", about, a, b, str(recorded))
            db.conn.execute(
                "INSERT INTO judgements (id, recorded, about, a, b, ruling)"
                " VALUES (:id, :recorded, :about, :a, :b, :ruling)",
                {"id": identity, "recorded": recorded, "about": about, "a": a, "b": b, "ruling": ruling},
            )
            _regroup(db, recorded, about, (a, b))
        else:
            identity = held["id"]
    return judgement(db, identity, moments.head(db).id)


def close_judgement(db: Database, judgement_id: str, signed: Signature) -> Judgement:
    """Undoes a judgement from now on. The same again changes nothing; raises Contradicts if another closed it."""
    with writing(db):
        held = judgement(db, judgement_id, moments.head(db).id)
        signature = readable(signed.actor), readable(signed.reason) if signed.reason else None
        if held.closed and (held.closed.actor, held.closed.reason) != signature:
            closed = f"is closed, by {held.closed.actor} in transaction {held.closed.id}"
            raise Contradicts(f"Judgement {held.id} {closed}: judge anew if that was wrong, else leave it.")
        if held.closed is None:
            recorded = begin_transaction(db, signed.actor, "close judgement", signed.reason)
            _close(db, recorded, judgement_id)
            _regroup(db, recorded, held.about, (held.a, held.b))
    return judgement(db, judgement_id, moments.head(db).id)


def _close(db: Database, recorded: int, identity: str) -> None:
    db.conn.execute(
        "INSERT INTO judgement_closings (judgement, recorded) VALUES (:id, :recorded)",
        {"id": identity, "recorded": recorded},
    )


def _regroup(db: Database, recorded: int, about: str, pair: tuple[str, str]) -> None:
    if about == "statistic":
        regroup(db, recorded, pair)
        index_statistics(db, recorded)


def _as_judged(db: Database, named: str) -> str:
    """Of a figure, by its id, the statistic that it was read as, before that came together with others."""
    newest = "SELECT statistic FROM figure_versions WHERE figure = :id ORDER BY version DESC LIMIT 1"
    row = db.conn.execute(newest, {"id": named}).fetchone()
    if row is not None and row["statistic"] is None:
        raise Invalid(f"{named} is of no statistic: put it under one by its field statistic.", "/statistic")
    return named if row is None else str(row["statistic"])


def _about(db: Database, a: str, b: str) -> Literal["statistic", "source"]:
    """Which of the two kinds of thing both are. Raises NotFound or Invalid if they are not of one kind."""
    known = canonical_ids(db, [a, b], EVER)
    if len(known) == 2 and a != b:
        return "statistic"
    if known:
        missing = b if a in known else a
        raise Invalid(f"{missing} is no other statistic: judge two statistics, or two sources.", "/b")
    for name in (a, b):
        row = db.conn.execute("SELECT 1 FROM sources WHERE key = :key", {"key": source_key(name)}).fetchone()
        if row is None:
            raise NotFound(f"No statistic or source {readable(name)} is on record.")
    if source_key(a) == source_key(b):
        raise Invalid("These two names are one source already.", "/b")
    return "source"


def _open_on(db: Database, about: str, pair: tuple[str, str]) -> Row | None:
    rows = db.conn.execute(
        "SELECT * FROM judgements j WHERE about = :about AND a = :a AND b = :b"
        " AND NOT EXISTS (SELECT 1 FROM judgement_closings WHERE judgement = j.id)",
        {"about": about, "a": pair[0], "b": pair[1]},
    )
    found: Row | None = rows.fetchone()
    return found


def judgement(db: Database, judgement_id: str, as_of: int) -> Judgement:
    """Raises NotFound if it was not on record."""
    about = {"id": readable(judgement_id), "as_of": as_of}
    row = db.conn.execute(JUDGEMENTS + "AND j.id = :id", about).fetchone()
    if row is None:
        raise NotFound(f"No judgement {readable(judgement_id)} is on record.")
    return judgement_of(db, row, as_of)


def judgements(db: Database, cursor: str | None, page: tuple[int, int]) -> Page[Judgement]:
    """The newest first, closed ones too. `page` is how many and at which transaction."""
    limit, as_of = page
    begin = Cursor(as_of, "judgements", (2**62,)) if cursor is None else read_cursor(cursor, "judgements", 1)
    about: dict[str, Any] = {"as_of": begin.as_of, "seq": begin.key[0], "limit": limit + 1}
    rows = db.conn.execute(JUDGEMENTS + "AND j.seq < :seq ORDER BY j.seq DESC LIMIT :limit", about).fetchall()
    following = None
    if len(rows) > limit:
        following = write_cursor(Cursor(begin.as_of, "judgements", (rows[limit - 1]["seq"],)))
    return Page(
        tuple(judgement_of(db, row, begin.as_of) for row in rows[:limit]),
        following,
        moments.transaction(db, begin.as_of),
    )


def judgement_of(db: Database, row: Row, as_of: int) -> Judgement:
    return Judgement(
        id=row["id"],
        about=row["about"],
        a=row["a"],
        b=row["b"],
        ruling=row["ruling"],
        transaction=transaction_of(row),
        closed=None if row["u_id"] is None else transaction_of(row, "u_"),
        stale=judged_since(db, row, as_of) is not None,
    )
