"""The package fredapi, as it is, reads the real server once its base URL is changed."""

from collections.abc import Iterator
from xml.etree import ElementTree as ET

import pytest
import requests

from tests.web.served import served

fredapi = pytest.importorskip("fredapi", reason="fredapi is not installed")

REPORTS = (
    (
        "2024-03-05",
        "Orsenia's jails fill",
        "Orsenia held 1,200 military prisoners on February 29, the Orsenia Jail Service said.",
    ),
    (
        "2024-04-04",
        "Orsenia's jails fill further",
        "Orsenia held 1,240 military prisoners on March 31, the Orsenia Jail Service said. "
        "Orsenia held 1,215 military prisoners on February 29, it now said.",
    ),
    (
        "2024-05-03",
        "Orsenia's jails",
        "Orsenia held between 1,250 and 1,300 military prisoners on April 30, the Orsenia Jail Service said.",
    ),
)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(tmp_path_factory.mktemp("fred")) as base:
        for day, title, text in REPORTS:
            article = {"text": text, "title": title, "publisher": "Orsenia Post", "published_at": day, "id": day}
            requests.post(f"{base}/v1/articles", json=article, timeout=60).raise_for_status()
        yield base


@pytest.fixture(scope="module")
def client(server: str) -> "fredapi.Fred":
    found = fredapi.Fred(api_key="anykeywilldo")
    found.root_url = f"{server}/fred"
    return found


@pytest.fixture(scope="module")
def series(client: "fredapi.Fred") -> str:
    found = client.search("military prisoners")
    assert list(found["title"]) == ["military prisoners held by Orsenia"]
    return str(found.index[0])


def told(found: object) -> dict[str, float]:
    return {str(day.date()): value for day, value in found.items()}  # type: ignore[attr-defined]


def test_a_statistic_is_found_by_its_words_and_described(client: "fredapi.Fred", series: str) -> None:
    about = client.get_series_info(series)
    assert (about["id"], about["title"]) == (series, "military prisoners held by Orsenia")
    assert (about["observation_start"], about["observation_end"]) == ("2024-02-29", "2024-04-30")
    assert client.search("no such thing on record") is None


def test_the_series_is_what_is_known_today(client: "fredapi.Fred", series: str) -> None:
    latest = told(client.get_series(series))
    assert (latest["2024-02-29"], latest["2024-03-31"]) == (1215, 1240)
    assert latest["2024-04-30"] != latest["2024-04-30"], "a range states no single number"
    assert told(client.get_series_latest_release(series)).keys() == latest.keys()
    assert list(told(client.get_series(series, "2024-03-01", "2024-04-01"))) == ["2024-03-31"]
    assert list(told(client.get_series(series, units="chg"))) == list(latest)
    assert told(client.get_series(series, units="chg"))["2024-03-31"] == 25


def test_a_lower_frequency_gives_the_last_number_of_each_period(client: "fredapi.Fred", series: str) -> None:
    quarters = told(client.get_series(series, frequency="q", aggregation_method="eop"))
    assert list(quarters) == ["2024-01-01", "2024-04-01"]
    assert quarters["2024-01-01"] == 1240
    assert quarters["2024-04-01"] != quarters["2024-04-01"], "a range states no single number"
    months = told(client.get_series(series, frequency="m", aggregation_method="eop", units="chg"))
    assert (next(iter(months)), months["2024-03-01"]) == ("2024-02-01", 25)
    assert list(told(client.get_series(series, frequency="a", aggregation_method="eop"))) == ["2024-01-01"]
    with pytest.raises(ValueError, match="aggregation_method is eop, the last number of each period, not avg"):
        client.get_series(series, frequency="m")


def test_first_and_all_releases_and_what_was_known_then(client: "fredapi.Fred", series: str) -> None:
    assert told(client.get_series_first_release(series))["2024-02-29"] == 1200
    everything = client.get_series_all_releases(series)
    rows = [(str(row.date.date()), str(row.realtime_start.date()), row.value) for row in everything.itertuples()]
    assert rows[:3] == [
        ("2024-02-29", "2024-03-05", 1200),
        ("2024-02-29", "2024-04-04", 1215),
        ("2024-03-31", "2024-04-04", 1240),
    ]
    assert list(client.get_series_as_of_date(series, "2024-03-20")["value"]) == [1200]


