"""/v1/compare: how figures of any articles stand to each other, and why."""

from collections.abc import Mapping
from typing import Any

from flask import Response, jsonify

from service.editorial import rules
from service.web.compared import ComparisonSchema, comparison
from service.web.exchange import moment, store
from service.web.questions import AsOf, ComparedFigures
from service.web.resource import Resource
from service.web.together import each_with_each

comparing = Resource("compare", "Do figures agree, can both be right, or do they conflict?")


@comparing.route("/v1/compare", methods=["POST"])
@comparing.arguments(ComparedFigures)
@comparing.arguments(AsOf, location="query")
@comparing.response(200, ComparisonSchema)
def post_compare(body: Mapping[str, Any], query: Mapping[str, Any]) -> Response:
    """Compare figures, each with each, with the reasons and a sentence for every pair"""
    at = moment(query["as_of"])
    figures = [store().figure(figure_id, as_of=at.id) for figure_id in body["figures"]]
    return jsonify(comparison(each_with_each(figures, at), rules().about, at.transaction))
