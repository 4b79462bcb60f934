"""Articles that are recorded together give the record that they give one by one, and reads in between find them."""

# ruff: noqa: S608  (names of tables cannot be bound as values)

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext

import pytest

from service.article import Article
from service.store import FigureFilter, Store
from tests.store.sample import article, put

# Of each transaction the time differs, and with it every hash from there on.
SAME = (
    *("articles", "revisions", "article_details", "article_keys", "statistics", "statistic_versions"),
    *("statistic_edges", "statistic_groups", "block_statistics", "figures", "figure_places", "figure_versions"),
    *("figure_readings", "sources", "figure_sources", "figure_index", "revision_sketches", "source_counts"),
)
TEXT = "Police hold {0} men, according to the Prison Service. Snow shut 8 schools and 3 roads, according to Help Orlin."


def said(number: int, first: int = 40) -> Article:
    return article(TEXT.format(first + number), f"https://gazette.example/{number}")


def everything(store: Store) -> dict[str, list[tuple[object, ...]]]:
    return {table: [tuple(row) for row in store._db.conn.execute(f"SELECT * FROM {table}")] for table in SAME}


def record(store: Store, whole: Callable[[], AbstractContextManager[None]]) -> list[tuple[str, int]]:
    """New articles, the same again, an edited one, one without figures, and reads of what has just come."""
    receipts = []
    with whole():
        receipts += [put(store, said(number)) for number in range(30)]
        receipts += [put(store, said(3)), put(store, said(4, 60)), put(store, article("It rained.", None))]
        held = receipts[-3].figures[0]
        store.correct(held.id, {"measured": "women"}, expected_version=1, actor="desk", reason=None)
        receipts += [put(store, said(number)) for number in range(30, 40)]
        assert len(store.figures(FigureFilter(q="schools")).items) == 80
        receipts += [put(store, said(40)), put(store, said(40, 70))]
        assert [one.figures for one in store.sources().items] == [82, 41]
        receipts.append(put(store, said(41)))
    assert len(receipts[-1].figures) == 3
    return [(one.status, one.count) for one in receipts]


def test_a_batch_writes_what_single_articles_do() -> None:
    with Store.open(":memory:") as one_by_one, Store.open(":memory:") as at_once:
        assert record(one_by_one, nullcontext) == record(at_once, at_once.together)
        assert everything(one_by_one) == everything(at_once)
        assert at_once.verify() == ()


def test_a_batch_that_fails_leaves_nothing_that_waits(store: Store) -> None:
    with pytest.raises(RuntimeError), store.together():  # noqa: PT012
        put(store, said(1))
        raise RuntimeError
    assert store.figures(FigureFilter()).items == ()
    put(store, said(2))
    with store.together():
        put(store, said(3))
    assert len(store.figures(FigureFilter()).items) == 6
    assert store.verify() == ()
