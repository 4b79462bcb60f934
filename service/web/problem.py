"""Errors as RFC 9457 problem+json: the one place where what went wrong becomes an HTTP status."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from http import HTTPStatus

from flask import Flask, Response, current_app, render_template, request
from gunicorn.http.errors import ParseException
from marshmallow import Schema, ValidationError, fields
from werkzeug.exceptions import BadRequest, HTTPException, MethodNotAllowed, RequestEntityTooLarge
from werkzeug.http import HTTP_STATUS_CODES
from werkzeug.wrappers import Response as AnyResponse

from service.errors import (
    AlreadyThere,
    Contradicts,
    FactError,
    Invalid,
    NoRoom,
    NotFound,
    TooLarge,
    VersionConflict,
)
from service.store import Trouble
from service.store import told as said_of_trouble
from service.web.fields import described

STATUS: dict[type[FactError], HTTPStatus] = {
    Invalid: HTTPStatus.UNPROCESSABLE_ENTITY,
    AlreadyThere: HTTPStatus.CONFLICT,
    Contradicts: HTTPStatus.CONFLICT,
    NotFound: HTTPStatus.NOT_FOUND,
    VersionConflict: HTTPStatus.PRECONDITION_FAILED,
    TooLarge: HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    NoRoom: HTTPStatus.INSUFFICIENT_STORAGE,
}
_DRAIN_LIMIT = 64 * 1024 * 1024
_API_PATHS = ("/v1/", "/openapi.json", "/healthz", "/readyz", "/metrics")
_TOLD_BY_HEADER = ("Allow", "Retry-After", "WWW-Authenticate")


class ProblemErrorSchema(Schema):
    """One part of a request that cannot be used."""

    pointer = fields.String(metadata=described("JSON Pointer into the body", "#/published_at"))
    parameter = fields.String(metadata=described("Name of the query parameter", "limit"))
    detail = fields.String(required=True, metadata=described("What to do about it"))


class ProblemSchema(Schema):
    """RFC 9457: what went wrong and what to do."""

    type = fields.String(required=True)
    title = fields.String(required=True)
    status = fields.Integer(required=True)
    detail = fields.String(required=True, metadata=described("What went wrong, and what to do"))
    instance = fields.String(required=True, metadata=described("Path of the request"))
    errors = fields.List(fields.Nested(ProblemErrorSchema), required=True)


@dataclass(frozen=True, slots=True)
class Problem:
    """What went wrong and what to do; `errors` point at the parts of the request that cannot be used."""

    status: int
    detail: str
    errors: tuple[Mapping[str, str], ...] = ()

    @property
    def title(self) -> str:
        return title_of(self.status)

    def body(self) -> dict[str, object]:
        said = {"type": "about:blank", "title": self.title, "status": self.status, "detail": self.detail}
        return said | {"instance": request.path, "errors": list(self.errors)}


_UNREADABLE = Problem(HTTPStatus.BAD_REQUEST, "The body breaks the rules of its transfer coding: send it again.")


def title_of(status: int) -> str:
    """The same under every version of Python: 3.13 has another name for a 422 than 3.12."""
    return HTTP_STATUS_CODES.get(status) or HTTPStatus(status).phrase


def _answered(told: Problem) -> Response:
    """A page for a person who reads pages, problem+json for everyone else."""
    if wants_page():
        answer = Response(render_template("problem.html", problem=told), mimetype="text/html")
    else:
        answer = Response(current_app.json.dumps(told.body()) + "\n", mimetype="application/problem+json")
    answer.status_code = told.status
    return answer


def bad_parameter(name: str, advice: str) -> HTTPException:
    """A 400 that points at one query parameter."""
    error = BadRequest()
    error.data = {"messages": {"query": {name: [advice]}}}  # type: ignore[attr-defined]  # as webargs leaves its own
    return error


def wants_page() -> bool:
    """A browser outside the API names text/html; curl's */* does not count."""
    return not request.path.startswith(_API_PATHS) and "text/html" in request.accept_mimetypes.values()


