"""Reading the record anew keeps what people decided, marks what changed under it, and tells of silent edits."""

import dataclasses
from collections.abc import Sequence
from decimal import Decimal

import pytest

from service.figures.extract import extract
from service.figures.figure import Figure
from service.store import FigureFilter, Judgement, Rereading, Store, StoredFigure
from tests.store.sample import article, figures, profiles, put

TEXT = "Police hold 40 men, according to the Prison Service. Doctors treated 7 of them."


def reread(store: Store, identity: str, read: Sequence[Figure]) -> Rereading:
    newest = store.article(identity)
    found = store.reread(newest, read, profiles(newest.article, read), actor="upgrade")
    assert found is not None
    return found


def rule(store: Store, held: StoredFigure, **changes: object) -> StoredFigure:
    return store.correct(held.id, changes, expected_version=held.version, actor="desk", reason="checked")


def better(text: str = TEXT) -> list[Figure]:
    return [dataclasses.replace(figure, predicate="hold") for figure in figures(text)]


@pytest.fixture
def held(store: Store) -> StoredFigure:
    return put(store, article(TEXT)).figures[0]


def test_reading_the_same_again_writes_nothing(store: Store, held: StoredFigure) -> None:
    before = store.head()
    assert reread(store, held.article_id, figures(TEXT)) == Rereading(held.article_id, 0, 0, 0, 0)
    assert store.head() == before


def test_a_better_reading_is_a_version_of_each_figure_that_is_read_otherwise(store: Store, held: StoredFigure) -> None:
    assert reread(store, held.article_id, better()) == Rereading(held.article_id, 0, 2, 0, 0)
    now = store.figure(held.id)
    assert (now.version, now.figure.predicate, now.transaction.kind) == (2, "hold", "reextract")
    assert store.article(held.article_id).number == 1
    assert store.verify() == ()


def test_figures_that_are_found_and_lost_by_a_better_reading_are_new_and_gone(store: Store) -> None:
    first = put(store, article(TEXT), figures(TEXT)[:1])
    found = reread(store, first.article_id, figures(TEXT)[1:])
    assert (found.new, found.changed, found.gone) == (1, 0, 1)
    assert [one.figure.exact for one in store.article_figures(first.article_id)] == ["7"]
    assert store.silent_edits().items == ()
    assert store.verify() == ()


def test_a_text_that_was_edited_meanwhile_is_left_alone(store: Store, held: StoredFigure) -> None:
    old = store.article(held.article_id)
    put(store, article(TEXT + " It rained."))
    assert store.reread(old, better(), profiles(old.article, better()), actor="upgrade") is None


def test_a_decision_stands_over_a_better_reading_and_is_stale_until_it_is_confirmed(
    store: Store, held: StoredFigure
) -> None:
    ruled = rule(store, held, value=Decimal(41))
    assert reread(store, held.article_id, better()).kept == 1
    (stale,) = store.stale_rulings().items
    assert (stale.change, stale.figure.id, stale.figure.stale) == ("reread", held.id, True)
    assert (stale.figure.figure.value, stale.figure.version) == (Decimal(41), 2)
    assert stale.now is not None
    assert (stale.now.predicate, stale.now.value, stale.ruled) == ("hold", Decimal(40), ruled.transaction)
    assert store.figures(FigureFilter(state="corrected")).items[0].stale
    now = rule(store, stale.figure, state="corrected")
    assert (now.version, now.stale, now.figure) == (3, False, stale.figure.figure)
    assert store.stale_rulings().items == ()
    assert store.stale_rulings(as_of=now.transaction.id - 1).items == (stale,)
    assert store.stale_rulings(as_of=ruled.transaction.id).items == ()


def test_a_reading_that_comes_back_takes_the_mark_away(store: Store, held: StoredFigure) -> None:
    rule(store, held, state="confirmed")
    reread(store, held.article_id, better())
    assert store.figure(held.id).stale
    reread(store, held.article_id, figures(TEXT))
    assert not store.figure(held.id).stale


