"""Whom a phrase without asides names, by what is written too: "figures from the Home Office", "an AFP tally"."""

from collections.abc import Sequence
from dataclasses import replace

from service.figures.voices.bearer import Named, bare, plain
from service.figures.voices.office import by_membership, by_owner, by_role, by_spokesman, is_demonym
from service.figures.voices.voice import (
    ARTICLES,
    BODIES,
    DATA,
    MONTHS,
    PREPOSITIONS,
    SHORT_FORMS,
    WORKS,
    Word,
    disown,
    is_acronym,
    is_body,
    is_named_so,
    is_people,
    is_proper,
    spoken,
)

POLLS = frozenset("survey poll study census analysis review".split())

SEEN = frozenset("seen obtained reviewed viewed accessed".split())

MADE = SEEN | frozenset(
    """compiled collected gathered published released reported surveyed polled interviewed carried kept analysed
    analyzed shared provided supplied issued conducted commissioned prepared verified
    revealed unveiled disclosed announced""".split()
)

_RELAYED = frozenset("quoted cited reached contacted".split())  # "survivors quoted by Kelm Radio"

# "court records" are nobody's in particular
_KEEPING = frozenset("court hospital school church".split())
_TALLIES = frozenset("count tally toll".split())  # "an AFP tally of"

_PICTURES = frozenset("images imagery photographs video videos footage".split())
_TOLD = frozenset("statement communique communiqué release".split())

_PLAIN = frozenset(
    """preliminary provisional official new fresh latest recent early initial annual monthly weekly quarterly
    unpublished separate detailed""".split()
)
TEAM = frozenset("colleagues co-authors coauthors co-workers collaborators".split())


def core(words: list[Word]) -> Named:
    rules = (_by_both, _by_poll, _by_team, _by_maker, _by_work, by_owner, by_spokesman, by_role, by_membership)
    return next((named for rule in rules if (named := rule(words))), None) or plain(words)


def _by_poll(words: list[Word]) -> Named | None:
    """ "economists in a Kelm Post poll", "the median estimate in a Kelm Post survey of economists"."""
    at = next((i for i, w in enumerate(words) if i and w.low == "in"), len(words))
    poll = next((i for i in range(at + 2, len(words)) if words[i].low in {"poll", "survey"}), None)
    asked = any(is_people(w.low) for w in words[:at])
    if poll is None or not (asked or words[at - 1].low in DATA) or not any(w.is_capital for w in words[at:poll]):
        return None
    pollster = core(bare(words[at + 1 : poll + 1])).names
    return Named((spoken(words[:at]), *pollster) if asked else pollster, person=asked)


def _by_both(words: list[Word]) -> Named | None:
    """ "state radio and the news agency Vestpress": both; not "the Ministry of Ports and the Environment"."""
    joints = (i for i, w in enumerate(words[:-2]) if i and w.low == "and" and _opens(words[i + 1 : i + 3]))
    joint = next((i for i in joints if is_named_so(words[i - 1]) or is_acronym(words[i - 1].text)), None)
    second = words[joint + 1 + (words[joint + 1].low in ARTICLES) :] if joint else []
    return Named((*core(words[:joint]).names, *core(second).names)) if joint else None


def _opens(words: Sequence[Word]) -> bool:
    """ "[the] news agency", "[insurer Karsa]"; not "Ports and [the Environment]" """
    first, second = words
    return first.low in ARTICLES or (is_body(first) and not first.is_capital and second.is_capital)


def _by_team(words: list[Word]) -> Named | None:
    """ "Writing in Soil, Ada Quill of Kelm University and colleagues": "they" in the next sentence are these."""
    joint = next((i for i in range(len(words) - 3, len(words)) if i > 0 and words[i].low == "and"), None)
    if joint is None or words[-1].low not in TEAM:
        return None
    return replace(core(words[:joint]), person=True, kind="colleagues")


