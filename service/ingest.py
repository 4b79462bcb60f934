"""The one writing use case: an article in, its figures on record."""

import dataclasses
import hashlib
import logging
from collections import Counter
from functools import cache
from pathlib import Path
from types import MappingProxyType

from service.article import Article
from service.editorial import vocabulary
from service.errors import Invalid
from service.figures.extract import Extraction, extract
from service.figures.language import ENGLISH, tell
from service.intake.events import with_known_events
from service.settings import CONFIG
from service.statistic import Profile, profile, story
from service.store import Receipt, Store, readable

log = logging.getLogger(__name__)

MOST_FIGURES = 10_000  # of one article, which take half a minute; a long report states about 200
READ_WITH = (".py", ".json", ".npz", ".toml")


def ingest(store: Store, article: Article, *, actor: str) -> Receipt:
    """Extracts an article's figures and puts both on record; the same article again changes nothing.

    An article in a language that the extractor does not read is kept without figures, and the receipt says so.
    Raises Invalid for a text without any words and for a date of publication without a time zone, and TooLarge for more
    than MOST_FIGURES figures.
    """
    _check(article)
    article = store.completed(_cleaned(article))
    if (known := store.unchanged(article)) is not None:
        return dataclasses.replace(known, supported=tell(article) == ENGLISH)
    extraction, profiles = read(article, MOST_FIGURES)
    article = dataclasses.replace(article, language=article.language or extraction.language)
    receipt = store.record(article, extraction.figures, profiles, actor=actor)
    log.info(
        "article %s revision %d %s, %d figures",
        receipt.article_id,
        receipt.revision,
        receipt.status,
        receipt.count,
    )
    warnings = (*receipt.warnings, *_left_out(extraction), *_undated(article, extraction))
    told = dataclasses.replace(receipt, language=extraction.language, supported=extraction.supported)
    return dataclasses.replace(told, warnings=warnings)


def _left_out(extraction: Extraction) -> list[str]:
    """What a reader would take for figures and does not find on record."""
    tabled = sum(one.reason == "table" for one in extraction.rejected)
    return [f"numbers that stand in tables and are not read: {tabled}"] if tabled else []


def _undated(article: Article, extraction: Extraction) -> list[str]:
    """Where neither the outlet nor the text tells when it was printed, a figure has the day that is told beside it."""
    bases = Counter(figure.valid_basis for figure in extraction.figures)
    if article.published_at or bases["publication"] or not bases["unknown"]:
        return []
    return [f"no day of publication is known, and figures without a day: {bases['unknown']}; give it as published_at"]


def read(article: Article, most: int | None = None) -> tuple[Extraction, list[Profile | None]]:
    """What the extractor makes of the text, and a profile for each figure. Raises TooLarge for more than `most`."""
    extraction = extract(with_known_events(article), most)
    told = story(article, extraction.figures, vocabulary())
    return extraction, [profile(figure, told) for figure in extraction.figures]


@cache
def extractor() -> str:
    """The version of all that `read` depends on: another one may read the same text otherwise."""
    told = hashlib.sha256()
    code = (Path(__file__).parent / folder for folder in ("figures", "intake", "statistic", "syntax"))
    for file in sorted(path for folder in (*code, CONFIG) for path in folder.iterdir() if path.suffix in READ_WITH):
        told.update(file.read_bytes())
    return told.hexdigest()[:16]


def _check(article: Article) -> None:
    if not article.text.strip():
        raise Invalid("The text is empty: send the article's words.", "/text")
    if article.published_at is not None and article.published_at.tzinfo is None:
        raise Invalid("published_at has no time zone: add one, such as 2024-11-22T10:30:00Z.", "/published_at")


def _cleaned(article: Article) -> Article:
    """The article with what cannot be stored replaced, one character for one."""
    texts = ("text", "external_id", "title", "publisher", "author", "url", "language")
    said = {name: readable(value) for name in texts if (value := getattr(article, name)) is not None}
    events = {readable(phrase): day for phrase, day in article.events.items()}
    return dataclasses.replace(article, events=MappingProxyType(events), **said)  # type: ignore[arg-type]
