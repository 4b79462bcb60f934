"""Who holds an office, and in what body: "the GWU's director Ilse Brand", "a spokesman for the army"."""

import re
from collections.abc import Sequence

from service.figures.voices.bearer import (
    PLACED,
    Named,
    bare,
    has_body,
    head_word,
    is_motto,
    plain,
    proper_tail,
    untitled,
)
from service.figures.voices.voice import (
    OWNERS,
    PREPOSITIONS,
    SHORT_FORMS,
    TRAILERS,
    WORKS,
    Word,
    disown,
    disowned,
    is_acronym,
    is_body,
    is_people,
    is_proper,
    is_role,
    is_title,
    spoken,
)

SPOKESMEN = frozenset(["spokesman", "spokeswoman", "spokesperson"])
_OF = frozenset("at from of for with in".split())
# Offices that are surnames as well: "Imran Sheikh"
_OF_PERSON = frozenset(
    """lawyer attorney solicitor barrister counsel husband wife brother sister mother father son daughter grandmother
    grandfather widow neighbour neighbor aide""".split()
)
# "Nordline [investor relations] chief", "Police [Public Relations] Officer": whom these speak to
_DESKS = frozenset(
    "public press media communications communication information investor fan community relations liaison".split()
)
_SURNAMES = frozenset(
    """sheikh king prince bishop dean marshal judge major priest guard page shepherd miner lord partner fellow queen
    carpenter master warden steward baron driver""".split()
)
_OF_STATE = frozenset("minister president mayor governor premier chancellor ambassador king queen".split())
# Whoever is so called speaks for nobody: their "of" and "from" name a place.
_UNATTACHED = frozenset(
    """mp mep mla councillor senator congressman congresswoman lawmaker governor mayor
    commissioner magistrate sheriff coroner judge prosecutor ambassador envoy
    resident farmer witness survivor student driver man woman grower fisherman person mother father""".split()
)
# Before these a name is that of a firm, not of a town: "Bernstein analyst", "Tesla CEO"; not "Kelm farmer"
_STAFF = frozenset(
    """analyst economist strategist ceo cfo coo chairman chairwoman chairperson spokesman spokeswoman
    spokesperson""".split()
)
# Of these the head is named without "the": "Minister of Finance Ivo Brand"
_OF_POLICE = frozenset("minister superintendent commissioner".split())
_FROM_A_BODY = frozenset("investigators researchers campaigners analysts scientists experts".split())
_OF_MANY = frozenset("minister commissioner ombudsman secretary advocate".split())
_GRADES = frozenset("chief senior deputy lead acting former".split())
_RANKS = _GRADES | {"local", "top"}
_NATIONAL = frozenset("minister president premier mayor chancellor ambassador".split())
_OF_FIRM = frozenset("ceo cfo coo executive".split())
_GUARDS = frozenset("coast national border civil presidential republican revolutionary".split())
# A name that ends in one of these is a place's: "Kelm Valley farmer"
_SITES = frozenset("island islands city valley county town province bay hills river park beach district street".split())
_FROM_THERE = re.compile(r".*(?:an|ish|ese|ench|utch|eek|iss|UK|US|EU|U\.S\.|U\.K\.)")


def employer(words: list[Word], at: int) -> tuple[str, ...]:
    """The body of the office at word `at`: "the union's clerk", "Harbour Agency duty manager", "a clerk at Roof"."""
    its = next((w.low for w in words[:at] if w.low in OWNERS), None)
    owner = next((i for i, w in enumerate(words[:at]) if w.owns), None)
    if its or owner is not None:
        return (its,) if its else owning(words[: (owner or 0) + 1], words[(owner or 0) + 1 : at + 1])
    body = _ahead(words[:at], words[at])
    return (spoken(body),) if body else _behind(words, at)


def owning(owner: Sequence[Word], roles: Sequence[Word]) -> tuple[str, ...]:
    """The body that owns an office: "the union's"; not the country or town that a minister or mayor serves, nor whoever
    has a lawyer or a sister."""
    body = disown(owner)
    named = any(is_body(w) or is_acronym(w.text) for w in body)
    if not named and any(w.low in _OF_PERSON for w in roles):
        return ()
    if not named and any(w.low in _OF_STATE for w in roles) and all(w.low != "vice" for w in roles):
        return ()
    return plain(body).names if any(w.is_capital or w.low in SHORT_FORMS for w in body) else ()


