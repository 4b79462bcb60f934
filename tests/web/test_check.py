"""A draft by the API and on the page, and a text that is only read."""

import time
from typing import Any

from flask.testing import FlaskClient

from tests.web.samples import FERRY

DRAFT = {
    "text": "A ferry ran aground off Larne. The coastguard said 37 people were injured on the ferry.",
    "published_at": "2025-03-04",
}


def test_a_draft_is_checked_and_not_stored(client: FlaskClient, ferry: dict[str, Any]) -> None:
    body = client.post("/v1/check", json=DRAFT).get_json()
    (one,) = body["figures"]
    assert (one["figure"]["exact"], one["verdict"]) == ("37", "supported")
    assert one["on_record"][0]["figure"]["sentence"] in FERRY["text"]
    assert one["on_record"][0]["pair"]["relation"] == "agree"
    assert body["verdicts"]["supported"] == 1
    assert len(client.get("/v1/articles").get_json()["items"]) == 1


def test_what_is_no_draft_is_refused(client: FlaskClient) -> None:
    assert client.post("/v1/check", json={}).status_code == 422


def test_the_page_takes_a_pasted_text_and_shows_quotes(client: FlaskClient, ferry: dict[str, Any]) -> None:
    assert 'href="/check"' in client.get("/", headers={"Accept": "text/html"}).get_data(as_text=True)
    empty = client.get("/check", headers={"Accept": "text/html"}).get_data(as_text=True)
    assert "<textarea" in empty
    assert "verdict" not in empty
    shown = client.post("/check", data=DRAFT, headers={"Accept": "text/html"}).get_data(as_text=True)
    assert "1 supported" in shown
    assert f'href="/statistics/{ferry["figures"][1]["statistic"]["id"]}"' in shown
    assert "<mark>37</mark>" in shown


def test_the_page_says_what_is_wrong_and_keeps_the_text(client: FlaskClient) -> None:
    shown = client.post("/check", data={"text": "<b>40 men</b>", "published_at": "soon"}).get_data(as_text=True)
    assert "&lt;b&gt;40 men&lt;/b&gt;" in shown
    assert "published_at" in shown


def test_what_states_too_many_figures_is_refused_before_they_are_read(client: FlaskClient) -> None:
    """As many as a request may hold would take minutes and gigabytes."""
    article = {"text": "Police held 19 men in Larne. " * 20_000, "url": "https://gazette.example/men"}
    before = time.process_time()
    for path, most in (("/v1/check", 500), ("/v1/extract", 10_000), ("/v1/articles", 10_000)):
        answer = client.post(path, json=article)
        assert (answer.status_code, f"more than {most:,} figures" in answer.get_json()["detail"]) == (413, True)
    assert time.process_time() - before < 15, "to read them takes a minute"
    assert client.get("/v1/articles").get_json()["items"] == []


def test_a_draft_of_too_many_figures_is_413_and_says_what_to_do(client: FlaskClient) -> None:
    draft = {"text": "12 people died in Larne. " * 501, "published_at": "2025-03-04"}
    answer = client.post("/v1/check", json=draft)
    assert answer.status_code == 413
    assert "more than 500 figures, the most that are read here at once" in answer.get_json()["detail"]
    shown = client.post("/check", data=draft, headers={"Accept": "text/html"}).get_data(as_text=True)
    assert "send it in parts" in shown


TEXT = "On 3 May, at least 19 villages lost power, the utility said on Tuesday.\n\nOf them, six were cut off."


def test_the_page_for_reading_marks_figures_and_tells_why_the_rest_are_none(client: FlaskClient) -> None:
    assert 'href="/extract"' in client.get("/", headers={"Accept": "text/html"}).get_data(as_text=True)
    empty = client.get("/extract", headers={"Accept": "text/html"}).get_data(as_text=True)
    assert "<textarea" in empty
    assert "verdict" not in empty
    shown = client.post("/extract", data={"text": TEXT, "published_at": "2025-05-06"}).get_data(as_text=True)
    assert "2 figures, 1 other numeral passed over." in shown
    assert '<a class="figure count" href="#figure-1">19</a> villages' in shown
    assert 'title="passed over: date">3 May</span>' in shown
    assert '<article class="entry" id="figure-1">' in shown
    for fact in ("at least 19", "villages", "3 May 2025", "utility"):
        assert fact in shown.partition("<h2>Figures</h2>")[2]
    assert 'href="#figure-1">at least 19</a>' in shown  # what "of them" refers to
    assert client.get("/v1/articles").get_json()["items"] == []


def test_the_page_for_reading_says_what_is_wrong_and_keeps_the_text(client: FlaskClient) -> None:
    shown = client.post("/extract", data={"text": "<b>40 men</b>", "published_at": "soon"}).get_data(as_text=True)
    assert "&lt;b&gt;40 men&lt;/b&gt;" in shown
    assert "published_at" in shown
    assert "0 figures." in client.post("/extract", data={"text": "Nothing here."}).get_data(as_text=True)
    french = "Le maire a dit que quarante personnes avaient été blessées lundi dans la ville, selon la police locale."
    assert "Only English is read" in client.post("/extract", data={"text": french}).get_data(as_text=True)
