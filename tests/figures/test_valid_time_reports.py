"""Valid times as the reports of companies, statisticians and ministries say them: quarters, months, and what they are
set against. Each row: a text, a figure, its days; braces mark a figure that is of a change."""

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
    # the quarter of a year ago, told in many ways
    ("In the second quarter it sold 48 boats, against 31 in the year-ago quarter.", "31", "2024-04-01", "2024-06-30"),
    ("It sold 48 boats in the June quarter. It sold 31 in the year ago period.", "31", "2024-04-01", "2024-06-30"),
    ("It sold 48 boats. It sold 31 in the prior-year period. The second quarter was dry.", "31",
     "2024-04-01", "2024-06-30"),
    ("In July it sold 48 boats, against 31 in the respective month of 2023.", "31", "2023-07-01", "2023-07-31"),
    ("It sold 48 boats in the June quarter, against 31 in the corresponding quarter last fiscal, Delhi said.", "31",
     "2024-04-01", "2024-06-30"),
    ("Delhi sold 48 boats in the June quarter of the last fiscal.", "48", "2024-04-01", "2024-06-30"),
    ("It sold 48 boats in the June quarter of the last fiscal.", "48", "None", "None"),
    ("It sold 48 boats in the March 2024 quarter.", "48", "2024-01-01", "2024-03-31"),
    ("It sold 48 boats in last year’s second quarter.", "48", "2024-04-01", "2024-06-30"),
    ("It sold 48 boats in the first semester of 2024.", "48", "2024-01-01", "2024-06-30"),
    ("It sold 48 boats in the quarter, from 31 boats a quarter ago. The second quarter was dry.", "31",
     "2025-01-01", "2025-03-31"),
    # fiscal quarters and months, and those of the year before
    ("Karachi sold 48 boats in the first quarter (July-September) of the current fiscal year 2025-26 (FY26).", "48",
     "2025-07-01", "2025-09-10"),
    ("Karachi sold 48 boats during the first 11 months of the last fiscal year.", "48", "2024-07-01", "2025-05-31"),
    ("Karachi sold 48 boats in the first quarter of FY25, against 31 in the same period of FY24.", "31",
     "2023-07-01", "2023-09-30"),
    ("Karachi sold 48 boats in July-May 2023-24.", "48", "2023-07-01", "2024-05-31"),
    ("Karachi sold 48 boats in January-March (2023-24).", "48", "2024-01-01", "2024-03-31"),
    # where the quarter ends tells where it begins
    ("Profit in its fiscal first quarter ended May 31 was $48 million.", "$48 million", "2025-03-01", "2025-05-31"),
    ("In the period, which ended May 30 and was its first quarter, it sold 48 boats.", "48",
     "2025-03-01", "2025-05-30"),
    ("For the half-year ended 30 June it sold 48 boats.", "48", "2025-01-01", "2025-06-30"),
    ("In the period, which ended May 30, it sold 48 boats.", "48", "None", "None"),
    # "the quarter", "the month" that a report is about, and no day between
    ("It earned $31 in the three months that ended June 2. It added 48 boats in the quarter.", "48",
     "2025-03-03", "2025-06-02"),
    ("It earned $31 in the three months that ended June 2. It had 48 boats at the end of the quarter.", "48",
     "2025-06-02", "2025-06-02"),
    ("It had 48 boats at the end of the month.", "48", "2025-08-31", "2025-08-31"),
    ("It stops at 48 boats at the end of the month.", "48", "2025-09-30", "2025-09-30"),
    ("Pay rose 3% from May, to 48 crowns.", "48", *TODAY),
    ("It will have 48 boats by the end of year.", "48", "2025-12-31", "2025-12-31"),
    ("It had 48 boats at year-end.", "48", "2024-12-31", "2024-12-31"),
    ("Rents rose in July. That was after a fall of 3% recorded in June. Core rents rose {48%} for the month.", "48%",
     "2025-07-01", "2025-07-31"),
    ("Rents rose in July, the most since 2008. Core rents rose {48%} from the prior month.", "48%",
     "2025-06-01", "2025-07-31"),
    ("Rents rose in July, after a 31% fall in June. It was 48% in the previous month.", "48%",
     "2025-06-01", "2025-06-30"),
    ("Rents rose in June. Ida Moss sells boats. She lost her dog. “We paid 48 crowns in the month,” she said.", "48",
     *TODAY),
    # what is told has been read, and lies not ahead
    ("Analysts had forecast a {48%} rise after the October reading.", "48%", "2024-10-01", "2024-10-31"),
    ("In May, the yard told the union to expect 48 boats in July.", "48", "2025-07-01", "2025-07-31"),
    ("Some 48 boats were added in July.", "48", "2025-07-01", "2025-07-31"),
    ("It lost 48 boats on Tuesday of last week.", "48", "2025-09-02", "2025-09-02"),
    ("The yard Monday reported a {48%} rise in profit for the quarter ended June 30.", "48%",
     "2025-04-01", "2025-06-30"),
    # the quarter of a company's own year is not known; a report of it is late by weeks, not by months
    ("The yard reported first-quarter profit of $48 million.", "$48 million", "None", "None"),
    ("The yard reported second-quarter profit of $48 million.", "$48 million", "2025-04-01", "2025-06-30"),
    ("For the period ended June 17 the yard earned $48 million.", "$48 million", "None", "None"),
    ("Analysts expect it to report earnings of $48 for the quarter. It sold 31 boats in the second quarter.", "$48",
     "2025-04-01", "2025-06-30"),
    ("Looking forward to the third quarter, the yard expects sales of $48 million.", "$48 million",
     "2025-07-01", "2025-09-30"),
    ("Sales for the second quarter rose to $31 million from $48 million last year.", "$48 million",
     "2024-04-01", "2024-06-30"),
    # each its own: in brackets, or that of which it is told
    ("Full-time jobs rose by {48} (July down 31).", "48", *TODAY),
    ("In 2021 it rose to 31 before 2022’s record of 48.", "48", "2022-01-01", "2022-12-31"),
    ("In 2021 it rose to 48 before 2022’s record of 31.", "48", "2021-01-01", "2021-12-31"),
    ("It has sold 31 boats since January, up on last year’s annual total of 48.", "48", "2024-01-01", "2024-12-31"),
    ("The total for 2025 to date is 48.", "48", "2025-01-01", "2025-09-10"),
    ("This is lower than the 48 who came at this stage in 2022.", "48", "2022-09-10", "2022-09-10"),
    ("The count is {48%} down on 2022, when 31 came in the same period.", "48%", "2022-01-01", "2025-09-10"),
    # a toll of the day and one of it all; what is said of two numbers at once
    ("Some 48 were killed and 31 others were injured in the past 24 hours.", "48", "2025-09-09", "2025-09-10"),
    ("Some 48 men had been killed and 31 injured by the army in the last twenty-four hours.", "48",
     "2025-09-09", "2025-09-10"),
    ("Some 48 men have been killed and 31 wounded in raids on the port since May, it said.", "48",
     "2025-05-01", "2025-09-10"),
    ("The number of victims has risen to 48 martyrs and 31 injured since May.", "48", "2025-05-01", "2025-09-10"),
    ("Some 48 people have been killed in strikes on the port since Dec.7, the port said.", "48",
     "2024-12-07", "2025-09-10"),
    ("It killed 31 in the past 24 hours, taking the overall death toll of the war to 48.", "48", *TODAY),
    ("It recorded 31 deaths in the past 24 hours, while a total of 48 people had been hurt.", "48", *TODAY),
    ("It brings the total number of deaths to 48 since the war broke out on May 7.", "48", "2025-05-07", "2025-09-10"),
    ("The count rose to 48 so far for 2025.", "48", "2025-01-01", "2025-09-10"),
    # bases
    ("Rents rose 3% in July and {48%} relative to July 2024.", "48%", "2024-07-01", "2025-07-31"),
    ("It had 31 boats at the end of June, up {48%} from last year.", "48%", "2024-06-30", "2025-06-30"),
    ("The yard mended 31 boats, up {48%} from August last year.", "48%", "2024-08-01", "2025-08-31"),
    ("Rents rose {48%} from January to July, reversing a fall seen since 2015.", "48%", "2025-01-01", "2025-07-31"),
    ("Rents rose 3% compared to May 2014, which saw a record 48 boats.", "48", "2014-05-01", "2014-05-31"),
    ("There are 31 boats with 48 men (up one from Monday).", "48", *TODAY),
]
# fmt: on


@pytest.mark.parametrize(("text", "figure", "first", "last"), ROWS)
def test_a_number_of_a_report_is_of_these_days(text: str, figure: str, first: str, last: str) -> None:
    change, plain = "{" in text, text.replace("{", "").replace("}", "")
    reading = read(Article(text=plain, published_at=PUBLISHED))
    start = plain.rindex(figure)
    number = next(s.number for s in reading.sentences if s.start <= start < s.end)
    found = find(reading, number, Span(start, start + len(figure)), change=change)
    assert (str(found.valid_from), str(found.valid_to)) == (first, last)
