"""Measure: how many there are (a level) or by how many that moved (a change), and which way."""

import re
from dataclasses import dataclass

from service.article import Span
from service.figures.figure import Direction, Measure
from service.figures.reading import Reading

UP_VERBS = (
    "rose|risen|rises?|rising|grew|grown|grows?|growing|climb(?:ed|s|ing)?|jump(?:ed|s|ing)?|increas(?:ed?|es|ing)"
    "|gain(?:ed|s|ing)?|soar(?:ed|s|ing)?|surg(?:ed?|es|ing)|rocket(?:ed|s)?|leap(?:t|ed|s)?|swell(?:ed|s)?|swollen"
    "|rall(?:y|ied|ies)|advanc(?:ed?|es|ing)|rebound(?:ed|s)?|up|upped|higher|rais(?:ed?|es|ing)|add(?:ed|s|ing)?|put on"
    "|edg(?:ed?|es|ing) (?:up|higher)|(?:inch|tick|creep|crept|shot|went|gone|go|going|moved?|bumped?)(?:ed|es|s)? up|expand(?:ed|s)?"
)
DOWN_VERBS = (
    "fell|fallen|falls?|falling|drop(?:ped|s|ping)?|declin(?:ed?|es|ing)|decreas(?:ed?|es|ing)|shrank|shrunk|shrinks?"
    "|slump(?:ed|s|ing)?|plung(?:ed?|es|ing)|slid|slides?|sliding|slip(?:ped|s|ping)?|sank|sunk|sinks?|tumbl(?:ed?|es|ing)"
    "|dip(?:ped|s|ping)?|eas(?:ed?|es|ing)|los(?:t|es?|ing)|shed|sheds|shedding|down|lower|cut|cuts|cutting|reduc(?:ed?|es|ing)"
    "|(?:went|gone|go|going|came|come) down|edg(?:ed?|es|ing) (?:down|lower)|trim(?:med|s)?|slash(?:ed|es)?|shav(?:ed?|es)"
    "|contract(?:ed|s)?|retreat(?:ed|s)?|weaken(?:ed|s)?|plummet(?:ed|s)?|crash(?:ed)?|narrow(?:ed|s)?|took off"
)
UP_NOUNS = "rise|increase|gain|jump|growth|surge|climb|hike|uptick|leap|upturn|addition|improvement|rally"
DOWN_NOUNS = "fall|drop|decline|decrease|loss|cut|reduction|slump|dip|slide|plunge|fewer|shortening|contraction|downturn"
# What may stand between the word of change and its number: "rose by almost 17", "up a further $2", "fell some 4 %".
BETWEEN = (
    r"(?:\s+(?:by|a|an|another|further|more|than|some|about|around|nearly|almost|roughly|just|only|over|under|at|least|most|up|to"
    r"(?=\s+\S+\s+to)|as|much|many|well|another|approximately|fewer|less|close|estimated|additional|the|equivalent|of|between))*\s+"
)
FILLER = r"(?:\s+(?:by|a|an|another|further|more than|less than|fewer than|some|about|around|nearly|almost|roughly|just|only|over|under|at least|at most|as much as|as many as|up to|well over|approximately|close to|an estimated|between|just over|just under|no less than|no more than|sharply|slightly|steadily|in all|in total|in value|overall|as a whole))*\s+"
# "rose by 17", "prices up 3%", "has shed a quarter"; not "rose to 305", not "up from 1,104"
MOVED = re.compile(rf"(?<![\w-])(?:(?P<up>{UP_VERBS})|(?P<down>{DOWN_VERBS})){FILLER}$", re.IGNORECASE)
# "an increase of 40", "a fall in prices of 3%"
NOUN_OF = re.compile(
    rf"\b(?:(?P<up>{UP_NOUNS})|(?P<down>{DOWN_NOUNS}))(?:\s+in\s+(?:\w+\s+){{1,4}})?\s*of{FILLER}$", re.IGNORECASE
)
# "cut the workforce by 40", "raised its offer by $3": the thing moved stands between verb and number
MOVED_BY = re.compile(
    rf"(?<![\w-])(?:(?P<up>{UP_VERBS})|(?P<down>{DOWN_VERBS}))\b[^.;:,()]{{2,60}}\sby{FILLER}$", re.IGNORECASE
)
# "17 more than on Friday", "61% fewer", "1.9 percentage points more", "3.4% lower"; not "more of them"
COMPARED = re.compile(
    r"^[\s-]*(?:(?:[\w-]+\s+){0,3}?)(?:(?P<up>more|higher|above|up|larger|bigger|better|longer|dearer|greater|costlier|faster|heavier|extra)"
    r"|(?P<down>fewer|less|lower|below|down|smaller|worse|shorter|cheaper|slower|lighter|short))\b"
    r"(?:\s+(?:[\w-]+\s+){0,4}?(?:than|over|on|from|of|against)\b|(?=\s*[,.;:)]|\s+(?:at|by|in|to|year|since)\b|\s*$))",
    re.IGNORECASE,
)
COMPARED_BARE = re.compile(r"^[\s-]*(?:[\w-]+\s+)?(?:above|below|over|under)\b\s+(?:(?:that|those|its|the|last|a)\b)", re.IGNORECASE)
# "a 12% rise", "a 40-job cut", "an 8 per cent pay increase"; not "a 12-day strike"
NOUN_AFTER = re.compile(
    rf"^[\s-]*(?:[\w-]+\s+){{0,2}}?(?:(?P<up>{UP_NOUNS})|(?P<down>{DOWN_NOUNS}))\b(?!\s+to\b)", re.IGNORECASE
)
LEVEL_BEFORE = re.compile(r"\b(?:to|from|at|above|below|reach(?:ed|es|ing)?|past|beyond|than|against)\s+(?:[\w-]+\s+){0,3}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Movement:
    """`direction` is None for a level."""

    measure: Measure
    direction: Direction | None


LEVEL = Movement("level", None)


def find(reading: Reading, number: int, span: Span, unit_end: int) -> Movement:
    """Whether the numeral at `span` is a change; `unit_end` is where its unit words end in Article.text."""
    sentence = reading.sentences[number]
    before = reading.article.text[max(sentence.start, span.start - 120) : span.start]
    after = reading.article.text[unit_end : min(sentence.end, unit_end + 60)]
    for pattern, text in ((MOVED, before), (NOUN_OF, before), (COMPARED, after), (NOUN_AFTER, after), (MOVED_BY, before)):
        match = pattern.search(text)
        if match and not (pattern is NOUN_AFTER and not _is_modifier(before)):
            return Movement("change", "up" if match["up"] else "down")
    return LEVEL


def _is_modifier(before: str) -> bool:
    """ "a 12% rise", "its 8 % increase": a determiner stands before the number."""
    return bool(re.search(r"\b(?:an?|the|its|their|this|that|his|her|another|with|and|for)\s+(?:[\w-]+\s+){0,2}$", before, re.IGNORECASE))
