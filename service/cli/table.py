"""Tables on the terminal, as text."""

from collections.abc import Iterable, Sequence
from io import StringIO
from shutil import get_terminal_size
from typing import TYPE_CHECKING

from service.cli.words import printable, valid_in_words, value_in_words
from service.figures.figure import Figure

if TYPE_CHECKING:
    from service.comparison import Pair
    from service.figures.extract import Extraction
    from service.store.records import StoredFigure

NARROWEST = 120


def figure_table(title: str, found: "Extraction") -> str:
    """One article's figures under its title."""
    if not found.supported:
        return f"{title}\n  not read: the text is not in English (it seems to be {found.language})\n\n"
    if not found.figures:
        return f"{title}\n  no figures\n\n"
    return text_table(title, ("figure", "value", "of", "time", "source"), [_row(f) for f in found.figures])


def _row(figure: Figure) -> tuple[str, ...]:
    return (
        figure.exact,
        value_in_words(figure),
        what(figure),
        valid_in_words(figure),
        " < ".join(reversed(figure.sources)),
    )


def what(figure: Figure) -> str:
    """What is counted, what happened to it, by whom and where: "detainees · hold · Israel"."""
    return " · ".join(part for part in (figure.measured, figure.predicate, figure.agent, figure.place) if part)


def text_table(title: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, title=Text(title), title_justify="left", title_style="bold", pad_edge=False)
    for head in heads:
        table.add_column(head, overflow="fold")
    for row in rows:
        table.add_row(*(Text(printable(cell)) for cell in row))
    out = StringIO()
    Console(file=out, width=max(NARROWEST, get_terminal_size().columns)).print(table)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def recorded_table(title: str, figures: "Sequence[StoredFigure]") -> str:
    """Figures on record, with the ids that other commands take."""
    if not figures:
        return f"{title}\n  no figures\n\n"
    rows = [(f.id, _value(f), what(f.figure), valid_in_words(f.figure), _said_by(f), _statistic(f)) for f in figures]
    return text_table(title, ("id", "value", "of", "time", "source", "statistic"), rows)


def _value(stored: "StoredFigure") -> str:
    """With what makes it count for less, or otherwise than the text has it."""
    state = "" if stored.state == "extracted" else stored.state
    withdrawn = "withdrawn" if stored.figure.withdrawn else ""
    return ", ".join(word for word in (value_in_words(stored.figure), state, withdrawn) if word)


def _said_by(stored: "StoredFigure") -> str:
    """From the one who prints it back to the origin."""
    return " < ".join([stored.publisher or "?", *reversed(stored.figure.sources)])


def _statistic(stored: "StoredFigure") -> str:
    return stored.statistic.name if stored.statistic else ""


def compared_table(title: str, pairs: "Iterable[Pair]", figures: "Sequence[StoredFigure]") -> str:
    short = {f.id: f"{value_in_words(f.figure)} ({f.publisher or f.id})" for f in figures}
    rows = [(short[pair.a], short[pair.b], pair.relation.replace("_", " "), pair.sentence) for pair in pairs]
    return text_table(title, ("figure", "and figure", "relation", "why"), rows)
