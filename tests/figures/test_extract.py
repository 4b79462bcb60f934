"""The whole extractor: laws that hold for any text, and one article read field by field."""

import json
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.article import Article
from service.figures.extract import extract
from service.figures.figure import Figure
from service.intake.events import with_known_events
from service.intake.record import article_from_mapping

SEED = Path(__file__).parents[3] / "shared" / "corpus" / "seed.json"
WORDS = (
    "At least|40|people|1.2 million|died|on Monday|,|.|\n\n|said|the ministry|of them|$3bn|(|)|“|”|a third|of|per cent"
    "|Oct. 7, 2023|since|Route 9|one|two|fell by|to|and|'s|–|\u200f|½|٤٢|,,,|hundred|the number|\ud800|\x00"
    "|citing|who|which|told|found|by|it|they|that|according to|Spring|the next day|and July of 1973|tens of billions of"
    "|euros|cost|approve|Type 4|ships|--|an earlier version"
).split("|")


def of(text: str) -> tuple[Figure, ...]:
    return extract(Article(text, published_at=datetime(2024, 5, 8, tzinfo=UTC), language="en")).figures


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=300), st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)))
def test_any_text_gives_figures_that_quote_it(text: str) -> None:
    found = extract(Article(text))
    for figure in found.figures:
        assert text[figure.start : figure.end] == figure.exact
        assert figure.exact in figure.sentence
        assert figure.refers_to is None or 0 <= figure.refers_to < len(found.figures)
        assert (figure.value is None) == (figure.bound == "range")
        assert 0 <= figure.confidence <= 1
    for numeral in found.rejected:
        assert text[numeral.start : numeral.end] == numeral.exact
    assert all(a.end <= b.start for a, b in pairwise(found.figures))


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="abcdefgh ,.\n", max_size=200))
def test_a_text_without_numerals_gives_no_figures(text: str) -> None:
    assert of(text) == ()


def test_two_articles_joined_hold_the_figures_of_each() -> None:
    one = "Floods killed 14 people in Harrow county, the fire service said.\n\nSome 320 homes were lost."
    two = "Wheat exports rose 12% to 3.4 million tonnes in 2023, the port authority said."
    values = [f.value for f in of(one)] + [f.value for f in of(two)]
    assert [f.value for f in of(f"{one}\n\n\n\n{two}")] == values


def test_a_text_that_is_not_english_gives_no_figures_and_says_so() -> None:
    found = extract(
        Article("Bei dem Unfall in der Nähe der Stadt wurden am Montag 12 Menschen verletzt, teilte die Polizei mit.")
    )
    assert (found.language, found.supported, found.figures) == ("de", False, ())


def test_one_sentence_is_read_field_by_field() -> None:
    (figure,) = of(
        "At least 212 farm workers have been evicted in Harrow county since March 3, 2024, according to Land Watch."
    )
    assert figure.exact == "212"
    assert (figure.value, figure.low, figure.high, figure.bound) == (Decimal(212), Decimal(212), None, "at_least")
    assert (figure.kind, figure.unit, figure.measure) == ("count", None, "level")
    assert (figure.measured, figure.predicate, figure.place) == ("farm workers", "evict", "Harrow county")
    assert (figure.valid_from, figure.valid_to, figure.valid_basis) == (date(2024, 3, 3), date(2024, 5, 8), "stated")
    assert figure.sources == ("Land Watch",)


FIELDS = (
    "value",
    "low",
    "high",
    "bound",
    "kind",
    "unit",
    "measured",
    "predicate",
    "agent",
    "place",
    "measure",
    "direction",
)


@pytest.mark.skipif(not SEED.exists(), reason="the annotated corpus does not stand beside this checkout")
def test_the_clients_own_article_comes_out_right_in_every_field() -> None:
    gold = json.loads(SEED.read_text(encoding="utf-8"))
    found = extract(
        with_known_events(article_from_mapping({k: gold[k] for k in ("text", "published_at", "events", "title")}))
    )
    assert [f.exact for f in found.figures] == [g["exact"] for g in gold["figures"]]
    for figure, right in zip(found.figures, gold["figures"], strict=True):
        for field in FIELDS:
            assert getattr(figure, field) == right[field], f"{figure.exact}: {field}"
        assert (str(figure.valid_from), str(figure.valid_to)) == (right["valid_from"], right["valid_to"])
        assert list(figure.sources) == right["sources"]
        assert figure.refers_to == right["refers_to"]
