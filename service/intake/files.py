"""What the command line names, as documents: files, standard input, and addresses of the web.

.txt, .html, .json (one article) and .jsonl (one article a line); http:// and https:// as in `pages.py`.
"""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO

from service.intake.document import LARGEST, Document, Form, unread
from service.intake.parts import is_web_address

FORMS: dict[str, Form] = {".txt": "text", ".html": "html", ".htm": "html", ".json": "json"}
LINES = (".jsonl", ".ndjson")


def documents(names: Sequence[str]) -> Iterator[Document]:
    """In the order given, each as soon as it can be had; "-" is standard input. Never raises for what is in a file."""
    for name in names:
        suffix = Path(name).suffix.lower()
        if name == "-":
            # not sys.stdin: its lock, held by a thread that waits for input, would abort Python on Ctrl-C
            with os.fdopen(0, "rb", closefd=False) as stdin:
                yield from _lines(stdin, "standard input", "-")
        elif is_web_address(name):
            from service.intake.pages import pages  # costs a tenth of a second, which files should not pay

            yield from pages(name)
        elif suffix in LINES or suffix in FORMS:
            yield from _file(Path(name), suffix)
        elif Path(name).is_dir():
            yield unread(name, f"is a folder: name the files in it, such as {Path(name) / '*.json'}")
        else:
            kinds = ", ".join([*FORMS, *LINES])
            yield unread(name, f"this kind of file is not read; the kinds are {kinds}, and addresses of the web")


def _file(path: Path, suffix: str) -> Iterator[Document]:
    try:
        if suffix in LINES:
            with path.open("rb") as file:
                yield from _lines(file, str(path), str(path))
        elif path.stat().st_size > LARGEST:
            yield unread(str(path), f"larger than {LARGEST:,} bytes")
        else:
            yield Document(str(path), str(path), FORMS[suffix], path.read_bytes())
    except OSError as error:
        yield unread(str(path), f"cannot be read: {error.strerror}")


def _lines(file: IO[bytes], where: str, name: str) -> Iterator[Document]:
    number = 0
    while line := file.readline(LARGEST):
        number += 1
        said = f"{where}, line {number}"
        if len(line) == LARGEST and not line.endswith(b"\n"):
            while line and not line.endswith(b"\n"):
                line = file.readline(LARGEST)
            yield unread(said, f"longer than {LARGEST:,} bytes")
        elif line.strip():
            yield Document(said, f"{name}:{number}", "json", line)
