"""Who is credited in an interview told turn by turn."""

import pytest

from service.article import Article, Span
from service.figures import attribution
from service.figures.sentences import read

ASKED = """Oda Vale has run Skerry Dairy since 1957. She keeps 99 cows.

Q: How many farms are left?

A: We are 14. My neighbour sold 60 cows in May.

Q: The union says 20 closed. Why?

A: Milk pays 31 cents.

The dairy opened in 1957 with 8 stalls.
"""
NAMED = """Interview: Ruben Falk on ferries

Ruben Falk, head of Nordkyst Lines, met us in June.

THE QUAY: Fares rose by 9 percent. Why?

RUBEN FALK: Because oil costs 40 percent more. The ministry says 30 percent.

Diesel alone took 12 million last year.

THE QUAY: And next year?

FALK: Perhaps 5 percent.
"""
ON_AIR = """PRESENTER: Good evening. Some 70 boats were lost. Our reporter Ines Holt is there.

HOLT: The harbour has 40 berths. All are empty.

SVEN ODD, FISHERMAN: I lost 3 boats.

PRESENTER: What happens next?
"""


@pytest.mark.parametrize(
    ("text", "figure", "names"),
    [
        (ASKED, "14", ["Oda Vale"]),
        (ASKED, "60", ["Oda Vale"]),
        (ASKED, "31 cents", ["Oda Vale"]),
        (ASKED, "20", ["union"]),
        (ASKED, "99", []),
        (ASKED, "8", []),
        (NAMED, "9 percent", []),
        (NAMED, "40 percent", ["Ruben Falk"]),
        (NAMED, "30 percent", ["ministry"]),
        (NAMED, "12 million", ["Ruben Falk"]),
        (NAMED, "5 percent", ["Ruben Falk"]),
        (ON_AIR, "70", []),
        (ON_AIR, "40", []),
        (ON_AIR, "3", ["Sven Odd"]),
        ("Dead: 40.\n\nHurt: 12, or more?\n\nDead: 30 in all.", "30", []),
    ],
)
def test_an_answer_is_the_word_of_whoever_is_asked(text: str, figure: str, names: list[str]) -> None:
    reading = read(Article(text=text, publisher="The Quay"))
    start = text.index(figure)
    number = next(s.number for s in reading.sentences if s.start <= start < s.end)
    assert list(attribution.listen(reading).of(number, Span(start, start + len(figure))).names) == names
