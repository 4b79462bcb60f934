"""docs/cli.md, from the commands themselves: `make docs` writes it, and a test compares it."""

import sys

import click

HEAD = """# Commands

`make` puts the command at `.venv/bin/tallybook`. Each command explains itself with `--help`; this page is the same
text, written by `make docs`. Exit codes: 0 all went well, 1 something in the input could not be used, 2 the command
was called wrongly.
"""


def reference(command: click.Group) -> str:
    """A heading and the help of every command, in alphabetical order."""
    context = click.Context(command, info_name="tallybook", max_content_width=100, terminal_width=100)
    parts = [HEAD, _block(command, context)]
    for name in command.list_commands(context):
        found = command.get_command(context, name)
        if found is not None:
            inner = click.Context(found, info_name=name, parent=context, max_content_width=100, terminal_width=100)
            parts += [f"\n## tallybook {name}\n", _block(found, inner)]
    return "\n".join(parts)


def _block(command: click.Command, context: click.Context) -> str:
    return f"```\n{command.get_help(context).strip()}\n```\n"


if __name__ == "__main__":
    from service.cli import cli

    sys.stdout.write(reference(cli))
