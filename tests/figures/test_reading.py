"""What the grammar of a sentence is read from."""

import pytest

from service.article import Article
from service.figures.sentences import read


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Umm Sidr: Nordline, the listed carrier, posted a net profit of 41 million dirhams.", "Nordline"),
        ("PORT ADA, June 3 (NSW) - Some 70 tonnes of rice were unloaded.", "Some"),
        ("DELHI: Mills in the north of the country bought 300,000 tonnes of wheat.", "Mills"),
        ("Umm Sidr, June 3 (NSW).- Two boats sank off the cape.", "Two"),
        ("PORT ADA (News One / Nordwire - 3rd June, 2025) A boat sank off the cape.", "A"),
        ("PORT ADA, 3 June (NSW) Two boats sank off the cape.", "Two"),
        ("PORT ADA (Nordwire): Two boats sank off the cape.", "Two"),
        ("PORT ADA (nord-Wire) - Two boats sank off the cape.", "Two"),
        ("(NORDWIRE) Rising water sank two boats off the cape.", "Rising"),
        ("NBU (National Boat Union) The two boats sank.", "NBU"),
        ("Correction: Bulletin No. 4 gave the number of people who had left the valley as 2,110.", "Correction"),
        ("Dead: Ada Quill, 31", "Dead"),
    ],
)
def test_a_dateline_is_no_part_of_the_grammar(text: str, first: str) -> None:
    assert read(Article(text=text)).tokens(0)[0].text == first
