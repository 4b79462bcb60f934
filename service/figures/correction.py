"""What a person's changes to a figure come to: a figure whose fields agree with each other."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from service.errors import Invalid
from service.figures.figure import Figure

_BELOW, _ABOVE = ("at_least", "more_than"), ("at_most", "less_than")
_CODE = re.compile(r"[A-Z]{3}")  # "EUR"; not "euro"
_PER = re.compile(r"per \S")  # "per 100,000 people"; not "day"
_SHARES = ("percent", "percentage_point")


def corrected(held: Figure, changes: Mapping[str, Any]) -> Figure:
    """The figure after the changes, with what follows from them: the limits of a bound, no unit for a count, no
    direction for a level. Raises Invalid where the changes contradict each other or what is left as it was.

    Only what the changes touch is looked at: whoever corrects a place does not answer for the rest.
    """
    figure = replace(held, **changes)
    if changes.keys() & {"value", "low", "high", "bound"}:
        figure = _range(figure) if figure.bound == "range" else _single(figure, changes)
    if changes.keys() & {"kind", "unit"}:
        figure = _in_unit(figure, changes)
    if changes.keys() & {"measure", "direction"}:
        figure = _moving(figure, changes)
    if changes.keys() & {"value", "low", "high", "kind"}:
        _refuse_negative_count(figure)
    if changes.keys() & {"valid_from", "valid_to"}:
        _refuse_backward_time(figure)
    return figure


def _range(figure: Figure) -> Figure:
    if figure.low is None or figure.high is None:
        raise Invalid("A range has two limits: give low and high.", "/high" if figure.high is None else "/low")
    if figure.value is not None:
        raise Invalid("A range has low and high and no value: send value null.", "/value")
    if figure.low > figure.high:
        raise Invalid(f"low lies above high: swap {figure.low} and {figure.high}.", "/low")
    return figure


def _single(figure: Figure, changes: Mapping[str, Any]) -> Figure:
    if figure.value is None:
        raise Invalid("A figure states a number: give value, or bound range with low and high.", "/value")
    low = figure.value if figure.bound in _BELOW else None
    high = figure.value if figure.bound in _ABOVE else None
    for name, follows in (("low", low), ("high", high)):
        if changes.get(name) not in (None, follows):
            raise Invalid(f"{name} follows from value and bound: leave it out, or send bound range.", f"/{name}")
    return replace(figure, low=low, high=high)


def _in_unit(figure: Figure, changes: Mapping[str, Any]) -> Figure:
    unit = figure.unit or ""
    if figure.kind == "count":
        if changes.get("unit"):
            raise Invalid("A count has no unit: send unit null, or the kind that goes with it.", "/unit")
        return replace(figure, unit=None)
    if figure.kind == "share" and unit not in _SHARES:
        raise Invalid("The unit of a share is percent or percentage_point: give one.", "/unit")
    if figure.kind == "money" and not _CODE.fullmatch(unit):
        raise Invalid("The unit of money is the code of its currency: give one such as EUR.", "/unit")
    if figure.kind == "rate" and not _PER.match(unit):
        raise Invalid('The unit of a rate says of what: give one such as "per 100,000 people".', "/unit")
    if figure.kind == "measurement" and (not unit or unit in _SHARES):
        raise Invalid("The unit of a measurement is its English name: give one such as kilometre.", "/unit")
    return figure


def _moving(figure: Figure, changes: Mapping[str, Any]) -> Figure:
    if figure.measure == "change":
        if figure.direction is None:
            raise Invalid("A change goes up or down: give direction.", "/direction")
        return figure
    if changes.get("direction"):
        raise Invalid("Only a change has a direction: send measure change too, or direction null.", "/direction")
    return replace(figure, direction=None)


def _refuse_negative_count(figure: Figure) -> None:
    for name in ("value", "low", "high"):
        number = getattr(figure, name)
        if figure.kind == "count" and number is not None and number < 0:
            given = name if figure.bound == "range" else "value"
            raise Invalid("A count is not negative: for a fall, give measure change and direction down.", f"/{given}")


def _refuse_backward_time(figure: Figure) -> None:
    if figure.valid_from and figure.valid_to and figure.valid_from > figure.valid_to:
        raise Invalid("valid_from lies after valid_to: swap them, or change both.", "/valid_from")
