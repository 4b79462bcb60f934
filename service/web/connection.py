"""The record's connection: one for each thread of the server, kept from request to request."""

import os
import threading
from pathlib import Path

from service.store import Store

_kept = threading.local()


def opened_store(database: Path) -> Store:
    """Opens the file anew where another one has taken its place. Raises FactError where there is none."""
    found = _file(database)
    if getattr(_kept, "file", None) != found or found is None:
        close_store()
        _kept.store, _kept.file = Store.open(database), found
    store: Store = _kept.store
    return store


def close_store() -> None:
    store = getattr(_kept, "store", None)
    _kept.store = _kept.file = None
    if store is not None:
        store.close()


def _file(database: Path) -> tuple[int, int] | None:
    try:
        found = os.stat(database)  # noqa: PTH116  (Path.stat costs as much again)
    except OSError:
        return None
    return found.st_dev, found.st_ino
