"""Dated events beneath an article's own: "just before the start of the war in Gaza" needs to know when that was."""

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from service.article import Article
from service.errors import Invalid
from service.settings import CONFIG, read_toml


def with_known_events(article: Article) -> Article:
    """The article as the extractor reads it, its own events last: the last of two phrases for one event counts. What
    goes on record is the article as it came in."""
    own = dict(article.events)
    return replace(article, events={phrase: day for phrase, day in known_events().items() if phrase not in own} | own)


@cache
def known_events(path: Path = CONFIG / "events.toml") -> dict[str, date]:
    """Phrases that date themselves ("the start of the war in Gaza") and the day they name."""
    events = read_toml(path)
    for phrase, day in events.items():
        if type(day) is not date:
            raise Invalid(f'{path}: "{phrase}" must be a date such as 2023-10-07, without quotation marks', phrase)
    return events
