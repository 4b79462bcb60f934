"""What a sentence states, each figure as one line: "up 3.4 percent", "at least 19", "8 to 10 kilometre"."""

from service.article import Article
from service.figures.extract import extract
from service.figures.figure import Figure


def stated(text: str) -> list[str]:
    return [_line(figure) for figure in extract(Article(text=text, language="en")).figures]


def _line(figure: Figure) -> str:
    bound = "" if figure.bound in ("exact", "range") else figure.bound.replace("at_", "at ").replace("_", " ")
    number = f"{figure.low:,f} to {figure.high:,f}" if figure.value is None else f"{figure.value:,f}"
    return " ".join(filter(None, (figure.direction, bound, number, (figure.unit or "").replace("_", " "))))
