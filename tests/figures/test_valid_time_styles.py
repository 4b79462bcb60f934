"""Valid times as bulletins, fact sheets, live blogs, explainers and columns say them. Each row: a text, a figure, its
days, and whether the figure is of a change."""

from datetime import UTC, date, datetime

import pytest

from service.article import Article, Span
from service.figures.sentences import read
from service.figures.valid_time import find

# A Wednesday
PUBLISHED = datetime(2025, 9, 10, 9, 30, tzinfo=UTC)
TODAY = ("2025-09-10", "2025-09-10")

# fmt: off
LEVELS = [
    # a date in the year that is told after it
    ("By the end of May last year the yard had mended 48 boats.", "48", "2024-05-31", "2024-05-31"),
    ("It mended 48 boats on 3 May last year.", "48", "2024-05-03", "2024-05-03"),
    ("It mended 48 boats in the week to May 9 last year.", "48", "2024-05-03", "2024-05-09"),
    ("It will mend 48 boats in May next year.", "48", "2026-05-01", "2026-05-31"),
    # a part of a month, the last part of a year
    ("In the first three weeks of August it mended 48 boats.", "48", "2025-08-01", "2025-08-21"),
    ("It mended 48 boats in the second week of August.", "48", "2025-08-08", "2025-08-14"),
    ("It mended 48 boats in the last ten days of June.", "48", "2025-06-21", "2025-06-30"),
    ("It mended 48 boats in the last three months of 2024.", "48", "2024-10-01", "2024-12-31"),
    ("It mended 48 boats in the first days of June.", "48", "None", "None"),
    ("It had mended 48 boats as recently as May.", "48", "2025-05-01", "2025-05-31"),
    ("In the drought of 2017 the limit was 48 litres.", "48", "2017-01-01", "2017-12-31"),
    ("The fund has raised 48 million crowns since the fire of May 3.", "48 million", "2025-05-03", "2025-09-10"),
    # a clock beside a day
    ("Demand peaked at 24,800 megawatts at 8 a.m. on Tuesday.", "24,800", "2025-09-09", "2025-09-09"),
    # ahead: what may be, what a budget is for, and what stands in a list behind it
    ("From Friday a household may use no more than 48 litres.", "48", "2025-09-12", "2025-09-12"),
    ("The union has asked for 48 crowns from October.", "48", "2025-10-01", "2025-10-31"),
    ("The firm cut its forecast for the year to $48bn.", "$48bn", "2025-01-01", "2025-12-31"),
    ("Rain is forecast for Saturday, and 48 millimetres more on Sunday.", "48", "2025-09-14", "2025-09-14"),
    ("The pass will open on Friday to 48 lorries, the guild said on Monday.", "48", "2025-09-12", "2025-09-12"),
    # what was reported on a day is no saying of that day
    ("Some 48 new cases were reported on Monday, which takes the total this year to 431.",
     "48", "2025-09-08", "2025-09-08"),
    # what hangs on a time just named, and what two numbers of a base share
    ("Loans have halved since 2016, when 92,000 books were lent.", "92,000", "2016-01-01", "2016-12-31"),
    ("It saw 48 thefts in the year to March, fewer than in the previous 12 months, when there were 61.",
     "61", "2023-04-01", "2024-03-31"),
    ("Shops sold 48 tonnes on Monday, just below the 61 tonnes of February 2021.", "61", "2021-02-01", "2021-02-28"),
    ("The 61 strikes of last May cost the port dearly.", "61", "2025-05-01", "2025-05-31"),
    ("When work began in June 2022 the price was put at 48 crowns.", "48", "2022-06-01", "2022-06-30"),
    ("In March ships had waited for nine days.", "nine", "2025-03-01", "2025-03-31"),
    ("Asked in May: 3,410 (April: 3,120)", "3,410", "2025-05-01", "2025-05-31"),
    ("Asked in May: 3,410 (April: 3,120)", "3,120", "2025-04-01", "2025-04-30"),
    ("Towns fed 820 men in August but only 48 so far in September.", "48", "2025-09-01", "2025-09-10"),
    ("In August nine people died, among them a family of four on Sunday.", "four", "2025-09-07", "2025-09-07"),
    ("A bell from the Alma, which sank in 1898 with the loss of 341 lives, sold for 48 crowns on Saturday.",
     "341", "1898-01-01", "1898-12-31"),
    # what was said long ago is of then
    ("It had said in July that about 400 pupils were ill.", "400", "2025-07-01", "2025-07-31"),
    ("The summer fair on 28 June made more than last year's 48 crowns.", "48", "2024-01-01", "2024-12-31"),
    ("In 1960 it had 2,200 men and in 1998, when it nearly closed, just 85.", "85", "1998-01-01", "1998-12-31"),
    ("In 1960 it had 2,200 men and in 1998, when it nearly closed, just 85.", "2,200", "1960-01-01", "1960-12-31"),
    ("Polls are open for ten hours on Sunday.", "ten", "2025-09-14", "2025-09-14"),
    ("The fair on Saturday should raise 48 crowns.", "48", "2025-09-13", "2025-09-13"),
    ("In 2019, before the pandemic, 48 ships came.", "48", "2019-01-01", "2019-12-31"),
    ("A mob killed a man Sunday and burnt 48 shops.", "48", "2025-09-07", "2025-09-07"),
    ("Some 62 percent were missed in 2024, Tarn said on Monday, up from 48 percent a year earlier.",
     "48", "2023-01-01", "2023-12-31"),
    ("It lost 90 crowns in April-June after 61 in the previous quarter. It paid 48 crowns in the quarter.",
     "48", "2025-04-01", "2025-06-30"),
    ("The works, bought in 2015 for 12 crowns, has made 48 boats.", "48", *TODAY),
    ("A room costs 48 crowns this weekend.", "48", "2025-09-13", "2025-09-14"),
    ("The guild wants 48 crowns from October.", "48", "2025-10-01", "2025-10-31"),
    ("The queue fell to 61 at the end of June from 48 a month earlier.", "48", "2025-05-31", "2025-05-31"),
    # names of periods and days
    ("By the summer of next year it is to have 48 ships.", "48", "2026-06-01", "2026-08-31"),
    ("Up to 48 millimetres of rain is expected on Wednesday.", "48", "2025-09-10", "2025-09-10"),
    ("The Games open on Friday with 48 teams.", "48", "2025-09-12", "2025-09-12"),
    ("Seven shops did not open on Sunday.", "Seven", "2025-09-07", "2025-09-07"),
    ("In the first half of 2025 it sold 40 boats, against 48 in the corresponding period of 2024.",
     "48", "2024-01-01", "2024-06-30"),
    ("Over the first seven months exports came to 48 million crowns.", "48 million", "2025-01-01", "2025-07-31"),
    ("In the first seven months of the war 48 million people fled.", "48 million", "None", "None"),
    ("The firm cut its outlook for the full year to 48 boats.", "48", "2025-01-01", "2025-12-31"),
    ("Profit in the full year was 48 crowns.", "48", *TODAY),
    ("The budget for 2025 is 48 million crowns.", "48 million", "2025-01-01", "2025-12-31"),
    ("Ministers agreed on Friday to cut the quota for 2026 by 22 percent to 48 tonnes.",
     "48", "2026-01-01", "2026-12-31"),
    ("On New Year's Eve police took 48 licences.", "48", "2024-12-31", "2024-12-31"),
    ("By Christmas 48 families had moved back.", "48", "2024-12-25", "2024-12-25"),
    ("Christmas sales came to 48 crowns.", "48", *TODAY),
    # what is of no time of its sentence
    ("The firm turned over 48 million crowns last year and employs 410 people.", "410", *TODAY),
    ("A ticket costs 6.80 crowns and will be 7.10 crowns from May 1.", "6.80", *TODAY),
    ("They fitted bells to nine of the trams and are to fit the rest by June 2026.", "nine", *TODAY),
    ("The runway, 2,100 metres long, was mended in 2022.", "2,100", *TODAY),
    ("The wage, 12.40 crowns an hour, was set in July.", "12.40", *TODAY),
    ("In August soil was 40% drier than the average for 1991 to 2020.", "40%", "2025-08-01", "2025-08-31"),
    ("Next month Ida Strand will turn 70.", "70", *TODAY),
    ("The hall had 6,200 guests in 2024 and is open for 18 hours a week.", "18", *TODAY),
    ("Ida Strand died on Monday at 91.", "91", *TODAY),
    ("She wrote 114 plays, the last of them in 2016.", "114", *TODAY),
    ("The pier, opened in 1988 for 600,000 guests a year, is shut.", "600,000", *TODAY),
    ("A survey of 8,100 nurses carried out in June found little.", "8,100", "2025-06-01", "2025-06-30"),
]
# fmt: on


