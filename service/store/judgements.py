"""Judgements: same, different or unsure, of two statistics or two sources."""

from sqlite3 import Row
from typing import Any, Literal, get_args

from sqlite_utils import Database

from service.errors import Contradicts, Invalid, NotFound
from service.store import transactions
from service.store.figure_index import index_statistics
from service.store.identity import identifier, readable, source_key
from service.store.paging import Slice
from service.store.records import Judgement, Page, Ruling
from service.store.rows import transaction_of
from service.store.staleness import judged_since
from service.store.statistic_groups import canonical_ids, regroup
from service.store.transactions import EVER, Signature, begin_transaction
from service.store.writing import writing

JUDGEMENTS = """
SELECT j.*, {t}, {u} FROM judgements j
CROSS JOIN transactions t ON t.id = j.recorded
LEFT JOIN judgement_closings c ON c.judgement = j.id AND c.recorded <= :as_of
LEFT JOIN transactions u ON u.id = c.recorded
WHERE j.recorded <= :as_of
""".replace("{t}", transactions.T_COLUMNS).replace("{u}", transactions.U_COLUMNS)


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
    return judgement(db, identity, transactions.head(db).id)


def close_judgement(db: Database, judgement_id: str, signed: Signature) -> Judgement:
    """Undoes a judgement from now on. The same again changes nothing; raises Contradicts if another closed it."""
    with writing(db):
        held = judgement(db, judgement_id, transactions.head(db).id)
        signature = readable(signed.actor), readable(signed.reason) if signed.reason else None
        if held.closed and (held.closed.actor, held.closed.reason) != signature:
            closed = f"is closed, by {held.closed.actor} in transaction {held.closed.id}"
            raise Contradicts(f"Judgement {held.id} {closed}: judge anew if that was wrong, else leave it.")
        if held.closed is None:
            recorded = begin_transaction(db, signed.actor, "close judgement", signed.reason)
            _close(db, recorded, judgement_id)
            _regroup(db, recorded, held.about, (held.a, held.b))
    return judgement(db, judgement_id, transactions.head(db).id)


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


def judgements(db: Database, asked: Slice) -> Page[Judgement]:
    """The newest first, closed ones too."""
    begin = asked.begin("judgements", 2**62)
    about: dict[str, Any] = {"as_of": begin.as_of, "seq": begin.key[0], "limit": asked.limit + 1}
    rows = db.conn.execute(JUDGEMENTS + "AND j.seq < :seq ORDER BY j.seq DESC LIMIT :limit", about).fetchall()
    shown, following = asked.cut(rows, begin, lambda row: (row["seq"],))
    found = tuple(judgement_of(db, row, begin.as_of) for row in shown)
    return Page(found, following, transactions.transaction(db, begin.as_of))


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
