"""Runs docs/tutorial.md against a real server and gives the page with what its commands print.

`python -m tests.tutorial` writes it.
"""

import contextlib
import io
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.web.served import ROOT, served

PAGE = ROOT / "docs" / "tutorial.md"
WRITTEN = "http://127.0.0.1:8000"
# "```console\n$ curl …\n…```" or "```python\n…```\n\n```text\n…```"; not a block without a language
CONSOLE = r"```console\n\$ (?P<command>[^\n]+)\n.*?```"
PYTHON = r"```python\n(?P<code>.*?)```\n\n```text\n.*?```"
BLOCK = re.compile(f"{CONSOLE}|{PYTHON}", re.DOTALL)
TIMES = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+00:00")


def run(page: str, base: str) -> str:
    names: dict[str, Any] = {}

    def printed(block: re.Match[str]) -> str:
        if block["command"]:
            return f"```console\n$ {block['command']}\n{shown(shell(block['command'], base), base)}```"
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            exec(compile(block["code"].replace(WRITTEN, base), str(PAGE), "exec"), names)  # noqa: S102
        return f"```python\n{block['code']}```\n\n```text\n{shown(out.getvalue(), base)}```"

    return BLOCK.sub(printed, page)


def shell(command: str, base: str) -> str:
    done = subprocess.run(
        ["bash", "-c", command.replace(WRITTEN, base)], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60
    )
    return done.stdout


def shown(text: str, base: str) -> str:
    """Without what differs from one run to the next."""
    plain = TIMES.sub("2025-03-17T09:30:00.000000+00:00", text.replace(base, WRITTEN)).replace("\r\n", "\n")
    return "".join(f"{line.rstrip()}\n" for line in plain.splitlines())


def rendered() -> str:
    with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as base:
        return run(PAGE.read_text(), base)


if __name__ == "__main__":
    PAGE.write_text(rendered())
    sys.stdout.write(f"{PAGE}\n")
