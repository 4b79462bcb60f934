"""tallybook token: who may use the API."""

from pathlib import Path

import click

from service.cli.record import database_option

SCOPES = ("read", "ingest", "curate", "admin")


@click.group(short_help="Make, list and revoke tokens of the API.")
def token() -> None:
    """Tokens say who may use the API, and sign what they write. Once there is one, nobody gets in without.

    \b
    Scopes, each with what the ones before it may do:
      read     read, compare, check drafts
      ingest   put articles on record
      curate   correct figures, describe and judge statistics
      admin    webhooks
    \b
    Examples:
      tallybook token create wire-import --scope ingest --db record.db
      tallybook token list --db record.db
      tallybook token revoke wire-import --db record.db
    """


@token.command()
@click.argument("name")
@click.option("--scope", type=click.Choice(SCOPES), required=True, help="What it may do.")
@database_option
def create(name: str, scope: str, path: Path) -> None:
    """Make a token and print its secret, which is told this once.

    NAME signs what the token writes, and is taken for good.
    """
    from service.store import Store, migrate

    migrate(path)
    with Store.open(path) as store:
        _, secret = store.tokens().create(name, scope)  # type: ignore[arg-type]  # click has checked it
    click.echo(secret)
    click.echo("Keep it now: what is stored cannot be turned back into it.", err=True)


@token.command("list")
@database_option
def show(path: Path) -> None:
    """List the tokens, with when each was last used."""
    from service.store import Store

    with Store.open(path) as store:
        for one in store.tokens().list():
            used = f"last used {one.last_used:%Y-%m-%d %H:%M} UTC" if one.last_used else "never used"
            state = f"revoked {one.revoked:%Y-%m-%d %H:%M} UTC" if one.revoked else "in use"
            click.echo(f"{one.name}  {one.scope}  {state}  made {one.created:%Y-%m-%d}  {used}")


@token.command()
@click.argument("name")
@database_option
def revoke(name: str, path: Path) -> None:
    """Let nobody in any more with the token NAME, from the next request on."""
    from service.store import Store

    with Store.open(path) as store:
        store.tokens().revoke(name)
    click.echo(f"{name} is revoked")
