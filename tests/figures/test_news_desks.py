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
    ("The quay took 24,000 TEUs.", ["24,000 twenty-foot equivalent unit"]),
    ("A 300,000-dwt tanker burned.", ["300,000 deadweight tonne"]),
    ("The wreck lies 12 nm off Hodeida.", ["12 nautical mile"]),
    ("The chip is made at 7 nm.", ["7 nanometre"]),
    ("It sees profit of $8.30 to $8.90 a share, down from $9 to $9.70.", ["8.30 to 8.90 USD", "9 to 9.70 USD"]),
    ("A dollar fetches 14 naira against the official 6.96.", ["14 NGN", "6.96 NGN"]),
    ("Rain fell, and the low of minus 6 on Friday broke the record of minus 4.", ["-6 degree", "-4 degree"]),
    ("The Reds would take 11 percent (plus two), the Greens 8.", ["11 percent", "up 2 percentage point", "8 percent"]),
    ("They had 30 minutes of lessons, one-to-one.", ["30 minute"]),
    ("Krall joined the firm at 19.", ["19 year"]),
    ("He won six of his past 22 starts.", ["6", "22"]),
    ("Corn slid to $3.94-1/2 a bushel and oats rose 3-1/4 cents.", ["3.945 USD", "up 0.0325 USD"]),
    ("Humidity was between 94 and 57 per cent.", ["57 to 94 percent"]),
    (
        "The lower rate rises from 10% to 18%, the higher from 20% to 24%.",
        ["10 percent", "18 percent", "20 percent", "24 percent"],
    ),
    ("Petrol was 184 naira in May and now costs 1,060.", ["184 NGN", "1,060 NGN"]),
    ("Yields fell to 32 tonnes an acre from 45 owing to drought.", ["32 tonne per acre", "45 tonne per acre"]),
    ("Clerks work 44.3 hours a week on average.", ["44.3 hour per week"]),
    ("SINGAPORE – Median pay in Singapore was $5,500.", ["5,500 SGD"]),
    ("Thirteen percent said no. 59% want a vote.", ["13 percent", "59 percent"]),
    ("The offer is 14.2 times earnings.", []),
    ("They raided the 4100 block of East Marlow Lane.", []),
    (
        "The index of the Harl bourse rose in thin trade on Monday, gaining 75.6 points or 1.3pc to close at 798.65.",
        ["up 75.6 point", "up 1.3 percent", "798.65 point"],
    ),
    ("They will pay between 1 cent and 5 cents more.", ["up 0.01 to 0.05 USD"]),
    ("The mean age was 54.3 (and rising).", ["54.3 year"]),
    ("Pressure fell by 5 mmHg.", ["down 5 millimetre of mercury"]),
    ("The Reds are on 21% (up two).", ["21 percent", "up 2 percentage point"]),
    ("Her rating fell by seven percentage points to 43.", ["down 7 percentage point", "43 percent"]),
    (
        "Tolm burns 16bn tonnes (30%), Harl 5.9bn (11%) and Marlow 4.1bn.",
        ["16,000,000,000 tonne", "30 percent", "5,900,000,000 tonne", "11 percent", "4,100,000,000 tonne"],
    ),
    ("They slept at 7,900m and 8,100m.", ["7,900 metre", "8,100 metre"]),
    (
        "Profit was 87 million pounds ($109 million) in the 26 weeks to May 3, versus 113 million.",
        ["87,000,000 GBP", "109,000,000 USD", "113,000,000 GBP"],
    ),
    ("Wheat fetched 512 cents a bushel, down 14 on last week.", ["5.12 USD", "down 0.14 USD"]),
    ("The governor leads by 51-43 percent.", ["51 percent", "43 percent"]),
    ("Her bag weighed 4st on her 21st trip.", ["4 stone"]),
    ("Snow fell above 300m.", ["more than 300 metre"]),
    ("They were billed for TWO cakes.", ["2"]),
    ("The Pixelon 9 beats its rival.", []),
    ("The dam holds 7,462 mcft.", ["7,462,000,000 cubic foot"]),
    ("Here 38 percent of ewes lambed. Normally it's 45.", ["38 percent", "45 percent"]),
    ("It lifted its forecast to 3.5 per cent from 2 per cent to 3 per cent.", ["3.5 percent", "2 to 3 percent"]),
    ("The ten-year yield was down 4bp.", ["down 0.04 percentage point"]),
    ("Traders bet on a quarter-point cut in the futures market.", ["down 0.25 percentage point"]),
    (
        "The Reds are on 28% (-1) and the Greens on 12% (+2).",
        ["28 percent", "down 1 percentage point", "12 percent", "up 2 percentage point"],
    ),
    ("Support is highest in Tovin (63%), Harl (51) and Marlow (48).", ["63 percent", "51 percent", "48 percent"]),
    ("Rain is forecast, with a high of 71 on Friday.", ["71 degree"]),
    ("The rupee closed at 84.1 against the dollar.", ["84.1 INR"]),
    ("Islamabad will spend Rs2.7tr on dams.", ["2,700,000,000,000 PKR"]),
    ("The council in Perth, Western Australia, paid $40,000 for the bench.", ["40,000 AUD"]),
    ("She left school at 15 and caught the first 911 call.", ["15 year"]),
    ("Wheat made 3.2 tonnes a hectare.", ["3.2 tonne per hectare"]),
    ("A 5-mL dose is enough.", ["5 millilitre"]),
    ("Diesel sold for N870 per litre in the north.", ["870 NGN"]),
    ("The N14 a lorry took was shut.", []),
    ("The ration of 1,900 kilocalories a day drops to 950.", ["1,900 kilocalorie per day", "950 kilocalorie per day"]),
    ("A cow needs 60 litres a day, against the 40 litres it gets.", ["60 litre per day", "40 litre per day"]),
    (
        "The gap must be over 2 percentage points, but it is 1.4.",
        ["more than 2 percentage point", "1.4 percentage point"],
    ),
    ("They were promised 90 million naira; 35 million has been paid.", ["90,000,000 NGN", "35,000,000 NGN"]),
    ("They were promised 90 million naira; 35 million have been moved.", ["90,000,000 NGN", "35,000,000"]),
    ("“It was dark,” said Asha D., 31, who had come by boat.", ["31 year"]),
    ("Twelve Brigade officers and 23 Division One players rode along.", ["12", "23"]),
    ("The fine is $300. Ring the council on 1300 555 047.", ["300 AUD"]),
    ("The link moves 8 TB/s of data.", ["8 terabyte per second"]),
    ("The wing flew 24 F-35s and two V-22s.", ["24", "2"]),
    ("It was 50F in the shade.", ["50 degree Fahrenheit"]),
    ("It was 40° by day and 12° C by night.", ["40 degree", "12 degree Celsius"]),
    ("A 3/4-inch bolt fell off.", ["0.75 inch"]),
    ("About 5-10,000 people came.", ["5,000 to 10,000"]),
    ("Some 900-1,000 sheep died.", ["900 to 1,000"]),
    ("The hall has 2000+ seats.", ["at least 2,000"]),
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


