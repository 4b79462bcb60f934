"""tallybook curate, review: what people decide of figures, and what waits for them."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from service.cli.record import actor_option, database_option
from service.errors import Invalid
from service.words import DECISIONS, SINCE_JUDGED

if TYPE_CHECKING:
    from service.store import StaleRuling, StoredFigure

NOTHING = ("", "null")
CLAIMS = {"true": True, "false": False}
MOST_SHOWN = 100


@click.command(short_help="Confirm, correct, reject or retract a figure, or undo that.")
@click.argument("decision", type=click.Choice(["confirm", "correct", "reject", "retract", "undo"]))
@click.argument("identity", metavar="ID")
@click.argument("fields", nargs=-1, metavar="[FIELD=VALUE ...]")
@click.option("--reason", required=True, help="Why; it stays on record.")
@actor_option
@database_option
def curate(  # noqa: PLR0913  (arguments and options of the command line)
    decision: str, identity: str, fields: Sequence[str], reason: str, actor: str, path: Path
) -> None:
    """Decide on a figure: confirm, correct, reject or retract it, or undo all decisions on it.

    Each decision is a new version that names who and why; no earlier one is lost. `correct` takes FIELD=VALUE for each
    field that is wrong; FIELD= leaves a field empty, and several sources stand apart with ";". `retract` takes the id
    of an article, too, for all that it states, and `undo` then undoes that alone.

    \b
    Examples:
      tallybook curate confirm f0123456789abcdef --reason "checked with the author" --db record.db
      tallybook curate correct f0123456789abcdef value=41 "sources=Prison Service; Police" --reason misread
      tallybook curate undo f0123456789abcdef --reason "it was right"
      tallybook curate retract a0123456789abcdef --reason "a hoax"
    """
    from service.cli.table import recorded_table
    from service.editorial import vocabulary
    from service.store import Store

    if (decision == "correct") != bool(fields):
        raise click.UsageError("give FIELD=VALUE with correct, and with correct only")
    changes = corrections(fields) if fields else {"state": DECISIONS[decision]}
    with Store.open(path, vocabulary()) as store:
        if identity.startswith("a"):
            now = store.article(identity)
            state, signed = DECISIONS.get(decision, decision), {"actor": actor, "reason": reason}
            store.rule_on_article(identity, state, expected_revision=now.number, **signed)
            shown = recorded_table(f"{identity} as it stands now", store.article_figures(identity))
        else:
            held = store.figure(identity)
            one = store.correct(identity, changes, expected_version=held.version, actor=actor, reason=reason)
            said = "stands as it was" if one.version == held.version else f"is {one.state} now"
            shown = recorded_table(f"{one.id} {said}, version {one.version}", [one])
    click.echo(shown, nl=False)


def corrections(fields: Sequence[str]) -> dict[str, object]:
    """Raises Invalid for what is not FIELD=VALUE. What a field may hold is the store's to say."""
    found: dict[str, object] = {}
    for field in fields:
        name, equals, value = field.partition("=")
        if not equals:
            raise Invalid(f"{field} is not FIELD=VALUE: write, say, value=41", name)
        if name == "sources":
            found[name] = [source.strip() for source in value.split(";") if source.strip()]
        else:
            found[name] = None if value in NOTHING else CLAIMS.get(value, value)
    return found


@click.command(short_help="List decisions that changes since have made doubtful.")
@click.option("--limit", type=click.IntRange(1), default=MOST_SHOWN, show_default=True, help="How many to show.")
@database_option
def review(limit: int, path: Path) -> None:
    """List decisions whose ground has changed: the article was edited, or the figure is read otherwise now.

    Each stands until somebody decides anew; `tallybook curate confirm` is enough where it still holds, and of two
    statistics the same `tallybook judge` once more.

    \b
    Example:
      tallybook review --db record.db
    """
    from service.cli.table import text_table
    from service.store import Store

    with Store.open(path) as store:
        page = store.stale_rulings(limit=limit)
    if not page.items:
        click.echo("Nothing to review: every decision stands on what it was made on.")
        return
    rows = [(*_decided(one), _changed(one), _by(one)) for one in page.items]
    click.echo(text_table("To review", ("id", "decision", "about", "since then", "decided by"), rows), nl=False)
    if page.next:
        click.echo(f"… and more: --limit {limit * 2} shows them")


def _decided(ruling: "StaleRuling") -> tuple[str, str, str]:
    """The id, the decision, and what it is about."""
    if ruling.figure is not None:
        return ruling.figure.id, ruling.figure.state, _held(ruling.figure)
    judged = ruling.judgement
    return (judged.id, judged.ruling, f"statistics {judged.a} and {judged.b}") if judged else ("", "", "")


def _held(stored: "StoredFigure") -> str:
    from service.cli.table import what
    from service.cli.words import value_in_words

    return f"{value_in_words(stored.figure)} {what(stored.figure)} ({stored.publisher or stored.article_id})"


def _changed(ruling: "StaleRuling") -> str:
    from service.cli.table import what
    from service.cli.words import value_in_words

    if ruling.judgement is not None:
        return SINCE_JUDGED[ruling.change]
    if ruling.now is not None:
        return f"read as {value_in_words(ruling.now)} {what(ruling.now)}"
    instead = f", {ruling.replaced_by} took its place" if ruling.replaced_by else ""
    return {"gone": f"the article no longer states it{instead}"}.get(ruling.change, "no figure is read there any more")


def _by(ruling: "StaleRuling") -> str:
    return f"{ruling.ruled.actor}: {ruling.ruled.reason}" if ruling.ruled.reason else ruling.ruled.actor
