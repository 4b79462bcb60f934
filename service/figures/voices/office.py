"""Who holds an office, and in what body: "the GWU's director Ilse Brand", "a spokesman for the army"."""

import re
from collections.abc import Sequence

from service.figures.voices.bearer import (
    PLACED,
    Named,
    bare,
    has_body,
    is_motto,
    plain,
    proper_tail,
    untitled,
)
from service.figures.voices.voice import (
    BODIES,
    PREPOSITIONS,
    ROLES,
    SHORT_FORMS,
    Word,
    disown,
    is_acronym,
    is_body,
    is_proper,
    is_role,
    is_title,
    spoken,
)

_OF = frozenset("at from of for with".split())
_ADVISING = frozenset(
    """doctor doctors nurse nurses medic medics surgeon official officials analyst analysts economist economists
    strategist strategists forecasters""".split()
)
# Offices that are surnames as well: "Imran Sheikh"
_SURNAMES = frozenset(
    """sheikh king prince bishop dean marshal judge major priest guard page shepherd miner lord partner fellow queen
    carpenter master warden steward baron driver""".split()
)
_OF_STATE = frozenset("minister president mayor governor premier chancellor ambassador king queen".split())

# Of these the head is named without "the": "Superintendent of Police Ada Quill"
_FORCES = frozenset("police prisons".split())


def by_owner(words: list[Word]) -> Named | None:
    """ "the Trust's Leela Varg", "the GWU's chief negotiator Ada Quill"."""
    for i, word in enumerate(words[:-1]):
        if not word.owns:
            continue
        rest = words[i + 1 :]
        proper = proper_tail(rest)
        between = rest[: len(rest) - len(proper)]
        described = not between or any(is_role(w) or is_title(w) for w in between)
        if len(proper) >= 2 and described and not any(is_body(w) for w in proper):
            body = next((j for j, w in enumerate(between[:2]) if is_body(w) and not is_role(w)), None)
            owner = owning(words[: i + 1], between) if body is None else (spoken(words[: i + body + 2]),)
            return Named((spoken(untitled(proper)), *owner), person=True)
        return None
    return None


def owning(owner: Sequence[Word], roles: Sequence[Word]) -> tuple[str, ...]:
    """The body that owns an office: "the union's"; not the country or town that a minister or mayor serves."""
    body = disown(owner)
    if any(w.low in _OF_STATE for w in roles) and not any(is_body(w) or is_acronym(w.text) for w in body):
        return ()
    return plain(body).names


def by_spokesman(words: list[Word]) -> Named | None:
    """ "Nordline spokesman", "Department for Ports spokesman", "the union's spokesman"; not "chief spokesman"."""
    owner = words[:-1]
    if not owner or not words[-1].low.startswith("spokes"):
        return None
    known = proper_tail(owner) == owner or owner[-1].low in BODIES or owner[-1].owns
    return Named((words[-1].text, spoken(disown(owner))), person=True, kind=words[-1].low) if known else None


def by_role(words: list[Word]) -> Named | None:
    """ "a lawyer", "Nordline spokesman", "GWU director Ilse Brand", "spokesman for the army"."""
    last = len(words) - 1 - _is_surname(words)
    at = next((i for i in range(last, -1, -1) if is_role(words[i]) or is_title(words[i])), None)
    if at is None or any(w.low in PREPOSITIONS for w in words[:at]):
        return _role_first(words)
    helped = words[at].is_capital and words[at].low in {"children", "women", "men", "people"}
    if (at and helped) or is_motto(words[at + 1 :]):
        return None  # "Save the Children"
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
    return Named((spoken(words),), person=True, kind=words[at].low)


def _is_surname(words: Sequence[Word]) -> bool:
    """True of the last word of "Imran Sheikh"; not of "Kelm Mayor"."""
    named = len(words) > 1 and words[-1].is_capital and words[-1].low in _SURNAMES
    return named and words[-2].is_capital and not (is_role(words[-2]) or is_title(words[-2]) or is_body(words[-2]))


def _titled(words: list[Word], at: int) -> Named:
    person = by_membership(words[at + 1 :]) or Named((spoken(words[at + 1 :]),), person=True)
    # "Coast guard commander Rear Adm. Ivo Brand": the office in small letters
    office = next((i for i in range(at, 0, -1) if words[i].low in ROLES and not words[i].is_capital), 0)
    owner, role = words[:office], words[office]
    while len(owner) > 1 and owner[-1].low in _GRADES:  # "Roof chief spokesman Ivo Brand"
        owner = owner[:-1]
    if owner and len(person.names) == 1:
        if body := workplace([*owner, role]):
            return Named((*person.names, *body), person=True, kind=role.low)
        spokes = role.low.startswith("spokes")
        known = spokes and len(owner) > 1 and not owner[-1].is_capital  # "Civil defence spokesman"
        if known or (is_body(owner[-1]) and (spokes or owner[-1].low in SHORT_FORMS)):
            return Named((*person.names, spoken(owner)), person=True, kind=role.low)
    return Named(person.names, person=True, kind=spoken(words[: at + 1]).lower())


_GRADES = frozenset("chief senior deputy lead acting former".split())

# Before these a name is that of a firm, not of a town: "Bernstein analyst", "Tesla CEO"; not "Kelm farmer"
_STAFF = frozenset("analyst economist strategist ceo cfo coo spokesman spokeswoman spokesperson".split())

