"""Measure: how many there are (a level) or by how many that moved (a change), and which way."""

import re
from dataclasses import dataclass

from service.article import Span
from service.figures.figure import Direction, Kind, Measure
from service.figures.reading import Reading


def _forms(words: str) -> str:
    """An alternation of whole words; an underscore stands for a blank."""
    return "|".join(word.replace("_", r"\s") for word in words.split())


# By these a number moves of itself ("rose 17"), by the deeds below somebody moves it ("shed 17").
UP_VERBS = _forms(
    "rise rises rose risen rising grow grows grew grown growing climb climbs climbed climbing jump jumps jumped "
    "jumping increase increases increased increasing soar soars soared soaring surge surges surged surging "
    "rocketed leapt leaped swelled swollen rally rallies rallied advance advances advanced advancing rebound "
    "rebounds rebounded expand expanded extended prolonged widened strengthened firmed up edged_up edged_higher "
    "inched_up ticked_up crept_up shot_up went_up goes_up gone_up going_up moved_up nudged_up improved improve "
    "improves lengthened lengthens recovered spiked ballooned appreciated accelerated edged_ahead higher_by"
)
DOWN_VERBS = _forms(
    "fall falls fell fallen falling drop drops dropped dropping decline declines declined declining decrease "
    "decreases decreased decreasing shrink shrinks shrank shrunk slump slumps slumped plunge plunges plunged "
    "plunging slide slides slid sliding slip slips slipped slipping sink sinks sank sunk tumble tumbles tumbled "
    "dip dips dipped ease eases eased easing contracted retreated weakened plummeted narrowed worsened down "
    "edged_down edged_lower inched_down ticked_down went_down goes_down gone_down going_down came_down come_down "
    "moved_down shortened shortens thinned dwindled depreciated crashed dived lower_by"
)
UP_DEEDS = _forms(
    "gain gains gained gaining add adds added adding raise raises raised raising upped lift lifts lifted put_on"
)
DOWN_DEEDS = _forms(
    "lose loses lost losing shed sheds shedding cut cuts cutting reduce reduces reduced reducing trim trims "
    "trimmed slash slashes slashed shaved lower lowers lowered lowering pared took_off"
)
UP_NOUNS = _forms(
    "rise increase gain jump growth surge climb hike uptick leap upturn addition improvement rally raise expansion"
)
DOWN_NOUNS = _forms(
    "fall drop decline decrease cut reduction slump dip slide plunge contraction downturn tumble slowdown"
)
# What may stand between the word of change and its number: "rose by almost 17", "up a further $2", "fell some 4 %".
FILLER = (
    r"(?:\s+(?:by|a|an|another|further|some|about|around|nearly|almost|roughly|just|only|over|under|sharply|slightly"
    r"|steadily|overall|approximately|(?:well |just |no )?(?:more|less|fewer) than|at (?:least|most)|up to"
    r"|close(?:r)? to|as (?:much|many) as|(?:well|just) (?:over|under)|an estimated|in (?:all|total|value)"
    r"|as a whole|between))*\s+"
)
# "rose by 17", "prices up 3%", "extended by 60 days"; not "rose to 305", not "make up 38 percent"
MOVED = re.compile(rf"(?<![\w-])(?:(?P<up>{UP_VERBS})|(?P<down>{DOWN_VERBS})){FILLER}$", re.IGNORECASE)
# "gained 4%", "has shed a quarter", "lost 17 kilos"; not "lost five men"
DONE = re.compile(rf"(?<![\w-])(?:(?P<up>{UP_DEEDS})|(?P<down>{DOWN_DEEDS})){FILLER}$", re.IGNORECASE)
# "up" and "down" that belong to another verb: "make up 38 percent", "brought up eight bodies", "added up to"
OTHER_VERB = re.compile(
    r"\b(?:mak|made|br[io]|tak|took|tie|buil|pick|put|set|turn|add|sum|draw|drew|pil|round|follow|hold|held|bl[oe]w"
    r"|back|clear|br[eo]|track|run|ran|shut|t[eo]re?|pull|gun|shot|la[yi]|step|mop|scrap|pa[iy]|d[ui]g"
    r"|grow|w[ao]ke|show|giv|gave|sign|(?P<market>end|open|clos|settl))\w*\s+(?:up|down)\Z",
    re.IGNORECASE,
)
# "an increase of 40", "a fall in prices of 3%"; not "a fall at 12 metres"
NOUN_OF = re.compile(
    rf"\b(?:(?P<up>{UP_NOUNS})|(?P<down>{DOWN_NOUNS}))(?:\s+in\s+(?:[\w-]+\s+){{1,4}})?\s*"
    rf"(?:of|closer to|at(?P<at>)){FILLER}$",
    re.IGNORECASE,
)
# "the decline is 161", "Growth was therefore 3%"; not "those caught by the roof fall is 34"
NOUN_IS = re.compile(
    rf"(?:\A|[.,;:]\s|(?<!of\s)(?<!by\s)\b(?:the|this|that|an?|its|their)\s)(?:[\w-]+\s)?"
    rf"(?:(?P<up>{UP_NOUNS})|(?P<down>{DOWN_NOUNS}))\s(?:is|was|will be|would be|has been)"
    rf"(?:\s+(?:therefore|thus|now|then|still))?{FILLER}$",
    re.IGNORECASE,
)
# "a loss of 4%", "a loss of 38 seats"; not a loss of $4 million, of 400 tonnes, of lives
LOSS_OF = re.compile(rf"\b(?P<up>(?!))?(?P<down>loss) of{FILLER}$", re.IGNORECASE)
_MEMBERS = re.compile(r" (?:[\w-]+ )?(?:seats|members|subscribers|followers|customers|users|places|points)\b")
# "cut the workforce by 40", "fell for a third month, by 2%": the thing moved stands between verb and number
MOVED_BY = re.compile(
    rf"(?<![\w-])(?:(?P<up>{UP_VERBS}|{UP_DEEDS})|(?P<down>{DOWN_VERBS}|{DOWN_DEEDS}))\b[^.;:,()]{{2,60}},?\sby{FILLER}$",
    re.IGNORECASE,
)
# "offered 3.2%", "cut its demand to 7%" where wages are spoken of
OFFERED = re.compile(
    r"\b(?:offer\w*|demand\w*|claim|(?:ask|press|push|settl|hold)\w* (?:out )?for|want(?:s|ed)?|w[io]ns?"
    rf"|got|back with|accept\w*|reject\w*|go(?:es)?|went)\b(?: (?:of|to|at))?{FILLER}(?:the )?(?P<up>)(?P<down>(?!))?$",
    re.IGNORECASE,
)
_WAGES = re.compile(
    r"\b(?:wages?|pay|salary) (?:rise|demand|claim|offer|increase|deal|talk|award|settlement|hike|pact)s?\b",
    re.IGNORECASE,
)
_NO_NOUN = (
    r"(?:the|a|an|to|from|of|at|in|on|by|for|with|than|above|below|per|as|about|is|are|was|were|be|has|have|had|that|who"
    r"|which|its|their|said|or|not|no|only|least|most|up|down|hold\w*|held|owns?|stood|after|against|between|while)"
)
# "lifted profit 18%", "cut output 3 percent"; not "cut the 12% fee", "raised its stake to 9%"
OBJECT = re.compile(
    rf"(?<![\w-])(?:(?P<up>{UP_DEEDS}|{UP_VERBS})|(?P<down>{DOWN_DEEDS}|{DOWN_VERBS}))\s+(?:(?:the|its|their|his|her)\s+)?"
    rf"(?:(?!{_NO_NOUN}\b)[\w’'-]*[^\W\d]\s+){{1,3}}(?:by\s+|(?:about|nearly|almost|some|around|over)\s+)?$",
    re.IGNORECASE,
)
WIPED = re.compile(
    rf"(?<![\w-])(?P<up>(?!))?(?P<down>wip(?:e|ed|es|ing)|knock(?:ed|s|ing)|shav(?:ed|ing)){FILLER}$", re.IGNORECASE
)
# The numbers that share a change: "lost 70 points, or 0.9%", "up 3 (2%)", "growth was 4%, not 5%"
_NUMBER = r"(?:\b[A-Z]{1,3}[$€£¥₹]?|[$€£¥₹]|\bRs\.? ?)?(?<![\d.,])\d[\d.,]*(?:bn|m|k)?"
APPOSED = re.compile(
    rf"{_NUMBER}(?: ?(?P<percent>%|per ?cent\b)|(?P<unit>(?: (?!or\b|and\b|to\b)[\w-]+){{1,3}}?))?"
    r"(?:,? or |,? \((?:range )?|, not |, (?=nearly|almost|about|or))"
    r"(?:an? |about |around |nearly |almost |roughly |some |over |more than )*$"
)
# "steel fell 3%, copper 2% and zinc by 1%", "Brent rose 3% to $71 and WTI 2%"
LISTED = re.compile(
    rf"{_NUMBER}(?: ?%| per ?cent)(?: to \S*\d\S*(?: (?:a|per) \w+)?)?(?:,(?: and| but| while)?| and| but| while)"
    rf"(?: the| its)?(?: (?!{_NO_NOUN}\b)[\w’'&.-]*[^\W\d]){{1,3}}"
    rf"(?: by)?(?: (?:between|about|nearly|almost|around|some))? $"
)


