"""What every request and every answer share: the store, the moment read at, validators, and lists in pages."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol, TypeVar
from urllib.parse import urlencode

from flask import Flask, Response, current_app, g, jsonify, request
from marshmallow import Schema
from werkzeug.exceptions import PreconditionFailed, PreconditionRequired

from service.errors import NotFound
from service.store import Page, Store, Transaction
from service.web.problem import bad_parameter
from service.web.schemas import AsOfSchema

Item = TypeVar("Item")
ACTOR = "api"
_FOREVER = "max-age=31536000, immutable"


@dataclass(frozen=True, slots=True)
class Moment:
    """The recorded time that a request reads at. `past` is True where no later write can change the answer."""

    transaction: Transaction
    past: bool

    @property
    def id(self) -> int:
        return self.transaction.id


def store() -> Store:
    """This request's own connection, closed when the request ends."""
    if "store" not in g:
        g.store = Store.open(current_app.config["SETTINGS"].database)
    opened: Store = g.store
    return opened


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


def etag(identity: str, version: int, at: Moment) -> str:
    return f"{identity}.{version}.{at.id}"


def single(body: object, tag: str, at: Moment, status: int = 200) -> Response:
    """One resource as JSON with its ETag; 304 if the caller holds it already."""
    response = jsonify(body)
    response.status_code = status
    return tagged(response, tag, at)


def tagged(response: Response, tag: str, at: Moment) -> Response:
    response.set_etag(tag)
    if request.method in ("GET", "HEAD"):
        response.headers["Cache-Control"] = _FOREVER if at.past else "no-cache"
        response.make_conditional(request)
    return response


def expected_version(identity: str, current: int) -> int:
    """The version named by If-Match: id and version count, so a write to something else does not make it stale.

    "*" is whoever says that any version will do. Raises the 428 or the 412.
    """
    if "If-Match" not in request.headers:
        raise PreconditionRequired("Send If-Match with the ETag of your last read, so that no other change is lost.")
    if request.if_match.star_tag:
        return current
    for tag in request.if_match.as_set():
        # "f2a9c04e5d7b1836e.3.17"; not "17", nor a weak tag
        if found := re.fullmatch(rf"{re.escape(identity)}\.([0-9]{{1,9}})\.[0-9]+", tag):
            return int(found[1])
    raise PreconditionFailed(f"If-Match names no version of {identity}: read it again and send the ETag it came with.")


def address(**changes: object) -> str:
    """This request's URL with some query parameters changed."""
    arguments = {**request.args.to_dict(), **changes}
    return f"{request.base_url}?{urlencode(arguments)}"


def listing(page: Page[Item], at: Moment, schema: Schema, continued: str = "cursor") -> Response:
    """A list, with `next` in the body and as an RFC 8288 Link; `continued` is the parameter it sets."""
    following = address(**{continued: page.next}) if page.next else None
    items = [schema.dump(item) for item in page.items]
    response = jsonify({"items": items, "next": following, "as_of": AsOfSchema().dump(page.as_of)})
    if following:
        response.headers["Link"] = f'<{following}>; rel="next"'
    response.headers["Cache-Control"] = _FOREVER if at.past else "no-cache"
    return response


def whole_list(items: Iterable[Item], at: Moment, schema: Schema) -> Response:
    """A list that is always given in one page."""
    return listing(Page(tuple(items), None, at.transaction), at, schema)


def page_size(asked: int | None) -> int:
    settings = current_app.config["SETTINGS"]
    size = settings.page_size if asked is None else asked
    if size > settings.max_page_size:
        raise bad_parameter("limit", f"At most {settings.max_page_size}: ask for that many and follow `next`.")
    return int(size)


def close_store(_error: BaseException | None = None) -> None:
    opened = g.pop("store", None)
    if opened is not None:
        opened.close()


def register(app: Flask) -> None:
    app.teardown_appcontext(close_store)
