"""The one door for writes: all or nothing, one at a time, and sealed."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlite_utils import Database

from service.store.chain import seal, watch


@contextmanager
def writing(db: Database) -> Iterator[None]:
    """All of what is written inside, with its hash, or nothing. Inside `together` it is still all or nothing by itself.

    It begins at once as the only writer: a deferred BEGIN could fail when it comes to write.
    """
    watch(db)
    nested = db.conn.in_transaction
    done = False
    db.conn.execute("SAVEPOINT one" if nested else "BEGIN IMMEDIATE")
    try:
        yield
        seal(db)
        db.conn.execute("RELEASE one" if nested else "COMMIT")
        done = True
    finally:
        if not done and db.conn.in_transaction:
            db.conn.execute("ROLLBACK TO one" if nested else "ROLLBACK")


@contextmanager
def together(db: Database) -> Iterator[None]:
    """Several writes that reach the disk at once: each a transaction of the record, all in one of the database."""
    done = False
    db.conn.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.conn.execute("COMMIT")
        done = True
    finally:
        if not done and db.conn.in_transaction:
            db.conn.execute("ROLLBACK")
