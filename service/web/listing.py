"""Lists in pages, in the form asked for: JSON, CSV for spreadsheets and data frames, JSON Lines for streams."""

import csv
import hashlib
import io
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import Any, cast

from flask import Response, current_app, jsonify, request, stream_with_context
from werkzeug.exceptions import NotAcceptable
from werkzeug.wsgi import ClosingIterator

from service.errors import Invalid
from service.export import cell
from service.figures.exact_json import dumps
from service.store import Page
from service.web import answer, members
from service.web.exchange import AS_OF, FOREVER, Moment, address, conditional
from service.web.members import Row

Shape = Callable[[Any], Row]
Read = Callable[..., Page[Any]]

MIMETYPES = {"json": "application/json", "csv": "text/csv", "jsonl": "application/x-ndjson"}
LINES = ("application/x-ndjson", "application/jsonl", "application/jsonlines", "application/x-jsonlines")
_NAMES = {mimetype: name for name, mimetype in MIMETYPES.items()} | dict.fromkeys(LINES, "jsonl")
_PIECE = 200  # lines that go out together


def listing(read: Read, query: Mapping[str, Any], at: Moment, shape: Shape, continued: str = "cursor") -> Response:
    """A list in the form asked for. CSV and JSON Lines without a `limit` go on to the end of the list.

    read  gives the page that begins at `continued` (a keyword of this name), of `limit` items
    """
    form = _form(query["format"])
    whole = form != "json" and query["limit"] is None
    limit = current_app.config["SETTINGS"].max_page_size if whole else page_size(query["limit"])
    page = read(**{continued: query[continued], "limit": limit})
    goes_on = whole and page.next is not None
    following = address(**{continued: page.next}) if page.next and not whole else None
    pages = _onwards(read, page, continued, limit) if goes_on else iter((page,))
    response = _written(form, pages, shape, following)
    if following:
        response.headers["Link"] = f'<{following}>; rel="next"'
    fixed = at.past or ("as_of" in query and query[continued] is not None)
    response.headers["Cache-Control"] = FOREVER if fixed else "no-cache"
    response.headers[AS_OF] = str(page.as_of.id)
    response.vary.add("Accept")
    if not goes_on:
        _validated(response, response.get_data())
    elif "as_of" in query or continued == "since":  # of the record: the transaction gives all that follows
        _validated(response, repr((page.as_of.id, form, shape(page.items[0]))).encode())
    return response


def _validated(response: Response, shown: bytes) -> None:
    response.set_etag(hashlib.sha256(shown).hexdigest()[:12])
    conditional(response)


def _onwards(read: Read, page: Page[Any], continued: str, limit: int) -> Iterator[Page[Any]]:
    yield page
    while page.next:
        page = read(**{continued: page.next, "limit": limit})
        yield page


def _written(form: str, pages: Iterator[Page[Any]], shape: Shape, following: str | None) -> Response:
    names = members.asked()
    pick: Shape = members.picker(names) if names else lambda row: row
    if form == "json":
        page = next(pages)
        items = [pick(shape(item)) for item in page.items]
        return jsonify({"items": items, "next": following, "as_of": answer.as_of(page.as_of)})
    rows = (shape(item) for page in pages for item in page.items)
    lines = _table(rows, names) if form == "csv" else _json_lines(map(pick, rows))
    return Response(streamed(_in_pieces(lines)), mimetype=MIMETYPES[form])


def _table(rows: Iterable[Row], names: tuple[str, ...]) -> Iterator[str]:
    view = current_app.view_functions[request.endpoint or ""]
    if member := members.spread_over(view):
        rows = _spread(rows, member)
    return _csv_lines(rows, members.columns_of(view, names, request.args.get("include", "")))


def streamed(pieces: Iterator[Any]) -> Iterable[Any]:
    """The first is made at once, errors included. Until the last is gone the request is under way: without a first one
    Flask would hold it to be over, and its connection to the record would be lent to another."""
    going = cast("Generator[Any, None, None]", stream_with_context(pieces))
    if request.method == "HEAD":  # nobody may come for the pieces
        return going
    return ClosingIterator(chain(list(islice(going, 1)), going), going.close)


def _in_pieces(lines: Iterator[str]) -> Iterator[str]:
    """Many lines at a time, as each piece is a write to the network."""
    for line in lines:
        yield "".join(chain((line,), (more for _, more in zip(range(_PIECE), lines, strict=False))))


def whole_list(items: Iterable[Any], query: Mapping[str, Any], at: Moment, shape: Shape) -> Response:
    """A list that is always given in one page."""
    page = Page(tuple(items), None, at.transaction)
    return listing(lambda **_: page, {"cursor": None, "limit": None} | dict(query), at, shape)


def included(query: Mapping[str, Any]) -> frozenset[str]:
    """What to add to each item: named in `include`, or in `fields`."""
    return frozenset((*query["include"], *members.asked()))


def page_size(asked: int | None) -> int:
    settings = current_app.config["SETTINGS"]
    size = settings.page_size if asked is None else asked
    if size > settings.max_page_size:
        most = f"At most {settings.max_page_size}: ask for that many and follow `next`"
        raise Invalid(f"{most}, or leave it out with CSV and JSON Lines, which run to the end.", "limit")
    return int(size)


def _form(asked: str | None) -> str:
    """ "json", "csv" or "jsonl": by the parameter `format`, else by the header Accept. Raises the 406."""
    if asked is not None:
        return asked
    if not request.accept_mimetypes:
        return "json"
    found = request.accept_mimetypes.best_match(["application/json", *_NAMES])
    if found is None:
        raise NotAcceptable(f"Lists come as {', '.join(MIMETYPES.values())}: name one of them in Accept.")
    return _NAMES[found]


def _spread(rows: Iterable[Row], member: str) -> Iterator[Row]:
    """A row for each object in the list `member`, with that object in the place of the list."""
    return (row | {member: one} for row in rows for one in row[member])  # type: ignore[attr-defined]


def _json_lines(rows: Iterable[Row]) -> Iterator[str]:
    return (dumps(row) + "\n" for row in rows)


def _csv_lines(rows: Iterable[Row], columns: Sequence[str]) -> Iterator[str]:
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
