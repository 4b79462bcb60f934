"""Changes and levels, side by side."""

import pytest

from tests.figures.stated import stated

SENTENCES: list[tuple[str, list[str]]] = [
    ("Rents rose 4% in May.", ["up 4 percent"]),
    ("The toll rose by 21 to 406.", ["up 21", "406"]),
    ("Weight fell by 9.4% with the drug and 0.9% with chalk.", ["down 9.4 percent", "down 0.9 percent"]),
    ("Prices grew at an annual rate of 2.9%.", ["up 2.9 percent"]),
    ("The budget is $3 million, or 5%, larger than in May.", ["up 3,000,000 USD", "up 5 percent"]),
    ("Onions were up 4% on the month and 31% on the year.", ["up 4 percent", "up 31 percent"]),
    ("A storm surge of 3 metres hit Harl.", ["3 metre"]),
    ("The fund (-2.4%) and the bank (+1.1%) went apart.", ["down 2.4 percent", "up 1.1 percent"]),
    ("The glacier lost 9% of its volume.", ["down 9 percent"]),
    ("The odds of a rate cut at the bank stand at 58 per cent.", ["58 percent"]),
    ("Inmates are up from 2,250 in 2022.", ["2,250"]),
    ("Wheat added 15 cents to $6.20 a bushel.", ["up 0.15 USD", "6.20 USD"]),
    ("The index ended down 2% at 2,210.5 points.", ["down 2 percent", "2,210.5 point"]),
    ("The stock closed up 2.3 percent.", ["up 2.3 percent"]),
    ("The shares were 0.7 percent lower.", ["down 0.7 percent"]),
    ("The town has 200 fewer beds than last year.", ["down 200"]),
    ("She lost 8 kg on the diet.", ["down 8 kilogram"]),
    ("The plant created 870 jobs.", ["870"]),
    ("Exports grew by 31,000 tonnes or 2.4 per cent.", ["up 31,000 tonne", "up 2.4 percent"]),
    ("Gas futures were up 1.5 points, or 0.4%.", ["up 1.5 point", "up 0.4 percent"]),
    ("Steel fell 3.1%, copper 2% and zinc by 1.4%.", ["down 3.1 percent", "down 2 percent", "down 1.4 percent"]),
    ("A 17% drop in sales followed.", ["down 17 percent"]),
    ("It sold 3,900 sets up from 2,400 in 2021.", ["3,900", "2,400"]),
    ("It sold 390 sets up from 2021.", ["up 390"]),
    ("The council cut the budget by $3 million.", ["down 3,000,000 USD"]),
    ("An increase of 60 beds was promised.", ["up 60"]),
    ("The firm lifted profit 12% to €40m.", ["up 12 percent", "40,000,000 EUR"]),
    ("The slide wiped $90 million off its value.", ["down 90,000,000 USD"]),
    ("The decline is 48, or 6.1%.", ["down 48", "down 6.1 percent"]),
    ("We lose 9 per cent of the heat we make.", ["9 percent"]),
    ("The group posted a net loss of $31 million.", ["31,000,000 USD"]),
    ("Profit was up 12 per cent at £3m.", ["up 12 percent", "3,000,000 GBP"]),
    ("The ferry lost 40 passengers to the rival line.", ["40"]),
    ("He gave up 212 passing yards.", ["212"]),
    ("Exports will make up 40 percent of sales.", ["40 percent"]),
    ("Hiring slowed to 12,000 from 15,000.", ["12,000", "15,000"]),
    ("Ticket prices went up by a third.", ["up 33.333 percent"]),
    ("The lake has shrunk by nearly a fifth.", ["down about 20 percent"]),
    ("Inflation quickened to 5.1% from 4.8%.", ["5.1 percent", "4.8 percent"]),
    ("The winds were 10mph slower than a day before.", ["down 10 mile per hour"]),
    ("A 50mph wind blew, 10mph less than on Monday.", ["50 mile per hour", "down 10 mile per hour"]),
    ("Wages are 3.1 percent higher than a year ago.", ["up 3.1 percent"]),
    ("Margins improved 60 basis points to 64 per cent.", ["up 0.60 percentage point", "64 percent"]),
    ("The baby gained 200 grams in a week.", ["up 200 gram"]),
    ("The party gained 38 seats.", ["up 38"]),
    ("The yen weakened 0.4% to 151.20 per dollar.", ["down 0.4 percent", "151.20 per dollar"]),
    ("Output fell for a second month, by 0.3 percent.", ["down 0.3 percent"]),
    ("It wants a pay rise of 7.5 percent.", ["up 7.5 percent"]),
    ("Crude jumped as much as 5% before easing.", ["up at most 5 percent"]),
    ("Membership has swelled by more than 9,000.", ["up more than 9,000"]),
    ("The queue shortened by 30 minutes.", ["down 30 minute"]),
    ("Sales tumbled almost a quarter.", ["down about 25 percent"]),
    ("Trading volume is expected to increase between 5% and 6%.", ["up 5 to 6 percent"]),
    ("The budget rises £2bn to £14bn.", ["up 2,000,000,000 GBP", "14,000,000,000 GBP"]),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_a_change_is_told_from_the_level_it_leads_to(text: str, expected: list[str]) -> None:
    assert stated(text) == expected
