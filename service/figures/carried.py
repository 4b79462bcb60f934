"""What a figure may take from an earlier one of its article."""

from collections.abc import Sequence
from dataclasses import dataclass

from service.figures.figure import Figure


@dataclass(frozen=True, slots=True)
class Carried:
    """An earlier figure to take from.

    source    how it is related: "target" (the one referred to), "same" (before it in the sentence), "kin" (the nearest
              of its kind and unit), "twin" (the nearest of the same number)
    features  what is seen of the pair
    """

    source: str
    figure: Figure
    features: Sequence[str]
