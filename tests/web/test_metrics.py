"""What Prometheus reads, and what the log says: over all processes, and never a text or a secret."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests
from flask.testing import FlaskClient
from prometheus_client import REGISTRY
from prometheus_client.parser import text_string_to_metric_families

from tests.web.running import Running, run, running
from tests.web.samples import FERRY
from tests.web.test_access import bearer

PROBES = 12


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("measured") / "record.db"


@pytest.fixture(scope="module")
def secret(database: Path) -> str:
    return run("token", "create", "wire", "--scope", "admin", "--db", str(database)).stdout.strip()


@pytest.fixture(scope="module")
def server(database: Path, secret: str) -> Iterator[Running]:
    """Has taken in an article, answered some questions, and refused one."""
    with running(database, workers=2, log_level="debug") as found:
        requests.post(f"{found.base}/v1/articles", json=FERRY, headers=bearer(secret), timeout=60)
        for number in range(PROBES):
            head = bearer(secret) | {"X-Request-Id": f"probe-{number}"}
            requests.get(f"{found.base}/v1/figures?q=secretword", headers=head, timeout=20)
        requests.get(f"{found.base}/v1/figures", timeout=20)
        yield found


def measured(server: Running, secret: str) -> dict[tuple[str, str], float]:
    text = requests.get(f"{server.base}/metrics", headers=bearer(secret), timeout=20).text
    samples = [one for family in text_string_to_metric_families(text) for one in family.samples]
    return {(one.name, ",".join(one.labels[name] for name in sorted(one.labels))): one.value for one in samples}


def test_requests_figures_and_times_are_counted_over_all_processes(server: Running, secret: str) -> None:
    found = measured(server, secret)
    assert found["tallybook_requests_total", "GET,/v1/figures,200"] == PROBES
    assert found["tallybook_requests_total", "GET,/v1/figures,401"] == 1
    assert found["tallybook_requests_total", "POST,/v1/articles,201"] == 1
    assert found["tallybook_articles_total", "created"] == 1
    assert found["tallybook_figures_total", ""] >= 4
    assert found["tallybook_extraction_seconds_count", "ingest"] == 1
    assert found["tallybook_request_seconds_count", "/v1/figures"] == PROBES + 1
    assert found["tallybook_deliveries", "waiting"] == 0
    assert found["tallybook_requests_under_way", ""] == 1  # this one


@pytest.mark.usefixtures("ferry")
def test_an_answer_in_pieces_is_one_request_until_its_last_piece_is_taken(client: FlaskClient) -> None:
    """Its connection to the record, which goes with the request, is lent to nobody else until then."""
    at_rest = under_way()
    for taken in (1, 0):
        answer = client.get("/v1/export", buffered=False)
        pieces = answer.iter_encoded()
        for _ in range(taken):
            assert next(pieces)
        assert under_way() == at_rest + 1
        answer.close()
        assert under_way() == at_rest
    assert client.head("/v1/export").status_code == 200
    assert client.get("/v1/export?as_of=1", headers={"Accept-Encoding": "gzip"}).data
    assert under_way() == at_rest


def under_way() -> float:
    return REGISTRY.get_sample_value("tallybook_requests_under_way") or 0.0


def test_methods_and_paths_that_clients_make_up_count_as_one_each(server: Running, secret: str) -> None:
    for number in range(5):
        for path in ("/v1/figures", f"/v1/figures/f{number}", f"/nowhere/{number}"):
            requests.request(f"BREW{number}", f"{server.base}{path}", headers=bearer(secret), timeout=20)
    requests.get(f"{server.base}/nowhere", headers=bearer(secret), timeout=20)
    found = {labels: value for (name, labels), value in measured(server, secret).items() if "requests_total" in name}
    assert not [labels for labels in found if "BREW" in labels or "/nowhere" in labels or "/f1" in labels]
    assert sum(value for labels, value in found.items() if labels.startswith("OTHER,")) == 15
    assert found["GET,none,404"] == 1


def lines(server: Running) -> list[dict[str, Any]]:
    text = server.log.read_text()
    return [json.loads(line) for line in text.splitlines() if not line.startswith("Tallybook serves")]


def test_the_log_is_json_and_names_each_request(server: Running) -> None:
    asked = [line for line in lines(server) if line["message"] == "request"]
    known = [line for line in asked if line["request_id"].startswith("probe-")]
    assert sorted(line["request_id"] for line in known) == sorted(f"probe-{number}" for number in range(PROBES))
    assert known[0] | {"seconds": 0, "request_id": "", "time": ""} == {
        **{"level": "INFO", "logger": "service.web.log", "message": "request", "time": "", "request_id": ""},
        **{
            "method": "GET",
            "path": "/v1/figures",
            "status": 200,
            "seconds": 0,
            "address": "127.0.0.1",
            "token": "wire",
        },
    }
    (ingested,) = [line for line in lines(server) if line["logger"] == "service.ingest"]
    assert ingested["request_id"] in {line["request_id"] for line in asked}


def test_the_log_holds_no_text_no_question_and_no_secret(server: Running, secret: str) -> None:
    text = server.log.read_text()
    assert secret.split("_", 2)[2] not in text
    assert "secretword" not in text
    assert "ferry" not in text.lower()


@pytest.mark.parametrize("sent", ["a b", "x" * 65, "", "a;b", "<script>"])
def test_an_id_that_could_do_harm_in_a_log_is_replaced(server: Running, sent: str) -> None:
    answer = requests.get(f"{server.base}/healthz", headers={"X-Request-Id": sent}, timeout=5)
    assert answer.headers["X-Request-Id"] != sent
    assert len(answer.headers["X-Request-Id"]) == 32


def test_an_error_has_its_id_too(server: Running) -> None:
    answer = requests.get(f"{server.base}/v1/nothing", headers={"X-Request-Id": "mine"}, timeout=5)
    assert answer.headers["X-Request-Id"] == "mine"
