"""Who is told of what comes on record, and each message on its way.

Messages are made from versions of figures in the order they were written, and put down together with how far that has
come: each is made once, and sent at least once.
"""

import secrets
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import takewhile
from typing import Literal

from sqlite_utils import Database

from service.errors import NotFound
from service.store import lookup, statistics, transactions
from service.store.connection import stamp, unstamp
from service.store.paging import Slice
from service.store.records import Page, StoredFigure, Transaction
from service.store.writing import together

DeliveryState = Literal["waiting", "delivered", "dead"]
KEPT = timedelta(days=30)  # a message that was delivered or given up
_NEXT = "SELECT seq, figure, version, recorded FROM figure_versions WHERE seq > :seq ORDER BY seq"
_PUT = """
INSERT INTO deliveries (id, webhook, seq, type, body, made, state, attempts, due)
VALUES (:id, :webhook, :seq, :type, :body, :now, 'waiting', 0, :now)
"""
_TRIED = """
UPDATE deliveries SET state = :state, attempts = :attempts, due = :due, status = :status, error = :error
WHERE id = :id AND state = 'waiting'
"""
_LISTED = """
SELECT * FROM deliveries
WHERE webhook = :webhook AND (seq, type) < (:seq, :type) AND (:state IS NULL OR state = :state)
ORDER BY seq DESC, type DESC LIMIT :limit
"""
_AGAIN = "UPDATE deliveries SET state = 'waiting', attempts = 0, due = :now WHERE id = :id AND state = 'dead'"


@dataclass(frozen=True, slots=True)
class Webhook:
    """statistic  the one it is told of; None for all
    told       the last version of a figure that was looked at for it
    """

    id: str
    url: str
    statistic: str | None
    secret: str
    actor: str
    created: datetime
    told: int


@dataclass(frozen=True, slots=True)
class Delivery:
    """A message on its way. `due` is when it is tried next; `status`, `error` what came of the last try."""

    id: str
    webhook: str
    type: str
    body: str
    made: datetime
    state: DeliveryState
    attempts: int
    due: datetime
    status: int | None
    error: str | None


@dataclass(frozen=True, slots=True)
class Written:
    """The versions of figures that one transaction wrote, each as held then, beside what was held before."""

    transaction: Transaction
    figures: tuple[tuple[StoredFigure, StoredFigure | None], ...]
    seq: int


