"""Killed at any moment of writing, the service has every article that it acknowledged, and no half of another."""

import logging
import os
import random
import threading
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import requests

from service.store import Revision, Store, migrate
from tests.survival.service import Service, article

KILLS = int(os.environ.get("SURVIVAL_KILLS", "3"))
WRITERS = 4
log = logging.getLogger(__name__)


class Writers:
    """Threads that post articles until the service is gone, and note what it acknowledged: id to figures."""

    def __init__(self, url: str, numbers: "count[int]") -> None:
        self.acknowledged: dict[str, list[str]] = {}
        self.begun = threading.Event()
        self._url, self._numbers = url, numbers
        self._threads = [threading.Thread(target=self._write) for _ in range(WRITERS)]
        for thread in self._threads:
            thread.start()

    def _write(self) -> None:
        with requests.Session() as session:
            while True:
                try:
                    answer = session.post(f"{self._url}/v1/articles", json=article(next(self._numbers)), timeout=30)
                except requests.RequestException:
                    return
                assert answer.status_code == 201, answer.text
                body = answer.json()
                self.acknowledged[body["id"]] = [figure["id"] for figure in body["figures"]]
                self.begun.set()

    def join(self) -> None:
        for thread in self._threads:
            thread.join()


def test_kill_9_loses_nothing_acknowledged_and_leaves_nothing_half(tmp_path: Path) -> None:
    path, numbers, chance = tmp_path / "record.db", count(), random.Random(7)  # noqa: S311
    migrate(path)
    acknowledged: dict[str, list[str]] = {}
    starts = []
    for _ in range(KILLS):
        service = Service(path)
        starts.append(service.started)
        writers = Writers(service.url, numbers)
        writers.begun.wait(timeout=60)
        time.sleep(chance.uniform(0, 1))
        service.kill()
        writers.join()
        acknowledged |= writers.acknowledged
        with Store.open(path) as store:
            assert store.verify() == ()
            for identity, figures in writers.acknowledged.items():
                assert [one.id for one in store.article_figures(identity)] == figures
    with Store.open(path) as store:
        for identity, figures in acknowledged.items():
            assert [one.id for one in store.article_figures(identity)] == figures
        whole = [store.article_figures(one.article_id) for one in every_article(store)]
    assert {len(figures) for figures in whole} == {3}
    assert len(whole) >= len(acknowledged) > 0
    starts.sort()
    told = f"{len(whole)} articles, {len(acknowledged)} acknowledged, started in {starts[KILLS // 2]:.2f} s"
    log.info("%d kills: %s, at most %.2f s", KILLS, told, starts[-1])


def every_article(store: Store) -> Iterator[Revision]:
    cursor = None
    while True:
        page = store.articles(cursor=cursor, limit=500)
        yield from page.items
        cursor = page.next
        if cursor is None:
            return
