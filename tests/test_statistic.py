"""Which figures are of one statistic: within an article, across articles of one story, and never across stories."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import combinations, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.article import Article
from service.figures.figure import Figure
from service.statistic import SHARED_BLOCKS, Profile, link, match, profile, story

FERRY = (
    "Ferry toll at Karsund rises to 31",
    "The toll of the ferry disaster at Karsund has risen to 31, the coast guard said on Friday. "
    "The coast guard had put it at 24 on Thursday. Eleven people are still missing. "
    "Of the dead, four were children. The Halden Star carried 212 passengers when it sank off Karsund.",
    date(2025, 3, 14),
)
LATER = (
    "Halden Star: 33 dead as search off Karsund ends",
    "Divers ended their search off Karsund on Sunday. The ferry disaster killed 33 people, the coast guard said. "
    "Five children died. Nine people are missing. The Halden Star, a ferry built for 300 people, carried 209 "
    "passengers, not 212 as first reported.",
    date(2025, 3, 16),
)
ELSEWHERE = (
    "Landslide kills 31 in Tervola",
    "A landslide in Tervola killed 31 people on Friday, rescuers said. Eleven people are missing in Tervola.",
    date(2025, 3, 14),
)


def read(told: tuple[str, str, date], *said: tuple[str, dict[str, object]]) -> list[Profile]:
    """Profiles of the figures that an article states: the surface of each, and how it was read."""
    title, text, printed = told
    article = Article(
        text=text,
        title=title,
        external_id=title,
        published_at=datetime(printed.year, printed.month, printed.day, tzinfo=UTC),
    )
    figures, position = [], 0
    for exact, fields in said:
        start = text.index(exact, position)
        position = start + len(exact)
        opening = text.rfind(". ", 0, start)
        sentence = text[opening + 2 if opening >= 0 else 0 : text.find(".", start) + 1]
        plain: dict[str, object] = {"valid_from": printed, "valid_to": printed, "valid_basis": "publication"}
        figure = Figure(exact, start, start + len(exact), sentence, Decimal(0))
        figures.append(replace(figure, **(plain | fields)))
    shared = story(article, figures)
    found = [profile(figure, shared) for figure in figures]
    return [one for one in found if one is not None]


def day(number: int) -> dict[str, object]:
    return {"valid_from": date(2025, 3, number), "valid_to": date(2025, 3, number), "valid_basis": "stated"}


DEAD = {"measured": "people", "predicate": "die", "sources": ("coast guard",)}
ferry = read(
    FERRY,
    ("31", {"value": Decimal(31), **DEAD, **day(14)}),
    ("24", {"value": Decimal(24), **DEAD, **day(13)}),
    ("Eleven", {"value": Decimal(11), "measured": "people", "predicate": "miss"}),
    ("four", {"value": Decimal(4), "measured": "children", "predicate": "die", "refers_to": 0}),
    ("212", {"value": Decimal(212), "measured": "passengers", "predicate": "carry", "agent": "Halden Star"}),
)
later = read(
    LATER,
    ("33", {"value": Decimal(33), "measured": "people", "predicate": "kill", "sources": ("coast guard",)}),
    ("Five", {"value": Decimal(5), "measured": "children", "predicate": "die"}),
    ("Nine", {"value": Decimal(9), "measured": "people", "predicate": "miss"}),
    ("300", {"value": Decimal(300), "measured": "people"}),
    ("209", {"value": Decimal(209), "measured": "passengers", "predicate": "carry", "agent": "Halden Star"}),
    (
        "212",
        {
            "value": Decimal(212),
            "measured": "passengers",
            "predicate": "carry",
            "agent": "Halden Star",
            "withdrawn": True,
        },
    ),
)
elsewhere = read(
    ELSEWHERE,
    ("31", {"value": Decimal(31), "measured": "people", "predicate": "kill", "agent": "landslide"}),
    ("Eleven", {"value": Decimal(11), "measured": "people", "predicate": "miss", "place": "Tervola"}),
)
ALL = {f"{told}{n}": one for told, them in (("f", ferry), ("l", later), ("e", elsewhere)) for n, one in enumerate(them)}


def groups(edges: list[tuple[str, str]]) -> set[frozenset[str]]:
    """The connected components of more than one."""
    group = {name: {name} for name in ALL}
    for a, b in edges:
        merged = group[a] | group[b]
        group.update(dict.fromkeys(merged, merged))
    return {frozenset(members) for members in group.values() if len(members) > 1}


def linked(new: Mapping[str, Profile], known: Mapping[str, Profile]) -> list[tuple[str, str]]:
    return [(one.a, one.b) for one in link(new, known)]


def test_the_figures_of_two_articles_fall_under_what_they_are_figures_of() -> None:
    assert groups(linked(ALL, {})) == {
        frozenset({"f0", "f1", "l0"}),  # the dead
        frozenset({"f2", "l2"}),  # the missing
        frozenset({"f3", "l1"}),  # the dead children
        frozenset({"f4", "l4", "l5"}),  # the passengers
    }


def test_the_same_words_in_another_story_are_another_statistic() -> None:
    found = match(ferry[0], elsewhere[0])
    assert not found.same
    assert found.score == 0.0


def test_a_match_says_why_in_a_sentence() -> None:
    found = match(ferry[4], later[5])
    assert found.same
    assert found.score > 0.9
    assert "of one statistic" in found.sentence
    assert "the number is the same" in found.sentence


@pytest.mark.parametrize("order", list(permutations("fle")))
def test_identity_does_not_depend_on_the_order_of_arrival(order: tuple[str, ...]) -> None:
    known: dict[str, Profile] = {}
    edges: list[tuple[str, str]] = []
    for told in order:
        new = {name: one for name, one in ALL.items() if name[0] == told}
        blocks = {block for one in new.values() for block in one.blocks}
        candidates = {name: one for name, one in known.items() if len(blocks & set(one.blocks)) >= SHARED_BLOCKS}
        edges += linked(new, candidates)
        known |= new
    assert groups(edges) == groups(linked(ALL, {}))


def test_a_change_is_not_of_the_statistic_of_its_level() -> None:
    level, change = read(
        FERRY,
        ("31", {"value": Decimal(31), **DEAD}),
        ("24", {"value": Decimal(24), **DEAD, "measure": "change", "direction": "up"}),
    )
    assert not match(level, change).same


def test_a_month_is_not_a_year() -> None:
    month = {"valid_from": date(2025, 2, 1), "valid_to": date(2025, 2, 28), "valid_basis": "stated"}
    year = {"valid_from": date(2024, 1, 1), "valid_to": date(2024, 12, 31), "valid_basis": "stated"}
    told = {"measured": "people", "predicate": "die"}
    one, other = read(
        FERRY, ("31", {"value": Decimal(31), **told, **month}), ("24", {"value": Decimal(24), **told, **year})
    )
    assert not match(one, other).same


def test_an_edited_number_is_of_the_statistic_it_was_of() -> None:
    one, other = (
        read(
            ("Toll", f"The coast guard counted {n} dead off Karsund.", date(2025, 3, 14)),
            (str(n), {"value": Decimal(n), **DEAD}),
        )[0]
        for n in (31, 34)
    )
    assert match(one, other).same


def test_two_numbers_of_one_source_for_one_time_are_two_statistics() -> None:
    one, other = read(FERRY, ("31", {"value": Decimal(31), **DEAD}), ("24", {"value": Decimal(24), **DEAD}))
    assert not match(one, other).same


def test_a_sum_in_two_currencies_is_one_statistic_where_the_text_converts_it() -> None:
    told = ("Port bill", "The strike has cost the port of Vell €600m ($650m), the chamber said.", date(2025, 3, 1))
    euros, dollars = read(
        told,
        (
            "€600m",
            {"value": Decimal("6E+8"), "kind": "money", "unit": "EUR", "measured": "strike", "predicate": "cost"},
        ),
        (
            "$650m",
            {"value": Decimal("6.5E+8"), "kind": "money", "unit": "USD", "measured": "strike", "predicate": "cost"},
        ),
    )
    assert match(euros, dollars).same


def test_lengths_in_miles_and_kilometres_are_of_one_unit() -> None:
    told = ("Slick off Vell", "The slick is 16 kilometres long. On Monday it was 10 miles long.", date(2025, 3, 1))
    one, other = read(
        told,
        ("16", {"value": Decimal(16), "kind": "measurement", "unit": "kilometre", "measured": "slick"}),
        ("10", {"value": Decimal(10), "kind": "measurement", "unit": "mile", "measured": "slick", **day(3)}),
    )
    assert one.unit == other.unit == "length"


def test_a_figure_that_says_nothing_of_what_it_counts_has_no_profile() -> None:
    assert read(("Twelve", "12.", date(2025, 3, 1)), ("12", {"value": Decimal(12)})) == []


@pytest.mark.parametrize("name", sorted(ALL))
def test_a_profile_survives_json(name: str) -> None:
    assert Profile.from_json(ALL[name].to_json()) == ALL[name]


def test_a_profile_has_a_name_that_people_can_read() -> None:
    assert ferry[4].name == "passengers carried by the Halden Star"


def test_matching_is_symmetric() -> None:
    for a, b in combinations(ALL.values(), 2):
        there, back = match(a, b), match(b, a)
        assert (there.same, round(there.score, 9)) == (back.same, round(back.score, 9))


@settings(deadline=None)  # the first call loads the dictionary
@given(st.text(max_size=200), st.text(max_size=40), st.integers(0, 60), st.none() | st.text(max_size=20))
def test_no_text_breaks_a_profile(text: str, measured: str, start: int, place: str | None) -> None:
    end = min(start + 3, len(text))
    start = min(start, end)
    figure = Figure(text[start:end], start, end, text, Decimal(7), measured=measured, place=place)
    article = Article(text=text, title=measured)
    found = profile(figure, story(article, [figure]))
    assert found is None or Profile.from_json(found.to_json()) == found


QUARRY = (
    "Quarry at Brannock",
    "The quarry at Brannock employs 46 men, down from 130 in 2019. Of the 46, 12 of them drivers, nine live there. "
    "Managers put the daily output at 300 tonnes; workers spoke of 450.",
    date(2025, 3, 14),
)


def test_two_numbers_of_then_and_now_are_of_one_statistic() -> None:
    then = {"measured": "men", "predicate": "employ", "agent": "quarry"}
    earlier = {"valid_from": date(2019, 1, 1), "valid_to": date(2019, 12, 31), "valid_basis": "stated"}
    now, before = read(
        QUARRY, ("46", {"value": Decimal(46), **then}), ("130", {"value": Decimal(130), **then, **earlier})
    )
    assert match(now, before).same


def test_a_part_is_never_one_with_the_whole_that_it_leans_on() -> None:
    men = {"measured": "men", "predicate": "employ", "agent": "quarry"}
    whole, part = read(
        QUARRY,
        ("46", {"value": Decimal(46), **men}),
        ("12", {"value": Decimal(12), **men, "refers_to": 0, **day(3)}),
    )
    assert not match(whole, part).same


PICKERS = (
    "Pickers walk out at Ostrel",
    "The growers' league said 340 of its 510 pickers at Ostrel walked out. The cannery at Ostrel counted 290 pickers.",
    date(2025, 6, 3),
)


def test_the_whole_of_which_a_part_is_told_is_not_what_another_counts() -> None:
    struck = {"predicate": "walk out", "measured": "pickers"}
    part, whole, rival = read(
        PICKERS,
        ("340", {"value": Decimal(340), **struck, "sources": ("growers' league",)}),
        ("510", {"value": Decimal(510), "measured": "pickers", "sources": ("growers' league",)}),
        ("290", {"value": Decimal(290), **struck, "sources": ("cannery",)}),
    )
    assert whole.whole
    assert not match(whole, rival).same
    assert match(part, rival).same


def test_two_who_count_one_thing_otherwise_tell_of_one_statistic_though_nobody_is_named() -> None:
    output = {"kind": "measurement", "unit": "tonne", "measured": "output"}
    theirs, ours = read(
        QUARRY,
        ("300", {"value": Decimal(300), **output, "sources": ("managers",)}),
        ("450", {"value": Decimal(450), **output, "sources": ("workers",)}),
    )
    assert match(theirs, ours).same


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("Marl Coast Guard", "Harbour Hospital in Marl", True),
        ("Marl Coast Guard", "Coast Guard", False),
        ("Marl officials", "Marl officials", False),
    ],
)
def test_the_name_of_their_place_does_not_make_two_sources_one(first: str, second: str, same: bool) -> None:
    dead = {"measured": "people", "predicate": "die", "place": "Marl"}
    told = ("Ferry sinks off Marl", f"The {first} said 14 people died off Marl. The {second} counted 17 dead.")
    one, other = read(
        (*told, date(2025, 3, 14)),
        ("14", {"value": Decimal(14), **dead, "sources": (first,)}),
        ("17", {"value": Decimal(17), **dead, "sources": (second,)}),
    )
    assert match(one, other).same == same


def test_one_small_number_of_people_and_of_things_joins_nothing() -> None:
    helicopters = read(FERRY, ("212", {"value": Decimal(2), "measured": "helicopters", "predicate": "search"}))
    officers = read(LATER, ("33", {"value": Decimal(2), "measured": "officers", "predicate": "suspend"}))
    assert link({"a": helicopters[0], "b": officers[0]}, {}) == []


def test_a_reading_that_a_person_corrected_is_never_one_with_the_wrong_one() -> None:
    told = {"measured": "men", "predicate": "employ", "agent": "quarry"}
    (wrong,) = read(QUARRY, ("46", {"value": Decimal(46), **told}))
    (right,) = read(QUARRY, ("46", {"value": Decimal(46), **(told | {"measured": "trucks", "predicate": "own"})}))
    assert match(wrong, right).same, "the same number in one sentence"
    assert not match(wrong, right.correcting(wrong)).same
    (number,) = read(QUARRY, ("46", {"value": Decimal(47), **told}))
    assert number.correcting(wrong) == number, "another number of the same thing stays where it is"


@pytest.mark.parametrize("verb", ["claim", "lose", "take"])
def test_lives_claimed_are_people_who_died(verb: str) -> None:
    text = {"claim": "The flood claimed 12 lives.", "lose": "In it 12 lost their lives.", "take": "It took 12 lives."}
    (found,) = read(
        ("Flood", text[verb], date(2025, 3, 1)), ("12", {"value": Decimal(12), "measured": "lives", "predicate": verb})
    )
    assert found.acts == ("die",)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Britain", "the U.K.", True),
        ("United States", "US", True),
        ("eastern Turkey", "Turkey", True),
        ("South Korea", "North Korea", False),
        ("United States", "United Kingdom", False),
        ("DR Congo", "Democratic Republic of Congo", True),
    ],
)
def test_a_country_is_one_place_under_all_its_names(one: str, other: str, same: bool) -> None:
    found = [
        read(
            ("Floods", f"Floods in {place} killed 12 people.", date(2025, 3, 1)),
            ("12", {"value": Decimal(12), "measured": "people", "predicate": "kill", "place": place}),
        )[0].place
        for place in (one, other)
    ]
    assert set(found[0]).isdisjoint(found[1]) != same


def test_those_in_hospital_are_not_all_that_were_hurt() -> None:
    hurt = {"measured": "people", "predicate": "injure"}
    first = (
        "Ferry fire off Karsund",
        "The fire on the ferry Halden Star off Karsund injured 63 people, the coast guard said.",
        date(2025, 3, 14),
    )
    then = (
        "Halden Star: one more week of search",
        "The fire on the ferry Halden Star off Karsund injured 65 people, and 38 were still in hospital on Friday.",
        date(2025, 3, 15),
    )
    (all_of_them,) = read(first, ("63", hurt))
    more, kept = read(then, ("65", hurt), ("38", hurt))
    assert match(all_of_them, more).same
    assert not match(all_of_them, kept).same
