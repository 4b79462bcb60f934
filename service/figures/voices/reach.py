"""How far a voice reaches in its sentence, and what becomes of two voices in one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Literal

from service.article import Span
from service.figures.voices.bearer import Named
from service.figures.voices.gate import stands
from service.figures.voices.names import name
from service.figures.voices.outline import Outline, Phrase
from service.figures.voices.voice import (
    ARTICLES,
    DATA,
    MONTHS,
    OWNERS,
    WORKS,
    Word,
    is_body,
    is_role,
)
from service.figures.voices.written import MADE, SEEN

# beside: the voice stands apart from what it says (", the union said", "according to"); before: its verb governs it
# ("the union said that"); number: it gives one number ("the 30 that the operator gave")
Kind = Literal["beside", "before", "number"]

# After a comma these begin what the voice before them does not say.
PARTING = frozenset("while whereas but although though as".split())
_ELSEWHERE = frozenset(["as", "while", "whereas"])
_COMPARED = frozenset("against compared opposed well".split())  # ", as against 302 in 2024"
_SPANS = frozenset("hours hour day days week weeks month months minutes year years".split())
_CONTRAST = frozenset("not against".split())
_FORESEEN = frozenset("expected forecast forecasts predicted projected anticipated expectations predictions".split())
_GOING_ON = frozenset("and is are was were has have had".split())


@dataclass(frozen=True, slots=True)
class Credit:
    """One voice in a sentence.

    who    origin first, as the phrases name them
    span   the phrase that says so
    scope  the characters whose figures it gives
    zone   the voice with its description: a figure in it describes the voice ("a league of nine clubs")
    apart  the same of the second voice where two are joined ("citing a poll of 2,004 adults")
    relay  it passes on what another voice in the sentence says
    """

    who: tuple[Named, ...]
    span: Span
    scope: Span
    zone: Span
    kind: Kind = "before"
    relay: bool = False
    apart: Span | None = None

    @property
    def is_wide(self) -> bool:
        return self.kind != "number"

    def describes(self, at: int) -> bool:
        """Whether character `at` stands in the description of a voice."""
        return any(zone.start <= at < zone.end for zone in (self.zone, self.apart) if zone)


def credit_to(line: Outline, cue: int, phrase: Phrase, scope: Span, kind: Kind) -> Credit | None:
    """A credit to the voice of a phrase, or None if nobody stands there."""
    end = phrase.core or phrase.last
    named = _provider(line, end) or name(line.words[phrase.first : end])
    if named is None or not named.names or not all(stands(line, phrase, n) for n in named.names):
        return None
    low, high = min(cue, phrase.first), max(cue + 1, phrase.last)
    span = Span(line.words[low].start, line.words[high - 1].end)
    zone = Span(line.words[phrase.first].start, line.words[phrase.last - 1].end)
    return Credit((named,), span, scope, zone, kind)


def _provider(line: Outline, end: int) -> Named | None:
    """Who gave out the data or work before word `end`, where "that …" says so: "figures that the ministry provided"."""
    work = line.low(end - 1)
    if work not in DATA | WORKS or line.low(end) not in {"that", "which"}:
        return None
    verb = next((j for j in range(end + 1, end + 9) if line.low(j) in MADE), end + 1)
    teller = name(line.words[end + 1 : line.before_verb(verb) + 1])
    if teller is None or line.low(verb) not in SEEN:
        return teller
    return Named((work, *teller.names), kind=work)  # "an email that the Post has seen"


def _parts(line: Outline, j: int, words: frozenset[str]) -> bool:
    """A mark after which another clause begins: ";", ", while"; not ", as little as"."""
    return line.words[j].text == ";" or (line.words[j].text == "," and line.low(j + 1) in words)


def turn(line: Outline, i: int) -> int:
    """The character at which somebody else comes in after word `i`, or the end of the sentence."""
    return next((w.start for j, w in enumerate(line.words) if j > i and _turns(line, j)), line.bounds.end)


def _turns(line: Outline, j: int) -> bool:
    """ "; the union has 66", "; in Tolm, 90 were moved": somebody or somewhere else; not "; at the time it was 9"."""
    if line.words[j].text != ";" or j + 2 >= len(line.words):
        return False
    first, second = line.words[j + 1], line.words[j + 2]
    if first.low in {"in", "at"}:
        return second.is_capital and second.low not in MONTHS
    return first.low in ARTICLES and any(is_body(w) or is_role(w) for w in line.words[j + 2 : j + 5])


def around(line: Outline, i: int) -> Span:
    """From the start of the sentence to the first ", as …", ", while …" or "; the union …" after the verb at `i`."""
    return Span(line.bounds.start, min(elsewhere(line, i), turn(line, i)))


def elsewhere(line: Outline, i: int) -> int:
    """The character after word `i` from which the reporter goes on: ", as …", ", while …"."""
    commas = (w.start for j, w in enumerate(line.words) if j > i and w.text == "," and _goes_elsewhere(line, j))
    return next(commas, line.bounds.end)


def _goes_elsewhere(line: Outline, j: int) -> bool:
    """ ", as police", ", hours after the army imposed", ", a day before": what goes on is the reporter's."""
    if line.low(j + 1) == "as" and line.low(j + 2) in _COMPARED:
        return False
    dated = any(line.low(k) in {"after", "before"} and line.low(k - 1) in _SPANS for k in (j + 2, j + 3))
    return dated or _parts(line, j, _ELSEWHERE)


