"""refers_to: the earlier figure that the words beside a figure point back to, chosen among those in reach."""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import cache
from importlib.resources import files

from service.figures.choosing.choice import Option, Weights, best
from service.figures.earlier import anaphor
from service.figures.earlier.anaphor import DEFINITE, LIMITING, OF, Sign
from service.figures.earlier.past import Past, relative, size
from service.figures.figure import Figure
from service.figures.reading import Reading

Finder = Callable[[Past], int | None]
NEAREST = 10
# More figures that the noun of an anaphor may name, further back: "of the dead".
NAMED = 3
DEATH = frozenset({"die", "kill", "drown", "shoot", "murder"})
HARM = frozenset({"injure", "wound", "hurt"})
FLIGHT = frozenset({"displace", "flee", "evacuate", "uproot", "evict", "drive"})
VERBS = {
    "dead": DEATH, "die": DEATH, "deceased": DEATH, "killed": DEATH, "kill": DEATH, "death": DEATH, "fatality": DEATH,
    "lose": DEATH, "toll": DEATH, "victim": DEATH | HARM, "casualty": DEATH | HARM,
    "injured": HARM, "wounded": HARM, "hurt": HARM, "injury": HARM, "missing": frozenset({"miss"}),
    "displaced": FLIGHT, "evacuee": FLIGHT, "evicted": FLIGHT,
    "arrest": frozenset({"arrest", "detain"}), "arrested": frozenset({"arrest", "detain"}),
    "detained": frozenset({"detain", "arrest", "hold"}), "survivor": frozenset({"survive", "rescue", "pull"}),
}  # fmt: skip
LEADING = frozenset(', " ” out but and that'.split())
DURATIONS = frozenset({"year", "month", "week", "day", "hour", "minute", "second"})
COMPARED = frozenset("compared versus against".split())
STATED = frozenset({"stated", "relative"})
# "CORRECTION: our report said that …", "an earlier version of this page"; not "correctional officers"
CORRECTING = re.compile(r"\b(?:correct(?:ed|s|ions?)?|corrigendum|clarification|misstated|earlier version)\b", re.I)


def find(past: Past) -> int | None:
    """Index of the earlier figure that this one leans on by its own words; None where they point to none."""
    found = options(past)
    return target(best(_weights(), found).option) if found else None


def target(option: Option) -> int | None:
    return None if option.text is None else int(option.text)


@cache
def _weights() -> Weights:
    table: dict[str, float] = json.loads(files(__package__).joinpath("references.json").read_text("utf-8"))
    # "part n apart 3" is what "part n" makes of "apart 3": no text is put together for each that is weighed.
    pairs = {(name[:i], name[i + 1 :]): w for name, w in table.items() for i, c in enumerate(name) if c == " "}
    return {**table, **pairs}


def options(past: Past) -> list[Option]:
    """The figures that may be meant, and none; empty where no word points back. The text of an option is its index."""
    section = past.in_section()
    if not section:
        return []
    opener = _opener(past)
    own = anaphor.signs(past.draft.view)
    told = any(sign.name.startswith("<of wh") and "clear far 0" in sign.marks for sign in own)
    signs = own if told else [*own, *_beside(past, opener)]
    beside = past.beside()
    near = _candidates(past, signs, section) if signs else []
    if told and beside in near and _may_hold(past, beside) and not _is_set_against(past, beside):
        near = [beside]  # "The number has climbed to 3 million, of whom 900,000 …"
    if not near:
        return []
    ranks = _ranks(past, near)
    found = [Option(None, list(_none(past, signs)))]
    for i in near:
        seen = [*_seen(past, i, opener), *ranks[i]]
        features: list[tuple[str, str]] = [("any", name) for name in seen]
        for sign in signs:
            said = [*seen, *_by_noun(past, sign, i)]
            features += [(sign.group, name) for name in said]
        found.append(Option(str(i), features))
    return found


def _candidates(past: Past, signs: Sequence[Sign], section: Sequence[int]) -> list[int]:
    """The nearest figures of the section, and further back what the anaphor names by its noun or its number."""
    beyond = section[NEAREST:]
    verbs = frozenset[str]().union(*(VERBS.get(sign.noun or "", frozenset()) for sign in signs))
    named = [i for i in beyond if past.done[i].predicate in verbs][:NAMED]
    again = [i for i in section if past.done[i].value is not None and past.done[i].value == past.figure.value]
    if again and any(sign.group == "again" for sign in signs):
        return again[:NAMED]  # "29 of the 112": the 112 of before
    near = dict.fromkeys([*section[:NEAREST], *named, *again[:1]])
    # "over 43 years, 118 of them fell ill": nobody is a part of years; "38 months in prison, 11 of them alone" are
    return [
        i
        for i in near
        if not _is_duration(past.done[i])
        or past.figure.kind == "measurement"
        or (_may_hold(past, i) and not _apart(past, i))
    ]


