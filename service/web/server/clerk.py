"""Does the jobs: one clerk for all server processes, line by line, and another where it ends.

What is still to be done stands in the database, so a job goes on when the service is started again. A line that was cut
off after its article had come on record is done once more, and told as unchanged.
"""

import logging
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import Any

from flask import Flask

from service.errors import FactError
from service.figures.exact_json import dumps
from service.store import Trouble, WaitingLine
from service.web.batch import refused, result
from service.web.exchange import store
from service.web.problem import Problem
from service.web.server.alone import alone

log = logging.getLogger(__name__)

_LATER = (HTTPStatus.SERVICE_UNAVAILABLE, HTTPStatus.INSUFFICIENT_STORAGE)  # the line is not at fault: it waits
_FAILED = "The service failed at this line and has logged why: tell its keeper. Nothing of the line was stored."


@dataclass(frozen=True, slots=True)
class Clerk:
    app: Flask
    database: Path

    def run(self, stop: threading.Event) -> None:
        alone("clerk", self.database, self._work, stop)

    def _work(self, stop: threading.Event) -> None:
        while not stop.is_set() and self.do_next():
            pass

    def do_next(self) -> bool:
        """Does the line that has waited longest. False if none waits."""
        with self.app.test_request_context("/v1/articles", method="POST"):
            line = store().jobs().next()
            if line is None:
                return False
            made = self._done(line)
            store().jobs().finish(line, str(made["status"]), dumps(made))
            return True

    def _done(self, line: WaitingLine) -> dict[str, Any]:
        """A line at which the service fails is refused, so that it stops neither its job nor the clerk."""
        with ThreadPoolExecutor(1) as pool:
            work = pool.submit(self._read, line)
        if (error := work.exception()) is None:
            return work.result()
        if isinstance(error, FactError | Trouble):
            raise error
        log.error("line %d of job %d failed", line.line, line.job, exc_info=error)
        return {"line": line.line} | refused(Problem(HTTPStatus.INTERNAL_SERVER_ERROR, _FAILED))

    def _read(self, line: WaitingLine) -> dict[str, Any]:
        with self.app.test_request_context("/v1/articles", method="POST"):
            made = result(line.line, line.body, line.actor)
        if made["problem"] is not None and made["problem"]["status"] in _LATER:
            raise FactError(made["problem"]["detail"])
        return made
