"""Valid times that belong to another clause, another event or another figure of the sentence than the one asked for.
Each row: a text, a figure, its days; the day of publication where the text gives the figure none."""

from datetime import UTC, datetime

import pytest

from service.article import Article, Span
from service.figures.sentences import read
from service.figures.valid_time import find

# A Wednesday
PUBLISHED = datetime(2025, 9, 10, 9, 30, tzinfo=UTC)
TODAY = ("2025-09-10", "2025-09-10")

# fmt: off
ROWS = [
    # what is so now, and what another verb dates
    ("Its owner, Tarn Line, operates 11 ferries and was fined 90,000 euros in 2024.", "11", *TODAY),
    ("Its owner, Tarn Line, operates 11 ferries and was fined 90,000 euros in 2024.",
     "90,000", "2024-01-01", "2024-12-31"),
    ("The council, which owns 8,900 flats, built 140 last year.", "8,900", *TODAY),
    ("The council, which owns 8,900 flats, built 140 last year.", "140", "2024-01-01", "2024-12-31"),
    ("Some 70,000 doses are in the country, and the drive that starts on 17 September needs more.", "70,000", *TODAY),
    ("The ship, built in 1998 to carry 350 passengers, is for sale.", "350", *TODAY),
    ("The hall, which will seat 460 when the wing opens in 2027, seats 380 today.", "380", *TODAY),
    ("It came ashore on Monday near Idra, home to 40,000 people.", "40,000", *TODAY),
    ("Next year's show will run for four days instead of three.", "three", *TODAY),
    ("Tess Aldin, who retires in October after years at the top, said it took 41 crowns.", "41", *TODAY),
    ("Only 3,900 fans came on Saturday to a ground that holds 12,500.", "12,500", *TODAY),
    ("Only 3,900 fans came on Saturday to a ground that holds 12,500.", "3,900", "2025-09-06", "2025-09-06"),
    ("The bridge, which is 220 metres long, was last mended in 2011.", "220", *TODAY),
    ("Just 84 were finished before his firm went bust in 2020.", "84", *TODAY),
    ("The duty was 15 percent until the minister dropped it last week.", "15 percent", *TODAY),
    ("A child of four died on Sunday.", "four", *TODAY),
    ("Since Monday it has stood on a hill 60 kilometres from the sea.", "60", *TODAY),
    ("The probe cost 160 crowns, of which 24 was spent in 2017.", "160", *TODAY),
    # a finished time does not go with the perfect, "since" does
    ("The number of injured has risen to 41 since Monday's crash, and four remain in care.", "four", *TODAY),
    # what comes together since then, and what is only at another level now
    ("The toll of the raids on the hills, since 4 May, has risen to 412, the ministry said.",
     "412", "2025-05-04", "2025-09-10"),
    ("The number of homes burned since the strike began on 4 May has reached 90.", "90", "2025-05-04", "2025-09-10"),
    ("The number of jobs since May has risen to 90.", "90", *TODAY),
    # one time, told in two ways
    ("From 4 May to Sunday the fires burned 40 homes.", "40", "2025-05-04", "2025-09-07"),
    ("Between 4 May and Sunday the fires burned 40 homes.", "40", "2025-05-04", "2025-09-07"),
    ("From 4 May, 2023, to 3 June this year 40 ships sank.", "40", "2023-05-04", "2025-06-03"),
    ("In 2023 and the first half of 2024 the fires burned 40 homes.", "40", "2023-01-01", "2024-06-30"),
    ("In 2023 it sold 90 boats and in the first half of 2024 only 40.", "90", "2023-01-01", "2023-12-31"),
    ("Rents rose in May. At the same time, 90 flats were let.", "90", *TODAY),
    ("Ninety homes have burned since the start of the drought nearly three months ago.",
     "Ninety", "2025-06-10", "2025-09-10"),
    ("Shares have gained 22% since May and were trading at $48.", "$48", *TODAY),
    ("Since May the mill has lost 48 men.", "48", "2025-05-01", "2025-09-10"),
    # a part with a time of its own, a deed that is punished, a forecast
    ("At least eight marchers have died, three of them on August 20.", "eight", *TODAY),
    ("At least eight marchers have died, three of them on August 20.", "three", "2025-08-20", "2025-08-20"),
    ("The club was fined 60,000 crowns in April.", "60,000", "2025-04-01", "2025-04-30"),
    ("A new hall for 60 people opens in December.", "60", "2025-12-01", "2025-12-31"),
    ("The mine, found in 1989, accounts for 40 percent of output.", "40 percent", *TODAY),
    ("A vaccine licensed in 2023 protects 80 percent of children.", "80 percent", *TODAY),
    ("The lakes, 71 percent full in April, are at 38 percent.", "38 percent", *TODAY),
    ("The lakes, 71 percent full in April, are at 38 percent.", "71 percent", "2025-04-01", "2025-04-30"),
    ("It was hot on Tuesday, beating a record of 43.6 degrees set in 1994.", "43.6", "1994-01-01", "1994-12-31"),
    ("Heat has been linked to 214 deaths since June.", "214", "2025-06-01", "2025-09-10"),
    # a clause that a time opens, a day counted from another
    ("Tarn raised its full-year forecast on Tuesday after second-quarter sales climbed to 90 crowns.",
     "90", "2025-04-01", "2025-06-30"),
    ("On Tuesday the town mourned, a day after 31 pilgrims were crushed.", "31", "2025-09-08", "2025-09-08"),
    ("It sold 31,000 seats, compared with 27,500 at the same stage last year.", "27,500", "2024-09-10", "2024-09-10"),
    ("It sold 31,000 seats, compared with 27,500 at this point last year.", "27,500", "2024-09-10", "2024-09-10"),
    ("Bombs fell on Tuesday, two days after a raid left 30 dead.", "30", "2025-09-07", "2025-09-07"),
    ("In 2021 it was 33%. Rents are 9% higher than a year ago. Wages grew by 4% over the same period.", "4%", *TODAY),
    ("Last month Tarn had sales of $12 million (some 11 million euros) for April-June.",
     "$12 million", "2025-04-01", "2025-06-30"),
    # ahead, or not
    ("Tarn cut its output guidance for 2025 to 41 tonnes on Tuesday.", "41", "2025-01-01", "2025-12-31"),
    ("Output in the first half fell to 19 tonnes.", "19", "2025-01-01", "2025-06-30"),
    ("The home side scored 19 times in the first half.", "19", *TODAY),
    ("Only 34% of voters backed the plan in a May poll.", "34%", "2025-05-01", "2025-05-31"),
    ("The mill plans 34 shops in November.", "34", "2025-11-01", "2025-11-30"),
    ("The minimum wage, now 12 crowns, rises to 13 crowns on January 1.", "13", "2026-01-01", "2026-01-01"),
    ("She has promised to raise the pension by 10% in November.", "10%", "2025-11-01", "2025-11-30"),
    ("The duty of 25 percent applies from midnight on Friday.", "25 percent", "2025-09-12", "2025-09-12"),
    ("A win on Sunday would bring her 24 crowns.", "24", "2025-09-14", "2025-09-14"),
    ("Ticket prices rise to 13 crowns in August.", "13", "2025-08-01", "2025-08-31"),
    ("It will cut 40 jobs by the end of 2027. Debt came to 90 crowns over the year.", "90", *TODAY),
    ("They sold two men earlier this month and have spent 94 crowns since the summer.",
     "94", "2025-06-01", "2025-09-10"),
    # the day a report comes out
    ("A study of 120 men, published in Ward Lore on Monday, found the shot cut stays by half.", "120", *TODAY),
    ("Figures released on Tuesday show that rents have reached 90 crowns.", "90", *TODAY),
    ("In all 90 prisoners were released on Tuesday.", "90", "2025-09-09", "2025-09-09"),
    ("- 341 wells open as of 25 May", "341", "2025-05-25", "2025-05-25"),
    ("Floods have killed 58 people since the weekend.", "58", "2025-09-06", "2025-09-10"),
    ("Crowds at the ground, enlarged in 2024 to seat 51,000, are up.", "51,000", *TODAY),
    # the saying, and what only looks like it
    ("Measles has 1,204 confirmed cases this year.", "1,204", "2025-01-01", "2025-09-10"),
    ("The district gained 312 beds in 2024.", "312", "2024-01-01", "2024-12-31"),
    # brackets hold what belongs together; a height, a normal and what a theft was of have no day
    ("It made 48 crowns (2023: 61) and owes 90.", "48", *TODAY),
    ("It made 48 crowns (2023: 61) and owes 90.", "61", "2023-01-01", "2023-12-31"),
    ("It made 48 crowns (2023: 61) and owes 90.", "90", *TODAY),
    ("In 2024 it made 48 crowns (2023: 61).", "61", "2023-01-01", "2023-12-31"),
    ("Orders: 48 (2024 estimate).", "48", "2024-01-01", "2024-12-31"),
    ("Snow is expected above 900 metres by Saturday.", "900", *TODAY),
    ("The August average is 62 millimetres.", "62", *TODAY),
    ("Ten men were held on Monday over the theft of 90 phones.", "90", *TODAY),
    ("Just 48 had voted before Harvest Day in 1996.", "48", "1996-01-01", "1996-12-31"),
    # what is to come
    ("Thursday's high will be 21 degrees.", "21", "2025-09-11", "2025-09-11"),
    ("Friday: cloudy with a low of 11 degrees.", "11", "2025-09-12", "2025-09-12"),
    ("Crews called a strike of 24 hours for Monday.", "24", "2025-09-15", "2025-09-15"),
    ("A 48-page bill passed the House on May 22.", "48", *TODAY),
    ("Since March 31 people have been held there.", "31", "2025-03-01", "2025-09-10"),
    ("Port Ada goes to the polls on Sunday to elect 61 judges.", "61", "2025-09-14", "2025-09-14"),
    ("Some 48 leases will end in 2026.", "48", "2026-01-01", "2026-12-31"),
    # the day beside
    ("Since 2020 31 men have drowned there, 48 of them last year.", "48", "2024-01-01", "2024-12-31"),
    ("Saturday's crowd of 4,800 was the best of the season.", "4,800", "2025-09-06", "2025-09-06"),
    ("In the first two months they sold 48 boats.", "48", "2025-01-01", "2025-02-28"),
]
# fmt: on


def _days(text: str, figure: str, *, change: bool) -> tuple[str, str]:
    reading = read(Article(text=text, published_at=PUBLISHED))
    at = text.rindex(figure)
    sentence = next(s for s in reading.sentences if s.start <= at < s.end)
    time = find(reading, sentence.number, Span(at, at + len(figure)), change=change)
    return str(time.valid_from), str(time.valid_to)


@pytest.mark.parametrize(("text", "figure", "first", "last"), ROWS)
def test_a_figure_keeps_out_of_the_time_of_its_neighbour(text: str, figure: str, first: str, last: str) -> None:
    assert _days(text, figure, change=False) == (first, last)


def test_a_difference_between_people_has_no_base_in_time() -> None:
    assert _days("Women earned 13% less than men in 2024.", "13%", change=True) == ("2024-01-01", "2024-12-31")
    assert _days("It sold 13% less than in 2024.", "13%", change=True) == ("2024-01-01", "2025-09-10")
    assert _days("Shops will pay 15% more rent from October.", "15%", change=True) == ("2025-10-01", "2025-10-31")
