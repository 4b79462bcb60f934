"""Every operation of the description has an example, and each example is of the shape that is described."""

from typing import Any

import jsonschema
import pytest

from service.settings import load_settings
from service.web import create_app
from service.web.exact_json import loads
from tests.web.test_openapi import closed

SPEC: dict[str, Any] = loads(create_app(load_settings({})).test_client().get("/openapi.json").data)
OPERATIONS = {
    one["operationId"]: (path, item, one)
    for path, item in SPEC["paths"].items()
    for name, one in item.items()
    if name != "parameters"
}
NO_JSON = {
    "get_chart_svg",
    "get_chart_png",
    "get_export",
    "get_metrics",
    "get_statistic_feed",
    "get_chart_json",
    "get_changes_feed",
}
each_operation = pytest.mark.parametrize("name", OPERATIONS)


def check(example: Any, schema: dict[str, Any]) -> None:
    plain = loads(str_of(example))
    jsonschema.validate(plain, closed(schema) | {"components": closed(SPEC["components"])})


def str_of(example: Any) -> bytes:
    from service.figures.exact_json import dumps

    return dumps(example).encode()


@each_operation
def test_an_operation_is_answered_by_example(name: str) -> None:
    _, _, operation = OPERATIONS[name]
    success = next(answer for status, answer in operation["responses"].items() if status in ("201", "200"))
    content = success["content"].get("application/json") or success["content"].get("application/ld+json")
    if content is None:
        assert operation["operationId"] in NO_JSON
    else:
        told = [one for one in operation["responses"].values() for one in one.get("content", {}).values()]
        examples = [(one["example"], one["schema"]) for one in told if "example" in one]
        assert examples, "run `make docs`"
        for example, schema in examples:
            check(example, schema)


@each_operation
def test_a_body_and_a_path_have_their_examples(name: str) -> None:
    path, item, operation = OPERATIONS[name]
    parameters = [*item.get("parameters", []), *operation.get("parameters", [])]
    for parameter in parameters:
        if parameter["in"] == "path":
            assert "example" in parameter, (path, parameter["name"])
    if "requestBody" in operation:
        body = operation["requestBody"]["content"]["application/json"]
        check(body["example"], body["schema"])
