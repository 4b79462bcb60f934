"""A web page into text and what it says about itself."""

import logging
import re
from configparser import ConfigParser
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime

from lxml.html import HtmlElement
from trafilatura import bare_extraction, load_html
from trafilatura.settings import DEFAULT_CONFIG, Document
from trafilatura.utils import decode_file
from trafilatura.xml import xmltotxt

from service.errors import Invalid
from service.intake.parts import is_web_address, moment
from service.intake.tables import in_lines, without_lists

# <html lang="en-GB">; not <html data-lang="x">
PAGE_LANGUAGE = re.compile(r"<html\b[^>]{0,300}?\slang\s*=\s*[\"']?([A-Za-z]{2,3})\b", re.IGNORECASE)

WHOLE_PAGE = re.compile(r"<html[\s>]", re.IGNORECASE)  # "<HTML lang=en>"; not "<p>the <html5> tag</p>"
BREAKS = re.compile(r"\n\s*")


def _settings() -> ConfigParser:
    """As trafilatura comes, but a short article is one too: below 250 characters it would lose its paragraphs."""
    settings = deepcopy(DEFAULT_CONFIG)
    settings["DEFAULT"]["min_extracted_size"] = "1"
    return settings


SETTINGS = _settings()
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it complains of, the error below says better


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
    """A whole page, or a piece of one ("<p>…</p>"). Raises Invalid if there is no article in it."""
    page = html if WHOLE_PAGE.search(html[:10_000]) else f"<html><body>{html}</body></html>"
    # extensive_search would take any date on the page, such as that of a copyright line, for the day of publication
    found = bare_extraction(
        _without_marks(load_html(page)),
        with_metadata=True,
        include_comments=False,
        date_extraction_params={"extensive_search": False},
        config=SETTINGS,
    )
    text = _text(found) if isinstance(found, Document) else ""
    if not isinstance(found, Document) or not text:
        raise Invalid("`html` holds no article text: send the text itself as `text`", "/html")
    language = PAGE_LANGUAGE.search(html[:10_000])
    url = found.url if found.url and is_web_address(found.url) else None
    return Page(
        text=text,
        title=found.title,
        publisher=found.sitename,
        author=found.author,
        url=url,
        published_at=moment(found.date, "html") if found.date else None,
        language=language[1].lower() if language else None,
    )


def _text(found: Document) -> str:
    in_lines(found.body)
    return BREAKS.sub("\n\n", xmltotxt(found.body, False).strip())


STRUCK = ("del", "s", "strike")
SUPERSCRIPTS = str.maketrans("0123456789-+", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺")
AREA = re.compile(r"(?<![^\W\d_])(?:[kcm]?m|ft|mi|in|yd)$")  # "12 km", "3.5m"; not "from"
POWER = re.compile(r"(?:^|\D)10$")  # "6 × 10"
EXPONENT = re.compile(r"[-+]?\d{1,3}")
ORDINAL = re.compile(r"(?:st|nd|rd|th|er|e|o|a)", re.IGNORECASE)


def _without_marks(tree: HtmlElement | None) -> HtmlElement | None:
    """Without text that is struck out and without footnote marks, which would be read as digits: "12<sup>3</sup>"."""
    if tree is None:
        return None
    without_lists(tree)
    for struck in list(tree.iter(*STRUCK)):
        struck.drop_tree()
    for raised in list(tree.iter("sup")):
        said = raised.text_content().strip()
        before = _text_before(raised)
        if EXPONENT.fullmatch(said) and (POWER.search(before) or (said in {"2", "3"} and AREA.search(before))):
            raised.text = said.translate(SUPERSCRIPTS)
            raised.drop_tag()
        elif ORDINAL.fullmatch(said):
            raised.drop_tag()
        else:
            raised.drop_tree()
    return tree


def _text_before(element: HtmlElement) -> str:
    previous = element.getprevious()
    before = previous.tail if previous is not None else element.getparent().text
    return (before or "")[-20:]
