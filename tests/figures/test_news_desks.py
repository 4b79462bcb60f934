"""Numbers as the desks of a newspaper print them: energy, shipping, science, sport business, courts, technology."""

import pytest

from tests.figures.stated import stated

UNITS: list[tuple[str, list[str]]] = [
    ("The field pumps 300,000 bpd of crude.", ["300,000 barrel per day"]),
    ("Demand fell to 99.4 mb/d in May.", ["99,400,000 barrel per day"]),
    ("Output was 45,000 boe/d, the firm said.", ["45,000 barrel of oil equivalent per day"]),
    ("Storage holds 3 bcm of gas.", ["3,000,000,000 cubic metre"]),
    ("The well makes 2.5 bcf a day.", ["2,500,000,000 cubic foot per day"]),
    ("The plant will ship 2 mtpa of LNG.", ["2,000,000 tonne per year"]),
    ("The sector emits 40 MtCO2e.", ["40,000,000 tonne"]),
    ("Villagers on 12 Mt Elgon farms left.", ["12"]),
    ("The quay took 24,000 TEUs.", ["24,000 twenty-foot equivalent unit"]),
    ("A 300,000-dwt tanker burned.", ["300,000 deadweight tonne"]),
    ("The wreck lies 12 nm off Hodeida.", ["12 nautical mile"]),
    ("The chip is made at 7 nm.", ["7 nanometre"]),
    ("Wheat made 3.2 tonnes a hectare.", ["3.2 tonne per hectare"]),
    ("A 5-mL dose is enough.", ["5 millilitre"]),
    ("The link moves 8 TB/s of data.", ["8 terabyte per second"]),
    ("The wing flew 24 F-35s and two V-22s.", ["24", "2"]),
    ("It was 50F in the shade.", ["50 degree Fahrenheit"]),
    ("She served there for 20-plus years.", ["at least 20 year"]),
    ("The trip takes 5+ hours.", ["at least 5 hour"]),
    ("They walked 30-odd miles.", ["about 30 mile"]),
    ("He was held for three or more years.", ["at least 3 year"]),
    ("About 20-odd people came.", ["about 20"]),
    ("The app has 5+ million users.", ["at least 5,000,000"]),
    ("Some 40-plus percent of them left.", ["about 40 percent"]),
    ("The bill was £20-odd million.", ["about 20,000,000 GBP"]),
    ("The treasury in Accra sold GH¢4.2bn of bills.", ["4,200,000,000 GHS"]),
    ("In Lagos the share gained N15 to N52.", ["up 15 NGN", "52 NGN"]),
    ("The N12 highway near Lusikisiki is shut.", []),
    ("The plane, N8761L, was empty.", []),
]


@pytest.mark.parametrize(("text", "expected"), UNITS)
def test_the_unit_is_the_one_the_trade_means(text: str, expected: list[str]) -> None:
    assert stated(text) == expected
