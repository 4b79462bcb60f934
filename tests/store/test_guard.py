"""The database itself refuses to rewrite its record, on a connection that knows nothing of this service."""

# ruff: noqa: S608  (names of tables cannot be bound as values)

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from service.store import Store
from tests.store.sample import article, put

APPEND_ONLY = (
    "transactions",
    "articles",
    "revisions",
    "article_details",
    "statistics",
    "statistic_versions",
    "statistic_edges",
    "statistic_groups",
    "statistic_relations",
    "judgements",
    "judgement_closings",
    "figures",
    "figure_places",
    "figure_versions",
    "figure_readings",
    "sources",
    "figure_sources",
    "transaction_hashes",
    "article_keys",
    "source_counts",
)


@pytest.fixture
def plain(path: Path) -> Iterator[sqlite3.Connection]:
    """sqlite3 as it comes, with recursive triggers off, on a record with a row in every table."""
    text = (
        "Police hold 40 detainees, according to the Prison Service. Doctors hold 7 detainees, according to Help Orlin."
    )
    with Store.open(path) as store:
        first = put(store, article(text))
        put(store, article(text.replace("hold", "still hold"), "https://herald.example/2"))
        held = store.correct(first.figures[0].id, {"value": 41}, expected_version=1, actor="desk", reason="misread")
        put(store, article(text + " It rained.", language="en"), read=[])
        ruling = store.judge("Prison Service", "Help Orlin", "different", actor="desk", reason=None)
        store.close_judgement(ruling.id, actor="desk", reason=None)
        own = [store.create_statistic(name, None, "count", None, actor="desk", reason=None).id for name in ("a", "b")]
        store.relate(own[0], "subset_of", own[1], actor="desk", reason=None)
        assert held.version == 2
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA recursive_triggers = OFF")
    _fill(connection)
    yield connection
    connection.close()


def _fill(connection: sqlite3.Connection) -> None:
    """Rows for the two tables that these articles may leave empty."""
    pair = sorted(row[0] for row in connection.execute("SELECT id FROM statistics LIMIT 2"))
    if not _everything(connection, "statistic_edges"):
        connection.execute("INSERT INTO statistic_edges VALUES (?, ?, 1, 0.5, '')", pair)
    figure = connection.execute("SELECT id FROM figures").fetchone()[0]
    connection.execute("INSERT INTO figure_readings (figure, recorded, reading) VALUES (?, 1, '{}')", (figure,))
    connection.commit()


def _first_row(connection: sqlite3.Connection, table: str) -> dict[str, object]:
    cursor = connection.execute(f"SELECT * FROM {table} LIMIT 1")
    return dict(zip([column[0] for column in cursor.description], cursor.fetchone(), strict=True))


def _everything(connection: sqlite3.Connection, table: str) -> list[tuple[object, ...]]:
    return connection.execute(f"SELECT * FROM {table}").fetchall()


@pytest.mark.parametrize("table", APPEND_ONLY)
def test_a_row_is_never_rewritten_deleted_or_replaced(plain: sqlite3.Connection, table: str) -> None:
    row = _first_row(plain, table)
    before = _everything(plain, table)
    columns, places = ", ".join(f'"{name}"' for name in row), ", ".join("?" for _ in row)
    first = next(iter(row))
    for statement, values in (
        (f"UPDATE {table} SET {first} = {first}", ()),
        (f"UPDATE OR REPLACE {table} SET {first} = {first}", ()),
        (f"DELETE FROM {table}", ()),
        (f"REPLACE INTO {table} ({columns}) VALUES ({places})", tuple(row.values())),
        (f"INSERT OR REPLACE INTO {table} ({columns}) VALUES ({places})", tuple(row.values())),
        (
            f"INSERT INTO {table} ({columns}) VALUES ({places}) ON CONFLICT DO UPDATE SET {first} = {first}",
            tuple(row.values()),
        ),
    ):
        with pytest.raises(sqlite3.IntegrityError):
            plain.execute(statement, values)
        plain.rollback()
    assert _everything(plain, table) == before


def test_a_refusal_says_what_to_do_instead(plain: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="record the next version; a retraction is a version"):
        plain.execute("UPDATE figure_versions SET value = '1'")
    with pytest.raises(sqlite3.IntegrityError, match="record the next revision"):
        plain.execute("DELETE FROM revisions")


@pytest.mark.parametrize("version", [0, 2, 4, 7])
def test_a_skipped_or_repeated_version_is_refused(plain: sqlite3.Connection, version: int) -> None:
    figure = plain.execute("SELECT figure FROM figure_versions GROUP BY figure HAVING max(version) = 2").fetchone()[0]
    row = dict(_first_row(plain, "figure_versions")) | {"figure": figure, "version": version, "seq": None}
    columns, places = ", ".join(row), ", ".join("?" for _ in row)
    with pytest.raises(sqlite3.IntegrityError):
        plain.execute(f"INSERT INTO figure_versions ({columns}) VALUES ({places})", tuple(row.values()))


def test_a_row_cannot_slip_under_the_number_of_another(plain: sqlite3.Connection) -> None:
    row = dict(_first_row(plain, "figure_versions"))
    row["version"] = plain.execute(
        "SELECT max(version) + 1 FROM figure_versions WHERE figure = :figure", row
    ).fetchone()[0]
    columns, places = ", ".join(row), ", ".join("?" for _ in row)
    with pytest.raises(sqlite3.IntegrityError, match="one above the highest"):
        plain.execute(f"REPLACE INTO figure_versions ({columns}) VALUES ({places})", tuple(row.values()))


def test_time_does_not_run_backwards(plain: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="must not lie before the newest"):
        plain.execute(
            "INSERT INTO transactions (recorded_at, actor, kind) VALUES ('2001-01-01T00:00:00.000000Z', 'x', 'x')"
        )


def test_in_the_index_only_an_open_row_is_closed(plain: sqlite3.Connection) -> None:
    for statement in (
        "UPDATE figure_index SET state = 'confirmed'",
        "UPDATE figure_index SET until = until - 1 WHERE until < 1000",
        "DELETE FROM figure_index",
    ):
        with pytest.raises(sqlite3.IntegrityError):
            plain.execute(statement)
    plain.execute("UPDATE figure_index SET until = since + 1 WHERE until > 1000")
