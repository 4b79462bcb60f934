"""Statistics, judgements, comparison, charts and feeds."""

from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.web.samples import FERRY, FERRY_AGAIN, figure_of


@pytest.fixture
def injured(client: FlaskClient, ferry: dict[str, Any]) -> list[str]:
    """Ids of what two articles state of the injured: 37 and forty-one."""
    other = client.post("/v1/articles", json=FERRY_AGAIN).get_json()
    return [figure_of(ferry, "37")["id"], figure_of(other, "Forty-one")["id"]]


def test_compare_tells_how_two_figures_stand_and_why(client: FlaskClient, injured: list[str]) -> None:
    body = client.post("/v1/compare", json={"figures": injured}).get_json()
    (pair,) = body["pairs"]
    assert (pair["a"], pair["b"]) == tuple(injured)
    assert pair["relation"] in ("conflict", "update")
    assert pair["difference"] == 4
    assert pair["sentence"]
    assert pair["independent"] is True
    assert body["summary"]["relations"] == {pair["relation"]: 1}
    assert body["groups"]


def test_figures_of_different_kinds_are_not_comparable(client: FlaskClient, ferry: dict[str, Any]) -> None:
    ids = [figure_of(ferry, "37")["id"], figure_of(ferry, "$1.2 million")["id"]]
    body = client.post("/v1/compare", json={"figures": ids}).get_json()
    (pair,) = body["pairs"]
    assert (pair["relation"], pair["difference"], pair["ratio"]) == ("not_comparable", None, None)
    assert len(body["summary"]["statistics"]) == 2


def test_a_statistic_gathers_the_figures_of_both_articles(client: FlaskClient, injured: list[str]) -> None:
    statistic = client.get(f"/v1/figures/{injured[0]}").get_json()["statistic"]
    path = f"/v1/statistics/{statistic['id']}"
    assert client.get(path).get_json()["articles"] == 2
    assert {item["figure"] for item in client.get(f"{path}/observations").get_json()["items"]} >= set(injured)
    assert {item["figure"] for item in client.get(f"{path}/vintages").get_json()["items"]} >= set(injured)
    told = client.get(f"{path}/comparison").get_json()
    assert told["summary"]["statistics"][0]["articles"] == 2
    assert statistic["id"] in {item["id"] for item in client.get("/v1/statistics?q=injured").get_json()["items"]}


def test_a_comparison_tells_its_tolerance_its_sums_and_where_the_latest_was_printed(
    client: FlaskClient, injured: list[str]
) -> None:
    body = client.post("/v1/compare", json={"figures": injured}).get_json()
    assert str(body["about"]) == "0.075"
    assert body["sums"] == []
    (summary,) = body["summary"]["statistics"]
    assert (summary["breaks"], summary["repeats"]) == ([], [])
    assert summary["citation"].startswith("The Harbour Gazette, “Ferry runs aground off Larne”, 4 March 2025")


def test_what_is_said_together_does_not_depend_on_the_order_of_asking(client: FlaskClient, injured: list[str]) -> None:
    there = client.post("/v1/compare", json={"figures": injured}).get_json()
    back = client.post("/v1/compare", json={"figures": injured[::-1]}).get_json()
    assert (there["groups"], there["summary"]) == (back["groups"], back["summary"])


def test_an_old_number_told_as_new_is_listed_with_its_age(client: FlaskClient, ferry: dict[str, Any]) -> None:
    again = FERRY | {"published_at": "2025-09-04", "url": "https://other.example/again", "publisher": "The Slow Post"}
    again["text"] = "A ferry ran aground off Larne. The coastguard said 37 people were injured."
    late = client.post("/v1/articles", json=again).get_json()
    path = f"/v1/statistics/{figure_of(ferry, '37')['statistic']['id']}/repeats"
    (one,) = client.get(path).get_json()["items"]
    assert (one["figure"], one["first"], one["newer"]) == (
        figure_of(late, "37")["id"],
        figure_of(ferry, "37")["id"],
        None,
    )
    assert client.get(path, query_string={"days": one["days"] + 1}).get_json()["items"] == []
    page = client.get(path.removeprefix("/v1").removesuffix("/repeats"), headers={"Accept": "text/html"})
    assert f"{one['days']} days old when printed" in page.get_data(as_text=True)


def test_what_a_person_rejected_counts_for_nothing(client: FlaskClient, injured: list[str]) -> None:
    path = f"/v1/figures/{injured[1]}"
    statistic = client.get(path).get_json()["statistic"]["id"]
    tag = client.get(path).headers["ETag"]
    client.patch(path, json={"state": "rejected", "reason": "misread"}, headers={"If-Match": tag})
    told = client.get(f"/v1/statistics/{statistic}/comparison").get_json()
    assert told["summary"]["statistics"][0]["articles"] == 1
    assert injured[1] not in [one for group in told["groups"] for one in group["figures"]]


