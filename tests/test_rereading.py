"""Articles on record read anew by the extractor, over several processes."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from service.article import Article
from service.ingest import extractor, ingest
from service.rereading import reextract
from service.store import Rereading, Store, migrate
from tests.store.sample import put

TEXT = "At least {} villages lost power on Monday, the Rescue Service said. Some 1,200 people were moved to safety."


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """Twelve articles: four of them as a poorer extractor read them."""
    path = tmp_path / "record.db"
    migrate(path)
    with Store.open(path) as store:
        for number in range(12):
            about = {"url": f"https://gazette.example/{number}", "publisher": "The Gazette" if number < 6 else "Herald"}
            published = datetime(2025, 3, 3, 9, tzinfo=UTC)
            said = Article(TEXT.format(number + 20), published_at=published, **about)  # type: ignore[arg-type]
            if number % 3 == 0:
                put(store, said)
            else:
                ingest(store, said, actor="test")
    return path


def run(path: Path, publisher: str | None = None) -> list[Rereading]:
    with Store.open(path) as store:
        waiting = store.unread(extractor(), publisher)
    return list(reextract(path, waiting, actor="upgrade", processes=2))


def test_only_what_is_read_otherwise_is_written(record: Path) -> None:
    with Store.open(record) as store:
        before = store.head().id
        poor = [one.article_id for one in reversed(store.articles().items)][::3]
    found = run(record)
    assert len(found) == 12
    assert [one.article_id for one in found if one.new or one.changed or one.gone] == poor
    with Store.open(record) as store:
        assert [one.kind for one in store.changes(since=before).items] == ["reextract"] * 4
        assert store.verify() == ()
        assert {one.figure.bound for one in store.article_figures(poor[0])} == {"at_least", "about"}


def test_a_run_that_is_interrupted_goes_on_where_it_was(record: Path) -> None:
    with Store.open(record) as store:
        waiting = store.unread(extractor())
    begun = reextract(record, waiting[:5], actor="upgrade", processes=1)
    next(begun)
    begun.close()  # type: ignore[attr-defined]
    with Store.open(record) as store:
        rest = store.unread(extractor())
    assert 0 < len(rest) < 12
    assert len(run(record)) == len(rest)
    assert run(record) == []


def test_an_outlets_articles_alone_can_be_read_anew(record: Path) -> None:
    assert len(run(record, "the gazette")) == 6
    assert len(run(record)) == 6


def test_another_extractor_reads_everything_anew(record: Path) -> None:
    run(record)
    with closing(sqlite3.connect(record)) as plain:
        plain.execute("UPDATE article_extractors SET extractor = 'older'")
        plain.commit()
    assert len(run(record)) == 12