def _ahead(owner: Sequence[Word], role: Word) -> Sequence[Word]:
    """The body before an office: "Harbour Agency" of "Harbour Agency duty [manager]"; nothing of "Kelm [farmer]"."""
    spokes = role.low.startswith("spokes")
    while len(owner) > 1 and owner[-1].low in _GRADES:  # "Roof chief [spokesman]"
        owner = owner[:-1]
    if (staff := _without_desk(owner)) != owner and staff[-1].is_capital:
        owner = staff
        if all(w.is_capital for w in owner) and not any(is_title(w) for w in owner):
            return owner
    while len(owner) > 1 and owner[0].low in _RANKS:  # "senior local administration [official]"
        owner = owner[1:]
    if owner and (owner[-1].low in SHORT_FORMS - {"group"} or (spokes and (len(owner) > 1 or is_body(owner[0])))):
        return owner  # "Coast guard [commander]", "Civil defence [spokesman]"
    end = next((i for i, w in enumerate(owner) if not (w.is_capital or w.is_number)), len(owner))
    body = owner[:end]
    if not body or any(is_role(w) or is_title(w) for w in body) or is_demonym(body[-1]):
        return ()
    placed = body[0].low in PLACED or body[-1].low in _SITES
    named = is_acronym(body[0].text) or is_acronym(body[-1].text) or is_body(body[-1])
    if role.low in _NATIONAL - {"president"} and not is_body(body[-1]):
        return ()  # "UAE prime [minister]"
    named = named or (end > 1 and not placed and role.low not in _OF_STATE | _UNATTACHED)
    return body if named or (role.low in _STAFF and end == len(owner)) else ()


def _without_desk(owner: Sequence[Word]) -> Sequence[Word]:
    end = len(owner)
    while end > 1 and owner[end - 1].low in _DESKS:
        end -= 1
    return owner[:end]


def _behind(words: list[Word], role: int) -> tuple[str, ...]:
    """ "an engineer at the Institute for Safe Roads"; not "a farmer from Upper Tolm", "a councillor of Ward 17"."""
    for at in (i for i in range(role + 1, len(words) - 1) if words[i].low in _OF):
        body = bare(words[at + 1 :])
        body = body[: next((j for j, w in enumerate(body) if j and (w.low in TRAILERS or _is_sited(body, j))), None)]
        if not body or words[at].low in {"in", "from"} or words[role].low in _UNATTACHED:
            return plain(body).names if has_body(body) else ()
        single = PREPOSITIONS.isdisjoint(w.low for w in body)
        known = single and is_body(body[-1]) if words[at].low == "of" else plain(body).names[0] != spoken(body)
        known = known or (words[role].low in SPOKESMEN and is_body(body[-1]))
        if body[0].is_capital or known or (len(body) == 1 and body[0].low in SHORT_FORMS):
            return plain(body).names
    return ()


def _is_sited(body: Sequence[Word], j: int) -> bool:
    """Word j tells where it is: "Brill Capital [in] Kelm", "farmers' association [at] Kelm"."""
    sited = j > 1 and body[j].low in {"in", "near"}
    return sited or (body[j].low == "at" and is_body(body[j - 1]))


def is_demonym(word: Word) -> bool:
    """True of "Danish" and "UK": whoever comes from there does not speak for it."""
    return _FROM_THERE.fullmatch(word.text) is not None


def by_owner(words: list[Word]) -> Named | None:
    """ "the Trust's Leela Varg", "the GWU's chief negotiator Ada Quill"."""
    at = next((i for i, w in enumerate(words[:-1]) if w.owns), None)
    if at is None:
        return None
    rest = words[at + 1 :]
    if is_people(disowned(words[at].low)) and words[-1].low in _OF_MANY and all(w.is_capital for w in words[at:]):
        return Named((spoken(words),), person=True, kind=words[-1].low)  # "the Veterans' Affairs Minister"
    proper = proper_tail(rest)
    between = rest[: len(rest) - len(proper)]
    known = len(proper) > 1 or (proper == rest and has_body(disown(words[: at + 1])))  # "the GWU's Quill"
    if not known or any(is_body(w) for w in proper) or not (not between or any(map(is_role, between))):
        return None
    body = next((j for j, w in enumerate(between[:2]) if is_body(w)), None)
    person = untitled(proper)
    roles = rest[: len(rest) - len(person)]  # "Tolm's Governor Ivo Brand"
    last = at + 2 + (body or 0)
    while rest[last - at : last - at + 1] and words[last].low in {"of", "for"} and words[last + 1].is_capital:
        last += 2  # "the UN's Office for Ports chief"
    owner = owning(words[: at + 1], roles) if body is None else (spoken(words[:last]),)
    return Named((spoken(person), *owner), person=True)


def by_spokesman(words: list[Word]) -> Named | None:
    """ "Nordline spokesman", "Department for Ports spokesman", "the union's spokesman"; not "chief spokesman"."""
    owner = words[:-1]
    if not owner or not words[-1].low.startswith("spokes"):
        return None
    known = proper_tail(owner) == owner or is_body(owner[-1]) or owner[-1].owns
    return Named((words[-1].text, spoken(disown(owner))), person=True, kind=words[-1].low) if known else None


def by_role(words: list[Word]) -> Named | None:
    """ "a lawyer", "GWU director Ilse Brand", "spokesman for the army"."""
    if words[-1].low == "guard" and words[-2:-1] and words[-2].low in _GUARDS:
        return None  # "Italy's coast guard"
    last = len(words) - 1 - _is_surname(words)
    at = next((i for i in range(last, -1, -1) if is_role(words[i]) or is_title(words[i])), None)
    if at is None or (any(w.low in PREPOSITIONS for w in words[:at]) and not _in_capitals(words, at)):
        return _role_first(words)
    role, after = words[at], words[at + 1 :]
    helped = at and role.is_capital and role.low in {"children", "women", "men", "people"}
    helped = helped or (role.is_capital and role.low.endswith("s") and len(after) == 1 and not is_title(role))
    if helped or is_motto(after):
        return None  # "Save the Children", "Carers United"
    if after and after[0].is_capital:  # not "River Data Lab"
        return None if role.is_capital and any(is_body(w) for w in after) else _titled(words, at)
    if after and after[0].low in PREPOSITIONS:
        return _role_first(words)
    if after and (at or any(is_body(w) for w in after)):
        return None  # "migrant aid group Open Shore"
    return Named((spoken(words),), person=True, kind=role.low)


