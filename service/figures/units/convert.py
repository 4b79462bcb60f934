"""Convert: units of one dimension, by exact factors. No rates of exchange."""

from decimal import Decimal
from types import MappingProxyType

from service.figures.figure import Figure

# Of each dimension its units, and how much of the first one of them is: exact by definition of the units. A degree
# Fahrenheit is the first of its dimension, as every degree Celsius is exact in it.
_DIMENSIONS = {
    "length": "metre 1,kilometre 1000,centimetre .01,millimetre .001,mile 1609.344,yard .9144,foot .3048,inch .0254,"
    "nautical mile 1852",
    "mass": "kilogram 1,gram .001,tonne 1000,pound .45359237,ounce .028349523125,ton 907.18474",
    "area": "square metre 1,square kilometre 1000000,hectare 10000,acre 4046.8564224,square mile 2589988.110336,"
    "square foot .09290304",
    "volume": "litre 1,cubic metre 1000,barrel 158.987294928,gallon 3.785411784",
    "speed": "kilometre per hour 1,mile per hour 1.609344,metre per second 3.6,knot 1.852",
    "time": "second 1,minute 60,hour 3600,day 86400,week 604800",
    "temperature": "degree Fahrenheit 1,degree Celsius 1.8",
}


def _units() -> dict[str, tuple[str, Decimal]]:
    rows = ((dimension, row.rpartition(" ")) for dimension, rows in _DIMENSIONS.items() for row in rows.split(","))
    return {unit: (dimension, Decimal(factor)) for dimension, (unit, _, factor) in rows}


UNITS = MappingProxyType(_units())


NOUGHT = MappingProxyType({"degree Celsius": Decimal(32)})  # where the unit counts from, in its dimension's first unit


def dimension(figure: Figure) -> str | None:
    """What the unit measures, so that what can be converted has one dimension; the base of a rate; else the unit.

    A rate's base is without the people it is told of: "per 100,000 residents" is "per 100,000 people".
    """
    unit = figure.unit
    if unit is None:
        return None
    if figure.kind == "measurement":
        return UNITS[unit][0] if unit in UNITS else unit
    return " ".join(unit.split()[:2]) if figure.kind == "rate" else unit


def in_common(number: Decimal, figure: Figure) -> Decimal:
    """The number in the dimension's first unit; as it is where nothing can be converted."""
    if figure.kind != "measurement":
        return number
    return number * _scale(figure) + _nought(figure)


def in_unit_of(number: Decimal, other: Figure, figure: Figure) -> Decimal:
    """What `other` states by the number, in the unit of `figure`."""
    if other.unit == figure.unit or dimension(other) != dimension(figure):
        return number
    return out_of_common(in_common(number, other), figure)


def _scale(figure: Figure) -> Decimal:
    if figure.kind != "measurement" or figure.unit not in UNITS:
        return Decimal(1)
    return UNITS[figure.unit or ""][1]


def _nought(figure: Figure) -> Decimal:
    """9 degrees Fahrenheit warmer is 5 degrees Celsius warmer: only a level counts from somewhere."""
    return NOUGHT.get(figure.unit or "", Decimal(0)) if figure.measure == "level" else Decimal(0)


def out_of_common(number: Decimal, figure: Figure) -> Decimal:
    """A number of the dimension's first unit in the unit of `figure`."""
    return (number - _nought(figure)) / _scale(figure)
