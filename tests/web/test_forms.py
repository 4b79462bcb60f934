"""Lists as CSV and JSON Lines, members chosen by `fields`, members added by `include`."""

import csv
import io
import json
from dataclasses import replace
from typing import Any

import pytest
from flask.testing import FlaskClient

from service.settings import Settings
from service.web import create_app
from tests.web.samples import FERRY, FERRY_AGAIN, figure_of


def rows(client: FlaskClient, path: str, accept: str = "text/csv") -> list[dict[str, str]]:
    answer = client.get(path, headers={"Accept": accept})
    assert answer.status_code == 200, answer.get_data(as_text=True)
    assert answer.mimetype == "text/csv"
    return list(csv.DictReader(io.StringIO(answer.get_data(as_text=True))))


def test_figures_as_csv_hold_what_the_json_holds(client: FlaskClient, ferry: dict[str, Any]) -> None:
    items = client.get("/v1/figures").get_json()["items"]
    table = rows(client, "/v1/figures")
    assert [row["id"] for row in table] == [item["id"] for item in items]
    cost = next(row for row in table if row["exact"] == "$1.2 million")
    assert (cost["value"], cost["unit"], cost["low"]) == ("1200000", "USD", "")
    assert cost["article.publisher"] == "The Harbour Gazette"
    assert next(row for row in table if row["exact"] == "37")["sources"] == "coastguard"


@pytest.mark.parametrize(
    "path",
    [
        *("/v1/articles", "/v1/articles/{a}/revisions", "/v1/articles/{a}/revisions/1..1/changes", "/v1/figures"),
        *("/v1/figures/{f}/versions", "/v1/statistics", "/v1/statistics/{s}/observations", "/v1/judgements"),
        *("/v1/statistics/{s}/vintages", "/v1/sources", "/v1/changes"),
    ],
)
def test_every_list_comes_in_three_forms(client: FlaskClient, ferry: dict[str, Any], path: str) -> None:
    figure = figure_of(ferry, "37")
    path = path.format(a=ferry["id"], f=figure["id"], s=figure["statistic"]["id"])
    items = json.loads(client.get(path).data)["items"]
    lines = client.get(f"{path}?format=jsonl")
    assert lines.mimetype == "application/x-ndjson"
    assert [json.loads(line) for line in lines.get_data(as_text=True).splitlines()] == items
    assert len(rows(client, f"{path}?format=csv", "*/*")) == len(items)


def test_edits_as_csv_have_a_line_for_each_number_that_was_changed(client: FlaskClient, ferry: dict[str, Any]) -> None:
    text = FERRY["text"].replace("212", "218").replace("37 people", "41 people")
    client.post("/v1/articles", json=FERRY | {"text": text})
    table = rows(client, "/v1/edits")
    assert sorted((row["changes.old.exact"], row["changes.new.exact"]) for row in table) == [
        ("212", "218"),
        ("37", "41"),
    ]
    assert {row["article.id"] for row in table} == {ferry["id"]}
    chosen = "/v1/edits?fields=article.publisher,changes.old.value,changes.new.value"
    assert list(rows(client, chosen)[0]) == ["article.publisher", "changes.old.value", "changes.new.value"]
    (item,) = client.get(chosen).get_json()["items"]
    assert item["article"] == {"publisher": "The Harbour Gazette"}
    assert {"old": {"value": 37}, "new": {"value": 41}} in item["changes"]


def test_csv_without_a_limit_runs_to_the_end_of_the_list(settings: Settings) -> None:
    client = create_app(replace(settings, page_size=2, max_page_size=3)).test_client()
    for number in range(8):
        client.post("/v1/articles", json={"text": f"At least {number + 20} houses burned.", "id": f"story {number}"})
    assert len(rows(client, "/v1/articles")) == 8
    assert len(rows(client, "/v1/articles?limit=2")) == 2
    assert len(client.get("/v1/changes?format=jsonl").get_data().splitlines()) == 9
    assert "Link" in client.get("/v1/articles?format=csv&limit=2").headers


@pytest.mark.parametrize("question", ["", "&limit=2", "&limit=3", "&fields=id"])
@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_a_list_that_is_held_already_is_304_in_every_form(settings: Settings, form: str, question: str) -> None:
    client = create_app(replace(settings, page_size=2, max_page_size=3)).test_client()
    for number in range(4):
        client.post("/v1/articles", json={"text": f"At least {number + 20} houses burned.", "id": f"story {number}"})
    path = f"/v1/articles?format={form}{question}"
    tag = client.get(path).headers["ETag"]
    again = client.get(path, headers={"If-None-Match": tag})
    assert (again.status_code, again.data) == (304, b"")
    client.post("/v1/articles", json={"text": "At least 90 houses burned.", "id": "story 9"})
    assert client.get(path, headers={"If-None-Match": tag}).status_code == 200