def _is_set_against(past: Past, i: int) -> bool:
    """ "up from [2 million], of whom": the other number is spoken of."""
    view = past.drafts[i].view
    return bool({"from", "than", "against"} & set(view.scene.words[max(0, view.first - 3) : view.first]))


def _beside(past: Past, opener: int | None) -> Iterator[Sign]:
    """ "Of them, 9,200 were adults, [310] were girls"; "Of the 58, [40] were in Harrow"."""
    beside = past.beside()
    if beside is None:
        return
    earlier, view = past.done[beside], past.draft.view
    if opener is not None and not COMPARED.isdisjoint(view.scene.words[past.drafts[opener].view.last : view.first]):
        return  # "Of the 58, 40 were in Harrow, compared with 61 of 90"
    between = f"between {view.between(past.drafts[beside].view.last, view.first)}"
    if opener is not None:
        holds = _may_hold(past, opener)
        yield Sign("opened", "opened", None, (f"next {opener == beside}", f"holds {holds}", between))
    elif earlier.refers_to is not None:
        yield Sign("list", "list", None, (f"kind {earlier.kind == past.figure.kind}", between))


def _opener(past: Past) -> int | None:
    """ "Of [the 58], 40 were …": the first figure of this sentence, where the sentence begins with a part of it."""
    i = past.index
    while i and past.drafts[i - 1].sentence == past.draft.sentence:
        i -= 1
    if i == past.index:
        return None
    view = past.drafts[i].view
    words = view.scene.words[: view.first]
    start = max((n + 1 for n, word in enumerate(words) if word in {":", "-", "–", "—"}), default=0)
    if view.first > start + 8:
        return None
    # "[Out] of 640 claims, 90 were …", "Moreover, of the 99 …", "He said that of the 12, five …"
    lead = range(start, min(start + 4, view.first))
    opens = any(words[n] in {"of", "among"} and (n == start or words[n - 1] in LEADING) for n in lead)
    return i if opens else None


def _whole(past: Past, opener: int) -> int | None:
    """What the sentence says it tells the parts of: [58] in "Of the 58, 40 were …", what "Of them, 40 …" leans on."""
    view = past.drafts[opener].view
    inside = "," not in view.scene.words[max(0, view.first - 5) : view.first]
    named = view.first and view.scene.words[view.first - 1] in DEFINITE | OF | LIMITING
    return opener if inside and named else past.done[opener].refers_to


def _none(past: Past, signs: Sequence[Sign]) -> Iterator[str]:
    figure, named = past.figure, past.draft.view.named is not None
    note = any(past.reading.once(_is_correcting, n) for n in (past.draft.sentence, max(0, past.draft.sentence - 1)))
    facts = (figure.kind, figure.measure, f"named {named}", f"duration {_is_duration(figure)}", f"note {note}")
    yield "none"
    yield f"none {min(len(signs), 3)}"
    for fact in facts:
        yield f"none {fact}"
    for sign in signs:
        yield f"none {sign.group}"
        yield f"none {sign.name}"
        for fact in (*facts, f"state {sign.noun in VERBS}", *sign.marks):
            yield f"none {sign.group} {fact}"
            yield f"none {sign.name} {fact}"


# -- what is seen of an earlier figure ---------------------------------------------------------------------------------
def _ranks(past: Past, near: Sequence[int]) -> dict[int, list[str]]:
    """How near each of the figures is among those that may hold this one, and which of these is the largest."""
    fitting = [i for i in near if _may_hold(past, i)]
    largest = max(fitting, key=lambda i: (size(past.done[i]) or Decimal(0), i), default=None)
    ranks = {i: min(fitting.index(i), 3) if i in fitting else "no" for i in near}
    return {
        i: [f"fit {rank}", f"fit {rank} apart {_apart(past, i)}", *(["largest"] if i == largest else [])]
        for i, rank in ranks.items()
    }


