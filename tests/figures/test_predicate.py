"""What happened to what a figure measures, and who did it, through the whole extractor."""

import pytest

from service.article import Article
from service.figures.extract import extract
from service.figures.figure import Figure

DEEDS = [
    ("Arvenia holds 812 political prisoners in its jails.", "812", "hold", "Arvenia"),
    ("The army arrested 41 people on Sunday.", "41", "arrest", "army"),
    ("At least 26 people were killed in the blast.", "26", "kill", None),
    ("The storm killed 23 people.", "23", "kill", "storm"),
    ("The toll has risen to 90, with 220 guards injured.", "220", "injure", None),
    ("The number of people killed has reached 90, while the number of wounded stands at 220.", "220", "wound", None),
    ("Eleven people died at Karsk.", "Eleven", "die", None),
    ("A survey of 640 nurses ran in May.", "640", "survey", None),
    ("The raid left 12 people dead and 40 injured.", "12", "die", None),
    ("The crash killed four people and left thirteen others injured.", "thirteen", "injure", None),
    ("The flood left 300 families homeless.", "300", "leave", "flood"),
    ("Some 4,200 firefighters took part in the search.", "4,200", "take part", None),
    ("Floods submerged over 25,000 barns.", "25,000", "submerge", "Floods"),
    ("Norland has taken in 52,000 refugees since April.", "52,000", "take in", "Norland"),
    ("The zoo drew 300 visitors, up 7% on last year.", "300", "draw", "zoo"),
    ("The victims included 14 children.", "14", None, None),
    # verbs that look like nouns
    ("Barge fire at Marl harbour kills 11", "11", "kill", "Barge fire"),
    ("Fifty-two percent approve of the mayor.", "Fifty-two percent", "approve", None),
    ("The new roof cost $31 million.", "$31 million", "cost", None),
    ("The army has arrested 2,410 people since May.", "2,410", "arrest", "army"),
]


def figure_of(text: str, exact: str) -> Figure:
    return next(f for f in extract(Article(text, language="en")).figures if f.exact == exact)


@pytest.mark.parametrize(("text", "exact", "predicate", "agent"), DEEDS)
def test_a_sentence_says_what_happened_and_who_did_it(text: str, exact: str, predicate: str, agent: str | None) -> None:
    figure = figure_of(text, exact)
    assert (figure.predicate, figure.agent) == (predicate, agent)


def test_a_doer_behind_by_is_the_doer() -> None:
    text = "Attacks by hill gangs have grown since May, destroying at least 26 farming villages."
    figure = figure_of(text, "26")
    assert (figure.predicate, figure.agent) == ("destroy", "hill gangs")


def test_the_loss_of_a_firm_does_nothing() -> None:
    text = "Kestrel Air's first-half loss widened to $86m. It carried 4.1 million passengers."
    assert figure_of(text, "4.1 million").agent in {"Kestrel Air", None}


def test_an_up_behind_a_comma_is_no_part_of_the_verb() -> None:
    assert figure_of("A household will pay £1,982, up £92.", "£1,982").predicate == "pay"
    assert figure_of("All 40 migrants rescued off the coast are minors.", "40").predicate == "rescue"
    assert figure_of("The mill laid off 40 workers, mostly women.", "40").predicate == "lay off"


def test_a_verb_that_only_carries_the_number_is_no_deed() -> None:
    assert figure_of("The school dropout rate stands at 6.1%.", "6.1%").predicate is None


NAMED = [
    ("The contractor, Harlan Works, has built 212 bridges.", "212", "Harlan Works"),
    ("Budget carrier Wizmo employs 350 pilots.", "350", "Wizmo"),
    ("PORT HARROW, March 3 (NSW) - Landslides set off by rain have killed at least 46 people.", "46", "Landslides"),
    ("The ferry operator said no passenger was hurt on Sunday. It has hired 26 cooks since.", "26", "ferry operator"),
    ('"We moved 640 people into flats last winter," said Ada Quill of Open Beds.', "640", "Open Beds"),
]


@pytest.mark.parametrize(("text", "exact", "agent"), NAMED)
def test_a_doer_is_named_as_the_text_names_it(text: str, exact: str, agent: str) -> None:
    assert figure_of(text, exact).agent == agent


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("Not one of the 17 hikers was injured.", "17"),
        ("None of the 26 miners was hurt.", "26"),
        ("No one among the 31 pupils was killed.", "31"),
    ],
)
def test_what_happened_to_none_of_them_is_nothing_that_happened_to_all(text: str, exact: str) -> None:
    assert figure_of(text, exact).predicate is None


def test_what_happened_to_all_of_them_happened() -> None:
    assert figure_of("The 26 miners were hurt.", "26").predicate == "hurt"
