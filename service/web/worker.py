"""gunicorn's worker, for requests that are refused before the application sees them."""

import json
import socket
from http import HTTPStatus
from typing import Any

from gunicorn.http.errors import (
    ExpectationFailed,
    LimitRequestHeaders,
    LimitRequestLine,
    ParseException,
    UnsupportedTransferCoding,
)
from gunicorn.util import write_nonblock
from gunicorn.workers.gthread import ThreadWorker

_STATUS = {
    LimitRequestLine: HTTPStatus.REQUEST_URI_TOO_LONG,
    LimitRequestHeaders: HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
    ExpectationFailed: HTTPStatus.EXPECTATION_FAILED,
    UnsupportedTransferCoding: HTTPStatus.NOT_IMPLEMENTED,
}
_ADVICE = {
    HTTPStatus.REQUEST_URI_TOO_LONG: "The address is longer than 8,190 bytes: shorten what you filter by.",
    HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE: "The headers are too many or too long: send fewer.",
    HTTPStatus.EXPECTATION_FAILED: "The header Expect may only say 100-continue: leave it out.",
    HTTPStatus.NOT_IMPLEMENTED: "This transfer coding is not read: send the body as it is, or chunked.",
    HTTPStatus.BAD_REQUEST: "This is no HTTP request that can be read: check the request line and the headers.",
}


class Worker(ThreadWorker):
    """Tells them as problem+json too, where gunicorn would send a page."""

    def handle_error(self, req: Any, client: socket.socket, addr: Any, exc: BaseException) -> None:
        if not isinstance(exc, ParseException):
            super().handle_error(req, client, addr, exc)
            return
        status = _STATUS.get(type(exc), HTTPStatus.BAD_REQUEST)
        self.log.warning("unreadable request: %s %s", status.value, type(exc).__name__)
        body = {"type": "about:blank", "title": status.phrase, "status": status, "detail": _ADVICE[status]}
        text = json.dumps(body | {"instance": "", "errors": []}) + "\n"
        head = f"HTTP/1.1 {status.value} {status.phrase}\r\nConnection: close\r\n"
        head += f"Content-Type: application/problem+json\r\nContent-Length: {len(text)}\r\n\r\n"
        write_nonblock(client, (head + text).encode())
