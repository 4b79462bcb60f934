"""The command `tallybook`. Heavy parts are imported by the commands that need them, so that --help is quick."""

import re
import sys

import click

from service.cli.check import check
from service.cli.compare import compare
from service.cli.curate import curate, review
from service.cli.explain import explain
from service.cli.extract import extract
from service.cli.judge import judge
from service.cli.keep import export, reextract, restore
from service.cli.record import backup, ingest, migrate, verify
from service.cli.serve import serve
from service.cli.token import token
from service.errors import FactError

INTERRUPTED = 130
TOO_MANY = re.compile(r"unexpected extra arguments? \((\S+)")  # "Got unexpected extra argument (out.csv)"


class QuietGroup(click.Group):
    """Ctrl-C ends it without a word."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            ctx.exit(INTERRUPTED)


@click.group(cls=QuietGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="tallybook", message="%(package)s %(version)s")
def cli() -> None:
    """Tallybook finds the figures that articles state, keeps their history and compares them across articles.

    \b
    Try it on an article:
      tallybook explain samples/ferry-quay-chronicle.json
    Keep a record, compare, and look at it in a browser:
      tallybook ingest samples/*.json --db record.db
      tallybook compare --statistic "ferry" --db record.db
      tallybook serve --db record.db
    """


COMMANDS = (
    *(extract, explain, ingest, compare, check, serve, token),
    *(curate, judge, review, reextract, export),
    *(migrate, verify, backup, restore),
)
for command in COMMANDS:
    cli.add_command(command)


def main() -> None:
    try:
        sys.exit(cli.main(prog_name="tallybook", standalone_mode=False))
    except click.ClickException as error:
        _with_advice(error).show()
        sys.exit(error.exit_code)
    except FactError as error:
        click.echo(f"tallybook: {error}", err=True)
        sys.exit(1)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(INTERRUPTED)


def _with_advice(error: click.ClickException) -> click.ClickException:
    """By which option a file goes that was given alone: `tallybook export out.csv`."""
    extra = TOO_MANY.search(error.message)
    if extra is None or not isinstance(error, click.UsageError) or error.ctx is None:
        return error
    file = extra[1].rstrip(")")
    options = (one for one in error.ctx.command.params if isinstance(one.type, click.Path) and one.opts[0] != one.name)
    named = [one.opts[0] for one in options if (one.opts[0] == "--db") == file.endswith(".db")] or ["--db"]
    advice = f"Did you mean {' or '.join(f'{option} {file}' for option in named)}?"
    return click.UsageError(f"{error.message}. {advice}", error.ctx)
