"""What all requests share: validators, caches, compression, methods, and questions about what was never on record."""

import gzip
from dataclasses import replace
from typing import Any

import pytest
from flask.testing import FlaskClient

from service.settings import Settings
from service.web import create_app
from tests.web.samples import FERRY_AGAIN, figure_of


def test_an_etag_stays_while_what_is_shown_stays(client: FlaskClient, ferry: dict[str, Any]) -> None:
    path = f"/v1/figures/{figure_of(ferry, '212')['id']}"
    before = client.get(path).headers["ETag"]
    client.post("/v1/articles", json={"text": "At least 19 houses burned on Sunday, the mayor said."})
    assert client.get(path).headers["ETag"] == before
    assert client.get(path, headers={"If-None-Match": before}).status_code == 304


def test_an_etag_changes_with_anything_that_is_shown(client: FlaskClient, ferry: dict[str, Any]) -> None:
    figure = figure_of(ferry, "37")
    path, statistic = f"/v1/figures/{figure['id']}", f"/v1/statistics/{figure['statistic']['id']}"
    before = client.get(path).headers["ETag"]
    change = {"name": "people hurt off Larne", "reason": "plainer"}
    client.patch(statistic, json=change, headers={"If-Match": "*"})
    changed = client.get(path, headers={"If-None-Match": before})
    assert changed.status_code == 200
    assert changed.get_json()["statistic"]["name"] == "people hurt off Larne"
    correction = {"state": "confirmed", "reason": "seen"}
    assert client.patch(path, json=correction, headers={"If-Match": before}).status_code == 200


def test_a_list_that_is_held_already_is_304(client: FlaskClient, ferry: dict[str, Any]) -> None:
    tag = client.get("/v1/figures").headers["ETag"]
    assert client.get("/v1/figures", headers={"If-None-Match": tag}).status_code == 304
    client.post("/v1/articles", json=FERRY_AGAIN)
    assert client.get("/v1/figures", headers={"If-None-Match": tag}).status_code == 200


def test_every_read_names_the_transaction_it_was_read_at(client: FlaskClient, ferry: dict[str, Any]) -> None:
    at = ferry["recorded"]["transaction"]
    client.post("/v1/articles", json=FERRY_AGAIN)
    figure = f"/v1/figures/{ferry['figures'][0]['id']}"
    assert client.get(f"{figure}?as_of={at}").headers["Tallybook-As-Of"] == str(at)
    assert client.get(figure).headers["Tallybook-As-Of"] == str(at + 1)
    assert client.get(f"/v1/figures?as_of={at}&format=csv").headers["Tallybook-As-Of"] == str(at)


@pytest.mark.parametrize("path", ["/v1/figures/{f}", "/v1/figures", "/v1/articles/{a}", "/v1/figures/{f}/evidence"])
def test_a_past_read_is_immutable_and_a_present_one_is_asked_again(
    client: FlaskClient, ferry: dict[str, Any], path: str
) -> None:
    path = path.format(f=ferry["figures"][0]["id"], a=ferry["id"])
    past = client.get(f"{path}?as_of={ferry['recorded']['transaction']}")
    assert "immutable" in past.headers["Cache-Control"]
    assert client.get(path).headers["Cache-Control"] == "no-cache"


def test_a_page_behind_a_cursor_is_immutable(client: FlaskClient, ferry: dict[str, Any]) -> None:
    following = client.get("/v1/figures?limit=1").get_json()["next"]
    assert "immutable" in client.get(following).headers["Cache-Control"]


def test_a_cursor_serves_no_other_question(client: FlaskClient, ferry: dict[str, Any]) -> None:
    cursor = client.get("/v1/figures?limit=1&sort=value").get_json()["next"].rpartition("cursor=")[2]
    for other in ("/v1/figures?sort=-value", "/v1/figures?sort=value&kind=count", "/v1/articles?", "/v1/sources?"):
        assert client.get(f"{other}&cursor={cursor}").status_code == 422, other
    assert client.get(f"/v1/figures?limit=1&sort=value&cursor={cursor}").status_code == 200


@pytest.mark.parametrize("coding", ["gzip", "zstd"])
def test_answers_are_compressed_as_the_client_allows(client: FlaskClient, ferry: dict[str, Any], coding: str) -> None:
    answer = client.get("/v1/figures", headers={"Accept-Encoding": coding})
    assert answer.headers["Content-Encoding"] == coding
    assert "Accept-Encoding" in answer.headers["Vary"]
    if coding == "gzip":
        assert gzip.decompress(answer.data) == client.get("/v1/figures").data
    held = {"Accept-Encoding": coding, "If-None-Match": answer.headers["ETag"]}
    assert client.get("/v1/figures", headers=held).status_code == 304


def test_the_etag_of_a_compressed_answer_serves_a_correction(client: FlaskClient, ferry: dict[str, Any]) -> None:
    path = f"/v1/figures/{ferry['figures'][0]['id']}"
    read = client.get(path, headers={"Accept-Encoding": "gzip"})
    assert read.headers["Content-Encoding"] == "gzip"
    change = {"state": "confirmed", "reason": "seen"}
    assert client.patch(path, json=change, headers={"If-Match": read.headers["ETag"]}).status_code == 200


