"""The command, run as a person runs it."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

ROOT = Path(__file__).parent.parent
TALLYBOOK = Path(sys.executable).parent / "tallybook"
SAMPLES = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "samples").glob("*.json"))
STORM = "The storm killed at least 14 people on Monday, the coast guard said. It was the worst since 1974."


def environment(**more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("TALLYBOOK_")}
    return kept | more


def run(*arguments: str, stdin: str = "", **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [TALLYBOOK, *arguments],
        input=stdin,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=environment(**more),
        check=False,
        timeout=120,
    )


def line(number: int, text: str = STORM) -> str:
    return json.dumps({"id": str(number), "text": text, "published_at": "2025-03-14"}) + "\n"


def start(*arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [TALLYBOOK, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=environment(),
        bufsize=1,
    )


# ---------------------------------------------------------------- extract
def test_extract_answers_each_line_with_figures_and_rejected_numerals() -> None:
    done = run("extract", "-", stdin=line(7))
    assert (done.returncode, done.stderr) == (0, "")
    (answer,) = map(json.loads, done.stdout.splitlines())
    assert list(answer) == ["id", "language", "figures", "rejected"]
    assert (answer["id"], answer["language"]) == ("7", "en")
    (figure,) = answer["figures"]
    assert STORM[figure["start"] : figure["end"]] == figure["exact"] == "14"
    assert (figure["value"], figure["low"], figure["bound"], figure["kind"]) == (14, 14, "at_least", "count")
    assert isinstance(figure["value"], int)
    assert [rejected["exact"] for rejected in answer["rejected"]] == ["1974"]


def test_extract_writes_numbers_without_loss() -> None:
    text = "Spending on the new sea wall reached $1,234,567,890,123,456.78 last year, the town council said on Monday."
    done = run("extract", stdin=line(1, text))
    assert '"value": 1234567890123456.78' in done.stdout


def test_a_wrong_line_is_named_the_rest_goes_on_and_the_exit_code_is_1() -> None:
    wrong = [line(1), "{not json\n", line(3), '{"text": ""}\n', '{"text": "x", "published_at": "soon"}\n', line(6)]
    done = run("extract", "-", stdin="".join(wrong))
    assert done.returncode == 1
    assert [json.loads(answer)["id"] for answer in done.stdout.splitlines()] == ["1", "3", "6"]
    said = done.stderr.splitlines()
    assert [text.split(":")[1].strip() for text in said] == [f"standard input, line {n}" for n in (2, 4, 5)]
    assert "`published_at` must be a date" in said[2]


def test_answers_keep_the_order_of_the_input_over_many_articles() -> None:
    stdin = "".join(line(n, STORM * (1 + n % 3)) for n in range(60))
    done = run("extract", "-", stdin=stdin, TALLYBOOK_PROCESSES="3")
    assert (done.returncode, done.stderr) == (0, "")
    assert [json.loads(answer)["id"] for answer in done.stdout.splitlines()] == [str(n) for n in range(60)]


def test_an_article_is_answered_before_the_next_one_comes() -> None:
    with start("extract", "-") as process:
        assert process.stdin
        assert process.stdout
        for number in range(12):
            process.stdin.write(line(number))
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == str(number)
        process.stdin.close()
        assert process.wait(30) == 0


def test_files_of_every_kind_are_read_and_named_where_they_have_no_id(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORM)
    (tmp_path / "b.html").write_text(f"<html><body><p>{STORM}</p></body></html>")
    (tmp_path / "c.json").write_text(json.dumps({"text": STORM}))
    (tmp_path / "d.jsonl").write_text(line(4) + json.dumps({"text": STORM}))
    done = run("extract", *(str(tmp_path / name) for name in ("a.txt", "b.html", "c.json", "d.jsonl", "e.txt")))
    answers = [json.loads(answer) for answer in done.stdout.splitlines()]
    assert [a["id"].removeprefix(f"{tmp_path}/") for a in answers] == ["a.txt", "b.html", "c.json", "4", "d.jsonl:2"]
    assert {figure["exact"] for a in answers for figure in a["figures"]} == {"14"}
    assert (done.returncode, done.stderr) == (
        1,
        f"tallybook: {tmp_path}/e.txt: cannot be read: No such file or directory\n",
    )


def test_another_language_gives_no_figures_and_says_so() -> None:
    german = "Bei dem Sturm sind am Montag nach Angaben der Polizei mindestens 14 Menschen ums Leben gekommen."
    (answer,) = map(json.loads, run("extract", "-", stdin=line(1, german)).stdout.splitlines())
    assert (answer["language"], answer["problem"], answer["figures"]) == ("de", "unsupported_language", [])


def test_a_reader_who_leaves_early_hears_no_complaint() -> None:
    stdin = "".join(line(n) for n in range(200))
    command = f"{TALLYBOOK} extract - | head -n 1"
    done = subprocess.run(command, shell=True, input=stdin, capture_output=True, text=True, check=False)  # noqa: S602
    assert json.loads(done.stdout)["id"] == "0"
    assert done.stderr == ""


@pytest.mark.parametrize("count", [1, 12])
def test_ctrl_c_stops_at_once_and_quietly(count: int) -> None:
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell starts what runs in its background deaf to it
    with start("extract", "-") as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        for number in range(count):
            process.stdin.write(line(number))
        process.stdin.flush()
        for _ in range(count):
            process.stdout.readline()
        process.send_signal(signal.SIGINT)
        assert process.wait(10) == 130
        assert process.stderr.read() == ""


def test_a_table_shows_the_figure_what_it_counts_and_who_says_so() -> None:
    done = run("extract", "--format", "table", "-", stdin=line(1))
    assert "at least 14" in done.stdout
    assert "people" in done.stdout
    assert "coast guard" in done.stdout


# ---------------------------------------------------------------- explain
def test_explain_shows_every_numeral_kept_or_rejected_and_why(tmp_path: Path) -> None:
    path = tmp_path / "storm.txt"
    path.write_text(STORM)
    done = run("explain", str(path))
    assert done.returncode == 0
    assert "kept   0  14" in done.stdout
    assert "at least 14, count" in done.stdout
    assert "bound by  bound.limit_at: “at least”" in done.stdout
    assert "rejected  1974  year" in done.stdout
    assert "by        time year: “1974”" in done.stdout


@pytest.mark.parametrize("command", [("explain",), ("extract", "--format", "table")])
def test_the_terminal_obeys_no_text(command: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The \x1b]0;owned\x07 mayor said 24 \x1b[2Jhouses burned down in the town.")
    told = run(*command, str(tmp_path / "a.txt")).stdout
    assert "24" in told
    assert "\x1b" not in told
    assert "\x07" not in told


def test_explain_gives_the_same_reasons_where_the_text_holds_invisible_marks(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORM)
    (tmp_path / "b.txt").write_text(STORM.replace("least", "le\u00adast").replace("1974", "19\u200b74"))
    assert run("explain", str(tmp_path / "b.txt")).stdout == run("explain", str(tmp_path / "a.txt")).stdout


def test_explain_takes_several_files_and_standard_input(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORM)
    (tmp_path / "b.json").write_text(json.dumps({"title": "Rents", "text": "Rents rose 4% on Route 9."}))
    both = run("explain", str(tmp_path / "a.txt"), str(tmp_path / "none.txt"), str(tmp_path / "b.json"))
    assert both.returncode == 1
    assert "none.txt: cannot be read" in both.stderr
    assert "\nRents\n" in both.stdout
    assert "change by measure_pattern.MOVED: “rose”" in both.stdout
    assert "by        naming.name _LAST_WORD: “Route 9”" in both.stdout
    assert "at least 14, count" in run("explain", "-", stdin=line(1)).stdout


def test_explain_says_what_is_wrong_with_a_file(tmp_path: Path) -> None:
    done = run("explain", str(tmp_path / "none.txt"))
    assert (done.returncode, done.stdout) == (1, "")
    assert "cannot be read" in done.stderr


# ---------------------------------------------------------------- the record
@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = str(tmp_path_factory.mktemp("record") / "record.db")
    assert "is up to date" in run("migrate", "--db", path).stdout
    done = run("ingest", "--db", path, *SAMPLES)
    assert done.returncode == 0, done.stderr
    assert "created" in done.stdout
    return path


def test_the_same_articles_again_change_nothing(record: str) -> None:
    done = run("ingest", "--quiet", "--db", record, *SAMPLES)
    assert [text.split(",")[0] for text in done.stdout.splitlines()] == ["unchanged"] * len(SAMPLES)


TOLLS = ["f37c4d7103fbf6c04", "fb4f38d319eef9fd0", "f09342a24fbe9e33f", "f69c452cedb03cd75"]


def test_compare_says_how_figures_of_three_articles_stand_to_each_other(record: str) -> None:
    done = run("compare", "--db", record, *TOLLS)
    assert done.returncode == 0, done.stderr
    relations = [cells[2] for line in done.stdout.splitlines() if len(cells := re.split(r"\s{2,}", line.strip())) == 4]
    assert relations[1:] == ["conflict", "agree", "update", "conflict", "update", "update"]


def test_compare_takes_a_statistic_by_its_id_and_offers_those_that_words_find(record: str) -> None:
    offered = run("compare", "--db", record, "--statistic", "people")
    assert offered.returncode == 1
    identity, name = re.findall(r"^  (s[0-9a-f]{16})  (.*), \d+ figures$", offered.stderr, re.MULTILINE)[0]
    done = run("compare", "--db", record, "--statistic", identity)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(f"{name} ({identity})")
    pairs = done.stdout[done.stdout.index("How they stand") :]
    assert pairs.count(" update ") == 1, "each is told beside the one before it, and not beside all"


def test_compare_wants_two_ids_or_a_statistic(record: str) -> None:
    for arguments in ([], ["f0123456789abcdef"], ["a", "b", "--statistic", "c"]):
        done = run("compare", "--db", record, *arguments)
        assert done.returncode == 2
        assert "give two or more ids of figures, or --statistic" in done.stderr


def test_an_unknown_figure_or_statistic_is_said_to_be_unknown(record: str) -> None:
    assert run("compare", "--db", record, "f0123456789abcde0", "f0123456789abcde1").returncode == 1
    assert "no statistic is found" in run("compare", "--db", record, "--statistic", "unicorns").stderr


def test_the_record_is_sound_and_so_is_its_copy(record: str, tmp_path: Path) -> None:
    copy = str(tmp_path / "copy.db")
    assert run("backup", "--db", record, copy).returncode == 0
    done = run("verify", "--db", copy)
    assert (done.returncode, done.stdout.startswith(f"{copy} is sound up to transaction ")) == (0, True)
    again = run("backup", "--db", record, copy)
    assert (again.returncode, "exists already" in again.stderr) == (1, True)


def test_a_text_that_is_no_json_is_told_where_it_goes() -> None:
    done = run("extract", stdin="Ten people died.\n")
    assert (done.returncode, "or put the text itself into a .txt file" in done.stderr) == (1, True)


def test_the_first_ingest_makes_the_record(tmp_path: Path) -> None:
    path = str(tmp_path / "new.db")
    assert run("ingest", "--quiet", SAMPLES[0], "--db", path).returncode == 0
    assert run("verify", "--db", path).stdout.startswith(f"{path} is sound")


@pytest.mark.parametrize("command", [["verify"], ["compare", "--statistic", "x"]])
def test_a_record_that_is_not_there_is_not_made_by_the_way(command: list[str], tmp_path: Path) -> None:
    path = tmp_path / "none.db"
    done = run(*command, "--db", str(path))
    assert done.returncode == 1
    assert "tallybook migrate" in done.stderr
    assert "Traceback" not in done.stderr
    assert not path.exists()


@pytest.mark.parametrize("command", ["migrate", "serve", "verify"])
def test_a_file_that_is_no_record_is_refused_and_left_alone(command: str, tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("not a database " * 100)
    done = run(command, "--db", str(path))
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert path.read_text() == "not a database " * 100


def test_a_record_in_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    done = run("migrate", "--db", str(tmp_path / "no" / "record.db"))
    assert done.returncode == 1
    assert "Traceback" not in done.stderr


# ---------------------------------------------------------------- serve
@pytest.fixture
def served(record: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    process = start("serve", "--db", record, "--port", "0")
    assert process.stdout
    said = process.stdout.readline()
    yield process, said.split(" on ")[1].split()[0]
    process.terminate()
    process.wait(20)
    for pipe in (process.stdin, process.stdout, process.stderr):
        if pipe:
            pipe.close()


def get(url: str) -> int:
    for _ in range(100):
        try:
            return requests.get(url, timeout=10).status_code
        except requests.ConnectionError:
            time.sleep(0.1)
    raise AssertionError(f"no answer from {url}")


def test_serve_says_where_it_is_answers_and_stops_when_told(served: tuple[subprocess.Popen[str], str]) -> None:
    process, url = served
    assert get(f"{url}/healthz") == 200
    assert get(f"{url}/v1/figures") == 200
    process.terminate()
    assert process.wait(20) == 0


def test_serve_says_that_a_port_is_taken(record: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = run("serve", "--db", record, "--port", port)
    assert done.returncode == 1
    assert done.stderr.startswith(f"tallybook: cannot listen on 127.0.0.1:{port}: Address already in use")


# ---------------------------------------------------------------- cost and manners
def test_help_needs_none_of_the_heavy_parts() -> None:
    heavy = "('numpy', 'flask', 'rich', 'trafilatura', 'sqlite_utils', 'gunicorn', 'marshmallow', 'multiprocessing')"
    check = f"import sys, service.cli; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout == "[]\n"


def test_one_article_needs_no_web_server_no_html_reader_and_no_database() -> None:
    heavy = "('flask', 'trafilatura', 'sqlite_utils', 'gunicorn', 'marshmallow', 'rich')"
    check = (
        "import sys; from service.cli import cli; cli.main(['extract', '-'], standalone_mode=False); "
        f"print([name for name in {heavy} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", check], input=line(1), capture_output=True, text=True, cwd=ROOT, check=True
    )
    assert done.stdout.splitlines()[1] == "[]"


def test_a_wrong_setting_stops_every_command_by_name() -> None:
    done = run("extract", "-", stdin=line(1), TALLYBOOK_PROT="1")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("tallybook: TALLYBOOK_PROT is not a setting")


def test_a_wrong_option_is_explained_with_exit_code_2() -> None:
    done = run("extract", "--formt", "table")
    assert done.returncode == 2
    assert "No such option" in done.stderr