# "above April", "below that of March", "above the 1963 record"; not "above US Treasuries", "below the guideline"
_EARLIER = (
    r"\s+(?:(?:the|its|their) )?(?:that (?:of|in|for)|\d{4}|last|a year|a month|same|previous|prior|year|month|week|pre"
    r"|opening|level|peak|record|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*)\b"
)
_THEN = r"\s+than (?:in|on|at|a|last|before|it|they|\d{4}|the (?:previous|same|year))\b"  # not "warmer than the sea"
# "17 more than on Friday", "61% fewer than", "3.4% lower"; not "more of them", not "scores more in the city"
COMPARED = re.compile(
    r"^[\s-]*(?:(?!(?:at|of|in|to|by|from|on|for|and|or|but|with|was|were|is|are|had|has|have|earn\w*|pay|paid|get|live"
    r"|lived?|make|made|spen[dt]|work|use|own|cost|weigh|took?|take|want|need|said|say|for|who|that)\b)[^\W\d][\w-]*\s+){0,4}?"
    r"(?:(?P<up>(?:more|larger|bigger|longer|greater|faster|heavier|extra)(?=\s+(?:[\w-]+\s+)?(?:than|from|on)\b)"
    r"|(?:higher|dearer|costlier|better)\b|up(?=\s+(?:on|from|since|over)\b)"
    rf"|(?:warmer|hotter|taller|wider|thicker|deeper)(?={_THEN})|above(?={_EARLIER}))"
    r"|(?P<down>(?:fewer|less|smaller|shorter|slower|lighter)(?=\s+(?:[\w-]+\s+)?(?:than|from|on)\b)"
    r"|(?:lower|cheaper|worse)\b|down(?=\s+(?:on|from|since|over)\b)"
    rf"|(?:cooler|colder|thinner|narrower)(?={_THEN})|below(?={_EARLIER})))",
)
# "a 12% rise", "an 8 per cent pay increase"; not "a 12-day strike", not "40 cuts"
NOUN_AFTER = re.compile(
    rf"^[\s-]*(?:(?!(?:was|were|is|are|be|been|will|to|and|or|of)\b)[\w-]+\s+){{0,2}}?(?:(?P<up>{UP_NOUNS})|(?P<down>{DOWN_NOUNS}))\b(?!\s+to\b)",
    re.IGNORECASE,
)
DETERMINED = re.compile(
    r"\b(?:an?|the|its|their|this|that|his|her|another|with|and|for|or)\s+(?:[\w-]+\s+){0,2}$", re.IGNORECASE
)
FAR = 120
_WORD = re.compile(r"\w+")
# All that look before the number need one of these words; most numbers stand after none of them.
MOVING = frozenset("wipe wiped wipes wiping knocked knocks knocking shaved shaving loss".split()) | frozenset(
    words.split(r"\s")[0]
    for table in (UP_VERBS, DOWN_VERBS, UP_DEEDS, DOWN_DEEDS, UP_NOUNS, DOWN_NOUNS)
    for words in table.split("|")
)


