"""A draft beside the record: what is told of each of its figures, and that nothing of it stays."""

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from service.article import Article
from service.check import Checked, Report, check
from service.errors import TooLarge
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
    assert one.sentence == "No figure on record could be matched with $4,000."


def test_an_article_is_not_held_against_itself(record: Path) -> None:
    day, publisher, title, text = REPORTS[1]
    with Store.open(record) as store:
        report = check(store, _article(text, day, title, publisher))
    assert {b.stored.publisher for one in report.figures for b in one.beside} <= {"The Quay Post"}


def test_a_text_is_not_held_against_itself(tmp_path: Path) -> None:
    day, publisher, _, text = MILL_14
    migrate(tmp_path / "record.db")
    with Store.open(tmp_path / "record.db") as store:
        said = Article(text, publisher=publisher, published_at=datetime.fromisoformat(f"{day}T08:00:00+00:00"))
        ingest(store, said, actor="test")
        assert only(check(store, said)).verdict == "never_seen"
        assert only(check(store, replace(said, publisher="Lanmoor Weekly"))).verdict == "supported"


def test_the_verdicts_are_counted(record: Path) -> None:
    report = checked(record, "Its owner paid a fine of $4,000.")
    assert report.verdicts == {
        "supported": 0, "outdated": 0, "conflicting": 0, "unsupported_source": 0, "never_seen": 1,
    }  # fmt: skip


Reports = Sequence[tuple[str, str, str, str]]
MILL = "of the fire in the Tarrow mill in Lanmoor"
MILL_14 = ("2025-03-11", "The Quay Post", "Mill burns", f"The death toll {MILL} is 14, the Lanmoor fire service said.")


def held_against(tmp_path: Path, reports: Reports, text: str, said: list[str] | None = None) -> Report:
    """Puts down in `said` what the check asks the database."""
    migrate(tmp_path / "record.db")
    with Store.open(tmp_path / "record.db") as store:
        for day, publisher, title, told in reports:
            ingest(store, _article(told, day, title, publisher), actor="test")
        if said is not None:
            store._db.conn.set_trace_callback(said.append)
        return check(store, _article(text, "2025-03-20"))


@pytest.mark.parametrize("earlier", [[], [MILL_14]])
@pytest.mark.parametrize(
    "how", ["lowered {} to 13 from 14.", "revised {} down to 13 from 14.", "cut {} from 14 to 13."]
)
def test_a_number_that_was_lowered_to_another_is_outdated_by_it(tmp_path: Path, earlier: Reports, how: str) -> None:
    told = f"The Lanmoor fire service {how.format(f'the death toll {MILL}')}"
    reports = [*earlier, ("2025-03-12", "Lanmoor Weekly", "Toll is lower", told)]
    one = only(held_against(tmp_path, reports, MILL_14[3]))
    assert (one.verdict, one.beside[0].stored.figure.exact) == ("outdated", "13")


def test_a_number_that_its_article_was_edited_to_drop_is_outdated(tmp_path: Path) -> None:
    day, publisher, title, told = MILL_14
    edited = (day, publisher, title, told.replace("14", "11"))
    one = only(held_against(tmp_path, [MILL_14, edited], MILL_14[3]))
    assert (one.verdict, [beside.stored.figure.exact for beside in one.beside]) == ("outdated", ["11", "14"])
    assert one.sentence.startswith("14 was edited away: 11 (Lanmoor fire service")
    assert only(held_against(tmp_path, [], edited[3])).verdict == "supported"
    still = ("2025-03-11", "Lanmoor Weekly", "Mill burns", told)
    assert only(held_against(tmp_path, [still], told)).verdict == "supported", "another article states it still"


def test_the_number_that_took_its_place_is_supported(tmp_path: Path) -> None:
    told = f"The Lanmoor fire service lowered the death toll {MILL} to 13 from 14."
    reports = [MILL_14, ("2025-03-12", "Lanmoor Weekly", "Toll is lower", told)]
    assert only(held_against(tmp_path, reports, MILL_14[3].replace("14", "13"))).verdict == "supported"


def test_a_number_that_its_source_only_denied_is_not_supported(tmp_path: Path) -> None:
    told = "The Lanmoor fire service denied reports that 20 people died in the Tarrow mill fire in Lanmoor."
    reports = [("2025-03-12", "Lanmoor Weekly", "Denial", told)]
    draft = "In Lanmoor 20 people died in the Tarrow mill fire, the Lanmoor fire service said."
    one = only(held_against(tmp_path, reports, draft))
    assert one.verdict == "conflicting"
    assert "on record as denied" in one.sentence


def test_a_number_of_others_is_not_that_of_a_source_that_gives_another(tmp_path: Path) -> None:
    told = "The death toll {} is {}, the Lanmoor {} said."
    reports = [
        ("2025-03-11", "The Quay Post", "Mill burns", told.format(MILL, 20, "hospital")),
        ("2025-03-12", "Lanmoor Weekly", "Mill burnt", told.format(MILL, 12, "fire service")),
    ]
    one = only(held_against(tmp_path, reports, told.format(MILL, "20", "fire service")))
    assert one.verdict == "unsupported_source"
    assert "but not from Lanmoor fire service" in one.sentence