def test_a_number_put_right_by_a_person_is_the_one_that_is_told(client: FlaskClient, injured: list[str]) -> None:
    path = f"/v1/figures/{injured[1]}"
    before = client.get(path)
    client.patch(path, json={"value": 44, "reason": "misread"}, headers={"If-Match": before.headers["ETag"]})
    statistic = before.get_json()["statistic"]["id"]
    told = client.get(f"/v1/statistics/{statistic}/comparison").get_json()
    assert any("44 (" in pair["sentence"] for pair in told["pairs"])
    assert not any(f"{before.get_json()['exact']} (" in pair["sentence"] for pair in told["pairs"])


def test_a_withdrawn_number_is_told_apart_wherever_the_figures_of_a_statistic_are_shown(client: FlaskClient) -> None:
    said = "The coastguard revised the number of people injured on the ferry off Larne down to 37 from 39."
    made = client.post("/v1/articles", json={"text": said, "published_at": "2025-03-05"}).get_json()
    wrong, right = figure_of(made, "39"), figure_of(made, "37")
    path = f"/statistics/{wrong['statistic']['id']}"
    assert right["statistic"] == wrong["statistic"]
    items = client.get(f"/v1{path}/observations?fields=figure,withdrawn").get_json()["items"]
    assert {item["figure"]: item["withdrawn"] for item in items} == {wrong["id"]: True, right["id"]: False}
    table = client.get(f"/v1{path}/observations?fields=value,withdrawn&format=csv").get_data(as_text=True)
    assert sorted(table.lower().split()) == ["37,false", "39,true", "value,withdrawn"]
    drawn = client.get(f"/v1{path}/chart.json").get_json(force=True)
    assert {point["value"] for data in drawn["datasets"].values() for point in data} == {37}
    page = client.get(path, headers={"Accept": "text/html"}).get_data(as_text=True)
    rows = {one["id"]: page.partition(f'<tr id="{one["id"]}">')[2].partition("</tr>")[0] for one in (wrong, right)}
    assert ">withdrawn</span>" in rows[wrong["id"]]
    assert "tag" not in rows[right["id"]]


def test_a_statistic_has_charts(client: FlaskClient, injured: list[str]) -> None:
    statistic = client.get(f"/v1/figures/{injured[0]}").get_json()["statistic"]
    drawn = client.get(f"/v1/statistics/{statistic['id']}/chart.svg")
    assert drawn.mimetype == "image/svg+xml"
    assert drawn.data.startswith(b"<svg")
    assert client.get(f"/v1/statistics/{statistic['id']}/chart.png").data.startswith(b"\x89PNG")
    held = {"If-None-Match": drawn.headers["ETag"]}
    assert client.get(f"/v1/statistics/{statistic['id']}/chart.svg", headers=held).status_code == 304


def test_a_chart_tells_who_counted_marks_conflicts_and_names_its_sources(
    client: FlaskClient, injured: list[str]
) -> None:
    statistic = client.get(f"/v1/figures/{injured[0]}").get_json()["statistic"]
    drawn = client.get(f"/v1/statistics/{statistic['id']}/chart.json")
    assert drawn.mimetype == "application/vnd.vegalite.v6+json"
    specification = drawn.get_json(force=True)
    shown = [point for data in specification["datasets"].values() for point in data if "origin" in point]
    assert {(int(point["value"]), point["origin"]) for point in shown} == {(37, "coastguard"), (41, "police")}
    told = client.post("/v1/compare", json={"figures": injured}).get_json()["pairs"][0]["relation"]
    assert {point["conflict"] for point in shown} == {told == "conflict"}
    assert specification["title"]["subtitle"][0] == "Sources: police, coastguard"
    assert specification["title"]["subtitle"][-1].startswith("Tallybook, ")


def test_a_statistic_can_be_made_and_described(client: FlaskClient) -> None:
    made = client.post("/v1/statistics", json={"name": "ships in port", "kind": "count", "reason": "we track it"})
    assert made.status_code == 201, made.get_json()
    path = made.headers["Location"]
    change = {"definition": "ships at the quay at midnight", "reason": "asked by readers"}
    assert client.patch(path, json=change).status_code == 428
    answer = client.patch(path, json=change, headers={"If-Match": made.headers["ETag"]})
    assert answer.status_code == 200, answer.get_json()
    assert answer.get_json()["definition"] == "ships at the quay at midnight"
    assert client.patch(path, json=change, headers={"If-Match": made.headers["ETag"]}).status_code == 412


