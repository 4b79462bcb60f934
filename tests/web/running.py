"""The service as it is run, with settings of its own, and its log to be read."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.web.served import BIN, ROOT, free_port, wait_for


@dataclass(frozen=True)
class Running:
    base: str
    port: int
    process: "subprocess.Popen[bytes]"
    log: Path


@contextmanager
def running(database: Path, host: str = "127.0.0.1", **settings: object) -> Iterator[Running]:
    """Settings as in TALLYBOOK_<NAME>."""
    port, log = free_port(), database.with_suffix(".log")
    own = {f"TALLYBOOK_{name.upper()}": str(value) for name, value in settings.items()}
    command = [str(BIN / "tallybook"), "serve", "--db", str(database), "--host", host, "--port", str(port)]
    with log.open("ab") as written:
        process = subprocess.Popen(command, cwd=ROOT, env={**os.environ, **own}, stdout=written, stderr=written)
    server = Running(f"http://127.0.0.1:{port}", port, process, log)
    try:
        wait_for(server.base, process, log)
        yield server
    finally:
        process.terminate()
        process.wait(timeout=30)


def run(*arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [str(BIN / "tallybook"), *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)
