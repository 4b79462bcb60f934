"""Brings a database file up to the newest schema."""

import sqlite3
from pathlib import Path

from sqlite_utils import Database

from migrations import steps

LOCK_SECONDS = 120


def migrate(path: str | Path) -> list[str]:
    """Applies the pending steps, creating the file if need be, and names them.

    All steps are one transaction under an exclusive lock: of several processes that start together one migrates and
    the others find it done, and a step that fails leaves the file as it was.
    """
    connection = sqlite3.connect(Path(path), timeout=LOCK_SECONDS, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        db = Database(connection)
        connection.execute("BEGIN EXCLUSIVE")
        applied = [step.name for step in steps.pending(db)]
        steps.apply(db)
        connection.execute("COMMIT")
        return applied
    finally:
        connection.close()
