"""What a number is worth: exact, and no more precise than it was printed."""

from decimal import Decimal

import pytest

from service.figures import value
from service.figures.numerals import Numeral, scan

VALUES = [
    ("7,415 shares", "7415"),
    ("1,42,300 units", "142300"),
    ("12 500 learners", "12500"),
    ("12\u202f500 learners", "12500"),
    ("1'250'000 francs", "1250000"),
    ("1.234.567 euros", "1234567"),
    (".45 inches", "0.45"),
    ("1.2 million trees", "1200000"),
    ("$3.5bn", "3500000000"),
    ("€90m", "90000000"),
    ("10k runners", "10000"),
    ("1.2m people", "1200000"),
    ("a 5m tall fence", "5"),
    ("3.4 lakh hectares", "340000"),
    ("Rs 25 crore", "250000000"),
    ("two hundred and six sheep", "206"),
    ("eleven hundred boxes", "1100"),
    ("a hundred thousand stars", "100000"),
    ("twenty-two thousand five hundred", "22500"),
    ("two and a half million", "2500000"),
    ("4 ½ miles", "4.5"),
    ("1 1/2 cups", "1.5"),
    ("half a million", "500000"),
    ("a quarter of a million", "250000"),
    ("a dozen eggs", "12"),
    ("half a dozen eggs", "6"),
    ("two dozen eggs", "24"),
    ("a third of them", "33.333"),
    ("two-thirds of them", "66.667"),
    ("one in five", "20"),
    ("one in 12", "8.3333"),
    ("99 in every 100", "99"),
    ("half of them", "50"),
    ("dozens of them", "24"),
    ("scores of people", "40"),
    ("hundreds of them", "200"),
    ("tens of thousands", "20000"),
    ("hundreds of thousands", "200000"),
    ("millions of them", "2000000"),
    ("minus 8 degrees", "-8"),
    ("-8 degrees", "-8"),
    ("$-50.8bn", "-50800000000"),
    ("4.2 per 100,000", "4.2"),
    ("١٢٣ رسالة", "123"),
    ("２３ people", "23"),
    ("half a percent", "0.5"),
    ("climbed from $10 to $15 billion", "10000000000"),
]


@pytest.mark.parametrize(("text", "expected"), VALUES)
def test_a_numeral_is_worth_what_it_says(text: str, expected: str) -> None:
    first = scan(text)[0].value
    assert first is not None
    assert abs(first - Decimal(expected)) <= abs(Decimal(expected)) / 10_000


RANGES = [
    ("40-50 people", "40", "50"),
    ("$2-3 billion", "2000000000", "3000000000"),
    ("eight to 12 years", "8", "12"),
    ("between 21,000 and 24,000", "21000", "24000"),
    ("three to four million", "3000000", "4000000"),
    ("€1.1bn to €1.3bn", "1100000000", "1300000000"),
    ("two or three", "2", "3"),
]


@pytest.mark.parametrize(("text", "low", "high"), RANGES)
def test_a_range_has_two_ends_and_no_value(text: str, low: str, high: str) -> None:
    (numeral,) = scan(text)
    assert (numeral.value, numeral.low, numeral.high) == (None, Decimal(low), Decimal(high))


def test_a_scale_adds_no_digits() -> None:
    (numeral,) = scan("1.2 million")
    assert numeral.value is not None
    assert numeral.value.as_tuple() == Decimal("1.2E+6").as_tuple()


NUMERAL = Numeral(0, 2, Decimal(55), "digits")


def test_a_lower_bound_has_a_low_end_only() -> None:
    assert value.find(NUMERAL, "at_least", Decimal(1)) == value.Value(Decimal(55), low=Decimal(55))
    assert value.find(NUMERAL, "less_than", Decimal(1)) == value.Value(Decimal(55), high=Decimal(55))


def test_cents_are_hundredths() -> None:
    assert value.find(NUMERAL, "exact", Decimal("0.01")).value == Decimal("0.55")


def test_a_value_cannot_run_backwards() -> None:
    with pytest.raises(ValueError, match="backwards"):
        value.Value(None, Decimal(2), Decimal(1))
