"""How a sentence tells one figure."""

from dataclasses import replace
from decimal import Decimal

import pytest

from service.comparison import compare, told
from tests.test_comparison import claim, dated


@pytest.mark.parametrize(
    ("value", "unit", "put", "told_as"),
    [("44", None, {}, "44"), ("41", None, {}, "41"), ("44", "percent", {"kind": "share"}, "44%")],
)
def test_a_sentence_prints_the_number_that_a_person_put_right(
    value: str, unit: str | None, put: dict[str, object], told_as: str
) -> None:
    read = claim("Forty-one", value, unit=unit, **put)
    assert told(replace(read, corrected=True)).startswith(told_as)


@pytest.mark.parametrize(
    ("exact", "value", "put", "told_as"),
    [
        ("Forty-one", "41", {"bound": "at_least"}, "at least 41"),
        ("Dozens", "24", {"bound": "at_least", "low": Decimal(24)}, "dozens"),
        ("A third", "33.333", {"kind": "share", "unit": "percent"}, "a third"),
        ("1.2 million", "1.2E+6", {}, "1.2 million"),
        ("67", "67", {"measure": "change", "direction": "down", "bound": "about"}, "down about 67"),
    ],
)
def test_a_sentence_tells_counts_in_digits(exact: str, value: str, put: dict[str, object], told_as: str) -> None:
    assert told(claim(exact, value, **put)).startswith(f"{told_as} (")


def test_of_two_numbers_of_one_day_none_is_said_to_be_of_a_later_time() -> None:
    day = {"article_id": "n", "sources": ("Dockers' Union",), **dated("2025-03-09"), "valid_basis": "publication"}
    first, then = (claim(number, number, number, **day) for number in ("38", "36"))
    pair = compare(first, then)
    assert pair.relation == "update"
    assert pair.sentence.endswith("are not known to be of one time.")


def test_of_equal_numbers_nothing_has_to_be_explained() -> None:
    first, again = (claim("41", "41", name, bound="at_least", low=Decimal(41)) for name in ("a", "b"))
    pair = compare(first, again)
    assert pair.reasons == ("equal", "bound:at_least")
    assert pair.sentence.endswith(" agree.")
