"""/healthz and /readyz: is the process alive, and can it answer from its record?"""

from flask import Response, jsonify

from service.web import metrics
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


@health.route("/metrics")
@health.response(200, {"type": "string"}, content_type="text/plain")
def get_metrics() -> Response:
    """Counts and times for Prometheus, over all server processes"""
    return metrics.page()
