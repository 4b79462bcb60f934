"""An article taken back as a whole, and put back: every figure of it gets a version, in one transaction."""

import dataclasses
from sqlite3 import Row

from sqlite_utils import Database

from service.errors import Invalid, VersionConflict
from service.store import lookup, transactions
from service.store.article_plan import held_of
from service.store.figure_correction import undone
from service.store.figure_index import reindex
from service.store.figure_versions import Version, following, reading_in, write_versions
from service.store.records import DROPPED, RETRACT, Revision
from service.store.transactions import Signature, begin_transaction
from service.store.writing import writing

# What was held before the article was taken back; nothing of a figure that was retracted alone.
HELD_BEFORE = """
SELECT v.* FROM figure_versions v
CROSS JOIN figure_versions r ON r.figure = v.figure AND r.version = v.version + 1
CROSS JOIN transactions t ON t.id = r.recorded AND t.kind = :retract
WHERE v.figure = :figure
AND v.version = (SELECT max(version) FROM figure_versions WHERE figure = :figure AND state <> 'retracted')
"""


def rule(db: Database, article: tuple[str, int], state: str, signed: Signature) -> Revision:
    """`article` is its id and the number of the revision that was read. Raises Invalid for any other state."""
    if state not in RULINGS:
        raise Invalid(f"state is one of {', '.join(RULINGS)}.", "/state")
    kind, version_of = RULINGS[state]
    identity, revision = article
    with writing(db):
        newest = lookup.article(db, identity, transactions.EVER).number
        if newest != revision:
            held_now = f"Article {identity} is at revision {newest}"
            raise VersionConflict(f"{held_now}, not {revision}: read it again, then decide.")
        held = sorted(held_of(db, identity).values(), key=lambda row: (row["start"], row["figure"]))
        if versions := [one for row in held if (one := version_of(db, row)) is not None]:
            recorded = begin_transaction(db, signed.actor, kind, signed.reason)
            write_versions(db, recorded, versions)
            reindex(db, recorded, identity)
    return lookup.article(db, identity, transactions.head(db).id)


def _retracted(_db: Database, held: Row) -> Version | None:
    """None of what the article no longer states, or a person dropped already."""
    counts = held["present"] and held["state"] not in DROPPED
    return dataclasses.replace(following(held), state="retracted") if counts else None


def _before(db: Database, held: Row) -> Version | None:
    """None of what was not retracted with its article."""
    if held["state"] != "retracted":
        return None
    row = db.conn.execute(HELD_BEFORE, {"figure": held["figure"], "retract": RETRACT}).fetchone()
    if row is None or row["state"] == "extracted":
        return None if row is None else undone(db, held)
    return dataclasses.replace(following(held), state=row["state"], reading=reading_in(row))


RULINGS = {"retracted": (RETRACT, _retracted), "extracted": ("restore article", _before)}
