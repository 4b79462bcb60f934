"""Measure: how many there are (a level) or by how many that moved (a change), and which way."""

import re
from dataclasses import dataclass

from service.article import Span
from service.figures.figure import Direction, Kind, Measure
from service.figures.reading import Reading

# Verbs by which a number moves of itself, and by which somebody moves it.
UP_VERBS = (
    "rose|risen|rises?|rising|grew|grown|grows?|growing|climb(?:ed|s|ing)?|jump(?:ed|s|ing)?|increas(?:ed?|es|ing)"
    "|soar(?:ed|s|ing)?|surg(?:ed?|es|ing)|rocket(?:ed|s)?|leap(?:t|ed|s)?|swell(?:ed|s)?|swollen|rall(?:y|ied|ies)"
    "|advanc(?:ed?|es|ing)|rebound(?:ed|s)?|(?:edg|inch|tick|creep|crept|shot|went|gone|go|going|mov|bump|nudg)(?:e?d|es|s|ing)?"
    " (?:up|higher)|up|expand(?:ed|s)?|extend(?:ed|s)?|prolong(?:ed|s)?|widen(?:ed|s)?|strengthen(?:ed|s)?|firm(?:ed|s)?"
)
DOWN_VERBS = (
    "fell|fallen|falls?|falling|drop(?:ped|s|ping)?|declin(?:ed?|es|ing)|decreas(?:ed?|es|ing)|shrank|shrunk|shrinks?"
    "|slump(?:ed|s|ing)?|plung(?:ed?|es|ing)|slid|slides?|sliding|slip(?:ped|s|ping)?|sank|sunk|sinks?|tumbl(?:ed?|es|ing)"
    "|dip(?:ped|s|ping)?|eas(?:ed?|es|ing)|down|(?:edg|inch|tick|went|gone|go|going|came|come|mov)(?:e?d|es|s|ing)? (?:down|lower)"
    "|contract(?:ed|s)?|retreat(?:ed|s)?|weaken(?:ed|s)?|plummet(?:ed|s)?|narrow(?:ed|s)?|worsen(?:ed|s)?"
)
UP_DEEDS = "gain(?:ed|s|ing)?|add(?:ed|s|ing)?|rais(?:ed?|es|ing)|upped|lift(?:ed|s|ing)?|put on"
DOWN_DEEDS = (
    "los(?:t|es?|ing)|sheds?|shedding|cuts?|cutting|reduc(?:ed?|es|ing)|trim(?:med|s)?|slash(?:ed|es)?|shav(?:ed?|es)"
    "|lower(?:ed|s|ing)?|took off|pared?|curb(?:ed|s)?"
)
UP_NOUNS = "rise|increase|gain|jump|growth|surge|climb|hike|uptick|leap|upturn|addition|improvement|rally"
DOWN_NOUNS = "fall|drop|decline|decrease|loss|cut|reduction|slump|dip|slide|plunge|contraction|downturn"
# What may stand between the word of change and its number: "rose by almost 17", "up a further $2", "fell some 4 %".
FILLER = (
    r"(?:\s+(?:by|a|an|another|further|some|about|around|nearly|almost|roughly|just|only|over|under|sharply|slightly"
    r"|steadily|overall|approximately|(?:well |just |no )?(?:more|less|fewer) than|at (?:least|most)|as (?:much|many) as|up to"
    r"|(?:well|just) (?:over|under)|close(?:r)? to|an estimated|in (?:all|total|value)|as a whole|between|from))*\s+"
)
# "rose by 17", "prices up 3%", "extended by 60 days"; not "rose to 305", not "make up 38 percent"
MOVED = re.compile(rf"(?<![\w-])(?:(?P<up>{UP_VERBS})|(?P<down>{DOWN_VERBS})){FILLER}$", re.IGNORECASE)
# "gained 4%", "has shed a quarter", "lost 17 kilos"; not "lost five men"
DONE = re.compile(rf"(?<![\w-])(?:(?P<up>{UP_DEEDS})|(?P<down>{DOWN_DEEDS})){FILLER}$", re.IGNORECASE)
# "up" and "down" that belong to another verb: "make up 38 percent", "brought up eight bodies", "added up to"
OTHER_VERB = re.compile(
    r"\b(?:mak\w+|made|bring\w*|brought|tak\w+|took|tie[ds]?|buil[dt]\w*|pick\w*|put|puts|set|turn\w*|end\w*|add\w*|sum\w*|draw\w*|drew"
    r"|pil\w+|round\w*|follow\w*|hold\w*|held|blow\w*|blew|back\w*|clear\w*|break\w*|broke|open\w*|track\w*|run\w*|ran|shut\w*|clos\w+"
    r"|tear\w*|tore|pull\w*|gun\w*|shot|lay|laid|settl\w+|step\w*|mop\w*|scrap\w+|pa(?:id|y\w*)|dug|dig|grow\w*|woke|show\w*|end)\s+(?:up|down)\s",
    re.IGNORECASE,
)
# "an increase of 40", "a fall in prices of 3%"
NOUN_OF = re.compile(
    rf"\b(?:(?P<up>{UP_NOUNS})|(?P<down>{DOWN_NOUNS}))(?:\s+in\s+(?:[\w-]+\s+){{1,4}})?\s*(?:of|closer to|at){FILLER}$", re.IGNORECASE
)
# "cut the workforce by 40", "raised its offer by $3": the thing moved stands between verb and number
MOVED_BY = re.compile(
    rf"(?<![\w-])(?:(?P<up>{UP_VERBS}|{UP_DEEDS})|(?P<down>{DOWN_VERBS}|{DOWN_DEEDS}))\b[^.;:,()]{{2,60}}\sby{FILLER}$", re.IGNORECASE
)
# "17 more than on Friday", "61% fewer than", "3.4% lower"; not "more of them", not "scores more in the city"
COMPARED = re.compile(
    r"^[\s-]*(?:(?!(?:at|of|in|to|by|from|on|for|and|or|but|with|was|were|is|are|had|has)\b)[\w-]+\s+){0,4}?"
    r"(?:(?P<up>(?:more|larger|bigger|longer|greater|faster|heavier|extra)(?=\s+(?:[\w-]+\s+)?(?:than|from|on)\b)"
    r"|(?:higher|dearer|costlier|better)\b|up(?=\s+(?:on|from|since|over)\b)|above(?=\s+(?:the|that|its|their|a|last|[A-Z])\b))"
    r"|(?P<down>(?:fewer|less|smaller|shorter|slower|lighter)(?=\s+(?:[\w-]+\s+)?(?:than|from|on)\b)"
    r"|(?:lower|cheaper|worse)\b|down(?=\s+(?:on|from|since|over)\b)|below(?=\s+(?:the|that|its|their|a|last|[A-Z])\b)|short(?=\s+of\b)))",
)
# "a 12% rise", "an 8 per cent pay increase"; not "a 12-day strike", not "40 cuts"
NOUN_AFTER = re.compile(rf"^[\s-]*(?:[\w-]+\s+){{0,2}}?(?:(?P<up>{UP_NOUNS})|(?P<down>{DOWN_NOUNS}))\b(?!\s+to\b)", re.IGNORECASE)
DETERMINED = re.compile(r"\b(?:an?|the|its|their|this|that|his|her|another|with|and|for|or)\s+(?:[\w-]+\s+){0,2}$", re.IGNORECASE)
FAR = 120


