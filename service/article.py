"""An article: one text of one publisher. Every offset in the service counts in `Article.text`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType
from typing import NamedTuple


class Span(NamedTuple):
    """Characters start..end of Article.text (Unicode code points); end is excluded."""

    start: int
    end: int


class WholeDay(datetime):
    """A day of publication where no time of it is known: midnight in UTC to all who reckon, and written as the day."""

    def isoformat(self, sep: str = "T", timespec: str = "auto") -> str:
        return self.date().isoformat()


@dataclass(frozen=True, slots=True)
class Article:
    """One state of one publisher's text, as it came in.

    text          never altered: figures quote it by offset
    published_at  with a time zone, a WholeDay where only the day is known; None where the outlet gives none
    language      as the outlet states it ("en"); None where it does not
    events        phrases to dates, for this article only ("the start of the war": 2023-10-07)
    """

    text: str
    external_id: str | None = None
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    published_at: datetime | None = None
    language: str | None = None
    events: Mapping[str, date] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def published_on(self) -> date | None:
        """The day of publication, in the time zone the outlet gives."""
        return self.published_at.date() if self.published_at else None
