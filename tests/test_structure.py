"""The shape of the house: who may import whom, how long things may get, what is pinned."""

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from functools import cache
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


# What no contract lets pass: the module that is made to import, what it imports, and the contract that says so.
BREAKS = [
    ("service.figures.figure", "service.store.records", "Layers"),
    ("service.article", "service.figures.figure", "Layers"),
    ("service.figures.place", "service.figures.bound", "Fields"),
    ("service.figures.times.line", "service.figures.voices.voice", "Folders"),
    ("service.figures.figure", "flask", "Pure"),
    ("service.comparison.pair", "service.settings", "Pure"),
    ("service.claims", "sqlite3", "SQL"),
    ("service.web.app", "sqlite_utils", "SQL"),
    ("service.figures.value", "quantulum3", "Units"),
    ("migrations", "service.article", "Migrations"),
]


@pytest.fixture(scope="module")
def told(copied_house: Path) -> dict[str, str]:
    """What is said of the house once every contract is broken, by the first word of the contract."""
    broken = copied_house.with_name("broken")
    shutil.copytree(copied_house, broken)
    for module, imported, _ in BREAKS:
        path = broken.joinpath(*module.split("."))
        with (path / "__init__.py" if path.is_dir() else path.with_suffix(".py")).open("a") as file:
            file.write(f"\nimport {imported}\n")
    (broken / "service" / "newroom.py").touch()
    parts = re.split(r"^(\w+): .*\n-+$", lint_imports(broken).stdout, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


@pytest.mark.parametrize(("module", "imported", "contract"), BREAKS)
def test_an_import_that_breaks_a_contract_is_found(
    told: dict[str, str], module: str, imported: str, contract: str
) -> None:
    assert re.search(rf"^- +{module} -> {imported} ", told[contract], re.MULTILINE), told[contract]


def test_a_file_that_nobody_planned_is_found(told: dict[str, str]) -> None:
    assert "not listed as layers:\n\n- service.newroom\n" in told["Layers"]


def test_no_file_is_longer_than_it_may_be() -> None:
    lengths = {str(path.relative_to(ROOT)): len(path.read_text().splitlines()) for path in python_files()}
    assert {path: length for path, length in lengths.items() if length > LONGEST_FILE} == {}


@cache
def looked_through() -> tuple[dict[str, int], list[str]]:
    """The length of each function, and each handler that catches everything."""
    lengths, handlers = {}, []
    for path in python_files():
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lengths[f"{path}:{node.lineno} {node.name}"] = (node.end_lineno or node.lineno) - node.lineno + 1
            elif isinstance(node, ast.ExceptHandler):
                caught = {n.id for n in ast.walk(node.type) if isinstance(n, ast.Name)} if node.type else {"all"}
                handlers += [f"{path}:{node.lineno}"] if caught & {"all", "Exception", "BaseException"} else []
    return lengths, handlers


def test_no_function_is_longer_than_it_may_be() -> None:
    lengths, _ = looked_through()
    assert {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION} == {}


def test_nothing_catches_everything() -> None:
    assert looked_through()[1] == []


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
