"""Lists in the form that was asked for: JSON, CSV for spreadsheets and data frames, JSON Lines for streams."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence

from flask import request
from werkzeug.exceptions import NotAcceptable

from service.export import cell
from service.figures.exact_json import dumps

Row = dict[str, object]

MIMETYPES = {"json": "application/json", "csv": "text/csv", "jsonl": "application/x-ndjson"}
LINES = ("application/x-ndjson", "application/jsonl", "application/jsonlines", "application/x-jsonlines")
_NAMES = {mimetype: name for name, mimetype in MIMETYPES.items()} | dict.fromkeys(LINES, "jsonl")


def chosen(asked: str | None) -> str:
    """ "json", "csv" or "jsonl": by the parameter `format`, else by the header Accept. Raises the 406."""
    if asked is not None:
        return asked
    if not request.accept_mimetypes:
        return "json"
    found = request.accept_mimetypes.best_match(["application/json", *_NAMES])
    if found is None:
        raise NotAcceptable(f"Lists come as {', '.join(MIMETYPES.values())}: name one of them in Accept.")
    return _NAMES[found]


def picker(paths: Sequence[str]) -> Callable[[Row], Row]:
    """Keeps the members named, those of an inner object by "article.publisher", in the order named."""
    parted = [path.split(".") for path in paths]

    def pick(row: Row) -> Row:
        kept: Row = {}
        for names in parted:
            _copy(names, row, kept)
        return kept

    return pick


def _copy(names: Sequence[str], row: Row, kept: Row) -> None:
    name, *inner = names
    value = row.get(name)
    if inner and isinstance(value, dict):
        _copy(inner, value, kept.setdefault(name, {}))  # type: ignore[arg-type]
    elif inner and isinstance(value, list):
        for one, held in zip(value, kept.setdefault(name, [{} for _ in value]), strict=True):  # type: ignore[call-overload]
            _copy(inner, one, held)
    else:
        kept[name] = value


def spread(rows: Iterable[Row], member: str) -> Iterator[Row]:
    """A row for each object in the list `member`, with that object in the place of the list."""
    return (row | {member: one} for row in rows for one in row[member])  # type: ignore[attr-defined]


def json_lines(rows: Iterable[Row]) -> Iterator[str]:
    return (dumps(row) + "\n" for row in rows)


def csv_lines(rows: Iterable[Row], columns: Sequence[str]) -> Iterator[str]:
    """A heading and a line a row; CRLF as in RFC 4180. Inner objects become columns such as "article.publisher"."""
    line = io.StringIO()
    writer = csv.writer(line)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([cell(_at(row, column)) for column in columns])
        yield line.getvalue()
        line.seek(0)
        line.truncate()
    yield line.getvalue()


def _at(row: Row, column: str) -> object:
    value: object = row
    for name in column.split("."):
        value = value.get(name) if isinstance(value, dict) else None
    return value
