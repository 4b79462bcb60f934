"""Atom feeds of a statistic and of all changes."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask import Response, request

from service.store import Account, FigureFilter, StoredFigure, Transaction
from service.web import wording
from service.web.atom import MIMETYPE, Entry, written
from service.web.exchange import Moment, moment, store, tagged
from service.web.questions import AsOf
from service.web.resource import Resource

feeds = Resource("feeds", "Atom feeds, for feed readers")
_NEWEST = 50


@feeds.route("/v1/statistics/<statistic_id>/feed.atom")
@feeds.arguments(AsOf, location="query")
@feeds.response(200, {"type": "string"}, content_type=MIMETYPE)
def get_statistic_feed(query: Mapping[str, Any], statistic_id: str) -> Response:
    """The figures of a statistic that came on record or changed last, with their quotes"""
    at = moment(query["as_of"])
    found = store().statistic(statistic_id, as_of=at.id)
    page = store().figures(FigureFilter(statistic=found.id), sort="-recorded", limit=_NEWEST, as_of=at.id)
    entries = [_of_figure(one) for one in page.items]
    return _answered((f"statistic:{found.id}", found.name), entries, at)


@feeds.route("/v1/changes.atom")
@feeds.response(200, {"type": "string"}, content_type=MIMETYPE)
def get_changes_feed() -> Response:
    """The changes of the record that came last"""
    at = moment(None)
    since = max(0, at.id - _NEWEST)
    told = store().accounts(since, at.id)
    changes = [one for one in store().changes(since=since, limit=_NEWEST).items if one.id <= at.id]
    entries = [_of_change(one, told.get(one.id)) for one in reversed(changes)]
    return _answered(("changes", "Changes of the record"), entries, at)


def _of_figure(found: StoredFigure) -> Entry:
    stated = f"{wording.stated(found.figure)} {found.figure.measured or ''}".strip()
    return Entry(
        id=f"figure:{found.id}:{found.version}",
        title=f"{stated} – {found.publisher or found.title or 'article'}",
        path=f"/figures/{found.id}",
        updated=found.transaction.recorded_at,
        author=found.publisher or "unknown",
        summary=found.figure.sentence,
    )


def _of_change(change: Transaction, account: Account | None) -> Entry:
    by, why = f"{change.kind} by {change.actor}", f": {change.reason}" if change.reason else ""
    return Entry(
        id=f"change:{change.hash}",
        title=wording.account(account, change.kind) if account else f"{by}{why}",
        path=_leading_to(account) if account else f"/v1/changes?since={change.id - 1}&limit=1",
        updated=change.recorded_at,
        author=change.actor,
        summary=f"{by}{why}",
    )


def _leading_to(account: Account) -> str:
    """The page of the revision, or of the one figure that was ruled on or read anew."""
    if account.reread and account.figure:
        return f"/figures/{account.figure}"
    return f"/articles/{account.article_id}?revision={account.revision}"


def _answered(about: tuple[str, str], entries: Sequence[Entry], at: Moment) -> Response:
    updated = entries[0].updated if entries else at.transaction.recorded_at
    response = Response(written(*about, request.url_root.rstrip("/"), updated, entries), mimetype=MIMETYPE)
    return tagged(response, about[0], at)
