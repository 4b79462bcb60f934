"""Variant: which of several numbers of one name: core inflation or all, net profit or operating, by year or month."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from service.figures.figure import Figure

# In what is measured, and only there: "police said" tells of no police.
PEOPLE: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "who": {
            "soldier": "soldiers?|troops|service(?:men|members?|women)|fighters?|militants?|rebels?",
            "civilian": "civilians?",
            "police": "police(?:men|women|man|woman)?|(?:police )?officers?|guards?|wardens?",
            "medic": "medics?|doctors?|nurses?|paramedics?",
            "journalist": "journalists?|reporters?",
            "crew": "crew(?: members?)?|sailors?",
            "passenger": "passengers?(?! and crew)",
            "pupil": "pupils?|students?",
            "teacher": "teachers?",
        },
    }
)
# In what is measured itself: "core inflation", "net profit", "second dose".
AXES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "core": {"core": "core|underlying", "headline": "headline|overall|all-items"},
        "age": {"youth": "youth|young"},
        "profit": {
            "net": "net|bottom-line|after-tax",
            "operating": "operating",
            "pretax": "pre-?tax|before tax",
            "gross": "gross",
        },
        "prices": {
            "consumer": "consumer(?= price)",
            "producer": "(?:producer|factory[- ]gate|wholesale)(?= price)",
            "house": "(?:house|home|housing)(?= price)",
        },
        "dose": {"first": "first(?= (?:dose|jab|shot))", "second": "second(?= (?:dose|jab|shot))"},
        "claims": {"initial": "initial|first-time|new(?= claim)", "continuing": "continuing|ongoing"},
        "origin": {
            "foreign": r"foreign(?! (?:minist|affair|secretar|office))|international(?= (?:visitor|tourist))",
            "domestic": "domestic",
        },
        "sex": {"women": "wom[ae]n|female|girls?", "men": "m[ae]n|male|boys?"},
    }
)
# In its clause: "from a year earlier", "seasonally adjusted".
CLAUSES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "adjusted": {"adjusted": r"seasonally[- ]adjusted", "raw": r"unadjusted|not seasonally"},
        "basis": {
            "year": r"(?:than|from|on|over) (?:a|the) year(?: (?:earlier|ago|before))?|year[- ](?:on|over)[- ]year"
            r"|annual(?:ly|i[sz]ed)?|the same (?:month|quarter|period|week) (?:of |a |the )?(?:last|previous|year)"
            r"|12 months",
            "quarter": r"(?:than|from|on|over) (?:a|the) (?:previous |prior )?quarter(?: (?:earlier|ago|before))?"
            r"|quarter[- ](?:on|over)[- ]quarter|from the (?:first|second|third|fourth)",
            "month": r"(?:than|from|on|over) (?:a|the) (?:previous |prior )?month(?: (?:earlier|ago|before))?"
            r"|month[- ](?:on|over)[- ]month|monthly",
        },
        # "the 3.2% forecast by economists", "had expected 170,000", "is projected to reach 4%"; not "expected by noon"
        "told": {
            "forecast": r"(?<=# )(?:[\w-]+ ){0,2}(?:forecast|expected|predicted|projected|anticipated) by"
            r"(?= (?:[\w-]+ ){0,3}(?:economist|analyst|market|expert|forecaster|investor|trader|poll|Reuters))"
            r"|(?<=# )(?:[\w-]+ ){0,3}had (?:been )?(?:expected|forecast|predicted|projected)"
            r"|(?:forecasts?|expectations?|predictions?|consensus) (?:of|for)(?: an?)?(?: [\w-]+)?(?= #)"
            r"|had (?:forecast|expected|predicted|projected)(?: an?)?(?: [\w-]+){0,2}(?= #)"
            r"|(?:is|are|was|were) (?:expected|forecast|projected|predicted) to(?: [\w-]+){1,6}(?= #)",
        },
    }
)
POLLED = re.compile(r"\b(?:polls?|pollsters?|voting intentions?|exit poll)\b", re.IGNORECASE)
# "Labour on", "the Greens were unchanged on", "Reform UK stood at", "Labour up two at"; not "turnout in Harlow was at"
PARTY = re.compile(
    r"(?<!in )(?<!of )(?<!for )(?<!by )(?<![A-Z]\w )\b(?P<name>[A-Z][\w’'-]*(?: [A-Z][\w-]*)*)(?: [Pp]arty)?"
    r"(?: (?:was|were|is|are|stood|stands|standing|remained?s?|polled|polling|unchanged|steady|level|up|down|rose|fell"
    r"|slipped|dropped|climbed|one|two|three|four|five|points?)){0,4}(?: (?:on|at|to|with)|(?<=polled)|(?<=polling))"
    r" (?:just |only |about )?$"
)
# These are named wherever they are meant: a number without the word is another's.
ALWAYS_NAMED = frozenset({"core", "youth", "adjusted", "producer", "second", "continuing", "forecast"})


def variants(measured: str, clause: str) -> tuple[str, ...]:
    """Each as its axis and what it is there: "core:core", "basis:year"."""
    clause = " ".join(clause.split())
    found = _told(clause, _CLAUSES) | _told(measured, _AXES) | _told(measured, _PEOPLE)
    axes = {one.split(":")[0] for one in found}
    return tuple(sorted(found | {one for one in _told(clause, _AXES) if one.split(":")[0] not in axes}))


def party(figure: Figure, text: str) -> tuple[str, ...]:
    """The party that a share of a poll is told of: "Reform UK" in "Reform UK stood at 18%"."""
    if figure.kind != "share" or figure.measure != "level" or not POLLED.search(text):
        return ()
    found = PARTY.search(figure.sentence[: figure.sentence.find(figure.exact)])
    is_named = found is not None and not found["name"].endswith(("'s", "’s"))
    return (found["name"].removeprefix("The "),) if found and is_named else ()


def are_variants(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Two of one axis that are not the same; or one that is always named, and one that is not it."""
    x, y = _by_axis(a), _by_axis(b)
    return any(x[axis].isdisjoint(y[axis]) for axis in x.keys() & y.keys()) or any(
        not ALWAYS_NAMED.isdisjoint(x.get(axis) or y[axis]) for axis in x.keys() ^ y.keys()
    )


def _by_axis(told: tuple[str, ...]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for one in told:
        axis, _, value = one.partition(":")
        found.setdefault(axis, set()).add(value)
    return found


def _told(text: str, patterns: Mapping[str, re.Pattern[str]]) -> set[str]:
    return {told for told, pattern in patterns.items() if pattern.search(text)}


def _compiled(axes: Mapping[str, Mapping[str, str]]) -> Mapping[str, re.Pattern[str]]:
    return {
        f"{axis}:{value}": re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
        for axis, values in axes.items()
        for value, words in values.items()
    }


_PEOPLE, _AXES, _CLAUSES = _compiled(PEOPLE), _compiled(AXES), _compiled(CLAUSES)
