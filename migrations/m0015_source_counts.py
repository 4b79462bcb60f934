"""How many figures and articles credit each source, from each transaction on that changed it: a list of sources costs
the same however much is on record.

No part of the record: it is made from figure_index and figure_sources, and checked against them by `verify`.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from sqlite3 import Connection, Row

from sqlite_utils import Database

from migrations.guard import refuse_double, refuse_rewriting
from migrations.m0004_index import OPEN

STEPS = (
    """
    CREATE TABLE source_counts (
        source INTEGER NOT NULL REFERENCES sources (seq),
        recorded INTEGER NOT NULL REFERENCES transactions (id),
        figures INTEGER NOT NULL,
        articles INTEGER NOT NULL CHECK (articles BETWEEN 0 AND figures),
        PRIMARY KEY (source, recorded)
    ) STRICT, WITHOUT ROWID
    """,
    *refuse_rewriting("source_counts", "past reads need every row of it"),
    refuse_double("source_counts", "source", "recorded"),
    # Whom a version credits.
    "CREATE INDEX figure_sources_version ON figure_sources (version)",
)

# Through which transactions a figure that counts credits a source.
CREDITED = """
SELECT c.source, i.since, i.until, i.article FROM figure_sources c
CROSS JOIN figure_index i ON i.id BETWEEN c.version << 20 AND (c.version << 20) + 1048575
WHERE i.state NOT IN ('rejected', 'retracted') ORDER BY c.source
"""


def counts(connection: Connection) -> Iterator[tuple[int, list[tuple[int, int, int]]]]:
    """Of each source in order: from which transactions on how many figures, of how many articles, credit it."""
    for source, credited in groupby(connection.execute(CREDITED), key=itemgetter(0)):
        yield source, list(_counted(credited))


def _counted(credited: Iterable[Row]) -> Iterator[tuple[int, int, int]]:
    changes: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for _, since, until, article in credited:
        changes[since][article] += 1
        changes[until][article] -= 1
    changes.pop(int(OPEN), None)
    held: Counter[str] = Counter()
    figures = 0
    for recorded, changed in sorted(changes.items()):
        held.update(changed)
        for article in changed:
            if not held[article]:
                del held[article]
        if changed.total():
            figures += changed.total()
            yield recorded, figures, len(held)


def up(db: Database) -> None:
    for statement in STEPS:
        db.execute(statement)
    for source, counted in counts(db.conn):
        rows = [(source, *row) for row in counted]
        db.conn.executemany("INSERT INTO source_counts (source, recorded, figures, articles) VALUES (?, ?, ?, ?)", rows)
