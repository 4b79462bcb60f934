"""A web address into what stands there.

The host that a person names may be anywhere, on a newsroom's own network too. Where a redirect or a feed leads from
there must be the public internet: no page can have another read out of a private network. The name is resolved once,
and the connection goes to the address that was checked.
"""

import time
from dataclasses import dataclass
from email.message import Message
from urllib.parse import urljoin

from urllib3 import BaseHTTPResponse, HTTPConnectionPool, HTTPSConnectionPool, Retry, Timeout
from urllib3.exceptions import HTTPError, LocationParseError
from urllib3.util import Url, parse_url

from service.errors import Invalid
from service.intake.network import addresses, is_public

TIMEOUT = 20.0  # for one step of a connection
DEADLINE = 60.0  # for a whole answer
LARGEST = 20_000_000
REDIRECTS = 5
RETRIES = Retry(
    total=2, redirect=False, status_forcelist=(429, 502, 503, 504), backoff_factor=1, raise_on_status=False,
    respect_retry_after_header=False,  # it may say a day
)  # fmt: skip
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


def host_of(url: str) -> str:
    """The host that an address names, "" if none."""
    try:
        return (parse_url(url).host or "").strip("[]")
    except LocationParseError:
        return ""


def fetch(url: str, named: str) -> Fetched:
    """`named` is the host that a person named. Raises Invalid, with what to do, if there is nothing to be read."""
    for _ in range(1 + REDIRECTS):
        found = _get(url, named)
        if isinstance(found, Fetched):
            return found
        url = urljoin(url, found)
    raise Invalid(f"leads on more than {REDIRECTS} times: give the address where the article stands")


def _get(url: str, named: str) -> Fetched | str:
    """What is there, or the address that it says to go to."""
    try:
        parts = parse_url(url)
        with _pool(parts, named) as pool:
            answer = pool.urlopen(
                "GET", parts.request_uri, headers={**HEADERS, "Host": parts.netloc or ""}, redirect=False,
                retries=RETRIES, timeout=Timeout(TIMEOUT), preload_content=False, decode_content=True,
            )  # fmt: skip
            place = answer.get_redirect_location()
            return place or _fetched(url, answer)
    except (HTTPError, OSError) as error:
        raise Invalid(f"cannot be fetched: {_reason(error)}") from error


def _pool(parts: Url, named: str) -> HTTPConnectionPool:
    """To an address that was checked, in the name of the host."""
    if parts.scheme not in ("http", "https") or not parts.host or parts.auth:
        raise Invalid("is no address that is read: give http:// or https:// and a host, without name and password")
    host, tls = parts.host.strip("[]"), parts.scheme == "https"
    port = parts.port or (443 if tls else 80)
    found = addresses(host, port)
    if host != named and not all(map(is_public, found)):
        raise Invalid(f"leads to {host}, which is on a private network: give that address itself if you trust it")
    address = str(found[0])
    if tls:
        return HTTPSConnectionPool(address, port, server_hostname=host, assert_hostname=host)
    return HTTPConnectionPool(address, port)


def _fetched(url: str, answer: BaseHTTPResponse) -> Fetched:
    if answer.status != 200:
        raise Invalid(f"answered {answer.status} {answer.reason or ''}".rstrip())
    said = Message()
    said["Content-Type"] = answer.headers.get("Content-Type", "")
    kind = said.get_content_type() if said["Content-Type"] else ""
    return Fetched(url, kind, said.get_content_charset(), _body(answer))


def _body(answer: BaseHTTPResponse) -> bytes:
    """Whole, and in time: a server that sends a byte a second is not waited for."""
    end, body = time.monotonic() + DEADLINE, bytearray()
    while piece := answer.read1(65_536):
        body += piece
        if len(body) > LARGEST:
            raise Invalid(f"is larger than {LARGEST:,} bytes")
        if time.monotonic() > end:
            raise Invalid(f"did not come within {DEADLINE:.0f} seconds")
    return bytes(body)


def _reason(error: Exception) -> str:
    """What went wrong at the bottom: "Connection refused", not the pool and the attempts around it."""
    inner = getattr(error, "reason", None)
    if isinstance(inner, Exception):
        return _reason(inner)
    return getattr(error, "strerror", None) or str(error)
