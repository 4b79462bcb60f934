"""What came in from outside, a file, a line of one or a web page, and the article that it holds."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from service.article import Article
from service.errors import Invalid
from service.intake.record import CONTROLS, MAX_CHARACTERS, article_from_mapping, loads

Form = Literal["text", "html", "json", "none"]
LARGEST = 6 * MAX_CHARACTERS  # a character is at most six bytes of JSON, as in \u00e9


@dataclass(frozen=True, slots=True)
class Document:
    """What a file, or one line of a .jsonl file, holds: not yet read, so that another process can do it.

    where   for messages: "storm.txt", "wire.jsonl, line 3"
    name    for answers about an article that has no id: "storm.txt", "wire.jsonl:3"
    raw     its bytes, or what is wrong with it if form is "none"
    known   what is known of it besides, by the names that an article's members have: "url", "published_at"
    """

    where: str
    name: str
    form: Form
    raw: bytes
    known: Mapping[str, str] = field(default_factory=dict)


def unread(where: str, fault: str) -> Document:
    """One that cannot be had, with what is wrong and what to do. A server's words are no commands to a terminal."""
    where, fault = (CONTROLS.sub("\ufffd", said) for said in (where, fault))
    return Document(where, where, "none", fault.encode(errors="replace"))


def article_in(document: Document, *, max_characters: int = MAX_CHARACTERS) -> Article:
    """Raises FactError for a document that holds no article."""
    if document.form == "none":
        raise Invalid(document.raw.decode())
    if document.form == "json":
        return article_from_mapping(loads(document.raw), max_characters=max_characters)
    if document.form == "html":
        return article_from_mapping(
            {"html": _decoded_page(document.raw), **document.known}, max_characters=max_characters
        )
    try:
        text = document.raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Invalid(f"not UTF-8 at byte {error.start + 1}: save it as UTF-8") from error
    return article_from_mapping({"text": text, **document.known}, max_characters=max_characters)


def _decoded_page(raw: bytes) -> str:
    from service.intake.html import decode  # costs half a second, which plain text should not pay

    return decode(raw)
