"""Schemathesis against the real server: whatever is sent, the answer is as the description says, and never a 5xx.

A short run here; FUZZ_CASES=2000 (`make fuzz`) sends so many cases for each operation, in all phases.
"""

import json
import os
import subprocess
from pathlib import Path

import pytest
import requests

from tests.web.served import BIN, ROOT

SCHEMATHESIS = BIN / "schemathesis"
CASES = int(os.environ.get("FUZZ_CASES", "0"))
SHORT = ["--phases", "examples,fuzzing,stateful", "--max-examples", "3"]
LONG = ["--phases", "examples,coverage,fuzzing,stateful", "--max-examples", str(CASES), "--continue-on-failure"]


@pytest.mark.skipif(not SCHEMATHESIS.exists(), reason="pip install -e '.[clients]' brings Schemathesis")
def test_every_answer_is_as_described_whatever_is_sent(server: str, tmp_path: Path) -> None:
    lines = "\n".join(json.dumps(json.loads(path.read_text())) for path in sorted((ROOT / "samples").glob("*.json")))
    headers = {"Content-Type": "application/x-ndjson"}
    requests.post(f"{server}/v1/articles", data=lines.encode(), headers=headers, timeout=60).raise_for_status()
    command = [str(SCHEMATHESIS), "--config-file", str(ROOT / "tests" / "schemathesis.toml"), "run"]
    command += [f"{server}/openapi.json", "--checks", "all", "--no-color", "--request-timeout", "30"]
    command += [*(LONG if CASES else SHORT), "--suppress-health-check", "all", "--warnings", "off"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-8_000:]
