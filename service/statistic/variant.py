"""Variant: which of several numbers of one name: core inflation or all, net profit or operating, by year or month."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from service.figures.figure import Figure
from service.statistic.words import lemma, word_set

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
            "child": "(?:school)?child(?:ren)?|minors?|kids|(?:school)?(?:boy|girl)s?|infants?|bab(?:y|ies)|pupils?"
            r"|students?|toddlers?|under[ -](?:the age of )?1[0-8]s?|under-(?:fives|tens)"
            r"|(?:two|three|four|five|six|seven|eight|nine|ten|1?\d)-year-olds?",
            "teacher": "teachers?",
            "animal": "livestock|cattle|cows?|sheep|goats?|pigs?|horses?|(?:sea)?birds?|poultry|animals?",
            "building": "buildings?|structures?|bridges?",
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
        "sex": {"women": r"wom[ae]n|female|girls?(?!['’])", "men": r"m[ae]n|male|boys?(?!['’])"},
    }
)
FORESEEING = "economists?|analysts?|markets?|experts?|forecasters?|investors?|traders?|polls?|Reuters"
FORESEEN = "(?:expect(?:ed|ing)|forecast(?:ing)?|predict(?:ed|ing)|project(?:ed|ing)|anticipat(?:ed|ing))"
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
        # "541 deaths overnight", "in the past 24 hours 35 more": not all that there were so far
        "span": {
            "day": r"(?:past|last|previous) 24 hours|(?:in|within|over) (?:the |a )?24 hours|# [\w-]+ overnight"
            r"|single-day|daily (?:cases|deaths|infections|count|tally|increase)|# more (?:deaths|cases|infections)"
        },
        "per": {"share": r"(?<=# )(?:cents |dollars |euros |pence )?(?:a|per) (?:diluted )?share"},
        "care": {
            "intensive": r"intensive care|critical condition|critically (?:ill|injured|hurt|wounded)|life support"
        },
        # "101 are yet to be identified", "34% of hospitals are not functioning", "could not reach 12 villages"; not
        # "275 and not 288"
        "done": {
            "not": r"(?:(?:could|can|did|does|do|have|has|had)(?: not|n['’]t)(?: yet)?|(?:unable|failed) to)"
            r" (?!count|includ|say|rule)[a-z]+(?: about| some| another)?(?= #)"
            r"|(?<=# )(?:[\w-]+ ){0,3}(?:yet to|(?:are|is|were|was|have|has|had|do|does|did)(?: still| yet)?"
            r" (?:not|never)"
            r"|remain(?:s|ed)? un\w+ed)(?= \w)(?! (?:yet )?(?:been |be )?(?:found|traced|located|accounted))",
            "pending": r"(?<=# )(?:[\w-]+ ){0,2}(?:are|were|is|was|remain(?:s|ed)?)(?: still)? (?:pending|awaited)"
            r"|(?:pending|awaited|outstanding) (?:for|on|from)(?: some| about)?(?= #)|await(?:ing|ed)(?= #)",
            "identified": r"(?<=# )(?:[\w-]+ ){0,2}(?:(?:were|was|are|been|being) )(?:formally )?identified",
        },
        # "the 3.2% forecast by economists", "had expected 170,000", "is projected to reach 4%", "market estimates of
        # 4.3%", "the 190,000 that analysts were expecting", "now sees sales of 15.2", "raised its outlook to 15"; not
        # "expected by noon"
        "told": {
            "forecast": rf"(?<=# )(?:[\w-]+ ){{0,2}}(?:forecast|expected|predicted|projected|anticipated) by"
            rf"(?= (?:[\w-]+ ){{0,3}}(?:{FORESEEING}))"
            r"|(?<=# )(?:[\w-]+ ){0,3}had (?:been )?(?:expected|forecast|predicted|projected)"
            rf"|(?<=# )(?:[\w-]+ ){{0,2}}(?:{FORESEEING})(?: (?:were|was|had|have))? {FORESEEN}"
            r"|(?<=# )(?:[A-Z]\w+ |market |consensus |median ){1,2}(?:estimate|forecast)"
            r"|(?:forecasts?|expectations?|predictions?|consensus) (?:of|for)(?: an?)?(?: [\w-]+){0,2}(?= #)"
            rf"|(?:{FORESEEING}|Wall Street)['’]? estimates? (?:of|for)(?: [\w-]+){{0,2}}(?= #)"
            rf"|(?:had|were|was) {FORESEEN}(?: an?)?(?: [\w-]+){{0,2}}(?= #)"
            r"|(?:is|are|was|were) (?:expected|forecast|projected|predicted) to(?: [\w-]+){1,6}(?= #)"
            r"|(?:sees|expects|forecasts|projects|anticipates|is targeting)(?: [\w-]+){1,5}(?= #)"
            r"|(?:rais|lift|lower|cut|trim|narrow|upgrad|slash|confirm|reiterat|maintain)\w*(?: [\w-]+){1,5}"
            r" (?:target|guidance|outlook|forecast|projection)s?(?: for [\w-]+)? (?:to|at|of|from)(?: about)?(?= #)",
        },
    }
)
POLLED = re.compile(r"\b(?:polls?|pollsters?|voting intentions?|exit poll)\b", re.IGNORECASE)
# "Labour on", "the Greens were unchanged on", "Reform UK stood at", "Labour up two at"; not "turnout in Harlow was at"
PARTY = re.compile(
    r"(?:(?<=[Ss]upport for )|(?<!in )(?<!of )(?<!for )(?<!by )(?<![A-Z]\w ))"
    r"\b(?P<name>[A-Z][\w’'-]*(?: [A-Z][\w-]*)*)(?: [Pp]arty)?"
    r"(?: (?:was|were|is|are|stood|stands|standing|remained?s?|polled|polling|unchanged|steady|level|up|down|rose|fell"
    r"|slipped|dropped|climbed|one|two|three|four|five|points?)){0,4}(?: (?:on|at|to|with)|(?<=polled)|(?<=polling))"
    r" (?:just |only |about )?$"
)
# "48% of those asked would vote for Labour", "29% for the Greens"; not "6% for August"
VOTED = re.compile(
    r"[^,.;]{0,70}?\b(?:vote|support) for (?:the )?(?P<name>[A-Z][\w-]*(?: [A-Z][\w-]*)*)"
    r"| for the (?P<plain>[A-Z][\w-]*s)\b"
)
# "16,982 votes in favour and 16,771 against", "Yes is on 51.8%", "54% said no"; not "90% against a target of 95"
SIDE_AFTER = re.compile(
    r"^(?: votes?| people| members| lawmakers| deputies| per ?cent| of \w+)?(?: were| was| would)?"
    r" (?:(?P<yes>for Yes|in favou?r|said yes|yes votes?|vote[ds]? (?:yes|for|in favou?r)|to Yes)"
    r"|(?P<no>for No|against(?! (?:an?|\d|last|its|their|some|the (?!bill|motion|plan|proposal|law|measure)))|said no"
    r"|no votes?|opposed|vote[ds]? (?:no|against)|to No))\b"
)
SIDE_BEFORE = re.compile(
    r"\b(?:(?P<yes>Yes)|(?P<no>No))(?: vote| side| camp)?"
    r"(?: (?:is|was|stands|stood|has|had|won|took|slips|slipped|at|on|with|to|below|above|by)){0,4} $"
)
# "Melian soldiers", "Torvan"; not "Gaza residents"
OF_NATION = re.compile(r"([A-Z][a-z]+(?:an|ese|ish|eli|aqi|ani|emi|nch))(?: [a-z-]+)?$")
EXPERTS = re.compile(r"\b(?:economist|analyst|forecaster)s?\b", re.I)
# These are named wherever they are meant: a number without the word is another's.
ALWAYS_NAMED = word_set(
    "core youth producer second continuing forecast animal building day not child intensive share identified pending"
)


# "nine of those who died were children", "58 of them under 18"; not "nine were killed when children"
ARE = re.compile(
    r"^(?: [\w-]+){1,6} (?:are|is|were|was)(?: all| also| reported to be)? (?P<who>[a-z-]+(?: (?!of|for)[\w-]+)?)"
    r"| of (?:them|whom|these|those) (?P<aged>under[ -]1[0-8])\b"
)


def of_figure(figure: Figure, clause: str, text: str) -> tuple[str, ...]:
    """With the party that a share of a poll is told of. Hosts expect guests, and forecast nothing."""
    told = variants(_measured(figure), clause)
    is_foreseen = figure.kind in ("share", "money") or EXPERTS.search(clause)
    voted = (f"party:{one}" for one in party(figure, text))
    return (*(one for one in told if is_foreseen or one != "told:forecast"), *voted, *_side(figure), *_nation(figure))


def _nation(figure: Figure) -> tuple[str, ...]:
    """ "of:melian" in "23 Melian soldiers"; two of them are two sides."""
    found = OF_NATION.match(figure.measured or "") if figure.kind == "count" else None
    return (f"of:{lemma(found[1])}",) if found else ()


def _side(figure: Figure) -> tuple[str, ...]:
    """Of a vote: "side:yes" or "side:no"."""
    at = figure.sentence.find(figure.exact)
    before, after = figure.sentence[:at], figure.sentence[at + len(figure.exact) :]
    found = SIDE_AFTER.match(after) or SIDE_BEFORE.search(before)
    return (f"side:{'yes' if found['yes'] else 'no'}",) if found else ()


def _measured(figure: Figure) -> str:
    """What is measured; of "nine of those who died were children" what they were."""
    of_all = figure.sentence[figure.sentence.find(figure.exact) + len(figure.exact) :]
    if of_all.startswith((" of ", " among ")) and (found := ARE.match(of_all)):
        who = str(found["who"] or found["aged"])
        if _told(who, _PEOPLE):
            return who
    return "" if _is_of_a_part(figure) else figure.measured or ""


def _is_of_a_part(figure: Figure) -> bool:
    """Is what was read as measured only a part of it: "to at least 419, including 60 children", "40, 9 of them men"?"""
    if " including " not in figure.sentence and " of them " not in figure.sentence:
        return False
    part = r"(?: [\w-]+){0,2},? (?:including|[\w,]+ of them)"
    whole = rf"{re.escape(figure.exact)}[\"”]?{part} (?:[\w,-]+ ){{0,4}}?{re.escape(figure.measured or '-')}\b"
    return re.search(whole, figure.sentence) is not None


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
    at = figure.sentence.find(figure.exact)
    before, after = figure.sentence[:at], figure.sentence[at + len(figure.exact) :]
    if voted := VOTED.match(after):
        return (voted["name"] or voted["plain"],)
    found = PARTY.search(before)
    is_named = found is not None and not found["name"].endswith(("'s", "’s"))
    return (found["name"].removeprefix("The "),) if found and is_named else ()


def are_variants(a: tuple[str, ...], b: tuple[str, ...], is_rare: bool = False) -> bool:
    """Two of one axis that are not the same; or one that is always named, and one that is not it, be it that both are
    the same rare number."""
    x, y = _by_axis(a), _by_axis(b)
    if any(x[axis].isdisjoint(y[axis]) for axis in x.keys() & y.keys()):
        return True
    alone = set().union(*((x.get(axis) or y[axis]) for axis in x.keys() ^ y.keys()))
    return not is_rare and not ALWAYS_NAMED.isdisjoint(alone)


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
