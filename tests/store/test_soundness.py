"""`verify` names what is not as it must be; a backup is the record at one moment; many threads lose nothing."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal
from itertools import product
from pathlib import Path

import pytest

from service.errors import FactError, VersionConflict
from service.store import Between, FigureFilter, Store
from tests.store.sample import article, figures, put
from tests.store.tamper import tamper

TEXT = "Police hold 40 men, according to the Prison Service. Snow closed 8 schools."


@pytest.mark.parametrize(
    ("table", "statement", "told"),
    [
        ("revisions", "UPDATE revisions SET text = replace(text, '40', '41')", "does not say it at 12"),
        ("revisions", "UPDATE revisions SET text = text || ' '", "not the one recorded"),
        ("figure_places", "UPDATE figure_places SET start = start - 1", "does not say it"),
        ("figure_versions", "UPDATE figure_versions SET low_key = '1'", "figure_index does not hold it"),
        ("figure_versions", "UPDATE figure_versions SET measured = 'women' WHERE seq = 1", "not the words on record"),
        ("figure_versions", "DELETE FROM figure_versions WHERE seq = 1", "a version is missing"),
        ("figure_versions", "UPDATE figure_versions SET statistic = 's0123456789abcdef'", "that is not there"),
        ("figure_index", "UPDATE figure_index SET until = 99", "figure_index does not hold it"),
        ("figure_index", "DELETE FROM figure_index WHERE id = 1048576", "words of nothing on record"),
        ("transactions", "DELETE FROM transactions WHERE id = 2", "the one before it is missing"),
        ("article_details", "UPDATE article_details SET title = 'Storm'", "not the words on record"),
        ("sources", "UPDATE sources SET name = 'Nobody'", "source_words 1: not the words on record"),
        ("statistic_groups", "DELETE FROM statistic_groups", "it is in no group"),
        ("article_keys", "DELETE FROM article_keys", "it is not found by its url https://gazette.example/1"),
        ("article_keys", "INSERT INTO article_keys SELECT 'id 7', id FROM articles LIMIT 1", "which it never had"),
        ("revision_sketches", "DELETE FROM revision_sketches", "the sketch of revision 1 is not that of its text"),
        ("source_counts", "DELETE FROM source_counts", "it is not counted how many figures"),
        ("source_counts", "UPDATE source_counts SET figures = 7", "it is not counted how many figures"),
        ("block_statistics", "DELETE FROM block_statistics WHERE statistic = 1 AND block > 0", "by all of its blocks"),
        (
            "figure_index",
            "UPDATE figure_index SET kind = 'money' WHERE until < 99",
            "does not hold what its version says",
        ),
    ],
)
def test_verify_names_what_was_tampered_with(path: Path, table: str, statement: str, told: str) -> None:
    with Store.open(path) as store:
        held = put(store, article(TEXT)).figures[0]
        store.correct(held.id, {"value": 41}, expected_version=1, actor="desk", reason=None)
        put(store, article("It rained.", "https://herald.example/2"))
        assert store.verify() == ()
    tamper(path, table, statement)
    with Store.open(path) as store:
        assert any(told in problem for problem in store.verify())


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("DROP TRIGGER revisions_refuse_update", "trigger revisions_refuse_update: it is missing"),
        ("DROP TABLE judgements", "table judgements: it is missing"),
        ("DROP TABLE statistics", "table statistics: it is missing"),
        ("DROP TABLE transactions", "table transactions: it is missing"),
        ("DROP TABLE figure_words", "table figure_words: it is missing"),
        ("DROP INDEX figure_versions_ruled", "index figure_versions_ruled: it is missing"),
        (
            "CREATE TRIGGER lost AFTER INSERT ON figures BEGIN DELETE FROM block_statistics; END",
            "trigger lost: no migration made it",
        ),
        ("DELETE FROM block_statistics", "it is not found by all of its blocks"),
    ],
)
def test_verify_names_what_was_taken_out_of_the_file(path: Path, statement: str, told: str) -> None:
    with Store.open(path) as store:
        put(store, article(TEXT))
    with sqlite3.connect(path) as plain:
        plain.execute(statement)
    plain.close()
    with Store.open(path) as store:
        assert any(problem.endswith(told) for problem in store.verify())


def test_verify_names_a_guard_that_was_weakened(path: Path) -> None:
    with sqlite3.connect(path) as plain:
        (made,) = plain.execute("SELECT sql FROM sqlite_master WHERE name = 'revisions_refuse_delete'").fetchone()
        plain.execute("DROP TRIGGER revisions_refuse_delete")
        plain.execute(made.replace("BEGIN SELECT", "WHEN 0 BEGIN SELECT"))
    plain.close()
    with Store.open(path) as store:
        assert store.verify() == ("trigger revisions_refuse_delete: it is not the one that the migrations made",)


def test_the_rest_of_a_long_table_stands_alone_and_the_record_is_sound(store: Store) -> None:
    things = ["".join(letters) for letters in product("bdfgklmn", "aeiou", "prstvwxz", "y")]
    put(
        store,
        article(" ".join(f"{number} {thing} fell." for number, thing in enumerate(things + [t * 2 for t in things]))),
    )
    assert len(store.statistics(limit=1000).items) > 400
    assert store.verify() == ()


def test_a_backup_is_the_record_at_one_moment(path: Path, tmp_path: Path) -> None:
    with Store.open(path) as store:
        put(store, article(TEXT))
        store.backup(tmp_path / "copy.db")
        put(store, article(TEXT + " It rained."))
        with pytest.raises(FactError, match="exists already"):
            store.backup(tmp_path / "copy.db")
        with Store.open(tmp_path / "copy.db") as copy:
            assert copy.verify() == ()
            assert copy.head().id == store.head().id - 1
            assert copy.figures(FigureFilter()).items == store.figures(FigureFilter(), as_of=copy.head().id).items
            put(copy, article("The copy can be written to as well: 5 men."))


def test_eight_threads_that_write_at_once_lose_nothing(path: Path) -> None:
    def write(thread: int) -> None:
        with Store.open(path) as store:
            for number in range(8):
                put(store, article(f"Police hold {number} men.", f"https://gazette.example/{thread}/{number}"))
                put(store, article(f"Police hold {thread} women.", "https://gazette.example/shared"))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(write, range(8)))
    with Store.open(path) as store:
        assert len(store.articles(limit=100).items) == 65
        shared = next(
            one for one in store.articles(limit=100).items if one.article.url == "https://gazette.example/shared"
        )
        assert len(store.revisions(shared.article_id)) == shared.number >= 8
        assert store.head().id == 1 + 64 + shared.number
        assert store.verify() == ()


def test_of_rulings_on_one_version_at_once_one_holds_and_the_others_are_told(path: Path) -> None:
    with Store.open(path) as store:
        held = put(store, article(TEXT)).figures[0]

    def rule(value: int) -> bool:
        with Store.open(path) as store:
            try:
                store.correct(held.id, {"value": value}, expected_version=1, actor="desk", reason=None)
            except VersionConflict:
                return False
            return True

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(rule, range(50, 58))) == 1


def test_a_write_that_fails_half_way_leaves_nothing(store: Store) -> None:
    before = store.head()
    store._db.execute("CREATE TRIGGER last BEFORE INSERT ON figure_index BEGIN SELECT RAISE(ABORT, 'full'); END")
    with pytest.raises(sqlite3.IntegrityError, match="full"):
        put(store, article(TEXT))
    store._db.execute("DROP TRIGGER last")
    assert store.head() == before
    assert store.articles().items == ()
    assert put(store, article(TEXT)).status == "created"


def test_of_writes_that_belong_together_one_that_fails_undoes_all(store: Store) -> None:
    before = store.head()
    with pytest.raises(ValueError, match="does not stand at"), store.together():  # noqa: PT012
        put(store, article(TEXT))
        put(store, article("Snow.", "https://gazette.example/2"), figures(TEXT))
    assert store.head() == before
    with store.together():
        put(store, article(TEXT))
        put(store, article(TEXT, "https://gazette.example/2"))
    assert (store.head().id, store.verify()) == (before.id + 2, ())


def test_a_failed_write_whose_error_is_swallowed_is_not_half_stored(store: Store) -> None:
    before = store.head()
    held = put(store, article(TEXT)).figures[0]
    with pytest.raises(ValueError, match="was not passed on"), store.together():  # noqa: PT012
        put(store, article(TEXT, "https://gazette.example/2"))
        with pytest.raises(VersionConflict):
            store.correct(held.id, {"value": 41}, expected_version=7, actor="desk", reason=None)
    assert (store.head().id, store.verify()) == (before.id + 1, ())


# The newest row of these, by their key: only its end is looked at.
NEWEST = (["SCAN t"], ["SCAN transactions"], ["SCAN transaction_hashes"])
PARTS = {"SCAN c", "SCAN (subquery-1)"}  # what a part of the statement has found
ONE_ROW = (["SCAN (subquery-1)"], ["SCAN CONSTANT ROW"])


def test_no_write_scans_a_table(store: Store) -> None:
    for number in range(3):
        put(store, article(TEXT, f"https://gazette.example/{number}"))
    said: list[str] = []
    store._db.conn.set_trace_callback(said.append)
    first = put(store, article(TEXT.replace("40", "41"), "https://gazette.example/0"))
    store.correct(first.figures[0].id, {"measured": "women"}, expected_version=1, actor="desk", reason=None)
    a, b = [one.id for one in store.statistics().items[:2]]
    ruling = store.judge(a, b, "same", actor="desk", reason=None)
    store.close_judgement(ruling.id, actor="desk", reason=None)
    store._db.conn.set_trace_callback(None)
    # a plain INSERT plans for rows without parents, and looks for them only where there are any
    asked = {one for one in said if one.startswith(("SELECT", "UPDATE")) or ("INSERT" in one and "FROM" in one)}
    assert len(asked) > 10
    for statement in sorted(asked):
        plan = [row["detail"] for row in store._db.conn.execute(f"EXPLAIN QUERY PLAN {statement}")]
        scans = [told for told in plan if told.startswith("SCAN") and "VIRTUAL TABLE" not in told]
        newest = statement.endswith("LIMIT 1") and scans in NEWEST
        assert not scans or newest or scans in ONE_ROW, (statement, scans)


def test_no_list_scans_a_table(store: Store) -> None:
    for number in range(3):
        put(store, article(TEXT, f"https://gazette.example/{number}"))
    filters = [
        FigureFilter(),
        FigureFilter(measured="men"),
        FigureFilter(source="Prison Service"),
        FigureFilter(q="men"),
    ]
    filters += [FigureFilter(publisher="the gazette"), FigureFilter(kind=("count",), value=Between(Decimal(5)))]
    filters += [FigureFilter(statistic=store.statistics().items[0].id, published_from=date(2025, 1, 1))]
    said: list[str] = []
    store._db.conn.set_trace_callback(said.append)
    for where, sort in product(filters, ("-recorded", "published", "value", "-valid_from")):
        store.figures(where, sort=sort, limit=1, cursor=store.figures(where, sort=sort, limit=1).next)
    store.statistics(limit=1, cursor=store.statistics(limit=1).next)
    store.sources(limit=1)
    store.articles(limit=1, cursor=store.articles(limit=1).next)
    store.statistics(q="men")
    store.sources(q="prison")
    store.judgements()
    store.changes()
    store.silent_edits()
    store.stale_rulings()
    store._db.conn.set_trace_callback(None)
    asked = {one for one in said if not one.startswith("--")}  # what FTS5 asks by itself
    assert len(asked) > 40
    for statement in sorted(asked):
        plan = [row["detail"] for row in store._db.conn.execute(f"EXPLAIN QUERY PLAN {statement}")]
        scans = {told for told in plan if told.startswith("SCAN") and "VIRTUAL TABLE" not in told} - PARTS
        # read in the order that is asked for, and no further than the page goes
        is_page = "LIMIT" in statement and "USE TEMP B-TREE FOR ORDER BY" not in plan
        assert not scans or is_page, (statement, plan)
