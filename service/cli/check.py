"""tallybook check: a draft's figures beside those on record."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from service.cli.record import database_option

if TYPE_CHECKING:
    from service.check import Checked, Report


@click.command(short_help="Hold a draft's figures against those on record.")
@click.argument("file", metavar="FILE|-")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@database_option
def check(file: str, form: str, path: Path) -> None:
    """Say of each figure of a draft whether what is on record supports it. Nothing of the draft is stored.

    \b
    The verdicts:
      supported           an article on record gives it, and from the source that the draft credits
      outdated            a newer figure came after it, or it was taken back or edited away
      conflicting         a figure on record cannot be right if this one is
      unsupported source  it is on record, but not from the source that the draft credits
      never seen          nothing on record gives it

    A draft without a date counts as written today.

    \b
    Examples:
      tallybook check draft.txt --db record.db
      tallybook check - --format json --db record.db < draft.txt
    """
    from dataclasses import replace
    from datetime import UTC, datetime

    from service.check import check as hold_against
    from service.editorial import vocabulary
    from service.figures.exact_json import dumps
    from service.intake.document import article_in
    from service.intake.files import documents
    from service.settings import load_settings
    from service.store import Store

    limit = load_settings().max_text_characters
    with Store.open(path, vocabulary()) as store:
        for document in documents([file]):
            draft = article_in(document, max_characters=limit)
            draft = replace(draft, published_at=draft.published_at or datetime.now(UTC))
            report = hold_against(store, draft)
            click.echo(_table(draft.title or document.name, report) if form == "table" else dumps(_json(report)))


def _table(title: str, report: "Report") -> str:
    from service.cli.table import text_table, what

    if not report.figures:
        return f"{title}\n  no figures"
    rows = [
        (one.figure.exact, what(one.figure), one.verdict.replace("_", " "), "\n".join([one.sentence, *_quotes(one)]))
        for one in report.figures
    ]
    counted = ", ".join(f"{n} {verdict.replace('_', ' ')}" for verdict, n in report.verdicts.items() if n)
    return f"{text_table(title, ('figure', 'of', 'verdict', 'why'), rows)}{counted}"


def _quotes(one: "Checked") -> list[str]:
    return [f"“{found.stored.figure.sentence}”" for found in one.beside[:1]]


def _json(report: "Report") -> dict[str, object]:
    from service.figures.exact_json import figure_json

    return {
        "verdicts": report.verdicts,
        "figures": [
            figure_json(one.figure)
            | {"verdict": one.verdict, "verdict_sentence": one.sentence, "statistic": one.statistic}
            | {
                "on_record": [
                    {"figure": b.stored.id, "relation": b.pair.relation, "quote": b.stored.figure.sentence}
                    for b in one.beside
                ]
            }
            for one in report.figures
        ],
    }
