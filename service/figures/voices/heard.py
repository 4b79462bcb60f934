"""What the name of a voice tells of it: a person, a crowd, a public body, something written."""

import re

from service.figures.voices.bearer import PLACED, Named
from service.figures.voices.voice import (
    BODIES,
    DATA,
    MONTHS,
    PARTICLES,
    ROLES,
    TITLES,
    WORKS,
    is_acronym,
    is_people,
)

# No companies, though no word in their names says so
_STATES = frozenset(
    ["white house", "downing street", "pentagon", "kremlin", "vatican", "nato", "un", "eu", "who", "imf", "fbi", "nhs"]
)
BUSINESS = frozenset(
    """steelmaker chipmaker drugmaker planemaker shipbuilder housebuilder homebuilder brewer grocer company firm
    group automaker carmaker maker airline insurer lender retailer manufacturer bank operator""".split()
)
# Last words of newspapers' and broadcasters' names: they pass on what "the company" says and are not it.
PRESS = frozenset(
    """times post herald tribune gazette guardian telegraph chronicle courier journal mirror news standard mail globe
    express bulletin daily weekly magazine radio television tv reuters bloomberg afp bbc cnn""".split()
)
_CAPITAL = "[A-ZÀ-ÖØ-ÞĀ-Ž]"
_PARTICLE = "|".join(sorted(PARTICLES))
PERSON = re.compile(
    rf"(?:{_CAPITAL}[\w'’-]+|[A-Z]\.?)(?: (?:(?:{_PARTICLE}) ){{0,2}}(?:[ae]l-)?{_CAPITAL}[\w'’.-]*){{1,3}}"
)


def is_work(voice: Named) -> bool:
    """True of "lists leaked by staff", of "police data", of "filing"."""
    words = voice.names[0].split()
    return not DATA.isdisjoint(words) or words[-1] in WORKS


def longer(name: str, before: str) -> str | None:
    """ "the League" after "a picture that came from the Harbour Rights League"."""
    if name.lower() not in BODIES:
        return None
    found = re.findall(rf"\b(?:The )?((?:(?!The )[A-Z][\w'’-]+ )+{re.escape(name)})\b", before)
    return found[-1] if found else None


def named_before(name: str, before: str) -> str | None:
    """ "Quill" after "a question from the opposition leader Ada Quill"; not after "in North Quill", ". But Quill"."""
    for found in reversed(list(re.finditer(rf"(?<=[A-Za-z,] )({_CAPITAL}[\w’'-]+) {re.escape(name)}\b", before))):
        if not any(found[1].lower() in others for others in (ROLES, TITLES, BODIES, MONTHS, PLACED)):
            return found[0]
    return None


def is_known(voice: Named) -> bool:
    """Whether the name of a voice that was not credited tells a body: "Port Central had room" is of a place."""
    words = voice.names[-1].split()
    return (
        voice.kind in BODIES
        or voice.kind == "body"
        or (len(words) >= 3 and "by" not in words)
        or any(w.lower() in BODIES or is_acronym(w) for w in words)
        or len(voice.names) > 1
    )


def is_many(voice: Named) -> bool:
    """True of "officials" and of "Ada Quill and colleagues"."""
    return voice.kind == "colleagues" or is_people(voice.names[0].lower().split()[0])


def is_crowd(voice: Named) -> bool:
    """True of "insurers", which no "it" means; not of "police", "Doctors Without Borders"."""
    name = voice.names[0].lower()
    return " " not in name and name.endswith("s") and is_people(name)


def is_public(name: str) -> bool:
    """True of "Council for Tides", which is no company, of "Valley Herald", and of an officer's title."""
    return name.lower().split()[-1] in PRESS or is_office(name)


def is_office(name: str) -> bool:
    """True of "Council for Tides", "NATO" and "Lance Corporal Brand"; not of "Valley Herald"."""
    words = name.lower().split()
    return name.lower() in _STATES or any((w in BODIES and w not in BUSINESS) or w in ROLES for w in words)


def is_person(voice: Named) -> bool:
    """True of a named person and of one officer; not of "officials"."""
    name = voice.names[0]
    words = name.lower().split()
    if PERSON.fullmatch(name) and (voice.person or (BODIES.isdisjoint(words) and words[0] not in PLACED)):
        return True
    return voice.person and not name.lower().endswith(("s", "children", "people", "women", "men"))
