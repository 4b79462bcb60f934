"""Blocks, roles, seams and sentences."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.article import Article
from service.figures.sentences import read

SENTENCES = [
    ("Dr. Ana Ruiz saw 40 patients. Lt. Gen. Moss left.", ["Dr. Ana Ruiz saw 40 patients.", "Lt. Gen. Moss left."]),
    ("It cost Rs. 25 crore. Nobody paid.", ["It cost Rs. 25 crore.", "Nobody paid."]),
    ("The fire began on Sept. 3 at 5 p.m. near the port.", ["The fire began on Sept. 3 at 5 p.m. near the port."]),
    ("He came in Oct. It rained.", ["He came in Oct.", "It rained."]),
    ('"We counted 12." She left.', ['"We counted 12."', "She left."]),
    ("Output fell by 12 per cent. Nine mills closed.", ["Output fell by 12 per cent.", "Nine mills closed."]),
    (
        "It began in 2019. The war came later, says the UN. A truce held.",
        ["It began in 2019.", "The war came later, says the UN.", "A truce held."],
    ),
    ("The children were under ten. Nine died.", ["The children were under ten.", "Nine died."]),
    ("First line\n\nSecond line", ["First line", "Second line"]),
    ("", []),
    (" \n \n", []),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_a_text_is_cut_into_its_sentences(text: str, expected: list[str]) -> None:
    assert [s.text for s in read(Article(text)).sentences] == expected


def test_a_line_wrapped_in_mid_sentence_goes_on_in_the_next() -> None:
    text = "The council of the island said that the harbour would be closed for\nthree weeks after the storm."
    assert len(read(Article(text)).sentences) == 1


ROLES = [
    ("Storm kills nine on the coast", "headline"),
    ("A boat lies in the harbour of Sandvik, May 3, 2024. (Nordwire)", "caption"),
    ("Villagers wait for water. Photograph: L. Berg/Nordwire", "caption"),
    ("Read also: Nine ways to prepare for a storm", "link"),
    ("Share on Facebook | Tweet | 4 min read", "furniture"),
    ("By Lena Berg, 12.05.2024, 18:20", "furniture"),
    ("By the ministry's account, 21 guards were hurt and 180 people taken into custody.", "body"),
    ("Nine people died when the roof of the market hall fell in, police said.", "body"),
    ("We asked all of them and nobody knew. 6 min read", "body"),
    ("(All the totals in this article are provisional.)", "body"),
]


@pytest.mark.parametrize(("line", "role"), ROLES)
def test_a_block_has_the_role_it_plays_on_the_page(line: str, role: str) -> None:
    assert {s.role for s in read(Article(line)).sentences} == {role}


def test_headlines_below_a_heading_of_links_are_links() -> None:
    text = "Police came late, residents said.\n\nMORE FROM THE COAST\n- Five storms to remember\n- Ferry hits pier"
    assert [s.role for s in read(Article(text)).sentences] == ["body", "link", "link", "link"]


def test_a_wide_gap_parts_two_pasted_articles_and_a_paragraph_break_does_not() -> None:
    text = "Nine died.\n\nTen were hurt.\n\n\n\nPrices rise again\n\nBread costs more."
    assert [s.section for s in read(Article(text)).sentences] == [0, 0, 1, 1]


@given(st.text(alphabet=st.sampled_from("aB1 .,\n\r\u2028\"'()|:-•é漢\u200f\ud800"), max_size=200))
def test_sentences_cut_the_text_in_order_and_leave_out_nothing_but_blanks(text: str) -> None:
    sentences = read(Article(text)).sentences
    assert all(text[s.start : s.end] == s.text for s in sentences)
    assert all(a.end <= b.start for a, b in pairwise(sentences))
    assert "".join("".join(s.text.split()) for s in sentences) == "".join(text.split())
