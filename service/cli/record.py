"""tallybook migrate, ingest, verify, backup: the record and its upkeep."""

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from service.errors import FactError

if TYPE_CHECKING:
    from service.article import Article
    from service.store import Receipt, Store


def database_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """--db PATH; without it, the setting `database`."""
    return click.option(
        "--db", "path", type=click.Path(dir_okay=False, path_type=Path), metavar="PATH", callback=_default_database,
        help="The record, a SQLite file.  [default: the setting database, tallybook.db]",
    )(command)  # fmt: skip


def actor_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """--actor NAME; without it, who runs the command."""
    return click.option(
        "--actor", default=lambda: os.environ.get("USER") or "desk", help="Who does this.  [default: $USER]"
    )(command)


def _default_database(context: click.Context, parameter: click.Parameter, path: Path | None) -> Path:
    from service.settings import load_settings

    return path or load_settings().database


@click.command(short_help="Create the record or bring it up to date.")
@database_option
def migrate(path: Path) -> None:
    """Create the record, or bring it up to this version of Tallybook. Repeating it changes nothing.

    A record of an older version is first copied to a file beside it that is named after the day.

    \b
    Example:
      tallybook migrate --db record.db
    """
    from service.store.migrate import migrate as apply_migrations

    applied = apply_migrations(path)
    for name in applied:
        click.echo(f"applied {name}")
    click.echo(f"{path} is up to date")


@click.command(short_help="Put articles and their figures on record.")
@click.argument("files", nargs=-1, required=True, metavar="FILE...|-")
@database_option
@actor_option
@click.option("--quiet", "-q", is_flag=True, help="One line an article, without its figures.")
def ingest(files: Sequence[str], path: Path, actor: str, quiet: bool) -> None:
    """Put articles on record, with their figures, each figure under its statistic.

    A FILE is a .txt, .html, .json or .jsonl file, or the address of a web page or of a feed (RSS or Atom), whose pages
    are then fetched, one a second. Run again, hourly say, it finds what was edited since.

    The same text again changes nothing; a changed text under the same url or id is the next revision, and is told with
    the numbers that it changed. A file or line that cannot be used is reported, the rest goes on, and the exit code is
    1. A record that does not exist is made.

    \b
    Examples:
      tallybook ingest storm.json --db record.db
      tallybook ingest --quiet archive.jsonl --db record.db
      tallybook ingest https://gazette.example/feed.xml --db record.db
    """
    from service.ingest import ingest as put_on_record
    from service.intake.document import article_in
    from service.intake.files import documents
    from service.settings import load_settings
    from service.store import Store
    from service.store.migrate import migrate as apply_migrations

    if records := [name for name in files if name.endswith(".db")]:
        raise click.UsageError(f"an article is no record: did you mean --db {records[0]}?")
    if not path.exists():
        apply_migrations(path)
    limit, failed = load_settings().max_text_characters, False
    with Store.open(path) as store:
        for document in documents(files):
            try:
                article = article_in(document, max_characters=limit)
                receipt = put_on_record(store, article, actor=actor)
            except FactError as error:
                failed = True
                click.echo(f"tallybook: {document.where}: {error}", err=True)
                continue
            click.echo(_said(article, document.name, receipt, quiet=quiet), nl=quiet)
            for change in _changed(store, receipt):
                click.echo(f"  {change}")
    if failed:
        raise click.exceptions.Exit(1)


def _said(article: "Article", name: str, receipt: "Receipt", *, quiet: bool) -> str:
    from service.cli.table import recorded_table

    title = article.title or name
    headline = f"{article.publisher}: {title}" if article.publisher else title
    state = f"{receipt.status}, article {receipt.article_id}, revision {receipt.revision}"
    if receipt.warnings:
        state += f" ({'; '.join(receipt.warnings)})"
    if not receipt.supported:
        state += f", kept without figures: the text is not in English (it seems to be {receipt.language})"
    if quiet:
        return f"{state}, {receipt.count} figure{'s' * (receipt.count != 1)}: {headline}"
    return recorded_table(f"{headline}\n{state}", receipt.figures)


def _changed(store: "Store", receipt: "Receipt") -> "Iterator[str]":
    """Which numbers a revision states otherwise than the one before it."""
    if receipt.status != "revised":
        return
    for change in store.number_changes(receipt.article_id, receipt.revision - 1, receipt.revision):
        done = "changed" if change.old and change.new else "added" if change.new else "removed"
        exact = " → ".join(one.figure.exact for one in (change.old, change.new) if one)
        measured = next((one.figure.measured for one in (change.new, change.old) if one), None)
        yield f"number {done}: {exact} {measured or ''}".rstrip()


@click.command(short_help="Check that the record is sound.")
@database_option
def verify(path: Path) -> None:
    """Check that the record is sound: every row against its hash, every reference, every offset. Exit code 1 if it is
    not; the first line then names the first row that is not as it was written.

    \b
    Example:
      tallybook verify --db record.db
    """
    from service.store import Store

    with Store.open(path) as store:
        problems, head = store.verify(), store.head()
    for problem in problems:
        click.echo(problem, err=True)
    if problems:
        raise click.exceptions.Exit(1)
    click.echo(f"{path} is sound up to transaction {head.id}, hash {head.hash}")


@click.command(short_help="Copy the record to a new file.")
@click.argument("target", type=click.Path(path_type=Path))
@database_option
def backup(target: Path, path: Path) -> None:
    """Copy the record to the file TARGET, while it may go on being read and written, and check every row of the copy.

    \b
    Example:
      tallybook backup --db record.db record-2025-03-14.db
    """
    from service.store import Store

    if target.exists():
        raise FactError(f"{target} exists already: name a new file for the copy; the record goes by --db")
    with Store.open(path) as store:
        newest = store.backup(target)
    click.echo(f"{path} is copied to {target}, which is sound; its newest hash is {newest}")
