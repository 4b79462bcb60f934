"""Whether figures agree: cases told as a newsroom would tell them, then laws that hold for all."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.comparison import Aliases, Claim, Rules, compare, independent, same_source, summarise, told
from tests.claims import claim, dated
from tests.cost import cost

MAY = dated("2025-05-01", "2025-05-31")
CASES = [
    ("agree", "equal", claim("412", "412"), claim("412", "412", "y")),
    ("agree", "rounding:half_up@100", claim("about 1,300", "1300", bound="about"), claim("1,264", "1264", "y")),
    ("agree", "rounding:truncation@100", claim("1,200", "1200", bound="about"), claim("1,264", "1264", "y")),
    ("agree", "rounding:half_up@1", claim("60 %", "60", kind="share"), claim("59.6 %", "59.6", "y", kind="share")),
    ("agree", "rounding:half_up@100000", claim("1.4 million", "1.4E+6"), claim("1.38 million", "1.38E+6", "y")),
    ("agree", "equal", claim("19", "19", bound="at_least", low=Decimal(19)), claim("19", "19", "y")),
    ("compatible", "bound:at_least", claim("19", "19", bound="at_least", low=Decimal(19)), claim("21", "21", "y")),
    (
        "compatible",
        "range_overlap",
        claim("24 to 28", None, bound="range", low=Decimal(24), high=Decimal(28)),
        claim("26", "26", "y"),
    ),
    ("compatible", "about:7.5%", claim("8,000", "8000", bound="about"), claim("8,450", "8450", "y")),
    ("conflict", "apart", claim("44", "44"), claim("40", "40", "y")),
    ("conflict", "apart", claim("8,200", "8200", **MAY), claim("6,900", "6900", "y", **MAY)),
    ("conflict", "apart", claim("450", "450", bound="at_most", high=Decimal(450)), claim("1,100", "1100", "y")),
    ("conflict", "apart", claim("5", "5", bound="more_than", low=Decimal(5)), claim("4", "4", "y")),
    ("update", "later:19d", claim("23", "23", **dated("2025-03-01")), claim("31", "31", "y", **dated("2025-03-20"))),
    (
        "not_comparable",
        "unit",
        claim("5", "5", kind="measurement", unit="metre"),
        claim("5", "5", "y", kind="measurement", unit="hour"),
    ),
    ("not_comparable", "measure:change_vs_level", claim("5", "5", measure="change"), claim("5", "5", "y")),
    (
        "not_comparable",
        "currency",
        claim("$5", "5", kind="money", unit="USD"),
        claim("€5", "5", "y", kind="money", unit="EUR"),
    ),
    ("not_comparable", "kind:count_vs_share", claim("5", "5"), claim("5 %", "5", "y", kind="share", unit="percent")),
    ("not_comparable", "population:other", claim("5", "5"), claim("5", "5", "y", statistic="s2")),
    ("not_comparable", "population:unknown", claim("5", "5"), claim("5", "5", "y", statistic=None)),
    (
        "not_comparable",
        "population:subset_of",
        claim("9", "9", measured="detainees"),
        claim("5", "5", "y", measured="women detainees", statistic="s2"),
    ),
    (
        "correction",
        "withdrawn",
        claim("31", "31", article_id="a"),
        claim("34", "34", "y", article_id="a", withdrawn=True),
    ),
    ("correction", "withdrawn", claim("34", "34"), claim("31", "31", "y", withdraws=(Decimal(34),))),
    (
        "correction",
        "restated",
        claim("34", "34", publisher="The Bell", sources=("coroner",), **MAY),
        claim("31", "31", "y", publisher="The Bell", sources=("the coroner",), **MAY),
    ),
]


@pytest.mark.parametrize(("relation", "reason", "a", "b"), CASES)
def test_two_figures_stand_to_each_other_as_a_newsroom_would_say(
    relation: str, reason: str, a: Claim, b: Claim
) -> None:
    pair = compare(a, b)
    assert (pair.relation, reason in pair.reasons) == (relation, True), pair
    assert pair.sentence.endswith(".")


def test_around_1200_agrees_with_1264_and_not_with_1319() -> None:
    around = claim("1,200", "1200", bound="about", **dated("2023-10-06"))
    assert compare(around, claim("1,264", "1264", "y", **dated("2023-10-06"))).relation == "agree"
    assert compare(around, claim("1,319", "1319", "y", **dated("2023-10-06"))).relation == "conflict"


def test_no_difference_is_given_where_figures_cannot_be_compared() -> None:
    pair = compare(claim("5", "5"), claim("9", "9", "y", statistic="s2"))
    assert (pair.difference, pair.ratio) == (None, None)


def test_a_difference_is_the_second_less_the_first_in_the_first_ones_unit() -> None:
    pair = compare(
        claim("2", "2", kind="measurement", unit="kilometre"),
        claim("2,500", "2500", "y", kind="measurement", unit="metre"),
    )
    assert (pair.difference, pair.ratio) == (Decimal("0.5"), Decimal("1.25"))


def test_a_sum_and_its_conversion_in_brackets_agree() -> None:
    euros = claim("€600m", "6E+8", article_id="a", kind="money", unit="EUR")
    dollars = claim("$650m", "6.5E+8", "y", article_id="a", kind="money", unit="USD")
    dollars = replace(dollars, figure=replace(dollars.figure, start=7, end=12))
    assert compare(euros, dollars).relation == "agree"
    sentence = "€600m, against $650m, was lost."
    there = replace(dollars.figure, start=15, end=20, sentence=sentence)
    both = replace(euros, figure=replace(euros.figure, sentence=sentence)), replace(dollars, figure=there)
    assert compare(*both).reasons == ("currency",)


def test_a_tally_told_again_with_a_later_end_succeeds_the_earlier_one() -> None:
    early = claim("19", "19", published_on=date(2025, 2, 1), **dated("2024-10-07", "2025-02-01"))
    late = claim("23", "23", "y", published_on=date(2025, 3, 1), **dated("2024-10-07", "2025-03-01"))
    assert compare(early, late).relation == "update"


def test_a_month_that_shrank_after_the_day_of_print_is_the_same_month() -> None:
    so_far = claim("3,140", "3140", published_on=date(2025, 5, 20), **dated("2025-05-01", "2025-05-20"))
    whole, fewer = claim("3,260", "3260", "y", **MAY), claim("3,104", "3104", "z", **MAY)
    assert compare(so_far, whole).relation == "update"
    assert compare(so_far, fewer).relation == "conflict"


def test_a_day_within_a_stated_month_is_the_same_time() -> None:
    month, day = claim("40", "40", **MAY), claim("44", "44", "y", **dated("2025-05-12"))
    assert compare(month, day).relation == "conflict"


def test_one_article_that_sets_two_sources_against_each_other_speaks_of_one_time() -> None:
    union = claim("8,200", "8200", article_id="a", sources=("the union",), **dated("2025-03-09"))
    owners = claim("6,900", "6900", "y", article_id="a", sources=("the employers",))
    assert compare(union, owners).relation == "conflict"


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("IPS", "Israel Prison Service", True),
        ("Israeli Prison Service", "Israel Prison Service", True),
        ("the union", "Port and Transport Union", True),
        ("OCHA", "Office for the Coordination of Humanitarian Affairs", True),
        ("Health Ministry", "Interior Ministry", False),
        ("PTU", "Harbour Masters", False),
    ],
)
def test_a_source_is_known_under_its_other_names(a: str, b: str, same: bool) -> None:
    assert same_source(a, b, Aliases()) is same_source(b, a, Aliases()) is same


def test_an_alias_that_the_desk_has_written_down_counts() -> None:
    aliases = Aliases(names={"the wardens": "Prison Service"})
    assert same_source("The wardens", "Prison Service", aliases)


@pytest.mark.parametrize(
    ("a", "b"), [((), ("Coroner",)), (("officials",), ("Coroner",)), (("a person close to the talks",), ("Coroner",))]
)
def test_a_source_that_nobody_knows_is_never_independent(a: tuple[str, ...], b: tuple[str, ...]) -> None:
    assert not independent(a, b, Aliases())


def test_named_chains_that_share_nobody_are_independent() -> None:
    assert independent(("Police",), ("Organisers",), Aliases())
    assert not independent(("Police", "City Wire"), ("Organisers", "City Wire"), Aliases())


def test_a_summary_names_the_latest_the_origins_and_the_conflict() -> None:
    said = [
        claim("40", "40", "a", sources=("Coroner",), **dated("2025-03-01")),
        claim("47", "47", "b", sources=("Coroner",), **dated("2025-03-05")),
        claim("47", "47", "c", sources=("Coroner", "City Wire"), **dated("2025-03-05")),
        claim("51", "51", "d", sources=("Ambulance Service",), **dated("2025-03-05")),
    ]
    summary = summarise(said)
    assert (summary.articles, summary.origins, len(summary.groups)) == (4, 2, 2)
    assert summary.conflict is not None
    assert {summary.conflict.a, summary.conflict.b} == {"c", "d"}
    assert (summary.groups[1].low, summary.groups[1].high) == (Decimal(47), Decimal(51))
    assert "4 articles tell of it, on the word of 2 sources" in summary.sentence


def test_a_summary_holds_the_newest_of_each_source_beside_the_latest() -> None:
    said = [
        claim("40,000", "40000", "a", sources=("Health Ministry",), **dated("2025-03-01")),
        claim("41,000", "41000", "b", sources=("Health Ministry",), **dated("2025-03-04")),
        claim("28,000", "28000", "c", sources=("Army",), **dated("2025-03-05")),
        claim("30,000", "30000", "d", **dated("2025-03-06")),
    ]
    summary = summarise(said)
    assert (summary.latest, summary.by_source) == ("d", ("c", "b"))


def test_a_summary_leaves_out_what_was_withdrawn() -> None:
    summary = summarise([claim("34", "34", "a", withdrawn=True), claim("31", "31", "b")])
    assert [group.claims for group in summary.groups] == [("b",)]


def test_figures_of_different_things_are_not_summed_up() -> None:
    summary = summarise([claim("34", "34", "a", statistic="s1"), claim("31", "31", "b", statistic="s2")])
    assert summary.sentence == "These are figures of different things: none of them can be held against another."


def test_a_summary_of_nothing_says_so() -> None:
    assert summarise([]).sentence == "No figure stands."


BOUNDS = st.sampled_from(["exact", "about", "at_least", "more_than", "at_most", "less_than"])
SOURCES = st.lists(st.sampled_from(["Coroner", "Police", "officials", "City Wire", "CW"]), max_size=2).map(tuple)
DAYS = st.integers(0, 60).map(lambda n: date(2025, 1, 1) + timedelta(n))


@st.composite
def claims(draw: st.DrawFn, name: str = "x") -> Claim:
    number = draw(st.integers(1, 3000))
    bound = draw(BOUNDS)
    first = draw(DAYS)
    return claim(
        f"{number:,}",
        str(number),
        name,
        bound=bound,
        low=Decimal(number) if bound in ("at_least", "more_than") else None,
        high=Decimal(number) if bound in ("at_most", "less_than") else None,
        valid_from=first,
        valid_to=first + timedelta(draw(st.integers(0, 40))),
        valid_basis=draw(st.sampled_from(["stated", "publication"])),
        sources=draw(SOURCES),
        article_id=draw(st.sampled_from(["a", "b"])),
        publisher=draw(st.sampled_from([None, "The Bell"])),
        published_on=draw(DAYS),
        withdraws=draw(st.sampled_from([(), (Decimal(40),)])),
    )


@settings(deadline=None)
@given(claims("x"), claims("y"))
def test_comparison_is_symmetric(a: Claim, b: Claim) -> None:
    there, back = compare(a, b), compare(b, a)
    assert (there.relation, there.reasons, there.sentence) == (back.relation, back.reasons, back.sentence)
    assert (there.independent, there.days_apart) == (back.independent, back.days_apart)
    assert there.difference == (None if back.difference is None else -back.difference)


@settings(deadline=None)
@given(claims("x"), claims("y"), st.sampled_from(["at_least", "at_most", "range"]), st.integers(1, 900))
def test_widening_a_bound_never_makes_a_conflict(a: Claim, b: Claim, bound: str, room: int) -> None:
    a = replace(a, figure=replace(a.figure, bound="exact", low=None, high=None))
    number, room = a.figure.value, max(room, int(a.figure.value) // 20)
    ends = {"at_least": (number, None), "at_most": (None, number), "range": (number - room, number + room)}[bound]
    value = None if bound == "range" else number
    wider = replace(a, figure=replace(a.figure, bound=bound, value=value, low=ends[0], high=ends[1]))
    if compare(a, b).relation not in ("conflict", "correction"):
        assert compare(wider, b).relation != "conflict"


@settings(deadline=None)
@given(
    st.integers(1, 5000),
    st.integers(1, 5000),
    st.sampled_from([("kilometre", "metre", 1000), ("tonne", "kilogram", 1000)]),
)
def test_a_unit_of_the_same_dimension_changes_no_relation(x: int, y: int, units: tuple[str, str, int]) -> None:
    large, small, factor = units
    one, other = ({"kind": "measurement", "unit": unit} for unit in (large, small))
    plain = compare(claim(str(x), str(x), **one), claim(str(y), str(y), "y", **one))
    scaled = compare(claim(str(x), str(x), **one), claim(str(y * factor), str(y * factor), "y", **other))
    assert plain.relation == scaled.relation or {plain.relation, scaled.relation} == {"agree", "conflict"}
    assert (plain.difference, plain.ratio) == (scaled.difference, scaled.ratio)
    assert (x == y) <= (scaled.reasons == ("equal",))


@settings(deadline=None)
@given(st.lists(claims(), min_size=1, max_size=8), st.randoms())
def test_a_summary_does_not_depend_on_the_order_of_arrival(said: list[Claim], random: object) -> None:
    named = [replace(one, id=f"c{n}") for n, one in enumerate(said)]
    shuffled = list(named)
    random.shuffle(shuffled)
    assert summarise(named) == summarise(shuffled)


@settings(deadline=None)
@given(st.lists(claims(), min_size=1, max_size=6))
def test_a_figure_told_again_by_its_source_adds_no_origin_and_no_conflict(said: list[Claim]) -> None:
    named = [replace(one, id=f"c{n}") for n, one in enumerate(said)]
    again = replace(named[0], id=f"{named[0].id} again")
    before, after = summarise(named), summarise([*named, again])
    assert before.origins == after.origins
    assert (before.conflict is None) == (after.conflict is None)
    assert [(g.low, g.best, g.high) for g in before.groups] == [(g.low, g.best, g.high) for g in after.groups]


def test_the_tolerance_for_approximations_is_a_matter_of_choice() -> None:
    about, exact = claim("8,000", "8000", bound="about"), claim("8,450", "8450", "y")
    assert compare(about, exact, Rules(about=Decimal("0.01"))).relation == "conflict"


def test_a_source_under_its_short_name_and_its_initials_is_one_origin() -> None:
    said = [
        claim("5", "5", "a", sources=("Israel Prison Service", "HaMoked")),
        claim("5", "5", "b", sources=("IPS",)),
        claim("5", "5", "c", sources=("the prison service",)),
    ]
    assert summarise(said).origins == 1


def test_a_short_name_that_fits_two_sources_is_neither() -> None:
    said = [
        claim("5", "5", "a", sources=("Health Ministry",)),
        claim("5", "5", "b", sources=("Interior Ministry",)),
        claim("5", "5", "c", sources=("the ministry",)),
    ]
    assert summarise(said).origins == 3


def test_ten_times_the_figures_are_summed_up_at_about_ten_times_the_cost() -> None:
    said = [
        claim(f"{n}", f"{n}", f"c{n}", sources=(f"Office {n % 40}",), **dated(f"2025-{n % 12 + 1:02}-{n % 28 + 1:02}"))
        for n in range(1, 10_001)
    ]
    assert cost(lambda: summarise(said)) < 30 * cost(lambda: summarise(said[:1_000]))


def test_degrees_of_one_scale_are_held_against_those_of_the_other() -> None:
    heat = {"kind": "measurement", "measured": "temperature"}
    celsius = claim("37", "37", unit="degree Celsius", **heat)
    fahrenheit = claim("98.6", "98.6", "y", unit="degree Fahrenheit", **heat)
    found = compare(celsius, fahrenheit)
    assert (found.relation, found.difference) == ("agree", 0)
    warmer = {**heat, "measure": "change", "direction": "up"}
    rises = compare(
        claim("5", "5", unit="degree Celsius", **warmer), claim("9", "9", "y", unit="degree Fahrenheit", **warmer)
    )
    assert rises.relation == "agree"


@pytest.mark.parametrize(
    ("chain", "origin"),
    [
        (("Ranjit Holm", "Harbour Board"), "Harbour Board"),
        (("a spokeswoman", "Harbour Board"), "Harbour Board"),
        (("Harbour Board", "Open Seas"), "Harbour Board"),
        (("Dr. Mira Vedel",), "Dr. Mira Vedel"),
        (("officials",), ""),
    ],
)
def test_who_speaks_for_a_body_is_counted_as_that_body(chain: tuple[str, ...], origin: str) -> None:
    found = summarise([claim("12", "12", sources=chain)])
    assert found.groups[0].origins == ((origin,) if origin else ())


def test_spelling_makes_no_second_source() -> None:
    assert not independent(("race organizers",), ("organisers",), Aliases())


def test_a_summary_does_not_contradict_the_pairs_told_beside_it() -> None:
    june = claim("30", "30", "a", sources=("Port Office",), **dated("2025-06-01", "2025-06-02"))
    second = claim("36", "36", "b", sources=("Customs",), **dated("2025-06-02"))
    pair = compare(june, second)
    assert pair.relation == "conflict"
    assert "their times overlap" in pair.sentence
    summary = summarise([june, second], Rules(), [pair])
    assert summary.conflict == pair
    assert "No two figures conflict" not in summary.sentence


def test_figures_of_one_time_conflict_though_neighbours_by_number_do_not() -> None:
    low = claim("at most 30", "30", "a", sources=("Port Office",), bound="at_most", high=Decimal(30))
    middle = claim("20 to 60", None, "b", sources=("Customs",), bound="range", low=Decimal(20), high=Decimal(60))
    high = claim("50", "50", "c", sources=("Harbour Watch",))
    assert summarise([low, middle, high]).conflict is not None


def test_a_day_that_one_text_leaves_open_is_not_told_as_the_same_day() -> None:
    first = claim("30", "30", "a", article_id="n", sources=("Port Office",), **dated("2025-03-09"))
    other = claim("36", "36", "b", article_id="n", sources=("Customs",))
    pair = compare(first, other)
    assert pair.relation == "conflict"
    assert "the same time" not in pair.sentence


def test_a_range_that_a_person_put_right_is_told_by_its_limits() -> None:
    read = claim("24 to 28", None, bound="range", low=Decimal(24), high=Decimal(38))
    assert told(replace(read, corrected=True)).startswith("24 to 38")