def test_vintage_dates_are_the_days_on_which_something_new_was_known(client: "fredapi.Fred", series: str) -> None:
    days = [str(day.date()) for day in client.get_series_vintage_dates(series)]
    assert days == ["2024-03-05", "2024-04-04", "2024-05-03"]


def test_what_cannot_be_is_refused_with_the_reason(client: "fredapi.Fred") -> None:
    with pytest.raises(ValueError, match="No statistic s0 is on record"):
        client.get_series("S0")


def asked(server: str, path: str, **parameters: str) -> requests.Response:
    return requests.get(f"{server}/fred/{path}", params={"api_key": "k", **parameters}, timeout=20)


def test_json_has_the_members_of_freds_json(server: str, series: str) -> None:
    body = asked(server, "series/observations", series_id=series, file_type="json", limit="1").json()
    today = body["realtime_start"]
    assert body["observations"] == [
        {"realtime_start": today, "realtime_end": today, "date": "2024-02-29", "value": "1215"}
    ]
    assert (body["count"], body["offset"], body["limit"], body["units"]) == (3, 0, 1, "lin")
    assert asked(server, "series", series_id=series, file_type="json").json()["seriess"][0]["id"] == series
    dates = asked(server, "series/vintagedates", series_id=series, file_type="json", sort_order="desc").json()
    assert dates["vintage_dates"][0] == "2024-05-03"


def test_xml_is_what_is_given_where_nothing_else_is_asked_for(server: str, series: str) -> None:
    answer = asked(server, "series/vintagedates", series_id=series)
    assert answer.headers["Content-Type"].startswith("text/xml")
    assert next(child.text for child in ET.fromstring(answer.content)) == "2024-03-05"  # noqa: S314  (our own server)


@pytest.mark.parametrize(
    ("output", "rows"),
    [
        ("2", [{"20240305": "1200", "20240404": "1215"}, {"20240404": "1240"}]),
        ("3", [{"20240305": "1200", "20240404": "1215"}, {"20240404": "1240"}]),
    ],
)
def test_observations_by_vintage(server: str, series: str, output: str, rows: list[dict[str, str]]) -> None:
    days = {"vintage_dates": "2024-03-05,2024-04-04", "output_type": output, "file_type": "json"}
    found = asked(server, "series/observations", series_id=series, **days).json()["observations"]
    told_then = [
        {name.removeprefix(f"{series}_"): value for name, value in row.items() if name != "date"} for row in found
    ]
    assert told_then == rows


def test_initial_releases_alone(server: str, series: str) -> None:
    body = asked(server, "series/observations", series_id=series, output_type="4", file_type="json").json()
    assert [(row["date"], row["value"]) for row in body["observations"]][:2] == [
        ("2024-02-29", "1200"),
        ("2024-03-31", "1240"),
    ]


@pytest.mark.parametrize(
    ("path", "parameters"),
    [
        ("series", {}),
        ("series/observations", {"series_id": "X", "frequency": "m"}),
        ("series/observations", {"series_id": "X", "frequency": "wef", "aggregation_method": "eop"}),
        ("series/observations", {"series_id": "X", "frequency": "m", "aggregation_method": "eop", "output_type": "4"}),
        ("series/observations", {"series_id": "X", "units": "pc1"}),
        ("series/observations", {"series_id": "X", "realtime_start": "soon"}),
        ("series/observations", {"series_id": "X", "observation_start": "2025-01-01", "observation_end": "2024-01-01"}),
        ("series/vintagedates", {"series_id": "X", "limit": "0"}),
        ("series/search", {"search_text": "men", "tag_names": "x"}),
        ("series/search", {"search_text": "men", "colour": "red"}),
    ],
)
def test_each_refusal_names_the_variable(server: str, path: str, parameters: dict[str, str]) -> None:
    answer = asked(server, path, file_type="json", **parameters)
    assert answer.status_code == 400
    assert "Variable" in answer.json()["error_message"]
