"""What webhooks are sent, for the description of the API: OpenAPI 3.1 has a place for requests that others receive."""

from marshmallow import Schema, fields, validate

from service.web.fields import described
from service.web.notify import TOLD, TYPES
from service.web.resource import FactApi
from service.web.schemas import FigureSchema, RecordedSchema

_HEADERS = {
    "webhook-id": "The same when it is sent again",
    "webhook-timestamp": "Seconds since 1970",
    "webhook-signature": "As https://www.standardwebhooks.com says, by the secret of the webhook",
}


class ToldFigureSchema(FigureSchema):
    """A figure as messages tell it; all of it is at /v1/figures/{id}."""

    class Meta:
        fields = TOLD


class ToldConflictSchema(Schema):
    """Two figures that cannot both be right."""

    figures = fields.List(fields.Nested(ToldFigureSchema), required=True, validate=validate.Length(equal=2))
    sentence = fields.String(required=True, metadata=described("Why they cannot"))


class ToldEditSchema(Schema):
    """A number that an edit changed: `old` is null where it is new, `new` where it went."""

    old = fields.Nested(ToldFigureSchema, required=True, allow_none=True)
    new = fields.Nested(ToldFigureSchema, required=True, allow_none=True)


_DATA = {
    TYPES[0]: ("figures", ToldFigureSchema, "Figures that are new to a statistic"),
    TYPES[1]: ("conflicts", ToldConflictSchema, "Figures that cannot both be right"),
    TYPES[2]: ("edits", ToldEditSchema, "Numbers that an article changed without saying so"),
}


def describe_messages(api: FactApi) -> None:
    api.spec.options["webhooks"] = {type_: {"post": _described(api, type_)} for type_ in TYPES}


def _described(api: FactApi, type_: str) -> dict[str, object]:
    member, schema, summary = _DATA[type_]
    more = fields.Integer(required=True, metadata=described("How many were left out"))
    told = {"recorded": fields.Nested(RecordedSchema, required=True), "more": more}
    data = Schema.from_dict(
        {**told, member: fields.List(fields.Nested(schema), required=True)}, name=f"{member.capitalize()}Told"
    )
    message = Schema.from_dict(
        {
            "type": fields.String(required=True, validate=validate.Equal(type_)),
            "timestamp": fields.DateTime(required=True),
            "data": fields.Nested(data, required=True),
        },
        name=f"{member.capitalize()}Message",
    )
    name = "".join(part.capitalize() for part in type_.split("."))
    api.spec.components.schema(name, schema=message)
    headers = [
        {"in": "header", "name": header, "required": True, "schema": {"type": "string"}, "description": said}
        for header, said in _HEADERS.items()
    ]
    content = {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}}
    return {
        "operationId": f"told_{type_.replace('.', '_')}",
        "summary": summary,
        "tags": ["webhooks"],
        "parameters": headers,
        "requestBody": {"required": True, "content": content},
        "responses": {"2XX": {"description": "Taken"}, "default": {"description": "It is sent again later"}},
    }
