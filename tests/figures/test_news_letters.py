"""One letter against a number: m is metres or millions, k is thousands or a name, F and C are degrees or aircraft."""

import pytest

from tests.figures.stated import stated

SENTENCES: list[tuple[str, list[str]]] = [
    ("Riders rose to 1.5m from 1.2m a year ago.", ["1,500,000", "1,200,000"]),
    ("Visitors were 2m down on 2019.", ["down 2,000,000"]),
    ("The city wants 1.5m by 2029.", ["1,500,000"]),
    ("Sales were 0.3m above target.", ["300,000"]),
    ("About 1.3m under 18s live there.", ["about 1,300,000"]),
    ("The 12m subscribers pay nothing.", ["12,000,000"]),
    ("A wave of 3m refugees came.", ["3,000,000"]),
    ("The river feeds 12m people.", ["12,000,000"]),
    ("Exports rose 3m to 12m.", ["up 3,000,000", "12,000,000"]),
    ("The wreck lies at a depth of 40m.", ["40 metre"]),
    ("The yard is 3m by 4m.", ["3 metre", "4 metre"]),
    ("The hut stands 5m from the road.", ["5 metre"]),
    ("They fired within 50m of the gate.", ["less than 50 metre"]),
    ("The cart fell 20m into a quarry.", ["20 metre"]),
    ("Waves of up to 6m hit the pier.", ["at most 6 metre"]),
    ("The river rose 3m, to 12m.", ["up 3 metre", "12 metre"]),
    ("The bank is between 5m and 6m wide.", ["5 to 6 metre"]),
    ("The fence is 3m-4m high.", ["3 to 4 metre"]),
    ("She cleared 2.05m; he threw 65m.", ["2.05 metre", "65 metre"]),
    ("The village lies 300m above sea level.", ["300 metre"]),
    ("The 10k run drew 3k people.", ["3,000"]),
    ("He ran a 5k in the rain.", []),
    ("They sold 700 sets with a 4K screen.", ["700"]),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_a_letter_against_a_number_is_told_by_its_words(text: str, expected: list[str]) -> None:
    assert stated(text) == expected
