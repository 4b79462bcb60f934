"""The grammar of a sentence: words, tags and who governs whom."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark of a sentence.

    start, end  characters of Article.text; end is excluded
    lemma       lower case, English ("detainees": "detainee", "held": "hold")
    tag         Universal part of speech ("NOUN", "VERB", "PROPN", "NUM", ...)
    fine_tag    Penn tag ("NNS", "VBD", "VBN", ...)
    head        index in the sentence of the governing token; its own index for the root
    relation    Universal Dependencies relation to the head ("nsubj", "nsubj:pass", "nummod", ...)
    """

    start: int
    end: int
    text: str
    lemma: str
    tag: str
    fine_tag: str
    head: int
    relation: str


def parse(sentences: Sequence[tuple[str, int]]) -> list[tuple[Token, ...]]:
    """Parses sentences, each a text and the offset of its first character in Article.text; many at once is cheaper."""
    raise NotImplementedError
