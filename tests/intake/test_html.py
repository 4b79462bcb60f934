"""Web pages: the article without the page around it, and pages that mean harm."""

from datetime import date

import pytest

from service.errors import Invalid
from service.intake.html import decode, read_html

PAGE = """<!doctype html><html lang="en-GB"><head><title>Ferry toll rises | Quay Chronicle</title>
<meta property="og:title" content="Ferry toll rises"><meta property="og:site_name" content="Quay Chronicle">
<meta property="article:published_time" content="2025-03-14T09:30:00+01:00">
<link rel="canonical" href="https://quay-chronicle.example/ferry"></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport 24</a></nav>
<article><h1>Ferry toll rises</h1><p>Divers found nine bodies on Thursday, the coast guard said.</p>
<p>The toll now stands at <b>23</b>, of whom six were children.</p></article>
<footer>Copyright 2019 Quay Chronicle, 12 Dock Street</footer></body></html>"""


def test_the_article_comes_without_menu_and_footer_in_paragraphs() -> None:
    text = read_html(PAGE).text
    assert "Divers found nine bodies on Thursday, the coast guard said.\n\nThe toll now stands at 23, of whom" in text
    assert "Sport" not in text
    assert "2019" not in text


def test_the_page_says_who_published_it_and_when() -> None:
    page = read_html(PAGE)
    assert (page.title, page.publisher, page.language) == ("Ferry toll rises", "Quay Chronicle", "en")
    assert page.url == "https://quay-chronicle.example/ferry"
    assert page.published_at is not None
    assert page.published_at.date() == date(2025, 3, 14)


def test_a_year_in_the_footer_is_not_the_day_of_publication() -> None:
    page = read_html(
        "<html><body><p>Nine people died in the fire on Dock Street.</p><footer>© 2019</footer></body></html>"
    )
    assert page.published_at is None


def test_a_piece_of_a_page_is_read_too() -> None:
    assert (
        read_html("<p>Nine people died.</p><p>Two were children.</p>").text == "Nine people died.\n\nTwo were children."
    )


def test_an_address_that_is_no_web_address_is_dropped() -> None:
    html = PAGE.replace("https://quay-chronicle.example/ferry", "javascript:alert(1)")
    url = read_html(html).url
    assert url is None or url.startswith("https://")


def test_bytes_are_decoded_as_the_page_declares() -> None:
    raw = '<html><meta charset="windows-1252"><p>The café paid €40 — at least.</p></html>'.encode("windows-1252")
    assert "The café paid €40 — at least." in read_html(decode(raw)).text


@pytest.mark.parametrize(
    "html",
    [
        "<html></html>",
        "<html><script>document.write('40 dead')</script></html>",
        "<div>" * 100_000 + "40 dead",
        "<a" * 100_000,
        "<table>" * 5_000 + "40 dead",
        "<!--" * 100_000,
        "<![CDATA[" * 1_000,
        "<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'>]><html><p>Forty people laughed: &b;</p></html>",
    ],
)
def test_a_page_without_an_article_is_refused_and_not_crashed_on(html: str) -> None:
    with pytest.raises(Invalid, match="holds no article text"):
        read_html(html)


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>Some 12<sup>3</sup> men of Bonn died.</p>", "Some 12 men of Bonn died."),
        ("<p>The sea covers 12 km<sup>2</sup> here.</p>", "The sea covers 12 km² here."),
        ("<p>Some 6 × 10<sup>6</sup> bees died.<sup><a href='#n'>[4]</a></sup></p>", "Some 6 × 10⁶ bees died."),
        ("<p>It was the 1<sup>st</sup> of May here.</p>", "It was the 1st of May here."),
        ("<p>At Bonn 12 <del>15</del> men died.</p>", "At Bonn 12 men died."),
    ],
)
def test_footnote_marks_and_what_is_struck_out_are_no_part_of_the_text(html: str, text: str) -> None:
    assert read_html(html).text == text


CASES = """<p>The number of fires in Orlund rose again in April, the fire service said on Friday in a statement.</p>
<table><caption>Fires and homes, April 2025</caption>
<thead><tr><th>District</th><th>Fires</th><th>Note</th></tr></thead>
<tbody><tr><td>Upper<br>Orlund</td><td>34</td><td></td></tr>
<tr><td>Lower Orlund</td><td>1<b>2</b>0</td><td>Crews from nine towns came to help.</td></tr></tbody></table>
<p>Rain is expected.</p>"""


def test_a_table_stays_in_the_text_row_by_row_and_its_prose_is_a_paragraph() -> None:
    assert read_html(CASES).text.split("\n\n")[1:] == [
        "Fires and homes, April 2025",
        "| District | Fires | Note |",
        "| Upper Orlund | 34 |",
        "| Lower Orlund | 120 |",
        "Crews from nine towns came to help.",
        "Rain is expected.",
    ]


def test_no_words_of_a_cell_are_lost_or_run_together() -> None:
    cell = "Fires <i>burned</i> <b>3</b>4 homes<p>in Orlund.</p> on Monday<ul><li>12 died</li><li>14 hurt</li></ul>"
    text = read_html(f"<p>Rain is expected.</p><table><tr><td>Orlund</td><td>{cell}</td></tr></table>").text
    assert text.partition("| ")[2] == "Orlund | Fires burned 34 homes in Orlund. on Monday 12 died 14 hurt |"


def test_a_page_that_is_laid_out_by_a_table_is_read_as_prose() -> None:
    told = "<h1>Fires</h1><p>Nine homes burned in Orlund on Monday, the fire service said.</p><p>Rain is expected.</p>"
    text = read_html(f"<html><body><table><tr><td>Home</td><td>{told}</td></tr></table></body></html>").text
    assert text.endswith("Fires\n\nNine homes burned in Orlund on Monday, the fire service said.\n\nRain is expected.")


def test_tables_within_tables_are_told_once() -> None:
    deep = "<p>Nine homes burned in Orlund on Monday.</p>" + "<table><tr><td>" * 1_500 + "<ul><li>a</li></ul>" * 3_000
    assert len(read_html(deep).text) < len(deep)
