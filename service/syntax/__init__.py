"""The grammar of a sentence: words, tags and who governs whom."""

from collections.abc import Sequence

from service.syntax.parser import loaded
from service.syntax.token import Token

__all__ = ["Token", "parse"]


def parse(sentences: Sequence[tuple[str, int]]) -> list[tuple[Token, ...]]:
    """Parses sentences, each a text and the offset of its first character in Article.text; many at once is cheaper.

    Any text will do. Words cover every character that is not blank; each sentence that has words has one root.
    Sentences of more than 150 words are parsed in parts; what follows the 2,000th word is one word.
    """
    return loaded().parse(sentences)