def _apart(past: Past, i: int) -> int:
    return min(past.draft.sentence - past.drafts[i].sentence, 4)


def _seen(past: Past, i: int, opener: int | None) -> Iterator[str]:
    earlier, figure, beside = past.done[i], past.figure, past.beside()
    apart = _apart(past, i)
    here, there = (past.reading.sentences[past.drafts[n].sentence] for n in (past.index, i))
    yield f"apart {apart}"
    yield f"kinds {earlier.kind} {figure.kind}"
    yield f"ratio {relative(earlier, figure)} {earlier.kind == figure.kind} {earlier.unit == figure.unit}"
    yield f"measure {earlier.measure} {figure.measure}"
    yield f"ref {earlier.refers_to is not None} {apart == 0}"
    yield f"role {there.role}"
    yield f"when {_when(earlier, figure)}"
    yield f"voice {bool(figure.sources)} {bool(earlier.sources)} {figure.sources == earlier.sources}"
    facts = {
        "par": here.paragraph == there.paragraph,
        "duration": _is_duration(earlier),
        "sib": beside is not None and past.done[beside].refers_to == i,
        "opener": opener == i,
        "whole": opener is not None and _whole(past, opener) == i,
        "withdrawn": earlier.withdrawn,
        "correcting": past.reading.once(_is_correcting, there.number),
        "sum": _adds_up(past, i),
    }
    yield from (name for name, holds in facts.items() if holds)


def _when(earlier: Figure, figure: Figure) -> str:
    """Whether a time of its own parts the figure from an earlier one: "In 2019 it was 60"."""
    own, other = figure.valid_basis in STATED, earlier.valid_basis in STATED
    if not own or not other:
        return f"{own} {other}"
    same = (figure.valid_from, figure.valid_to) == (earlier.valid_from, earlier.valid_to)
    return "same" if same else "before" if str(figure.valid_to) < str(earlier.valid_to) else "after"


def _adds_up(past: Past, i: int) -> bool:
    """ "23 people: 15 in Calder, five on Tamiset; [the other three]": the parts between and this one make the whole."""
    whole, part = past.done[i], past.figure
    if whole.value is None or part.value is None or whole.kind != part.kind or past.index - i < 2:
        return False
    left = whole.value - part.value
    between = [f.value for f in past.done[i + 1 : past.index] if f.kind == part.kind and f.value is not None]
    return left > 0 and (left in between or any(sum(between[n:]) == left for n in range(len(between))))


def _is_correcting(reading: Reading, number: int) -> bool:
    return CORRECTING.search(reading.sentences[number].text) is not None


def _by_noun(past: Past, sign: Sign, i: int) -> Iterator[str]:
    """Whether the noun of an anaphor is the noun, the deed or the state of an earlier figure."""
    earlier, view = past.done[i], past.drafts[i].view
    if sign.noun is None:
        yield "noun ?"
    elif sign.noun in VERBS:
        holds = earlier.predicate in VERBS[sign.noun]
        yield f"state {holds}"
        yield f"state {holds} {_may_hold(past, i)} {past.index - i < 12}"
    else:
        stem = sign.noun[:-1] if len(sign.noun) > 4 else sign.noun
        measured = (earlier.measured or "").lower().split()
        if measured and measured[-1].startswith(stem):
            yield "noun head"
        elif any(word.startswith(stem) for word in measured):
            yield "noun in"
        elif earlier.predicate == sign.noun:
            yield "noun deed"
        else:
            tokens = view.scene.tokens[max(0, view.first - 12) : view.last + 12]
            yield f"noun {any(t.lemma == sign.noun for t in tokens)}"


def _may_hold(past: Past, i: int) -> bool:
    """A part is not larger than its whole; a share may be of anything but a share. A bare number may leave out the unit
    of its whole: "400 tonnes, 30 of them by rail"."""
    whole, part = past.done[i], past.figure
    bare = part.kind == "count" and past.draft.view.named is None
    if whole.measure == "change" or (_is_duration(whole) and not (bare and _apart(past, i) == 0)):
        return False
    if part.kind not in {"count", "money"}:
        return whole.kind not in {"share", "rate"}
    a, b = size(whole), part.value if part.value is not None else part.low
    alike = whole.kind == part.kind or (bare and whole.kind in {"measurement", "money"})
    return alike and a is not None and b is not None and a >= b


def _is_duration(figure: Figure) -> bool:
    return figure.kind == "measurement" and figure.unit in DURATIONS
