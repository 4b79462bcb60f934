"""Brings a database file up to the newest schema."""

import sqlite3
import time
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
    with closing(_exclusive(Path(path))) as connection:
        db = Database(connection)
        applied = [step.name for step in steps.pending(db)]
        steps.apply(db)
        connection.execute("COMMIT")
        return applied


def _exclusive(path: Path) -> sqlite3.Connection:
    try:
        connection = sqlite3.connect(path, timeout=LOCK_SECONDS, isolation_level=None)
        _use_wal(connection)
        connection.execute("BEGIN EXCLUSIVE")
    except sqlite3.DatabaseError as error:
        raise FactError(f"{path} cannot be made or migrated: {error}. Is the path right?") from error
    return connection


def _use_wal(connection: sqlite3.Connection) -> None:
    """Going over to WAL does not wait for a lock as other statements do: of two that try at once, one tries again."""
    until = time.monotonic() + LOCK_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > until:
                raise
            time.sleep(0.02)