def test_the_exact_number_is_cited_before_a_newer_rounded_one(tmp_path: Path) -> None:
    told = "{} people died in the fire in the Tarrow mill in Lanmoor, the Lanmoor fire service said."
    reports = [
        ("2025-03-11", "The Quay Post", "Mill burns", told.format("A total of 412")),
        ("2025-03-12", "Lanmoor Weekly", "Mill burnt", told.format("About 400")),
    ]
    one = only(held_against(tmp_path, reports, told.format("A total of 412")))
    assert one.beside[0].stored.figure.exact == "412"


def test_a_toll_told_with_the_day_of_its_event_is_supported_by_a_later_count(tmp_path: Path) -> None:
    told = "The number of people killed in Tuesday's fire in the Tarrow mill in Lanmoor has risen to 17, {} said."
    reports = [("2025-03-14", "Lanmoor Weekly", "Toll", told.format("the Lanmoor fire service"))]
    draft = "The fire in the Tarrow mill in Lanmoor on 11 March killed 17 people, the Lanmoor fire service said."
    one = only(held_against(tmp_path, reports, draft))
    assert one.verdict == "supported"
    assert "17 (Lanmoor fire service, 14 March 2025) in Lanmoor Weekly" in one.sentence


def test_no_absence_is_told_of_a_number_that_stands_on_record_in_other_words(tmp_path: Path) -> None:
    told = (
        "Tarvik's jails held a record 12,318 inmates on 1 February for 9,100 places, the Prison Board said on Tuesday."
    )
    reports = [("2025-02-12", "Tarvik Post", "Jails", told)]
    draft = "Jails held 12,318 inmates on 1 February, the Prison Board said."
    assert only(held_against(tmp_path, reports, draft)).verdict == "supported"


def test_a_number_that_may_be_meant_is_named_and_proves_nothing(tmp_path: Path) -> None:
    reports = [("2025-03-09", "Tarvik Post", "Levy", "Turnout in the Tarvik levy vote was 51 per cent.")]
    one = only(held_against(tmp_path, reports, "Turnout at the Ostrel chess club was 51 per cent."))
    assert one.verdict == "never_seen"
    assert "possibly it is 51 per cent" in one.sentence
    assert [beside.pair.relation for beside in one.beside] == ["not_comparable"]


def test_a_number_of_one_pollster_is_not_on_record_from_another(tmp_path: Path) -> None:
    poll = "A {} poll had the Harbour Party on {} percent."
    reports = [("2025-03-09", "Tarvik Post", "Poll", poll.format("Northpoint", 33))]
    one = only(held_against(tmp_path, reports, poll.format("Civis", 33)))
    assert one.verdict != "supported"


def test_people_aboard_are_not_held_against_the_rescued(tmp_path: Path) -> None:
    told = "The launch Mora Bell sank off Lanmoor on Tuesday. Survivors said that about 80 people had been on board."
    reports = [("2025-03-11", "Lanmoor Weekly", "Launch", told)]
    draft = "The launch Mora Bell sank off Lanmoor on Tuesday. Divers rescued 52 people, the Coast Guard said."
    assert only(held_against(tmp_path, reports, draft)).verdict == "never_seen"


def test_what_a_draft_says_again_costs_no_look_up_and_too_many_figures_are_refused(tmp_path: Path) -> None:
    said: list[str] = []
    assert held_against(tmp_path, [MILL_14], MILL_14[3], said).verdicts["supported"] == 1
    for_one = len(said)
    assert held_against(tmp_path, [MILL_14], f"{MILL_14[3]} " * 400, said).verdicts["supported"] == 400
    assert len(said) == 2 * for_one > 0
    with pytest.raises(TooLarge, match="in its first 11,978 characters of 12,024: send it in parts"):
        held_against(tmp_path, [], "12 people died in Rome. " * 501)


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


def test_of_what_came_after_a_number_that_of_its_own_source_is_told(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    migrate(path)
    told = (
        ("2025-05-15", "Marsa holds 2,318 people without charge, the Prison Service said."),
        ("2025-06-12", "Marsa holds 2,402 people without charge, the Prison Service said."),
        ("2025-06-14", "Marsa holds 1,930 people without charge, the Interior Ministry said."),
    )
    with Store.open(path) as store:
        for number, (day, text) in enumerate(told):
            ingest(store, _article(text, day, f"Marsa {number}"), actor="test")
        draft = _article("Marsa holds 2,318 people without charge, the Prison Service says.", "2025-07-01")
        (one,) = check(store, draft).figures
    assert one.verdict == "outdated"
    assert "2,402 (Prison Service, 12 June 2025)" in one.sentence


def test_a_draft_of_an_event_is_held_against_the_first_counts_too(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    migrate(path)
    told = (
        ("2025-05-12", "A blast at the Orrel mill killed 7 people, the fire service said."),
        ("2025-05-13", "The death toll of the blast at the Orrel mill has risen to 12 people, the fire service said."),
    )
    with Store.open(path) as store:
        for number, (day, text) in enumerate(told):
            ingest(store, _article(text, day, f"Orrel {number}"), actor="test")
        draft = "In all {} people died in Monday's blast at the Orrel mill, the fire service said."
        right, wrong = (
            check(store, _article(draft.format(number), "2025-05-14")).figures[0] for number in ("12", "15")
        )
    assert (right.verdict, wrong.verdict) == ("supported", "conflicting")
    assert "cannot be right as well" not in right.sentence
