"""What is told of a figure, in words that other articles would use too."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from service.article import Article
from service.figures.figure import Figure
from service.statistic import SHARED_BLOCKS, Profile, match, profile, story
from service.statistic.event import scenes
from service.statistic.gate import are_kindred
from service.statistic.words import is_doer


def read(text: str, exact: str, measured: str | None, predicate: str | None, **fields: object) -> Profile:
    """Of a text of one sentence, and the one figure in it."""
    start = text.index(exact)
    value = Decimal(exact) if exact.isdigit() else Decimal(9)
    figure = Figure(exact, start, start + len(exact), text, value, measured=measured, predicate=predicate)
    article = Article(text=text, external_id=text, published_at=datetime(2026, 3, 1, tzinfo=UTC))
    figure = replace(figure, **fields)
    found = profile(figure, story(article, [figure]))
    assert found is not None
    return found


def test_what_is_done_to_a_thing_is_no_thing() -> None:
    first = read("Some 420 firefighters battled the blaze near Arlow.", "420", "firefighters", "battle")
    then = read("At its height 600 firefighters were deployed near Arlow.", "600", "firefighters", "deploy")
    assert first.roles == then.roles == ("firefighter",)
    assert not {*first.things, *then.things}
    assert (first.deeds, then.deeds) == (("battl",), ("deploy",))


@pytest.mark.parametrize(
    ("text", "exact", "acts"),
    [
        ("The disease has claimed 35 lives in Arlow.", "35", ("die",)),
        ("In Arlow 36 people have lost their lives.", "36", ("die",)),
        ("The disease has claimed many lives out of 1710 cases.", "1710", ("case",)),
    ],
)
def test_only_the_lives_that_were_lost_are_deaths(text: str, exact: str, acts: tuple[str, ...]) -> None:
    measured = "cases" if acts == ("case",) else "people"
    assert read(text, exact, measured, None).acts == acts


@pytest.mark.parametrize(
    ("one", "other", "are_one"),
    [
        (("people", "arrest"), ("people", "die"), False),
        (("people", "arrest"), ("people", "hold"), True),
        (("pupils", "abduct"), ("pupils", "arrest"), False),
        (("pupils", "abduct"), ("pupils", "hold"), True),
        (("residents", "evacuate"), ("residents", "displace"), True),
        (("residents", "evacuate"), ("residents", "die"), False),
        (("schoolgirls", "abduct"), ("schoolgirls", "miss"), True),
    ],
)
def test_what_became_of_people_keeps_them_apart(one: tuple[str, str], other: tuple[str, str], are_one: bool) -> None:
    first = read(f"In Arlow 140 {one[0]} {one[1]} since Monday.", "140", *one)
    then = read(f"By Tuesday 140 {other[0]} {other[1]} in Arlow.", "140", *other)
    assert match(first, then).same == are_one


def test_nine_of_them_who_were_children_are_children() -> None:
    first = read("Among the dead of the Arlow flood are 9 children.", "9", "children", "die")
    then = read("Of the Arlow flood 9 of those who died were children.", "9", "flood victims", "die")
    grown = read("Of the Arlow flood 9 of those who died were found on Monday.", "9", "flood victims", "die")
    assert then.variants == first.variants == ("who:child",)
    assert grown.variants == ()


@pytest.mark.parametrize(
    "text", ["A girls' school in Arlow held 40 boys.", "Of 415 held in Arlow 40 of them under 18."]
)
def test_minors_are_told_by_many_words(text: str) -> None:
    measured = "boys" if "boys" in text else "people"
    assert "who:child" in read(text, "40", measured, "hold").variants


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("An airliner with 72 people on board crashed at Arlow.", ("aboard",)),
        ("The ferry off Arlow was carrying 72 passengers.", ("aboard",)),
        ("The ferry off Arlow was carrying 72 tonnes of coal.", ()),
        ("The crash at Arlow killed all 72 people aboard.", ("die",)),
    ],
)
def test_who_is_aboard_is_not_yet_dead(text: str, acts: tuple[str, ...]) -> None:
    verb, measured = ("kill" if acts == ("die",) else "carry"), "tonnes" if "tonnes" in text else "people"
    assert read(text, "72", measured, verb).acts == acts


RISE = {"kind": "share", "unit": "percent", "measure": "change", "direction": "up"}
RATE = {"kind": "share", "unit": "percent"}


def test_a_rise_in_prices_is_the_rate_of_inflation() -> None:
    rise = read("Consumer prices in Tarsia rose 6 percent in January, the office said.", "6", "prices", "rise", **RISE)
    rate = read("Inflation in Tarsia was 6 percent in January, the bank said.", "6", "inflation", None, **RATE)
    shares = read("Share prices in Tarsia rose 6 percent in January.", "6", "share prices", "rise", **RISE)
    assert match(rise, rate).same
    assert not match(shares, rate).same


def test_a_rate_that_is_kept_is_the_rate_of_no_period() -> None:
    since = {"valid_from": date(2025, 9, 1), "valid_to": date(2026, 3, 1), "valid_basis": "stated"}
    week = {"valid_from": date(2026, 2, 22), "valid_to": date(2026, 3, 1), "valid_basis": "stated"}
    one = read("The bank of Tarsia has held its key rate at 7 percent.", "7", "key rate", "hold", **RATE, **since)
    other = read("The bank of Tarsia kept its key rate at 7 percent.", "7", "key rate", "keep", **RATE, **week)
    assert match(one, other).same


def test_a_number_and_a_town_bring_two_stories_together() -> None:
    first = read("In Velmark 60000 people took part.", "60000", "people", "take part")
    then = read("The rallies of Velmark drew 60000 people.", "60000", "people", "draw")
    assert len(set(first.blocks) & set(then.blocks)) >= SHARED_BLOCKS


@pytest.mark.parametrize(
    ("text", "exact", "is_not"),
    [
        ("Doctors could not examine 55 bodies.", "55", True),
        ("Doctors failed to reach some 12 villages.", "12", True),
        ("Doctors examined 55 bodies.", "55", False),
        ("Doctors did not say that 55 bodies were found.", "55", False),
    ],
)
def test_what_was_not_done_is_another_number(text: str, exact: str, is_not: bool) -> None:
    assert ("done:not" in read(text, exact, "bodies", "examine").variants) == is_not


def test_a_place_of_two_common_words_makes_stories_kindred() -> None:
    first = read("Cholera has killed 23 people in Sand River, and in Sand River it spreads.", "23", "people", "kill")
    then = read("Doses reached 90 people in Sand River after officials came.", "90", "people", "reach")
    other = read("Doses reached 90 people in Dry Valley after officials came.", "90", "people", "reach")
    assert are_kindred(first, then)
    assert not are_kindred(first, other)


def test_the_united_nations_are_no_place_of_two_words() -> None:
    first = read("Cholera has killed 23 people, the United Nations said.", "23", "people", "kill")
    then = read("Doses reached 90 villages, the United Nations said.", "90", "villages", "reach")
    assert not are_kindred(first, then)


@pytest.mark.parametrize(
    ("text", "is_scene"),
    [
        ("Doctors at the city hospital were treating 25 people.", False),
        ("The shell hit a children's hospital.", True),
        ("A fire at the hospital killed nine.", True),
    ],
)
def test_where_the_hurt_are_treated_is_not_where_it_happened(text: str, is_scene: bool) -> None:
    assert ("hospital" in scenes(text)) == is_scene


@pytest.mark.parametrize(("word", "is_person"), [("docker", True), ("artist", True), ("helicopter", False)])
def test_not_all_that_ends_like_a_trade_is_somebody(word: str, is_person: bool) -> None:
    assert is_doer(word) == is_person


@pytest.mark.parametrize(
    ("text", "exact", "measured", "predicate", "acts"),
    [
        ("At Arlow 19 refugees had died and 52 were wounded.", "52", "refugees", "die", ("hurt",)),
        ("The agency put the toll at 41 and the injured at 70.", "70", "people", "die", ("hurt",)),
        ("The chief of Arlow put the dead at over 40.", "40", "infants", None, ("die",)),
        ("Nine patients are in hospital in Arlow.", "Nine", "patients", None, ("admit",)),
        ("Off Arlow 5 people have not been found.", "5", "people", "find", ("miss",)),
        ("The number of people with measles reached 63.", "63", "people", None, ("case",)),
        ("Some 4500 people in Arlow were homeless.", "4500", "people", None, ("homeless",)),
        ("In Arlow 61 others sustained burns.", "61", "people", "sustain", ("hurt",)),
        ("The eruption left 6500 people homeless.", "6500", "people", "leave", ("homeless",)),
        ("Troops pushed back 312 people at the border.", "312", "people", "push back", ("deport",)),
        ("At Arlow 512 inmates were screened.", "512", "inmates", "screen", ()),
        ("The camp at Arlow holds 512 inmates.", "512", "inmates", "hold", ("hold",)),
    ],
)
def test_what_happened_is_told_beside_the_number(
    text: str, exact: str, measured: str, predicate: str | None, acts: tuple[str, ...]
) -> None:
    assert read(text, exact, measured, predicate).acts == acts


@pytest.mark.parametrize(
    ("text", "exact", "side"),
    [
        ("The tally was 16982 votes in favour and 16771 against.", "16982", "yes"),
        ("The tally was 16982 votes in favour and 16771 against.", "16771", "no"),
        ("With most booths in, No is on 48 per cent.", "48", "no"),
        ("Some 90 trains ran against a target of 95.", "90", None),
    ],
)
def test_the_two_sides_of_a_vote_are_told_apart(text: str, exact: str, side: str | None) -> None:
    found = [one for one in read(text, exact, "votes", None).variants if one.startswith("side:")]
    assert found == ([f"side:{side}"] if side else [])


def test_two_sides_are_no_then_and_now() -> None:
    versus = both("Yes won by 50.3% to 49.7%.", "50.3%", "49.7%")
    grown = both("Its share grew from 50.3% to 59.7%.", "50.3%", "59.7%")
    assert not set(versus[0].steps) & set(versus[1].steps)
    assert set(grown[0].steps) & set(grown[1].steps)


def test_a_capacity_that_grows_is_a_capacity() -> None:
    _, grown = both("The capacity of the camp at Arlow goes up from 350 to 700.", "350", "700")
    assert grown.modes == ("capacity",)


def both(text: str, *exact: str) -> list[Profile]:
    article = Article(text=text, external_id=text, published_at=datetime(2026, 3, 1, tzinfo=UTC))
    figures = [
        Figure(
            one,
            at,
            at + len(one),
            text,
            Decimal(one.rstrip("%")),
            kind="share" if "%" in one else "count",
            measured="votes",
        )
        for one in exact
        if (at := text.index(one)) >= 0
    ]
    shared = story(article, figures)
    return [found for figure in figures if (found := profile(figure, shared)) is not None]


def test_inmates_of_a_camp_are_no_part_of_a_number() -> None:
    whole = read("The court asked how 6 inmates of the Arlow camp died.", "6", "inmates", "die")
    part = read("At the Arlow camp 6 of the inmates died.", "6", "inmates", "die")
    assert (whole.partitive, part.partitive) == (False, True)


def test_what_one_in_four_is_many_things_are() -> None:
    share = {"kind": "share", "unit": "percent"}
    plain = read("One in four letters in Arlow is late.", "One in four", "letters", None, **share)
    exact = read("In Arlow 24.9 percent of letters are late.", "24.9", "letters", None, value=Decimal("24.9"), **share)
    assert (plain.digits, exact.digits) == (1, 3)


@pytest.mark.parametrize(
    ("text", "exact", "variant"),
    [
        ("In Arlow 11 towers had it; results are pending for 20 more.", "20", "done:pending"),
        ("In Arlow 853 cases were pending.", "853", "done:pending"),
        ("Of the Arlow dead 12 have been identified.", "12", "done:identified"),
        ("In Arlow 12 towers were never registered.", "12", "done:not"),
        ("Orlin will pay a dividend of 45 cents a share.", "45", None),
        ("Orlin earned 3 dollars per share.", "3", None),
        ("Of the Arlow cases 36 are in intensive care.", "36", "care:intensive"),
    ],
)
def test_where_a_thing_stands_is_a_number_of_its_own(text: str, exact: str, variant: str | None) -> None:
    money = {"kind": "money", "unit": "USD"} if variant is None else {}
    found = read(text, exact, "towers", "find", **money).variants
    assert (variant or "per:share") in found


def test_what_stands_in_a_part_is_not_measured() -> None:
    found = read("A nurse put the corpses at 50, 19 of them children, in Arlow.", "50", "children", None)
    assert (found.acts, found.things, found.variants) == (("die",), (), ())


def test_what_a_company_foresees_is_no_result() -> None:
    money = {"kind": "money", "unit": "USD"}
    foreseen = read("Orlin now sees full-year sales of 15 billion.", "15", "sales", "see", **money)
    raised = read("Orlin raised its annual sales target to 15 billion.", "15", "sales", "raise", **money)
    result = read("Orlin posted sales of 15 billion.", "15", "sales", "post", **money)
    assert "told:forecast" in foreseen.variants
    assert "told:forecast" in raised.variants
    assert "told:forecast" not in result.variants


def test_growth_of_prices_is_their_rise() -> None:
    rise = read("House prices in Lanmark rose 3 percent.", "3", "house prices", "rise", **RISE)
    growth = read("House price growth in Lanmark was 3 percent.", "3", "house price growth", None, **RATE)
    assert rise.measure == growth.measure == "change"
    assert "growth" not in growth.things


def test_bodies_of_miners_are_dead_miners() -> None:
    assert read("At Arlow the bodies of 12 miners were found.", "12", "miners", "find").acts == ("die",)


def test_the_dead_of_two_sides_stay_apart() -> None:
    one = read("At Iron Pass 23 Melian soldiers died.", "23", "Melian soldiers", "die")
    other = read("At Iron Pass 23 Torvan soldiers died.", "23", "Torvan soldiers", "die")
    either = read("At Iron Pass 23 soldiers died.", "23", "soldiers", "die")
    assert not match(one, other).same
    assert match(one, either).same
