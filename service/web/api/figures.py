"""/v1/figures: the numbers on record, their versions and where they stand."""

from collections.abc import Mapping
from typing import Any

from flask import Response, jsonify, request

from service.store import FigureFilter, StoredFigure
from service.web.exchange import (
    ACTOR,
    etag,
    expected_version,
    listing,
    moment,
    page_size,
    recorded_by,
    single,
    store,
    tagged,
    whole_list,
)
from service.web.questions import AsOf, Correction, FigureQuery
from service.web.resource import IF_MATCH, Resource
from service.web.schemas import AnnotationSchema, FigureSchema, list_of

figures = Resource("figures", "Numerals with their context: value, bound, unit, what, when, where, who says so")
_ANNOTATION = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'
_PAGING = ("as_of", "sort", "limit", "cursor")


@figures.route("/v1/figures")
@figures.arguments(FigureQuery, location="query")
@figures.response(200, list_of(FigureSchema))
def get_figures(query: Mapping[str, Any]) -> Response:
    """Figures that meet every filter given"""
    at = moment(query["as_of"])
    where = FigureFilter(**{name: value for name, value in query.items() if name not in _PAGING})
    page = store().figures(
        where, sort=query["sort"], cursor=query["cursor"], limit=page_size(query["limit"]), as_of=at.id
    )
    return listing(page, at, FigureSchema())


@figures.route("/v1/figures/<figure_id>")
@figures.arguments(AsOf, location="query")
@figures.response(200, FigureSchema)
def get_figure(query: Mapping[str, Any], figure_id: str) -> Response:
    """One figure as it is, or was, held to be"""
    at = moment(query["as_of"])
    found = store().figure(figure_id, as_of=at.id)
    return single(FigureSchema().dump(found), etag(found.id, found.version, at), at)


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
    actor, reason = body.pop("actor") or ACTOR, body.pop("reason")
    if "sources" in body:
        body["sources"] = tuple(source["name"] for source in body["sources"])
    held = store().figure(figure_id)
    version = expected_version(held.id, held.version)
    found = store().correct(figure_id, body, expected_version=version, actor=actor, reason=reason)
    return single(FigureSchema().dump(found), etag(found.id, found.version, moment(None)), moment(None))


@figures.route("/v1/figures/<figure_id>/versions")
@figures.arguments(AsOf, location="query")
@figures.response(200, list_of(FigureSchema))
def get_versions(query: Mapping[str, Any], figure_id: str) -> Response:
    """Everything that was ever held true of a figure, oldest first"""
    at = moment(query["as_of"])
    return whole_list(recorded_by(at, store().versions(figure_id)), at, FigureSchema())


@figures.route("/v1/figures/<figure_id>/versions/<int(max=1000000000):number>")
@figures.arguments(AsOf, location="query")
@figures.response(200, FigureSchema)
def get_version(query: Mapping[str, Any], figure_id: str, number: int) -> Response:
    """One version of a figure"""
    at = moment(query["as_of"])
    (found,) = recorded_by(at, [store().version(figure_id, number)])
    return single(FigureSchema().dump(found), etag(found.id, number, at), at)


@figures.route("/v1/figures/<figure_id>/evidence")
@figures.arguments(AsOf, location="query")
@figures.response(200, AnnotationSchema, content_type="application/ld+json")
def get_evidence(query: Mapping[str, Any], figure_id: str) -> Response:
    """Where the figure stands, as a W3C Web Annotation"""
    at = moment(query["as_of"])
    found = store().figure(figure_id, as_of=at.id)
    response = jsonify(annotation(found))
    response.headers["Content-Type"] = _ANNOTATION
    return tagged(response, etag(found.id, found.version, at), at)


def annotation(figure: StoredFigure) -> dict[str, object]:
    """The positions count in the revision's text as this service keeps it, so that text is the target's source."""
    said = figure.figure
    quote = {"type": "TextQuoteSelector", "exact": said.exact, "prefix": figure.prefix, "suffix": figure.suffix}
    position = {"type": "TextPositionSelector", "start": said.start, "end": said.end}
    root = request.url_root.rstrip("/")
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": f"{root}/v1/figures/{figure.id}/evidence",
        "type": "Annotation",
        "motivation": "describing",
        "created": figure.transaction.recorded_at,
        "body": {"type": "TextualBody", "format": "text/plain", "value": said.sentence},
        "target": {
            "source": f"{root}/v1/articles/{figure.article_id}/revisions/{figure.revision}",
            "selector": [quote, position],
        },
    } | ({"via": figure.url} if figure.url else {})
