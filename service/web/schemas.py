"""What is answered: the JSON of every resource, told once, for the answers and for the documentation."""

from functools import cache
from typing import Any, get_args

from marshmallow import Schema, fields, validate

from service.figures.figure import Bound, Direction, Kind, Measure, ValidBasis
from service.store import Ruling, State, Status
from service.web.fields import Day, ExactNumber, described, one_of
from service.web.problem import ProblemSchema

RESULTS = (*get_args(Status), "refused")  # of one article among many


def identity(example: str) -> fields.String:
    return fields.String(required=True, metadata={"example": example})


def _published() -> fields.String:
    about = described("As the outlet gives it: a time with its zone, or a day", "2025-03-04T08:00:00+00:00")
    return fields.String(required=True, allow_none=True, metadata=about)


def _warnings() -> "fields.List[str]":
    about = described(
        "Another publisher or another time of publication than was on record: what it was; and numbers in tables, "
        "which are not read"
    )
    return fields.List(fields.String(), required=True, metadata=about)


class AsOfSchema(Schema):
    """The recorded time that an answer was read at."""

    transaction = fields.Integer(required=True, attribute="id")
    recorded_at = fields.DateTime(required=True)


class RecordedSchema(AsOfSchema):
    """One recorded change of the database."""

    actor = fields.String(required=True)
    kind = fields.String(required=True)
    reason = fields.String(required=True, allow_none=True)


class ChangeSchema(RecordedSchema):
    """One recorded change, chained to the one before it."""

    hash = fields.String(
        required=True, metadata=described("SHA-256 over the transaction before it and all that this one wrote")
    )
    articles = fields.List(
        fields.String(), metadata=described("Ids of the articles that it put on record or changed, or figures of them")
    )
    figures = fields.List(fields.String(), metadata=described("Ids of the figures that it gave a version"))


class NamedSchema(Schema):
    name = fields.String(required=True, metadata=described("As the article names it", "Israeli Prison Service"))


class RejectedSchema(Schema):
    """A numeral that is not a figure, and why."""

    exact = fields.String(required=True, metadata={"example": "Oct. 7"})
    start = fields.Integer(required=True)
    end = fields.Integer(required=True)
    reason = fields.String(required=True, metadata={"example": "date"})


class StatedSchema(Schema):
    """What a text states: the fields that a figure has wherever it is told."""

    exact = fields.String(required=True, metadata=described("text[start:end]", "3,443"))
    start = fields.Integer(required=True, metadata=described("Counts Unicode code points of the article's text"))
    end = fields.Integer(required=True)
    sentence = fields.String(required=True)
    value = ExactNumber(required=True, allow_none=True, metadata=described("null for a range", 3443))
    low = ExactNumber(required=True, allow_none=True)
    high = ExactNumber(required=True, allow_none=True)
    bound = fields.String(required=True, validate=one_of(Bound))
    kind = fields.String(required=True, validate=one_of(Kind))
    unit = fields.String(required=True, allow_none=True)
    measured = fields.String(required=True, allow_none=True, metadata={"example": "administrative detainees"})
    predicate = fields.String(required=True, allow_none=True)
    agent = fields.String(required=True, allow_none=True)
    place = fields.String(required=True, allow_none=True)
    measure = fields.String(required=True, validate=one_of(Measure))
    direction = fields.String(required=True, allow_none=True, validate=one_of(Direction))
    valid_from = Day(required=True, allow_none=True)
    valid_to = Day(required=True, allow_none=True)
    valid_basis = fields.String(required=True, validate=one_of(ValidBasis))
    valid_text = fields.String(required=True, allow_none=True)
    sources = fields.List(
        fields.Nested(NamedSchema), required=True, metadata=described("From the origin to the last relay")
    )
    withdrawn = fields.Boolean(required=True, metadata=described("The text itself takes the number back"))
    confidence = fields.Float(required=True)


_STATED = tuple(StatedSchema().fields)


class SaidFigureSchema(StatedSchema):
    """A numeral with its context, as the extractor reads it; not on record."""

    refers_to = fields.Integer(
        required=True, allow_none=True, metadata=described("Index in `figures` of what it leans on")
    )


class ArticleRefSchema(Schema):
    id = fields.String(required=True)
    revision = fields.Integer(required=True)
    title = fields.String(required=True, allow_none=True)
    publisher = fields.String(required=True, allow_none=True)
    url = fields.String(required=True, allow_none=True)
    published_at = _published()


