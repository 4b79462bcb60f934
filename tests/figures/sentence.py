"""One sentence as the fields see it: its reading, and its numerals."""

from datetime import UTC, datetime

from service.article import Article, Span
from service.figures import rejection
from service.figures.numerals import Numeral
from service.figures.reading import Reading
from service.figures.sentences import read


def reading(text: str, title: str | None = None) -> Reading:
    return read(Article(text=text, title=title, published_at=datetime(2025, 3, 5, tzinfo=UTC)))


def kept(text: str) -> list[tuple[Reading, int, Numeral]]:
    """The numerals of a text that may be figures, each with its reading and the number of its sentence."""
    found = reading(text)
    return [(found, s.number, n) for s in found.sentences for n in rejection.sift(found, s.number).kept]


def marked(text: str) -> tuple[Reading, int, Span]:
    """A text in which braces mark a number: what a field asks for, without the braces."""
    span = Span(text.index("{"), text.index("}") - 1)
    found = read(Article(text=text.replace("{", "").replace("}", "")))
    return found, next(s.number for s in found.sentences if s.start <= span.start < s.end), span


def exact(text: str) -> list[str]:
    return [text[n.start : n.end] for _, _, n in kept(text)]
