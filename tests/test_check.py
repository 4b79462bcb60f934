"""A draft beside the record: what is told of each of its figures, and that nothing of it stays."""

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from service.article import Article
from service.check import Checked, Report, check
from service.ingest import ingest
from service.store import Store, migrate

REPORTS = (
    (
        "2025-03-11",
        "The Quay Post",
        "Ferry sinks off Lanmoor",
        "The ferry Selma Rose sank off Lanmoor on Tuesday, and 14 people died, the Lanmoor Coast Guard said. "
        "The Harbour Hospital in Lanmoor counted 17 dead of the Selma Rose. The Selma Rose carried 230 passengers.",
    ),
    (
        "2025-03-14",
        "Lanmoor Weekly",
        "Selma Rose: toll rises as divers reach the deck",
        "The toll of the ferry Selma Rose off Lanmoor rose to 23 people on Friday, the Lanmoor Coast Guard said. "
        "The Coast Guard rescued 190 passengers of the Selma Rose, it said.",
    ),
)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("check") / "record.db"
    migrate(path)
    with Store.open(path) as store:
        for day, publisher, title, text in REPORTS:
            ingest(store, _article(text, day, title, publisher), actor="test")
    return path


def _article(text: str, day: str, title: str | None = None, publisher: str | None = None) -> Article:
    printed = datetime.fromisoformat(day).replace(tzinfo=UTC)
    url = f"https://paper.example/{title}" if title else None
    return Article(text=text, title=title, publisher=publisher, url=url, published_at=printed)


def checked(record: Path, text: str, day: str = "2025-03-20") -> Report:
    with Store.open(record) as store:
        before = store.head()
        report = check(store, _article(f"The ferry Selma Rose sank off Lanmoor. {text}", day))
        assert store.head() == before
    return report


def only(report: Report) -> Checked:
    (one,) = report.figures
    return one


def test_a_number_that_is_on_record_from_the_source_that_the_draft_credits_is_supported(record: Path) -> None:
    one = only(checked(record, "The Coast Guard rescued 190 passengers of the Selma Rose, the Coast Guard said."))
    assert one.verdict == "supported"
    assert one.beside[0].stored.publisher == "Lanmoor Weekly"
    assert "Lanmoor Weekly" in one.sentence


def test_a_toll_that_has_risen_since_is_outdated_and_the_newer_one_is_named(record: Path) -> None:
    one = only(checked(record, "The ferry disaster of the Selma Rose killed 14 people, the Lanmoor Coast Guard said."))
    assert one.verdict == "outdated"
    assert one.beside[0].stored.figure.exact == "23"
    assert "23 (Lanmoor Coast Guard, 14 March 2025) in Lanmoor Weekly came after it" in one.sentence


def test_a_number_that_cannot_be_right_beside_one_on_record_is_conflicting(record: Path) -> None:
    one = only(checked(record, "On Friday 31 people died in the ferry Selma Rose, the hospital said.", "2025-03-14"))
    assert one.verdict == "conflicting"
    assert "cannot both be right" in one.sentence


def test_a_number_credited_to_another_source_than_on_record_is_told_so(record: Path) -> None:
    one = only(checked(record, "The Coast Guard rescued 190 passengers of the Selma Rose, the Tarvik Union said."))
    assert one.verdict == "unsupported_source"
    assert "but not from Tarvik Union" in one.sentence


def test_what_nobody_has_counted_was_never_seen(record: Path) -> None:
    one = only(checked(record, "Its owner paid a fine of $4,000."))
    assert (one.verdict, one.statistic, one.beside) == ("never_seen", None, ())
    assert one.sentence == "Nothing on record measures what $4,000 measures."


def test_an_article_is_not_held_against_itself(record: Path) -> None:
    day, publisher, title, text = REPORTS[1]
    with Store.open(record) as store:
        report = check(store, _article(text, day, title, publisher))
    assert {b.stored.publisher for one in report.figures for b in one.beside} <= {"The Quay Post"}


def test_the_verdicts_are_counted(record: Path) -> None:
    report = checked(record, "Its owner paid a fine of $4,000.")
    assert report.verdicts == {
        "supported": 0, "outdated": 0, "conflicting": 0, "unsupported_source": 0, "never_seen": 1,
    }  # fmt: skip


@pytest.mark.parametrize("form", ["table", "json"])
def test_the_command_says_the_same_of_a_file(record: Path, tmp_path: Path, form: str) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text("The Coast Guard rescued 190 passengers of the Selma Rose off Lanmoor.")
    command = [Path(sys.executable).parent / "tallybook", "check", draft, "--db", record, "--format", form]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    if form == "json":
        (one,) = json.loads(done.stdout)["figures"]
        assert (one["verdict"], one["on_record"][0]["relation"]) == ("supported", "agree")
    else:
        assert done.stdout.endswith("\n1 supported\n")
