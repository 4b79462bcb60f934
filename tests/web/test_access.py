"""Who may do what: open at a desk, by token everywhere else, and every write signed."""

import sqlite3
from base64 import b64encode
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from service.errors import Invalid, NotFound
from service.settings import Settings
from service.store import SCOPES, Scope, Store
from service.web import access, create_app
from tests.web.running import run
from tests.web.samples import FERRY, figure_of
from tests.web.test_bad_input import told

Bearer = dict[str, str]


def bearer(secret: str) -> Bearer:
    return {"Authorization": f"Bearer {secret}"}


@pytest.fixture
def tokens(settings: Settings) -> dict[str, Bearer]:
    """One of each scope, by its scope: the header that shows it."""
    with Store.open(settings.database) as store:
        return {scope: bearer(store.tokens().create(f"{scope}-token", scope)[1]) for scope in SCOPES}


@pytest.fixture
def client(settings: Settings, tokens: dict[str, Bearer]) -> FlaskClient:
    return create_app(settings).test_client()


@pytest.fixture
def ferry(client: FlaskClient, tokens: dict[str, Bearer]) -> dict[str, Any]:
    answer: dict[str, Any] = client.post("/v1/articles", json=FERRY, headers=tokens["ingest"]).get_json()
    return answer


def test_a_desk_is_open_until_there_is_a_token(settings: Settings) -> None:
    client = create_app(settings).test_client()
    assert client.post("/v1/articles", json=FERRY).status_code == 201
    with Store.open(settings.database) as store:
        store.tokens().create("anna", "read")
    told(client.get("/v1/articles"), 401)
    with Store.open(settings.database) as store:
        store.tokens().revoke("anna")
    told(client.get("/v1/articles"), 401)  # what was closed does not open by itself


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.7", "::", "tallybook.example"])  # noqa: S104
def test_it_is_closed_on_every_other_address(settings: Settings, host: str) -> None:
    client = create_app(replace(settings, host=host)).test_client()
    told(client.get("/v1/articles"), 401)
    assert client.get("/healthz").status_code == 200


def test_serve_refuses_to_be_reached_by_others_without_a_token(settings: Settings) -> None:
    done = run("serve", "--db", str(settings.database), "--host", "0.0.0.0", "--port", "0")  # noqa: S104
    assert done.returncode == 1
    assert "tallybook token create NAME --scope admin" in done.stderr


REQUESTS: list[tuple[str, str, dict[str, Any] | None, Scope]] = [
    ("GET", "/v1/figures", None, "read"),
    ("GET", "/", None, "read"),
    ("GET", "/metrics", None, "read"),
    ("GET", "/fred/series?series_id=s0", None, "read"),
    ("POST", "/v1/extract", {"text": "At least 19 houses burned."}, "read"),
    ("POST", "/v1/check", {"text": "At least 19 houses burned."}, "read"),
    ("POST", "/v1/compare", {"figures": ["f1", "f2"]}, "read"),
    ("POST", "/v1/articles", FERRY, "ingest"),
    ("PATCH", "/v1/figures/f0", {"state": "confirmed", "reason": "seen"}, "curate"),
    ("POST", "/v1/statistics", {"name": "ships", "kind": "count", "reason": "we track it"}, "curate"),
    ("PATCH", "/v1/statistics/s0", {"name": "ships", "reason": "shorter"}, "curate"),
    ("POST", "/v1/judgements", {"a": "Coastguard", "b": "Police", "ruling": "different", "reason": "two"}, "curate"),
    ("DELETE", "/v1/judgements/j0?reason=wrong", None, "curate"),
    ("GET", "/v1/webhooks", None, "admin"),
    ("POST", "/v1/webhooks", {"url": "https://192.0.2.1/"}, "admin"),
    ("DELETE", "/v1/webhooks/w0", None, "admin"),
]


@pytest.mark.parametrize(("method", "path", "body", "least"), REQUESTS, ids=[f"{r[0]} {r[1]}" for r in REQUESTS])
def test_a_scope_opens_what_it_names_and_no_more(
    client: FlaskClient, tokens: dict[str, Bearer], method: str, path: str, body: Any, least: Scope
) -> None:
    assert client.open(path, method=method, json=body).status_code == 401
    for scope in SCOPES:
        status = client.open(path, method=method, json=body, headers=tokens[scope]).status_code
        assert (status == 403) == (SCOPES.index(scope) < SCOPES.index(least)), (scope, status)
        assert status != 401


def test_every_write_names_its_scope(client: FlaskClient) -> None:
    writes = {
        rule.endpoint for rule in client.application.url_map.iter_rules() if (rule.methods or set()) - set(access.SAFE)
    }
    assert {name for name in writes if not name.startswith("webhooks.")} == set(access.WRITES)


def test_every_write_is_signed_with_the_name_of_its_token(
    client: FlaskClient, tokens: dict[str, Bearer], ferry: dict[str, Any]
) -> None:
    path = f"/v1/figures/{figure_of(ferry, '37')['id']}"
    head = tokens["curate"] | {"If-Match": "*"}
    client.patch(path, json={"state": "confirmed", "reason": "seen"}, headers=head)
    forged = {"state": "extracted", "reason": "not seen", "actor": "admin-token"}
    client.patch(path, json=forged, headers=head)
    changes = client.get("/v1/changes", headers=tokens["read"]).get_json()["items"]
    signed = [change["actor"] for change in changes[-3:]]
    assert signed == ["ingest-token", "curate-token", "curate-token (admin-token)"]


