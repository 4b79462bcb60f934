"""Neighbour: what stands beside a figure in its sentence, and how the text sets two neighbouring figures together."""

import re
from collections.abc import Callable

from service.figures.figure import Figure
from service.statistic.story import Story

# "2,300 homes, against a target of"; "4.1% of GDP is to shrink to"
SEAM = re.compile(r"[,;]\s|\b(?:and|while|whereas|but|against|versus|compared (?:with|to)|(?:is|was|are|were) to)\b")
SHORT = 20
WINDOW = 90  # characters of the sentence, on either side, that are the figure's surroundings

# "of them 40 were women", "including five children", "Of the 58, 40 were …"; not "the highest of the war, and 1,200",
# nor "half of the 90 wanted, and 41"
PARTITIVE = re.compile(
    r"\b(?:of|among) (?:them|whom|which|these|those)\b[^.;]{0,25}$"
    r"|\bincluding (?:those of )?(?:at least |some |about )?$"
    r"|(?:(?<![a-z%] )|(?<=\b(?:but|hat) ))\b(?:of|among) the [^.;,]{1,30}, (?:[\w-]+ ){0,2}$"
    r"|\b(?:of|among) the [^.;,]{1,12} and $",
    re.IGNORECASE,
)
# "19 of whom", "four of them", "12 of the dead"; not "six inmates of the camp"
PART_AFTER = re.compile(
    r"^ (?:[\w-]+ ){0,2}(?:of|among) (?:them|whom|which|these|those)\b|^ (?:of|among) the (?!\w+ of)", re.IGNORECASE
)
# "50.3% to 49.7%" are two sides; "from 350 to 700", "rose 3 points to 41" tell of then and now
VERSUS = re.compile(r"(?: ?per ?cent|%)? to (?:about )?")
FROM = re.compile(r"\bfrom(?: (?:about|some|just|around))? $")
# "41, up from 23"; "to 6% from the 8%"; "74, not 80"; "47, against 51". Not "three in Tolm, five in Kelm"
BESIDE = re.compile(
    r"\b(?:from|against|not|instead of|rather than|compared (?:with|to)|versus|than|correct\w*|reported as|to)\b", re.I
)
# "$16bn (€15.1bn)", "190 rupees ($2.28)", "225 km/h (140 mph)", "225 km/h, or 140 mph"; not "16 (of them 4 …"
CONVERTED = re.compile(
    r"[^,.;()]{0,30}(?:\(|, or |\bor |\(?equal to )\s*(?:US|A|C|(?:just |a little )?"
    r"(?:about|some|around|roughly|nearly|almost|up to|under|over|more than|less than) )?"
)
# "21, against 19"; "310,000 at dusk, down from a high of 2 million"; not "21 and 19"
STEP = re.compile(
    r"\b(?:from|against|versus|than|compared (?:with|to))(?: [\w'’-]+){0,4} ?$|\bto (?:fewer than |about )?$"
)
# "29 of the 112", "310 of its 420"; not "29 women and 112 men"
CUT = re.compile(r"(?: [\w-]+){0,3} (?:out )?of (?:(?:the|its|their|his|her|some|about|more than|all|those) ){0,2}")
# How one who counts otherwise is told of: "the union put it at 38", "organisers spoke of", "its own tally is"
RIVAL = re.compile(
    r"\b(?:puts?|putting|sp(?:oke|eaks?|oken) of|counts?|counted|reckon\w*|g[ai]ve[sn]?|acknowledg\w*|recogni[sz]\w*"
    r"|admit\w*|conced\w*|insist\w*|disput\w*|claim\w*|nearer|closer|came up with|came to|only|thinks?|believes?"
    r"|estimat\w+|(?:lower|higher|own|another|third|rival) (?:number|figure|tally|count|toll|estimate|list))\b",
    re.IGNORECASE,
)


def surroundings(figure: Figure, story: Story) -> tuple[str, str]:
    """The text before and after the figure within its sentence, up to the neighbouring figures."""
    text = story.article.text
    previous, following = story.beside(figure)
    if following and is_cut(text[figure.end : following.start]):
        following = story.beside(following)[1]  # "310 of its 420 members have joined": both have
    before_end, after_start = previous.end if previous else 0, following.start if following else len(text)
    opening = story.opening(figure)
    closing = max(opening + len(figure.sentence), figure.end)
    start = max(before_end, figure.start - WINDOW, opening)
    end = min(after_start, figure.end + WINDOW, closing)
    return text[start : figure.start], text[figure.end : end]


def clause(figure: Figure, story: Story, before: str, after: str) -> str:
    """What of its surroundings is said of the figure and of no neighbour: "against a target of" tells of the next."""
    previous, following = story.beside(figure)
    if previous and previous.end == figure.start - len(before):
        before = SEAM.split(before)[-1]
    if following and following.start == figure.end + len(after):
        after = SEAM.split(after)[0]
    return f"{before} # {after}"


def neighbouring(figure: Figure, story: Story, relates: Callable[[str], bool]) -> tuple[str, ...]:
    """Where this figure meets a neighbour that it relates to, each told by the words of the two."""
    text, found = story.article.text, []
    before, after = story.beside(figure)
    for first, second in ((before, figure), (figure, after)):
        if first and second and relates(text[first.end : second.start]) and not _are_sides(text, first, second):
            found.append(f"{story.spot(first)} {story.spot(second)}")
    return tuple(found)


def _are_sides(text: str, first: Figure, second: Figure) -> bool:
    is_versus = first.kind == second.kind and VERSUS.fullmatch(text[first.end : second.start])
    return bool(is_versus) and not FROM.search(text[max(0, first.start - SHORT) : first.start])


def continues(figure: Figure, story: Story) -> Figure | None:
    """The figure before, of "from 350 to 700", whose words are also of this one."""
    text, before = story.article.text, story.beside(figure)[0]
    is_one = before and VERSUS.fullmatch(text[before.end : figure.start]) and not _are_sides(text, before, figure)
    return before if is_one else None


def is_beside(between: str) -> bool:
    if len(between) > 80 or re.search(r"[.;:!?\n]\s", between):
        return False
    return bool(BESIDE.search(between))


def is_step(between: str) -> bool:
    return is_beside(between) and bool(STEP.search(between))


def is_conversion(between: str) -> bool:
    return len(between) < 50 and bool(CONVERTED.fullmatch(between))


def is_cut(between: str) -> bool:
    return bool(CUT.fullmatch(between))
