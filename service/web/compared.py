"""How figures stand to each other, as it is answered."""

from marshmallow import Schema, fields, validate

from service.comparison import Relation
from service.web.fields import Day, ExactNumber
from service.web.schemas import AsOfSchema, described, identity, one_of


class PairSchema(Schema):
    """How `b` stands to `a`. No difference or ratio is given where the two cannot be compared."""

    a = identity("f2a9c04e5d7b1836e")
    b = identity("f81b3d6c07e4a952f")
    relation = fields.String(required=True, validate=one_of(Relation))
    reasons = fields.List(fields.String(), required=True, metadata={"example": ["rounding:half_up@100"]})
    sentence = fields.String(required=True, metadata=described("The same for a reader who knows none of the codes"))
    independent = fields.Boolean(required=True, metadata=described("Both chains of sources are named and share nobody"))
    difference = ExactNumber(required=True, allow_none=True, metadata=described("b less a"))
    ratio = ExactNumber(required=True, allow_none=True, metadata=described("b over a"))
    days_apart = fields.Integer(required=True, allow_none=True)


class GroupSchema(Schema):
    """Figures of one statistic that speak of one time."""

    statistic = fields.String(required=True, allow_none=True)
    valid_from = Day(required=True, allow_none=True, attribute="group.valid_from")
    valid_to = Day(required=True, allow_none=True, attribute="group.valid_to")
    figures = fields.List(fields.String(), required=True, attribute="group.claims")
    origins = fields.List(
        fields.String(),
        required=True,
        attribute="group.origins",
        metadata=described("Who counted; empty for nobody named"),
    )
    articles = fields.Integer(required=True, attribute="group.articles")
    unit = fields.String(
        required=True, allow_none=True, attribute="group.unit", metadata=described("Of low, best and high")
    )
    low = ExactNumber(required=True, allow_none=True, attribute="group.low")
    best = ExactNumber(required=True, allow_none=True, attribute="group.best")
    high = ExactNumber(required=True, allow_none=True, attribute="group.high")


class BreakSchema(Schema):
    """A total that only grows, and yet shrank."""

    earlier = fields.String(required=True)
    later = fields.String(required=True)
    sentence = fields.String(required=True)


class RepeatSchema(Schema):
    """An article that gave no time told a number of an earlier day as if it were of its own."""

    figure = fields.String(required=True, attribute="claim")
    first = fields.String(required=True, metadata=described("Id of the figure that told it of the earliest day"))
    days = fields.Integer(required=True, metadata=described("How old the number was on the day of print"))
    newer = fields.String(
        required=True, allow_none=True, metadata=described("Id of a newer figure with another number, printed by then")
    )
    sentence = fields.String(required=True)


class SumSchema(Schema):
    """Numbers that one text sets together, and whether they add up."""

    kind = fields.String(required=True, validate=validate.OneOf(("share", "change", "part")))
    figures = fields.List(fields.String(), required=True, attribute="claims")
    fits = fields.Boolean(required=True)
    reason = fields.String(required=True, metadata={"example": "rounding:half_up@1"})
    sentence = fields.String(required=True)


class SummarySchema(Schema):
    """What the figures of one statistic say together."""

    statistic = fields.String(required=True, allow_none=True)
    articles = fields.Integer(required=True)
    origins = fields.Integer(required=True, metadata=described("Named origins; a source told again counts once"))
    latest = fields.String(required=True, allow_none=True, metadata=described("Id of the figure of the newest time"))
    conflict = fields.Nested(PairSchema, required=True, allow_none=True, metadata=described("The two that lie nearest"))
    breaks = fields.List(fields.Nested(BreakSchema), required=True)
    repeats = fields.List(fields.Nested(RepeatSchema), required=True)
    sentence = fields.String(required=True, metadata=described("A verdict that could be printed"))
    citation = fields.String(required=True, allow_none=True, metadata=described("Where the latest was printed"))


class ComparisonSummarySchema(Schema):
    """What all figures say together; one entry in `statistics` for each statistic among them."""

    relations = fields.Dict(keys=fields.String(), values=fields.Integer(), required=True)
    conflict = fields.Nested(PairSchema, required=True, allow_none=True)
    sentence = fields.String(required=True)
    statistics = fields.List(fields.Nested(SummarySchema), required=True, attribute="summaries")


class ComparisonSchema(Schema):
    pairs = fields.List(fields.Nested(PairSchema), required=True, attribute="told.pairs")
    groups = fields.List(fields.Nested(GroupSchema), required=True, attribute="told.groups")
    sums = fields.List(fields.Nested(SumSchema), required=True, attribute="told.sums")
    summary = fields.Nested(ComparisonSummarySchema, required=True, attribute="told")
    about = ExactNumber(
        required=True, metadata=described("How far an approximation may be off, as a share of it, to count as right")
    )
    as_of = fields.Nested(AsOfSchema, required=True)
