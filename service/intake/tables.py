"""The tables of a web page in lines: no numeral of them is lost without a word, and the prose in them is read."""

import re
from collections.abc import Iterator

from lxml.etree import SubElement, _Element
from lxml.html import HtmlElement

PARAGRAPHS = {"head", "list", "p", "quote"}
PROSE_WORDS = 6
CAPTION_WORDS = 3  # of a row with one cell: "Registered unemployed, March 2025"
# "Nine people died in the fire."; not "Homes destroyed", "340", "Approx."
ENDED = re.compile(r"[.!?…][\"”’')\]]*$")


def without_lists(tree: HtmlElement) -> None:
    """Makes paragraphs of the lists in cells, which trafilatura would leave out."""
    for cell in tree.iter("td", "th"):
        for item in cell.findall(".//li"):
            item.tag = "p"
        for listed in [*cell.iterfind(".//ul"), *cell.iterfind(".//ol")]:
            listed.drop_tag()


def in_lines(body: _Element) -> None:
    """Puts lines into the place of each table that trafilatura found: a row of data as "| Alder | 340 |", which the
    extractor rejects as a table, and prose, as on pages laid out by tables, as the paragraphs that it is."""
    for table in [one for one in body.iter("table") if next(one.iterancestors("table"), None) is None]:
        parent, place = table.getparent(), list(table.getparent()).index(table)
        for number, line in enumerate((*_lines(table), *filter(str.strip, [table.tail or ""]))):
            paragraph = SubElement(parent, "p")
            paragraph.text = line
            parent.insert(place + number, paragraph)
        parent.remove(table)


def _lines(table: _Element) -> Iterator[str]:
    for row in table.iterchildren("row"):
        cells = [_told(cell) for cell in row.iterchildren("cell")]
        data = [" ".join(cell) for cell in cells if not _is_prose(cell)]
        told = "".join(data) if sum(map(bool, data)) == 1 else ""
        if len(told.split()) >= CAPTION_WORDS:
            yield told
        elif any(data):
            yield f"| {' | '.join(data).rstrip(' |')} |"
        for cell in filter(_is_prose, cells):
            yield from cell


def _told(cell: _Element) -> list[str]:
    """Its paragraphs; words that stand in none are one, too."""
    texts = [cell.text or ""]
    for child in cell:
        inner = ["".join(one.itertext()) for one in (child if child.tag == "list" else [child])]
        if child.tag in PARAGRAPHS:
            texts += [*inner, child.tail or ""]
        else:
            texts[-1] += "".join(inner) + (child.tail or "")
    return [" ".join(text.split()) for text in texts if text.strip()]


def _is_prose(cell: list[str]) -> bool:
    return any(len(text.split()) >= PROSE_WORDS and ENDED.search(text) for text in cell)
