"""Files: each kind, and each way in which a file or a line can be wrong."""

import json
from pathlib import Path

import pytest

from service.article import Article
from service.errors import FactError, Invalid
from service.intake.document import article_in
from service.intake.files import documents


def one(path: Path) -> Article:
    (document,) = documents([str(path)])
    return article_in(document)


def test_a_text_file_is_its_text_without_a_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "storm.txt"
    path.write_bytes("\ufeffForty died – at least.".encode())
    assert one(path).text == "Forty died – at least."


def test_a_json_file_is_one_article_and_a_page_is_its_article(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps({"id": "7", "text": "Ten died."}, indent=1))
    (tmp_path / "a.html").write_text("<html><p>Ten people died in the storm.</p></html>")
    assert one(tmp_path / "a.json") == Article(text="Ten died.", external_id="7")
    assert one(tmp_path / "a.html").text == "Ten people died in the storm."


def test_each_line_of_a_jsonl_file_is_an_article_and_blank_lines_are_none(tmp_path: Path) -> None:
    path = tmp_path / "wire.jsonl"
    path.write_text('{"text": "one"}\n\n  \n{"text": "two"}')
    found = list(documents([str(path)]))
    assert [article_in(d).text for d in found] == ["one", "two"]
    assert [d.where for d in found] == [f"{path}, line 1", f"{path}, line 4"]
    assert [d.name for d in found] == [f"{path}:1", f"{path}:4"]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.txt", b"\xff\xfe", "not UTF-8 at byte 1"),
        ("a.txt", b"", "`text` is empty"),
        ("a.json", b"{", "not JSON"),
        ("a.json", b"[]", "this is a list: many articles go as JSON Lines"),
        ("a.html", b"<html></html>", "holds no article text"),
        ("a.pdf", b"%PDF", "this kind of file is not read; the kinds are .txt, .html, .htm, .json, .jsonl, .ndjson"),
    ],
)
def test_a_file_that_holds_no_article_says_why(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(FactError, match=said):
        one(tmp_path / name)


def test_a_missing_file_says_so_and_the_next_one_is_read(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("Ten died.")
    missing, found = documents([str(tmp_path / "a.txt"), str(tmp_path / "b.txt")])
    with pytest.raises(Invalid, match="cannot be read: No such file or directory"):
        article_in(missing)
    assert article_in(found).text == "Ten died."


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").mkdir()
    with pytest.raises(Invalid, match="cannot be read"):
        one(tmp_path / "a.txt")
    with pytest.raises(Invalid, match="is a folder: name the files in it"):
        one(tmp_path)
