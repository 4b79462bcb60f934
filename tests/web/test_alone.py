"""Work that one does for all, until it ends."""

import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from service.errors import FactError
from service.web.server.alone import alone

Work = Callable[[threading.Event], None]


class Worker:
    def __init__(self, name: str, folder: Path, work: Work) -> None:
        self.stop = threading.Event()
        self._thread = threading.Thread(target=alone, args=(name, folder / "record.db", work, self.stop))
        self._thread.start()

    def end(self) -> None:
        self.stop.set()
        self._thread.join(20)
        assert not self._thread.is_alive()


def wait_for(is_so: Callable[[], bool]) -> None:
    until = time.monotonic() + 20
    while not is_so():
        assert time.monotonic() < until, "it never came to pass"
        time.sleep(0.02)


@pytest.fixture(autouse=True)
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("service.web.server.alone.PAUSE", 0.01)
    monkeypatch.setattr("service.web.server.alone.PATIENCE", 0.01)


def test_one_works_and_the_other_takes_over_when_it_ends(tmp_path: Path) -> None:
    done: list[str] = []
    first = Worker("porter", tmp_path, lambda _: done.append("first"))
    wait_for(lambda: "first" in done)
    second = Worker("porter", tmp_path, lambda _: done.append("second"))
    seen = len(done)
    wait_for(lambda: len(done) > seen + 20)
    assert "second" not in done
    first.end()
    wait_for(lambda: done[-1] == "second")
    second.end()


def test_other_work_is_not_held_up(tmp_path: Path) -> None:
    done: list[str] = []
    workers = [Worker(name, tmp_path, lambda _, name=name: done.append(name)) for name in ("porter", "usher")]
    wait_for(lambda: set(done) == {"porter", "usher"})
    for worker in workers:
        worker.end()


def test_a_record_out_of_reach_is_waited_for(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    tried: list[int] = []

    def work(_: threading.Event) -> None:
        tried.append(len(tried))
        if len(tried) < 3:
            raise FactError("the disk is away")

    worker = Worker("porter", tmp_path, work)
    wait_for(lambda: len(tried) > 4)
    worker.end()
    assert [one.getMessage() for one in caplog.records] == ["the porter waits: the disk is away"] * 2