@pytest.mark.parametrize(
    ("accept", "given"),
    [
        ("", "application/json"),
        ("*/*", "application/json"),
        ("text/csv", "text/csv"),
        ("application/json;q=0.5, text/csv", "text/csv"),
        ("application/x-ndjson", "application/x-ndjson"),
        ("application/jsonl", "application/x-ndjson"),
        ("text/html,application/xhtml+xml,*/*;q=0.8", "application/json"),
    ],
)
def test_the_header_accept_chooses_the_form(client: FlaskClient, accept: str, given: str) -> None:
    answer = client.get("/v1/figures", headers={"Accept": accept} if accept else {})
    assert (answer.status_code, answer.mimetype) == (200, given)
    assert "Accept" in answer.headers["Vary"]


def test_a_form_that_there_is_not_is_refused(client: FlaskClient) -> None:
    assert client.get("/v1/figures", headers={"Accept": "application/pdf"}).status_code == 406
    assert client.get("/v1/figures?format=xlsx").status_code == 422


@pytest.mark.parametrize("title", ["=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3", "\tx", '=HYPERLINK("x")'])
def test_a_text_is_no_formula_of_a_spreadsheet(client: FlaskClient, title: str) -> None:
    client.post("/v1/articles", json={"text": "At least 19 houses burned.", "title": f"{title} houses", "id": "x"})
    shown = rows(client, "/v1/articles")[0]["title"]
    assert shown == f"'{title} houses" or not shown.startswith(("=", "+", "-", "@", "\t"))


def test_a_number_below_zero_stays_a_number(client: FlaskClient) -> None:
    article = client.post("/v1/articles", json={"text": "The temperature fell to -12 degrees Celsius, it said."})
    figure = article.get_json()["figures"][0]
    tag = client.get(f"/v1/figures/{figure['id']}").headers["ETag"]
    change = {"value": -12, "reason": "a test"}
    client.patch(f"/v1/figures/{figure['id']}", json=change, headers={"If-Match": tag})
    assert rows(client, "/v1/figures")[0]["value"] == "-12"


def test_fields_choose_members_and_columns_in_their_order(client: FlaskClient, ferry: dict[str, Any]) -> None:
    item = client.get("/v1/figures?fields=value,id,article.title&limit=1").get_json()["items"][0]
    assert set(item) == {"value", "id", "article"}
    assert item["article"] == {"title": FERRY["title"]}
    table = rows(client, "/v1/figures?fields=value,id,article.title,statistic")
    assert list(table[0]) == ["value", "id", "article.title", "statistic.id", "statistic.name"]
    figure = client.get(f"/v1/figures/{item['id']}?fields=exact").get_json()
    assert list(figure) == ["exact"]


@pytest.mark.parametrize("fields", ["nonsense", "article.nonsense", "id,", "value.id"])
def test_a_field_that_there_is_not_is_400(client: FlaskClient, ferry: dict[str, Any], fields: str) -> None:
    answer = client.get(f"/v1/figures?fields={fields}")
    assert answer.status_code == 400
    assert answer.get_json()["errors"][0]["parameter"] == "fields"


def test_include_brings_what_is_left_out_as_a_rule(client: FlaskClient, ferry: dict[str, Any]) -> None:
    client.post("/v1/articles", json=FERRY_AGAIN)
    figure = client.get("/v1/figures?include=versions,evidence&limit=1").get_json()["items"][0]
    assert [one["version"] for one in figure["versions"]] == [1]
    assert figure["evidence"]["type"] == "Annotation"
    articles = client.get("/v1/articles?include=text,figures").get_json()["items"]
    for article in articles:
        for one in article["figures"]:
            assert article["text"][one["start"] : one["end"]] == one["exact"]
    assert "text" not in client.get("/v1/articles").get_json()["items"][0]
    assert list(client.get("/v1/articles?fields=text").get_json()["items"][0]) == ["text"]
    assert client.get("/v1/articles?include=everything").status_code == 422


@pytest.mark.parametrize(
    ("path", "more"), [("/v1/figures", "evidence"), ("/v1/articles", "text"), ("/v1/changes", "figures")]
)
def test_a_table_has_no_columns_for_what_was_not_asked_for(
    client: FlaskClient, ferry: dict[str, Any], path: str, more: str
) -> None:
    def columns(query: str) -> list[str]:
        return [name for name in rows(client, path + query)[-1] if name.partition(".")[0] == more]

    assert columns("") == []
    assert columns(f"?include={more}") == columns(f"?fields={more}") != []
