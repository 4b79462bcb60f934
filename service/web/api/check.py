"""/v1/check: a draft in, each of its figures beside what is on record out; nothing is stored."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from flask import Response, current_app, jsonify
from marshmallow import Schema, fields

from service.check import Checked, Verdict, check
from service.intake.record import article_from_mapping
from service.web import answer
from service.web.compared import PairSchema, pair
from service.web.exchange import moment, store
from service.web.fields import described, one_of
from service.web.metrics import timed
from service.web.questions import AsOf, NewArticle
from service.web.resource import Resource
from service.web.schemas import AsOfSchema, FigureSchema, RejectedSchema, SaidFigureSchema

checking = Resource("check", "A draft's figures beside those on record")


class BesideSchema(Schema):
    """A figure on record, and how it stands to the draft's (`a` of the pair)."""

    figure = fields.Nested(FigureSchema, required=True)
    pair = fields.Nested(PairSchema, required=True)


class CheckedSchema(Schema):
    """One figure of the draft and the verdict on it."""

    figure = fields.Nested(SaidFigureSchema, required=True)
    verdict = fields.String(required=True, validate=one_of(Verdict))
    sentence = fields.String(required=True, metadata=described("The verdict for a reader"))
    statistic = fields.String(required=True, allow_none=True, metadata=described("Id, if it is on record"))
    on_record = fields.List(
        fields.Nested(BesideSchema),
        required=True,
        metadata=described("What the verdict rests on first, then the newest of the others"),
    )


class ReportSchema(Schema):
    """Every figure of a draft."""

    language = fields.String(required=True)
    supported = fields.Boolean(required=True)
    verdicts = fields.Dict(keys=fields.String(), values=fields.Integer(), required=True)
    figures = fields.List(fields.Nested(CheckedSchema), required=True)
    rejected = fields.List(fields.Nested(RejectedSchema), required=True)
    as_of = fields.Nested(AsOfSchema, required=True)


@checking.route("/v1/check", methods=["POST"])
@checking.arguments(NewArticle)
@checking.arguments(AsOf, location="query")
@checking.response(200, ReportSchema)
@checking.alt_response(413, "REQUEST_ENTITY_TOO_LARGE")
def post_check(body: Mapping[str, Any], query: Mapping[str, Any]) -> Response:
    """A draft's figures: supported, outdated, conflicting, from another source, or never seen; stores nothing

    A draft without `published_at` counts as written today.
    """
    at = moment(query["as_of"])
    draft = article_from_mapping(body, max_characters=current_app.config["SETTINGS"].max_text_characters)
    draft = replace(draft, published_at=draft.published_at or datetime.now(UTC))
    with timed("check"):
        report = check(store(), draft, as_of=at.id)
    said = answer.extraction(report.read) | {"verdicts": report.verdicts, "as_of": answer.as_of(at.transaction)}
    return jsonify(said | {"figures": [_answered(one) for one in report.figures]})


def _answered(one: Checked) -> answer.Answer:
    return {
        "figure": answer.stated(one.figure) | {"refers_to": one.figure.refers_to},
        "verdict": one.verdict,
        "sentence": one.sentence,
        "statistic": one.statistic,
        "on_record": [{"figure": answer.figure(b.stored), "pair": pair(b.pair)} for b in one.beside],
    }
