"""Transactions: who writes one and why, and which one a reader means by `as_of`."""

import re
import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import Literal

from sqlite_utils import Database

from service.errors import Invalid
from service.store.connection import stamp
from service.store.identity import readable
from service.store.records import Page, Touched, Transaction
from service.store.rows import transaction_of

# "2024-11-22" is a day; "2024-11-22T10:00Z" and "2024-11" are not
DAY = re.compile(r"\d{4}-\d\d-\d\d")
NUMBER = re.compile(r"[0-9]{1,18}")
EVER = 2**62  # after every transaction

Ordered = Literal["figure_versions", "article_details"]

_COLUMNS = """
    {t}.id AS {t}_id, {t}.recorded_at AS {t}_recorded_at, {t}.actor AS {t}_actor, {t}.kind AS {t}_kind,
    {t}.reason AS {t}_reason, (SELECT hash FROM transaction_hashes WHERE id = {t}.id) AS {t}_hash
"""
T_COLUMNS, U_COLUMNS = _COLUMNS.replace("{t}", "t"), _COLUMNS.replace("{t}", "u")
TRANSACTION = "SELECT {columns} FROM transactions t ".replace("{columns}", T_COLUMNS)

_NEWEST = "SELECT coalesce(max(seq), 0) FROM {table}"
_RECORDED = "SELECT recorded FROM {table} WHERE seq = :seq"
_VERSIONS = """
SELECT DISTINCT v.figure, f.article FROM figure_versions v JOIN figures f ON f.id = v.figure
WHERE v.seq > :after AND v.seq <= :last ORDER BY v.seq
"""
_DETAILS = "SELECT article FROM article_details WHERE seq > :after AND seq <= :last"


@dataclass(frozen=True, slots=True)
class Signature:
    """Who decides, and why."""

    actor: str
    reason: str | None

    def __post_init__(self) -> None:
        if not self.actor.strip():
            raise Invalid("Say who decides.", "actor")


def begin_transaction(db: Database, actor: str, kind: str, reason: str | None) -> int:
    """Writes the transaction row of the write that is open and gives its id. Time never runs backwards."""
    newest = db.conn.execute("SELECT id, recorded_at FROM transactions ORDER BY id DESC LIMIT 1").fetchone()
    now = max(stamp(datetime.now(UTC)), newest["recorded_at"])
    db.conn.execute(
        "INSERT INTO transactions (id, recorded_at, actor, kind, reason) VALUES (:id, :now, :actor, :kind, :reason)",
        {"id": newest["id"] + 1, "now": now, "actor": readable(actor), "kind": kind}
        | {"reason": readable(reason) if reason else None},
    )
    return int(newest["id"]) + 1


def changes(db: Database, since: int, limit: int) -> Page[Transaction]:
    """Transactions after `since`, oldest first; `next` is the `since` of the following page."""
    about = {"since": since, "limit": limit + 1}
    rows = db.conn.execute(TRANSACTION + "WHERE id > :since ORDER BY id LIMIT :limit", about).fetchall()
    found = tuple(transaction_of(row) for row in rows[:limit])
    return Page(found, str(found[-1].id) if len(rows) > limit else None, head(db))


def touched(db: Database, number: int) -> Touched:
    """What a transaction wrote of articles and figures."""
    versions = _written(db, "figure_versions", number, _VERSIONS)
    details = _written(db, "article_details", number, _DETAILS)
    articles = dict.fromkeys(row["article"] for row in (*details, *versions))
    return Touched(tuple(articles), tuple(row["figure"] for row in versions))


def _written(db: Database, table: Ordered, number: int, sql: str) -> list[sqlite3.Row]:
    about = {"after": last_row(db, table, number - 1), "last": last_row(db, table, number)}
    return db.conn.execute(sql, about).fetchall()


def last_row(db: Database, table: Ordered, as_of: int) -> int:
    """The newest row that was on record then, found without an index: rows have no gaps and follow each other as their
    transactions do."""
    low, high = 0, db.conn.execute(_NEWEST.replace("{table}", table)).fetchone()[0]
    while low < high:
        middle = (low + high + 1) // 2
        row = db.conn.execute(_RECORDED.replace("{table}", table), {"seq": middle}).fetchone()
        low, high = (middle, high) if row["recorded"] <= as_of else (low, middle - 1)
    return int(low)


def head(db: Database, known: Transaction | None = None) -> Transaction:
    """The newest transaction; `known` is one that is on record for good, given back if it is still the newest."""
    if known and known.id == db.conn.execute("SELECT max(id) FROM transactions").fetchone()[0]:
        return known
    return transaction_of(db.conn.execute(TRANSACTION + "ORDER BY id DESC LIMIT 1").fetchone())


def transaction(db: Database, number: int) -> Transaction:
    """Raises Invalid if it has not been recorded yet."""
    row = db.conn.execute(TRANSACTION + "WHERE id = :number", {"number": number}).fetchone()
    if row is None:
        raise _unknown(db, number)
    return transaction_of(row)


def require(db: Database, number: int) -> int:
    """The number of a transaction. Raises Invalid if it has not been recorded yet."""
    if db.conn.execute("SELECT 1 FROM transactions WHERE id = :number", {"number": number}).fetchone() is None:
        raise _unknown(db, number)
    return number


def _unknown(db: Database, number: int) -> Invalid:
    return Invalid(f"There is no transaction {number}: the newest is {head(db).id}.", "as_of")


def transaction_at(db: Database, text: str) -> Transaction:
    """By its number, or the last one up to a time or to the end of a day (UTC)."""
    if NUMBER.fullmatch(text):
        return transaction(db, int(text))
    row = db.conn.execute(
        TRANSACTION + "WHERE recorded_at <= :until ORDER BY recorded_at DESC, id DESC LIMIT 1",
        {"until": stamp(_moment(text))},
    ).fetchone()
    if row is None:
        raise Invalid(f"Nothing was on record at {text}: the record was opened later.", "as_of")
    return transaction_of(row)


def _moment(text: str) -> datetime:
    """Of a day its end. A "+" that came out of a URL as a blank is a plus."""
    try:
        moment = datetime.fromisoformat(text.replace(" ", "+") if "T" in text else text)
    except ValueError as error:
        raise Invalid("Give a transaction's number, a time such as 2024-11-22T10:30:00Z or a date.", "as_of") from error
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    if stamp(moment) > stamp(datetime.now(UTC)):
        raise Invalid(f"{text} has not come yet: nobody knows what will be on record then.", "as_of")
    return datetime.combine(moment.date(), time.max, UTC) if DAY.fullmatch(text) else moment


def then(db: Database, as_of: int) -> str:
    """Words for a message that tell a past read from a present one."""
    return "" if as_of == head(db).id else f" as of transaction {as_of}"
