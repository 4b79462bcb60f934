"""Files and standard input as articles: .txt, .html, .json (one article) and .jsonl (one article a line)."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Literal

from service.article import Article
from service.errors import Invalid
from service.intake.record import MAX_CHARACTERS, article_from_mapping, loads

Form = Literal["text", "html", "json", "none"]
FORMS: dict[str, Form] = {".txt": "text", ".html": "html", ".htm": "html", ".json": "json"}
LINES = (".jsonl", ".ndjson")
LONGEST_LINE = 6 * MAX_CHARACTERS  # a character is at most six bytes of JSON, as in \u00e9


@dataclass(frozen=True, slots=True)
class Document:
    """What a file, or one line of a .jsonl file, holds: not yet read, so that another process can do it.

    where   for messages: "storm.txt", "wire.jsonl, line 3"
    name    for answers about an article that has no id: "storm.txt", "wire.jsonl:3"
    raw     its bytes, or what is wrong with it if form is "none"
    """

    where: str
    name: str
    form: Form
    raw: bytes


def documents(names: Sequence[str]) -> Iterator[Document]:
    """In the order given, each as soon as it can be had; "-" is standard input. Never raises for what is in a file."""
    for name in names:
        suffix = Path(name).suffix.lower()
        if name == "-":
            # not sys.stdin: its lock, held by a thread that waits for input, would abort Python on Ctrl-C
            with os.fdopen(0, "rb", closefd=False) as stdin:
                yield from _lines(stdin, "standard input", "-")
        elif suffix in LINES or suffix in FORMS:
            yield from _file(Path(name), suffix)
        else:
            yield _unread(name, f"this kind of file is not read; the kinds are {', '.join([*FORMS, *LINES])}")


def article_in(document: Document, *, max_characters: int = MAX_CHARACTERS) -> Article:
    """Raises FactError for a document that holds no article."""
    if document.form == "none":
        raise Invalid(document.raw.decode())
    if document.form == "json":
        return article_from_mapping(loads(document.raw), max_characters=max_characters)
    if document.form == "html":
        return article_from_mapping({"html": _decoded_page(document.raw)}, max_characters=max_characters)
    try:
        text = document.raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Invalid(f"not UTF-8 at byte {error.start + 1}: save it as UTF-8") from error
    return article_from_mapping({"text": text}, max_characters=max_characters)


def _decoded_page(raw: bytes) -> str:
    from service.intake.html import decode  # costs half a second, which plain text should not pay

    return decode(raw)


def _file(path: Path, suffix: str) -> Iterator[Document]:
    try:
        if suffix in LINES:
            with path.open("rb") as file:
                yield from _lines(file, str(path), str(path))
        elif path.stat().st_size > LONGEST_LINE:
            yield _unread(str(path), f"larger than {LONGEST_LINE:,} bytes")
        else:
            yield Document(str(path), str(path), FORMS[suffix], path.read_bytes())
    except OSError as error:
        yield _unread(str(path), f"cannot be read: {error.strerror}")


def _lines(file: IO[bytes], where: str, name: str) -> Iterator[Document]:
    number = 0
    while line := file.readline(LONGEST_LINE):
        number += 1
        said = f"{where}, line {number}"
        if len(line) == LONGEST_LINE and not line.endswith(b"\n"):
            while line and not line.endswith(b"\n"):
                line = file.readline(LONGEST_LINE)
            yield _unread(said, f"longer than {LONGEST_LINE:,} bytes")
        elif line.strip():
            yield Document(said, f"{name}:{number}", "json", line)


def _unread(where: str, fault: str) -> Document:
    return Document(where, where, "none", fault.encode())
