"""What a statistic is called: in English, and so that those of two stories can be told apart."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from service.article import Article
from service.figures.figure import Figure
from service.statistic import commonest, profile, story
from service.statistic.participle import participle, past
from tests.cost import cost

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
        ("It killed 14.", "14", {"measured": "people", "predicate": "die"}, "people who died (landslide)"),
        ("The toll is 14.", "14", {"predicate": "die"}, "people who died (landslide)"),
        ("Some 60 homes went.", "60", {"measured": "homes", "predicate": "destroy"}, "homes destroyed"),
        ("Turnout was 61%.", "61%", {"measured": "Turnout", "kind": "share"}, "turnout"),
        (
            "The net loss grew by $3m.",
            "$3m",
            {"measured": "net loss", "predicate": "lose", "kind": "money", "measure": "change"},
            "change in net loss",
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
            "dockers who walked out",
        ),
        ("Crews cleared 6 roads.", "6", {"measured": "roads", "predicate": "clear"}, "roads cleared"),
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
            "checks carried out by the board",
        ),
        ("There were 30 deaths.", "30", {"measured": "deaths", "predicate": "die"}, "deaths (landslide)"),
        ("Eleven are missing.", "Eleven", {"predicate": "miss"}, "people missing (landslide)"),
        (
            "Drivers won 40% of the seats.",
            "40%",
            {"measured": "seats", "predicate": "win", "agent": "Drivers", "kind": "share"},
            "share of the seats won by drivers",
        ),
        ("Crews are 12 strong.", "12", {"measured": "Crews"}, "crews"),
        (
            "Repairs cost $4m.",
            "$4m",
            {"measured": "Repairs", "predicate": "cost", "kind": "money"},
            "cost of repairs",
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
            "fines paid by the board",
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
            "people in the centre",
        ),
        (
            "The union spoke of 30 dockers.",
            "30",
            {"measured": "dockers", "predicate": "speak", "agent": "union"},
            "dockers",
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
            "rate per 1,000 people",
        ),
        (
            "A drone strike killed 7 people in the town of el-Marsun.",
            "7",
            {"measured": "people", "predicate": "kill", "agent": "strike", "place": "el"},
            "people killed by a drone strike in el-Marsun",
        ),
        (
            "A Tavo survey of 900 adults asked them.",
            "900",
            {"measured": "adults", "place": "Tavo"},
            "adults",
        ),
        (
            "Four people were killed in the raid on Kessar.",
            "Four",
            {"measured": "people", "predicate": "kill", "place": "Kessar"},
            "people killed in Kessar",
        ),
        (
            "The fire killed six, and eight of the wounded were children.",
            "eight",
            {"measured": "wounded", "predicate": "wound"},
            "wounded (fire)",
        ),
        (
            "Some 9,000 people were forced from their homes in Dakuri.",
            "9,000",
            {"measured": "people", "predicate": "force", "place": "Dakuri"},
            "people forced from their homes in Dakuri",
        ),
        (
            "Jails in Orsenia held 8,400 inmates.",
            "8,400",
            {"measured": "inmates", "predicate": "hold", "agent": "Jails", "place": "Orsenia"},
            "inmates in jails in Orsenia",
        ),
        (
            "The driver, 52, was arrested.",
            "52",
            {"measured": "driver", "predicate": "arrest", "kind": "measurement", "unit": "year"},
            "age of the driver",
        ),
        (
            "Mira Sand had denied killing a father of three.",
            "three",
            {"measured": "Mira", "predicate": "deny", "agent": "Mira Sand"},
            "Mira",
        ),
        (
            "They made 11 billion, missing the 12 billion expected.",
            "12 billion",
            {"predicate": "miss"},
            "number",
        ),
        (
            "The bank gave 400 crowns to each of the families.",
            "400",
            {"measured": "families", "predicate": "give", "agent": "bank", "kind": "money"},
            "sum given by the bank to families",
        ),
        (
            "The Bank of Orsenia cut its rate to 3%.",
            "3%",
            {"measured": "rate", "predicate": "cut", "agent": "Bank", "place": "Orsenia", "kind": "share"},
            "rate of the Bank of Orsenia",
        ),
        (
            "A petition gathered 40 signatures.",
            "40",
            {"measured": "signatures", "predicate": "gather", "agent": "petition"},
            "signatures gathered by a petition",
        ),
        (
            "In a poll the Tillers stood at 18%.",
            "18%",
            {"measured": "adults", "kind": "share"},
            "support for Tillers",
        ),
        (
            "More than 60 people were injured, and 38 were still in hospital on Sunday.",
            "38",
            {"measured": "people", "predicate": "injure"},
            "people in hospital (landslide)",
        ),
        (
            "Some 15,000 people lost their homes.",
            "15,000",
            {"measured": "people", "predicate": "lose"},
            "people who lost their homes",
        ),
        (
            "Some 12,000 people spent the night outdoors.",
            "12,000",
            {"measured": "people", "predicate": "spend"},
            "people",
        ),
        (
            "A magnitude 6.8 earthquake struck.",
            "6.8",
            {"measured": "earthquake", "kind": "measurement", "unit": "magnitude"},
            "magnitude of earthquake",
        ),
        (
            "Of the injured 38 died in hospital.",
            "38",
            {"measured": "people", "predicate": "die"},
            "people who died (landslide)",
        ),
        (
            "A gunman shot dead 4 people.",
            "4",
            {"measured": "people", "predicate": "shoot", "agent": "gunman"},
            "people shot by a gunman",
        ),
    ],
)
def test_a_statistic_is_named_in_english(sentence: str, exact: str, fields: dict[str, object], name: str) -> None:
    assert named(sentence, exact, **fields) == name


def dated(sentence: str, exact: str, **fields: object) -> str:
    """The name in a report of 5 May 2026 on a flood in Tervola, of which Rosk Bank speaks."""
    text = f"Floods swept through Tervola in Orsenia, Rosk Bank said. {sentence}"
    start = text.index(exact)
    article = Article(text=text, title="Flood in Tervola", published_at=datetime(2026, 5, 5, tzinfo=UTC))
    figure = replace(Figure(exact, start, start + len(exact), sentence, Decimal(7)), **fields)
    found = profile(figure, story(article, [figure]))
    assert found is not None
    return found.name


def test_a_name_without_a_place_says_when_it_was_told_and_claims_no_place() -> None:
    assert dated("It killed 14.", "14", measured="people", predicate="kill") == "people killed (flood, May 2026)"
    assert dated("Core inflation was 3%.", "3%", measured="Core inflation", kind="share") == (
        "core inflation (from May 2026)"
    )
    assert dated("In Dakuri 6 boats sank.", "6", measured="boats", place="Dakuri") == "boats in Dakuri"


def test_the_dead_of_a_war_are_not_those_of_the_flood_that_the_text_opens_with() -> None:
    killed = {"measured": "people", "predicate": "kill"}
    assert dated("The war has killed 40,000 people.", "40,000", agent="war", **killed) == (
        "people killed by the war (May 2026)"
    )
    year = {"valid_from": date(2019, 1, 1), "valid_to": date(2019, 12, 31)}
    assert dated("In 2019 22 people were killed.", "22", **killed, **year) == "people killed (2019)"


def test_of_names_that_differ_by_month_the_first_is_taken() -> None:
    told = [("boats (May 2026)", 1), ("boats (April 2026)", 1), ("vessels sunk in the bay", 1)]
    assert commonest(told) == "boats (April 2026)"
    assert commonest([]) is None


def test_a_statistic_goes_by_the_words_that_most_of_its_names_share() -> None:
    told = ["people killed", "people who died at the Tessin mill", "people who died in the Tessin mill (fire)", "dead"]
    assert commonest([("bodies found by divers in the northern harbour", 2), *((name, 1) for name in told)]) == (
        "people who died in the Tessin mill (fire)"
    )
    saved = [
        "passengers rescued (ferry sinking, March 2025)",
        "passengers rescued by helicopters in Sund",
        "passengers",
    ]
    assert commonest((name, 1) for name in saved) == saved[0]
    assert commonest([("minors held in Brevik", 1), ("minors held (May 2026)", 1)]) == "minors held in Brevik"


@pytest.mark.parametrize("measured", [None, "%", "Phase", "per cent", "Rs", "the total", "“"])
def test_no_statistic_goes_by_a_name_that_says_nothing(measured: str | None) -> None:
    assert named("They sent 14 to Tervola.", "14", measured=measured) == "number"


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


def test_a_name_costs_no_more_in_a_long_text_than_in_a_short_one() -> None:
    sentence = "Crews rescued 88 miners."
    figure = Figure("88", 14, 16, sentence, Decimal(88), measured="Miners", predicate="rescue", agent="Crews")

    def costs(text: str) -> float:
        told = story(Article(text=text), [figure])
        return cost(lambda: [profile(figure, told) for _ in range(100)])

    assert costs(sentence + " Rain fell on the hills." * 20_000) < 3 * costs(sentence)
