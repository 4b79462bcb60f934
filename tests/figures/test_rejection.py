"""What is no figure, and why; and what is one although it looks alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.article import Article
from service.figures import bound, rejection, unit
from service.figures.extract import extract
from tests.figures.sentence import exact, kept, reading

REJECTED = [
    ("On a 12-month basis it lost.", "duration_locating"),
    ("It hit a 17-year all-time high.", "duration_locating"),
    ("That brings the seven-day total to none.", "duration_locating"),
    ("Sales fell during the 11-month period.", "duration_locating"),
    ("The 14-day infection rate fell.", "duration_locating"),
    ("Sales fell, lowest in at least nine quarters.", "duration_locating"),
    ("This story has been read 40 times.", "furniture"),
    ("(Visited 40 times)", "furniture"),
    ("Listen (5 min)", "furniture"),
    ("Reading time: 4 minutes", "furniture"),
    ("Audio | 12 min", "furniture"),
    ("It is three weeks since the wells ran dry.", "duration_locating"),
    ("It has been almost two years since he left.", "duration_locating"),
    ("Some ten days since the fire, nobody has come.", "duration_locating"),
    ("Output fell for a fourth month.", "ordinal"),
    ("The shell sank 39 million years ago.", "duration_locating"),
    ("The fort was left 4,500 years ago.", "duration_locating"),
    ("Traders sold three-month copper.", "name"),
    ("It is a three-toed bird.", "name"),
    ("It set a 12-month price target.", "name"),
    ("The pump failed after 15 minutes.", "duration_locating"),
    ("It was a third defeat.", "ordinal"),
    ("It was the mill's deepest loss in seven quarters.", "duration_locating"),
    ("Rents rose at the fastest pace for nearly two years.", "duration_locating"),
    ("He prefers the jet to Boeing’s 737.", "name"),
    ("The siege began on Nov. 3, 2021.", "date"),
    ("The bridge opened in 1987.", "year"),
    ("The fort was built in 1450.", "year"),
    ("Filed at 1645 hrs on Monday.", "time"),
    ("The charge per 1,000 gallons will rise.", "base"),
    ("The paper is in vol. 12 of the journal.", "name"),
    ("The state will sell 10-year sukuk.", "name"),
    ("Shelling began at 8:40 p.m. that night.", "time"),
    ("The third largest city flooded.", "ordinal"),
    ("It was the 21st such attack.", "ordinal"),
    ("A Boeing 767 landed safely.", "name"),
    ("3M sold the mill in Tolm.", "name"),
    ("The court fined a unit of 3M.", "name"),
    ("Resolution 1701 still holds.", "name"),
    ("The COVID-19 ward closed.", "name"),
    ("They watched Channel 12 all night.", "name"),
    ("Protesters blocked Route 60 again.", "name"),
    ("It landed as a Category 3 storm.", "name"),
    ("The Corsair 4 hatchback sold badly.", "name"),
    ("Shares in the FTSE 100 index fell.", "name"),
    ("See page 47 for the map.", "name"),
    ("Ministers of the Group of Eight met.", "name"),
    ("She is No. 3 in the party.", "name"),
    ("Yields on 10-year bonds rose.", "name"),
    ("They fired 7.62-millimetre rounds.", "name"),
    ("The office is at 14 Linden Street.", "address"),
    ("One of the leaders resigned.", "pronoun"),
    ("No one came.", "pronoun"),
    ("Not one crane moved.", "pronoun"),
    ("It was the top ten of the year.", "rank"),
    ("Rovers won 3-1 away.", "score"),
    ("They lost by six wickets at home.", "score"),
    ("Call the helpline on 0800 555 0111.", "phone"),
    ("Dial 1554 for help.", "phone"),
    ("The emergency line is 188.", "phone"),
    ("Inquiries: 1300 555 047.", "phone"),
    ("Media: 03 5550 4418", "phone"),
    ("15.40 The ferry has left Harlow with the last of the islanders.", "time"),
    ("The 212 Mountain Brigade came home.", "name"),
    ("SEVEN SIGNS you should see a dentist", "furniture"),
    ("It is four times bigger than planned.", "multiplier"),
    ("Prices doubled.", "multiplier"),
    ("A two-tier system is coming.", "idiom"),
    ("Police promised zero tolerance.", "idiom"),
    ("She tore the page in half.", "idiom"),
    ("Police plan a third march.", "ordinal"),
    ("Bulletins resume at six o'clock.", "time"),
    ("The council inspects it every six months.", "duration_locating"),
    ("A child is born there every 12 minutes.", "duration_locating"),
    ("-30 sailors drowned off the cape.", "negative"),
    ("The ferry carried minus 9 passengers.", "negative"),
    ("The depot closed in nineteen sixty-eight.", "year"),
    ("Twenty twenty-five visitors signed the book.", "year"),
    ("Pages 7,8 and so on were torn out.", "name"),
    ("The moon weighs 10^22 kilograms.", "name"),
    ("The clerk had written 4/0 in the margin.", "name"),
]


@pytest.mark.parametrize(("text", "reason"), REJECTED)
def test_a_number_that_is_no_figure_is_rejected_with_its_reason(text: str, reason: str) -> None:
    found = reading(text)
    rejected = [r for s in found.sentences for r in rejection.sift(found, s.number).rejected]
    assert [r.reason for r in rejected] == [reason]
    assert all(text[r.start : r.end] == r.exact for r in rejected)
    assert exact(text) == []


KEPT = [
    ("Some 3M people saw the match.", ["3M"]),
    ("In Tolm ten Swiss climbers died.", ["ten"]),
    ("Tolm's 780-odd wards flooded.", ["780"]),
    ("Jurors sat for six hours before freeing him.", ["six"]),
    ("She is a mother of three boys.", ["three"]),
    ("It was -30 degrees, and the fund lost -2 million euros.", ["-30", "-2 million"]),
    ("Twelve sixteen-year-olds came.", ["Twelve", "sixteen"]),
    ("A third expect to cut staff.", ["A third"]),
    ("A fifth planned to leave.", ["A fifth"]),
    ("At least 30 men were held in the west for two years.", ["30", "two"]),
    ("Ada Quill won 61 seats to Ivo Brand's 40.", ["61", "40"]),
    ("In Hargeisa 23 people were hurt.", ["23"]),
    ("Police told the agency 41 had drowned.", ["41"]),
    ("About 40 men share a tap.", ["40"]),
    ("They sold 2000 goats.", ["2000"]),
    ("Ukraine got 31 Abrams tanks.", ["31"]),
    ("Admissions number 31, the clinic said.", ["31"]),
    ("The boats number 31.", ["31"]),
    ("Soldiers order 200 residents out.", ["200"]),
    ("She was warned four times at the gate.", ["four"]),
    ("One in five and one percent, or one million, left.", ["One in five", "one percent", "one million"]),
    ("Half of them, half the village and a third of the cows.", ["Half", "half", "a third"]),
    ("More than half voted.", ["half"]),
    ("They made a 40-50 metre ditch.", ["40-50"]),
    ("Two-dose coverage is low.", ["Two"]),
    ("They need a three-year plan.", ["three"]),
    ("The toll stands at seven.", ["seven"]),
    ("Two killed in bus crash", ["Two"]),
    ("The old MacBook with the 16 inch screen broke.", ["16"]),
]


@pytest.mark.parametrize(("text", "expected"), KEPT)
def test_a_figure_is_kept_although_it_looks_like_a_name_or_an_idiom(text: str, expected: list[str]) -> None:
    assert exact(text) == expected


@pytest.mark.parametrize(
    "text",
    ["| Upper Orlund | 34 |", "Upper Orlund\t34\t4.6%", "Upper Orlund\t$34", "Orlund   1,340   1,410", "34"],
)
def test_the_row_of_a_table_is_no_sentence(text: str) -> None:
    found = extract(Article(f"Nine homes burned on Monday.\n\n{text}\n\nRain is expected."))
    assert [one.exact for one in found.figures] == ["Nine"]
    assert {one.reason for one in found.rejected if one.exact != "Monday"} == {"table"}


@pytest.mark.parametrize("text", ["Rents rose   12   percent in Orlund.", "Killed: 34", "\t34 people died in Orlund."])
def test_a_sentence_with_odd_blanks_is_read(text: str) -> None:
    assert len(extract(Article(text)).figures) == 1


def test_a_name_is_shown_whole() -> None:
    found = reading("Judges cited Military Order 1651 at length.")
    assert [r.exact for r in rejection.sift(found, 0).rejected] == ["Military Order 1651"]


WORDS = [
    "12",
    "one",
    "half",
    "Route",
    "the",
    "a third",
    "page",
    "$4bn",
    "people",
    "No.",
    ",",
    ".",
    " - ",
    "(",
    ")",
    "to",
]
WORDS += [
    "years",
    "old",
    "aged",
    "2019",
    "Monday",
    "percent",
    "per",
    "day",
    "\n",
    "1.",
    "\n\n\n\n",
    "over",
    "\u2028",
    "½",
]


@given(st.one_of(st.text(max_size=150), st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join)))
def test_any_text_is_sifted_measured_and_bounded_without_an_error(text: str) -> None:
    end = 0
    for found, number, numeral in kept(text):
        assert end <= numeral.start < numeral.end <= len(text)
        end = numeral.end
        assert unit.find(found, number, numeral).kind in ("count", "share", "money", "rate", "measurement")
        assert bound.find(found, number, numeral)
