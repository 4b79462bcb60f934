"""Statistics: one for figures of one thing, joined and parted by judgements that can be closed again."""

import itertools
from dataclasses import replace

import pytest

from service.errors import Contradicts, Invalid, NotFound, VersionConflict
from service.store import FigureFilter, Statistic, Store, StoredFigure
from service.store.statistic_groups import Edge, _components
from tests.store.sample import article, figures, profiles, put


@pytest.fixture
def three(store: Store) -> list[Statistic]:
    """a, b and c: three statistics that nothing joins."""
    made = [store.create_statistic(n, None, "count", None, actor="desk", reason=None) for n in ("men", "women", "all")]
    return sorted(made, key=lambda one: one.id)


def judge(store: Store, a: Statistic, b: Statistic, ruling: str) -> str:
    return store.judge(a.id, b.id, ruling, actor="desk", reason="known").id  # type: ignore[arg-type]


def groups(store: Store, of: list[Statistic]) -> list[tuple[str, ...]]:
    return sorted({store.statistic(one.id).members for one in of})


def test_a_merged_statistic_is_read_by_the_id_of_any_member(store: Store, three: list[Statistic]) -> None:
    a, b, c = three
    before = store.head().id
    judge(store, a, c, "same")
    assert store.statistic(c.id) == store.statistic(a.id)
    assert store.statistic(c.id).members == (a.id, c.id)
    assert store.statistic(b.id).members == (b.id,)
    assert store.statistic(c.id, as_of=before).members == (c.id,)
    assert {one.id for one in store.statistics().items} == {a.id, b.id}
    assert {one.id for one in store.statistics(as_of=before).items} == {a.id, b.id, c.id}


def test_closing_a_judgement_parts_what_it_joined(store: Store, three: list[Statistic]) -> None:
    a, b, c = three
    first, second = judge(store, a, b, "same"), judge(store, b, c, "same")
    assert groups(store, three) == [(a.id, b.id, c.id)]
    store.close_judgement(first, actor="desk", reason="wrong")
    assert groups(store, three) == [(a.id,), (b.id, c.id)]
    closed = store.judgement(first)
    assert closed.closed is not None
    assert closed.closed.reason == "wrong"
    before = store.head()
    assert store.close_judgement(first, actor="desk", reason="wrong") == closed
    for actor, reason in (("desk", "again"), ("editor", "wrong"), ("desk", None)):
        with pytest.raises(Contradicts, match="is closed, by desk in transaction"):
            store.close_judgement(first, actor=actor, reason=reason)
    assert store.head() == before
    store.close_judgement(second, actor="desk", reason=None)
    assert groups(store, three) == [(a.id,), (b.id,), (c.id,)]


def test_what_is_judged_different_is_never_joined_through_a_third(store: Store, three: list[Statistic]) -> None:
    a, b, c = three
    judge(store, a, b, "same")
    judge(store, b, c, "same")
    apart = judge(store, a, c, "different")
    assert groups(store, three) == [(a.id, b.id), (c.id,)]
    store.close_judgement(apart, actor="desk", reason=None)
    assert groups(store, three) == [(a.id, b.id, c.id)]


def test_a_later_judgement_on_the_same_two_closes_the_earlier(store: Store, three: list[Statistic]) -> None:
    a, b, _ = three
    first = judge(store, a, b, "same")
    assert judge(store, b, a, "same") == first
    second = judge(store, b, a, "unsure")
    assert groups(store, three[:2]) == [(a.id,), (b.id,)]
    assert [(one.id, one.closed is None) for one in store.judgements().items] == [(second, True), (first, False)]


@pytest.mark.parametrize("order", list(itertools.permutations(range(4))))
def test_groups_do_not_depend_on_the_order_of_arrival(order: tuple[int, ...]) -> None:
    edges = [Edge("a", "b", 0.9), Edge("b", "c", 0.8), Edge("c", "d", 0.7), Edge("a", "d", 0.6)]
    grouped = _components("abcd", [edges[place] for place in order], [("a", "c")])
    assert grouped == {"a": "a", "b": "a", "c": "c", "d": "c"}


def test_a_persons_name_goes_along_when_a_group_gets_another_id(store: Store) -> None:
    put(store, article("Police hold 40 men."))
    put(store, article("Snow closed 8 schools.", "https://herald.example/1"))
    a, b = sorted(store.statistics().items, key=lambda one: one.id)
    changes = {"name": "men held", "definition": "Men in cells at midnight."}
    named = store.describe_statistic(b.id, changes, expected_version=1, actor="desk", reason=None)
    assert (named.name, named.version) == ("men held", 2)
    assert store.statistics(q="midnight").items == (named,)
    judge(store, a, b, "same")
    merged = store.statistic(b.id)
    assert (merged.id, merged.name, merged.definition) == (a.id, "men held", "Men in cells at midnight.")


def test_a_stale_description_is_refused_and_an_empty_one_writes_nothing(store: Store, three: list[Statistic]) -> None:
    a = three[0]
    assert store.describe_statistic(a.id, {}, expected_version=1, actor="desk", reason=None) == a
    with pytest.raises(VersionConflict):
        store.describe_statistic(a.id, {"name": "x"}, expected_version=2, actor="desk", reason=None)


