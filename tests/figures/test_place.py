"""The place that bounds a figure, through the whole extractor."""

import pytest

from service.article import Article
from service.figures.extract import extract

PLACES = [
    ("Fifteen people died in Harrow County.", "Fifteen", "Harrow County"),
    ("Typhoid has killed 29 people in Sanda province, the ministry said.", "29", "Sanda province"),
    ("Shelling killed five civilians in the border town of Marl.", "five", "Marl"),
    ("The company employs 4,200 people.", "4,200", None),
    ("Norland holds 812 men in prison.", "812", None),
    ("The chain closed 40 shops outside of Marl.", "40", None),
    ("Inflation rose to 4.1% in May.", "4.1%", None),
    ("Wildfires burned 12,000 hectares in Castilla-La Mancha.", "12,000", "Castilla-La Mancha"),
    ("Shelling in el-Daira killed 41 people.", "41", "el-Daira"),
    ("The floods displaced 3,400 families near Marsh-on-Tarn.", "3,400", "Marsh-on-Tarn"),
    ("A London-based charity fed 300 children in Norwick.", "300", "Norwick"),
    ("The coast guard rescued 22 sailors off Cape Merrow.", "22", "Cape Merrow"),
    ("KOLMAR, June 4 - Prices of bread rose 12 percent last year.", "12 percent", None),
    ("The Norrland Central Bank cut its rate to 2.25%.", "2.25%", None),
    ("Clashes killed 12 people in the West Bank.", "12", "West Bank"),
    ("Officials counted 31 cases of Ebola.", "31", None),
    ("The tax is €15.53 in Norland, €2.63 in Sweden and, in France €2.40.", "€2.40", "France"),
    ("Ipsos interviewed 1,042 adults.", "1,042", None),
    ("President Ada Quill has 2,104 votes.", "2,104", None),
    ("The survey, known as TARP, also logged 3,460 teachers.", "3,460", None),
    ("Nordic Metals lost a contract. Metals's shares fell 6%.", "6%", None),
    ("Police counted 60 cars. Congress's 300 members voted.", "300", None),
    # a line about one place, and a dateline
    ("Brenn County: 84,498 cases, 912 deaths.", "912", "Brenn County"),
    ("MARL: Ten men were held on Monday.", "Ten", None),
    # names in a row
    ("Police in Norland and Tarn registered 560 thefts.", "560", "Norland and Tarn"),
    ("In Norland, Tarn and Orlin 410 people died.", "410", "Norland, Tarn and Orlin"),
    ("Troops killed 40 people in Marl, and Tarn said 12 of them were boys.", "40", "Marl"),
    # to share is no share; a name that is no known word
    ("In Marl alone 9,209 inmates share six kitchens.", "9,209", "Marl"),
    # who does something is not where it happens, unless it befalls him
    ("Norland spent $3 million on roads.", "$3 million", None),
    ("Mabala district has recorded 812 cases of typhoid.", "812", "Mabala district"),
    # where a source sits
    ("Some 900 were jailed, according to a law centre in Tolm.", "900", None),
    ("Ada Quill, a nurse at Marl Hospital, said 40 homes burned.", "40", None),
    ("On Aug 25 the bench of three judges turned it down.", "three", None),
    # what only has the name of a place, or is none
    ("Net income at Tolm Motors fell to $81 million.", "$81 million", None),
    ("Shares in Meridor fell 6%.", "6%", None),
    ("Storm Ada cut power to 4,100 homes.", "4,100", None),
    ("On Friday 31 people died in the ferry Ada Brand, the hospital said.", "31", None),
    ("Nine men died aboard the trawler Brand off Marl.", "Nine", "Marl"),
    ("A study of 900 nurses appeared in the Journal of Tolm.", "900", None),
    ("The bank lent 12 million dinars in dollar terms.", "12 million", None),
    ("Moravians filed 9,300 claims, Dalmatians 6,500.", "6,500", None),
    ("The carrier Fenjet is growing. Fenjet's profit rose 31 percent.", "31 percent", None),
    ("Ada Quill, 51, is in the lead. Quill's lead is 12 points.", "12", None),
    ("The factory takes steel from Orrin Works and employs 30.", "30", None),
    ("Tolm Logistics, based in Marl, bought 200 lorries.", "200", None),
    ("Researchers at the University of Tolm fed 120 mice.", "120", None),
    ("In the Spring of 2012 the club had 16 boats.", "16", None),
    ("In Silver Spring 16 houses burned.", "16", "Silver Spring"),
    ("Forty firms are based in Marl.", "Forty", "Marl"),
    ("In Quill 40 people died. Quill's 30 schools closed.", "30", "Quill"),
    ("South Korea's spy agency said 3,000 soldiers had died.", "3,000", None),
    ("The ferry sank in the Gulf of Sarn and 14 people drowned.", "14", "Gulf of Sarn"),
    ("Guards stopped 12 tankers in the Strait of the Two Isles.", "12", "Strait of the Two Isles"),
    ("Police arrested 14 people in the town of Marl.", "14", "Marl"),
    ("The storm killed 19 people in Marl, five in Tarn and at least two in Odd Hill.", "five", "Tarn"),
    ("The storm injured 900 people in Marl, and 40 others in the East Bank.", "40", "East Bank"),
    ("Police arrested 14 people in Leeds, and 12 homes in Tarn were searched.", "14", "Leeds"),
]


@pytest.mark.parametrize(("text", "exact", "place"), PLACES)
def test_a_figure_is_bounded_by_the_place_it_names(text: str, exact: str, place: str | None) -> None:
    figures = extract(Article(text, language="en")).figures
    assert next(f.place for f in figures if f.exact == exact) == place