def _by_maker(words: list[Word]) -> Named | None:
    """ "court records compiled by the River Data Lab", "analysts surveyed by PollHouse": an origin and its relay."""
    at = next((i for i, w in enumerate(words[:-1]) if w.low in MADE | _RELAYED), None)
    if not at:
        return None
    by = next((j for j in range(at + 1, min(len(words), at + 4)) if words[j].low == "by"), len(words))
    if words[at].low == "commissioned":  # whoever pays for a study does not make it
        return core(words[:at])
    maker = bare(words[by + 1 :])  # "data released on Thursday by the tax office", "carried out by"
    if not maker:
        return None
    works = [w.low for w in words[:at] if w.low not in _PLAIN]  # "preliminary data collected by"; not "court records"
    if len(works) == 1 and works[0] in DATA | WORKS and words[at].low not in SEEN:
        return core(maker)
    origin, relay = core(words[:at]), core(maker)
    return replace(origin, names=origin.names + relay.names)


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
        if word.low in _PICTURES and following and following.low == "from":
            return Named((spoken(words[: i + 1]),), kind=word.low)  # "footage from Kelm"
        if (made := _made(words, i)) is not None:
            return made
        if following is None:
            return Named((spoken(words),), kind=word.low)
        if following.low.endswith("ed") and [w.low for w in words[i + 2 : i + 3]] != ["by"]:
            return Named((spoken(words[: i + 1]),), kind=word.low)  # "report leaked to the union"
        if following.low in PREPOSITIONS:
            whole = len(words) <= i + 4 and not any(w.is_number for w in words)  # not "a survey of 900 men"
            return Named((spoken(words if whole else words[: i + 1]),), kind=word.low)
    return None


def _made(words: list[Word], work: int) -> Named | None:
    """Whose the data or work at word `work` is, where the phrase says so."""
    if (analysed := _analysed(words, work)) is not None:
        return analysed
    if voice := _maker(words, work) or _keeper(words, work):
        return _for_client(voice, words[work + 1 :])
    if client := _client(words, work):
        return core(client)
    teller = _teller(words[1:]) if work == 0 else []
    return core(teller) if teller else None


def _client(words: list[Word], work: int) -> list[Word]:
    """ "a poll of 6,000 teachers for the union Open Cells": nobody but the union is named."""
    at = next((i for i in range(work + 2, len(words) - 1) if words[i].low == "for"), None)
    if at is None or words[work].low not in POLLS or words[work + 1].low != "of":
        return []
    client = bare(words[at + 1 :])
    return client if client and (client[-1].is_capital or is_body(client[-1])) else []


def _teller(clause: list[Word]) -> list[Word]:
    """Who gave out what is written: "Quill" of "figures Quill presented", "ministry" of "data the ministry shared"."""
    ends = len(clause) > 1 and not clause[-1].is_capital and clause[-1].low.endswith("ed")
    teller = bare(clause[:-1] if ends else clause)
    known = is_proper(teller) or (len(teller) == 1 and teller[0].low in SHORT_FORMS)
    return teller if known and (ends or clause[0].low in ARTICLES) else []


def _for_client(voice: list[Word], after: list[Word]) -> Named:
    """ "a poll by Veritas for the daily Ost", "a Kelm Lab survey for the Ost": who made it, then for whom."""
    at = next((j for j, w in enumerate(voice[:-1]) if j and w.low == "for" and not voice[j + 1].is_capital), None)
    client = voice[at + 1 :] if at else after[1:] if after and after[0].low == "for" else []
    if not any(w.is_capital or is_body(w) for w in client):
        return core(voice)
    maker = core(voice[:at])
    return replace(maker, names=maker.names + core(bare(client)).names)


