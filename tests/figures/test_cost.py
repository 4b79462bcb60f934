"""What reading costs grows with the length of the text and with nothing else, whatever the text."""

import pytest

from service.article import Article
from service.figures.extract import extract
from tests.cost import cost

# Enough English that what follows is read as English.
OPENING = "The mayor said that it was for the people of the town and not for her to say who had been there. " * 45
HOSTILE = {
    "digits": "7",
    "numbers": "7 ",
    "numbered lines": "7\n",
    "listed numbers": "7, ",
    "numbered items": "7. ",
    "years": "1987 ",
    "dates": "3 May 2021, ",
    "sums": "€8 ",
    "spreads": "7 to 8 ",
    "number words": "two hundred ",
    "shares": "two in seven ",
    "commas": ", ",
    "and": "and ",
    "one word": "harbour ",
    "no blank": "z",
    "voices": "they said ",
    "initials": "Q. ",
    "owners": "guild's 7 ",
    "open quotations": "“7 ",
    "brackets": "(7) ",
    "voices and a number": "Q said. ",
    "months": "October ",
}


def read(text: str) -> None:
    extract(Article(text=text + "\n\nSix boats sank."))


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE)
def test_twice_the_text_costs_about_twice_as_much(unit: str) -> None:
    small, large = (OPENING + unit * (size // len(unit)) for size in (6_000, 12_000))
    assert cost(lambda: read(large)) < 3 * cost(lambda: read(small))


def test_a_row_of_a_table_states_no_figures() -> None:
    table = extract(Article(text=OPENING + "\n\n" + "Team 7 of 9 | " * 40))
    assert not table.figures
    assert {rejected.reason for rejected in table.rejected} == {"table"}


@pytest.mark.parametrize("line", ["7", "12 | 40 | 3.1", "€8"])
def test_a_number_without_a_word_beside_it_is_no_figure(line: str) -> None:
    assert not extract(Article(text=f"{OPENING}\n\n{line}\n\n{OPENING}")).figures
