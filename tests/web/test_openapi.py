"""The documentation is true: of the routes there are, and of what they answer."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from flask.testing import FlaskClient

from tests.web.samples import FERRY_AGAIN, figure_of

DOCS = Path(__file__).parents[2] / "docs" / "api.md"
# "### `GET /v1/articles`"; not "## Articles"
HEADING = re.compile(r"^### `([A-Z]+ /\S+)`$", re.MULTILINE)


@pytest.fixture
def spec(client: FlaskClient) -> dict[str, Any]:
    found: dict[str, Any] = client.get("/openapi.json").get_json()
    return found


# "<int:number>", "<article_id>"; not "number"
CONVERTED, BRACED = re.compile(r"<(?:[^:<>]+:)?([^<>]+)>"), r"{\1}"


def operations(spec: dict[str, Any]) -> set[str]:
    methods = ("get", "post", "patch", "delete", "put")
    return {f"{method.upper()} {path}" for path, item in spec["paths"].items() for method in item if method in methods}


def test_every_route_has_a_heading_in_the_docs_and_no_heading_lacks_a_route(spec: dict[str, Any]) -> None:
    assert set(HEADING.findall(DOCS.read_text())) == operations(spec)


def test_every_route_under_v1_is_in_the_description(client: FlaskClient, spec: dict[str, Any]) -> None:
    rules = [rule for rule in client.application.url_map.iter_rules() if rule.rule.startswith("/v1")]
    real = {
        f"{method} {CONVERTED.sub(BRACED, rule.rule)}"
        for rule in rules
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }
    assert real
    assert real <= operations(spec)


def test_every_parameter_of_figures_is_told_in_the_docs(spec: dict[str, Any]) -> None:
    text = DOCS.read_text()
    for parameter in spec["paths"]["/v1/figures"]["get"]["parameters"]:
        assert f"`{parameter['name']}`" in text, parameter["name"]


def test_the_description_is_openapi_3_1_and_numbers_are_numbers(spec: dict[str, Any]) -> None:
    assert spec["openapi"] == "3.1.0"
    assert spec["components"]["schemas"]["Figure"]["properties"]["value"]["type"] == ["number", "null"]


def test_every_operation_has_a_name_of_its_own_and_a_summary(spec: dict[str, Any]) -> None:
    found = [one for item in spec["paths"].values() for name, one in item.items() if name != "parameters"]
    names = [one["operationId"] for one in found]
    assert len(set(names)) == len(names)
    assert all(one["summary"] for one in found)


def test_every_patch_is_told_to_need_if_match(spec: dict[str, Any]) -> None:
    patches = [item["patch"] for item in spec["paths"].values() if "patch" in item]
    assert patches
    assert all("If-Match" in {one["name"] for one in patch["parameters"]} for patch in patches)


def references(node: object) -> Iterator[str]:
    if isinstance(node, dict) and "$ref" in node:
        yield node["$ref"]
    inside = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    for one in inside:
        yield from references(one)


def test_every_reference_leads_somewhere(spec: dict[str, Any]) -> None:
    found = set(references(spec))
    assert found
    for reference in found:
        node: Any = spec
        for name in reference.removeprefix("#/").split("/"):
            node = node[name]


def test_errors_are_documented_as_problem_json(spec: dict[str, Any]) -> None:
    assert set(spec["components"]["responses"]["DEFAULT_ERROR"]["content"]) == {"application/problem+json"}


@pytest.mark.parametrize(
    ("path", "template"),
    [
        ("/v1/articles", "/v1/articles"),
        ("/v1/articles/{article}", "/v1/articles/{article_id}"),
        ("/v1/articles/{article}/revisions", "/v1/articles/{article_id}/revisions"),
        ("/v1/articles/{article}/revisions/1", "/v1/articles/{article_id}/revisions/{number}"),
        ("/v1/articles?include=text,figures", "/v1/articles"),
        ("/v1/figures", "/v1/figures"),
        ("/v1/figures?include=versions,evidence", "/v1/figures"),
        ("/v1/figures/{figure}", "/v1/figures/{figure_id}"),
        ("/v1/figures/{figure}/versions", "/v1/figures/{figure_id}/versions"),
        ("/v1/figures/{figure}/evidence", "/v1/figures/{figure_id}/evidence"),
        ("/v1/statistics", "/v1/statistics"),
        ("/v1/statistics/{statistic}", "/v1/statistics/{statistic_id}"),
        ("/v1/statistics/{statistic}/observations", "/v1/statistics/{statistic_id}/observations"),
        ("/v1/statistics/{statistic}/vintages", "/v1/statistics/{statistic_id}/vintages"),
        ("/v1/statistics/{statistic}/comparison", "/v1/statistics/{statistic_id}/comparison"),
        ("/v1/judgements", "/v1/judgements"),
        ("/v1/sources", "/v1/sources"),
        ("/v1/changes", "/v1/changes"),
        ("/healthz", "/healthz"),
        ("/readyz", "/readyz"),
    ],
)
def test_an_answer_is_of_the_shape_that_is_described(
    client: FlaskClient, spec: dict[str, Any], ferry: dict[str, Any], path: str, template: str
) -> None:
    client.post("/v1/articles", json=FERRY_AGAIN)
    figure = figure_of(ferry, "37")
    filled = path.format(article=ferry["id"], figure=figure["id"], statistic=(figure["statistic"] or {}).get("id"))
    answer = client.get(filled)
    assert answer.status_code == 200, answer.get_json(force=True)
    content = spec["paths"][template]["get"]["responses"]["200"]["content"]
    described = content.get("application/json") or content["application/ld+json"]
    schema = closed(described["schema"]) | {"components": closed(spec["components"])}
    jsonschema.validate(answer.get_json(force=True), schema)


def closed(node: Any) -> Any:
    """The same schema with no room for members that are not described."""
    if isinstance(node, list):
        return [closed(one) for one in node]
    if not isinstance(node, dict):
        return node
    found = {name: closed(value) for name, value in node.items()}
    if isinstance(found.get("properties"), dict) and found.get("type") == "object":
        found.setdefault("additionalProperties", False)
    return found


def test_every_operation_tells_the_scope_that_it_needs(spec: dict[str, Any]) -> None:
    told = {
        one["operationId"]: one["security"]
        for item in spec["paths"].values()
        for one in item.values()
        if "security" in one
    }
    assert set(told) == {
        one["operationId"] for item in spec["paths"].values() for one in item.values() if "tags" in one
    }
    assert told["get_healthz"] == [{}]
    assert told["get_figures"] == [{}, {"token": ["read"]}]
    assert told["post_article"] == [{}, {"token": ["ingest"]}]
    assert told["patch_figure"] == [{}, {"token": ["curate"]}]
    assert told["get_webhooks"] == [{}, {"token": ["admin"]}]