def _analysed(words: list[Word], work: int) -> Named | None:
    """ "an analysis by the charity Roof of police data", "an analysis of police data by Roof": police, then Roof."""
    lows = [w.low for w in words[work + 1 :]]
    if words[work].low not in POLLS or {"of", "by"} - set(lows) or lows[0] not in {"of", "by"}:
        return None
    other = lows.index("by" if lows[0] == "of" else "of", 1) + work + 1 if lows[0] in lows else 0
    first, second = bare(words[work + 2 : other]), bare(words[other + 1 :])
    data, maker = (first, second) if lows[0] == "of" else (second, first)
    if not data or not maker or data[-1].low not in DATA or any(w.is_number for w in data):
        return None
    if not _keeper(data, len(data) - 1):  # "an analysis of court records by Roof"
        return Named(((spoken(data),) if len(data) > 1 else ()) + core(maker).names, kind=words[work].low)
    return Named(core(data).names + core(maker).names, kind=words[work].low)


def _maker(words: list[Word], work: int) -> list[Word]:
    """Who made the data or work at word `work`, where that is said after it: "data from X", "the analysis of X Y"."""
    by = next((j for j in range(work + 2, len(words) - 1) if words[j].low == "by"), None)
    if by and words[work + 1].low == "of" and _is_voice(bare(words[by + 1 :])):  # "a survey of residents by Verity"
        return bare(words[by + 1 :])
    joint = words[work + 1].low if work + 1 < len(words) else ""
    maker = bare(words[work + 2 :]) if joint in {"from", "by", "of"} else []
    if maker and maker[0].low in MONTHS:  # "data from June 14"
        return []
    if joint in {"from", "by"} and len(maker) == 1 and maker[0].is_capital and maker[0].low not in MONTHS:
        return maker  # "data from Shipscan", "a study by Oxfield"
    if not maker or not _is_voice(maker):
        return []
    proper = sum(w.is_capital and w.low not in MONTHS for w in maker) >= 2 or any(is_acronym(w.text) for w in maker)
    named = proper and maker[0].is_capital
    return maker if words[work].low in DATA or joint != "of" or named else []


def _keeper(words: list[Word], work: int) -> list[Word]:
    """Who keeps the data or work at word `work`, where that is said before it: "X's portal", "a recent IDC survey"."""
    owner, noun = words[:work], words[work].low
    owned = next((j for j in range(work - 1, -1, -1) if owner[j].owns), None)
    between = owner[owned + 1 :] if owned is not None else []
    if owned is not None and not any((w.is_capital and w.low not in MONTHS) or is_body(w) for w in between):
        return disown(owner[: owned + 1])  # "the Bureau's March report for 2022"
    while len(owner) > 1 and owner[-1].low in {"press", "news", "joint"}:  # "a ministry press release"
        owner = owner[:-1]
    while len(owner) > 1 and owner[0].low in _PLAIN:  # "preliminary police figures"
        owner = owner[1:]
    if not owner or owner[-1].low in ARTICLES | PREPOSITIONS | _KEEPING:
        return []
    known = is_body(owner[-1]) or is_acronym(owner[-1].text)
    named = any(w.is_capital and is_body(w) for w in owner) or (owner[-1].is_capital and not is_demonym(owner[-1]))
    polled = noun in POLLS | _TALLIES and named  # "a Kelm Lab study of men"; not "a Danish study"
    if words[work + 1 : work + 2] and words[work + 1].low in PREPOSITIONS - {"for"}:
        return owner if polled or (known and noun in _TALLIES) else []  # "an AFP tally of"
    counted = noun in DATA and _is_voice(owner)  # not "a recent survey"
    told = noun in _TOLD and known  # "a health ministry statement", "a UN statement"
    reported = owner[-1].is_capital and (is_body(owner[-1]) or (known and noun == "report"))
    return owner if counted or polled or told or reported else []


def _is_voice(words: Sequence[Word]) -> bool:
    """True of words that hold a proper name or a body: "Home Office", "police", "dealers' federation"."""
    return (
        any(w.is_capital and (i > 0 or len(words) > 1 or is_acronym(w.text) or is_body(w)) for i, w in enumerate(words))
        or is_body(words[-1])
        or words[-1].owns
        or (len(words) == 1 and is_people(words[0].low))
    )
