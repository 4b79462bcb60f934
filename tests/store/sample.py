"""Articles and figures for the store's tests: every number of a text is a figure, read with no understanding at all."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal

from service.article import Article
from service.figures.figure import Figure
from service.statistic import Profile, profile, story
from service.store import Receipt, Store

NUMBER = re.compile(r"(?<![\w.])\d[\d,]*(?:\.\d+)?")
SENTENCE = re.compile(r"\S(?:[^.!?\n]|(?<=\d)\.(?=\d))*[.!?]?")
SOURCE = re.compile(r"according to (?:the )?([A-Z]\w+(?: [A-Z]\w+)*)")


def article(text: str, url: str | None = "https://gazette.example/1", **details: object) -> Article:
    details.setdefault("publisher", "The Harbour Gazette")
    details.setdefault("published_at", datetime(2025, 3, 3, 9, 30, tzinfo=UTC))
    return Article(text=text, url=url, **details)  # type: ignore[arg-type]


def figures(text: str) -> tuple[Figure, ...]:
    """In "Storms cut off 19 villages." the 19, of villages."""
    found = []
    for sentence in SENTENCE.finditer(text):
        source = SOURCE.search(sentence[0])
        for number in NUMBER.finditer(sentence[0]):
            after = re.match(r" ([a-z]+)", sentence[0][number.end() :])
            start = sentence.start() + number.start()
            figure = Figure(
                exact=number[0],
                start=start,
                end=start + len(number[0]),
                sentence=sentence[0],
                value=Decimal(number[0].replace(",", "")),
                measured=after[1] if after else None,
                sources=(source[1],) if source else (),
                confidence=0.5,
            )
            found.append(figure)
    return tuple(found)


def put(store: Store, said: Article, read: Sequence[Figure] | None = None, *, actor: str = "test") -> Receipt:
    read = figures(said.text) if read is None else read
    return store.record(said, read, profiles(said, read), actor=actor)


def profiles(said: Article, read: Sequence[Figure]) -> list[Profile | None]:
    told = story(said, read)
    return [profile(figure, told) for figure in read]
