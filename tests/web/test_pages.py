"""Pages as a reader's browser gets them, before any script runs."""

import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from service.settings import Settings
from service.store import Store
from tests.store import sample
from tests.web.samples import FERRY, FERRY_AGAIN, figure_of

SCRIPT = "<script>alert(1)</script>"


def page(client: FlaskClient, path: str) -> str:
    answer = client.get(path, headers={"Accept": "text/html"})
    assert answer.status_code == 200, answer.get_data(as_text=True)
    assert answer.mimetype == "text/html"
    return answer.get_data(as_text=True)


def test_the_first_page_of_an_empty_record_says_how_to_begin(client: FlaskClient) -> None:
    assert "POST /v1/articles" in page(client, "/")


def test_the_first_page_lists_articles_and_statistics(client: FlaskClient, ferry: dict[str, Any]) -> None:
    shown = page(client, "/")
    assert f'href="/articles/{ferry["id"]}"' in shown
    assert f'href="/statistics/{figure_of(ferry, "37")["statistic"]["id"]}"' in shown


def test_the_first_page_tells_the_latest_of_each_statistic(client: FlaskClient, ferry: dict[str, Any]) -> None:
    figure = figure_of(ferry, "37")["id"]

    def told() -> str:
        statistic = client.get(f"/v1/figures/{figure}").get_json()["statistic"]["id"]
        return page(client, "/").partition(f'href="/statistics/{statistic}"')[2].partition("</li>")[0]

    assert "37 (coastguard, 4 March 2025)" in told()
    assert "conflict" not in told()
    text = "The Harbour Board said 44 people were injured when a ferry ran aground off Larne."
    client.post("/v1/articles", json={"text": text, "published_at": "2025-03-04", "publisher": "Larne Post"})
    assert '<span class="tag conflict">conflict</span>' in told()


def test_an_article_marks_each_figure_and_links_it_to_its_entry(client: FlaskClient, ferry: dict[str, Any]) -> None:
    shown = page(client, f"/articles/{ferry['id']}")
    for figure in ferry["figures"]:
        assert f'<a class="figure {figure["kind"]}" href="#{figure["id"]}">{figure["exact"]}</a>' in shown
        assert f'<article class="entry" id="{figure["id"]}">' in shown


def test_the_marked_text_is_the_text(client: FlaskClient, ferry: dict[str, Any]) -> None:
    shown = page(client, f"/articles/{ferry['id']}")
    story = shown[shown.index('<div class="story">') : shown.index("<aside")]
    words = re.sub(r"<[^>]+>", "", story).replace("&#39;", "'").split()
    assert words == FERRY["text"].split()


def test_an_article_says_which_numbers_an_edit_changed(client: FlaskClient, ferry: dict[str, Any]) -> None:
    client.post("/v1/articles", json=FERRY | {"text": FERRY["text"].replace("37 people", "41 people")})
    shown = page(client, f"/articles/{ferry['id']}")
    assert "number changed" in shown
    assert re.search(r"37 → <strong>41</strong>", shown)
    assert ">37</a>" in page(client, f"/articles/{ferry['id']}?revision=1")


def test_an_article_says_in_words_where_another_disagrees(client: FlaskClient, ferry: dict[str, Any]) -> None:
    client.post("/v1/articles", json=FERRY_AGAIN)
    shown = page(client, f"/articles/{ferry['id']}")
    assert "41 (Coast Daily)" in shown


def test_a_statistic_shows_quotes_sources_and_the_chart(client: FlaskClient, ferry: dict[str, Any]) -> None:
    client.post("/v1/articles", json=FERRY_AGAIN)
    statistic = figure_of(ferry, "37")["statistic"]["id"]
    shown = page(client, f"/statistics/{statistic}")
    assert "<mark>37</mark>" in shown
    assert "Coast Daily" in shown
    assert "coastguard" in shown
    assert re.search(r"/v1/statistics/s\w+/chart\.svg", shown)
    assert 'class="verdict' in shown


def test_conflicts_are_listed_where_the_verdict_does_not_tell_them_all(client: FlaskClient) -> None:
    told = "Orsenia held {} military prisoners on 4 March, the {} said."
    says = [("1,200", "Orsenia Jail Service"), ("900", "Union of Prisoners"), ("700", "Red Lamp Fund")]
    for number, said in enumerate(says):
        article = {"text": told.format(*said), "published_at": "2025-03-04", "publisher": f"Post {number}"}
        sent = client.post("/v1/articles", json=article | {"title": "Orsenia's jails"}).get_json()
        shown = page(client, f"/statistics/{figure_of(sent, said[0])['statistic']['id']}")
        assert ("cannot both be right" in shown, "<h2>In conflict</h2>" in shown) == (number > 0, number > 1)


