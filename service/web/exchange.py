"""What every request and every answer share: the store, the moment read at, and validators."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol, TypeVar
from urllib.parse import urlencode

from flask import Response, current_app, g, jsonify, request
from werkzeug.exceptions import PreconditionFailed, PreconditionRequired
from werkzeug.http import quote_etag

from service.errors import NotFound
from service.store import Store, Transaction
from service.web import members
from service.web.connection import Lent, lend, take_back

FOREVER = "max-age=31536000, immutable"
AS_OF = "Tallybook-As-Of"


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


Found = TypeVar("Found", bound=_Recorded)


def recorded_by(at: Moment, rows: Iterable[Found]) -> list[Found]:
    """Those that were on record then. Raises NotFound if none was."""
    found = [row for row in rows if row.transaction.id <= at.id]
    if not found:
        raise NotFound(f"Nothing of it was on record at transaction {at.id}: read without as_of, or at a later one.")
    return found


def etag(identity: str, version: int) -> str:
    """What If-Match asks for; `tagged` adds a digest of what is shown."""
    return f"{identity}.{version}"


def single(body: members.Row, tag: str, at: Moment, status: int = 200) -> Response:
    """One resource as JSON with its ETag; 304 if the caller holds it already."""
    names = members.asked()
    response = jsonify(members.picker(names)(body) if names else body)
    response.status_code = status
    return tagged(response, tag, at)


def tagged(response: Response, tag: str, at: Moment) -> Response:
    """The ETag changes with anything that is shown: a statistic's new name does not make a version of the figure."""
    digest = hashlib.sha256(response.get_data()).hexdigest()[:12]
    response.headers.add("ETag", quote_etag(f"{tag}.{digest}"))
    response.headers.add(AS_OF, str(at.id))
    if request.method in ("GET", "HEAD"):
        response.headers.add("Cache-Control", FOREVER if at.past else "no-cache")
        conditional(response)
    return response


def conditional(response: Response) -> None:
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
