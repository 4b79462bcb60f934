"""Writing past the guards of the database, as somebody with the sqlite3 shell could."""

import sqlite3
from pathlib import Path


def tamper(path: Path, table: str, statement: str, *values: object) -> None:
    """Runs a statement on a table whose triggers and checks are out of the way, and puts the triggers back."""
    with sqlite3.connect(path, isolation_level=None) as plain:
        guards = plain.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?", (table,))
        kept = guards.fetchall()
        for name, _ in kept:
            plain.execute(f"DROP TRIGGER {name}")
        plain.execute("PRAGMA foreign_keys = OFF")
        plain.execute("PRAGMA ignore_check_constraints = ON")
        plain.execute(statement, values)
        for _, sql in kept:
            plain.execute(sql)
    plain.close()
