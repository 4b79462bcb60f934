"""Figures: filters, versions, corrections and evidence."""

from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.web.samples import FERRY_AGAIN, figure_of


def exacts(client: FlaskClient, query: str) -> list[str]:
    answer = client.get(f"/v1/figures?{query}")
    assert answer.status_code == 200, answer.get_json()
    return [figure["exact"] for figure in answer.get_json()["items"]]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("kind=money", ["$1.2 million"]),
        ("unit=USD", ["$1.2 million"]),
        ("value=eq:212", ["212"]),
        ("value=212", ["212"]),
        ("value=ge:1000", ["$1.2 million"]),
        ("publisher=The+Harbour+Gazette&value=37", ["37"]),
        ("publisher=Somebody+Else", []),
        ("published_from=2025-03-05", []),
        ("state=rejected", []),
        ("q=passengers+aground", ["212"]),
        ("bound=exact&value=le:50&sort=-value", ["37", "0.25 percent"]),
        ("value=ge:30,le:212", ["212", "37"]),
        ("value=le:212,ge:38", ["212"]),
        ("value=ge:0.25,le:0.25", ["0.25 percent"]),
        ("kind=money,share", ["$1.2 million", "0.25 percent"]),
        ("kind=share,money,share&value=ge:1", ["$1.2 million"]),
        ("bound=at_least,more_than", []),
        ("measure=change&bound=exact,about", []),
        ("measure=level,change&kind=money", ["$1.2 million"]),
        ("state=extracted,confirmed&kind=money", ["$1.2 million"]),
        ("confidence=ge:0.01&kind=money", ["$1.2 million"]),
        ("confidence=le:0.01", []),
    ],
)
def test_a_filter_selects(client: FlaskClient, ferry: dict[str, Any], query: str, found: list[str]) -> None:
    assert exacts(client, query) == found


def test_numbers_are_json_numbers_without_loss(client: FlaskClient, ferry: dict[str, Any]) -> None:
    shown = client.get(f"/v1/figures/{figure_of(ferry, '$1.2 million')['id']}").get_data(as_text=True)
    assert '"value":1200000,' in shown
    shown = client.get(f"/v1/figures/{figure_of(ferry, '0.25 percent')['id']}").get_data(as_text=True)
    assert '"value":0.25,' in shown


def test_evidence_is_a_web_annotation_that_quotes_the_text(client: FlaskClient, ferry: dict[str, Any]) -> None:
    figure = figure_of(ferry, "37")
    answer = client.get(f"/v1/figures/{figure['id']}/evidence")
    body = answer.get_json(force=True)
    quote, position = body["target"]["selector"]
    text = client.get(body["target"]["source"]).get_json()["text"]
    assert answer.headers["Content-Type"].startswith("application/ld+json")
    assert text[position["start"] : position["end"]] == quote["exact"] == "37"
    assert quote["prefix"] + quote["exact"] + quote["suffix"] in text
    assert body["@context"] == "http://www.w3.org/ns/anno.jsonld"


def test_a_correction_is_a_new_version_and_the_old_one_stays(client: FlaskClient, ferry: dict[str, Any]) -> None:
    figure = figure_of(ferry, "37")
    path = f"/v1/figures/{figure['id']}"
    tag = client.get(path).headers["ETag"]
    change = {"measured": "passengers", "reason": "the caption says so", "actor": "desk@example.org"}
    answer = client.patch(path, json=change, headers={"If-Match": tag})
    body = answer.get_json()
    assert answer.status_code == 200, body
    assert (body["measured"], body["version"], body["state"]) == ("passengers", 2, "corrected")
    assert (body["recorded"]["actor"], body["recorded"]["reason"]) == ("desk@example.org", "the caption says so")
    assert [one["version"] for one in client.get(f"{path}/versions").get_json()["items"]] == [1, 2]
    assert client.get(f"{path}/versions/1").get_json()["measured"] == figure["measured"]


