"""/metrics for Prometheus, over all server processes."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from http import HTTPMethod
from typing import Literal

from flask import Flask, Response, g, request
from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, CollectorRegistry, Counter, Gauge, Histogram
from prometheus_client import generate_latest as written
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector

from service.store import Receipt
from service.web.exchange import store

FOLDER = "PROMETHEUS_MULTIPROC_DIR"  # read by prometheus_client as it is imported

_REQUESTS = Counter("tallybook_requests", "Requests answered", ["method", "route", "status"])
_SECONDS = Histogram("tallybook_request_seconds", "Time to an answer, or to its first piece", ["route"])
_UNDER_WAY = Gauge("tallybook_requests_under_way", "Requests being answered", multiprocess_mode="livesum")
_ARTICLES = Counter("tallybook_articles", "Articles taken in, by what became of them", ["status"])
_FIGURES = Counter("tallybook_figures", "Figures put on record")
_EXTRACTION = Histogram(
    "tallybook_extraction_seconds",
    "Time that one text took: to read its figures, and to record (ingest) or compare (check) them",
    ["task"],
    buckets=(0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30),
)


@contextmanager
def timed(task: Literal["ingest", "extract", "check"]) -> Iterator[None]:
    began = time.perf_counter()
    yield
    _EXTRACTION.labels(task).observe(time.perf_counter() - began)


def count(receipt: Receipt) -> None:
    _ARTICLES.labels(receipt.status).inc()
    if receipt.status in ("created", "revised"):
        _FIGURES.inc(receipt.count)


class _Queue:
    """What is on record is told by whichever process is asked."""

    def collect(self) -> Iterator[GaugeMetricFamily]:
        queue = GaugeMetricFamily("tallybook_deliveries", "Messages to webhooks, by state", labels=["state"])
        for state, number in ({"waiting": 0, "dead": 0} | store().webhooks().states()).items():
            queue.add_metric([state], number)
        yield queue
        yield GaugeMetricFamily(
            "tallybook_job_lines_waiting", "Lines of jobs still to be done", store().jobs().waiting()
        )


def page() -> Response:
    registry = REGISTRY
    if FOLDER in os.environ:
        registry = CollectorRegistry()
        MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    return Response(written(registry) + written(_Queue()), content_type=CONTENT_TYPE_LATEST)


def begin() -> None:
    _UNDER_WAY.inc()


def end(response: Response) -> Response:
    rule, method = request.url_rule, request.method
    known = method if method in HTTPMethod.__members__ else "OTHER"  # a client may make up any number
    counted, measured = _counters(known, rule.rule if rule else "none", response.status_code)
    counted.inc()
    measured.observe(time.perf_counter() - g.began)
    return response


@cache
def _counters(method: str, route: str, status: int) -> tuple[Counter, Histogram]:
    """To find them by their labels costs more than to count."""
    return _REQUESTS.labels(method, route, status), _SECONDS.labels(route)


def done(error: BaseException | None) -> None:
    # none: it is no request of a client, or was over before its last piece was pressed together
    if g.pop("began", None) is not None:
        _UNDER_WAY.dec()


def register(app: Flask) -> None:
    app.before_request(begin)
    app.after_request(end)
    app.teardown_request(done)
