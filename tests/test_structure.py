"""The shape of the house: who may import whom, how long things may get, what is pinned."""

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LONGEST_FILE = 400
LONGEST_FUNCTION = 60
LINT_IMPORTS = Path(sys.executable).parent / "lint-imports"


def python_files() -> list[Path]:
    folders = ("service", "migrations", "tests", "benchmarks", "training")
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def lint_imports(root: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([LINT_IMPORTS, "--no-cache"], cwd=root, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def copied_house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("house")
    for folder in ("service", "migrations"):
        shutil.copytree(ROOT / folder, root / folder, ignore=shutil.ignore_patterns("__pycache__", "*.npz", "static"))
    shutil.copy(ROOT / "pyproject.toml", root)
    return root


def test_the_import_contracts_hold(copied_house: Path) -> None:
    done = lint_imports(copied_house)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("file", "line", "contract"),
    [
        ("service/figures/figure.py", "import service.store.records", "Layers"),
        ("service/article.py", "import service.figures.figure", "Layers"),
        ("service/newroom.py", "", "Layers"),
        ("service/figures/place.py", "import service.figures.bound", "Fields"),
        ("service/figures/times/line.py", "import service.figures.voices.voice", "Folders"),
        ("service/figures/figure.py", "import flask", "Pure"),
        ("service/comparison/pair.py", "import service.settings", "Pure"),
        ("service/claims.py", "import sqlite3", "SQL"),
        ("service/web/app.py", "import sqlite_utils", "SQL"),
        ("service/figures/value.py", "import quantulum3", "Units"),
        ("migrations/__init__.py", "import service.article", "Migrations"),
    ],
)
def test_an_import_that_breaks_a_contract_is_found(copied_house: Path, file: str, line: str, contract: str) -> None:
    broken = copied_house / file
    before = broken.read_text() if broken.exists() else None
    broken.write_text(f"{before or ''}\n{line}\n")
    try:
        done = lint_imports(copied_house)
    finally:
        if before is None:
            broken.unlink()
        else:
            broken.write_text(before)
    assert done.returncode != 0
    assert re.search(rf"^{contract}.* BROKEN$", done.stdout, re.MULTILINE), done.stdout


def test_no_file_is_longer_than_it_may_be() -> None:
    lengths = {str(path.relative_to(ROOT)): len(path.read_text().splitlines()) for path in python_files()}
    assert {path: length for path, length in lengths.items() if length > LONGEST_FILE} == {}


def functions() -> Iterator[tuple[str, int]]:
    for path in python_files():
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                name = f"{path.relative_to(ROOT)}:{node.name}"
                yield name, (node.end_lineno or node.lineno) - node.lineno + 1


def test_no_function_is_longer_than_it_may_be() -> None:
    assert [name for name, length in functions() if length > LONGEST_FUNCTION] == []


def test_nothing_catches_everything() -> None:
    for path in python_files():
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.ExceptHandler):
                caught = {n.id for n in ast.walk(node.type) if isinstance(n, ast.Name)} if node.type else {"all"}
                assert not caught & {"all", "Exception", "BaseException"}, f"{path}:{node.lineno}"


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_dependency_is_pinned_to_a_version_it_allows() -> None:
    from packaging.requirements import Requirement

    pins = dict(line.split("==") for line in (ROOT / "constraints.txt").read_text().splitlines())
    pinned = {plain(name): version for name, version in pins.items()}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    for text in [*project["dependencies"], *project["optional-dependencies"]["dev"]]:
        wanted = Requirement(text)
        assert plain(wanted.name) in pinned, f"{wanted.name} is not in constraints.txt"
        assert wanted.specifier.contains(pinned[plain(wanted.name)]), f"{text} is pinned to another version"


def test_the_pins_name_versions_and_no_place_to_get_them_from() -> None:
    for line in (ROOT / "constraints.txt").read_text().splitlines():
        assert re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.+]+", line), line
