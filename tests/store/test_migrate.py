"""A database file comes up to the newest schema once, whoever asks and how many at once."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

import migrations
from service.errors import FactError
from service.store import Store, migrate


def test_a_new_file_is_brought_up_step_by_step_and_then_left_alone(tmp_path: Path) -> None:
    assert migrate(tmp_path / "record.db") == migrations.NAMES
    assert migrate(tmp_path / "record.db") == []
    with Store.open(tmp_path / "record.db") as store:
        assert store.head().id == 1
        assert store.verify() == ()


def test_of_processes_that_start_together_each_step_runs_once(tmp_path: Path) -> None:
    told = "from service.store import migrate; print(len(migrate('record.db')))"
    command, root = [sys.executable, "-c", told], Path(migrations.__file__).parent.parent
    started = [
        subprocess.Popen(command, cwd=tmp_path, env={"PYTHONPATH": str(root)}, stdout=subprocess.PIPE) for _ in range(5)
    ]
    applied = [process.communicate(timeout=100)[0].strip() for process in started]
    assert sorted(applied) == [b"0"] * 4 + [str(len(migrations.NAMES)).encode()]


def test_a_record_that_is_missing_old_new_or_none_is_not_opened(tmp_path: Path) -> None:
    for name, made, told in (
        ("missing.db", None, "run `tallybook migrate"),
        ("empty.db", b"", "run `tallybook migrate"),
        ("text.db", b"Not a database at all. " * 100, "not a database"),
    ):
        if made is not None:
            (tmp_path / name).write_bytes(made)
        with pytest.raises(FactError, match=told):
            Store.open(tmp_path / name)
    assert not (tmp_path / "missing.db").exists()
    migrate(tmp_path / "new.db")
    with sqlite3.connect(tmp_path / "new.db") as plain:
        plain.execute("INSERT INTO _sqlite_migrations (migration_set, name) VALUES ('tallybook', 'm9999_later')")
    with pytest.raises(FactError, match="newer Tallybook"):
        Store.open(tmp_path / "new.db")


def test_a_failing_step_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "record.db") as plain:
        plain.execute("CREATE TABLE figures (unrelated)")  # in the way of a later step
    with pytest.raises(sqlite3.OperationalError, match="figures already exists"):
        migrate(tmp_path / "record.db")
    with sqlite3.connect(tmp_path / "record.db") as plain:
        tables = {row[0] for row in plain.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert "transactions" not in tables
