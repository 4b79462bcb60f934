"""A record that is occupied or cannot be written is told as 503, and nothing of the request is stored."""

import sqlite3
from contextlib import closing

import pytest
from flask.testing import FlaskClient

from service.settings import Settings
from service.store import connection
from service.web import create_app
from service.web.exchange import store
from tests.web.samples import FERRY


def test_a_write_that_waits_too_long_for_another_is_a_503(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.1)
    client = create_app(settings).test_client()
    with closing(sqlite3.connect(settings.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        answer = client.post("/v1/articles", json=FERRY)
        assert (answer.status_code, answer.mimetype) == (503, "application/problem+json")
        assert "try again" in answer.get_json()["detail"]
        assert client.get("/v1/articles").get_json()["items"] == []
        other.execute("ROLLBACK")
    assert client.post("/v1/articles", json=FERRY).status_code == 201


def test_a_full_disk_is_a_507(client: FlaskClient) -> None:
    with client.application.app_context():
        held = store()._db.conn
        pages = held.execute("PRAGMA page_count").fetchone()[0]
        held.execute(f"PRAGMA max_page_count = {pages}")  # what SQLite says then is what it says of a full disk
        answer = client.post("/v1/articles", json=FERRY)
        assert (answer.status_code, answer.mimetype) == (507, "application/problem+json")
        assert "make room" in answer.get_json()["detail"]
        assert client.get("/v1/articles").get_json()["items"] == []
        held.execute("PRAGMA max_page_count = 1073741823")
        assert client.post("/v1/articles", json=FERRY).status_code == 201
