"""Who gave out what is written, where a clause after it says so: "figures that the ministry provided to the Post"."""

from itertools import takewhile

from service.figures.voices.bearer import Named
from service.figures.voices.names import name
from service.figures.voices.outline import Outline
from service.figures.voices.voice import DATA, PREPOSITIONS, PRONOUNS, WEEKDAYS, WORKS
from service.figures.voices.written import SEEN

_GIVING = frozenset(
    """provided supplied gave given shared released published compiled collected issued gathered presented submitted
    filed sent posted produced disclosed made keeps kept holds commissioned""".split()
)
_GETTING = frozenset("get gets got receive receives received obtained collects collected takes took draws drew".split())
_HAVING = frozenset("has have had later also first recently".split())


def provided(line: Outline, end: int) -> Named | None:
    """The voice of the data or work that ends before word `end`, where "that …" tells it; else None.

    Whoever gave it out is its origin; whoever has merely seen it passes it on ("an email that the Post has seen"), and
    so does whoever was given it ("figures that customs gave the Union", "figures that the Union gets from customs").
    """
    work = end - 1
    if work < 0 or line.low(work) not in DATA | WORKS or line.low(end) not in {"that", "which"}:
        return None
    clause = [*takewhile(lambda j: line.words[j].text[0].isalnum(), range(end + 1, min(len(line.words), end + 14)))]
    verb = next((j for j in clause if line.low(j) in _GIVING | SEEN | _GETTING), None)
    if verb is None:
        return None
    first, last = end + 1, verb
    while last > first and line.low(last - 1) in _HAVING:
        last -= 1
    teller = name(line.words[first:last]) if last > first else None
    origin = next((j + 1 for j in clause if j > verb and line.low(j) == "from"), None)
    if origin and line.low(verb) in SEEN | _GETTING:
        return _together(name(line.words[origin : line.after(origin)]), teller)
    if teller is None or line.low(verb) in _GETTING:
        return None
    if line.low(verb) in SEEN:
        return Named((line.low(work), *teller.names), kind=line.low(work))
    given = line.words[verb + 1 : line.after(verb + 1)]
    told = any(w.is_capital for w in given) and given[0].low not in PREPOSITIONS | WEEKDAYS
    return _together(teller, name(given) if told else None)


def _together(origin: Named | None, relay: Named | None) -> Named | None:
    """Both, but for a relay that is a mere "it": whoever speaks."""
    if origin is None or relay is None or relay.names[0].lower() in PRONOUNS:
        return origin
    return Named(origin.names + relay.names, origin.person, origin.kind)
