"""Which time of its sentence a figure belongs to."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.article import Article, Span
from service.figures.sentences import read
from service.figures.valid_time import ValidTime, find

# A Wednesday
PUBLISHED = datetime(2025, 5, 14, 9, 30, tzinfo=UTC)
EVENTS = {"the siege": date(2024, 2, 10)}


def _find(text: str, exact: str, *, change: bool = False, published: datetime | None = PUBLISHED) -> ValidTime:
    """The valid time of `exact` in the last sentence that holds it."""
    reading = read(Article(text=text, published_at=published, events=EVENTS))
    start = text.rindex(exact)
    number = next(s.number for s in reading.sentences if s.start <= start < s.end)
    return find(reading, number, Span(start, start + len(exact)), change=change)


def _days(found: ValidTime) -> tuple[str, str]:
    return str(found.valid_from), str(found.valid_to)


@pytest.mark.parametrize(
    ("text", "exact", "first", "last"),
    [
        (
            "Sales reached 80 in March, the highest total since 2019, against 61 a year earlier.",
            "61",
            "2024-03-01",
            "2024-03-31",
        ),
        ("Some 90,000 need help, up from 61,000 in August.", "61,000", "2024-08-01", "2024-08-31"),
        (
            "Arrivals since March stand at 4,870. They were up from 4,100 a week earlier.",
            "4,100",
            "2025-05-07",
            "2025-05-07",
        ),
        ("The strike hit 31 mines last week, bringing the total since March to 87.", "87", "2025-03-01", "2025-05-14"),
        ("Some 900 homes are to rise by 2029, but only 45 have been built so far.", "900", "2029-01-01", "2029-12-31"),
        ("Stocks fell to 41 tonnes in the week ended May 9.", "41", "2025-05-03", "2025-05-09"),
        ("The mill made 410 tonnes in April.", "410", "2025-04-01", "2025-04-30"),
        ("Fees fell 9% since March, to 31 crowns, after 40 talks.", "9%", "2025-03-01", "2025-05-14"),
        ("Vacancies climbed to 1,150 from 640 in May last year.", "640", "2024-05-01", "2024-05-31"),
        ("Four of the colleges could not fill 90 places in January.", "90", "2025-01-01", "2025-01-31"),
        ("From June it will pay parents 900 crowns.", "900", "2025-06-01", "2025-06-30"),
        ("In January the ministry said it would hire 300 nurses.", "300", "2025-01-01", "2025-01-31"),
        ("In 2023, the fund lent 84 farmers money.", "84", "2023-01-01", "2023-12-31"),
        ("Rivers have swept away at least 31 bridges since the siege.", "31", "2024-02-10", "2025-05-14"),
        ("The clinics treated 640 patients last week.", "640", "2025-05-05", "2025-05-11"),
        (
            "The clinics treated 640 patients last week, down from 710 the week before.",
            "710",
            "2025-04-28",
            "2025-05-04",
        ),
        (
            "The clinics treated 640 patients last week, down from 710 the week before.",
            "640",
            "2025-05-05",
            "2025-05-11",
        ),
        ("Output climbed to 95 tonnes on Monday from 88 on May 2.", "95", "2025-05-12", "2025-05-12"),
        ("Output climbed to 95 tonnes on Monday from 88 on May 2.", "88", "2025-05-02", "2025-05-02"),
        ("It was the worst fire since 1988, when 52 people died.", "52", "1988-01-01", "1988-12-31"),
        ("Floods killed 19 people in 2024, against 40 in 2023.", "19", "2024-01-01", "2024-12-31"),
        ("Floods killed 19 people in 2024, against 40 in 2023.", "40", "2023-01-01", "2023-12-31"),
        ("The company will hire 300 engineers by the end of 2026.", "300", "2026-12-31", "2026-12-31"),
        ("Some 75 families left the valley just before the siege.", "75", "2024-02-09", "2024-02-09"),
        (
            "The registrar told reporters on Monday that 512 voters had registered so far.",
            "512",
            "2025-05-12",
            "2025-05-12",
        ),
    ],
)
def test_a_figure_is_of_the_time_that_governs_it(text: str, exact: str, first: str, last: str) -> None:
    found = _find(text, exact)
    assert _days(found) == (first, last)
    assert found.basis in ("stated", "relative")


@pytest.mark.parametrize(
    ("text", "exact", "first", "last"),
    [
        ("Sales fell by 12% in April.", "12%", "2025-04-01", "2025-04-30"),
        ("Rents have risen by 9% since March.", "9%", "2025-03-01", "2025-05-14"),
        ("Output in 2024 was 7% higher than in 2023.", "7%", "2023-01-01", "2024-12-31"),
        ("Sales reached 90 cars in April, up 12% from a year ago.", "12%", "2024-04-01", "2025-04-30"),
    ],
)
def test_a_change_runs_from_its_base_to_its_level(text: str, exact: str, first: str, last: str) -> None:
    assert _days(_find(text, exact, change=True)) == (first, last)


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("Fees fell 9% since March, to 31 crowns.", "31"),
        ("The ward, which sees 2,500 patients on a normal Tuesday, is full.", "2,500"),
        ("In shelters: 1,998 (2,386 in 2024).", "1,998"),
        ("The number of people killed by Monday's earthquake has climbed to 917.", "917"),
        ("The dam holds 3.2 million cubic metres of water.", "3.2 million"),
        ("The town has 14 wells; in 2023 a mine was opened.", "14"),
        ("Rita Bose, 31, was let go in June.", "31"),
        ("It was the driest spring since 1976 and 14 wells failed.", "14"),
    ],
)
def test_a_figure_without_a_time_is_of_the_day_of_publication(text: str, exact: str) -> None:
    found = _find(text, exact)
    assert (found.valid_from, found.basis, found.text) == (PUBLISHED.date(), "publication", None)


def test_that_year_is_the_year_of_the_sentence_before() -> None:
    text = "The fund was set up in 2019. It lent 61 farmers money that year."
    assert _days(_find(text, "61")) == ("2019-01-01", "2019-12-31")


def test_the_time_is_quoted_as_it_stands() -> None:
    assert _find("Rivers swept away 31 bridges since Feb. 10, 2024.", "31").text == "since Feb. 10, 2024"


def test_without_a_day_of_publication_the_time_is_unknown() -> None:
    found = _find("The town has 14 wells.", "14", published=None)
    assert (found.valid_from, found.valid_to, found.basis) == (None, None, "unknown")


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=120), st.booleans())
def test_any_sentence_gives_days_that_run_forwards(text: str, change: bool) -> None:
    sentence = f"In 2019 {text} since Monday 40 on a year ago"
    reading = read(Article(text=sentence, published_at=PUBLISHED, events=EVENTS))
    for told in reading.sentences:
        found = find(reading, told.number, Span(told.start, min(told.end, told.start + 2)), change=change)
        assert found.valid_from is not None
        assert found.valid_to is not None
        assert found.valid_from <= found.valid_to


@pytest.mark.parametrize(
    ("text", "exact", "first", "last"),
    [
        ("Monday's blast killed 14 people.", "14", "2025-05-12", "2025-05-12"),
        ("The index ended Tuesday's session at 5,120 points.", "5,120", "2025-05-13", "2025-05-13"),
        ("The toll from Monday's blast rose to 14 on Tuesday.", "14", "2025-05-13", "2025-05-13"),
        ("Police said on Tuesday that the toll from Monday's blast has risen to 14.", "14", "2025-05-13", "2025-05-13"),
        ("Burglaries fell from 23 to nine since 2021.", "23", "2021-01-01", "2021-12-31"),
        ("Wardens rose from 23 in 2021 to 40 now.", "23", "2021-01-01", "2021-12-31"),
        ("May inflation was 2.9 percent; in April it was 3.3 percent.", "2.9", "2025-05-01", "2025-05-14"),
        ("The number of thefts since April 1 has reached 61.", "61", "2025-04-01", "2025-05-14"),
        ("Thefts in April now number 61.", "61", "2025-04-01", "2025-04-30"),
        ("The mill raised its 2025 forecast to 3 billion crowns.", "3 billion", "2025-01-01", "2025-12-31"),
        ("The final on Saturday will be watched by 4 million people.", "4 million", "2025-05-17", "2025-05-17"),
        ("The forest has lost a third of its trees since 1990.", "a third", "1990-01-01", "2025-05-14"),
    ],
)
def test_a_time_dates_what_happened_in_it(text: str, exact: str, first: str, last: str) -> None:
    found = _find(text, exact)
    assert (_days(found), found.text is not None) == ((first, last), True)


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("The number of people killed in Monday's blast has risen to 14.", "14"),
        ("The toll from last week's floods climbed to 61.", "61"),
        ("Burglaries fell from 23 to nine since 2021.", "nine"),
        ("Wardens rose from 23 in 2021 to 40 now.", "40"),
        ("The mill ground 30 tonnes in 2023 and now grinds 70 tonnes.", "70"),
        ("The mill, which opened in 2019 with 90 men, now employs 900.", "900"),
        ("Founded in 1987, the mill has 1,200 workers.", "1,200"),
        ("The bridge, built in 1911, is 240 metres long.", "240"),
        ("The herd, 40,000 head in 2019, should shrink by 3,000.", "3,000"),
        ("Tuesday's order covers four counties.", "four"),
        ("The town of 9,000 people was flooded on Tuesday.", "9,000"),
        ("A man aged 44 died on Tuesday.", "44"),
        ("Sales were up 7% on last year, and hotels filled 94% of their rooms.", "94%"),
        ("Pay rose 0.3% from the month before to 37 crowns an hour.", "37"),
        ("Some 900 homes are to rise by 2029, but only 45 have been built so far.", "45"),
    ],
)
def test_a_time_does_not_date_what_is_so_now(text: str, exact: str) -> None:
    assert _find(text, exact).basis == "publication"


@pytest.mark.parametrize(
    ("text", "year"),
    [("Since 1 February some 6,800 seedlings have been planted.", 2025), ("Ardania: since 1 February 90 died.", 2021)],
)
def test_a_day_is_that_of_an_event_only_where_the_article_names_it(text: str, year: int) -> None:
    reading = read(Article(text=text, published_at=PUBLISHED, events={"the coup in Ardania": date(2021, 2, 1)}))
    start = text.index("6,800" if "6,800" in text else "90")
    assert find(reading, 0, Span(start, start + 2), change=False).valid_from == date(year, 2, 1)


def test_a_date_that_may_be_either_of_two_days_says_no_day() -> None:
    found = _find("The mill burned down on 4/9/2023, and 12 men were hurt.", "12")
    assert (found.valid_from, found.valid_to, found.basis) == (None, None, "unknown")
    beside = _find("It lost 12 looms on 4/9/2023 and hired 30 men in June 2024.", "30")
    assert _days(beside) == ("2024-06-01", "2024-06-30")


def test_what_was_reported_earlier_is_of_a_day_that_nobody_tells() -> None:
    found = _find("The quay is shut. The port had earlier reported 27 wrecks.", "27")
    assert (found.valid_from, found.basis) == (None, "unknown")
    assert _find("The quay is shut. The port has reported 27 wrecks.", "27").basis == "publication"


def test_a_rise_in_a_year_runs_a_year() -> None:
    assert _days(_find("There are 590 more barges, a 38 percent rise in a year.", "38 percent", change=True)) == (
        "2024-05-14",
        "2025-05-14",
    )
    assert _find("The sum is a tenth of what the port earns in a year.", "a tenth").basis == "publication"


def test_the_year_of_a_record_is_told_without_its_since() -> None:
    assert _find("It is the worst frost since 1987, when 46 died.", "46").text == "1987"


def test_the_quarter_of_a_report_is_the_one_last_spoken_of() -> None:
    report = "Port Ada said on Tuesday that traffic grew in the first quarter. Its head spoke on Monday. He was glad. "
    text = report + "It moved 870 boxes in the quarter, against 810 in the same period of 2024."
    assert _days(_find(text, "870")) == ("2025-01-01", "2025-03-31")
    assert _days(_find(text, "810")) == ("2024-01-01", "2024-03-31")
    nowhere = "Port Ada spoke on Tuesday. It moved 870 boxes in the quarter."
    assert _find(nowhere, "870").basis == "publication"


def test_over_the_month_to_a_price_is_the_month_spoken_of() -> None:
    text = "Rents rose 3% in April. Coal fell by 2.4 pence over the month to 131.6 pence."
    assert _days(_find(text, "2.4", change=True)) == ("2025-04-01", "2025-04-30")
    assert _days(_find("Rents rose 3% in the year to April.", "3%", change=True)) == ("2024-05-01", "2025-04-30")
