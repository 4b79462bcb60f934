"""Levels and changes."""

import pytest

from service.article import Article, Span
from service.figures.figure import Kind
from service.figures.measure import find
from service.figures.sentences import read

# sentence with the numeral in brackets, what stands behind its unit in braces, kind, expected direction
CHANGES: list[tuple[str, Kind, str | None]] = [
    ("The number of inmates rose by [17] to 305.", "count", "up"),
    ("The number of inmates rose by 17 to [305].", "count", None),
    ("Prices climbed nearly [4%] last month.", "share", "up"),
    ("Crude slipped [$2] to $71.", "money", "down"),
    ("Crude slipped $2 to [$71].", "money", None),
    ("The toll stands at 40, [12] more than on Monday.", "count", "up"),
    ("There were [61%] fewer cases than a year ago.", "share", "down"),
    ("The fund took [12%] off, an increase of [3] was ruled out.", "count", "up"),
    ("A [12%] rise in rents was announced.", "share", "up"),
    ("A [12]-day strike ended.", "measurement", None),
    ("The firm cut its workforce by [400].", "count", "down"),
    ("Sales are up from [1,104] in 2022.", "count", None),
    ("The ministry corrected the share to [4%] from 6%.", "share", None),
    ("The bank brought down its costs by [5%].", "share", "down"),
    ("Women make up [26 percent] of the staff.", "share", None),
    ("Divers brought up [eight] bodies.", "count", None),
    ("The club lost [five] matches.", "count", None),
    ("The storm dropped [85] mm of rain.", "measurement", None),
    ("The lira has lost [a fifth] of its value.", "share", "down"),
    ("A fall in the lake raises bills by [6%].", "share", "up"),
    ("Silver gained [45 crowns], or 1%, to 912 crowns.", "money", "up"),
    ("Silver lost [Rs 500] to Rs 91,500.", "money", "down"),
    ("The police wounded [scores] more in the square.", "count", None),
]


@pytest.mark.parametrize(("marked", "kind", "direction"), CHANGES)
def test_a_change_is_told_from_a_level(marked: str, kind: Kind, direction: str | None) -> None:
    start, end = marked.rindex("["), marked.rindex("]") - 1
    text = marked[:start].replace("[", "").replace("]", "") + marked[start:].replace("[", "").replace("]", "")
    offset = len(marked[:start]) - len(marked[:start].replace("[", "").replace("]", ""))
    span = Span(start - offset, end - offset)
    unit_end = span.end + (3 if text[span.end :].startswith(" mm") else 0)
    found = find(read(Article(text)), 0, span, unit_end, kind)
    assert (found.measure, found.direction) == (("change", direction) if direction else ("level", None))
