"""Many who write and many who read at once, over HTTP: nobody's change is lost, and nobody meets an error."""

import logging
import os
import random
import threading
import time
from collections import Counter
from pathlib import Path
from typing import Any

import requests

from service.store import Store, migrate
from tests.survival.service import Service, article

SECONDS = float(os.environ.get("SURVIVAL_SECONDS", "4"))
WRITERS = READERS = 8
log = logging.getLogger(__name__)
READS = (
    "/v1/figures?limit=20&sort=-value",
    "/v1/figures?q=villages&limit=20",
    "/v1/statistics?limit=5",
    "/v1/sources",
    "/v1/changes?since=1&limit=20",
    "/v1/articles?limit=5",
    "/v1/figures?as_of=2",
)


class Crowd:
    """Writers that post articles of their own and correct one figure that all share; readers that read everything."""

    def __init__(self, url: str, shared: str) -> None:
        self.url, self.shared = url, shared
        self.until = time.monotonic() + SECONDS
        self.articles: list[str] = []
        self.versions: list[int] = []
        self.statuses: Counter[tuple[str, int]] = Counter()
        self._threads = [threading.Thread(target=self._write, args=(number,)) for number in range(WRITERS)]
        self._threads += [threading.Thread(target=self._read, args=(number,)) for number in range(READERS)]

    def run(self) -> None:
        for thread in self._threads:
            thread.start()
        for thread in self._threads:
            thread.join()

    def _write(self, writer: int) -> None:
        with requests.Session() as session:
            number = 1 + writer * 1_000_000
            while time.monotonic() < self.until:
                posted = self._ask(session, "POST", "/v1/articles", json=article(number))
                if posted.status_code == 201:
                    self.articles.append(posted.json()["id"])
                self._correct(session, writer + number)
                number += 1

    def _correct(self, session: requests.Session, value: int) -> None:
        path = f"/v1/figures/{self.shared}"
        change = {"value": value, "reason": "counted anew"}
        assert self._ask(session, "PATCH", path, json=change).status_code == 428
        tag = self._ask(session, "GET", path).headers["ETag"]
        ruled = self._ask(session, "PATCH", path, json=change, headers={"If-Match": tag})
        assert ruled.status_code in (200, 412), ruled.text
        if ruled.status_code == 200:
            self.versions.append(ruled.json()["version"])
            assert self._ask(session, "PATCH", path, json=change, headers={"If-Match": tag}).status_code == 412

    def _read(self, reader: int) -> None:
        chance = random.Random(reader)  # noqa: S311
        with requests.Session() as session:
            while time.monotonic() < self.until:
                assert self._ask(session, "GET", chance.choice(READS)).status_code == 200

    def _ask(self, session: requests.Session, method: str, path: str, **sent: Any) -> requests.Response:
        answer = session.request(method, self.url + path, timeout=60, **sent)
        self.statuses[method, answer.status_code] += 1
        return answer


def test_eight_writers_and_eight_readers_lose_nothing_and_meet_no_error(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    migrate(path)
    service = Service(path)
    try:
        shared = requests.post(f"{service.url}/v1/articles", json=article(0), timeout=30).json()["figures"][0]["id"]
        crowd = Crowd(service.url, shared)
        crowd.run()
    finally:
        service.stop()
    log.info("%s", sorted(crowd.statuses.items()))
    assert not [status for _, status in crowd.statuses if status >= 500]
    assert crowd.statuses["POST", 201] == len(crowd.articles) == len(set(crowd.articles)) > 0
    assert sorted(crowd.versions) == list(range(2, len(crowd.versions) + 2))
    with Store.open(path) as store:
        assert store.verify() == ()
        assert len(store.versions(shared)) == len(crowd.versions) + 1
        assert {len(store.article_figures(one)) for one in crowd.articles} == {3}
        assert store.head().id == 2 + len(crowd.articles) + len(crowd.versions)
