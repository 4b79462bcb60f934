"""/v1/judgements: a person's same or different, undone by closing and never by rewriting ids."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from flask import Response

from service.web import answer, idempotency
from service.web.access import signed
from service.web.exchange import etag, moment, single, store
from service.web.listing import listing
from service.web.questions import Closing, NewJudgement, One, Paged
from service.web.resource import Resource
from service.web.schemas import JudgementSchema

judgements = Resource("judgements", "Rulings on statistics and on sources: the same or different")


@judgements.route("/v1/judgements")
@judgements.arguments(Paged, location="query")
@judgements.answers(JudgementSchema, lists=True)
def get_judgements(query: Mapping[str, Any]) -> Response:
    """Every judgement, closed ones included"""
    at = moment(query["as_of"])
    return listing(partial(store().judgements, as_of=at.id), query, at, answer.judgement)


@judgements.route("/v1/judgements", methods=["POST"])
@judgements.doc(parameters=[idempotency.HEADER])
@judgements.arguments(NewJudgement)
@judgements.response(201, JudgementSchema)
def post_judgement(body: dict[str, Any]) -> Response:
    """Rule that two statistics (by id) or two sources (by name) are the same or different"""
    made = store().judge(body["a"], body["b"], body["ruling"], **signed(body))
    at = moment(None)
    response = single(answer.judgement(made), etag(made.id, 1), at, status=201)
    response.headers["Location"] = f"/v1/judgements/{made.id}"
    return response


@judgements.route("/v1/judgements/<judgement_id>")
@judgements.arguments(One, location="query")
@judgements.answers(JudgementSchema)
def get_judgement(query: Mapping[str, Any], judgement_id: str) -> Response:
    """One judgement"""
    at = moment(query["as_of"])
    found = store().judgement(judgement_id, as_of=at.id)
    return single(answer.judgement(found), etag(found.id, 2 if found.closed else 1), at)


@judgements.route("/v1/judgements/<judgement_id>", methods=["DELETE"])
@judgements.arguments(Closing, location="query")
@judgements.response(200, JudgementSchema)
@judgements.alt_response(409, "CONFLICT")
def delete_judgement(query: dict[str, Any], judgement_id: str) -> Response:
    """Close a judgement: it stays on record and no longer counts

    The same request again changes nothing; another actor or reason, once it is closed, is a 409.
    """
    closed = store().close_judgement(judgement_id, **signed(query))
    at = moment(None)
    return single(answer.judgement(closed), etag(closed.id, 2), at)
