"""Counts that several processes keep together and that may be lost: how often somebody has asked lately.

A file of its own beside no record: it is never synced, and gone when the service stops.
"""

import sqlite3
import time
from pathlib import Path

from service.store.connection import Connection

_TABLE = "CREATE TABLE IF NOT EXISTS counts (key TEXT PRIMARY KEY, number INTEGER, ends REAL) WITHOUT ROWID"
_ADD = """
INSERT INTO counts (key, number, ends) VALUES (:key, :amount, :now + :seconds)
ON CONFLICT (key) DO UPDATE SET
    number = CASE WHEN ends <= :now THEN :amount ELSE number + :amount END,
    ends = CASE WHEN ends <= :now THEN :now + :seconds ELSE ends END
RETURNING number
"""


class Counts:
    """Over one connection of one thread."""

    def __init__(self, path: Path) -> None:
        self._cleaned = time.monotonic()
        self._connection = sqlite3.connect(path, timeout=5, isolation_level=None, factory=Connection)
        for statement in ("PRAGMA journal_mode = WAL", "PRAGMA synchronous = OFF", _TABLE):
            self._connection.execute(statement)

    def add(self, key: str, seconds: int, amount: int) -> int:
        """What it has come to since it began, `seconds` ago at most."""
        self._forget_ended()
        about = {"key": key, "seconds": seconds, "amount": amount, "now": time.time()}
        return int(self._connection.execute(_ADD, about).fetchone()[0])

    def state(self, key: str) -> tuple[int, float]:
        """The count, and when it ends as seconds of the epoch; (0, now) where nothing is counted."""
        now = time.time()
        found = self._connection.execute("SELECT number, ends FROM counts WHERE key = ?", (key,)).fetchone()
        return (found[0], found[1]) if found and found[1] > now else (0, now)

    def clear(self, key: str | None = None) -> int:
        """Forgets one count, or all."""
        return self._connection.execute("DELETE FROM counts WHERE ?1 IS NULL OR key = ?1", (key,)).rowcount

    def _forget_ended(self) -> None:
        """Once a minute, so that the file stays as small as what is counted."""
        if time.monotonic() > self._cleaned + 60:
            self._cleaned = time.monotonic()
            self._connection.execute("DELETE FROM counts WHERE ends <= ?", (time.time(),))
