"""The log: a JSON object a line on standard error, one for each request; never texts, queries or secrets."""

import logging
import os
import re
import time
from typing import Any

from flask import Flask, Response, g, has_request_context, request
from gunicorn import glogging

log = logging.getLogger(__name__)
_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")  # "8e03978e-40d5-43dd"; not "a b", nor a line break
_QUIET = ("static", "health.get_healthz", "health.get_readyz", "health.get_metrics")


def configuration(level: str) -> dict[str, Any]:
    """For gunicorn and for everything of ours."""
    formatter = {
        "()": "pythonjsonlogger.json.JsonFormatter",
        "fmt": ["levelname", "name", "message"],
        "rename_fields": {"levelname": "level", "name": "logger"},
        "timestamp": "time",
    }
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": formatter},
        "filters": {"request": {"()": RequestId}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json", "filters": ["request"]}},
        "root": {"level": level.upper(), "handlers": ["stderr"]},
        "loggers": {"gunicorn.error": {"level": level.upper(), "handlers": [], "propagate": True}},
    }


class Logger(glogging.Logger):
    """gunicorn's, without the access log: `end` writes one, and to make that of gunicorn takes a tenth of a request."""

    def access(self, *told: Any) -> None:
        pass


class RequestId(logging.Filter):
    """Every line that a request causes holds its id."""

    def filter(self, record: logging.LogRecord) -> bool:
        if has_request_context() and "request_id" in g:
            record.request_id = g.request_id
        return True


def begin() -> None:
    """`g.began` is for whoever measures."""
    asked = request.environ.get("HTTP_X_REQUEST_ID")
    g.request_id = asked if asked and _ID.fullmatch(asked) else os.urandom(16).hex()
    g.began = time.perf_counter()


def end(response: Response) -> Response:
    response.headers["X-Request-Id"] = g.request_id
    level = logging.DEBUG if request.endpoint in _QUIET else logging.INFO
    if log.isEnabledFor(level):
        token = g.get("token")
        said = {"method": request.method, "path": request.path, "status": response.status_code}
        said |= {"seconds": round(time.perf_counter() - g.began, 6), "address": request.remote_addr}
        log.log(level, "request", extra=said | ({"token": token.name} if token else {}))
    return response


def register(app: Flask) -> None:
    app.before_request(begin)
    app.after_request(end)
