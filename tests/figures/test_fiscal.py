"""Fiscal years: which days they mean depends on the country that a text is about, and may not be known."""

from datetime import date

import pytest

from service.figures.times.expression import Known, expressions
from service.figures.times.fiscal import fiscal_of

TODAY = date(2025, 5, 14)


def _days(text: str) -> list[str]:
    when = expressions(text, 0, Known(TODAY, fiscal=fiscal_of(text)))[0].when
    return [str(when.first), str(when.last)] if when else []


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("In fiscal 2024 the mill lost Rs 4 crore", "2023-04-01", "2024-03-31"),
        ("In FY2023-24 the mill lost Rs 4 crore", "2023-04-01", "2024-03-31"),
        ("Last fiscal the mill lost ₹4 lakh", "2024-04-01", "2025-03-31"),
        ("In Q2 FY25 the mill lost Rs 4 crore", "2024-07-01", "2024-09-30"),
        ("In Q2FY25 the mill lost Rs 4 crore", "2024-07-01", "2024-09-30"),
        ("In the second half of fiscal 2024 the mill lost Rs 4 crore", "2023-10-01", "2024-03-31"),
        ("In the fourth quarter of the last financial year it lost Rs 4 crore", "2025-01-01", "2025-03-31"),
        ("In Q3 the mill lost Rs 4 crore", "2024-10-01", "2024-12-31"),
        ("In 2023-24 the clinic lost £4m", "2023-04-01", "2024-03-31"),
        ("In Q3 the clinic lost £4m", "2024-07-01", "2024-09-30"),
        ("In 2023-24 the clinic lost A$4m", "2023-07-01", "2024-06-30"),
        ("In FY25 Dhaka spent Tk 4 crore", "2024-07-01", "2025-05-14"),
        # a report that tells by itself when its year begins
        (
            "In the first quarter it lost $4m. In its fiscal second quarter ended Feb. 28 it made $2m",
            "2024-09-01",
            "2024-11-30",
        ),
        ("In fiscal 2024 it lost $4m. In the nine months to May it made $2m", "2023-09-01", "2024-08-31"),
        ("In the third quarter it lost $4m, for the 13 weeks that ended Dec. 2", "2024-09-01", "2024-11-30"),
        ("In the first quarter it lost $4m, for the quarter ended March 31", "2025-01-01", "2025-03-31"),
        ("In the financial year 2023-24 the mill lost Rs 4 crore", "2023-04-01", "2024-03-31"),
        ("In the 2023-24 school year the club lost $4m", "2023-09-01", "2024-08-31"),
        ("In the 2023-2024 financial year the clinic lost £4m", "2023-04-01", "2024-03-31"),
        ("In the first half of 2023/24 the clinic lost £4m", "2023-04-01", "2023-09-30"),
        ("In the second half of the 2022-23 financial year Kampala lost Sh400m, in Uganda", "2023-01-01", "2023-06-30"),
        ("The mill had 40 looms at the end of the last financial year, and Rs 4 crore", "2025-03-31", "2025-03-31"),
    ],
)
def test_a_fiscal_year_begins_when_its_country_says(text: str, first: str, last: str) -> None:
    assert _days(text) == [first, last]


@pytest.mark.parametrize(
    "text",
    [
        "In fiscal 2024 the mill lost $4m",
        "In 2023-24 the mill lost $4m",
        "In fiscal 2024 it lost 4 billion yen, in the first quarter ended June it made 2 billion",
        "In its fiscal third quarter, the mill lost $4m",
        "In the fiscal third quarter the mill lost $4m",
        "In 2023-24 the mills in India and in Pakistan lost $4m",
        "In fiscal 2024 the mill in Nepal lost Rs 4 crore",
        "By the end of this financial year the mill will have lost $4m",
    ],
)
def test_the_days_of_a_fiscal_year_are_not_known_without_one_country(text: str) -> None:
    assert _days(text) == []
