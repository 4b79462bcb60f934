"""gunicorn's worker, patient with slow clients at no cost to others, and well-spoken to those it cannot read.

A connection takes a thread only once the head of its request is here, so that many may dawdle before. For a body there
is a time as well (`timeout`, from the setting request_seconds), and for each piece of an answer to be taken.
"""

import json
import socket
import struct
import time
from functools import partial
from http import HTTPStatus
from selectors import EVENT_READ
from typing import Any

from gunicorn.http.errors import (
    ExpectationFailed,
    LimitRequestHeaders,
    LimitRequestLine,
    ParseException,
    UnsupportedTransferCoding,
)
from gunicorn.util import write_nonblock
from gunicorn.workers.gthread import ThreadWorker

from service.web.problem import title_of

HEAD_SECONDS = 10
LAST_HEAD_SECONDS = 2  # once it is stopping: time enough for a head that is on its way
SEND_SECONDS = 30
PARTING_SECONDS = 2
_HEAD_BYTES = 65_536  # more than gunicorn reads of a head: it refuses what is longer
_STATUS = {
    LimitRequestLine: HTTPStatus.REQUEST_URI_TOO_LONG,
    LimitRequestHeaders: HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
    ExpectationFailed: HTTPStatus.EXPECTATION_FAILED,
    UnsupportedTransferCoding: HTTPStatus.NOT_IMPLEMENTED,
}
_ADVICE = {
    HTTPStatus.REQUEST_URI_TOO_LONG: "The address is longer than 8,190 bytes: shorten what you filter by.",
    HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE: "The headers are too many or too long: send fewer.",
    HTTPStatus.EXPECTATION_FAILED: "The header Expect may only say 100-continue: leave it out.",
    HTTPStatus.NOT_IMPLEMENTED: "This transfer coding is not read: send the body as it is, or chunked.",
    HTTPStatus.BAD_REQUEST: "This is no HTTP request that can be read: check the request line and the headers.",
}


