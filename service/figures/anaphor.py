"""Anaphor: which earlier figure the words of a figure point back to ("that figure", "of them", "the other three")."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from service.figures.figure import Figure
from service.figures.reading import Reading
from service.figures.scene import View

CARRIER = "figure|number|total|toll|count|tally|estimate|sum|amount|share|proportion|rate"
STATE = "dead|killed|deaths|victims|fatalities|injured|wounded|missing|survivors|detained|arrested|cases"
# what a part is a part of: "them", "those," but not "those held in May"; "the dead" but not "the dead of Harlow"
THEM = (
    r"(?:them|these(?=[\s,;]*(?:$|[,;]|were|are|have|had|was|is))|those(?=\s*(?:$|[,;]|were|are|have|had))|which|whom"
    rf"|(?:the|those)\s+(?P<state>{STATE})\b(?!\s+of\b))"
)
# "of them, 43 were", "of the dead, …", "among whom"; not "all of them are"
SUBSET_BEFORE = re.compile(
    rf"(?<!all )(?<!most )(?<!none )(?<!one )(?<!each )(?<!both )(?<!some )\b(?:of|among|including)\s+{THEM}",
    re.IGNORECASE,
)
# "43 [of them] were children", "seven deaths [among them]", "two [of these] the belt broke"; not "12 of the towns"
SUBSET_AFTER = re.compile(
    r"^\s*(?:[\w’'%-]+\s+){0,3}?(?:of\s+(?:them|these|those|which|whom|that)\b(?!\s+\w+ed\b)"
    rf"|(?:are|were|is|was)?\s*among\s+{THEM}|of\s+(?:the|those)\s+(?P<whole>{STATE})\b(?!\s+of\b))",
    re.IGNORECASE,
)
OTHERS = re.compile(r"\bthe\s+(?:other|remaining|remainder|rest)\b[\s,]*(?:of\s+the\s+)?$", re.IGNORECASE)
OTHERS_AFTER = re.compile(r"\s+others\b", re.IGNORECASE)
# "That figure stood around 1,200", "the correct number is 9,900"; not "the number of injured"
CARRIED = re.compile(
    rf"\b(?:that|this|the|its|their)\s+(?:[\w-]+\s+){{0,2}}?(?P<carrier>{CARRIER})"
    r"(?!\s+(?:of|from|in|for\s+(?!the\s+same))\b)\b[^.;:]{0,70}$",
    re.IGNORECASE,
)
# "That is 49.8 percent", "it is closer to 1,600"; not "it was backed by 54%"
COPULA = re.compile(
    r"(?:^|[.;:,“\"]\s*|\b(?:or|and|reckoning|count)\s+)(?:that|this|which|it)\s+"
    r"(?:is|was|are|were|would be|makes|made|means|comes to|equals)\s+"
    r"(?:closer to|a rate of|about|around|some|roughly|nearly|almost|more than|less than|just|only|over|under|\s)*$",
    re.IGNORECASE,
)
# "Of the 58, 40 were in Harrow County", "70 of the 96 are": an earlier number is named again
NAMED_AGAIN = re.compile(r"\b(?:of|among)\s+(?:the|those|these|its|all)\s+$", re.IGNORECASE)
OPENS_LIST = re.compile(r"\s*(?:of|among)\b", re.IGNORECASE)
DEATH = frozenset({"die", "kill", "drown", "shoot"})
HARM = frozenset({"injure", "wound", "hurt"})
VERBS = {
    "dead": DEATH, "killed": DEATH, "deaths": DEATH, "victims": DEATH, "fatalities": DEATH, "toll": DEATH,
    "injured": HARM, "wounded": HARM, "missing": frozenset({"miss"}),
}  # fmt: skip
DURATIONS = frozenset({"year", "month", "week", "day", "hour", "minute", "second"})
NEAR = 3
FAR = 160
NEAR_BY = 40  # characters
LIST = 12
SAME_ORDER = 12


@dataclass(frozen=True, slots=True)
class Draft:
    """A figure before its thing, deed, doer and place are chosen, and its place in the sentence."""

    figure: Figure
    sentence: int
    view: View


@dataclass(frozen=True, slots=True)
class Past:
    """The figure at `index` among the drafts, and the figures before it as they came out."""

    reading: Reading
    drafts: Sequence[Draft]
    done: Sequence[Figure]
    index: int

    @property
    def draft(self) -> Draft:
        return self.drafts[self.index]

    @property
    def figure(self) -> Figure:
        return self.draft.figure

    def words_of(self, index: int) -> tuple[str, str]:
        """What stands before and after a figure in its sentence."""
        sentence, figure = self.reading.sentences[self.drafts[index].sentence], self.drafts[index].figure
        text = self.reading.article.text
        return text[sentence.start : figure.start], text[figure.end : sentence.end]

    def in_section(self) -> list[int]:
        """Earlier figures of the same pasted article, nearest first."""
        section = self.reading.sentences[self.draft.sentence].section
        earlier = range(self.index - 1, max(-1, self.index - FAR), -1)
        return [i for i in earlier if self._is_of(section, i)]

    def _is_of(self, section: int, index: int) -> bool:
        sentence = self.reading.sentences[self.drafts[index].sentence]
        return sentence.section == section and sentence.role not in {"furniture", "link"}

    def near(self) -> list[int]:
        return [i for i in self.in_section() if self.drafts[i].sentence >= self.draft.sentence - NEAR]

    def beside(self) -> int | None:
        """The figure before, if it stands in the same sentence."""
        return self.index - 1 if self.index and self.drafts[self.index - 1].sentence == self.draft.sentence else None


def find(past: Past) -> int | None:
    """Index of the earlier figure that this one leans on by its own words; None where they point to none."""
    before, after = past.words_of(past.index)
    if NAMED_AGAIN.search(before[-NEAR_BY:]):
        return _same_value(past)
    if is_duration(past.figure):
        return None
    named = _named_again_beside(past)
    if named is not None:
        return named
    part = SUBSET_AFTER.match(after)
    if part:
        return _whole(past, part["state"] or part["whole"])
    part = _last(SUBSET_BEFORE, before)
    if part and (not _number_between(past, len(before) - part.start()) or _goes_on(past)):
        return _whole(past, part["state"])
    if OTHERS.search(before) or OTHERS_AFTER.match(after):
        return _largest(past, [i for i in past.near() if _may_hold(past.done[i], past.figure)])
    return _carried(past, before)


def _carried(past: Past, before: str) -> int | None:
    carried = _last(CARRIED, before)
    if carried and past.figure.measure == "level" and not _number_between(past, len(before) - carried.start()):
        return _bearer(past, carried["carrier"].lower())
    if COPULA.search(before):
        return next((i for i in past.near() if not is_duration(past.done[i]) and past.done[i].measure == "level"), None)
    return None


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    matches = list(pattern.finditer(text, max(0, len(text) - FAR)))
    return matches[-1] if matches else None


def _number_between(past: Past, distance: int) -> bool:
    """True if another figure stands between the anaphor and this one: it, then, is the one that leans."""
    return past.index > 0 and past.figure.start - distance < past.drafts[past.index - 1].figure.start


def _goes_on(past: Past) -> bool:
    """ "Of them, 9,200 were adults, [310] were girls": a list of parts goes on."""
    earlier = past.done[past.index - 1]
    return earlier.refers_to is not None and past.figure.kind == earlier.kind and earlier.kind in {"count", "share"}


def _whole(past: Past, state: str | None) -> int | None:
    """The figure of which this one is a part: not smaller than it, and in the state that the words name."""
    verbs = VERBS.get((state or "").lower())
    if verbs is not None:
        return _largest(
            past,
            [i for i in past.in_section() if past.done[i].predicate in verbs and _may_hold(past.done[i], past.figure)],
        )
    for i in past.near():
        whole = past.done[i]
        if whole.refers_to is not None and past.drafts[i].sentence == past.draft.sentence:
            return whole.refers_to
        if whole.kind not in {"share", "rate"} and not is_duration(whole) and _may_hold(whole, past.figure):
            return i
    return None


def _largest(past: Past, wholes: Sequence[int]) -> int | None:
    """The largest, and where a number is repeated the newest: "the other three" are three of all."""
    standing = [i for i in wholes if not past.done[i].withdrawn]
    return max(standing, key=lambda i: (_size(past.done[i]) or Decimal(0), i), default=None)


def _size(figure: Figure) -> Decimal | None:
    return figure.value if figure.value is not None else figure.high


def _may_hold(whole: Figure, part: Figure) -> bool:
    """A part is not larger than its whole; a share may be of anything."""
    if whole.measure == "change":
        return False
    if part.kind != "count":
        return True
    a, b = _size(whole), part.value if part.value is not None else part.low
    return whole.kind == "count" and a is not None and b is not None and a >= b


def _same_value(past: Past) -> int | None:
    for i in past.in_section():
        same = past.done[i].value is not None and past.done[i].value == past.figure.value
        if same and past.done[i].kind == past.figure.kind and past.drafts[i].sentence != past.draft.sentence:
            return i
    return None


def _named_again_beside(past: Past) -> int | None:
    """ "Of the 58, 40 were in Harrow County and 33 were over 60": both lean on the 58."""
    for i in range(past.index - 1, max(-1, past.index - LIST), -1):
        if past.drafts[i].sentence != past.draft.sentence:
            return None
        before, _ = past.words_of(i)
        if NAMED_AGAIN.search(before[-NEAR_BY:]) and OPENS_LIST.match(before) and _may_hold(past.done[i], past.figure):
            return i
    return None


def _bearer(past: Past, carrier: str) -> int | None:
    """The figure that "the number" or "the toll" names: the nearest of the same kind and order of magnitude."""
    verbs = VERBS.get(carrier)
    for i in past.in_section() if verbs else past.near():
        earlier = past.done[i]
        alike = earlier.kind == past.figure.kind and earlier.unit == past.figure.unit and earlier.measure == "level"
        if alike and (verbs is None or earlier.predicate in verbs) and same_order(earlier, past.figure):
            return i
    return None


def is_duration(figure: Figure) -> bool:
    return figure.kind == "measurement" and figure.unit in DURATIONS


def same_order(a: Figure, b: Figure) -> bool:
    x, y = _size(a), _size(b)
    return bool(x and y and abs(x) <= SAME_ORDER * abs(y) and abs(y) <= SAME_ORDER * abs(x))