def _flat(messages: object, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """{"figures": {1: ["Not a string."]}} gives (("figures", "1"), "Not a string.")."""
    if isinstance(messages, Mapping):
        for key, inner in messages.items():
            yield from _flat(inner, path if key == "_schema" else (*path, str(key)))
    elif isinstance(messages, list):
        for inner in messages:
            yield from _flat(inner, path)
    else:
        yield path, str(messages)


def _described(location: str, path: tuple[str, ...], message: str) -> dict[str, str]:
    if location == "query":
        return {"parameter": path[0] if path else "", "detail": message}
    escaped = (part.replace("~", "~0").replace("/", "~1") for part in path)
    return {"pointer": "#" + "".join(f"/{part}" for part in escaped), "detail": message}


def _from_messages(status: int, messages: Mapping[str, object]) -> Problem:
    errors = [
        _described(location, path, message) for location, inner in messages.items() for path, message in _flat(inner)
    ]
    first = errors[0]
    where = first.get("parameter") or first.get("pointer", "#").removeprefix("#/")
    rest = f" {len(errors) - 1} more under `errors`." if len(errors) > 1 else ""
    return Problem(status, f"{where + ': ' if where.strip('#') else ''}{first['detail']}{rest}", tuple(errors))


def told(error: Exception) -> Problem:
    """What a caller hears of an HTTPException, a FactError or a ValidationError of a body."""
    if isinstance(error, ValidationError):
        return _from_messages(HTTPStatus.UNPROCESSABLE_ENTITY, {"json": error.messages})
    if isinstance(error, FactError):
        return _from_fact_error(error)
    if not isinstance(error, HTTPException):
        raise error
    messages = getattr(error, "data", {}).get("messages")
    if messages:
        return _from_messages(error.code or HTTPStatus.UNPROCESSABLE_ENTITY, messages)
    return Problem(error.code or HTTPStatus.INTERNAL_SERVER_ERROR, _advice(error))


def _from_http(error: HTTPException) -> AnyResponse:
    if error.code is None or error.code < HTTPStatus.BAD_REQUEST:
        return error.get_response()
    if isinstance(error, RequestEntityTooLarge):
        _drain()
    answer = _answered(told(error))
    for name, value in error.get_headers(request.environ):
        if name in _TOLD_BY_HEADER:
            answer.headers[name] = value
    return answer


def _advice(error: HTTPException) -> str:
    if isinstance(error, RequestEntityTooLarge):
        most = current_app.config["MAX_CONTENT_LENGTH"]
        return f"The body is larger than {most:,} bytes: send the text alone, or in parts."
    if isinstance(error, MethodNotAllowed):
        return f"{request.method} does nothing here. Use {' or '.join(sorted(error.valid_methods or ()))}."
    if error.code == HTTPStatus.NOT_FOUND and error.description == type(error).description:
        return f"Nothing is at {request.path}. /docs lists every address."
    if error.code == HTTPStatus.INTERNAL_SERVER_ERROR:
        return "The service failed and has logged why. Nothing was stored; try again, and tell its keeper if it stays."
    return str(error.description)


def _drain() -> None:
    """A client that is still sending hears the answer only if what it sends is read."""
    stream, left = request.environ["wsgi.input"], min(_DRAIN_LIMIT, request.content_length or _DRAIN_LIMIT)
    if request.content_length is None and "wsgi.input_terminated" not in request.environ:
        return
    while left > 0 and (chunk := stream.read(min(left, 1 << 16))):
        left -= len(chunk)


def _from_fact_error(error: FactError) -> Problem:
    status = STATUS.get(type(error), HTTPStatus.SERVICE_UNAVAILABLE)  # a bare one is about the installation
    pointer = error.pointer if isinstance(error, Invalid) else ""
    location = "query" if pointer in request.args else "json"
    path = tuple(part for part in pointer.split("/") if part)
    return Problem(status, str(error), (_described(location, path, str(error)),) if pointer else ())


def _from_trouble(error: Trouble) -> Response:
    """Of the database, while the rows of a statement were read."""
    said = said_of_trouble(error)
    if not isinstance(said, FactError):
        raise error
    return _answered(told(said))


def register(app: Flask) -> None:
    app.register_error_handler(HTTPException, _from_http)
    app.register_error_handler(FactError, lambda error: _answered(told(error)))
    app.register_error_handler(Trouble, _from_trouble)
    app.register_error_handler(ParseException, lambda error: _answered(_UNREADABLE))
