"""What a figure measures, what happened to it, by whom and where: each chosen in the light of the ones before."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from service.figures import agent, measured, place, predicate
from service.figures.choosing.carried import Carried
from service.figures.choosing.choice import Choice, Option
from service.figures.choosing.view import View
from service.figures.figure import Figure

Chooser = Callable[[str, Sequence[Option]], Choice]


@dataclass(frozen=True, slots=True)
class Structure:
    """The four fields as chosen; each with its text and how probable it is."""

    measured: Choice
    predicate: Choice
    agent: Choice
    place: Choice


def read(view: View, figure: Figure, carried: Sequence[Carried], choose: Chooser) -> Structure:
    """`choose` takes the name of a field and its options."""
    thing = choose("measured", measured.options(view, carried))
    deed = choose("predicate", predicate.options(view, thing.option, figure.direction, carried))
    doer = choose("agent", agent.options(view, thing.option, deed.option, figure.sources, carried))
    where = choose("place", place.options(view, thing.option, deed.option, carried))
    return Structure(thing, deed, doer, where)
