"""The kind and unit of a number: from its sign, the words at it, or the number it is set against."""

from decimal import Decimal

import pytest

from service.article import Article
from service.figures import unit
from service.figures.extract import extract
from tests.figures.sentence import kept

UNITS = [
    ("The camp holds 40 families.", ("count", None)),
    ("Turnout was 61%.", ("share", "percent")),
    ("A third of the crop failed.", ("share", "percent")),
    ("One in nine wells is dry.", ("share", "percent")),
    ("It fell 0.7 percentage points.", ("share", "percentage_point")),
    ("Rates rose 25 basis points.", ("share", "percentage_point")),
    ("She leads by six points in the latest poll.", ("share", "percentage_point")),
    ("Kelm Stores sold toys for $958 million of its A$2.5 billion.", ("money", "AUD")),
    ("It sold toys for $958 million of its A$2.5 billion ($1.7 billion).", ("money", "USD")),
    ("The lead of the Rovers in the league is nine points.", ("measurement", "point")),
    ("The index gained 210 points.", ("measurement", "point")),
    ("The FTSE closed at 8,120.", ("measurement", "point")),
    ("It cost $40 million.", ("money", "USD")),
    ("It cost A$40.", ("money", "AUD")),
    ("The bridge cost 14 million crowns.", ("money", None)),
    ("A seat costs 40 dinars.", ("money", None)),
    ("The thieves took nine crowns.", ("count", None)),
    ("It cost US $40.", ("money", "USD")),
    ("It cost NIS 40bn.", ("money", "ILS")),
    ("It cost Rs 25 crore.", ("money", "INR")),
    ("It cost R250,000.", ("money", "ZAR")),
    ("It cost 40 CHF.", ("money", "CHF")),
    ("It cost 2.5 billion shekels.", ("money", "ILS")),
    ("A 300-million-euro loan was signed.", ("money", "EUR")),
    ("It cost 300 Canadian dollars.", ("money", "CAD")),
    ("It cost 55 cents.", ("money", "USD")),
    ("Fuel is 92p a litre.", ("money", "GBP")),
    ("He earns $21 an hour.", ("money", "USD")),
    ("A rate of 12 per 100,000 people.", ("rate", "per 100,000 people")),
    ("Some 3.2 per 1,000 live births.", ("rate", "per 1,000 live births")),
    ("About 90 boats a day cross.", ("rate", "per day")),
    ("The plant builds 600 a month.", ("rate", "per month")),
    ("They admit 285 patients daily.", ("rate", "per day")),
    ("There are 36 pupils for every teacher.", ("rate", "per teacher")),
    ("Dozens are taken each night.", ("rate", "per night")),
    ("Winds of 120 km/h hit.", ("measurement", "kilometre per hour")),
    ("Winds of 120 km per hour hit.", ("measurement", "kilometre per hour")),
    ("It burned 40 square miles.", ("measurement", "square mile")),
    ("It burned 18 sq km.", ("measurement", "square kilometre")),
    ("It burned 40 hectares.", ("measurement", "hectare")),
    ("They sowed 3.4 lakh hectares.", ("measurement", "hectare")),
    ("It rained 94 mm.", ("measurement", "millimetre")),
    ("The dam held 3.1 tmcft.", ("measurement", "tmcft")),
    ("They get 70 litres a day.", ("measurement", "litre per day")),
    ("Rations are 380 grams of rice a day.", ("measurement", "gram per day")),
    ("A magnitude 6.4 quake struck.", ("measurement", "magnitude")),
    ("It was 41C at noon.", ("measurement", "degree Celsius")),
    ("The pump needs 300 kPa.", ("measurement", "kilopascal")),
    ("The film is 40 nanometres thick.", ("measurement", "nanometre")),
    ("He was held for 11 days.", ("measurement", "day")),
    ("A 40-minute gap opened.", ("measurement", "minute")),
    ("They waited half an hour.", ("measurement", "hour")),
    ("Esther Ndlovu, 34, lost her boat.", ("measurement", "year")),
    ("Their pilot, 39, was treated.", ("measurement", "year")),
    ("The 71-year-old drowned.", ("measurement", "year")),
    ("The youngest was aged 14.", ("measurement", "year")),
    ("A boy of 12 drowned.", ("measurement", "year")),
    ("The survey asked people aged 18 to 29.", ("measurement", "year")),
    ("Children under five are at risk.", ("measurement", "year")),
]


