"""Schemathesis against the real server: whatever is sent, the answer is as the description says, and never a 5xx.

A short run here; FUZZ_CASES=2000 (`make fuzz`) sends so many cases for each operation, and plays so many scenarios.
"""

import json
import os
import re
import subprocess
from pathlib import Path

import pytest
import requests

from tests.web.served import BIN, ROOT

SCHEMATHESIS = BIN / "schemathesis"
CASES = int(os.environ.get("FUZZ_CASES", "0"))
SHORT = ["--phases", "examples,fuzzing,stateful", "--max-examples", "3"]
LONG = ["--phases", "examples,coverage,fuzzing", "--max-examples", str(CASES), "--continue-on-failure"]
STATEFUL = ["--phases", "stateful", "--max-examples", str(CASES), "--continue-on-failure"]


@pytest.mark.skipif(not SCHEMATHESIS.exists(), reason="pip install -e '.[clients]' brings Schemathesis")
def test_every_answer_is_as_described_whatever_is_sent(server: str, tmp_path: Path) -> None:
    lines = "\n".join(json.dumps(json.loads(path.read_text())) for path in sorted((ROOT / "samples").glob("*.json")))
    headers = {"Content-Type": "application/x-ndjson"}
    requests.post(f"{server}/v1/articles", data=lines.encode(), headers=headers, timeout=60).raise_for_status()
    told(server, tmp_path, LONG if CASES else SHORT)
    played = 0
    while played < CASES:
        # Each ends at the first scenario that the record answers otherwise when it is played again, as it has grown.
        found = re.search(r"Scenarios: +(\d+)", told(server, tmp_path, STATEFUL))
        played += int(found[1]) if found else CASES


def told(server: str, folder: Path, options: list[str]) -> str:
    command = [str(SCHEMATHESIS), "--config-file", str(ROOT / "tests" / "schemathesis.toml"), "run"]
    command += [f"{server}/openapi.json", "--checks", "all", "--no-color", "--request-timeout", "30"]
    command += [*options, "--suppress-health-check", "all", "--warnings", "off"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-8_000:]
    return done.stdout
