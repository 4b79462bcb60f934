"""Brings a database file up to the newest schema."""

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlite_utils import Database

from migrations import steps
from service.errors import FactError

LOCK_SECONDS = 120


def migrate(path: str | Path) -> list[str]:
    """Applies the pending steps, creating the file if need be, and names them.

    All steps are one transaction under an exclusive lock: of several processes that start together one migrates and
    the others find it done, and a step that fails leaves the file as it was. Raises FactError where the
    folder is missing, the file is something else, or another process does not let go of it.
    """
    try:
        with closing(sqlite3.connect(Path(path), timeout=LOCK_SECONDS, isolation_level=None)) as connection:
            return _apply(connection)
    except sqlite3.DatabaseError as error:
        raise FactError(f"{path} cannot be made or migrated: {error}. Is the path right?") from error


def _apply(connection: sqlite3.Connection) -> list[str]:
    connection.execute("PRAGMA journal_mode = WAL")
    db = Database(connection)
    connection.execute("BEGIN EXCLUSIVE")
    applied = [step.name for step in steps.pending(db)]
    steps.apply(db)
    connection.execute("COMMIT")
    return applied
