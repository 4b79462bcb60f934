"""What is written beside the points of a chart."""

from typing import Any

from service.web.chart import legible


def point(day: int, value: int, conflict: bool = False) -> dict[str, Any]:
    return {"day": f"2025-03-{day:02}", "value": value, "conflict": conflict}


def test_words_that_would_cover_others_are_not_written() -> None:
    found = [point(1, 10), point(9, 200), point(9, 204), point(30, 900)]
    assert legible(found) == [point(30, 900), point(9, 200), point(1, 10)]


def test_what_is_in_conflict_keeps_its_words() -> None:
    found = [point(1, 10, conflict=True), point(1, 11), point(30, 90, conflict=True)]
    assert legible(found) == [point(30, 90, conflict=True), point(1, 10, conflict=True)]


def test_a_chart_of_one_point_or_none_is_written_too() -> None:
    assert legible([point(1, 10), point(1, 10)]) == [point(1, 10)]
    assert legible([]) == []
