"""Sources: who is credited, under whatever name, and whether two chains of sources are independent."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType

from simplemma import is_known

WORD = re.compile(r"[A-Za-z0-9][\w'’&.-]*")
SMALL = frozenset({"the", "a", "an", "of", "and", "for", "in", "on", "to", "by", "s"})
MOST_NAMES = 200  # that the other names of one statistic are held against
# Whoever is behind these, two articles may mean the same people.
ANONYMOUS = frozenset(
    "official authority manager figure source expert analyst observer witness report person people spokesman "
    "spokeswoman spokesperson".split()
)
# "a person briefed on the plan", "sources aware of the matter": what follows describes, and names nobody
DESCRIBED = re.compile(r"\b(?:briefed|aware|close|familiar|with knowledge|who|speaking)\b")
OWNER = re.compile(r"^(?:the )?(?:enclave|country|nation|territory|region|island|state)['’]s ", re.IGNORECASE)
SPELT = (("organiz", "organis"), ("labour", "labor"), ("defence", "defense"), ("centre", "center"))
# What a person is, and not who: "the chief secretary" may be anybody of a name.
OFFICES = frozenset(
    "chief deputy secretary president minister prime governor mayor director commissioner chairman".split()
)
TITLES = frozenset("Mr Mrs Ms Dr Dr. Prof. Professor Col. Colonel Gen. General Capt. Captain Minister Justice".split())
# "P.", "PK" of a person; not of "UN Women"
INITIALS = re.compile(r"(?!UN|US|EU|UK)[A-Z]\.? ?[A-Z]?\.?")
# "Nair", "O'Neill"; not "OCHA", "of"
PERSON_WORD = re.compile(r"[A-Z][\w'’.-]*[a-z.]")
VAGUE = frozenset({"state", "local", "senior", "government", "unnamed", "several", "some", "two", "three", "data"})

# What a body is, and not which: one of another name may be it, unless that name says that it is of another sort.
NAMELESS = frozenset(
    "company firm manufacturer operator ministry department army military group organisation network charity "
    "agency".split()
)
SORTS = NAMELESS | frozenset("union government council committee commission police court bank hospital".split())


@dataclass(frozen=True, slots=True)
class Aliases:
    """Other names of one source: `names` maps a name in lower case to the name that counts.

    apart  two names each, in lower case, as they count, that are no one source however alike
    """

    names: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    apart: frozenset[frozenset[str]] = frozenset()

    def canonical(self, name: str) -> str:
        whole, bare = _without_article(name)
        return self.names.get(whole.lower()) or self.names.get(bare.lower(), bare)


@lru_cache(maxsize=20_000)
def _without_article(name: str) -> tuple[str, str]:
    whole = OWNER.sub("", " ".join(name.split()))
    return whole, whole[4:] if whole.lower().startswith("the ") else whole


@lru_cache(maxsize=20_000)
def _words(name: str) -> frozenset[str]:
    return frozenset(_bare(word) for word in WORD.findall(name) if word.lower() not in SMALL)


def same_source(a: str, b: str, aliases: Aliases) -> bool:
    """ "IPS" and "Israel Prison Service", "the union" and "Port and Transport Union" are one."""
    if a == b:
        return True
    a, b = aliases.canonical(a), aliases.canonical(b)
    return frozenset((a.lower(), b.lower())) not in aliases.apart and _same_name(a, b)


@lru_cache(maxsize=20_000)
def _same_name(a: str, b: str) -> bool:
    if a.lower() == b.lower() or _abbreviates(a, b) or _abbreviates(b, a):
        return True
    x, y = _words(a), _words(b)
    return bool(x and y) and (x <= y or y <= x or _are_initials(a, b) or _are_initials(b, a))


def _are_initials(short: str, full: str) -> bool:
    """ "P.K. Varen" for "Prakash Varen"; not "UN Women" for "Una Women"."""
    x, y = short.split(), full.split()
    is_two = len(x) == len(y) == 2 and x[1] == y[1] and x[0][0] == y[0][0]
    return is_two and INITIALS.fullmatch(x[0]) is not None and PERSON_WORD.fullmatch(y[0]) is not None


def independent(a: Sequence[str], b: Sequence[str], aliases: Aliases) -> bool:
    """True only where both chains name somebody and share nobody. Unknown is never independent: "the company" of one
    article may be the Volvera of another."""
    if not (_named(a) and _named(b)):
        return False
    return not any(same_source(x, y, aliases) or may_be_same(x, y) for x in a for y in b)


@lru_cache(maxsize=20_000)
def may_be_same(a: str, b: str) -> bool:
    """Does one of two names only say what sort of body it is, and may the other be the name of that body? "Company" and
    "Norvik", "a local doctors' group" and "Sudan Doctors Network"; not "company" and "Dockers' Union"."""
    if any(_words(office) <= OFFICES and _is_person(name) for office, name in ((a, b), (b, a))):
        return True
    return any(_may_mean(sort, name) for sort, name in ((a, b), (b, a)) if sort[1:] == sort[1:].lower())


def _may_mean(sort: str, name: str) -> bool:
    words, other = _words(sort), _words(name)
    bare = words - NAMELESS - VAGUE
    if not words & NAMELESS or not bare <= other:
        return False
    return bool(bare) or not (other & SORTS or name == name.lower())


def shared(a: Sequence[str], b: Sequence[str], aliases: Aliases) -> bool:
    return any(same_source(x, y, aliases) for x in a for y in b)


def _named(chain: Sequence[str]) -> bool:
    return any(_is_name(name) for name in chain)


@lru_cache(maxsize=20_000)
def _is_name(name: str) -> bool:
    return not _words(DESCRIBED.split(name)[0]) <= ANONYMOUS | VAGUE


def _bare(word: str) -> str:
    """Without plural, possessive and the ending of an adjective of origin: "Israeli" and "Israel's" are "israel"."""
    low = word.lower().replace("’", "'").rstrip(".").removesuffix("'s").rstrip("'")
    for spelt, put in SPELT:
        low = low.replace(spelt, put)
    if low.endswith("s") and not low.endswith("ss") and len(low) > 4:
        low = low[:-1]
    for ending, put in (("ian", "ia"), ("eli", "el"), ("aqi", "aq"), ("ani", "an")):
        if low.endswith(ending) and len(low) > 5:
            return low.removesuffix(ending) + put
    return low


def _abbreviates(short: str, long: str) -> bool:
    """ "OCHA" for "Office for the Coordination of Humanitarian Affairs", "U.N." for "United Nations"."""
    letters = short.replace(".", "")
    if not (letters.isupper() and letters.isalpha() and 2 <= len(letters) <= 8):
        return False
    words = re.findall(r"[\w'’]+", long)
    capitals = "".join(word[0] for word in words if word[0].isupper())
    initials = "".join(word[0].upper() for word in words if word.lower() not in SMALL)
    return letters in (capitals.upper(), initials)


def credited(chain: Sequence[str], aliases: Aliases) -> str:
    """The origin of a chain: the first who is named, or the body that he or she speaks for; "" where nobody is."""
    named = [aliases.canonical(name) for name in chain if _named([name])]
    while len(named) > 1 and _speaks_for_others(named[0]):
        del named[0]
    return named[0] if named else ""


def _speaks_for_others(name: str) -> bool:
    """ "a port spokesman", "satellite images", "Ranjit Nair"; not "Peace Now" or "Stormline Analytics"."""
    return name == name.lower() or _is_person(name)


def _is_person(name: str) -> bool:
    words = [word for word in name.split() if word not in TITLES]
    if not (2 <= len(words) <= 3 and all(PERSON_WORD.fullmatch(word) for word in words)):
        return False
    known = [word for word in words if is_known(word.lower(), lang="en")]
    return len(known) < len(words) and not any(word.endswith("s") for word in known)


def origins(chains: Sequence[Sequence[str]], aliases: Aliases) -> list[str]:
    """Who counted, for each chain, under one name each; "" where nobody is named."""
    found = [credited(chain, aliases) for chain in chains]
    names = one_name_each(found, aliases)
    return [names[name] for name in found]


def one_name_each(names: Iterable[str], aliases: Aliases) -> dict[str, str]:
    """Each name to the one it is counted under, the fullest. A short form that fits two full names stays itself."""
    distinct = sorted(set(names), key=lambda name: (-len(_words(name)), name))
    full: list[str] = []
    found = {}
    for name in distinct:
        fits = [other for other in full[:MOST_NAMES] if same_source(name, other, aliases)]
        found[name] = fits[0] if len(fits) == 1 else name
        if not fits:
            full.append(name)
    return found
