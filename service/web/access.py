"""Who asks, and what they may do: open at a desk, by token everywhere else.

At a desk is: on the machine's own address, while no token was ever made. A browser there could be led by any page, so
requests of other sites are refused, and so are those for a host of another name (it may have been made to point here).
"""

from functools import lru_cache
from http import HTTPStatus
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from flask import Flask, current_app, g, request
from werkzeug.datastructures import WWWAuthenticate
from werkzeug.exceptions import Forbidden, Unauthorized

from service.settings import Settings
from service.store import Scope, Token
from service.web import rate
from service.web.exchange import store
from service.web.problem import wants_page

NOBODY = "api"  # signs what nobody signed
SAFE = ("GET", "HEAD", "OPTIONS")
OPEN = (
    *("health.get_healthz", "health.get_readyz", "static", "pages.show_about"),
    *("api-docs.openapi_json", "documentation.show_docs", "documentation.show_asset"),
)
WRITES: dict[str, Scope] = {
    "articles.post_article": "ingest",
    "articles.patch_article": "curate",
    "figures.patch_figure": "curate",
    "statistics.post_statistic": "curate",
    "statistics.patch_statistic": "curate",
    "relations.post_relation": "curate",
    "relations.delete_relation": "curate",
    "judgements.post_judgement": "curate",
    "judgements.delete_judgement": "curate",
    "compare.post_compare": "read",  # these five store nothing
    "check.post_check": "read",
    "extract.post_extract": "read",
    "entry.post_article": "ingest",
    "draft.show_check": "read",
    "draft.show_extract": "read",
    "ruling.post_article": "curate",
    "ruling.post_figure": "curate",
    "ruling.post_judgement": "curate",
    "ruling.post_undone": "curate",
}
_AT_HOME = "This record is open on its own machine, to pages of its own. Call it as localhost, or make a token first."
_ELSEWHERE = "A page of another site sent this. Send it from a page of ours, or let the site in by cors_origins."


def admit() -> None:
    """Raises the 401, 403 or 429 for who may not come in."""
    endpoint, method = request.endpoint or "", request.method
    if endpoint in OPEN or method == "OPTIONS":
        return
    settings: Settings = current_app.config["SETTINGS"]
    if method not in SAFE and not _is_of_this_site(settings):
        raise Forbidden(_ELSEWHERE)
    if is_open(settings):
        if not _is_loopback(request.host):
            raise Forbidden(_AT_HOME)
        return
    if endpoint.startswith(("ruling.post_", "entry.post_")):
        _require_of_form(needed(endpoint, method), request.form.get("token", "").strip())
    else:
        _require(needed(endpoint, method), _shown())


def is_open(settings: Settings) -> bool:
    """At a desk everybody may do everything."""
    return settings.is_local and not store().tokens().any()


class TokenRefused(Forbidden):
    """The token of a form is not one that may do what the form does."""

    code: int = HTTPStatus.FORBIDDEN


def _require_of_form(scope: Scope, secret: str) -> None:
    """No 401: the browser would ask for a password, which does not count here."""
    try:
        _require(scope, secret)
    except Unauthorized as error:
        raise TokenRefused(f"This needs a token that may {scope}: fill it in.") from error
    except Forbidden as error:
        raise TokenRefused(error.description) from error


def _require(scope: Scope, secret: str | None) -> None:
    token = store().tokens().find(secret) if secret else None
    rate.count(token.id if token else None)
    if token is None:
        said = "This token is not known, or was revoked" if secret else "This needs a token"
        raise Unauthorized(f"{said}: send one as `Authorization: Bearer tally_…`.", www_authenticate=_asking(secret))
    if not token.allows(scope):
        raise Forbidden(f"The token {token.name} may {token.scope}, and this needs one that may {scope}.")
    g.token = token


def needed(endpoint: str, method: str) -> Scope:
    """What a request takes. A write that nobody thought of takes the most."""
    if endpoint.startswith("webhooks."):
        return "admin"
    return "read" if method in SAFE else WRITES.get(endpoint, "admin")


def actor(stated: str | None = None) -> str:
    """Who signs a write: the token, with whom it acts for in brackets. A token's name holds no bracket."""
    token: Token | None = g.get("token")
    if token is None:
        return stated or NOBODY
    return f"{token.name} ({stated})" if stated and stated != token.name else token.name


def signed(body: dict[str, Any]) -> dict[str, Any]:
    """Who signs a write and why, taken out of what was sent."""
    return {"actor": actor(body.pop("actor")), "reason": body.pop("reason")}


def _shown() -> str | None:
    """The secret: as a bearer, as the password that a browser asks for, or where clients of FRED put it."""
    shown = request.authorization
    if shown is not None:
        return shown.token if shown.type == "bearer" else shown.password
    return request.args.get("api_key") if request.path.startswith("/fred/") else None


def _asking(secret: str | None) -> WWWAuthenticate:
    """A browser asks its reader for a name and a password: any name will do."""
    if wants_page():
        return WWWAuthenticate("basic", {"realm": "Tallybook", "charset": "UTF-8"})
    known: dict[str, str | None] = {"realm": "Tallybook"}
    return WWWAuthenticate("bearer", known | ({"error": "invalid_token"} if secret else {}))


def _is_of_this_site(settings: Settings) -> bool:
    """A browser says where a write comes from; what says nothing is no browser."""
    origin, site = request.headers.get("Origin"), request.headers.get("Sec-Fetch-Site")
    allowed = settings.cors_origins.split() if request.path.startswith("/v1/") else []
    if origin in allowed or "*" in allowed:
        return True
    if site is not None:
        return site in ("same-origin", "none")
    return origin is None or urlsplit(origin).netloc == request.host


@lru_cache(256)
def _is_loopback(host: str) -> bool:
    try:
        name = urlsplit(f"//{host}").hostname or ""
        return name == "localhost" or ip_address(name).is_loopback
    except ValueError:
        return False


def register(app: Flask) -> None:
    app.before_request(admit)
    app.after_request(rate.tell)
