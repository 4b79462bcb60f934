"""tallybook explain: every numeral of an article, kept or rejected, and by which rule."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from service.cli.words import explained, printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.text import Text

    from service.article import Article
    from service.figures.explanation import Cause
    from service.figures.figure import Figure, Rejected
    from service.figures.reading import Sentence


@click.command(short_help="Show why each numeral was kept or rejected.")
@click.argument("files", nargs=-1, metavar="[FILE ...|-]")
def explain(files: Sequence[str]) -> None:
    """Show, sentence by sentence, every numeral of an article: kept as a figure, with its fields, or rejected.

    Under each stands the rule that decided, by its name in service/figures, and the words that it went by: what to
    look for in the code. Sentences without a numeral are left out. A FILE is a .txt, .html, .json or .jsonl file; - or
    nothing at all reads JSON Lines from standard input. Colours appear on a terminal only.

    \b
    Examples:
      tallybook explain storm.txt
      tallybook explain page.html samples/*.json | less
    """
    from rich.console import Console

    from service.errors import FactError
    from service.intake.document import article_in
    from service.intake.files import documents
    from service.settings import load_settings

    console = Console(soft_wrap=True, highlight=False)
    limit, failed = load_settings().max_text_characters, False
    for document in documents(files or ["-"]):
        try:
            article = article_in(document, max_characters=limit)
        except FactError as error:
            failed = True
            click.echo(f"tallybook: {document.where}: {error}", err=True)
            continue
        if len(files) != 1 or document.where != files[0]:
            console.print(f"\n{article.title or article.external_id or document.name}", style="bold underline")
        for line in _explained(article):
            console.print(line)
    if failed:
        raise click.exceptions.Exit(1)


def _explained(article: "Article") -> "Iterator[Text | str]":
    from service.figures.explanation import causes
    from service.figures.extract import extract
    from service.figures.invisible import without
    from service.figures.publication import dated
    from service.figures.sentences import read
    from service.intake.events import with_known_events

    article, _ = without(with_known_events(article))  # as the extractor reads it
    found = extract(article)
    if not found.supported:
        yield f"Not read: the text is not in English (it seems to be {found.language})."
        return
    numerals: list[Figure | Rejected] = [*found.figures, *found.rejected]
    numerals.sort(key=lambda numeral: numeral.start)
    indices = {id(figure): index for index, figure in enumerate(found.figures)}
    reading = read(dated(article))
    for sentence in reading.sentences:
        inside = [n for n in numerals if sentence.start <= n.start < sentence.end]
        if inside:
            yield _quoted(sentence, inside)
            why = causes(reading, sentence.number)
            for numeral in inside:
                yield _verdict(numeral, indices.get(id(numeral)), why.get(numeral.end, ()))
    yield f"{len(found.figures)} figures, {len(found.rejected)} numerals rejected"


def _quoted(sentence: "Sentence", inside: "list[Figure | Rejected]") -> "Text":
    from rich.text import Text

    from service.figures.figure import Figure

    text = Text(printable(sentence.text.replace("\n", " ")))
    for numeral in inside:
        style = "bold green" if isinstance(numeral, Figure) else "red"
        text.stylize(style, numeral.start - sentence.start, numeral.end - sentence.start)
    role = "" if sentence.role == "body" else f" ({sentence.role})"
    return Text.assemble((f"\nSentence {sentence.number + 1}{role}: ", "dim"), text)


def _verdict(numeral: "Figure | Rejected", index: int | None, why: "Sequence[Cause]") -> "Text":
    from rich.text import Text

    from service.figures.figure import Figure

    if isinstance(numeral, Figure):
        lines = Text.assemble((f"  kept {index:>3}  ", "green"), (printable(numeral.exact), "bold"))
        rows = explained(numeral) + [(f"{cause.decides} by", _said(cause)) for cause in why]
    else:
        reason = numeral.reason.replace("_", " ")
        lines = Text.assemble(("  rejected  ", "red"), printable(numeral.exact), (f"  {reason}", "dim"))
        rows = [("by", _said(cause)) for cause in why]
    for name, said in rows:
        lines.append(f"\n            {name:<10}", "dim").append(said)
    return lines


def _said(cause: "Cause") -> str:
    return f"{cause.rule}: “{printable(cause.words)}”" if cause.words else cause.rule
