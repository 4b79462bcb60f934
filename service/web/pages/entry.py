"""The page that puts an article on record: a text that is pasted, or what stands at an address."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from flask import Blueprint, Response, current_app, redirect, render_template, request
from marshmallow import ValidationError
from werkzeug.wrappers import Response as AnyResponse

from service.article import Article, WholeDay
from service.errors import FactError, Invalid
from service.intake.document import article_in
from service.intake.fetch import NOBODY, named_in
from service.intake.pages import page
from service.intake.record import article_from_mapping
from service.web import access
from service.web.batch import put
from service.web.exchange import moment, store
from service.web.pages.ruling import form
from service.web.problem import Problem, told
from service.web.questions import EnteredArticle
from service.web.resource import takes

blueprint = Blueprint("entry", __name__)
_FIELDS = ("id", "text", "url", "title", "publisher", "published_at", "actor")


@blueprint.get("/ingest")
@takes("article")
def show_form() -> str:
    """Empty, or filled in with what is on record of an article."""
    asked = request.args.get("article")
    return _page(None, _held(store().article(asked).article) if asked else _filled_in())


@blueprint.post("/ingest")
@takes()
def post_article() -> AnyResponse:
    """What cannot be done is said beside the field that is to be changed, with what was filled in still there."""
    try:
        asked = EnteredArticle().load({name: said for name, said in _filled_in().items() if said.strip()})
        who = access.actor(asked.pop("actor"))
        receipt = put(_article({name: said for name, said in asked.items() if said}), who)
    except (FactError, ValidationError) as error:
        return _refused(told(error))
    return redirect(f"/articles/{receipt.article_id}", 303)


@blueprint.errorhandler(access.TokenRefused)
def refuse_token(error: access.TokenRefused) -> Response:
    return _refused(Problem(error.code, "", ({"pointer": "#/token", "detail": str(error.description)},)))


def _filled_in() -> dict[str, str]:
    """A browser ends lines otherwise than the text that was pasted did."""
    return {name: request.form.get(name, "").replace("\r\n", "\n") for name in _FIELDS}


def _held(article: Article) -> dict[str, str]:
    """A field of a date cannot hold a time: left empty, what is on record stands."""
    known = {name: getattr(article, name) or "" for name in ("text", "url", "title", "publisher")}
    printed = article.published_at.isoformat() if isinstance(article.published_at, WholeDay) else ""
    return known | {"id": article.external_id or "", "published_at": printed, "actor": ""}


def _article(given: Mapping[str, Any]) -> Article:
    longest = current_app.config["SETTINGS"].max_text_characters
    if "text" in given:
        return article_from_mapping(given, max_characters=longest)
    if "url" not in given:
        raise Invalid("Paste the text, or give the address of a page that holds it.", "/text")
    address = given["url"]
    try:
        found = page(address, named_in(address) if access.is_open(current_app.config["SETTINGS"]) else NOBODY)
        return article_in(replace(found, known={**given, **found.known}), max_characters=longest)
    except Invalid as error:
        if error.pointer.removeprefix("/") in given:
            raise
        said = "holds no article" if error.pointer else error
        raise Invalid(f"This address {said}. Give another one, or paste the text.", "/url") from error


# ---------------------------------------------------------------- what is shown
def _refused(problem: Problem) -> Response:
    return Response(_page(problem, _filled_in()), problem.status, mimetype="text/html")


def _page(problem: Problem | None, filled: Mapping[str, str]) -> str:
    faults = {one["pointer"].removeprefix("#/"): one["detail"] for one in (problem.errors if problem else ())}
    fault = problem.detail if problem and not faults else ""
    return render_template("ingest.html", form=form(moment(None)), filled=filled, faults=faults, fault=fault)
