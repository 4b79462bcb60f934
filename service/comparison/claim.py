"""Claim: one article's statement of a figure, as comparison takes it, and when it speaks of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from service.comparison.base import is_base
from service.comparison.source import Aliases
from service.figures.figure import Figure


@dataclass(frozen=True, slots=True)
class Claim:
    """A figure with who printed it and when.

    statistic  canonical id; None where nobody knows what it is a figure of
    withdraws  numbers of this statistic that the same article takes back ("corrected from 31")
    corrected  a person put right what was read, so `exact` may say another number than the one in force
    first_print  the article that printed the same text before, near enough; None for a text of its own
    first_printed_on  and when that was: where the text tells no time, its copies speak of that day
    """

    id: str
    figure: Figure
    article_id: str
    publisher: str | None
    published_on: date | None
    statistic: str | None
    withdraws: tuple[Decimal, ...] = ()
    corrected: bool = False
    first_print: str | None = None
    first_printed_on: date | None = None

    @property
    def witness(self) -> str:
        """The article that printed the text first: near-copies say what one says."""
        return self.first_print or self.article_id

    @property
    def is_dated(self) -> bool:
        """Does the text itself say the time?"""
        return self.figure.valid_basis in ("stated", "relative") and self.figure.valid_to is not None

    @property
    def is_base(self) -> bool:
        """Is it the number before that of its own sentence, of no time that is told?"""
        return not self.is_dated and is_base(self.figure)

    @property
    def begins(self) -> date | None:
        return self.ends if self._is_of_first_print or self.is_base else self.figure.valid_from or self.ends

    @property
    def ends(self) -> date | None:
        """The last day spoken of. A base came before the number of its sentence, nobody knows when."""
        if self.is_base:
            return None
        return self.first_printed_on if self._is_of_first_print else self.figure.valid_to or self.published_on

    @property
    def _is_of_first_print(self) -> bool:
        return self.first_printed_on is not None and not self.is_dated


@dataclass(frozen=True, slots=True)
class Rules:
    """What is a matter of choice, or was said by a person.

    about    how far an approximation may be off, as a share of it
    related  two statistics, the first a "subset_of", "part_of_partition", "change_of" or "breaks_from" the second
    """

    about: Decimal = Decimal("0.075")
    aliases: Aliases = field(default_factory=Aliases)
    related: Mapping[tuple[str, str], str] = field(default_factory=lambda: MappingProxyType({}))
