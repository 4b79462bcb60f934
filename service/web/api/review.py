"""/v1/review and /v1/edits: what waits for a person, and edits that changed numbers without a word."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from flask import Response
from marshmallow import Schema, fields

from service.store import Change, SilentEdit, StaleRuling
from service.web import answer
from service.web.exchange import moment, store
from service.web.fields import described, one_of
from service.web.listing import listing
from service.web.questions import Paged, filtering
from service.web.resource import Resource
from service.web.schemas import (
    ArticleSummarySchema,
    FigureSchema,
    JudgementSchema,
    NumberChangeSchema,
    RecordedSchema,
    StatedSchema,
)

review = Resource("review", "What waits for a person's eyes")


class StaleRulingSchema(Schema):
    """A ruling on a figure, or a judgement on two statistics, whose ground has changed since. It stands until somebody
    rules anew, or confirms it; the same judgement once more confirms it."""

    change = fields.String(
        required=True,
        validate=one_of(Change),
        metadata=described(
            "gone: the article no longer states it; unread: no figure is read there any more; "
            "reread: it is read otherwise, as in `now`, or as of another statistic; described: one of the statistics "
            "was named or defined anew"
        ),
    )
    figure = fields.Nested(FigureSchema, required=True, allow_none=True)
    judgement = fields.Nested(JudgementSchema, required=True, allow_none=True)
    ruled = fields.Nested(RecordedSchema, required=True)
    now = fields.Nested(StatedSchema, required=True, allow_none=True)
    replaced_by = fields.String(
        required=True, allow_none=True, metadata=described("Id of the figure that an edit put in its place")
    )


class SilentEditSchema(Schema):
    """A revision that put other numbers in the place of those before, and takes none of them back."""

    article = fields.Nested(ArticleSummarySchema, required=True)
    changes = fields.List(fields.Nested(NumberChangeSchema), required=True)

    class Meta:
        spread_over = "changes"


class Edited(Paged):
    publisher = filtering("The outlet, as it is named")


def _stale_ruling(found: StaleRuling) -> answer.Answer:
    return {
        "change": found.change,
        "figure": answer.figure(found.figure) if found.figure else None,
        "judgement": answer.judgement(found.judgement) if found.judgement else None,
        "ruled": answer.recorded(found.ruled),
        "now": answer.stated(found.now) if found.now else None,
        "replaced_by": found.replaced_by,
    }


def _silent_edit(found: SilentEdit) -> answer.Answer:
    changes = [answer.number_change(change) for change in found.changes]
    return {"article": answer.article_summary(found.revision), "changes": changes}


@review.route("/v1/review")
@review.arguments(Paged, location="query")
@review.answers(StaleRulingSchema, lists=True)
def get_review(query: Mapping[str, Any]) -> Response:
    """Rulings that people made on figures and on statistics, and whose ground has changed since"""
    at = moment(query["as_of"])
    return listing(partial(store().stale_rulings, as_of=at.id), query, at, _stale_ruling)


@review.route("/v1/edits")
@review.arguments(Edited, location="query")
@review.answers(SilentEditSchema, lists=True)
def get_edits(query: Mapping[str, Any]) -> Response:
    """Edits of articles that changed numbers without saying so, the latest first"""
    at = moment(query["as_of"])
    read = partial(store().silent_edits, publisher=query["publisher"], as_of=at.id)
    return listing(read, query, at, _silent_edit)
