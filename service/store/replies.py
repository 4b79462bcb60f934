"""Replies to requests that carry a key of their own: kept for a day, so that a request sent again is not done again."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlite_utils import Database

from service.store.connection import stamp
from service.store.writing import together

KEPT = timedelta(days=1)
GIVEN_UP = timedelta(minutes=5)  # a request that began so long ago and has no reply was cut off


@dataclass(frozen=True, slots=True)
class Reply:
    """request  what was asked, as a digest
    status   None while it is being done
    """

    request: str
    status: int | None = None
    headers: str = ""
    body: bytes = b""


class Replies:
    def __init__(self, db: Database) -> None:
        self._db = db

    def begin(self, key: str, request: str) -> Reply | None:
        """None for the one who is to do it; else what is known of the request that came before."""
        now, execute = datetime.now(UTC), self._db.conn.execute
        about = {"key": key, "request": request, "now": stamp(now)}
        about |= {"old": stamp(now - KEPT), "cut": stamp(now - GIVEN_UP)}
        with together(self._db):
            execute("DELETE FROM replies WHERE begun < :old OR (begun < :cut AND status IS NULL)", about)
            row = execute("SELECT request, status, headers, body FROM replies WHERE key = :key", about).fetchone()
            if row is not None:
                return Reply(row["request"], row["status"], row["headers"] or "", row["body"] or b"")
            execute("INSERT INTO replies (key, request, begun) VALUES (:key, :request, :now)", about)
        return None

    def finish(self, key: str, reply: Reply) -> None:
        about = {"key": key, "status": reply.status, "headers": reply.headers, "body": reply.body}
        with together(self._db):
            self._db.conn.execute(
                "UPDATE replies SET status = :status, headers = :headers, body = :body WHERE key = :key", about
            )

    def forget(self, key: str) -> None:
        """It came to nothing: the next one with this key begins anew."""
        with together(self._db):
            self._db.conn.execute("DELETE FROM replies WHERE key = :key", {"key": key})
