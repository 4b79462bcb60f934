"""Who gave out what is written, where a clause after it says so: "figures that the ministry provided to the Post"."""

from itertools import takewhile

from service.figures.voices.bearer import Named
from service.figures.voices.names import name
from service.figures.voices.outline import Outline
from service.figures.voices.voice import DATA, WORKS
from service.figures.voices.written import SEEN

_GIVING = frozenset(
    """provided supplied gave given shared released published compiled collected issued gathered presented submitted
    filed sent posted produced disclosed made keeps kept holds commissioned""".split()
)
_HAVING = frozenset("has have had later also first recently".split())


def provided(line: Outline, end: int) -> Named | None:
    """The voice of the data or work that ends before word `end`, where "that …" tells it; else None.

    Whoever gave it out is its origin; whoever has merely seen it passes it on ("an email that the Post has seen").
    """
    work = end - 1
    if work < 0 or line.low(work) not in DATA | WORKS or line.low(end) not in {"that", "which"}:
        return None
    clause = takewhile(lambda j: line.words[j].text[0].isalnum(), range(end + 1, min(len(line.words), end + 14)))
    verb = next((j for j in clause if line.low(j) in _GIVING | SEEN), None)
    if verb is None:
        return None
    first, last = end + 1, verb
    while last > first and line.low(last - 1) in _HAVING:
        last -= 1
    giver = name(line.words[first:last]) if last > first else None
    if giver is None or line.low(verb) not in SEEN:
        return giver
    return Named((line.low(work), *giver.names), kind=line.low(work))
