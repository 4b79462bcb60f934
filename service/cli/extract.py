"""tallybook extract: articles in, figures out, nothing stored."""

import sys
from collections.abc import Callable, Sequence
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
    from service.cli import answer
    from service.cli.progress import counted
    from service.intake.files import documents
    from service.settings import load_settings

    settings = load_settings()
    print_as: Callable[..., answer.Answer] = answer.json_line if form == "jsonl" else answer.table
    work = partial(print_as, max_characters=settings.max_text_characters)
    out, failed = sys.stdout.buffer, False
    for answered in counted(in_order(work, documents(files or ["-"]), settings.processes)):
        if answered.fault:
            failed = True
            click.echo(f"tallybook: {answered.fault}", err=True)
        out.write(answered.printed.encode())
        out.flush()
    if failed:
        raise click.exceptions.Exit(1)