def test_a_statistic_shows_the_latest_of_each_source(client: FlaskClient) -> None:
    told = "Orsenia held {} military prisoners on {}, the {} said."
    says = [("1,200", "1 March", "Orsenia Jail Service"), ("900", "4 March", "Union of Prisoners")]
    for number, (count, day, source) in enumerate(says, 4):
        article = {"text": told.format(count, day, source), "published_at": f"2025-03-0{number}"}
        sent = client.post("/v1/articles", json=article | {"title": "Orsenia's jails", "publisher": f"Post {number}"})
    shown = page(client, f"/statistics/{figure_of(sent.get_json(), '900')['statistic']['id']}")
    both = shown.partition("The latest of each source")[2].partition("<picture>")[0]
    assert re.sub(r"<[^>]+>|\s+", " ", both).split() == (
        "900 Union of Prisoners · 4 March 2025 · Post 5 1,200 Orsenia Jail Service · 1 March 2025 · Post 4".split()
    )


def test_a_figure_shows_its_versions(client: FlaskClient, ferry: dict[str, Any]) -> None:
    figure = figure_of(ferry, "37")
    path = f"/v1/figures/{figure['id']}"
    tag = client.get(path).headers["ETag"]
    client.patch(path, json={"state": "confirmed", "reason": "heard it myself"}, headers={"If-Match": tag})
    shown = page(client, f"/figures/{figure['id']}")
    assert "heard it myself" in shown
    assert "confirmed" in shown
    change = {"place": "Larne Lough", "sources": [{"name": "Harbour Office"}], "reason": "misread"}
    client.patch(path, json=change, headers={"If-Match": "*"})
    shown = page(client, f"/figures/{figure['id']}")
    said = re.sub(r"<[^>]+>", " ", shown.partition("<h2>Versions")[2].partition("</table>")[0])
    assert re.search(r"place: [\w ]+ → Larne Lough\s+sources: coastguard → Harbour Office", said)
    assert "value:" not in said


@pytest.mark.parametrize(
    ("q", "found"), [("injured", True), ("coastguard", True), ("submarines", False), ('"', None), ("*", None)]
)
def test_search_finds_figures_by_their_sentence(
    client: FlaskClient, ferry: dict[str, Any], q: str, found: bool | None
) -> None:
    shown = page(client, f"/search?q={q}")
    if found is not None:
        assert ("<mark>37</mark>" in shown) == found


@pytest.mark.parametrize("path", ["/about", "/docs", "/search", "/search?q=%22%3E%3Cscript%3E"])
def test_other_pages_open(client: FlaskClient, path: str) -> None:
    assert "<script>" not in page(client, path)


def test_nothing_from_an_article_becomes_markup(client: FlaskClient) -> None:
    hostile = {
        "text": f"{SCRIPT} 19 houses burned, {SCRIPT} said. <img src=x onerror=alert(1)> 20 ships sank, said {SCRIPT}.",
        "title": SCRIPT,
        "publisher": SCRIPT,
        "author": SCRIPT,
        "url": 'https://x.example/"onmouseover="alert(1)',
    }
    article = client.post("/v1/articles", json=hostile).get_json()
    paths = ["/", f"/articles/{article['id']}", "/search?q=houses"]
    paths += [f"/figures/{figure['id']}" for figure in article["figures"]]
    paths += [f"/statistics/{figure['statistic']['id']}" for figure in article["figures"] if figure["statistic"]]
    for path in paths:
        shown = page(client, path)
        assert SCRIPT not in shown
        assert "<img src=x" not in shown
        assert '"onmouseover=' not in shown


