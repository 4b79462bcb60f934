"""Who governs a verb that gives a number: as the words tell, else as the parse has it."""

from bisect import bisect_right
from itertools import takewhile

from service.figures.voices.gate import stands
from service.figures.voices.names import name
from service.figures.voices.outline import Outline, Phrase
from service.figures.voices.voice import DATA, PREPOSITIONS, WORKS, can_say, is_people, is_role, is_written
from service.figures.voices.wording import QUOTE
from service.figures.voices.written import MADE

_NOMINAL = frozenset(["NOUN", "PROPN"])
_PREMODIFIERS = frozenset("det amod compound nmod:poss nummod flat".split())
_RELATIVE = frozenset(["who", "which", "that"])
# "analysts polled by Kelm", "a letter seen by the Courier": who made it or passes it on is named
_MARKS = frozenset([",", ";", ":", "–", "—", QUOTE])
_MAKING = MADE | frozenset("quoted cited read based contacted reached".split())


def subject(line: Outline, i: int) -> Phrase | None:
    """The subject of the verb at word `i`, with where the clause begins that describes it; never without a word."""
    found = _subject(line, i)
    if found is None or found.first >= found.last:
        return None
    told_of = not found.relative and "who" in {line.low(j) for j in range(found.first, found.last)}
    return found._replace(first=_office_before(line, found.first)) if told_of else found


def _office_before(line: Outline, first: int) -> int:
    """Where "[the head] of the guild, Ada Quill, who spoke to the Post, said" begins: at her office."""
    office = line.ending(first - 2) if first > 1 and line.low(first - 1) == "," else None
    held = office is not None and any(map(is_role, line.words[office.first : office.last]))
    return office.first if office and held else first


def _subject(line: Outline, i: int) -> Phrase | None:
    found = line.subject(i)
    if found is not None and line.low(found.first - 2) == "of" and line.is_number(found.first - 1):
        work = found.first - 3  # "a survey of 1,100 residents by Verity found"
        whole = line.ending(work) if work >= 0 and line.low(work) in DATA | WORKS else None
        return found._replace(first=whole.first, gap=False) if whole else found
    if found is not None and found.relative:
        return found
    if (described := _described(line, i, found)) is not None:
        return described
    head, last = governor(line, i), line.before_verb(i) + 1
    if found is not None and (head is None or (_is_nominal(line, found) and not _is_mute(line, found, head))):
        found = found._replace(first=_past_time(line, found))
        return found._replace(core=_core(line, found.first, found.last))
    return None if head is None else Phrase(_leftmost(line, head), last, core=_core(line, head, last))


def _described(line: Outline, i: int, found: Phrase | None) -> Phrase | None:
    """ "[a clerk] who asked not to be named said", "[Students] occupying the hall say": the verb stands after a clause
    on whoever says it."""
    if found is not None and can_say(line.words[found.first : found.last]):
        return None
    if found is None and (work := _published(line, i)) is not None:
        return work
    back = takewhile(lambda j: line.words[j].text not in _MARKS, range(i - 1, max(-1, i - 16), -1))
    who = next((j for j in back if line.low(j) == "who" or _goes_on(line, j)), None)
    if who is None or who + 2 > line.before_verb(i) or not _has_verb(line, who, i):
        return None
    whole = line.ending(who - 1) if who else None
    speaks = whole is not None and can_say(line.words[whole.first : whole.last])
    return Phrase(whole.first, line.before_verb(i) + 1, core=who) if whole and speaks else None


def _goes_on(line: Outline, j: int) -> bool:
    """ "Students [occupying] the hall": what many people are doing."""
    token = line.token(j) if j and line.words[j].text != QUOTE else None
    return (
        token is not None and token.fine_tag == "VBG" and is_people(line.low(j - 1)) and line.low(j - 1).endswith("s")
    )


def _published(line: Outline, i: int) -> Phrase | None:
    """ "[a WHO study] published in the Lancet found"."""
    last = line.before_verb(i) + 1
    back = takewhile(lambda j: line.words[j].text not in _MARKS, range(last - 1, max(0, last - 14), -1))
    made = next((j for j in back if line.low(j) in MADE and line.low(j - 1) in WORKS | DATA), None)
    whole = line.ending(made - 1) if made else None
    return Phrase(whole.first, last, core=made or 0) if whole else None


def _has_verb(line: Outline, first: int, last: int) -> bool:
    return any(line.tag(j) in {"VERB", "AUX"} for j in range(first, last))


_TIMES = frozenset("hours days weeks months years".split())


def _past_time(line: Outline, found: Phrase) -> int:
    """ "in [recent months commanders] claim": the subject begins at "commanders"."""
    time = next((j for j in range(found.first, min(found.first + 3, found.last - 1)) if line.low(j) in _TIMES), -1)
    return time + 1 if time >= 0 and line.low(found.first - 1) in PREPOSITIONS else found.first


def _is_mute(line: Outline, found: Phrase, head: int) -> bool:
    """ "A study of ways to dry [peat] says": what the words before the verb name cannot speak, its subject can."""
    words = line.words[found.first : found.last]
    if line.words[head].is_capital and line.low(head + 1) == "," and head + 1 < found.first:
        return True  # "Sir John, who had served the minister, [Ivo Brand], told"
    parted = any(line.words[j].text == "," for j in range(head, found.first))
    return not (parted or can_say(words) or is_written(words)) and can_say([line.words[head]])


def _is_nominal(line: Outline, found: Phrase) -> bool:
    """ "The firm, which is [based in Tolm, Kelm], said", "[Previously], a clerk, at his desk, said": no names."""
    named = name(line.words[found.first : found.last])
    return named is not None and all(stands(line, found, n) for n in named.names)


def governor(line: Outline, i: int) -> int | None:
    """The word that the parse has as the subject of the verb at word `i`, where it stands before it."""
    verb = line.place(i)
    if verb is None or line.tokens[verb].tag != "VERB":
        return None
    below = (t for t in line.tokens[:verb] if t.head == verb and t.relation == "nsubj" and t.tag in _NOMINAL)
    found = next(below, None)
    return None if found is None else _word(line, found.start)


def _word(line: Outline, start: int) -> int | None:
    at = bisect_right(line.words, start, key=lambda w: w.start) - 1
    return at if at >= 0 and line.words[at].text != QUOTE else None


def _leftmost(line: Outline, head: int) -> int:
    """The first word of the noun phrase that turns on word `head`."""
    first = head
    while first and _hangs(line, first - 1, head):
        first -= 1
    return first


def _hangs(line: Outline, i: int, head: int) -> bool:
    place, top = line.place(i), line.place(head)
    while place is not None and place != top and line.tokens[place].relation in _PREMODIFIERS:
        place = line.tokens[place].head
    return place is not None and place == top


def _core(line: Outline, head: int, last: int) -> int:
    """Where the clause begins that describes word `head`, "a panel set up by the state"; 0 where none does."""
    for i in range(head + 1, last):
        if line.words[i].text == ",":
            return 0
        token = line.token(i)
        made = "by" in {line.low(i + 1), line.low(i + 2)} or (token is not None and token.relation == "acl")
        plain = token and token.fine_tag == "VBN" and not line.words[i].is_capital  # not "commissioner [Javed] Vale"
        if (plain and made and line.low(i) not in _MAKING) or _goes_on(line, i):
            return i
        if line.low(i) in _RELATIVE:
            return i - (line.low(i - 1) in PREPOSITIONS)
    return 0