def _is_surname(words: Sequence[Word]) -> bool:
    """True of the last word of "Imran Sheikh"; not of "Kelm Mayor"."""
    named = len(words) > 1 and words[-1].is_capital and words[-1].low in _SURNAMES
    return named and not (is_role(words[-2]) or is_body(words[-2]))


def _titled(words: list[Word], at: int) -> Named:
    person = by_membership(words[at + 1 :]) or Named((spoken(words[at + 1 :]),), person=True)
    # "Coast guard commander Rear Adm. Ivo Brand": the office in small letters
    office = next((i for i in range(at, 0, -1) if is_role(words[i]) and not words[i].is_capital), 0)
    body = _in_capitals(words, at) or (_ahead(words[:office], words[office]) if office else ())
    if body and len(person.names) == 1:
        return Named((*person.names, spoken(body)), person=True, kind=words[office or at].low)
    return Named(person.names, person=True, kind=spoken(words[: at + 1]).lower())


def _in_capitals(words: Sequence[Word], at: int) -> Sequence[Word]:
    """ "Kelm Fire Department [Chief]", "WHO [Director]", "Bank of Kelm [governor]"; not "Interior [Minister]"."""
    first = at
    while first and (is_role(words[first - 1]) or is_title(words[first - 1]) or words[first - 1].low in _GRADES):
        first -= 1
    body, role = _without_desk(words[:first]), words[at].low
    first = len(body)
    if not body or not all(w.is_capital or w.low in {"of", "for"} for w in body) or is_demonym(body[-1]):
        return ()
    if body[0].low in {"divisional", "district", "regional", "provincial"}:  # "Divisional Railway Manager"
        return ()
    owned = first > 1 and any(is_body(w) for w in (body[0], body[-1]))
    owned = owned or (is_acronym(body[-1].text) and first == 1 and role not in _NATIONAL)
    return body if owned or (role in _OF_FIRM and words[at].is_capital) else ()


def _role_first(words: list[Word]) -> Named | None:
    """ "spokesman for the army", "officials at the Health Ministry", "a source in the investigation"."""
    at = next((i for i, w in enumerate(words[:-2]) if is_role(w) and words[i + 1].low in PREPOSITIONS), None)
    if at is None:
        return None
    role, joint, body = words[at], words[at + 1].low, bare(words[at + 2 :])
    proper = proper_tail(body)
    spokes = role.low in SPOKESMEN or (joint == "for" and any(map(is_body, body[: len(body) - len(proper)])))
    joins = joint in {"of", "for"} and not (spokes or role.low.endswith("s"))
    if joins and not any(is_body(w) or w.is_number for w in proper[-2:]):
        named = len(proper) == 2 < len(body) <= 4 or (len(proper) > 2 and role.low in _OF_POLICE)
        if named and is_proper(
            proper[-2:]
        ):  # "leader of the opposition Ada Quill", "Superintendent of Police Ada Quill"
            return Named((spoken(proper[-2:]),), person=True, kind=role.low)
    firm = joint == "at" and body and is_proper([w for w in body if w.text != "&"])  # "analysts at Brill & Marl"
    firm = firm or (joint == "from" and role.low in _FROM_A_BODY and is_proper(body) and len(body) > 1)
    known = role.low.startswith("spokes") or firm or (joint in _OF - {"in"} and has_body(body))
    names = plain(body).names if body and known else ()
    return Named((spoken(words[: at + 1]), *names) if names else (spoken(words),), person=True, kind=role.low)


def by_membership(words: list[Word]) -> Named | None:
    """ "Ada Quill of the GWU", "Vik Sett of brokerage Agriview"; not "University of Kelm"."""
    at = next((i for i, w in enumerate(words) if w.low in {"of", "at", "from", "with"}), None)
    if at is None or not 2 <= at <= 5 or not is_proper(words[:at]):
        return None
    left = untitled(list(words[:at]))
    if any(is_body(w) or w.low in _SITES | WORKS for w in left):
        return None  # "Kelm County Continuum of Care"
    body = bare(words[at + 1 :])
    # not "Ada Quill at the grave outside Marl"
    spoken_for = [w for w in body if is_body(w) or (w.is_capital and (words[at].low != "at" or body[0].is_capital))]
    lives = words[at].low == "from" and head_word(body) in _SITES  # "Ivo Brand from Kelm district"
    known = not lives and (has_body(body) or (len(body) > 1 and spoken_for))
    return Named((spoken(left), *(plain(body).names if known else ())), person=True)
