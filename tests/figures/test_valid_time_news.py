"""Valid times as business, court, climate and war reports say them. Each row: a text, a figure, its days, and whether
the figure is of a change."""

from datetime import UTC, datetime

import pytest

from service.article import Article, Span
from service.figures.sentences import read
from service.figures.valid_time import find

# A Wednesday
PUBLISHED = datetime(2025, 9, 10, 9, 30, tzinfo=UTC)

# fmt: off
LEVELS = [
    # both numbers of a forecast that is revised; what is recalled is over; what is likely is to come
    ("The council cut its forecast for 2026 to 3% from 5%.", "5%", "2026-01-01", "2026-12-31"),
    ("The bank raised its 2026 growth forecast to 3.4% from 3.1%.", "3.1%", "2026-01-01", "2026-12-31"),
    ("Vestra raised its 2026 margin target to 8% from 6% after second-quarter orders jumped.", "6%",
     "2026-01-01", "2026-12-31"),
    ("The firm raised its 2026 target to 40 tonnes, up from 30 tonnes in 2024.", "30", "2024-01-01", "2024-12-31"),
    ("It would be recalled that 41 were taken there in January.", "41", "2025-01-01", "2025-01-31"),
    ("Two more slips are likely this autumn.", "Two", "2025-09-01", "2025-11-30"),
    ("Minister: 2,000 more teachers by November", "2,000", "2025-11-01", "2025-11-30"),
    ("For the current quarter the company sees revenue of $4.3 billion.", "$4.3", "2025-07-01", "2025-09-30"),
    # the day of what killed them, however far off
    ("At least 11 persons, including four children, were killed and 28 injured when a lorry rammed a school bus on a "
     "bridge near Tolm on Monday, police said.", "28", "2025-09-08", "2025-09-08"),
    ("Eleven died and 28 were hurt after a lorry hit a bus on Monday.", "28", "2025-09-08", "2025-09-08"),
    ("Ships numbered 37 on Monday night, against 31 the night before.", "31", "2025-09-07", "2025-09-07"),
    ("Strikes killed six people and wounded at least 44 others yesterday.", "six", "2025-09-09", "2025-09-09"),
    # a total is not of the week before it, a thing not of the ballot it stands on
    ("Cholera killed 88 in the week to September 7, bringing to 1,140 the number of deaths since the rains began.",
     "1,140", "2025-09-10", "2025-09-10"),
    ("The town voted to put a $48 million bond on the November ballot.", "$48", "2025-09-10", "2025-09-10"),
    ("Two died on Monday, police said, taking to nine the number of avalanche deaths this summer.", "nine",
     "2025-06-01", "2025-08-31"),
    ("The board forecast 2026 exports at 29 million tons.", "29", "2026-01-01", "2026-12-31"),
    ("The probe will swing past at a distance of 870 kilometres this December.", "870", "2025-12-01", "2025-12-31"),
    ("It sold 40 boats this February.", "40", "2025-02-01", "2025-02-28"),
    ("Bookings are running 5% ahead of last year.", "5%", "2025-09-10", "2025-09-10"),
    # what could come by a day, and what there is of it now
    ("A fifth of the world's 54 colonies could go the same way by 2050.", "fifth", "2050-01-01", "2050-12-31"),
    ("A fifth of the world's 54 colonies could go the same way by 2050.", "54", "2025-09-10", "2025-09-10"),
    ("No fewer than 17 villages were hit by last week's oil spill, he said.", "17", "2025-09-10", "2025-09-10"),
    # a week that is told in brackets
    ("There were 61 cases in 5 districts (previous week: 40 in 3).", "40", "2025-09-01", "2025-09-07"),
    ("There were 61 cases last week (week before: 40).", "40", "2025-08-25", "2025-08-31"),
    # ahead: what is a goal or foreseen is of the day to come, what is so "as of" a day is not
    ("In the 1990s it lost less, but half of the ice will be gone by the end of the century.",
     "half", "2099-12-31", "2099-12-31"),
    ("Some 73% were seen, against a target of 78% by March.", "78%", "2026-03-01", "2026-03-31"),
    ("For the fourth quarter, Orbis expects sales of $17 billion.", "$17 billion", "2025-10-01", "2025-12-31"),
    ("The plan, which needs $212 million, is 17 per cent funded as of 15 August.", "17", "2025-08-15", "2025-08-15"),
    ("The Board now projects growth of 5.5% for 2025 and 4% for 2026.", "5.5%", "2025-01-01", "2025-12-31"),
    ("The bank built 12 projects in May.", "12", "2025-05-01", "2025-05-31"),
    ("Nordline ended June with 39 boats and would sell 18 by the end of the year.", "39", "2025-06-01", "2025-06-30"),
    ("Economists expect 75 new jobs in August.", "75", "2025-08-01", "2025-08-31"),
    ("The pier will reopen to 75 boats in June.", "75", "2026-06-01", "2026-06-30"),
    ("Profit for the year to March 2026 is now expected to reach $41 million.", "$41 million",
     "2025-04-01", "2026-03-31"),
    ("By mid-century, some 600 boats will be gone.", "600", "2050-01-01", "2050-12-31"),
    ("Since 7 June 40 men had been held.", "40", "2025-06-07", "2025-09-10"),
    ("The port was told to save $31 million by the end of March.", "$31 million", "2026-03-31", "2026-03-31"),
    ("By the end of March, 40 boats had gone.", "40", "2025-03-31", "2025-03-31"),
    ("Some 40 boats have sunk since their January launch.", "40", "2025-01-01", "2025-09-10"),
    ("The pension, worth $221 a week, will go up in April.", "$221", "2025-09-10", "2025-09-10"),
    ("Below the 18.9 million it had projected in October, it took 17.", "18.9 million", "2024-10-01", "2024-10-31"),
    ("Some 11 boats sank in the 24 hours to 8:00am Tuesday.", "11", "2025-09-08", "2025-09-09"),
    ("On May 3 it took 11, and this year's total rose to 40. In the same period 90 sank.", "90",
     "2025-05-03", "2025-05-03"),
    ("Ivo Mohr, who had chaired the board for nine years, left on Monday.", "nine", "2025-09-10", "2025-09-10"),
    ("The five, aged between 27 and 52, will appear in court on Friday.", "27 and 52", "2025-09-10", "2025-09-10"),
    ("The contract for February delivery closed at $4,712.", "$4,712", "2025-09-10", "2025-09-10"),
    # a day that dates the deed, not what came of it; a week that nobody spoke of
    ("At least 70 boats have been raised from the site of Monday's storm.", "70", "2025-09-10", "2025-09-10"),
    ("In the first half it lost 90 crowns. “I had 6 crowns left for the week.”", "6", "2025-09-10", "2025-09-10"),
    # "in the first", of what was spoken of
    ("In the second quarter, wages grew by 11%, against 13% in the first.", "13%", "2025-01-01", "2025-03-31"),
    ("He came second in the race, 13 metres behind the first.", "13", "2025-09-10", "2025-09-10"),
    # since
    ("The army has lost 934 men since the beginning of its full invasion on Feb. 24, 2022.",
     "934", "2022-02-24", "2025-09-10"),
    ("The list for planned treatment has fallen to 160 since May.", "160", "2025-09-10", "2025-09-10"),
    ("Payrolls shrank by 22 and are down 59 since January.", "22", "2025-09-10", "2025-09-10"),
    ("Payrolls shrank by 22 and are down 59 since January.", "59", "2025-01-01", "2025-09-10"),
    # a day that the text has dated before, and one that is only days old
    ("Many have fled since October 7, 2023. Some 120 were killed in the raid of October 7.",
     "120", "2023-10-07", "2023-10-07"),
    ("The mill burnt down on September 5, 2022. On September 5 another 30 sheds burnt.",
     "30", "2025-09-05", "2025-09-05"),
    # a year earlier, the year before, a year ago
    ("Net income was $214 million in the first quarter, compared with $187 million, or $2.61 a share, a year earlier.",
     "$187 million", "2024-01-01", "2024-03-31"),
    ("Net income was $214 million in the first quarter, compared with $187 million, or $2.61 a share, a year earlier.",
     "$2.61", "2024-01-01", "2024-03-31"),
    ("Thefts rose to 1,402 in the 12 months to the end of June from 1,288 the year before.",
     "1,288", "2023-07-01", "2024-06-30"),
    ("The levy brought in 7,812 crowns last month, against 12,550 crowns a year ago.",
     "12,550", "2024-08-01", "2024-08-31"),
    ("Idleness was 4.7 per cent in the three months to May, up from 4.5 per cent in the previous three months.",
     "4.5", "2024-12-01", "2025-02-28"),
    ("In the first six months, Nordline lost €12m, against a loss of €16m in the same period last year.",
     "€12m", "2025-01-01", "2025-06-30"),
    ("In the first six months, Nordline lost €12m, against a loss of €16m in the same period last year.",
     "€16m", "2024-01-01", "2024-06-30"),
    ("Nordline sold 40 boats in the same period last year.", "40", "None", "None"),
    # spans of years, of a night, of a school year
    ("In the decade to 2020, 64 keepers were killed.", "64", "2011-01-01", "2020-12-31"),
    ("At least 69 drowned overnight Monday to Tuesday.", "69", "2025-09-08", "2025-09-09"),
    ("Some 18% of pupils stayed away in the 2023-24 school year.", "18%", "2023-09-01", "2024-08-31"),
    ("Since late July, 42 patients have now needed care.", "42", "2025-07-21", "2025-09-10"),
    ("The board said on Monday that the case count has risen to 48.", "48", "2025-09-08", "2025-09-08"),
    # what somebody targets is to come, what could have been is over
    ("The agency targets to collect $40 million this year.", "$40 million", "2025-01-01", "2025-12-31"),
    ("Some 60 men could have drowned in Monday's storm, the mayor said.", "60", "2025-09-08", "2025-09-08"),
    # "that" opens what is said: a time after it is not the day of the saying
    ("The board noted that in July 40 boats had sunk.", "40", "2025-07-01", "2025-07-31"),
    ("The fire has burned since July 27 about 8 miles northeast of Nord.", "8", "2025-09-10", "2025-09-10"),
    # a list shares its time, a toll is of the day that it was told, what is to come is to come
    ("Over 1,100 villagers, including 240 children, lost their homes this year.", "1,100", "2025-01-01", "2025-09-10"),
    ("During the month of July, 212 men were hurt, among them 81 cooks and 60 guards.",
     "60", "2025-07-01", "2025-07-31"),
    ("The mayor said on Monday the toll had climbed to 212.", "212", "2025-09-08", "2025-09-08"),
    ("The town wants to build 1,200 homes over the next five years.", "1,200", "2025-09-10", "2030-09-10"),
    ("The line will add six trains this winter.", "six", "2025-12-01", "2026-02-28"),
    ("The bank expects growth of 2.1% this year and 2.4% next.", "2.4%", "2026-01-01", "2026-12-31"),
    ("The toll for the whole of last year was 176.", "176", "2024-01-01", "2024-12-31"),
    ("In June, the board said it would open 12 parks in November.", "12", "2025-11-01", "2025-11-30"),
    ("Sales in the first half of 2024 were $410 million and in the second $460 million.", "$460 million",
     "2024-07-01", "2024-12-31"),
    # two voices, two days; what a thing was built for is of no day
    ("On March 12, the minister said that 48 guards had gone, but the union said on April 8 that only six had.",
     "48", "2025-03-12", "2025-03-12"),
    ("The jail held 1,890 men on April 1, although it was built for 1,100.", "1,100", "2025-09-10", "2025-09-10"),
]
CHANGES = [
    ("Exports rose 3% over the two months to January.", "3%", "2024-12-01", "2025-01-31"),
    ("Thefts rose 58 percent in the first quarter of 2025 compared with a year earlier.",
     "58", "2024-01-01", "2025-03-31"),
    ("Rents rose to 2.6% in July from 2.4% in June. Those of flats rose 3.3% from a year earlier.",
     "3.3%", "2024-07-01", "2025-07-31"),
    ("The gap shrank 52% to $4.3 billion in July from the same month a year earlier.",
     "52%", "2024-07-01", "2025-07-31"),
    ("Cases in June were 40, a 12% fall over the previous month.", "12%", "2025-05-01", "2025-06-30"),
    ("Compared with the month before, prices rose 0.2% in July.", "0.2%", "2025-06-01", "2025-07-31"),
    ("The firm had 1,400 cooks at the end of 2023, an increase of 41 on the previous year.", "41",
     "2022-12-31", "2023-12-31"),
    ("Sales were down 0.6% over a year ago.", "0.6%", "2024-09-10", "2025-09-10"),
    ("House prices fell 0.3 per cent on the month in June.", "0.3", "2025-05-01", "2025-06-30"),
    ("The dairy will pay 38c for August milk, up 1.5c on July.", "1.5", "2025-07-01", "2025-08-31"),
]
# fmt: on


def _days(text: str, figure: str, *, change: bool) -> tuple[str, str]:
    reading = read(Article(text=text, published_at=PUBLISHED))
    start = text.rindex(figure)
    number = next(s.number for s in reading.sentences if s.start <= start < s.end)
    found = find(reading, number, Span(start, start + len(figure)), change=change)
    return str(found.valid_from), str(found.valid_to)


@pytest.mark.parametrize(("text", "figure", "first", "last"), LEVELS)
def test_a_number_is_of_the_days_that_news_means(text: str, figure: str, first: str, last: str) -> None:
    assert _days(text, figure, change=False) == (first, last)


@pytest.mark.parametrize(("text", "figure", "first", "last"), CHANGES)
def test_a_change_runs_from_its_base_to_its_level(text: str, figure: str, first: str, last: str) -> None:
    assert _days(text, figure, change=True) == (first, last)
