"""tallybook compare: how figures on record stand to each other."""

import re
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import click

from service.cli.record import database_option
from service.errors import Invalid, NotFound

if TYPE_CHECKING:
    from service.store import Store
    from service.store.records import Statistic

MOST_PAIRS = 40
MOST_SHOWN = 20
FIGURE_ID, STATISTIC_ID = re.compile("f[0-9a-f]{16}"), re.compile("s[0-9a-f]{16}")


@click.command(short_help="Say how figures on record stand to each other.")
@click.argument("ids", nargs=-1, metavar="[ID ID ...]")
@click.option(
    "--statistic", metavar="ID|WORDS", help="All figures of one statistic, by its id or by words of its name."
)
@database_option
def compare(ids: Sequence[str], statistic: str | None, path: Path) -> None:
    """Say how figures on record stand to each other: agree, update, conflict ..., and why.

    The ids are those that `ingest` prints and that the pages show. Of a statistic each figure is compared with the one
    before it in order of time, and with those of its own time.

    \b
    Examples:
      tallybook compare f0123456789abcdef f89abcdef01234567 --db record.db
      tallybook compare --statistic "unemployment rate" --db record.db
    """
    from service.claims import claims, rules_of, standing
    from service.cli.table import compared_table, recorded_table
    from service.comparison import compare as compare_two
    from service.comparison import neighbours, summarise
    from service.store import Store

    if bool(ids) == bool(statistic) or len(ids) == 1:
        named = f' "{ids[0]}"' if ids and not statistic and not FIGURE_ID.fullmatch(ids[0]) else ""
        raise click.UsageError(f"give two or more ids of figures, or --statistic{named}")
    with Store.open(path) as store:
        if statistic:
            found = _statistic(store, statistic)
            title, figures = f"{found.name} ({found.id})", standing(store, found.id)
        else:
            title, figures = "Figures", [store.figure(figure_id) for figure_id in ids]
        stated, by = claims(store, figures), rules_of(store, [one.statistic.id for one in figures if one.statistic])
    couples = list(neighbours(stated) if statistic else combinations(stated, 2))
    pairs = [compare_two(a, b, by) for a, b in couples[:MOST_PAIRS]]
    click.echo(recorded_table(title, figures), nl=False)
    if pairs:
        click.echo(compared_table("How they stand to each other", pairs, figures), nl=False)
    if (more := len(couples) - len(pairs)) > 0:
        click.echo(f"… and {more} pairs more")
    click.echo(summarise(stated, by, pairs).sentence)


def _statistic(store: "Store", words: str) -> "Statistic":
    """The statistic of this id, or the only one whose name holds these words."""
    if STATISTIC_ID.fullmatch(words):
        return store.statistic(words)
    found = store.statistics(q=words, cursor=None, limit=100, as_of=None).items
    named = [one for one in found if all(word in one.name.lower() for word in words.lower().split())]
    if len(named) == 1:
        return named[0]
    if not found:
        raise NotFound(f"no statistic is found by {words!r}: the names are on the pages, and in what ingest prints")
    lines = [
        f"  {one.id}  {one.name}, {one.figures} figure{'s' * (one.figures != 1)}"
        for one in (named or found)[:MOST_SHOWN]
    ]
    raise Invalid(
        "\n".join([f"{words!r} finds more than one statistic, or none by that name. Name one by its id:", *lines])
    )
