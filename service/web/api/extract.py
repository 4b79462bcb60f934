"""/v1/extract: a text in, its figures out; nothing is stored."""

from collections.abc import Mapping
from typing import Any

from flask import Response, current_app, jsonify

from service.figures.extract import extract
from service.ingest import MOST_FIGURES
from service.intake.events import with_known_events
from service.intake.record import article_from_mapping
from service.web import answer
from service.web.metrics import timed
from service.web.questions import NewArticle
from service.web.resource import Resource
from service.web.schemas import ExtractionSchema

extraction = Resource("extract", "Figures of a text, without recording it")


@extraction.route("/v1/extract", methods=["POST"])
@extraction.arguments(NewArticle)
@extraction.response(200, ExtractionSchema)
@extraction.alt_response(413, "REQUEST_ENTITY_TOO_LARGE")
def post_extract(body: Mapping[str, Any]) -> Response:
    """The figures and the rejected numerals of a text; stores nothing"""
    longest = current_app.config["SETTINGS"].max_text_characters
    article = article_from_mapping(body, max_characters=longest)
    with timed("extract"):
        found = extract(with_known_events(article), MOST_FIGURES)
    return jsonify(answer.extraction(found))
