"""Rows to records and back. Decimals and dates are text in the database, exactly as they were."""

import json
from collections.abc import Mapping
from dataclasses import fields
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import lru_cache
from operator import attrgetter, itemgetter
from sqlite3 import Row
from types import MappingProxyType
from typing import Any

from service.article import Article, WholeDay
from service.figures.figure import Figure
from service.store.connection import stamp, unstamp
from service.store.identity import words_key
from service.store.records import Revision, StatisticRef, StoredFigure, Transaction

Reading = dict[str, Any]  # the columns of figure_versions that say what a figure means

DECIMALS = ("value", "low", "high")
DATES = ("valid_from", "valid_to")
PLACE = ("exact", "start", "end", "sentence", "refers_to")
MEANING = tuple(field.name for field in fields(Figure) if field.name not in PLACE)
_MEANT, _READ = attrgetter(*MEANING), itemgetter(*MEANING)
NINES = str.maketrans("0123456789", "9876543210")


def reading_of(figure: Figure) -> Reading:
    """What the figure means, without where it stands, as the database keeps it."""
    row: Reading = dict(zip(MEANING, _MEANT(figure), strict=True))
    for name in DECIMALS:
        if row[name] is not None:
            row[name] = exact_text(row[name])
    for name in DATES:
        if row[name] is not None:
            row[name] = row[name].isoformat()
    row["sources"] = _json_of(figure.sources)
    row["withdrawn"] = int(figure.withdrawn)
    row["confidence"] = float(figure.confidence)
    return row


@lru_cache(maxsize=10_000)
def _json_of(sources: tuple[str, ...]) -> str:
    return json.dumps(sources, ensure_ascii=False)


@lru_cache(maxsize=10_000)
def sources_of(text: str) -> tuple[str, ...]:
    """The names in the column `sources`."""
    return tuple(json.loads(text))


def same_meaning(a: Mapping[str, Any], b: Mapping[str, Any]) -> bool:
    """How sure the extractor is of its reading is not part of it."""
    return all(a[name] == b[name] for name in (*MEANING, "refers_to") if name != "confidence")


def figure_of(row: Mapping[str, Any] | Row) -> Figure:
    meaning: Reading = dict(zip(MEANING, _READ(row), strict=True))
    for name in DECIMALS:
        if meaning[name] is not None:
            meaning[name] = Decimal(meaning[name])
    for name in DATES:
        meaning[name] = date.fromisoformat(meaning[name]) if meaning[name] else None
    meaning["sources"] = sources_of(meaning["sources"])
    meaning["withdrawn"] = bool(meaning["withdrawn"])
    return Figure(exact=row["exact"], start=row["start"], end=row["end"], sentence=row["sentence"], **meaning)


def stored_figure_of(found: Row, statistic: StatisticRef | None, *, stale: bool) -> StoredFigure:
    row = dict(zip(found.keys(), found, strict=True))  # a Row looks through all its names for each one
    return StoredFigure(
        id=row["figure"],
        version=row["version"],
        figure=figure_of(row),
        refers_to=row["refers_to"],
        article_id=row["article"],
        revision=row["revision"],
        title=row["title"],
        publisher=row["publisher"],
        url=row["url"],
        published_at=_moment_of(row["published_at"]),
        statistic=statistic,
        state=row["state"],
        stale=stale,
        present=bool(row["present"]),
        replaces=row["made_of"],
        prefix=row["prefix"],
        suffix=row["suffix"],
        transaction=transaction_of(row),
    )


def transaction_of(row: Mapping[str, Any] | Row, prefix: str = "t_") -> Transaction:
    return Transaction(
        id=row[prefix + "id"],
        recorded_at=unstamp(row[prefix + "recorded_at"]),
        actor=row[prefix + "actor"],
        kind=row[prefix + "kind"],
        reason=row[prefix + "reason"],
        hash=row[prefix + "hash"] or "",
    )


def keys_of(reading: Mapping[str, Any]) -> tuple[str, str, str | None]:
    """low_key, high_key and measured_key: what a reading is filtered and sorted by. A single number is both ends of its
    range; an open end is the other."""
    value, low, high = reading["value"], reading["low"], reading["high"]
    least = value if value is not None else low if low is not None else high
    most = value if value is not None else high if high is not None else low
    low_key = _sortable_text(least)
    return low_key, low_key if most is least else _sortable_text(most), words_key(reading["measured"])


def _sortable_text(number: str | None) -> str:
    """As `sortable`; of a whole number, as most are, straight from its digits."""
    if number is None or not number.isdecimal():
        return sortable(None if number is None else Decimal(number))
    digits = number.lstrip("0")
    return f"2{10**18 + len(digits) - 1}{digits.rstrip('0')}" if digits else "1"


def details_of(article: Article) -> dict[str, str | None]:
    """What is said of an article beside its text, as the database keeps it."""
    return {
        "external_id": article.external_id,
        "url": article.url,
        "title": article.title,
        "publisher": article.publisher,
        "publisher_key": words_key(article.publisher),
        "author": article.author,
        "published_at": article.published_at.isoformat() if article.published_at else None,
        "published": stamp(article.published_at) if article.published_at else "",
        "published_on": article.published_on.isoformat() if article.published_on else None,
        "language": article.language,
        "events": json.dumps({phrase: day.isoformat() for phrase, day in sorted(article.events.items())}),
    }


def _article_of(row: Row) -> Article:
    events = {phrase: date.fromisoformat(day) for phrase, day in json.loads(row["events"]).items()}
    return Article(
        text=row["text"],
        external_id=row["external_id"],
        title=row["title"],
        publisher=row["publisher"],
        author=row["author"],
        url=row["url"],
        published_at=_moment_of(row["published_at"]),
        language=row["language"],
        events=MappingProxyType(events),
    )


def revision_of(row: Row) -> Revision:
    return Revision(row["article"], row["number"], _article_of(row), transaction_of(row))


def _moment_of(text: str | None) -> datetime | None:
    if not text:
        return None
    found = datetime.fromisoformat(text)
    return found if "T" in text else WholeDay(found.year, found.month, found.day, tzinfo=UTC)


def exact_text(number: Decimal) -> str:
    """1.2E+6 stays 1.2E+6. Raises ValueError for what is no number."""
    if not number.is_finite():
        raise ValueError(f"not a number that can be stated: {number}")
    return str(number)


def sortable(number: Decimal | None) -> str:
    """Text that sorts as the numbers do, and is equal where they are; '' for None, before all of them.

    A digit for the sign, 19 for the power of ten, then the significant digits; below zero all counted from nine, so
    that -12 ("...87~") comes after -123 ("...876~").
    """
    if number is None:
        return ""
    if not number:
        return "1"
    digits, _, power = f"{number.copy_abs():E}".partition("E")
    key = f"{int(power) + 10**18:019d}{digits.replace('.', '').rstrip('0')}"
    return f"2{key}" if number > 0 else f"0{key.translate(NINES)}~"
