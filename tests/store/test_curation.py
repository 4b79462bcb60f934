"""What a person rules on a figure stands until a person rules otherwise."""

import dataclasses
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest

from service.errors import Contradicts, Invalid, NotFound, VersionConflict
from service.store import FigureFilter, Store, StoredFigure
from tests.store.sample import article, figures, put

TEXT = "Police hold 40 men, according to the Prison Service. Doctors treated 7 of them."


def rule(store: Store, held: StoredFigure, changes: Mapping[str, object]) -> StoredFigure:
    return store.correct(held.id, changes, expected_version=held.version, actor="desk", reason="checked")


@pytest.fixture
def held(store: Store) -> StoredFigure:
    return put(store, article(TEXT)).figures[0]


def test_a_correction_is_a_version_that_names_who_and_why(store: Store, held: StoredFigure) -> None:
    changes = {
        "value": Decimal("41"),
        "valid_from": date(2025, 3, 1),
        "valid_to": date(2025, 3, 2),
        "sources": ("Police",),
    }
    now = rule(store, held, changes)
    assert (now.version, now.state, now.figure.value, now.figure.sources) == (2, "corrected", Decimal(41), ("Police",))
    assert (now.transaction.actor, now.transaction.reason) == ("desk", "checked")
    assert store.version(held.id, 1) == held
    assert store.figures(FigureFilter(source="police")).items == (now,)
    assert store.figures(FigureFilter(source="Prison Service")).items == ()


@pytest.mark.parametrize("state", ["confirmed", "rejected", "retracted"])
def test_a_ruling_changes_nothing_else(store: Store, held: StoredFigure, state: str) -> None:
    now = rule(store, held, {"state": state})
    assert (now.state, now.version, now.figure, now.present) == (state, 2, held.figure, True)
    assert rule(store, now, {"state": state}) == now


def test_a_stale_ruling_is_refused_and_changes_nothing(store: Store, held: StoredFigure) -> None:
    rule(store, held, {"state": "confirmed"})
    before = store.head()
    with pytest.raises(VersionConflict, match="at version 2, not 1"):
        rule(store, held, {"state": "rejected"})
    assert store.head() == before


def test_a_correction_to_what_is_held_already_writes_nothing(store: Store, held: StoredFigure) -> None:
    assert rule(store, held, {"value": 40, "measured": "men"}).version == 1


def test_the_same_number_written_otherwise_is_no_change(store: Store) -> None:
    read = [dataclasses.replace(figures(TEXT)[0], value=Decimal("4E+1"))]
    held = put(store, article(TEXT), read).figures[0]
    now = rule(store, held, {"value": 40})
    assert (now.version, str(now.figure.value)) == (1, "4E+1")


def test_a_source_that_is_named_twice_counts_once(store: Store, held: StoredFigure) -> None:
    now = rule(store, held, {"sources": ["the Harbour Police", "Mayor", "Harbour police", "Mayor"]})
    assert now.figure.sources == ("the Harbour Police", "Mayor")


@pytest.mark.parametrize("dropped", ["rejected", "retracted"])
def test_what_was_rejected_or_retracted_comes_back_by_undoing_that_alone(
    store: Store, held: StoredFigure, dropped: str
) -> None:
    gone = rule(store, held, {"state": dropped})
    for change in ({"measured": "women"}, {"value": 41}, {"state": "corrected", "value": 41}, {"state": "corrected"}):
        with pytest.raises(Contradicts, match=f"The figure is {dropped}"):
            rule(store, gone, change)
    assert store.figure(held.id) == gone
    back = rule(store, gone, {"state": "extracted"})
    assert rule(store, back, {"value": 41}).state == "corrected"


def test_a_ruling_outlives_new_readings_and_undoing_it_gives_the_newest_of_them(
    store: Store, held: StoredFigure
) -> None:
    corrected = rule(store, held, {"value": Decimal(41)})
    better = [dataclasses.replace(figure, predicate="hold") for figure in figures(TEXT)]
    put(store, article(TEXT + " It rained."), better)
    now = store.figure(held.id)
    assert (now.version, now.figure.value, now.figure.predicate) == (2, Decimal(41), None)
    assert now.revision == 2
    undone = rule(store, corrected, {"state": "extracted"})
    assert (undone.version, undone.figure.value, undone.figure.predicate) == (3, Decimal(40), "hold")


def test_a_ruling_outlives_the_vanishing_of_its_figure(store: Store, held: StoredFigure) -> None:
    rule(store, held, {"value": Decimal(41)})
    put(store, article("It rained."), [])
    gone = store.figure(held.id)
    assert (gone.present, gone.state, gone.figure.value) == (False, "corrected", Decimal(41))
    put(store, article(TEXT))
    back = store.figure(held.id)
    assert (back.present, back.state, back.figure.value) == (True, "corrected", Decimal(41))


def test_a_figure_can_be_put_under_another_statistic_and_stays_there(store: Store, held: StoredFigure) -> None:
    own = store.create_statistic("men in cells", None, "count", None, actor="desk", reason=None)
    moved = rule(store, held, {"statistic": own.id})
    assert moved.statistic is not None
    assert moved.statistic.name == "men in cells"
    assert (store.statistic(own.id).figures, store.statistic(own.id).articles) == (1, 1)
    again = rule(store, moved, {"value": Decimal(41)})
    assert again.statistic == moved.statistic
    assert rule(store, again, {"statistic": None}).statistic is None


def test_correcting_what_is_measured_leads_to_the_statistic_of_that(store: Store, held: StoredFigure) -> None:
    other = put(store, article("The bridge is 90 metres long.", "https://herald.example/9")).figures[0]
    now = rule(store, held, {"measured": "metres", "kind": "measurement", "unit": "metre"})
    assert held.statistic is not None
    assert now.statistic is not None
    assert now.statistic.id != held.statistic.id
    assert other.statistic is not None


