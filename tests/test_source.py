"""Sources are one or two as people judge them."""

from pathlib import Path

import pytest

from service.claims import claims, rules_of
from service.comparison import Aliases, compare, independent
from service.store import FigureFilter, Store, migrate
from tests.store.sample import article, put


def test_names_that_a_person_judged_to_be_of_two_sources_are_two() -> None:
    apart = Aliases(apart=frozenset({frozenset({"health ministry", "regional health ministry"})}))
    a, b = ("Health Ministry",), ("Regional Health Ministry",)
    assert not independent(a, b, Aliases())
    assert independent(a, b, apart)
    assert independent(b, ("the Health Ministry",), apart)


def test_a_judgement_on_two_sources_counts_in_comparisons_from_then_on(tmp_path: Path) -> None:
    migrate(tmp_path / "record.db")
    told = "Police hold 40 men, according to {}."
    with Store.open(tmp_path / "record.db") as store:
        for number, source in enumerate(("Prison Watch", "Orlin Prison Watch")):
            put(store, article(told.format(source), f"https://gazette.example/{number}"))
        figures = store.figures(FigureFilter()).items

        def are_independent(at: int | None = None) -> bool:
            a, b = claims(store, figures, as_of=at)
            return compare(a, b, rules_of(store, (), as_of=at)).independent

        before = store.head().id
        assert not are_independent()
        made = store.judge("Prison Watch", "Orlin Prison Watch", "different", actor="desk", reason="two offices")
        assert are_independent()
        assert not are_independent(before)
        store.close_judgement(made.id, actor="desk", reason="one office")
        assert not are_independent()


@pytest.mark.parametrize(
    ("a", "b", "are_two"),
    [
        ("P.K. Varen", "Prakash Varen", False),
        ("Chief Secretary", "Prakash Varen", False),
        ("the country's health ministry", "Sarenga health ministry", False),
        ("Department of Labour", "Sarenga's Labor Department", False),
        ("Paul Varen", "Prakash Varen", True),
        ("UN Women", "Una Women", True),
        ("Chief Secretary", "Sarenga Railways", True),
        ("Sarenga's health ministry", "Pavonia's health ministry", True),
    ],
)
def test_people_offices_and_ministries_by_their_other_names(a: str, b: str, are_two: bool) -> None:
    assert independent((a,), (b,), Aliases()) is independent((b,), (a,), Aliases()) is are_two
