"""What a printed number is worth, exactly and no more precisely than it was printed."""

from dataclasses import dataclass
from decimal import Decimal

from service.figures.figure import Bound
from service.figures.numerals import Numeral


@dataclass(frozen=True, slots=True)
class Value:
    """The number a figure states.

    value      None for a range
    low, high  the stated limits: both for a range, one for "at least" and its like, else None
    """

    value: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None

    def __post_init__(self) -> None:
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"range runs backwards: {self.low} to {self.high}")


def find(numeral: Numeral, bound: Bound, factor: Decimal) -> Value:
    """The value of a numeral whose unit is worth `factor` of the unit we keep ("55 cents": 0.01 dollars)."""
    if numeral.form == "range":
        return Value(None, _times(numeral.low, factor), _times(numeral.high, factor))
    value = _times(numeral.value, factor)
    if bound in ("at_least", "more_than"):
        return Value(value, low=value)
    if bound in ("at_most", "less_than"):
        return Value(value, high=value)
    return Value(value)


def _times(number: Decimal | None, factor: Decimal) -> Decimal | None:
    return number if number is None or factor == 1 else number * factor
