"""One real case from text to verdict: what six articles say of the people whom Israel holds without charge."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from service.article import Article
from service.comparison import Claim, Pair, compare, summarise
from service.figures.extract import extract
from service.figures.figure import Figure
from service.statistic import link, profile, story

ARTICLES = {
    "a": (
        "2023-09-05",
        "Israel holds more people without charge",
        "As of Sept. 2, 2023, Israel held 1,264 administrative detainees, according to the Israel Prison Service. "
        "They are kept in Israeli prisons without charge or trial.",
    ),
    "b": (
        "2023-10-03",
        "Administrative detention in Israel at its highest in decades",
        "On Oct. 1, 2023, Israel held 1,319 administrative detainees, according to data from the Israel Prison "
        "Service, reported by the rights group HaMoked. All of the prisoners are held without charge in Israel.",
    ),
    "c": (
        "2023-11-03",
        "Arrests fill prisons in Israel",
        "Israel is holding 2,070 administrative detainees this month, according to the Israel Prison Service. "
        "Around 1,200 administrative detainees were held by Israel just before the war.",
    ),
    "d": (
        "2024-11-25",
        "Israel detains settlers no more",
        "Israel holds 3,443 administrative detainees, according to data from the Israel Prison Service, reported by "
        "HaMoked. Peace Now counts at least 19 Palestinian communities that settlers have displaced in the West Bank "
        "since October 2023.",
    ),
    "e": (
        "2025-09-04",
        "One in three detainees in Israel faces no charge",
        "Israel held 11,040 Palestinian detainees at the start of September, the IPS said. "
        "Israel held 3,577 administrative detainees at that time, the IPS said. "
        "In all, Israel held 12,300 detainees at the start of September.",
    ),
    "f": (
        "2024-11-26",
        "Herders in the West Bank leave their land",
        "In the West Bank 28 communities have been affected by settler violence since Oct. 7, 2023, according to the "
        "U.N. humanitarian office OCHA. Four of them have been completely displaced.",
    ),
}
WAR = {"the war": date(2023, 10, 7)}
HELD = ("1,264", "1,319", "1,200", "2,070", "3,443", "3,577")


def _read() -> tuple[dict[str, Claim], dict[str, str]]:
    """Each figure, by article and surface ("d 3,443"), as a claim; and the name of its statistic."""
    figures: dict[str, tuple[Figure, Article]] = {}
    profiles = {}
    for letter, (day, title, text) in ARTICLES.items():
        printed = datetime.fromisoformat(day).replace(tzinfo=UTC)
        article = Article(text=text, title=title, external_id=letter, published_at=printed, events=WAR)
        found = extract(article).figures
        shared = story(article, found)
        for figure in found:
            figures[f"{letter} {figure.exact}"] = figure, article
            profiles[f"{letter} {figure.exact}"] = profile(figure, shared)
    known = {name: one for name, one in profiles.items() if one is not None}
    group = {name: {name} for name in known}
    for edge in link(known, {}):
        joined = group[edge.a] | group[edge.b]
        group.update(dict.fromkeys(joined, joined))
    claims = {
        name: Claim(name, figure, name[0], None, article.published_on, min(group[name]))
        for name, (figure, article) in figures.items()
    }
    return claims, {name: one.name for name, one in known.items()}


CLAIMS, NAMES = _read()
SAID = {exact: next(name for name in CLAIMS if name.endswith(f" {exact}")) for exact in HELD}


def pair(a: str, b: str) -> Pair:
    return compare(CLAIMS[a], CLAIMS[b])


def test_the_figures_of_administrative_detainees_are_of_one_statistic() -> None:
    assert len({CLAIMS[SAID[exact]].statistic for exact in HELD}) == 1
    assert {NAMES[SAID[exact]] for exact in HELD} == {"administrative detainees held by Israel"}


def test_the_prison_service_is_their_one_origin_under_both_its_names_and_whoever_passes_it_on() -> None:
    summary = summarise(CLAIMS[SAID[exact]] for exact in HELD)
    assert (summary.articles, summary.origins) == (5, 1)
    assert not any(pair(SAID[a], SAID[b]).independent for a in HELD for b in HELD)


def test_they_are_told_in_the_order_of_their_time() -> None:
    summary = summarise(CLAIMS[SAID[exact]] for exact in HELD)
    assert [group.best for group in summary.groups] == [Decimal(n) for n in (1264, 1319, 1200, 2070, 3443, 3577)]
    assert summary.latest == SAID["3,577"]
    assert pair(SAID["1,319"], SAID["3,443"]).relation == "update"


def test_around_1200_agrees_by_truncation_with_1264_and_not_with_1319() -> None:
    agreed = compare(CLAIMS[SAID["1,200"]], _at_the_time_of("1,200", "1,264"))
    assert (agreed.relation, agreed.reasons[0]) == ("agree", "rounding:truncation@100")
    assert compare(CLAIMS[SAID["1,200"]], _at_the_time_of("1,200", "1,319")).relation == "conflict"


def _at_the_time_of(told: str, other: str) -> Claim:
    """What was counted on another day, held against a number for the eve of the war."""
    figure, when = CLAIMS[SAID[other]].figure, CLAIMS[SAID[told]].figure
    moved = replace(figure, valid_from=when.valid_from, valid_to=when.valid_to)
    return replace(CLAIMS[SAID[other]], figure=moved)


@pytest.mark.parametrize("whole", ["e 11,040", "e 12,300"])
def test_all_detainees_and_palestinian_detainees_are_other_statistics(whole: str) -> None:
    assert CLAIMS[whole].statistic != CLAIMS[SAID["3,577"]].statistic
    assert pair(SAID["3,577"], whole).relation == "not_comparable"


@pytest.mark.parametrize("part", ["e 11,040", "e 3,577"])
def test_a_part_is_held_against_its_whole_as_a_part(part: str) -> None:
    found = pair(part, "e 12,300")
    assert found.reasons == ("population:subset_of",)
    assert "covers only a part of what the other covers" in found.sentence


@pytest.mark.parametrize("other", ["f 28", "f Four"])
def test_communities_displaced_and_communities_affected_cannot_be_compared(other: str) -> None:
    found = pair("d 19", other)
    assert (found.relation, found.difference, found.ratio) == ("not_comparable", None, None)
    assert found.sentence.endswith("cannot be compared: they are not figures of the same thing.")
