"""Tamper evidence: what each row hashes to, and how the transactions hang together.

A row's digest is the SHA-256 of a JSON array in UTF-8: its table, then its values in the order of the columns, without
the NULLs at the end, so that a column that is added later leaves old digests as they are. A transaction's hash is the
SHA-256 of the hash before it, in 64 hex digits, and of the sorted digests of the rows that it wrote, its own row's
among them.

Steps that have run are history: what these functions give for a row must never change.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from heapq import merge
from operator import itemgetter
from sqlite3 import Connection
from typing import NamedTuple

from orjson import Fragment, dumps

FIRST = "0" * 64  # what comes before the first transaction
_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_ENDLESS = {"inf": "Infinity", "-inf": "-Infinity", "nan": "NaN"}


class Sealed(NamedTuple):
    """How the rows of a table are found again.

    keys      the columns that name a row to people
    order     the column in which rows follow each other as their transactions do, or the transaction itself
    recorded  the transaction that wrote a row `x`, in SQL; `joined` is what it takes to find it
    """

    keys: tuple[str, ...]
    order: str = "x.seq"
    recorded: str = "x.recorded"
    joined: str = ""


TABLES = {
    "transactions": Sealed(("id",), "x.id", "x.id"),
    "articles": Sealed(("id",)),
    "revisions": Sealed(("article", "number")),
    "article_details": Sealed(("article", "revision")),
    "statistics": Sealed(("id",)),
    "statistic_versions": Sealed(("statistic", "version")),
    "statistic_edges": Sealed(("a", "b"), "t"),
    "statistic_groups": Sealed(("statistic",), "t"),
    "judgements": Sealed(("id",)),
    "judgement_closings": Sealed(("judgement",), "t"),
    "statistic_relations": Sealed(("statistic", "relation", "other")),
    "figures": Sealed(("id",)),
    "figure_places": Sealed(("figure", "revision"), "t"),
    "figure_versions": Sealed(("figure", "version")),
    "figure_readings": Sealed(("figure", "seq")),
    "sources": Sealed(("name",)),
    "figure_sources": Sealed(
        ("source", "version"), "t", "coalesce(v.recorded, 0)", "LEFT JOIN figure_versions v ON v.seq = x.version"
    ),
}


class Row(NamedTuple):
    """A row as it stands: the transaction that it says wrote it, its name and its digest."""

    transaction: int
    name: str
    digest: bytes


def digest(table: str, values: Iterable[object]) -> bytes:
    """Of one row. Bytes that are no text, which the sqlite3 shell can write, count as they are."""
    told = [table, *values]
    while told[-1] is None:
        told.pop()
    return hashlib.sha256(_json(told)).digest()


def _json(told: list[object]) -> bytes:
    """As the json module writes it. orjson writes the same three times as fast, but for floats, and refuses what is no
    text."""
    try:
        return dumps([_spelt(value) if type(value) is float else value for value in told])
    except TypeError:
        return _ENCODE(told).encode("utf-8", "surrogateescape")


def _spelt(number: float) -> Fragment:
    """ "1e-05", where orjson alone writes "0.00001"."""
    told = repr(number)
    return Fragment(_ENDLESS.get(told, told))


def following(before: str, digests: bytes) -> str:
    """The hash of a transaction that wrote the rows of these digests after the one with the hash before it."""
    return hashlib.sha256(before.encode("utf-8", "surrogateescape") + digests).hexdigest()


def columns(connection: Connection, table: str) -> list[str]:
    return [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]


def rows(connection: Connection, tables: Iterable[str]) -> Iterator[Row]:
    """Every row of the tables, by transaction; the caller sees to it that text which is none can be read."""
    return merge(*(_rows_of(connection, table) for table in tables), key=itemgetter(0))


def _rows_of(connection: Connection, table: str) -> Iterator[Row]:
    how, names = TABLES[table], columns(connection, table)
    said = [names.index(key) for key in how.keys]
    parts = ("SELECT", how.recorded, "AS t, x.* FROM", table, "x", how.joined, "ORDER BY", how.order)
    for found in connection.execute(" ".join(parts)):
        recorded, *values = tuple(found)
        name = ", ".join(f"{key} {values[at]}" for key, at in zip(how.keys, said, strict=True))
        yield Row(recorded, f"{table}: {name}", digest(table, values))