@dataclass(frozen=True, slots=True)
class Movement:
    """`direction` is None for a level."""

    measure: Measure
    direction: Direction | None


LEVEL = Movement("level", None)


def find(reading: Reading, number: int, span: Span, unit_end: int, kind: Kind) -> Movement:
    """Whether the numeral at `span` is a change; `unit_end` is where its unit words end in Article.text."""
    sentence, text = reading.sentences[number], reading.article.text
    before = text[max(sentence.start, span.start - FAR) : span.start]
    after = text[unit_end : min(sentence.end, unit_end + 60)]
    place = Place(kind, text[span.end : unit_end], after)
    match = _moved(before, place) or _compared(before, place) or _offered(reading, span, before, place)
    return Movement("change", "down" if match["up"] is None else "up") if match else LEVEL


@dataclass(frozen=True, slots=True)
class Place:
    """A number's kind, the words of its unit, and what follows them."""

    kind: Kind
    unit: str
    after: str


def _moved(before: str, place: Place) -> re.Match[str] | None:
    if MOVING.isdisjoint(_WORD.findall(before.lower())):
        return None
    moved = MOVED.search(before)
    if moved and not _is_other_verb(before, moved, place) and not _is_a_thing(place):
        return moved
    done = DONE.search(before)
    if done and _moves_number(done, place):
        return done
    return _by_noun(before, place) or _by_object(before, place) or _together(before, place)


