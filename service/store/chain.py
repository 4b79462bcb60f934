"""The chain of hashes over the record: sealed with every write, followed again by `verify`."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby
from operator import attrgetter

from sqlite_utils import Database

from migrations.seal import FIRST, TABLES, Row, columns, digest, following, rows
from service.store.connection import Connection, connection_of

SIZE = 32  # bytes of a digest

# Temporary, so that it is this connection's own: whatever inserts a row, in whatever way, the row is noted.
_NOTE = "CREATE TEMP TRIGGER note_{table} AFTER INSERT ON main.{table} BEGIN SELECT note_row('{table}', {values}); END"


def watch(db: Database) -> None:
    """Notes what is written from now on, and forgets what was noted before."""
    connection = connection_of(db)
    if connection.noted is None:
        # What a statement may have to undo, at each row that a trigger may refuse, is noted in memory.
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.create_function("note_row", -1, partial(_note, connection))
        for table in TABLES:
            values = ", ".join(f'NEW."{name}"' for name in columns(connection, table))
            connection.execute(_NOTE.replace("{table}", table).replace("{values}", values))
    connection.noted = []


def _note(connection: Connection, table: str, *values: object) -> None:
    if connection.noted is not None:
        connection.noted.append(digest(table, values))


def seal(db: Database) -> None:
    """Writes the hash of the transaction that is open, over the rows noted since `BEGIN`, if there are any."""
    noted = connection_of(db).noted
    if not noted:
        return
    newest = db.conn.execute("SELECT hash FROM transaction_hashes ORDER BY id DESC LIMIT 1").fetchone()
    digests = b"".join(sorted(noted))
    db.conn.execute(
        "INSERT INTO transaction_hashes (id, hash, digests)"
        " VALUES ((SELECT max(id) FROM transactions), :hash, :digests)",
        {"hash": following(newest["hash"], digests), "digests": digests},
    )


def breaks(db: Database) -> Iterator[str]:
    """Each row that is not as it was written, and each transaction whose hash does not follow, in their order."""
    before, last = FIRST, 0
    there = [table for table in TABLES if columns(db.conn, table)]
    for number, group in groupby(rows(db.conn, there), key=attrgetter("transaction")):
        written = list(group)
        sealed = db.conn.execute("SELECT hash, digests FROM transaction_hashes WHERE id = ?", (number,)).fetchone()
        if sealed is None or number <= last:
            yield from (f"{row.name}: transaction {number} did not write it" for row in written)
            continue
        unlike = list(_unlike(written, sealed["digests"]))
        yield from (f"{name}: it is not as transaction {number} wrote it" for name in unlike)
        if not unlike and len(written) * SIZE < len(sealed["digests"]):
            yield f"transaction {number}: a row that it wrote is missing"
        if following(before, sealed["digests"]) != sealed["hash"]:
            yield f"transaction {number}: its hash does not follow from the one before it and its rows"
        before, last = sealed["hash"], number


def _unlike(written: Sequence[Row], digests: bytes) -> Iterator[str]:
    """The rows whose digests are not among those that were sealed."""
    left = Counter(digests[at : at + SIZE] for at in range(0, len(digests), SIZE))
    for row in written:
        if left[row.digest]:
            left[row.digest] -= 1
        else:
            yield row.name
