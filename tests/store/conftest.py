from collections.abc import Iterator
from pathlib import Path

import pytest

from service.store import Store, migrate


@pytest.fixture
def store() -> Iterator[Store]:
    """A record of its own, in memory."""
    with Store.open(":memory:") as opened:
        yield opened


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A migrated file."""
    migrate(tmp_path / "record.db")
    return tmp_path / "record.db"
