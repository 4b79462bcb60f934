"""Confidence orders figures as a reader would trust them."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

from service.article import Article
from service.figures.confidence import rated
from service.figures.extract import extract
from service.figures.figure import Figure

FIGURE = Figure("40", 0, 2, "40 men died.", Decimal(40), measured="men", valid_from=date(2024, 5, 8), confidence=0.95)


def test_a_figure_that_names_no_thing_is_doubted() -> None:
    assert rated(replace(FIGURE, measured=None)).confidence < rated(FIGURE).confidence


def test_a_doubtful_thing_makes_a_doubtful_record() -> None:
    assert rated(replace(FIGURE, confidence=0.3)).confidence < rated(FIGURE).confidence


def test_every_figure_of_an_article_has_a_confidence_of_its_own() -> None:
    text = "Floods killed 14 people in Harrow county. Another 17 may have drowned."
    sure = [f.confidence for f in extract(Article(text, published_at=datetime(2024, 5, 8, tzinfo=UTC))).figures]
    assert len(set(sure)) == 2
    assert all(0 < one < 1 for one in sure)


def test_what_may_happen_is_not_trusted_as_what_did() -> None:
    for text in (
        "Some 700 barns could flood if the levee breaks.",
        "If the levee breaks, 700 barns would flood.",
        "Had the levee broken, 700 barns would have flooded.",
        "Suppose 700 barns flooded.",
    ):
        assert extract(Article(text=text)).figures[0].confidence < 0.5
    (figure,) = extract(Article(text="Some 700 barns flooded when the levee broke.")).figures
    assert figure.confidence > 0.5
