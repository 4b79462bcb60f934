"""What makes a thing the same thing: ids are short hashes of it, so they never depend on the order of arrival."""

import hashlib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from service.figures.figure import Figure

# What cannot be stored or shown becomes U+FFFD, one for one, so that offsets stand: a lone surrogate is not Unicode
# text ("\ud800"), and SQLite's own functions end a text at a NUL. "a\x00b" matches, "a\tb" does not.
UNREADABLE = re.compile(r"[\x00\ud800-\udfff]")

# A word to look for: "3,443" is two, "-" is none
WORD = re.compile(r"\w+")

QUOTATION = str.maketrans(dict.fromkeys("“”„‟«»″", '"') | dict.fromkeys("‘’‚‛′`´", "'"))
DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))


def readable(text: str) -> str:
    """The text with every character that cannot be stored replaced; as long as before."""
    return UNREADABLE.sub("\ufffd", text)


def identifier(letter: str, *parts: str) -> str:
    """The letter and 16 hex digits of the SHA-256 of the parts."""
    return letter + hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]


def normalised(sentence: str) -> str:
    """The sentence without what an outlet's templates change: blanks, shapes of quotation marks and dashes."""
    if sentence.isascii():  # as most are: one shape only is not plain already
        return " ".join(sentence.replace("`", "'").split())
    plain = unicodedata.normalize("NFKC", sentence).translate(QUOTATION).translate(DASHES)
    return " ".join(plain.split())


@dataclass(frozen=True, slots=True)
class Saying:
    """What makes a figure this figure: article, normalised sentence, surface, and which occurrence of the two it is."""

    id: str
    occurrence: int


def sayings(article: str, text: str, figures: Sequence[Figure]) -> list[Saying]:
    """Of each figure. A surface counts each time that it stands in its sentence, taken for a figure or not, and a
    sentence each time that it stands in the article with a figure in it."""
    starts: dict[str, dict[int, int]] = defaultdict(dict)
    plain = {sentence: normalised(sentence) for sentence in {figure.sentence for figure in figures}}
    found: dict[int, Saying] = {}
    for index in sorted(range(len(figures)), key=lambda i: figures[i].start):
        figure = figures[index]
        sentence, start = plain[figure.sentence], _sentence_start(text, figure)
        before = starts[sentence].setdefault(start, len(starts[sentence]))
        surfaces = _places(figure.exact, figure.sentence)
        occurrence = 1 + before * len(surfaces) + sum(start + place < figure.start for place in surfaces)
        found[index] = Saying(identifier("f", article, sentence, figure.exact, str(occurrence)), occurrence)
    return [found[index] for index in range(len(figures))]


def _places(surface: str, sentence: str) -> list[int]:
    """Every place where the surface stands, inside another word or number too."""
    found, start = [], sentence.find(surface)
    while start >= 0:
        found.append(start)
        start = sentence.find(surface, start + 1)
    return found


def _sentence_start(text: str, figure: Figure) -> int:
    """Where the sentence that the figure quotes begins in the text."""
    length = len(figure.sentence)
    start = text.find(figure.sentence, max(0, figure.end - length), figure.start + length)
    return figure.start if start < 0 else start


@lru_cache(maxsize=10_000)
def source_key(name: str) -> str:
    """Under what a source is found: its name without case, marks and a leading "the"."""
    words = re.findall(r"\w+", unicodedata.normalize("NFKC", name).casefold())
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


def words_key(text: str | None) -> str | None:
    """A name as filters compare it: without case and doubled blanks."""
    return " ".join(text.casefold().split()) if text else None


def match_words(q: str) -> str:
    """The question in FTS5's language: all of its words. What has no word in it finds nothing."""
    return " ".join(f'"{word}"' for word in WORD.findall(readable(q))) or '""'