class StatisticRefSchema(Schema):
    id = identity("s4f0c2d9e1b7a6835")
    name = fields.String(required=True)


class FigureSchema(StatedSchema):
    """One version of a figure on record."""

    class Meta:
        fields = (
            *("id", "version", "state", "stale", "present"),
            *_STATED,
            *("refers_to", "prefix", "suffix", "replaces", "article", "statistic", "recorded"),
        )

    id = identity("f2a9c04e5d7b1836e")
    version = fields.Integer(required=True)
    state = fields.String(required=True, validate=one_of(State))
    stale = fields.Boolean(required=True, metadata=described("A person ruled on it, and its ground has changed since"))
    present = fields.Boolean(required=True, metadata=described("False where the newest revision no longer states it"))
    refers_to = fields.String(required=True, allow_none=True, metadata=described("Id of the figure it leans on"))
    replaces = fields.String(
        required=True, allow_none=True, metadata=described("Id of the older figure that an edit turned into this")
    )
    prefix = fields.String(required=True)
    suffix = fields.String(required=True)
    article = fields.Nested(ArticleRefSchema, required=True)
    statistic = fields.Nested(StatisticRefSchema, required=True, allow_none=True)
    recorded = fields.Nested(RecordedSchema, required=True)


class SelectorSchema(Schema):
    """TextQuoteSelector (exact, prefix, suffix) or TextPositionSelector (start, end)."""

    type = fields.String(required=True)
    exact = fields.String()
    prefix = fields.String()
    suffix = fields.String()
    start = fields.Integer()
    end = fields.Integer()


class TargetSchema(Schema):
    source = fields.String(required=True)
    selector = fields.List(fields.Nested(SelectorSchema), required=True)


class AnnotationSchema(Schema):
    """https://www.w3.org/TR/annotation-model/"""

    context = fields.String(required=True, data_key="@context")
    id = fields.String(required=True)
    type = fields.String(required=True)
    motivation = fields.String(required=True)
    created = fields.DateTime(required=True)
    body = fields.Dict(required=True)
    target = fields.Nested(TargetSchema, required=True)
    via = fields.String(metadata=described("The article's own address"))


class FigureWithMoreSchema(FigureSchema):
    """A figure on record; its versions and its evidence only where `include` asks for them."""

    class Meta:
        fields = (*FigureSchema.Meta.fields, "versions", "evidence")

    versions = fields.List(fields.Nested(FigureSchema), metadata=described("All that was held of it, oldest first"))
    evidence = fields.Nested(AnnotationSchema)


class ArticleSummarySchema(Schema):
    """The newest revision of an article, without its text."""

    id = fields.String(required=True)
    revision = fields.Integer(required=True)
    external_id = fields.String(required=True, allow_none=True)
    title = fields.String(required=True, allow_none=True)
    publisher = fields.String(required=True, allow_none=True)
    author = fields.String(required=True, allow_none=True)
    url = fields.String(required=True, allow_none=True)
    published_at = _published()
    language = fields.String(required=True, allow_none=True)
    recorded = fields.Nested(RecordedSchema, required=True)


class RevisionSchema(ArticleSummarySchema):
    """One state of an article's text."""

    text = fields.String(required=True)
    events = fields.Dict(keys=fields.String(), values=Day(), required=True)


class ArticleSchema(RevisionSchema):
    """An article with its figures, in the order of the text."""

    figures = fields.List(fields.Nested(FigureSchema), required=True)


class ArticleInListSchema(ArticleSummarySchema):
    """A revision of an article; its text and its figures only where `include` asks for them."""

    text = fields.String()
    figures = fields.List(fields.Nested(FigureSchema))


class IngestedSchema(Schema):
    """What became of an article that was sent in."""

    id = fields.String(required=True)
    revision = fields.Integer(required=True)
    status = fields.String(
        required=True,
        validate=one_of(Status),
        metadata=described("amended: the same text with another title, publisher or the like"),
    )
    language = fields.String(required=True, allow_none=True)
    supported = fields.Boolean(
        required=True, metadata=described("False for a language that is not read: no figures then")
    )
    warnings = _warnings()
    figures = fields.List(fields.Nested(FigureSchema), required=True)
    recorded = fields.Nested(RecordedSchema, required=True)


