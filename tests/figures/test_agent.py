"""Who does it or has it, through the whole extractor."""

import pytest

from service.article import Article
from service.figures.extract import extract

AGENTS = [
    ("Gunmen killed 13 people.", "13", "Gunmen"),
    ("Fifteen people died in Harrow County.", "Fifteen", None),
    ("The miner Tolm Metals sold 40 trucks.", "40", "Tolm Metals"),
    ("Tolm Crown Court heard that Ivo Brand had robbed 38 homes. He sold 40 rings.", "40", "Ivo Brand"),
    ("Coach Erik Velde has used 31 players.", "31", "Erik Velde"),
    ("Italy took 86 cars, Spain five.", "five", "Spain"),
    ("The Central Bank of the Republic of Tarn bought 40 bonds.", "40", "Central Bank of the Republic of Tarn"),
    ("Ada Quill of Marl sold 40 trucks.", "40", "Ada Quill"),
    ("The worst fire in the town's history, which killed 40 people, was out.", "40", "worst fire"),
    ("The fire was 30 percent contained. It destroyed 40 homes.", "40", "fire"),
    ("In Marl 91 goats were killed by wolves, and eight by dogs.", "eight", "dogs"),
]


@pytest.mark.parametrize(("text", "exact", "agent"), AGENTS)
def test_a_figure_names_who_does_it_or_has_it(text: str, exact: str, agent: str | None) -> None:
    figures = extract(Article(text, language="en")).figures
    assert next(f.agent for f in figures if f.exact == exact) == agent
