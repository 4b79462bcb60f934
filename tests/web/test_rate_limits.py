"""Requests are counted for each token, and for each address that shows none, over all server processes."""

import re
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
import requests

from service.settings import Settings
from service.store import Counts, Store
from service.web import create_app
from tests.web.running import Running, running
from tests.web.test_access import bearer
from tests.web.test_bad_input import told

MOST = 20


@pytest.fixture
def tokens(settings: Settings) -> list[str]:
    with Store.open(settings.database) as store:
        return [store.tokens().create(name, "read")[1] for name in ("one", "other")]


@pytest.fixture
def server(settings: Settings, tokens: list[str]) -> Iterator[Running]:
    with running(settings.database, workers=3, requests_per_minute=MOST) as found:
        yield found


def statuses(server: Running, secret: str, times: int) -> Counter[int]:
    """Each over a line of its own, so that every process has its share."""

    def ask(number: int) -> int:
        return requests.get(f"{server.base}/v1/figures", headers=bearer(secret), timeout=20).status_code

    with ThreadPoolExecutor(6) as pool:
        return Counter(pool.map(ask, range(times)))


def test_a_token_has_its_number_of_requests_over_all_processes_and_no_other_pays(
    server: Running, tokens: list[str]
) -> None:
    assert statuses(server, tokens[0], 3 * MOST) == {200: MOST, 429: 2 * MOST}
    assert statuses(server, tokens[1], 5) == {200: 5}
    assert requests.get(f"{server.base}/healthz", timeout=5).status_code == 200


def test_whoever_guesses_is_stopped_and_those_with_a_token_are_not(server: Running, tokens: list[str]) -> None:
    assert statuses(server, "tally_000000000000_" + "x" * 43, 3 * MOST) == {401: MOST, 429: 2 * MOST}
    assert statuses(server, tokens[0], 5) == {200: 5}


def test_the_headers_tell_what_is_left_and_when_to_come_back(settings: Settings, tokens: list[str]) -> None:
    client = create_app(replace(settings, requests_per_minute=2)).test_client()
    left = []
    for _ in range(2):
        answer = client.get("/v1/figures", headers=bearer(tokens[0]))
        assert answer.headers["RateLimit-Policy"] == '"token";q=2;w=60'
        left.append(answer.headers["RateLimit"])
    assert [re.sub(r"t=\d+", "t=", one) for one in left] == ['"token";r=1;t=', '"token";r=0;t=']
    answer = client.get("/v1/figures", headers=bearer(tokens[0]))
    told(answer, 429)
    assert 1 <= int(answer.headers["Retry-After"]) <= 60


def test_a_desk_without_tokens_is_not_counted(settings: Settings) -> None:
    client = create_app(replace(settings, requests_per_minute=2)).test_client()
    answers = [client.get("/v1/figures") for _ in range(5)]
    assert {answer.status_code for answer in answers} == {200}
    assert "RateLimit" not in answers[0].headers


def test_addresses_are_told_apart_and_a_network_of_ipv6_is_one(settings: Settings, tokens: list[str]) -> None:
    client = create_app(replace(settings, requests_per_minute=1)).test_client()

    def status(address: str) -> int:
        return client.get("/v1/figures", environ_base={"REMOTE_ADDR": address}).status_code

    assert [status(one) for one in ("192.0.2.1", "192.0.2.2", "192.0.2.1")] == [401, 401, 429]
    assert [status(one) for one in ("2001:db8::1", "2001:db8::2", "2001:db8:0:1::1")] == [401, 429, 401]


def test_the_header_of_a_proxy_is_believed_only_if_there_is_one(settings: Settings, tokens: list[str]) -> None:
    def twice(proxies: int) -> list[int]:
        client = create_app(replace(settings, requests_per_minute=1, trusted_proxies=proxies)).test_client()
        callers = ("203.0.113.9, 192.0.2.1", "203.0.113.9, 192.0.2.2")
        return [client.get("/v1/figures", headers={"X-Forwarded-For": one}).status_code for one in callers]

    assert twice(0) == [401, 429]
    assert twice(1) == [401, 401]


def test_a_count_ends_with_its_time(tmp_path: Path) -> None:
    counts = Counts(tmp_path / "counts.db")
    assert [counts.add("a", 60, 1), counts.add("a", 60, 2), counts.add("b", 0, 1), counts.add("b", 0, 1)] == [
        1,
        3,
        1,
        1,
    ]
    assert Counts(tmp_path / "counts.db").state("a")[0] == 3
    assert counts.state("b")[0] == 0