class BatchLineSchema(Schema):
    """What became of one line of many articles."""

    line = fields.Integer(required=True, metadata=described("Counts from 1, blank lines too", 1))
    status = fields.String(required=True, validate=validate.OneOf(RESULTS))
    id = fields.String(required=True, allow_none=True, metadata=described("Id of the article; null if it was refused"))
    revision = fields.Integer(required=True, allow_none=True)
    figures = fields.Integer(required=True, allow_none=True, metadata=described("How many figures the text states"))
    warnings = _warnings()
    problem = fields.Nested(ProblemSchema, required=True, allow_none=True, metadata=described("Why it was refused"))


class NumberChangeSchema(Schema):
    """One number that an edit changed: `old` is null where it is new, `new` where it went."""

    old = fields.Nested(FigureSchema, required=True, allow_none=True)
    new = fields.Nested(FigureSchema, required=True, allow_none=True)


class ExtractionSchema(Schema):
    """Figures and rejected numerals of a text that was not stored."""

    language = fields.String(required=True, metadata={"example": "en"})
    supported = fields.Boolean(
        required=True, metadata=described("False for a language that is not read: no figures then")
    )
    figures = fields.List(fields.Nested(SaidFigureSchema), required=True)
    rejected = fields.List(fields.Nested(RejectedSchema), required=True)


class StatisticSchema(Schema):
    """What figures are figures of."""

    id = identity("s4f0c2d9e1b7a6835")
    name = fields.String(required=True)
    definition = fields.String(required=True, allow_none=True)
    kind = fields.String(required=True, validate=one_of(Kind))
    unit = fields.String(required=True, allow_none=True)
    figures = fields.Integer(required=True, metadata=described("How many figures it has"))
    articles = fields.Integer(required=True, metadata=described("How many articles state it"))
    members = fields.List(
        fields.String(), required=True, metadata=described("Ids merged into this one, itself included")
    )
    version = fields.Integer(required=True)
    recorded = fields.Nested(RecordedSchema, required=True)


class ObservationSchema(Schema):
    """What one article stated for one valid time."""

    valid_from = Day(required=True, allow_none=True)
    valid_to = Day(required=True, allow_none=True)
    value = ExactNumber(required=True, allow_none=True)
    low = ExactNumber(required=True, allow_none=True)
    high = ExactNumber(required=True, allow_none=True)
    bound = fields.String(required=True, validate=one_of(Bound))
    unit = fields.String(required=True, allow_none=True)
    measure = fields.String(required=True, validate=one_of(Measure))
    direction = fields.String(required=True, allow_none=True, validate=one_of(Direction))
    sources = fields.List(fields.Nested(NamedSchema), required=True)
    withdrawn = fields.Boolean(required=True, metadata=described("The text itself takes the number back"))
    figure = fields.String(required=True)
    version = fields.Integer(required=True)
    state = fields.String(required=True, validate=one_of(State))
    article = fields.Nested(ArticleRefSchema, required=True)
    recorded = fields.Nested(RecordedSchema, required=True)


class VintageSchema(ObservationSchema):
    """What was held of it from one transaction on."""

    ended = fields.Nested(
        RecordedSchema, required=True, allow_none=True, metadata=described("What corrected, replaced or removed it")
    )


class SourceSchema(Schema):
    """Who is credited with figures, as articles name them."""

    name = fields.String(required=True)
    names = fields.List(fields.String(), required=True, metadata=described("All its names, as judged to be the same"))
    figures = fields.Integer(required=True)
    articles = fields.Integer(required=True)


class JudgementSchema(Schema):
    """A person's ruling on two statistics or two sources. It holds until it is closed."""

    id = identity("j7d21b05c9e4f3a68")
    about = fields.String(required=True, validate=validate.OneOf(("statistic", "source")))
    a = fields.String(required=True)
    b = fields.String(required=True)
    ruling = fields.String(required=True, validate=one_of(Ruling))
    stale = fields.Boolean(required=True, metadata=described("It holds, and its ground has changed since"))
    recorded = fields.Nested(RecordedSchema, required=True)
    closed = fields.Nested(RecordedSchema, required=True, allow_none=True)


class HealthSchema(Schema):
    status = fields.String(required=True, metadata={"example": "ok"})


@cache
def list_of(item: type[Schema]) -> Schema:
    """A list: {"items", "next", "as_of"}, for the documentation."""
    name = item.__name__.removesuffix("Schema") + "List"
    shape: dict[str, fields.Field[Any]] = {
        "items": fields.List(fields.Nested(item), required=True),
        "next": fields.Url(required=True, allow_none=True, metadata=described("The following page; null at the end")),
        "as_of": fields.Nested(AsOfSchema, required=True),
    }
    return Schema.from_dict(shape, name=name)()
