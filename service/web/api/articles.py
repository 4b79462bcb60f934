"""/v1/articles: texts in, and every state they were in."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from functools import partial
from typing import Any

from flask import Response, jsonify, request

from service.store import ArticleFilter, Revision
from service.web import answer, idempotency
from service.web.access import actor, signed
from service.web.api.jobs import PREFER, JobSchema, accepted, prefers_async
from service.web.batch import batch, lines, record
from service.web.exchange import Moment, etag, expected_version, moment, single, store
from service.web.listing import LINES, included, listing, streamed, whole_list
from service.web.questions import ArticleRuling, Articles, NewArticle, One, Revisions, Whole
from service.web.resource import IF_MATCH, Resource
from service.web.schemas import (
    ArticleInListSchema,
    ArticleSchema,
    BatchLineSchema,
    IngestedSchema,
    NumberChangeSchema,
)

articles = Resource("articles", "Articles and the revisions of their texts")
_FILTERS = tuple(field.name for field in fields(ArticleFilter))
_BODY = {
    "required": True,
    "content": {"application/json": {"schema": NewArticle}, LINES[0]: {"schema": {"type": "string"}}},
}
_OF_BATCH = "What became of each line, a JSON object a line, as soon as it is known"


@articles.route("/v1/articles", methods=["POST"])
@articles.doc(requestBody=_BODY, parameters=[idempotency.HEADER, PREFER])
@articles.response(201, IngestedSchema)
@articles.alt_response(200, schema=BatchLineSchema, content_type=LINES[0], description=_OF_BATCH, success=True)
@articles.alt_response(200, schema=IngestedSchema, description="The same text again: nothing new", success=True)
@articles.alt_response(202, schema=JobSchema, description="Many articles, to be taken in later", success=True)
@articles.alt_response(413, "REQUEST_ENTITY_TOO_LARGE")
def post_article() -> Response:
    """Record an article and its figures, or many

    The same text again changes nothing. A changed text under the same `url` (or `id`) is the next revision. As
    application/x-ndjson an article a line; each line is recorded by itself, and a wrong one stops no other. With
    `Prefer: respond-async` the lines become a job, which goes on when the answer is given.
    """
    if request.mimetype in LINES and prefers_async():
        return accepted(store().jobs().create(lines(articles.body()), actor()))
    if request.mimetype in LINES:
        return Response(streamed(batch(articles.body())), mimetype=LINES[0])
    receipt = record(articles.parsed(NewArticle), actor())
    response = jsonify(answer.ingested(receipt))
    response.status_code = 201 if receipt.status in {"created", "revised"} else 200
    response.headers["Location"] = f"/v1/articles/{receipt.article_id}"
    return response


@articles.route("/v1/articles")
@articles.arguments(Articles, location="query")
@articles.answers(ArticleInListSchema, lists=True)
def get_articles(query: Mapping[str, Any]) -> Response:
    """The newest revision of every article that meets the filters, newest first"""
    at = moment(query["as_of"])
    where = ArticleFilter(**{name: query[name] for name in _FILTERS})
    return listing(partial(store().articles, where, as_of=at.id), query, at, _listed(query, at))


@articles.route("/v1/articles/<article_id>")
@articles.arguments(One, location="query")
@articles.answers(ArticleSchema)
def get_article(query: Mapping[str, Any], article_id: str) -> Response:
    """One article, its text and its figures in text order"""
    at = moment(query["as_of"])
    return _shown(store().article(article_id, as_of=at.id), at)


def _shown(revision: Revision, at: Moment) -> Response:
    found = store().article_figures(revision.article_id, revision=revision.number, as_of=at.id)
    return single(answer.article(revision, found), etag(revision.article_id, revision.number), at)


@articles.route("/v1/articles/<article_id>", methods=["PATCH"])
@articles.arguments(ArticleRuling)
@articles.doc(parameters=[IF_MATCH])
@articles.response(200, ArticleSchema)
@articles.alt_response(412, "PRECONDITION_FAILED")
@articles.alt_response(428, "PRECONDITION_REQUIRED")
def patch_article(body: dict[str, Any], article_id: str) -> Response:
    """Retract all that an article states, or undo that: each figure gets a version, and nothing is lost

    Needs `If-Match` with the ETag of the article as you read it.
    """
    held = store().article(article_id)
    revision = expected_version(held.article_id, held.number)
    ruled = store().rule_on_article(article_id, body["state"], expected_revision=revision, **signed(body))
    return _shown(ruled, moment(None))


@articles.route("/v1/articles/<article_id>/revisions")
@articles.arguments(Revisions, location="query")
@articles.answers(ArticleInListSchema, lists=True)
def get_revisions(query: Mapping[str, Any], article_id: str) -> Response:
    """Every revision of an article, oldest first"""
    at = moment(query["as_of"])
    return whole_list(store().revisions(article_id, as_of=at.id), query, at, _listed(query, at))


def _listed(query: Mapping[str, Any], at: Moment) -> Callable[[Revision], answer.Answer]:
    """A revision without its text, and what was asked for beside it."""
    more = included(query)

    def shown(revision: Revision) -> answer.Answer:
        said = answer.article_summary(revision)
        if "text" in more:
            said["text"] = revision.article.text
        if "figures" in more:
            found = store().article_figures(revision.article_id, revision=revision.number, as_of=at.id)
            said["figures"] = [answer.figure(one) for one in found]
        return said

    return shown


@articles.route("/v1/articles/<article_id>/revisions/<int(max=1000000000):number>")
@articles.arguments(One, location="query")
@articles.answers(ArticleSchema)
def get_revision(query: Mapping[str, Any], article_id: str, number: int) -> Response:
    """One revision, its text and the figures that it states"""
    at = moment(query["as_of"])
    return _shown(store().revision(article_id, number, as_of=at.id), at)


@articles.route("/v1/articles/<article_id>/revisions/<int(max=1000000000):a>..<int(max=1000000000):b>/changes")
@articles.arguments(Whole, location="query")
@articles.answers(NumberChangeSchema, lists=True)
def get_changes(query: Mapping[str, Any], article_id: str, a: int, b: int) -> Response:
    """Which numbers an edit changed, and nothing else"""
    at = moment(query["as_of"])
    return whole_list(store().number_changes(article_id, a, b, as_of=at.id), query, at, answer.number_change)
