"""Clients that dawdle hold up nobody but themselves."""

import json
import os
import re
import signal
import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack
from http.client import HTTPConnection
from pathlib import Path

import pytest
import requests

from service.web.server.worker import HEAD_SECONDS, PARTING_SECONDS
from tests.web.running import Running, running

HEAD = b"POST /v1/extract HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
ASKED = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"
BODY = b'{"text": "At least 19 houses burned."}'


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(tmp_path_factory.mktemp("slow") / "record.db", workers=1, threads=3, request_seconds=3) as found:
        yield found


def line_to(server: Running, stack: ExitStack) -> socket.socket:
    return stack.enter_context(socket.create_connection(("127.0.0.1", server.port), timeout=20))


def is_up(line: socket.socket) -> bool:
    """Not given up yet by the server."""
    line.setblocking(False)
    try:
        return line.recv(1) != b""
    except BlockingIOError:
        return True


def test_a_hundred_heads_that_never_end_hold_up_nobody(server: Running) -> None:
    with ExitStack() as stack:
        slow = [line_to(server, stack) for _ in range(200)]
        for line in slow[:100]:  # the others say nothing
            line.sendall(HEAD + b"X-Slow: ")
        requests.get(f"{server.base}/v1/figures", timeout=20).raise_for_status()
        assert all(is_up(line) for line in slow)


def test_a_head_that_does_not_come_is_given_up(server: Running) -> None:
    with ExitStack() as stack:
        line = line_to(server, stack)
        line.sendall(HEAD)
        assert line.recv(1) == b""


def test_a_head_in_pieces_is_read(server: Running) -> None:
    with ExitStack() as stack:
        line = line_to(server, stack)
        sent = HEAD + b"Content-Length: %d\r\n\r\n" % len(BODY) + BODY
        for at in range(0, len(sent), 40):
            line.sendall(sent[at : at + 40])
            time.sleep(0.02)
        assert line.recv(65_536).startswith(b"HTTP/1.1 200 ")


def test_bodies_that_do_not_come_are_given_up_and_others_get_their_turn(server: Running) -> None:
    with ExitStack() as stack:
        slow = [line_to(server, stack) for _ in range(4)]
        for line in slow:
            line.sendall(HEAD + b"Content-Length: 1000\r\n\r\n{")
        requests.get(f"{server.base}/v1/figures", timeout=20).raise_for_status()
        assert all(b" 400 " in line.recv(65_536)[:15] for line in slow)


