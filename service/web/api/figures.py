"""/v1/figures: the numbers on record, their versions and where they stand."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from functools import partial
from typing import Any

from flask import Response, jsonify, request

from service.errors import Invalid, NotFound
from service.store import FigureFilter, StoredFigure
from service.web import answer
from service.web.access import signed
from service.web.exchange import Moment, etag, expected_version, moment, recorded_by, single, store, tagged
from service.web.listing import included, listing, whole_list
from service.web.questions import AsOf, Correction, FigureQuery, One, OneFigure, Whole
from service.web.resource import IF_MATCH, Resource
from service.web.schemas import AnnotationSchema, FigureSchema, FigureWithMoreSchema

figures = Resource("figures", "Numerals with their context: value, bound, unit, what, when, where, who says so")
_ANNOTATION = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'
_FILTERS = tuple(field.name for field in fields(FigureFilter))


@figures.route("/v1/figures")
@figures.arguments(FigureQuery, location="query")
@figures.answers(FigureWithMoreSchema, lists=True)
def get_figures(query: Mapping[str, Any]) -> Response:
    """Figures that meet every filter given"""
    _refuse_unknown_ids(query)
    at = moment(query["as_of"])
    where = FigureFilter(**{name: query[name] for name in _FILTERS})
    return listing(partial(store().figures, where, sort=query["sort"], as_of=at.id), query, at, _shown(query, at))


def _refuse_unknown_ids(query: Mapping[str, Any]) -> None:
    """An id that was never on record would look like one without figures."""
    for name, read in (("statistic", store().statistic), ("article", store().article)):
        if query[name] is not None:
            try:
                read(query[name])
            except NotFound as error:
                raise Invalid(f"There is no {name} {query[name]}: /v1/{name}s lists them.", name) from error


def _shown(query: Mapping[str, Any], at: Moment) -> Callable[[StoredFigure], answer.Answer]:
    """A figure, and what was asked for beside it."""
    more = included(query)

    def shown(found: StoredFigure) -> answer.Answer:
        said = answer.figure(found)
        if "versions" in more:
            said["versions"] = [answer.figure(one) for one in recorded_by(at, store().versions(found.id))]
        if "evidence" in more:
            said["evidence"] = _annotation(found)
        return said

    return shown if more else answer.figure


@figures.route("/v1/figures/<figure_id>")
@figures.arguments(OneFigure, location="query")
@figures.answers(FigureWithMoreSchema)
def get_figure(query: Mapping[str, Any], figure_id: str) -> Response:
    """One figure as it is, or was, held to be"""
    at = moment(query["as_of"])
    found = store().figure(figure_id, as_of=at.id)
    return single(_shown(query, at)(found), etag(found.id, found.version), at)


@figures.route("/v1/figures/<figure_id>", methods=["PATCH"])
@figures.arguments(Correction)
@figures.doc(parameters=[IF_MATCH])
@figures.response(200, FigureSchema)
@figures.alt_response(412, "PRECONDITION_FAILED")
@figures.alt_response(428, "PRECONDITION_REQUIRED")
def patch_figure(body: dict[str, Any], figure_id: str) -> Response:
    """Correct, confirm, reject or retract a figure: a new version, never an overwrite

    Needs `If-Match` with the ETag of the figure as you read it.
    """
    if "sources" in body:
        body["sources"] = tuple(source["name"] for source in body["sources"])
    held = store().figure(figure_id)
    version = expected_version(held.id, held.version)
    found = store().correct(figure_id, expected_version=version, **signed(body), changes=body)
    return single(answer.figure(found), etag(found.id, found.version), moment(None))


@figures.route("/v1/figures/<figure_id>/versions")
@figures.arguments(Whole, location="query")
@figures.answers(FigureSchema, lists=True)
def get_versions(query: Mapping[str, Any], figure_id: str) -> Response:
    """Everything that was ever held true of a figure, oldest first"""
    at = moment(query["as_of"])
    return whole_list(recorded_by(at, store().versions(figure_id)), query, at, answer.figure)


@figures.route("/v1/figures/<figure_id>/versions/<int(max=1000000000):number>")
@figures.arguments(One, location="query")
@figures.answers(FigureSchema)
def get_version(query: Mapping[str, Any], figure_id: str, number: int) -> Response:
    """One version of a figure"""
    at = moment(query["as_of"])
    (found,) = recorded_by(at, [store().version(figure_id, number)])
    return single(answer.figure(found), etag(found.id, number), at)


@figures.route("/v1/figures/<figure_id>/evidence")
@figures.arguments(AsOf, location="query")
@figures.response(200, AnnotationSchema, content_type="application/ld+json")
def get_evidence(query: Mapping[str, Any], figure_id: str) -> Response:
    """Where the figure stands, as a W3C Web Annotation"""
    at = moment(query["as_of"])
    found = store().figure(figure_id, as_of=at.id)
    response = jsonify(_annotation(found))
    response.headers["Content-Type"] = _ANNOTATION
    return tagged(response, etag(found.id, found.version), at)


def _annotation(figure: StoredFigure) -> answer.Answer:
    """The positions count in the revision's text as this service keeps it, so that text is the target's source."""
    said = figure.figure
    quote = {"type": "TextQuoteSelector", "exact": said.exact, "prefix": figure.prefix, "suffix": figure.suffix}
    position = {"type": "TextPositionSelector", "start": said.start, "end": said.end}
    root = request.url_root.rstrip("/")
    shown: answer.Answer = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": f"{root}/v1/figures/{figure.id}/evidence",
        "type": "Annotation",
        "motivation": "describing",
        "created": answer.iso(figure.transaction.recorded_at),
        "body": {"type": "TextualBody", "format": "text/plain", "value": said.sentence},
        "target": {
            "source": f"{root}/v1/articles/{figure.article_id}/revisions/{figure.revision}",
            "selector": [quote, position],
        },
    }
    return shown | ({"via": figure.url} if figure.url else {})
