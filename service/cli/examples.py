"""Writes service/web/examples.json: each operation of the API, asked on a record of the sample articles."""

import json
import re
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Event
from typing import Any

from flask.testing import FlaskClient

from service.settings import load_settings
from service.store import Store, migrate
from service.web import create_app
from service.web.description import FILE
from service.web.notify import Courier
from service.web.server.clerk import Clerk

SAMPLES = Path(__file__).parents[2] / "samples"
NEWS = {
    "text": "The Merrow Coast Guard said on Friday that 23 people died when the Lady Ingrid sank. Six were children.",
    "title": "Ferry toll rises",
    "publisher": "Merrow Evening Post",
    "url": "https://evening-post.example/ferry-toll",
    "published_at": "2025-03-14T18:00:00+01:00",
}
DRAFT = "The ferry Lady Ingrid capsized off Cape Merrow on Tuesday and 14 people died, the Merrow Coast Guard said."
RETRACTED = {"state": "retracted", "reason": "the outlet calls it a hoax", "actor": "desk@example.org"}
# what differs from one run to the next
_TIMES = re.compile(r"[0-9-]{10}T[0-9:]{8}\.[0-9]{6}\+00:00")
_ALIKE = (
    (re.compile(r'"hash": "[0-9a-f]{64}"'), f'"hash": "{"0123456789abcdef" * 4}"'),
    (re.compile(r'"w[0-9a-f]{16}"'), '"w2f1c09b7d4e8a365"'),
    (re.compile(r'"b[0-9a-f]{16}"'), '"b6a1f00d3c9e27b54"'),
    (re.compile(r'(\.\d+)\.[0-9a-f]{12}\\"'), r'\1.648c0e3df435\\"'),  # of an ETag
    (re.compile(r'"msg_[0-9a-f]{24}"'), '"msg_5e1f0c7a9b2d4e6f8a1c3b5d"'),
    (re.compile(r'"whsec_[^"]+"'), '"whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD"'),
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A request. `parameters` stand in the path or in the query."""

    operation: str
    parameters: Mapping[str, Any] = field(default_factory=dict)
    body: Mapping[str, Any] | None = None
    headers: Mapping[str, str] = field(default_factory=dict)


def write() -> None:
    with tempfile.TemporaryDirectory() as folder:
        record = Path(folder, "record.db")
        migrate(record)
        client = create_app(replace(load_settings({}), database=record)).test_client()
        lines = [json.dumps(json.loads(path.read_text())) for path in sorted(SAMPLES.glob("*.json"))]
        client.post("/v1/articles", data="\n".join(lines), content_type="application/x-ndjson").get_data()
        text = json.dumps(_all(client), indent=1, ensure_ascii=False)
    text = _TIMES.sub("2025-03-17T09:30:00.000000+00:00", text)
    for varying, shown in _ALIKE:
        text = varying.sub(shown, text)
    FILE.write_text(text + "\n", encoding="utf-8")


def _all(client: FlaskClient) -> dict[str, Any]:
    paths = _paths(client)
    told = {"post_article": _told(client, paths, Asked("post_article", body=NEWS))}
    client.post("/v1/articles", json=NEWS | {"text": NEWS["text"].replace("23 people", "24 people")})
    return told | {asked.operation: _told(client, paths, asked) for asked in _asked(client)}


def _paths(client: FlaskClient) -> dict[str, tuple[str, str]]:
    """The method and the path of each operation."""
    described = json.loads(client.get("/openapi.json").data)["paths"]
    return {
        one["operationId"]: (method, path)
        for path, item in described.items()
        for method, one in item.items()
        if method != "parameters"
    }


def _told(client: FlaskClient, paths: Mapping[str, tuple[str, str]], asked: Asked) -> dict[str, Any]:
    method, path = paths[asked.operation]
    query = {name: value for name, value in asked.parameters.items() if f"{{{name}}}" not in path}
    filled = path.format(**asked.parameters)
    answer = client.open(filled, method=method, query_string=query, json=asked.body, headers=asked.headers)
    if not 200 <= answer.status_code < 300:
        raise ValueError(f"{asked}: {answer.status_code} {answer.get_data(as_text=True)}")
    told: dict[str, Any] = {"parameters": {**asked.parameters, **asked.headers}, "status": str(answer.status_code)}
    if asked.body is not None:
        told["request"] = asked.body
    if answer.mimetype in ("application/json", "application/ld+json"):
        told["response"] = _short(json.loads(answer.data.decode().replace("http://localhost", "http://127.0.0.1:8000")))
    return told


def _short(value: Any) -> Any:
    """Of a list of objects the first, as one tells what all are like."""
    if isinstance(value, dict):
        return {name: _short(inner) for name, inner in value.items()}
    if isinstance(value, list) and value and isinstance(value[0], dict) and "type" not in value[0]:
        return [_short(inner) for inner in (value if "name" in value[0] else value[:1])]
    return value


def _asked(client: FlaskClient) -> list[Asked]:
    article = next(one for one in _items(client, "/v1/articles") if one["url"] == NEWS["url"])["id"]
    figure = next(one for one in _items(client, f"/v1/figures?article={article}") if one["exact"] == "24")
    tolls = [one for one in _items(client, "/v1/figures?q=died&limit=500") if one["kind"] == "count"]
    toll = next(one["statistic"]["id"] for one in tolls if one["statistic"])
    statistic = {"statistic_id": toll}
    new = {"name": "passengers of the Lady Ingrid", "kind": "count", "reason": "asked by readers"}
    other = client.post("/v1/statistics", json=new | {"name": "dead of the Lady Ingrid"}).get_json()["id"]
    ruling = {"a": toll, "b": other, "ruling": "same", "reason": "one toll", "actor": "desk@example.org"}
    third = client.post("/v1/statistics", json=new | {"name": "missing of the Lady Ingrid"}).get_json()["id"]
    standing = client.post("/v1/judgements", json=ruling | {"a": third}).get_json()["id"]
    judged = client.post("/v1/judgements", json=ruling | {"ruling": "unsure"}).get_json()["id"]
    tag = {"If-Match": client.get(f"/v1/figures/{figure['id']}").headers["ETag"]}
    tag_of_article = {"If-Match": client.get(f"/v1/articles/{article}").headers["ETag"]}
    any_tag = {"If-Match": client.get(f"/v1/statistics/{other}").headers["ETag"]}
    correction = {"measured": "passengers", "reason": "the port's list says so", "actor": "desk@example.org"}
    defined = {"definition": "Dead of the sinking of 11 March 2025", "reason": "asked by readers"}
    return [
        Asked("get_articles", {"limit": 1}),
        Asked("get_article", {"article_id": article}),
        Asked("get_revisions", {"article_id": article}),
        Asked("get_revision", {"article_id": article, "number": 1}),
        Asked("get_changes", {"article_id": article, "a": 1, "b": 2}),
        Asked("get_edits"),
        Asked("get_figures", {"kind": "count", "value": "ge:10", "sort": "-published", "limit": 1}),
        Asked("get_figure", {"figure_id": figure["id"]}),
        Asked("patch_figure", {"figure_id": figure["id"]}, correction, tag),
        Asked("get_versions", {"figure_id": figure["id"]}),
        Asked("get_version", {"figure_id": figure["id"], "number": 1}),
        Asked("get_evidence", {"figure_id": figure["id"]}),
        Asked("get_review"),
        Asked("get_statistics", {"q": "people died", "limit": 1}),
        Asked("post_statistic", body=new),
        Asked("get_statistic", statistic),
        Asked("patch_statistic", {"statistic_id": other}, defined, any_tag),
        Asked("get_observations", statistic),
        Asked("get_vintages", statistic),
        Asked("get_comparison", statistic),
        Asked("get_chart_svg", statistic),
        Asked("get_chart_png", statistic),
        Asked("get_judgement", {"judgement_id": judged}),
        Asked("post_judgement", body=ruling),
        Asked("get_judgements", {"limit": 1}),
        Asked("delete_judgement", {"judgement_id": standing, "reason": "two tolls after all"}),
        Asked("post_compare", body={"figures": [one["id"] for one in tolls[:2]]}),
        Asked("post_check", body={"text": DRAFT, "published_at": "2025-03-15"}),
        Asked("post_extract", body={"text": "On 3 May 2024, at least 19 villages lost power, the utility said."}),
        Asked("get_sources", {"q": "coast"}),
        Asked("get_feed", {"since": 1, "limit": 1}),
        Asked("get_statistic_feed", statistic),
        Asked("get_changes_feed"),
        *_of_relations(toll, third),
        *_of_webhooks(client, toll),
        *_of_jobs(client),
        Asked("patch_article", {"article_id": article}, RETRACTED, tag_of_article),
        Asked("get_export"),
        Asked("get_healthz"),
        Asked("get_readyz"),
        Asked("get_metrics"),
    ]


def _of_relations(statistic: str, other: str) -> list[Asked]:
    related = {"statistic_id": other, "relation": "subset_of", "other_id": statistic}
    new = {
        "relation": "subset_of",
        "other": statistic,
        "reason": "the missing are counted in",
        "actor": "desk@example.org",
    }
    return [
        Asked("get_repeats", {"statistic_id": statistic}),
        Asked("get_chart_json", {"statistic_id": statistic}),
        Asked("post_relation", {"statistic_id": other}, new),
        Asked("get_relations", {"statistic_id": other}),
        Asked("delete_relation", related | {"reason": "they are not"}),
    ]


def _of_webhooks(client: FlaskClient, statistic: str) -> list[Asked]:
    """One that nobody answers at: its message is given up at once."""
    new = {"url": "https://desk.example/hooks/tallybook", "statistic": statistic}
    hook = {"webhook_id": client.post("/v1/webhooks", json=new).get_json()["id"]}
    client.post("/v1/articles", json=NEWS | {"text": DRAFT, "url": "https://evening-post.example/later"})
    courier = Courier(client.application.config["SETTINGS"].database, "", ())
    with Store.open(courier.database) as store:
        courier.look_on(store, Event())
        courier.carry(store)
    message = _items(client, f"/v1/webhooks/{hook['webhook_id']}/deliveries")[0]["id"]
    return [
        Asked("post_webhook", body=new),
        Asked("get_webhooks"),
        Asked("get_webhook", hook),
        Asked("get_deliveries", hook | {"state": "dead"}),
        Asked("post_retry", hook | {"delivery_id": message}),
        Asked("delete_webhook", hook),
    ]


def _of_jobs(client: FlaskClient) -> list[Asked]:
    held = NEWS | {"text": NEWS["text"].replace("23 people", "24 people")}
    sent = json.dumps(held) + "\n" + json.dumps(held | {"published_at": "on Friday"})
    headers = {"Prefer": "respond-async"}
    made = client.post("/v1/articles", data=sent, content_type="application/x-ndjson", headers=headers).get_json()
    while Clerk(client.application, client.application.config["SETTINGS"].database).do_next():
        pass
    job = {"job_id": made["id"]}
    return [Asked("get_jobs"), Asked("get_job", job), Asked("get_lines", job | {"status": "refused"})]


def _items(client: FlaskClient, path: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = client.get(path).get_json()["items"]
    return found


if __name__ == "__main__":
    write()
