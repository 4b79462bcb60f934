"""What a statistic is called: in English, and so that those of two stories can be told apart."""

from dataclasses import replace
from decimal import Decimal

import pytest

from service.article import Article
from service.figures.figure import Figure
from service.statistic import profile, story
from service.statistic.participle import participle, past

TITLE = "Mudslide at Tervola"
TOLD = "Rescuers came to Tervola on Sunday. The Bellmar Gazette reached Tervola too."


def named(sentence: str, exact: str, **fields: object) -> str:
    """The name of the statistic of a figure of an article that ends with the sentence."""
    text = f"{TOLD} {sentence}"
    start = text.index(exact, len(TOLD))
    article = Article(text=text, title=TITLE, publisher="Bellmar Gazette")
    figure = replace(Figure(exact, start, start + len(exact), sentence, Decimal(7)), **fields)
    found = profile(figure, story(article, [figure]))
    assert found is not None
    return found.name


@pytest.mark.parametrize(
    ("sentence", "exact", "fields", "name"),
    [
        (
            "Orsenia holds 88 military detainees.",
            "88",
            {"measured": "military detainees", "predicate": "hold", "agent": "Orsenia"},
            "military detainees held by Orsenia",
        ),
        (
            "Cholera has killed 14 people in Dakuri.",
            "14",
            {"measured": "people", "predicate": "kill", "agent": "Cholera", "place": "Dakuri"},
            "people killed by cholera in Dakuri",
        ),
        ("It killed 14.", "14", {"measured": "people", "predicate": "die"}, "people who died (Tervola landslide)"),
        ("The toll is 14.", "14", {"predicate": "die"}, "people who died (Tervola landslide)"),
        ("Some 60 homes went.", "60", {"measured": "homes", "predicate": "destroy"}, "homes destroyed (Tervola)"),
        ("Turnout was 61%.", "61%", {"measured": "Turnout", "kind": "share"}, "turnout (Tervola)"),
        (
            "The net loss grew by $3m.",
            "$3m",
            {"measured": "net loss", "predicate": "lose", "kind": "money", "measure": "change"},
            "change in net loss (Tervola)",
        ),
        (
            "On Monday 40 trucks entered the Sorrel Valley.",
            "40",
            {"measured": "trucks", "predicate": "enter", "place": "Sorrel Valley"},
            "trucks that entered the Sorrel Valley",
        ),
        (
            "About 900 dockers walked out.",
            "900",
            {"measured": "dockers", "predicate": "walk out"},
            "dockers who walked out (Tervola)",
        ),
        ("Crews cleared 6 roads.", "6", {"measured": "roads", "predicate": "clear"}, "roads cleared (Tervola)"),
        (
            "Boats saved 9 men off the Tarrin Coast.",
            "9",
            {"measured": "men", "predicate": "rescue", "place": "Tarrin Coast"},
            "men rescued off the Tarrin Coast (landslide)",
        ),
        (
            "The board carried out 5 checks.",
            "5",
            {"measured": "checks", "predicate": "carry out", "agent": "board"},
            "checks carried out by the board (Tervola)",
        ),
        ("There were 30 deaths.", "30", {"measured": "deaths", "predicate": "die"}, "deaths (Tervola landslide)"),
        ("Eleven are missing.", "Eleven", {"predicate": "miss"}, "people missing (Tervola landslide)"),
        (
            "Drivers won 40% of the seats.",
            "40%",
            {"measured": "seats", "predicate": "win", "agent": "Drivers", "kind": "share"},
            "share of the seats won by drivers (Tervola)",
        ),
        ("Crews are 12 strong.", "12", {"measured": "Crews"}, "crews (Tervola)"),
        (
            "Repairs cost $4m.",
            "$4m",
            {"measured": "Repairs", "predicate": "cost", "kind": "money"},
            "cost of repairs (Tervola)",
        ),
        (
            "The storm left 60 people homeless in Dakuri.",
            "60",
            {"measured": "people", "predicate": "leave", "agent": "storm", "place": "Dakuri"},
            "people left homeless by the storm in Dakuri",
        ),
        (
            "Power was cut to 900 homes in Dakuri.",
            "900",
            {"measured": "homes", "predicate": "cut", "place": "Dakuri"},
            "homes without power in Dakuri",
        ),
        (
            "The board granted asylum to 30 people in Dakuri.",
            "30",
            {"measured": "people", "predicate": "grant", "agent": "board", "place": "Dakuri"},
            "people granted asylum by the board in Dakuri",
        ),
        (
            "The board spent $4m on roads in Dakuri.",
            "$4m",
            {"measured": "roads", "predicate": "spend", "agent": "board", "place": "Dakuri", "kind": "money"},
            "sum spent by the board on roads in Dakuri",
        ),
        (
            "The board paid $4m in fines.",
            "$4m",
            {"measured": "fines", "predicate": "pay", "agent": "board", "kind": "money"},
            "fines paid by the board (Tervola)",
        ),
        (
            "They stole jewels worth $4m in Dakuri.",
            "$4m",
            {"measured": "jewels", "predicate": "steal", "place": "Dakuri", "kind": "money"},
            "value of jewels in Dakuri",
        ),
        (
            "Dakuri has 82 pupils.",
            "82",
            {"measured": "pupils", "predicate": "have", "agent": "Dakuri", "place": "Dakuri"},
            "pupils in Dakuri",
        ),
        (
            "Some 11 migrants were sent back to Dakuri.",
            "11",
            {"measured": "migrants", "predicate": "send back", "place": "Dakuri"},
            "migrants sent back to Dakuri",
        ),
        (
            "Boats landed 90 tonnes of cod at Dakuri.",
            "90",
            {"measured": "cod", "predicate": "land", "agent": "Boats", "place": "Dakuri"}
            | {"kind": "measurement", "unit": "tonne"},
            "cod landed by boats at Dakuri, in tonnes",
        ),
        (
            "There were 30 people in the centre.",
            "30",
            {"measured": "people", "predicate": "build", "place": "centre"},
            "people in the centre (Tervola)",
        ),
        (
            "The union spoke of 30 dockers.",
            "30",
            {"measured": "dockers", "predicate": "speak", "agent": "union"},
            "dockers (Tervola)",
        ),
        (
            "A bus overturned in Dakuri, and 30 people died.",
            "30",
            {"measured": "people", "predicate": "die", "place": "Dakuri"},
            "people who died in Dakuri (bus crash)",
        ),
        (
            "It saw 7 per 1,000 people infected.",
            "7 per 1,000",
            {"measured": "people", "kind": "rate", "unit": "per 1,000 people"},
            "rate per 1,000 people (Tervola)",
        ),
    ],
)
def test_a_statistic_is_named_in_english(sentence: str, exact: str, fields: dict[str, object], name: str) -> None:
    assert named(sentence, exact, **fields) == name


