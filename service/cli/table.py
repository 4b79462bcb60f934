"""Tables on the terminal, as text."""

from collections.abc import Iterable, Sequence
from io import StringIO
from shutil import get_terminal_size
from typing import TYPE_CHECKING

from service.cli.words import valid_in_words, value_in_words
from service.figures.figure import Figure

if TYPE_CHECKING:
    from service.figures.extract import Extraction

NARROWEST = 100


def figure_table(title: str, found: "Extraction") -> str:
    """One article's figures under its title."""
    if not found.supported:
        return f"{title}\n  not read: the text is not in English (it seems to be {found.language})\n\n"
    if not found.figures:
        return f"{title}\n  no figures\n\n"
    return text_table(title, ("figure", "value", "of", "time", "source"), [_row(f) for f in found.figures])


def _row(figure: Figure) -> tuple[str, ...]:
    return (figure.exact, value_in_words(figure), what(figure), valid_in_words(figure), " < ".join(figure.sources))


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
        table.add_row(*(Text(cell) for cell in row))
    out = StringIO()
    Console(file=out, width=max(NARROWEST, get_terminal_size().columns)).print(table)
    return out.getvalue()
