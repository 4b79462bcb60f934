"""tallybook reextract, restore, export: the record read anew, brought back, and handed on."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from service.cli.record import actor_option, database_option

if TYPE_CHECKING:
    from service.store import Rereading


@click.command(short_help="Read the articles on record anew.")
@click.argument("articles", nargs=-1, metavar="[ARTICLE ...]")
@click.option("--publisher", metavar="NAME", help="Only the articles of this outlet.")
@actor_option
@database_option
def reextract(articles: Sequence[str], publisher: str | None, actor: str, path: Path) -> None:
    """Read the articles on record anew, all or those named by their ids, as after an upgrade of Tallybook.

    What is read otherwise than before becomes a new version; nothing else is written. What people decided stands, and
    `tallybook review` lists the decisions that no longer fit. Interrupted, it goes on where it was.

    \b
    Examples:
      tallybook reextract --db record.db
      tallybook reextract --publisher "The Harbour Gazette" --db record.db
    """
    from service.cli.progress import measured
    from service.ingest import extractor
    from service.rereading import reextract as read_anew
    from service.settings import load_settings
    from service.store import Store

    if articles and publisher:
        raise click.UsageError("give ids of articles or --publisher")
    with Store.open(path) as store:
        asked = [store.article(one).article_id for one in articles] or store.unread(extractor(), publisher)
    found = read_anew(path, asked, actor=actor, processes=load_settings().processes)
    click.echo(_summed(measured(found, len(asked))))


def _summed(found: "Iterator[Rereading]") -> str:
    articles = changed = 0
    counts = {"new": 0, "changed": 0, "gone": 0, "kept": 0}
    for one in found:
        articles += 1
        changed += any(getattr(one, name) for name in counts)
        for name in counts:
            counts[name] += getattr(one, name)
    return (
        f"{articles} articles read anew, {changed} of them otherwise than before: {counts['new']} figures new, "
        f"{counts['changed']} changed, {counts['gone']} gone, {counts['kept']} left as people decided"
    )


@click.command(short_help="Make a record of a backup.")
@click.argument("backup", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@database_option
def restore(backup: Path, path: Path) -> None:
    """Make a record of the file BACKUP, which may be of an older version, once every row of it has been checked.

    A record that is there already is never overwritten: move it away first.

    \b
    Example:
      tallybook restore record-2025-03-14.db --db record.db
    """
    from service.store import restore as bring_back

    newest = bring_back(backup, path)
    click.echo(f"{path} is what {backup} was, and sound; its newest hash is {newest}")


FORMS = {".csv": "csv", ".jsonl": "jsonl", ".parquet": "parquet"}


@click.command(short_help="Write every figure on record to a file.")
@click.option(
    "--format", "form", type=click.Choice(["csv", "jsonl", "parquet"]),
    help="Parquet needs the package pyarrow.  [default: that of the new file's name, or jsonl]",
)  # fmt: skip
@click.option("--as-of", metavar="MOMENT", help="A transaction, a time or a date.  [default: now]")
@click.option("--output", "-o", type=click.Path(dir_okay=False, path_type=Path), help="A new file.  [default: stdout]")
@database_option
def export(form: str | None, as_of: str | None, output: Path | None, path: Path) -> None:
    """Write every figure as it stood at one moment, each with what it takes to cite it: quote, article, revision, when
    it was recorded, and the hash of the transaction that the export was read at.

    \b
    Examples:
      tallybook export --output figures.csv --db record.db
      tallybook export --as-of 2025-03-14 --db record.db | gzip > figures.jsonl.gz
    """
    from service.errors import FactError
    from service.export import export as written
    from service.store import Store

    if output is not None and output.exists():
        raise FactError(f"{output} exists already: name a new file")
    form = form or ("jsonl" if output is None else FORMS.get(output.suffix.lower()))
    if form is None:
        raise click.UsageError(
            f"what {output} is to be is not known: end its name in {', '.join(FORMS)}, or say --format"
        )
    with Store.open(path) as store:
        pieces = written(store, form, store.as_of(as_of).id)
        with output.open("xb") if output is not None else nullcontext(sys.stdout.buffer) as out:
            for piece in pieces:
                out.write(piece)
