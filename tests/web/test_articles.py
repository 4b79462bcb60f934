"""Articles in, their revisions, and what an edit changed."""

from json import dumps
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.web.samples import FERRY, figure_of


def test_a_posted_article_comes_back_with_its_figures(client: FlaskClient) -> None:
    answer = client.post("/v1/articles", json=FERRY)
    body = answer.get_json()
    assert answer.status_code == 201
    assert answer.headers["Location"] == f"/v1/articles/{body['id']}"
    assert body["revision"] == 1
    assert {"212", "37", "$1.2 million"} <= {figure["exact"] for figure in body["figures"]}


def test_the_text_holds_every_figure_where_it_says(client: FlaskClient, ferry: dict[str, Any]) -> None:
    article = client.get(f"/v1/articles/{ferry['id']}").get_json()
    assert article["figures"]
    for figure in article["figures"]:
        assert article["text"][figure["start"] : figure["end"]] == figure["exact"]


def test_the_same_text_again_changes_nothing(client: FlaskClient, ferry: dict[str, Any]) -> None:
    before = client.get("/v1/changes").get_json()
    answer = client.post("/v1/articles", json=FERRY)
    assert answer.status_code == 200
    assert answer.get_json()["status"] == "unchanged"
    assert client.get("/v1/changes").get_json()["items"] == before["items"]


def test_an_article_is_found_by_its_address_and_by_an_id_of_the_desk(
    client: FlaskClient, ferry: dict[str, Any]
) -> None:
    note = client.post("/v1/articles", json={"text": "At least 19 houses burned.", "id": "note 7"}).get_json()

    def found(**names: str) -> list[str]:
        answer = client.get("/v1/articles", query_string=names)
        assert answer.status_code == 200, answer.data
        return [article["id"] for article in answer.get_json()["items"]]

    assert found(url=FERRY["url"]) == found(url="https://GAZETTE.example/ferry?utm_source=feed#top") == [ferry["id"]]
    assert found(external_id="note 7") == [note["id"]]
    assert found(url="https://gazette.example/other") == found(url=FERRY["url"], external_id="note 7") == []
    assert client.get("/v1/articles?url=%20").status_code == 422


def test_articles_are_found_by_publisher_and_by_day_of_publication(client: FlaskClient, ferry: dict[str, Any]) -> None:
    for day in (3, 4, 5):
        text, printed = f"At least {day} houses burned.", f"2025-03-0{day}T23:30:00-05:00"
        client.post("/v1/articles", json={"text": text, "publisher": "Coast Daily", "published_at": printed})

    def found(query: str) -> list[str]:
        items = client.get(f"/v1/articles?{query}").get_json()["items"]
        return [f"{article['publisher'][0]}{article['published_at'][9]}" for article in items]

    assert found("publisher=coast++DAILY") == ["C5", "C4", "C3"]
    assert found("published_from=2025-03-04&published_to=2025-03-04") == ["C4", "T4"]
    assert found("publisher=Coast+Daily&published_to=2025-03-04") == ["C4", "C3"]
    assert found("publisher=Nobody") == found("published_from=2025-03-06") == []
    first = client.get("/v1/articles?publisher=Coast+Daily&limit=2").get_json()
    assert [one["published_at"][9] for one in client.get(first["next"]).get_json()["items"]] == ["3"]
    for query in ("publisher=", "published_from=2025-03-05&published_to=2025-03-04"):
        assert client.get(f"/v1/articles?{query}").status_code == 422


def test_an_address_that_came_later_finds_nothing_in_the_past(client: FlaskClient) -> None:
    text = "At least 19 houses burned."
    first = client.post("/v1/articles", json={"text": text, "id": "note 7"}).get_json()
    address = "https://gazette.example/note"
    named = client.post("/v1/articles", json={"text": text, "id": "note 7", "url": address}).get_json()
    assert (named["id"], named["status"]) == (first["id"], "amended")
    for when, ids in ((named, [first["id"]]), (first, [])):
        asked = {"url": address, "as_of": str(when["recorded"]["transaction"])}
        items = client.get("/v1/articles", query_string=asked).get_json()["items"]
        assert [article["id"] for article in items] == ids


