"""tallybook judge: what people say of two statistics or two sources."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from service.cli.record import actor_option, database_option
from service.words import JUDGED

if TYPE_CHECKING:
    from service.store import Store
    from service.store.records import Judgement, Ruling


@click.command(short_help="Say that two statistics or sources are one, or two, or undo that.")
@click.argument("ruling", type=click.Choice([*JUDGED, "undo"]))
@click.argument("named", nargs=-1, required=True, metavar="A B|ID")
@click.option("--reason", required=True, help="Why; it stays on record.")
@actor_option
@database_option
def judge(ruling: str, named: Sequence[str], reason: str, actor: str, path: Path) -> None:
    """Say that two statistics, or two sources, are one or two, or undo that.

    A statistic goes by its id or that of any of its figures, a source by its name. Nothing is rewritten: `undo`, with
    the id that the judgement was given, brings back what was. To take a single figure out of a statistic, leave its
    field empty: `tallybook curate correct ID statistic=`.

    \b
    Examples:
      tallybook judge same s0123456789abcdef s89abcdef01234567 --reason "both are the toll" --db record.db
      tallybook judge different f0123456789abcdef f89abcdef01234567 --reason "bodies found that night"
      tallybook judge same "coast guard" "Merrow Coast Guard" --reason "one service"
      tallybook judge undo j0123456789abcdef --reason "another country's"
    """
    from service.store import Store

    if len(named) != (1 if ruling == "undo" else 2):
        raise click.UsageError("give two statistics or two sources, or with undo the id of one judgement")
    with Store.open(path) as store:
        if ruling == "undo":
            made = store.close_judgement(named[0], actor=actor, reason=reason)
        else:
            made = store.judge(named[0], named[1], cast("Ruling", ruling), actor=actor, reason=reason)
        click.echo(_told(made))
        for line in _statistics(store, made):
            click.echo(line)


def _told(made: "Judgement") -> str:
    if made.closed:
        return f"{made.id} is undone: nobody says any more that {made.a} and {made.b} {JUDGED[made.ruling]}"
    undo = f'tallybook judge undo {made.id} --reason "…"'
    return f"{made.id}: {made.a} and {made.b} {JUDGED[made.ruling]}. `{undo}` takes it back."


def _statistics(store: "Store", made: "Judgement") -> list[str]:
    """What the figures come under now."""
    if made.about != "statistic":
        return []
    found = {one.id: one for one in (store.statistic(made.a), store.statistic(made.b))}
    return [f"  {one.id}  {one.name}, figures: {one.figures}, articles: {one.articles}" for one in found.values()]
