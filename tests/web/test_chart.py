"""What is written beside the points of a chart."""

from typing import Any

from flask.testing import FlaskClient

from service.web.chart import legible


def point(day: int, value: int, conflict: bool = False) -> dict[str, Any]:
    return {"day": f"2025-03-{day:02}", "value": value, "conflict": conflict}


def test_words_that_would_cover_others_are_not_written() -> None:
    found = [point(1, 10), point(9, 200), point(9, 204), point(30, 900)]
    assert legible(found) == [point(30, 900), point(9, 200), point(1, 10)]


def test_what_is_in_conflict_keeps_its_words() -> None:
    found = [point(1, 10, conflict=True), point(1, 11), point(30, 90, conflict=True)]
    assert legible(found) == [point(30, 90, conflict=True), point(1, 10, conflict=True)]


def test_what_fell_is_drawn_below_nought_and_told_so_in_tables(client: FlaskClient) -> None:
    said = (
        "The jobless rate fell by at least 2 percentage points in 2023.",
        "The jobless rate rose by 3 points in 2024.",
    )
    made = [client.post("/v1/articles", json={"text": text, "published_at": "2025-01-07"}).get_json() for text in said]
    assert [one["figures"][0]["direction"] for one in made] == ["down", "up"]
    fell = made[0]["figures"][0]["statistic"]["id"]
    drawn = client.get(f"/v1/statistics/{fell}/chart.json").get_json(force=True)
    (point,) = (one for data in drawn["datasets"].values() for one in data if one.get("origin") and one["value"] < 0)
    assert (point["value"], point["open"], point["stated"]) == (-2, "↓", "down at least 2 percentage points")
    table = client.get(f"/v1/statistics/{fell}/observations?format=csv&fields=low,measure,direction,unit").get_data(
        True
    )
    assert "2,change,down,percentage_point" in table
    told = client.get(f"/fred/series/observations?series_id={fell}&file_type=json&api_key=any").get_json()
    assert "-2" in [one["value"] for one in told["observations"]]


def test_a_chart_of_one_point_or_none_is_written_too() -> None:
    assert legible([point(1, 10), point(1, 10)]) == [point(1, 10)]
    assert legible([]) == []