def _is_other_verb(before: str, moved: re.Match[str], place: Place) -> bool:
    """ "make up 38 percent", "ended up 3 km away"; not "the index ended up 3%"."""
    other = OTHER_VERB.search(before[: max(moved.end("up"), moved.end("down"))][-40:])
    if not other:
        return False
    is_price = place.kind in ("share", "money") or "point" in place.unit
    return not (other["market"] and is_price and not place.after.startswith(" of"))


def _is_a_thing(place: Place) -> bool:
    """ "dropped 310 mm of rain", "fell 12 metres into the river": something fell, not a number."""
    return place.kind == "measurement" and bool(
        re.match(r"\s+(?:of|into|onto|down|short of|from (?:a|the))\b", place.after)
    )


_PRICE_MOVE = re.compile(r" (?:to|at) \S*\d")
_SMALL_COIN = re.compile(r"[ -]?(?:cents?|pence|p|c|sen|fils|paise|kopecks)\b")
_VOTES = re.compile(r" (?:votes?|runs?|wickets?|to \d)")  # "lost by 8 votes to 3", "by 91% to 9%"
_WEIGHT = re.compile(r"[ -]?(?:kg|kilo|gram|pound|lb|stone|point|inch|percentage)")


def _moves_number(done: re.Match[str], place: Place) -> bool:
    """ "gained 4%", "added 15 cents to $6", "lost 8 kg"; not "lost five men", "lost 40 tonnes", "added a 9 km lap"."""
    verb, filler = (done["up"] or done["down"]).lower(), done.group().split()[1:]
    if filler[:2] == ["up", "to"]:
        return False
    loses = verb.startswith("los")
    if "by" in filler:
        return not (loses and _VOTES.match(place.after))
    if place.kind == "share":
        return not (verb in ("lose", "loses") and place.after.startswith(" of the "))
    if place.kind == "money":
        return bool(_PRICE_MOVE.match(place.after) or _SMALL_COIN.match(place.unit))
    if place.kind == "measurement":
        apt = not loses or not place.unit or bool(_WEIGHT.match(place.unit))
        return apt and filler[-1:] not in (["a"], ["an"]) and not place.after.startswith(" of ")
    return place.kind == "count" and bool(_MEMBERS.match(place.after) or place.after.startswith((" more", " extra")))


def _by_noun(before: str, place: Place) -> re.Match[str] | None:
    noun = NOUN_OF.search(before)
    if noun and (noun["at"] is None or place.kind == "share"):
        return noun
    if said := NOUN_IS.search(before):
        return said
    loss = LOSS_OF.search(before)
    return loss if loss and (place.kind == "share" or _MEMBERS.match(place.after)) else None


def _by_object(before: str, place: Place) -> re.Match[str] | None:
    if place.kind in ("share", "money") and place.after.startswith(" off ") and (wiped := WIPED.search(before)):
        return wiped
    if found := MOVED_BY.search(before):
        return None if (found["down"] or "").startswith("lo") and _VOTES.match(place.after) else found
    if place.kind != "share" or place.after.startswith(" of"):
        return None
    found = OBJECT.search(before)
    return found if found and not _is_other_verb(before, found, place) else None


def _together(before: str, place: Place) -> re.Match[str] | None:
    """The change of the number that this one restates, or whose list it is in."""
    if former := APPOSED.search(before):
        unit = former["unit"] or ""
        kind: Kind = "share" if former["percent"] else "measurement" if _WEIGHT.match(unit) else place.kind
        if kind == "share" and unit:
            kind = "count"
        return _moved(before[: former.start()], Place(kind, unit, unit if kind == "count" else ""))
    listed = LISTED.search(before) if place.kind == "share" else None
    return _moved(before[: listed.start()], place) if listed else None


def _offered(reading: Reading, span: Span, before: str, place: Place) -> re.Match[str] | None:
    """ "the ministry offered 3.2%": a share of wages that is asked or offered is a rise."""
    if place.kind != "share" or place.after.startswith(" of"):
        return None
    offer = OFFERED.search(before)
    near = reading.article.text[max(0, span.start - 600) : span.end + 600]
    return offer if offer and _WAGES.search(near) else None


# "3.8% down at the close", "closed $2 higher"
_AHEAD = re.compile(r" (?:(?P<up>up|higher|ahead)|(?P<down>down|lower))(?=\s*(?:[.,;)]|\Z| at\b| on\b| to\b))")


def _compared(before: str, place: Place) -> re.Match[str] | None:
    match = COMPARED.search(place.after)
    if match:
        return match
    if place.kind in {"share", "money"} and (ahead := _AHEAD.match(place.after)):
        return ahead
    named = place.kind in {"share", "money"} or re.match(r"[ -]?(?:degree|point)", place.unit)
    match = NOUN_AFTER.search(place.after) if named else None
    return match if match and DETERMINED.search(before) else None
