"""/v1/sources and /v1/changes: who is credited, and what was recorded since."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from flask import Response

from service.store import Page, Transaction
from service.web import answer
from service.web.exchange import moment, store
from service.web.listing import included, listing
from service.web.questions import Searched, Since
from service.web.resource import Resource
from service.web.schemas import ChangeSchema, SourceSchema

feed = Resource("feed", "Sources, and the feed of recorded changes")


@feed.route("/v1/sources")
@feed.arguments(Searched, location="query")
@feed.answers(SourceSchema, lists=True)
def get_sources(query: Mapping[str, Any]) -> Response:
    """Who is credited with figures, as articles name them"""
    at = moment(query["as_of"])
    return listing(partial(store().sources, q=query["q"], as_of=at.id), query, at, answer.source)


@feed.route("/v1/changes")
@feed.arguments(Since, location="query")
@feed.answers(ChangeSchema, lists=True)
def get_feed(query: Mapping[str, Any]) -> Response:
    """Every recorded change after the transaction `since`, oldest first"""
    more = included(query)

    def shown(transaction: Transaction) -> answer.Answer:
        said = answer.change(transaction)
        if more & {"articles", "figures"}:
            touched = store().touched(transaction.id)
            said |= {name: list(getattr(touched, name)) for name in ("articles", "figures") if name in more}
        return said

    return listing(_changes, query, moment(None), shown, continued="since")


def _changes(since: str | int, limit: int) -> Page[Transaction]:
    return store().changes(since=int(since), limit=limit)
