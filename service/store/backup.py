"""Copies of the record: while it is in use, and back again."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from service.errors import FactError
from service.store.connection import connect, require_steps
from service.store.soundness import problems


def copy(source: sqlite3.Connection, target: Path) -> None:
    """The record as it stands, in one file that is whole or not there. Raises FactError if the target exists."""
    if target.exists():
        raise FactError(f"{target} exists already: name another file.")
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(part)) as made:
            source.backup(made)
    except sqlite3.DatabaseError as error:
        part.unlink(missing_ok=True)
        raise FactError(f"{target} cannot be written: {error}.") from error
    with part.open("rb+") as written:
        os.fsync(written.fileno())
    part.rename(target)


def require_sound(path: Path) -> str:
    """The hash of the newest transaction. Raises FactError, with the first problem, unless the record is sound."""
    with closing(connect(path)) as db:
        require_steps(db, path)
        found = next(problems(db), None)
        if found is not None:
            raise FactError(f"{path} is not sound: {found}. `tallybook verify --db {path}` tells all that is wrong.")
        newest = db.conn.execute("SELECT hash FROM transaction_hashes ORDER BY id DESC LIMIT 1").fetchone()
        return str(newest["hash"])
