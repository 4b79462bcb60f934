"""Stories: short articles on few events, told apart by hand, from text with their figures marked in it.

A line "== Two fires", then for each article a line "-- 2025-03-04 Its title" and its text, in which "{nine|hotel dead}"
marks a figure by what it counts. Figures of one story with one mark are of one statistic, those with two marks are not;
of "visitors/2024" and "visitors/2025" nothing is said: they may be one series.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from service.article import Article

MARK = re.compile(r"\{([^|{}]+)\|([^|{}]+)\}")  # "{nine|hotel dead}", not "{9}"


class Marked(NamedTuple):
    """Where a figure stands, and what it counts."""

    start: int
    end: int
    label: str


class Told(NamedTuple):
    story: str
    article: Article
    marks: tuple[Marked, ...]


def stories(folder: Path) -> list[Told]:
    """Every article of every story, in the order of the files' names."""
    return [
        told
        for path in sorted(folder.glob("*.txt"))
        for story in f"\n{path.read_text(encoding='utf-8')}".split("\n== ")[1:]
        for told in _articles(*story.split("\n", 1))
    ]


def _articles(title: str, told: str) -> Iterator[Told]:
    for number, article in enumerate(f"\n{told}".split("\n-- ")[1:]):
        head, body = article.split("\n", 1)
        yield _told(title, f"{title} {number}", head, body.strip())


def _told(story: str, identity: str, head: str, body: str) -> Told:
    day, title = head.split(" ", 1)
    text, marks, last = "", [], 0
    for mark in MARK.finditer(body):
        text += body[last : mark.start()]
        marks.append(Marked(len(text), len(text) + len(mark[1]), mark[2]))
        text += mark[1]
        last = mark.end()
    printed = datetime.fromisoformat(day).replace(hour=9, tzinfo=UTC)
    article = Article(text=text + body[last:], title=title, external_id=identity, published_at=printed)
    return Told(story, article, tuple(marks))


def is_open(a: str, b: str) -> bool:
    """Two marks of which it is not said whether they are of one statistic."""
    return a != b and a.split("/")[0] == b.split("/")[0]
