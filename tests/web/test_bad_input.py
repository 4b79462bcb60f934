"""Whatever is wrong with a request is told as problem+json, and nothing is stored."""

import base64
import hashlib
from typing import Any

import pytest
from flask.testing import FlaskClient

from service.settings import Settings
from tests.web.samples import FERRY, figure_of

JSON = "application/json"
BAD_BODIES = [
    ("empty text", b'{"text": ""}', 422),
    ("blank text", b'{"text": "  \\n "}', 422),
    ("neither text nor html", b'{"title": "x"}', 422),
    ("text that is a number", b'{"text": 12}', 422),
    ("text that is null", b'{"text": null}', 422),
    ("title that is a list", b'{"text": "x", "title": ["y"]}', 422),
    ("a date that is none", b'{"text": "19 houses burned.", "published_at": "2025-02-30"}', 422),
    ("a date in words", b'{"text": "19 houses burned.", "published_at": "yesterday"}', 422),
    ("an event without a date", b'{"text": "19 houses burned.", "events": {"the flood": "spring"}}', 422),
    ("an unknown field", b'{"text": "19 houses burned.", "titel": "x"}', 422),
    ("an address that is script", b'{"text": "19 houses burned.", "url": "javascript:alert(1)"}', 422),
    ("not an object", b'["19 houses burned."]', 422),
    ("not JSON", b'{"text": "19 houses', 400),
    ("nothing at all", b"", 400),
    ("NaN", b'{"text": NaN}', 400),
    ("a byte order mark", b'\xef\xbb\xbf{"text": "19 houses burned."}', 400),
    ("a field given twice", b'{"text": "19 houses burned.", "title": "a", "text": "20 houses burned."}', 400),
    ("a text and a page", b'{"text": "19 houses burned.", "html": "<p>20 houses burned.</p>"}', 422),
    ("not UTF-8", b'{"text": "caf\xe9"}', 400),
    ("half a character", b'{"text": "19 houses \\ud83d burned."}', 400),
    ("nested too deeply", b'{"text":' * 100_000, 400),
    ("a number of ten thousand digits", b'{"text": ' + b"9" * 10_000 + b"}", 400),
    ("an object nested in a field", b'{"text": ' + b"[" * 500 + b"]" * 500 + b"}", 422),
]


def told(answer: Any, status: int) -> dict[str, Any]:
    body: dict[str, Any] = answer.get_json(force=True)
    assert answer.status_code == status, body
    assert answer.mimetype == "application/problem+json"
    assert body["status"] == status
    assert body["title"]
    assert len(body["detail"]) > 10
    assert isinstance(body["errors"], list)
    return body


@pytest.mark.parametrize(("body", "status"), [row[1:] for row in BAD_BODIES], ids=[row[0] for row in BAD_BODIES])
@pytest.mark.parametrize("path", ["/v1/articles", "/v1/extract"])
def test_a_body_that_cannot_be_used_is_refused(client: FlaskClient, path: str, body: bytes, status: int) -> None:
    told(client.post(path, data=body, content_type=JSON), status)
    assert client.get("/v1/articles").get_json()["items"] == []
    assert client.get("/v1/figures").get_json()["items"] == []


def test_twenty_megabytes_are_too_many(client: FlaskClient) -> None:
    told(client.post("/v1/articles", json={"text": "19 houses burned. " * 1_200_000}), 413)
    assert client.get("/v1/articles").get_json()["items"] == []


def test_a_body_that_is_not_said_to_be_json_is_415(client: FlaskClient) -> None:
    told(client.post("/v1/articles", data='{"text": "19 houses burned."}', content_type="text/plain"), 415)


def test_french_comes_on_record_without_figures_and_is_told_to_be_unsupported(client: FlaskClient) -> None:
    text = "Le gouvernement a annoncé mardi que 412 personnes avaient été blessées dans les inondations de dimanche."
    answer = client.post("/v1/articles", json={"text": text})
    assert answer.status_code == 201
    assert (answer.get_json()["supported"], answer.get_json()["figures"]) == (False, [])


