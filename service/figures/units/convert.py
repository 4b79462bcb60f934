"""Convert: units of one dimension, by exact factors. No rates of exchange."""

from decimal import Decimal
from types import MappingProxyType

from service.figures.figure import Figure

# unit: (dimension, how much of the dimension's first unit one of it is). Exact by definition of the units.
UNITS = MappingProxyType(
    {
        "metre": ("length", Decimal(1)),
        "kilometre": ("length", Decimal(1000)),
        "centimetre": ("length", Decimal("0.01")),
        "millimetre": ("length", Decimal("0.001")),
        "mile": ("length", Decimal("1609.344")),
        "yard": ("length", Decimal("0.9144")),
        "foot": ("length", Decimal("0.3048")),
        "inch": ("length", Decimal("0.0254")),
        "nautical mile": ("length", Decimal(1852)),
        "kilogram": ("mass", Decimal(1)),
        "gram": ("mass", Decimal("0.001")),
        "tonne": ("mass", Decimal(1000)),
        "pound": ("mass", Decimal("0.45359237")),
        "ounce": ("mass", Decimal("0.028349523125")),
        "ton": ("mass", Decimal("907.18474")),
        "square metre": ("area", Decimal(1)),
        "square kilometre": ("area", Decimal(1_000_000)),
        "hectare": ("area", Decimal(10_000)),
        "acre": ("area", Decimal("4046.8564224")),
        "square mile": ("area", Decimal("2589988.110336")),
        "square foot": ("area", Decimal("0.09290304")),
        "litre": ("volume", Decimal(1)),
        "cubic metre": ("volume", Decimal(1000)),
        "barrel": ("volume", Decimal("158.987294928")),
        "gallon": ("volume", Decimal("3.785411784")),
        "kilometre per hour": ("speed", Decimal(1)),
        "mile per hour": ("speed", Decimal("1.609344")),
        "metre per second": ("speed", Decimal("3.6")),
        "knot": ("speed", Decimal("1.852")),
        "second": ("time", Decimal(1)),
        "minute": ("time", Decimal(60)),
        "hour": ("time", Decimal(3600)),
        "day": ("time", Decimal(86_400)),
        "week": ("time", Decimal(604_800)),
        "degree Fahrenheit": ("temperature", Decimal(1)),  # the first unit, as every degree Celsius is exact in it
        "degree Celsius": ("temperature", Decimal("1.8")),
    }
)


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
