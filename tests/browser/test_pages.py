"""The pages in a real browser: what its scripts do, what its policy refuses, how wide they are on a phone."""

import re
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from werkzeug.serving import make_server

from service.settings import load_settings
from service.store import migrate
from service.web import create_app
from tests.browser.driven import driven
from tests.web.samples import FERRY, FERRY_AGAIN, figure_of

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = [
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update", "--enable-logging=stderr"),
    "--virtual-time-budget=8000",
]
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium is installed to open the pages with")
Opened = tuple[str, str]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    database = tmp_path_factory.mktemp("site") / "record.db"
    migrate(database)
    server = make_server("127.0.0.1", 0, create_app(replace(load_settings({}), database=database)), threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()


@pytest.fixture(scope="module")
def ids(site: str) -> dict[str, str]:
    import requests

    article = requests.post(f"{site}/v1/articles", json=FERRY, timeout=60).json()
    requests.post(f"{site}/v1/articles", json=FERRY_AGAIN, timeout=60).raise_for_status()
    figure = requests.get(f"{site}/v1/figures/{figure_of(article, '37')['id']}", timeout=10).json()
    return {"article": article["id"], "figure": figure["id"], "statistic": figure["statistic"]["id"]}


@pytest.fixture
def opened(tmp_path: Path) -> Callable[[str], Opened]:
    """The page's markup after its scripts ran, and what the browser had to complain of."""

    def visit(url: str) -> Opened:
        command = [str(CHROMIUM), *FLAGS, f"--user-data-dir={tmp_path}", "--window-size=390,844", "--dump-dom", url]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
        complaints = [line for line in done.stderr.splitlines() if "CONSOLE" in line]
        return done.stdout, "\n".join(complaints)

    return visit


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/articles/{article}",
        "/statistics/{statistic}",
        "/figures/{figure}",
        "/search?q=ferry",
        "/about",
        "/check",
        "/extract",
        "/ingest",
        "/docs",
    ],
)
def test_a_page_opens_without_a_complaint(
    site: str, ids: dict[str, str], opened: Callable[[str], Opened], path: str
) -> None:
    shown, complaints = opened(site + path.format(**ids))
    assert "</body>" in shown
    assert complaints == ""


def test_a_link_to_a_figure_shows_its_card_beside_the_text(
    site: str, ids: dict[str, str], opened: Callable[[str], Opened]
) -> None:
    shown, _ = opened(f"{site}/articles/{ids['article']}#{ids['figure']}")
    card = shown[shown.index('<aside class="card"') : shown.index("</aside>")]
    assert f'class="figure count shown" href="#{ids["figure"]}"' in shown
    assert "<dt>Sources</dt>" in card
    assert "coastguard" in card


def test_without_a_figure_asked_for_the_card_waits(
    site: str, ids: dict[str, str], opened: Callable[[str], Opened]
) -> None:
    shown, _ = opened(f"{site}/articles/{ids['article']}")
    assert '<aside class="card empty"' in shown
    assert "Point at a figure" in shown


def test_a_narrow_chart_fits_a_telephone(site: str, ids: dict[str, str]) -> None:
    import requests

    path = f"{site}/v1/statistics/{ids['statistic']}/chart.svg"
    wide, narrow = (requests.get(path, params=size, timeout=60).text for size in ({}, {"size": "narrow"}))
    widths = [float(re.search(r'<svg[^>]* width="([\d.]+)"', drawn)[1]) for drawn in (wide, narrow)]  # type: ignore[index]
    assert widths[0] > 700
    assert widths[1] < 400
    assert 'viewBox="0 0' in narrow


def test_the_documentation_draws_every_operation(site: str, opened: Callable[[str], Opened]) -> None:
    shown, _ = opened(f"{site}/docs")
    assert "Unable to render" not in shown
    assert len(set(re.findall(r'id="operations-[^"]+"', shown))) >= 28


def test_an_article_is_put_on_record_by_hand(site: str, tmp_path: Path) -> None:
    text = "A storm hit Skerra on Sunday.\n\nAt least 19 houses burned on Sunday, the fire service said."
    with driven(str(CHROMIUM), tmp_path) as browser:
        browser.open(f"{site}/")
        browser.open(browser.told("document.querySelector('nav a').href"))
        browser.send({"text": text, "title": "Storm over Skerra", "url": "skerra.example/storm"}, "form.draft button")
        assert browser.told("location.pathname") == "/ingest"
        assert "must begin with http" in browser.told("document.querySelector('#fault-url').innerText")
        assert browser.told("document.querySelector('textarea').value") == text, "what was pasted is still there"
        browser.send({"url": "https://skerra.example/storm", "published_at": "2025-03-10"}, "form.draft button")
        assert browser.told("location.pathname").startswith("/articles/a")
        assert browser.told("document.querySelector('h1').innerText") == "Storm over Skerra"
        assert browser.told("document.querySelector('.story .figure').innerText") == "19"
        assert "9 March 2025" in browser.told("document.querySelector('.entry').innerText")
        shown = browser.told("document.documentElement.innerText")
    assert "10 March 2025" in shown


def test_an_article_is_put_right_and_taken_back_by_hand(site: str, tmp_path: Path) -> None:
    text = "A flood hit Skerra on Sunday.\nAt least 23 barns were flooded on Sunday, the fire service said."
    with driven(str(CHROMIUM), tmp_path) as browser:
        browser.open(f"{site}/ingest")
        browser.send({"text": text}, "form.draft button")
        page = browser.told("location.pathname")
        assert browser.told("document.querySelector('h1').innerText") == "A flood hit Skerra on Sunday."
        browser.open(browser.told("document.querySelector('.kicker a').href"))
        assert browser.told("document.querySelector('textarea').value") == text
        browser.send({"published_at": "2025-03-10"}, "form.draft button")
        assert browser.told("location.pathname") == page
        assert "9 March 2025" in browser.told("document.querySelector('.entry').innerText")
        browser.send({"reason": "pasted twice"}, "button[value=retracted]")
        assert "None of its figures counts." in browser.told("document.querySelector('.verdict').innerText")
        struck = "getComputedStyle(document.querySelector('.story .figure')).textDecorationLine"
        assert browser.told(struck) == "line-through"
        browser.send({"reason": "it was not"}, "button[value=extracted]")
        assert browser.told(struck) == "underline"
