"""Shape: the same rows as FRED's JSON and as its XML."""

from collections.abc import Mapping, Sequence
from xml.etree import ElementTree as ET

from service.web.xml_text import writable

NUMBERS = frozenset({"count", "offset", "limit", "output_type", "popularity"})
Row = Mapping[str, str]


def as_json(many: str, about: Row, rows: Sequence[Row | str]) -> dict[str, object]:
    told = [row if isinstance(row, str) else _with_numbers(row) for row in rows]
    return {**_with_numbers(about), many: told}


def _with_numbers(row: Row) -> dict[str, object]:
    return {name: int(text) if name in NUMBERS else text for name, text in row.items()}


def as_xml(many: str, about: Mapping[str, object], one: str = "", rows: Sequence[Row | str] = ()) -> bytes:
    root = ET.Element(many, {name: writable(str(text)) for name, text in about.items()})
    for row in rows:
        if isinstance(row, str):
            ET.SubElement(root, one).text = row
        else:
            ET.SubElement(root, one, {name: writable(text) for name, text in row.items()})
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))
