"""Whether a person's ruling on a figure still stands on the ground it was made on."""

from collections.abc import Mapping
from sqlite3 import Row
from typing import Any, Literal

from sqlite_utils import Database

from service.store.rows import same_meaning
from service.store.versions import extracted

Change = Literal["gone", "unread", "reread"]

RULING = """
SELECT v.recorded, v.present FROM figure_versions v CROSS JOIN transactions t ON t.id = v.recorded
WHERE v.figure = :figure AND v.recorded <= :as_of AND v.state <> 'extracted' AND t.kind = 'correct'
ORDER BY v.version DESC LIMIT 1
"""


def change_since(db: Database, version: Mapping[str, Any] | Row, as_of: int) -> Change | None:
    """What became of the ground since the ruling that the version keeps: the article no longer states the number, the
    extractor no longer reads a figure there, or it reads it otherwise. None where nothing changed, or nobody ruled."""
    if version["state"] == "extracted":
        return None
    ruling = db.conn.execute(RULING, {"figure": version["figure"], "as_of": as_of}).fetchone()
    if ruling["present"] and not version["present"]:
        return "gone"
    then, now = (extracted(db, version["figure"], at) for at in (ruling["recorded"], as_of))
    if then == now or now is None:
        return None if then == now else "unread"
    return None if then is not None and same_meaning(then, now) else "reread"