@dataclass(frozen=True, slots=True)
class Movement:
    """`direction` is None for a level."""

    measure: Measure
    direction: Direction | None


LEVEL = Movement("level", None)


def find(reading: Reading, number: int, span: Span, unit_end: int, kind: Kind) -> Movement:
    """Whether the numeral at `span` is a change; `unit_end` is where its unit words end in Article.text."""
    sentence = reading.sentences[number]
    before = reading.article.text[max(sentence.start, span.start - FAR) : span.start]
    after = reading.article.text[unit_end : min(sentence.end, unit_end + 60)]
    match = _moved(before, after, kind) or _compared(before, after, kind)
    return Movement("change", "up" if match["up"] else "down") if match else LEVEL


def _moved(before: str, after: str, kind: Kind) -> re.Match[str] | None:
    moved = MOVED.search(before)
    if moved and not OTHER_VERB.search(before[: moved.end()][-40:]) and not _is_of(moved, before, after, kind):
        return moved
    done = DONE.search(before)
    if done and (kind == "share" or re.search(r"\sby\b", done.group()) or (kind == "measurement" and not after.startswith(" of "))):
        return done
    return NOUN_OF.search(before) or MOVED_BY.search(before)


def _is_of(moved: re.Match[str], before: str, after: str, kind: Kind) -> bool:
    """ "dropped 310 mm of rain", "fell 12 metres into the river": somebody or something fell, not a number."""
    return kind == "measurement" and bool(re.match(r"\s+(?:of|into|onto|down|from (?:a|the))\b", after))


def _compared(before: str, after: str, kind: Kind) -> re.Match[str] | None:
    match = COMPARED.search(after)
    if match:
        return match
    match = NOUN_AFTER.search(after) if kind in {"share", "money"} else None
    return match if match and DETERMINED.search(before) else None
