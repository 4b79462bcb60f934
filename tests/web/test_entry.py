"""The page that puts an article on record: the same as by the API, and for nobody who may not."""

import html
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from service.intake import fetch
from service.settings import Settings
from service.store import SCOPES, Store
from service.web import create_app
from tests.intake.site import PAGE, Site, standing
from tests.web.samples import FERRY
from tests.web.test_ruling import read, sent

FORM = FERRY | {"published_at": "2025-03-04"}


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    monkeypatch.setattr(fetch, "PAUSES", (0.0, 0.01))
    with standing() as found:
        yield found


@pytest.fixture
def tokens(settings: Settings) -> dict[str, str]:
    with Store.open(settings.database) as store:
        return {scope: store.tokens().create(f"{scope}-desk", scope)[1] for scope in SCOPES}


def transactions(settings: Settings) -> int:
    with Store.open(settings.database) as store:
        return store.head().id


def beside(answer: TestResponse, field: str) -> str:
    """What is said beside a field."""
    shown = answer.get_data(as_text=True)
    assert f'aria-describedby="fault-{field}"' in shown or field in ("token", "actor")
    return shown.partition(f'id="fault-{field}" role="alert">')[2].partition("</strong>")[0].replace("&#39;", "'")


def test_a_text_that_is_pasted_is_an_article_with_its_figures(client: FlaskClient) -> None:
    pasted = FORM | {"text": FERRY["text"].replace("\n", "\r\n"), "actor": "Ada Quill"}
    answer = sent(client, "/ingest", **pasted)
    assert answer.status_code == 303
    shown = read(client, answer.headers["Location"])
    assert "<h1>Ferry runs aground off Larne</h1>" in shown
    assert "The Harbour Gazette" in shown
    assert ">37</a>" in shown
    assert client.get("/v1/changes").get_json()["items"][-1]["actor"] == "Ada Quill"
    held = client.get(f"/v1{answer.headers['Location']}").get_json()
    again = client.post("/v1/articles", json=FORM)
    assert (again.status_code, again.get_json()["id"], held["text"]) == (200, held["id"], FERRY["text"])


def test_a_changed_text_under_the_same_address_is_its_next_revision(client: FlaskClient) -> None:
    before = sent(client, "/ingest", **FORM).headers["Location"]
    after = sent(client, "/ingest", **FORM | {"text": FERRY["text"].replace("37 people", "41 people")})
    assert after.headers["Location"] == before
    assert "37 → <strong>41</strong>" in read(client, before)


def test_of_an_address_alone_the_page_there_is_fetched(client: FlaskClient, site: Site) -> None:
    answer = sent(client, "/ingest", url=site.put("/flood", PAGE), published_at="2025-03-14", title="")
    held = client.get(f"/v1{answer.headers['Location']}").get_json()
    assert (held["title"], held["publisher"], held["url"]) == (
        "Flood in Ostermark",
        "Ostermark Post",
        site.url("/flood"),
    )
    assert [figure["value"] for figure in held["figures"]] == [14, 230, 17]
    assert held["published_at"].startswith("2025-03-14")
    named = sent(client, "/ingest", url=site.put("/other", PAGE), publisher="The Ostermark Post")
    assert client.get(f"/v1{named.headers['Location']}").get_json()["publisher"] == "The Ostermark Post"


