"""How a resource is declared: flask-smorest's blueprint, reading strictly and documenting problem+json."""

from collections.abc import Callable, Iterator
from functools import cache
from http import HTTPStatus
from typing import Any

from flask import Flask, Request, Response, current_app, request
from flask_smorest import Api, Blueprint
from flask_smorest.utils import prepare_response
from marshmallow import Schema
from webargs.flaskparser import FlaskParser, is_json_request
from werkzeug.exceptions import RequestEntityTooLarge, UnsupportedMediaType

from service.web.description import finished
from service.web.exact_json import loads
from service.web.fields import Day, ExactNumber, Names, NumberRange
from service.web.listing import MIMETYPES
from service.web.problem import ProblemSchema, bad_parameter, title_of
from service.web.schemas import list_of

View = Callable[..., Any]

IF_MATCH = {
    "in": "header",
    "name": "If-Match",
    "required": True,
    "schema": {"type": "string"},
    "description": "The ETag of what was read, so that nobody else's change is lost",
}
_TEXT = {"type": "string"}
_NEVER_FAIL = (HTTPStatus.NO_CONTENT, HTTPStatus.NOT_MODIFIED)


class StrictParser(FlaskParser):
    """Reads what the schema lists and nothing else; a body must say that it is JSON."""

    def __init__(self) -> None:
        super().__init__(unknown=None)  # that is: as the schema says, wherever the parameters stand

    def parse(self, argmap: Any, req: Request | None = None, *, location: str | None = None, **options: Any) -> Any:
        """Most reads ask nothing more: they get the defaults without being read."""
        if location == "query" and not (req or request).query_string:
            return dict(_defaults(argmap))
        return super().parse(argmap, req, location=location, **options)

    def whole_body(self, req: Request) -> bytes:
        data = req.get_data(cache=True)
        if req.content_length is None and len(data) >= (req.max_content_length or 0):
            raise RequestEntityTooLarge  # a body in chunks is read up to the limit and then cut
        return data

    def _raw_load_json(self, req: Request) -> Any:
        data = self.whole_body(req)
        if not is_json_request(req):
            raise UnsupportedMediaType("Send JSON, with the header Content-Type: application/json.")
        return loads(data)


@cache
def _defaults(schema: Schema) -> dict[str, Any]:
    found: dict[str, Any] = schema.load({})
    return found


class Resource(Blueprint):
    """One resource's routes. Its name is the tag that the documentation groups by."""

    ARGUMENTS_PARSER = StrictParser()

    def __init__(self, name: str, description: str) -> None:
        super().__init__(name, f"service.web.api.{name}", description=description)

    def arguments(self, schema: type[Schema], **options: Any) -> Callable[[View], View]:
        """One instance for all requests: to make one costs more than to read a query with it."""
        decorated: Callable[[View], View] = super().arguments(schema(), **options)
        return decorated

    def parsed(self, schema: type[Schema]) -> Any:
        return self.ARGUMENTS_PARSER.parse(schema(), request, location="json")

    def body(self) -> bytes:
        return self.ARGUMENTS_PARSER.whole_body(request)

    def answers(self, schema: type[Schema], *, lists: bool = False) -> Callable[[View], Any]:
        """The 200 of a read: documented, and known to `fields`. A list also comes as CSV and as JSON Lines."""
        shown = list_of(schema) if lists else schema()

        def decorator(view: Any) -> Any:
            made = view
            for form in ("jsonl", "csv") if lists else ():
                made = self.alt_response(200, schema=_TEXT, content_type=MIMETYPES[form], success=True)(made)
            made = self.response(200, shown)(made)
            made.answered = shown
            return made

        return decorator

    def _store_endpoint_docs(self, endpoint: str, *args: Any, **options: Any) -> None:
        super()._store_endpoint_docs(endpoint, *args, **options)
        for method, told in self._docs[endpoint].items():
            if method != "parameters":
                told.setdefault("manual_doc", {})["operationId"] = endpoint


def takes(*names: str) -> Callable[[View], View]:
    """The query parameters of a page."""

    def decorator(view: View) -> View:
        view.taken = frozenset(names)  # type: ignore[attr-defined]
        return view

    return decorator


class FactApi(Api):
    """The documented API; errors are `problem`'s business."""

    ERROR_SCHEMA = ProblemSchema

    @takes()
    def _openapi_json(self) -> Response:
        described = finished(self.spec.to_dict(), current_app.config["SETTINGS"].max_page_size)
        return Response(current_app.json.dumps(described, indent=1), mimetype="application/json")

    def _register_error_handlers(self) -> None:
        """Left to `problem.register`."""

    def _register_responses(self) -> None:
        """Under each name that a status goes by: 3.13 calls a 413 otherwise than 3.12, and knows both."""
        described = {name: title_of(status) for name, status in HTTPStatus.__members__.items()}
        described["DEFAULT_ERROR"] = "What went wrong and what to do"
        for name, phrase in described.items():
            answer: dict[str, object] = {"description": phrase}
            if name == "DEFAULT_ERROR" or (HTTPStatus[name] >= HTTPStatus.OK and HTTPStatus[name] not in _NEVER_FAIL):
                answer["schema"] = ProblemSchema
            prepare_response(answer, self.spec, "application/problem+json")
            self.spec.components.response(name, answer, lazy=True)


def new_api(app: Flask) -> FactApi:
    api = FactApi(app)
    api.register_field(ExactNumber, "number", None)
    api.register_field(Day, "string", "date")
    api.register_field(NumberRange, "string", None)
    api.register_field(Names, "string", None)
    return api


@cache
def _parameters_of(view: Any) -> frozenset[str] | None:
    """None for what is neither a resource nor a page, such as a style sheet."""
    documented = getattr(view, "_apidoc", None)
    if documented is None:
        return getattr(view, "taken", None)
    asked = documented.get("arguments", {}).get("parameters", [])
    schemas = [one["schema"] for one in asked if one["in"] == "query"]
    return frozenset(name for schema in schemas for name in _names(schema))


def _names(schema: Schema | type[Schema]) -> Iterator[str]:
    known = schema() if isinstance(schema, type) else schema
    return (field.data_key or name for name, field in known.load_fields.items())


def refuse_unknown_parameters() -> None:
    """A misspelt filter that is passed over would look like an answer to the question that was meant."""
    if not request.query_string:
        return
    known = _parameters_of(current_app.view_functions.get(request.endpoint or ""))
    if known is None:
        return
    for name, values in request.args.lists():
        if name not in known:
            allowed = f"The parameters are {', '.join(sorted(known))}." if known else "It takes none."
            raise bad_parameter(name, f"There is no such parameter here. {allowed}")
        if len(values) > 1:
            raise bad_parameter(name, f"It is given {len(values)} times: give it once.")
