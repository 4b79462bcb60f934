"""Statistics: as they are read, under the id that their group has at the transaction asked for, and as people name
them."""

import json
from collections.abc import Mapping
from dataclasses import astuple, dataclass
from typing import get_args

from sqlite_utils import Database

from service.errors import AlreadyThere, Invalid, NotFound, VersionConflict
from service.figures.figure import Kind
from service.statistic import commonest
from service.store import transactions
from service.store.figure_index import index_statistics
from service.store.identity import identifier, match_words, readable
from service.store.paging import Slice
from service.store.records import Page, Statistic
from service.store.rows import transaction_of
from service.store.statistic_groups import canonical_ids, members
from service.store.transactions import EVER, T_COLUMNS, Signature, begin_transaction
from service.store.writing import writing

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


def statistics(db: Database, q: str | None, asked: Slice) -> Page[Statistic]:
    """The newest first; those that q finds, by the name or definition of any member, by id."""
    begin = asked.begin(f"statistics {q}", 2**62, "")
    recorded, after = begin.key
    if q is None:
        about = {"as_of": begin.as_of, "recorded": recorded, "id": after, "limit": asked.limit + 1}
        found = [(row["recorded"], row["id"]) for row in db.conn.execute(LIST, about)]
    else:
        ids = [row["statistic"] for row in db.conn.execute(MATCHING, {"q": match_words(q), "as_of": begin.as_of})]
        merged = sorted(set(canonical_ids(db, ids, begin.as_of).values()))
        about = {"ids": json.dumps(merged), "as_of": begin.as_of}
        canonical = sorted(row["id"] for row in db.conn.execute(TOLD, about))
        found = [(0, one) for one in canonical if one > str(after)][: asked.limit + 1]
    shown, following = asked.cut(found, begin, lambda one: one)
    told = tuple(statistic(db, one, begin.as_of) for _, one in shown)
    return Page(told, following, transactions.transaction(db, begin.as_of))


@dataclass(frozen=True, slots=True)
class NewStatistic:
    """A statistic as a person defines it; figures come to it by correction, other statistics by judgement."""

    name: str
    definition: str | None
    kind: str
    unit: str | None

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise Invalid("Give the statistic a name.", "/name")
        if self.kind not in get_args(Kind):
            raise Invalid(f"kind is one of {', '.join(get_args(Kind))}.", "/kind")


def create_statistic(db: Database, new: NewStatistic, signed: Signature) -> Statistic:
    new = NewStatistic(*(readable(text) if text else text for text in astuple(new)))
    identity = identifier("s", "by a person", new.name, new.kind, new.unit or "")
    with writing(db):
        if canonical_ids(db, [identity], EVER):
            raise AlreadyThere(f"This statistic is on record already, as {identity}: describe it there.", "/name")
        recorded = begin_transaction(db, signed.actor, "create statistic", signed.reason)
        about = {"id": identity, "recorded": recorded, "kind": new.kind, "unit": new.unit}
        db.conn.execute(
            "INSERT INTO statistics (id, recorded, kind, unit) VALUES (:id, :recorded, :kind, :unit)", about
        )
        db.conn.execute(
            "INSERT INTO statistic_groups (statistic, recorded, canonical) VALUES (:id, :recorded, :id)", about
        )
        _describe(db, recorded, identity, {"version": 1, "name": new.name, "definition": new.definition})
    return statistic(db, identity, recorded)


def describe_statistic(
    db: Database, statistic_id: str, changes: Mapping[str, object], expected_version: int, signed: Signature
) -> Statistic:
    """Names or defines the statistic that the id is read under, unless nothing changes."""
    if unknown := changes.keys() - {"name", "definition"}:
        raise Invalid(f"{sorted(unknown)[0]} cannot be changed: name and definition can.", f"/{sorted(unknown)[0]}")
    with writing(db):
        held = statistic(db, statistic_id, transactions.head(db).id)
        if held.version != expected_version:
            raise VersionConflict(
                f"Statistic {held.id} is at version {held.version}, not {expected_version}: read it again, then decide."
            )
        name, definition = changes.get("name", held.name), changes.get("definition", held.definition)
        if not isinstance(name, str) or not name.strip():
            raise Invalid("name is a text with a word in it.", "/name")
        if definition is not None and not isinstance(definition, str):
            raise Invalid("definition is a text or null.", "/definition")
        if (name, definition) != (held.name, held.definition):
            recorded = begin_transaction(db, signed.actor, "describe statistic", signed.reason)
            told = {"version": held.version + 1, "name": name, "definition": definition}
            _describe(db, recorded, held.id, told)
    return statistic(db, statistic_id, transactions.head(db).id)


def _describe(db: Database, recorded: int, identity: str, told: Mapping[str, object]) -> None:
    db.conn.execute(
        "INSERT INTO statistic_versions (statistic, version, recorded, by_person, name, definition)"
        " VALUES (:id, :version, :recorded, 1, :name, :definition)",
        {"id": identity, "recorded": recorded}
        | {name: readable(value) if isinstance(value, str) else value for name, value in told.items()},
    )
    index_statistics(db, recorded)
