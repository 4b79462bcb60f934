"""A second voice whose verb is left out: "Police counted 4,000, the union 9,000"."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from service.article import Span
from service.figures.voices.outline import Outline, Phrase
from service.figures.voices.reach import Credit, clause_end, credit_to
from service.figures.voices.voice import ARTICLES, is_acronym, is_body, is_people, is_proper, is_role

_MARKS = frozenset([",", ";", ":", "–", "—", "(", ")", ".", "“"])
_JOINING = frozenset("and but while whereas".split())
# What may stand before the number: "the union [about] 9,000", "the mayor [only] 20"
_LIMITS = frozenset("about around some only just nearly almost over at least up to more than as many roughly".split())
_SCALES = frozenset("% percent per cent".split())
_AFTER = _JOINING | {"dead", "killed", "injured", "wounded", "missing", "deaths", "in", "for", "on", "by", "as"}
_LONGEST = 6


def elided(line: Outline, found: Sequence[Credit]) -> Iterator[Credit]:
    """The voices that follow one which gives a number, each with its own number and without a verb."""
    given = [c for c in found if c.kind == "before" and _gives(line, c)]
    for first in given[:1]:
        opens = next(i for i, w in enumerate(line.words) if w.start >= first.span.start)
        for i in range(opens + 2, len(line.words) - 2):
            if line.words[i].text in {",", ";"} and (made := _second(line, i)) is not None:
                yield made


def _gives(line: Outline, credit: Credit) -> bool:
    return any(line.is_number(j) for j, w in enumerate(line.words) if credit.span.end <= w.start < credit.scope.end)


def _second(line: Outline, mark: int) -> Credit | None:
    first = mark + 1 + (line.low(mark + 1) in _JOINING)
    last = first + len(list(takewhile(lambda j: _holds(line, j), range(first, min(first + 8, len(line.words))))))
    number = last
    while line.low(number) in _LIMITS:
        number += 1
    if not first < last <= first + _LONGEST or number >= len(line.words) or not line.is_number(number):
        return None
    if not _is_voice(line, first, last) or not _closes(line, number):
        return None
    scope = Span(line.words[last].start, _end(line, number))
    return credit_to(line, first, Phrase(first, last), scope, "number")


def _holds(line: Outline, j: int) -> bool:
    return line.words[j].text not in _MARKS and not line.is_number(j) and line.low(j) not in _LIMITS


def _closes(line: Outline, number: int) -> bool:
    """ "the union 9,000.", "the union 9,000 and"; not "the town had lost 12 homes, police 3 cars"."""
    after = number
    while after < len(line.words) and (line.is_number(after) or line.low(after) in _SCALES):
        after += 1
    closes = after >= len(line.words) or not line.words[after].text[0].isalnum() or line.low(after) in _AFTER
    return closes and line.low(number) != "“"


def _end(line: Outline, number: int) -> int:
    mark = next((j for j in range(number, len(line.words)) if line.words[j].text in {",", ";"}), None)
    return min(line.words[mark].start if mark else line.bounds.end, clause_end(line, number))


def _is_voice(line: Outline, first: int, last: int) -> bool:
    """ "the union", "Ada Quill", "a rival group", "WHO"; not "Germany", "Tolm"."""
    words = [w for w in line.words[first:last] if w.low not in ARTICLES]
    if not words or any(line.tag(j) in {"VERB", "AUX", "ADP"} for j in range(first, last)):
        return False
    known = is_body(words[-1]) or is_role(words[-1]) or is_people(words[-1].low) or is_acronym(words[-1].text)
    return known or (len(words) > 1 and is_proper(words) and any(is_role(w) for w in words))