def test_a_decision_on_what_is_no_longer_read_stands_and_is_stale(store: Store, held: StoredFigure) -> None:
    rule(store, held, state="confirmed")
    reread(store, held.article_id, figures(TEXT)[1:])
    (stale,) = store.stale_rulings().items
    assert (stale.change, stale.figure.present, stale.now) == ("unread", True, None)
    assert reread(store, held.article_id, figures(TEXT)[1:]).kept == 0
    undone = rule(store, stale.figure, state="extracted")
    assert (undone.present, undone.state, undone.stale) == (False, "extracted", False)
    assert store.verify() == ()


def test_a_decision_on_a_number_that_an_edit_replaced_names_what_took_its_place(
    store: Store, held: StoredFigure
) -> None:
    rule(store, held, state="confirmed")
    new = put(store, article(TEXT.replace("40", "43"))).figures[0]
    (stale,) = store.stale_rulings().items
    assert (stale.change, stale.replaced_by, new.replaces) == ("gone", new.id, held.id)


def test_stale_decisions_come_in_pages(store: Store) -> None:
    text = " ".join(f"In district {n} police hold {n + 20} men." for n in range(5))
    for found in put(store, article(text)).figures:
        rule(store, found, state="confirmed")
    put(store, article("It rained."))
    first = store.stale_rulings(limit=6)
    rest = store.stale_rulings(limit=6, cursor=first.next)
    assert (len(first.items), len(rest.items), rest.next) == (6, 4, None)
    assert len({one.figure.id for one in (*first.items, *rest.items)}) == 10


def test_a_judgement_goes_along_when_a_figure_is_read_anew(store: Store, held: StoredFigure) -> None:
    other = put(store, article("Guards count 900 men.", "https://herald.example/2")).figures[0]
    assert held.statistic is not None
    assert other.statistic is not None
    store.judge(held.statistic.id, other.statistic.id, "same", actor="desk", reason=None)
    reread(store, held.article_id, better())
    now, still = store.figure(held.id).statistic, store.figure(other.id).statistic
    assert now is not None
    assert now == still


def test_an_edit_that_replaces_a_number_without_a_word_is_listed(store: Store) -> None:
    first = put(store, article(TEXT))
    put(store, article(TEXT.replace("40", "43") + " It rained on 12 days."))
    put(store, article("Snow closed 8 schools.", "https://herald.example/2", publisher="The Herald"))
    put(store, article("Snow closed 9 schools.", "https://herald.example/2", publisher="The Herald"))
    herald, gazette = store.silent_edits().items
    assert [(c.old.figure.exact, c.new.figure.exact) for c in gazette.changes if c.old and c.new] == [("40", "43")]
    assert (gazette.revision.article_id, gazette.revision.number) == (first.article_id, 2)
    assert store.silent_edits(publisher="the  HERALD").items == (herald,)
    page = store.silent_edits(limit=1)
    assert page.items == (herald,)
    assert store.silent_edits(limit=1, cursor=page.next).items == (gazette,)
    assert store.silent_edits(as_of=first.transaction.id).items == ()


def judged(store: Store) -> tuple[StoredFigure, StoredFigure, Judgement]:
    here = put(store, article(TEXT)).figures[0]
    there = put(store, article("Snow closed 8 schools.", "https://herald.example/1")).figures[0]
    assert here.statistic is not None
    assert there.statistic is not None
    ruling = store.judge(here.statistic.id, there.statistic.id, "different", actor="desk", reason="asked")
    assert (ruling.stale, store.stale_rulings().items) == (False, ())
    return here, there, ruling


def test_a_judgement_is_stale_once_no_article_states_one_of_the_two(store: Store) -> None:
    *_, ruling = judged(store)
    put(store, article("Snow closed the schools.", "https://herald.example/1"))
    (stale,) = store.stale_rulings().items
    assert (stale.change, stale.figure, stale.judgement) == ("gone", None, store.judgement(ruling.id))
    assert (stale.ruled, store.judgements().items[0].stale) == (ruling.transaction, True)
    assert store.judgement(ruling.id, as_of=ruling.transaction.id) == ruling
    again = store.judge(ruling.a, ruling.b, "different", actor="desk", reason="still")
    assert (again.id != ruling.id, again.stale, store.stale_rulings().items) == (True, False, ())
    assert store.verify() == ()


