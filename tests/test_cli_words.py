"""Figures in a reader's words."""

from decimal import Decimal

import pytest

from service.cli.words import value_in_words
from service.figures.figure import Figure, Kind

VALUES: list[tuple[str, str | None, Kind, str]] = [
    ("4", "degree Celsius", "measurement", "4 degrees Celsius"),
    ("1", "metre", "measurement", "1 metre"),
    ("3.5", "square kilometre", "measurement", "3.5 square kilometres"),
    ("5", "foot", "measurement", "5 feet"),
    ("90", "kilometre per hour", "measurement", "90 kilometres per hour"),
    ("3", "percentage_point", "share", "3 percentage points"),
    ("20", "percent", "share", "20 percent"),
    ("340", "pound foot", "measurement", "340 pound feet"),
    ("2.4", "gigahertz", "measurement", "2.4 gigahertz"),
    ("12", "per 100,000 people", "rate", "12 per 100,000 people"),
    ("1200000", "USD", "money", "1,200,000 USD"),
    ("17", None, "count", "17"),
]


@pytest.mark.parametrize(("value", "unit", "kind", "expected"), VALUES)
def test_a_unit_takes_the_plural_of_its_number(value: str, unit: str | None, kind: Kind, expected: str) -> None:
    figure = Figure(exact=value, start=0, end=len(value), sentence=value, value=Decimal(value), kind=kind, unit=unit)
    assert value_in_words(figure) == expected
