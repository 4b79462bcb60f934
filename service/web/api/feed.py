"""/v1/sources and /v1/changes: who is credited, and what was recorded since."""

from collections.abc import Mapping
from typing import Any

from flask import Response

from service.web.exchange import listing, moment, page_size, store
from service.web.questions import Searched, Since
from service.web.resource import Resource
from service.web.schemas import RecordedSchema, SourceSchema, list_of

feed = Resource("feed", "Sources, and the feed of recorded changes")


@feed.route("/v1/sources")
@feed.arguments(Searched, location="query")
@feed.response(200, list_of(SourceSchema))
def get_sources(query: Mapping[str, Any]) -> Response:
    """Who is credited with figures, as articles name them"""
    at = moment(query["as_of"])
    page = store().sources(q=query["q"], cursor=query["cursor"], limit=page_size(query["limit"]), as_of=at.id)
    return listing(page, at, SourceSchema())


@feed.route("/v1/changes")
@feed.arguments(Since, location="query")
@feed.response(200, list_of(RecordedSchema))
def get_feed(query: Mapping[str, Any]) -> Response:
    """Every recorded change after the transaction `since`, oldest first"""
    page = store().changes(since=query["since"], limit=page_size(query["limit"]))
    return listing(page, moment(None), RecordedSchema(), continued="since")
