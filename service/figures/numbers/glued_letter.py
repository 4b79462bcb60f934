"""What one letter against a number says: "1.2m people" are millions, "a depth of 40m" metres, "a 10k run" a race."""

import re

from service.figures.numbers.piece import Window

_GROUND = r"(?:ground|sea|water|surface|street|road|river|deck|valley|normal|flood|datum|tide|ice|snow)"
_RANGE = r"(?:(?: ?[-–] ?| to | and | or )\d[\d.]*m)?"
# "5m tall", "3m by 4m", "20m down a cliff", "300m above sea level"; not "2m down on 2019", "0.3m above target"
_METRES_AFTER = re.compile(
    rf"{_RANGE}(?:[ -](?:tall|long|wide|deep|high|thick|away|across|inland|apart|offshore|underwater|sprint|freestyle"
    r"|backstroke|breaststroke|medley|hurdles|butterfly|dash|relay|race|waves?|surge|swell|walls?|sea wall|fence|dam"
    r"|tower|mast|crane|cliff|radius|crater|cable|rope|yacht|boat|ship|vessel|trawler|pool|statue|tree|trench|tunnel)\b"
    r"| (?:by|x|×) (?!(?:19|20)\d\d\b)\d"
    rf"| (?:above|below|under|beneath) (?:the |its )?{_GROUND}\b"
    r"| off (?:the |its )?(?:coast|shore|ground|floor|beach|pier|road|line)\b"
    r"| (?:down|up|into) an? (?!year|quarter|month|week)| into (?:the|their|his|her|its|\w+ing) (?!fund|account)"
    r"| from (?:the (?!previous|prior|year|same|first|second|third|fourth|last|start|sale|[A-Z])|his|her|their|where|it"
    r"|goal|shore|land)\b)"
)
_ABOUT = r"(?:about |around |roughly |nearly |almost |some |up to |over |more than |at least |just |only |a |the ){0,2}"
# "a depth of 40m", "waves of up to 6m", "the river rose 3m", "cleared 2.05m", "swam 400m"; not "sales rose 3m"
_METRES_BEFORE = re.compile(
    r"(?:\bwithin|\b(?:fell|snow\w*|peaks|slopes|land|ground) (?:above|over|below)"
    r"|\b(?:depth|height|altitude|elevation|length|width|breadth|thickness|radius|diameter|distance|draught|wingspan"
    r"|visibility|waves?|swells?|surge|tides?)s? (?:of|is|was|were|to|at|reach\w*|between|from)"
    r"|\b(?:rivers?|waters?|floodwaters?|tides?|lake|swell|waves)(?: levels?)?(?: (?:has|had|have|will|could|to|by|at"
    r"|that|r[io]se|risen|rising|f[ae]ll|fallen|reach\w*|stood|swelled|surged|peak\w*|crest\w*|drop\w*|above|was|is)){1,3}"
    r"|\b(?:sw[aiu]m|swum|ran|rowed|paddled|sprinted|leapt|leaped|cleared|vaulted|threw|thrown|hurled|abseiled|dived"
    rf"|(?:throw|jump|leap|vault) of)) {_ABOUT}\Z|\d ?m (?:by|x|×) \Z",
    re.IGNORECASE,
)
# "between 5m and", "rose 3m, to"
_FIRST = re.compile(r"(?P<run>\d[\d.]*)m(?:,? (?:to|from|and|or|against) | ?[-–] ?)\Z")
# What is counted, not measured: "waves of 3m refugees", "the river feeds 12m people"
_COUNTED = re.compile(r" (?:[a-z]+ )?(?:people|[a-z]{2,}s)\b|-strong\b")
_RACE = re.compile(r"(?:\bthe|men[’']s|women[’']s|boys[’']|girls[’']) \Z", re.IGNORECASE)
_RACES = frozenset("50 60 100 110 200 400 800 1500 3000 5000 10000 1,500 3,000 5,000 10,000".split())


def is_metre(window: Window, start: int, end: int) -> bool:
    """Whether the m that ends at `end` is metres: "5m tall", "the 100m in 9.8 seconds"; not "3m homes"."""
    if _says_metre(window, start, end):
        return True
    first = None if _COUNTED.match(window.text, end, window.end) else _FIRST.search(window.before(start))
    if first is None:
        return False
    begin = start - len(first[0])
    return _says_metre(window, begin, begin + len(first["run"]) + 1)


def _says_metre(window: Window, start: int, end: int) -> bool:
    text, before = window.text, window.before(start, 60)
    if "," in text[start:end] or _METRES_AFTER.match(text, end, window.end):  # "at 7,900m"
        return True
    if _COUNTED.match(text, end, window.end):
        return False
    if _METRES_BEFORE.search(before):
        return True
    return text[start : end - 1] in _RACES and bool(_RACE.search(before))


# "a 10k run", "ran a 5k", "a 4K screen"; not "10k people ran"
_NAMED = re.compile(
    r"[ -](?:(?:fun |charity |road |park )?(?:run|races?|walk|course|event)|TVs?|resolution|videos?|screens?"
    r"|displays?|monitors?|streaming|footage|cameras?)\b",
    re.IGNORECASE,
)
_RAN = re.compile(r"\b(?:ran|run|running|finished|completed|walked) (?:an?|the|his|her|their|my) \Z")


def is_name(window: Window, start: int, end: int) -> bool:
    """Whether the k that ends at `end` is part of a name: "a 10k run", "a 4K screen"."""
    return bool(_NAMED.match(window.text, end, window.end) or _RAN.search(window.before(start)))
