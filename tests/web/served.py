"""The service as it is run, for tests that need a real server."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import requests

ROOT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a server with an empty record in the folder."""
    port, log = free_port(), folder / "serve.log"
    command = [str(BIN / "tallybook"), "serve", "--db", str(folder / "record.db"), "--port", str(port)]
    environment = {**os.environ, "TALLYBOOK_LOG_LEVEL": "warning"}
    with log.open("wb") as written:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=written, stderr=written)
    base = f"http://127.0.0.1:{port}"
    try:
        wait_for(base, process, log)
        yield base
    finally:
        process.terminate()
        process.wait(timeout=20)


def wait_for(base: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    for _ in range(100):
        assert process.poll() is None, log.read_text()
        try:
            requests.get(f"{base}/readyz", timeout=5).raise_for_status()
            return
        except (requests.ConnectionError, requests.Timeout):
            time.sleep(0.2)
    pytest.fail("the server did not come up within 20 s")
