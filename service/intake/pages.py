"""Web pages, and the pages that a feed (RSS or Atom) leads to, as documents."""

import re
import time
from calendar import timegm
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from urllib.parse import urljoin

import feedparser

from service.errors import Invalid
from service.intake.document import Document, Form, unread
from service.intake.fetch import Fetched, fetch, host_of

PAUSE = 1.0  # between pages of a feed, as they are often of one server
FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)  # '<rss version="2.0">'; not "<p>rss</p>"
FORMS: dict[str, Form] = {"text/html": "html", "application/xhtml+xml": "html", "text/plain": "text", "": "html"}


def pages(address: str) -> Iterator[Document]:
    """The page at an address or, of a feed, each page that it leads to. Never raises for what comes back."""
    named = host_of(address)
    try:
        found = fetch(address, named)
    except Invalid as error:
        yield unread(address, str(error))
        return
    if not FEED.search(found.body[:2_000]):
        yield _document(found, address, None)
        return
    yield from _entries(found, named)


def _entries(feed: Fetched, named: str) -> Iterator[Document]:
    # in a file, as bytes would be tried as a name of one
    parsed = feedparser.parse(BytesIO(feed.body), response_headers={"content-location": feed.url})
    seen = set[str]()
    for number, entry in enumerate(parsed.entries, 1):
        link = urljoin(feed.url, entry.get("link", ""))
        if link == feed.url:
            yield unread(f"{feed.url}, entry {number}", "has no link: its article cannot be found")
        elif link not in seen:
            seen.add(link)
            time.sleep(PAUSE)
            when = entry.get("published_parsed")
            yield _page(link, named, datetime.fromtimestamp(timegm(when), UTC) if when else None)


def _page(link: str, named: str, published: datetime | None) -> Document:
    try:
        return _document(fetch(link, named), link, published)
    except Invalid as error:
        return unread(link, str(error))


def _document(found: Fetched, address: str, published: datetime | None) -> Document:
    if found.type not in FORMS:
        return unread(address, f"is {found.type}: only web pages, plain text and feeds are read")
    known = {"url": found.url} | ({"published_at": published.isoformat()} if published else {})
    return Document(address, address, FORMS[found.type], _in_utf8(found), known)


def _in_utf8(found: Fetched) -> bytes:
    """By the encoding that the server states; without one, as the page says."""
    try:
        return found.body.decode(found.charset, "replace").encode() if found.charset else found.body
    except LookupError:  # "charset=unknown"
        return found.body
