"""How far a long run has come, on a terminal."""

import sys
from collections.abc import Iterator
from itertools import islice
from typing import TypeVar

Item = TypeVar("Item")

SILENT = 20  # a short run needs no display


def measured(items: Iterator[Item], total: int) -> Iterator[Item]:
    """The items, with a bar on stderr if that is a terminal."""
    if not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(items, "", total=total, console=Console(stderr=True), transient=True)


def counted(items: Iterator[Item]) -> Iterator[Item]:
    """The items, counted on stderr if that is a terminal and the results go elsewhere."""
    yield from islice(items, SILENT)
    if not sys.stderr.isatty() or sys.stdout.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.completed:,} articles"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=None, completed=SILENT)
        for item in items:
            progress.advance(task)
            yield item