BORROWED: list[tuple[str, list[str]]] = [
    ("Stocks fell by 2.3 million barrels to 433.8 million.", ["down 2,300,000 barrel", "433,800,000 barrel"]),
    ("The index fell 41 points, or 2.9%, to 1,372.", ["down 41 point", "down 2.9 percent", "1,372 point"]),
    ("He lost 7 kg to 2 thieves.", ["down 7 kilogram", "2"]),
    ("The tower has 38 staff, 29% fewer than the 54 it needs.", ["38", "down 29 percent", "54"]),
    ("The jet did 250 knots. The other plane carried 137.", ["250 knot", "137"]),
    ("Thefts are down 12% this year. There have been 37.", ["down 12 percent", "37"]),
    ("Rents are up 4%. About 4.6 people share a flat; then it was 5.3.", ["up 4 percent", "about 4.6", "5.3"]),
    ("She weighed 58 kilos. She lost 17.", ["58 kilogram", "down 17 kilogram"]),
    ("They took 70 tonnes of waste, 40 of it plastic.", ["70 tonne", "40 tonne"]),
    ("It weighs 40 kg, more than the boss's 12 dogs.", ["40 kilogram", "12"]),
    ("Of the 300 litres, 120 of them leaked.", ["300 litre", "120"]),
]
AGES: list[tuple[str, list[str]]] = [
    ("It shook, said Ramesh Jadhav (52), who fled.", ["52 year"]),
    ("Police held driver Anil Rao (41).", ["41 year"]),
    ("The deceased were identified as Asha (39) and Mohan (28).", ["39 year", "28 year"]),
    ("Verma (82) and Naik (57) put on 120.", ["82", "57", "120"]),
    ("Ana Rojas, a mother of three, 39, fled.", ["3", "39 year"]),
    ("Of the dead, half of them under five, 12 were named.", ["50 percent", "less than 5 year", "12"]),
    ("Most cases are in the 5-17 age group.", ["5 to 17 year"]),
    ("Life expectancy in Harl is around 73 owing to the clinic.", ["about 73 year"]),
    ("The farm has 33 ha and the typical farmer is 59.", ["33 hectare", "59 year"]),
]
LIMITS: list[tuple[str, list[str]]] = [
    ("He was sold for £42m plus £6m in add-ons.", ["42,000,000 GBP", "6,000,000 GBP"]),
    ("It costs £500 plus VAT.", ["500 GBP"]),
    ("A crowd of 40 plus people came.", ["at least 40"]),
    ("It will cost c.£70m.", ["about 70,000,000 GBP"]),
    ("It covers c.40 acres.", ["about 40 acre"]),
    ("Winds top 90mph in the west.", ["more than 90 mile per hour"]),
    ("Deaths top 500 in Kolar.", ["more than 500"]),
    ("The toll could top 3,000.", ["more than 3,000"]),
    ("On top of a 5 percent fee it took $40.", ["5 percent", "40 USD"]),
    ("They sit in the bottom three and want a top 10 place.", []),
]