@pytest.mark.parametrize(
    ("form", "status", "field", "told"),
    [
        ({}, 422, "text", "Paste the text, or give the address"),
        ({"text": " \r\n "}, 422, "text", "Paste the text"),
        ({"text": "\0"}, 422, "text", "NUL"),
        ({"text": "Ten died.", "url": "gazette.example"}, 422, "url", "must begin with http"),
        ({"text": "Ten died.", "url": "javascript:alert(1)"}, 422, "url", "must begin with http"),
        ({"text": "Ten died.", "published_at": "14 March"}, 422, "published_at", "must be a date"),
        ({"text": "Ten died.", "published_at": "0001-01-01"}, 422, "published_at", "outside the years"),
        ({"text": "Ten died.", "title": "t" * 1001}, 422, "title", "Longer than"),
        ({"text": "Ten died.", "publisher": "p" * 301}, 422, "publisher", "Longer than"),
        ({"text": "Ten died.", "actor": "\0"}, 422, "actor", "NUL"),
        ({"url": "gazette.example/storm"}, 422, "url", "is no address that is read: give http:// or https://"),
        ({"url": "http://no-such-host.invalid/"}, 422, "url", "cannot be fetched"),
        ({"url": "http://me:secret@192.0.2.1/"}, 422, "url", "without name and password"),
        ({"url": "file:///etc/passwd"}, 422, "url", "is no address that is read"),
    ],
)
def test_what_cannot_be_is_said_beside_its_field_and_nothing_filled_in_is_lost(
    client: FlaskClient, settings: Settings, form: dict[str, str], status: int, field: str, told: str
) -> None:
    answer = sent(client, "/ingest", **{"title": "Flood & storm"} | form)
    assert (answer.status_code, told in beside(answer, field)) == (status, True), beside(answer, field)
    assert ("Flood &amp; storm" in answer.get_data(as_text=True)) == ("title" not in form)
    assert transactions(settings) == 1


def test_what_an_address_leads_to_is_said_beside_it(client: FlaskClient, settings: Settings, site: Site) -> None:
    faults = {
        site.url("/nothing"): "This address answered 404 Not Found. Give another one, or paste the text.",
        site.put("/empty", "<html></html>"): "holds no article",
        site.put("/feed", "<rss version='2.0'><channel></channel></rss>"): "is a feed: give the address of one article",
        site.put("/report.pdf", b"%PDF-1.7", "application/pdf"): "is application/pdf: only web pages",
        site.lead("/inside", site.url("/nothing", "localhost")): "leads to localhost, which is on a private network",
        site.lead("/round", "/round"): "leads on more than 5 times",
    }
    for address, told in faults.items():
        assert told in beside(sent(client, "/ingest", url=address), "url")
    answer = sent(client, "/ingest", url=site.put("/flood", PAGE), published_at="on Friday")
    assert "must be a date" in beside(answer, "published_at")
    assert transactions(settings) == 1


