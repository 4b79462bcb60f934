"""One thing by its id: transactions, articles and figures, as they stood at a transaction."""

import json
import re
import sqlite3
from collections.abc import Iterable
from datetime import UTC, datetime, time

from sqlite_utils import Database

from service.errors import Invalid, NotFound
from service.store.connection import stamp
from service.store.records import Revision, StatisticRef, StoredFigure, Transaction
from service.store.rows import revision_of, stored_figure_of, transaction_of

# "2024-11-22" is a day; "2024-11-22T10:00Z" and "2024-11" are not
DAY = re.compile(r"\d{4}-\d\d-\d\d")
NUMBER = re.compile(r"[0-9]{1,18}")

T_COLUMNS = "t.id AS t_id, t.recorded_at AS t_recorded_at, t.actor AS t_actor, t.kind AS t_kind, t.reason AS t_reason"
TRANSACTION = "SELECT {columns} FROM transactions t ".replace("{columns}", T_COLUMNS)

FIGURE_COLUMNS = """
    v.*, f.article, f.exact, coalesce(p.sentence, f.sentence) AS sentence,
    p.revision, p.start, p."end" AS "end", p.prefix, p.suffix, d.title, d.publisher, d.url, d.published_at
"""

# {at}: the transaction at which place and details are looked up
_FIGURE = """
SELECT {columns} FROM figures f
CROSS JOIN figure_versions v ON v.figure = f.id
JOIN figure_places p ON p.figure = f.id AND p.recorded = (
    SELECT max(recorded) FROM figure_places WHERE figure = f.id AND recorded <= {at})
JOIN article_details d ON d.seq = (
    SELECT seq FROM article_details WHERE article = f.article AND revision = p.revision AND recorded <= {at}
    ORDER BY seq DESC LIMIT 1)
JOIN transactions t ON t.id = v.recorded
WHERE f.id = :figure
""".replace("{columns}", f"{FIGURE_COLUMNS}, {T_COLUMNS}")

FIGURE_AT = _FIGURE.replace("{at}", ":as_of") + "AND v.recorded <= :as_of ORDER BY v.version DESC LIMIT 1"
FIGURE_VERSIONS = _FIGURE.replace("{at}", "v.recorded") + "AND v.version BETWEEN :first AND :last ORDER BY v.version"

INDEXED_FIGURES = """
SELECT i.id AS index_id, {columns} FROM json_each(:ids) AS asked
CROSS JOIN figure_index i ON i.id = asked.value
CROSS JOIN figure_versions v ON v.seq = i.id >> 20
CROSS JOIN figures f ON f.id = i.figure
CROSS JOIN figure_places p ON p.figure = i.figure AND p.recorded = i.placed
CROSS JOIN article_details d ON d.seq = i.details
CROSS JOIN transactions t ON t.id = v.recorded
ORDER BY asked.key
""".replace("{columns}", f"{FIGURE_COLUMNS}, {T_COLUMNS}")

REVISION = """
SELECT r.article, r.number, r.text, d.*, {columns} FROM revisions r
JOIN transactions t ON t.id = r.recorded
JOIN article_details d ON d.seq = (
    SELECT seq FROM article_details WHERE article = r.article AND revision = r.number AND recorded <= :as_of
    ORDER BY seq DESC LIMIT 1)
""".replace("{columns}", T_COLUMNS)

STATISTIC_NAMES = """
SELECT asked.value AS id, g.canonical, v.name FROM json_each(:ids) AS asked
CROSS JOIN statistic_groups g ON g.statistic = asked.value AND g.recorded = (
    SELECT max(recorded) FROM statistic_groups WHERE statistic = asked.value AND recorded <= :as_of)
CROSS JOIN statistic_versions v ON v.statistic = g.canonical AND v.version = (
    SELECT version FROM statistic_versions WHERE statistic = g.canonical AND recorded <= :as_of
    ORDER BY version DESC LIMIT 1)
"""


def head(db: Database) -> Transaction:
    """The newest transaction."""
    return transaction_of(db.conn.execute(TRANSACTION + "ORDER BY id DESC LIMIT 1").fetchone())


def transaction(db: Database, number: int) -> Transaction:
    """Raises Invalid if it has not been recorded yet."""
    row = db.conn.execute(TRANSACTION + "WHERE id = :number", {"number": number}).fetchone()
    if row is None:
        raise Invalid(f"There is no transaction {number}: the newest is {head(db).id}.", "as_of")
    return transaction_of(row)


def transaction_at(db: Database, text: str | None) -> Transaction:
    """By its number, or the last one up to a time or to the end of a day (UTC); the newest for None."""
    if text is None:
        return head(db)
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