@pytest.mark.parametrize("path", ["/v1/figures", "/v1/figures?format=csv", "/v1/articles/{a}", "/openapi.json", "/"])
def test_head_is_get_without_the_body(client: FlaskClient, ferry: dict[str, Any], path: str) -> None:
    path = path.format(a=ferry["id"])
    got, headed = client.get(path), client.head(path)
    assert (headed.status_code, headed.data) == (200, b"")
    assert headed.headers["Content-Type"] == got.headers["Content-Type"]
    assert headed.headers.get("ETag") == got.headers.get("ETag")


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/v1/figures", "GET, HEAD, OPTIONS"),
        ("/v1/articles", "GET, HEAD, OPTIONS, POST"),
        ("/v1/compare", "OPTIONS, POST"),
    ],
)
def test_options_tells_the_methods(client: FlaskClient, path: str, allowed: str) -> None:
    answer = client.options(path)
    assert answer.status_code == 200
    assert ", ".join(sorted(answer.headers["Allow"].split(", "))) == allowed


@pytest.mark.parametrize("name", ["statistic", "article"])
def test_a_filter_by_an_id_that_was_never_on_record_is_refused(client: FlaskClient, name: str) -> None:
    answer = client.get(f"/v1/figures?{name}=nope")
    assert answer.status_code == 422
    assert answer.get_json()["errors"][0]["parameter"] == name


def test_a_filter_by_an_id_that_came_later_is_an_empty_list(client: FlaskClient, ferry: dict[str, Any]) -> None:
    assert client.get(f"/v1/figures?article={ferry['id']}&as_of=1").get_json()["items"] == []


@pytest.mark.parametrize(
    "path",
    ["/?x=1", "/about?x=1", "/search?q=a&page=2", "/articles/a1?revison=1", "/figures/f1?x=1", "/docs?x=1"],
)
def test_a_page_refuses_a_parameter_that_it_does_not_take(client: FlaskClient, path: str) -> None:
    answer = client.get(path, headers={"Accept": "text/html"})
    assert (answer.status_code, answer.mimetype) == (400, "text/html")
    assert "There is no such parameter here" in answer.get_data(as_text=True)


@pytest.mark.parametrize("revision", ["one", "-1", "²", ""])
def test_a_revision_that_is_no_number_is_refused_by_its_page(
    client: FlaskClient, ferry: dict[str, Any], revision: str
) -> None:
    assert client.get(f"/articles/{ferry['id']}?revision={revision}").status_code == 400


def test_a_nul_is_refused_wherever_text_is_taken(client: FlaskClient, ferry: dict[str, Any]) -> None:
    path = f"/v1/figures/{ferry['figures'][0]['id']}"
    change = {"measured": "a\0b", "reason": "r"}
    assert client.patch(path, json=change, headers={"If-Match": "*"}).status_code == 422
    made = {"name": "a\0b", "kind": "count", "reason": "r"}
    assert client.post("/v1/statistics", json=made).status_code == 422
    assert (
        client.post("/v1/judgements", json={"a": "x\0", "b": "y", "ruling": "same", "reason": "r"}).status_code == 422
    )
    assert client.get("/v1/figures?q=a%00b").status_code == 422


def test_a_site_that_is_named_may_call_the_api_from_a_browser(settings: Settings) -> None:
    client = create_app(replace(settings, cors_origins="https://desk.example https://lab.example")).test_client()
    answer = client.get("/v1/figures", headers={"Origin": "https://lab.example"})
    assert answer.headers["Access-Control-Allow-Origin"] == "https://lab.example"
    assert "ETag" in answer.headers["Access-Control-Expose-Headers"]
    asked = {"Origin": "https://lab.example", "Access-Control-Request-Method": "PATCH"}
    asked |= {"Access-Control-Request-Headers": "if-match, content-type"}
    allowed = client.options("/v1/figures/f1", headers=asked)
    assert "PATCH" in allowed.headers["Access-Control-Allow-Methods"]
    assert "if-match" in allowed.headers["Access-Control-Allow-Headers"].lower()
    assert "Access-Control-Allow-Origin" not in client.get("/", headers={"Origin": "https://lab.example"}).headers


def test_no_other_site_may(client: FlaskClient, settings: Settings) -> None:
    opened = create_app(replace(settings, cors_origins="https://desk.example")).test_client()
    for one in (client, opened):
        answer = one.get("/v1/figures", headers={"Origin": "https://elsewhere.example"})
        assert "Access-Control-Allow-Origin" not in answer.headers


def test_a_statistic_that_is_there_already_is_409_and_named(client: FlaskClient) -> None:
    new = {"name": "lorries at the pass", "kind": "count", "reason": "we track it"}
    made = client.post("/v1/statistics", json=new).get_json()
    again = client.post("/v1/statistics", json=new)
    assert (again.status_code, again.mimetype) == (409, "application/problem+json")
    assert made["id"] in again.get_json()["detail"]
    assert again.get_json()["errors"][0]["pointer"] == "#/name"
