"""The one door for writes: all or nothing, one at a time, and sealed."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlite_utils import Database

from service.store.chain import seal, watch
from service.store.connection import CACHE, connection_of

# Of the pages that a batch touches again and again, most by far are of indexes: they are held until it ends.
BATCH_CACHE = "cache_size = -128000"


@contextmanager
def writing(db: Database) -> Iterator[None]:
    """All of what is written inside, with its hash, or nothing. Inside `together` it is part of that whole."""
    watch(db)
    with _part(db) if db.conn.in_transaction else _whole(db):
        yield
        seal(db)


@contextmanager
def together(db: Database) -> Iterator[None]:
    """Several writes that reach the disk at once: each a transaction of the record, all in one of the database, so that
    one that fails undoes all. What is written of figures waits, to be written table by table."""
    watch(db)
    connection = connection_of(db)
    connection.execute(f"PRAGMA {BATCH_CACHE}")
    connection.waiting, connection.due = {}, []
    try:
        with _whole(db):
            yield
            connection.bring()
    finally:
        connection.waiting = None
        connection.execute(f"PRAGMA {CACHE}")


@contextmanager
def _whole(db: Database) -> Iterator[None]:
    """It begins at once as the only writer: a deferred BEGIN could fail when it comes to write."""
    db.conn.execute("BEGIN IMMEDIATE")
    with _part(db):
        yield
        if not db.conn.in_transaction:
            raise ValueError("a write failed and undid all that belongs together, but its error was not passed on")
        db.conn.execute("COMMIT")


@contextmanager
def _part(db: Database) -> Iterator[None]:
    """No savepoint: each would keep the pages that it touches as they were, of every index, once for each article."""
    done = False
    try:
        yield
        done = True
    finally:
        if not done and db.conn.in_transaction:
            db.conn.execute("ROLLBACK")
