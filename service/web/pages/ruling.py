"""The pages on which people decide: a figure put right, an article taken back, two statistics that are one or two.

Where a token is needed, each of their forms takes one of its own and nothing that a browser sends by itself counts: a
page of another site, which cannot know the token, cannot lead it to write.
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from itertools import pairwise, starmap
from types import MappingProxyType
from typing import Any, get_args

from flask import Blueprint, Response, current_app, redirect, render_template, request
from marshmallow import Schema, ValidationError
from werkzeug.wrappers import Response as AnyResponse

from service.errors import FactError, Invalid, VersionConflict
from service.figures.figure import Bound, Kind
from service.store import StoredFigure
from service.web import access
from service.web.exchange import Moment, moment, store
from service.web.pages.others import others_on_record
from service.web.problem import told
from service.web.questions import ArticleRuling, Closing, Correction, NewJudgement
from service.web.resource import takes
from service.words import DECISIONS, JUDGED

blueprint = Blueprint("ruling", __name__)
NONE: Mapping[str, str] = MappingProxyType({})
_ID = re.compile(r"[sf][0-9a-f]{16}")  # in "https://desk.example/statistics/s0d1b76a7a872ccdc"; not "the toll"
_GROUPED = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")  # "3,443", "1,200,000"; not "3,4"


@blueprint.get("/figures/<figure_id>")
@takes("as_of")
def show_figure(figure_id: str) -> str:
    at = moment(request.args.get("as_of"))
    return _figure_page(store().figure(figure_id, as_of=at.id), at)


@blueprint.post("/figures/<figure_id>")
@takes()
def post_figure(figure_id: str) -> AnyResponse:
    """What cannot be done is said on the page, with what was filled in still there."""
    try:
        held = store().figure(figure_id)
        changes = Correction().load(_decided(held) | _signed())
        signed = access.signed(changes)
        if "sources" in changes:
            changes["sources"] = tuple(source["name"] for source in changes["sources"])
        store().correct(held.id, changes, expected_version=_version(), **signed)
    except (FactError, ValidationError) as error:
        return _refused(figure_id, error)
    return redirect(f"/figures/{held.id}", 303)


@blueprint.post("/articles/<article_id>")
@takes()
def post_article(article_id: str) -> AnyResponse:
    asked = _loaded(ArticleRuling(), {"state": request.form.get("state", "")})
    store().rule_on_article(article_id, asked["state"], expected_revision=_version(), **access.signed(asked))
    return redirect(f"/articles/{article_id}", 303)


@blueprint.get("/judgements/<judgement_id>")
@takes("as_of")
def show_judgement(judgement_id: str) -> str:
    at = moment(request.args.get("as_of"))
    return _judgement_page(judgement_id, at)


@blueprint.post("/judgements")
@takes()
def post_judgement() -> AnyResponse:
    a, b = (_named(request.form.get(name, "")) for name in ("a", "b"))
    if a == b:
        raise Invalid("These are one and the same: go back and name two.", "b")
    asked = _loaded(NewJudgement(), {"a": a, "b": b, "ruling": request.form.get("ruling", "")})
    made = store().judge(a, b, asked["ruling"], **access.signed(asked))
    return redirect(f"/judgements/{made.id}", 303)


@blueprint.post("/judgements/<judgement_id>")
@takes()
def post_undone(judgement_id: str) -> AnyResponse:
    store().close_judgement(judgement_id, **access.signed(_loaded(Closing(), {})))
    return redirect(f"/judgements/{judgement_id}", 303)


# ---------------------------------------------------------------- what was filled in
def editable(stored: StoredFigure) -> dict[str, str]:
    """The fields that the page can change, as they stand in its form."""
    figure = stored.figure
    numbers = ("low", "high") if figure.bound == "range" else ("value",)
    texts = (
        "measured",
        "place",
        "predicate",
        "agent",
        "kind",
        "unit",
        *(("bound",) if figure.bound != "range" else ()),
    )
    found = {name: f"{held:f}" if (held := getattr(figure, name)) is not None else "" for name in numbers}
    found |= {name: getattr(figure, name) or "" for name in texts}
    found |= {name: str(getattr(figure, name) or "") for name in ("valid_from", "valid_to")}
    statistic = stored.statistic.id if stored.statistic else ""
    return found | {"sources": "; ".join(figure.sources), "statistic": statistic}


def _decided(held: StoredFigure) -> dict[str, object]:
    """The body that the API would be sent."""
    decision = request.form.get("decision", "")
    if decision in DECISIONS:
        return {"state": DECISIONS[decision]}
    if decision == "apart":
        return {"statistic": None}
    if decision != "correct":
        raise Invalid("The form is not whole: choose one of its buttons.", "decision")
    stands = editable(held)
    said = {name: request.form.get(name, stands[name]).strip() for name in stands}
    changes: dict[str, object] = {name: text or None for name, text in said.items() if text != stands[name]}
    for name in changes.keys() & {"value", "low", "high"}:
        changes[name] = _number(said[name])
    if "sources" in changes:
        changes["sources"] = [{"name": source.strip()} for source in said["sources"].split(";") if source.strip()]
    if changes.get("statistic"):
        changes["statistic"] = _named(said["statistic"], "statistic")
    if not changes:
        raise Invalid("Nothing is changed: change a field, or choose another button.", "decision")
    return changes


def _number(text: str) -> Decimal:
    plain = _GROUPED.sub("", text)
    if not re.fullmatch(r"-?[0-9]{1,30}(?:\.[0-9]{1,30})?", plain):
        raise Invalid(f"“{text}” is no number: write it in digits, such as 1300, 1,300 or 0.25.", "value")
    return Decimal(plain)


def _version() -> int:
    number = request.form.get("version", "")
    if not re.fullmatch(r"[0-9]{1,9}", number):
        raise Invalid("The form is not whole: open the page again and send it from there.", "version")
    return int(number)


def _signed() -> dict[str, object]:
    return {"actor": request.form.get("actor", "").strip() or None, "reason": request.form.get("reason", "")}


def _loaded(schema: Schema, body: dict[str, object]) -> dict[str, Any]:
    """Raises the 422."""
    try:
        found: dict[str, Any] = schema.load(body | {name: said for name, said in _signed().items() if said is not None})
    except ValidationError as error:
        raise Invalid(told(error).detail) from error
    return found


def _named(text: str, field: str = "b") -> str:
    """A statistic, or one by a figure of it: an id, or the address of a page."""
    found = _ID.findall(text)
    if len(found) != 1:
        raise Invalid("Name the other statistic by the address of its page, or by its id.", field)
    return str(found[0])


# ---------------------------------------------------------------- what is shown
def _refused(figure_id: str, error: FactError | ValidationError) -> Response:
    """What was filled in stands there still; of a figure that another person changed meanwhile, what holds now."""
    at, kept = moment(None), request.form.to_dict()
    if isinstance(error, VersionConflict):
        kept = {name: kept[name] for name in ("reason", "actor") if name in kept}
    page = _figure_page(store().figure(figure_id, as_of=at.id), at, told(error).detail, kept)
    return Response(page, told(error).status, mimetype="text/html")


def _figure_page(stored: StoredFigure, at: Moment, fault: str = "", kept: Mapping[str, str] = NONE) -> str:
    versions = [one for one in store().versions(stored.id) if one.transaction.id <= at.id]
    return render_template(
        "figure.html",
        at=at.transaction,
        stored=stored,
        versions=list(zip(versions, [[], *starmap(_changes, pairwise(versions))], strict=True)),
        others=others_on_record([stored], at).get(stored.id, ()),
        fields=editable(stored) | dict(kept),
        choices={"kind": get_args(Kind), "bound": [one for one in get_args(Bound) if one != "range"]},
        form=form(at),
        fault=fault,
    )


def _changes(before: StoredFigure, after: StoredFigure) -> list[tuple[str, str, str]]:
    """The fields that differ, each with what it was and what it became."""
    was, became = editable(before), editable(after)
    names = dict.fromkeys((*was, *became))
    return [(name, a, b) for name in names if (a := was.get(name, "")) != (b := became.get(name, ""))]


def _judgement_page(judgement_id: str, at: Moment) -> str:
    judged = store().judgement(judgement_id, as_of=at.id)
    both = []
    if judged.about == "statistic":
        both = list({one.id: one for one in (store().statistic(i, as_of=at.id) for i in (judged.a, judged.b))}.values())
    ruled = JUDGED[judged.ruling]
    return render_template(
        "judgement.html", at=at.transaction, judged=judged, ruled=ruled, statistics=both, form=form(at)
    )


def form(at: Moment) -> str:
    """What a form asks who sends it: "token", "name" at an open desk, "" where nothing can be decided."""
    if at.past:
        return ""
    return "name" if access.is_open(current_app.config["SETTINGS"]) else "token"
