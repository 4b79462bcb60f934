"""What one figure of an article takes from another: "that figure", "of them", restatements in brackets, repeats."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from service.figures.figure import Figure
from service.figures.reading import Reading

CARRIER = "figure|number|total|toll|count|tally|estimate|sum|amount|share|proportion|rate"
CASUALTY = "dead|killed|deaths|victims|fatalities|injured|wounded|missing|survivors|detained|arrested|cases"
THEM = rf"(?:them|these(?=[\s,;]*(?:$|[,;]|were|are|have|had|was|is))|those(?=\s*(?:$|[,;]|were|are|have|had))|which|whom|(?:the|those)\s+(?P<state>{CASUALTY})\b(?!\s+of\b))"
# "of them, 43 were", "of the dead, …", "among whom": what follows is part of an earlier figure; not "all of them are"
SUBSET_BEFORE = re.compile(rf"(?<!all )(?<!most )(?<!none )(?<!one )(?<!each )(?<!both )(?<!some )\b(?:of|among|including)\s+{THEM}", re.IGNORECASE)
# "43 [of them] were children", "seven deaths [among them]", "four [of these] the pedal went"
SUBSET_AFTER = re.compile(
    rf"^\s*(?:[\w’'%-]+\s+){{0,3}}?(?:of\s+(?:them|these|those|which|whom|that)\b(?!\s+\w+ed\b)|(?:are|were|is|was)?\s*among\s+{THEM}"
    rf"|of\s+(?:the|those)\s+(?P<whole>{CASUALTY})\b(?!\s+of\b))",
    re.IGNORECASE,
)
OTHERS = re.compile(r"\bthe\s+(?:other|remaining|remainder|rest)\b[\s,]*(?:of\s+the\s+)?$", re.IGNORECASE)
# "That figure stood around 1,200", "the correct number is 9,900", "the toll has risen to 23"; not "the number of injured"
CARRIED = re.compile(
    rf"\b(?:that|this|the|its|their)\s+(?:[\w-]+\s+){{0,2}}?(?P<carrier>{CARRIER})(?!\s+(?:of|from|in|for\s+(?!the\s+same))\b)\b[^.;:]{{0,70}}$", re.IGNORECASE
)
# "That is 49.8 percent", "it is closer to 1,600"
COPULA = re.compile(
    r"(?:^|[.;:,“\"]\s*|\b(?:or|and|reckoning|count)\s+)(?:that|this|which|it)\s+(?:is|was|are|were|would be|makes|made|means|comes to|equals)\s+"
    r"(?:closer to|a rate of|about|around|some|roughly|nearly|almost|more than|less than|just|only|over|under|equal to|\s)*$",
    re.IGNORECASE,
)
# "Of the 31, 22 were in Calder County", "128 of the 161 are": an earlier number is named again
NAMED_AGAIN = re.compile(r"\b(?:of|among)\s+(?:the|those|these|its|all)\s+$", re.IGNORECASE)
# "about $16bn (€15.1bn)", "225 km per hour (140 mph)"
IN_BRACKETS = re.compile(r"\((?:or\s+)?(?:about|around|roughly|nearly|almost|some|approximately|close to|over|more than|[A-Z]{2,3}\s*)?\s*$")
# "8,200 of its members, or 85%", "a third - or 40 homes"
RESTATED = re.compile(r"(?:[,–—-]\s*or|,\s*i\.e\.|,\s*equal to|,\s*equivalent to)\s+(?:about|around|roughly|nearly|almost|some|just over|just under|more than|less than|up to|a)?\s*$", re.IGNORECASE)
DEATH = frozenset({"die", "kill", "drown", "shoot"})
HARM = frozenset({"injure", "wound", "hurt"})
STATES = {
    "dead": DEATH, "killed": DEATH, "deaths": DEATH, "victims": DEATH, "fatalities": DEATH,
    "injured": HARM, "wounded": HARM, "missing": frozenset({"miss"}), "toll": DEATH,
}  # fmt: skip
NEAR = 3


@dataclass(frozen=True, slots=True)
class Draft:
    """A figure before coreference. `leans`: its words point back and name nothing ("three others")."""

    figure: Figure
    sentence: int
    leans: bool


def resolve(reading: Reading, drafts: Sequence[Draft]) -> tuple[Figure, ...]:
    """The figures with `refers_to` set and with what they take from the figure they lean on."""
    figures: list[Figure] = []
    for index, draft in enumerate(drafts):
        figures.append(_resolved(reading, drafts, figures, index))
    return tuple(_named_elsewhere(reading, drafts, figures))


def _resolved(reading: Reading, drafts: Sequence[Draft], done: list[Figure], index: int) -> Figure:
    draft = drafts[index]
    figure = draft.figure
    before, after = _around(reading, draft)
    same = _previous_in_sentence(drafts, index)
    if same is not None and IN_BRACKETS.search(before) and _convertible(done[same], figure):
        return _converted(done[same], figure)
    target = _target(reading, drafts, done, index)
    if target is not None:
        return _inherit(done[target], replace(figure, refers_to=target))
    if same is not None and RESTATED.search(before):
        return _share_context(done[same], figure)
    if figure.measured is not None:
        return figure
    if same is not None and not _is_duration(figure) and figure.kind in {done[same].kind, "share"}:
        return _fill(done[same], figure)
    kin = _kin(reading, drafts, done, index) if draft.leans else None
    return _fill(done[kin], figure) if kin is not None else figure


def _around(reading: Reading, draft: Draft) -> tuple[str, str]:
    sentence, figure = reading.sentences[draft.sentence], draft.figure
    return (
        reading.article.text[sentence.start : figure.start],
        reading.article.text[figure.end : sentence.end],
    )


def _previous_in_sentence(drafts: Sequence[Draft], index: int) -> int | None:
    if index and drafts[index - 1].sentence == drafts[index].sentence:
        return index - 1
    return None


def _target(reading: Reading, drafts: Sequence[Draft], done: list[Figure], index: int) -> int | None:
    """The earlier figure that this one points back to, if its words do."""
    draft = drafts[index]
    before, after = _around(reading, draft)
    figure = draft.figure
    if NAMED_AGAIN.search(before):
        return _same_value(reading, drafts, done, index)
    again = _named_again_in_sentence(reading, drafts, done, index)
    if again is not None:
        return again
    if not _is_duration(figure):
        part = SUBSET_AFTER.match(after)
        if part:
            return _whole(reading, drafts, done, index, part["state"] or part["whole"])
        part = _last(SUBSET_BEFORE, before)
        if part and (not _number_between(drafts, index, len(before) - part.start()) or _goes_on(drafts, done, index)):
            return _whole(reading, drafts, done, index, part["state"])
        if OTHERS.search(before) or re.match(r"\s+others\b", after):
            return _largest(reading, drafts, done, index)
    carried = _last(CARRIED, before)
    if carried and figure.measure == "level" and not _number_between(drafts, index, len(before) - carried.start()):
        return _bearer(reading, drafts, done, index, carried["carrier"].lower())
    if COPULA.search(before) and (figure.measured is None or draft.leans):
        return _nearest(reading, drafts, done, index)
    return None


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    found = None
    for found in pattern.finditer(text[-160:]):
        pass
    return found


def _number_between(drafts: Sequence[Draft], index: int, distance: int) -> bool:
    """True if another figure stands between the anaphor and this one: it, then, is the one that leans."""
    if index == 0:
        return False
    earlier, here = drafts[index - 1].figure, drafts[index].figure
    return here.start - distance < earlier.start


def _candidates(reading: Reading, drafts: Sequence[Draft], index: int) -> list[int]:
    """Earlier figures of the same section, nearest first, at most three sentences with figures back."""
    draft = drafts[index]
    section = reading.sentences[draft.sentence].section
    return [
        i
        for i in range(index - 1, -1, -1)
        if drafts[i].sentence >= draft.sentence - NEAR and reading.sentences[drafts[i].sentence].section == section
    ]


def _whole(reading: Reading, drafts: Sequence[Draft], done: list[Figure], index: int, state: str | None) -> int | None:
    """The figure of which this one is a part: not smaller than it, and in the state that the words name."""
    figure = drafts[index].figure
    verbs = STATES.get((state or "").lower())
    if verbs is not None:
        return _of_state(reading, drafts, done, index, verbs)
    pool = _candidates(reading, drafts, index)
    for i in pool:
        whole = done[i]
        if whole.refers_to is not None and drafts[i].sentence == drafts[index].sentence:
            return whole.refers_to
        if whole.kind in {"share", "rate"} or _is_duration(whole) or whole.measure == "change":
            continue
        if figure.kind == "count" and not _not_smaller(whole, figure):
            continue
        return i
    return None


def _of_state(reading: Reading, drafts: Sequence[Draft], done: list[Figure], index: int, verbs: frozenset[str]) -> int | None:
    """ "Of the dead, 16 were children": the largest number of those who met that end, the newest where it is repeated."""
    part = drafts[index].figure
    wholes = [
        i
        for i in _section(reading, drafts, index)
        if done[i].predicate in verbs and done[i].measure == "level" and (part.kind != "count" or _not_smaller(done[i], part))
    ]
    return max(wholes, key=lambda i: (done[i].value or done[i].high or 0, i), default=None)


def _goes_on(drafts: Sequence[Draft], done: list[Figure], index: int) -> bool:
    """ "Of them, 16,050 were on remand, [1,214] were women": a list of parts goes on."""
    earlier = done[index - 1]
    return earlier.refers_to is not None and drafts[index].figure.kind == earlier.kind and earlier.kind in {"count", "share"}


def _largest(reading: Reading, drafts: Sequence[Draft], done: list[Figure], index: int) -> int | None:
    """ "The other three were found in Lowell County": the whole is the largest count near by."""
    part = drafts[index].figure
    wholes = [i for i in _candidates(reading, drafts, index) if done[i].measure == "level" and _not_smaller(done[i], part)]
    return max(wholes, key=lambda i: (done[i].value or done[i].high or 0, i), default=None)


def _section(reading: Reading, drafts: Sequence[Draft], index: int) -> list[int]:
    section = reading.sentences[drafts[index].sentence].section
    return [i for i in range(index - 1, -1, -1) if reading.sentences[drafts[i].sentence].section == section]


def _is_duration(figure: Figure) -> bool:
    return figure.kind == "measurement" and figure.unit in {"year", "month", "week", "day", "hour", "minute", "second"}


def _not_smaller(whole: Figure, part: Figure) -> bool:
    a = whole.value if whole.value is not None else whole.high
    b = part.value if part.value is not None else part.low
    return whole.kind == "count" and a is not None and b is not None and a >= b


def _same_value(reading: Reading, drafts: Sequence[Draft], done: list[Figure], index: int) -> int | None:
    figure = drafts[index].figure
    for i in _section(reading, drafts, index):
        if done[i].value is not None and done[i].value == figure.value and done[i].kind == figure.kind:
            if drafts[i].sentence != drafts[index].sentence:
                return i
    return None


def _named_again_in_sentence(reading: Reading, drafts: Sequence[Draft], done: list[Figure], index: int) -> int | None:
    """ "Of the 31, 22 were in Calder County and 21 were aged 70 or older": both lean on the 31."""
    for i in range(index - 1, -1, -1):
        if drafts[i].sentence != drafts[index].sentence:
            return None
        before, after = _around(reading, drafts[i])
        opens = NAMED_AGAIN.search(before) and before.strip().lower().startswith(("of ", "among "))
        if opens and _not_smaller(done[i], drafts[index].figure):
            return i
    return None


def _bearer(reading: Reading, drafts: Sequence[Draft], done: list[Figure], index: int, carrier: str) -> int | None:
    """The figure that "the number" or "the toll" names: the nearest of the same kind and order of magnitude."""
    figure = drafts[index].figure
    verbs = STATES.get(carrier)
    pool = _section(reading, drafts, index) if verbs else _candidates(reading, drafts, index)
    for i in pool:
        earlier = done[i]
        if earlier.kind != figure.kind or earlier.measure == "change" or earlier.unit != figure.unit:
            continue
        if verbs is not None and earlier.predicate not in verbs:
            continue
        if _same_order(earlier, figure):
            return i
    return None


def _same_order(a: Figure, b: Figure) -> bool:
    x = a.value if a.value is not None else a.high
    y = b.value if b.value is not None else b.high
    return bool(x and y and abs(x) <= 12 * abs(y) and abs(y) <= 12 * abs(x))


def _kin(reading: Reading, drafts: Sequence[Draft], done: list[Figure], index: int) -> int | None:
    """The nearest earlier figure that could be of the same thing as a bare number: the same kind and unit."""
    figure = drafts[index].figure
    kin = [
        i
        for i in _section(reading, drafts, index)
        if done[i].kind == figure.kind and done[i].unit == figure.unit and done[i].measured and _in_reach(done[i], figure)
    ]
    return next((i for i in kin if _same_order(done[i], figure)), next(iter(kin), None))


def _in_reach(a: Figure, b: Figure) -> bool:
    """A bare count may be much smaller or larger than the one before ("Eleven died"); a sum or a length may not."""
    return a.kind == "count" or _same_order(a, b)


def _nearest(reading: Reading, drafts: Sequence[Draft], done: list[Figure], index: int) -> int | None:
    for i in _candidates(reading, drafts, index):
        if not _is_duration(done[i]) and done[i].measure == "level":
            return i
    return None


def _inherit(whole: Figure, part: Figure) -> Figure:
    """What a figure takes from the one it leans on, where its own words say nothing."""
    filled = _fill(whole, part)
    if part.valid_basis in {"publication", "unknown"} and whole.valid_basis in {"stated", "relative"} and _is_part(part):
        filled = replace(
            filled, valid_from=whole.valid_from, valid_to=whole.valid_to, valid_basis=whole.valid_basis, valid_text=whole.valid_text
        )
    if not part.sources:
        filled = replace(filled, sources=whole.sources)
    return filled


def _is_part(figure: Figure) -> bool:
    return figure.measured is None or figure.kind in {"share", "count"}


def _fill(whole: Figure, part: Figure) -> Figure:
    own_thing = part.measured is not None
    return replace(
        part,
        measured=part.measured or whole.measured,
        predicate=part.predicate or (None if own_thing and part.refers_to is None else whole.predicate),
        agent=part.agent or (None if part.predicate or own_thing else whole.agent),
        place=part.place or whole.place,
    )


def _share_context(whole: Figure, part: Figure) -> Figure:
    """ "8,200 members had joined, or 85%": the same thing in another measure."""
    return replace(
        part,
        measured=whole.measured or part.measured,
        predicate=whole.predicate,
        agent=whole.agent,
        place=whole.place,
        valid_from=whole.valid_from,
        valid_to=whole.valid_to,
        valid_basis=whole.valid_basis,
        valid_text=whole.valid_text,
        sources=whole.sources or part.sources,
    )


def _convertible(whole: Figure, part: Figure) -> bool:
    return whole.kind == part.kind and whole.kind in {"money", "measurement"} and whole.unit != part.unit


def _converted(whole: Figure, part: Figure) -> Figure:
    """A sum in another currency, a length in another unit: the same statement, with the same bound."""
    inherited = replace(_share_context(whole, part), measure=whole.measure, direction=whole.direction)
    if part.bound != "exact" or whole.bound in {"exact", "range"} or part.value is None:
        return inherited
    low = part.value if whole.bound in {"at_least", "more_than"} else None
    high = part.value if whole.bound in {"at_most", "less_than"} else None
    return replace(inherited, bound=whole.bound, low=low, high=high)


def _named_elsewhere(reading: Reading, drafts: Sequence[Draft], figures: list[Figure]) -> list[Figure]:
    """ "Cholera kills 47" in the headline, "killed 47 people" below: the headline takes the noun from the text."""
    named = {(f.value, f.kind, f.unit): f for f in reversed(figures) if f.measured and f.value is not None}
    dead = next((f for f in figures if f.measured and f.kind == "count" and f.predicate in DEATH), None)
    out = []
    for draft, figure in zip(drafts, figures, strict=True):
        twin = named.get((figure.value, figure.kind, figure.unit)) if figure.measured is None else None
        if twin is None and figure.measured is None and figure.kind == "count" and figure.predicate in DEATH:
            twin = dead
        if twin is not None and (figure.predicate is None or twin.predicate in {None, figure.predicate} | DEATH):
            figure = replace(figure, measured=twin.measured, predicate=figure.predicate or twin.predicate)
        out.append(figure)
    return out
