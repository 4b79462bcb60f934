"""How often each caller may ask: counted over all server processes, told in the RateLimit headers."""

import threading
import time
from ipaddress import IPv6Address, ip_address, ip_network
from pathlib import Path

from flask import Response, current_app, g, request
from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage, Storage
from limits.strategies import FixedWindowRateLimiter
from werkzeug.exceptions import TooManyRequests

from service.store import Counts

_opened = threading.local()


class SharedStorage(Storage):
    """The counts of `limits` in a file that all server processes share."""

    STORAGE_SCHEME = ["tallybook"]  # noqa: RUF012  (as limits has it)
    base_exceptions = OSError

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path

    @property
    def _counts(self) -> Counts:
        if getattr(_opened, "path", None) != self._path:
            _opened.counts, _opened.path = Counts(self._path), self._path
        counts: Counts = _opened.counts
        return counts

    def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        return self._counts.add(key, expiry, amount)

    def get(self, key: str) -> int:
        return self._counts.state(key)[0]

    def get_expiry(self, key: str) -> float:
        return self._counts.state(key)[1]

    def check(self) -> bool:
        return True

    def reset(self) -> int:
        return self._counts.clear()

    def clear(self, key: str) -> None:
        self._counts.clear(key)


def limiter(shared: Path | None) -> FixedWindowRateLimiter:
    """Over the processes that share the folder; over this one for None."""
    return FixedWindowRateLimiter(SharedStorage(shared / "counts.db") if shared else MemoryStorage())


def count(token: str | None) -> None:
    """One more request of a token, or of the address of who has none. Raises the 429."""
    most = RateLimitItemPerMinute(current_app.config["SETTINGS"].requests_per_minute)
    who = ("token", token) if token else ("address", _network(request.remote_addr or ""))
    limits: FixedWindowRateLimiter = current_app.config["LIMITER"]
    allowed = limits.hit(most, *who)
    ends, left = limits.get_window_stats(most, *who)
    seconds = max(1, round(ends - time.time()))
    g.rate = (who[0], most.amount, left, seconds)
    if not allowed:
        error = f"At most {most.amount} requests a minute for each {who[0]}: go on in {seconds} seconds."
        raise TooManyRequests(error, retry_after=seconds)


def tell(response: Response) -> Response:
    if "rate" in g:
        name, most, left, seconds = g.rate
        response.headers["RateLimit-Policy"] = f'"{name}";q={most};w=60'
        response.headers["RateLimit"] = f'"{name}";r={left};t={seconds}'
    return response


def _network(address: str) -> str:
    """Of IPv6 the /64, as whoever has one address there has them all."""
    try:
        known = ip_address(address)
    except ValueError:
        return address
    return str(ip_network(f"{known}/64", strict=False)) if isinstance(known, IPv6Address) else str(known)
