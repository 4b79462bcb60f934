"""Atom feeds of a statistic and of all changes."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask import Response, request

from service.store import FigureFilter, StoredFigure, Transaction
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
    page = store().changes(since=max(0, at.id - _NEWEST), limit=_NEWEST)
    return _answered(("changes", "Changes of the record"), [_of_change(one) for one in reversed(page.items)], at)


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


def _of_change(change: Transaction) -> Entry:
    return Entry(
        id=f"change:{change.hash}",
        title=f"{change.kind} by {change.actor}",
        path=f"/v1/changes?since={change.id - 1}&limit=1",
        updated=change.recorded_at,
        author=change.actor,
        summary=change.reason or change.kind,
    )


def _answered(about: tuple[str, str], entries: Sequence[Entry], at: Moment) -> Response:
    updated = entries[0].updated if entries else at.transaction.recorded_at
    response = Response(written(*about, request.url_root.rstrip("/"), updated, entries), mimetype=MIMETYPE)
    return tagged(response, about[0], at)
