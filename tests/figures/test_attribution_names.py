"""Names that are hard to cut, and who gave out what is written. Each row: a text, the figure in it, the names."""

import pytest

from service.article import Article, Span
from service.figures import attribution
from service.figures.sentences import read

# fmt: off
NAMES = [
    ("Deputy mayor Ludo van den Bosch said 31 boats had sunk. Van den Bosch put the cost at €3m.",
     "€3m", ["Ludo van den Bosch"]),
    ("An army spokesman, Capt. Omar al-Tahir, called it “a lie” and said only 74 men were held.",
     "74", ["Omar al-Tahir", "army"]),
    ("Yusuf al-Amin of the Delta Data Group said 31 wells were dry.", "31", ["Yusuf al-Amin", "Delta Data Group"]),
    ("Shelter Now said 31 roofs had gone.", "31", ["Shelter Now"]),
    ("More than 31 men have vanished, Justice Beyond Walls said.", "31", ["Justice Beyond Walls"]),
    ("Save Our Harbours organiser Tess Moor claimed trade was down 31 percent.",
     "31 percent", ["Tess Moor", "Save Our Harbours"]),
    ("Blue Anchor volunteer Sanne Rood told Radio Kust that 31 people were safe.",
     "31", ["Sanne Rood", "Blue Anchor", "Radio Kust"]),
    ("Upper Kelm volunteer Sanne Rood said 31 people were safe.", "31", ["Sanne Rood"]),
    ("15:05 Blue Anchor says 31 people are safe.", "31", ["Blue Anchor"]),
    ("Detective Constable Pia Nell said 31 rings were taken.", "31", ["Pia Nell"]),
    ("Questioned by the opposition MP Colm Rudd, the premier looked away. Rudd said 31 clinics had closed.",
     "31", ["Colm Rudd"]),
    ("More than 600 have vanished, Justice Beyond Walls said. The rights group counted 31 cells.",
     "31", ["Justice Beyond Walls"]),
    ("The council met on Monday. Some 31 trees will go, campaigners say.", "31", ["campaigners"]),
    ("Admissions fell 31 percent, according to figures that Tarn County Health provided to the Courier.",
     "31 percent", ["Tarn County Health"]),
    ("Some 31 clinics closed, according to an email that the Courier has seen.", "31", ["email", "Courier"]),
    ("The lists, obtained by the Courier under records laws, show 31 names.", "31", ["lists", "Courier"]),
    ("Exports fell by 31 barrels, ship-tracking data from Tidescan showed.", "31", ["Tidescan"]),
    ("According to an AFP tally of official data 31 died.", "31", ["AFP"]),
    ("An analysis of court records by the Courier found 31 cases.", "31", ["court records", "Courier"]),
    ("Figures provided by Holt & Marl show 31 faults.", "31", ["Holt & Marl"]),
    ("The aid group Water Hand, which has 60 staff there, put the toll at 31, citing lists kept by elders.", "60", []),
    ("Nordline said it opened 31 shops. Sales rose to £318 million, the company said, beating the £301 million estimate of "
     "analysts polled by TallyBase.", "£318 million", ["Nordline"]),
    ("“We expect 31 cuts,” said Taiwo Oyel, an economist at Brill & Lane Capital in Kelm.",
     "31", ["Taiwo Oyel", "Brill & Lane Capital"]),
    ("Analysts at Morrow Brill had forecast sales of €31 million.", "€31 million", ["Analysts", "Morrow Brill"]),
    ("The governor of Upper Tolm, General Abdi Guled Nor, put the dead at 31.", "31", ["Abdi Guled Nor"]),
    ("Opening the case, Nat Cray KC told the court that 31 men fled.", "31", ["Nat Cray"]),
    ("Dr Helga Lind, a Home Office pathologist, said he had 31 wounds.", "31", ["Helga Lind", "Home Office"]),
    ("Ivo Gregor, the MP for Skerry and the Isles, said 31 boats had been sold.", "31", ["Ivo Gregor"]),
    ("Leader of the opposition Ada Thorn said 31 wards were shut.", "31", ["Ada Thorn"]),
    ("An exit poll by QPM for public broadcaster TVK put it on 31 percent.", "31 percent", ["QPM", "TVK"]),
    ("An earlier ZTN report had put the number at 31.", "31", ["ZTN"]),
    ("“I sold 31,” Rosa Marin Vidal says. “It was more like 40,” Marin Vidal adds.", "40", ["Rosa Marin Vidal"]),
    ("“I grew up here,” Rosa Marin says. Her mother, she says, had 31 hens.", "31", ["Rosa Marin"]),
    ("Ada Thorn said that was wrong, pointing to Home Office figures showing that costs rose by £31m.",
     "£31m", ["Home Office", "Ada Thorn"]),
    ("Minister Levan Ozk rejected opposition claims that 31 people had died.", "31", []),
    ("The mayor was asked why 31 trainees could not find work.", "31", []),
    ("Some 60 were built, according to QPM, well short of the council's target of 31.", "31", ["council"]),
]
# fmt: on


@pytest.mark.parametrize(("text", "figure", "names"), NAMES)
def test_a_name_stands_whole_and_a_text_has_its_maker(text: str, figure: str, names: list[str]) -> None:
    reading = read(Article(text=text))
    start = text.index(figure)
    number = next(s.number for s in reading.sentences if s.start <= start < s.end)
    assert list(attribution.listen(reading).of(number, Span(start, start + len(figure))).names) == names
