"""What a figure may take from an earlier one of its article."""

from collections.abc import Hashable, Sequence
from typing import NamedTuple

from service.figures.figure import Figure

Feature = tuple[Hashable, ...]


class Carried(NamedTuple):
    """An earlier figure to take from.

    source   how it is related: "target" (the one referred to), "same" (before it in the sentence), "kin" (the nearest
             of its kind and unit), "twin" (the nearest of the same number)
    alone    what is seen of the pair
    joined   what counts only beside what the field knows of the later figure
    parted   whether a new paragraph begins between the two
    """

    source: str
    figure: Figure
    alone: Sequence[Feature]
    joined: Sequence[Feature]
    parted: bool = False

    def features(self, *known: Hashable) -> list[Feature]:
        """What speaks for taking from it; `known` is what the field knows of the later figure."""
        return [*self.alone, *[(*seen, *known) for seen in self.joined]]
