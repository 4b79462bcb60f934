"""The pages: what a reader sees of the record. These only read, and every form is a GET."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from flask import Blueprint, render_template, request, url_for

from service.claims import standing
from service.comparison import Pair, Repeat
from service.intake.parts import is_web_address
from service.store import RETRACT, ArticleFilter, FigureFilter, NumberChange, Revision, Statistic, StoredFigure
from service.web import wording
from service.web.exchange import Moment, address, moment, store
from service.web.pages import ruling
from service.web.pages.others import others_on_record
from service.web.problem import bad_parameter
from service.web.resource import takes
from service.web.together import along_time, latest

blueprint = Blueprint("pages", __name__)
_SHORT_LIST, _LONG_LIST = 12, 50
_MOST_LISTED = 400  # figures that one page tells all about
_CANDIDATES = 200  # newest figures, of whose statistics the first page shows those that most articles tell
_OLD = 7  # days from which on a number that is told again is marked as old
_SHOWN_WORDS = ("conflict", "correction")


@dataclass(frozen=True, slots=True)
class Edit:
    """One revision and the numbers that it changed in the one before it."""

    number: int
    recorded_at: datetime
    changes: tuple[NumberChange, ...]


for _name, _filter in wording.FILTERS.items():
    blueprint.add_app_template_filter(_filter, _name)


@blueprint.get("/")
@takes("cursor")
def show_home() -> str:
    at, cursor = moment(None), request.args.get("cursor")
    newest = store().figures(FigureFilter(), sort="-recorded", limit=_CANDIDATES, as_of=at.id).items
    ids = dict.fromkeys(one.statistic.id for one in newest if one.statistic)
    statistics = _most_told(store().statistic(one, as_of=at.id) for one in ids)[:_SHORT_LIST]
    page = store().articles(cursor=cursor, limit=_SHORT_LIST, as_of=at.id)
    following = address(cursor=page.next) if page.next else None
    told = {"statistics": statistics, "latest": latest([one.id for one in statistics], at)}
    return render_template("home.html", at=page.as_of, articles=page.items, next=following, older=cursor, **told)


def _most_told(statistics: Iterable[Statistic]) -> list[Statistic]:
    return sorted(statistics, key=lambda one: (one.articles, one.figures), reverse=True)


@blueprint.get("/articles/<article_id>")
@takes("as_of", "revision")
def show_article(article_id: str) -> str:
    at = moment(request.args.get("as_of"))
    newest = store().article(article_id, as_of=at.id)
    revision = _chosen_revision(newest)
    figures = store().article_figures(newest.article_id, revision=revision.number, as_of=at.id)
    paragraphs, listed = wording.paragraphs(revision.article.text, figures), len(figures) <= _MOST_LISTED
    return render_template(
        "article.html",
        at=at.transaction,
        revision=revision,
        edits=_edits(newest.article_id, at),
        figures=figures,
        kinds=sorted({one.figure.kind for one in figures}),
        paragraphs=paragraphs,
        listed=listed,
        said={one.id: one.figure for one in figures},
        retracted=next((one.transaction for one in figures if one.transaction.kind == RETRACT), None),
        counted=sum(not one.is_dropped for one in figures),
        form=ruling.form(at) if revision.number == newest.number else "",
        has_table=any(paragraph[0].text.startswith("| ") for paragraph in paragraphs),
        standing=others_on_record(figures, at) if listed else {},
    )


def _chosen_revision(newest: Revision) -> Revision:
    number = _number("revision", default=newest.number)
    return newest if number == newest.number else store().revision(newest.article_id, number)


def _number(name: str, default: int) -> int:
    """A parameter that counts. Raises the 400."""
    said = request.args.get(name, str(default))
    if not (said.isascii() and said.isdigit()):
        raise bad_parameter(name, "Not a number: send digits, as the links of this page do.")
    return int(said[:9])


def _edits(article_id: str, at: Moment) -> list[Edit]:
    revisions: tuple[Revision, ...] = store().revisions(article_id, as_of=at.id)
    first = [Edit(1, revisions[0].transaction.recorded_at, ())]
    return first + [
        Edit(b.number, b.transaction.recorded_at, store().number_changes(article_id, a.number, b.number))
        for a, b in pairwise(revisions)
    ]


@blueprint.get("/statistics/<statistic_id>")
@takes("as_of", "before")
def show_statistic(statistic_id: str) -> str:
    """Its newest figures, or those before the newest so many."""
    at, before = moment(request.args.get("as_of")), _number("before", default=0)
    statistic = store().statistic(statistic_id, as_of=at.id)
    found = standing(store(), statistic.id, as_of=at.id)
    figures = sorted(found, key=lambda one: (one.figure.valid_from or one.figure.valid_to) is None)  # undated last
    told, end = along_time(statistic.id, at), len(figures) - (before if before < len(figures) else 0)
    by_id = {one.id: one for one in figures}
    newest = told.summaries[0].said.by_source if told.summaries else ()
    return render_template(
        "statistic.html",
        at=at.transaction,
        statistic=statistic,
        figures=figures[max(0, end - _MOST_LISTED) : end],
        earlier=address(before=before + _MOST_LISTED) if end > _MOST_LISTED else None,
        later=address(before=max(0, before - _MOST_LISTED)) if before else None,
        verdict=told.sentence if figures else "",
        conflicts=_conflicts(told.pairs, figures),
        words=_marks(told.pairs, figures),
        form=ruling.form(at),
        newest=[by_id[one] for one in newest if one in by_id][:_SHORT_LIST],
        relations=store().relations(statistic.id, as_of=at.id),
        summary=told.summaries[0] if told.summaries else None,
        repeats={one.claim: one for said in told.summaries for one in said.said.repeats if _is_old(one)},
    )


def _is_old(repeat: Repeat) -> bool:
    """A number of yesterday that nobody told anew is no news to a reader."""
    return repeat.newer is not None or repeat.days >= _OLD


def _conflicts(pairs: Sequence[Pair], figures: Sequence[StoredFigure]) -> list[str]:
    """A sentence for each two numbers in conflict, however often they are repeated."""
    numbers = {one.id: wording.stated(one.figure) for one in figures}
    found: dict[frozenset[str], str] = {}
    for pair in pairs:
        if pair.relation == "conflict":
            found.setdefault(frozenset((numbers[pair.a], numbers[pair.b])), pair.sentence)
    return list(found.values())


def _marks(pairs: Sequence[Pair], figures: Sequence[StoredFigure]) -> dict[str, list[str]]:
    """The words that stand beside a figure: that it was withdrawn, or is in conflict, or told anew by its outlet."""
    marks: dict[str, list[str]] = {one.id: ["withdrawn"] for one in figures if one.figure.withdrawn}
    for pair in pairs:
        if "withdrawn" in pair.reasons:
            continue  # the number that took the other's place is no worse for it
        for figure_id in (pair.a, pair.b):
            if pair.relation in _SHOWN_WORDS and pair.relation not in marks.setdefault(figure_id, []):
                marks[figure_id].append(pair.relation)
    return marks


@blueprint.get("/search")
@takes("q", "cursor")
def show_search() -> str:
    at, q = moment(None), request.args.get("q", "").strip()[:500]
    if not q:
        return render_template("search.html", at=at.transaction, q="", articles=(), statistics=(), figures=())
    cursor = request.args.get("cursor")
    page = store().figures(FigureFilter(q=q), sort="-published", cursor=cursor, limit=_LONG_LIST, as_of=at.id)
    statistics = store().statistics(q=q, cursor=None, limit=_CANDIDATES, as_of=at.id).items if not cursor else ()
    named = ArticleFilter(url=q) if is_web_address(q) else ArticleFilter(publisher=q)
    articles = store().articles(named, cursor=None, limit=_LONG_LIST, as_of=at.id).items if not cursor else ()
    following = url_for("pages.show_search", q=q, cursor=page.next) if page.next else None
    found = {"articles": articles, "statistics": _most_told(statistics), "figures": page.items}
    return render_template("search.html", at=at.transaction, q=q, next=following, **found)


@blueprint.get("/about")
@takes()
def show_about() -> str:
    return render_template("about.html")
