"""What units a number can have, and how they hang together."""

from dataclasses import dataclass
from decimal import Decimal

from service.article import Span
from service.figures.figure import Kind


@dataclass(frozen=True, slots=True)
class Unit:
    """The kind and unit of a figure.

    unit    as docs/fields.md names it ("USD", "percent", "per 100,000 people", "kilometre"); None for a count
    words   where the unit stands in Article.text, after the numeral; None where nothing but the numeral says it
    factor  what one of the printed units is in ours: a cent is 0.01 dollars, a basis point 0.01 percentage points
    """

    kind: Kind
    unit: str | None = None
    words: Span | None = None
    factor: Decimal = Decimal(1)
