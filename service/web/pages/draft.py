"""The pages for a text that is pasted: its figures beside what is on record, or alone. Nothing of it is stored."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from flask import Blueprint, current_app, render_template, request

from service.article import Article
from service.check import check
from service.errors import FactError
from service.figures.extract import Extraction, extract
from service.figures.figure import Figure, Rejected
from service.ingest import MOST_FIGURES
from service.intake.events import with_known_events
from service.intake.record import article_from_mapping
from service.web import wording
from service.web.exchange import moment, store
from service.web.metrics import timed
from service.web.resource import takes

blueprint = Blueprint("draft", __name__)


@dataclass(frozen=True, slots=True)
class Numeral:
    """One numeral of the text. number  of a figure, counted from 1; None for what was rejected"""

    figure: Figure | Rejected
    number: int | None


@blueprint.route("/check", methods=["GET", "POST"])
@takes()
def show_check() -> str:
    """What cannot be read is said on the page, with the text still there."""
    at, report, fault = moment(None), None, ""
    try:
        if request.method == "POST":
            draft = _pasted()
            draft = replace(draft, published_at=draft.published_at or datetime.now(UTC))
            with timed("check"):
                report = check(store(), draft, as_of=at.id)
    except FactError as error:
        fault = str(error)
    return render_template("check.html", at=at.transaction, report=report, fault=fault, **_kept())


@blueprint.route("/extract", methods=["GET", "POST"])
@takes()
def show_extract() -> str:
    read, paragraphs, fault = None, [], ""
    try:
        if request.method == "POST":
            article = _pasted()
            with timed("extract"):
                read = extract(with_known_events(article), MOST_FIGURES)
            paragraphs = wording.paragraphs(article.text, _numerals(read))
    except FactError as error:
        fault = str(error)
    return render_template("extract.html", read=read, paragraphs=paragraphs, fault=fault, **_kept())


def _numerals(read: Extraction) -> Iterator[Numeral]:
    yield from (Numeral(figure, number) for number, figure in enumerate(read.figures, start=1))
    yield from (Numeral(rejected, None) for rejected in read.rejected)


def _pasted() -> Article:
    """Raises FactError for what cannot be read."""
    asked = _kept()
    longest = current_app.config["SETTINGS"].max_text_characters
    return article_from_mapping({"text": asked["text"], "published_at": asked["day"] or None}, max_characters=longest)


def _kept() -> dict[str, str]:
    """What was filled in, to stand there again."""
    return {"text": request.form.get("text", ""), "day": request.form.get("published_at", "").strip()}
