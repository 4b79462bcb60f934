"""/v1/articles: texts in, and every state they were in."""

from collections.abc import Mapping
from typing import Any

from flask import Response, current_app, jsonify

from service.ingest import ingest
from service.intake.record import article_from_mapping
from service.web.exchange import ACTOR, etag, listing, moment, page_size, recorded_by, single, store, whole_list
from service.web.questions import AsOf, NewArticle, Paged
from service.web.resource import Resource
from service.web.schemas import (
    ArticleSchema,
    ArticleSummarySchema,
    FigureSchema,
    IngestedSchema,
    NumberChangeSchema,
    RevisionSchema,
    list_of,
)

articles = Resource("articles", "Articles and the revisions of their texts")


@articles.route("/v1/articles", methods=["POST"])
@articles.arguments(NewArticle)
@articles.response(201, IngestedSchema)
@articles.alt_response(200, schema=IngestedSchema, description="The same text again: nothing new", success=True)
@articles.alt_response(413, "REQUEST_ENTITY_TOO_LARGE")
def post_article(body: Mapping[str, Any]) -> Response:
    """Record an article and its figures

    The same text again changes nothing. A changed text under the same `url` (or `id`) is the next revision.
    """
    longest = current_app.config["SETTINGS"].max_text_characters
    receipt = ingest(store(), article_from_mapping(body, max_characters=longest), actor=ACTOR)
    response = jsonify(IngestedSchema().dump(receipt))
    response.status_code = 201 if receipt.status in {"created", "revised"} else 200
    response.headers["Location"] = f"/v1/articles/{receipt.article_id}"
    return response


@articles.route("/v1/articles")
@articles.arguments(Paged, location="query")
@articles.response(200, list_of(ArticleSummarySchema))
def get_articles(query: Mapping[str, Any]) -> Response:
    """The newest revision of every article, newest first"""
    at = moment(query["as_of"])
    page = store().articles(cursor=query["cursor"], limit=page_size(query["limit"]), as_of=at.id)
    return listing(page, at, ArticleSummarySchema())


@articles.route("/v1/articles/<article_id>")
@articles.arguments(AsOf, location="query")
@articles.response(200, ArticleSchema)
def get_article(query: Mapping[str, Any], article_id: str) -> Response:
    """One article, its text and its figures in text order"""
    at = moment(query["as_of"])
    revision = store().article(article_id, as_of=at.id)
    found = store().article_figures(revision.article_id, revision=None, as_of=at.id)
    body = RevisionSchema().dump(revision) | {"figures": FigureSchema(many=True).dump(found)}
    return single(body, etag(revision.article_id, revision.number, at), at)


@articles.route("/v1/articles/<article_id>/revisions")
@articles.arguments(AsOf, location="query")
@articles.response(200, list_of(ArticleSummarySchema))
def get_revisions(query: Mapping[str, Any], article_id: str) -> Response:
    """Every revision of an article, oldest first"""
    at = moment(query["as_of"])
    return whole_list(store().revisions(article_id, as_of=at.id), at, ArticleSummarySchema())


@articles.route("/v1/articles/<article_id>/revisions/<int(max=1000000000):number>")
@articles.arguments(AsOf, location="query")
@articles.response(200, ArticleSchema)
def get_revision(query: Mapping[str, Any], article_id: str, number: int) -> Response:
    """One revision, its text and the figures that it states"""
    at = moment(query["as_of"])
    (revision,) = recorded_by(at, [store().revision(article_id, number)])
    found = store().article_figures(revision.article_id, revision=number, as_of=at.id)
    body = RevisionSchema().dump(revision) | {"figures": FigureSchema(many=True).dump(found)}
    return single(body, etag(revision.article_id, number, at), at)


@articles.route("/v1/articles/<article_id>/revisions/<int(max=1000000000):a>..<int(max=1000000000):b>/changes")
@articles.arguments(AsOf, location="query")
@articles.response(200, list_of(NumberChangeSchema))
def get_changes(query: Mapping[str, Any], article_id: str, a: int, b: int) -> Response:
    """Which numbers an edit changed, and nothing else"""
    at = moment(query["as_of"])
    for number in (a, b):
        recorded_by(at, [store().revision(article_id, number)])
    return whole_list(store().number_changes(article_id, a, b), at, NumberChangeSchema())
