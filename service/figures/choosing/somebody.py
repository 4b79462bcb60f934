"""Names of persons and bodies, told by what stands beside them anywhere in the article."""

import re
from functools import lru_cache

from service.figures.choosing.word_classes import BODIES

_NAME = r"(?<![\w’'&-])[A-Z][\w’'&-]*(?:(?: of)? [A-Z][\w’'&-]*){0,4}"
_ROLE = (
    r"(?:Mr|Mrs|Ms|Dr|Prof|Professor|President|Governor|Gov|Minister|Secretary|Senator|Sen|Mayor|Colonel|Captain|Judge"
    r"|Justice|Sheriff|Inspector|Sergeant|Coach|Bishop|candidate|leader|lawyer|director|spokesman|spokeswoman"
    r"|spokesperson|chairman|chairwoman|coach|editor|founder|farmer|teacher|doctor|analyst|economist|researcher"
    r"|engineer|resident|manager|executive|officer|driver)"
)
# "President Ada Quill", "opposition leader Ada Quill"; "Ada Quill, 34, left", "Ada Quill, who left"
_PERSON = re.compile(rf"\b{_ROLE}\.? (?P<titled>{_NAME})|(?P<aged>{_NAME}), (?:\d\d,(?!\d)|who\b|whose\b)")
_FIRM = (
    r"(?:company|firm|charity|group|union|lobby|agency|maker|carrier|retailer|insurer|builder|developer|operator|airline"
    r"|bank|start-up|startup|network|party|league|club)"
)
# The last words of companies' names
FIRMS = frozenset(
    "Ltd Inc Plc Corp Motors Metals Airlines Airways Holdings Partners Systems Analytics Securities Wire Times Herald "
    "Foods Pharma Brothers Logistics Industries Technologies Minerals".split()
)
# "the Tolm Union", "the charity Tolm Aid", "Tolm Aid, a small charity"; not "Union Street"
_BODY = re.compile(
    rf"{_NAME}[ -](?:{'|'.join(sorted(w.capitalize() for w in BODIES))}|Party|Union|Council|Alliance"
    rf"|Institute|Works|Mills|Steel|Energy|{'|'.join(sorted(FIRMS))})\b"
    rf"(?! [A-Z])|\b{_FIRM},? (?P<called>{_NAME})(?<!['’]s)|(?P<is>{_NAME}), (?:the|a|an) (?:[\w-]+ ){{0,3}}{_FIRM}\b"
)
# "in Tolm", "near the Tolm": then it is a place, whatever else it is; likely one in "at Tolm", "from the Tolm"
_PLACE = re.compile(
    rf"\b(?:(?P<sure>in|near|across|throughout|around|inside|outside|off)|at|from)\s+(?:the\s+)?(?P<place>{_NAME})"
)
LOOKED_AT = 200_000
# Where nothing lies, in whatever article
_NOWHERE = frozenset("UN U.N. Congress".split())
# Abbreviations that are places
_SHORT = frozenset("UAE USA DRC NSW NYC".split())


def is_somebody(text: str, word: str) -> bool:
    """Whether the last word of a name says that it is a person's or a body's, by what the article says of it."""
    if word.isupper() and len(word) > 2:
        return word not in _SHORT and word not in _located(text)
    return word in _NOWHERE or word in _somebodies(text)


@lru_cache(maxsize=8)
def located(text: str) -> frozenset[str]:
    """Names that stand after a preposition of place anywhere in the article."""
    return frozenset(re.sub(r"['’]s?$", "", found["place"]) for found in _PLACE.finditer(text[:LOOKED_AT]))


@lru_cache(maxsize=8)
def _located(text: str) -> frozenset[str]:
    return frozenset(_last(found["place"]) for found in _PLACE.finditer(text[:LOOKED_AT]) if found["sure"])


@lru_cache(maxsize=8)
def _somebodies(text: str) -> frozenset[str]:
    persons = {_last(found["titled"] or found["aged"]) for found in _PERSON.finditer(text[:LOOKED_AT])}
    bodies = {_last(found["called"] or found["is"] or found[0]) for found in _BODY.finditer(text[:LOOKED_AT])}
    return frozenset(persons | bodies) - _located(text)


def _last(name: str) -> str:
    return re.sub(r"['’]s?$", "", name).split()[-1].split("-")[-1]
