"""The description of the API, finished: parameters as they are sent, and an example for each operation.

The examples are requests that were made, and what was answered, on the sample articles.
"""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from service.web import access

FILE = Path(__file__).with_name("examples.json")
Node = dict[str, Any]
_TOKEN = {"type": "http", "scheme": "bearer", "description": "Not asked for on one's own machine without tokens"}


@cache
def examples() -> dict[str, Node]:
    """By operation: `parameters`, `request` where it has a body, `response` with its `status`; by `make docs`."""
    found: dict[str, Node] = json.loads(FILE.read_text(encoding="utf-8"))
    return found


def _security(operation: Node) -> list[Node]:
    """Optional, as there may be no tokens; the scope is told as OpenAPI 3.1 tells a role."""
    name = f"{operation['tags'][0]}.{operation['operationId']}"
    if name in access.OPEN:
        return [{}]
    method = operation["operationId"].partition("_")[0].upper()
    return [{}, {"token": [access.needed(name, method)]}]


def finished(described: Node, max_page_size: int) -> Node:
    """Without the parameter `fields`: it leaves out members that the schemas rightly call required."""
    described["components"]["securitySchemes"] = {"token": _TOKEN}
    for shared, operation in _operations(described):
        operation["security"] = _security(operation)
        operation["summary"] = operation["summary"].replace("`", "")  # shown as it is, unlike the text below it
        asked = [one for one in operation.get("parameters", ()) if one.get("name") != "fields"]
        operation["parameters"] = asked
        for parameter in asked:
            _as_sent(parameter["schema"])
            if parameter["name"] == "limit":
                parameter["schema"]["maximum"] = max_page_size
        told = examples().get(operation["operationId"])
        if told:
            _show(operation, told)
            for parameter in (*shared, *asked):
                if parameter["name"] in told["parameters"]:
                    parameter["example"] = told["parameters"][parameter["name"]]
    return described


def _operations(described: Node) -> Iterator[tuple[list[Node], Node]]:
    """Each with the parameters that its path shares."""
    for path in described["paths"].values():
        yield from ((path.get("parameters", []), one) for name, one in path.items() if name != "parameters")


def _as_sent(schema: Node) -> None:
    """What stands in a URL is never null: it is left out."""
    if isinstance(schema.get("type"), list):
        (schema["type"],) = (one for one in schema["type"] if one != "null")
    if "enum" in schema:
        schema["enum"] = [one for one in schema["enum"] if one is not None]
    if schema.get("default", 0) in (None, ()):
        del schema["default"]


def _show(operation: Node, told: Node) -> None:
    if "request" in told:
        operation["requestBody"]["content"]["application/json"]["example"] = told["request"]
    if "response" in told:
        content = operation["responses"][told["status"]]["content"]
        content[next(iter(content))]["example"] = told["response"]
