"""Where an article lets somebody speak in quotation marks. Pure text: who speaks is attribution's to say."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from service.article import Span

# “…”, "…", ``…'' and ‘‘…’’; single marks are left alone: an apostrophe looks the same.
_MARK = re.compile(r"[“”\"„«»]|``|‘‘|’’|''|\n\s*\n")
_CLOSING = "”»’'"


def quotations(text: str) -> tuple[Span, ...]:
    """The quotations of a text with their marks, in order. One that is never closed ends with its paragraph."""
    return tuple(_quotations(text))


def _quotations(text: str) -> Iterator[Span]:
    opened: int | None = None
    for mark in _MARK.finditer(text):
        sign = mark[0][0]
        if sign.isspace():
            if opened is not None:
                yield Span(opened, mark.start())
            opened = None
        elif opened is None:
            if sign not in _CLOSING and not _is_inch(text, mark.start()):
                opened = mark.start()
        elif sign in _CLOSING or sign == '"':
            yield Span(opened, mark.end())
            opened = None
    if opened is not None:
        yield Span(opened, len(text))


def _is_inch(text: str, at: int) -> bool:
    """True of the mark in 6" pipe: a digit before it, no quotation open."""
    return text[at] == '"' and at > 0 and text[at - 1].isdigit()


def touching(quotes: tuple[Span, ...], span: Span) -> tuple[Span, ...]:
    """The quotations that share a character with the span."""
    first = max(0, bisect_right(quotes, (span.start, span.start)) - 1)
    found = []
    while first < len(quotes) and quotes[first].start < span.end:
        if quotes[first].end > span.start:
            found.append(quotes[first])
        first += 1
    return tuple(found)