def article(db: Database, article_id: str, as_of: int) -> Revision:
    """The newest revision. Raises NotFound if there was none."""
    where = "WHERE r.article = :article AND r.recorded <= :as_of ORDER BY r.number DESC LIMIT 1"
    row = db.conn.execute(REVISION + where, {"article": article_id, "as_of": as_of}).fetchone()
    if row is None:
        raise NotFound(f"No article {article_id} is on record{_then(db, as_of)}.")
    return revision_of(row)


def revisions(db: Database, article_id: str, as_of: int) -> tuple[Revision, ...]:
    """Oldest first. Raises NotFound if there was none."""
    where = "WHERE r.article = :article AND r.recorded <= :as_of ORDER BY r.number"
    found = db.conn.execute(REVISION + where, {"article": article_id, "as_of": as_of}).fetchall()
    if not found:
        raise NotFound(f"No article {article_id} is on record{_then(db, as_of)}.")
    return tuple(revision_of(row) for row in found)


def revision(db: Database, article_id: str, number: int) -> Revision:
    """Raises NotFound if the article has no such revision."""
    where = "WHERE r.article = :article AND r.number = :number"
    found = {"article": article_id, "number": number, "as_of": head(db).id}
    row = db.conn.execute(REVISION + where, found).fetchone() if 0 < number < 2**31 else None
    if row is None:
        raise NotFound(f"No revision {number} of article {article_id} is on record.")
    return revision_of(row)


def last_of_revision(db: Database, article_id: str, number: int, as_of: int) -> int:
    """The last transaction up to as_of at which the revision was the newest. Raises NotFound if it never was."""
    rows = db.conn.execute(
        "SELECT number, recorded FROM revisions WHERE article = :article AND number BETWEEN :number AND :number + 1"
        " AND recorded <= :as_of ORDER BY number",
        {"article": article_id, "number": max(0, min(number, 2**31)), "as_of": as_of},
    ).fetchall()
    if not rows or rows[0]["number"] != number:
        raise NotFound(f"No revision {number} of article {article_id} is on record{_then(db, as_of)}.")
    return int(rows[1]["recorded"]) - 1 if len(rows) == 2 else as_of


def figures_of(db: Database, article_id: str, as_of: int) -> tuple[StoredFigure, ...]:
    """What the article's newest revision states, in text order."""
    rows = db.conn.execute(
        "SELECT id FROM figure_index INDEXED BY figure_index_article"
        " WHERE article = :article AND since <= :as_of AND until > :as_of ORDER BY start, id",
        {"article": article_id, "as_of": as_of},
    )
    return indexed(db, [row["id"] for row in rows], as_of)


def indexed(db: Database, ids: list[int], as_of: int) -> tuple[StoredFigure, ...]:
    """Figures by their rows of figure_index, in the order asked for."""
    return _with_statistics(db, db.conn.execute(INDEXED_FIGURES, {"ids": json.dumps(ids)}).fetchall(), as_of)


def figure(db: Database, figure_id: str, as_of: int) -> StoredFigure:
    """Raises NotFound if no version was recorded up to as_of."""
    rows = db.conn.execute(FIGURE_AT, {"figure": figure_id, "as_of": as_of}).fetchall()
    if not rows:
        raise NotFound(f"No figure {figure_id} is on record{_then(db, as_of)}.")
    return _with_statistics(db, rows, as_of)[0]


def versions(db: Database, figure_id: str, first: int = 1, last: int = 2**62) -> tuple[StoredFigure, ...]:
    """Each version as it read at the transaction that wrote it, oldest first. Raises NotFound if there is none."""
    rows = db.conn.execute(FIGURE_VERSIONS, {"figure": figure_id, "first": first, "last": last}).fetchall()
    if not rows:
        which = f"version {first} of figure" if first == last else "figure"
        raise NotFound(f"No {which} {figure_id} is on record.")
    return tuple(found for row in rows for found in _with_statistics(db, [row], row["recorded"]))


def _with_statistics(db: Database, rows: list[sqlite3.Row], as_of: int) -> tuple[StoredFigure, ...]:
    names = statistic_names(db, {row["statistic"] for row in rows if row["statistic"]}, as_of)
    return tuple(stored_figure_of(row, names.get(row["statistic"])) for row in rows)


def statistic_names(db: Database, ids: Iterable[str], as_of: int) -> dict[str, StatisticRef]:
    """For each id the statistic that it is read under."""
    rows = db.conn.execute(STATISTIC_NAMES, {"ids": json.dumps(sorted(ids)), "as_of": as_of})
    return {row["id"]: StatisticRef(row["canonical"], row["name"]) for row in rows}


def _then(db: Database, as_of: int) -> str:
    return "" if as_of == head(db).id else f" as of transaction {as_of}"
