"""One connection to the record. One thread at a time may use it; a service opens as many as requests are under way."""

import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Any, cast

from sqlite_utils import Database

from migrations import NAMES, steps
from migrations.seal import TABLES, digest
from service.errors import FactError, NoRoom

Row = tuple[Any, ...]

BUSY_SECONDS = 30
CACHE = "cache_size = -32000"
# What SQLite says, by the lower byte of its code, and what the person who can mend it should hear.
OUT_OF_REACH = {
    sqlite3.SQLITE_BUSY: "Another write has held the record for too long",
    sqlite3.SQLITE_IOERR: "The disk of the record cannot be read or written",
    sqlite3.SQLITE_CANTOPEN: "The record's files cannot be opened",
    sqlite3.SQLITE_READONLY: "The record may only be read",
}
Trouble = sqlite3.OperationalError  # what reading the rows of a statement may end in; `told` says it in our words
_ROWS = 20  # of one INSERT: each notes, of every page that it touches, what was there before; of more, none is quicker
_STEPS = 1000  # of SQLite's machine, between two looks at the clock: some 50 microseconds


class Connection(sqlite3.Connection):
    """A connection whose troubles with the disk and with other writers are told as FactErrors.

    noted    the digests of the rows written since `BEGIN`; None as long as it has only read
    waiting  in a batch: rows of figures, by table and columns, that are to be written with those of other articles.
             A statement that names a figure finds them written
    due      what is to be done then, and what about
    """

    noted: list[bytes] | None = None
    waiting: dict[tuple[str, tuple[str, ...]], list[Row]] | None = None
    due: list[tuple[str, dict[str, object]]]
    _seconds = 0.0
    _end = 0.0

    def give_up_after(self, seconds: float) -> None:
        """No statement may take longer from now on."""
        if self._seconds == 0.0:
            self.set_progress_handler(self._is_late, _STEPS)
        self._seconds = seconds

    def _is_late(self) -> bool:
        return time.monotonic() > self._end

    def insert(self, table: str, columns: tuple[str, ...], rows: Sequence[Row]) -> None:
        """Each row has a value for every column; in a table that is sealed, for every one that it has, in its order."""
        if self.waiting is None:
            for statement, values in _inserts(table, columns, rows):
                self.execute(statement, values)
            return
        self.waiting.setdefault((table, columns), []).extend(rows)
        if table in TABLES and self.noted is not None:
            self.noted += [digest(table, row) for row in rows]

    def afterwards(self, statement: str, about: dict[str, object]) -> None:
        """At once, or when what waits is written."""
        if self.waiting is None:
            self.execute(statement, about)
        else:
            self.due.append((statement, about))

    def newest(self, table: str) -> int:
        """The highest seq, or 0."""
        for (name, _), rows in (self.waiting or {}).items():
            if name == table:
                return int(rows[-1][0])
        asked = f"SELECT coalesce(max(seq), 0) FROM {table}"  # noqa: S608
        return int(self._run(super().execute, (asked,)).fetchone()[0])

    def bring(self) -> None:
        """Writes what waits: it was noted when it came."""
        waiting, due, noted = self.waiting or {}, self.due, self.noted
        self.waiting, self.noted = None, None
        for (table, columns), rows in waiting.items():
            self.insert(table, columns, rows)
        for statement, about in due:
            self.execute(statement, about)
        self.waiting, self.due, self.noted = {}, [], noted

    def execute(self, *asked: Any) -> sqlite3.Cursor:
        if self.waiting and "figure" in asked[0]:
            self.bring()
        return self._run(super().execute, asked)

    def executemany(self, *asked: Any) -> sqlite3.Cursor:
        if self.waiting and "figure" in asked[0]:
            self.bring()
        return self._run(super().executemany, asked)

    def _run(self, method: Callable[..., sqlite3.Cursor], asked: tuple[Any, ...]) -> sqlite3.Cursor:
        self._end = time.monotonic() + self._seconds
        try:
            return method(*asked)
        except sqlite3.OperationalError as error:
            raise told(error) from error


