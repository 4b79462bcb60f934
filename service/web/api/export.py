"""/v1/export: the whole record at one transaction, for other programs."""

from collections.abc import Mapping
from typing import Any

from flask import Response
from marshmallow import fields, validate

from service.export import WRITERS, export
from service.web.exchange import AS_OF, FOREVER, moment, store
from service.web.fields import described
from service.web.listing import MIMETYPES, streamed
from service.web.questions import AsOf
from service.web.resource import Resource

exporting = Resource("export", "The whole record at one transaction")
_PARQUET = "application/vnd.apache.parquet"


class Exported(AsOf):
    format = fields.String(
        load_default="jsonl",
        validate=validate.OneOf(tuple(WRITERS), error=f"Must be one of {', '.join(WRITERS)}."),
        metadata=described("Parquet needs the package pyarrow on the server"),
    )


@exporting.route("/v1/export")
@exporting.arguments(Exported, location="query")
@exporting.response(200, {"type": "string"}, content_type="application/x-ndjson")
@exporting.alt_response(200, schema={"type": "string"}, content_type="text/csv", success=True)
@exporting.alt_response(200, schema={"type": "string", "format": "binary"}, content_type=_PARQUET, success=True)
def get_export(query: Mapping[str, Any]) -> Response:
    """Every figure as it stood at one transaction, with what it takes to cite it

    Whatever is recorded meanwhile is not in it. Each row names the transaction read at and its hash.
    """
    at, form = moment(query["as_of"]), query["format"]
    pieces = export(store(), form, at.id)
    response = Response(streamed(pieces), mimetype=MIMETYPES.get(form, _PARQUET))
    response.headers["Content-Disposition"] = f'attachment; filename="tallybook-{at.id}.{form}"'
    response.headers["Cache-Control"] = FOREVER if at.past else "no-cache"
    response.headers[AS_OF] = str(at.id)
    return response
