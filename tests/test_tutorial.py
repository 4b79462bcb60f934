"""The tutorial is what its commands print."""

import shutil

import pytest

from tests.tutorial import PAGE, rendered


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
def test_the_tutorial_shows_what_its_commands_print() -> None:
    pytest.importorskip("pandas", reason="pip install -e '.[clients]' brings pandas")
    assert rendered() == PAGE.read_text(), "run `make docs`"
