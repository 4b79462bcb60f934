"""With the disk full the service says so; with room again it goes on by itself."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from service.store import Store, migrate
from tests.survival.service import Service, article


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 6 MB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", str(disk)], capture_output=True, text=True, check=False
    )
    if made.returncode != 0:
        pytest.skip(f"no file system can be mounted here: {made.stderr.strip()}")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


def test_a_full_disk_is_told_and_room_is_all_that_it_takes_to_go_on(small_disk: Path) -> None:
    path = small_disk / "record.db"
    migrate(path)
    service = Service(path)
    try:
        acknowledged = []
        for number in range(2_000):
            answer = requests.post(f"{service.url}/v1/articles", json=article(number), timeout=30)
            if answer.status_code != 201:
                break
            acknowledged.append(answer.json()["id"])
        assert acknowledged
        for _ in range(5):
            answer = requests.post(f"{service.url}/v1/articles", json=article(number), timeout=30)
            assert answer.status_code in (503, 507), answer.text
            assert answer.headers["Content-Type"] == "application/problem+json"
            assert "room" in answer.json()["detail"] or "disk" in answer.json()["detail"]
        assert requests.get(f"{service.url}/v1/articles/{acknowledged[0]}", timeout=30).status_code == 200
        subprocess.run(["mount", "-o", "remount,size=64m", str(small_disk)], check=True)
        answer = requests.post(f"{service.url}/v1/articles", json=article(number), timeout=30)
        assert answer.status_code == 201, answer.text
        acknowledged.append(answer.json()["id"])
    finally:
        service.stop()
    with Store.open(path) as store:
        assert store.verify() == ()
        assert [len(store.article_figures(one)) for one in acknowledged] == [3] * len(acknowledged)
