"""What the store gives back: frozen rows. Ids are short hashes of what identifies the thing, so they never depend on
the order of arrival: an article's of its URL (or external id, or text), a figure's of the place where it is said."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Generic, Literal, TypeVar

from service.article import Article
from service.figures.figure import Figure

State = Literal["extracted", "confirmed", "corrected", "rejected", "retracted"]
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Transaction:
    """One recorded change of the database. `recorded_at` is UTC and never runs backwards."""

    id: int
    recorded_at: datetime
    actor: str
    kind: str
    reason: str | None


@dataclass(frozen=True, slots=True)
class Revision:
    """One state of an article's text. `number` counts from 1."""

    article_id: str
    number: int
    article: Article
    transaction: Transaction


@dataclass(frozen=True, slots=True)
class StatisticRef:
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class StoredFigure:
    """One version of one figure, as it was held at the transaction asked for.

    version    counts from 1
    present    False where the article's newest revision no longer states it
    replaces   the id of the figure whose number an edit of the article changed into this one
    prefix, suffix  up to 32 characters of text around it, for a TextQuoteSelector
    """

    id: str
    version: int
    figure: Figure
    refers_to: str | None
    article_id: str
    revision: int
    title: str | None
    publisher: str | None
    url: str | None
    published_at: datetime | None
    statistic: StatisticRef | None
    state: State
    present: bool
    replaces: str | None
    prefix: str
    suffix: str
    transaction: Transaction


@dataclass(frozen=True, slots=True)
class Statistic:
    """What figures are figures of. `members` are the ids that were merged into this one, itself included."""

    id: str
    name: str
    definition: str | None
    kind: str
    unit: str | None
    figures: int
    articles: int
    members: tuple[str, ...]
    version: int
    transaction: Transaction


@dataclass(frozen=True, slots=True)
class NumberChange:
    """One number that an edit of an article changed: `old` None where it is new, `new` None where it went."""

    old: StoredFigure | None
    new: StoredFigure | None


@dataclass(frozen=True, slots=True)
class FigureFilter:
    """What `Store.figures` selects by; None selects all. `statistic` may be any member id of a merged statistic."""

    statistic: str | None = None
    article: str | None = None
    publisher: str | None = None
    source: str | None = None
    measured: str | None = None
    q: str | None = None
    kind: str | None = None
    unit: str | None = None
    bound: str | None = None
    state: str | None = None
    value: tuple[Literal["ge", "le", "eq"], Decimal] | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    published_from: date | None = None
    published_to: date | None = None


@dataclass(frozen=True, slots=True)
class Page(Generic[Item]):
    """One page of a list. `next` is where the following page begins, None at the end; `as_of` is what it was read at."""

    items: tuple[Item, ...]
    next: str | None
    as_of: Transaction
