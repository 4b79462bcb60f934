"""Numbers that one sentence sets side by side: parts, alternatives, what was before, what was expected."""

from datetime import date
from decimal import Decimal

import pytest

from service.comparison import Aliases, Claim, Rules, compare, independent, summarise
from service.figures.figure import Figure

PRINTED = date(2025, 3, 12)
NOBODY: tuple[str, ...] = ()
Day = tuple[str, str]


def said(
    sentence: str,
    exact: str,
    days: Day | None = None,
    sources: tuple[str, ...] = NOBODY,
    published: date = PRINTED,
    **fields: object,
) -> Claim:
    """What an article of this one sentence says of a statistic; `days` where the text tells them."""
    figure = Figure(
        exact=exact,
        start=sentence.index(exact),
        end=sentence.index(exact) + len(exact),
        sentence=sentence,
        value=Decimal("".join(one for one in exact if one.isdigit() or one == ".")),
        valid_from=date.fromisoformat(days[0]) if days else published,
        valid_to=date.fromisoformat(days[1]) if days else published,
        valid_basis="stated" if days else "publication",
        sources=sources,
        **fields,  # type: ignore[arg-type]
    )
    return Claim(f"{exact} {sentence}", figure, sentence, None, published, "s1")


def relation(a: Claim, b: Claim) -> str:
    found = {compare(a, b).relation, compare(b, a).relation}
    assert len(found) == 1
    return found.pop()


NO_AND_YES = "Some 58% of members said no to the offer, against 37% who said yes."
BY_TO = "The bridge levy fell by 61.2 per cent to 38.8 per cent."


@pytest.mark.parametrize(("sentence", "a", "b"), [(NO_AND_YES, "58%", "37%"), (BY_TO, "61.2", "38.8")])
def test_two_numbers_of_one_sentence_on_one_word_are_no_conflict(sentence: str, a: str, b: str) -> None:
    month = ("2025-02-01", "2025-02-28")
    for days in (None, month):
        pair = compare(said(sentence, a, days), said(sentence, b, days))
        assert (pair.relation, pair.reasons) == ("compatible", ("one_voice",))
        assert "one sentence tells both on one word" in pair.sentence
    assert summarise([said(sentence, a), said(sentence, b)]).conflict is None


def test_a_longer_time_may_hold_more() -> None:
    weekend = said("Police held 86 people over the weekend.", "86", ("2025-03-08", "2025-03-09"))
    saturday = said("Police held 25 people on Saturday.", "25", ("2025-03-08", "2025-03-08"))
    pair = compare(weekend, saturday)
    assert (pair.relation, pair.reasons, relation(saturday, weekend)) == ("compatible", ("longer_time",), "compatible")
    assert "a longer time, which may hold more" in pair.sentence
    fewer = said("Police held 19 people over the weekend.", "19", ("2025-03-08", "2025-03-09"))
    assert relation(fewer, saturday) == "conflict"


@pytest.mark.parametrize(
    ("sentence", "of_a", "of_b"),
    [
        ("Police put the crowd in Ostrel at 7,000; marchers at 21,000.", ("Police",), ("marchers",)),
        ("The survey found that 21,000 had left, against the official 7,000.", ("survey",), NOBODY),
        ("The drowned are 21,000 by the coroner's count, 7,000 in all other books.", NOBODY, NOBODY),
    ],
)
def test_two_voices_of_one_sentence_stay_a_conflict(
    sentence: str, of_a: tuple[str, ...], of_b: tuple[str, ...]
) -> None:
    assert relation(said(sentence, "7,000", sources=of_a), said(sentence, "21,000", sources=of_b)) == "conflict"


JOBLESS = "Joblessness in Tarvik ticked up to 6.4% in the three months to January from 6.1%, the bureau said."
FLU = "Last week 512 flu cases were reported in Tarvik, against 733 and 12 the week before."
LIFTED = "The ministry lifted the pass rate from 71.5% to 72.2%."


