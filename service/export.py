"""The record as it stood at one transaction, in files that other programs read: every figure with what it takes to cite
it."""

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from itertools import islice
from typing import Any

from service.errors import FactError
from service.figures.exact_json import dumps, number_token
from service.store import FigureFilter, Store, StoredFigure, Transaction

Row = dict[str, Any]

TEXTS = (
    "id state exact sentence prefix suffix bound kind unit measured predicate agent place measure direction valid_basis"
    " valid_text refers_to replaces statistic_id statistic_name article_id title publisher url actor reason as_of_hash"
).split()
WHOLE = "version start end article_revision recorded as_of".split()
NUMBERS = ("value", "low", "high", "confidence")
DAYS = ("valid_from", "valid_to")
MOMENTS = ("published_at", "recorded_at")
CLAIMS = ("withdrawn", "stale")
COLUMNS = (
    *("id", "version", "state", "stale", *NUMBERS[:3], "bound", "kind", "unit", "measured", "predicate", "agent"),
    *("place", "measure", "direction", *DAYS, "valid_basis", "valid_text", "sources", "withdrawn", "confidence"),
    *("refers_to", "replaces", "statistic_id", "statistic_name", "exact", "start", "end", "sentence", "prefix"),
    *("suffix", "article_id", "article_revision", "title", "publisher", "url", "published_at"),
    *("recorded", "recorded_at", "actor", "reason", "as_of", "as_of_hash"),
)
PAGE = 500

# A spreadsheet runs a cell that begins so as a formula, but not a plain number: "=1+1", "-cmd"; not "-0.4%"
_FORMULA, _NUMBER = re.compile(r"[=+\-@\t\r]"), re.compile(r"[-+]?[\d.,]+%?")


def export(store: Store, form: str, as_of: int | None) -> Iterator[bytes]:
    """The file in pieces, every figure that was present, in order of recording. Raises FactError for a form that this
    installation cannot write.

    as_of  the transaction whose state is written, the newest for None: what is recorded meanwhile is not in it
    """
    at = store.head() if as_of is None else store.as_of(str(as_of))
    return WRITERS[form](rows(store, at))


def rows(store: Store, at: Transaction) -> Iterator[Row]:
    cursor = None
    while True:
        page = store.figures(FigureFilter(), cursor=cursor, limit=PAGE, as_of=at.id)
        yield from (_row(figure, at) for figure in page.items)
        cursor = page.next
        if cursor is None:
            return


def _row(stored: StoredFigure, at: Transaction) -> Row:
    figure, statistic = stored.figure, stored.statistic
    found: Row = {name: getattr(stored, name, None) for name in COLUMNS}
    found |= {name: getattr(figure, name) for name in COLUMNS if hasattr(figure, name) and name != "refers_to"}
    return found | {
        "sources": list(figure.sources),
        "statistic_id": statistic.id if statistic else None,
        "statistic_name": statistic.name if statistic else None,
        "article_revision": stored.revision,
        "recorded": stored.transaction.id,
        "recorded_at": stored.transaction.recorded_at,
        "actor": stored.transaction.actor,
        "reason": stored.transaction.reason,
        "as_of": at.id,
        "as_of_hash": at.hash,
    }


def _jsonl(found: Iterator[Row]) -> Iterator[bytes]:
    while batch := list(islice(found, PAGE)):
        yield "".join(dumps(_plain(row)) + "\n" for row in batch).encode()


def _plain(row: Mapping[str, Any]) -> Row:
    return {name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in row.items()}


def _csv(found: Iterator[Row]) -> Iterator[bytes]:
    """Lines end as RFC 4180 says."""
    told = io.StringIO()
    writer = csv.writer(told)
    writer.writerow(COLUMNS)
    yield _taken(told)
    while batch := list(islice(found, PAGE)):
        writer.writerows([cell(value) for value in row.values()] for row in batch)
        yield _taken(told)


def _taken(told: io.StringIO) -> bytes:
    text = told.getvalue()
    told.seek(0)
    told.truncate()
    return text.encode()


def cell(value: object) -> str:
    """What a cell of a CSV holds. Names stand apart with "; ", and what a spreadsheet would run is told as text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return number_token(value)
    if isinstance(value, list):
        value = "; ".join(one["name"] if isinstance(one, dict) else str(one) for one in value)
    text = value.isoformat() if isinstance(value, date) else str(value)
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text


class _Pieces(io.RawIOBase):
    """A file whose bytes are taken out while it is written."""

    def __init__(self) -> None:
        self._written = bytearray()
        self._taken = 0

    def writable(self) -> bool:
        return True

    def write(self, piece: Any) -> int:
        self._written += piece
        return len(piece)

    def tell(self) -> int:
        return self._taken + len(self._written)

    def take(self) -> bytes:
        piece = bytes(self._written)
        self._taken += len(piece)
        self._written.clear()
        return piece


def _parquet(found: Iterator[Row]) -> Iterator[bytes]:
    """A row group for each 20,000 figures; numbers are doubles, as Parquet knows no decimals of any size."""
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        raise FactError("Parquet needs the package pyarrow: pip install 'tallybook[parquet]'.") from error
    moment = pyarrow.timestamp("us", tz="UTC")
    kinds = {
        **dict.fromkeys(TEXTS, pyarrow.string()),
        **dict.fromkeys(WHOLE, pyarrow.int64()),
        **dict.fromkeys(NUMBERS, pyarrow.float64()),
        **dict.fromkeys(DAYS, pyarrow.date32()),
        **dict.fromkeys(MOMENTS, moment),
        **dict.fromkeys(CLAIMS, pyarrow.bool_()),
        "sources": pyarrow.list_(pyarrow.string()),
    }
    schema = pyarrow.schema([(name, kinds[name]) for name in COLUMNS])
    return _row_groups(found, parquet.ParquetWriter, schema, pyarrow.Table.from_pylist)


def _row_groups(
    found: Iterator[Row], writer: Callable[..., Any], schema: Any, table: Callable[..., Any]
) -> Iterator[bytes]:
    pieces = _Pieces()
    with writer(pieces, schema, compression="zstd") as out:
        while batch := list(islice(found, 40 * PAGE)):
            out.write_table(table([_doubles(row) for row in batch], schema=schema))
            yield pieces.take()
    yield pieces.take()


def _doubles(row: Row) -> Row:
    return row | {name: None if row[name] is None else float(row[name]) for name in NUMBERS}


WRITERS: Mapping[str, Callable[[Iterator[Row]], Iterator[bytes]]] = {"csv": _csv, "jsonl": _jsonl, "parquet": _parquet}
