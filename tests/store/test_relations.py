"""How statistics stand to each other, as people said."""

import pytest

from service.errors import Invalid, NotFound
from service.store import Statistic, Store


@pytest.fixture
def three(store: Store) -> list[Statistic]:
    names = ("people held", "women held", "minors held")
    return [store.create_statistic(name, None, "count", None, actor="desk", reason=None) for name in names]


def told(store: Store, statistic: Statistic, as_of: int | None = None) -> list[tuple[str, str, str]]:
    found = store.relations(statistic.id, as_of=as_of)
    return [(one.statistic.name, one.relation, one.other.name) for one in found]


def test_a_relation_is_read_from_both_its_ends_and_at_every_time(store: Store, three: list[Statistic]) -> None:
    whole, women, _ = three
    before = store.head().id
    (made,) = store.relate(women.id, "subset_of", whole.id, actor="desk", reason="by definition")
    assert (made.transaction.actor, made.transaction.reason) == ("desk", "by definition")
    assert told(store, whole) == told(store, women) == [("women held", "subset_of", "people held")]
    after = store.head().id
    assert store.relate(women.id, "subset_of", whole.id, actor="desk", reason="again") == (made,)
    assert store.head().id == after
    assert store.unrelate(women.id, "subset_of", whole.id, actor="desk", reason="wrong") == ()
    assert told(store, whole, before) == []
    assert told(store, whole, after) == [("women held", "subset_of", "people held")]
    with pytest.raises(NotFound, match="No subset_of of"):
        store.unrelate(women.id, "subset_of", whole.id, actor="desk", reason="again")


def test_a_relation_goes_along_when_a_statistic_is_merged(store: Store, three: list[Statistic]) -> None:
    whole, women, minors = three
    store.relate(women.id, "part_of_partition", whole.id, actor="desk", reason=None)
    store.judge(women.id, minors.id, "same", actor="desk", reason=None)
    (found,) = store.relations(minors.id)
    assert (found.relation, found.other.id) == ("part_of_partition", whole.id)
    assert store.unrelate(minors.id, "part_of_partition", whole.id, actor="desk", reason=None) == ()


def test_two_that_were_merged_stand_in_no_relation(store: Store, three: list[Statistic]) -> None:
    whole, women, _ = three
    store.relate(women.id, "subset_of", whole.id, actor="desk", reason=None)
    store.judge(women.id, whole.id, "same", actor="desk", reason=None)
    assert store.relations(women.id) == ()
    with pytest.raises(Invalid, match="one statistic"):
        store.relate(women.id, "subset_of", whole.id, actor="desk", reason=None)


def test_what_cannot_be_related_is_refused(store: Store, three: list[Statistic]) -> None:
    whole, women, _ = three
    with pytest.raises(Invalid, match="subset_of"):
        store.relate(women.id, "like", whole.id, actor="desk", reason=None)
    with pytest.raises(NotFound, match="No statistic s0"):
        store.relate(women.id, "subset_of", "s0", actor="desk", reason=None)
    with pytest.raises(NotFound):
        store.relations("s0")
