"""Statistics as they are read: under the id that their group has at the transaction asked for."""

import json

from sqlite_utils import Database

from service.errors import NotFound
from service.store import moments
from service.store.cursor import Cursor, read_cursor, write_cursor
from service.store.grouping import canonical_ids, members
from service.store.identity import match_words, readable
from service.store.moments import T_COLUMNS
from service.store.records import Page, Statistic
from service.store.rows import transaction_of

STATISTIC = """
SELECT s.id, s.kind, s.unit, v.version, v.name, v.definition, {columns} FROM statistics s
CROSS JOIN statistic_versions v ON v.statistic = s.id
CROSS JOIN transactions t ON t.id = v.recorded
WHERE s.id = :id AND v.recorded <= :as_of ORDER BY v.version DESC LIMIT 1
""".replace("{columns}", T_COLUMNS)

COUNTS = """
SELECT count(*) AS figures, count(DISTINCT article) AS articles FROM figure_index INDEXED BY figure_index_statistic
WHERE statistic IN (SELECT value FROM json_each(:ids)) AND since <= :as_of AND until > :as_of
AND state NOT IN ('rejected', 'retracted')
"""

# The newest first; a statistic counts from when it last came to be read under its own id.
LIST = """
SELECT g.statistic AS id, g.recorded FROM statistic_groups g INDEXED BY statistic_groups_own
WHERE g.statistic = g.canonical AND g.recorded <= :as_of
AND (g.recorded < :recorded OR g.recorded = :recorded AND g.statistic > :id)
AND NOT EXISTS (
    SELECT 1 FROM statistic_groups WHERE statistic = g.statistic AND recorded > g.recorded AND recorded <= :as_of)
ORDER BY g.recorded DESC, g.statistic LIMIT :limit
"""

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
        name=row["name"],
        definition=row["definition"],
        kind=row["kind"],
        unit=row["unit"],
        figures=counted["figures"],
        articles=counted["articles"],
        members=tuple(ids),
        version=row["version"],
        transaction=transaction_of(row),
    )


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
        canonical = sorted(set(canonical_ids(db, ids, begin.as_of).values()))
        found = [(0, one) for one in canonical if one > str(after)][: limit + 1]
    following = write_cursor(Cursor(begin.as_of, question, found[limit - 1])) if len(found) > limit else None
    shown = tuple(statistic(db, one, begin.as_of) for _, one in found[:limit])
    return Page(shown, following, moments.transaction(db, begin.as_of))
