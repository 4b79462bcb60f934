"""Figure: a numeral with its context. Its fields are those of the JSON; numbers are exact decimals."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

Bound = Literal["exact", "about", "at_least", "more_than", "at_most", "less_than", "range"]
Kind = Literal["count", "share", "money", "rate", "measurement"]
Measure = Literal["level", "change"]
Direction = Literal["up", "down"]
ValidBasis = Literal["stated", "relative", "publication", "unknown"]


@dataclass(frozen=True, slots=True)
class Figure:
    """One number that an article states about the world.

    exact       Article.text[start:end], the numeric expression as it stands
    sentence    the sentence around it, as it stands
    value       the stated number with its scale applied and no more precise than printed; None for a range
    low, high   the stated limits, both included; None where none is stated
    sources     who is credited, from the origin to the last relay
    refers_to   index, in the article's figures, of the earlier figure it leans on
    withdrawn   the text itself takes this number back ("corrected from 31"), or says that it is denied
    confidence  how likely the whole record is right, 0 to 1
    """

    exact: str
    start: int
    end: int
    sentence: str
    value: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None
    bound: Bound = "exact"
    kind: Kind = "count"
    unit: str | None = None
    measured: str | None = None
    predicate: str | None = None
    agent: str | None = None
    place: str | None = None
    measure: Measure = "level"
    direction: Direction | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    valid_basis: ValidBasis = "unknown"
    valid_text: str | None = None
    sources: tuple[str, ...] = ()
    refers_to: int | None = None
    withdrawn: bool = False
    confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class Rejected:
    """A numeral that is not a figure, and why ("date", "year", "ordinal", "name", "pronoun", ...).

    rule  what decided that: a function ("naming.rank"), a form of time ("time clock") or of numeral ("numeral code")
    """

    exact: str
    start: int
    end: int
    reason: str
    rule: str
