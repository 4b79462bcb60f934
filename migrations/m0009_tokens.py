"""Who may do what over the API. A token's name signs what it writes, so it stays taken after the token is revoked."""

from sqlite_utils import Database

from migrations.guard import refuse_double

TABLE = """
CREATE TABLE tokens (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    scope TEXT NOT NULL CHECK (scope IN ('read', 'ingest', 'curate', 'admin')),
    digest TEXT NOT NULL CHECK (length(digest) = 64),
    created TEXT NOT NULL,
    revoked TEXT,
    last_used TEXT
) STRICT
"""
GUARDS = (
    refuse_double("tokens", "id"),
    refuse_double("tokens", "name"),
    """
    CREATE TRIGGER tokens_refuse_delete BEFORE DELETE ON tokens
    BEGIN SELECT RAISE(ABORT, 'tokens: what a token signed names it: revoke it'); END
    """,
    """
    CREATE TRIGGER tokens_refuse_change BEFORE UPDATE OF id, name, scope, digest, created ON tokens
    BEGIN SELECT RAISE(ABORT, 'tokens: a token never changes: revoke it and make another'); END
    """,
    """
    CREATE TRIGGER tokens_refuse_revival BEFORE UPDATE OF revoked ON tokens WHEN OLD.revoked IS NOT NULL
    BEGIN SELECT RAISE(ABORT, 'tokens: what was revoked stays revoked: make another'); END
    """,
)


def up(db: Database) -> None:
    for statement in (TABLE, *GUARDS):
        db.execute(statement)
