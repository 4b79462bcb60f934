"""What the store gives back: frozen rows. Ids are short hashes of what identifies the thing, so they never depend on
the order of arrival: an article's of its URL (or external id, or text), a figure's of the place where it is said."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Generic, Literal, TypeVar, get_args

from service.article import Article
from service.figures.figure import Figure

RelationName = Literal["subset_of", "part_of_partition", "change_of", "breaks_from"]
RELATIONS: tuple[RelationName, ...] = get_args(RelationName)
RETRACT = "retract article"  # the kind of a transaction that takes back all that an article states
State = Literal["extracted", "confirmed", "corrected", "rejected", "retracted"]
DROPPED: tuple[State, ...] = ("rejected", "retracted")  # by a person: it counts for nothing
Ruling = Literal["same", "different", "unsure"]
Status = Literal["created", "revised", "amended", "unchanged"]
Change = Literal["gone", "unread", "reread", "described"]
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Transaction:
    """One recorded change of the database. `recorded_at` is UTC and never runs backwards.

    hash  SHA-256 over the hash before it and all that it wrote; '' while it is being written
    """

    id: int
    recorded_at: datetime
    actor: str
    kind: str
    reason: str | None
    hash: str


@dataclass(frozen=True, slots=True)
class Touched:
    """What one transaction changed, by id: figures that got a version, and their articles, and articles whose text or
    details changed. That others read a figure otherwise, as its statistic was merged or renamed, is not told here."""

    articles: tuple[str, ...]
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """What one transaction did to an article, in figures.

    revision  the newest at that time; is_new_text where the transaction brought it
    figure    the id of the only figure that got a version
    new       stated for the first time, in the place of none; edited: in the place of another number
    reworded  the same number in another sentence than before
    reread    another reading, a ruling, or a number that came back
    gone      no longer stated, with none in its place
    """

    article_id: str
    revision: int
    title: str | None
    publisher: str | None
    is_new_text: bool
    figure: str | None
    new: int
    edited: int
    reworded: int
    reread: int
    gone: int


@dataclass(frozen=True, slots=True)
class Revision:
    """One state of an article's text. `number` counts from 1.

    article      the text of this revision with its details (title, publisher, ...) as last amended
    transaction  the one that wrote this text
    """

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
    figure     its `refers_to` is None: an index means nothing outside one extraction; `refers_to` here is an id
    revision   the newest revision that states it; start and end count in its text
    stale      a person ruled on it, and what the ruling stands on has changed since
    present    False where the article's newest revision no longer states it
    replaces   the id of the figure that an edit of the article turned into this one when it was new: another number in
               the same sentence, or the same number in a reworded one. It is always an older one
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
    stale: bool
    present: bool
    replaces: str | None
    prefix: str
    suffix: str
    transaction: Transaction

    @property
    def is_dropped(self) -> bool:
        return self.state in DROPPED

    @property
    def stated(self) -> "Stated":
        """What of it is compared."""
        printed = self.published_at.date() if self.published_at else None
        statistic = self.statistic.id if self.statistic else None
        return Stated(
            self.id, self.figure, self.article_id, self.revision, self.publisher, printed, statistic, self.state
        )


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure of a statistic with no more about it than comparing takes. `statistic` is the id it is read under."""

    id: str
    figure: Figure
    article_id: str
    revision: int
    publisher: str | None
    published_on: date | None
    statistic: str | None
    state: State


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
class Relation:
    """What a person said of two statistics: the first is a subset, a part, the change or a break of the other."""

    statistic: StatisticRef
    relation: RelationName
    other: StatisticRef
    transaction: Transaction


