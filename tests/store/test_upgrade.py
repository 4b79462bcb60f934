"""A record of every earlier version comes up to this one with all that it held, and a copy of it stays behind."""

# ruff: noqa: S608  (names of tables cannot be bound as values)

import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlite_utils import Database

from migrations import NAMES, steps
from service.errors import FactError
from service.store import FigureFilter, Store, migrate, restore
from service.store.soundness import SEARCHED
from tests.store.sample import article, put
from tests.store.tamper import tamper

TEXT = "Police hold 40 men, according to the Prison Service. Doctors treated 7 of them."
KEPT = (
    *("transactions", "articles", "revisions", "article_details", "statistics", "statistic_versions"),
    *("statistic_edges", "statistic_groups", "judgements", "judgement_closings", "figures", "figure_places"),
    *("figure_versions", "figure_readings", "sources", "figure_sources", "figure_index"),
    *("transaction_hashes", "article_keys", "revision_sketches", "source_counts"),
)
# The first version that could hold a whole record: before it there was no index to write to.
FIRST_WHOLE = NAMES.index("m0004_index") + 1


@pytest.fixture(scope="module")
def today(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of this version, with some of everything."""
    path = tmp_path_factory.mktemp("today") / "record.db"
    migrate(path)
    with Store.open(path) as store:
        first = put(store, article(TEXT, external_id="g1"))
        store.correct(first.figures[0].id, {"value": 41}, expected_version=1, actor="desk", reason="misread")
        put(store, article(TEXT.replace("40", "43")))
        put(store, article(TEXT.replace("hold", "held"), "https://herald.example/2"))
        own = store.create_statistic("men in cells", None, "count", None, actor="desk", reason=None)
        one = store.judge(own.id, first.figures[1].statistic.id, "same", actor="desk", reason=None)  # type: ignore[union-attr]
        store.close_judgement(one.id, actor="desk", reason=None)
    return path


def as_of_step(today: Path, path: Path, count: int) -> None:
    """Makes the record that the first `count` steps would hold: the same rows, in the tables of that time."""
    with closing(sqlite3.connect(path)) as plain:
        plain.execute("PRAGMA journal_mode = WAL")
        steps.apply(Database(plain), stop_before=NAMES[count])
        plain.execute("ATTACH :today AS today", {"today": str(today)})
        made = plain.execute("SELECT type, name, sql FROM main.sqlite_master WHERE type IN ('table', 'trigger')")
        objects = made.fetchall()
        guards = [(name, sql) for kind, name, sql in objects if kind == "trigger"]
        for name, _ in guards:
            plain.execute(f"DROP TRIGGER main.{name}")
        for table in [name for name in KEPT if name in {name for _, name, _ in objects}]:
            plain.execute(f"DELETE FROM main.{table}")
            plain.execute(f"INSERT INTO main.{table} SELECT * FROM today.{table}")
        for table, columns, _, source in SEARCHED:
            plain.execute(f"INSERT INTO {table} (rowid, {columns}) {source}")
        if "statistic_blocks" in {name for _, name, _ in objects}:
            for seq, profile in plain.execute("SELECT id, profile FROM statistics WHERE profile NOTNULL").fetchall():
                rows = [(block, seq) for block in set(json.loads(profile)["blocks"])]
                plain.executemany("INSERT INTO statistic_blocks (block, statistic) VALUES (?, ?)", rows)
        if "block_statistics" in {name for _, name, _ in objects}:
            plain.execute("INSERT INTO main.block_statistics SELECT * FROM today.block_statistics")
        for _, sql in guards:
            plain.execute(sql)
        plain.commit()


def reads(path: Path) -> Iterator[object]:
    """What the record gives at every transaction."""
    with Store.open(path) as store:
        for at in range(2, store.head().id + 1):
            yield store.figures(FigureFilter(), as_of=at).items
            yield store.figures(FigureFilter(source="prison service"), as_of=at).items
            yield store.articles(as_of=at).items
            yield store.sources(as_of=at).items
            yield store.statistics(as_of=at).items
            yield store.judgements(as_of=at).items


@pytest.mark.parametrize("count", range(FIRST_WHOLE, len(NAMES)), ids=lambda count: NAMES[count - 1])
def test_a_populated_record_of_each_version_comes_up_whole(today: Path, tmp_path: Path, count: int) -> None:
    path = tmp_path / "record.db"
    as_of_step(today, path, count)
    assert migrate(path) == NAMES[count:]
    assert list(reads(path)) == list(reads(today))
    with Store.open(path) as store:
        assert store.verify() == ()
    day = datetime.now(UTC).date().isoformat()
    kept = tmp_path / f"record-{day}-before-{NAMES[count]}.db"
    with closing(sqlite3.connect(kept)) as copy:
        assert copy.execute("SELECT count(*) FROM _sqlite_migrations").fetchone()[0] == count
        assert copy.execute("SELECT count(*) FROM figures").fetchone()[0] > 0
    with Store.open(path) as store:
        again = put(store, article(TEXT.replace("40", "44")))
        assert (again.status, again.revision) == ("revised", 3)
        assert put(store, article(TEXT.replace("40", "44"), None, external_id="g1")).status == "unchanged"


def test_articles_of_one_page_under_two_addresses_both_stay_and_the_first_goes_on(tmp_path: Path) -> None:
    path, count = tmp_path / "record.db", NAMES.index("m0014_addresses")
    migrate(path)
    with Store.open(path) as store:
        first = put(store, article(TEXT, "https://gazette.example/1"))
        second = put(store, article(TEXT, "https://gazette.example/2"))
    with closing(sqlite3.connect(tmp_path / "old.db")):
        as_of_step(path, tmp_path / "old.db", count)
    for table in ("article_details", "article_keys"):
        column = "url" if table == "article_details" else "key"
        page = f"UPDATE {table} SET {column} = replace({column}, '/2', '/1#top')"
        tamper(tmp_path / "old.db", table, page)
    migrate(tmp_path / "old.db")
    with Store.open(tmp_path / "old.db") as store:
        again = put(store, article(TEXT + " It rained.", "https://gazette.example/1#end"))
        assert (again.article_id, again.revision) == (first.article_id, 2)
        assert store.article(second.article_id).article.url == "https://gazette.example/1#top"
        assert [
            problem for problem in store.verify() if "article" in problem and "article_details" not in problem
        ] == []


def test_a_record_that_is_new_or_up_to_date_leaves_no_copy(tmp_path: Path) -> None:
    migrate(tmp_path / "record.db")
    migrate(tmp_path / "record.db")
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".db"] == ["record.db"]


def test_a_backup_is_restored_whole(today: Path, tmp_path: Path) -> None:
    with Store.open(today) as store:
        newest = store.backup(tmp_path / "copy.db")
        assert newest == store.head().hash
    assert restore(tmp_path / "copy.db", tmp_path / "record.db") == newest
    assert list(reads(tmp_path / "record.db")) == list(reads(today))
    with pytest.raises(FactError, match="exists already"):
        restore(tmp_path / "copy.db", tmp_path / "record.db")
    assert sorted(path.name for path in tmp_path.glob(".restore*")) == []


def test_an_older_backup_is_brought_up_to_date_on_the_way(today: Path, tmp_path: Path) -> None:
    as_of_step(today, tmp_path / "old.db", FIRST_WHOLE)
    restore(tmp_path / "old.db", tmp_path / "record.db")
    assert list(reads(tmp_path / "record.db")) == list(reads(today))
    with closing(sqlite3.connect(tmp_path / "old.db")) as copy:
        assert copy.execute("SELECT count(*) FROM _sqlite_migrations").fetchone()[0] == FIRST_WHOLE


def test_a_backup_that_was_tampered_with_is_not_restored(today: Path, tmp_path: Path) -> None:
    shutil.copyfile(today, tmp_path / "copy.db")
    tamper(tmp_path / "copy.db", "figure_versions", "UPDATE figure_versions SET value = '9' WHERE seq = 1")
    with pytest.raises(FactError, match=r"figure_versions: figure .*, version 1: it is not as transaction 2 wrote it"):
        restore(tmp_path / "copy.db", tmp_path / "record.db")
    assert not (tmp_path / "record.db").exists()


def test_what_is_no_backup_is_not_restored(tmp_path: Path) -> None:
    (tmp_path / "text.db").write_bytes(b"Not a database at all. " * 100)
    for name in ("text.db", "missing.db"):
        with pytest.raises(FactError):
            restore(tmp_path / name, tmp_path / "record.db")
    assert not (tmp_path / "record.db").exists()