def test_a_judgement_is_stale_once_its_figures_count_elsewhere_or_a_statistic_is_described(store: Store) -> None:
    here, there, ruling = judged(store)
    assert here.statistic is not None
    rule(store, there, statistic=here.statistic.id)
    assert [one.change for one in store.stale_rulings().items] == ["reread"]
    rule(store, store.figure(there.id), state="extracted")
    assert store.stale_rulings().items == ()
    held = store.statistic(here.statistic.id)
    store.describe_statistic(held.id, {"name": "women held"}, expected_version=held.version, actor="desk", reason=None)
    assert [one.change for one in store.stale_rulings().items] == ["described"]
    store.close_judgement(ruling.id, actor="desk", reason=None)
    assert store.stale_rulings().items == ()


@pytest.mark.parametrize(
    "edited",
    [
        "Police hold 40 men, according to the Prison Service. Doctors treated 7 of them. It rained on 12 days.",
        "Police hold 40 men, according to the Prison Service.",
        "Police in Orlin hold 40 men, according to the Prison Service. Doctors treated 7 of them.",
    ],
)
def test_added_removed_and_reworded_numbers_are_no_silent_edit(store: Store, edited: str) -> None:
    put(store, article(TEXT))
    put(store, article(edited))
    assert store.silent_edits().items == ()


def test_an_edit_whose_text_takes_the_old_number_back_is_not_silent(store: Store) -> None:
    put(store, article("Police hold 40 men."))
    told = "Police hold 43 men. An earlier version said 40."
    read = list(figures(told))
    read[1] = dataclasses.replace(read[1], withdrawn=True)
    put(store, article(told), read)
    assert store.silent_edits().items == ()


@pytest.mark.parametrize(
    "told",
    [
        "Correction: an earlier version of this article said 12 people were killed.",
        "CORRECTION: This story has been corrected to say that 14 people were killed, not 12.",
        "It originally said a dozen; the correct figure is 14.",
        "Correction: 12 was the number given at first.",
        "Editor’s note: the toll in our first report, 12, was wrong.",
    ],
)
def test_an_edit_with_a_correction_note_is_not_silent(store: Store, told: str) -> None:
    for text in ("A barge sank, killing 12 people.", f"A barge sank, killing 14 people.\n\n{told}"):
        put(store, article(text), extract(article(text)).figures)
    assert store.silent_edits().items == ()


@pytest.mark.parametrize(
    "told",
    [
        "Correction: the name of the captain was misspelt.",
        "The 12 correctional officers on board were saved.",
        "Rescuers, 12 of them in boats, corrected their course.",
    ],
)
def test_a_note_that_does_not_name_the_old_number_excuses_no_edit(store: Store, told: str) -> None:
    for text in ("A barge sank, killing 12 people.", f"A barge sank, killing 14 people.\n\n{told}"):
        put(store, article(text), extract(article(text)).figures)
    assert [[c.old.figure.exact for c in edit.changes if c.old] for edit in store.silent_edits().items] == [["12"]]


def test_vintages_hold_what_an_edit_replaced_and_what_was_corrected(store: Store, held: StoredFigure) -> None:
    corrected = rule(store, held, value=Decimal(41))
    new = put(store, article(TEXT.replace("40", "43"))).figures[0]
    assert new.statistic is not None
    found = store.vintages(new.statistic.id).items
    assert [(one.figure.figure.value, one.figure.version) for one in found] == [
        (Decimal(40), 1),
        (Decimal(41), 2),
        (Decimal(43), 1),
    ]
    assert [one.ended for one in found] == [corrected.transaction, new.transaction, None]
    page = store.vintages(new.statistic.id, limit=2)
    assert store.vintages(new.statistic.id, limit=2, cursor=page.next).items == found[2:]
    assert held.statistic is not None
    then = store.vintages(held.statistic.id, as_of=corrected.transaction.id).items
    assert [one.ended for one in then] == [corrected.transaction, None]
