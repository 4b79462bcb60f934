"""Atom feeds: what came on record last, for a feed reader."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from xml.etree import ElementTree as ET

from service.web.xml_text import writable

_ATOM = "http://www.w3.org/2005/Atom"
MIMETYPE = "application/atom+xml"


@dataclass(frozen=True, slots=True)
class Entry:
    """`path` leads to what it tells of; `author` is who said or did it."""

    id: str
    title: str
    path: str
    updated: datetime
    author: str
    summary: str


def written(name: str, title: str, base: str, updated: datetime, entries: Iterable[Entry]) -> bytes:
    """The feed in XML.

    name  what tells this feed from others, for good: "statistic:s0123456789abcdef"
    base  the address of the service, without a slash at the end
    """
    ET.register_namespace("", _ATOM)
    feed = ET.Element(f"{{{_ATOM}}}feed")
    _put(feed, "id", f"urn:tallybook:{name}")
    _put(feed, "title", title)
    _put(feed, "updated", updated.isoformat())
    for one in entries:
        entry = ET.SubElement(feed, f"{{{_ATOM}}}entry")
        _put(entry, "id", f"urn:tallybook:{one.id}")
        _put(entry, "title", one.title)
        _put(entry, "updated", one.updated.isoformat())
        _put(ET.SubElement(entry, f"{{{_ATOM}}}author"), "name", one.author)
        ET.SubElement(entry, f"{{{_ATOM}}}link", {"href": base + one.path, "rel": "alternate"})
        _put(entry, "summary", one.summary)
    return bytes(ET.tostring(feed, encoding="utf-8", xml_declaration=True))


def _put(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, f"{{{_ATOM}}}{name}").text = writable(text)
