"""What can be asked: the bodies and the query parameters of every request. What is not listed here is refused."""

import re
from collections.abc import Mapping
from typing import Any, get_args

from marshmallow import RAISE, Schema, ValidationError, fields, validate, validates_schema

from service.figures.figure import Bound, Direction, Kind, Measure, ValidBasis
from service.intake.record import LONGEST
from service.store import Between, Ruling, State
from service.web.fields import Day, ExactNumber, Names, NumberRange, described, one_of
from service.web.listing import MIMETYPES

SORTS = ("recorded", "published", "value", "valid_from")
SHORT = validate.Length(max=2_000)
WORD = re.compile(r"[^\W_]")  # "é", "7"; not "...", "__"
GIVEN = validate.Regexp(r"^\s*\S", error="It is empty: give a value, or leave the parameter out.")
NAME = (validate.Length(max=500), validate.Regexp(r"^\s*\S", error="It is blank: write something."))


def _refuse_unwritable(text: str) -> None:
    if "\0" in text:
        raise ValidationError("It holds a NUL character: send text.")


class Question(Schema):
    """Refuses what it does not know, and says what to send instead."""

    no_object = "Not an object: send one JSON object."

    class Meta:
        unknown = RAISE

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        names = ", ".join(self.load_fields)
        self.error_messages = {
            **self.error_messages,
            "unknown": f"There is no such field here. The fields are {names}.",
            "type": self.no_object,
        }

    def on_bind_field(self, field_name: str, field_obj: fields.Field[Any]) -> None:
        said = {"required": "It is required: add it.", "null": "It may not be null: leave it out or give a value."}
        if isinstance(field_obj, fields.String):
            said["invalid"] = "Not a string: send text in quotation marks."
            field_obj.validators.append(_refuse_unwritable)
        elif isinstance(field_obj, fields.Integer):
            said["invalid"] = "Not a whole number: send digits only."
        elif isinstance(field_obj, fields.List):
            said["invalid"] = "Not a list: send a JSON array."
        field_obj.error_messages.update(said)


def _line(name: str, **said_of: Any) -> fields.String:
    longest = validate.Length(max=LONGEST[name])
    return fields.String(load_default=None, allow_none=True, validate=longest, metadata=said_of)


class NewArticle(Question):
    """One article: `text` or `html`, and what is known of it. Its contents are checked by `service.intake.record`."""

    no_object = "Not an object: send one article, or many as JSON Lines (application/x-ndjson), one a line."

    id = _line("id", description="Your own id, kept as `external_id`")
    text = fields.String(
        metadata=described("The text as it was published", "At least 19 villages lost power on Monday.")
    )
    html = fields.String(metadata=described("A page; the article is taken out of it"))
    title = _line("title", example="Storm cuts power")
    publisher = _line("publisher", example="The Harbour Gazette")
    author = _line("author")
    url = _line("url", pattern=r"^$|^https?://[^\s/?#]+", example="https://gazette.example/storm")
    published_at = _line(
        "published_at",
        description="ISO 8601, a date or a time; UTC where no zone is given",
        example="2025-03-03T09:30:00Z",
    )
    language = _line("language", example="en")
    events = fields.Dict(
        keys=fields.String(),
        values=fields.String(),
        load_default=dict,
        metadata=described("Phrases and the days they name", {"the start of the storm": "2025-03-02"}),
    )
    # an annotated article can be sent as it is; the service reads the figures itself
    story = fields.Raw(allow_none=True, metadata=described("Passed over"))
    figures = fields.Raw(allow_none=True, metadata=described("Passed over: the service reads the figures itself"))
    not_figures = fields.Raw(allow_none=True, metadata=described("Passed over"))


class EnteredArticle(NewArticle):
    """What the page of an article takes: who puts it on record, too."""

    actor = fields.String(load_default=None, allow_none=True, validate=NAME)


class SourceName(Question):
    name = fields.String(required=True, validate=NAME)


class Signed(Question):
    """Names who writes, and why."""

    actor = fields.String(
        load_default=None, allow_none=True, validate=NAME, metadata=described("Who decides", "desk@example.org")
    )
    reason = fields.String(required=True, validate=NAME, metadata=described("Why; it stays on record"))