def clause(line: Outline, i: int) -> Span:
    """The clause of word `i`: from the last ";" or ", while" before it to where it ends."""
    first = next((line.words[j].start for j in range(i - 1, -1, -1) if _parts(line, j, PARTING)), line.bounds.start)
    return Span(first, clause_end(line, i))


def clause_end(line: Outline, i: int) -> int:
    """Where the clause of word `i` ends: another begins or the verb around it goes on."""
    for j in range(i + 1, len(line.words) - 1):
        going_on = line.words[j].text == "," and line.low(j + 1) in _GOING_ON
        if going_on or _parts(line, j, PARTING):
            return line.words[j].start
    return line.bounds.end


def last_number(line: Outline, i: int) -> int:
    """The character where the last number before word `i` begins; "six more than" is no number of whoever follows."""
    clause = takewhile(lambda j: line.words[j].text not in ".;", range(i - 1, max(-1, i - 14), -1))
    found = next((j for j in clause if line.is_number(j)), i)
    while found and (
        line.is_number(found - 1)
        or (line.low(found - 1) in {"to", "and", "-", "–"} and line.has_number(found - 2, found - 1))
    ):
        found -= 1
    while found and line.words[found - 1].end == line.words[found].start:  # "C$40"
        found -= 1
    return line.words[found].start


def settled(words: Sequence[Word], found: Sequence[Credit]) -> list[Credit]:
    """Joins an origin with its relay, and parts two voices of one sentence where the clauses part."""
    wide: list[Credit] = []
    for credit in (c for c in found if c.is_wide):
        if wide and wide[-1].zone == credit.zone:  # "The League said 5 … and counts 9": one voice
            last = wide[-1].scope
            wide[-1] = replace(wide[-1], scope=Span(last.start, max(last.end, credit.scope.end)))
            continue
        joined = _joined(words, wide[-1], credit) if wide else None
        if joined is not None:
            wide[-1] = joined
        elif wide:
            at = _seam(words, wide[-1], credit)
            last = wide[-1].scope
            wide[-1] = replace(wide[-1], scope=Span(last.start, max(last.start, min(last.end, at))))
            wide.append(replace(credit, scope=Span(max(credit.scope.start, at), max(credit.scope.end, at))))
        else:
            wide.append(credit)
    narrow = _passed_on(words, wide, [c for c in found if not c.is_wide])
    return sorted([*wide, *narrow], key=lambda c: c.span)


def _passed_on(words: Sequence[Word], wide: Sequence[Credit], narrow: Sequence[Credit]) -> Iterator[Credit]:
    """ "the 700 that clinics say are needed, the Board said": the Board passes on the clinics' number."""
    for credit in narrow:
        beside = (w for w in wide if w.kind == "beside" and w.scope.start <= credit.scope.start < w.scope.end)
        by = next(beside, None)
        follows = by is not None and by.span.start >= credit.span.end
        shared = by is not None and follows and not _contrasted(words, credit)
        yield replace(credit, who=credit.who + by.who) if by and shared else credit