@pytest.mark.parametrize(("text", "expected"), BORROWED)
def test_a_bare_number_takes_the_unit_it_is_set_against(text: str, expected: list[str]) -> None:
    assert stated(text) == expected


@pytest.mark.parametrize(("text", "expected"), AGES)
def test_years_of_a_life_are_told_from_counts(text: str, expected: list[str]) -> None:
    assert stated(text) == expected


@pytest.mark.parametrize(("text", "expected"), LIMITS)
def test_a_limit_is_said_of_its_own_number(text: str, expected: list[str]) -> None:
    assert stated(text) == expected


NO_FIGURES: list[tuple[str, list[str]]] = [
    ("There were no 10-12 year-olds.", ["10 to 12 year"]),
    ("He was cleared on counts 6 and 9.", []),
    ("The trial in Court 4 lasted 63 days.", ["63 day"]),
    ("In court 12 people wept.", ["12"]),
    ("It took six men to free lift number seven.", ["6"]),
    ("The form has 51 items, of which question 17 asks about faith.", ["51"]),
    ("They question 17 suspects.", ["17"]),
    ("Wi-Fi 7 and USB 4 are built in.", []),
    ("IFRS 16 applies; use PIN 4471.", []),
    ("The 747's range is 8,000 km.", ["8,000 kilometre"]),
    ("A 401(k) is safe, a 501(c)(3) group said.", []),
    ("The 91-day and 182-day bills paid 12.5%.", ["12.5 percent"]),
    ("The 182-day 12.5% and the 40-day strike ended.", ["12.5 percent", "40 day"]),
    ("Two-year fixes average 4.6%.", ["4.6 percent"]),
    ("Reservoirs hold less than the ten-year average.", []),
    ("The Group of 77 met a group of 77 hikers.", ["77"]),
    ("The Group of 20 meets today; in the under-17 final, 40 fans sang.", ["40"]),
    ("Zero-dose children got no jab.", []),
    ("Of the 413, half died at sea.", ["413", "50 percent"]),
    ("COP31 follows COP 30, which cost COP 31,000.", ["31,000 COP"]),
    ("They signed a $185M max deal; 40 max may enter.", ["185,000,000 USD", "at most 40"]),
    ("The phase 1/2 trial is over.", []),
    ("Helplines: 1077, 1098. She sat in pew 3.", []),
    ("The case is 25-CR-0117.", []),
    ("She shot 41.2% from 3-point range.", ["41.2 percent"]),
]
SHARES: list[tuple[str, list[str]]] = [
    ("One patient in nine waits longer than a year.", ["11.111 percent"]),
    ("About one woman in 200 has it.", ["about 0.5 percent"]),
    ("One child in every five is poor.", ["20 percent"]),
    ("One bus in six is late, and seven riders in ten complain.", ["16.667 percent", "70 percent"]),
    ("She saw one goal in five games and one man in five cars.", ["5", "5"]),
]
CHANGES: list[tuple[str, list[str]]] = [
    ("Rents rose by 0.6% in May, or £1,780, to £9,410.", ["up 0.6 percent", "up 1,780 GBP", "9,410 GBP"]),
    ("Visits are down 8% from May (2,230).", ["down 8 percent", "2,230"]),
    ("Output grew 0.2% in the spring and by 1.3% since May.", ["up 0.2 percent", "up 1.3 percent"]),
    ("It cut rates by a total of 200 basis points.", ["down 2.00 percentage point"]),
    ("Rolls fell 2.6%, or by nearly half a million.", ["down 2.6 percent", "down about 500,000"]),
    ("Rents rose and the roof was hit by 40 shells.", ["40"]),
    ("The ice is shrinking by 2.5% a decade.", ["down 2.5 percent"]),
    ("Fares will rise by an average of 1500.", ["up 1,500"]),
    ("It dropped two of its five routes.", ["2", "5"]),
]


@pytest.mark.parametrize(("text", "expected"), NO_FIGURES)
def test_names_lists_and_sayings_are_no_figures(text: str, expected: list[str]) -> None:
    assert stated(text) == expected


@pytest.mark.parametrize(("text", "expected"), SHARES)
def test_one_such_in_so_many_is_a_share(text: str, expected: list[str]) -> None:
    assert stated(text) == expected


@pytest.mark.parametrize(("text", "expected"), CHANGES)
def test_a_change_is_shared_and_ends_with_its_clause(text: str, expected: list[str]) -> None:
    assert stated(text) == expected
