"""Who is credited where a clause, a desk or a missing verb stands between a voice and its number."""

import pytest

from service.article import Article
from service.figures.extract import extract

# Each row: a text, a figure in it, the names.
CLAUSES = [
    # a clause on whoever speaks, without commas, before the verb
    ("The ferry left with 112 aboard, a port clerk who asked not to be named said.", "112", ["port clerk"]),
    ("Only 112 came back, one officer who was not authorised to speak said.", "112", ["officer"]),
    ("Villagers who fled the valley put the toll at 40.", "40", ["Villagers"]),
    ("A man who saw the crash said 40 were aboard.", "40", ["man"]),
    # a second voice whose verb is left out
    ("Police counted 4,000 marchers, the union 9,000.", "4,000", ["Police"]),
    ("Police counted 4,000 marchers, the union 9,000.", "9,000", ["union"]),
    ("Police put the crowd at 4,000; organisers at more than 9,000.", "9,000", ["organisers"]),
    ("The ministry reported 40 cases, the WHO 61.", "61", ["WHO"]),
    ("Police first gave 12 dead, the mayor 20.", "12", ["Police"]),
    ("Police first gave 12 dead, the mayor 20.", "20", ["mayor"]),
    ("Police put the toll at 40 on Monday, the union at 60 on Tuesday.", "60", ["union"]),
    ("The mayor said the town had lost 12 homes, police 3 cars and the army 2 lorries.", "3", ["mayor"]),
    ("Peru reported 31 deaths, Chile 12.", "12", []),
    ("The ministry said 12 boats sank, two ferries and 10 tugs.", "two", ["ministry"]),
    ("The farmers gave 40 hens, the ministry 12.", "12", []),
    # the desk of an office is no part of the body
    ("The Police Public Relations Officer, DSP Yahaya Brand, said 11 were taken.", "11", ["Yahaya Brand", "Police"]),
    ("State Police Public Relations Officer Yahaya Brand said 11 were taken.", "11", ["Yahaya Brand", "State Police"]),
    ("“Forty coaches left,” Rovers fan liaison officer Lise Quill recalled.", "Forty", ["Lise Quill", "Rovers"]),
    # whoever opens the sentence that a quotation closes
    ("One skipper, who did not want to be named, blamed fuel: “I burn 90 litres.”", "90", ["skipper"]),
    ("Ivo Brand shook his head: “We lost 9 acres. And 80 pigs.” He sighed.", "80", ["Ivo Brand"]),
    ("The mayor of Tolm, Ada Quill, was blunt: “We lost 90 acres.”", "90", ["Ada Quill"]),
    ("A sign on the driver’s door read: “90 miles to Tolm.”", "90", []),
    # what is written, where it was published, who made it
    ("One in nine vape, a WHO study published in Ward Medicine found on Thursday.", "One in nine", ["WHO"]),
    (
        "One in nine vape, a WHO study found. The survey of 800 pupils put the share at 31 percent in Tolm.",
        "31 percent",
        ["WHO"],
    ),
    ("A report by the Farmers' Union and insurer Moor Mutual says 40 died.", "40", ["Farmers' Union", "Moor Mutual"]),
    ("OSHA cited the firm for 40 faults, agency records show.", "40", ["OSHA"]),
    # an office of several words before a name
    ("The state will hire 40, state minister for primary education Ada Quill has said.", "40", ["Ada Quill"]),
    ("A spokesman for rights group Open Cells said 40 had died.", "40", ["spokesman", "Open Cells"]),
    # a forecast in a poll is theirs who were asked
    (
        "Inflation was 2.1% in June, the Tax Office said. That was below the forecast of 2.3% in a Factline poll of "
        "economists.",
        "2.3%",
        ["Factline"],
    ),
    ("Inflation was 2.1% in June, the Tax Office said. That was below the median forecast of 2.3%.", "2.3%", []),
    ("It called the government's figure of 610 “frozen in time”.", "610", ["government"]),
    # brackets with a comma; what is listed lists nothing; who was told passes it on; people of a body, without an "s"
    (
        "Hon. Bashir Brand (APC, Tolm) said that out of 54,000 schools listed, 7,200 were none.",
        "54,000",
        ["Bashir Brand"],
    ),
    (
        "Hon. Bashir Brand (APC, Tolm) said that out of 54,000 schools listed, 7,200 were none.",
        "7,200",
        ["Bashir Brand"],
    ),
    (
        "Refugee advocate Ada Quill said passengers had told her there were 61 aboard.",
        "61",
        ["passengers", "Ada Quill"],
    ),
    (
        "It has lost 90% of its birds, researchers at the Polar Institute report in Ice.",
        "90%",
        ["researchers", "Polar Institute"],
    ),
    # a force that a land has one of is an employer, and its desk is none
    ("The Navy media spokesman, Captain Omar Brand, said 40 had died.", "40", ["Omar Brand", "Navy"]),
    ("Treasury spokesman Omar Brand said 40 had died.", "40", ["Omar Brand", "Treasury"]),
    # verbs of revising, of placing; who quotes, who was reached; past a quotation inside the sentence
    ("The governor's office slashed the number of dead to 32.", "32", ["governor's office"]),
    ("Nordline slashed the number of flights to 40.", "40", []),
    ("Survivors quoted by Kelm Radio spoke of at least 70 friends underground.", "70", ["Survivors", "Kelm Radio"]),
    ("Port officials, speaking on condition of anonymity, put the cost nearer 30 million.", "30", ["Port officials"]),
    ("The Pork Council “does not recognise” the figures and says 97% of farms are clean.", "97%", ["Pork Council"]),
    (
        "Investigators from Animal Aid saw 12 farms. On nine, the charity says, sows were in crates.",
        "nine",
        ["Animal Aid"],
    ),
    ("By Waylo's math that is 12 crashes, against 21 for drivers.", "21", ["Waylo"]),
    ("Over 30,000 had no power on Tuesday, the consumers' forum alleged.", "30,000", ["consumers' forum"]),
    ("Gapki chairman Omar Brand forecast exports of 29 million tons.", "29", ["Omar Brand", "Gapki"]),
    # an office in a body in small letters, a firm by its size, polls for whom and of whom, targets for a share
    (
        "It hit 17 towns, the chairman of the village development committee, Chief Omar Brand, has said.",
        "17",
        ["Omar Brand", "village development committee"],
    ),
    (
        "Shares in BritMart rose after Kelmia's second-largest grocer cut prices. It said it would open 25 stores.",
        "25",
        ["BritMart"],
    ),
    (
        "The average forecast in a Factline survey of 13 economists was for a gap of 2.1 trillion.",
        "2.1",
        ["Factline"],
    ),
    (
        "Two in five have been hit, a poll of 6,000 teachers for the union Open Cells suggests.",
        "Two in five",
        ["Open Cells"],
    ),
    ("Barley Capital raised its price target to 290 pence.", "290", ["Barley Capital"]),
    # what many people are doing, what somebody in a clause estimates, whom a poll asked
    ("Students occupying the library say 340 have slept there.", "340", ["Students"]),
    ("Workers blocking the gate said 340 had slept there.", "340", ["Workers"]),
    ("The rebels, which Tolm estimates have 5,800 fighters, still held nine.", "5,800", ["Tolm"]),
    ("The rebels, which Tolm estimates have 5,800 fighters, still held nine.", "nine", []),
    ("Each will eat 31 cones, according to the poll of 2,000 adults by website Kelmvault.", "31", ["Kelmvault"]),
    ("Each will eat 31 cones, according to the poll of 2,000 adults by website Kelmvault.", "2,000", []),
    ("Ada Quill sees growth of 2%; in January she had pencilled in 4%.", "4%", ["Ada Quill"]),
    # whoever has a lawyer is no body of the lawyer
    ("Mohr's lawyer, Ivo Brand, told the court that 12 boxes were missing.", "12", ["Ivo Brand"]),
    ("The GWU's lawyer, Ivo Brand, told the court that 12 boxes were missing.", "12", ["Ivo Brand", "GWU"]),
    # a noun in front of a body is not the body; a verb may look like a noun
    ("Average attendance in the league was 11,402, league figures showed.", "11,402", ["league"]),
    ("Prosecutors allege Mohr took $2.3 million in bribes.", "$2.3 million", ["Prosecutors"]),
    ("Villagers fear 40 drowned.", "40", ["Villagers"]),
    ("Walkers face a detour of four miles, the county added.", "four", ["county"]),
]


@pytest.mark.parametrize(("text", "figure", "names"), CLAUSES)
def test_a_voice_is_found_past_what_stands_between(text: str, figure: str, names: list[str]) -> None:
    start = text.index(figure)
    found = next(f for f in extract(Article(text=text, language="en")).figures if f.start <= start < f.end)
    assert list(found.sources) == names