def test_another_publisher_or_another_year_of_publication_is_told(client: FlaskClient, ferry: dict[str, Any]) -> None:
    assert ferry["warnings"] == []
    later = client.post("/v1/articles", json=FERRY | {"published_at": "2025-03-09", "title": "Ferry"}).get_json()
    assert (later["status"], later["warnings"], later["recorded"]["reason"]) == ("amended", [], None)
    other = FERRY | {"publisher": "Coast Daily", "published_at": "2021-03-04"}
    answer = client.post("/v1/articles", json=other).get_json()
    told = [
        "publisher was The Harbour Gazette and is Coast Daily now",
        "published_at was 2025-03-09 and is 2021-03-04 now",
    ]
    assert (answer["status"], answer["warnings"]) == ("amended", told)
    assert client.get("/v1/changes").get_json()["items"][-1]["reason"] == "; ".join(told)
    line = client.post("/v1/articles", data=dumps(FERRY), content_type="application/x-ndjson").get_json(force=True)
    assert line["warnings"] == [
        "publisher was Coast Daily and is The Harbour Gazette now",
        "published_at was 2021-03-04 and is 2025-03-04 now",
    ]
    assert client.get(f"/v1/articles/{ferry['id']}").get_json()["publisher"] == "The Harbour Gazette"


def test_an_edited_number_is_the_only_change_between_revisions(client: FlaskClient, ferry: dict[str, Any]) -> None:
    edited = FERRY | {"text": FERRY["text"].replace("37 people", "41 people")}
    answer = client.post("/v1/articles", json=edited)
    assert (answer.status_code, answer.get_json()["revision"]) == (201, 2)
    changes = client.get(f"/v1/articles/{ferry['id']}/revisions/1..2/changes").get_json()["items"]
    assert [(change["old"]["exact"], change["new"]["exact"]) for change in changes] == [("37", "41")]


def test_an_article_can_be_read_as_it_stood(client: FlaskClient, ferry: dict[str, Any]) -> None:
    client.post("/v1/articles", json=FERRY | {"text": "The ferry has been refloated with 3 tugs."})
    then = client.get(f"/v1/articles/{ferry['id']}?as_of={ferry['recorded']['transaction']}")
    assert then.get_json()["text"] == FERRY["text"]
    assert "immutable" in then.headers["Cache-Control"]
    assert client.get(f"/v1/articles/{ferry['id']}/revisions/1").get_json()["text"] == FERRY["text"]
    assert len(client.get(f"/v1/articles/{ferry['id']}/revisions").get_json()["items"]) == 2


@pytest.mark.parametrize("part", ["", "/revisions", "/revisions/2", "/revisions/1..2/changes"])
def test_a_later_title_changes_no_read_of_the_past(client: FlaskClient, ferry: dict[str, Any], part: str) -> None:
    edited = FERRY | {"text": FERRY["text"].replace("37 people", "41 people")}
    path, then = f"/v1/articles/{ferry['id']}{part}", client.post("/v1/articles", json=edited).get_json()["recorded"]
    before = client.get(path).get_json()
    client.post("/v1/articles", json=edited | {"title": "Ferry refloated"})
    assert client.get(f"{path}?as_of={then['transaction']}").get_json() == before
    assert client.get(path).get_json() != before


