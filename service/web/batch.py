"""Articles into the record: one, or a line of many, each all or nothing."""

from collections.abc import Iterator, Mapping
from typing import Any

from flask import current_app
from marshmallow import ValidationError
from werkzeug.exceptions import BadRequest

from service.article import Article
from service.errors import FactError
from service.figures.exact_json import dumps
from service.ingest import ingest
from service.intake.record import article_from_mapping
from service.store import Receipt
from service.web.access import actor
from service.web.exact_json import loads
from service.web.exchange import store
from service.web.metrics import count, timed
from service.web.problem import Problem, told
from service.web.questions import NewArticle

_ARTICLE = NewArticle()


def record(body: Mapping[str, Any], who: str) -> Receipt:
    return put(article_from_mapping(body, max_characters=current_app.config["SETTINGS"].max_text_characters), who)


def put(article: Article, who: str) -> Receipt:
    with timed("ingest"):
        receipt = ingest(store(), article, actor=who)
    count(receipt)
    return receipt


def lines(body: bytes) -> Iterator[tuple[int, bytes]]:
    """Each with its number. Blank ones are passed over, and counted."""
    return ((number, line) for number, line in enumerate(body.split(b"\n"), start=1) if line.strip())


def batch(body: bytes) -> Iterator[str]:
    """What became of each line, as soon as it is known."""
    for number, line in lines(body):
        yield dumps(result(number, line, actor())) + "\n"


def result(number: int, line: bytes, who: str) -> dict[str, Any]:
    return {"line": number} | _result(line, who)


def refused(said: Problem) -> dict[str, Any]:
    none = dict.fromkeys(("id", "revision", "figures"))
    return {"status": "refused", **none, "warnings": [], "problem": said.body()}


def _result(line: bytes, who: str) -> dict[str, Any]:
    try:
        receipt = record(_ARTICLE.load(loads(line)), who)
    except (FactError, ValidationError, BadRequest) as error:
        return refused(told(error))
    return {
        "status": receipt.status,
        "id": receipt.article_id,
        "revision": receipt.revision,
        "figures": receipt.count,
        "warnings": list(receipt.warnings),
        "problem": None,
    }
