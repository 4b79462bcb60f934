"""The page for a draft: paste it, and see each figure beside what is on record. Nothing of it is stored."""

from dataclasses import replace
from datetime import UTC, datetime

from flask import Blueprint, current_app, render_template, request

from service.check import check
from service.errors import FactError
from service.intake.record import article_from_mapping
from service.web.exchange import moment, store

blueprint = Blueprint("draft", __name__)


@blueprint.get("/check")
def show_empty() -> str:
    return render_template("check.html", text="", day="", report=None, fault="")


@blueprint.post("/check")
def show_checked() -> str:
    """What cannot be read is said on the page, with the text still there."""
    text, day = request.form.get("text", ""), request.form.get("published_at", "").strip()
    at, report, fault = moment(None), None, ""
    longest = current_app.config["SETTINGS"].max_text_characters
    try:
        draft = article_from_mapping({"text": text, "published_at": day or None}, max_characters=longest)
        report = check(store(), replace(draft, published_at=draft.published_at or datetime.now(UTC)), as_of=at.id)
    except FactError as error:
        fault = str(error)
    return render_template("check.html", at=at.transaction, text=text, day=day, report=report, fault=fault)