def test_a_server_that_drips_is_left_after_the_time_for_all_it_says(
    client: FlaskClient, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetch, "DEADLINE", 0.3)
    drip = site.say("/drip", b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", then=b"<p>")
    assert "did not come within" in beside(sent(client, "/ingest", url=drip), "url")


def test_the_limits_are_those_of_the_api(settings: Settings) -> None:
    client = create_app(replace(settings, max_text_characters=100, max_request_bytes=5_000)).test_client()
    answer = sent(client, "/ingest", text="x" * 101)
    assert (answer.status_code, "at most 100 are read" in answer.get_data(as_text=True)) == (413, True)
    answer = sent(client, "/ingest", text="x" * 5_001)
    assert (answer.status_code, "larger than 5,000 bytes" in answer.get_data(as_text=True)) == (413, True)
    assert sent(create_app(settings).test_client(), "/extract", text="x " * 300_000).status_code == 200


def test_a_token_that_may_ingest_is_asked_for_and_nothing_that_a_browser_sends_by_itself(
    settings: Settings, tokens: dict[str, str], site: Site
) -> None:
    client = create_app(settings).test_client()
    for form in ({}, {"token": tokens["read"]}, {"token": "tally_wrong"}):
        answer = client.post(
            "/ingest", data=FORM | form, auth=("ada", tokens["admin"]), headers={"Accept": "text/html"}
        )
        assert (answer.status_code, "ingest" in beside(answer, "token")) == (403, True)
        assert "WWW-Authenticate" not in answer.headers
        assert "ran aground off Larne" in answer.get_data(as_text=True), "what was pasted is still there"
        assert tokens["read"] not in answer.get_data(as_text=True)
    head = {"Accept": "text/html", "Authorization": f"Bearer {tokens['read']}"}
    shown = client.get("/ingest", headers=head).get_data(as_text=True)
    assert '<input type="password" name="token"' in shown
    assert "Your name" not in shown
    before = transactions(settings)
    assert sent(client, "/ingest", **FORM, token=tokens["ingest"], actor="root").status_code == 303
    changes = client.get("/v1/changes", headers={"Authorization": f"Bearer {tokens['read']}"}).get_json()["items"]
    assert [change["actor"] for change in changes if change["transaction"] > before] == ["ingest-desk (root)"]


def test_who_is_not_at_the_machine_has_nothing_fetched_from_its_network(
    settings: Settings, tokens: dict[str, str], site: Site
) -> None:
    """A token to send articles is none to look round inside: by name, by address, or by where a public one leads."""
    client = create_app(settings).test_client()
    site.put("/secret", PAGE)
    inside = [site.url("/secret"), site.url("/secret", "localhost"), "http://169.254.169.254/latest/", "http://[::1]/"]
    for address in (*inside, "http://0x7f000001/", "http://2130706433/", "http://[::ffff:127.0.0.1]/", "http://0/"):
        answer = sent(client, "/ingest", url=address, token=tokens["admin"])
        assert "which is on a private network" in beside(answer, "url"), address
    assert site.asked == []


@pytest.mark.parametrize("headers", [{"Origin": "https://elsewhere.example"}, {"Sec-Fetch-Site": "cross-site"}])
def test_a_page_of_another_site_puts_nothing_on_record_and_has_nothing_fetched(
    client: FlaskClient, settings: Settings, site: Site, headers: dict[str, str]
) -> None:
    assert sent(client, "/ingest", headers, **FORM).status_code == 403
    assert sent(client, "/ingest", headers, url=site.put("/flood", PAGE)).status_code == 403
    assert (transactions(settings), site.asked) == (1, [])


def test_whoever_guesses_tokens_in_the_form_is_stopped(settings: Settings, tokens: dict[str, str]) -> None:
    client = create_app(replace(settings, requests_per_minute=3)).test_client()
    statuses = [sent(client, "/ingest", token=f"tally_{n}").status_code for n in range(5)]
    assert statuses == [403, 403, 403, 429, 429]


def test_what_is_filled_in_becomes_no_markup(client: FlaskClient) -> None:
    mean = '</textarea>"><script>alert(1)</script>{{7*7}}'
    answer = sent(client, "/ingest", **dict.fromkeys(("text", "url", "title", "publisher", "published_at"), mean))
    assert answer.status_code == 422
    assert "<script>alert" not in answer.get_data(as_text=True)
    assert "{{7*7}}" in answer.get_data(as_text=True)


def test_an_article_that_is_not_dated_or_not_english_says_so(client: FlaskClient) -> None:
    undated = read(client, sent(client, "/ingest", text="Ten died.").headers["Location"])
    assert "day of publication not known" in undated
    assert ">give the day</a>" in undated
    german = "Bei dem Unglück starben nach Angaben der Polizei 14 Menschen, und 23 wurden zum Teil schwer verletzt."
    assert "Only English is read" in read(client, sent(client, "/ingest", text=german).headers["Location"])


def test_what_is_known_of_an_article_on_record_is_put_right_in_the_same_form(client: FlaskClient) -> None:
    path = sent(client, "/ingest", **FORM | {"published_at": "", "url": ""}).headers["Location"]
    assert "day of publication not known" in read(client, path)
    link = re.search(r'href="(/ingest\?article=\w+)">give the day', read(client, path))
    assert link
    filled = read(client, link[1])
    assert "known by its text and its publisher" in filled
    text = re.search(r"<textarea[^>]*>(.*?)</textarea>", filled, re.DOTALL)
    assert text
    assert html.unescape(text[1]) == FERRY["text"]
    again = sent(client, "/ingest", **FORM | {"url": "", "published_at": "2025-03-04"})
    assert again.headers["Location"] == path
    shown = read(client, path)
    assert "4 March 2025" in shown
    assert f'href="{link[1]}">put these details right' in shown
    assert 'name="published_at" value="2025-03-04"' in read(client, link[1])


def test_an_article_with_an_id_of_its_own_stays_the_same_one_when_it_is_put_right(client: FlaskClient) -> None:
    made = client.post("/v1/articles", json={"text": FERRY["text"], "id": "wire-7"}).get_json()["id"]
    assert '<input type="hidden" name="id" value="wire-7">' in read(client, f"/ingest?article={made}")
    put = sent(client, "/ingest", id="wire-7", text=FERRY["text"], title="Ferry", published_at="2025-03-04")
    assert put.headers["Location"] == f"/articles/{made}"
