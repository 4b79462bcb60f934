"""What one figure of an article takes from another: by an anaphor, as a restatement in brackets, as its repeat."""

import re
from collections.abc import Sequence
from dataclasses import replace

from service.figures import anaphor
from service.figures.anaphor import DEATH, Draft, Past, is_duration, same_order
from service.figures.figure import Figure
from service.figures.reading import Reading

# "about $16bn (€15.1bn)", "225 km per hour (140 mph)"
IN_BRACKETS = re.compile(
    r"\((?:or\s+)?(?:about|around|roughly|nearly|almost|some|approximately|close to|over|more than|[A-Z]{2,3}\s*)?\s*$"
)
# "8,200 of its members, or 85%"; not "40 or 50"
RESTATED = re.compile(
    r"(?:[,–—-]\s*or|,\s*i\.e\.|,\s*equal to|,\s*equivalent to)\s+"
    r"(?:about|around|roughly|nearly|almost|some|just over|just under|more than|less than|up to|a)?\s*$",
    re.IGNORECASE,
)


def resolve(reading: Reading, drafts: Sequence[Draft]) -> tuple[Figure, ...]:
    """The figures with `refers_to` set and with what they take from the figure they lean on."""
    done: list[Figure] = []
    for index in range(len(drafts)):
        done.append(_resolved(Past(reading, drafts, done, index)))
    return _named_elsewhere(done)


def _resolved(past: Past) -> Figure:
    figure, beside = past.figure, past.beside()
    before, _ = past.words_of(past.index)
    if beside is not None and IN_BRACKETS.search(before) and _is_conversion(past.done[beside], figure):
        return _converted(past.done[beside], figure)
    target = anaphor.find(past)
    if target is not None:
        return _leaning(past.done[target], replace(figure, refers_to=target))
    if beside is not None and RESTATED.search(before):
        return _restated(past.done[beside], figure)
    if figure.measured is not None:
        return figure
    if beside is not None and not is_duration(figure) and figure.kind in {past.done[beside].kind, "share"}:
        return _filled(past.done[beside], figure)
    kin = _kin(past) if past.draft.leans else None
    return _filled(past.done[kin], figure) if kin is not None else figure


def _kin(past: Past) -> int | None:
    """The nearest earlier figure that could be of the same thing as a bare number, of its order if there is one."""
    figure = past.figure
    kin = [
        i
        for i in past.in_section()
        if past.done[i].kind == figure.kind and past.done[i].unit == figure.unit and past.done[i].measured
    ]
    close = next((i for i in kin if same_order(past.done[i], figure)), None)
    return close if close is not None or figure.kind != "count" else next(iter(kin), None)


def _leaning(whole: Figure, part: Figure) -> Figure:
    """What a figure takes from the one it leans on, where its own words say nothing."""
    taken = _filled(whole, part)
    dated = part.valid_basis in {"stated", "relative"}
    if (
        not dated
        and whole.valid_basis in {"stated", "relative"}
        and (part.measured is None or part.kind in {"share", "count"})
    ):
        taken = _dated_as(whole, taken)
    return taken if part.sources else replace(taken, sources=whole.sources)


def _filled(whole: Figure, part: Figure) -> Figure:
    names_itself = part.measured is not None
    return replace(
        part,
        measured=part.measured or whole.measured,
        predicate=part.predicate or (None if names_itself and part.refers_to is None else whole.predicate),
        agent=part.agent or (None if part.predicate or names_itself else whole.agent),
        place=part.place or whole.place,
    )


def _restated(whole: Figure, part: Figure) -> Figure:
    """ "8,200 members had joined, or 85%": the same thing in another measure."""
    taken = replace(
        part,
        measured=whole.measured or part.measured,
        predicate=whole.predicate,
        agent=whole.agent,
        place=whole.place,
        sources=whole.sources or part.sources,
    )
    return _dated_as(whole, taken)


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
    same = replace(_restated(whole, part), measure=whole.measure, direction=whole.direction)
    if part.bound != "exact" or whole.bound in {"exact", "range"}:
        return same
    low = part.value if whole.bound in {"at_least", "more_than"} else None
    high = part.value if whole.bound in {"at_most", "less_than"} else None
    return replace(same, bound=whole.bound, low=low, high=high)


def _named_elsewhere(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """ "Cholera kills 47" in the headline, "killed 47 people" below: the headline takes the noun from the text."""
    named: dict[object, Figure] = {
        (f.value, f.kind, f.unit): f for f in reversed(figures) if f.measured and f.value is not None
    }
    dead = next((f for f in figures if f.measured and f.kind == "count" and f.predicate in DEATH), None)
    return tuple(f if f.measured else _named(f, named.get((f.value, f.kind, f.unit)), dead) for f in figures)


def _named(figure: Figure, twin: Figure | None, dead: Figure | None) -> Figure:
    if twin is None and figure.kind == "count" and figure.predicate in DEATH:
        twin = dead
    if twin is None or not (figure.predicate is None or twin.predicate in {None, figure.predicate} | DEATH):
        return figure
    return replace(figure, measured=twin.measured, predicate=figure.predicate or twin.predicate)
