"""Many rows to a statement: each notes, of every page that it touches, what was there before."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import Any

Row = tuple[Any, ...]
MOST = 20  # rows of a statement: of more, none is quicker


def statements(table: str, columns: Sequence[str], rows: Sequence[Row]) -> Iterator[tuple[str, Row]]:
    """What inserts the rows, each of which has a value for every column, and what it is bound to."""
    for first in range(0, len(rows), MOST):
        some = rows[first : first + MOST]
        yield _statement(table, tuple(columns), len(some)), tuple(chain.from_iterable(some))


@lru_cache(maxsize=200)
def _statement(table: str, columns: tuple[str, ...], count: int) -> str:
    names = ", ".join(f'"{name}"' for name in columns)
    row = f"({', '.join('?' for _ in columns)})"
    return " ".join(("INSERT INTO", table, f"({names}) VALUES", ", ".join([row] * count)))
