"""What articles state of one statistic, as much of it as comparing takes: one query, however many they are."""

import json
from dataclasses import fields
from datetime import date
from decimal import Decimal
from sqlite3 import Row

from sqlite_utils import Database

from service.figures.figure import Figure
from service.store.identity import readable
from service.store.records import Stated
from service.store.rows import DATES, DECIMALS, sources_of
from service.store.statistic_groups import canonical_ids, members

_SAID = {
    "exact": "f.exact",
    "start": "p.start",
    "end": 'p."end"',
    "sentence": "coalesce(p.sentence, f.sentence)",
    "refers_to": "NULL",  # an index means nothing outside one extraction
}
_FIELDS = [field.name for field in fields(Figure)]
_DECIMALS, _DATES = ([_FIELDS.index(name) for name in names] for names in (DECIMALS, DATES))
_SOURCES, _WITHDRAWN = _FIELDS.index("sources"), _FIELDS.index("withdrawn")

STATED = """
SELECT i.figure, i.article, i.revision, d.publisher, d.published_on, i.state, {figure}
FROM figure_index i INDEXED BY figure_index_statistic
CROSS JOIN figure_versions v ON v.seq = i.id >> 20
CROSS JOIN figures f ON f.id = i.figure
CROSS JOIN figure_places p ON p.figure = i.figure AND p.recorded = i.placed
CROSS JOIN article_details d ON d.seq = i.details
WHERE i.statistic IN (SELECT value FROM json_each(:ids)) AND i.since <= :as_of AND i.until > :as_of
AND i.state NOT IN ('rejected', 'retracted')
ORDER BY i.valid_from DESC, i.id DESC LIMIT :limit
""".replace("{figure}", ", ".join(_SAID.get(name, f"v.{name}") for name in _FIELDS))


def stated(db: Database, statistic_id: str, most: int, as_of: int) -> list[Stated]:
    """Those of the newest times, in the order of these times."""
    canonical = canonical_ids(db, [readable(statistic_id)], as_of)
    ids = [row["statistic"] for row in members(db, canonical.values(), as_of)]
    rows = db.conn.execute(STATED, {"ids": json.dumps(ids), "as_of": as_of, "limit": most}).fetchall()
    known = next(iter(canonical.values()), "")
    return [_stated(row, known) for row in reversed(rows)]


def _stated(row: Row, statistic: str) -> Stated:
    figure, article, revision, publisher, published_on, state, *said = row
    for place in _DECIMALS:
        said[place] = None if said[place] is None else Decimal(said[place])
    for place in _DATES:
        said[place] = None if said[place] is None else date.fromisoformat(said[place])
    said[_SOURCES] = sources_of(said[_SOURCES])
    said[_WITHDRAWN] = bool(said[_WITHDRAWN])
    printed = date.fromisoformat(published_on) if published_on else None
    return Stated(figure, Figure(*said), article, revision, publisher, printed, statistic, state)
