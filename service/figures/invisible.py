"""Characters that nobody sees: zero-width spaces, soft hyphens, marks of direction, a terminal's escape codes. They are
read over.

A text is read without them, and what was found is told in the offsets of the text as it came in.
"""

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import replace

from service.article import Article
from service.figures.figure import Figure, Rejected

# "\x1b[31m" before red text; not "[31m]"
_MARKS = re.compile(
    "(?:[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]|\x1b(?:\\[[0-?]*[ -/]*[@-~])?)+"
)
# Between two letters a zero-width space parts words, before and after a blank it parts nothing.
_PARTING = re.compile("(?<=[^\\W\\d_])[\u200b\ufeff]+(?=[^\\W\\d_])")
Offsets = Callable[[int], int]


def without(article: Article) -> tuple[Article, Offsets]:
    """The article as it is seen, and from offsets in its text to those in the text that came in."""
    if not _MARKS.search(article.text):
        return article, lambda at: at
    text = _PARTING.sub(lambda found: " " * len(found[0]), article.text)
    starts, before, kept, skipped, last = [0], [0], [], 0, 0
    for found in _MARKS.finditer(text):
        kept.append(text[last : found.start()])
        skipped, last = skipped + len(found[0]), found.end()
        starts.append(last - skipped)
        before.append(skipped)
    seen = "".join([*kept, text[last:]])
    return replace(article, text=seen), lambda at: at + before[bisect_right(starts, at) - 1]


def told_in(text: str, figure: Figure, seen: str, offset: Offsets) -> Figure:
    """A figure of the text that is seen, in the text that came in."""
    start, end = offset(figure.start), offset(figure.end - 1) + 1
    opens = max(0, seen.rfind(figure.sentence, 0, figure.start + len(figure.sentence)))
    sentence = text[offset(opens) : offset(opens + len(figure.sentence) - 1) + 1]
    return replace(figure, start=start, end=end, exact=text[start:end], sentence=sentence)


def rejected_in(text: str, rejected: Rejected, offset: Offsets) -> Rejected:
    start, end = offset(rejected.start), offset(rejected.end - 1) + 1
    return replace(rejected, start=start, end=end, exact=text[start:end])
