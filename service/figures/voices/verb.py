"""Whether a word is a verb that gives a number: "the Board reports.", not "union reports that"."""

from service.figures.voices.names import is_person
from service.figures.voices.outline import Outline
from service.figures.voices.reporting_verb import (
    AWAITING,
    FORMS,
    SAYING,
)
from service.figures.voices.subject import governor
from service.figures.voices.voice import (
    ARTICLES,
    DATA,
    ROLES,
    WORKS,
    is_body,
    is_people,
    is_proper,
    is_role,
    is_written,
)
from service.figures.voices.wording import QUOTE

_REFUSING = frozenset("denied denies rejected rejects dismissed dismisses disputed disputes refuted refutes".split())

_NO_NOUNS = frozenset("allege insist contend argue believe concede assert maintain reckon acknowledge fear".split())
_HOMOGRAPHS = frozenset("claims reports estimates warnings forecasts suggestions counts".split())


def giving_verb(line: Outline, i: int) -> str | None:
    """The base of a verb that may give a number; None for "reports" the noun and "saying"."""
    base = FORMS.get(line.low(i)) or (AWAITING.get(line.low(i)) if line.is_passive(i) else None)
    if base is None or (i and line.words[i].is_capital) or line.low(i - 1) in ARTICLES | {"("}:  # "in a written reply"
        return None
    return base if line.low(i) == base and _is_of_people(line, i) else _given(line, i, base)


def _given(line: Outline, i: int, base: str) -> str | None:
    if line.tag(i) not in {"VERB", "AUX"} and not _is_mistaken(line, i, base):
        return None
    if line.low(i) in _HOMOGRAPHS and any(line.low(j) in _REFUSING for j in range(i - 4, i)):  # "rejected union claims"
        return None
    if _is_another(line, i, base):
        return None
    if line.low(i) != base or base in {"put", "cut", "set", "show", "forecast"}:
        return base
    if (
        (head := governor(line, i)) is not None
        and line.tag(i) == "VERB"
        and (is_people(line.low(head)) or line.low(head) in DATA)
    ):
        return base  # "Bankers close to the deal expect"
    if line.tag(i) == "VERB" and line.low(i - 1) in {"would", "will", "could"}:  # "the RCMP would confirm only 62"
        return base
    token = line.token(i)
    if base == "say" and line.low(i - 1) not in {"just", "i"} and token is not None and token.fine_tag == "VBP":
        return base  # "The Board and the army say"
    if base in {"reveal", "suggest", "indicate"} and any(line.low(j) in DATA for j in range(max(0, i - 12), i)):
        return base  # "figures from the hospital reveal"
    last = line.before_verb(i)
    last -= line.low(last) in {"published", "released"}  # "accounts published on Monday reveal"
    return base if is_people(line.low(last)) or line.low(last) in DATA | WORKS else None


def _is_of_people(line: Outline, i: int) -> bool:
    """ ", researchers at the Kelm Institute report in Ice", ", engineers for the city say."."""
    comma = next((j for j in range(i - 1, max(-1, i - 10), -1) if line.low(j) in {",", QUOTE}), None)
    if comma is None or line.low(i + 1) not in {"in", ",", ".", "", "that"}:
        return False
    first = comma + 1 + (line.low(comma + 1) in ARTICLES)
    many = is_people(line.low(first)) and line.low(first).endswith("s")
    return many and line.low(first + 1) in {"at", "from", "with", "for"} and line.words[i - 1].is_capital


def _is_another(line: Outline, i: int, base: str) -> bool:
    """ "pointed at the bridge", "couriers logged off", "who have died of thirst at 57": not the verb that gives."""
    following = line.low(i + 1)
    if i and _is_embedded(line, i - 1):
        return True
    if base == "point":
        return following != "out" and not (following == "to" and _is_poll(line, i))
    if base in {"log", "reckon"}:
        return following in {"off", "on", "in", "out", "into", "onto"}
    if base == "expect" and line.low(i - 1) in {"can", "could", "should", "may", "might"}:
        return True  # "Walkers can expect eleven closures"
    if base == "post":  # "posted on Monday that"; not "posted a loss"
        return "that" not in {line.low(j) for j in range(i + 1, i + 12)}
    if base == "forecast":  # "the average analyst forecast of 9m"
        return following in {"of", "for"} and line.low(i - 1) in ROLES
    return base == "have" and line.tag(i) == "AUX"


def _is_poll(line: Outline, i: int) -> bool:
    """ "A poll of traders had pointed to growth of 4%"."""
    return any(line.low(j) in WORKS for j in range(max(0, i - 8), i))


def _is_mistaken(line: Outline, i: int, base: str) -> bool:
    """A verb that is easily taken for a noun: "the Board reports.", "GWU data show", "the network estimates that"."""
    low, following = line.low(i), line.low(i + 1)
    if low in {"said", "says", "told", "puts"} or following == "that":
        return True
    if _is_embedded(line, i):
        return True
    if low in _NO_NOUNS and is_people(line.low(i - 1)):  # "Prosecutors allege Quill took"
        return True
    if base in {"show", "reveal", "suggest", "indicate"}:
        return any(line.low(j) in DATA | WORKS for j in range(max(0, i - 12), i))
    if line.low(i - 1) == QUOTE and base in SAYING and i + 1 < len(line.words):  # ",” jokes mayor Odd Feld"
        return low.endswith("s") and (line.words[i + 1].is_capital or is_role(line.words[i + 1]))
    if line.low(i - 1) == "," and low.endswith("s") and is_person(line.words[i + 1 : i + 3]):
        return True  # ", estimates Ada Quill of Orbis"
    before = line.before_verb(i)
    before -= line.low(before) == ","  # "The mayor, Ada Quill, speaks of 40"
    named = before >= 0 and (line.words[before].is_capital or is_body(line.words[before]))
    given = line.has_number(i + 1, i + 2) or following in {"there", "it"}
    given = given or (following in {"of", "at"} and line.has_number(i + 2, i + 3))
    if named and low.endswith("s") and (given or following in {"", "."}):
        return True
    return following in {",", ".", ":", ";", ""} and _is_apart(line, i)


def _is_embedded(line: Outline, i: int) -> bool:
    """ "the rebels, which Bogota estimates have 5,800 men"."""
    named = i > 1 and line.words[i - 1].is_capital and line.low(i - 2) in {"which", "who", "that"}
    return named and line.low(i) in _HOMOGRAPHS and line.low(i + 1) in {"has", "have", "are", "were", "is", "was"}


def _is_apart(line: Outline, i: int) -> bool:
    """ ", the study finds:", ", researchers estimate,": article and voice between a comma and the verb."""
    first = i - 1
    while first > 0 and line.words[first].text[0].isalnum() and i - first < 8:
        first -= 1
    phrase = [w for w in line.words[first + 1 : i] if w.low not in ARTICLES]
    if line.low(first) != "," or not phrase or line.low(first + 1) in {"and", "or"}:
        return False
    if line.low(i).endswith("s"):
        known = phrase[-1].is_capital or is_body(phrase[-1]) or is_role(phrase[-1]) or is_written(phrase[-1:])
        named = is_proper(phrase) and (len(phrase) > 1 or line.low(i) not in _HOMOGRAPHS)
        return known and (line.low(first + 1) in ARTICLES or named)
    return is_people(phrase[-1].low)
