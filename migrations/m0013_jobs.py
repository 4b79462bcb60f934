"""Work that is done after its request was answered: many articles, a line each, and what became of every line.

No part of the record: rows go a month after the work is done. What a line holds is kept until it is done.
"""

from sqlite_utils import Database

STEPS = (
    """
    CREATE TABLE jobs (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        actor TEXT NOT NULL,
        made TEXT NOT NULL,
        ended TEXT
    ) STRICT
    """,
    """
    CREATE TABLE job_lines (
        job INTEGER NOT NULL REFERENCES jobs (seq) ON DELETE CASCADE,
        line INTEGER NOT NULL,
        body BLOB,
        status TEXT,
        result TEXT,
        PRIMARY KEY (job, line),
        CHECK ((body IS NULL) = (status IS NOT NULL) AND (status IS NULL) = (result IS NULL))
    ) STRICT
    """,
    "CREATE INDEX job_lines_waiting ON job_lines (job, line) WHERE status IS NULL",
    "CREATE INDEX job_lines_status ON job_lines (job, status, line)",
)


def up(db: Database) -> None:
    for statement in STEPS:
        db.execute(statement)
