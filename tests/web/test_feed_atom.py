"""Atom feeds: what came on record last, whatever characters it came in."""

from typing import Any
from xml.etree import ElementTree as ET

from flask.testing import FlaskClient

from tests.web.samples import FERRY, figure_of

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
    edited = FERRY["text"].replace("37 people", "41 people") + " Two tugs towed the ferry to port."
    client.post("/v1/articles", json=FERRY | {"text": edited})
    client.patch(
        f"/v1/figures/{figure_of(ferry, '212')['id']}",
        json={"measured": "passengers and crew", "reason": "the caption says so", "actor": "desk"},
        headers={"If-Match": "*"},
    )
    client.post("/v1/articles", json=FERRY | {"text": edited, "author": "Ada Moll"})
    statistic = {"name": "ships in port", "kind": "count", "reason": "a register"}
    client.post("/v1/statistics", json=statistic)
    told = entries(client.get("/v1/changes.atom").data)
    assert [one["title"] for one in told] == [
        "create statistic by api: a register",
        "Ferry runs aground off Larne – The Harbour Gazette: new details",
        "Ferry runs aground off Larne – The Harbour Gazette: 1 figure ruled on",
        "Ferry runs aground off Larne – The Harbour Gazette: revision 2: "
        "1 new figure, 1 number in the place of another, 1 in other words",
        "Ferry runs aground off Larne – The Harbour Gazette: 5 new figures",
        "open by tallybook: The record was opened.",
    ]
    assert [one["link"].removeprefix("http://localhost") for one in told] == [
        f"/v1/changes?since={ferry['recorded']['transaction'] + 3}&limit=1",
        f"/articles/{ferry['id']}?revision=2",
        f"/figures/{figure_of(ferry, '212')['id']}",
        f"/articles/{ferry['id']}?revision=2",
        f"/articles/{ferry['id']}?revision=1",
        "/v1/changes?since=0&limit=1",
    ]
    assert told[2]["summary"] == "correct by desk: the caption says so"
    assert {client.get(one["link"]).status_code for one in told} == {200}


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
