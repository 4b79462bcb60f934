"""Event: what happened, and to what or where: "bus" and "crash" tell one disaster of a town from its next."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from service.statistic.words import lemma

# What happens, by the words that tell of it. One accident is told by several: a blast starts a fire.
HAPPENINGS = MappingProxyType(
    {
        "crash": r"crash\w*|collid\w+|collisions?|overturn\w*|derail\w*|pile-up|plung\w+|ploughed",
        "fire": r"fires?|blazes?|burn(?:ed|t|ing)?|inferno|wildfires?|bushfires?|flames|arson",
        "blast": r"blasts?|explosions?|explod\w+|bomb(?:s|ed|ing|ings|er)?|detonat\w+",
        "strike": r"missiles?|drones?|air ?strikes?|air raids?|rockets?|shell(?:s|ed|ing)|artillery|bombard\w*",
        "shooting": r"gunm[ae]n|gunfire|shootings?|shot|gunshots?|opened fire",
        "stabbing": r"stabb\w+|knife|knives",
        "flood": r"floods?|flood(?:ed|ing|waters?)|deluge",
        "slide": r"landslides?|mudslides?|avalanches?|rockslides?",
        "storm": r"storms?|hurricanes?|typhoons?|cyclones?|tornado(?:es)?|gales?",
        "quake": r"(?:earth)?quakes?|tremors?|aftershocks?",
        "sinking": r"s[aiu]nk(?:ing)?|capsiz\w+|shipwreck",
        "collapse": r"collaps\w+|caved in|cave-in|gave way",
        "disease": r"cholera|dengue|measles|ebola|mpox|malaria|flu|(?:corona)?virus|covid\S*|outbreak|\w+demic",
        "crush": r"stampedes?|crush",
        "riot": r"riots?|rioting|rioters|looting",
        "march": r"(?!(?-i:March)\b)march(?:es|ers)?|rall(?:y|ies)|demonstrat\w+|protests?|protesters",
        "kidnap": r"kidnap\w*|abduct\w*",
        "poison": r"poison\w*",
        "heat": r"heatwaves?|heat wave|extreme heat",
    }
)
# Where and to what it happens. Not a "hospital" that the hurt are taken to, nor a "market" in stocks.
SCENES = MappingProxyType(
    {
        "bus": r"bus|buses|minibus|coach",
        "train": r"trains?|railway|rail|metro|subway",
        "plane": r"planes?|aircraft|airliner|jet",
        "helicopter": r"helicopter",
        "boat": r"boats?|ferr(?:y|ies)|ships?|vessel|dinghy|tanker",
        "lorry": r"lorr(?:y|ies)|trucks?",
        "warehouse": r"warehouse|depot",
        "factory": r"factory|factories|refinery|works",
        "mine": r"mines?|pit|colliery",
        "market": r"market(?:place)?|bazaar",
        "shop": r"mall|supermarket|shop|store",
        "hotel": r"hotel|resort|hostel",
        "school": r"schools?|college|university|kindergarten|classroom",
        "hospital": r"(?:hit|struck|bombed|raided|stormed|burned|(?:fire|blast|explosion|strike|attack|raid|shooting)"
        r" (?:on|at|in)) (?:an?|the) (?:[\w'’-]+ ){0,2}(?:hospital|clinic)|hospital fire",
        "homes": r"apartment\w*|(?:tower|residential) block|flats|houses",
        "church": r"church|cathedral|mosque|temple|synagogue|shrine",
        "prison": r"prison|jail",
        "camp": r"camp",
        "stadium": r"stadium|football|concert|festival",
        "club": r"nightclub|disco|club|bar|cinema|theatre|theater|restaurant|cafe",
        "bridge": r"bridge",
        "dam": r"dam|dyke|levee",
        "port": r"port|docks?",
        "airport": r"airport",
        "base": r"base|barracks|checkpoint",
    }
)

WIDE = frozenset({"storm", "flood", "quake", "heat", "disease"})  # these strike a market here and a school there
SCENED = frozenset({"crash", "fire", "blast", "strike", "shooting", "stabbing", "collapse", "sinking"})  # "bus crash"
CALLED = {"slide": "landslide", "quake": "earthquake", "kidnap": "kidnapping", "poison": "poisoning"}


def happenings(text: str) -> frozenset[str]:
    return _told(text, _HAPPENING)


def scenes(text: str) -> frozenset[str]:
    return _told(text, _SCENE)


def event_name(text: str) -> str:
    """ "bus crash", "flood", "cholera"; "" where the text tells of none, or of several."""
    told = {(match.lastgroup or "", match[0].lower()) for match in _HAPPENING.finditer(text)}
    where = {lemma(match[0]) for match in _SCENE.finditer(text)}
    if len({what for what, _ in told}) != 1:
        return ""
    what = next(iter(told))[0]
    if what == "disease":
        called = {word for _, word in told} - {"virus", "outbreak", "epidemic", "pandemic"}
        return called.pop() if len(called) == 1 else ""
    return f"{where.pop()} {what}" if len(where) == 1 and what in SCENED else CALLED.get(what, what)


def _told(text: str, table: re.Pattern[str]) -> frozenset[str]:
    return frozenset(match.lastgroup for match in table.finditer(text) if match.lastgroup)


def _one_pattern(table: Mapping[str, str], unless: str = "") -> re.Pattern[str]:
    told = (rf"\b(?P<{name}>{words})\b{unless}" for name, words in table.items())
    return re.compile("|".join(told), re.IGNORECASE)


_HAPPENING = _one_pattern(HAPPENINGS)
_SCENE = _one_pattern(SCENES, r"(?! (?-i:[A-Z]))")  # "the port", not "Port Velden"
