"""Brings a database file up to the newest schema."""

import sqlite3
import tempfile
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from sqlite_utils import Database

from migrations import steps
from service.errors import FactError
from service.store.backup import copy, require_sound

LOCK_SECONDS = 120


def migrate(path: str | Path) -> list[str]:
    """Applies the pending steps, creating the file if need be, and names them.

    All steps are one transaction under an exclusive lock: of several processes that start together one migrates and
    the others find it done, and a step that fails leaves the file as it was. Raises FactError where the
    folder is missing, the file is something else, or another process does not let go of it.

    A record of an older version is copied first, to a file beside it that is named after the day.
    """
    path = Path(path)
    with closing(_exclusive(path)) as connection:
        db = Database(connection)
        applied = [step.name for step in steps.pending(db)]
        if applied and steps.applied(db):
            _keep(path, applied[0])
        steps.apply(db)
        connection.execute("COMMIT")
        return applied


def _keep(path: Path, step: str) -> None:
    """A copy as it was before the step: record.db, record-2025-03-14-before-m0005_chain.db."""
    day = datetime.now(UTC).date().isoformat()
    target = path.with_name(f"{path.stem}-{day}-before-{step}{path.suffix}")
    if not target.exists():  # else a step failed today and left the record as it was
        with closing(sqlite3.connect(path)) as source:
            copy(source, target)


def restore(backup: Path, path: Path) -> str:
    """Makes a record of a backup, of this or an older version, once it has proved sound; gives its newest hash.

    Raises FactError if it is not, or if there is a record at `path` already.
    """
    if path.exists():
        raise FactError(f"{path} exists already: move it away first, with {path}-wal and {path}-shm if they are there.")
    if not backup.is_file():
        raise FactError(f"There is no backup at {backup}.")
    with tempfile.TemporaryDirectory(prefix=".restore-", dir=path.absolute().parent) as folder:
        made = Path(folder) / path.name
        with closing(sqlite3.connect(backup)) as source:
            copy(source, made)
        migrate(made)
        newest = require_sound(made)
        with closing(sqlite3.connect(made)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        made.rename(path)
    return newest


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
