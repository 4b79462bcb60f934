"""The chain of hashes: one byte changed anywhere in what was recorded, and `verify` names the row."""

# ruff: noqa: S608  (names of tables cannot be bound as values)

import dataclasses
import hashlib
import json
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from migrations.seal import TABLES, columns, digest
from service.store import Store, migrate
from tests.store.sample import article, figures, put
from tests.store.tamper import tamper

TEXT = "Police hold 40 men, according to the Prison Service. Snow closed 8 schools, according to Help Orlin."


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record with a row in every table that is sealed."""
    path = tmp_path_factory.mktemp("written") / "record.db"
    migrate(path)
    with Store.open(path) as store:
        first = put(store, article(TEXT, title="Cells", author="A. Pell", external_id="g1", language="en"))
        held = store.correct(first.figures[0].id, {"value": 41}, expected_version=1, actor="desk", reason="misread")
        put(store, article(TEXT.replace("40", "39") + " It rained."))
        put(store, article(TEXT.replace("hold", "held"), "https://herald.example/2"))
        store.correct(held.id, {"measured": "women"}, expected_version=3, actor="desk", reason=None)
        better = [dataclasses.replace(figure, predicate="hold") for figure in figures(TEXT)]
        put(store, article(TEXT), better)
        own = store.create_statistic("men in cells", "those held", "count", "man", actor="desk", reason=None)
        one = store.judge(own.id, first.figures[1].statistic.id, "same", actor="desk", reason=None)  # type: ignore[union-attr]
        store.close_judgement(one.id, actor="desk", reason=None)
        store.relate(own.id, "subset_of", first.figures[1].statistic.id, actor="desk", reason=None)  # type: ignore[union-attr]
    return path


def cells() -> Iterator[tuple[str, str]]:
    """Every column of every table that is sealed."""
    with Store.open(":memory:") as store:
        for table in TABLES:
            yield from ((table, column) for column in columns(store._db.conn, table))


def altered(value: object) -> object:
    """The value with one byte changed, or one where there was none."""
    if isinstance(value, int | float):
        return value + 1000
    if value is None:
        return "x"
    text = str(value)
    return text[:-1] + ("x" if text[-1:] != "x" else "y") if text else "x"


@pytest.mark.parametrize(("table", "column"), list(cells()))
def test_one_byte_changed_is_named_with_its_row(written: Path, tmp_path: Path, table: str, column: str) -> None:
    path = tmp_path / "record.db"
    shutil.copyfile(written, path)
    with sqlite3.connect(path) as plain:
        kind = {row[1]: row[2] for row in plain.execute(f"PRAGMA table_info({table})")}[column]
        keys = TABLES[table].keys
        value, *key = plain.execute(f'SELECT "{column}", {", ".join(keys)} FROM {table} LIMIT 1').fetchone()
    plain.close()
    new = 7 if value is None and kind != "TEXT" else altered(value)
    where = " AND ".join(f"{name} = ?" for name in keys)
    tamper(path, table, f'UPDATE OR IGNORE {table} SET "{column}" = ? WHERE {where}', new, *key)
    named = [new if name == column else old for name, old in zip(keys, key, strict=True)]
    name = f"{table}: " + ", ".join(f"{name} {value}" for name, value in zip(keys, named, strict=True))
    with Store.open(path) as store:
        problems = store.verify()
    assert any(problem.startswith(name + ":") for problem in problems), problems


def test_bytes_that_are_no_text_are_named_too(written: Path, tmp_path: Path) -> None:
    shutil.copyfile(written, tmp_path / "record.db")
    with Store.open(tmp_path / "record.db") as store:
        identity = store.articles().items[0].article_id
    statement = "UPDATE revisions SET text = CAST(x'ff' || substr(text, 2) AS TEXT) WHERE article = ? AND number = 1"
    tamper(tmp_path / "record.db", "revisions", statement, identity)
    with Store.open(tmp_path / "record.db") as store:
        assert any(one.startswith(f"revisions: article {identity}, number 1: it is not as") for one in store.verify())
        store.head()


FORGED = "UPDATE transaction_hashes SET digests = CAST(x'00' || substr(digests, 2) AS BLOB) WHERE id = 2"
SLIPPED_IN = "INSERT INTO sources (key, name, recorded) VALUES ('nobody', 'Nobody', 2)"


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("DELETE FROM figures WHERE seq = 1", "transaction 2: a row that it wrote is missing"),
        ("DELETE FROM transaction_hashes WHERE id = 3", "transaction 3: it has no hash"),
        ("UPDATE transaction_hashes SET hash = printf('%064d', 0) WHERE id = 2", "transaction 2: its hash does"),
        (FORGED, "transaction 2: its hash does not follow"),
        (SLIPPED_IN, "sources: name Nobody: it is not as transaction 2 wrote it"),
    ],
)
def test_rows_that_went_or_came_and_hashes_that_changed_are_told(
    written: Path, tmp_path: Path, statement: str, told: str
) -> None:
    shutil.copyfile(written, tmp_path / "record.db")
    table = statement.removeprefix("DELETE FROM ").removeprefix("UPDATE ").removeprefix("INSERT INTO ").split()[0]
    tamper(tmp_path / "record.db", table, statement)
    with Store.open(tmp_path / "record.db") as store:
        assert any(problem.startswith(told) for problem in store.verify())


def test_who_seals_a_changed_row_anew_changes_every_hash_from_there_on(written: Path) -> None:
    """So that whoever has noted the hash of any later transaction can tell."""
    with sqlite3.connect(written) as plain:
        sealed = plain.execute("SELECT id, hash, digests FROM transaction_hashes ORDER BY id").fetchall()
    plain.close()
    before = "0" * 64
    for _, said, digests in sealed:
        before = hashlib.sha256(before.encode() + digests).hexdigest()
        assert before == said
    with Store.open(written) as store:
        assert store.head().hash == before
        assert [one.hash for one in store.changes().items] == [said for _, said, _ in sealed]


def test_a_digest_can_be_made_by_anyone(written: Path) -> None:
    with sqlite3.connect(written) as plain:
        row = plain.execute("SELECT * FROM transactions WHERE id = 2").fetchone()
        digests = plain.execute("SELECT digests FROM transaction_hashes WHERE id = 2").fetchone()[0]
    plain.close()
    told = ["transactions", *row[:-1]] if row[-1] is None else ["transactions", *row]
    digest = hashlib.sha256(json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()).digest()
    assert digest in [digests[at : at + 32] for at in range(0, len(digests), 32)]


def test_a_write_that_fails_is_in_no_hash(store: Store) -> None:
    read = put(store, article("Police hold 5 men.", "https://herald.example/9")).figures[0].figure
    with pytest.raises(ValueError, match="same place"):
        put(store, article("Police hold 5 men.", "https://herald.example/8"), [read, read])
    put(store, article(TEXT))
    assert store.head().id == 3
    assert store.verify() == ()


@given(st.lists(st.none() | st.booleans() | st.integers(-(2**70), 2**70) | st.floats(allow_nan=False) | st.text()))
@example(["\udc80", 0.00001, 1e16, float("inf"), "\x7f\u2028\x00", None])
@example([0.0, -0.0, float("-inf")])
def test_the_digest_of_a_row_is_that_of_its_json(values: list[object]) -> None:
    told = ["figures", *values]
    while told[-1] is None:
        told.pop()
    plain = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    assert digest("figures", values) == hashlib.sha256(plain.encode("utf-8", "surrogateescape")).digest()
