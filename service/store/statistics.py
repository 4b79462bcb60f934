"""Statistics as they are read: under the id that their group has at the transaction asked for."""

import json

from sqlite_utils import Database

from service.errors import NotFound
from service.statistic import commonest
from service.store import moments
from service.store.cursor import Cursor, read_cursor, write_cursor
from service.store.grouping import canonical_ids, members
from service.store.identity import match_words, readable
from service.store.moments import T_COLUMNS
from service.store.records import Page, Statistic
from service.store.rows import transaction_of

STATISTIC = """
SELECT s.id, s.kind, s.unit, v.version, v.name, v.definition, v.by_person, {columns} FROM statistics s
CROSS JOIN statistic_versions v ON v.statistic = s.id
CROSS JOIN transactions t ON t.id = v.recorded
WHERE s.id = :id AND v.recorded <= :as_of ORDER BY v.version DESC LIMIT 1
""".replace("{columns}", T_COLUMNS)

COUNTS = """
SELECT count(*) AS figures, count(DISTINCT article) AS articles FROM figure_index INDEXED BY figure_index_statistic
WHERE statistic IN (SELECT value FROM json_each(:ids)) AND since <= :as_of AND until > :as_of
AND state NOT IN ('rejected', 'retracted')
"""

# What its members are called. Of many members the first hundred by id, which is by chance, are asked: each figure that
# is shown asks this.
COMMONEST = """
SELECT v.name, count(*) AS count FROM (
    SELECT g.statistic FROM statistic_groups g INDEXED BY statistic_groups_canonical
    WHERE g.canonical = :id AND g.recorded <= :as_of AND NOT EXISTS (
        SELECT 1 FROM statistic_groups WHERE statistic = g.statistic AND recorded > g.recorded AND recorded <= :as_of)
    ORDER BY g.statistic LIMIT 100) c
CROSS JOIN statistic_versions v ON v.statistic = c.statistic AND v.version = 1 AND NOT v.by_person
GROUP BY v.name
"""

# A statistic that machines made and no article states any more is in no list.
IS_TOLD = """
(EXISTS (SELECT 1 FROM statistic_versions WHERE statistic = {id} AND by_person AND recorded <= :as_of)
OR EXISTS (
    SELECT 1 FROM statistic_groups m CROSS JOIN figure_index i INDEXED BY figure_index_statistic
    ON i.statistic = m.statistic AND i.since <= :as_of AND i.until > :as_of
    AND i.state NOT IN ('rejected', 'retracted')
    WHERE m.canonical = {id} AND m.recorded <= :as_of AND NOT EXISTS (
        SELECT 1 FROM statistic_groups WHERE statistic = m.statistic AND recorded > m.recorded AND recorded <= :as_of)))
"""

# The newest first; a statistic counts from when it last came to be read under its own id.
LIST = """
SELECT g.statistic AS id, g.recorded FROM statistic_groups g INDEXED BY statistic_groups_own
WHERE g.statistic = g.canonical AND g.recorded <= :as_of
AND (g.recorded < :recorded OR g.recorded = :recorded AND g.statistic > :id)
AND NOT EXISTS (
    SELECT 1 FROM statistic_groups WHERE statistic = g.statistic AND recorded > g.recorded AND recorded <= :as_of)
AND {told} ORDER BY g.recorded DESC, g.statistic LIMIT :limit
""".replace("{told}", IS_TOLD.replace("{id}", "g.statistic"))

TOLD = "SELECT value AS id FROM json_each(:ids) AS asked WHERE {told}".replace(
    "{told}", IS_TOLD.replace("{id}", "asked.value")
)

MATCHING = """
SELECT DISTINCT v.statistic FROM statistic_words w CROSS JOIN statistic_versions v ON v.seq = w.rowid
WHERE statistic_words MATCH :q AND v.recorded <= :as_of AND NOT EXISTS (
    SELECT 1 FROM statistic_versions WHERE statistic = v.statistic AND version > v.version AND recorded <= :as_of)
"""


def statistic(db: Database, statistic_id: str, as_of: int) -> Statistic:
    """The one that any of its members' ids names. Raises NotFound if it was not on record."""
    canonical = canonical_ids(db, [readable(statistic_id)], as_of).get(statistic_id)
    if canonical is None:
        raise NotFound(f"No statistic {readable(statistic_id)} is on record.")
    row = db.conn.execute(STATISTIC, {"id": canonical, "as_of": as_of}).fetchone()
    ids = sorted(member["statistic"] for member in members(db, [canonical], as_of))
    counted = db.conn.execute(COUNTS, {"ids": json.dumps(ids), "as_of": as_of}).fetchone()
    return Statistic(
        id=canonical,
        name=row["name"] if row["by_person"] else commonest_name(db, canonical, as_of) or row["name"],
        definition=row["definition"],
        kind=row["kind"],
        unit=row["unit"],
        figures=counted["figures"],
        articles=counted["articles"],
        members=tuple(ids),
        version=row["version"],
        transaction=transaction_of(row),
    )


def commonest_name(db: Database, canonical: str, as_of: int) -> str | None:
    """None where every member was named by a person."""
    rows = db.conn.execute(COMMONEST, {"id": canonical, "as_of": as_of})
    return commonest((str(row["name"]), int(row["count"])) for row in rows)


def statistics(db: Database, q: str | None, cursor: str | None, page: tuple[int, int]) -> Page[Statistic]:
    """The newest first; those that q finds, by the name or definition of any member, by id.

    `page` is how many and at which transaction.
    """
    limit, as_of = page
    question = f"statistics {q}"
    begin = Cursor(as_of, question, (2**62, "")) if cursor is None else read_cursor(cursor, question, 2)
    recorded, after = begin.key
    if q is None:
        about = {"as_of": begin.as_of, "recorded": recorded, "id": after, "limit": limit + 1}
        found = [(row["recorded"], row["id"]) for row in db.conn.execute(LIST, about)]
    else:
        ids = [row["statistic"] for row in db.conn.execute(MATCHING, {"q": match_words(q), "as_of": begin.as_of})]
        merged = sorted(set(canonical_ids(db, ids, begin.as_of).values()))
        asked = {"ids": json.dumps(merged), "as_of": begin.as_of}
        canonical = sorted(row["id"] for row in db.conn.execute(TOLD, asked))
        found = [(0, one) for one in canonical if one > str(after)][: limit + 1]
    following = write_cursor(Cursor(begin.as_of, question, found[limit - 1])) if len(found) > limit else None
    shown = tuple(statistic(db, one, begin.as_of) for _, one in found[:limit])
    return Page(shown, following, moments.transaction(db, begin.as_of))
