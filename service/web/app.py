"""The Flask application: resources, pages, errors and headers put together."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from flask import Flask, Response
from flask_compress import Compress
from flask_cors import CORS
from werkzeug.middleware.proxy_fix import ProxyFix

from service.settings import Settings
from service.web import access, docs, exchange, fred, idempotency, log, metrics, problem, rate
from service.web.api import RESOURCES
from service.web.api.messages import describe_messages
from service.web.exact_json import ExactJSON
from service.web.pages import BLUEPRINTS
from service.web.resource import new_api, refuse_unknown_parameters

_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
_POLICY += "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
_COMPRESSED = [
    *("application/json", "application/problem+json", "application/ld+json", "application/x-ndjson", "text/csv"),
    *("text/html", "text/css", "text/javascript", "image/svg+xml"),
]
_OPEN_TO_SITES = r"/(v1/.*|openapi\.json)"
_READ_BY_SITES = ["ETag", "Link", "Location", "Tallybook-As-Of", "Idempotent-Replayed"]
_READ_BY_SITES += ["RateLimit", "RateLimit-Policy", "Retry-After", "X-Request-Id"]
_ABOUT = """Figures that articles state, their history, and how they compare.

Every read also takes `fields`, the members to give, by commas: `fields=id,value,article.publisher`."""
_HEADERS = {"Content-Security-Policy": _POLICY, "X-Content-Type-Options": "nosniff"}
_HEADERS_OF_PAGES = {
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-cache",
}


class _App(Flask):
    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        """No view is a coroutine, and to ask that of each function costs more than most of them."""
        return func


def create_app(settings: Settings, shared: Path | None = None) -> Flask:
    """Opens nothing: each request has its own connection, so the app may be made before the server forks.

    shared  a folder for what several processes count together
    """
    app = _App("service.web", static_folder="static", template_folder="templates")
    app.json = ExactJSON(app)
    app.config.update(
        SETTINGS=settings,
        LIMITER=rate.limiter(shared),
        MAX_CONTENT_LENGTH=settings.max_request_bytes,
        MAX_FORM_MEMORY_SIZE=settings.max_request_bytes,
        SEND_FILE_MAX_AGE_DEFAULT=3600,
        API_TITLE="Tallybook",
        API_VERSION="v1",
        OPENAPI_VERSION="3.1.0",
        OPENAPI_URL_PREFIX="/",
        API_SPEC_OPTIONS={"info": {"description": _ABOUT}},
    )
    app.config.update(
        COMPRESS_MIMETYPES=_COMPRESSED,
        COMPRESS_ALGORITHM=["zstd", "gzip"],
        COMPRESS_ALGORITHM_STREAMING=["zstd", "gzip"],
    )
    Compress(app)
    if settings.cors_origins:
        CORS(app, resources=_OPEN_TO_SITES, origins=settings.cors_origins.split(), expose_headers=_READ_BY_SITES)
    if proxies := settings.trusted_proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, proxies, proxies, proxies)  # type: ignore[method-assign]
    problem.register(app)
    log.register(app)
    metrics.register(app)
    access.register(app)
    app.before_request(refuse_unknown_parameters)
    app.teardown_appcontext(exchange.answered)
    idempotency.register(app)
    app.after_request(_secure)
    api = new_api(app)
    for resource in RESOURCES:
        api.register_blueprint(resource)
    describe_messages(api)
    for blueprint in (*BLUEPRINTS, docs.blueprint, fred.blueprint):
        app.register_blueprint(blueprint)
    return app


def _secure(response: Response) -> Response:
    for name, value in _HEADERS.items():
        response.headers.add(name, value)  # nothing else sets one of these
    if response.headers.get("Content-Type", "").startswith("text/html"):
        for name, value in _HEADERS_OF_PAGES.items():
            response.headers.setdefault(name, value)
    return response
