"""Atom feeds: what came on record last, whatever characters it came in."""

from typing import Any
from xml.etree import ElementTree as ET

from flask.testing import FlaskClient

from tests.web.samples import figure_of

ATOM = "{http://www.w3.org/2005/Atom}"


def entries(body: bytes) -> list[dict[str, str]]:
    feed = ET.fromstring(body)  # noqa: S314  (our own)
    assert feed.tag == f"{ATOM}feed"
    for needed in ("id", "title", "updated"):
        assert feed.findtext(f"{ATOM}{needed}")
    return [
        {part.tag.removeprefix(ATOM): "".join(part.itertext()) or part.get("href", "") for part in one}
        for one in feed.iter(f"{ATOM}entry")
    ]


def test_a_statistic_has_a_feed_of_its_figures(client: FlaskClient, ferry: dict[str, Any]) -> None:
    figure = figure_of(ferry, "37")
    answer = client.get(f"/v1/statistics/{figure['statistic']['id']}/feed.atom")
    assert (answer.status_code, answer.mimetype) == (200, "application/atom+xml")
    (entry,) = entries(answer.data)
    assert entry["title"].startswith("37 people")
    assert entry["title"].endswith("The Harbour Gazette")
    assert entry["summary"] == figure["sentence"]
    assert entry["link"] == f"http://localhost/figures/{figure['id']}"
    assert client.get(entry["link"]).status_code == 200


def test_a_correction_is_a_new_entry(client: FlaskClient, ferry: dict[str, Any]) -> None:
    figure = figure_of(ferry, "37")
    path = f"/v1/statistics/{figure['statistic']['id']}/feed.atom"
    before = entries(client.get(path).data)
    change = {"state": "confirmed", "reason": "seen"}
    client.patch(f"/v1/figures/{figure['id']}", json=change, headers={"If-Match": "*"})
    assert entries(client.get(path).data)[0]["id"] != before[0]["id"]


def test_the_record_has_a_feed_of_its_changes(client: FlaskClient, ferry: dict[str, Any]) -> None:
    newest, *_ = entries(client.get("/v1/changes.atom").data)
    assert newest["title"] == "ingest by api"
    assert client.get(newest["link"]).get_json()["items"][0]["kind"] == "ingest"


def test_a_feed_that_is_held_already_is_304(client: FlaskClient, ferry: dict[str, Any]) -> None:
    tag = client.get("/v1/changes.atom").headers["ETag"]
    assert client.get("/v1/changes.atom", headers={"If-None-Match": tag}).status_code == 304


def test_markup_and_control_characters_in_a_text_are_text_in_a_feed(client: FlaskClient) -> None:
    text = 'Police said 19 <b>houses</b> & "sheds" burned\x0c in Orlin on Monday.'
    posted = client.post("/v1/articles", json={"text": text, "publisher": "<i>Gazette</i> \x01"}).get_json()
    figure = figure_of(posted, "19")
    (entry,) = entries(client.get(f"/v1/statistics/{figure['statistic']['id']}/feed.atom").data)
    assert "<b>houses</b>" in entry["summary"]
    assert entry["author"].startswith("<i>Gazette</i>")
