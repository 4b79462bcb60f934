"""Connections to the record: as many as there are requests under way at a time, lent to each and taken back.

The one that came back last is lent first, as what it has read is still at hand.
"""

import os
from dataclasses import dataclass
from pathlib import Path

from service.editorial import vocabulary
from service.store import Store

File = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Lent:
    """A connection, and which file it was opened on."""

    file: File | None
    store: Store


_idle: list[Lent] = []


def lend(database: Path) -> Lent:
    """Opens the file anew where another one has taken its place. Raises FactError where there is none."""
    file = _file(database)
    while (lent := _newest()) is not None:
        if lent.file == file:
            return lent
        lent.store.close()
    return Lent(file, Store.open(database, vocabulary()))


def take_back(lent: Lent) -> None:
    _idle.append(lent)


def _newest() -> Lent | None:
    try:
        return _idle.pop()
    except IndexError:
        return None


def _file(database: Path) -> File | None:
    try:
        found = os.stat(database)  # noqa: PTH116  (Path.stat costs as much again)
    except OSError:
        return None
    return found.st_dev, found.st_ino
