"""Annotated: articles whose figures people have marked, beside what the extractor makes of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from service.article import Article
from service.figures.extract import extract
from service.figures.figure import Figure
from service.figures.sentences import read
from training.markup import articles


@dataclass(frozen=True, slots=True)
class Annotated:
    """One article.

    gold       the figures as annotated, in order
    labels     what each of gold is a figure of; None for what nobody would track
    extracted  the figures as the extractor reads them
    pairs      for each of extracted the index in gold of the figure that it overlaps most; None where none is left
    """

    id: str
    story: str
    article: Article
    gold: tuple[Figure, ...]
    labels: tuple[str | None, ...]
    extracted: tuple[Figure, ...]
    pairs: tuple[int | None, ...]


def annotated(corpus: Path) -> list[Annotated]:
    """Every annotated article of a folder."""
    return [_annotated(one) for one in articles(corpus)]


def _annotated(told: dict[str, Any]) -> Annotated:
    article = Article(
        text=told["text"],
        external_id=told["id"],
        title=told.get("title"),
        publisher=told.get("publisher"),
        url=told.get("url"),
        published_at=datetime.fromisoformat(told["published_at"].replace("Z", "+00:00")),
        events={phrase: date.fromisoformat(day) for phrase, day in (told.get("events") or {}).items()},
    )
    extracted = extract(article).figures
    gold = _gold(article, told["figures"])
    pairs = _pairs(extracted, gold)
    taken_back = {n for n, figure in zip(pairs, extracted, strict=True) if n is not None and figure.withdrawn}
    return Annotated(
        id=told["id"],
        story=told["story"],
        article=article,
        gold=tuple(replace(figure, withdrawn=n in taken_back) for n, figure in enumerate(gold)),
        labels=tuple(figure.get("statistic") for figure in told["figures"]),
        extracted=extracted,
        pairs=pairs,
    )


def _gold(article: Article, told: Sequence[dict[str, Any]]) -> tuple[Figure, ...]:
    sentences = read(article).sentences
    found = []
    for one in told:
        start = one["start"]
        around = next((s for s in sentences if s.start <= start < s.end), None)
        sentence = article.text[around.start : around.end] if around else one["exact"]
        fields = {name: one[name] for name in Figure.__dataclass_fields__ if name in one}
        fields |= {name: _decimal(one[name]) for name in ("value", "low", "high")}
        fields |= {name: one[name] and date.fromisoformat(one[name]) for name in ("valid_from", "valid_to")}
        found.append(Figure(**(fields | {"sentence": sentence, "sources": tuple(one["sources"])})))
    return tuple(found)


def _decimal(number: float | None) -> Decimal | None:
    return None if number is None else Decimal(int(number)) if float(number).is_integer() else Decimal(repr(number))


def _pairs(extracted: Sequence[Figure], gold: Sequence[Figure]) -> tuple[int | None, ...]:
    """One to one, those that share most characters first."""
    found: dict[int, int] = {}
    for _, _, i, j in sorted(_overlaps(extracted, gold)):
        if i not in found and j not in found.values():
            found[i] = j
    return tuple(found.get(i) for i in range(len(extracted)))


def _overlaps(extracted: Sequence[Figure], gold: Sequence[Figure]) -> Iterator[tuple[int, int, int, int]]:
    for i, p in enumerate(extracted):
        for j, g in enumerate(gold):
            shared = min(p.end, g.end) - max(p.start, g.start)
            if shared > 0:
                yield -shared, abs(p.start - g.start), i, j
