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
    ("Nordline said it opened 31 shops. Sales rose to £318 million, the company said, beating the £301 million "
     "estimate of analysts polled by TallyBase.", "£318 million", ["Nordline"]),
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
    ("“Rates rose by 31 percent,” Bo af Ekenstam, who runs the desk at broker Nordhavn Brill, said.",
     "31 percent", ["Bo af Ekenstam", "Nordhavn Brill"]),
    ("The New Alden Nurses Union says 31 members came.", "31", ["New Alden Nurses Union"]),
    ("New Land Registry figures show 31 homes sold.", "31", ["Land Registry"]),
    ("An FBI forensic accountant, Rosa Diez, testified that 31 accounts were opened.", "31", ["Rosa Diez", "FBI"]),
    ("Harbour Agency duty manager Kam Shah said 31 boats were out.", "31", ["Kam Shah", "Harbour Agency"]),
    ("“We need €31 million,” Holm told the chamber to applause.", "€31 million", ["Holm"]),
    ("The Rates Council said it was 9. The premier wept. “He was 31,” she added.", "31", []),
    ("Two-thirds want it, a Demotope survey for the daily Het Vel showed.", "Two-thirds", ["Demotope", "Het Vel"]),
    ("Mines ate 31 hectares, an analysis by the group VerdeWatch shows. They ate 9 in 2020, according to the same "
     "analysis.", "9", ["VerdeWatch"]),
    ("The valley, which is home to 31 clans, lost 90 hectares, the ministry said.", "31", []),
    ("11:58 GMT The Port Office says 31 boats are safe.", "31", ["Port Office"]),
    ("Commander Abu Tarif denied his men had taken 31 hostages but admitted to holding six.", "31", []),
    ("Chipmaker Velatech said it would hire 31 people.", "31", ["Velatech"]),
    ("- Students: 31 (of 90)", "31", []),
    ("A doctor at Hôpital Sainte-Anne said it had received 31 wounded.", "31", ["doctor", "Hôpital Sainte-Anne"]),
    ("The spokesman, Lt. Col. Musa ag Tahir, told state television only 31 people had died.",
     "31", ["Musa ag Tahir", "state television"]),
    ("Soldiers shot six men, witnesses said, hours after the army imposed a 31-day curfew.", "31-day", []),
    ("Finance director Imran Sheikh said costs would rise by £31m.", "£31m", ["Imran Sheikh"]),
    ("“It was food,” said Clive Dunn, retail analyst at Shore Peel, who has a “hold” rating and a 31 pence target.",
     "31", []),
    ("A survey by the Shops Guild and auditors KLM found 31 gaps.", "31", ["Shops Guild", "KLM"]),
    ("They had asked 31 people, said Marjorie Bell, a county health department spokeswoman.",
     "31", ["Marjorie Bell", "county health department"]),
    ("PC Rhian Prow told the hearing that 31 cars had stopped.", "31", ["Rhian Prow"]),
    ("Democrats, citing an analysis by the Center for Fair Rents, say the number is 31.",
     "31", ["Center for Fair Rents", "Democrats"]),
    ("According to the Conduct Authority, around £31bn lies idle.", "£31bn", ["Conduct Authority"]),
    ("Supporters’ trust chairwoman Noa Ferrel put it at €31m.", "€31m", ["Noa Ferrel", "Supporters’ trust"]),
    ("The airline's chief executive denied unions’ claims that pilots flew 31 hours.", "31", []),
    ("Liz Brog said it was bad. “Stay in,” Taoiseach Mícheál Ó Dála says. He says 31 men are ready.",
     "31", ["Mícheál Ó Dála"]),
    ("Rival Penrose reported a 31 percent fall.", "31 percent", ["Penrose"]),
    ("Coast guard commander Rear Adm. Jos Bauer said 31 people were ashore.", "31", ["Jos Bauer", "Coast guard"]),
    ("“It rose in 31 minutes,” survivor Dan Uy told local radio.", "31", ["Dan Uy", "local radio"]),
    ("Petronor's first-quarter profit fell 31 percent, the company reported.", "31 percent", ["Petronor"]),
    ("The World Health Body has sent 31 kits, according to its office in Kelm.", "31", ["World Health Body"]),
    ("Counsel for the paper, Aidan Shore, said it was read by 31 people.", "31", ["Aidan Shore"]),
    ("Farmer Neil Older, 63, put his losses at £31m.", "£31m", ["Neil Older"]),
    ("Fair Mart's chairman, Lord Tenn of Harrow, wept. “We let 31 people down,” he told them.",
     "31", ["Tenn of Harrow", "Fair Mart"]),
    ("The prison authority put the number of hurt at 31, all of whom, it said, had fallen.",
     "31", ["prison authority"]),
]
# fmt: on


@pytest.mark.parametrize(("text", "figure", "names"), NAMES)
def test_a_name_stands_whole_and_a_text_has_its_maker(text: str, figure: str, names: list[str]) -> None:
    reading = read(Article(text=text))
    start = text.index(figure)
    number = next(s.number for s in reading.sentences if s.start <= start < s.end)
    assert list(attribution.listen(reading).of(number, Span(start, start + len(figure))).names) == names
