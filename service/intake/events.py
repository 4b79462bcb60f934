"""Dated events beneath an article's own: "just before the start of the war in Gaza" needs to know when that was."""

from dataclasses import replace
from datetime import date
from functools import cache

from service.article import Article
from service.settings import known_events


def with_known_events(article: Article) -> Article:
    """The article as the extractor reads it, its own events last: the last of two phrases for one event counts. What
    goes on record is the article as it came in."""
    own = dict(article.events)
    return replace(article, events={phrase: day for phrase, day in _known().items() if phrase not in own} | own)


@cache
def _known() -> dict[str, date]:
    return known_events()
