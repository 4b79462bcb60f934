"""Who is credited where the voice is not the last one named. Each row: a text, the figure in it, the names."""

import pytest

from service.article import Article, Span
from service.figures import attribution
from service.figures.sentences import read

# fmt: off
TURNS = [
    # "it said" goes back to the body that spoke, not to what else the text is about
    ("The Harbour League counted 612 leaks. “A shame,” said Ivo Mohr of Roofbeam. It said 41 pumps had failed.",
     "41", ["Harbour League"]),
    ("Tolm Foods lost 9% in May, it said. Like-for-like sales fell sharply. It said 450 jobs would go.",
     "450", ["Tolm Foods"]),
    ("The Harbour Office said 412 had fallen ill. Clinic managers warned of queues. It added that 12 had died.",
     "12", ["Harbour Office"]),
    # who passes it on, and who is contradicted
    ("Rents rose 4%, according to data from the Energy Ministry, obtained by Reuters.", "4%",
     ["Energy Ministry", "Reuters"]),
    ("Nordline employs 61,000, not 88,000 as reported by the Kelm Post, the company said.", "61,000", ["company"]),
    ("Secretary Ada Quill rejected that figure, saying that fewer than 40,000 had left.", "40,000", ["Ada Quill"]),
    # what is done is nobody's word: who moves a number of the world, who is counted, what is looked at
    ("The bank cut its rate to 4%.", "4%", []),
    ("Nordline cut the number of ferries to 30.", "30", []),
    ("Moody's lowered its forecast to 3%.", "3%", ["Moody's"]),
    ("The Health Ministry cut the number of deaths to 79.", "79", ["Health Ministry"]),
    ("The union wants 46,000 intern teachers put on permanent terms.", "46,000", []),
    ("She discovered the first at the age of 19.", "19", []),
    ("Cab numbers stand at 96,000.", "96,000", []),
    ("A metre's fall in the water table raises a bill by 6%.", "6%", []),
    ("A story on jail numbers said 87,900 were held.", "87,900", []),
    ("It fell 2%, the fund said, citing a poll of 2,004 adults.", "2,004", []),
    ("Tolm's HARB disputed the figure, putting the daily average at 58.", "58", ["Tolm's HARB"]),
    ("Ivo Mohr of Kelm University said 40 had gone. A spokeswoman for the Harbour Office said 32 had come and that it "
     "expected “under 45” in May.", "45", ["Harbour Office"]),
    ("Counters recorded 78,400 crossings.", "78,400", []),
    ("Kelm Link opened. Tom Reed, the group's leader, said 60 had come.", "60", ["Tom Reed"]),
    # names
    ("A Coast Watch Administration report shows 229 died.", "229", ["Coast Watch Administration"]),
    ("A council spokesman said 18 had come.", "18", ["spokesman", "council"]),
    ("Fever took 40, according to the Directorate General of Ports.", "40", ["Directorate General of Ports"]),
    ("Exports fell 2%, according to the Trade, Industry and Energy Ministry.", "2%",
     ["Trade, Industry and Energy Ministry"]),
    ("The Ministry of Health, Labour and Sport said 40 died. The ministry has 41 clinics, it said.", "41",
     ["Ministry of Health, Labour and Sport"]),
    ("The Save the Minds fund has a say. Save the Children said 40 died. The charity said it needs 50 boats.", "50",
     ["Save the Children"]),
    ("Minister Ivo Mohr told the Lok Sabha in a written reply that 40 wells were dry.", "40", ["Ivo Mohr"]),
    ("The board told the ASX on Thursday that 40 ships came.", "40", ["board"]),
    ("One of the officials, who asked not to be named, said 40 had died.", "40", ["officials"]),
    ("The report, accessed by the Kelm Post, says 40 died.", "40", ["report", "Kelm Post"]),
    ("It can add 40 boats, said Ivo Mohr, senior analyst at Orbis Capital.", "40", ["Ivo Mohr", "Orbis Capital"]),
    ("Glaciologist Ivo Mohr said 40 wells were dry.", "40", ["Ivo Mohr"]),
    ("According to the Crime Board's report for 2022, 5,000 men were held.", "5,000", ["Crime Board"]),
    ("Rents rose 3%, the National Bureau of Statistics said.", "3%", ["National Bureau of Statistics"]),
    ("In Verity's October poll, the Greens had 42%.", "42%", ["Verity"]),
    ("It will cost $4 million, Orbis Capital analyst Ivo Mohr wrote.", "$4 million", ["Ivo Mohr", "Orbis Capital"]),
    ("It will cost $4 million, Kelmian analyst Ivo Mohr wrote.", "$4 million", ["Ivo Mohr"]),
    ("“We took in 40,” said Ivo Mohr, an RHPS spokesman.", "40", ["Ivo Mohr", "RHPS"]),
    ("Kelm Air lost $4m. The strike hit 40 flights, the Kelmian airline said.", "40", ["Kelm Air"]),
    ("“We had 12 halls,” said Del. Ivo Mohr of Kelm.", "12", ["Ivo Mohr"]),
    ("Men were carried out of Karsa Lines' Doorn yard. The company said nine died.", "nine", ["Karsa Lines"]),
    ("Last Tuesday 40 people fell ill. The company said 30 were hurt.", "30", ["company"]),
    ("The driver, 61, had sold 31 boats, police said.", "61", []),
]
# fmt: on


@pytest.mark.parametrize(("text", "figure", "names"), TURNS)
def test_a_number_is_credited_to_whoever_gives_it(text: str, figure: str, names: list[str]) -> None:
    reading = read(Article(text=text))
    start = text.index(figure)
    number = next(s.number for s in reading.sentences if s.start <= start < s.end)
    said = attribution.listen(reading).of(number, Span(start, start + len(figure)))
    assert list(said.names) == names
