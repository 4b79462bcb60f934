"""Settings: defaults, a file over them, variables over the file, and nothing that is not known."""

import tomllib
from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from service.cli import cli
from service.errors import Invalid
from service.intake.events import known_events
from service.settings import CONFIG, Settings, load_settings
from service.store import migrate

NAMES = [field.name for field in fields(Settings)]


def test_the_default_file_sets_every_setting_and_nothing_else() -> None:
    assert sorted(tomllib.loads((CONFIG / "default.toml").read_text())) == sorted(NAMES)
    assert load_settings({}).host == "127.0.0.1"


def test_every_setting_has_a_comment_above_it_in_the_default_file() -> None:
    above = ""
    for line in (CONFIG / "default.toml").read_text().splitlines():
        if " = " in line and not line.startswith("#"):
            assert above.startswith("#") or " = " in above, f"{line} has no comment"
        above = line


def test_a_file_beats_the_default_and_a_variable_beats_the_file(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('port = 9000\nhost = "::1"\n')
    settings = load_settings({"TALLYBOOK_CONFIG": str(own), "TALLYBOOK_PORT": "9001", "HOME": "/"})
    assert (settings.host, settings.port, settings.threads) == ("::1", 9001, load_settings({}).threads)


@pytest.mark.parametrize(
    ("environ", "said"),
    [
        ({"TALLYBOOK_PROT": "1"}, "TALLYBOOK_PROT is not a setting; the settings are database, host, port"),
        ({"TALLYBOOK_PORT": "eighty"}, "TALLYBOOK_PORT must be a whole number, 0 or more, not 'eighty'"),
        ({"TALLYBOOK_THREADS": "0"}, "TALLYBOOK_THREADS must be a whole number, 1 or more, not 0"),
        ({"TALLYBOOK_HOST": ""}, "TALLYBOOK_HOST must be text"),
        ({"TALLYBOOK_LOG_LEVEL": "loud"}, "must be one of debug, info, warning, error, not 'loud'"),
        ({"TALLYBOOK_PAGE_SIZE": "501"}, "page_size is larger than max_page_size"),
        ({"TALLYBOOK_CONFIG": "/no/such/file.toml"}, "/no/such/file.toml cannot be read: No such file"),
    ],
)
def test_a_setting_that_cannot_be_used_is_refused_by_name(environ: dict[str, str], said: str) -> None:
    with pytest.raises(Invalid, match=said.replace("(", r"\(")):
        load_settings(environ)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("prot = 1", "prot in .*own.toml is not a setting"),
        ('port = "8000"', "port in .*own.toml must be a whole number"),
        ("port = true", "must be a whole number"),
        ("host = 1", "must be text"),
        ("port", "own.toml is not TOML"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_by_name(tmp_path: Path, content: str, said: str) -> None:
    own = tmp_path / "own.toml"
    own.write_text(content)
    with pytest.raises(Invalid, match=said):
        load_settings({"TALLYBOOK_CONFIG": str(own)})


@pytest.mark.parametrize("command", ["check", "explain", "extract", "ingest"])
def test_a_text_is_as_long_as_the_setting_allows_for_every_command(command: str, tmp_path: Path) -> None:
    record, text = tmp_path / "record.db", tmp_path / "storm.txt"
    migrate(record)
    text.write_text("At least 19 villages lost power.")
    for longest, code in (("31", 1), ("32", 0)):
        environ = {"TALLYBOOK_DATABASE": str(record), "TALLYBOOK_MAX_TEXT_CHARACTERS": longest}
        assert CliRunner(env=environ).invoke(cli, [command, str(text)]).exit_code == code


def test_known_events_are_phrases_with_their_day() -> None:
    events = known_events()
    assert events["the start of the war in Gaza"] == date(2023, 10, 7)
    assert all(phrase.strip() == phrase and day < date(2026, 1, 1) for phrase, day in events.items())


def test_an_event_without_a_proper_date_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "events.toml"
    path.write_text('"the flood" = "2023-10-07"\n')
    with pytest.raises(Invalid, match='"the flood" must be a date such as 2023-10-07'):
        known_events(path)
