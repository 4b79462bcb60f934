"""What was answered to requests with an Idempotency-Key, so that one that is sent again is not done again.

No part of the record: rows go after a day, and nothing else refers to them.
"""

from sqlite_utils import Database

TABLE = """
CREATE TABLE replies (
    key TEXT PRIMARY KEY,
    request TEXT NOT NULL,
    begun TEXT NOT NULL,
    status INTEGER,
    headers TEXT,
    body BLOB,
    CHECK ((status IS NULL) = (body IS NULL) AND (status IS NULL) = (headers IS NULL))
) STRICT
"""


def up(db: Database) -> None:
    db.execute(TABLE)
    db.execute("CREATE INDEX replies_begun ON replies (begun)")
