"""A browser that is told what to do, over the pipe of its DevTools protocol."""

import json
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any


class Driven:
    """One page of it."""

    def __init__(self, orders: IO[bytes], answers: IO[bytes]) -> None:
        self._orders, self._answers = orders, answers
        self._number, self._buffer, self._loaded, self._session = 0, b"", False, dict[str, str]()
        target = self._asked("Target.createTarget", url="about:blank")["targetId"]
        self._session = {"sessionId": self._asked("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]}
        self._asked("Page.enable")

    def open(self, url: str) -> None:
        self._loaded = False
        self._asked("Page.navigate", url=url)
        self._wait()

    def send(self, fields: dict[str, str], button: str) -> None:
        """Fills in the fields of a form and presses its button."""
        said = [f"document.querySelector('[name={name}]').value = {json.dumps(text)};" for name, text in fields.items()]
        self._loaded = False
        self.told(f"{''.join(said)} document.querySelector({json.dumps(button)}).click()")
        self._wait()

    def told(self, script: str) -> Any:
        answer = self._asked("Runtime.evaluate", expression=script, returnByValue=True)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def _asked(self, method: str, **parameters: Any) -> dict[str, Any]:
        self._number += 1
        order = {"id": self._number, "method": method, "params": parameters} | self._session
        self._orders.write(json.dumps(order).encode() + b"\0")
        self._orders.flush()
        while (answer := self._next()).get("id") != self._number:
            self._loaded |= answer.get("method") == "Page.loadEventFired"
        assert "error" not in answer, answer
        found: dict[str, Any] = answer["result"]
        return found

    def _wait(self) -> None:
        while not self._loaded:
            self._loaded = self._next().get("method") == "Page.loadEventFired"

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._buffer:
            piece = os.read(self._answers.fileno(), 1 << 16)
            assert piece, "the browser is gone"
            self._buffer += piece
        message, _, self._buffer = self._buffer.partition(b"\0")
        said: dict[str, Any] = json.loads(message)
        return said


@contextmanager
def driven(chromium: str, profile: Path) -> Iterator[Driven]:
    (orders_read, orders), (answers, answers_written) = os.pipe(), os.pipe()
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--remote-debugging-pipe"]
    command = f'exec "$@" 3<&{orders_read} 4>&{answers_written}'
    process = subprocess.Popen(
        ["bash", "-c", command, "-", chromium, *flags, f"--user-data-dir={profile}"],
        pass_fds=(orders_read, answers_written),
        stderr=subprocess.DEVNULL,
    )
    os.close(orders_read)
    os.close(answers_written)
    with os.fdopen(orders, "wb") as sent, os.fdopen(answers, "rb") as came:
        try:
            yield Driven(sent, came)
        finally:
            process.terminate()
            process.wait(timeout=20)
