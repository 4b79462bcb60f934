"""The service as it is run: gunicorn, over HTTP."""

import json
import socket
from typing import Any

import pytest
import requests

from tests.web.samples import FERRY


def test_an_article_goes_in_and_its_figures_come_out(server: str) -> None:
    answer = requests.post(f"{server}/v1/articles", json=FERRY, timeout=30)
    assert answer.status_code == 201
    figure = answer.json()["figures"][0]
    assert requests.get(f"{server}/v1/figures/{figure['id']}", timeout=10).json()["exact"] == figure["exact"]


def test_twenty_megabytes_get_their_answer_and_not_a_broken_line(server: str) -> None:
    answer = requests.post(f"{server}/v1/articles", json={"text": "19 houses burned. " * 1_200_000}, timeout=60)
    assert answer.status_code == 413
    assert answer.headers["Content-Type"] == "application/problem+json"


def test_a_body_in_chunks_is_limited_too(server: str) -> None:
    chunks = (b" " * 65_536 for _ in range(320))
    headers = {"Content-Type": "application/json"}
    try:
        status = requests.post(f"{server}/v1/articles", data=chunks, headers=headers, timeout=60).status_code
    except requests.ConnectionError:
        status = 413  # the server hung up on a body without an end
    assert status == 413


@pytest.mark.parametrize(
    "path", ["/", "/docs", "/docs/assets/swagger-ui-bundle.js", "/openapi.json", "/static/tallybook.css"]
)
def test_everything_a_reader_needs_comes_from_here(server: str, path: str) -> None:
    answer = requests.get(server + path, timeout=10)
    assert answer.status_code == 200
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_several_writers_at_once_are_all_heard(server: str) -> None:
    from concurrent.futures import ThreadPoolExecutor

    def post(number: int) -> Any:
        article = {"text": f"At least {number + 20} houses burned in village {number}.", "id": f"village-{number}"}
        return requests.post(f"{server}/v1/articles", json=article, timeout=60).status_code

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(post, range(24))) == [201] * 24


_POST = b"POST /v1/extract HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: "
UNREADABLE = [
    (b"GET /%s HTTP/1.1\r\nHost: localhost\r\n\r\n" % (b"a" * 9_000), 414),
    (b"nonsense\r\n\r\n", 400),
    (b"GET / HTTP/9.9\r\nHost: localhost\r\n\r\n", 400),
    (b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: %s\r\n\r\n" % (b"a" * 20_000), 431),
    (b"GET / HTTP/1.1\r\nno colon here\r\n\r\n", 400),
    (_POST + b"brew\r\n\r\n", 501),
    (_POST + b"chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n", 400),  # these would be smuggled past a proxy
    (_POST + b"chunked\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\n", 400),
    (b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length : 4\r\n\r\n", 400),
    (b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: a\r\n b\r\n\r\n", 400),
    (_POST + b"chunked\r\n\r\nzz\r\n", 400),
]


@pytest.mark.parametrize(("sent", "status"), UNREADABLE, ids=[str(row[1]) for row in UNREADABLE])
def test_a_request_that_cannot_be_read_is_told_as_problem_json(server: str, sent: bytes, status: int) -> None:
    port = int(server.rpartition(":")[2])
    with socket.create_connection(("127.0.0.1", port), timeout=10) as line:
        line.sendall(sent)
        received = b""
        while b"\n}" not in received and b'"errors": []}' not in received and (piece := line.recv(65_536)):
            received += piece
    head, _, body = received.decode().partition("\r\n\r\n")
    assert head.startswith(f"HTTP/1.1 {status} ")
    assert "content-type: application/problem+json" in head.lower()
    assert json.loads(body)["status"] == status
