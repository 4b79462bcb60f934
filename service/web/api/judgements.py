"""/v1/judgements: a person's same or different, undone by closing and never by rewriting ids."""

from collections.abc import Mapping
from typing import Any

from flask import Response

from service.web.exchange import ACTOR, etag, listing, moment, page_size, single, store
from service.web.questions import AsOf, Closing, NewJudgement, Paged
from service.web.resource import Resource
from service.web.schemas import JudgementSchema, list_of

judgements = Resource("judgements", "Rulings on statistics and on sources: the same or different")


@judgements.route("/v1/judgements")
@judgements.arguments(Paged, location="query")
@judgements.response(200, list_of(JudgementSchema))
def get_judgements(query: Mapping[str, Any]) -> Response:
    """Every judgement, closed ones included"""
    at = moment(query["as_of"])
    page = store().judgements(cursor=query["cursor"], limit=page_size(query["limit"]), as_of=at.id)
    return listing(page, at, JudgementSchema())


@judgements.route("/v1/judgements", methods=["POST"])
@judgements.arguments(NewJudgement)
@judgements.response(201, JudgementSchema)
def post_judgement(body: Mapping[str, Any]) -> Response:
    """Rule that two statistics (by id) or two sources (by name) are the same or different"""
    made = store().judge(body["a"], body["b"], body["ruling"], actor=body["actor"] or ACTOR, reason=body["reason"])
    at = moment(None)
    response = single(JudgementSchema().dump(made), etag(made.id, 1, at), at, status=201)
    response.headers["Location"] = f"/v1/judgements/{made.id}"
    return response


@judgements.route("/v1/judgements/<judgement_id>")
@judgements.arguments(AsOf, location="query")
@judgements.response(200, JudgementSchema)
def get_judgement(query: Mapping[str, Any], judgement_id: str) -> Response:
    """One judgement"""
    at = moment(query["as_of"])
    found = store().judgement(judgement_id, as_of=at.id)
    return single(JudgementSchema().dump(found), etag(found.id, 2 if found.closed else 1, at), at)


@judgements.route("/v1/judgements/<judgement_id>", methods=["DELETE"])
@judgements.arguments(Closing, location="query")
@judgements.response(200, JudgementSchema)
def delete_judgement(query: Mapping[str, Any], judgement_id: str) -> Response:
    """Close a judgement: it stays on record and no longer counts"""
    closed = store().close_judgement(judgement_id, actor=query["actor"] or ACTOR, reason=query["reason"])
    at = moment(None)
    return single(JudgementSchema().dump(closed), etag(closed.id, 2, at), at)
