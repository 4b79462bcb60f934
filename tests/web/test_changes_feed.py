"""Whoever follows /v1/changes knows what to read again."""

from typing import Any

import requests

from tests.web.samples import FERRY

TIMEOUT = 30


class Copy:
    """Articles with their figures, read again where a change names them."""

    def __init__(self, base: str) -> None:
        self.base, self.since = base, 0
        self.articles: dict[str, Any] = {}

    def follow(self) -> list[dict[str, Any]]:
        about: dict[str, str | int] = {"since": self.since, "include": "articles,figures"}
        items = read(f"{self.base}/v1/changes", about)["items"]
        for change in items:
            self.since = change["transaction"]
            for article in change["articles"]:
                self.articles[article] = read(f"{self.base}/v1/articles/{article}")
        return list(items)


def read(address: str, about: dict[str, str | int] | None = None) -> Any:
    answer = requests.get(address, params=about, timeout=TIMEOUT)
    answer.raise_for_status()
    return answer.json()


def put(base: str, article: dict[str, Any]) -> Any:
    answer = requests.post(f"{base}/v1/articles", json=article, timeout=TIMEOUT)
    answer.raise_for_status()
    return answer.json()


def test_whoever_reads_again_what_the_changes_name_holds_a_true_copy(server: str) -> None:
    copy = Copy(server)
    put(server, FERRY)
    first = put(server, {"text": "Snow closed at least 19 schools in Orlin on Monday, the mayor said.", "id": "snow"})
    identity = first["figures"][0]["id"]
    kept = copy.follow()
    assert kept[0]["articles"] == kept[0]["figures"] == []  # the record was opened
    assert kept[-1]["articles"] == [first["id"]]
    assert kept[-1]["figures"] == [figure["id"] for figure in first["figures"]]

    put(
        server,
        {"text": "Snow closed at least 19 schools in Orlin on Monday, the mayor said.", "id": "snow", "title": "Snow"},
    )
    (amended,) = copy.follow()
    assert (amended["articles"], amended["figures"]) == ([first["id"]], [])

    change = {"state": "confirmed", "reason": "asked the mayor", "actor": "desk"}
    address = f"{server}/v1/figures/{identity}"
    requests.patch(address, json=change, headers={"If-Match": "*"}, timeout=TIMEOUT).raise_for_status()
    (ruled,) = copy.follow()
    assert (ruled["articles"], ruled["figures"]) == ([first["id"]], [identity])

    edited = put(server, {"text": "Snow closed 23 schools in Orlin on Monday, the mayor said.", "id": "snow"})
    (gone,) = copy.follow()
    assert gone["articles"] == [first["id"]]
    assert set(gone["figures"]) == {identity, *(figure["id"] for figure in edited["figures"])}

    assert copy.articles == {one: read(f"{server}/v1/articles/{one}") for one in copy.articles}
    on_record = read(f"{server}/v1/figures", {"limit": 500})["items"]
    assert {f["id"] for f in on_record} == {f["id"] for one in copy.articles.values() for f in one["figures"]}


def test_a_table_of_changes_names_them_too(server: str) -> None:
    said = put(server, {"text": "Doctors treated 7 people in Orlin on Monday.", "id": "doctors"})
    last = read(f"{server}/v1/articles/{said['id']}")["recorded"]["transaction"]
    about: dict[str, str | int] = {"since": last - 1, "format": "csv", "fields": "transaction,articles,figures"}
    table = requests.get(f"{server}/v1/changes", params=about, timeout=TIMEOUT).text
    assert table.splitlines() == ["transaction,articles,figures", f"{last},{said['id']},{said['figures'][0]['id']}"]
