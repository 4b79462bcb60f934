"""A web page into text and what it says about itself."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from trafilatura import bare_extraction
from trafilatura.settings import Document
from trafilatura.utils import decode_file
from trafilatura.xml import xmltotxt

from service.errors import Invalid

# <html lang="en-GB">; not <html data-lang="x">
PAGE_LANGUAGE = re.compile(r"<html\b[^>]{0,300}?\slang\s*=\s*[\"']?([A-Za-z]{2,3})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Page:
    """The article on a web page, without menus, advertisements and comments. None where the page does not say."""

    text: str
    title: str | None
    publisher: str | None
    author: str | None
    url: str | None
    published_at: datetime | None
    language: str | None


def decode(raw: bytes) -> str:
    """The page in the encoding that it declares or, failing that, seems to be in."""
    return decode_file(raw)


def read_html(html: str) -> Page:
    """Raises Invalid if there is no article on the page."""
    # extensive_search would take any date on the page, such as that of a copyright line, for the day of publication
    found = bare_extraction(
        html, with_metadata=True, include_comments=False, date_extraction_params={"extensive_search": False}
    )
    text = xmltotxt(found.body, include_formatting=False).strip() if isinstance(found, Document) else ""
    if not isinstance(found, Document) or not text:
        raise Invalid("`html` holds no article text: send the text itself as `text`", "/html")
    language = PAGE_LANGUAGE.search(html[:10_000])
    return Page(
        text=text,
        title=found.title,
        publisher=found.sitename,
        author=found.author,
        url=found.url,
        published_at=datetime.fromisoformat(found.date).replace(tzinfo=UTC) if found.date else None,
        language=language[1].lower() if language else None,
    )