@pytest.mark.parametrize(("text", "expected"), UNITS)
def test_a_unit_is_named_as_the_guide_names_it(text: str, expected: tuple[str, str | None]) -> None:
    found = unit.find(*kept(text)[0])
    assert (found.kind, found.unit) == expected


CARRIED = [
    ("Lentils went from Rs 61 to Rs 74, against 18 last year.", ("money", "INR")),
    ("Six or 7 kilometres remain.", ("measurement", "kilometre")),
    ("Convoys carried 310 tonnes, up from the 250 of May.", ("measurement", "tonne")),
    ("I weighed 58 kilos. I lost 17.", ("measurement", "kilogram")),
    ("There is food for 20 hours and fuel for 48.", ("measurement", "hour")),
    # not carried: the number counts something else
    ("New cases fell by 18%, to 402.", ("count", None)),
    ("About 150 tonnes leaked from two of the tanks.", ("count", None)),
    ("Arrests fell 18 percent and 11 of the men were freed.", ("count", None)),
]


@pytest.mark.parametrize(("text", "expected"), CARRIED)
def test_a_bare_number_takes_the_unit_it_is_set_against(text: str, expected: tuple[str, str | None]) -> None:
    found = unit.find(*kept(text)[-1])
    assert (found.kind, found.unit) == expected


def test_a_shared_name_of_a_currency_is_decided_by_the_place() -> None:
    swiss = "GENEVA - The canton spent 40 million francs on trams."
    malian = "BAMAKO - The town spent 40 million francs on wells."
    assert [unit.find(*kept(text)[0]).unit for text in (swiss, malian)] == ["CHF", "XOF"]


def test_francs_of_nowhere_are_money_of_no_known_currency() -> None:
    found = unit.find(*kept("The town spent 40 million francs on wells.")[0])
    assert (found.kind, found.unit) == ("money", None)


def test_cents_and_basis_points_are_hundredths() -> None:
    assert unit.find(*kept("It cost 55 cents.")[0]).factor == Decimal("0.01")
    assert unit.find(*kept("Rates rose 25 basis points.")[0]).factor == Decimal("0.01")


def test_the_words_of_a_unit_are_cut_from_the_text() -> None:
    text = "They get 70 litres a day."
    words = unit.find(*kept(text)[0]).words
    assert words is not None
    assert text[words.start : words.end] == " litres a day"


def test_a_sum_that_was_foreseen_is_of_the_currency_of_the_sum_that_came() -> None:
    for text in (
        "Sales were SEK 9.1 billion, missing the 9.6 billion expected by analysts.",
        "Sales were SEK 9.1 billion, above the 8.7 billion analysts had forecast.",
    ):
        reading, number, numeral = kept(text)[-1]
        found = unit.find(reading, number, numeral)
        assert (found.kind, found.unit) == ("money", "SEK")
    reading, number, numeral = kept("The bank lent $4 billion to 3 million expected borrowers.")[-1]
    assert unit.find(reading, number, numeral).kind == "count"


@pytest.mark.parametrize(
    ("url", "code"), [("https://news.example.com.au/a", "AUD"), ("https://news.example.com/a", "USD")]
)
def test_a_plain_dollar_is_that_of_the_country_where_the_page_stands(url: str, code: str) -> None:
    article = Article(text="The fine for a late return was raised to $40 by the council.", url=url)
    assert [figure.unit for figure in extract(article).figures] == [code]