class Correction(Signed):
    """The fields of a figure that change. Where it is said (exact, start, end, sentence) cannot."""

    value = ExactNumber(allow_none=True)
    low = ExactNumber(allow_none=True)
    high = ExactNumber(allow_none=True)
    bound = fields.String(validate=one_of(Bound))
    kind = fields.String(validate=one_of(Kind))
    unit = fields.String(allow_none=True, validate=NAME)
    measured = fields.String(allow_none=True, validate=NAME)
    predicate = fields.String(allow_none=True, validate=NAME)
    agent = fields.String(allow_none=True, validate=NAME)
    place = fields.String(allow_none=True, validate=NAME)
    measure = fields.String(validate=one_of(Measure))
    direction = fields.String(allow_none=True, validate=one_of(Direction))
    valid_from = Day(allow_none=True)
    valid_to = Day(allow_none=True)
    valid_basis = fields.String(validate=one_of(ValidBasis))
    valid_text = fields.String(allow_none=True, validate=SHORT)
    sources = fields.List(fields.Nested(SourceName), validate=validate.Length(max=20))
    statistic = fields.String(allow_none=True, validate=NAME, metadata=described("Id of the statistic it belongs to"))
    state = fields.String(
        validate=one_of(State), metadata=described("confirmed, rejected, retracted; extracted undoes a decision")
    )

    @validates_schema
    def changes_something(self, data: dict[str, Any], **kwargs: Any) -> None:
        if not data.keys() - {"actor", "reason"}:
            raise ValidationError("Nothing to change: send at least one field besides reason.", "reason")


class ArticleRuling(Signed):
    state = fields.String(
        required=True,
        validate=validate.OneOf(("retracted", "extracted")),
        metadata=described("retracted takes back all that the article states; extracted undoes that", "retracted"),
    )


class NewStatistic(Signed):
    name = fields.String(
        required=True, validate=NAME, metadata=described("Readable", "administrative detainees held by Israel")
    )
    definition = fields.String(load_default=None, allow_none=True, validate=SHORT)
    kind = fields.String(required=True, validate=one_of(Kind))
    unit = fields.String(load_default=None, allow_none=True, validate=NAME)


class Description(Signed):
    name = fields.String(validate=NAME)
    definition = fields.String(allow_none=True, validate=SHORT)

    @validates_schema
    def describes_something(self, data: dict[str, Any], **kwargs: Any) -> None:
        if not data.keys() - {"actor", "reason"}:
            raise ValidationError("Nothing to change: send name or definition.", "name")


class NewJudgement(Signed):
    """A ruling on two statistics, by id or by a figure of each, or on two sources, by name."""

    a = fields.String(required=True, validate=NAME)
    b = fields.String(required=True, validate=NAME)
    ruling = fields.String(required=True, validate=one_of(Ruling))


class ComparedFigures(Question):
    figures = fields.List(
        fields.String(validate=NAME),
        required=True,
        validate=validate.Length(min=2, max=100, error="Send between 2 and 100 ids of figures."),
        metadata=described("Ids of figures"),
    )

    @validates_schema
    def no_repeats(self, data: dict[str, Any], **kwargs: Any) -> None:
        if len(set(data.get("figures", ()))) < len(data.get("figures", ())):
            raise ValidationError("A figure is named twice: name each once.", "figures")


class AsOf(Question):
    as_of = fields.String(
        load_default=None,
        validate=NAME,
        metadata=described("Recorded time to read at: a transaction, a timestamp or a date; without it, now")
        | {"anyOf": [{"pattern": "^[0-9]{1,18}$"}, {"format": "date"}, {"format": "date-time"}]},
    )


class Selected(Question):
    """`fields` are looked up in what the answer has, by `service.web.members`."""

    fields_ = fields.String(
        data_key="fields",
        load_default=None,
        validate=SHORT,
        metadata=described("The members to give, by commas; those of an inner object as article.title", "id"),
    )


class Listed(Selected):
    format = fields.String(
        load_default=None,
        validate=validate.OneOf(tuple(MIMETYPES), error=f"Must be one of {', '.join(MIMETYPES)}."),
        metadata=described(
            "In place of the header Accept. CSV and JSON Lines without `limit` run to the end of the list"
        ),
    )


class One(AsOf, Selected):
    """One thing, at one moment."""


class Whole(AsOf, Listed):
    """A list that is given in one page."""


class Picture(AsOf):
    size = fields.String(
        load_default="wide", validate=validate.OneOf(["wide", "narrow"]), metadata=described("narrow for a telephone")
    )


class Repeated(Whole):
    days = fields.Integer(
        load_default=1,
        validate=validate.Range(min=0),
        metadata=described("Numbers that were at least so many days old", 30),
    )


class Following(Listed):
    """A list in pages, of what is no part of the record: its items change."""

    limit = fields.Integer(load_default=None, validate=validate.Range(min=1), metadata=described("Items a page"))
    cursor = fields.String(
        load_default=None, validate=validate.Length(max=1_000), metadata=described("From the last page's next")
    )


