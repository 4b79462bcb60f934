"""/v1/webhooks: who is told of what comes on record, and what became of each message."""

import base64
import secrets
from collections.abc import Mapping
from functools import partial
from typing import Any

from flask import Response, current_app, jsonify
from marshmallow import Schema, fields

from service.store import Delivery, DeliveryState, Webhook
from service.web import answer
from service.web.access import actor
from service.web.exchange import moment, store
from service.web.fields import described, one_of
from service.web.listing import listing, whole_list
from service.web.notify import checked
from service.web.questions import NAME, SHORT, Following, Listed, Question
from service.web.resource import Resource
from service.web.schemas import identity

webhooks = Resource("webhooks", "Messages to other services when figures come on record, conflict or are edited")


class NewWebhook(Question):
    url = fields.String(
        required=True, validate=SHORT, metadata=described("Where to post", "https://desk.example/hooks")
    )
    statistic = fields.String(
        load_default=None,
        allow_none=True,
        validate=NAME,
        metadata=described("Id of the one to tell of; all without it"),
    )


class Deliveries(Following):
    state = fields.String(load_default=None, validate=one_of(DeliveryState))


class WebhookSchema(Schema):
    """Who is told of what comes on record."""

    id = identity("w2f1c09b7d4e8a365")
    url = fields.String(required=True)
    statistic = fields.String(required=True, allow_none=True, metadata=described("Id; null for all"))
    actor = fields.String(required=True, metadata=described("Who asked for it"))
    created = fields.DateTime(required=True)


class SignedWebhookSchema(WebhookSchema):
    """With the secret that its messages are signed with."""

    secret = fields.String(required=True, metadata=described("Told this once"))


class DeliverySchema(Schema):
    """A message on its way."""

    id = fields.String(required=True, metadata=described("The header webhook-id", "msg_5e1f0c7a9b2d4e6f8a1c3b5d"))
    webhook = fields.String(required=True)
    type = fields.String(required=True, metadata={"example": "figure.recorded"})
    made = fields.DateTime(required=True)
    state = fields.String(required=True, validate=one_of(DeliveryState))
    attempts = fields.Integer(required=True)
    due = fields.DateTime(required=True, allow_none=True, metadata=described("When it is tried next"))
    status = fields.Integer(required=True, allow_none=True, metadata=described("What the last try was answered with"))
    error = fields.String(required=True, allow_none=True)
    body = fields.String(required=True, metadata=described("The message as it is sent"))


@webhooks.route("/v1/webhooks")
@webhooks.arguments(Listed, location="query")
@webhooks.answers(WebhookSchema, lists=True)
def get_webhooks(query: Mapping[str, Any]) -> Response:
    """Every webhook, the oldest first, without the secrets"""
    return whole_list(store().webhooks().list(), query, moment(None), shown)


@webhooks.route("/v1/webhooks", methods=["POST"])
@webhooks.arguments(NewWebhook)
@webhooks.response(201, SignedWebhookSchema)
def post_webhook(body: Mapping[str, Any]) -> Response:
    """Be told of new figures, conflicts and silent edits from now on

    Messages are posted and signed as https://www.standardwebhooks.com says, until one is answered with 2xx.
    """
    checked(body["url"], current_app.config["SETTINGS"].webhook_networks)
    secret = "whsec_" + base64.b64encode(secrets.token_bytes(32)).decode()
    made = store().webhooks().create(body["url"], body["statistic"], secret, actor())
    response = jsonify(shown(made) | {"secret": secret})
    response.status_code = 201
    response.headers["Location"] = f"/v1/webhooks/{made.id}"
    response.headers["Cache-Control"] = "no-store"
    return response


@webhooks.route("/v1/webhooks/<webhook_id>")
@webhooks.response(200, WebhookSchema)
def get_webhook(webhook_id: str) -> Response:
    """One webhook"""
    return jsonify(shown(store().webhooks().one(webhook_id)))


@webhooks.route("/v1/webhooks/<webhook_id>", methods=["DELETE"])
@webhooks.response(200, WebhookSchema)
def delete_webhook(webhook_id: str) -> Response:
    """Tell nobody there any more; messages on their way are dropped"""
    return jsonify(shown(store().webhooks().delete(webhook_id)))


@webhooks.route("/v1/webhooks/<webhook_id>/deliveries")
@webhooks.arguments(Deliveries, location="query")
@webhooks.answers(DeliverySchema, lists=True)
def get_deliveries(query: Mapping[str, Any], webhook_id: str) -> Response:
    """Messages to it, the newest first; with `state=dead` those that were given up"""
    read = partial(store().webhooks().deliveries, webhook_id, query["state"])
    return listing(read, query, moment(None), delivery)


@webhooks.route("/v1/webhooks/<webhook_id>/deliveries/<delivery_id>/retry", methods=["POST"])
@webhooks.response(200, DeliverySchema)
def post_retry(webhook_id: str, delivery_id: str) -> Response:
    """Try a message anew that was given up"""
    return jsonify(delivery(store().webhooks().send_again(webhook_id, delivery_id)))


def shown(webhook: Webhook) -> answer.Answer:
    return {
        "id": webhook.id,
        "url": webhook.url,
        "statistic": webhook.statistic,
        "actor": webhook.actor,
        "created": answer.iso(webhook.created),
    }


def delivery(found: Delivery) -> answer.Answer:
    return {
        "id": found.id,
        "webhook": found.webhook,
        "type": found.type,
        "made": answer.iso(found.made),
        "state": found.state,
        "attempts": found.attempts,
        "due": answer.iso(found.due) if found.state == "waiting" else None,
        "status": found.status,
        "error": found.error,
        "body": found.body,
    }
