"""The service as it is run, to be killed and pressed."""

import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import requests

ROOT = Path(__file__).parents[2]
TALLYBOOK = str(Path(sys.executable).parent / "tallybook")
PLACES = ("Orlin", "Calder", "Lowick", "Brenbury", "Tamwick")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Service:
    """A server process of its own on a record; `started` is how many seconds it took until it could answer."""

    database: Path
    port: int = field(default_factory=free_port)
    started: float = 0.0

    def __post_init__(self) -> None:
        began = time.perf_counter()
        command = [TALLYBOOK, "serve", "--db", str(self.database), "--port", str(self.port)]
        self.process = subprocess.Popen(
            command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        while True:
            assert self.process.poll() is None, "the server ended"
            assert time.perf_counter() - began < 60, "the server did not come up"
            try:
                if requests.get(f"{self.url}/readyz", timeout=5).status_code == 200:
                    break
            except requests.ConnectionError:
                time.sleep(0.02)
        self.started = time.perf_counter() - began

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def kill(self) -> None:
        """Master and workers at once, with no time to tidy up."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(timeout=30)


def article(number: int) -> dict[str, Any]:
    """An article of its own, with three figures."""
    place = PLACES[number % len(PLACES)]
    text = (
        f"Storms cut off {number % 90 + 10} villages near {place} on Monday, the Rescue Service said. "
        f"Police in {place} moved {number + 1000:,} people to safety. The storm closed {number % 7 + 3} schools."
    )
    about = {"publisher": "The Gazette", "title": f"Storm {number}"}
    return {"text": text, "url": f"https://gazette.example/{number}"} | about
