"""What every request and every answer share: the store, the moment read at, validators, and lists in pages."""

import hashlib
import re
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any, Protocol, TypeVar, cast
from urllib.parse import urlencode

from flask import Response, current_app, g, jsonify, request, stream_with_context
from werkzeug.exceptions import PreconditionFailed, PreconditionRequired
from werkzeug.http import quote_etag
from werkzeug.wsgi import ClosingIterator

from service.errors import Invalid, NotFound
from service.store import Page, Store, Transaction
from service.web import answer, layout
from service.web.connection import Lent, lend, take_back
from service.web.problem import bad_parameter
from service.web.shape import columns_of, paths_of, spread_over

FOREVER = "max-age=31536000, immutable"
AS_OF = "Tallybook-As-Of"
_PIECE = 200  # lines that go out together

Shape = Callable[[Any], layout.Row]
Read = Callable[..., Page[Any]]


@dataclass(frozen=True, slots=True)
class Moment:
    """The recorded time that a request reads at. `past` is True where no later write can change the answer."""

    transaction: Transaction
    past: bool

    @property
    def id(self) -> int:
        return self.transaction.id


def store() -> Store:
    """The record, over a connection that is lent until the request is answered."""
    lent: Lent | None = g.get("lent")
    if lent is None:
        settings = current_app.config["SETTINGS"]
        lent = g.lent = lend(settings.database)
        lent.store.give_up_after(settings.query_milliseconds / 1000)
    return lent.store


def answered(error: BaseException | None) -> None:
    if "lent" in g:
        take_back(g.pop("lent"))


def moment(as_of: str | None) -> Moment:
    """Raises Invalid where `as_of` is no transaction, timestamp or date on record."""
    at = store().as_of(as_of)
    return Moment(at, past=as_of is not None and (as_of.isdecimal() or at.id < store().head().id))


class _Recorded(Protocol):
    @property
    def transaction(self) -> Transaction: ...


Row = TypeVar("Row", bound=_Recorded)


def recorded_by(at: Moment, rows: Iterable[Row]) -> list[Row]:
    """Those that were on record then. Raises NotFound if none was."""
    found = [row for row in rows if row.transaction.id <= at.id]
    if not found:
        raise NotFound(f"Nothing of it was on record at transaction {at.id}: read without as_of, or at a later one.")
    return found


def etag(identity: str, version: int) -> str:
    """What If-Match asks for; `tagged` adds a digest of what is shown."""
    return f"{identity}.{version}"


def single(body: layout.Row, tag: str, at: Moment, status: int = 200) -> Response:
    """One resource as JSON with its ETag; 304 if the caller holds it already."""
    names = _asked_fields()
    response = jsonify(layout.picker(names)(body) if names else body)
    response.status_code = status
    return tagged(response, tag, at)


def tagged(response: Response, tag: str, at: Moment) -> Response:
    """The ETag changes with anything that is shown: a statistic's new name does not make a version of the figure."""
    digest = hashlib.sha256(response.get_data()).hexdigest()[:12]
    response.headers.add("ETag", quote_etag(f"{tag}.{digest}"))
    response.headers.add(AS_OF, str(at.id))
    if request.method in ("GET", "HEAD"):
        response.headers.add("Cache-Control", FOREVER if at.past else "no-cache")
        _conditional(response)
    return response


def _conditional(response: Response) -> None:
    if "HTTP_IF_NONE_MATCH" in request.environ:
        response.make_conditional(request)


def expected_version(identity: str, current: int) -> int:
    """The version named by If-Match: id and version count, so a write to something else does not make it stale.

    "*" is whoever says that any version will do. Raises the 428 or the 412.
    """
    if "If-Match" not in request.headers:
        raise PreconditionRequired("Send If-Match with the ETag of your last read, so that no other change is lost.")
    if request.if_match.star_tag:
        return current
    for tag in request.if_match.as_set():
        # "f2a9c04e5d7b1836e.3.0c9d…", and ":gzip" after it where it was compressed; not "17", nor a weak tag
        if tag and (found := re.fullmatch(rf"{re.escape(identity)}\.([0-9]{{1,9}})\.[0-9a-f]{{12}}(?::[a-z]+)?", tag)):
            return int(found[1])
    raise PreconditionFailed(f"If-Match names no version of {identity}: read it again and send the ETag it came with.")


def address(**changes: object) -> str:
    """This request's URL with some query parameters changed."""
    arguments = {**request.args.to_dict(), **changes}
    return f"{request.base_url}?{urlencode(arguments)}"


def listing(read: Read, query: Mapping[str, Any], at: Moment, shape: Shape, continued: str = "cursor") -> Response:
    """A list in the form asked for. CSV and JSON Lines without a `limit` go on to the end of the list.

    read  gives the page that begins at `continued` (a keyword of this name), of `limit` items
    """
    form = layout.chosen(query["format"])
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
    _conditional(response)


def _onwards(read: Read, page: Page[Any], continued: str, limit: int) -> Iterator[Page[Any]]:
    yield page
    while page.next:
        page = read(**{continued: page.next, "limit": limit})
        yield page


def _written(form: str, pages: Iterator[Page[Any]], shape: Shape, following: str | None) -> Response:
    names = _asked_fields()
    pick: Shape = layout.picker(names) if names else lambda row: row
    if form == "json":
        page = next(pages)
        items = [pick(shape(item)) for item in page.items]
        return jsonify({"items": items, "next": following, "as_of": answer.as_of(page.as_of)})
    rows = (shape(item) for page in pages for item in page.items)
    lines = _table(rows, names) if form == "csv" else layout.json_lines(map(pick, rows))
    return Response(streamed(_in_pieces(lines)), mimetype=layout.MIMETYPES[form])


def _table(rows: Iterable[layout.Row], names: tuple[str, ...]) -> Iterator[str]:
    view = current_app.view_functions[request.endpoint or ""]
    if member := spread_over(view):
        rows = layout.spread(rows, member)
    return layout.csv_lines(rows, columns_of(view, names, request.args.get("include", "")))


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


def _asked_fields() -> tuple[str, ...]:
    """The parameter `fields`. Raises the 400 for a name that the answer has not."""
    if not request.query_string or "fields" not in request.args:
        return ()
    names = tuple(name.strip() for name in request.args["fields"].split(","))
    known = paths_of(current_app.view_functions[request.endpoint or ""])
    for name in names:
        if name not in known:
            top = ", ".join(one for one in known if "." not in one)
            raise bad_parameter("fields", f"There is no {name!r} in this answer. It has {top}.")
    return names


def included(query: Mapping[str, Any]) -> frozenset[str]:
    """What to add to each item: named in `include`, or in `fields`."""
    return frozenset((*query["include"], *_asked_fields()))


def page_size(asked: int | None) -> int:
    settings = current_app.config["SETTINGS"]
    size = settings.page_size if asked is None else asked
    if size > settings.max_page_size:
        most = f"At most {settings.max_page_size}: ask for that many and follow `next`"
        raise Invalid(f"{most}, or leave it out with CSV and JSON Lines, which run to the end.", "limit")
    return int(size)
