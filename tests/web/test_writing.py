"""Many articles at once, and requests that are sent twice."""

import json
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from flask.testing import FlaskClient

from service.settings import Settings
from service.store import Store
from service.web import create_app
from tests.web.samples import FERRY, FERRY_AGAIN

LINES = "application/x-ndjson"


def sent(client: FlaskClient, *lines: str) -> list[dict[str, Any]]:
    answer = client.post("/v1/articles", data="\n".join(lines).encode(), content_type=LINES)
    assert (answer.status_code, answer.mimetype) == (200, LINES)
    return [json.loads(line) for line in answer.get_data(as_text=True).splitlines()]


def test_each_line_of_many_articles_has_its_result(client: FlaskClient) -> None:
    wrong = json.dumps(FERRY_AGAIN | {"published_at": "someday"})
    results = sent(client, json.dumps(FERRY), wrong, "{broken", "", json.dumps(FERRY), '{"titel": "x"}')
    assert [(one["line"], one["status"]) for one in results] == [
        *((1, "created"), (2, "refused"), (3, "refused"), (5, "unchanged"), (6, "refused")),
    ]
    assert results[0]["figures"] == len(client.get(f"/v1/articles/{results[0]['id']}").get_json()["figures"])
    assert results[1]["problem"]["errors"][0]["pointer"] == "#/published_at"
    assert results[2]["problem"]["status"] == 400
    assert results[4]["problem"]["status"] == 422


@pytest.mark.parametrize("kind", ["application/jsonl", "application/x-jsonlines; charset=utf-8"])
def test_lines_may_go_by_another_name(client: FlaskClient, kind: str) -> None:
    answer = client.post("/v1/articles", data=f"{json.dumps(FERRY)}\n{json.dumps(FERRY_AGAIN)}\n", content_type=kind)
    assert [json.loads(line)["status"] for line in answer.get_data(as_text=True).splitlines()] == ["created"] * 2


@pytest.mark.parametrize("body", [json.dumps([FERRY]), f"{json.dumps(FERRY)}\n{json.dumps(FERRY_AGAIN)}"])
def test_many_articles_as_one_are_told_how_many_go(client: FlaskClient, body: str) -> None:
    answer = client.post("/v1/articles", data=body, content_type="application/json")
    assert answer.status_code in (400, 422)
    assert "application/x-ndjson" in answer.get_json()["detail"]


def test_a_refused_line_leaves_nothing_behind(client: FlaskClient) -> None:
    sent(client, json.dumps(FERRY_AGAIN | {"published_at": "someday"}))
    assert client.get("/v1/articles").get_json()["items"] == []
    assert len(client.get("/v1/changes").get_json()["items"]) == 1


def test_many_articles_are_bounded_as_one_is(client: FlaskClient) -> None:
    answer = client.post("/v1/articles", data=b"{}\n" * 2_000_000, content_type=LINES)
    assert (answer.status_code, answer.mimetype) == (413, "application/problem+json")


NEW = {"name": "ships in port", "kind": "count", "reason": "we track it"}


def test_a_request_sent_twice_with_one_key_is_done_once(client: FlaskClient) -> None:
    key = {"Idempotency-Key": "8e03978e-40d5"}
    first = client.post("/v1/statistics", json=NEW, headers=key)
    again = client.post("/v1/statistics", json=NEW, headers=key)
    assert (first.status_code, again.status_code) == (201, 201)
    assert again.data == first.data
    assert again.headers["Location"] == first.headers["Location"]
    assert again.headers["ETag"] == first.headers["ETag"]
    assert again.headers["Idempotent-Replayed"] == "true"
    assert len(client.get("/v1/changes").get_json()["items"]) == 2


def test_a_key_serves_one_request_only(client: FlaskClient) -> None:
    key = {"Idempotency-Key": "8e03978e-40d5"}
    client.post("/v1/statistics", json=NEW, headers=key)
    other = client.post("/v1/statistics", json=NEW | {"name": "ships at sea"}, headers=key)
    assert (other.status_code, other.mimetype) == (422, "application/problem+json")


def test_what_was_refused_may_be_tried_again_under_its_key(client: FlaskClient) -> None:
    key = {"Idempotency-Key": "8e03978e-40d5"}
    assert client.post("/v1/statistics", json=NEW | {"kind": "none"}, headers=key).status_code == 422
    assert client.post("/v1/statistics", json=NEW, headers=key).status_code == 201


def test_a_request_that_is_still_being_done_is_409(client: FlaskClient, settings: Settings) -> None:
    with Store.open(settings.database) as store:
        client.post("/v1/statistics", json=NEW, headers={"Idempotency-Key": "k"})
        assert store.replies().begin("api other", "x") is None
    answer = client.post("/v1/statistics", json=NEW, headers={"Idempotency-Key": "other"})
    assert answer.status_code == 422  # another request began it
    assert "another request" in answer.get_json()["detail"]


def test_of_many_at_once_with_one_key_one_is_done(settings: Settings) -> None:
    app = create_app(settings)

    def post(_: int) -> int:
        return app.test_client().post("/v1/articles", json=FERRY, headers={"Idempotency-Key": "k"}).status_code

    with ThreadPoolExecutor(6) as pool:
        statuses = list(pool.map(post, range(6)))
    assert set(statuses) <= {201, 409}
    assert app.test_client().get("/v1/changes").get_json()["items"][1:][0]["kind"] == "ingest"
    assert len(app.test_client().get("/v1/articles").get_json()["items"]) == 1


@pytest.mark.parametrize("key", ["", "two words", "é", "k" * 256])
def test_a_key_that_is_none_is_400(client: FlaskClient, key: str) -> None:
    answer = client.post("/v1/statistics", json=NEW, headers={"Idempotency-Key": key})
    assert (answer.status_code, answer.mimetype) == (400, "application/problem+json")
