"""Ages: bare numbers that are years of a life. "Ada Quill, 58, who", "aged 14", "children under five"."""

import re

from service.figures.around import Around
from service.figures.rejections import naming

# Words that end a noun phrase: after a bare number they show that nothing is counted.
FUNCTION = (
    r"(?:in|on|at|by|for|from|to|of|with|and|or|but|than|that|which|who|as|since|after|before|over|under|is|are|was|were|"
    r"has|have|had|will|would|can|could|may|said|the|this|it|they|he|she|when|while|because|if|not|into|against)"
)
_MONTHS = "january february march april may june july august september october november december"
_COUNTED = "rest remainder others total number figure sum majority most half dead wounded injured missing"
_NO_PERSON = frozenset(f"{_MONTHS} {_COUNTED}".split())
_CLOSED = re.compile(
    rf"\s*(?:[.,;:)\"”’—–]|\Z)|\s(?!or\b){FUNCTION}\b|\s(?:make|makes|made|living|died|screened|did|do|-)"
)
# "aged 14", "aged 33 and 47", "the age of 12"
_AGED = re.compile(
    r"\b(?:aged?|ages)(?: of)?(?: (?:about|just|only|over|under|between|at least|from|up to))?"
    r"(?: [\w-]+(?:,| and| to| or))* ?\Z",
    re.IGNORECASE,
)
_OLDER = re.compile(r"[ -](?:or|and)[ -](?:older|younger)\b", re.IGNORECASE)
_ABOVE = re.compile(r"[ -](?:or|and)[ -](?:over|under|above|below|up)\b", re.IGNORECASE)
_PERSON = (
    r"(?:child(?:ren)?|boys?|girls?|people|those|adults?|m[ae]n|wom[ae]n|residents|voters|persons?|infants|kids|pupils"
    r"|patients|anyone|everyone|all|dead|victims|detainees|inmates|prisoners|workers|youths?|students|minors|players"
    r"|athletes|drivers|passengers|applicants|babies|toddlers|teenagers|citizens|nobody|none|most|of (?:them|whom))"
)
_AS_YOUNG_AS = re.compile(r"\bas (?:young|old) as \Z")
_AGED_JUST = re.compile(r"\baged \Z", re.IGNORECASE)
# "children under five", "most of the injured were over 70"; not "that figure was above 11"
_LIMIT_OF_AGE = re.compile(
    rf"\b(?:{_PERSON}|(?P<being>is|are|was|were)) (?:aged )?(?:just )?"
    r"(?:under|over|below|above|younger than|older than)(?: the age of)? \Z",
    re.IGNORECASE,
)
# "she is 13", "a girl of nine", "the median age is seven", "the oldest, a winch driver, is 59"
_PEOPLE = re.compile(
    rf"\b(?:{_PERSON}|he|she|they|who|injured|wounded|killed|them|half|thirds?|quarters?|per ?cent|average|both"
    r"|hostages|captives|members|\w+(?:[^\Wb]ers|ors|ees|ists|ants))\b",
    re.IGNORECASE,
)
_SAID_OF = re.compile(
    r"\b(?:I am|I’m|I'm|(?:school|died|married|retired|widowed|orphaned|home|debut|joined (?:the|his|her|a|an) \w+) at"
    r"|(?:he|she|who)(?: is| was|’s|'s| (?:will|would|to) be)|[,;] (?:both|each|all)|turn(?:ed|s|ing)"
    r"|(?:brother|sister|son|daughter|mother|father|wife|husband|boy|girl|baby|twin|child)s?(?: is| was| are| were)"
    r"|when [A-Za-z]+ (?:was|were)|age of|\bage\b[^.,;]{0,30} (?:is|was)"
    r"|\blife expectancy[^.;]{0,50} (?:is|was|of|at|to)"
    r"|(?:typical|average) (?:\w+(?:er|or|ist|ant)|man|woman|patient|resident|bride|groom) (?:is|was)"
    r"|(?:youngest|oldest|eldest|elder)(?:[^.;]{0,50}(?: is| was| were| of|,))?)"
    r"(?: (?:about|around|just|only|now))? \Z",
    re.IGNORECASE,
)
# "life expectancy at birth rose to 81.2", "the average age was 41.5"
_MEAN_AGE = re.compile(
    r"\b(?:life expectancy|(?:average|mean|median) age)\b[^.;]{0,50} (?:is|was|of|at|to) (?:about |around |just )?\Z",
    re.IGNORECASE,
)
_BOY_OF = re.compile(r"\b(?:boy|girl|m[ae]n|wom[ae]n|youth|child|son|daughter|teenager)s? of \Z", re.IGNORECASE)
_APPOSED = re.compile(
    r"(?P<word>[\w’'.-]+), (?:now |then |only |just )?\Z"
)  # "Ada Quill, 58, who", "their pilot, 39, was"


