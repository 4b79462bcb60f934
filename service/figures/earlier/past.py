"""A figure among the drafts of its article, and the figures before it as they came out."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from service.figures.choosing.view import View
from service.figures.figure import Figure
from service.figures.reading import Reading

# How many figures back, and how many on, another one is looked for.
FAR = 160


@dataclass(frozen=True, slots=True)
class Draft:
    """A figure before its thing, deed, doer and place are chosen, and its place in the sentence."""

    figure: Figure
    sentence: int
    view: View


class Past:
    """The figure at `index` among the drafts, and the figures before it as they came out."""

    def __init__(self, reading: Reading, drafts: Sequence[Draft], done: Sequence[Figure], index: int) -> None:
        self.reading, self.drafts, self.done, self.index = reading, drafts, done, index
        self.draft = drafts[index]
        self.figure = self.draft.figure

    def before(self) -> str:
        """What stands before the figure in its sentence."""
        sentence = self.reading.sentences[self.draft.sentence]
        return self.reading.article.text[sentence.start : self.figure.start]

    def after(self) -> str:
        """What follows the figure in its sentence."""
        return self.reading.article.text[self.figure.end : self.reading.sentences[self.draft.sentence].end]

    def in_section(self) -> list[int]:
        """Earlier figures of the same pasted article, nearest first."""
        drafts, sentences = self.drafts, self.reading.sentences
        section = sentences[self.draft.sentence].section
        earlier = ((i, sentences[drafts[i].sentence]) for i in range(self.index - 1, max(-1, self.index - FAR), -1))
        return [i for i, s in earlier if s.section == section and s.role not in {"furniture", "link"}]

    def beside(self) -> int | None:
        """The figure before, if it stands in the same sentence."""
        return self.index - 1 if self.index and self.drafts[self.index - 1].sentence == self.draft.sentence else None


def size(figure: Figure) -> Decimal | None:
    """How large the number is, its sign aside; of a range the upper end."""
    found = next((x for x in (figure.value, figure.high, figure.low) if x is not None), None)
    return abs(found) if found is not None else None


def relative(a: Figure, b: Figure) -> str:
    """How much larger or smaller a is than b: "=", "<1" (up to twice), "<2" (up to twelve times), "<3", "?"."""
    x, y = size(a), size(b)
    if not x or not y:
        return "?"
    if x == y:
        return "="
    more, less = max(x, y), min(x, y)
    return (">" if x > y else "<") + ("1" if more <= 2 * less else "2" if more <= 12 * less else "3")