class Worker(ThreadWorker):
    sockets: list[Any]

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.heads: dict[Any, bytes] = {}  # what came so far of each that waits, by connection
        self.bodies: dict[Any, float] = {}  # by when the rest of a request must be here, by connection, the next first
        self.told = 0.0
        self.parting: dict[Any, float] = {}  # until when each that was answered is heard out, by connection

    def notify(self) -> None:
        """Tells gunicorn that it lives: once a second, where gunicorn would touch a file at every event, and have each
        request wait for the disk."""
        if time.monotonic() >= self.told + 1:
            self.told = time.monotonic()
            super().notify()

    def enqueue_req(self, conn: Any) -> None:
        """Called in the main thread for whatever is to be read: a new connection, or another request on a kept one."""
        self.heads[conn] = conn.parser.unreader.take_buffered() if conn.parser else b""
        if self._head_is_here(conn):
            self._hand_on(conn)
            return
        conn.timeout = time.monotonic() + (HEAD_SECONDS if self.alive else LAST_HEAD_SECONDS)
        self.pending_conns.append(conn)
        self.poller.register(conn.sock, EVENT_READ, partial(self.on_pending_socket_readable, conn))

    def on_pending_socket_readable(self, conn: Any, client: socket.socket) -> None:
        if self._head_is_here(conn):
            self.poller.unregister(client)
            self.pending_conns.remove(conn)
            self._hand_on(conn)

    def _head_is_here(self, conn: Any) -> bool:
        """Also where nothing more will come, or too much did: gunicorn says what is wrong."""
        try:
            piece = conn.sock.recv(_HEAD_BYTES, socket.MSG_DONTWAIT) if b"\r\n\r\n" not in self.heads[conn] else None
        except BlockingIOError:
            return False
        except OSError:
            return True
        self.heads[conn] += piece or b""
        return piece is None or not piece or b"\r\n\r\n" in self.heads[conn] or len(self.heads[conn]) >= _HEAD_BYTES

    def _hand_on(self, conn: Any) -> None:
        self.begin(conn, self.heads.pop(conn))

    def begin(self, conn: Any, head: bytes) -> None:
        """To a thread, with what was read."""
        if not conn.initialized:
            conn.sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, struct.pack("ll", SEND_SECONDS, 0))
            conn.init()
        conn.data_ready = True
        conn.parser.unreader.unread(head)
        self.bodies[conn] = time.monotonic() + self.cfg.timeout
        super().enqueue_req(conn)

    def set_accept_enabled(self, enabled: bool) -> None:
        super().set_accept_enabled(enabled)
        if not enabled and not self.alive:
            self._close_the_door()

    def _close_the_door(self) -> None:
        """On stopping: whoever stands in the system's queue is still served, and whoever comes now is told at once that
        nobody is here. With the door left open they would wait for an answer until the process ends, and get none."""
        for listener in self.sockets:
            served = -1
            while served < self.nr_conns < self.worker_connections:
                served = self.nr_conns
                self.accept(listener)
            listener.close()
        self.sockets = []
        for conn in self.pending_conns:
            conn.timeout = min(conn.timeout, time.monotonic() + LAST_HEAD_SECONDS)

    def murder_pending(self) -> None:
        """Called every second: gives up those whose time is over."""
        super().murder_pending()
        self.heads = {conn: self.heads[conn] for conn in self.pending_conns}
        late = [conn for conn, end in self.bodies.items() if end < time.monotonic()]
        for conn in late:
            del self.bodies[conn]
            _read_no_more(conn.sock)
        for conn in [conn for conn, end in self.parting.items() if end < time.monotonic()]:
            self._part(conn)

    def finish_request(self, conn: Any, fs: Any) -> None:
        self.bodies.pop(conn, None)
        if fs.cancelled() or fs.exception() or fs.result():
            super().finish_request(conn, fs)
        else:
            self._begin_parting(conn)

    def _begin_parting(self, conn: Any) -> None:
        """What a client still sends would break off the answer if it met a closed line, so it is heard out first
        (RFC 9112, 9.6). gunicorn would do nothing else until the client is through, or two seconds are over."""
        try:
            conn.sock.shutdown(socket.SHUT_WR)
        except OSError:  # the client is gone
            self._part(conn)
            return
        conn.sock.setblocking(False)
        self.parting[conn] = time.monotonic() + PARTING_SECONDS
        self.poller.register(conn.sock, EVENT_READ, partial(self._hear_out, conn))

    def _hear_out(self, conn: Any, client: socket.socket) -> None:
        try:
            is_through = not client.recv(_HEAD_BYTES)
        except BlockingIOError:
            return
        except OSError:
            is_through = True
        if is_through:
            self._part(conn)

    def _part(self, conn: Any) -> None:
        if self.parting.pop(conn, None) is not None:
            self.poller.unregister(conn.sock)
        self.nr_conns -= 1
        conn.close()

    def handle_error(self, req: Any, client: socket.socket, addr: Any, exc: BaseException) -> None:
        """Tells it as problem+json too, where gunicorn would send a page."""
        if not isinstance(exc, ParseException):
            super().handle_error(req, client, addr, exc)
            return
        status = _STATUS.get(type(exc), HTTPStatus.BAD_REQUEST)
        self.log.warning("unreadable request: %s %s", status.value, type(exc).__name__)
        body = {"type": "about:blank", "title": title_of(status), "status": status, "detail": _ADVICE[status]}
        text = json.dumps(body | {"instance": "", "errors": []}) + "\n"
        head = f"HTTP/1.1 {status.value} {title_of(status)}\r\nConnection: close\r\n"
        head += f"Content-Type: application/problem+json\r\nContent-Length: {len(text)}\r\n\r\n"
        write_nonblock(client, (head + text).encode())


def _read_no_more(client: socket.socket) -> None:
    """Whoever reads from it comes to an end; an answer that is under way still goes out."""
    try:
        client.shutdown(socket.SHUT_RD)
    except OSError:
        return
