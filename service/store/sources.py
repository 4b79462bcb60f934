"""Sources: who is credited with figures, under all the names that were judged to be the same one."""

import json
from collections.abc import Iterator, Mapping
from itertools import groupby, islice
from operator import itemgetter

from sqlite_utils import Database

from migrations.m0015_source_counts import counts
from service.store import transactions
from service.store.identity import match_words, source_key
from service.store.paging import Cursor, Slice
from service.store.records import Page, Source

RULED = """
SELECT a, b FROM judgements j WHERE about = 'source' AND ruling = :ruling AND recorded <= :as_of
AND NOT EXISTS (SELECT 1 FROM judgement_closings WHERE judgement = j.id AND recorded <= :as_of)
"""

COUNTED = """
SELECT c.figures, c.articles FROM sources s CROSS JOIN source_counts c ON c.source = s.seq AND c.recorded <= :as_of
WHERE s.key = :key ORDER BY c.recorded DESC LIMIT 1
"""

# A figure may credit a source under two of its names.
COUNTED_TOGETHER = """
SELECT count(DISTINCT c.version) AS figures, count(DISTINCT i.article) AS articles
FROM json_each(:keys) AS asked
CROSS JOIN sources s ON s.key = asked.value
CROSS JOIN figure_sources c ON c.source = s.seq
CROSS JOIN figure_index i ON i.id BETWEEN c.version << 20 AND (c.version << 20) + 1048575
WHERE i.since <= :as_of AND i.until > :as_of AND i.state NOT IN ('rejected', 'retracted')
"""

NAMED = """
SELECT s.key, s.name FROM json_each(:keys) AS asked CROSS JOIN sources s ON s.key = asked.value
WHERE s.recorded <= :as_of ORDER BY s.key
"""


def groups(db: Database, as_of: int) -> dict[str, frozenset[str]]:
    """Keys of sources that judgements join, each to the keys of its whole group."""
    group: dict[str, set[str]] = {}
    for row in db.conn.execute(RULED, {"ruling": "same", "as_of": as_of}):
        a, b = source_key(row["a"]), source_key(row["b"])
        joined = group.get(a, {a}) | group.get(b, {b})
        group.update(dict.fromkeys(joined, joined))
    return {key: frozenset(keys) for key, keys in group.items()}


def judged_names(db: Database, as_of: int) -> dict[str, str]:
    """Names that a person judged to be of one source, in lower case, each to the one that it is listed under."""
    joined = groups(db, as_of)
    rows = db.conn.execute(NAMED, {"keys": json.dumps(sorted(joined)), "as_of": as_of}).fetchall()
    names = {row["key"]: str(row["name"]) for row in rows}
    leading = {key: names[min(keys & names.keys())] for key, keys in joined.items() if keys & names.keys()}
    return {name.lower(): leading[key] for key, name in names.items()}


def judged_apart(db: Database, as_of: int) -> list[tuple[str, str]]:
    """Two names each that a person judged to be of different sources."""
    rows = db.conn.execute(RULED, {"ruling": "different", "as_of": as_of})
    return [(row["a"], row["b"]) for row in rows]


def names_of(db: Database, name: str, as_of: int) -> frozenset[str]:
    """The keys of every name of this source."""
    key = source_key(name)
    return groups(db, as_of).get(key, frozenset({key}))


def sources(db: Database, q: str | None, asked: Slice) -> Page[Source]:
    """By name. A source of several names stands under the first; one that no figure credits any more is left out."""
    begin = asked.begin(f"sources {q}", "")
    joined = groups(db, begin.as_of)
    each = (
        (key, _source(db, joined.get(key, frozenset({key})), begin.as_of)) for key in _leaders(db, q, joined, begin)
    )
    found = list(islice(((key, source) for key, source in each if source is not None), asked.limit + 1))
    shown, following = asked.cut(found, begin, lambda one: (one[0],))
    return Page(tuple(source for _, source in shown), following, transactions.transaction(db, begin.as_of))


def _leaders(db: Database, q: str | None, joined: Mapping[str, frozenset[str]], begin: Cursor) -> Iterator[str]:
    """The first key of each group, in order, after where the page begins; of those that q finds by any of its names."""
    about = {"after": begin.key[0], "as_of": begin.as_of}
    if q is None:
        everyone = "SELECT key FROM sources WHERE key > :after AND recorded <= :as_of ORDER BY key"
        yield from (row["key"] for row in db.conn.execute(everyone, about) if row["key"] == _leader(row["key"], joined))
        return
    matching = (
        "SELECT s.key FROM source_words w CROSS JOIN sources s ON s.seq = w.rowid"
        " WHERE source_words MATCH :q AND s.recorded <= :as_of"
    )
    keys = [row["key"] for row in db.conn.execute(matching, about | {"q": match_words(q)})]
    yield from sorted(leader for leader in {_leader(key, joined) for key in keys} if leader > str(begin.key[0]))


def _leader(key: str, joined: Mapping[str, frozenset[str]]) -> str:
    return min(joined.get(key, (key,)))


def _source(db: Database, keys: frozenset[str], as_of: int) -> Source | None:
    about = {"key": min(keys), "keys": json.dumps(sorted(keys)), "as_of": as_of}
    names = tuple(row["name"] for row in db.conn.execute(NAMED, about))
    counted = db.conn.execute(COUNTED if len(keys) == 1 else COUNTED_TOGETHER, about).fetchone()
    return Source(names[0], names, counted["figures"], counted["articles"]) if counted and counted["figures"] else None


def miscounted(db: Database) -> Iterator[str]:
    """Sources whose counts do not follow from the figures that credit them."""
    held = db.conn.execute("SELECT source, recorded, figures, articles FROM source_counts ORDER BY source, recorded")
    found = {source: [tuple(row)[1:] for row in rows] for source, rows in groupby(held, key=itemgetter(0))}
    for source, counted in counts(db.conn):
        if found.pop(source, None) != counted:
            yield f"source {source}: it is not counted how many figures and articles credit it"
    for source in found:
        yield f"source {source}: figures are counted that do not credit it"
