"""What a sentence states, each figure in a reader's words: "up 3.4 percent", "at least 19"."""

from service.article import Article
from service.cli.words import value_in_words
from service.figures.extract import extract


def stated(text: str) -> list[str]:
    return [value_in_words(figure) for figure in extract(Article(text=text, language="en")).figures]
