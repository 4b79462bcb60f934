"""What the docs say of running it is what is shipped, and it works."""

import os
import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from service.settings import load_settings

ROOT = Path(__file__).parent.parent
UNIT, IMAGE = ROOT / "deploy" / "tallybook.service", ROOT / "Dockerfile"
TALLYBOOK = Path(sys.executable).parent / "tallybook"


@pytest.mark.parametrize("file", [UNIT, IMAGE], ids=["unit", "image"])
def test_the_docs_lead_to_the_file_that_is_shipped(file: Path) -> None:
    assert file.exists()
    assert f"](../{file.relative_to(ROOT)})" in (ROOT / "docs" / "operations.md").read_text()


def test_systemd_has_nothing_against_the_unit(tmp_path: Path) -> None:
    if shutil.which("systemd-analyze") is None:
        pytest.skip("systemd is not here")
    unit = tmp_path / "tallybook.service"
    unit.write_text(UNIT.read_text().replace("/opt/tallybook/bin/tallybook", str(TALLYBOOK)))
    done = subprocess.run(["systemd-analyze", "verify", str(unit)], capture_output=True, text=True, check=False)
    assert [line for line in done.stderr.splitlines() if "tallybook.service" in line] == []


def test_the_image_is_made_of_what_there_is_and_of_no_more() -> None:
    copied = re.findall(r"^COPY (?!--)(.+) \S+$", IMAGE.read_text(), re.MULTILINE)
    sources = {source for line in copied for source in line.split()}
    assert all((ROOT / source).exists() for source in sources)
    allowed = set(re.findall(r"^!(.+)$", (ROOT / ".dockerignore").read_text(), re.MULTILINE))
    assert sources == allowed


def test_the_settings_of_image_and_unit_are_settings() -> None:
    found = dict(re.findall(r"(TALLYBOOK_[A-Z_]+)=(\S+)", IMAGE.read_text() + UNIT.read_text()))
    assert load_settings(found).host == "0.0.0.0"  # noqa: S104


def test_systemd_is_told_when_it_listens(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as told:
        told.bind(str(tmp_path / "notify"))
        told.settimeout(30)
        command = [str(TALLYBOOK), "serve", "--db", str(tmp_path / "record.db"), "--port", "0"]
        environ = {**os.environ, "NOTIFY_SOCKET": str(tmp_path / "notify"), "TALLYBOOK_WORKERS": "1"}
        process = subprocess.Popen(
            command, cwd=tmp_path, env=environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            assert b"READY=1" in told.recv(4096)
        finally:
            process.terminate()
            assert process.wait(20) == 0


def test_every_way_to_install_can_write_what_export_offers() -> None:
    """Parquet needs a package of its own."""
    ways = [IMAGE, ROOT / "Makefile", ROOT / "docs" / "operations.md"]
    installs = [line for way in ways for line in re.findall(r"pip install .*-c .*constraints.txt .*", way.read_text())]
    assert len(installs) >= len(ways)
    assert [line for line in installs if "parquet" not in line and "clients" not in line] == []
