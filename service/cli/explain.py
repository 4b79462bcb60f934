"""tallybook explain: every numeral of an article, kept or rejected, and why."""

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rich.text import Text

    from service.figures.figure import Figure, Rejected
    from service.figures.reading import Sentence


@click.command(short_help="Show why each numeral was kept or rejected.")
@click.argument("file", metavar="FILE|-")
def explain(file: str) -> None:
    """Show, sentence by sentence, every numeral of an article: kept as a figure, with its fields, or rejected, and why.

    Sentences without a numeral are left out. Colours appear on a terminal only.

    \b
    Examples:
      tallybook explain storm.txt
      tallybook explain page.html | less
    """
    from rich.console import Console

    from service.figures.extract import extract
    from service.figures.sentences import read
    from service.intake.events import with_known_events
    from service.intake.files import article_in, documents
    from service.settings import load_settings

    console = Console(soft_wrap=True, highlight=False)
    limit = load_settings().max_text_characters
    for document in documents([file]):
        article = article_in(document, max_characters=limit)
        found = extract(with_known_events(article))
        if not found.supported:
            console.print(f"Not read: the text is not in English (it seems to be {found.language}).")
            return
        numerals: list[Figure | Rejected] = [*found.figures, *found.rejected]
        numerals.sort(key=lambda numeral: numeral.start)
        indices = {id(figure): index for index, figure in enumerate(found.figures)}
        for sentence in read(article).sentences:
            inside = [n for n in numerals if sentence.start <= n.start < sentence.end]
            if inside:
                console.print(_quoted(sentence, inside))
                for numeral in inside:
                    console.print(_verdict(numeral, indices.get(id(numeral))))
        console.print(f"{len(found.figures)} figures, {len(found.rejected)} numerals rejected", style="bold")


def _quoted(sentence: "Sentence", inside: "list[Figure | Rejected]") -> "Text":
    from rich.text import Text

    from service.figures.figure import Figure

    text = Text(sentence.text.replace("\n", " "))
    for numeral in inside:
        style = "bold green" if isinstance(numeral, Figure) else "red"
        text.stylize(style, numeral.start - sentence.start, numeral.end - sentence.start)
    role = "" if sentence.role == "body" else f" ({sentence.role})"
    return Text.assemble((f"\nSentence {sentence.number + 1}{role}: ", "dim"), text)


def _verdict(numeral: "Figure | Rejected", index: int | None) -> "Text":
    from rich.text import Text

    from service.cli.words import explained
    from service.figures.figure import Figure

    if not isinstance(numeral, Figure):
        return Text.assemble(("  rejected  ", "red"), numeral.exact, (f"  {numeral.reason.replace('_', ' ')}", "dim"))
    lines = Text.assemble((f"  kept {index:>3}  ", "green"), (numeral.exact, "bold"))
    for name, said in explained(numeral):
        lines.append(f"\n            {name:<10}", "dim").append(said)
    return lines
