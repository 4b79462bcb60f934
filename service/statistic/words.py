"""Words: what different texts call the same thing. A general English stock, to which config/statistics.toml adds."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType


def word_set(text: str) -> frozenset[str]:
    return frozenset(text.split())


# A concept and the lemmas, nouns or verbs, that stand for it. One lemma, one concept.
CONCEPTS = MappingProxyType(
    {
        "die": "die death dead kill perish fatality toll body corpse slay drown starve succumb lethal deadly killing",
        "hurt": "hurt injure wound injury wounded injured maim",
        "casualty": "casualty",
        "miss": "miss missing unaccounted disappear disappearance vanish",
        "trap": "trap bury strand stick pin entomb catch",
        "arrest": "arrest detain apprehend detention",
        "hold": "hold detainee prisoner inmate jail imprison incarcerate incarceration prison custody captive hostage",
        "free": "free release",
        "displace": "displace uproot evict displacement eviction flee",
        "evacuate": "evacuate evacuation evacuee",
        "case": "case infection infect sicken infected contract ill sick illness patient",
        "admit": "admission hospitalise hospitalize hospitalisation hospitalization",
        "vaccinate": "vaccinate vaccination vaccine vaccin immunise immunize immunisation immunization jab inoculate "
        "uptake coverage",
        "strike": "strike striker stoppage walkout",
        "rescue": "rescue save",
        "recall": "recall",
        "cut": "cut eliminate axe shed slash layoff redundancy redundant scrap",
        "post": "job post position role",
        "vacancy": "vacancy vacant unfilled unfill shortage gap shortfall short lack",
        "seek": "apply application applicant claim request seek",
        "asylum": "asylum refugee",
        "cost": "cost bill damage expense",
        "revenue": "revenue turnover takings",
        "profit": "profit earnings income",
        "loss": "loss lose",
        "price": "price fetch sell retail",
        "pay": "pay wage salary",
        "fund": "fund funding finance appeal",
        "home": "home house dwelling household",
        "vehicle": "vehicle car truck lorry pickup suv automobile van",
        "ship": "ship vessel boat tanker freighter",
        "rain": "rain rainfall precipitation",
        "wind": "wind gust",
        "refuse": "refuse reject turn",
        "deport": "deport deportation expel expulsion pushback repatriate",
        "cross": "cross crossing",
        "vote": "vote ballot",
        "march": "march rally demonstrate crowd demonstration",
        "pupil": "pupil student learner schoolchild",
        "crop": "crop harvest",
        "spill": "spill leak pour gush slick",
        "birth": "birth born newborn",
        "enrol": "enrol enroll enrolment enrollment",
        "destroy": "destroy wreck demolish damaged flatten",
        "homeless": "homeless homelessness unhoused",
        "unemployment": "unemployment jobless unemployed joblessness",
        "inflation": "inflation",
        "store": "store stock reserve stockpile",
        "teach": "teacher teaching educator",
        "build": "build construct construction",
        "suicide": "suicide",
        "settle": "settlement settler",
        "train": "train express locomotive railcar",
        "plane": "plane aircraft jet airliner aeroplane airplane",
        "oil": "oil crude petroleum",
        "aid": "aid relief assistance",
        "staff": "staff worker employee workforce personnel",
        "customer": "customer subscriber consumer client",
        "fire": "fire blaze wildfire bushfire inferno",
        "flood": "flood flooding inundate deluge",
        "quake": "quake earthquake tremor",
        "soldier": "soldier troop serviceman",
        "police": "police officer policeman constable",
        "farmer": "farmer grower",
        "doctor": "doctor physician",
        "medicine": "medicine drug medication",
        "protester": "protester demonstrator marcher",
        "output": "output production produce",
        "dose": "dose shot injection",
        "fail": "fail failure",
        "fine": "fine penalty",
        "hire": "hire recruit",
        "close": "close shut closure shutdown",
        "visit": "visit visitor tourist",
        "passenger": "passenger traveller traveler",
        "attack": "attack raid assault ambush",
        "weapon": "weapon gun firearm rifle",
        "bird": "bird seabird",
        "donate": "donate donation contribute contribution",
        "migrant": "migrant immigrant",
        "voter": "voter electorate elector",
        "hospital": "hospital clinic",
        "emit": "emit emission pollution pollute",
        "warm": "temperature heat",
        "abduct": "abduct kidnap abduction kidnapping seize snatch",
        "rent": "rent rental",
    }
)

# Concepts of what happens to people and things; the others are what it happens to.
ACTS = word_set(
    "die hurt casualty miss trap arrest hold free displace evacuate case admit vaccinate strike rescue recall cut seek "
    "cost loss fund refuse deport cross vote march spill enrol destroy build suicide birth abduct aboard homeless"
)

# What happens, told in more words than one; looked for in the predicate.
PHRASES = MappingProxyType(
    {
        "bring up": "rescue", "pull out": "rescue", "dig out": "rescue", "bring out": "rescue",
        "pull": "rescue", "set free": "free", "let go": "free", "walk free": "free", "let out": "free",
        "turn back": "refuse", "turn away": "refuse", "send back": "refuse", "lay off": "cut", "take ill": "case",
        "fall ill": "case", "come down": "case", "blow up": "destroy", "burn down": "destroy", "wipe out": "destroy",
        "give birth": "birth", "take away": "arrest", "round up": "arrest", "shoot": "die", "shoot dead": "die",
        "turn out": "vote", "drive out": "displace", "leave home": "displace", "stop work": "strike",
        "empty": "displace", "push back": "deport", "push out": "deport", "strike down": "case",
    }
)  # fmt: skip

# What sort of number it is, where it is not simply how many there are: another sort is another statistic.
MODES = MappingProxyType(
    {
        "capacity": r"capacit(?:y|ies)|(?:built|designed|meant|room|space|places?) (?:for|to hold)|berths",
        "target": r"targets?|goals?|aims? (?:to|for|at)|pledged?|promised?|plans? to|planned",
        "demand": r"demand(?:s|ed|ing)?|wants?|wanted|ask(?:s|ed|ing)? for|asked|sought|seeks?"
        r"|request(?:s|ed|ing)?|appeal(?:s|ed|ing)? for",
        "offer": r"offer(?:s|ed|ing)?|proposed|proposal",
        "need": r"needs?|needed|required?|requires",
        "forecast": r"forecasts?|projected|projections?|predict(?:s|ed)?|expect(?:s|ed)|outlook|could|might|would"
        r"|will be|reckons?",
        "normal": r"normal(?:ly)?|usual(?:ly)?|long-term average",
        "limit": r"limits?|caps?|capped|maximum|permitted|ceiling|threshold",
        "budget": r"budget(?:s|ed)?|earmarked|allocat(?:ed|ion)",
        "average": r"averages?|averaged|mean|median",
        "poll": r"polls?|pollsters?|exit polls?|voting intentions?",
    }
)

# People as such: they tell no population from another.
EVERYONE = word_set(
    "people person persons individual resident man inhabitant citizen human life local "
    "villager civilian somebody other participant population victim"
)

# Concepts of people by what they do or are: two names for the same ones differ less than two names of things.
PEOPLE = word_set(
    "staff soldier police farmer doctor protester customer passenger migrant voter pupil miner diver rider buyer owner "
    "captive civilian volunteer crew"
)

# What ends as "docker" does and is nobody
THINGS = word_set(
    """number water tanker computer corridor plant helicopter freighter trailer tractor cruiser destroyer container
    shelter reactor motor elevator server sensor generator transformer letter poster chapter border winter summer
    factor sector restaurant warrant committee degree guarantee centre center quarter matter paper disaster newspaper
    counter locker launcher interceptor boiler carrier bomber bulldozer excavator speaker cancer disorder murder
    barrier dollar barrel variant charter chapter register corner boulder theater computer printer tremor"""
)


def is_doer(word: str) -> bool:
    """ "docker", "artist": people by what they do. Not "number" or "helicopter"."""
    return word.endswith(("er", "or", "ist", "ant", "ee")) and len(word) > 5 and word not in THINGS


# Words that cut a part out of a population: "of them women" is another statistic than the whole.
PARTS = word_set(
    "child minor boy girl infant baby toddler woman female male teenager youth pensioner elderly adult foreigner "
    "foreign officer police policeman soldier military veteran journalist medic contractor crew driver nurse doctor "
    "family worker suspected confirmed administrative severe severely seriously critical critically chronically "
    "unsheltered sheltered repeat jewish palestinian national monthly weekly daily yearly annual hourly "
    "new newcomer staff firefighter pregnant orphan disabled black white native illegal permanent temporary"
)

# Verbs and nouns that only carry a number, and the small words of English.
CARRIERS = word_set(
    """be have get give stop stopp walk accord make put take report record account log find count reach rise fall drop
    climb increase decrease decline total number figure amount level rate share percentage percent per cent proportion
    tally stand say state
    show include cause bring leave carry do go come set run hit see estimate need expect average ease grow sink slip
    the a an of in on at for to and or by with from its their his her our as that this these those which who whom more
    than new about some all each own full
    volume reckon reckoning entire net gross mere such other same first last late early recent current
    least most not no nearly almost around over under least"""
)

# What a number is called by those who name no thing: "its own number is 540", "the figure stood at 11".
NUMBERS = word_set("number figure count total tally level amount rate share sum estimate proportion percentage")

IRREGULAR = MappingProxyType(
    {
        "people": "people", "children": "child", "women": "woman", "men": "man", "lives": "life", "bodies": "body",
        "policemen": "police", "killed": "kill", "held": "hold", "dead": "dead", "lost": "lose", "sold": "sell",
        "paid": "pay", "sought": "seek", "caught": "catch", "shot": "shoot", "fled": "flee", "left": "leave",
        "struck": "strike", "freed": "free", "died": "die", "hurt": "hurt", "built": "build", "wives": "wife",
        "households": "household", "losses": "loss", "buses": "bus", "crises": "crisis", "wounded": "wounded",
        "injured": "injured", "stuck": "stick", "drowned": "drown", "buried": "bury", "trapped": "trap",
        "missing": "missing", "stranded": "strand", "dying": "die", "news": "news",
    }
)  # fmt: skip

WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*[A-Za-z]|[A-Za-z]")  # "re-mark", "driver's"; not "2.4"


@lru_cache(maxsize=65536)
def lemma(word: str) -> str:
    """The word without its ending, lower case; "detainees" and "detainee" give one form, be it English or not."""
    low = word.lower().replace("’", "'").removesuffix("'s").removesuffix("'")
    if low in IRREGULAR:
        return IRREGULAR[low]
    for tail, put in (("ies", "y"), ("sses", "ss"), ("shes", "sh"), ("ches", "ch"), ("xes", "x")):
        if low.endswith(tail) and len(low) > len(tail) + 2:
            return low.removesuffix(tail) + put
    if low.endswith("s") and len(low) > 3 and not low.endswith(("ss", "us", "is")):
        return low[:-1]
    return low


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A verb's form without its ending: "displaced", "displacing" and "displace" give one form."""
    low = lemma(word)
    for tail in ("ing", "ed"):
        if low.endswith(tail) and len(low) > len(tail) + 3:
            low = low.removesuffix(tail)
            break
    return low.removesuffix("e") if len(low) > 4 else low


def _concepts(table: Mapping[str, str]) -> dict[str, str]:
    return {word: concept for concept, words in table.items() for word in words.split()}


MODE = {mode: re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE) for mode, pattern in MODES.items()}


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What words mean the same. `synonyms` maps a lemma to its concept; `parts` cut out a sub-population."""

    synonyms: Mapping[str, str] = field(default_factory=lambda: MappingProxyType(_concepts(CONCEPTS)))
    parts: frozenset[str] = PARTS
    _stems: Mapping[str, str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_stems", {stem(word): concept for word, concept in self.synonyms.items()})

    def modes(self, text: str) -> set[str]:
        """What sorts of number the words of a text tell of; none for most texts."""
        return {mode for mode, pattern in MODE.items() if pattern.search(text)}

    def concept(self, word: str) -> str:
        """The concept of a lemma, in whatever verb form; the bare form itself where the vocabulary has none."""
        if word in self.synonyms:
            return self.synonyms[word]
        bare = stem(word)
        return self._stems.get(bare, bare)
