"""Turns of phrase in which a number is easily misread."""

import pytest

from tests.figures.stated import stated

SENTENCES: list[tuple[str, list[str]]] = [
    ("The ratio fell from ten to five.", ["10", "5"]),
    ("The board decided by five to three.", ["5", "3"]),
    ("Peru reported 31 deaths, Chile 12.", ["31", "12"]),
    ("Two drivers were hurt and a third was killed.", ["2"]),
    ("The shop stayed open until seven.", []),
    ("The train left at twenty past ten.", []),
    ("Ring the Lifeline: 13 11 14.", []),
    ("Freephone 1800 555 012.", []),
    ("The army fired 122-mm rockets.", []),
    ("Ages ranged from 1 to 96.", ["1 to 96"]),
    ("The boot was a size 42.", []),
    ("Between a fifth and a quarter of the crop rotted.", ["20 to 25 percent"]),
    ("The rate on a 30-year mortgage hit a 20-year low.", []),
    ("Bulletin 7 shows 40 new cases.", ["40"]),
    ("Sales rose, by £1.4m to £9.9m.", ["up 1,400,000 GBP", "9,900,000 GBP"]),
    ("The cut took 325 basis points off the rate.", ["down 3.25 percentage point"]),
    ("The plunge erased $4 billion of value.", ["down 4,000,000,000 USD"]),
    ("The tax will add $8 to $12 to the cost of a phone.", ["up 8 to 12 USD"]),
    ("The planet was 1.4 degrees warmer in May than in 1900.", ["up 1.4 degree"]),
    ("The plan lets in 60 percent fewer goods.", ["down 60 percent"]),
    ("Travellers spent €21 less.", ["down 21 EUR"]),
    ("The union wants 8% for its striking members.", ["up 8 percent"]),
    ("The line dropped four times.", ["4"]),
    ("They rang up $2 million in sales.", ["2,000,000 USD"]),
    ("Nice lost half of its flights.", ["50 percent"]),
    ("The group lost 18 percent of its customers.", ["down 18 percent"]),
    ("Output collapsed by 40 per cent.", ["down 40 percent"]),
    ("The bank forecasts price rises of 1.8 per cent.", ["up 1.8 percent"]),
    ("The pair asked for a quarter-point cut.", ["down 0.25 percentage point"]),
    ("Exports shrank, by 2,300 tonnes.", ["down 2,300 tonne"]),
    ("It slowed for two quarters.", ["2"]),
    ("Power went out at 5.30pm.", []),
    ("Section C: 7 stocks to buy", []),
    ("He scored a 9 in maths.", ["9"]),
    ("The village has one doctor for every 4,000 people.", ["1 per 4,000 people"]),
    ("A guard was jailed for nine years over 12 deaths.", ["9 year", "12"]),
    ("Guns brought down 14 drones over six regions.", ["14", "6"]),
    ("The road was blocked at three points.", ["3"]),
    ("The dust averaged 80 micrograms per cubic metre.", ["80 microgram per cubic metre"]),
    ("They packed in three per square metre.", ["3 per square metre"]),
    ("About half the staff in the south is under 25.", ["about 50 percent", "less than 25 year"]),
    ("Spending ran over three seasons to £40m.", ["3", "40,000,000 GBP"]),
    ("The work took over three months.", ["more than 3 month"]),
    ("The plan covers over 40 villages.", ["more than 40"]),
    ("They gave 20,000 to the widow and 5,000 to each of the sons.", ["20,000", "5,000"]),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_a_turn_of_phrase_is_read_as_meant(text: str, expected: list[str]) -> None:
    assert stated(text) == expected
