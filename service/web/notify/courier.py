"""Carries messages to webhooks: one courier for all server processes, and another where it ends.

What is still to be told and to be sent stands in the database, so nothing is lost when a process is killed; a message
whose answer did not come back is sent again, under the same id.
"""

import logging
import random
import socket
import ssl
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from standardwebhooks import Webhook as Signer

from service.errors import FactError
from service.store import Delivery, Store, Webhook
from service.web.notify.address import Refused, Target, checked
from service.web.notify.message import messages
from service.web.server.alone import alone

log = logging.getLogger(__name__)

RETRIES = tuple(timedelta(seconds=s) for s in (5, 60, 600, 3600, 3 * 3600, 8 * 3600, 24 * 3600))
TIMEOUT = 10.0  # for one step of a connection
DEADLINE = 20.0  # for a whole message
PAUSE = 1.0
_AT_ONCE = 8
_TRUSTED = ssl.create_default_context()


@dataclass(frozen=True, slots=True)
class Outcome:
    status: int | None
    error: str | None


class _Line(HTTPConnection):
    """To an address that was checked, in the name of the host. Follows no redirect and no proxy."""

    def __init__(self, target: Target, address: str) -> None:
        super().__init__(target.host, target.port, timeout=TIMEOUT)
        self._target, self._address = target, address

    def connect(self) -> None:
        self.sock = socket.create_connection((self._address, self._target.port), TIMEOUT)
        if self._target.tls:
            self.sock = _TRUSTED.wrap_socket(self.sock, server_hostname=self._target.host)

    def hang_up(self) -> None:
        """Whatever it waits for ends with an error."""
        if self.sock is not None:
            try:
                self.sock.shutdown(socket.SHUT_RDWR)
            except OSError:
                return


@dataclass(frozen=True, slots=True)
class Courier:
    """networks  the private ones that may be reached, as in the setting webhook_networks"""

    database: Path
    networks: str
    retries: Sequence[timedelta] = RETRIES

    def run(self, stop: threading.Event) -> None:
        alone("courier", self.database, self._work, stop)

    def _work(self, stop: threading.Event) -> None:
        with Store.open(self.database) as store:
            while not stop.wait(PAUSE):
                self.look_on(store, stop)
                self.carry(store)

    def look_on(self, store: Store, stop: threading.Event) -> None:
        more = True
        while more and not stop.is_set():
            more = self.look(store)

    def look(self, store: Store) -> bool:
        """Makes the messages of the next transaction that some webhook was not told of. False if there is none."""
        webhooks = store.webhooks().list()
        written = store.webhooks().written(min(one.told for one in webhooks)) if webhooks else None
        if written is None:
            return False
        waiting = [one for one in webhooks if one.told < written.seq]
        store.webhooks().put(written.seq, list(messages(store, written, waiting)), waiting)
        return True

    def carry(self, store: Store) -> None:
        """Tries every message whose time has come."""
        due = store.webhooks().due(_AT_ONCE)
        while due:
            hooks = {one.id: one for one in store.webhooks().list()}
            kept = [one for one in due if one.webhook in hooks]
            with ThreadPoolExecutor(_AT_ONCE) as pool:
                outcomes = list(pool.map(self.send, kept, [hooks[one.webhook] for one in kept]))
            for delivery, outcome in zip(kept, outcomes, strict=True):
                store.webhooks().tried(self._after(delivery, outcome))
            due = store.webhooks().due(_AT_ONCE)

    def _after(self, delivery: Delivery, outcome: Outcome) -> Delivery:
        tried = replace(delivery, attempts=delivery.attempts + 1, status=outcome.status, error=outcome.error)
        said = (delivery.id, delivery.webhook, tried.attempts, outcome.status, outcome.error)
        log.info("message %s to %s, try %d: %s %s", *said)
        if outcome.error is None:
            return replace(tried, state="delivered")
        if tried.attempts > len(self.retries) or outcome.status == 410:  # 410 Gone: it wants no more
            return replace(tried, state="dead")
        wait = self.retries[tried.attempts - 1] * random.uniform(1, 1.2)  # noqa: S311  (so that not all come at once)
        return replace(tried, due=datetime.now(UTC) + wait)

    def send(self, delivery: Delivery, webhook: Webhook) -> Outcome:
        now, body = datetime.now(UTC), delivery.body.encode()
        head = {
            "Content-Type": "application/json",
            "User-Agent": "Tallybook",
            "webhook-id": delivery.id,
            "webhook-timestamp": str(int(now.timestamp())),
            "webhook-signature": Signer(webhook.secret).sign(delivery.id, now, delivery.body),
        }
        try:
            target = checked(webhook.url, self.networks)
            status = _post(target, target.address(self.networks), body, head)
        except (OSError, HTTPException, Refused, FactError) as error:
            return Outcome(None, (str(error) or type(error).__name__)[:500])
        if 200 <= status < 300:
            return Outcome(status, None)
        redirect = ": redirects are not followed" if 300 <= status < 400 else ""
        return Outcome(status, f"answered {status}{redirect}")


def _post(target: Target, address: str, body: bytes, head: dict[str, str]) -> int:
    """The status that came back; the rest of the answer is not read. Raises OSError and HTTPException."""
    line = _Line(target, address)
    end = threading.Timer(DEADLINE, line.hang_up)
    end.start()
    try:
        line.request("POST", target.path, body, head | {"Host": target.authority})
        return line.getresponse().status
    finally:
        end.cancel()
        line.close()
