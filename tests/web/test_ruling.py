"""The pages that write: a figure put right and two statistics judged, by form, and by nobody who may not."""

import re
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from service.settings import Settings
from service.store import Store
from service.web import create_app
from tests.web.samples import FERRY_AGAIN, figure_of

PAGE = {"Accept": "text/html"}


def sent(client: FlaskClient, path: str, headers: dict[str, str] | None = None, **form: str) -> TestResponse:
    return client.post(path, data=form, headers=PAGE | (headers or {}))


def read(client: FlaskClient, path: str) -> str:
    answer = client.get(path, headers=PAGE)
    assert answer.status_code == 200
    return answer.get_data(as_text=True)


def decided(client: FlaskClient, figure: dict[str, Any], decision: str, **fields: str) -> TestResponse:
    version = str(client.get(f"/v1/figures/{figure['id']}").get_json()["version"])
    said = {"version": version, "decision": decision, "reason": "asked the coastguard", "actor": "Ada Quill"}
    return sent(client, f"/figures/{figure['id']}", **(said | fields))


def now(client: FlaskClient, figure: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = client.get(f"/v1/figures/{figure['id']}?include=versions").get_json()
    return found


def test_a_figure_is_put_right_by_the_form_of_its_page(client: FlaskClient, ferry: dict[str, Any]) -> None:
    figure = figure_of(ferry, "37")
    assert 'name="value" value="37"' in read(client, f"/figures/{figure['id']}")
    answer = decided(client, figure, "correct", value="1,337", measured="passengers", sources="Coastguard; Police")
    assert (answer.status_code, answer.headers["Location"]) == (303, f"/figures/{figure['id']}")
    held = now(client, figure)
    assert (held["value"], held["measured"], held["state"]) == (1337, "passengers", "corrected")
    assert [source["name"] for source in held["sources"]] == ["Coastguard", "Police"]
    assert (held["place"], held["valid_from"]) == (figure["place"], figure["valid_from"]), "these were not touched"
    assert "Ada Quill: asked the coastguard" in read(client, f"/figures/{figure['id']}")


def test_the_other_fields_and_the_statistic_are_put_right_there_too(client: FlaskClient, ferry: dict[str, Any]) -> None:
    figure, other = figure_of(ferry, "37"), figure_of(ferry, "212")
    shown = read(client, f"/figures/{figure['id']}")
    assert '<option value="exact" selected>' in shown
    assert f'name="statistic" value="{figure["statistic"]["id"]}"' in shown
    where = f"http://localhost:8000/statistics/{other['statistic']['id']}?as_of=1"
    said = {"bound": "at_least", "predicate": "hurt", "agent": "ferry", "statistic": where}
    assert decided(client, figure, "correct", **said).status_code == 303
    held = now(client, figure)
    assert (held["bound"], held["low"], held["predicate"], held["agent"]) == ("at_least", 37, "hurt", "ferry")
    assert held["statistic"]["id"] == other["statistic"]["id"]
    assert decided(client, figure, "correct", kind="money", unit="EUR", statistic="").status_code == 303
    held = now(client, figure)
    assert (held["kind"], held["unit"], held["statistic"]) == ("money", "EUR", None)


@pytest.mark.parametrize(
    ("decision", "state"),
    [("confirm", "confirmed"), ("reject", "rejected"), ("retract", "retracted"), ("apart", "corrected")],
)
def test_each_button_decides_and_is_undone(
    client: FlaskClient, ferry: dict[str, Any], decision: str, state: str
) -> None:
    figure = figure_of(ferry, "37")
    assert decided(client, figure, decision).status_code == 303
    assert now(client, figure)["state"] == state
    assert (now(client, figure)["statistic"] is None) == (decision == "apart")
    assert decided(client, figure, "undo").status_code == 303
    assert (now(client, figure)["state"], now(client, figure)["statistic"]) == ("extracted", figure["statistic"])


@pytest.mark.parametrize(
    ("fields", "status", "told"),
    [
        ({}, 422, "Nothing is changed"),
        ({"value": "many"}, 422, "“many” is no number"),
        ({"value": "1,3"}, 422, "write it in digits"),
        ({"value": ""}, 422, "write it in digits"),
        ({"valid_from": "2025-13-01"}, 422, "valid_from: Not a date"),
        ({"value": "38", "reason": " "}, 422, "reason: It is blank"),
        ({"measured": "\0"}, 422, "measured: It holds a NUL character"),
        ({"measured": "m" * 501}, 422, "measured: "),
        ({"sources": ";".join(map(str, range(30)))}, 422, "sources: "),
        ({"value": "9" * 31}, 422, "is no number"),
        ({"statistic": "the toll"}, 422, "by the address of its page"),
        ({"statistic": "s" + "0" * 16}, 422, "No statistic s0000"),
        ({"bound": "guess"}, 422, "bound: Must be one of"),
        ({"kind": "money", "unit": "euro"}, 422, "unit"),
        ({"value": "38", "version": "x"}, 422, "open the page again"),
    ],
)
def test_what_cannot_be_is_said_on_the_page_and_nothing_filled_in_is_lost(
    client: FlaskClient, ferry: dict[str, Any], fields: dict[str, str], status: int, told: str
) -> None:
    figure = figure_of(ferry, "37")
    answer = decided(client, figure, "correct", place="Larne harbour" if fields else figure["place"] or "", **fields)
    shown = answer.get_data(as_text=True)
    assert (answer.status_code, told in shown) == (status, True)
    assert ('value="Larne harbour"' in shown) == bool(fields)
    assert now(client, figure)["version"] == 1


def test_of_a_figure_that_was_changed_meanwhile_the_form_shows_what_holds_now(
    client: FlaskClient, ferry: dict[str, Any]
) -> None:
    figure = figure_of(ferry, "37")
    assert decided(client, figure, "correct", value="38").status_code == 303
    answer = decided(client, figure, "correct", value="39", place="Larne harbour", version="1")
    shown = answer.get_data(as_text=True)
    assert (answer.status_code, "read it again" in shown) == (412, True)
    for kept in ('name="version" value="2"', 'name="value" value="38"', 'value="asked the coastguard"'):
        assert kept in shown
    assert "Larne harbour" not in shown


def test_a_form_that_is_not_ours_decides_nothing(client: FlaskClient, ferry: dict[str, Any]) -> None:
    figure = figure_of(ferry, "37")
    assert "choose one of its buttons" in decided(client, figure, "guess", value="38").get_data(as_text=True)
    for form in ({}, {"a": figure["id"]}, {"a": figure["id"], "b": "s" + "0" * 16, "ruling": "guess", "reason": "x"}):
        assert sent(client, "/judgements", **form).status_code == 422
    assert sent(client, "/judgements/j0", reason="x").status_code == 404
    assert now(client, figure)["version"] == 1


def test_two_things_that_came_together_are_parted_and_that_is_undone(
    client: FlaskClient, ferry: dict[str, Any]
) -> None:
    again = client.post("/v1/articles", json=FERRY_AGAIN).get_json()
    one, other = figure_of(ferry, "37"), figure_of(again, "Forty-one")
    statistic = one["statistic"]["id"]
    assert statistic == other["statistic"]["id"]
    assert f'<option value="{other["id"]}">' in read(client, f"/statistics/{statistic}")
    answer = sent(client, "/judgements", a=one["id"], b=other["id"], ruling="different", reason="two boats")
    assert answer.status_code == 303
    assert "These statistics are two" in read(client, answer.headers["Location"])
    assert now(client, one)["statistic"] != now(client, other)["statistic"]
    assert sent(client, answer.headers["Location"], reason="one boat").status_code == 303
    assert "It was undone by" in read(client, answer.headers["Location"])
    assert now(client, one)["statistic"] == now(client, other)["statistic"]


def test_two_statistics_are_made_one_by_the_address_of_the_other(client: FlaskClient, ferry: dict[str, Any]) -> None:
    one, other = (figure_of(ferry, exact)["statistic"]["id"] for exact in ("37", "212"))
    address = f"http://localhost:8000/statistics/{other}?as_of=1"
    assert sent(client, "/judgements", a=one, b=address, ruling="same", reason="all were hurt").status_code == 303
    for b, told in ((one, "one and the same"), ("the toll", "by the address of its page")):
        answer = sent(client, "/judgements", a=one, b=b, ruling="same", reason="test")
        assert (answer.status_code, told in answer.get_data(as_text=True)) == (422, True)


def test_a_page_of_the_past_decides_nothing(client: FlaskClient, ferry: dict[str, Any]) -> None:
    figure = figure_of(ferry, "37")
    decided(client, figure, "confirm")
    for path in (f"/figures/{figure['id']}", f"/statistics/{figure['statistic']['id']}"):
        assert 'method="post"' in read(client, path)
        assert 'method="post"' not in read(client, f"{path}?as_of=2")


def test_a_form_takes_a_token_of_its_own_and_nothing_that_a_browser_sends_by_itself(
    client: FlaskClient, ferry: dict[str, Any], settings: Settings
) -> None:
    figure = figure_of(ferry, "37")
    with Store.open(settings.database) as store:
        reader, curator = (store.tokens().create(name, scope)[1] for name, scope in (("r", "read"), ("ada", "curate")))
    page = create_app(settings).test_client()
    for form in ({}, {"token": reader}, {"token": "tally_wrong"}):
        answer = page.post(
            f"/figures/{figure['id']}",
            data={"version": "1", "decision": "confirm", "reason": "asked", **form},
            auth=("ada", curator),
            headers=PAGE,
        )
        assert answer.status_code == 403, form
        assert "WWW-Authenticate" not in answer.headers
    shown = page.get(f"/figures/{figure['id']}", auth=("ada", reader), headers=PAGE).get_data(as_text=True)
    assert '<input type="password" name="token"' in shown
    assert decided_with(page, figure, curator).status_code == 303
    versions = page.get(f"/figures/{figure['id']}", auth=("ada", reader), headers=PAGE).get_data(as_text=True)
    assert "ada: asked" in versions
    assert curator not in versions


def decided_with(client: FlaskClient, figure: dict[str, Any], token: str) -> TestResponse:
    said = {"version": "1", "decision": "confirm", "reason": "asked", "token": token}
    return sent(client, f"/figures/{figure['id']}", **said)


@pytest.mark.parametrize("headers", [{"Origin": "https://elsewhere.example"}, {"Sec-Fetch-Site": "cross-site"}])
def test_a_page_of_another_site_puts_nothing_right(
    client: FlaskClient, ferry: dict[str, Any], headers: dict[str, str]
) -> None:
    figure = figure_of(ferry, "37")
    said = {"version": "1", "decision": "reject", "reason": "mine"}
    assert sent(client, f"/figures/{figure['id']}", headers, **said).status_code == 403
    assert sent(client, "/judgements", headers, a="x", b="y", ruling="same", reason="mine").status_code == 403
    assert now(client, figure)["state"] == "extracted"


def test_what_is_filled_in_becomes_no_markup(client: FlaskClient, ferry: dict[str, Any]) -> None:
    mean = '"><script>alert(1)</script>'
    answer = decided(client, figure_of(ferry, "37"), "correct", value=mean, measured=mean, reason=mean, actor=mean)
    assert answer.status_code == 422
    assert "<script>alert" not in answer.get_data(as_text=True)


def test_an_article_is_taken_back_and_put_back_by_the_form_of_its_page(
    client: FlaskClient, ferry: dict[str, Any]
) -> None:
    path, figure = f"/articles/{ferry['id']}", figure_of(ferry, "37")
    said = {"version": "1", "reason": "a hoax", "actor": "Ada Quill"}
    assert sent(client, path, None, state="retracted", **said).status_code == 303
    shown = read(client, path)
    assert "None of its figures counts." in shown
    assert re.search(r"Retracted by Ada Quill, [^:]+: a hoax", shown)
    assert f'class="figure count none" href="#{figure["id"]}"' in shown
    assert now(client, figure)["state"] == "retracted"
    assert "No figure belongs to it now" in read(client, f"/statistics/{figure['statistic']['id']}")
    assert sent(client, path, None, state="extracted", **said).status_code == 303
    shown = read(client, path)
    assert "Retracted by" not in shown
    assert now(client, figure)["state"] == "extracted"
    assert sent(client, path, None, state="confirmed", **said).status_code == 422
    assert sent(client, path, None, state="retracted", **{**said, "reason": ""}).status_code == 422
    assert 'action="/articles/' not in read(client, f"{path}?as_of=2"), "the past is not to be changed"
