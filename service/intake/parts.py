"""Parts of an input article that more than one way in reads: web addresses and moments."""

import re
from datetime import UTC, date, datetime, time
from urllib.parse import urlsplit

from service.article import WholeDay
from service.errors import Invalid

YEARS = range(1600, 2201)  # beyond them it is a slip, and "a century earlier" would leave the calendar


def is_web_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and not re.search(r"\s", url)


def moment(text: str, name: str) -> datetime:
    """An ISO 8601 date or time. A time without a zone is taken as UTC."""
    try:
        found = datetime.fromisoformat(text)
        if found.time() == time.min and _is_date(text):
            found = WholeDay(found.year, found.month, found.day, tzinfo=UTC)
    except ValueError as error:
        raise Invalid(
            f"`{name}` must be a date such as 2025-03-14 or 2025-03-14T09:30:00Z, not {text!r}", f"/{name}"
        ) from error
    if found.year not in YEARS:
        raise Invalid(f"`{name}` lies outside the years {YEARS[0]} to {YEARS[-1]}", f"/{name}")
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
