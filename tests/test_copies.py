"""Articles that print one text are one witness, however many they are, and whatever they edit in it."""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from migrations.m0012_sketches import sketch
from service.article import Article
from service.claims import claims_of_all
from service.comparison import Claim, Group, compare, first_prints, summarise
from service.ingest import ingest
from service.store import FigureFilter, Store, migrate
from tests.test_comparison import claim, dated

WIRE = """A freight train left the rails near Calder on Tuesday morning and spilled grain over two fields, the rail
inspectorate said. The inspectorate counted 34 damaged waggons. Nobody was hurt. The driver told investigators that he
had braked when he saw water on the line, and that the last waggons had pushed the others aside. Crews with two cranes
worked through the night to lift what could be saved. The line between Calder and Lowick stays closed until Friday at
least, and passengers are taken by bus. It is the second accident on the stretch since the spring, when a landslip
stopped a night train without harm. The union of train drivers has asked for slower running after heavy rain."""
REPRINT = WIRE.replace("on Tuesday morning", "yesterday").replace("worked through the night", "worked all night")
REPRINT = "Grain train derails. " + REPRINT.replace("told investigators", "said").replace("at least, ", "")
BRIEF = " ".join(WIRE.split(". ")[0].split()) + ". The inspectorate counted 34 damaged waggons. Nobody was hurt."
RELEASE = "The inspectorate counted 34 damaged waggons on the closed stretch between Calder and Lowick, it said."
OWN = f"""Farmer Ada Moll heard the crash from her kitchen and ran out into the rain. "It sounded like a barn coming
down," she said, standing among sacks and splinters. {RELEASE} Her brother keeps pigs, and they ate well that day. By
noon a crowd had come on bicycles to look, and the village shop sold out of rolls before one."""
OTHER = f"""Shares of the carrier Lowline fell after its train derailed, and analysts asked what insurance would pay.
{RELEASE} Lowline rents most of its stock from a bank in the capital, and the contract leaves repairs to the tenant. A
spokesman would not say whether the timetable of the autumn can be kept, as three engines are in the workshop."""


def copies(*texts: str) -> list[str | None]:
    """Of each text, in order of print, the number of the one that it prints."""
    found = first_prints([(str(place), sketch(text)) for place, text in enumerate(texts)])
    return [found.get(str(place)) for place in range(len(texts))]


@pytest.mark.parametrize(
    "text",
    [WIRE, REPRINT, BRIEF, WIRE.replace("34", "43"), WIRE.upper(), WIRE.replace("\n", "  "), WIRE + OWN],
    ids=["the same", "edited", "cut short", "another number", "capitals", "other lines", "with more"],
)
def test_a_reprint_is_known(text: str) -> None:
    assert copies(WIRE, text) == [None, "0"]
    assert copies(OTHER, text, WIRE) == [None, None, "1"]


def test_articles_of_their_own_on_one_event_that_quote_one_sentence_are_no_copies() -> None:
    assert copies(WIRE, OWN, OTHER) == [None, None, None]


def test_a_sentence_or_two_may_be_alike_by_chance() -> None:
    assert copies("Police hold 40 men in Calder.", "Police hold 40 men in Calder.") == [None, None]


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10_000), st.sampled_from([0.0, 0.03, 0.05]))
def test_a_text_of_which_words_are_edited_here_and_there_is_a_copy(seed: int, share: float) -> None:
    chance = random.Random(seed)  # noqa: S311
    words = [f"w{chance.randrange(5000)}" for _ in range(400)]
    changed = [f"x{place}" if chance.random() < share else word for place, word in enumerate(words)]
    assert copies(" ".join(words), " ".join(changed)) == [None, "0"]
    assert copies(" ".join(words), " ".join(reversed(words))) == [None, None]


def test_many_texts_are_told_apart_at_a_cost_that_grows_with_their_number() -> None:
    phrase = "the ministry counts every month those who are held in the prisons of the north and of the south"
    chance = random.Random(3)  # noqa: S311
    texts = [f"{phrase} {' '.join(f'w{chance.randrange(5000)}' for _ in range(60))}" for _ in range(3000)]
    assert set(copies(*texts, texts[7])) == {None, "7"}


# ---------------------------------------------------------------- as witnesses
def printed(exact: str, name: str, first: str | None, **fields: object) -> Claim:
    made = claim(exact, exact, name, **(dated("2025-03-04") | fields))
    return replace(made, first_print=first)


def test_figures_of_two_articles_that_print_one_text_are_not_independent() -> None:
    wire, copy = (
        printed("34", "a", None, sources=("Inspectorate",)),
        printed("34", "b", "of a", sources=("Rail Board",)),
    )
    pair = compare(wire, copy)
    assert (pair.relation, pair.reasons, pair.independent) == ("agree", ("equal", "one_text"), False)
    assert pair.sentence.endswith("agree; the two articles print one text.")
    assert compare(wire, replace(copy, first_print=None)).independent


def test_two_copies_of_a_third_text_are_not_independent_either() -> None:
    a, b = (printed("34", name, "of c", sources=(name,)) for name in ("Inspectorate", "Railways"))
    assert not compare(a, b).independent