@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"exact": "41"}, "/exact"),
        ({"colour": "red"}, "/colour"),
        ({"state": "wrong"}, "/state"),
        ({"state": "extracted", "value": Decimal(1)}, "/state"),
        ({"value": "many"}, "/value"),
        ({"value": Decimal("NaN")}, "/value"),
        ({"value": 1.5}, "/value"),
        ({"value": None}, "/value"),
        ({"bound": "range", "low": Decimal(5), "high": Decimal(4), "value": None}, "/low"),
        ({"bound": "range"}, "/high"),
        ({"value": Decimal(-5)}, "/value"),
        ({"state": "confirmed", "value": Decimal(3)}, "/state"),
        ({"bound": None}, "/bound"),
        ({"kind": "size"}, "/kind"),
        ({"unit": 5}, "/unit"),
        ({"valid_from": "2025-02-30"}, "/valid_from"),
        ({"valid_from": date(2025, 1, 2), "valid_to": date(2025, 1, 1)}, "/valid_from"),
        ({"sources": "Police"}, "/sources"),
        ({"sources": [""]}, "/sources"),
        ({"statistic": "s0000000000000000"}, "/statistic"),
        ({"refers_to": "f0000000000000000"}, "/refers_to"),
        ({"withdrawn": 1}, "/withdrawn"),
    ],
)
def test_a_wrong_change_is_named_and_nothing_is_written(
    store: Store, held: StoredFigure, changes: Mapping[str, object], pointer: str
) -> None:
    before = store.head()
    with pytest.raises(Invalid) as refused:
        rule(store, held, changes)
    assert refused.value.pointer == pointer
    assert store.head() == before


def test_characters_that_cannot_be_stored_are_replaced(store: Store, held: StoredFigure) -> None:
    now = store.correct(
        held.id, {"measured": "m\ud800n", "sources": ["A\x00"]}, expected_version=1, actor="d\ud800", reason="\x00"
    )
    assert (now.figure.measured, now.figure.sources) == ("m\ufffdn", ("A\ufffd",))
    assert store.verify() == ()


def test_nobody_is_no_actor(store: Store, held: StoredFigure) -> None:
    with pytest.raises(Invalid):
        store.correct(held.id, {"state": "confirmed"}, expected_version=1, actor=" ", reason=None)
    with pytest.raises(NotFound):
        store.correct("f0", {"state": "confirmed"}, expected_version=1, actor="desk", reason=None)


def test_an_article_is_taken_back_as_a_whole_and_put_back_as_it_was(store: Store) -> None:
    first, second = put(store, article(TEXT)).figures
    rule(store, first, {"value": 41})
    signed = {"actor": "desk", "reason": "a hoax"}
    before = store.head().id
    taken = store.rule_on_article(first.article_id, "retracted", expected_revision=1, **signed)
    held = store.article_figures(taken.article_id)
    assert [(one.state, one.transaction.actor, one.transaction.reason) for one in held] == [
        ("retracted", "desk", "a hoax")
    ] * 2
    assert len({one.transaction.id for one in held}) == 1, "one change of the record"
    assert store.stated(second.statistic.id if second.statistic else "", most=9) == []
    assert [one.state for one in store.article_figures(taken.article_id, as_of=before)] == ["corrected", "extracted"]
    store.rule_on_article(first.article_id, "extracted", expected_revision=1, **signed)
    again = store.article_figures(taken.article_id)
    assert [(one.state, one.figure.value, one.version) for one in again] == [("corrected", 41, 4), ("extracted", 7, 3)]
    assert not any(one.stale for one in again)
    assert store.verify() == ()


def test_what_a_person_decided_of_single_figures_outlives_their_article_taken_back(store: Store) -> None:
    first, second = put(store, article(TEXT)).figures
    rule(store, first, {"state": "retracted"})
    for state in ("retracted", "retracted", "extracted", "extracted"):
        store.rule_on_article(first.article_id, state, expected_revision=1, actor="desk", reason="checked")
    assert [one.state for one in store.article_figures(first.article_id)] == ["retracted", "extracted"]
    assert [len(store.versions(one.id)) for one in (first, second)] == [2, 3], "the same again writes nothing"


def test_an_article_that_was_taken_back_and_is_read_anew_comes_back_as_it_is_read_now(store: Store) -> None:
    made = put(store, article(TEXT))
    store.rule_on_article(made.article_id, "retracted", expected_revision=1, actor="desk", reason="checked")
    better = [dataclasses.replace(one, measured="sailors") for one in figures(TEXT)]
    store.reread(store.article(made.article_id), better, [None, None], actor="test")
    assert {one.state for one in store.article_figures(made.article_id)} == {"retracted"}
    store.rule_on_article(made.article_id, "extracted", expected_revision=1, actor="desk", reason="checked")
    found = store.article_figures(made.article_id)
    assert [(one.state, one.figure.measured) for one in found] == [("extracted", "sailors")] * 2


def test_an_article_that_was_edited_meanwhile_is_read_before_it_is_taken_back(store: Store) -> None:
    made = put(store, article(TEXT))
    put(store, article(TEXT + " Later 9 more came."))
    with pytest.raises(VersionConflict, match="at revision 2, not 1"):
        store.rule_on_article(made.article_id, "retracted", expected_revision=1, actor="desk", reason="checked")
    with pytest.raises(Invalid, match="state is one of retracted, extracted"):
        store.rule_on_article(made.article_id, "confirmed", expected_revision=2, actor="desk", reason="checked")
    with pytest.raises(NotFound):
        store.rule_on_article("a" * 17, "retracted", expected_revision=1, actor="desk", reason="checked")
