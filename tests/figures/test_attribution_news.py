"""Who is credited as wires, courts, companies and aid reports say so. Each row: a text, the figure in it, the names."""

import pytest

from service.article import Article, Span
from service.figures import attribution
from service.figures.sentences import read

# fmt: off
NEWS = [
    # said before a court, of which nothing tells who said it: the court is no source of it
    ("The court heard that 14 flats were searched.", "14", []),
    ("He filmed at least 31 swimmers, Exham crown court heard.", "31", []),
    ("The inquest was told on Monday that nine of the crew could not swim.", "nine", []),
    ("The jury heard he had hidden 2,400 letters.", "2,400", []),
    ("The court heard 40 appeals in May.", "40", []),
    ("The court heard evidence from 40 nurses.", "40", []),
    # whoever is told something is no source, but for the press
    ("Warden Ada Quill told the board that the move would save $1.3 million.", "$1.3 million", ["Ada Quill"]),
    ("The treasurer told the union's conference that 40 branches had closed.", "40", ["treasurer"]),
    ("An official told the Kelm Post that 40 branches had closed.", "40", ["official", "Kelm Post"]),
    # datelines, times and forums are nobody
    ("Tolmar (AFP) - Kelmia's prosecutors said on Monday that 21 men died.", "21", ["Kelmia's prosecutors"]),
    ("Donors had given 52 per cent by the end of November.", "52 per cent", []),
    ("Divers and dogs have found 52 under the slope.", "52", []),
    ("Last spring a charity said that 52 wells had dried up.", "52", ["charity"]),
    ("In autumn, NBW, relying on a harbour official, reported that 52 had sunk.", "52", ["harbour official", "NBW"]),
    ("The firm waits 52 days before quoting a fee.", "52", []),
    ("Wardens wrote 52 tickets citing noise in May.", "52", []),
    ("The hens (valued at 52 crowns), were taken by the bailiffs.", "52", []),
    ("Only 52 came, according to the Harbour Office -- but more will.", "52", ["Harbour Office"]),
    ("Several of the villagers say 52 goats died.", "52", ["villagers"]),
    ("Openhouse chief spokesman Ivo Brand said 52 tents had torn.", "52", ["Ivo Brand", "Openhouse"]),
    ('"We have dug 52 graves," said Ivo Brand at the hill outside Marl.', "52", ["Ivo Brand"]),
    ("In all 52 bodies remain under the mud, the mayor told the council on Thursday night.", "52", ["mayor"]),
    ("According to park wardens, beaters crossed 52 fields and found a den.", "52", ["park wardens"]),
    ("A FAO study of ways to dry peat says 52 bogs are lost.", "52", ["FAO"]),
    ("As of 18 May, the Ministry of Harbours had reported 2,317 leaks.", "2,317", ["Ministry of Harbours"]),
    # a count and whose it is
    ("The toll of 17 by Friday was too low.", "17", []),
    # what is written, who wrote it, who worked it out, who saw it
    ("Some 221,000 people live in tents, government data analysed by the Shelter Board shows.",
     "221,000", ["government", "Shelter Board"]),
    ("Councils spent £28m, according to an analysis by the charity Roofbeam of council data.",
     "£28m", ["council", "Roofbeam"]),
    ("Councils spent £28m, according to an analysis of Home Office figures by the charity Roofbeam.",
     "£28m", ["Home Office", "Roofbeam"]),
    ("Only 63.4% of ferries sailed on time, internal figures seen by the Kelm Post show.",
     "63.4%", ["internal figures", "Kelm Post"]),
    ("The roll has dropped to 3,870, according to figures Quill presented.", "3,870", ["Quill"]),
    ("The roll has dropped to 3,870, according to data the union shared with the Kelm Post.", "3,870", ["union"]),
    ("The roll has dropped to 3,870, according to figures provided by the ministry.", "3,870", ["ministry"]),
    # descriptions, companies, channels
    ("A grower from Upper Tolm, Nazim Brand, said he had lost 12 acres.", "12", ["Nazim Brand"]),
    ("For the fourth quarter, Orbis expects revenue of $17 billion.", "$17 billion", ["Orbis"]),
    ("Germany expects 40,000 arrivals.", "40,000", []),
    ("Channel 4 reported Sunday that divers had found 47 crates.", "47", ["Channel 4"]),
    ("The Kelm institute estimates that a toll would shave 0.4 points off growth.", "0.4", ["Kelm institute"]),
    # what was foreseen is whose who gathered it; the rest of the sentence is not
    ("Sales rose 12% to $16.4 million, beating the $15.9 million that analysts had forecast, according to data from "
     "FactLine.", "12%", []),
    ("Sales rose 12% to $16.4 million, beating the $15.9 million that analysts had forecast, according to data from "
     "FactLine.", "$15.9 million", ["analysts"]),
    ("Prices rose 46%, according to a survey carried out by the charity Roofbeam and shared with the Post.",
     "46%", ["Roofbeam"]),
    ("Stocks rose by 14 tons, the Energy Office said, compared with analysts' expectations in a Kelm Post poll for a "
     "20-ton build.", "20", ["analysts", "Kelm Post"]),
    ("A study by Kelm University for the unions put the figure at 31,000.", "31,000", ["Kelm University", "unions"]),
    # what follows the verb of saying is no voice, nor what an auxiliary belongs to
    ("Roofbeam Watch, a charity, says abuse of old people costs victims £1.2bn a year.", "£1.2bn", ["Roofbeam Watch"]),
    ("The Harbour Office put the number of keepers who have died of thirst at 57, while the Health Union, citing the "
     "Tolm Ministry, has reported 55.", "57", ["Harbour Office"]),
    ("The Harbour Office put the number of keepers who have died of thirst at 57, while the Health Union, citing the "
     "Tolm Ministry, has reported 55.", "55", ["Tolm Ministry", "Health Union"]),
    ("Jobs fell to 690, according to the Trade Office. That compares with the 900 that ministers had promised.",
     "900", []),
    ("Some fled. He later told the Kelm Post that 14 could die.", "14", []),
    ("Shares of Skylark Airways fell. Sales missed the estimate of $4.47 million, according to StreetLens. The airline "
     "said it had 39 jets.", "39", ["Skylark Airways"]),
    ("Organisers of the 2030 Harbour Games said on Tuesday it would cost 210 million crowns.",
     "210", ["Organisers of the 2030 Harbour Games"]),
    ("Prosecutors said in court papers that the founder spent $14 million.", "$14 million", ["Prosecutors"]),
    ("A report by the Harbour Union said 90 boats sank. In May the league lost 34, its president, Ivo Mohr, said.",
     "34", ["Ivo Mohr"]),
    ("A report by the Tolm Audit Board, seen by the Kelm Post, estimates that the Games cost 59 million crowns.",
     "59", ["Tolm Audit Board", "Kelm Post"]),
    # the age of a person describes that person
    ("Colin Mohr, 43, had sold 31 boats, the court heard.", "43", []),
    ("Colin Mohr, 43, had sold 31 boats, the court heard.", "31", []),
    # what goes on in the next sentence, or the next paragraph
    ("Thefts rose by 11%, according to Home Office figures. But robberies fell to 1,402, the figures show.",
     "1,402", ["Home Office"]),
    ("“We lost 11 shifts,” said Rosa Mohr, a spokeswoman for Nordline.\n\n“Our goal of 340,000 tons is unchanged.”",
     "340,000", ["Rosa Mohr", "Nordline"]),
    ("“We lost 11 shifts,” said Rosa Mohr. Others lost more.\n\n“Our goal of 340,000 tons is unchanged.”",
     "340,000", []),
    # verbs beside a quotation
    ("“He had six weeks left,” sobbed Greta Mohr, 29, outside the gates.", "six", ["Greta Mohr"]),
    ("Nordline recalled 40,000 cars.", "40,000", []),
]
# fmt: on


@pytest.mark.parametrize(("text", "figure", "names"), NEWS)
def test_a_voice_is_named_as_news_names_it(text: str, figure: str, names: list[str]) -> None:
    reading = read(Article(text=text))
    start = text.index(figure)
    number = next(s.number for s in reading.sentences if s.start <= start < s.end)
    said = attribution.listen(reading).of(number, Span(start, start + len(figure)))
    assert list(said.names) == names