def _days(text: str, figure: str, events: dict[str, date] | None = None) -> tuple[str, str]:
    reading = read(Article(text=text, published_at=PUBLISHED, events=events or {}))
    start = text.rindex(figure)
    number = next(s.number for s in reading.sentences if s.start <= start < s.end)
    found = find(reading, number, Span(start, start + len(figure)), change=False)
    return str(found.valid_from), str(found.valid_to)


@pytest.mark.parametrize(("text", "figure", "first", "last"), LEVELS)
def test_a_number_is_of_the_days_that_its_style_means(text: str, figure: str, first: str, last: str) -> None:
    assert _days(text, figure) == (first, last)


def test_what_grows_faster_than_another_number_keeps_its_own_months() -> None:
    text = "In July the gap was 48 crowns. Exports grew 7.2% from a year earlier, faster than the 5.1% rise in June."
    reading = read(Article(text=text, published_at=PUBLISHED))
    found = find(reading, 1, Span(text.index("7.2%"), text.index("7.2%") + 4), change=True)
    assert (str(found.valid_from), str(found.valid_to)) == ("2024-07-01", "2025-07-31")


def test_the_first_days_are_those_of_the_one_event_that_the_text_names() -> None:
    text = "The walkout has cost 48 million crowns in its first nine days. The blockade was worse."
    events = {"the walkout": date(2025, 9, 1), "the fall of the wall": date(1989, 11, 9)}
    assert _days(text, "48 million", events) == ("2025-09-01", "2025-09-09")
    assert _days(text, "48 million", {**events, "the blockade": date(2020, 1, 1)}) == TODAY