def test_a_reader_who_holds_the_answer_gets_304(client: FlaskClient, ferry: dict[str, Any]) -> None:
    first = client.get(f"/v1/articles/{ferry['id']}")
    again = client.get(f"/v1/articles/{ferry['id']}", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_an_article_is_taken_back_as_a_whole_and_put_back(client: FlaskClient, ferry: dict[str, Any]) -> None:
    path, said = f"/v1/articles/{ferry['id']}", {"state": "retracted", "reason": "a hoax", "actor": "desk"}
    held = {"If-Match": client.get(path).headers["ETag"]}
    assert client.patch(path, json=said).status_code == 428
    assert client.patch(path, json=said | {"state": "corrected"}, headers=held).status_code == 422
    taken = client.patch(path, json=said, headers=held)
    assert {one["state"] for one in taken.get_json()["figures"]} == {"retracted"}
    change = client.get("/v1/changes?since=2&include=figures").get_json()["items"][0]
    assert (change["kind"], change["actor"], change["reason"]) == ("retract article", "desk", "a hoax")
    assert set(change["figures"]) == {one["id"] for one in ferry["figures"]}
    assert f"{len(ferry['figures'])} figures ruled on" in client.get("/v1/changes.atom").get_data(as_text=True)
    again = client.patch(path, json=said | {"state": "extracted"}, headers={"If-Match": taken.headers["ETag"]})
    assert {one["state"] for one in again.get_json()["figures"]} == {"extracted"}
    client.post("/v1/articles", json=FERRY | {"text": FERRY["text"].replace("37", "41")})
    assert client.patch(path, json=said, headers=held).status_code == 412


def test_an_html_page_gives_its_article(client: FlaskClient) -> None:
    page = "<html lang='en'><body><article><h1>Harbour</h1><p>The harbour handled 412 ships in May, the port said. "
    page += "It was the busiest month in the port's history, said the harbour master in a statement.</p></article>"
    answer = client.post("/v1/articles", json={"html": page})
    assert answer.status_code == 201
    assert figure_of(answer.get_json(), "412")["value"] == 412


def test_an_annotated_article_can_be_sent_as_it_is(client: FlaskClient) -> None:
    answer = client.post("/v1/articles", json=FERRY | {"story": "ferry", "figures": [], "not_figures": []})
    assert answer.status_code == 201


def test_extract_tells_figures_and_rejected_numerals_and_stores_nothing(client: FlaskClient) -> None:
    answer = client.post("/v1/extract", json={"text": "On 3 May 2024, 19 villages lost power."}).get_json()
    assert [figure["exact"] for figure in answer["figures"]] == ["19"]
    assert "date" in {numeral["reason"] for numeral in answer["rejected"]}
    assert client.get("/v1/articles").get_json()["items"] == []


def test_lists_page_to_the_end_by_their_own_links(client: FlaskClient) -> None:
    for number in range(5):
        client.post("/v1/articles", json={"text": f"At least {number + 20} houses burned.", "id": f"story {number}"})
    seen, following = [], "/v1/articles?limit=2"
    while following:
        answer = client.get(following)
        seen += [item["external_id"] for item in answer.get_json()["items"]]
        following = answer.get_json()["next"]
        assert (f"<{following}>" in answer.headers.get("Link", "")) == bool(following)
    assert sorted(seen) == [f"story {number}" for number in range(5)]


def test_head_and_options_answer_without_a_body(client: FlaskClient, ferry: dict[str, Any]) -> None:
    path = f"/v1/articles/{ferry['id']}"
    assert client.head(path).data == b""
    assert client.head(path).headers["ETag"] == client.get(path).headers["ETag"]
    assert {"GET", "HEAD", "OPTIONS"} <= set(client.options(path).headers["Allow"].split(", "))


@pytest.mark.parametrize("given", ["2025-03-04", "2025-03-04T08:30:00+02:00", "2025-03-04T00:00:00+00:00"])
def test_a_day_or_a_time_of_publication_is_told_as_it_was_given(client: FlaskClient, given: str) -> None:
    article = client.post("/v1/articles", json=FERRY | {"published_at": given}).get_json()
    assert client.get(f"/v1/articles/{article['id']}").get_json()["published_at"] == given
    figure = client.get("/v1/figures").get_json()["items"][0]
    assert figure["article"]["published_at"] == given
    assert client.post("/v1/articles", json=FERRY | {"published_at": given}).get_json()["status"] == "unchanged"
