"""Stale decisions, silent edits, vintages and the export, by the API and on the pages."""

import csv
import io
import json
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.web.samples import FERRY, FERRY_AGAIN, figure_of


@pytest.fixture
def edited(client: FlaskClient, ferry: dict[str, Any]) -> dict[str, Any]:
    """The number of the injured is confirmed, then edited without a word."""
    injured = figure_of(ferry, "37")
    tag = client.get(f"/v1/figures/{injured['id']}").headers["ETag"]
    said = {"state": "confirmed", "reason": "asked the coastguard", "actor": "desk"}
    assert client.patch(f"/v1/figures/{injured['id']}", json=said, headers={"If-Match": tag}).status_code == 200
    answer: dict[str, Any] = client.post(
        "/v1/articles", json=FERRY | {"text": FERRY["text"].replace("37 people", "39 people")}
    ).get_json()
    return answer


def test_a_silent_edit_is_one_call_and_one_page(client: FlaskClient, edited: dict[str, Any]) -> None:
    (edit,) = client.get("/v1/edits").get_json()["items"]
    (change,) = edit["changes"]
    assert (change["old"]["exact"], change["new"]["exact"]) == ("37", "39")
    assert change["new"]["replaces"] == change["old"]["id"]
    assert (edit["article"]["id"], edit["article"]["revision"]) == (edited["id"], 2)
    assert client.get("/v1/edits?publisher=Coast+Daily").get_json()["items"] == []
    assert client.get("/v1/edits?as_of=2").get_json()["items"] == []
    shown = client.get("/edits", headers={"Accept": "text/html"}).get_data(as_text=True)
    assert f'<a href="/figures/{change["old"]["id"]}">37</a>' in shown
    assert f'<a href="/figures/{change["new"]["id"]}"><strong>39</strong></a>' in shown


def test_a_decision_on_an_edited_number_is_listed_for_review(client: FlaskClient, edited: dict[str, Any]) -> None:
    (stale,) = client.get("/v1/review").get_json()["items"]
    assert (stale["change"], stale["figure"]["exact"], stale["figure"]["stale"]) == ("gone", "37", True)
    assert stale["replaced_by"] == figure_of(edited, "39")["id"]
    assert (stale["ruled"]["actor"], stale["ruled"]["reason"], stale["now"]) == ("desk", "asked the coastguard", None)
    shown = client.get("/review", headers={"Accept": "text/html"}).get_data(as_text=True)
    assert "the article no longer states it" in shown
    assert "asked the coastguard" in shown


def test_without_edits_and_decisions_the_pages_say_so(client: FlaskClient) -> None:
    for path, said in (("/edits", "None so far."), ("/review", "every decision stands")):
        assert said in client.get(path, headers={"Accept": "text/html"}).get_data(as_text=True)


def test_vintages_hold_the_number_that_an_edit_replaced(client: FlaskClient, edited: dict[str, Any]) -> None:
    statistic = figure_of(edited, "39")["statistic"]["id"]
    found = client.get(f"/v1/statistics/{statistic}/vintages").get_json()["items"]
    assert [(one["value"], one["state"]) for one in found] == [(37, "extracted"), (37, "confirmed"), (39, "extracted")]
    assert [one["ended"] and one["ended"]["kind"] for one in found] == ["correct", "ingest", None]


def test_an_export_holds_every_figure_and_what_it_takes_to_cite_it(client: FlaskClient, ferry: dict[str, Any]) -> None:
    answer = client.get("/v1/export?as_of=2")
    head = client.get("/v1/changes").get_json()["items"][-1]
    client.post("/v1/articles", json=FERRY_AGAIN)
    rows = [json.loads(line) for line in answer.get_data(as_text=True).splitlines()]
    assert {row["id"] for row in rows} == {figure["id"] for figure in ferry["figures"]}
    row = next(row for row in rows if row["exact"] == "37")
    assert (row["value"], row["sentence"], row["article_id"], row["article_revision"]) == (
        37,
        figure_of(ferry, "37")["sentence"],
        ferry["id"],
        1,
    )
    assert (row["recorded"], row["recorded_at"], row["as_of"], row["as_of_hash"]) == (
        head["transaction"],
        head["recorded_at"],
        2,
        head["hash"],
    )
    assert client.get("/v1/export?as_of=2").get_data() == answer.get_data()
    assert "immutable" in answer.headers["Cache-Control"]
    cells = list(csv.DictReader(io.StringIO(client.get("/v1/export?as_of=2&format=csv").get_data(as_text=True))))
    assert [(cell["id"], cell["sentence"]) for cell in cells] == [(row["id"], row["sentence"]) for row in rows]


def test_an_export_in_parquet_holds_the_same(client: FlaskClient, ferry: dict[str, Any]) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")
    answer = client.get("/v1/export?format=parquet")
    assert answer.mimetype == "application/vnd.apache.parquet"
    rows = parquet.read_table(io.BytesIO(answer.get_data())).to_pylist()
    assert [row["id"] for row in rows] == [figure["id"] for figure in ferry["figures"]]
    assert [row["value"] for row in rows] == [
        None if figure["value"] is None else float(figure["value"]) for figure in ferry["figures"]
    ]


@pytest.mark.parametrize("query", ["format=xml", "as_of=99", "limit=5"])
def test_an_export_that_cannot_be_made_is_refused(client: FlaskClient, query: str) -> None:
    answer = client.get(f"/v1/export?{query}")
    assert 400 <= answer.status_code < 500
    assert answer.mimetype == "application/problem+json"
