"""The day of publication, where the outlet gives none but the text does: "Published 3 March 2025"."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time

from service.article import Article
from service.figures.times.expression import Known, expressions

# Looked for in so many lines at the top, of so many characters.
LINES, LONGEST = 12, 120
# A date that stands alone stands in a shorter line.
ALONE = 60
# "Published 3 March 2025", "By Ada Quill | Posted on: Mar 3, 2025"; not "the report published 3 March 2025"
_PUBLISHED = re.compile(r"(?:^|[|·•–-])\W*(?:first )?(?:published|posted|issued|filed|dated?)\b.{0,12}$", re.IGNORECASE)
# "Last updated 4 March 2025"
_UPDATED = re.compile(r"(?:^|[|·•–-])\W*(?:last )?(?:updated|modified|revised)\b.{0,12}$", re.IGNORECASE)
# "PORT HARROW, March 3, 2025 (NWS) - ": what stands before and after the date of a dateline
_CITY = re.compile(r"[A-Z]{3}[A-Z .'’-]*(?:, [\w ]{2,20})?, $")
_DASH = re.compile(r"\s?(?:\([\w /]{2,30}\)\s?)?[–—-]\s")
# What may stand beside a date in a line of its own: "Monday, 3 March 2025, 09:40 GMT | 4 min read"
_BESIDE = re.compile(r"\b(?:[A-Z][a-z]{2,8}day|[A-Z]{2,4}|at|on|by|read|min(?:ute)?s?|[ap]\.?m\.?)\b|[\d:.,|•·()/-]|\s")
_NAMED_DAYS = frozenset({"day_md", "day_dm", "iso", "numeric"})
# No line without this holds one of them: "3 March", "3/3/2025"; not "3 boats"
_MAY_NAME = re.compile(r"[JFMASOND](?i:an|eb|ar|pr|ay|un|ul|ug|ep|ct|ov|ec)|\d[./-]\d")
# No longer line without this tells the day: "Posted on: Mar 3", "PORT HARROW, March 3 - "; not "They met on March 3"
_MAY_TELL = re.compile(r"(?i:published|posted|issued|filed|date|modified|revised)|[A-Z]{3}.*[–—-]\s")


def dated(article: Article) -> Article:
    """The article with the day that its own text gives as that of publication, if the outlet gives none."""
    if article.published_at is not None:
        return article
    told = _told(article.text)
    return article if told is None else replace(article, published_at=datetime.combine(told, time(), UTC))


def _told(text: str) -> date | None:
    lines = [line[:LONGEST] for line in text[: LINES * LONGEST * 4].split("\n") if line.strip()][:LINES]
    days = [(line, *found) for line in filter(_may_tell, lines) for found in _days(line)]
    for stands in (_is_published, _is_alone, _is_dateline, _is_updated):
        if (found := next((day for line, day, low, high in days if stands(line, low, high)), None)) is not None:
            return found
    return None


def _may_tell(line: str) -> bool:
    return bool(_MAY_NAME.search(line) and (len(line) < ALONE or _MAY_TELL.search(line)))


def _days(line: str) -> Iterator[tuple[date, int, int]]:
    for found in expressions(line, 0, Known()):
        if found.form in _NAMED_DAYS and found.basis == "stated" and found.bare is not None:
            yield found.bare.first, found.span.start, found.span.end


def _is_published(line: str, low: int, high: int) -> bool:
    return _PUBLISHED.search(line[:low]) is not None


def _is_updated(line: str, low: int, high: int) -> bool:
    return _UPDATED.search(line[:low]) is not None


def _is_alone(line: str, low: int, high: int) -> bool:
    return len(line) < ALONE and not _BESIDE.sub("", line[:low] + line[high:])


def _is_dateline(line: str, low: int, high: int) -> bool:
    return _CITY.search(line[:low]) is not None and _DASH.match(line, high) is not None
