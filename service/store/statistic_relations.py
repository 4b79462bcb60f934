"""How statistics stand to each other, as people said. A relation is ended by saying so, and never erased."""

import json

from sqlite_utils import Database

from service.errors import Invalid, NotFound
from service.store import transactions
from service.store.identity import readable
from service.store.lookup import statistic_names
from service.store.records import RELATIONS, Relation
from service.store.rows import transaction_of
from service.store.statistic_groups import canonical_ids, members
from service.store.transactions import Signature, begin_transaction
from service.store.writing import writing

# The newest word on each relation of any of these statistics, where it is that the relation holds.
HOLDING = """
SELECT r.statistic, r.relation, r.other, {columns} FROM statistic_relations r
CROSS JOIN transactions t ON t.id = r.recorded
WHERE r.recorded <= :as_of AND r.holds
AND (r.statistic IN (SELECT value FROM json_each(:ids)) OR r.other IN (SELECT value FROM json_each(:ids)))
AND NOT EXISTS (
    SELECT 1 FROM statistic_relations WHERE statistic = r.statistic AND other = r.other AND relation = r.relation
    AND seq > r.seq AND recorded <= :as_of)
ORDER BY r.seq
""".replace("{columns}", transactions.T_COLUMNS)


Said = tuple[str, str, str]  # statistic, relation, other


def relate(db: Database, said: Said, signed: Signature) -> tuple[Relation, ...]:
    """Says that it holds, unless it does."""
    with writing(db):
        if not _held(db, said):
            recorded = begin_transaction(db, signed.actor, "relate statistics", signed.reason)
            _write(db, recorded, [said], holds=True)
    return relations(db, said[0], transactions.head(db).id)


def unrelate(db: Database, said: Said, signed: Signature) -> tuple[Relation, ...]:
    """Says that it no longer holds. Raises NotFound if it does not."""
    with writing(db):
        held = _held(db, said)
        if not held:
            one, relation, other = said
            raise NotFound(f"No {relation} of {one} and {other} holds.")
        recorded = begin_transaction(db, signed.actor, "unrelate statistics", signed.reason)
        _write(db, recorded, held, holds=False)
    return relations(db, said[0], transactions.head(db).id)


def _held(db: Database, said: Said) -> list[Said]:
    """Every row by which the relation holds: it may have been said of other members of the two."""
    one, relation, other = said
    if relation not in RELATIONS:
        raise Invalid(f"relation is one of {', '.join(RELATIONS)}.", "/relation")
    head = transactions.head(db).id
    known = canonical_ids(db, [one, other], head)
    for name in (one, other):
        if name not in known:
            raise NotFound(f"No statistic {name} is on record.")
    if known[one] == known[other]:
        raise Invalid("The two are one statistic: it stands in no relation to itself.", "/other")
    ids = [row["statistic"] for row in members(db, [known[one]], head)]
    found = db.conn.execute(HOLDING, {"ids": json.dumps(ids), "as_of": head}).fetchall()
    canonical = canonical_ids(db, {end for row in found for end in (row["statistic"], row["other"])}, head)
    return [
        (row["statistic"], row["relation"], row["other"])
        for row in found
        if (canonical[row["statistic"]], row["relation"], canonical[row["other"]])
        == (known[one], relation, known[other])
    ]


def _write(db: Database, recorded: int, said: list[Said], *, holds: bool) -> None:
    db.conn.executemany(
        "INSERT INTO statistic_relations (recorded, statistic, relation, other, holds)"
        " VALUES (:recorded, :statistic, :relation, :other, :holds)",
        [
            {"recorded": recorded, "statistic": one, "relation": relation, "other": other, "holds": int(holds)}
            for one, relation, other in said
        ],
    )


def relations(db: Database, statistic_id: str, as_of: int) -> tuple[Relation, ...]:
    """Those that hold, from and to the statistic, in the order in which they were said."""
    canonical = canonical_ids(db, [readable(statistic_id)], as_of)
    if not canonical:
        raise NotFound(f"No statistic {readable(statistic_id)} is on record.")
    ids = [row["statistic"] for row in members(db, canonical.values(), as_of)]
    rows = db.conn.execute(HOLDING, {"ids": json.dumps(ids), "as_of": as_of}).fetchall()
    names = statistic_names(db, {end for row in rows for end in (row["statistic"], row["other"])}, as_of)
    found: dict[tuple[str, str, str], Relation] = {}
    for row in rows:
        one, other = names[row["statistic"]], names[row["other"]]
        if one.id != other.id:
            found.setdefault(
                (one.id, row["relation"], other.id), Relation(one, row["relation"], other, transaction_of(row))
            )
    return tuple(found.values())
