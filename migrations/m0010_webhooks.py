"""Who is told of new figures, and what is still to be told.

No part of the record: a webhook may be deleted, and what was told with it. `told` is the `seq` of the last
figure_versions row that was looked at for it.
"""

from sqlite_utils import Database

STEPS = (
    """
    CREATE TABLE webhooks (
        id TEXT PRIMARY KEY,
        url TEXT NOT NULL,
        statistic TEXT REFERENCES statistics (id),
        secret TEXT NOT NULL,
        actor TEXT NOT NULL,
        created TEXT NOT NULL,
        told INTEGER NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE deliveries (
        id TEXT PRIMARY KEY,
        webhook TEXT NOT NULL REFERENCES webhooks (id) ON DELETE CASCADE,
        seq INTEGER NOT NULL,
        type TEXT NOT NULL,
        body TEXT NOT NULL,
        made TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('waiting', 'delivered', 'dead')),
        attempts INTEGER NOT NULL,
        due TEXT NOT NULL,
        status INTEGER,
        error TEXT
    ) STRICT
    """,
    "CREATE INDEX deliveries_webhook ON deliveries (webhook, seq)",
    "CREATE INDEX deliveries_due ON deliveries (due) WHERE state = 'waiting'",
)


def up(db: Database) -> None:
    for statement in STEPS:
        db.execute(statement)
