"""Where a number stands: spans cut the expression, whole and nothing more."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.figures.numerals import scan
from tests.cost import cost

FIGURES = [
    ("The fund holds 7,415 shares.", ["7,415"]),
    ("Wheat cost €14.5 million after 1,23,456 votes.", ["€14.5 million", "1,23,456"]),
    ("They are four thousand, two hundred of them lame.", ["four thousand", "two hundred"]),
    ("It cost $9.4 million (£7.3m) and US$12bn more.", ["$9.4 million", "£7.3m", "US$12bn"]),
    ("Turnout was 61 per cent, up from 58%.", ["61 per cent", "58%"]),
    ("Between 30 and 35 boats, 12-15 crews and two or three divers.", ["30 and 35", "12-15", "two or three"]),
    ("Between $2 billion and $3 billion is missing.", ["$2 billion and $3 billion"]),
    ("One in nine homes, three out of four farms and 98 in every 100 wells.", ["One in nine", "three out of four"]),
    ("A rate of 4.2 per 100,000 and 6.1 deaths per 1,000.", ["4.2 per 100,000", "6.1 deaths per 1,000"]),
    ("Dozens fled, then tens of thousands, then several hundred.", ["Dozens", "tens of thousands", "hundred"]),
    ("Two hundred and eleven sheep, a hundred goats, thirty-one cows.", ["Two hundred and eleven", "a hundred"]),
    ("Two-thirds of it, a quarter of a million, half a million.", ["Two-thirds", "a quarter of a million"]),
    ("Rs 40 crore, NIS 3bn, R75,000, KSh 900 and CHF 12.", ["Rs 40 crore", "NIS 3bn", "R75,000", "KSh 900", "CHF 12"]),
    ("Frost of -11 degrees and minus 4 at noon.", ["-11", "minus 4"]),
    ("It rose by 14 to 260.", ["14", "260"]),
    ("It climbed from 410 to 522.", ["410", "522"]),
    ("Terms ranging from 5 to 9 years.", ["5 to 9"]),
    ("Killing 6, wounding 17 and displacing some 800.", ["6", "17", "800"]),
    ("Ten- to 15-minute waits.", ["Ten- to 15"]),
    ("44 to one is the ratio.", ["44 to one"]),
    ("Flats from $300,000 to $1 million sell in a week.", ["$300,000 to $1 million"]),
    ("Rents were cut from $900 to $700.", ["$900", "$700"]),
    ("The mercury may dip by three to four degrees.", ["three to four"]),
]


@pytest.mark.parametrize(("text", "expected"), FIGURES)
def test_a_numeral_is_the_whole_numeric_expression(text: str, expected: list[str]) -> None:
    found = [text[n.start : n.end] for n in scan(text)]
    assert found[: len(expected)] == expected


NEVER_FIGURES = [
    ("An F-16 and an A321 flew past.", ["F-16", "A321"]),
    ("Dial 0800 555 0175 or 1-800-555-0110.", ["0800 555 0175", "1-800-555-0110"]),
    ("Write or ring (212) 555-0187 by noon.", ["212) 555-0187"]),
    ("They won 24-11 at 21:14.", ["24-11", "21:14"]),
    ("File 5521/23, section 4.12.7.", ["5521/23", "4.12.7"]),
    ("The 4th and 21st floors, the third lift.", ["4th", "21st", "third"]),
    ("It doubled, then grew threefold.", ["doubled", "threefold"]),
]


@pytest.mark.parametrize(("text", "expected"), NEVER_FIGURES)
def test_codes_ordinals_and_multipliers_say_so_by_their_form(text: str, expected: list[str]) -> None:
    found = [text[n.start : n.end] for n in scan(text) if n.form in ("code", "ordinal", "multiplier")]
    assert found == expected


@pytest.mark.parametrize("text", ["", "Nobody came.", "He often scores.", "Attention, weighty tenants!"])
def test_a_text_without_numbers_has_no_numerals(text: str) -> None:
    assert scan(text) == []


def test_offsets_count_in_the_whole_text() -> None:
    text = "Seven died. Forty-two lived."
    (numeral,) = scan(text, 12)
    assert text[numeral.start : numeral.end] == "Forty-two"


PIECES = ["12", "3,400", "$", "€", "%", " percent", " and ", " to ", "-", "–", " million", "bn", "half", " a ", "third"]
PIECES += [
    "one",
    " in ",
    "hundred",
    " of ",
    "twenty",
    "½",
    "١٢",
    "７",
    ",",
    ".",
    " ",
    "\n",
    "F-",
    "per 100,000",
    "dozens",
]


@given(st.one_of(st.text(max_size=120), st.lists(st.sampled_from(PIECES), max_size=25).map("".join)))
def test_numerals_stand_in_order_and_apart(text: str) -> None:
    end = 0
    for numeral in scan(text):
        assert end <= numeral.start < numeral.end <= len(text)
        assert (numeral.low is None) == (numeral.high is None)
        end = numeral.end


HOSTILE = [
    "1",
    ",",
    "1,",
    "and ",
    "hundred ",
    "1-",
    "1 to ",
    "a half ",
    "two and ",
    "$",
    "one in ",
    "1.1.",
    "ten",
    "½",
    "0 ",
]


@pytest.mark.parametrize("unit", HOSTILE)
def test_cost_grows_with_the_length_of_the_text_and_no_faster(unit: str) -> None:
    small, large = (unit * (size // len(unit)) for size in (10_000, 40_000))
    assert cost(lambda: scan(large)) < 10 * cost(lambda: scan(small))