@pytest.mark.parametrize(
    "shown",
    ["Bearer ", "Bearer tally_000000000000_x", "Bearer x" * 500, "Bearer \x00", "Basic !!!", "Digest x", "tally_1", ""],
)
def test_what_is_no_token_opens_nothing(client: FlaskClient, shown: str) -> None:
    answer = client.get("/v1/figures", headers={"Authorization": shown})
    told(answer, 401)
    assert answer.headers["WWW-Authenticate"].startswith("Bearer ")


def test_a_part_of_a_token_opens_nothing(client: FlaskClient, tokens: dict[str, Bearer]) -> None:
    shown = tokens["read"]["Authorization"]
    for wrong in (shown[:-1], shown + "A", shown[:-1] + ("A" if shown[-1] != "A" else "B"), shown.lower()):
        told(client.get("/v1/figures", headers={"Authorization": wrong}), 401)
    assert client.get("/v1/figures", headers={"Authorization": shown}).status_code == 200


def test_a_browser_is_asked_for_the_token_as_a_password(client: FlaskClient, tokens: dict[str, Bearer]) -> None:
    page = {"Accept": "text/html"}
    refused = client.get("/", headers=page)
    assert refused.status_code == 401
    assert refused.headers["WWW-Authenticate"].startswith("Basic ")
    password = b64encode(b"anyone:" + tokens["read"]["Authorization"].removeprefix("Bearer ").encode()).decode()
    assert client.get("/", headers=page | {"Authorization": f"Basic {password}"}).status_code == 200


def test_a_client_of_fred_shows_its_token_as_its_api_key(client: FlaskClient, tokens: dict[str, Bearer]) -> None:
    secret = tokens["read"]["Authorization"].removeprefix("Bearer ")
    assert client.get(f"/fred/series/search?search_text=x&api_key={secret}").status_code not in (401, 403)
    told(client.get(f"/v1/figures?api_key={secret}"), 401)


def test_a_revoked_token_is_out_at_once(client: FlaskClient, settings: Settings, tokens: dict[str, Bearer]) -> None:
    assert client.get("/v1/figures", headers=tokens["read"]).status_code == 200
    assert run("token", "revoke", "read-token", "--db", str(settings.database)).returncode == 0
    told(client.get("/v1/figures", headers=tokens["read"]), 401)


def test_the_record_holds_no_secret(settings: Settings, tokens: dict[str, Bearer]) -> None:
    kept = b"".join(path.read_bytes() for path in settings.database.parent.glob("record.db*"))
    for shown in tokens.values():
        assert shown["Authorization"].split("_", 2)[2].encode() not in kept


def test_last_use_is_noted_without_a_write_for_every_request(
    client: FlaskClient, settings: Settings, tokens: dict[str, Bearer]
) -> None:
    def version() -> Any:
        return watching.execute("PRAGMA data_version").fetchone()

    watching = sqlite3.connect(settings.database)
    client.get("/v1/figures", headers=tokens["read"])
    before = version()
    for _ in range(5):
        client.get("/v1/figures", headers=tokens["read"])
    assert version() == before
    with Store.open(settings.database) as store:
        used = {token.name: token.last_used for token in store.tokens().list()}
    assert used["read-token"] is not None
    assert used["admin-token"] is None


def test_nobody_waits_for_a_writer_to_have_the_use_of_a_token_noted(
    client: FlaskClient, settings: Settings, tokens: dict[str, Bearer]
) -> None:
    writer = sqlite3.connect(settings.database, isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    assert client.get("/v1/figures", headers=tokens["read"]).status_code == 200
    writer.execute("ROLLBACK")


def test_an_idempotency_key_of_one_token_tells_nothing_to_another(
    client: FlaskClient, settings: Settings, tokens: dict[str, Bearer]
) -> None:
    new = {"name": "ships", "kind": "count", "reason": "we track it"}
    key = {"Idempotency-Key": "one"}
    assert client.post("/v1/statistics", json=new, headers=tokens["curate"] | key).status_code == 201
    told(client.post("/v1/statistics", json=new, headers=tokens["read"] | key), 403)
    again = client.post("/v1/statistics", json=new, headers=tokens["admin"] | key)
    assert "Idempotent-Replayed" not in again.headers


def test_the_name_of_a_token_signs_for_good(settings: Settings) -> None:
    with Store.open(settings.database) as store:
        store.tokens().create("wire", "ingest")
        store.tokens().revoke("wire")
        with pytest.raises(Invalid, match="another name"):
            store.tokens().create("wire", "admin")
        with pytest.raises(Invalid, match="revoked before"):
            store.tokens().revoke("wire")
        with pytest.raises(NotFound):
            store.tokens().revoke("nobody")
        for name in ("", "Anna (desk)", "a b", "a\n", "-x", "x" * 65):
            with pytest.raises(Invalid):
                store.tokens().create(name, "read")


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM tokens",
        "UPDATE tokens SET scope = 'admin'",
        "UPDATE tokens SET name = 'desk'",
        "UPDATE tokens SET revoked = NULL",
        "INSERT OR REPLACE INTO tokens SELECT id, name, 'admin', digest, created, NULL, NULL FROM tokens",
    ],
)
def test_the_database_itself_refuses_to_change_a_token(settings: Settings, statement: str) -> None:
    with Store.open(settings.database) as store:
        store.tokens().create("wire", "ingest")
        store.tokens().revoke("wire")
    with sqlite3.connect(settings.database) as plain, pytest.raises(sqlite3.DatabaseError):
        plain.execute(statement)


def test_tokens_are_made_and_listed_by_the_command(tmp_path: Path) -> None:
    database = str(tmp_path / "record.db")
    made = run("token", "create", "wire-import", "--scope", "ingest", "--db", database)
    assert made.stdout.startswith("tally_")
    listed = run("token", "list", "--db", database).stdout
    assert "wire-import  ingest  in use" in listed
    assert "never used" in listed
    assert made.stdout.strip() not in listed
