"""What one figure takes from another, through the whole extractor."""

from datetime import UTC, date, datetime

import pytest

from service.article import Article
from service.figures.extract import extract
from service.figures.figure import Figure


def figures_of(text: str) -> tuple[Figure, ...]:
    return extract(Article(text, published_at=datetime(2024, 5, 8, tzinfo=UTC), language="en")).figures


LEANING = [
    ("The island holds 812 prisoners, the ministry said. That figure stood at about 640 before the war.", 1, 0),
    ("Police arrested 41 people on Sunday. Twelve of them were students.", 1, 0),
    ("The storm killed 23 people. Of the dead, 14 were children.", 1, 0),
    ("The clinic treated 130 patients, of whom 88 had burns.", 1, 0),
    ("The fund has paid out $11 million, of which $4 million went on tents.", 1, 0),
    ("The town has 40 schools. The correct number is 38.", 1, 0),
    ("A ferry with 90 people on board sank. Divers saved 31 people. The other 59 are missing.", 2, 0),
    ("The board shut 58 clinics. Of the 58, 40 were in villages.", 1, 0),
    ("Of the 58 clinics that were shut last year, 40 were in villages.", 1, 0),
    ("A blast killed 44 people and injured 130. The store had 8 doors. Of the dead, 17 were clerks.", 3, 0),
    ("The mayor said 5,000 people had marched. Police put the number at 1,200.", 1, 0),
    ("Of the prisoners freed, 300 in all, 41 of them had been ill.", 1, 0),
    ("A bus fell into a gorge, killing 33 people. Of the deceased, 14 were women and 11 were men.", 2, 0),
    ("A fire killed 72 people. Among those who died are 26 children.", 1, 0),
    ("Gales killed 29 people and hurt 112. The dead include seven sailors.", 2, 0),
    ("The army said 64 soldiers had died. Families believe the true figure is above 200.", 1, 0),
    ("Out of 640 claims, 90 have been settled.", 1, 0),
    ("The toll is 23, police said. Fifteen died in Marl and five in Tarn. The other three were found at sea.", 3, 0),
    # a bare number leaves out the unit of its whole
    ("Of the 58 clinics, 40 were shut.", 1, 0),
    ("Police said 100 had been beaten, and the union reported 58 injured, four of them clerks.", 2, 1),
    ("By then 2.1 million had fled. The number has since climbed to 3 million, of whom 900,000 are in Tolm.", 2, 1),
    ("The firm moved 400 tonnes, 30 of them by rail.", 1, 0),
    ("He has served 38 months, 11 of them alone.", 1, 0),
    ("Over 43 years 118 miners fell ill, 30 of them badly.", 2, 1),
]


@pytest.mark.parametrize(("text", "index", "target"), LEANING)
def test_an_anaphor_leans_on_the_figure_it_points_to(text: str, index: int, target: int) -> None:
    assert figures_of(text)[index].refers_to == target


STANDING = [
    "The town has 40 schools. The number of teachers fell to 310.",
    "Police arrested 41 people. All of them said that 3 guards had been hurt.",
    "He won 118 of the 240 seats.",
    "Turnout was 54 percent. In 2021 it was 61 percent.",
    "Prices rose 2.1 percent in June. That was below the median forecast of 2.3 percent.",
    "The firm made 90 boats in May, which is 12 more than it had planned.",
]


@pytest.mark.parametrize("text", STANDING)
def test_a_figure_that_names_its_own_thing_leans_on_none(text: str) -> None:
    assert [f.refers_to for f in figures_of(text)][1] is None


def test_what_a_part_is_compared_with_is_of_another_whole() -> None:
    figures = figures_of("Of 4,212 patients given the drug, 38 had a stroke, compared with 61 of 4,190 on placebo.")
    assert [f.refers_to for f in figures] == [None, 0, None, None]


def test_that_figure_takes_thing_deed_doer_and_sources() -> None:
    text = (
        "Arvenia holds 812 political prisoners, according to data from the Arvenian Prison Office, published by the "
        "rights group Open Cells. That figure stood at about 640 last year."
    )
    first, second = figures_of(text)
    assert (second.measured, second.predicate, second.agent) == (first.measured, first.predicate, first.agent)
    assert second.sources == first.sources == ("Arvenian Prison Office", "Open Cells")


def test_a_sum_in_brackets_is_the_same_statement_in_another_currency() -> None:
    first, second = figures_of("Repairs will cost about $16bn (€15.1bn), the governor said.")
    assert (second.bound, second.measured, second.unit) == ("about", first.measured, "EUR")


def test_a_target_is_not_of_the_time_of_the_share_beside_it() -> None:
    _, share, target = figures_of("Of 90,000 people referred in 2023, 73 percent were seen; the target is 85 percent.")
    assert (share.valid_basis, target.valid_basis) == ("stated", "publication")


def test_a_share_after_or_restates_the_figure_before_it() -> None:
    _, share = figures_of("The union said 820 drivers had joined the walkout, or 85%.")
    assert (share.measured, share.predicate) == ("drivers", "join")


def test_those_included_are_of_the_time_of_the_whole() -> None:
    whole, part = figures_of("More than 90 sailors have drowned since March, the league says, including 14 cooks.")
    assert (
        (part.valid_from, part.valid_to) == (whole.valid_from, whole.valid_to) == (date(2024, 3, 1), date(2024, 5, 8))
    )


def test_a_drop_of_what_was_just_told_measures_that() -> None:
    figures = figures_of("Some 518 robberies were recorded in 2023. This is a drop of 6% from 552 in 2022.")
    assert [figure.measured for figure in figures] == ["robberies"] * 3


def test_a_headline_takes_the_noun_that_the_text_gives() -> None:
    headline, _ = figures_of("Fever kills 47 in Orrin\n\nFever has killed 47 people in Orrin province, doctors said.")
    assert headline.measured == "people"


def test_nothing_is_carried_across_the_seam_of_two_pasted_articles() -> None:
    text = "Police in Arvenia arrested 41 people, the ministry said.\n\n\n\nBus crash\n\nOf them, 12 were students."
    assert [f.refers_to for f in figures_of(text)] == [None, None]
