"""No question keeps the record busy for ever: what takes too long is given up, and the caller hears what to do."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import requests

from service.errors import FactError
from service.store import Store, migrate
from tests.web.running import Running, running

ARTICLES = 40
FIGURES = 25


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """Gives up after a millisecond, on a record of a thousand figures."""
    database = tmp_path_factory.mktemp("slow") / "record.db"
    migrate(database)
    with running(database) as patient:
        post(patient, "The Heron Trust said it had counted 12 herons on a lake.")
        for number in range(ARTICLES):
            post(
                patient, " ".join(f"Wardens counted {number * 100 + n + 2} herons on lake {n}." for n in range(FIGURES))
            )
    with running(database, query_milliseconds=1) as found:
        yield found


def post(server: Running, text: str) -> None:
    requests.post(f"{server.base}/v1/articles", json={"text": text}, timeout=60).raise_for_status()


@pytest.mark.parametrize("source", ["nobody", "Heron%20Trust"], ids=["before the first row", "after it"])
def test_a_question_that_takes_too_long_is_a_503_that_says_what_to_do(server: Running, source: str) -> None:
    """Every figure holds the word, and is then looked through for the source."""
    answer = requests.get(f"{server.base}/v1/figures?q=herons&source={source}", timeout=60)
    assert (answer.status_code, answer.headers["Content-Type"]) == (503, "application/problem+json")
    assert "more telling filters" in answer.json()["detail"]


def test_what_is_quick_is_answered_as_ever(server: Running) -> None:
    for path in ("/readyz", "/v1/changes?limit=1", "/v1/articles?limit=1"):
        assert requests.get(server.base + path, timeout=60).status_code == 200


def test_a_statement_ends_at_its_time_however_long_it_would_take(tmp_path: Path) -> None:
    migrate(tmp_path / "record.db")
    endless = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    with closing(Store.open(tmp_path / "record.db")) as store:
        store.give_up_after(0.2)
        with pytest.raises(FactError, match="takes too long"):
            store._db.conn.execute(endless).fetchone()
        assert store.head().id == 1
