"""The quality gate: what the extractor scores on annotated text must not fall below the floors in floors.toml."""

import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EVALUATE = ROOT.parent / "shared" / "evaluate.py"
BOUNDS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))

pytestmark = pytest.mark.skipif(
    not EVALUATE.exists(), reason="the annotated corpus does not stand beside this checkout"
)


# What each set of bounds is of: arguments for the script that scores
SETS = {
    "extraction": ["extraction"],
    "newsquant": ["newsquant"],
    "outside": ["extraction", "--corpus", str(ROOT / "tests" / "outside")],
}


@pytest.mark.parametrize("what", SETS)
def test_no_score_passes_its_bound(what: str, tmp_path: Path) -> None:
    command = f"{Path(sys.executable).parent / 'tallybook'} extract --format jsonl -"
    answer = tmp_path / "scores.json"
    arguments = [sys.executable, str(EVALUATE), *SETS[what], "--command", command, "--json", str(answer)]
    subprocess.run(arguments, cwd=ROOT, check=True)
    scores = json.loads(answer.read_text(encoding="utf-8"))
    reached = {name: row.get("f1", row.get("share")) for name, row in scores.items() if isinstance(row, dict)}
    floors, ceilings = BOUNDS[what], BOUNDS["ceilings"].get(what, {})
    assert {name: reached[name] for name in floors if reached[name] < floors[name]} == {}
    assert {name: reached[name] for name in ceilings if reached[name] > ceilings[name]} == {}