@pytest.mark.parametrize("measured", [None, "%", "Phase", "per cent", "Rs", "the total", "“"])
def test_no_statistic_goes_by_a_name_that_says_nothing(measured: str | None) -> None:
    assert named("They sent 14 to Tervola.", "14", measured=measured) == "number (Tervola)"


def test_the_paper_that_prints_a_story_is_not_its_name() -> None:
    text = "Bellmar Gazette reporters in Bellmar Gazette vans counted 4 boats in Lund. Four were in Lund."
    figure = Figure("4", text.index("4"), text.index("4") + 1, text, Decimal(4), measured="boats")
    found = profile(figure, story(Article(text=text, publisher="Bellmar Gazette"), [figure]))
    assert found is not None
    assert found.name == "boats (Lund)"


@pytest.mark.parametrize(
    ("verb", "did", "done"),
    [
        ("hold", "held", "held"),
        ("displace", "displaced", "displaced"),
        ("carry out", "carried out", "carried out"),
        ("take", "took", "taken"),
        ("come", "came", "come"),
        ("strike", "struck", "struck"),
        ("trap", "trapped", "trapped"),
        ("ax", "axed", "axed"),
        ("admit", "admitted", "admitted"),
        ("visit", "visited", "visited"),
        ("treat", "treated", "treated"),
        ("bury", "buried", "buried"),
        ("wound", "wounded", "wounded"),
        ("cut", "cut", "cut"),
        ("lay off", "laid off", "laid off"),
        ("fall ill", "fell ill", "fallen ill"),
        ("sink", "sank", "sunk"),
        ("stuck", "stuck", "stuck"),
        ("die", "died", "died"),
    ],
)
def test_a_verb_has_its_past_and_its_participle(verb: str, did: str, done: str) -> None:
    assert (past(verb), participle(verb)) == (did, done)