class Paged(AsOf, Following):
    """A list in pages, at one moment."""


def including(*names: str) -> fields.Field[Any]:
    """The parameter `include`: what an item can bring along."""
    return several(names, f"By commas, what to add to each: {', '.join(names)}")


def _any_of(literal: Any) -> fields.Field[Any]:
    """A filter that lets any of these names through."""
    return several(get_args(literal), f"By commas, any of {', '.join(get_args(literal))}")


def several(names: tuple[str, ...], description: str) -> fields.Field[Any]:
    one = "|".join(names)
    return Names(
        names, load_default=(), metadata=described(description, names[0]) | {"pattern": f"^({one})(,({one}))*$"}
    )


def filtering(description: str) -> fields.Field[Any]:
    """A filter by a text."""
    return fields.String(load_default=None, validate=(validate.Length(max=500), GIVEN), metadata=described(description))


def _refuse_reversed(period: Mapping[str, Any], name: str) -> None:
    begins, ends = period[f"{name}_from"], period[f"{name}_to"]
    if begins and ends and begins > ends:
        raise ValidationError(f"It lies before {name}_from: exchange the two.", f"{name}_to")


def _refuse_beyond_certain(confidence: Between) -> None:
    if any(limit is not None and not 0 <= limit <= 1 for limit in (confidence.least, confidence.most)):
        raise ValidationError("Confidence goes from 0 to 1: send ge:0.8, or such.")


def _refuse_wordless(q: str) -> None:
    if not WORD.search(q):
        raise ValidationError("There is no word in it to look for: give one, or leave q out.")


class OneFigure(One):
    include = including("versions", "evidence")


class Articles(Paged):
    url = fields.String(
        load_default=None,
        validate=(validate.Length(max=LONGEST["url"]), NAME[1]),
        metadata=described("The one article under this address, or a variant of it"),
    )
    external_id = fields.String(
        load_default=None, validate=NAME, metadata=described("The one article with this id of yours")
    )
    publisher = filtering("The outlet, as it is named")
    published_from = Day(load_default=None, metadata=described("Published on this day or later"))
    published_to = Day(load_default=None, metadata=described("Published on this day or earlier"))
    include = including("text", "figures")

    @validates_schema
    def period_runs_on(self, data: dict[str, Any], **kwargs: Any) -> None:
        _refuse_reversed(data, "published")


class Revisions(Whole):
    include = including("text", "figures")


class Searched(Paged):
    q = fields.String(load_default=None, validate=(SHORT, _refuse_wordless), metadata=described("Words to look for"))


class FigureQuery(Searched):
    include = including("versions", "evidence")
    statistic = filtering("Id of a statistic")
    article = filtering("Id of an article")
    publisher = filtering("The outlet, as it is named")
    source = filtering("Who is credited")
    measured = filtering("What is counted or measured")
    kind = _any_of(Kind)
    unit = filtering("As it stands in a figure")
    bound = _any_of(Bound)
    measure = _any_of(Measure)
    state = _any_of(State)
    value = NumberRange(
        load_default=None, metadata=described("ge:1000, le:0.5, eq:19; from 10 to 20: ge:10,le:20", "ge:1000")
    )
    confidence = NumberRange(
        load_default=None,
        validate=_refuse_beyond_certain,
        metadata=described("As value: how sure the reading is, from 0 to 1", "ge:0.8"),
    )
    valid_from = Day(load_default=None, metadata=described("The figure speaks of this day or later"))
    valid_to = Day(load_default=None, metadata=described("The figure speaks of this day or earlier"))
    published_from = Day(load_default=None, metadata=described("The article was published on this day or later"))
    published_to = Day(load_default=None, metadata=described("The article was published on this day or earlier"))
    sort = fields.String(
        load_default="recorded",
        validate=validate.OneOf([*SORTS, *(f"-{name}" for name in SORTS)]),
        metadata=described("A leading - sorts descending"),
    )

    @validates_schema
    def periods_run_on(self, data: dict[str, Any], **kwargs: Any) -> None:
        _refuse_reversed(data, "valid")
        _refuse_reversed(data, "published")


class Since(Listed):
    since = fields.Integer(
        load_default=0, validate=validate.Range(min=0, max=2**62), metadata=described("The last transaction seen")
    )
    limit = fields.Integer(load_default=None, validate=validate.Range(min=1), metadata=described("Items a page"))
    include = including("articles", "figures")


class Closing(Question):
    """Given as query parameters, as a DELETE has no body."""

    actor = fields.String(load_default=None, validate=NAME, metadata=described("Who decides"))
    reason = fields.String(load_default="closed", validate=NAME, metadata=described("Why; it stays on record"))
