"""What is printed of one article. Works on a Document and returns text, so that other processes can do it."""

from dataclasses import dataclass

from service.cli.table import figure_table
from service.errors import FactError
from service.figures.exact_json import dumps, figure_json, rejected_json
from service.figures.extract import Extraction, extract
from service.intake.document import Document, article_in
from service.intake.events import with_known_events


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of one document: what to print, or what is wrong with it."""

    printed: str = ""
    fault: str = ""


def answered(document: Document, *, form: str, max_characters: int) -> Answer:
    """As a JSON object in a line ("jsonl"), or as a table."""
    try:
        article = article_in(document, max_characters=max_characters)
    except FactError as error:
        return Answer(fault=f"{document.where}: {error}")
    found = extract(with_known_events(article))
    name = article.external_id or document.name
    if form == "jsonl":
        return Answer(dumps(_json(name, found)) + "\n")
    return Answer(figure_table(article.title or name, found))


def _json(name: str, found: Extraction) -> dict[str, object]:
    """`problem` is only there where the text was not read."""
    said: dict[str, object] = {"id": name, "language": found.language}
    if not found.supported:
        said["problem"] = "unsupported_language"
    said["figures"] = [figure_json(figure) for figure in found.figures]
    said["rejected"] = [rejected_json(rejected) for rejected in found.rejected]
    return said
