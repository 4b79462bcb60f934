"""How statistics stand to each other, as people said: one is a subset of another, a part of a partition, its change.

The newest row of two statistics and a relation tells whether it holds.
"""

from sqlite_utils import Database

from migrations.guard import refuse_gaps, refuse_rewriting

TABLES = (
    """
    CREATE TABLE statistic_relations (
        seq INTEGER PRIMARY KEY CHECK (seq > 0),
        recorded INTEGER NOT NULL REFERENCES transactions (id),
        statistic TEXT NOT NULL REFERENCES statistics (id),
        relation TEXT NOT NULL
            CHECK (relation IN ('subset_of', 'part_of_partition', 'change_of', 'breaks_from')),
        other TEXT NOT NULL REFERENCES statistics (id),
        holds INTEGER NOT NULL CHECK (holds IN (0, 1)),
        CHECK (statistic <> other)
    ) STRICT
    """,
    "CREATE INDEX statistic_relations_one ON statistic_relations (statistic, other, relation)",
    "CREATE INDEX statistic_relations_other ON statistic_relations (other, statistic, relation)",
)
GUARDS = (
    *refuse_rewriting("statistic_relations", "record that the relation no longer holds"),
    refuse_gaps("statistic_relations"),
)


def up(db: Database) -> None:
    for statement in (*TABLES, *GUARDS):
        db.execute(statement)
