"""Clients that a data desk has: curl, requests, pandas, and one that is generated from the description."""

import importlib
import json
import shutil
import subprocess
import sys
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests

from tests.web.samples import FERRY, FERRY_AGAIN, figure_of
from tests.web.served import BIN

CURL = shutil.which("curl")
GENERATOR = BIN / "openapi-python-client"


@pytest.fixture(scope="module")
def filled(server: str) -> str:
    """A server with two articles of one accident."""
    lines = "\n".join(json.dumps(one) for one in (FERRY, FERRY_AGAIN))
    answer = requests.post(
        f"{server}/v1/articles", data=lines, headers={"Content-Type": "application/x-ndjson"}, timeout=60
    )
    assert [json.loads(line)["status"] for line in answer.text.splitlines()] == ["created", "created"]
    return server


@pytest.mark.skipif(CURL is None, reason="curl is not installed")
def test_curl_reads_a_table_and_sends_an_article(filled: str) -> None:
    def curl(*arguments: str) -> str:
        done = subprocess.run([str(CURL), "-sf", *arguments], capture_output=True, text=True, check=True, timeout=60)
        return done.stdout

    table = curl("-H", "Accept: text/csv", f"{filled}/v1/figures?fields=exact,kind&sort=value&value=ge:200")
    assert table.splitlines() == ["exact,kind", "212,count", "$1.2 million,money"]
    sent = curl("--compressed", "--json", '{"text": "At least 19 houses burned."}', f"{filled}/v1/extract")
    assert json.loads(sent)["figures"][0]["value"] == 19


def test_requests_pages_by_link_headers_and_corrects_what_it_read(filled: str) -> None:
    session, seen, url = requests.Session(), [], f"{filled}/v1/figures?limit=2"
    while url:
        answer = session.get(url, timeout=10)
        seen += [figure["id"] for figure in answer.json()["items"]]
        url = answer.links.get("next", {}).get("url", "")
    assert (
        len(seen)
        == len(set(seen))
        == len(session.get(f"{filled}/v1/figures?format=jsonl", timeout=10).text.splitlines())
    )
    read = session.get(f"{filled}/v1/figures/{seen[0]}", timeout=10)
    assert read.headers["Content-Encoding"] in ("gzip", "zstd")
    change, held = {"state": "confirmed", "reason": "seen"}, {"If-Match": read.headers["ETag"]}
    assert session.patch(f"{filled}/v1/figures/{seen[0]}", json=change, headers=held, timeout=10).status_code == 200
    assert session.patch(f"{filled}/v1/figures/{seen[0]}", json=change, headers=held, timeout=10).status_code == 412


def test_pandas_reads_csv_and_json_lines_straight_from_the_address(filled: str) -> None:
    pandas = pytest.importorskip("pandas", reason="pip install -e '.[clients]' brings pandas")
    table = pandas.read_csv(f"{filled}/v1/figures?format=csv", parse_dates=["valid_from", "recorded.recorded_at"])
    lines = pandas.read_json(f"{filled}/v1/figures?format=jsonl", lines=True)
    assert list(table["id"]) == list(lines["id"])
    assert pandas.api.types.is_numeric_dtype(table["value"])
    assert pandas.api.types.is_datetime64_any_dtype(table["valid_from"])
    assert table.groupby("article.publisher")["value"].max()["The Harbour Gazette"] == 1_200_000
    assert set(table.columns) > {"statistic.id", "sources", "article.title"}


@pytest.fixture(scope="module")
def generated(filled: str, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """A client as openapi-python-client writes it from the description that the server gives."""
    if not GENERATOR.exists():
        pytest.skip("pip install -e '.[clients]' brings openapi-python-client")
    folder = tmp_path_factory.mktemp("generated")
    (folder / "config.yml").write_text("post_hooks: []\n")  # they only put its code into shape
    package = folder / "tally_client"
    command = [str(GENERATOR), "generate", "--url", f"{filled}/openapi.json", "--meta", "none"]
    command += ["--config", str(folder / "config.yml"), "--output-path", str(package)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    sys.path.insert(0, str(folder))
    yield lambda name: importlib.import_module(f"tally_client.{name}")
    sys.path.remove(str(folder))


def test_a_generated_client_ingests_filters_pages_corrects_and_compares(filled: str, generated: Any) -> None:
    client, models = generated("client").Client(base_url=filled, timeout=60), generated("models")

    def call(module: str, **arguments: Any) -> Any:
        answer = generated(f"api.{module}").sync(client=client, **arguments)
        assert not isinstance(answer, models.Problem), answer
        return answer

    article = {"text": "On Monday 61 houses burned in Larne, the fire service said.", "url": "https://x.example/1"}
    made = call("articles.post_article", body=models.NewArticle.from_dict(article))
    assert (made.status, figure_of(made.to_dict(), "61")["value"]) == ("created", 61)

    bound = call("figures.get_figures", value="ge:40", source="fire service")
    assert [one.exact for one in bound.items] == ["61"]

    seen, page = [], call("figures.get_figures", limit=3)
    while True:
        seen += [one.id for one in page.items]
        if not page.next_:
            break
        page = call("figures.get_figures", limit=3, cursor=parse_qs(urlsplit(page.next_).query)["cursor"][0])
    assert len(seen) == len(set(seen)) > 3

    module = generated("api.figures.get_figure")
    read = module.sync_detailed(figure_id=bound.items[0].id, client=client)
    change = models.Correction(reason="the chief said so", measured="homes")
    done = call("figures.patch_figure", figure_id=read.parsed.id, body=change, if_match=read.headers["ETag"])
    assert (done.version, done.measured, done.state) == (2, "homes", "corrected")

    injured = [one.id for one in call("figures.get_figures", q="injured ferry").items if one.value in (37, 41)]
    told = call("compare.post_compare", body=models.ComparedFigures(figures=injured))
    assert told.pairs[0].relation in ("conflict", "update")
    assert not told.pairs[0].independent or told.pairs[0].reasons

    wrong = module.sync(figure_id="f0000000000000000", client=client)
    assert (type(wrong), wrong.status) == (models.Problem, 404)