def test_a_copy_that_changed_the_number_is_in_conflict_with_the_text_that_it_prints() -> None:
    wire, copy = (
        printed("34", "a", None, sources=("Inspectorate",)),
        printed("43", "b", "of a", sources=("Inspectorate",)),
    )
    assert compare(wire, copy).relation == "conflict"
    summary = summarise([wire, copy])
    assert summary.conflict is not None
    assert {summary.conflict.a, summary.conflict.b} == {"a", "b"}
    assert "one text" in summary.sentence


def test_copies_count_once_among_origins_and_texts() -> None:
    wire = printed("34", "a", None, sources=("Inspectorate",), published_on=date(2025, 3, 4))
    copy = printed("34", "b", "of a", sources=("Rail Board",), published_on=date(2025, 3, 5))
    other = printed("31", "c", None, sources=("Lowline",), published_on=date(2025, 3, 5))
    summary = summarise([other, copy, wire])
    assert (summary.articles, summary.texts, summary.origins) == (3, 2, 2)
    assert summary.groups[0].origins == ("Inspectorate", "Lowline")
    assert "3 articles that print 2 texts tell of it, on the word of 2 sources" in summary.sentence
    alone = summarise([other, replace(copy, first_print=None), wire])
    assert (alone.texts, alone.origins) == (3, 3)
    assert "3 articles tell of it, on the word of 3 sources" in alone.sentence


def test_an_article_that_names_two_sources_keeps_both_and_so_do_its_copies() -> None:
    said = [
        printed("34", f"{paper}{source}", first, article_id=paper, sources=(source,))
        for paper, first in (("wire", None), ("copy", "wire"))
        for source in ("Inspectorate", "Lowline")
    ]
    assert summarise(said).groups[0].origins == ("Inspectorate", "Lowline")


def test_a_copy_that_drops_the_credit_adds_nobody() -> None:
    wire, bare = printed("34", "a", None, sources=("Inspectorate",)), printed("34", "b", "of a")
    assert summarise([wire, bare]).groups[0].origins == ("Inspectorate",)


def test_who_is_not_named_is_no_origin() -> None:
    named, nobody = printed("34", "a", None, sources=("Inspectorate",)), printed("36", "b", None)
    assert summarise([named, nobody]).groups[0].origins == ("Inspectorate",)
    assert summarise([nobody]).groups[0].origins == ()


def told_of(group: Group) -> tuple[object, ...]:
    return group.low, group.best, group.high, group.origins


@settings(max_examples=50, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from("34 36 40".split()), st.sampled_from(["", "Inspectorate", "Lowline"])), min_size=1
    )
)
def test_a_copy_of_a_text_changes_nothing_but_the_number_of_articles(told: list[tuple[str, str]]) -> None:
    said = [
        printed(exact, f"{place:02}", None, sources=(source,) if source else ())
        for place, (exact, source) in enumerate(told)
    ]
    first = said[0]
    copy = replace(first, id="zz", article_id="copy", first_print=first.article_id, published_on=date(2025, 3, 20))
    credited_otherwise = replace(copy, figure=replace(copy.figure, sources=("Rail Board",)))
    before, after = summarise(said), summarise([credited_otherwise, *said])
    if first.figure.sources:
        assert (after.origins, after.texts) == (before.origins, before.texts)
        assert [told_of(group) for group in after.groups] == [told_of(group) for group in before.groups]
        assert after.latest == before.latest
    assert after.articles == before.articles + 1


# ---------------------------------------------------------------- on record
def arrived(path: Path, order: Sequence[int]) -> Store:
    migrate(path)
    store = Store.open(path)
    for number in order:
        publisher, text = (("Gazette", WIRE), ("Herald", REPRINT), ("Courier", WIRE.replace("34", "43")))[number]
        at = datetime(2025, 3, 5 + number, 8, tzinfo=UTC)
        said = Article(text, url=f"https://{publisher}.example/1", publisher=publisher, published_at=at)
        ingest(store, said, actor="test")
    return store


def waggons(store: Store, at: int | None = None) -> list[Claim]:
    """Of the statistic of the damaged waggons, in order of print."""
    first = next(f for f in store.figures(FigureFilter(), as_of=at).items if f.figure.exact in ("34", "43"))
    assert first.statistic is not None
    return sorted(claims_of_all(store, first.statistic.id, as_of=at), key=lambda one: str(one.publisher), reverse=True)


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0)])
def test_copies_are_told_on_record_whatever_the_order_of_arrival(tmp_path: Path, order: Sequence[int]) -> None:
    with arrived(tmp_path / "record.db", order) as store:
        herald, gazette, courier = waggons(store)
        assert (herald.first_print, courier.first_print) == (gazette.article_id, gazette.article_id)
        assert not compare(herald, gazette).independent
        assert compare(courier, gazette).relation == "conflict"
        assert summarise([herald, gazette, courier]).texts == 1
        assert store.verify() == ()


def test_a_copy_that_is_written_anew_is_one_until_then(tmp_path: Path) -> None:
    with arrived(tmp_path / "record.db", (0, 1)) as store:
        before = store.head().id
        ingest(store, Article(OWN, url="https://Herald.example/1", publisher="Herald"), actor="test")
        assert summarise(waggons(store, before)).texts == 1
        assert {one.first_print for one in waggons(store)} == {None}
