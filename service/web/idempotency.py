"""Idempotency-Key on POST: a request that is sent again is answered as the first one was, and not done again."""

import hashlib
import json
import re

from flask import Flask, Response, g, request
from werkzeug.exceptions import BadRequest, Conflict, UnprocessableEntity

from service.store import Reply
from service.web.access import actor
from service.web.exchange import store

HEADER = {
    "in": "header",
    "name": "Idempotency-Key",
    "schema": {"type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[!-~]+$"},
    "description": "A key of your own: the same request with it again, within a day, is not done twice",
}
_KEPT = ("Content-Type", "Location", "ETag", "Tallybook-As-Of")
_KEY = re.compile(r"[!-~]{1,255}")  # "8e03978e-40d5-43dd"; not "a key"


def replay() -> Response | None:
    """The answer that the same request got before."""
    if request.method != "POST" or (key := request.headers.get("Idempotency-Key")) is None:
        return None
    if not _KEY.fullmatch(key):
        raise BadRequest("Idempotency-Key must be 1 to 255 visible ASCII characters, such as a UUID.")
    asked = hashlib.sha256(f"{request.full_path}\n{request.mimetype}\n".encode() + request.get_data()).hexdigest()
    key = f"{actor()} {key}"  # nobody is answered with what another was told
    before = store().replies().begin(key, asked)
    if before is None:
        g.idempotency = (key, asked)
        return None
    if before.request != asked:
        raise UnprocessableEntity("This Idempotency-Key came with another request: take a new key for a new request.")
    if before.status is None:
        raise Conflict("The first request with this Idempotency-Key is still being done: ask again in a while.")
    headers = json.loads(before.headers) | {"Idempotent-Replayed": "true"}
    return Response(before.body, before.status, headers)


def keep(response: Response) -> Response:
    """What was done is kept; what was refused or failed may be tried again under the same key."""
    if "idempotency" not in g:
        return response
    key, asked = g.pop("idempotency")
    if response.is_streamed or not 200 <= response.status_code < 300:
        store().replies().forget(key)
    else:
        headers = {name: response.headers[name] for name in _KEPT if name in response.headers}
        reply = Reply(asked, response.status_code, json.dumps(headers), response.get_data())
        store().replies().finish(key, reply)
    return response


def register(app: Flask) -> None:
    app.before_request(replay)
    app.after_request(keep)
