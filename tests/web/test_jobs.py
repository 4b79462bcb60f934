"""Many articles that are taken in after the request was answered: accepted, followed, and never lost."""

import json
import signal
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import requests
from flask.testing import FlaskClient

from service.settings import Settings
from service.web.server.clerk import Clerk
from tests.web.running import Running, run, running
from tests.web.samples import FERRY

ASYNC = {"Content-Type": "application/x-ndjson", "Prefer": "respond-async, wait=5"}


def lines(*articles: Any) -> bytes:
    return b"\n".join(json.dumps(one).encode() for one in articles)


def herons(number: int) -> dict[str, Any]:
    return {"id": f"herons {number}", "text": f"Wardens counted {number + 100} herons on the lake on Monday."}


def post(server: Running, body: bytes, **headers: str) -> requests.Response:
    return requests.post(f"{server.base}/v1/articles", data=body, headers=ASYNC | headers, timeout=60)


def ended(server: Running, path: str, **headers: str) -> dict[str, Any]:
    """The job once it is done."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        job: dict[str, Any] = requests.get(server.base + path, headers=headers, timeout=60).json()
        if job["state"] == "done":
            return job
        time.sleep(0.1)
    pytest.fail(f"not done after a minute: {job}")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(tmp_path_factory.mktemp("jobs") / "record.db", workers=2) as found:
        yield found


def test_many_articles_are_accepted_and_followed_to_their_end(server: Running) -> None:
    answer = post(server, lines(FERRY, FERRY) + b"\n\n{}\nnot json\n")
    assert (answer.status_code, answer.headers["Preference-Applied"]) == (202, "respond-async")
    assert (answer.json()["lines"], answer.json()["done"], answer.json()["ended"]) == (4, 0, None)
    job = ended(server, answer.headers["Location"])
    assert (job["done"], job["counts"]["created"], job["counts"]["unchanged"], job["counts"]["refused"]) == (4, 1, 1, 2)
    told = requests.get(f"{server.base}/v1/jobs/{job['id']}/lines", timeout=60).json()["items"]
    assert [(one["line"], one["status"]) for one in told] == [
        *((1, "created"), (2, "unchanged")),
        *((4, "refused"), (5, "refused")),
    ]
    assert requests.get(f"{server.base}/v1/articles/{told[0]['id']}", timeout=60).status_code == 200
    assert told[3]["problem"]["detail"].startswith("The body is not JSON")


def test_what_became_of_the_lines_is_paged_filtered_and_given_as_csv(server: Running) -> None:
    path = post(server, lines(*(herons(n) for n in range(5)), {})).headers["Location"]
    ended(server, path)
    found, following = [], f"{server.base}{path}/lines?limit=2"
    while following:
        page = requests.get(following, timeout=60)
        assert "immutable" not in page.headers["Cache-Control"]
        found += [one["line"] for one in page.json()["items"]]
        following = page.json()["next"]
    assert found == [1, 2, 3, 4, 5, 6]
    refused = requests.get(f"{server.base}{path}/lines?status=refused&format=csv", timeout=60).text.splitlines()
    assert [row.partition(",")[0] for row in refused] == ["line", "6"]


def test_jobs_are_listed_with_the_newest_first(server: Running) -> None:
    first, second = (post(server, lines(herons(n))).json()["id"] for n in (0, 1))
    page = requests.get(f"{server.base}/v1/jobs?limit=1", timeout=60).json()
    assert [one["id"] for one in page["items"]] == [second]
    assert requests.get(page["next"], timeout=60).json()["items"][0]["id"] == first


def test_nothing_to_do_is_done_at_once(client: FlaskClient) -> None:
    answer = client.post("/v1/articles", data=b"\n\n", headers=ASYNC)
    assert (answer.status_code, answer.get_json()["state"], answer.get_json()["lines"]) == (202, "done", 0)


def test_one_article_is_answered_as_ever(client: FlaskClient) -> None:
    assert client.post("/v1/articles", json=FERRY, headers={"Prefer": "respond-async"}).status_code == 201


def test_sent_again_under_its_key_it_is_one_job(client: FlaskClient) -> None:
    key = ASYNC | {"Idempotency-Key": "one-batch"}
    first, second = (client.post("/v1/articles", data=lines(FERRY), headers=key).get_json()["id"] for _ in range(2))
    assert first == second
    assert len(client.get("/v1/jobs").get_json()["items"]) == 1


def test_a_job_that_is_not_there_is_a_404_and_a_cursor_of_another_list_a_422(client: FlaskClient) -> None:
    assert client.get("/v1/jobs/b0/lines").status_code == client.get("/v1/jobs/b0").status_code == 404
    for number in range(2):
        client.post("/v1/articles", data=lines(herons(number)), headers=ASYNC)
    cursor = client.get("/v1/jobs?limit=1").get_json()["next"].partition("cursor=")[2]
    job = client.get("/v1/jobs").get_json()["items"][0]["id"]
    assert client.get(f"/v1/jobs/{job}/lines?cursor={cursor}").status_code == 422


def test_a_killed_service_goes_on_with_its_jobs_when_it_is_started_again(tmp_path: Path) -> None:
    database, many = tmp_path / "record.db", 60
    with running(database, workers=1) as server:
        path = post(server, lines(*(herons(n) for n in range(many)))).headers["Location"]
        while not requests.get(server.base + path, timeout=60).json()["done"]:
            time.sleep(0.02)
        server.process.send_signal(signal.SIGKILL)
        server.process.wait()
    with running(database) as server:
        job = ended(server, path)
        held = requests.get(f"{server.base}/v1/articles?limit=500", timeout=60).json()["items"]
    assert job["counts"]["created"] + job["counts"]["unchanged"] == job["lines"] == many
    assert len(held) == many
    assert run("verify", "--db", str(database)).returncode == 0


def test_a_line_at_which_the_service_fails_is_refused_and_the_next_ones_are_done(
    client: FlaskClient, settings: Settings
) -> None:
    path = client.post("/v1/articles", data=lines(herons(0), herons(1)), headers=ASYNC).headers["Location"]
    clerk = Clerk(client.application, settings.database)
    with closing(sqlite3.connect(settings.database)) as broken:
        broken.execute("CREATE TRIGGER broken BEFORE INSERT ON articles BEGIN SELECT RAISE(ABORT, 'broken'); END")
        assert clerk.do_next()
        broken.execute("DROP TRIGGER broken")
    assert clerk.do_next()
    assert not clerk.do_next()
    told = client.get(f"{path}/lines").get_json()["items"]
    assert [(one["status"], one["problem"] and one["problem"]["status"]) for one in told] == [
        *(("refused", 500), ("created", None)),
    ]


def test_the_token_that_sent_the_lines_signs_their_articles(tmp_path: Path) -> None:
    database = tmp_path / "record.db"
    run("migrate", "--db", str(database))
    secrets = {
        scope: run("token", "create", f"desk-{scope}", "--scope", scope, "--db", str(database)).stdout.split()[-1]
        for scope in ("read", "ingest")
    }
    with running(database, workers=1) as server:
        refused = post(server, lines(FERRY), Authorization=f"Bearer {secrets['read']}")
        told = {"Authorization": f"Bearer {secrets['ingest']}"}
        job = ended(server, post(server, lines(FERRY), **told).headers["Location"], **told)
        article = requests.get(f"{server.base}/v1/articles", headers=told, timeout=60).json()["items"][0]
    assert refused.status_code == 403
    assert job["actor"] == article["recorded"]["actor"] == "desk-ingest"


def test_the_lines_that_wait_are_counted_for_prometheus(client: FlaskClient) -> None:
    client.post("/v1/articles", data=lines(herons(0), herons(1)), headers=ASYNC)
    assert "tallybook_job_lines_waiting 2.0" in client.get("/metrics").text
