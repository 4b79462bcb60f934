"""What one figure of an article takes from another: by an anaphor, as a restatement in brackets, as its repeat."""

import re
from collections.abc import Sequence
from dataclasses import replace

from service.figures import agent, measured, place, predicate, refers_to
from service.figures.choosing.choice import Chooser, choose
from service.figures.earlier import kinship
from service.figures.earlier.past import Draft, Past
from service.figures.figure import Figure
from service.figures.reading import Reading
from service.figures.refers_to import Finder
from service.figures.times.barrier import SO_FAR

# "about $16bn (€15.1bn)", "90 km per hour (56 mph / 25 m/s)"
IN_BRACKETS = re.compile(
    r"\((?:[^()]{1,24} /\s)?(?:or\s+)?"
    r"(?:about|around|roughly|nearly|almost|some|approximately|close to|over|more than|[A-Z]{2,3}\s*)?\s*$"
)
# "8,200 of its members, or 85%"; not "40 or 50"
RESTATED = re.compile(
    r"(?:[,–—-]\s*or|,\s*i\.e\.|,\s*equal to|,\s*equivalent to)\s+"
    r"(?:about|around|roughly|nearly|almost|some|just over|just under|more than|less than|up to|a)?\s*$",
    re.IGNORECASE,
)

# "14 people, including [at least] six children"; not "three, including a boy of [six]"
PART_OF_IT = re.compile(
    r"(?:,|\(|–|—| -)\s?(?:including|among (?:them|whom)|of (?:them|whom|which))\s+"
    r"(?:(?:about|around|nearly|almost|some|at least|more than|over|up to|another)\s+)?$"
)
# "That figure has since swollen to 530": of today
SINCE = re.compile(r"\bha(?:s|ve) (?:since|now)\b")
# "73 percent were seen in 2024; the target is 85 percent": set for always
GOAL = re.compile(r"\b(?:targets?|goals?|aim|limit|ceiling|quota) (?:is|are|stands at|remains) (?:at )?$")
# So many sentences on, the day of a figure is no longer that of what leans on it.
FAR_OFF = 3


def resolve(
    reading: Reading, drafts: Sequence[Draft], choose: Chooser = choose, find: Finder = refers_to.find
) -> tuple[Figure, ...]:
    """The figures with what they measure, `refers_to`, and what they take from the figure they lean on."""
    done: list[Figure] = []
    for index in range(len(drafts)):
        past = Past(reading, drafts, done, index)
        done.append(_resolved(past, find(past), choose))
    return tuple(done)


def _resolved(past: Past, target: int | None, choose: Chooser) -> Figure:
    beside = past.beside()
    figure = _structured(past, target, choose)
    before = past.before()
    if beside is not None and IN_BRACKETS.search(before) and _is_conversion(past.done[beside], figure):
        return _converted(past.done[beside], figure)
    if target is not None:
        far = past.draft.sentence - past.drafts[target].sentence >= FAR_OFF or bool(SINCE.search(before))
        part = replace(figure, refers_to=target)
        if GOAL.search(before):
            return part if part.sources else replace(part, sources=past.done[target].sources)
        return _leaning(past.done[target], part, far=far, reached=bool(SO_FAR.match(past.after())))
    if beside is not None and RESTATED.search(before):
        return _restated(past.done[beside], figure)
    if beside is not None and PART_OF_IT.search(before) and figure.valid_basis not in {"stated", "relative"}:
        return _dated_as(past.done[beside], figure)
    return figure


def _structured(past: Past, target: int | None, choose: Chooser) -> Figure:
    """The figure with four fields, each chosen in the light of the ones before; for now its confidence is how probable
    the measured is."""
    view, figure, earlier = past.draft.view, past.figure, kinship.carried(past, target)
    thing, sure = choose("measured", measured.options(view, earlier))
    deed = choose("predicate", predicate.options(view, thing, figure.direction, earlier)).option
    doer = choose("agent", agent.options(view, thing, deed, figure.sources, earlier)).option
    where = choose("place", place.options(view, thing, deed, doer, earlier)).option
    return replace(figure, measured=thing.text, predicate=deed.text, agent=doer.text, place=where.text, confidence=sure)


def _leaning(whole: Figure, part: Figure, *, far: bool, reached: bool) -> Figure:
    """The time and the sources of the figure that is leant on, where the words beside this one say nothing.

    far      a single day is not carried so far: "47 died on Sunday", and many sentences on, "Among the dead are five"
    reached  what has come about by now is not of the time to come: "by 2029", "4,500 of them have been built so far"
    """
    dated = part.valid_basis in {"stated", "relative"} or whole.valid_basis not in {"stated", "relative"}
    ahead = whole.valid_to is not None and part.valid_to is not None and part.valid_to < whole.valid_to
    passed = (far and whole.valid_from == whole.valid_to) or (reached and ahead)
    taken = part if dated or passed or part.kind not in {"share", "count"} else _dated_as(whole, part)
    return taken if part.sources else replace(taken, sources=whole.sources)


def _restated(whole: Figure, part: Figure) -> Figure:
    """ "8,200 members had joined, or 85%": said at one time by one source."""
    return _dated_as(whole, replace(part, sources=whole.sources or part.sources))


def _dated_as(whole: Figure, part: Figure) -> Figure:
    return replace(
        part,
        valid_from=whole.valid_from,
        valid_to=whole.valid_to,
        valid_basis=whole.valid_basis,
        valid_text=whole.valid_text,
    )


def _is_conversion(whole: Figure, part: Figure) -> bool:
    return whole.kind == part.kind and whole.kind in {"money", "measurement"} and whole.unit != part.unit


def _converted(whole: Figure, part: Figure) -> Figure:
    """A sum in another currency, a length in another unit: the same statement, with the same bound."""
    thing = replace(part, measured=whole.measured, predicate=whole.predicate, agent=whole.agent, place=whole.place)
    same = replace(_restated(whole, thing), measure=whole.measure, direction=whole.direction)
    if part.bound != "exact" or whole.bound in {"exact", "range"}:
        return same
    low = part.value if whole.bound in {"at_least", "more_than"} else None
    high = part.value if whole.bound in {"at_most", "less_than"} else None
    return replace(same, bound=whole.bound, low=low, high=high)