@dataclass(frozen=True, slots=True)
class Source:
    """Who is credited with figures. `names`: every name that was judged to be the same one, this one first."""

    name: str
    names: tuple[str, ...]
    figures: int
    articles: int


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's ruling on two statistics (`a`, `b` are ids) or two sources (names). It holds until it is closed.

    stale  it holds, and what it stands on has changed since
    """

    id: str
    about: Literal["statistic", "source"]
    a: str
    b: str
    ruling: Ruling
    transaction: Transaction
    closed: Transaction | None
    stale: bool


@dataclass(frozen=True, slots=True)
class Receipt:
    """What recording an article came to.

    status      "amended": the same text with another title, publisher, date of publication or the like
    language    as the outlet states it, else as it was told from the text
    supported   False where the text is in a language that gives no figures
    count       how many figures the revision states
    read        reads them, as they stood then whenever it is asked: many who record need no more than the count
    transaction the one that wrote it; of an unchanged article the one that wrote it before
    warnings    what was held of the article and contradicts what came: another publisher, another time of publication,
                which is the reason of the transaction, too; and, of an article that was read, what was left out
    """

    status: Status
    article_id: str
    revision: int
    count: int
    read: Callable[[], tuple[StoredFigure, ...]] = field(repr=False, compare=False)
    transaction: Transaction
    language: str | None = None
    supported: bool = True
    warnings: tuple[str, ...] = ()

    @property
    def figures(self) -> tuple[StoredFigure, ...]:
        """Of the revision named, in text order."""
        return self.read()


@dataclass(frozen=True, slots=True)
class Rereading:
    """What reading an article anew came to, in figures: new ones, others than before, gone, and those on which a
    person's ruling stands though they are now read otherwise."""

    article_id: str
    new: int
    changed: int
    gone: int
    kept: int


@dataclass(frozen=True, slots=True)
class NumberChange:
    """One number that an edit of an article changed: `old` None where it is new, `new` None where it went."""

    old: StoredFigure | None
    new: StoredFigure | None


@dataclass(frozen=True, slots=True)
class SilentEdit:
    """An edit that put other numbers in the place of those it found, and whose text takes none of them back.

    revision  the one that the edit made
    changes   only the numbers that were replaced
    """

    revision: Revision
    changes: tuple[NumberChange, ...]


@dataclass(frozen=True, slots=True)
class StaleRuling:
    """A person's ruling whose ground has changed since, on a figure or on two statistics: the other one is None. The
    ruling stands until a person rules anew.

    change       "gone": no article states it any more; "unread": the extractor no longer reads a figure there;
                 "reread": it reads it otherwise, as `now`, or as of another statistic; "described": a person has named
                 or defined one of the statistics anew
    ruled        the transaction of the ruling
    replaced_by  the figure that an edit put in its place
    """

    figure: StoredFigure | None
    judgement: Judgement | None
    change: Change
    ruled: Transaction
    now: Figure | None
    replaced_by: str | None


@dataclass(frozen=True, slots=True)
class Vintage:
    """A version of a figure of a statistic, and the transaction that ended it: None while it holds."""

    figure: StoredFigure
    ended: Transaction | None


@dataclass(frozen=True, slots=True)
class Between:
    """Numbers from `least` to `most`, both included; None is no limit."""

    least: Decimal | None = None
    most: Decimal | None = None

    def __post_init__(self) -> None:
        if self.least is not None and self.most is not None and self.least > self.most:
            raise ValueError(f"limits run backwards: {self.least} to {self.most}")


@dataclass(frozen=True, slots=True)
class ArticleFilter:
    """What `Store.articles` selects by; None selects all.

    url, external_id   the one article that goes by them, the URL in any of its variants
    publisher          the whole name, in any case
    published_from, published_to   days as the outlet counts them, both included
    """

    url: str | None = None
    external_id: str | None = None
    publisher: str | None = None
    published_from: date | None = None
    published_to: date | None = None


@dataclass(frozen=True, slots=True)
class FigureFilter:
    """What `Store.figures` selects by; None and () select all. Absent figures are in no list.

    statistic    any member id of a merged statistic
    publisher, source, measured   whole names, in any case; a source also by its other names
    q            words that all stand in the sentence, the measured thing, the sources or the article's title
    kind, bound, measure, state   any of these
    value        a range that a figure states must lie wholly between the two
    valid_from, valid_to   the figure's valid time has a day in common with this period
    """

    statistic: str | None = None
    article: str | None = None
    publisher: str | None = None
    source: str | None = None
    measured: str | None = None
    q: str | None = None
    kind: tuple[str, ...] = ()
    unit: str | None = None
    bound: tuple[str, ...] = ()
    measure: tuple[str, ...] = ()
    state: tuple[str, ...] = ()
    value: Between | None = None
    confidence: Between | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    published_from: date | None = None
    published_to: date | None = None


@dataclass(frozen=True, slots=True)
class Page(Generic[Item]):
    """One page of a list, read at `as_of`. `next` is where the following page begins, None at the end."""

    items: tuple[Item, ...]
    next: str | None
    as_of: Transaction
