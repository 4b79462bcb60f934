"""A reading: one article with its sentences and, on demand, their grammar. What every field looks at."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, TypeVar

from service.article import Article, Span
from service.syntax import Token, parse

Found = TypeVar("Found")
_AGENCY = r" ?\((?=[^()]*[A-Za-z]{2})\w[\w /,.&’'-]{1,45}\)"
_DAY = r"(?:\d\d?(?:st|nd|rd|th)? [A-Z][a-z]{2,8}\.?|[A-Z][a-z]{2,8}\.? \d\d?)(?:,? \d{4})?"
_DASH = r"\.?(?: ?[-–—]{1,2} | ?—)"
_NAME = r"(?:[A-Z][\w'’.-]{2,20} ){0,2}[A-Z][\w'’.-]{2,20}(?:, [A-Z]\w+)?"
_DATELINES = (
    # "PORT ADA, June 3 (NSW) - Some 70 tonnes", "PORT ADA, 3rd June, 2025 (Nsw-On) -- Some"; not "DEAD: 31"
    r"[A-Z][A-Z][A-Z .'’/]{0,30}(?:, ?[A-Z][\w.]{1,15}(?: [A-Z][a-z]{2,12}){0,2}){0,2}"
    rf"(?:, ?{_DAY})?,?(?:{_AGENCY})?{_DASH}",
    # "DELHI: Mills in the north …", "PORT ADA (Nsw): Two"; not "DEAD: Ada Quill"
    rf"[A-Z][A-Z][A-Z ]{{1,25}}(?:: (?=.{{40}})|{_AGENCY}: )",
    # "Umm Sidr, June 3 (NSW).- Two", "Umm Sidr, June 3: Two", "PORT ADA, June 3 (NSW) Two"; not "Ada Quill (Red) - Two"
    rf"{_NAME}, ?{_DAY}(?:(?:{_AGENCY})?(?:{_DASH}|: )|{_AGENCY} )",
    # "PORT ADA (News One / Nsw - 3rd June, 2025) Two", "(NSWIRE) Two"; not "NSW (New Wire) The"
    rf"(?:[A-Z][A-Z .'’/]{{2,30}} \([\w /]{{2,30}} - {_DAY}\)|\([A-Z]{{3,}}[\w /]{{0,20}}\)) (?=[A-Z])",
    # "Northport – Three weeks", "May 6 (NSW) - Nordline"
    r"[A-Z]\w{2,20} – |(?:[A-Z][a-z]{2,8}\.? \d\d? )?\([A-Z][\w ]{1,20}\) [-–—]{1,2} ",
    # "Umm Sidr: Nordline, the carrier, …"; not "Dead: Ada Quill, 31", "Correction: Report No. 3 gave"
    r"(?!(?:Correct|Clarif|Updat|Not|Editor|Analys|Opinion|Exclusive|Sourc|Photo|Video|Read|Watch|Live)[a-z]*\b)"
    r"(?:[A-Z][a-z'’-]{2,20} ){0,2}[A-Z][a-z'’-]{2,20}: (?=.{60})",
)
DATELINE = re.compile(rf"(?:{'|'.join(_DATELINES)})(?=[A-Z0-9\"“‘'])")
Role = Literal["headline", "body", "caption", "link", "furniture"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an article.

    number     its index in Reading.sentences
    start,end  characters of Article.text, without the blanks around it; `text` is exactly these
    paragraph  counts blocks of text between line breaks, from 0
    section    counts articles pasted together in one text, from 0: nothing is carried over from one to the next
    role       headline, caption, related link, page furniture, or body
    """

    number: int
    start: int
    end: int
    text: str
    paragraph: int
    section: int
    role: Role


def _past_dateline(sentence: Sentence) -> tuple[str, int]:
    """A sentence's text without its dateline, which would pass for the subject, and where it begins."""
    dateline = DATELINE.match(sentence.text)
    cut = dateline.end() if dateline else 0
    return sentence.text[cut:], sentence.start + cut


@dataclass(slots=True)
class Reading:
    """An article being read. Sentences are in text order and do not overlap."""

    article: Article
    sentences: tuple[Sentence, ...]
    _tokens: dict[int, tuple[Token, ...]] = field(default_factory=dict)
    _found: dict[tuple[Callable[..., Any], int], Any] = field(default_factory=dict)

    def parse(self, numbers: Sequence[int]) -> None:
        """Parses these sentences in one go, which is cheaper than one by one."""
        missing = [n for n in numbers if n not in self._tokens]
        if not missing:
            return
        parsed = parse([_past_dateline(self.sentences[n]) for n in missing])
        self._tokens.update(zip(missing, parsed, strict=True))

    def tokens(self, number: int) -> tuple[Token, ...]:
        """The words of sentence `number`, parsed when first asked for."""
        if number not in self._tokens:
            self.parse([number])
        return self._tokens[number]

    def tokens_in(self, number: int, span: Span) -> range:
        """Indices of the tokens of sentence `number` that touch the span."""
        tokens = self.tokens(number)
        first = bisect_right(tokens, span.start, key=lambda token: token.end)
        last = bisect_left(tokens, span.end, first, key=lambda token: token.start)
        return range(first, last) if first < last else range(0)

    def once(self, find: Callable[["Reading", int], Found], number: int) -> Found:
        """find(self, number), worked out only once: what many figures of a sentence, or several fields, ask for."""
        key = find, number
        if key not in self._found:
            self._found[key] = find(self, number)
        found: Found = self._found[key]
        return found
