"""One thing by its id: transactions, articles and figures, as they stood at a transaction."""

import json
import sqlite3
from collections.abc import Collection, Iterable

from sqlite_utils import Database

from service.errors import NotFound
from service.store import transactions
from service.store.article_edit import pairs, same_number
from service.store.records import NumberChange, Revision, StatisticRef, StoredFigure
from service.store.rows import revision_of, stored_figure_of
from service.store.staleness import change_since
from service.store.statistics import commonest_name

# Only a third version can be of a figure that came back: what it came in the place of then is a younger one, and it
# is no more made of that than of anything. What a new figure was made of is always older, so that nobody runs round.
FIGURE_COLUMNS = """
    v.*, CASE WHEN v.version < 3 THEN v.replaces
        ELSE (SELECT replaces FROM figure_versions WHERE figure = v.figure AND version = 1) END AS made_of,
    f.article, f.exact, coalesce(p.sentence, f.sentence) AS sentence,
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
""".replace("{columns}", f"{FIGURE_COLUMNS}, {transactions.T_COLUMNS}")

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
""".replace("{columns}", f"{FIGURE_COLUMNS}, {transactions.T_COLUMNS}")

WITHDRAWN = """
SELECT i.id FROM json_each(:articles) AS asked
CROSS JOIN figure_index i INDEXED BY figure_index_article ON i.article = asked.value
CROSS JOIN figure_versions v ON v.seq = i.id >> 20
WHERE i.since <= :as_of AND i.until > :as_of AND v.withdrawn
"""

REVISION = """
SELECT r.number, r.text, d.*, {columns} FROM articles a
CROSS JOIN revisions r ON r.article = a.id
JOIN transactions t ON t.id = r.recorded
JOIN article_details d ON d.seq = (
    SELECT seq FROM article_details WHERE article = r.article AND revision = r.number AND recorded <= :as_of
    ORDER BY seq DESC LIMIT 1)
""".replace("{columns}", transactions.T_COLUMNS)

STATISTIC_NAMES = """
SELECT asked.value AS id, g.canonical, v.name, v.by_person FROM json_each(:ids) AS asked
CROSS JOIN statistic_groups g ON g.statistic = asked.value AND g.recorded = (
    SELECT max(recorded) FROM statistic_groups WHERE statistic = asked.value AND recorded <= :as_of)
CROSS JOIN statistic_versions v ON v.statistic = g.canonical AND v.version = (
    SELECT version FROM statistic_versions WHERE statistic = g.canonical AND recorded <= :as_of
    ORDER BY version DESC LIMIT 1)
"""


def article(db: Database, article_id: str, as_of: int) -> Revision:
    """The newest revision. Raises NotFound if there was none."""
    found = newest(db, article_id, as_of)
    if found is None:
        raise NotFound(f"No article {article_id} is on record{transactions.then(db, as_of)}.")
    return found


def newest(db: Database, article_id: str, as_of: int) -> Revision | None:
    """The newest revision, if there was one."""
    where = "WHERE a.id = :article AND r.recorded <= :as_of ORDER BY r.number DESC LIMIT 1"
    row = db.conn.execute(REVISION + where, {"article": article_id, "as_of": as_of}).fetchone()
    return None if row is None else revision_of(row)


def revisions(db: Database, article_id: str, as_of: int) -> tuple[Revision, ...]:
    """Oldest first. Raises NotFound if there was none."""
    where = "WHERE a.id = :article AND r.recorded <= :as_of ORDER BY r.number"
    found = db.conn.execute(REVISION + where, {"article": article_id, "as_of": as_of}).fetchall()
    if not found:
        raise NotFound(f"No article {article_id} is on record{transactions.then(db, as_of)}.")
    return tuple(revision_of(row) for row in found)


def revision(db: Database, article_id: str, number: int, as_of: int) -> Revision:
    """Raises NotFound if the article had no such revision."""
    where = "WHERE a.id = :article AND r.number = :number AND r.recorded <= :as_of"
    found = {"article": article_id, "number": number, "as_of": as_of}
    row = db.conn.execute(REVISION + where, found).fetchone() if 0 < number < 2**31 else None
    if row is None:
        raise NotFound(f"No revision {number} of article {article_id} is on record{transactions.then(db, as_of)}.")
    return revision_of(row)


def last_of_revision(db: Database, article_id: str, number: int, as_of: int) -> int:
    """The last transaction up to as_of at which the revision was the newest. Raises NotFound if it never was."""
    rows = db.conn.execute(
        "SELECT number, recorded FROM revisions WHERE article = :article AND number BETWEEN :number AND :number + 1"
        " AND recorded <= :as_of ORDER BY number",
        {"article": article_id, "number": max(0, min(number, 2**31)), "as_of": as_of},
    ).fetchall()
    if not rows or rows[0]["number"] != number:
        raise NotFound(f"No revision {number} of article {article_id} is on record{transactions.then(db, as_of)}.")
    return int(rows[1]["recorded"]) - 1 if len(rows) == 2 else as_of


def figures_of(db: Database, article_id: str, as_of: int) -> tuple[StoredFigure, ...]:
    """What the article's newest revision states, in text order."""
    rows = db.conn.execute(
        "SELECT id FROM figure_index INDEXED BY figure_index_article"
        " WHERE article = :article AND since <= :as_of AND until > :as_of ORDER BY start, id",
        {"article": article_id, "as_of": as_of},
    )
    return indexed(db, [row["id"] for row in rows], as_of)


