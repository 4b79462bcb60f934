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
    "inched_up ticked_up crept_up shot_up went_up goes_up gone_up going_up moved_up nudged_up"
)
DOWN_VERBS = _forms(
    "fall falls fell fallen falling drop drops dropped dropping decline declines declined declining decrease "
    "decreases decreased decreasing shrink shrinks shrank shrunk slump slumps slumped plunge plunges plunged "
    "plunging slide slides slid sliding slip slips slipped slipping sink sinks sank sunk tumble tumbles tumbled "
    "dip dips dipped ease eases eased easing contracted retreated weakened plummeted narrowed worsened down "
    "edged_down edged_lower inched_down ticked_down went_down goes_down gone_down going_down came_down come_down "
    "moved_down"
)
UP_DEEDS = _forms(
    "gain gains gained gaining add adds added adding raise raises raised raising upped lift lifts lifted put_on"
)
DOWN_DEEDS = _forms(
    "lose loses lost losing shed sheds shedding cut cuts cutting reduce reduces reduced reducing trim trims "
    "trimmed slash slashes slashed shaved lower lowers lowered lowering pared took_off"
)
UP_NOUNS = _forms("rise increase gain jump growth surge climb hike uptick leap upturn addition improvement rally")
DOWN_NOUNS = _forms("fall drop decline decrease loss cut reduction slump dip slide plunge contraction downturn")
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
    r"\b(?:mak|made|br[io]|tak|took|tie|buil|pick|put|set|turn|end|add|sum|draw|drew|pil|round|follow|hold|held|bl[oe]w"
    r"|back|clear|br[eo]|open|track|run|ran|shut|clos|t[eo]re?|pull|gun|shot|la[yi]|settl|step|mop|scrap|pa[iy]|d[ui]g"
    r"|grow|w[ao]ke|show)\w*\s+(?:up|down)\s",
    re.IGNORECASE,
)
# "an increase of 40", "a fall in prices of 3%"
NOUN_OF = re.compile(
    rf"\b(?:(?P<up>{UP_NOUNS})|(?P<down>{DOWN_NOUNS}))(?:\s+in\s+(?:[\w-]+\s+){{1,4}})?\s*(?:of|closer to|at){FILLER}$",
    re.IGNORECASE,
)
# "cut the workforce by 40", "raised its offer by $3": the thing moved stands between verb and number
MOVED_BY = re.compile(
    rf"(?<![\w-])(?:(?P<up>{UP_VERBS}|{UP_DEEDS})|(?P<down>{DOWN_VERBS}|{DOWN_DEEDS}))\b[^.;:,()]{{2,60}}\sby{FILLER}$",
    re.IGNORECASE,
)
# "17 more than on Friday", "61% fewer than", "3.4% lower"; not "more of them", not "scores more in the city"
COMPARED = re.compile(
    r"^[\s-]*(?:(?!(?:at|of|in|to|by|from|on|for|and|or|but|with|was|were|is|are|had|has)\b)[\w-]+\s+){0,4}?"
    r"(?:(?P<up>(?:more|larger|bigger|longer|greater|faster|heavier|extra)(?=\s+(?:[\w-]+\s+)?(?:than|from|on)\b)"
    r"|(?:higher|dearer|costlier|better)\b|up(?=\s+(?:on|from|since|over)\b)"
    r"|above(?=\s+(?:the|that|its|their|a|last|[A-Z])\b))"
    r"|(?P<down>(?:fewer|less|smaller|shorter|slower|lighter)(?=\s+(?:[\w-]+\s+)?(?:than|from|on)\b)"
    r"|(?:lower|cheaper|worse)\b|down(?=\s+(?:on|from|since|over)\b)"
    r"|below(?=\s+(?:the|that|its|their|a|last|[A-Z])\b)|short(?=\s+of\b)))",
)
# "a 12% rise", "an 8 per cent pay increase"; not "a 12-day strike", not "40 cuts"
NOUN_AFTER = re.compile(
    rf"^[\s-]*(?:[\w-]+\s+){{0,2}}?(?:(?P<up>{UP_NOUNS})|(?P<down>{DOWN_NOUNS}))\b(?!\s+to\b)", re.IGNORECASE
)
DETERMINED = re.compile(
    r"\b(?:an?|the|its|their|this|that|his|her|another|with|and|for|or)\s+(?:[\w-]+\s+){0,2}$", re.IGNORECASE
)
FAR = 120
_WORD = re.compile(r"\w+")
# MOVED, DONE, NOUN_OF and MOVED_BY each need one of these words; most numbers stand after none of them.
MOVING = frozenset(
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
    sentence = reading.sentences[number]
    before = reading.article.text[max(sentence.start, span.start - FAR) : span.start]
    after = reading.article.text[unit_end : min(sentence.end, unit_end + 60)]
    match = _moved(before, after, kind) or _compared(before, after, kind)
    return Movement("change", "up" if match["up"] else "down") if match else LEVEL


def _moved(before: str, after: str, kind: Kind) -> re.Match[str] | None:
    if MOVING.isdisjoint(_WORD.findall(before.lower())):
        return None
    moved = MOVED.search(before)
    if moved and not OTHER_VERB.search(before[: moved.end()][-40:]) and not _is_a_thing(after, kind):
        return moved
    done = DONE.search(before)
    if done and (
        kind == "share"
        or re.search(r"\sby\b", done.group())
        or (kind == "measurement" and not after.startswith(" of "))
    ):
        return done
    return NOUN_OF.search(before) or MOVED_BY.search(before)


def _is_a_thing(after: str, kind: Kind) -> bool:
    """ "dropped 310 mm of rain", "fell 12 metres into the river": something fell, not a number."""
    return kind == "measurement" and bool(re.match(r"\s+(?:of|into|onto|down|from (?:a|the))\b", after))


def _compared(before: str, after: str, kind: Kind) -> re.Match[str] | None:
    match = COMPARED.search(after)
    if match:
        return match
    match = NOUN_AFTER.search(after) if kind in {"share", "money"} else None
    return match if match and DETERMINED.search(before) else None
