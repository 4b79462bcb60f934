"""Whatever a person changes, the fields of the figure agree, or the change is refused and the field named."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from service.errors import Invalid
from service.figures.correction import corrected
from service.figures.figure import Figure

HELD = Figure(exact="40", start=7, end=9, sentence="Vans: 40 were towed.", value=Decimal(40), measured="vans")
RANGE = {"bound": "range", "value": None, "low": Decimal(40), "high": Decimal(50)}
PRICE = {"kind": "money", "unit": "EUR"}


def after(*steps: Mapping[str, Any]) -> Figure:
    figure = HELD
    for changes in steps:
        figure = corrected(figure, changes)
    return figure


@pytest.mark.parametrize(
    ("steps", "limits"),
    [
        ([{"bound": "at_least"}], (40, 40, None)),
        ([{"bound": "more_than", "value": Decimal(41)}], (41, 41, None)),
        ([{"bound": "less_than"}], (40, None, 40)),
        ([{"bound": "at_least"}, {"value": Decimal(60)}], (60, 60, None)),
        ([{"bound": "at_least"}, {"bound": "at_most"}], (40, None, 40)),
        ([{"bound": "at_least"}, {"bound": "about"}], (40, None, None)),
        ([RANGE], (None, 40, 50)),
        ([RANGE, {"high": Decimal(55)}], (None, 40, 55)),
        ([RANGE, {"bound": "exact", "value": Decimal(45)}], (45, None, None)),
    ],
)
def test_the_limits_follow_from_value_and_bound(
    steps: list[Mapping[str, Any]], limits: tuple[int | None, int | None, int | None]
) -> None:
    now = after(*steps)
    assert (now.value, now.low, now.high) == limits


def test_a_count_loses_its_unit_and_a_level_its_direction() -> None:
    assert after(PRICE, {"kind": "count"}).unit is None
    assert after({"measure": "change", "direction": "up"}, {"measure": "level"}).direction is None


@pytest.mark.parametrize(
    "changes",
    [
        {"kind": "share", "unit": "percent"},
        {"kind": "rate", "unit": "per 1,000 births"},
        {"kind": "measurement", "unit": "tonne"},
        PRICE | {"value": Decimal(-3)},
        {"measure": "change", "direction": "down"},
        {"valid_from": date(2025, 1, 1), "valid_to": date(2025, 1, 1)},
    ],
)
def test_changes_that_agree_are_taken_as_they_are(changes: Mapping[str, Any]) -> None:
    now = after(changes)
    assert {name: getattr(now, name) for name in changes} == changes


@pytest.mark.parametrize(
    ("steps", "pointer"),
    [
        ([{"value": Decimal(-5)}], "/value"),
        ([{"value": None}], "/value"),
        ([PRICE | {"value": Decimal(-5)}, {"kind": "count"}], "/value"),
        ([RANGE | {"low": Decimal(-1)}], "/low"),
        ([{"bound": "range"}], "/high"),
        ([RANGE, {"low": None}], "/low"),
        ([RANGE, {"low": Decimal(51)}], "/low"),
        ([RANGE, {"value": Decimal(45)}], "/value"),
        ([RANGE, {"bound": "exact"}], "/value"),
        ([{"low": Decimal(4)}], "/low"),
        ([{"bound": "at_least", "low": Decimal(41)}], "/low"),
        ([{"unit": "EUR"}], "/unit"),
        ([{"kind": "share"}], "/unit"),
        ([{"kind": "money", "unit": "euro"}], "/unit"),
        ([{"kind": "rate", "unit": "day"}], "/unit"),
        ([{"kind": "measurement", "unit": "percent"}], "/unit"),
        ([PRICE, {"unit": None}], "/unit"),
        ([{"measure": "change"}], "/direction"),
        ([{"direction": "up"}], "/direction"),
        ([{"measure": "change", "direction": "up"}, {"direction": None}], "/direction"),
        ([{"valid_from": date(2025, 1, 2), "valid_to": date(2025, 1, 1)}], "/valid_from"),
    ],
)
def test_changes_that_contradict_are_refused_at_the_field(steps: list[Mapping[str, Any]], pointer: str) -> None:
    with pytest.raises(Invalid) as refused:
        after(*steps)
    assert refused.value.pointer == pointer


def test_what_a_change_does_not_touch_is_left_as_it_was_read() -> None:
    odd = Figure(exact="3", start=0, end=1, sentence="3 up", value=Decimal(3), measure="change")
    assert corrected(odd, {"place": "Orlin"}).place == "Orlin"
