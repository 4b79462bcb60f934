"""A web address into what stands there.

The server that a person names may be anywhere, on a newsroom's own network too. Where a redirect or a feed leads from
there must be the public internet: no page can have another read out of a private network. Each name is resolved once
for a connection, which goes to the address that was checked.
"""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from email.message import Message
from http.client import HTTPException
from urllib.parse import urljoin

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError
from urllib3.response import BaseHTTPResponse
from urllib3.util import Url, parse_url

from service.errors import Invalid
from service.intake.network import Address, addresses, is_public

TIMEOUT = 20.0  # for one step of a connection
DEADLINE = 60.0  # for all of it, with each further try and wherever it leads
LARGEST = 20_000_000
REDIRECTS = 5
PAUSES = (0.0, 2.0)  # before each further try
PASSING = (429, 502, 503, 504)
PORTS = {"http": 80, "https": 443}
HEADERS = {"User-Agent": "Tallybook", "Accept-Encoding": "gzip, deflate", "Accept": "text/html, */*;q=0.8"}


@dataclass(frozen=True, slots=True)
class Fetched:
    """What stands at an address.

    url      where it was found in the end
    type     "text/html"; "" if the server does not say
    charset  "utf-8"; None if the server does not say
    """

    url: str
    type: str
    charset: str | None
    body: bytes


class _Passing(Invalid):
    """Another try may find it better."""


@dataclass(frozen=True, slots=True)
class Named:
    """The server that a person named, as it was to be found then: a name can be made to point inside later."""

    host: str
    ports: frozenset[int]
    addresses: frozenset[Address]

    def is_at(self, host: str, port: int, address: Address) -> bool:
        return host == self.host and port in self.ports and address in self.addresses


NOBODY = Named("", frozenset(), frozenset())  # trusts no server: only the public internet is read


def named_in(url: str) -> Named:
    """Raises Invalid for an address that nothing can be read from."""
    try:
        _, host, port = _place(parse_url(url))
        # whoever names http:// may be led to the https:// of the same
        ports = frozenset(PORTS.values() if port in PORTS.values() else (port,))
        return Named(host, ports, frozenset(addresses(host, port)))
    except (HTTPError, OSError) as error:
        raise _Passing(f"cannot be fetched: {_reason(error)}") from error


def fetch(url: str, named: Named) -> Fetched:
    """Raises Invalid, with what to do, if there is nothing to be read."""
    end = time.monotonic() + DEADLINE
    for _ in range(1 + REDIRECTS):
        found = _get(url, named, end)
        if isinstance(found, Fetched):
            return found
        url = found
    raise Invalid(f"leads on more than {REDIRECTS} times: give the address where the article stands")


def _get(url: str, named: Named, end: float) -> Fetched | str:
    """What is there, or the address that it says to go to."""
    for pause in PAUSES:
        try:
            return _tried(url, named, end)
        except _Passing:
            time.sleep(pause)
    return _tried(url, named, end)


def _tried(url: str, named: Named, end: float) -> Fetched | str:
    try:
        with _line(parse_url(url), named, end) as line:
            found = _asked(line, url)
    except (HTTPError, HTTPException, OSError) as error:
        if time.monotonic() < end:
            raise _Passing(f"cannot be fetched: {_reason(error)}") from error
    except ValueError as error:  # "Location: http://["
        raise Invalid(f"cannot be fetched: {error}") from error
    if time.monotonic() >= end:  # also where what came until it was hung up seems to be whole
        raise Invalid(f"did not come within {DEADLINE:.0f} seconds")
    return found


@contextmanager
def _line(parts: Url, named: Named, end: float) -> Iterator[HTTPConnection]:
    """To an address that was checked, in the name of the host. Hangs up when the time is over: a server that sends a
    byte a second, be it of a head that never ends, is not waited for."""
    tls, host, port = _place(parts)
    found = addresses(host, port)
    if not all(is_public(one) or named.is_at(host, port, one) for one in found):
        raise Invalid(f"leads to {host}, which is on a private network: `tallybook ingest` reads it by its own address")
    address, left = str(found[0]), max(end - time.monotonic(), 0.01)
    line = (
        HTTPSConnection(address, port, timeout=min(TIMEOUT, left), server_hostname=host, assert_hostname=host)
        if tls
        else HTTPConnection(address, port, timeout=min(TIMEOUT, left))
    )
    with closing(line):
        line.connect()
        late = threading.Timer(left, _hang_up, (line.sock,))
        late.start()
        try:
            yield line
        finally:
            late.cancel()


def _place(parts: Url) -> tuple[bool, str, int]:
    """Whether it speaks TLS, the host, the port."""
    if parts.scheme not in PORTS or not parts.host or parts.auth:
        raise Invalid("is no address that is read: give http:// or https:// and a host, without name and password")
    return parts.scheme == "https", parts.host.strip("[]"), parts.port or PORTS[parts.scheme]


def _hang_up(line: socket.socket) -> None:
    """Whatever waits for it comes to an end."""
    with suppress(OSError):  # it is closed already
        line.shutdown(socket.SHUT_RDWR)


def _asked(line: HTTPConnection, url: str) -> Fetched | str:
    parts = parse_url(url)
    head = {**HEADERS, "Host": parts.netloc or ""}
    line.request("GET", parts.request_uri, headers=head, preload_content=False, decode_content=True)
    answer = line.getresponse()
    if place := answer.get_redirect_location():
        return urljoin(url, place)
    if answer.status in PASSING:
        raise _Passing(_status(answer))
    if answer.status != 200:
        raise Invalid(_status(answer))
    said = Message()
    said["Content-Type"] = answer.headers.get("Content-Type", "")
    kind = said.get_content_type() if said["Content-Type"] else ""
    return Fetched(url, kind, said.get_content_charset(), _body(answer))


def _status(answer: BaseHTTPResponse) -> str:
    return f"answered {answer.status} {answer.reason or ''}".rstrip()


def _body(answer: BaseHTTPResponse) -> bytes:
    body = bytearray()
    while piece := answer.read1(65_536):
        body += piece
        if len(body) > LARGEST:
            raise Invalid(f"is larger than {LARGEST:,} bytes")
    return bytes(body)


def _reason(error: Exception) -> str:
    """What went wrong at the bottom: "Connection refused", not the attempts around it."""
    inner = getattr(error, "reason", None) or error.__cause__
    if isinstance(inner, Exception):
        return _reason(inner)
    return getattr(error, "strerror", None) or str(error)
