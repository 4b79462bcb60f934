"""The tables of a web page in lines: no numeral of them is lost without a word, and the prose in them is read."""

import re
from collections.abc import Iterator

from lxml.etree import SubElement, _Element

PARAGRAPHS = {"head", "item", "list", "p", "quote"}
PROSE_WORDS = 6
CAPTION_WORDS = 3  # of a row with one cell: "Registered unemployed, March 2025"
# "Nine people died in the fire."; not "Homes destroyed", "340", "Approx."
ENDED = re.compile(r"[.!?…][\"”’')\]]*$")


def in_lines(body: _Element) -> None:
    """Puts lines into the place of each table that trafilatura found: a row of data as "| Alder | 340 |", which the
    extractor rejects as a table, and prose, as on pages laid out by tables, as the paragraphs that it is."""
    for table in list(body.iter("table")):
        parent, place = table.getparent(), list(table.getparent()).index(table)
        for number, line in enumerate(_lines(table)):
            paragraph = SubElement(parent, "p")
            paragraph.text = line
            parent.insert(place + number, paragraph)
        parent.remove(table)


def _lines(table: _Element) -> Iterator[str]:
    for row in table.iter("row"):
        cells = [_told(cell) for cell in row.iter("cell")]
        data = [" ".join(cell) for cell in cells if not _is_prose(cell)]
        told = "".join(data) if sum(map(bool, data)) == 1 else ""
        if len(told.split()) >= CAPTION_WORDS:
            yield told
        elif any(data):
            yield f"| {' | '.join(data).rstrip(' |')} |"
        for cell in filter(_is_prose, cells):
            yield from cell


def _told(cell: _Element) -> list[str]:
    """Its paragraphs; one of them where it has no inner ones."""
    blocks = [child for child in cell if child.tag in PARAGRAPHS]
    texts = (
        [cell.text or "", *("".join(child.itertext()) for child in blocks)] if blocks else ["".join(cell.itertext())]
    )
    return [" ".join(text.split()) for text in texts if text.strip()]


def _is_prose(cell: list[str]) -> bool:
    return any(len(text.split()) >= PROSE_WORDS and ENDED.search(text) for text in cell)