@pytest.mark.parametrize(
    "path",
    [
        "/v1/nothing",
        "/nothing",
        "/v1/articles/a0000000000000000",
        "/v1/articles/a0000000000000000/revisions",
        "/v1/articles/a0000000000000000/revisions/1",
        "/v1/articles/a0000000000000000/revisions/1..2/changes",
        "/v1/figures/f0000000000000000",
        "/v1/figures/f0000000000000000/versions",
        "/v1/figures/f0000000000000000/versions/1",
        "/v1/figures/f0000000000000000/evidence",
        "/v1/statistics/s0000000000000000",
        "/v1/statistics/s0000000000000000/observations",
        "/v1/statistics/s0000000000000000/comparison",
        "/v1/statistics/s0000000000000000/chart.svg",
        "/v1/judgements/j0000000000000000",
        "/v1/articles/%00",
        "/docs/assets/index.html",
    ],
)
def test_what_is_not_on_record_is_404(client: FlaskClient, path: str) -> None:
    told(client.get(path), 404)


@pytest.mark.parametrize(
    ("query", "status", "parameter"),
    [
        ("publishr=x", 400, "publishr"),
        ("limit=5&limit=6", 400, "limit"),
        ("limit=100000", 422, "limit"),
        ("limit=0", 422, "limit"),
        ("limit=many", 422, "limit"),
        ("value=about:3", 422, "value"),
        ("value=ge:nan", 422, "value"),
        ("valid_from=2025-02-30", 422, "valid_from"),
        ("value=ge:1,ge:2", 422, "value"),
        ("value=eq:1,le:2", 422, "value"),
        ("value=ge:20,le:10", 422, "value"),
        ("confidence=ge:80", 422, "confidence"),
        ("kind=distance", 422, "kind"),
        ("kind=count,distance", 422, "kind"),
        ("kind=", 422, "kind"),
        ("q=", 422, "q"),
        ("q=%20...", 422, "q"),
        ("unit=", 422, "unit"),
        ("source=%20", 422, "source"),
        ("valid_from=2025-03-05&valid_to=2025-03-04", 422, "valid_to"),
        ("published_from=2025-03-05&published_to=2025-03-04", 422, "published_to"),
        ("sort=colour", 422, "sort"),
        ("as_of=someday", 422, "as_of"),
        ("as_of=999999", 422, "as_of"),
        ("cursor=%22%3B--", 422, "cursor"),
        ("cursor=AAAA", 422, "cursor"),
    ],
)
def test_a_parameter_that_cannot_be_used_is_named(client: FlaskClient, query: str, status: int, parameter: str) -> None:
    body = told(client.get(f"/v1/figures?{query}"), status)
    assert body["errors"][0]["parameter"] == parameter


@pytest.mark.parametrize("path", ["statistics?q=", "sources?q=-", "edits?publisher=", "articles?publisher=%20"])
def test_a_filter_that_is_left_empty_is_refused_in_every_list(client: FlaskClient, path: str) -> None:
    (error,) = told(client.get(f"/v1/{path}"), 422)["errors"]
    assert "leave" in error["detail"]


@pytest.mark.parametrize(
    "path", ["/healthz", "/openapi.json", "/v1/figures/f1", "/v1/articles/a1/revisions/1", "/v1/changes"]
)
def test_a_parameter_that_no_route_takes_is_refused_everywhere(client: FlaskClient, path: str) -> None:
    told(client.get(f"{path}?nonsense=1"), 400)