def test_a_judgement_joins_two_statistics_until_it_is_closed(client: FlaskClient) -> None:
    ids = [
        client.post("/v1/statistics", json={"name": name, "kind": "count", "reason": "r"}).get_json()["id"]
        for name in ("ships in port", "vessels at the quay")
    ]
    ruling = {"a": ids[0], "b": ids[1], "ruling": "same", "reason": "one register", "actor": "desk@example.org"}
    made = client.post("/v1/judgements", json=ruling)
    assert made.status_code == 201, made.get_json()
    shared = {client.get(f"/v1/statistics/{one}").get_json()["id"] for one in ids}
    assert len(shared) == 1
    assert [one["id"] for one in client.get("/v1/judgements").get_json()["items"]] == [made.get_json()["id"]]
    closed = client.delete(made.headers["Location"])
    assert closed.status_code == 200
    assert closed.get_json()["closed"]["transaction"]
    again = client.delete(made.headers["Location"])
    assert (again.status_code, again.get_json()) == (200, closed.get_json())
    other = client.delete(f"{made.headers['Location']}?actor=editor&reason=two+registers")
    assert (other.status_code, other.mimetype) == (409, "application/problem+json")
    assert client.get(made.headers["Location"]).get_json()["closed"]
    assert {client.get(f"/v1/statistics/{one}").get_json()["id"] for one in ids} == set(ids)


def test_statistics_are_related_and_a_comparison_says_so(client: FlaskClient, ferry: dict[str, Any]) -> None:
    injured, carried = figure_of(ferry, "37"), figure_of(ferry, "212")
    path = f"/v1/statistics/{injured['statistic']['id']}/relations"
    body = {"relation": "part_of_partition", "other": carried["statistic"]["id"], "reason": "they were aboard"}
    made = client.post(path, json=body)
    assert made.status_code == 201, made.get_json()
    (one,) = made.get_json()["items"]
    assert (one["relation"], one["other"]["id"]) == ("part_of_partition", carried["statistic"]["id"])
    compared = client.post("/v1/compare", json={"figures": [injured["id"], carried["id"]]}).get_json()["pairs"][0]
    assert compared["reasons"] == ["population:part_of_partition"]
    assert "one is a part of what the other sums up" in compared["sentence"]
    page = client.get(f"/statistics/{carried['statistic']['id']}", headers={"Accept": "text/html"})
    assert "is a part of" in page.get_data(as_text=True)
    ended = client.delete(f"{path}/part_of_partition/{carried['statistic']['id']}")
    assert ended.get_json()["items"] == client.get(path).get_json()["items"] == []
    assert client.post(path, json=body | {"relation": "like"}).status_code == 422


def test_sources_that_a_person_judged_the_same_are_one_witness(client: FlaskClient, injured: list[str]) -> None:
    ruling = {"a": "coastguard", "b": "police", "ruling": "same", "reason": "one press desk"}
    assert client.post("/v1/judgements", json=ruling).status_code == 201
    body = client.post("/v1/compare", json={"figures": injured}).get_json()
    assert body["pairs"][0]["independent"] is False
    assert body["summary"]["statistics"][0]["origins"] == 1
    statistic = client.get(f"/v1/figures/{injured[0]}").get_json()["statistic"]
    drawn = client.get(f"/v1/statistics/{statistic['id']}/chart.json").get_json(force=True)
    assert drawn["title"]["subtitle"][0] == "Sources: coastguard"


def test_sources_are_counted(client: FlaskClient, injured: list[str]) -> None:
    names = {item["name"] for item in client.get("/v1/sources").get_json()["items"]}
    assert "police" in names


def test_the_feed_tells_what_came_since(client: FlaskClient, ferry: dict[str, Any]) -> None:
    everything = client.get("/v1/changes").get_json()["items"]
    assert everything[-1]["transaction"] == ferry["recorded"]["transaction"]
    client.post("/v1/articles", json=FERRY_AGAIN)
    since = client.get(f"/v1/changes?since={everything[-1]['transaction']}").get_json()["items"]
    assert [item["actor"] for item in since] == ["api"]


@pytest.mark.parametrize("unit", ["per \x01day", 'per\n\r"day', "per day\\", 'per day" + now() + "'])
def test_a_chart_is_drawn_whatever_stands_in_a_name(client: FlaskClient, unit: str) -> None:
    new = {"name": "ships\x14 in\uffff port", "kind": "rate", "unit": unit, "reason": "r"}
    path = client.post("/v1/statistics", json=new).headers["Location"]
    assert client.get(f"{path}/chart.svg").status_code == 200
    assert client.get(f"{path}/chart.png").status_code == 200


def test_what_a_person_rejected_is_listed_with_its_state_and_counts_for_nothing(
    client: FlaskClient, ferry: dict[str, Any]
) -> None:
    figure = figure_of(ferry, "37")
    statistic = f"/v1/statistics/{figure['statistic']['id']}"
    ruling = {"state": "rejected", "reason": "the caption says otherwise"}
    client.patch(f"/v1/figures/{figure['id']}", json=ruling, headers={"If-Match": "*"})
    (seen,) = client.get(f"{statistic}/observations").get_json()["items"]
    assert (seen["figure"], seen["state"]) == (figure["id"], "rejected")
    assert client.get(statistic).get_json()["figures"] == 0
    assert figure["id"] not in client.get(f"{statistic}/comparison").get_data(as_text=True)