def test_a_correction_without_if_match_is_428_and_with_a_stale_one_412(
    client: FlaskClient, ferry: dict[str, Any]
) -> None:
    path = f"/v1/figures/{figure_of(ferry, '37')['id']}"
    tag = client.get(path).headers["ETag"]
    assert client.patch(path, json={"state": "confirmed", "reason": "seen"}).status_code == 428
    assert (
        client.patch(path, json={"state": "confirmed", "reason": "seen"}, headers={"If-Match": tag}).status_code == 200
    )
    stale = client.patch(path, json={"state": "rejected", "reason": "no"}, headers={"If-Match": tag})
    assert stale.status_code == 412
    assert client.get(path).get_json()["state"] == "confirmed"


def test_a_retracted_figure_is_not_revived_by_a_change_of_its_fields(
    client: FlaskClient, ferry: dict[str, Any]
) -> None:
    path = f"/v1/figures/{figure_of(ferry, '37')['id']}"
    client.patch(path, json={"state": "retracted", "reason": "withdrawn"}, headers={"If-Match": "*"})
    change = {"measured": "passengers", "reason": "the caption says so"}
    answer = client.patch(path, json=change, headers={"If-Match": "*"})
    assert (answer.status_code, answer.mimetype) == (409, "application/problem+json")
    assert answer.get_json()["errors"][0]["pointer"] == "#/state"
    assert client.get(path).get_json()["version"] == 2


def test_a_write_elsewhere_does_not_make_an_if_match_stale(client: FlaskClient, ferry: dict[str, Any]) -> None:
    path = f"/v1/figures/{figure_of(ferry, '37')['id']}"
    tag = client.get(path).headers["ETag"]
    client.post("/v1/articles", json=FERRY_AGAIN)
    assert (
        client.patch(path, json={"state": "confirmed", "reason": "seen"}, headers={"If-Match": tag}).status_code == 200
    )


def test_values_keep_the_decimals_that_a_curator_sends(client: FlaskClient, ferry: dict[str, Any]) -> None:
    path = f"/v1/figures/{figure_of(ferry, '37')['id']}"
    tag = client.get(path).headers["ETag"]
    raw = '{"value":0.1234567890123456789012, "reason": "a test of many digits"}'
    answer = client.patch(path, data=raw, content_type="application/json", headers={"If-Match": tag})
    assert '"value":0.1234567890123456789012,' in answer.get_data(as_text=True)


def test_figures_page_by_cursor_and_a_later_write_does_not_disturb_them(
    client: FlaskClient, ferry: dict[str, Any]
) -> None:
    first = client.get("/v1/figures?limit=2").get_json()
    client.post("/v1/articles", json=FERRY_AGAIN)
    seen, following = [figure["id"] for figure in first["items"]], first["next"]
    while following:
        page = client.get(following).get_json()
        seen += [figure["id"] for figure in page["items"]]
        assert page["as_of"] == first["as_of"]
        following = page["next"]
    assert sorted(seen) == sorted(figure["id"] for figure in ferry["figures"])


@pytest.mark.parametrize(
    "tag", ["", '""', '"x"', 'W/"x"', "garbage", '"{id}"', '"{id}.²1.1"', '"{id}.99999999999999999999.1"']
)
def test_an_if_match_that_names_no_version_is_412(client: FlaskClient, ferry: dict[str, Any], tag: str) -> None:
    figure = figure_of(ferry, "37")
    headers = {"If-Match": tag.format(id=figure["id"])}
    answer = client.patch(f"/v1/figures/{figure['id']}", json={"state": "confirmed", "reason": "seen"}, headers=headers)
    assert answer.status_code == 412


def test_an_if_match_of_any_version_is_taken_at_its_word(client: FlaskClient, ferry: dict[str, Any]) -> None:
    path = f"/v1/figures/{figure_of(ferry, '37')['id']}"
    answer = client.patch(path, json={"state": "confirmed", "reason": "seen"}, headers={"If-Match": "*"})
    assert answer.status_code == 200


def test_a_version_beyond_all_counting_is_404(client: FlaskClient, ferry: dict[str, Any]) -> None:
    path = f"/v1/figures/{figure_of(ferry, '37')['id']}/versions/99999999999999999999"
    assert client.get(path).status_code == 404
