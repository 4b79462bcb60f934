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
from service.intake.fetch import Fetched, Named, fetch, named_in
from service.intake.parts import YEARS

MOST = 1_000  # pages of a feed
PAUSE = 1.0  # between pages of a feed, as they are often of one server
FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)  # '<rss version="2.0">'; not "<p>rss</p>"
FORMS: dict[str, Form] = {"text/html": "html", "application/xhtml+xml": "html", "text/plain": "text", "": "html"}


def pages(address: str) -> Iterator[Document]:
    """The page at an address or, of a feed, each page that it leads to. Never raises for what comes back."""
    try:
        named = named_in(address)
        found = fetch(address, named)
    except Invalid as error:
        yield unread(address, str(error))
        return
    if FEED.search(found.body[:2_000]):
        yield from _entries(found, named)
    else:
        yield _document(found, address, None)


def page(address: str, named: Named) -> Document:
    """What stands at one address. Raises Invalid, with what to do."""
    found = fetch(address, named)
    if FEED.search(found.body[:2_000]):
        raise Invalid("is a feed: give the address of one article; `tallybook ingest` reads all pages of a feed")
    return _document(found, address, None)


def _entries(feed: Fetched, named: Named) -> Iterator[Document]:
    # in a file, as bytes would be tried as a name of one; what entries say is not read, so it needs no cleaning
    parsed = feedparser.parse(
        BytesIO(feed.body), response_headers={"content-location": feed.url}, sanitize_html=False,
        resolve_relative_uris=False,
    )  # fmt: skip
    seen = set[str]()
    for number, entry in enumerate(parsed.entries, 1):
        link = urljoin(feed.url, entry.get("link", ""))
        if number > MOST:
            yield unread(feed.url, f"has {len(parsed.entries):,} entries: only the first {MOST:,} are read")
            return
        if link == feed.url:
            yield unread(f"{feed.url}, entry {number}", "has no link: its article cannot be found")
        elif link not in seen:
            seen.add(link)
            time.sleep(PAUSE)
            yield _page(link, named, _moment(entry.get("published_parsed")))


def _moment(when: time.struct_time | None) -> datetime | None:
    """None also where it cannot be: "9999-12-31T23:59:59-23:00", "0000-00-00"."""
    try:
        found = datetime.fromtimestamp(timegm(when), UTC) if when else None
    except (ValueError, OverflowError):
        return None
    return found if found and found.year in YEARS else None


def _page(link: str, named: Named, published: datetime | None) -> Document:
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
    except (LookupError, ValueError):  # "charset=unknown", "charset=idna"
        return found.body
