"""The pages of the desk: edits that changed numbers without a word, and rulings that wait for a second look."""

from flask import Blueprint, render_template, request

from service.web.exchange import address, moment, store
from service.web.resource import takes
from service.words import SINCE_JUDGED

blueprint = Blueprint("desk", __name__)
_LIST = 50


@blueprint.get("/edits")
@takes("as_of", "cursor", "publisher")
def show_edits() -> str:
    at, publisher = moment(request.args.get("as_of")), request.args.get("publisher") or None
    page = store().silent_edits(publisher=publisher, cursor=request.args.get("cursor"), limit=_LIST, as_of=at.id)
    following = address(cursor=page.next) if page.next else None
    return render_template("edits.html", at=page.as_of, publisher=publisher, edits=page.items, next=following)


@blueprint.get("/review")
@takes("as_of", "cursor")
def show_review() -> str:
    at = moment(request.args.get("as_of"))
    page = store().stale_rulings(cursor=request.args.get("cursor"), limit=_LIST, as_of=at.id)
    following = address(cursor=page.next) if page.next else None
    found = {"rulings": page.items, "since_judged": SINCE_JUDGED, "next": following}
    return render_template("review.html", at=page.as_of, **found)
