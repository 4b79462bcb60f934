"""Examples in the description of the API: requests that were made, and what was answered, on the sample articles."""

import json
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("examples.json")


@cache
def examples() -> dict[str, dict[str, Any]]:
    """By operation: `parameters`, `request` where it has a body, `response` with its `status`; by `make docs`."""
    found: dict[str, dict[str, Any]] = json.loads(FILE.read_text(encoding="utf-8"))
    return found


def with_examples(described: dict[str, Any]) -> dict[str, Any]:
    """The OpenAPI document with an example for each operation that has one."""
    for path in described["paths"].values():
        shared = path.get("parameters", [])
        for operation in (one for name, one in path.items() if name != "parameters"):
            told = examples().get(operation["operationId"])
            if told:
                _add(operation, told)
                _fill([*shared, *operation.get("parameters", [])], told["parameters"])
    return described


def _add(operation: dict[str, Any], told: dict[str, Any]) -> None:
    if "request" in told:
        operation["requestBody"]["content"]["application/json"]["example"] = told["request"]
    if "response" in told:
        content = operation["responses"][told["status"]]["content"]
        content[next(iter(content))]["example"] = told["response"]


def _fill(parameters: list[dict[str, Any]], values: dict[str, Any]) -> None:
    for parameter in parameters:
        if parameter.get("name") in values:
            parameter["example"] = values[parameter["name"]]
