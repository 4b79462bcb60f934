"""The words of a sentence: a quotation is one mark, and a name with commas in it one word."""

import re
from collections.abc import Sequence

from service.article import Span
from service.figures.voices.voice import Word, cut

QUOTE = "“"
# A sentence of more words is no prose: the rest of it is not looked at, so that any text costs the same a word.
_MOST = 300
# "16:20 ", "11.58am: ", "13:02 GMT - "; not "16.20 euros"
_STAMP = re.compile(
    r"(?:\d\d?:\d\d|\d\d?\.\d\d(?=[ap]m|:| ?(?:GMT|BST|UTC|CET)))(?: ?(?:[ap]\.?m\.?|GMT|BST|UTC|C?ET)\b)*[ .:–—-]+"
)
# "Ministry of Health, Labour and Welfare", "Directorate General of Ports", "the Trade, Industry and Energy Ministry";
# not "Lagos, Kano and the ministry"
_KINDS = "Ministry|Department|Office|Agency|Bureau|Committee|Commission|Council|Board|Institute|Directorate"
_LISTED = r"[A-Z][a-z]+(?: [A-Z][a-z]+)?(?:, [A-Z][a-z]+(?: [A-Z][a-z]+)?)+,? and"
_IN_COMMAS = re.compile(
    rf"\b(?:(?P<first>{_KINDS}) (?:of|for|on) (?:the )?{_LISTED} [A-Z][a-z]+(?: [A-Z][a-z]+)?"
    r"|(?P<general>Directorate)[ -]General (?:of|for) [A-Z]\w+(?: (?:and )?[A-Z]\w+)*"
    rf"|(?<=[Tt]he ){_LISTED} (?:[A-Z][a-z]+ )+(?P<last>{_KINDS}))\b"
)


def words_of(text: str, offset: int, quotes: Sequence[Span]) -> list[Word]:
    """The words of a sentence whose first character is character `offset` of Article.text."""
    skipped = stamp.end() if text[:1].isdigit() and (stamp := _STAMP.match(text)) else 0
    return _whole(_without(cut(text[skipped:], offset + skipped, _MOST), quotes), text, offset)


def _whole(words: list[Word], text: str, offset: int) -> list[Word]:
    """The words, with the name of a body that has commas or an office in it as one word."""
    if not (" and " in text and ", " in text) and "ate General" not in text:
        return words
    for found in _IN_COMMAS.finditer(text):
        start, end = found.start() + offset, found.end() + offset
        inside = [i for i, w in enumerate(words) if start <= w.start and w.end <= end]
        if inside and words[inside[0]].start == start and words[inside[-1]].end == end:
            name = Word(found[0], start, end, (found["first"] or found["last"] or found["general"]).lower())
            words[inside[0] : inside[-1] + 1] = [name]
    return words


def _without(words: Sequence[Word], quotes: Sequence[Span]) -> list[Word]:
    """The words with each quotation as one mark."""
    kept: list[Word] = []
    pending = list(reversed(quotes))
    for word in words:
        while pending and pending[-1].end <= word.start:
            pending.pop()
        if not pending or pending[-1].start >= word.end:
            kept.append(word)
        elif not (kept and kept[-1].start == pending[-1].start):
            kept.append(Word(QUOTE, pending[-1].start, pending[-1].end, QUOTE))
    return kept
