"""Who is credited, in the many ways newspapers say so. Each row: a text, the figure in it, the names."""

import pytest

from service.article import Article, Span
from service.figures import attribution
from service.figures.sentences import read

# fmt: off
STYLES = [
    ("Grocery chain Pellman has restated its 2022 sales to $4.1 billion from the $4.4 billion it published in March.",
     "$4.1 billion", ["Pellman"]),
    ("Helvia Bank will close 46 branches and cut 1,100 jobs, it announced on Monday.", "46", ["Helvia Bank"]),
    ("Shares in Dorling Foods fell 6 percent after the company said it would recall 90,000 jars.", "6 percent", []),
    ("Shares in Dorling Foods fell 6 percent after the company said it would recall 90,000 jars.",
     "90,000", ["Dorling Foods"]),
    ("Norvik Shipping said on Tuesday it had ordered 12 vessels. It expects to take delivery of four of "
     "them next year.",
     "12", ["Norvik Shipping"]),
    ("Net profit rose 12 percent to $310 million, the lender said in a statement to the exchange.",
     "12 percent", ["lender"]),
    ("Turnover at the retailer reached £220 million, beating the £205 million average forecast of nine "
     "analysts polled by MarketEye.",
     "£220 million", []),
    ("Analysts polled by QuoteLine had expected 4.2 percent.", "4.2 percent", ["Analysts", "QuoteLine"]),
    ("The airline carried 3.1 million passengers in July, up from 2.8 million a year earlier, it said.",
     "3.1 million", ["airline"]),
    ("A two-year inquiry led by retired judge Helen Marsh, which heard from 214 witnesses, has concluded "
     "that 37 children were harmed.",
     "37", ["inquiry"]),
    ("A two-year inquiry led by retired judge Helen Marsh, which heard from 214 witnesses, has concluded "
     "that 37 children were harmed.",
     "214", []),
    ("A commission of experts appointed by the regional parliament has found that 58 dams need urgent repair.",
     "58", ["commission of experts"]),
    ("A study of hospital records from nine provinces has found that 1 in 8 patients waited over a year.", "nine", []),
    ("Floods will cost the valley $90 million a year by 2040, the report warns.", "$90 million", ["report"]),
    ("By mid-century, the researchers estimate, the glacier will have lost 70 percent of its ice.",
     "70 percent", ["researchers"]),
    ("The true figure, the union argues, is closer to 900.", "900", ["union"]),
    ("Heat is a hidden killer, the study finds: deaths rose 14 percent on days above 35 degrees.",
     "14 percent", ["study"]),
    ("A five-person team sent by the transport ministry concluded that 19 bolts were missing.", "19", ["team"]),
    ("Researchers at Kelmore University, writing in the journal Soil, found that 61 percent of fields had "
     "lost topsoil.",
     "61 percent", ["Researchers", "Kelmore University"]),
    ("The judges found that 26 ballots had been miscounted.", "26", ["judges"]),
    ("Rescuers with cranes have found only two survivors.", "two", []),
    ("The port of Almira recorded 212 millimetres of rain in six hours.", "212", []),
    ("Mayor Tilda Roe said clinics had registered 480 cases of dengue in a week, up from 300.", "480", ["Tilda Roe"]),
    ("Border guards identified 17 trucks and seized them.", "17", []),
    ("The museum logged 1.2 million visits last year.", "1.2 million", []),
    ("Police have found 43 kilograms of cocaine in a container.", "43", []),
    ("Customers reported 600 faults in a day, the phone company said.", "600", ["phone company"]),
    ("Volunteers counted 310 seals on the beach, more than ever.", "310", ["Volunteers"]),
    ("The clinic raised its fee to $40.", "$40", []),
    ("The central bank forecasts growth of 2.1 percent this year and 2.6 percent next year.",
     "2.1 percent", ["central bank"]),
    ("The bridge cost 14 million crowns, not 9 million as claimed by the governor, auditors said.",
     "14 million", ["auditors"]),
    ("The inquest put the dead at 52, against the 38 given by the army.", "52", ["inquest"]),
    ("The census counted 8,100 residents, compared with the 9,400 claimed by the city council.", "8,100", ["census"]),
    ("Storms cost growers €30 million, although a 2021 study by Lund College found €75 million.",
     "€75 million", ["Lund College"]),
    ("Storms cost growers €30 million, although a 2021 study by Lund College found €75 million.", "€30 million", []),
    ("By her count, 75 of the shops have closed.", "75", []),
    ("Tomas Wirth of the tenants' league Haus disputes that. His group counts 1,400 empty flats.", "1,400", ["Haus"]),
    ("An independent tally by the monitor Vote Eye has 51,200.", "51,200", ["Vote Eye"]),
    ("A separate count kept by the diocese stands at 212.", "212", ["diocese"]),
    ("Organisers claimed 20,000 marchers; police gave 6,500.", "20,000", ["Organisers"]),
    ("The ministry's own figure for June was 71.", "71", ["ministry"]),
    ("That is well below the 4,000 estimated by the chamber of commerce.", "4,000", ["chamber of commerce"]),
    ('"It is barely 2% of turnover," said Gregor Lamb, who manages €900 million of bonds at Stonehill Capital.',
     "2%", ["Gregor Lamb", "Stonehill Capital"]),
    ('"It is barely 2% of turnover," said Gregor Lamb, who manages €900 million of bonds at Stonehill Capital.',
     "€900 million", []),
    ('"We lost 14 boats," said Nadia Roth, of the fishers\' association Mar Vivo. "Another 9 sank in the harbour."',
     "14", ["Nadia Roth", "Mar Vivo"]),
    ('"There are 33 families here," said Ravi Menon, a 52-year-old shopkeeper in Block 9.', "33", ["Ravi Menon"]),
    ('"I counted 60 bodies," said Osman Idris, a teacher who fled to Camp 4.', "60", ["Osman Idris"]),
    ("Marta Klein, chief economist at Norden Bank, expects inflation of 3 percent.",
     "3 percent", ["Marta Klein", "Norden Bank"]),
    ("The coach, Deborah Finn, said 11 players were hurt.", "11", ["Deborah Finn"]),
    ("Professor Anil Dutta from the University of Sarn told Radio Delta that 400 species were at risk.",
     "400", ["Anil Dutta", "University of Sarn", "Radio Delta"]),
    ('"Some 2,000 people slept outdoors," Deputy Governor Kaan Ersoy told state television.',
     "2,000", ["Kaan Ersoy"]),
    ("A spokeswoman for the electricity operator said 120,000 homes had no power.",
     "120,000", ["spokeswoman", "electricity operator"]),
    ("A police spokesman said 14 people had been held.", "14", ["spokesman", "police"]),
    ("Two people with knowledge of the talks said the price was about $2 billion.",
     "$2 billion", ["people with knowledge of the talks"]),
    ("Two people with knowledge of the talks said the price was about $2 billion.", "Two", []),
    ("Health Minister Omar Bassi confirmed 17 deaths.", "17", ["Omar Bassi"]),
    ('The fire chief said 30 homes burned. "We have 12 crews there now," she added.', "30", ["fire chief"]),
    ("Auditors: 31 bridges unsafe\n\nThe bridges were built long ago.", "31", ["Auditors"]),
    ("Storm losses may top $2bn, insurers say\n\nThe storm came on Sunday.", "$2bn", ["insurers"]),
    ("UN says 400,000 face hunger in Marib\n\nThe rains failed again.", "400,000", ["UN"]),
    ("The quake killed 61 people, the governor's office said on Tuesday. The toll is likely to rise: 18 "
     "people are still under rubble.",
     "61", ["governor's office"]),
    ("The quake killed 61 people, the governor's office said on Tuesday. The toll is likely to rise: 18 "
     "people are still under rubble.",
     "18", []),
    ("The agency said 300 homes were destroyed. Of those, 40 were schools.", "300", ["agency"]),
    ("The agency said 300 homes were destroyed. The region has 2 million people.", "2 million", []),
    ("The mayor said 70 people were missing. Earlier she had put the number at 90.", "70", ["mayor"]),
    ("Officials at the dam said 5 gates were open. They had first reported 7, a number that included two spare ones.",
     "5", ["Officials at the dam"]),
    ("The strait carries 20 million barrels a day, according to ShipTrace, an analytics firm.",
     "20 million", ["ShipTrace"]),
    ("Data released on Thursday by the statistics office showed that prices rose 3.9%.", "3.9%", ["statistics office"]),
    ("The bakery employs 40 people and sells 9,000 loaves a day.", "40", []),
    ("One in four tenants is in arrears, a survey by the charity Roof Over found.", "One in four", ["Roof Over"]),
    ("The World Food Agency said that, of the 9 districts it visited, 6 had no clinic.", "9", ["World Food Agency"]),
    ("It was the first time since 2011 that the rate passed 5%, the bank noted.", "5%", ["bank"]),
    ("Prosecutors allege that he took 230 bribes.", "230", ["Prosecutors"]),
    ("The ruling says the state must pay 12,000 victims.", "12,000", ["ruling"]),
    ("The group, which says it has 3,000 members, plans a march.", "3,000", ["group"]),
    ("The army, which denies this, says it hit 14 depots.", "14", ["army"]),
    ("The 14-page letter, signed by 300 doctors and seen by the Kurier, says 9 wards are closed.", "300", []),
]
# fmt: on


@pytest.mark.parametrize(("text", "figure", "names"), STYLES)
def test_a_figure_has_the_voices_that_its_text_gives_it(text: str, figure: str, names: list[str]) -> None:
    reading = read(Article(text=text))
    start = text.index(figure)
    number = next(s.number for s in reading.sentences if s.start <= start < s.end)
    assert list(attribution.listen(reading).of(number, Span(start, start + len(figure))).names) == names