class Webhooks:
    """Over one connection of one thread."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def create(self, url: str, statistic: str | None, secret: str, actor: str) -> Webhook:
        """It is told of what comes on record from now on. Raises NotFound for an unknown statistic."""
        if statistic is not None:
            statistics.statistic(self._db, statistic, transactions.head(self._db).id)
        about = {"id": "w" + secrets.token_hex(8), "url": url, "statistic": statistic, "secret": secret, "actor": actor}
        with together(self._db):
            self._db.conn.execute(
                "INSERT INTO webhooks (id, url, statistic, secret, actor, created, told) VALUES (:id, :url, :statistic,"
                " :secret, :actor, :now, (SELECT coalesce(max(seq), 0) FROM figure_versions))",
                about | {"now": stamp(datetime.now(UTC))},
            )
        return self.one(about["id"] or "")

    def list(self) -> tuple[Webhook, ...]:
        """The oldest first."""
        return tuple(_webhook(row) for row in self._db.conn.execute("SELECT * FROM webhooks ORDER BY created, id"))

    def one(self, webhook_id: str) -> Webhook:
        row = self._db.conn.execute("SELECT * FROM webhooks WHERE id = :id", {"id": webhook_id}).fetchone()
        if row is None:
            raise NotFound(f"There is no webhook {webhook_id}: /v1/webhooks lists them.")
        return _webhook(row)

    def delete(self, webhook_id: str) -> Webhook:
        """With every message to it."""
        found = self.one(webhook_id)
        with together(self._db):
            self._db.conn.execute("DELETE FROM webhooks WHERE id = :id", {"id": webhook_id})
        return found

    def written(self, seq: int) -> Written | None:
        """The first transaction with versions of figures after `seq`."""
        rows = self._db.conn.execute(_NEXT, {"seq": seq})
        first = next(rows, None)
        if first is None:
            return None
        own = [first, *takewhile(lambda row: row["recorded"] == first["recorded"], rows)]
        rows.close()
        recorded = first["recorded"]
        figures = tuple((self._then(row["figure"], recorded), self._before(row)) for row in own)
        return Written(transactions.transaction(self._db, recorded), figures, own[-1]["seq"])

    def _then(self, figure: str, recorded: int) -> StoredFigure:
        return lookup.figure(self._db, figure, recorded)

    def _before(self, row: sqlite3.Row) -> StoredFigure | None:
        return self._then(row["figure"], row["recorded"] - 1) if row["version"] > 1 else None

    def put(self, seq: int, messages: Iterable[tuple[Webhook, str, str, str]], of: Sequence[Webhook]) -> None:
        """Messages (webhook, id, type, body) on their way, and that every webhook in `of` was looked after to `seq`."""
        now = stamp(datetime.now(UTC))
        with together(self._db):
            about: dict[str, object] = {"old": stamp(datetime.now(UTC) - KEPT)}
            self._db.conn.execute("DELETE FROM deliveries WHERE made < :old AND state <> 'waiting'", about)
            kept = {one.id: one.told for one in self.list()}
            for webhook, identity, kind, body in messages:
                if kept.get(webhook.id, seq) < seq:  # else deleted meanwhile, or another process was here first
                    about = {"id": identity, "webhook": webhook.id, "seq": seq, "type": kind, "body": body, "now": now}
                    self._db.conn.execute(_PUT, about)
            for webhook in of:
                about = {"id": webhook.id, "seq": seq}
                self._db.conn.execute("UPDATE webhooks SET told = :seq WHERE id = :id AND told < :seq", about)

    def due(self, limit: int) -> tuple[Delivery, ...]:
        """Messages whose time has come, the longest due first."""
        rows = self._db.conn.execute(
            "SELECT * FROM deliveries WHERE state = 'waiting' AND due <= :now ORDER BY due, seq LIMIT :limit",
            {"now": stamp(datetime.now(UTC)), "limit": limit},
        )
        return tuple(_delivery(row) for row in rows)

    def tried(self, delivery: Delivery) -> None:
        """Puts down what came of a try: state, attempts, due, status and error as given."""
        about = {"id": delivery.id, "state": delivery.state, "attempts": delivery.attempts, "due": stamp(delivery.due)}
        with together(self._db):
            self._db.conn.execute(_TRIED, about | {"status": delivery.status, "error": delivery.error})

    def deliveries(
        self, webhook_id: str, state: DeliveryState | None, cursor: str | None, limit: int
    ) -> Page[Delivery]:
        """The newest first. Raises NotFound for an unknown webhook."""
        webhook, head = self.one(webhook_id).id, transactions.head(self._db)
        asked = Slice(cursor, limit, head.id)
        begin = asked.begin(f"deliveries {webhook_id} {state}", 2**62, "")
        seq, kind = begin.key
        about = {"webhook": webhook, "state": state, "seq": seq, "type": kind, "limit": limit + 1}
        rows = self._db.conn.execute(_LISTED, about).fetchall()
        shown, following = asked.cut(rows, begin, lambda row: (row["seq"], row["type"]))
        return Page(tuple(_delivery(row) for row in shown), following, head)

    def send_again(self, webhook_id: str, delivery_id: str) -> Delivery:
        """Gives a dead message all its tries anew; one that is not dead stays as it is. Raises NotFound."""
        about = {"id": delivery_id, "webhook": webhook_id, "now": stamp(datetime.now(UTC))}
        with together(self._db):
            self._db.conn.execute(_AGAIN + " AND webhook = :webhook", about)
        row = self._db.conn.execute("SELECT * FROM deliveries WHERE id = :id AND webhook = :webhook", about).fetchone()
        if row is None:
            raise NotFound(f"There is no delivery {delivery_id} to this webhook.")
        return _delivery(row)

    def states(self) -> dict[str, int]:
        """How many messages are in each state."""
        rows = self._db.conn.execute("SELECT state, count(*) AS number FROM deliveries GROUP BY state")
        return {row["state"]: row["number"] for row in rows}


def _webhook(row: sqlite3.Row) -> Webhook:
    said = {name: row[name] for name in ("id", "url", "statistic", "secret", "actor", "told")}
    return Webhook(**said, created=unstamp(row["created"]))


def _delivery(row: sqlite3.Row) -> Delivery:
    said = {name: row[name] for name in ("id", "webhook", "type", "body", "state", "attempts", "status", "error")}
    return Delivery(**said, made=unstamp(row["made"]), due=unstamp(row["due"]))
