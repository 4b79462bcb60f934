"""The service as it is run, to be killed and pressed."""

import os
import re
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import requests

ROOT = Path(__file__).parents[2]
TALLYBOOK = str(Path(sys.executable).parent / "tallybook")
# "http://127.0.0.1:41879"; not the path of the record before it
ADDRESS = re.compile(r"http://[\d.]+:\d+")
PLACES = ("Orlin", "Calder", "Lowick", "Brenbury", "Tamwick")


@dataclass
class Service:
    """A server process of its own on a record; `started` is how many seconds it took until it could answer."""

    database: Path
    started: float = 0.0
    url: str = ""

    def __post_init__(self) -> None:
        began = time.perf_counter()
        command = [TALLYBOOK, "serve", "--db", str(self.database), "--port", "0"]
        self.process = subprocess.Popen(
            command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, start_new_session=True
        )
        assert self.process.stdout is not None
        told = ADDRESS.search(self.process.stdout.readline())
        assert told, "the server ended"
        self.url = told[0]
        while requests.get(f"{self.url}/readyz", timeout=60).status_code != 200:
            assert time.perf_counter() - began < 60, "the server did not come up"
            time.sleep(0.02)
        self.started = time.perf_counter() - began

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
