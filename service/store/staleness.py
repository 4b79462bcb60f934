"""Whether a person's ruling still stands on the ground it was made on."""

import json
from collections.abc import Mapping
from sqlite3 import Row
from typing import Any

from sqlite_utils import Database

from service.store.figure_versions import extracted
from service.store.records import Change
from service.store.rows import same_meaning
from service.store.statistic_groups import canonical_ids

RULING = """
SELECT v.recorded, v.present FROM figure_versions v CROSS JOIN transactions t ON t.id = v.recorded
WHERE v.figure = :figure AND v.recorded <= :as_of AND v.state = :state AND t.kind IN ('correct', 'retract article')
ORDER BY v.version DESC LIMIT 1
"""

# Of the two statistics of a judgement those that figures were of when it was made; then of each such figure whether any
# article still states it, and whether it is still of that statistic.
GROUND = """
SELECT was.statistic, max(held.figure IS NOT NULL) AS stated, max(held.statistic IS was.statistic) AS stands
FROM json_each(:both) AS asked
CROSS JOIN figure_index was INDEXED BY figure_index_statistic
    ON was.statistic = asked.value AND was.since <= :ruled AND was.until > :ruled
LEFT JOIN figure_index held INDEXED BY figure_index_figure ON held.figure = was.figure
    AND held.since <= :as_of AND held.until > :as_of AND held.state NOT IN ('rejected', 'retracted')
WHERE was.state NOT IN ('rejected', 'retracted')
GROUP BY was.statistic HAVING NOT stands
"""
DESCRIBED = """
SELECT 1 FROM json_each(:both) AS asked
CROSS JOIN statistic_versions v ON v.statistic = asked.value AND v.recorded > :ruled AND v.recorded <= :as_of
CROSS JOIN transactions t ON t.id = v.recorded AND t.kind = 'describe statistic' LIMIT 1
"""


def judged_since(db: Database, judgement: Row, as_of: int) -> Change | None:
    """What became of two statistics since they were judged: a person described one of them anew, or all that articles
    said of one is gone or read as of another. None where the judgement is closed, or of sources."""
    if judgement["about"] != "statistic" or judgement["u_id"] is not None:
        return None
    both = json.dumps([judgement["a"], judgement["b"]])
    about = {"both": both, "ruled": judgement["recorded"], "as_of": as_of}
    lost = db.conn.execute(GROUND, about).fetchall()
    if lost:
        return "reread" if any(row["stated"] for row in lost) else "gone"
    canonical = json.dumps(sorted(canonical_ids(db, json.loads(both), as_of).values()))
    return "described" if db.conn.execute(DESCRIBED, about | {"both": canonical}).fetchone() else None


def ruling_on(db: Database, version: Mapping[str, Any] | Row, as_of: int) -> Row:
    """The person's ruling that the version keeps."""
    about = {"figure": version["figure"], "state": version["state"], "as_of": as_of}
    found: Row = db.conn.execute(RULING, about).fetchone()
    return found


def change_since(db: Database, version: Mapping[str, Any] | Row, as_of: int) -> Change | None:
    """What became of the ground since the ruling that the version keeps: the article no longer states the number, the
    extractor no longer reads a figure there, or it reads it otherwise. None where nothing changed, or nobody ruled."""
    if version["state"] == "extracted":
        return None
    ruling = ruling_on(db, version, as_of)
    if ruling["present"] and not version["present"]:
        return "gone"
    then, now = (extracted(db, version["figure"], at) for at in (ruling["recorded"], as_of))
    if then == now or now is None:
        return None if then == now else "unread"
    return None if then is not None and same_meaning(then, now) else "reread"
