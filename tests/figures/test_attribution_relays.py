"""Who gave it out, who found it and whose it is. Each row: a text, the figure in it, the names."""

import pytest

from service.article import Article, Span
from service.figures import attribution
from service.figures.sentences import read

# fmt: off
RELAYS = [
    # who gave it out
    ("A rival poll by Sondico, commissioned by the daily Lys, had Hope at 27 percent and Unity at 31.", "31",
     ["Sondico", "Lys"]),
    ("Hope is at 24 percent, according to a poll by Sondico. Unity stands at 31 percent in the survey of 900 men.",
     "900", []),
    ("Crime rose 9%, Tolm Office figures show. It rained. The figures also show 244 thefts.", "244", ["Tolm Office"]),
    ("Orbis Steel to cut jobs, filing shows\n\nMay 6 (NSW) - Orbis Steel will cut 310 jobs, it said.", "310",
     ["Orbis Steel"]),
    ("Analysts had expected a loss of $31 million, according to FactLine data.", "$31 million",
     ["Analysts", "FactLine"]),
    # who found, measured and confirmed it
    ("It had been worn for 31 days, investigators found.", "31", ["investigators"]),
    ("A fifth of them lied, a survey of 900 men found.", "A fifth", ["survey"]),
    ("The Tolm Weather Agency measured it at 6.9.", "6.9", ["Tolm Weather Agency"]),
    ("In Tolm, 88 cases were confirmed by the health ministry.", "88", ["health ministry"]),
    ("Thefts fell to 31, the Harbour Office said in its Report 1/2024.", "31", ["Harbour Office"]),
    ("A survey by the pollster Sondico last week had the governor ahead by three.", "three", ["Sondico"]),
    ("As the economist Ada Quill once wrote, each lot costs $310.", "$310", ["Ada Quill"]),
    ("Dirty air kills 1.7 million men a year: study\n\nIt is so.", "1.7 million", ["study"]),
    # what somebody does is not what somebody says
    ("The mayor announced £40m for the kin.", "£40m", []),
    ("The mayor announced that 40 wards would close.", "40", ["mayor"]),
    ("The group met on Monday. In a shed they found 310 kg of tea.", "310", []),
    ("Kelmia has confirmed swine fever in nine boar.", "nine", []),
    ("Ada Mohr, a poet, wrote 14 books.", "14", []),
    ("CORRECTION: an earlier headline said 26 years.", "26", []),
    # what describes the speaker
    ("“It fell,” said Ivo Brand, vice-chancellor of Kelm University, where fees average £310.", "£310", []),
    ("“It fell,” said Ivo Brand, an engineer in Tolm who was awarded €310.", "€310", []),
    ("“I have nine hens,” the father of two told the Tolm Post outside his 31-room flat.", "31", []),
    # names
    ("“We had 40,” said Ivo Brand, an ecologist at Kelm University who was not involved.", "40",
     ["Ivo Brand", "Kelm University"]),
    ("The Chief Inspector of Docks, Nils Shaw, wrote that 42 cranes were unsafe.", "42", ["Nils Shaw"]),
    ("The Harbour Agency's head of repairs, Dr Nils Shaw, warned that 42 cranes were unsafe.", "42",
     ["Nils Shaw", "Harbour Agency"]),
    ("A Department for Ports spokesman said 42 cranes were unsafe.", "42", ["spokesman", "Department for Ports"]),
    ("Meg Tull, who chairs the Port Accounts Committee, said £3m was lost.", "£3m",
     ["Meg Tull", "Port Accounts Committee"]),
    ("Meg Tull, who chairs the dockers' association, said £3m was lost.", "£3m", ["Meg Tull", "dockers' association"]),
    ("The port is full. “I have nine dogs,” said Meg Tull, who runs 900 sheep near Kelm.", "nine", ["Meg Tull"]),
    ("The state-run Lysna agency put the number at 35.", "35", ["Lysna agency"]),
    ("Some 40 men left, preliminary police figures show.", "40", ["police"]),
    ("Papers seen by Harbour Today show that 40 men left.", "40", ["Papers", "Harbour Today"]),
    # whose "its" is, and whom "the league" is not
    ("The Orbis Board said so. “It hurts,” said its chairman, Zhang Ping. “We lost 40.”", "40",
     ["Zhang Ping", "Orbis Board"]),
    ("Sources close to the club told the Tolm Post so. Gates average 310, according to league figures.", "310",
     ["league"]),
    ("Nine leases are void, the Tolm Audit Office said. The spending watchdog said 112 leases were void.", "112",
     ["Tolm Audit Office"]),
    ("They show that the contractor, Orbis Group, sold 310 tonnes.", "310", []),
]
# fmt: on


@pytest.mark.parametrize(("text", "figure", "names"), RELAYS)
def test_a_number_has_its_origin_and_its_relay(text: str, figure: str, names: list[str]) -> None:
    reading = read(Article(text=text))
    start = text.index(figure)
    number = next(s.number for s in reading.sentences if s.start <= start < s.end)
    said = attribution.listen(reading).of(number, Span(start, start + len(figure)))
    assert list(said.names) == names
