"""/docs: Swagger UI from its package, so that the documentation needs no other host."""

from flask import Blueprint, Response, abort, render_template, send_from_directory
from swagger_ui_bundle import swagger_ui_path

from service.web.resource import takes

blueprint = Blueprint("documentation", __name__)
_ASSETS = ("swagger-ui.css", "swagger-ui-bundle.js")


@blueprint.get("/docs")
@takes()
def show_docs() -> str:
    return render_template("docs.html")


@blueprint.get("/docs/assets/<name>")
def show_asset(name: str) -> Response:
    if name not in _ASSETS:
        abort(404)
    return send_from_directory(str(swagger_ui_path), name, max_age=86_400)
