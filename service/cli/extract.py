"""tallybook extract: articles in, figures out, nothing stored."""

import sys
from collections.abc import Sequence
from functools import partial

import click


@click.command()
@click.argument("files", nargs=-1, metavar="[FILE ...|-]")
@click.option(
    "--format", "form", type=click.Choice(["jsonl", "table"]), default="jsonl", show_default=True, help="How to print."
)
def extract(files: Sequence[str], form: str) -> None:
    """Print the figures of articles. Nothing is stored.

    A FILE is a .txt, .html, .json or .jsonl file, or the address of a web page or a feed; - or nothing at all reads
    JSON Lines from standard input, one article a line: {"text": "...", "published_at": "2025-03-14"}. The output is one
    JSON object an article, in the order of the input. A line that cannot be used is reported with its number, the rest
    goes on, and the exit code is 1.

    \b
    Examples:
      tallybook extract storm.txt
      tallybook extract --format table samples/*.json
      zcat archive.jsonl.gz | tallybook extract - > figures.jsonl
    """
    from service.archive import in_order
    from service.cli.answer import answered
    from service.cli.progress import counted
    from service.intake.files import documents
    from service.settings import load_settings

    settings = load_settings()
    work = partial(answered, form=form, max_characters=settings.max_text_characters)
    out, failed = sys.stdout.buffer, False
    for one in counted(in_order(work, documents(files or ["-"]), settings.processes)):
        if one.fault:
            failed = True
            click.echo(f"tallybook: {one.fault}", err=True)
        out.write(one.printed.encode())
        out.flush()
    if failed:
        raise click.exceptions.Exit(1)
