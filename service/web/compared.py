"""How figures stand to each other, as it is answered."""

from decimal import Decimal

from marshmallow import Schema, fields, validate

from service.comparison import Break, Pair, Relation, Repeat, Sum
from service.store import Transaction
from service.web.answer import Answer, as_of, iso, number
from service.web.fields import Day, ExactNumber, described, one_of
from service.web.schemas import AsOfSchema, identity
from service.web.together import StatisticGroup, StatisticSummary, Together


class PairSchema(Schema):
    """How `b` stands to `a`. No difference or ratio is given where the two cannot be compared."""

    a = identity("f2a9c04e5d7b1836e")
    b = identity("f81b3d6c07e4a952f")
    relation = fields.String(required=True, validate=one_of(Relation))
    reasons = fields.List(fields.String(), required=True, metadata={"example": ["rounding:half_up@100"]})
    sentence = fields.String(required=True, metadata=described("The same for a reader who knows none of the codes"))
    independent = fields.Boolean(
        required=True,
        metadata=described("Both chains of sources are named and share nobody, and the articles do not print one text"),
    )
    difference = ExactNumber(required=True, allow_none=True, metadata=described("b less a"))
    ratio = ExactNumber(required=True, allow_none=True, metadata=described("b over a"))
    days_apart = fields.Integer(required=True, allow_none=True)


class GroupSchema(Schema):
    """Figures of one statistic that speak of one time."""

    statistic = fields.String(required=True, allow_none=True)
    valid_from = Day(required=True, allow_none=True)
    valid_to = Day(required=True, allow_none=True)
    figures = fields.List(fields.String(), required=True)
    origins = fields.List(
        fields.String(),
        required=True,
        metadata=described("Who counted, of those who are named"),
    )
    articles = fields.Integer(required=True)
    unit = fields.String(required=True, allow_none=True, metadata=described("Of low, best and high"))
    low = ExactNumber(required=True, allow_none=True)
    best = ExactNumber(required=True, allow_none=True)
    high = ExactNumber(required=True, allow_none=True)


class BreakSchema(Schema):
    """A total that only grows, and yet shrank."""

    earlier = fields.String(required=True)
    later = fields.String(required=True)
    sentence = fields.String(required=True)


class RepeatSchema(Schema):
    """An article that gave no time told a number of an earlier day as if it were of its own."""

    figure = fields.String(required=True)
    first = fields.String(required=True, metadata=described("Id of the figure that told it of the earliest day"))
    days = fields.Integer(required=True, metadata=described("How old the number was on the day of print"))
    newer = fields.String(
        required=True, allow_none=True, metadata=described("Id of a newer figure with another number, printed by then")
    )
    sentence = fields.String(required=True)


class SumSchema(Schema):
    """Numbers that one text sets together, and whether they add up."""

    kind = fields.String(required=True, validate=validate.OneOf(("share", "change", "part")))
    figures = fields.List(fields.String(), required=True)
    fits = fields.Boolean(required=True)
    reason = fields.String(required=True, metadata={"example": "rounding:half_up@1"})
    sentence = fields.String(required=True)


class SummarySchema(Schema):
    """What the figures of one statistic say together."""

    statistic = fields.String(required=True, allow_none=True)
    articles = fields.Integer(required=True)
    texts = fields.Integer(required=True, metadata=described("Articles that print one text, near enough, count once"))
    origins = fields.Integer(required=True, metadata=described("Named origins; a source told again counts once"))
    latest = fields.String(required=True, allow_none=True, metadata=described("Id of the figure of the newest time"))
    by_source = fields.List(
        fields.String(),
        required=True,
        metadata=described("Ids of the newest figure of each named origin, the newest first"),
    )
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
    statistics = fields.List(fields.Nested(SummarySchema), required=True)


class ComparisonSchema(Schema):
    pairs = fields.List(fields.Nested(PairSchema), required=True)
    groups = fields.List(fields.Nested(GroupSchema), required=True)
    sums = fields.List(fields.Nested(SumSchema), required=True)
    summary = fields.Nested(ComparisonSummarySchema, required=True)
    about = ExactNumber(
        required=True, metadata=described("How far an approximation may be off, as a share of it, to count as right")
    )
    as_of = fields.Nested(AsOfSchema, required=True)


def comparison(told: Together, about: Decimal, at: Transaction) -> Answer:
    """What figures say together, in the shape of ComparisonSchema."""
    return {
        "pairs": [pair(one) for one in told.pairs],
        "groups": [_group(one) for one in told.groups],
        "sums": [_sum(one) for one in told.sums],
        "summary": {
            "relations": told.relations,
            "conflict": pair(told.conflict) if told.conflict else None,
            "sentence": told.sentence,
            "statistics": [_summary(one) for one in told.summaries],
        },
        "about": number(about),
        "as_of": as_of(at),
    }


def pair(found: Pair) -> Answer:
    return {
        "a": found.a,
        "b": found.b,
        "relation": found.relation,
        "reasons": found.reasons,
        "sentence": found.sentence,
        "independent": found.independent,
        "difference": number(found.difference),
        "ratio": number(found.ratio),
        "days_apart": found.days_apart,
    }


def repeat(found: Repeat) -> Answer:
    said: Answer = {"figure": found.claim, "first": found.first, "days": found.days}
    return said | {"newer": found.newer, "sentence": found.sentence}


def _group(found: StatisticGroup) -> Answer:
    group = found.group
    return {
        "statistic": found.statistic,
        "valid_from": iso(group.valid_from),
        "valid_to": iso(group.valid_to),
        "figures": group.claims,
        "origins": group.origins,
        "articles": group.articles,
        "unit": group.unit,
        "low": number(group.low),
        "best": number(group.best),
        "high": number(group.high),
    }


def _sum(found: Sum) -> Answer:
    said: Answer = {"kind": found.kind, "figures": found.claims, "fits": found.fits}
    return said | {"reason": found.reason, "sentence": found.sentence}


def _break(found: Break) -> Answer:
    return {"earlier": found.earlier, "later": found.later, "sentence": found.sentence}


def _summary(found: StatisticSummary) -> Answer:
    said = found.said
    return {
        "statistic": found.statistic,
        "articles": said.articles,
        "texts": said.texts,
        "origins": said.origins,
        "latest": said.latest,
        "by_source": said.by_source,
        "conflict": pair(said.conflict) if said.conflict else None,
        "breaks": [_break(one) for one in said.breaks],
        "repeats": [repeat(one) for one in said.repeats],
        "sentence": said.sentence,
        "citation": found.citation,
    }
