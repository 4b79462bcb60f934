"""How figures and times read on a page."""

from datetime import date
from decimal import Decimal

import pytest

from service.figures.figure import Figure
from service.web.wording import chain, number, period, stated


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("3443", "3,443"),
        ("1.2E+6", "1.2 million"),
        ("1234567", "1,234,567"),
        ("0.25", "0.25"),
        ("-40000000000", "-40 billion"),
        ("2.50", "2.5"),
        ("0", "0"),
        ("100", "100"),
    ],
)
def test_a_number_reads_as_a_newspaper_prints_it(value: str, shown: str) -> None:
    assert number(Decimal(value)) == shown


@pytest.mark.parametrize(
    ("figure", "shown"),
    [
        (Figure("19", 0, 2, "", Decimal(19), low=Decimal(19), bound="at_least"), "at least 19"),
        (Figure("40 to 50", 0, 8, "", None, Decimal(40), Decimal(50), "range"), "40 to 50"),
        (Figure("3.4%", 0, 4, "", Decimal("3.4"), kind="share", unit="percent"), "3.4%"),
        (Figure("$2bn", 0, 4, "", Decimal("2E+9"), kind="money", unit="USD"), "2 billion USD"),
        (
            Figure("two-thirds", 0, 10, "", Decimal("66.667"), bound="about", kind="share", unit="percent"),
            "about two-thirds",
        ),
        (Figure("40", 0, 2, "", Decimal(40), kind="measurement", unit="kilometre per hour"), "40 kilometres per hour"),
        (Figure("1", 0, 1, "", Decimal(1), kind="measurement", unit="foot"), "1 foot"),
        (Figure("4", 0, 1, "", Decimal(4), kind="measurement", unit="degree Celsius"), "4 degrees Celsius"),
        (Figure("2.4", 0, 3, "", Decimal("2.4"), kind="measurement", unit="gigahertz"), "2.4 gigahertz"),
        (Figure("6", 0, 1, "", Decimal(6), kind="measurement", unit="century"), "6 centuries"),
        (Figure("6.1", 0, 3, "", Decimal("6.1"), kind="measurement", unit="magnitude"), "magnitude 6.1"),
        (Figure("12", 0, 2, "", Decimal(12), kind="rate", unit="per 100,000 people"), "12 per 100,000 people"),
        (Figure("67", 0, 2, "", Decimal(67), measure="change", direction="down"), "down 67"),
    ],
)
def test_a_figure_is_told_with_its_bound_in_words(figure: Figure, shown: str) -> None:
    assert stated(figure) == shown


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [
        ("2024-11-22", "2024-11-22", "22 November 2024"),
        ("2024-01-01", "2024-12-31", "2024"),
        ("2020-01-01", "2024-12-31", "2020 to 2024"),
        ("2024-02-01", "2024-02-29", "February 2024"),
        ("2023-10-07", "2024-11-22", "7 October 2023 to 22 November 2024"),
        (None, "2024-11-22", "until 22 November 2024"),
        (None, None, "not stated"),
    ],
)
def test_a_period_is_called_by_its_name(first: str | None, last: str | None, shown: str) -> None:
    days = [date.fromisoformat(day) if day else None for day in (first, last)]
    assert period(days[0], days[1]) == shown


def test_a_chain_of_sources_runs_from_who_counted_to_who_passed_it_on() -> None:
    assert chain(("Harbour Office", "Coast Watch")) == "Harbour Office → Coast Watch"
    assert chain(()) == "no source named"
