"""/v1/statistics/…/relations: how statistics stand to each other, as people said."""

from collections.abc import Mapping
from typing import Any

from flask import Response
from marshmallow import Schema, fields, validate

from service.store import RELATIONS, Relation
from service.web import answer, idempotency
from service.web.access import signed
from service.web.exchange import moment, store
from service.web.fields import described
from service.web.listing import whole_list
from service.web.questions import NAME, Closing, Signed, Whole
from service.web.resource import Resource
from service.web.schemas import RecordedSchema, StatisticRefSchema, list_of

relating = Resource("relations", "A statistic as a subset, a part, the change or a break of another")
PLAIN: Mapping[str, Any] = {"format": None}


class RelationSchema(Schema):
    """What a person said of two statistics."""

    statistic = fields.Nested(StatisticRefSchema, required=True)
    relation = fields.String(required=True, validate=validate.OneOf(RELATIONS))
    other = fields.Nested(StatisticRefSchema, required=True)
    recorded = fields.Nested(RecordedSchema, required=True)


class NewRelation(Signed):
    relation = fields.String(required=True, validate=validate.OneOf(RELATIONS))
    other = fields.String(required=True, validate=NAME, metadata=described("Id of the statistic that it is that of"))


def _answered(found: Relation) -> answer.Answer:
    return {
        "statistic": {"id": found.statistic.id, "name": found.statistic.name},
        "relation": found.relation,
        "other": {"id": found.other.id, "name": found.other.name},
        "recorded": answer.recorded(found.transaction),
    }


@relating.route("/v1/statistics/<statistic_id>/relations")
@relating.arguments(Whole, location="query")
@relating.answers(RelationSchema, lists=True)
def get_relations(query: Mapping[str, Any], statistic_id: str) -> Response:
    """The relations that hold, from and to the statistic"""
    at = moment(query["as_of"])
    return whole_list(store().relations(statistic_id, as_of=at.id), query, at, _answered)


@relating.route("/v1/statistics/<statistic_id>/relations", methods=["POST"])
@relating.doc(parameters=[idempotency.HEADER])
@relating.arguments(NewRelation)
@relating.response(201, list_of(RelationSchema))
def post_relation(body: dict[str, Any], statistic_id: str) -> Response:
    """Say that the statistic is a subset, a part, the change or a break of another; gives all that hold"""
    found = store().relate(statistic_id, body["relation"], body["other"], **signed(body))
    response = whole_list(found, PLAIN, moment(None), _answered)
    response.status_code = 201
    return response


@relating.route("/v1/statistics/<statistic_id>/relations/<relation>/<other_id>", methods=["DELETE"])
@relating.arguments(Closing, location="query")
@relating.response(200, list_of(RelationSchema))
def delete_relation(query: dict[str, Any], statistic_id: str, relation: str, other_id: str) -> Response:
    """Say that a relation no longer holds: it stays on record; gives all that hold"""
    found = store().unrelate(statistic_id, relation, other_id, **signed(query))
    return whole_list(found, PLAIN, moment(None), _answered)