def test_figures_are_found_by_any_member_of_their_statistic(store: Store) -> None:
    (here,) = put(store, article("Police hold 40 men.")).figures
    (there,) = put(store, article("Snow closed 8 schools.", "https://herald.example/1")).figures
    assert here.statistic is not None
    assert there.statistic is not None
    assert here.statistic != there.statistic
    store.judge(here.statistic.id, there.statistic.id, "same", actor="desk", reason=None)
    for one in (here, there):
        found = store.figures(FigureFilter(statistic=one.statistic.id)).items  # type: ignore[union-attr]
        assert {figure.id for figure in found} == {here.id, there.id}
    merged = store.statistic(here.statistic.id)
    assert (merged.figures, merged.articles) == (2, 2)
    store.correct(here.id, {"state": "rejected"}, expected_version=1, actor="desk", reason=None)
    assert store.statistic(here.statistic.id).figures == 1


def test_an_edited_number_stays_in_its_statistic(store: Store) -> None:
    text = "Israel holds 3,443 administrative detainees, the Prison Service said. Snow closed 8 schools in Orlin."
    (old, _) = put(store, article(text)).figures
    (new, _) = put(store, article(text.replace("3,443", "3,376"))).figures
    assert old.statistic is not None
    assert new.statistic is not None
    assert store.statistic(old.statistic.id).id == new.statistic.id


def test_sources_are_listed_under_all_names_that_were_judged_the_same(store: Store) -> None:
    put(store, article("Police hold 40 men, according to the Prison Service."))
    put(store, article("Police hold 43 men, according to Prisons Orlin.", "https://herald.example/1"))
    assert [one.name for one in store.sources().items] == ["Prison Service", "Prisons Orlin"]
    same = store.judge("the prison service", "Prisons Orlin", "same", actor="desk", reason=None)
    (one,) = store.sources(q="orlin").items
    assert (one.name, one.names, one.figures, one.articles) == (
        "Prison Service",
        ("Prison Service", "Prisons Orlin"),
        2,
        2,
    )
    assert len(store.figures(FigureFilter(source="prisons orlin")).items) == 2
    store.close_judgement(same.id, actor="desk", reason=None)
    assert len(store.figures(FigureFilter(source="prisons orlin")).items) == 1
    assert len(store.sources().items) == 2


def test_a_judgement_is_on_two_things_of_one_kind_on_record(store: Store, three: list[Statistic]) -> None:
    put(store, article("Police hold 40 men, according to the Prison Service."))
    for a, b, error in (
        (three[0].id, three[0].id, Invalid),
        (three[0].id, "Prison Service", Invalid),
        ("Prison Service", "the PRISON service", Invalid),
        ("Prison Service", "Nobody", NotFound),
        ("s0000000000000000", "\ud800", NotFound),
    ):
        with pytest.raises(error):
            store.judge(a, b, "same", actor="desk", reason=None)
    with pytest.raises(Invalid):
        store.judge(three[0].id, three[1].id, "perhaps", actor="desk", reason=None)  # type: ignore[arg-type]


def test_a_statistic_of_ones_own_needs_a_name_and_a_kind_and_is_made_once(store: Store, three: list[Statistic]) -> None:
    for name, kind in ((" ", "count"), ("cells", "size"), ("men", "count")):
        with pytest.raises(Invalid):
            store.create_statistic(name, None, kind, None, actor="desk", reason=None)
    for changes in ({"kind": "money"}, {"name": ""}, {"definition": 5}):
        with pytest.raises(Invalid):
            store.describe_statistic(three[0].id, changes, expected_version=1, actor="desk", reason=None)


def record_named(store: Store, letter: str, name: str) -> StoredFigure:
    """A figure of an article of its own, its statistic of this name."""
    said = article(f"Jail {letter} held 40 men.", f"https://gazette.example/{letter}", title=f"Jail {letter}")
    read = figures(said.text)
    named = [replace(one, name=name) for one in profiles(said, read) if one is not None]
    return store.record(said, read, named, actor="test").figures[0]


def test_a_statistic_is_called_as_most_of_its_members_are_whatever_its_id(store: Store) -> None:
    told = [("A", "men held in Orlin"), ("B", "men in cells in Orlin"), ("C", "men in cells in Orlin")]
    stated = [record_named(store, letter, name) for letter, name in told]
    for other in stated[1:]:
        assert other.statistic is not None
        assert stated[0].statistic is not None
        store.judge(stated[0].statistic.id, other.statistic.id, "same", actor="desk", reason=None)
    for figure in stated:
        now = store.figure(figure.id)
        assert now.statistic is not None
        assert now.statistic.name == "men in cells in Orlin"
        assert store.statistic(now.statistic.id).name == "men in cells in Orlin"
        assert figure.statistic is not None
        then = store.figure(figure.id, as_of=figure.transaction.id).statistic
        assert then == figure.statistic


def test_a_statistic_that_nothing_states_any_more_is_in_no_list_unless_a_person_made_it(store: Store) -> None:
    figure = record_named(store, "A", "men held in Orlin")
    made = store.create_statistic("women held", None, "count", None, actor="desk", reason=None)
    assert {one.name for one in store.statistics().items} == {"men held in Orlin", "women held"}
    store.correct(figure.id, {"state": "rejected"}, expected_version=1, actor="desk", reason=None)
    assert [one.id for one in store.statistics().items] == [made.id]
    assert store.statistics(q="held").items == (store.statistic(made.id),)
