"""Processes beside a server process, for what takes long: whoever only reads waits for none of it.

Of a process one thread works at a time. To read an article takes hundreds of times as long as to look up a figure, and
each look would have to wait, at every step, until it is its turn again. So requests that write, have a text read, or
compare many figures are answered by another process, on the client's own connection.
"""

import gc
import logging
import os
import re
import signal
import socket
import sys
import time
from collections import deque
from collections.abc import Callable, Mapping
from contextlib import suppress
from selectors import EVENT_READ
from typing import Any

from gunicorn.workers.gthread import TConn
from prometheus_client.multiprocess import mark_process_dead

from service.web.server import worker

Work = Callable[[socket.socket], None]

log = logging.getLogger(__name__)

STAY_SECONDS = 0.001  # that a thread waits for the next request on a connection
NICE = 5  # the processor is first for those who read
# "POST /v1/articles", "GET /v1/statistics/s8a…/chart.svg?width=300"; not "GET /v1/statistics/s8a…"
_LONG = re.compile(
    rb"POST |PATCH |DELETE |GET /(?:v1/(?:export\b|statistics/[^/ ]+/(?:comparison|chart))|articles/|statistics/|fred/)"
)
_MOST = 200_000  # bytes of a message: the head of a request, and what came after it
_CLOSE, _KEEP = b"c", b"k"  # what becomes of the connection; what came of the next request follows


class Aside:
    """Makes processes, each a copy of the server process as it was when it had one thread: a copy of several could wait
    for ever for what another one held. All of them end with the server process.

    over  can be read when it makes no more
    """

    def __init__(self, works: Mapping[str, Work], doors: list[socket.socket]) -> None:
        self.over, orders = _pair()
        if os.fork() == 0:
            for one in (self.over, *doors):
                one.close()
            _run(_make, orders, works)
        orders.close()

    def start(self, name: str) -> socket.socket:
        """A process for the work of this name, by the other end of its socket. Raises OSError if there can be none."""
        ours, theirs = _pair()
        with theirs:
            socket.send_fds(self.over, [name.encode()], [theirs.fileno()])
        return ours


def _make(orders: socket.socket, works: Mapping[str, Work]) -> None:
    """A process for each order, until the server process is gone: then they go too."""
    os.setpgid(0, 0)  # Ctrl-C is for the server process
    os.nice(NICE)
    signal.set_wakeup_fd(-1)
    for one in worker.Worker.SIGNALS:
        signal.signal(one, signal.SIG_DFL)
    signal.signal(signal.SIGCHLD, lambda *_: _bury(os.WNOHANG))
    while (told := socket.recv_fds(orders, _MOST, 1))[1]:
        if os.fork() == 0:
            orders.close()
            _run(works[told[0].decode()], socket.socket(fileno=told[1][0]))
        os.close(told[1][0])
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    os.killpg(0, signal.SIGTERM)
    _bury(0)


def _bury(how: int) -> None:
    """What a process that ended was busy with no longer counts."""
    with suppress(ChildProcessError):
        while pid := os.waitpid(-1, how)[0]:
            mark_process_dead(pid)  # type: ignore[no-untyped-call]


def _run(work: Callable[..., None], *given: Any) -> None:
    """Never comes back to what the process was before."""
    try:
        work(*given)
    finally:
        if error := sys.exception():
            log.critical("a process beside the server process failed", exc_info=error)
        os._exit(0)


def _pair() -> tuple[socket.socket, socket.socket]:
    return socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)


class Worker(worker.Worker):
    """Hands requests that take long to a process beside it. A thread waits for each, so one at least is left to those
    who read: more of them than that wait without one."""

    aside: Aside
    idle: list[socket.socket]

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.long: set[Any] = set()  # connections whose request takes long and is being answered
        self.waiting: deque[tuple[Any, bytes]] = deque()  # those that wait for their turn, with the heads

    def begin(self, conn: Any, head: bytes) -> None:
        if not _LONG.match(head):
            super().begin(conn, head)
        elif len(self.long) < max(1, self.cfg.threads - 1):
            self.long.add(conn)
            super().begin(conn, head)
        else:
            self.waiting.append((conn, head))

    def finish_request(self, conn: Any, fs: Any) -> None:
        if conn in self.long:
            self.long.remove(conn)
            if self.waiting:
                self.begin(*self.waiting.popleft())
        super().finish_request(conn, fs)

    def part(self, office: Work) -> None:
        """To be called while there is one thread. Where its processes can no longer be made or the office closes, it
        stops, so that another server process takes its place.

        office  works until its socket ends
        """
        gc.freeze()  # tables that stay for good: to look through them for what is left over stops every request
        self.aside, self.idle = Aside({"answers": self._answer, "office": office}, self.sockets), []
        self.office = self.aside.start("office")
        for one in (self.aside.over, self.office):
            self.poller.register(one, EVENT_READ, self._end)

    def _end(self, closed: socket.socket) -> None:
        self.log.error("a process beside this one ended: another server process takes its place")
        self.poller.unregister(closed)
        self.alive = False

    def handle(self, conn: Any) -> Any:
        """Called in a thread. Once it is stopping it answers all by itself: the others would go on to promise each
        client that the connection is kept."""
        head = conn.parser.unreader.buf.getvalue()
        other = self._handed(conn.sock, head) if self.alive and _LONG.match(head) else None
        if other is None:
            kept = super().handle(conn)
            while kept and self._next_is_here(conn):
                kept = super().handle(conn)
            return kept
        conn.parser.unreader.take_buffered()
        with suppress(ConnectionResetError):
            if said := other.recv(_MOST):
                self.idle.append(other)
                conn.parser.unreader.unread(said[1:])
                return said[:1] == _KEEP
        self.log.error("a process beside this one ended over a request")
        return False

    def _next_is_here(self, conn: Any) -> bool:
        """Who asks one thing after the other is answered by the same thread as long as another one is free: to hand the
        connection to the main thread and back takes as long as to look up a figure."""
        if not self.alive or len(self.bodies) >= self.cfg.threads or conn.parser.unreader.buf.getvalue():
            return False
        conn.sock.settimeout(STAY_SECONDS)
        try:
            head = conn.sock.recv(_MOST)
        except OSError:
            return False
        conn.parser.unreader.unread(head)
        if b"\r\n\r\n" not in head or _LONG.match(head):
            return False
        self.bodies[conn] = time.monotonic() + self.cfg.timeout
        return True

    def _handed(self, line: socket.socket, head: bytes) -> socket.socket | None:
        """Who answers it. None where nobody is found, or another thread found the last one first."""
        try:
            other = self.idle.pop() if self.idle else self.aside.start("answers")
            socket.send_fds(other, [head], [line.fileno()])
        except (IndexError, OSError):
            return None
        return other

    def _answer(self, requests: socket.socket) -> None:
        """In a process of its own: one request after the other."""
        while (told := socket.recv_fds(requests, _MOST, 1))[1]:
            with socket.socket(fileno=told[1][0]) as line:
                requests.send(self._answered(line, told[0]))

    def _answered(self, line: socket.socket, head: bytes) -> bytes:
        try:
            conn = TConn(self.cfg, line, line.getpeername(), line.getsockname())
        except OSError:  # the client is gone
            return _CLOSE
        conn.init()
        conn.data_ready = True
        conn.parser.unreader.unread(head)
        kept = super().handle(conn)
        rest: bytes = conn.parser.unreader.take_buffered()
        return (_KEEP if kept else _CLOSE) + rest
