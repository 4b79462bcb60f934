"""Which numbers somebody in the text says do not hold. A number in the table is the one between braces."""

import pytest

from service.article import Article
from service.figures import denial
from service.figures.extract import extract
from tests.figures.sentence import marked

DENIED = [
    "The navy denied reports that {19} sailors had drowned.",
    "The navy denied on Tuesday that {19} sailors had drowned.",
    "It is not true that {70} barns burned down, the fire chief said.",
    "Claims that {650} were turned away are false, the ferry office said.",
    "Reports of {27} deaths were flatly denied by the clinic.",
    "The mayor dismissed as untrue a report that {33} wells had run dry.",
    "The board rejected the figure of {47,000}.",
    "There is no truth in rumours that {90} posts will go, the bank said.",
    "The navy rejected claims that {19} sailors had drowned, saying four were hurt.",
    "The port authority denied sacking {240} dockers.",
    "The ministry denied on Monday having sold {60} tanks.",
    "Guards denied beating {12} marchers.",
    "Auditors found no evidence that {17} million crowns were missing.",
    "No proof supports the claim that {400} graves were opened.",
    "The union disputes that {70} dockers stayed away.",
    "The navy rebutted reports that {19} sailors had drowned.",
    "The ferry office disputed the figure of {650}.",
]

HOLDING = [
    "The navy denied leave to {19} sailors.",
    "He denied murdering {two} brothers.",
    "The navy did not deny that {19} sailors had drowned.",
    "The navy neither confirmed nor denied that {19} sailors had drowned.",
    "The navy never rejected a claim that {19} sailors had drowned.",
    "The port couldn't deny sacking {240} dockers.",
    "The guard denied using gas against {30} marchers.",
    "Auditors found no evidence of theft in {17} towns.",
    "The navy did not dispute that {19} sailors had drowned.",
    "A disputed report that {19} sailors had drowned was read out.",
    "After disputes over reports that {19} sailors had drowned, the harbour was closed.",
    "The harbour master disputed that, putting the number of idle cranes at {12}.",
    "It was found that no basis was laid for {30} homes.",
    "The court rejected {30} claims.",
    "The board dismissed the claims of {40} families.",
    "The union rejected a pay offer of {4} percent.",
    "The tram crews are in a pay dispute that has kept {60} trams in their sheds.",
    "It is true that {70} barns burned down, the fire chief said.",
    "The prison denied that any of the {24} inmates had been beaten.",
    "The navy denied that nobody was saved; {19} sailors were found.",
    "The navy rejected claims that 19 sailors had drowned, saying {four} were hurt.",
    "The governor denied reports that the {19} sailors had fled.",
    "Claims that many were turned away are false, and {650} crossed, the ferry office said.",
]


@pytest.mark.parametrize("text", DENIED)
def test_a_number_that_somebody_denies_is_found(text: str) -> None:
    assert denial.find(*marked(text))


@pytest.mark.parametrize("text", HOLDING)
def test_a_number_beside_a_denial_of_something_else_holds(text: str) -> None:
    assert not denial.find(*marked(text))


def test_a_denied_number_stays_a_figure_and_is_withdrawn() -> None:
    (figure,) = extract(Article(text="The navy denied reports that 19 sailors had drowned.")).figures
    assert (figure.exact, figure.withdrawn) == ("19", True)


def test_an_earlier_version_of_the_text_is_nobody_who_says_so() -> None:
    (figure,) = extract(Article(text="Due to an editing error, an earlier version said 16 boats sank.")).figures
    assert figure.sources == ()


def test_who_gave_the_wrong_number_is_not_credited_with_the_right_one() -> None:
    text = "The firm added 88,000 jobs, and not 90,000 as the Harl Post reported, the company said."
    right, wrong = extract(Article(text=text)).figures
    assert (right.sources, right.withdrawn) == (("company",), False)
    assert (wrong.sources, wrong.withdrawn) == (("Harl Post",), True)
