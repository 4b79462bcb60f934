"""/healthz and /readyz: is the process alive, and can it answer from its record?"""

from flask import Response, jsonify

from service.web.exchange import store
from service.web.resource import Resource
from service.web.schemas import HealthSchema

health = Resource("health", "For whoever watches over the service")


@health.route("/healthz")
@health.response(200, HealthSchema)
def get_healthz() -> Response:
    """The process answers"""
    return jsonify({"status": "ok"})


@health.route("/readyz")
@health.response(200, HealthSchema)
def get_readyz() -> Response:
    """The record is open and can be read"""
    store().head()
    return jsonify({"status": "ready"})