def withdrawn(db: Database, articles: Collection[str], as_of: int) -> tuple[StoredFigure, ...]:
    """Of what the newest revisions of these articles state, what they take back themselves."""
    rows = db.conn.execute(WITHDRAWN, {"articles": json.dumps(list(articles)), "as_of": as_of})
    return indexed(db, [row["id"] for row in rows], as_of)


def indexed(db: Database, ids: list[int], as_of: int) -> tuple[StoredFigure, ...]:
    """Figures by their rows of figure_index, in the order asked for."""
    return _with_statistics(db, db.conn.execute(INDEXED_FIGURES, {"ids": json.dumps(ids)}).fetchall(), as_of)


def number_changes(db: Database, article_id: str, a: int, b: int, as_of: int) -> tuple[NumberChange, ...]:
    """Which numbers revision b states otherwise than a, in text order, as they were read then. A figure whose sentence
    moved or was reworded around the same number is none of them."""
    before = _by_id(figures_of(db, article_id, last_of_revision(db, article_id, a, as_of)))
    after = _by_id(figures_of(db, article_id, last_of_revision(db, article_id, b, as_of)))
    old = {i: found for i, found in before.items() if i not in after}
    new = {i: found for i, found in after.items() if i not in before}
    came_from = pairs([(i, f.figure) for i, f in old.items()], [(i, f.figure) for i, f in new.items()])
    changed = [NumberChange(old[i], new[j]) for j, i in came_from.items()]
    changed = [c for c in changed if c.old and c.new and not same_number(c.old.figure, c.new.figure)]
    changed += [NumberChange(None, found) for i, found in new.items() if i not in came_from]
    gone = old.keys() - set(came_from.values())
    changed += [NumberChange(found, None) for i, found in old.items() if i in gone]
    return tuple(sorted(changed, key=_place_of))


def _by_id(found: Iterable[StoredFigure]) -> dict[str, StoredFigure]:
    return {one.id: one for one in found}


def _place_of(change: NumberChange) -> tuple[int, int]:
    stated = change.new or change.old
    return (stated.figure.start if stated else 0, change.new is None)


def figure(db: Database, figure_id: str, as_of: int) -> StoredFigure:
    """Raises NotFound if no version was recorded up to as_of."""
    rows = db.conn.execute(FIGURE_AT, {"figure": figure_id, "as_of": as_of}).fetchall()
    if not rows:
        raise NotFound(f"No figure {figure_id} is on record{transactions.then(db, as_of)}.")
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
    return tuple(
        stored_figure_of(row, names.get(row["statistic"]), stale=change_since(db, row, as_of) is not None)
        for row in rows
    )


def statistic_names(db: Database, ids: Collection[str], as_of: int) -> dict[str, StatisticRef]:
    """For each id the statistic that it is read under."""
    if not ids:
        return {}
    rows = db.conn.execute(STATISTIC_NAMES, {"ids": json.dumps(sorted(ids)), "as_of": as_of}).fetchall()
    machine_made = {row["canonical"] for row in rows if not row["by_person"]}
    common = {canonical: commonest_name(db, canonical, as_of) for canonical in machine_made}
    return {row["id"]: StatisticRef(row["canonical"], common.get(row["canonical"]) or row["name"]) for row in rows}