def test_clients_that_do_not_hang_up_hold_up_nobody(server: Running) -> None:
    with ExitStack() as stack:
        for line in [line_to(server, stack) for _ in range(20)]:
            line.sendall(ASKED.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n"))
            assert line.recv(65_536).startswith(b"HTTP/1.1 200 ")
        began = time.monotonic()
        requests.get(f"{server.base}/healthz", timeout=20).raise_for_status()
        assert time.monotonic() - began < PARTING_SECONDS


def test_an_answer_is_not_cut_off_by_what_the_client_still_sends(server: Running) -> None:
    with ExitStack() as stack:
        line = line_to(server, stack)
        line.sendall(
            b"PUT /v1/articles HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9000000\r\nConnection: close\r\n\r\n"
        )
        for _ in range(20):
            line.sendall(b" " * 4000)
            time.sleep(0.01)
        assert line.recv(65_536).startswith(b"HTTP/1.1 405 ")


def test_requests_behind_each_other_on_one_line_are_all_answered(server: Running) -> None:
    with ExitStack() as stack:
        line = line_to(server, stack)
        line.sendall(ASKED * 3)
        received = b""
        while received.count(b"HTTP/1.1 200 ") < 3:
            received += line.recv(65_536)


def test_the_next_head_on_a_line_may_come_in_pieces_too(server: Running) -> None:
    with ExitStack() as stack:
        line, received = line_to(server, stack), b""
        for count in range(1, 9):
            line.sendall(ASKED[:20])
            time.sleep(0.02 * (count % 2))
            line.sendall(ASKED[20:])
            while received.count(b"HTTP/1.1 200 ") < count:
                received += line.recv(65_536)


def test_one_line_is_kept_for_longer_than_a_request_may_take(server: Running) -> None:
    with requests.Session() as session:
        began = time.monotonic()
        while time.monotonic() - began < 5:
            session.get(f"{server.base}/healthz", timeout=5).raise_for_status()
            time.sleep(0.5)


def test_it_stops_at_once_while_clients_dawdle(tmp_path: Path) -> None:
    with running(tmp_path / "record.db", workers=1) as server, ExitStack() as stack:
        began = time.monotonic()
        line_to(server, stack).sendall(HEAD)
        server.process.terminate()
        assert server.process.wait(20) == 0
        assert time.monotonic() - began < HEAD_SECONDS


def test_a_request_under_way_is_answered_before_it_stops(tmp_path: Path) -> None:
    text = "At least 19 houses burned in Orlin on Monday, police said. " * 60
    with running(tmp_path / "record.db", workers=1) as server, ExitStack() as stack:
        body = json.dumps({"text": text}).encode()
        line = line_to(server, stack)
        line.sendall(HEAD + b"Content-Length: %d\r\n\r\n" % len(body) + body)
        time.sleep(0.3)
        server.process.terminate()
        assert line.recv(65_536).startswith(b"HTTP/1.1 200 ")
        assert server.process.wait(20) == 0


def test_whoever_stood_in_line_is_answered_and_who_comes_later_is_told_at_once(tmp_path: Path) -> None:
    with running(tmp_path / "record.db", workers=1) as server, ExitStack() as stack:
        worker = only_child(server.process.pid)
        os.kill(worker, signal.SIGSTOP)  # the system lets callers in, and nobody greets them
        while state_of(worker)["State"][0] != "T":
            time.sleep(0.01)
        lines = [line_to(server, stack) for _ in range(40)]
        for line in lines[1:]:
            line.sendall(ASKED)
        server.process.terminate()
        while not int(state_of(worker)["ShdPnd"], 16):  # a signal waits for it until it goes on
            time.sleep(0.01)
        os.kill(worker, signal.SIGCONT)
        assert all(line.recv(65_536).startswith(b"HTTP/1.1 200 ") for line in lines[1:])
        lines[0].sendall(ASKED)  # its head was on the way
        assert lines[0].recv(65_536).startswith(b"HTTP/1.1 200 ")
        with pytest.raises(ConnectionRefusedError):
            line_to(server, stack)
        assert server.process.wait(20) == 0


def test_who_goes_on_asking_on_a_kept_line_is_told_that_it_closes(tmp_path: Path) -> None:
    with running(tmp_path / "record.db", workers=1) as server:
        line = HTTPConnection("127.0.0.1", server.port, timeout=20)
        assert connection_after(line) == "keep-alive"
        server.process.terminate()
        while is_let_in(server):
            time.sleep(0.01)
        assert connection_after(line) == "close"
        assert server.process.wait(20) == 0


def connection_after(line: HTTPConnection) -> str | None:
    line.request("POST", "/v1/extract", BODY, {"Content-Type": "application/json"})
    with line.getresponse() as answer:
        assert answer.status == 200
        answer.read()
        return answer.getheader("Connection")


def is_let_in(server: Running) -> bool:
    try:
        socket.create_connection(("127.0.0.1", server.port), timeout=20).close()
    except (ConnectionRefusedError, ConnectionResetError):  # reset: the listener closes while the line is made
        return False
    return True


def only_child(parent: int) -> int:
    return int(Path(f"/proc/{parent}/task/{parent}/children").read_text())


def state_of(process: int) -> dict[str, str]:
    return dict(re.findall(r"^(\w+):\t(.+)$", Path(f"/proc/{process}/status").read_text(), re.MULTILINE))
