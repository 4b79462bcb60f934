"""How a number goes on over time, and whether numbers that one text sets together add up."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.comparison import Claim, Rules, compare, summarise, sums
from tests.test_comparison import claim, dated

TOLL = {"measured": "people", "predicate": "die", "sources": ("Harbour Board",)}


def on(day: str, number: str, name: str, **fields: object) -> Claim:
    return claim(number, number, name, **(TOLL | dated(day) | {"published_on": date.fromisoformat(day)} | fields))


# ---------------------------------------------------------------- totals that shrink
def test_a_toll_that_shrinks_is_pointed_out_unless_it_was_taken_back() -> None:
    first, second = on("2025-03-01", "31", "a"), on("2025-03-03", "29", "b")
    (found,) = summarise([second, first]).breaks
    assert (found.earlier, found.later) == ("a", "b")
    assert "29 (Harbour Board, 3 March 2025) is below 31 (Harbour Board, 1 March 2025)" in found.sentence
    assert summarise([first, replace(second, withdraws=(Decimal(31),), article_id="of a")]).breaks == ()


def test_of_a_total_of_no_known_day_nobody_knows_that_it_shrank() -> None:
    undated = {"valid_from": None, "valid_to": None, "valid_basis": "unknown", "published_on": None}
    first, second = claim("65", "65", "a", **(TOLL | undated)), on("2025-03-03", "47", "b")
    assert summarise([first, second]).breaks == ()


@pytest.mark.parametrize(
    "later",
    [
        on("2025-03-03", "33", "b"),
        on("2025-03-03", "29", "b", sources=("Open Seas",)),
        on("2025-03-03", "29", "b", predicate="hold"),
        on("2025-03-03", "30", "b", bound="at_least", low=Decimal(30)),
    ],
    ids=["it grew", "somebody else counts", "who is held can be freed", "the limit leaves room"],
)
def test_other_numbers_are_no_break(later: Claim) -> None:
    assert summarise([on("2025-03-01", "31", "a"), later]).breaks == ()


def test_a_tally_since_one_day_only_grows_whatever_it_counts() -> None:
    since = {**dated("2025-01-01", "2025-03-01"), "predicate": "file", "published_on": date(2025, 3, 1)}
    until = {**dated("2025-01-01", "2025-04-01"), "predicate": "file", "published_on": date(2025, 4, 1)}
    (found,) = summarise([on("2025-03-01", "900", "a", **since), on("2025-04-01", "700", "b", **until)]).breaks
    assert found.later == "b"


# ---------------------------------------------------------------- totals that go on within a day
@pytest.mark.parametrize(
    ("sources", "relation"),
    [(("Harbour Board",), "update"), ((), "update"), (("Open Seas",), "conflict")],
    ids=["the same counts on", "nobody is named", "somebody else counts"],
)
def test_two_tolls_of_one_day_conflict_where_two_count(sources: tuple[str, ...], relation: str) -> None:
    morning = on("2025-03-01", "36", "a")
    evening = on("2025-03-01", "53", "b", sources=sources)
    assert compare(morning, evening).relation == relation
    assert (summarise([morning, evening]).conflict is None) == (relation == "update")


def test_a_toll_of_one_day_printed_on_the_next_is_no_count_going_on() -> None:
    later = {"published_on": date(2025, 3, 2), "sources": ()}
    assert compare(on("2025-03-01", "53", "a"), on("2025-03-01", "36", "b", **later)).relation == "conflict"


@pytest.mark.parametrize(
    ("sentence", "is_before"),
    [
        ("He said that it would rise from the previous count, which was 36.", True),
        ("An earlier toll of 36 was given on the radio.", True),
        ("In the earlier blast 36 died.", False),
    ],
)
def test_a_previous_count_came_before_nobody_knows_when(sentence: str, is_before: bool) -> None:
    assert claim("36", "36", "a", **TOLL, sentence=sentence).is_base == is_before


def test_a_number_that_another_article_takes_back_is_said_to_be() -> None:
    told_first = claim("34", "34", "a", sources=("Coroner",))
    taken_back = claim("34", "34", "b", sources=("Coroner",), withdrawn=True, published_on=date(2025, 3, 11))
    pair = compare(told_first, taken_back)
    assert (pair.relation, pair.reasons) == ("agree", ("equal", "withdrawn"))
    assert compare(taken_back, told_first).sentence == pair.sentence
    assert "one number, which one of the two articles takes back" in pair.sentence
    assert compare(taken_back, replace(taken_back, id="c", article_id="of c")).reasons == ("equal",)


# ---------------------------------------------------------------- old numbers told as new
def undated(printed: str, number: str, name: str, **fields: object) -> Claim:
    day = date.fromisoformat(printed)
    basis = {"valid_from": day, "valid_to": day, "valid_basis": "publication", "published_on": day}
    return on(printed, number, name, **basis, **fields)


def test_an_old_number_told_as_if_it_were_new_is_named_with_its_age_and_the_newer_one() -> None:
    told = [on("2024-01-10", "1264", "a"), on("2024-06-10", "1319", "b"), undated("2024-07-10", "1264", "c")]
    (found,) = summarise(told).repeats
    assert (found.claim, found.first, found.days, found.newer) == ("c", "a", 182, "b")
    assert "was 182 days old when it was printed" in found.sentence
    assert "1319 (Harbour Board, 10 June 2024) had been printed by then" in found.sentence


def test_who_says_of_which_day_a_number_is_repeats_nothing_as_new() -> None:
    again = on("2024-01-10", "12", "c", published_on=date(2024, 7, 10))
    assert summarise([on("2024-01-10", "12", "a"), again]).repeats == ()


def test_a_rise_by_so_much_again_is_no_old_number() -> None:
    rise = {"measure": "change", "direction": "up"}
    told = [on("2024-01-10", "14", "a", **rise), undated("2024-07-10", "14", "c", **rise)]
    assert summarise(told).repeats == ()


def test_a_number_that_came_later_than_print_is_not_held_against_an_article() -> None:
    told = [on("2024-01-10", "12", "a"), undated("2024-02-10", "12", "c"), on("2024-03-10", "15", "b")]
    (found,) = summarise(told).repeats
    assert found.newer is None


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 4)), max_size=12), st.randoms())
def test_the_course_does_not_depend_on_the_order_of_arrival(said: list[tuple[int, int]], random: object) -> None:
    days = [(date(2024, 1, 1) + timedelta(day)).isoformat() for day, _ in said]
    made = [undated(day, str(number), f"{n:03}") for n, (day, (_, number)) in enumerate(zip(days, said, strict=True))]
    mixed = list(made)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert (summarise(made).breaks, summarise(made).repeats) == (summarise(mixed).breaks, summarise(mixed).repeats)


# ---------------------------------------------------------------- sums
def said(sentence: str, *numbers: tuple[str, str, dict[str, object]]) -> list[Claim]:
    found, at = [], 0
    for exact, value, fields in numbers:
        at = sentence.index(exact, at)
        one = claim(exact, value, exact, article_id="one", **fields)
        figure = replace(one.figure, start=at, end=at + len(exact), sentence=sentence)
        found.append(replace(one, figure=figure))
        at += len(exact)
    return found


SHARE = {"kind": "share", "unit": "percent"}


@pytest.mark.parametrize(
    ("printed", "fits", "reason"),
    [
        ("57", True, "rounding:half_up@1"),
        ("56", True, "rounding:truncation@1"),
        ("56.5", True, "rounding:half_up@0.1"),
        ("60", False, "apart"),
    ],
)
def test_a_share_is_worked_out_from_its_parts(printed: str, fits: bool, reason: str) -> None:
    sentence = f"Of the beds 6,239 of 11,040, or {printed} %, were taken."
    part, whole, share = "6,239", "11,040", f"{printed} %"
    made = said(sentence, (part, "6239", {}), (whole, "11040", {}), (share, printed, SHARE))
    worked = next(one for one in sums(made) if one.kind == "share")
    assert (worked.fits, worked.reason) == (fits, reason)
    assert worked.sentence.startswith("6,239 of 11,040 is 56.51 %, ")


def test_a_part_is_no_greater_than_its_whole() -> None:
    made = said("The mayor said 50 of its 40 boats sank.", ("50", "50", {}), ("40", "40", {}))
    (found,) = sums(made)
    assert (found.kind, found.fits) == ("part", False)
    assert found.sentence == "50 (10 March 2025) cannot be a part of 40 (10 March 2025)."


def test_a_change_is_the_difference_of_its_levels() -> None:
    before, after = on("2025-03-01", "6", "a"), on("2025-03-04", "23", "b")
    moved = {"measure": "change", "direction": "up", **dated("2025-03-01", "2025-03-04")}
    (right,) = sums([before, after, on("2025-03-04", "17", "c", **moved, statistic="s2")])
    (wrong,) = sums([before, after, on("2025-03-04", "18", "c", **moved, statistic="s2")])
    assert (right.claims, right.fits, wrong.fits) == (("c", "a", "b"), True, False)
    assert "is 17, as the text says: up 17" in right.sentence


def test_parts_that_a_person_said_make_up_a_whole_come_to_no_more_than_it() -> None:
    whole = on("2025-03-01", "100", "w", statistic="all")
    men, women = (on("2025-03-01", n, name, statistic=name) for n, name in (("60", "men"), ("45", "women")))
    related = {("men", "all"): "part_of_partition", ("women", "all"): "part_of_partition"}
    (found,) = sums([whole, men, women], Rules(related=related))
    assert (found.fits, found.claims) == (False, ("men", "women", "w"))
    assert found.sentence.endswith("are more than 100 (Harbour Board, 1 March 2025).")
    assert sums([whole, men, women]) == ()
    pair = compare(men, whole, Rules(related=related))
    assert pair.reasons == ("population:part_of_partition",)


# ---------------------------------------------------------------- pairs
def test_sums_in_the_money_of_other_years_are_not_compared() -> None:
    today = claim("$3 billion", "3E+9", kind="money", unit="USD")
    then = claim("$2 billion", "2E+9", "y", kind="money", unit="USD")
    then = replace(then, figure=replace(then.figure, sentence="It cost $2 billion in 1990 dollars."))
    found = compare(today, then)
    assert (found.relation, found.reasons, found.difference) == ("not_comparable", ("prices:of_other_years",), None)
    assert found.sentence.endswith("they are sums in the money of different years.")


def test_a_month_told_before_its_end_is_succeeded_by_the_whole_month() -> None:
    so_far = claim("1,940", "1940", **dated("2025-05-01", "2025-05-30"), published_on=date(2025, 5, 30))
    whole = claim("2,015", "2015", "y", **dated("2025-05-01", "2025-05-31"), published_on=date(2025, 6, 6))
    assert compare(so_far, whole).relation == "update"


def test_what_a_group_leaves_open_is_told_in_the_unit_of_its_figures() -> None:
    field = {"kind": "measurement", "measured": "fields"}
    acres = claim("100", "100", unit="acre", sources=("Survey",), **field)
    hectares = claim("41", "41", "y", unit="hectare", sources=("Registry",), **field)
    (group,) = summarise([acres, hectares], Rules()).groups
    assert (group.unit, group.best, group.high) == ("hectare", 41, 41)
    assert group.low is not None
    assert round(group.low, 2) == Decimal("40.47")
