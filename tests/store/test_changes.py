"""Which numbers an edit of an article changed."""

import pytest

from service.figures.figure import Figure
from service.store import Store
from service.store.article_edit import pairs
from tests.store.sample import article, figures, put

STAYS = "The bridge is 120 metres long."
EDITS = (
    # before, after, the numbers that changed
    ("Police hold 40 men.", "Police hold 43 men.", [("40", "43")]),
    ("Police hold 40 men.", "Police hold 40 men. Doctors treated 7 of them.", [(None, "7")]),
    ("Police hold 40 men. Doctors treated 7 of them.", "Police hold 40 men.", [("7", None)]),
    ("Police hold 40 men and 7 women.", "Police hold 43 men and 7 women.", [("40", "43")]),
    ("Police hold 40 men and 7 women.", "Police hold 43 men and 9 women.", [("40", "43"), ("7", "9")]),
    ("Police hold 40 men. It rained.", "It rained. Police hold 40 men.", []),
    ("Police hold 40 men.", "Police in Orlin still hold 40 men.", []),
    ("Police hold 3,443 men.", "Police hold 3443 men.", []),
    ("Police hold 40 men.", "Police in Orlin hold 43 men, they said.", [("40", "43")]),
    ("Police hold 40 men. Police hold 40 men.", "Police hold 40 men. Police hold 43 men.", [("40", "43")]),
    ("Police hold 40 men. Police hold 40 men.", "Police hold 40 men.", [("40", None)]),
    ("Police hold 40 men.", "Snow closed 8 schools in the north.", [("40", None), (None, "8")]),
    ("On 5 May, 40 men were held.", "On 6 May, 40 men were held.", [("5", "6")]),
)


@pytest.mark.parametrize(("before", "after", "changed"), EDITS)
def test_an_edit_names_the_numbers_that_changed_and_no_others(
    store: Store, before: str, after: str, changed: list[tuple[str | None, str | None]]
) -> None:
    identity = put(store, article(f"{STAYS} {before}")).article_id
    put(store, article(f"{STAYS} {after}"))
    found = store.number_changes(identity, 1, 2)
    assert sorted(_named(found), key=str) == sorted(changed, key=str)
    back = [(new, old) for old, new in _named(store.number_changes(identity, 2, 1))]
    assert sorted(back, key=str) == sorted(changed, key=str)
    assert store.number_changes(identity, 1, 1) == ()


def _named(changes: object) -> list[tuple[str | None, str | None]]:
    return [(c.old and c.old.figure.exact, c.new and c.new.figure.exact) for c in changes]  # type: ignore[attr-defined]


def test_revisions_that_are_not_neighbours_are_compared_too(store: Store) -> None:
    for count in (40, 43, 47):
        identity = put(store, article(f"Police hold {count} men.")).article_id
    assert _named(store.number_changes(identity, 1, 3)) == [("40", "47")]


def test_a_better_reading_of_a_text_that_stands_is_no_edit(store: Store) -> None:
    identity = put(store, article("Police hold 40 men.")).article_id
    put(store, article("Police hold 40 men. It rained."), [])
    assert _named(store.number_changes(identity, 1, 2)) == [("40", None)]
    put(store, article("Police hold 40 men. It rained. It snowed."))
    assert store.number_changes(identity, 1, 3) == ()


def lines(how: str, count: int) -> list[tuple[int, Figure]]:
    text = "\n".join(how.format(n, n + 1000) for n in range(count))
    return list(enumerate(one for one in figures(text) if one.measured == "men"))


def test_many_changed_numbers_are_paired_by_their_sentences_however_many_they_are() -> None:
    before, after = (lines(f"In district {{0}} police hold {held} men.", 300) for held in ("{1}", "2{1}"))
    assert pairs(before, after) == {number: number for number in range(300)}


def test_of_too_many_reworded_sentences_none_is_guessed_at() -> None:
    before, after = "In district {0} police hold {1} men.", "Police hold {1} men in district {0}, they said."
    assert len(pairs(lines(before, 200), lines(after, 200))) == 200
    assert pairs(lines(before, 201), lines(after, 201)) == {}
