"""The commands of the desk: deciding, reviewing, reading anew, exporting, restoring."""

import csv
import io
import json
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

TALLYBOOK = str(Path(sys.executable).parent / "tallybook")
ARTICLE = {
    "text": "At least 19 villages lost power on Monday, the Rescue Service said. Some 1,200 people had to leave.",
    "title": "Storm",
    "publisher": "The Harbour Gazette",
    "url": "https://gazette.example/storm",
    "published_at": "2025-03-03T09:30:00Z",
}


def run(*arguments: str, **env: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([TALLYBOOK, *arguments], capture_output=True, text=True, check=False)


@pytest.fixture
def record(tmp_path: Path) -> str:
    put(tmp_path, ARTICLE)
    return str(tmp_path / "record.db")


def put(folder: Path, article: dict[str, str]) -> None:
    (folder / "storm.json").write_text(json.dumps(article))
    assert run("ingest", str(folder / "storm.json"), "--db", str(folder / "record.db")).returncode == 0


def exported(record: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in run("export", "--db", record).stdout.splitlines()]


def test_a_figure_is_corrected_confirmed_rejected_retracted_and_that_is_undone(record: str) -> None:
    figure = str(exported(record)[0]["id"])
    for decision, state in (("confirm", "confirmed"), ("reject", "rejected"), ("retract", "retracted")):
        done = run("curate", decision, figure, "--reason", "asked", "--actor", "desk", "--db", record)
        assert f"is {state} now" in done.stdout, done.stderr
    fields = ("value=21", "unit=", "sources=Rescue Service; Harbour Office", "bound=exact")
    decided = ("--reason", "misread", "--actor", "desk", "--db", record)
    assert "`tallybook curate undo`" in run("curate", "correct", figure, *fields, *decided).stderr
    assert "is extracted now" in run("curate", "undo", figure, *decided).stdout
    done = run("curate", "correct", figure, *fields, *decided)
    assert "is corrected now" in done.stdout, done.stderr
    row = exported(record)[-1]
    assert (row["value"], row["sources"], row["actor"]) == (21, ["Rescue Service", "Harbour Office"], "desk")
    done = run("curate", "undo", figure, "--reason", "it was right", "--db", record)
    assert "is extracted now, version 7" in done.stdout, done.stderr
    assert next(row for row in exported(record) if row["id"] == figure)["value"] == 19


def test_an_edited_article_is_told_with_the_numbers_that_it_changed(record: str, tmp_path: Path) -> None:
    edited = ARTICLE | {"text": ARTICLE["text"].replace("19 villages", "27 villages") + " Two dams broke."}
    (tmp_path / "edited.json").write_text(json.dumps(edited))
    for form in ((), ("--quiet",)):
        lines = run("ingest", *form, str(tmp_path / "edited.json"), "--db", record).stdout.splitlines()
        told = [line.strip() for line in lines if "number " in line]
        assert told == ([] if form else ["number changed: 19 → 27 villages", "number added: Two dams"])


def test_an_article_is_retracted_as_a_whole_and_that_is_undone(record: str) -> None:
    article, signed = str(exported(record)[0]["article_id"]), ("--reason", "a hoax", "--actor", "desk", "--db", record)
    assert f"{article} as it stands now" in run("curate", "retract", article, *signed).stdout
    assert {row["state"] for row in exported(record)} == {"retracted"}
    assert "retracted" not in run("curate", "undo", article, *signed).stdout
    assert {row["state"] for row in exported(record)} == {"extracted"}
    assert "state is one of retracted, extracted" in run("curate", "confirm", article, *signed).stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("correct", "{}"), "give FIELD=VALUE"),
        (("confirm", "{}", "value=5"), "give FIELD=VALUE"),
        (("correct", "{}", "value"), "is not FIELD=VALUE"),
        (("correct", "{}", "colour=red"), "cannot be changed"),
        (("correct", "{}", "value=many"), "is a number"),
        (("correct", "{}", "bound=range"), "give low and high"),
        (("confirm", "f0123456789abcdef"), "is on record"),
    ],
)
def test_what_cannot_be_decided_is_said(record: str, arguments: tuple[str, ...], told: str) -> None:
    figure = str(exported(record)[0]["id"])
    done = run("curate", *(one.format(figure) for one in arguments), "--reason", "x", "--db", record)
    assert done.returncode != 0
    assert told in done.stderr


def test_a_decision_on_an_edited_number_comes_up_for_review(record: str, tmp_path: Path) -> None:
    assert "Nothing to review" in run("review", "--db", record).stdout
    figure = str(exported(record)[0]["id"])
    run("curate", "confirm", figure, "--reason", "asked the mayor", "--db", record)
    put(tmp_path, ARTICLE | {"text": ARTICLE["text"].replace("19", "23")})
    told = run("review", "--db", record).stdout
    assert figure in told
    assert "asked the mayor" in told


