"""What a figure measures, through the whole extractor."""

import pytest

from service.article import Article
from service.figures.extract import extract

SENTENCES = [
    ("Arvenia holds 812 political prisoners in its jails.", "812", "political prisoners"),
    ("The quake destroyed 19 entire mountain villages.", "19", "mountain villages"),
    ("Police arrested 41 people on Sunday.", "41", "people"),
    ("Three of the island's five clinics were closed.", "five", "clinics"),
    ("A third of households have no heating.", "A third", "households"),
    ("Inflation rose to 4.1% in May.", "4.1%", "Inflation"),
    ("The government set aside $40 million for school meals.", "$40 million", "school meals"),
    ("The ministry has cut output by 30%.", "30%", "output"),
    # a rate holds what it counts
    ("The valley has 2.1 midwives per 10,000 people.", "2.1 midwives per 10,000", "midwives"),
    ("The bank reported 31 thefts per 100,000 customers.", "31 thefts per 100,000", "thefts"),
    ("About two-thirds of those expelled had papers.", "two-thirds", "those expelled"),
    ("In the ballot, 94 per cent of those voting wanted a strike.", "94 per cent", "those voting"),
    # what is said again in brackets stands between a number and its thing
    ("Norland has sent $18 million (16.2 million euros) in aid.", "$18 million", "aid"),
    ("Runners on the 52-mile (84-kilometer) course were stopped.", "84", "course"),
    ("Runners on the 52-mile (84-kilometer) course were stopped.", "52", "course"),
    ("Novaline cut its full-year sales goal to $2 million.", "$2 million", "full-year sales goal"),
    ("Ferry bookings dived 30% in May.", "30%", "Ferry bookings"),
    ("Displaced households number 1,220.", "1,220", "Displaced households"),
    ("Sixty-two guards remain on strike, down from 140 on Monday.", "140", "guards"),
    ("One shop in six is empty.", "One shop in six", "shop"),
    ("The home has 30-odd beds and 12 odd chairs.", "30", "beds"),
    # what hyphens join to a number is its own thing, or its unit, and no part of another's
    ("A 12-member panel met.", "12", "member"),
    ("She closed the 350-bed hospital.", "350", "bed"),
    ("He bought two 500ml bottles.", "two", "500ml bottles"),
    ("Three 10-tonne trucks overturned.", "Three", "10-tonne trucks"),
    ("Two-thirds of 18-to-24-year-olds voted.", "Two-thirds", "18-to-24-year-olds"),
    # modifiers joined before one noun
    ("The depot leased 460 Volvo and Scania trucks in May.", "460", "Volvo and Scania trucks"),
    ("Clinics ordered 12,400 polio and measles vaccines.", "12,400", "polio and measles vaccines"),
    ("The stall sells 900 rye and oat loaves a week.", "900", "rye and oat loaves"),
    ("The port shipped 71,000 new and used cars last year.", "71,000", "new and used cars"),
    ("The label sold 4.3m combined digital and printed copies.", "4.3m", "combined digital and printed copies"),
    ("She employs eight full-time and part-time staff.", "eight", "full-time and part-time staff"),
    ("It opened at 3,900 North American cinemas.", "3,900", "North American cinemas"),
    # things joined, each in the plural
    ("Rebels burned 27 trucks and armoured vehicles.", "27", "trucks and armoured vehicles"),
    ("The studio employs 640 artists, writers and animators.", "640", "artists, writers and animators"),
    ("Police held 12 students and seized 40 banners.", "12", "students"),
    ("Divers found 40 coins and gold.", "40", "coins"),
    ("Soldiers arrested two miners and hundreds fled.", "two", "miners"),
    ("The mill has 910 workers and shipped goods worth $13 million.", "910", "workers"),
    ("Officers recovered 212 of the bicycles.", "212", "bicycles"),
    ("Flats made up 2,610 of the total.", "2,610", "Flats"),
    # a name that holds a number
    ("The recall covers 63,000 Type 4 sedans.", "63,000", "Type 4 sedans"),
    # a plural that looks like a verb
    ("The distillery sends out 30 lorries a week.", "30", "lorries"),
    # verbs that look like nouns
    ("The new roof cost $31 million.", "$31 million", "new roof"),
    ("The cost $3 million loans bring is unknown.", "$3 million", "loans"),
    # what the last number was for was said with the same word
    ("The town spent £4m on roads, £2m on the parks and the county £9m on schools.", "£2m", "parks"),
    ("The town spent £4m on roads, £2m on the parks and the county £9m on schools.", "£9m", "schools"),
    ("The town spent £4m on roads, £2m on a Monday.", "£2m", "roads"),
    ("Miners dug up 3,644 tonnes of gold last year.", "3,644", "gold"),
    ("The farm sold for $3 million.", "$3 million", "farm"),
    # what moves
    ("The letter calls for a 30 percent cut in emissions.", "30 percent", "emissions"),
    ("The firm announced a 12% increase in profit.", "12%", "profit"),
    ("She spoke of a fall of 3% in sales.", "3%", "sales"),
    ("Measles cases in the region have tripled to 6,100 this year.", "6,100", "Measles cases"),
    ("Some 900 customers lost power. Crews restored supplies to 850 of them.", "850", "customers"),
    ("The fund lost upwards of 40 million dollars.", "40 million", "fund"),
]
PAID = [
    ("The firm has paid its owners £1.2bn.", "£1.2bn", "firm"),
    ("His family received $9,600 from a contractor.", "$9,600", "family"),
    ("Poachers shot at least 11.", "11", "Poachers"),
    ("Auctioneers sold the painting and two frames for $3 million.", "$3 million", "Auctioneers"),
    ("The bank bought 1,037 tonnes.", "1,037", "bank"),
    ("The owners have offered 3 percent.", "3 percent", "owners"),
    ("The union had asked for 7%.", "7%", "union"),
]
AGES = [
    ("The school took in 14 five-year-olds.", "five"),
]


def measured_of(text: str, exact: str) -> str | None:
    figures = extract(Article(text, language="en")).figures
    return next(f.measured for f in figures if f.exact == exact)


@pytest.mark.parametrize(("text", "exact", "measured"), SENTENCES)
def test_a_figure_measures_what_its_sentence_names(text: str, exact: str, measured: str) -> None:
    assert measured_of(text, exact) == measured


@pytest.mark.parametrize(("text", "exact", "doer"), PAID)
def test_who_does_something_to_a_number_is_not_what_it_counts(text: str, exact: str, doer: str) -> None:
    assert measured_of(text, exact) != doer


@pytest.mark.parametrize(("text", "exact"), AGES)
def test_an_age_counts_none_of_those_who_have_it(text: str, exact: str) -> None:
    assert measured_of(text, exact) is None


def test_a_headline_takes_the_noun_from_the_text_below() -> None:
    text = "Fever kills 29 in Lower Sanda\n\nFever has killed 29 people in Lower Sanda, the ministry said."
    assert measured_of(text, "29") == "people"


def test_a_bare_number_measures_what_the_one_before_it_did() -> None:
    text = "The region had 640 nurses in 2020, up from 510 a year before."
    assert measured_of(text, "510") == "nurses"


def test_a_toll_counts_no_noun_of_what_came_after() -> None:
    text = "Fourteen people died when the barge sank.\n\nThe toll rose to 23 after divers reached the lower cabins."
    assert measured_of(text, "23") == "people"
    text = "Twelve people died.\n\nThe toll may climb: 44 residents are missing, five of them children."
    assert measured_of(text, "five") == "children"
