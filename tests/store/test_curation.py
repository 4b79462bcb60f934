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