# Before these a name of two words and more is that of a body: "Red Cross volunteer"; not "Upper Kelm volunteer"
_HELPERS = frozenset(
    """volunteer organiser organizer coordinator co-ordinator campaigner director manager boss chairman chairwoman chair
    chairperson researcher founder co-founder executive trustee""".split()
)

# A name that ends in one of these is a place's: "Kelm Valley farmer"
_SITES = frozenset("island islands city valley county town province bay hills river park beach district street".split())

_FROM_THERE = re.compile(r".*(?:an|ish|ese|ench|utch|eek|iss|UK|US|EU|U\.S\.|U\.K\.)")


def workplace(office: Sequence[Word]) -> tuple[str, ...]:
    """The body in front of an office: "Harbour Agency duty manager", "FBI accountant"; nothing of "Kelm farmer"."""
    owner, role = office[:-1], office[-1]
    if len(owner) <= 4 and works_for(owner, role):
        return (spoken(owner),)
    body = _ahead(owner)
    return (spoken(body),) if body and works_for(body, role) and not is_role(owner[len(body)]) else ()


def _ahead(owner: Sequence[Word]) -> Sequence[Word]:
    """ "Harbour Agency" of "Harbour Agency duty [manager]"; nothing of "Kelm's chief [clerk]"."""
    end = next((i for i, w in enumerate(owner) if not w.is_capital), len(owner))
    # "Fire Rescue Tolm assistant [chief]": a town has no such long name
    known = end > 2 or (end and (is_body(owner[end - 1]) or is_acronym(owner[end - 1].text)))
    named = known and end < len(owner)
    return owner[:end] if named and all(not w.is_capital for w in owner[end:]) else ()


def is_demonym(word: Word) -> bool:
    """True of "Danish" and "UK": whoever comes from there does not speak for it."""
    return _FROM_THERE.fullmatch(word.text) is not None


def works_for(owner: Sequence[Word], role: Word) -> bool:
    """Whether the capitals before an office name the firm: "Goldman Sachs strategist"; not "Russian analyst"."""
    if not owner or any(is_role(w) or is_title(w) for w in owner) or is_demonym(owner[-1]):
        return False
    placed = owner[0].low in PLACED or owner[-1].low in _SITES
    named = any(is_acronym(w.text) for w in (owner[0], owner[-1])) or is_body(owner[-1])  # "QPWU Local 569 president"
    named = named or (len(owner) > 2 and not placed and role.low not in _OF_STATE)
    known = named or role.low in _STAFF or (role.low in _HELPERS and len(owner) > 1 and not placed)
    return known and all(w.is_capital or w.is_number for w in owner)


def _role_first(words: list[Word]) -> Named | None:
    """ "spokesman for the army", "officials at the Health Ministry", "a source in the investigation"."""
    for i, word in enumerate(words):
        if is_role(word) and i + 2 < len(words) and words[i + 1].low in PREPOSITIONS:
            body = bare(words[i + 2 :])
            if not word.low.endswith("s") and (leader := _named_after(word, body)) is not None:
                return leader
            spokes = word.low.startswith("spokes")
            if body and body[0].low in _FORCES and len(body) > 2 and all(w.is_capital for w in body):
                return Named((spoken(body[1:]),), person=True, kind=word.low)  # "Superintendent of Police Ada Quill"
            proper = is_proper([w for w in body if w.text != "&"])  # "analysts at Brill & Marl"
            firm = words[i + 1].low == "at" and word.low in _ADVISING and body and proper
            if body and (spokes or firm or (words[i + 1].low in _OF and has_body(body))):
                return Named((spoken(words[: i + 1]), *plain(body).names), person=True, kind=word.low)
            return Named((spoken(words),), person=True, kind=word.low)
    return None


def _named_after(role: Word, body: list[Word]) -> Named | None:
    """The person at the end of "leader [of the] opposition Ada Quill"."""
    proper = proper_tail(body)
    if len(proper) > 2 and role.low == "minister" and not any(is_body(w) for w in proper):
        return Named((spoken(proper[-2:]),), person=True)  # "Minister of Finance Ivo Brand"
    named = len(proper) == 2 and len(proper) < len(body) <= 4 and not any(is_body(w) or w.is_number for w in body)
    return Named((spoken(proper),), person=True) if named and is_proper(proper) else None


def by_membership(words: list[Word]) -> Named | None:
    """ "Ada Quill of the GWU", "Vik Sett of brokerage Agriview"; not "University of Kelm"."""
    at = next((i for i, w in enumerate(words) if w.low in {"of", "at", "from", "with"}), None)
    if at is None or not 2 <= at <= 5 or not is_proper(words[:at]):
        return None
    left = untitled(list(words[:at]))
    if any(is_body(w) or is_role(w) or is_acronym(w.text) or w.low in _SITES for w in left):
        return None  # "Kelm County Continuum of Care"
    body = bare(words[at + 1 :])
    named = plain(body) if body else None
    known = any(w.is_capital for w in body) or (len(body) > 1 and is_body(body[-1]))  # "of the weather agency"
    if words[at].low == "at" and body and not body[0].is_capital and not any(is_body(w) for w in body):
        known = False  # "Ada Quill at the grave outside Marl"
    if named and known and (has_body(body) or not body[0].is_capital or len(body) >= 2):
        return Named((spoken(left), *named.names), person=True)
    return Named((spoken(left),), person=True)
