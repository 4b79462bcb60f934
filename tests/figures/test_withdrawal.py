"""Which numbers a text takes back. A number in the table is the one between braces."""

import pytest

from service.figures import withdrawal
from tests.figures.sentence import marked

TAKEN_BACK = [
    "The harbour office put the missing at 12, corrected from {31}.",
    "The council said 61 homes had burned (revised from {58}).",
    "The coroner revised the number of drownings down to 21 from {24}.",
    "The agency corrected its June estimate to 4,100 from {4,700} after a district was found to be missing.",
    "The observatory said 88 mm fell overnight, correcting its first reading of {84} mm.",
    "Inspectors withdrew the ministry's estimate of {95} tonnes.",
    "The bank had first given {31} as the number of branches.",
    "Officers initially put the crowd at {9,000} people.",
    "The company said 51 drivers were hurt, not {38}.",
    "The list holds 742 names, not {760} as first announced.",
    "Turnout was 38.4 percent, the clerk said, and not {41} percent.",
    "The district lowered the loss to 61 percent from the {68} percent announced last month.",
    "The ministry cut the toll to 61 from {70}, saying that nine names stood twice on its list.",
    "The sum, given at the time as {5,208}, should have been 5,119.",
    "Fires in May, reported as {22}, now stood at 25.",
    "The clerk apologised for a typing error which had turned 2,950 posts into {2,590}.",
    "Correction: an earlier version of this article gave the number of boats as {2,312}; it is 2,132.",
    "CORRECTION: Our report of Monday said the ferry had {eleven} boats. It had nine.",
    "An earlier version of this page said the club counted {41} hurt. The correct number is 39.",
    "CORRECTION: This story has been corrected to say that 21 boats sank, not {16}.",
    "Correction: an earlier version of this article said {16} boats sank.",
    "Due to an editing error, an earlier version said {16} boats sank.",
    "It originally said {16}; the correct figure is 21.",
]

STANDING = [
    "The harbour office put the missing at {12}, corrected from 31.",
    "The coroner revised the number of drownings down to {21} from 24.",
    "The number of ships waiting rose to 52 on Friday from {34} a week earlier.",
    "The union lowered its claim to 9 percent from the {11} percent it had asked for.",
    "The fund withdrew {two} names from its list.",
    "The company said {51} drivers were hurt, not 38.",
    "No, not {38} people came to the meeting.",
    "The sum, given at the time as 5,208, should have been {5,119}.",
    "The minister first said on Monday that {40} schools would close.",
    "Correction: an earlier version of this article gave the number of women as 1,412; it is {1,241}.",
    "CORRECTION: Our report of Monday said the liner had twelve decks. It had {nine}.",
    "Some {64} people now stand trial.",
    "CORRECTION: This story has been corrected to say that {21} boats sank, not 16.",
    "Correction: {21} boats sank on Monday, not 16.",
    "It originally said 16; the correct figure is {21}.",
    "This page was updated to correct the number of boats to {21}.",
    "An earlier version of the law allowed {16} boats.",
    "An earlier version of this article gave the wrong name for one of the {16} boats.",
]


@pytest.mark.parametrize("text", TAKEN_BACK)
def test_a_number_that_the_text_takes_back_is_withdrawn(text: str) -> None:
    assert withdrawal.find(*marked(text))


@pytest.mark.parametrize("text", STANDING)
def test_a_number_that_stands_or_merely_moved_is_not_withdrawn(text: str) -> None:
    assert not withdrawal.find(*marked(text))


def test_a_correction_note_in_another_paragraph_withdraws_nothing() -> None:
    text = "Correction: an earlier version misspelt a name.\n\nThe town has {31} wells. It is 4 miles long."
    assert not withdrawal.find(*marked(text))