_NAMED = re.compile(r".*[^\W\d_]|[A-Z]\.")  # "their pilot", "Mariam D."; not "1,200", "etc."


# "driver Ramesh Jadhav (41)", "said Sunita (52)", "Asha Devi (39), a farmer"; not "Kohli (82) and Rahul (57)"
_BRACKETED = re.compile(
    r"(?P<role>\b(?:said|says|told|driver|farmer|labourer|worker|student|teacher|constable|victim|accused|deceased|son"
    r"|daughter|wife|husband|brother|sister|mother|father|widow|resident|man|woman|boy|girl) )?"
    r"(?:[A-Z][\w’'.-]+ ){1,3}\(\Z"
)
_WHO = re.compile(
    r"\),? (?:who\b|(?:his|her|son|daughter|wife|widow|resident|native) |an? (?:[a-z-]+ )?(?:resident|farmer|labourer"
    r"|student|teacher|native|driver|worker|housewife|widow|nurse|trader|clerk|mother|father|engineer|doctor)\b)"
)
_IDENTIFIED = re.compile(r"\b(?:(?:identified|named) as|(?:deceased|accused|injured|victims) (?:are|were|have been))\b")
_PARENT = re.compile(r"\b(?:mother|father|mum|mom|dad|parent|grandmother|grandfather)[ -]of[ -][\w-]+, \Z")
_GROUP = re.compile(r"(?:[ -]year)?[ -]age[ -](?:group|bracket|range|band)s?\b")  # "the 5-17 age group"


def is_age(here: Around) -> bool:
    """Whether a numeral without a unit word counts the years of somebody's life."""
    numeral = here.numeral
    years = numeral.high if numeral.form == "range" else numeral.value
    if years is None or not 0 < years < 125:
        return False
    if years != int(years):
        closed = _CLOSED.match(here.after) or here.after.startswith(" (")
        return bool(closed and _MEAN_AGE.search(here.before))
    return _said_of_a_life(here)


def _is_of_people(limit: re.Match[str]) -> bool:
    return not limit["being"] or bool(_PEOPLE.search(limit.string, max(0, limit.start() - 80), limit.start()))


def _said_of_a_life(here: Around) -> bool:
    before, after = here.before, here.after
    if _OLDER.match(after) or (
        _ABOVE.match(after) and re.search(rf"\b(?:aged|\w{{2,}}[eo]rs|{_PERSON}) \Z", before, re.I)
    ):
        return True
    if after.startswith(")") and (named := _BRACKETED.search(before)):
        told = named["role"] or _WHO.match(after) or _IDENTIFIED.search(here.sentence.text[:400])
        return bool(told)
    if _GROUP.match(after):
        return True
    if _BOY_OF.search(before):
        return not naming.counts(here)
    limit = _LIMIT_OF_AGE.search(before)
    if _AS_YOUNG_AS.search(before):
        return not naming.counts(here) or bool(_CLOSED.match(after))
    if not _CLOSED.match(after):
        if _MEAN_AGE.search(before):  # "life expectancy is about 73 thanks to the clinic"
            return not naming.counts(here)
        return bool(limit and not limit["being"] and not naming.counts(here)) or bool(_AGED_JUST.search(before))
    if _PARENT.search(before) or _AGED.search(before) or (limit and _is_of_people(limit)) or _SAID_OF.search(before):
        return True
    apposed = _APPOSED.search(before)
    if apposed is None or here.numeral.form != "digits" or not _NAMED.fullmatch(apposed["word"]):
        return False
    closed = after[:1] in (",", ";") or (after[:1] in (".", ")", "”", '"', "") and apposed["word"][0].isupper())
    return closed and not after[1:5].strip()[:1].isdigit() and apposed["word"].lower() not in _NO_PERSON