def test_reading_anew_says_what_it_came_to(record: str) -> None:
    done = run("reextract", "--db", record)
    assert done.stdout.startswith("1 articles read anew, 0 of them otherwise"), done.stderr
    assert run("reextract", "--db", record).stdout.startswith("0 articles read anew")
    article = str(exported(record)[0]["article_id"])
    assert run("reextract", article, "--db", record).stdout.startswith("1 articles read anew")
    assert run("reextract", "a0123456789abcdef", "--db", record).returncode == 1


def test_an_export_goes_to_a_new_file_or_to_standard_output(record: str, tmp_path: Path) -> None:
    target = tmp_path / "figures.csv"
    assert run("export", "--output", str(target), "--db", record).returncode == 0
    rows = list(csv.DictReader(io.StringIO(target.read_text())))
    assert [row["exact"] for row in rows] == ["19", "1,200"]
    lines = tmp_path / "figures.jsonl"
    assert run("export", "-o", str(lines), "--db", record).returncode == 0
    assert lines.read_text() == run("export", "--format", "jsonl", "--db", record).stdout
    assert "exists already" in run("export", "--output", str(target), "--db", record).stderr
    assert run("export", "--as-of", "1", "--db", record).stdout == ""
    assert run("export", "--as-of", "99", "--db", record).returncode == 1


@pytest.mark.parametrize(
    ("command", "meant"),
    [
        ("export figures.csv --db r.db", "Did you mean --output figures.csv?"),
        ("export -o figures.csv r.db", "Did you mean --db r.db?"),
        ("export -o figures.xlsx --db r.db", "end its name in .csv, .jsonl, .parquet, or say --format"),
        ("verify record.db", "Did you mean --db record.db?"),
        ("token list record.db", "Did you mean --db record.db?"),
        ("serve a b c", "Did you mean --db a?"),
        ("backup record.db copy.db", "Did you mean --db copy.db?"),
        ("ingest storm.json record.db", "did you mean --db record.db?"),
        ("compare ferry --db r.db", 'or --statistic "ferry"'),
    ],
)
def test_a_file_or_word_without_its_option_is_told_by_which_it_goes(command: str, meant: str, tmp_path: Path) -> None:
    done = subprocess.run([TALLYBOOK, *command.split()], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, meant in done.stderr) == (2, True), done.stderr
    assert list(tmp_path.iterdir()) == [], "nothing is written by the way"


def test_a_backup_comes_back_as_a_record(record: str, tmp_path: Path) -> None:
    copy, back = str(tmp_path / "copy.db"), str(tmp_path / "back.db")
    assert run("backup", copy, "--db", record).returncode == 0
    done = run("restore", copy, "--db", back)
    assert done.returncode == 0, done.stderr
    assert exported(back) == exported(record)
    assert "exists already" in run("restore", copy, "--db", back).stderr


STRIKE = "Some 4,200 dockers were on strike in Tarnholm on Tuesday, the Dockers' Union said."
AGAIN = "In Tarnholm 3,900 dockers were on strike on Wednesday, the Dockers' Union said."


def test_two_statistics_are_judged_by_a_figure_of_each_and_that_is_undone(tmp_path: Path) -> None:
    for day, text in ((8, STRIKE), (9, AGAIN)):
        put(
            tmp_path,
            ARTICLE | {"text": text, "url": f"https://gazette.example/{day}", "published_at": f"2025-04-0{day}"},
        )
    record = str(tmp_path / "record.db")

    def came_under() -> list[object]:
        return [row["statistic_id"] for row in exported(record)]

    figures, together = [str(row["id"]) for row in exported(record)], came_under()
    assert together[0] == together[1]
    signed = ("--reason", "another port", "--actor", "desk", "--db", record)
    done = run("judge", "different", *figures, *signed)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("figures: 1, articles: 1") == 2
    apart = came_under()
    assert apart[0] != apart[1]
    undo = shlex.split(done.stdout.split("`")[1])[1:]
    done = run(*undo, "--db", record)
    assert "is undone" in done.stdout, f"the command that was printed has to do: {undo} {done.stderr}"
    assert "figures: 2, articles: 2" in done.stdout
    assert came_under() == together


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("same", "s0", "s1"), "No statistic or source s0 is on record."),
        (("same", "s0"), "give two statistics or two sources"),
        (("undo", "j0"), "No judgement j0 is on record."),
    ],
)
def test_what_cannot_be_judged_is_said(record: str, arguments: tuple[str, ...], told: str) -> None:
    done = run("judge", *arguments, "--reason", "asked", "--db", record)
    assert done.returncode != 0
    assert told in done.stderr


def test_an_article_of_no_known_day_is_told_so(tmp_path: Path) -> None:
    (tmp_path / "storm.txt").write_text("At least 19 villages lost power on Monday, the Rescue Service said.")
    (tmp_path / "dated.txt").write_text("3 March 2025\n\nAt least 21 villages lost power on Monday, the town said.")
    files = (str(tmp_path / "storm.txt"), str(tmp_path / "dated.txt"))
    undated, dated = run("ingest", "-q", *files, "--db", str(tmp_path / "record.db")).stdout.splitlines()
    assert "no day of publication is known" in undated
    assert "no day of publication" not in dated