def test_a_method_that_does_nothing_is_405_and_tells_those_that_do(client: FlaskClient) -> None:
    answer = client.put("/v1/articles", json=FERRY)
    told(answer, 405)
    assert {"GET", "POST"} <= set(answer.headers["Allow"].split(", "))


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"value": "37", "reason": "r"}, "#/value"),
        ({"value": True, "reason": "r"}, "#/value"),
        ({"value": 10**31, "reason": "r"}, "#/value"),
        ({"kind": "distance", "reason": "r"}, "#/kind"),
        ({"valid_from": "2025-02-30", "reason": "r"}, "#/valid_from"),
        ({"bound": "range", "value": None, "low": 5, "high": 4, "reason": "r"}, "#/low"),
        ({"bound": "range", "low": 4, "reason": "r"}, "#/high"),
        ({"bound": "range", "low": 4, "high": 5, "reason": "r"}, "#/value"),
        ({"value": -5, "reason": "r"}, "#/value"),
        ({"kind": "money", "reason": "r"}, "#/unit"),
        ({"direction": "up", "reason": "r"}, "#/direction"),
        ({"state": "confirmed", "value": 3, "reason": "r"}, "#/state"),
        ({"start": 4, "reason": "r"}, "#/start"),
        ({"sources": [{"name": 4}], "reason": "r"}, "#/sources/0/name"),
        ({"value": 4}, "#/reason"),
        ({"reason": "r"}, "#/reason"),
        ({"value": 4, "reason": " \t"}, "#/reason"),
        ({"value": 4, "reason": "r", "actor": " "}, "#/actor"),
    ],
)
def test_a_correction_that_cannot_be_made_is_refused(
    client: FlaskClient, ferry: dict[str, Any], change: dict[str, Any], pointer: str
) -> None:
    path = f"/v1/figures/{figure_of(ferry, '37')['id']}"
    tag = client.get(path).headers["ETag"]
    body = told(client.patch(path, json=change, headers={"If-Match": tag}), 422)
    assert body["errors"][0]["pointer"] == pointer
    assert client.get(path).get_json()["version"] == 1


@pytest.mark.parametrize(
    "body",
    [{"figures": []}, {"figures": ["f1"]}, {"figures": "f1"}, {"figures": [1, 2]}, {"figures": ["f1", "f1"]}, {}],
)
def test_a_comparison_needs_two_different_ids(client: FlaskClient, body: dict[str, Any]) -> None:
    told(client.post("/v1/compare", json=body), 422)


def test_a_failure_inside_is_a_problem_that_tells_no_secrets(client: FlaskClient, settings: Settings) -> None:
    client.application.config["PROPAGATE_EXCEPTIONS"] = False
    client.application.add_url_rule("/v1/broken", view_func=lambda: 1 / 0)
    body = told(client.get("/v1/broken"), 500)
    assert "ZeroDivision" not in str(body)


def test_a_record_that_is_missing_is_503(client: FlaskClient, settings: Settings) -> None:
    settings.database.unlink()
    told(client.get("/readyz"), 503)
    assert client.get("/healthz").status_code == 200


def test_a_browser_that_is_lost_gets_a_page(client: FlaskClient) -> None:
    answer = client.get("/articles/a0000000000000000", headers={"Accept": "text/html,*/*;q=0.8"})
    assert (answer.status_code, answer.mimetype) == (404, "text/html")


MADE_UP = [
    b"{}",
    b"[1]",
    b"1",
    b'[1,"x",[]]',
    b"[1,2,[[1],{}]]",
    b'[1,"x",[1,2,3]]',
    b"[9999999999999999999999,1,[1,1]]",
]


@pytest.mark.parametrize("body", MADE_UP)
@pytest.mark.parametrize("path", ["/v1/figures", "/v1/articles", "/v1/statistics", "/v1/sources", "/v1/judgements"])
def test_a_cursor_that_somebody_made_up_is_refused(client: FlaskClient, path: str, body: bytes) -> None:
    signed = hashlib.sha256(b"tallybook cursor" + body).digest()[:8] + body
    cursor = base64.urlsafe_b64encode(signed).decode().rstrip("=")
    answer = client.get(f"{path}?cursor={cursor}")
    assert (answer.status_code, answer.mimetype) == (422, "application/problem+json")


@pytest.mark.parametrize("number", ["1e999999999", "-1e-99999", "1e-20000", "0e-99999", "1e30"])
def test_a_number_beyond_what_is_kept_is_refused(client: FlaskClient, ferry: dict[str, Any], number: str) -> None:
    figure = ferry["figures"][0]
    body = f'{{"value": {number}, "reason": "misread"}}'
    answer = client.patch(
        f"/v1/figures/{figure['id']}", data=body, content_type="application/json", headers={"If-Match": "*"}
    )
    assert answer.status_code == 422
    assert client.get(f"/v1/figures?value=ge:{number}").status_code == 422
