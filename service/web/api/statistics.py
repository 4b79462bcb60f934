"""/v1/statistics: what figures are figures of, and how they stand to each other."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from flask import Response

from service.claims import rules_of, standing
from service.editorial import rules
from service.store import FigureFilter
from service.web import answer, chart, idempotency
from service.web.access import signed
from service.web.compared import ComparisonSchema, RepeatSchema, comparison, repeat
from service.web.exchange import etag, expected_version, moment, single, store, tagged
from service.web.listing import listing, whole_list
from service.web.questions import AsOf, Description, NewStatistic, One, Paged, Picture, Repeated, Searched
from service.web.resource import IF_MATCH, Resource
from service.web.schemas import ObservationSchema, StatisticSchema, VintageSchema
from service.web.together import along_time
from service.web.wording import day

VEGA_LITE = "application/vnd.vegalite.v6+json"
statistics = Resource("statistics", "What figures are figures of; figures of all articles come under one statistic")


@statistics.route("/v1/statistics")
@statistics.arguments(Searched, location="query")
@statistics.answers(StatisticSchema, lists=True)
def get_statistics(query: Mapping[str, Any]) -> Response:
    """Statistics, the newest first, or those that `q` finds"""
    at = moment(query["as_of"])
    return listing(partial(store().statistics, q=query["q"], as_of=at.id), query, at, answer.statistic)


@statistics.route("/v1/statistics", methods=["POST"])
@statistics.doc(parameters=[idempotency.HEADER])
@statistics.arguments(NewStatistic)
@statistics.response(201, StatisticSchema)
@statistics.alt_response(409, "CONFLICT")
def post_statistic(body: dict[str, Any]) -> Response:
    """Name a statistic that figures can be put under"""
    made = store().create_statistic(**signed(body), **body)
    at = moment(None)
    response = single(answer.statistic(made), etag(made.id, made.version), at, status=201)
    response.headers["Location"] = f"/v1/statistics/{made.id}"
    return response


@statistics.route("/v1/statistics/<statistic_id>")
@statistics.arguments(One, location="query")
@statistics.answers(StatisticSchema)
def get_statistic(query: Mapping[str, Any], statistic_id: str) -> Response:
    """One statistic; any id that was merged into it gives it"""
    at = moment(query["as_of"])
    found = store().statistic(statistic_id, as_of=at.id)
    return single(answer.statistic(found), etag(found.id, found.version), at)


@statistics.route("/v1/statistics/<statistic_id>", methods=["PATCH"])
@statistics.arguments(Description)
@statistics.doc(parameters=[IF_MATCH])
@statistics.response(200, StatisticSchema)
@statistics.alt_response(412, "PRECONDITION_FAILED")
@statistics.alt_response(428, "PRECONDITION_REQUIRED")
def patch_statistic(body: dict[str, Any], statistic_id: str) -> Response:
    """Name or define a statistic anew; needs `If-Match`"""
    held = store().statistic(statistic_id)
    version = expected_version(held.id, held.version)
    found = store().describe_statistic(statistic_id, expected_version=version, **signed(body), changes=body)
    at = moment(None)
    return single(answer.statistic(found), etag(found.id, found.version), at)


@statistics.route("/v1/statistics/<statistic_id>/observations")
@statistics.arguments(Paged, location="query")
@statistics.answers(ObservationSchema, lists=True)
def get_observations(query: Mapping[str, Any], statistic_id: str) -> Response:
    """What was stated for which time, in order of the time spoken of"""
    at = moment(query["as_of"])
    where = FigureFilter(statistic=store().statistic(statistic_id, as_of=at.id).id)
    return listing(partial(store().figures, where, sort="valid_from", as_of=at.id), query, at, answer.observation)


@statistics.route("/v1/statistics/<statistic_id>/vintages")
@statistics.arguments(Paged, location="query")
@statistics.answers(VintageSchema, lists=True)
def get_vintages(query: Mapping[str, Any], statistic_id: str) -> Response:
    """What became known when, in order of recording, and what ended it: an edit, a correction, a better reading"""
    at = moment(query["as_of"])
    found = store().statistic(statistic_id, as_of=at.id).id
    return listing(partial(store().vintages, found, as_of=at.id), query, at, answer.vintage)


@statistics.route("/v1/statistics/<statistic_id>/comparison")
@statistics.arguments(One, location="query")
@statistics.answers(ComparisonSchema)
def get_comparison(query: Mapping[str, Any], statistic_id: str) -> Response:
    """What its figures say together: each beside the one before it, groups by time, and a verdict"""
    at = moment(query["as_of"])
    found = store().statistic(statistic_id, as_of=at.id)
    told = along_time(found.id, at)
    return single(comparison(told, rules().about, at.transaction), etag(found.id, found.version), at)


@statistics.route("/v1/statistics/<statistic_id>/repeats")
@statistics.arguments(Repeated, location="query")
@statistics.answers(RepeatSchema, lists=True)
def get_repeats(query: Mapping[str, Any], statistic_id: str) -> Response:
    """Old numbers that articles told as if they were of their own day, the oldest first"""
    at = moment(query["as_of"])
    found = store().statistic(statistic_id, as_of=at.id)
    told = along_time(found.id, at).summaries
    repeats = [one for summary in told for one in summary.said.repeats if one.days >= query["days"]]
    oldest_first = sorted(repeats, key=lambda one: (-one.days, one.claim))
    return whole_list(oldest_first, query, at, repeat)


@statistics.route("/v1/statistics/<statistic_id>/chart.json")
@statistics.arguments(AsOf, location="query")
@statistics.response(200, {"type": "object"}, content_type=VEGA_LITE)
def get_chart_json(query: Mapping[str, Any], statistic_id: str) -> Response:
    """Its figures over time as a Vega-Lite specification, to be drawn or changed elsewhere"""
    return _drawn(query, statistic_id, lambda drawn: Response(drawn, mimetype=VEGA_LITE))


@statistics.route("/v1/statistics/<statistic_id>/chart.svg")
@statistics.arguments(Picture, location="query")
@statistics.response(200, {"type": "string"}, content_type="image/svg+xml")
def get_chart_svg(query: Mapping[str, Any], statistic_id: str) -> Response:
    """Its figures over time as a picture that scales"""
    fitted = chart.narrowed if query["size"] == "narrow" else str
    return _drawn(query, statistic_id, lambda drawn: Response(chart.svg(fitted(drawn)), mimetype="image/svg+xml"))


@statistics.route("/v1/statistics/<statistic_id>/chart.png")
@statistics.arguments(AsOf, location="query")
@statistics.response(200, {"type": "string", "format": "binary"}, content_type="image/png")
def get_chart_png(query: Mapping[str, Any], statistic_id: str) -> Response:
    """Its figures over time as a picture for print"""
    return _drawn(query, statistic_id, lambda drawn: Response(chart.png(drawn), mimetype="image/png"))


def _drawn(query: Mapping[str, Any], statistic_id: str, draw: Callable[[str], Response]) -> Response:
    at = moment(query["as_of"])
    found = store().statistic(statistic_id, as_of=at.id)
    figures = standing(store(), found.id, as_of=at.id)
    pairs = along_time(found.id, at).pairs
    conflicting = {one for pair in pairs if pair.relation == "conflict" for one in (pair.a, pair.b)}
    aliases = rules_of(store(), (), as_of=at.id).aliases
    drawn = chart.draw(found, figures, conflicting, aliases, day(at.transaction.recorded_at))
    return tagged(draw(drawn.to_json()), etag(found.id, found.version), at)
