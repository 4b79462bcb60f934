"""Articles into the record: one, or a line of many, each all or nothing."""

from collections.abc import Iterator, Mapping
from typing import Any

from flask import current_app
from marshmallow import ValidationError
from werkzeug.exceptions import BadRequest

from service.errors import FactError
from service.figures.exact_json import dumps
from service.ingest import ingest
from service.intake.record import article_from_mapping
from service.store import Receipt
from service.web.access import actor
from service.web.exact_json import loads
from service.web.exchange import store
from service.web.metrics import count, timed
from service.web.problem import told
from service.web.questions import NewArticle

_ARTICLE = NewArticle()


def record(body: Mapping[str, Any]) -> Receipt:
    longest = current_app.config["SETTINGS"].max_text_characters
    with timed("ingest"):
        receipt = ingest(store(), article_from_mapping(body, max_characters=longest), actor=actor())
    count(receipt)
    return receipt


def batch(body: bytes) -> Iterator[str]:
    """What became of each line, as soon as it is known. Blank lines are passed over, and counted."""
    for number, line in enumerate(body.split(b"\n"), start=1):
        if line.strip():
            yield dumps({"line": number} | _result(line)) + "\n"


def _result(line: bytes) -> dict[str, object]:
    try:
        receipt = record(_ARTICLE.load(loads(line)))
    except (FactError, ValidationError, BadRequest) as error:
        nothing = dict.fromkeys(("id", "revision", "figures"))
        return {"status": "refused", **nothing, "problem": told(error).body()}
    return {
        "status": receipt.status,
        "id": receipt.article_id,
        "revision": receipt.revision,
        "figures": receipt.count,
        "problem": None,
    }
