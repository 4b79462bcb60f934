"""The parts of the docs that the commands themselves say: `make docs` writes them, and a test compares them."""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import click

ROOT = Path(__file__).parent.parent.parent
WIDTH = 100
HEAD = """# Commands

`make` puts the command at `.venv/bin/tallybook`. Each command explains itself with `--help`; this page is the same
text, written by `make docs`. Exit codes: 0 all went well, 1 something in the input could not be used, 2 the command
was called wrongly.
"""
# "$ tallybook explain a.json\n…" up to the end of the block; not a block without a command
EXAMPLE = re.compile(r"(?<=```console\n)\$ tallybook (?P<arguments>[^\n]+)\n.*?(?=```)", re.DOTALL)


def reference(command: click.Group) -> str:
    """A heading and the help of every command, in alphabetical order."""
    context = click.Context(command, info_name="tallybook", max_content_width=WIDTH, terminal_width=WIDTH)
    parts = [HEAD, _block(command, context)]
    for name in command.list_commands(context):
        found = command.get_command(context, name)
        if found is not None:
            inner = click.Context(found, info_name=name, parent=context, max_content_width=WIDTH, terminal_width=WIDTH)
            parts += [f"\n## tallybook {name}\n", _block(found, inner)]
    return "\n".join(parts)


def _block(command: click.Command, context: click.Context) -> str:
    return f"```\n{command.get_help(context).strip()}\n```\n"


def with_examples(page: str) -> str:
    """The page with what each `$ tallybook …` in it prints, on a record of the sample articles."""
    samples = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "samples").glob("*.json"))
    with tempfile.TemporaryDirectory() as folder:
        record = str(Path(folder) / "record.db")
        _run(record, "migrate")
        _run(record, "ingest", *samples)
        return EXAMPLE.sub(lambda m: f"$ tallybook {m['arguments']}\n{_run(record, *m['arguments'].split())}", page)


def _run(record: str, *arguments: str) -> str:
    environment = {**os.environ, "TALLYBOOK_DATABASE": record, "COLUMNS": "120", "USER": "desk"}
    command = [sys.executable, "-c", "from service.cli import main; main()", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True).stdout  # noqa: S603


def write() -> None:
    from service.cli import cli, examples

    examples.write()
    (ROOT / "docs" / "cli.md").write_text(reference(cli))
    readme = ROOT / "README.md"
    readme.write_text(with_examples(readme.read_text()))


if __name__ == "__main__":
    write()
