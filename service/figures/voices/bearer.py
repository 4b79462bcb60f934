"""Whom a phrase without asides names: "rights group Open Cells" is "Open Cells".

Names are given as they stand, without article, title and description.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import dropwhile

from service.figures.voices.voice import (
    ARTICLES,
    BODIES,
    DATA,
    DETERMINERS,
    JOINERS,
    MONTHS,
    PREPOSITIONS,
    ROLES,
    SHORT_FORMS,
    WORKS,
    Word,
    disown,
    disowned,
    is_acronym,
    is_body,
    is_role,
    is_title,
    spoken,
)

POLLS = frozenset("survey poll study census analysis review".split())
SEEN = frozenset("seen obtained reviewed viewed accessed".split())
MADE = SEEN | frozenset(
    """compiled collected gathered published released reported surveyed polled interviewed carried kept analysed
    analyzed shared provided supplied issued conducted commissioned prepared""".split()
)
_OF_STATE = frozenset("minister president mayor governor premier chancellor ambassador king queen".split())
_FORCES = frozenset("police prisons".split())
_SKIPPED = DETERMINERS | frozenset(
    "even only then yet same local new recent latest separate another neighbouring neighboring nearby".split()
)
TEAM = frozenset("colleagues co-authors coauthors co-workers collaborators".split())
# "a three-member panel", "the 14-page letter"; not "a co-operative"
_SIZED = re.compile(r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty)-[a-z]+(?:-[a-z]+)*")


@dataclass(frozen=True, slots=True)
class Named:
    """Who a phrase names.

    names   origin first; the last may be a short form that `Roll` knows in full
    person  the first name is a person's, named or not
    kind    the lower-case word that says what sort of voice it is ("ministry", "charity"); "" where none does
    definite  "the official", "the same person": somebody spoken of before
    """

    names: tuple[str, ...]
    person: bool = False
    kind: str = ""
    definite: bool = False


def bare(words: Sequence[Word]) -> list[Word]:
    """Without marks at the ends and without article or owner in front."""
    kept = [w for w in words if w.text[0].isalnum() or w.text in "&-"]
    if len(kept) > 2 and kept[-2].low in {"last", "this"} and kept[-1].low in {"week", "month", "year"}:
        kept = kept[:-2]  # "a survey last week"
    while kept and kept[0].low in ARTICLES:
        kept = kept[1:]
    while kept and kept[-1].low in {"and", "or"}:  # "by the charity Roof and shared with"
        kept = kept[:-1]
    if len(kept) > 3 and kept[0].is_number and kept[1].text == "-":  # "60-page document": four words to `cut`
        kept = kept[3:]
    if len(kept) > 2 and [w.low for w in kept[:2]] == ["one", "of"]:
        kept = kept[2:]
    return list(dropwhile(lambda w: w.low in _SKIPPED or _SIZED.fullmatch(w.low), kept))


def core(words: list[Word]) -> Named:
    rules = (_by_team, _by_maker, _by_work, _by_owner, _by_role, _by_membership)
    return next((named for rule in rules if (named := rule(words))), None) or plain(words)


def _by_team(words: list[Word]) -> Named | None:
    """ "Writing in Soil, Ada Quill of Kelm University and colleagues": "they" in the next sentence are these."""
    joint = next((i for i in range(len(words) - 3, len(words)) if i > 1 and words[i].low == "and"), None)
    if joint is None or words[-1].low not in TEAM:
        return None
    return replace(core(words[:joint]), person=True, kind="colleagues")


def _by_maker(words: list[Word]) -> Named | None:
    """ "court records compiled by the River Data Lab", "analysts surveyed by PollHouse": an origin and its relay."""
    at = next((i for i, w in enumerate(words[:-2]) if w.low in MADE), None)
    if not at:
        return None
    # "data released on Thursday by the tax office"
    dated = words[at + 1].low in {"on", "in"} and words[at + 2].is_capital
    by = at + 3 if dated else at + 1 + (words[at + 1].low == "out")  # "carried out by"
    maker = bare(words[by + 1 :]) if by < len(words) and words[by].low == "by" else []
    if not maker:
        return None
    origin, relay = core(words[:at]), core(maker)
    is_bare = at == 1 and (words[0].low in DATA or words[0].low in WORKS) and words[at].low not in SEEN
    return relay if is_bare else replace(origin, names=origin.names + relay.names)


def _by_work(words: list[Word]) -> Named | None:
    """ "data from the X", "X figures", "an estimate by Y", "X's portal"; "port data" stays whole."""
    for i, word in enumerate(words):
        following = words[i + 1] if i + 1 < len(words) else None
        if word.low not in DATA and word.low not in WORKS:
            continue
        first = i - 2 if i > 1 and words[i - 1].low in {"of", "for"} else i - 1
        if word.is_capital and i and words[first].is_capital and not words[first].owns:
            continue  # "the Geological Survey", "the Bureau of Statistics"
        # "River Data Lab", "statistics office"
        if following and ((word.is_capital and following.is_capital) or following.low in BODIES):
            continue
        if (made := _made(words, i)) is not None:
            return made
        if following is None:
            return Named((spoken(words),), kind=word.low)
        if following.low.endswith("ed") and [w.low for w in words[i + 2 : i + 3]] != ["by"]:
            return Named((spoken(words[: i + 1]),), kind=word.low)  # "report leaked to the union"
        if following.low in PREPOSITIONS:
            return Named((spoken(words if len(words) <= i + 4 else words[: i + 1]),), kind=word.low)
    return None


def _made(words: list[Word], work: int) -> Named | None:
    """Whose the data or work at word `work` is, where the phrase says so."""
    if (analysed := _analysed(words, work)) is not None:
        return analysed
    if voice := _maker(words, work) or _keeper(words, work):
        return _for_client(voice, words[work + 1 :])
    teller = _teller(words[1:]) if work == 0 else []
    return core(teller) if teller else None


def _teller(clause: list[Word]) -> list[Word]:
    """Who gave out what is written: "Quill" of "figures Quill presented", "ministry" of "data the ministry shared"."""
    ends = len(clause) > 1 and not clause[-1].is_capital and clause[-1].low.endswith("ed")
    teller = bare(clause[:-1] if ends else clause)
    if not teller or not (ends or clause[0].low in ARTICLES):
        return []
    known = all(w.is_capital for w in teller) or (len(teller) == 1 and teller[0].low in SHORT_FORMS)
    return teller if known else []


def _for_client(voice: list[Word], after: list[Word]) -> Named:
    """ "a poll by Veritas for the daily Ost", "a Kelm Lab survey for the Ost": who made it, then for whom."""
    at = next((j for j, w in enumerate(voice[:-1]) if j and w.low == "for" and voice[j + 1].low in ARTICLES), None)
    client = voice[at + 1 :] if at else after[1:] if after and after[0].low == "for" else []
    maker = core(voice[:at])
    if not any(w.is_capital or is_body(w) for w in client):
        return core(voice)
    return replace(maker, names=maker.names + core(bare(client)).names)


def _analysed(words: list[Word], work: int) -> Named | None:
    """ "an analysis by the charity Roof of police data", "an analysis of police data by Roof": police, then Roof."""
    lows = [w.low for w in words[work + 1 :]]
    if words[work].low not in POLLS or {"of", "by"} - set(lows) or lows[0] not in {"of", "by"}:
        return None
    other = lows.index("by" if lows[0] == "of" else "of", 1) + work + 1 if lows[0] in lows else 0
    first, second = bare(words[work + 2 : other]), bare(words[other + 1 :])
    data, maker = (first, second) if lows[0] == "of" else (second, first)
    if not data or not maker or data[-1].low not in DATA or not _keeper(data, len(data) - 1):
        return None
    return Named(core(data).names + core(maker).names, kind=words[work].low)


def _maker(words: list[Word], work: int) -> list[Word]:
    """Who made the data or work at word `work`, where that is said after it: "data from X", "the analysis of X Y"."""
    by = next((j for j in range(work + 2, len(words) - 1) if words[j].low == "by"), None)
    if by and words[work + 1].low == "of" and _is_voice(bare(words[by + 1 :])):  # "a survey of residents by Verity"
        return bare(words[by + 1 :])
    joint = words[work + 1].low if work + 1 < len(words) else ""
    maker = bare(words[work + 2 :]) if joint in {"from", "by", "of"} else []
    if not maker or not _is_voice(maker):
        return []
    proper = sum(w.is_capital and w.low not in MONTHS for w in maker) >= 2 or any(is_acronym(w.text) for w in maker)
    named = proper and maker[0].is_capital
    return maker if words[work].low in DATA or joint != "of" or named else []


def _keeper(words: list[Word], work: int) -> list[Word]:
    """Who keeps the data or work at word `work`, where that is said before it: "X's portal", "a recent IDC survey"."""
    owner = words[:work]
    owned = next((j for j in range(work - 1, -1, -1) if owner[j].owns), None)
    between = owner[owned + 1 :] if owned is not None else []
    plain_between = not any((w.is_capital and w.low not in MONTHS) or is_body(w) for w in between)
    if owned is not None and plain_between and _is_voice(owner[: owned + 1]):  # "the Bureau's March report for 2022"
        return disown(owner[: owned + 1])
    surveyed = words[work].low in POLLS and any(w.is_capital and is_body(w) for w in owner)  # "a Kelm Lab study of men"
    if work + 1 < len(words) and words[work + 1].low in PREPOSITIONS and not surveyed:
        return []
    if owner and owner[-1].low in {
        "court",
        "hospital",
        "school",
        "church",
    }:  # "court records" are nobody's in particular
        return []
    polled = words[work].low in POLLS and bool(owner) and owner[-1].is_capital and not is_role(owner[-1])
    polled = polled or (bool(owner) and owner[-1].is_capital and is_body(owner[-1]))  # "a Coast Watch report"
    return owner if owner and _is_voice(owner) and (words[work].low in DATA or polled) else []


def _is_voice(words: Sequence[Word]) -> bool:
    """True of words that hold a proper name or a body: "Home Office", "police", "dealers' federation"."""
    return (
        any(w.is_capital and (i > 0 or len(words) > 1 or is_acronym(w.text) or is_body(w)) for i, w in enumerate(words))
        or is_body(words[-1])
        or words[-1].owns
    )


def _by_owner(words: list[Word]) -> Named | None:
    """ "the Trust's Leela Varg", "the GWU's chief negotiator Ada Quill"."""
    for i, word in enumerate(words[:-1]):
        if not word.owns:
            continue
        rest = words[i + 1 :]
        proper = proper_tail(rest)
        between = rest[: len(rest) - len(proper)]
        described = not between or any(is_role(w) or is_title(w) for w in between)
        if len(proper) >= 2 and described and not any(is_body(w) for w in proper):
            owner = owning(words[: i + 1], between)
            return Named((spoken(_untitled(proper)), *owner), person=True)
        return None
    return None


def owning(owner: Sequence[Word], roles: Sequence[Word]) -> tuple[str, ...]:
    """The body that owns an office: "the union's"; not the country or town that a minister or mayor serves."""
    body = disown(owner)
    if any(w.low in _OF_STATE for w in roles) and not any(is_body(w) or is_acronym(w.text) for w in body):
        return ()
    return plain(body).names


def proper_tail(words: Sequence[Word]) -> list[Word]:
    """The name that ends the phrase: "Bank of England" of "central bank Bank of England"."""
    start = len(words)
    for i in range(len(words) - 1, -1, -1):
        word = words[i]
        if word.is_capital or (word.is_number and i > 0 and words[i - 1].is_capital):
            start = i
        elif not (word.low in JOINERS or word.text in "&-") or i == 0 or start > i + 2:
            break
    while start < len(words) and not words[start].is_capital:
        start += 1
    return list(words[start:])


def _untitled(words: list[Word]) -> list[Word]:
    """Without the titles in front: "Interior Minister Pia Drost" is "Pia Drost"."""
    for i in range(len(words) - 1, 0, -1):
        before = words[i - 1]
        titled = is_title(before) or (is_role(before) and (len(words) - i >= 2 or i >= 2))
        if titled and words[i].is_capital and not any(is_body(w) or is_role(w) for w in words[i:]):
            return words[i:]
    return words


def _by_role(words: list[Word]) -> Named | None:
    """ "a lawyer", "Nordline spokesman", "GWU director Ilse Brand", "spokesman for the army"."""
    at = next((i for i in range(len(words) - 1, -1, -1) if is_role(words[i]) or is_title(words[i])), None)
    if at is None or any(w.low in PREPOSITIONS for w in words[:at]):
        return _role_first(words)
    if at and words[at].is_capital and words[at].low in {"children", "women", "men", "people"}:
        return None  # "Save the Children"
    if words[at].low == "guard" and at and words[at - 1].low in {"coast", "national", "border"}:
        return None
    after = words[at + 1 :]
    if after and after[0].is_capital and any(is_body(w) for w in after) and words[at].is_capital:
        return None  # "River Data Lab"
    if after and after[0].is_capital:
        return _titled(words, at)
    if after and after[0].low in PREPOSITIONS:
        return _role_first(words)
    if after:
        opens = at == 0 and not any(is_body(w) for w in after)  # not "migrant aid group Open Shore"
        return Named((spoken(words),), person=True, kind=words[at].low) if opens else None
    owner = proper_tail(words[:at])
    is_spokesman = words[at].low.startswith("spokes")
    if is_spokesman and owner and at == len(owner):
        return Named((words[at].text, spoken(disown(owner))), person=True, kind=words[at].low)
    if is_spokesman and at and (words[at - 1].low in BODIES or words[at - 1].owns):
        return Named((words[at].text, spoken(disown(words[:at]))), person=True, kind=words[at].low)
    return Named((spoken(words),), person=True, kind=words[at].low)


def _titled(words: list[Word], at: int) -> Named:
    person = _by_membership(words[at + 1 :]) or Named((spoken(words[at + 1 :]),), person=True)
    owner = words[:at]
    if words[at].low in ROLES and not words[at].is_capital and owner and len(person.names) == 1:
        tail = proper_tail([w for w in owner if w.is_capital or w.low in JOINERS])
        if tail and owner[-1] is tail[-1] and (is_acronym(tail[-1].text) or is_body(tail[-1])):
            return Named((*person.names, spoken(tail)), person=True, kind=words[at].low)
        if len(owner) <= 2 and works_for(owner, words[at]):
            return Named((*person.names, spoken(owner)), person=True, kind=words[at].low)
        if is_body(owner[-1]) and (words[at].low.startswith("spokes") or owner[-1].low in SHORT_FORMS):
            return Named((*person.names, spoken(owner)), person=True)
    return Named(person.names, person=True, kind=spoken(words[: at + 1]).lower())


# Before these a name is that of a firm, not of a town: "Bernstein analyst", "Tesla CEO"; not "Kelm farmer"
_STAFF = frozenset("analyst economist strategist ceo cfo coo spokesman spokeswoman spokesperson".split())
_FROM_THERE = re.compile(r".*(?:an|ish|ese|ench|utch|eek|iss|UK|US|EU|U\.S\.|U\.K\.)")


def works_for(owner: Sequence[Word], role: Word) -> bool:
    """Whether the capitals before an office name the firm: "Goldman Sachs strategist"; not "Russian analyst"."""
    if role.low not in _STAFF or not owner or any(is_role(w) or is_title(w) for w in owner):
        return False
    return all(w.is_capital for w in owner) and not _FROM_THERE.fullmatch(owner[-1].text)


def _role_first(words: list[Word]) -> Named | None:
    """ "spokesman for the army", "officials at the Health Ministry", "a source in the investigation"."""
    for i, word in enumerate(words):
        if word.low in PREPOSITIONS:
            return None
        if is_role(word) and i + 2 < len(words) and words[i + 1].low in PREPOSITIONS:
            body = bare(words[i + 2 :])
            spokes = word.low.startswith("spokes")
            if body and body[0].low in _FORCES and len(body) > 2 and all(w.is_capital for w in body):
                return Named((spoken(body[1:]),), person=True, kind=word.low)  # "Superintendent of Police Ada Quill"
            if body and (spokes or (words[i + 1].low in {"at", "from", "of", "for", "with"} and has_body(body))):
                return Named((spoken(words[: i + 1]), *plain(body).names), person=True, kind=word.low)
            return Named((spoken(words),), person=True, kind=word.low)
    return None


def has_body(words: Sequence[Word]) -> bool:
    return any((w.is_capital and is_body(w)) or is_acronym(w.text) for w in words)


def _by_membership(words: list[Word]) -> Named | None:
    """ "Ada Quill of the GWU", "Vik Sett of brokerage Agriview"; not "University of Kelm"."""
    at = next((i for i, w in enumerate(words) if w.low in {"of", "at", "from", "with"}), None)
    if at is None or not 2 <= at <= 4 or not all(w.is_capital for w in words[:at]):
        return None
    left = _untitled(list(words[:at]))
    if any(is_body(w) or is_role(w) or is_acronym(w.text) for w in left):
        return None
    body = bare(words[at + 1 :])
    named = plain(body) if body else None
    if named and (has_body(body) or not body[0].is_capital or len(body) >= 2) and any(w.is_capital for w in body):
        return Named((spoken(left), *named.names), person=True)
    return Named((spoken(left),), person=True)


def plain(words: list[Word]) -> Named:
    """ "rights group Open Cells" is "Open Cells"; "regional prosecutor's office" stays whole."""
    words = bare(words)
    proper = proper_tail(words)
    before = words[: len(words) - len(proper)]
    placed = {w.low for w in before[1:]} & {"in", "near"}  # "police in western Norway"
    if proper and before and not placed and before[-1].low not in PREPOSITIONS and not before[-1].owns:
        return Named((spoken(_untitled(proper)),), kind=before[-1].low)
    if proper and not before:
        own = _untitled(proper)
        return Named((spoken(own),), person=len(own) < len(proper), kind=disowned(words[-1].low))
    return Named((spoken(words),), kind=head_word(words)) if words else Named(())


def head_word(words: Sequence[Word]) -> str:
    """The noun a phrase turns on: "police union", "office" of "office of the mayor"."""
    at = next((i for i, w in enumerate(words) if w.low in PREPOSITIONS), len(words))
    return disowned(words[max(0, at - 1)].low)
