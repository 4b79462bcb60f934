"""The real app on a real SQLite file."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from service.settings import Settings, load_settings
from service.store import migrate
from service.web import create_app
from tests.web.samples import FERRY
from tests.web.served import served


@pytest.fixture(scope="session")
def empty_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Migrated once; each test has a copy of its own."""
    database = tmp_path_factory.mktemp("empty") / "record.db"
    migrate(database)
    return database


@pytest.fixture
def settings(tmp_path: Path, empty_record: Path) -> Settings:
    database = tmp_path / "record.db"
    shutil.copyfile(empty_record, database)
    return replace(load_settings({}), database=database)


@pytest.fixture
def client(settings: Settings) -> FlaskClient:
    return create_app(settings).test_client()


@pytest.fixture
def ferry(client: FlaskClient) -> dict[str, Any]:
    """An article on record: the answer to posting it."""
    answer: dict[str, Any] = client.post("/v1/articles", json=FERRY).get_json()
    return answer


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a real server with a record of its own."""
    with served(tmp_path_factory.mktemp("served")) as base:
        yield base