@pytest.mark.parametrize(
    ("sentence", "level", "base", "days"),
    [
        (JOBLESS, "6.4%", "6.1%", ("2024-11-01", "2025-01-31")),
        (FLU, "512", "733", ("2025-03-03", "2025-03-09")),
        (LIFTED, "72.2%", "71.5%", None),
    ],
)
def test_what_a_number_came_from_is_never_the_latest(sentence: str, level: str, base: str, days: Day | None) -> None:
    now, before = said(sentence, level, days), said(sentence, base)
    pair = compare(before, now)
    assert pair.relation == "update"
    assert pair.sentence.startswith(level)
    assert f"succeeds {base}" in pair.sentence
    assert summarise([now, before]).latest == now.id


def test_what_a_number_came_from_is_held_against_that_of_another_text_without_a_time() -> None:
    before = said(JOBLESS, "6.1%")
    other = said("Joblessness in Tarvik was 5.8%.", "5.8%")
    assert relation(before, other) == "update"
    assert compare(before, other).sentence == "6.1% and 5.8% (12 March 2025) are not known to be of one time."
    assert relation(before, said("Joblessness was 6.1%.", "6.1%")) == "agree"


def test_what_a_quarter_is_compared_to_came_before_it() -> None:
    sentence = "Cola sales tallied $66 for the quarter compared to $72 in the first quarter of 2022."
    assert said(sentence, "$72").ends is None
    assert said(sentence, "$66").ends == PRINTED


@pytest.mark.parametrize(
    ("sentence", "exact"),
    [("Ferries took 40 people from 31 villages.", "31"), ("The vote was 54 to 40, from 9 in the morning.", "54")],
)
def test_people_from_a_number_of_places_came_from_no_earlier_number(sentence: str, exact: str) -> None:
    assert said(sentence, exact).ends == PRINTED


@pytest.mark.parametrize(
    ("a", "b", "are_two"),
    [
        ("company", "Norvik", False),
        ("a local nurses' group", "Tarvik Nurses Network", False),
        ("Army", "Northern Guard", False),
        ("ministry", "ICRD", False),
        ("company", "Tarvik Dockers' Union", True),
        ("army", "Tarvik Nurses Network", True),
        ("police", "organisers", True),
    ],
)
def test_a_body_without_a_name_is_of_unknown_independence(a: str, b: str, are_two: bool) -> None:
    assert independent([a], [b], Aliases()) is independent([b], [a], Aliases()) is are_two
    sentence = "Some 40 posts go."
    pair = compare(said(sentence, "40", sources=(a,)), said(f"{sentence} ", "40", sources=(b,)), Rules())
    assert pair.independent is are_two


@pytest.mark.parametrize(
    "later",
    [
        "Twelve (12) people died in Monday's blast at the mill, doctors said, a higher number than before.",
        "At the mill 12 workers were killed on Monday when a boiler burst.",
    ],
)
def test_what_an_event_cost_is_known_better_later(later: str) -> None:
    monday, tuesday = date(2025, 3, 10), date(2025, 3, 11)
    first = said("Police said 7 people were killed.", "7", published=monday, predicate="kill")
    monday_itself = ("2025-03-10", "2025-03-10")
    then = said(later, "12", monday_itself, published=tuesday, predicate="die", valid_text="Monday")
    pair = compare(first, then)
    assert (pair.relation, pair.reasons) == ("update", ("printed_later",))
    assert pair.sentence.endswith("it was printed later, when more was known of that day.")
    assert relation(then, first) == "update"


@pytest.mark.parametrize(
    ("later", "exact", "day", "predicate"),
    [
        ("Medics had counted 12 dead after the blast on Monday.", "12", 11, "die"),
        ("By Monday 12 people had died in the blast.", "12", 11, "die"),
        ("The number of dead was 12 on Monday, after the blast.", "12", 11, "die"),
        ("12 people died in the hospital on Monday.", "12", 11, "die"),
        ("5 people died in Monday's blast.", "5", 11, "die"),
        ("12 people died in Monday's blast.", "12", 10, "die"),
        ("12 people were arrested after the blast on Monday.", "12", 11, "arrest"),
    ],
)
def test_another_count_of_one_day_stays_a_conflict(later: str, exact: str, day: int, predicate: str) -> None:
    first = said("Police said 7 people were killed.", "7", published=date(2025, 3, 10), predicate="kill")
    monday = ("2025-03-10", "2025-03-10")
    text = "By Monday" if later.startswith("By") else "Monday"
    then = said(later, exact, monday, published=date(2025, 3, day), predicate=predicate, valid_text=text)
    assert relation(first, then) == "conflict"