def _contrasted(words: Sequence[Word], credit: Credit) -> bool:
    """Whether the other voice gives no such number: "not 61 as stated by the council", "the 40 analysts forecast"."""
    end = max(credit.span.end, credit.scope.end)
    if any(w.low in _FORESEEN for w in words if credit.scope.start <= w.start < end):
        return True
    before = [w.low for w in words if credit.scope.start - 24 <= w.start < credit.scope.start]
    return not _CONTRAST.isdisjoint(before[-3:])


def _joined(words: Sequence[Word], first: Credit, second: Credit) -> Credit | None:
    """One credit for "X said, Y reported", "Y reported, citing X", "X data, published by Y"; None for two voices."""
    between = [w for w in words if first.span.end <= w.start < second.span.start]
    if any(w.text == ";" or w.low in PARTING for w in between):
        return None
    cue = next((w.low for w in words if w.start == second.span.start), "")
    span = Span(first.span.start, second.span.end)
    if first.kind == second.kind == "before" and (own := _within(words, first, second, between)) is not None:
        return own
    scope = Span(min(first.scope.start, second.scope.start), max(first.scope.end, second.scope.end))
    if cue in {"citing", "quoting", "relying", "pointing"}:
        return replace(first, who=second.who + first.who, span=span, apart=second.zone)
    opening = next((w.low for w in words if w.start == first.span.start), "")
    if opening in {"citing", "quoting"} and second.kind == "before":
        return replace(second, who=first.who + second.who, span=span, scope=scope, apart=first.zone)
    if first.who[0].names[0].lower() in {"analysts", "economists"} and cue == "according":
        return replace(
            first, who=first.who + second.who, span=span, scope=scope
        )  # "expected 40, according to FactLine"
    told = first.kind == second.kind == "beside" and first.span.end < second.span.start
    if told and cue == "according" and {w.low for w in between} <= {","}:  # "police said, according to Kelm Radio"
        return replace(first, who=first.who + second.who, span=span, scope=scope)
    if second.relay:
        return replace(first, who=first.who + second.who, span=span, scope=scope, apart=second.zone)
    # "The district, Tolm, has recorded 700 cases, the ministry said": the ministry speaks of the district
    if first.kind == "before" and second.kind == "beside" and second.scope.start <= first.scope.start:
        inside = any(w.start >= second.span.end and w.text[0].isalnum() for w in words)
        # "The Board put it at 17, all of whom, it said, were hurt": the Board
        return replace(first, scope=scope) if inside and second.who[0].names[0] in {"it", "they"} else second
    return None


def _within(words: Sequence[Word], first: Credit, second: Credit, between: Sequence[Word]) -> Credit | None:
    """One credit where the first voice says what the second gives: its own lawyers, a survey, divers who told it."""
    cue = next((w.low for w in words if w.start == second.span.start), "")
    span = Span(first.span.start, second.span.end)
    if cue in OWNERS and (not between or between[-1].low == "that"):
        return first  # "The League said its lawyers had counted 161"
    if _hears(words, second):  # "Brand said divers had told him 9 …"
        return replace(first, who=second.who + first.who, span=span)
    if second.who[0].work and {w.low for w in between} <= {"that"}:
        own = first.who if second.who[0].names[0].islower() else second.who + first.who
        return replace(first, who=own, span=span)  # "The League said a survey had found 161", "said Board data showed"
    return None


def _hears(words: Sequence[Word], teller: Credit) -> bool:
    """Whether the verb of a voice ends in "told him": whoever was told passes it on."""
    at = next((i for i, w in enumerate(words) if w.end == teller.span.end), None)
    told = at is not None and words[at].low in {"told", "informed"}
    return told and at is not None and [w.low for w in words[at + 1 : at + 2]] in (["him"], ["her"], ["them"], ["it"])


def _seam(words: Sequence[Word], first: Credit, second: Credit) -> int:
    """The character where the second voice's clause begins."""
    if second.scope.start >= first.span.end:
        return second.scope.start
    between = [w for w in words if first.span.end <= w.start < second.span.start]
    for i in range(len(between) - 1, -1, -1):
        if between[i].text == ";" or between[i].low in PARTING - {"as"}:
            return between[i].start
    return first.span.end if first.scope.start < first.span.start else second.span.start
