"""Work that one of the server processes does for all, and another where it ends."""

import fcntl
import logging
import threading
from collections.abc import Callable
from pathlib import Path
from typing import IO

from service.errors import FactError
from service.store import Trouble

log = logging.getLogger(__name__)

PAUSE = 0.5
PATIENCE = 10.0  # where the record is out of reach


def alone(name: str, database: Path, work: Callable[[threading.Event], None], stop: threading.Event) -> None:
    """Waits until no other process does what goes by this name, and does it again and again until `stop`."""
    with database.with_name(f"{database.name}-{name}").open("w") as lock:
        while not stop.wait(PAUSE):
            if not _is_held(lock):
                continue
            try:
                work(stop)
            except (FactError, Trouble) as error:
                log.warning("the %s waits: %s", name, error)
                stop.wait(PATIENCE)


def _is_held(lock: IO[str]) -> bool:
    """By this process: the system takes it back when that dies."""
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