def test_pages_allow_only_their_own_scripts_and_styles(client: FlaskClient, ferry: dict[str, Any]) -> None:
    answer = client.get(f"/articles/{ferry['id']}")
    policy = answer.headers["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert not re.search(r"<script(?![^>]*\bsrc=)|\bstyle=|\bon\w+=", answer.get_data(as_text=True))
    assert "http://" not in re.sub(r"http://www\.w3\.org", "", answer.get_data(as_text=True))


def test_of_equal_numbers_in_a_sentence_the_right_one_is_marked(client: FlaskClient) -> None:
    article = client.post("/v1/articles", json={"text": "Of the 212 guests, 2 fell ill and 2 went home."}).get_json()
    marked = [
        re.search(r"([^<>]*)<mark>2</mark>", page(client, f"/figures/{figure['id']}"))
        for figure in article["figures"]
        if figure["exact"] == "2"
    ]
    assert [found and found[1].rsplit(" ", 2)[1] for found in marked] == ["guests,", "and"]


def test_pages_say_what_to_do_where_they_are_wrong(client: FlaskClient, ferry: dict[str, Any]) -> None:
    figure = figure_of(ferry, "37")
    shown = page(client, f"/figures/{figure['id']}")
    for decision in ("Put right", "It is right as it was read", "It is no figure", "It is not of this statistic"):
        assert f">{decision}</button>" in shown
    assert f"tallybook curate correct {figure['id']} measure=…" in shown
    assert ">They are one</button>" in page(client, f"/statistics/{figure['statistic']['id']}")


def test_an_article_says_which_of_two_numbers_is_the_newer(client: FlaskClient, ferry: dict[str, Any]) -> None:
    text = "The number of people injured when a ferry ran aground off Larne has risen to 44, the coastguard said."
    later = {"text": text, "publisher": "Coast Daily", "url": "https://c.example/2", "published_at": "2025-03-09"}
    again = client.post("/v1/articles", json=later).get_json()
    assert "</span> newer: 44 (Coast Daily)" in page(client, f"/articles/{ferry['id']}")
    assert "</span> older: 37 (The Harbour Gazette)" in page(client, f"/articles/{again['id']}")
    assert "</span> newer: 44 (Coast Daily)" in page(client, f"/figures/{figure_of(ferry, '37')['id']}")


def test_an_edit_that_adds_or_drops_a_number_is_told_so(client: FlaskClient, ferry: dict[str, Any]) -> None:
    client.post("/v1/articles", json=FERRY | {"text": f"{FERRY['text']} Six boats came to help."})
    client.post("/v1/articles", json=FERRY)
    shown = page(client, f"/articles/{ferry['id']}")
    assert re.search(r"number added</span>\s*<strong>Six</strong>\s*boats", shown)
    assert re.search(r"number removed</span>\s*Six\s*boats", shown)


def test_a_figure_of_no_known_day_comes_last(client: FlaskClient, ferry: dict[str, Any]) -> None:
    undated = {name: FERRY[name] for name in FERRY if name in ("text", "title")}
    client.post("/v1/articles", json=undated | {"publisher": "Coast Daily"})
    shown = page(client, f"/statistics/{figure_of(ferry, '37')['statistic']['id']}")
    assert shown.index("4 March 2025") < shown.index("not stated")
    assert "older: " not in page(client, f"/articles/{ferry['id']}"), "nobody knows"


def test_search_says_what_was_rejected(client: FlaskClient, ferry: dict[str, Any]) -> None:
    change = {"state": "rejected", "reason": "a flight number"}
    client.patch(f"/v1/figures/{figure_of(ferry, '37')['id']}", json=change, headers={"If-Match": "*"})
    shown = page(client, "/search?q=injured")
    assert shown.count('<span class="tag rejected">rejected</span>') == 1
    assert shown.count("<mark>37</mark>") == 1


def test_search_shows_the_title_that_matched(client: FlaskClient, ferry: dict[str, Any]) -> None:
    shown = page(client, "/search?q=runs+aground+212")
    assert f">{FERRY['title']}</a>" in shown
    assert "The Harbour Gazette, 4 March 2025" in shown


def test_search_finds_the_articles_of_an_outlet_and_an_article_by_its_address(client: FlaskClient) -> None:
    article = client.post("/v1/articles", json=FERRY | {"text": "Nobody was hurt, the coastguard said."}).get_json()
    for q in ("the harbour gazette", "https://GAZETTE.example/ferry?utm_source=x%23top"):
        assert f'href="/articles/{article["id"]}"' in page(client, f"/search?q={q}"), q
    assert "Nothing on record" in page(client, "/search?q=https://gazette.example/other")


def test_the_first_page_leads_to_every_article(client: FlaskClient) -> None:
    for number in range(30):
        client.post("/v1/articles", json={"text": f"Nobody was hurt in fire no. {number}.", "id": str(number)})
    path, found = "/", set()
    while path:
        shown = page(client, path)
        found |= set(re.findall(r'href="/articles/(a\w+)"', shown))
        following = re.search(r'href="([^"]+)">Older articles', shown)
        path = following[1].replace("&amp;", "&") if following else ""
    assert len(found) == 30


def test_an_article_without_a_title_goes_by_its_first_words(client: FlaskClient) -> None:
    text = "Storm over Skerra\n\nAt least 19 houses burned on Sunday."
    short = client.post("/v1/articles", json={"text": text}).get_json()["id"]
    client.post("/v1/articles", json={"text": "It rained on " + "Sundays and on " * 20 + "all 19 of the others."})
    assert "<h1>Storm over Skerra</h1>" in page(client, f"/articles/{short}")
    assert re.findall(r'class="title"><a href="/articles/\w+">([^<]*)<', page(client, "/")) == [
        "It rained on Sundays and on Sundays and on Sundays and on Sundays and on …",
        "Storm over Skerra",
    ]


def test_what_a_figure_refers_to_is_told(client: FlaskClient) -> None:
    text = "The police arrested 90 miners on Sunday. Of them, 12 were charged."
    made = client.post("/v1/articles", json={"text": text, "published_at": "2025-03-10"}).get_json()
    ninety, twelve = figure_of(made, "90"), figure_of(made, "12")
    entry = page(client, f"/articles/{made['id']}").partition(f'id="{twelve["id"]}"')[2]
    assert f'<dt>Refers to</dt><dd><a href="/figures/{ninety["id"]}">90</a></dd>' in entry


def test_the_first_page_shows_the_statistics_that_the_newest_articles_tell_of(
    client: FlaskClient, ferry: dict[str, Any]
) -> None:
    many = " ".join(f"In district {number} of Skerra, {number + 30} barns burned." for number in range(210))
    client.post("/v1/articles", json={"text": many, "published_at": "2025-03-02"})
    client.post("/v1/articles", json=FERRY_AGAIN)
    first = re.search(r'href="/statistics/(\w+)"', page(client, "/"))
    assert first
    assert first[1] == client.get(f"/v1/figures/{figure_of(ferry, '37')['id']}").get_json()["statistic"]["id"]


def test_of_very_many_figures_a_page_shows_the_newest_and_a_text_leads_to_the_page_of_each(
    client: FlaskClient, settings: Settings
) -> None:
    said = sample.article(" ".join(f"They held {number + 1000} prisoners." for number in range(410)))
    days = [date(2024, 1, 1) + timedelta(days=number) for number in range(410)]
    read = [
        replace(one, valid_from=day, valid_to=day) for one, day in zip(sample.figures(said.text), days, strict=True)
    ]
    with Store.open(settings.database) as store:
        receipt = store.record(said, read, sample.profiles(said, read[:1]) * 410, actor="test")
        made = store.article_figures(receipt.article_id)
    oldest, newest = made[0], made[-1]
    assert newest.statistic
    shown = page(client, f"/statistics/{newest.statistic.id}")
    rows = re.findall(r'<tr id="(\w+)">', shown)
    assert (len(rows), rows[-1]) == (400, newest.id)
    earlier = re.search(r'href="([^"]+)">Earlier figures', shown)
    assert earlier
    before = page(client, earlier[1].replace("&amp;", "&"))
    rows_before = re.findall(r'<tr id="(\w+)">', before)
    assert (len(rows_before), rows_before[0]) == (10, oldest.id)
    assert "Later figures" in before
    article = page(client, f"/articles/{newest.article_id}")
    assert f'id="{oldest.id}" href="/figures/{oldest.id}">1000</a>' in article
    assert 'class="entry"' not in article


def test_pages_call_relations_and_states_by_their_names(client: FlaskClient, ferry: dict[str, Any]) -> None:
    client.post("/v1/articles", json=FERRY_AGAIN)
    shown = page(client, f"/articles/{ferry['id']}")
    assert "<dt>State</dt>" not in shown  # extracted, as most are
    assert re.search(r'<span class="tag (agree|compatible|update|conflict|correction)">\1</span>', shown)


def test_the_documentation_can_be_read_by_weak_eyes() -> None:
    """4.5 to 1 (WCAG 2.2, 1.4.3) for all that is coloured, against white or, in code, #333333."""
    styles = (Path(__file__).parents[2] / "service" / "web" / "static" / "docs.css").read_text()
    pairs = [("#333333" if "microlight" in rule else "#ffffff", colour) for rule, colour in COLOURED.findall(styles)]
    assert len(pairs) > 9
    assert [pair for pair in pairs if contrast(*pair) < 4.5] == []


COLOURED = re.compile(r"^(\.swagger-ui .*?)\{.*?(#[0-9a-f]{6})", re.MULTILINE)


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
