"""Who gives the number of a headline. Each row: a headline, the figure in it, the names."""

import pytest

from service.article import Article, Span
from service.figures import attribution
from service.figures.sentences import read

HEADLINES = [
    # the verb at the end, which may look like a noun
    ("Watchmen slept on 31 shifts, cameras show", "31", ["cameras"]),
    ("One in six cisterns is cracked, audit finds", "One in six", ["audit"]),
    ("Half of the lagoon could be dry by June, study warns", "Half", ["study"]),
    ("Weir to cost $3.1bn more, minister concedes", "$3.1bn", ["minister"]),
    # in front
    ("Rights group counts 1,870 held without charge", "1,870", ["Rights group"]),
    ("Forecasters see up to 19 storms this season", "19", ["Forecasters"]),
    ("Ministry admits it docked 61,000 families by mistake", "61,000", ["Ministry"]),
    ("Study finds 31 percent of cisterns cracked", "31 percent", ["Study"]),
    ("Ferry line under fire: port authority reports 31 delays", "31", ["port authority"]),
    ("Row over barge count as two lists differ", "two", []),
    ("Porters log off in 14 halls over pay", "14", []),
    ("Nordline reports loss of $40 million", "$40 million", []),
    ("Police find 31 kilos of amber in van", "31", []),
    ("Harl Health Ministry Says 15 Killed At Weir", "15", ["Harl Health Ministry"]),
    # labels
    ("31 million short of seed in the valleys: UN", "31", ["UN"]),
    ("Union: 31 jobs to go at pottery", "31", ["Union"]),
    ("WATCH: 31 goals of the weekend", "31", []),
    ("31 footbridges unsafe, says report", "31", ["report"]),
]


@pytest.mark.parametrize(("headline", "figure", "names"), HEADLINES)
def test_a_headline_names_its_voice_by_its_place(headline: str, figure: str, names: list[str]) -> None:
    reading = read(Article(text=f"{headline}\n\nThe matter is still open, and more is to come on Friday.\n"))
    start = headline.index(figure)
    said = attribution.listen(reading).of(0, Span(start, start + len(figure)))
    assert list(said.names) == names
