"""The app's JSON: numbers that go out as they are on record come in as they were written."""

import json
import re
from codecs import BOM_UTF8
from datetime import date
from decimal import Decimal
from http import HTTPStatus
from typing import Any

import orjson
from flask import Response
from flask.json.provider import JSONProvider
from werkzeug.datastructures import Headers
from werkzeug.exceptions import BadRequest

from service.figures.exact_json import dumps, number_token
from service.intake.record import repeated

_ESCAPED_SURROGATE = re.compile(rb"\\u[dD][89a-fA-F]")  # "\ud83d"; not "\u00e9"


def _refuse_constant(name: str) -> None:
    raise BadRequest(f"The body holds {name}, which is no JSON number: leave the field out or send null.")


def _object(members: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(members)
    if len(found) < len(members):
        raise BadRequest(f"The body names {repeated(members)!r} twice in one object: send it once.")
    return found


def loads(raw: bytes) -> Any:
    """Raises BadRequest, with what to do, for anything that is not well-formed JSON in UTF-8."""
    if raw.startswith(BOM_UTF8):
        raise BadRequest("The body begins with a byte order mark: send UTF-8 without one.")
    try:
        value = json.loads(
            raw.decode("utf-8"), parse_float=Decimal, parse_constant=_refuse_constant, object_pairs_hook=_object
        )
        if _ESCAPED_SURROGATE.search(raw):
            json.dumps(value, ensure_ascii=False, default=str).encode("utf-8")
    except UnicodeDecodeError as error:
        raise BadRequest(f"The body is not UTF-8 (byte {error.start}): encode it as UTF-8.") from error
    except UnicodeEncodeError as error:
        raise BadRequest(
            "The body holds half of a surrogate pair (\\ud800 to \\udfff): send whole characters."
        ) from error
    except json.JSONDecodeError as error:
        where, more = f"line {error.lineno}, column {error.colno}", ""
        if error.msg == "Extra data":
            more = " Articles may go as JSON Lines: application/x-ndjson, an article a line (curl --data-binary)."
        raise BadRequest(f"The body is not JSON: {error.msg} at {where}. Send one JSON object.{more}") from error
    except RecursionError as error:
        raise BadRequest("The body is nested too deeply: no request here needs more than four levels.") from error
    except ValueError as error:
        raise BadRequest("The body holds a number of more than 4,300 digits: no figure needs them.") from error
    return value


def _plain(value: object) -> object:
    """What orjson has no form for, or not ours. A Decimal as it stands; in one of its subclasses a time is ISO 8601."""
    if isinstance(value, Decimal) and value.is_finite():
        return orjson.Fragment(number_token(value))
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{value!r} has no JSON form")


class _Written(Response):
    def get_wsgi_headers(self, environ: dict[str, Any]) -> Headers:
        """Werkzeug would copy them one by one to mend what can be wrong; in a whole answer of ours nothing is."""
        return self.headers if self.status_code == HTTPStatus.OK else super().get_wsgi_headers(environ)


class ExactJSON(JSONProvider):
    """What Flask reads and writes JSON with."""

    def dumps(self, obj: Any, **kwargs: Any) -> str:
        return dumps(obj, indent=kwargs.get("indent"))

    def loads(self, s: str | bytes, **kwargs: Any) -> Any:
        return loads(s.encode() if isinstance(s, str) else s)

    def response(self, *args: Any, **kwargs: Any) -> Response:
        body = self._prepare_response_obj(args, kwargs)
        written = orjson.dumps(body, default=_plain, option=orjson.OPT_APPEND_NEWLINE)
        return _Written(written, content_type="application/json")