def _inserts(table: str, columns: Sequence[str], rows: Sequence[Row]) -> Iterator[tuple[str, Row]]:
    """What inserts the rows, each of which has a value for every column, and what it is bound to."""
    for first in range(0, len(rows), _ROWS):
        some = rows[first : first + _ROWS]
        yield _insert(table, tuple(columns), len(some)), tuple(chain.from_iterable(some))


@lru_cache(maxsize=200)
def _insert(table: str, columns: tuple[str, ...], count: int) -> str:
    names = ", ".join(f'"{name}"' for name in columns)
    row = f"({', '.join('?' for _ in columns)})"
    return " ".join(("INSERT INTO", table, f"({names}) VALUES", ", ".join([row] * count)))


def connection_of(db: Database) -> Connection:
    return cast(Connection, db.conn)


def told(error: Trouble) -> Exception:
    """NoRoom for a full disk, FactError for what is out of reach or takes too long; any other error is our own and
    stays as it is."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_INTERRUPT:
        return FactError("To find this takes too long, and it was given up: ask for less, by more telling filters.")
    if code == sqlite3.SQLITE_FULL:
        return NoRoom("The disk is full and nothing was stored: make room, then send it again.")
    if code in OUT_OF_REACH:
        return FactError(f"{OUT_OF_REACH[code]} ({error}), and nothing was stored: try again in a while.")
    return error


def connect(path: Path) -> Database:
    """Opens an existing database file; the caller sees to it that its steps are applied."""
    if not path.is_file():
        raise FactError(f"There is no database at {path}: run `tallybook migrate --db {path}` to make one.")
    uri = path.absolute().as_uri() + "?mode=rw"
    try:
        return _configured(
            sqlite3.connect(
                uri,
                uri=True,
                timeout=BUSY_SECONDS,
                isolation_level=None,
                factory=Connection,
                check_same_thread=False,  # it is lent from one thread to the next
            )
        )
    except sqlite3.DatabaseError as error:
        raise FactError(f"{path} cannot be opened as a Tallybook database: {error}.") from error


def in_memory() -> Database:
    """A database of its own that is gone when it is closed."""
    db = _configured(sqlite3.connect(":memory:", isolation_level=None, factory=Connection))
    steps.apply(db)
    return db


def _configured(connection: Connection) -> Database:
    # FULL: in WAL mode NORMAL may lose the last commits with the power, and what was acknowledged must be there.
    # It costs one fsync a transaction.
    for pragma in ("foreign_keys = ON", "synchronous = FULL", CACHE):
        connection.execute(f"PRAGMA {pragma}")
    db = Database(connection, recursive_triggers=True)
    connection.row_factory = sqlite3.Row
    return db


def require_steps(db: Database, path: Path) -> None:
    """Raises FactError unless every step of the schema, and no unknown one, has been applied."""
    try:
        rows = db.conn.execute("SELECT name FROM _sqlite_migrations WHERE migration_set = 'tallybook'").fetchall()
    except sqlite3.DatabaseError as error:
        raise FactError(f"{path} is no Tallybook database ({error}): run `tallybook migrate --db {path}`.") from error
    found = {row["name"] for row in rows}
    if set(NAMES) - found:
        raise FactError(f"{path} is of an older version: run `tallybook migrate --db {path}`.")
    if found - set(NAMES):
        raise FactError(f"{path} was migrated by a newer Tallybook: install that version or a later one.")


def stamp(moment: datetime) -> str:
    """UTC with microseconds: text that sorts as time does. What UTC has no year for is set to the calendar's end."""
    try:
        utc = moment.astimezone(UTC)
    except OverflowError:
        utc = (datetime.min if moment.year == 1 else datetime.max).replace(tzinfo=UTC)
    return utc.replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def unstamp(text: str) -> datetime:
    return datetime.fromisoformat(text)
