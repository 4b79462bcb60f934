"""Measured: the noun phrase of what is counted or measured, as it stands."""

from collections.abc import Mapping, Sequence

from service.article import Span
from service.figures.carried import Carried
from service.figures.choice import Option
from service.figures.measured_pattern import BACKWARDS, Patterns
from service.figures.scene import View

# Nouns looked at on each side of the number, the nearest first.
REACH = 9
PLAIN = frozenset({"noun", "name", "adj", "verb"})
BREAKS = (",", ";", ":", "(", "but", "and", "while")


def options(view: View, carried: Sequence[Carried]) -> list[Option]:
    """What the figure may count or measure: nouns of its sentence, what earlier figures measure, nothing."""
    opens = _end_of_toll(view)
    before = [i for i in view.nouns if opens < i < view.first][-REACH:]
    after = [i for i in view.nouns if i > view.last and (opens < 0 or i == view.adjacent)][:REACH]
    patterns = Patterns(view).found()
    earlier = [one for one in carried if one.figure.measured and one.source not in {"placed", "acted"}]
    known = " ".join({one.figure.measured.lower() for one in earlier if one.figure.measured})
    found = [_nothing(view)]
    for rank, i in [*enumerate(reversed(before)), *enumerate(after)]:
        found += _of_noun(view, i, f"{view.side(i)}{min(rank, 4)}", patterns, known)
    return found + [_of_figure(view, one, patterns) for one in earlier]


def _end_of_toll(view: View) -> int:
    """ "The death toll from the fire in Harlow has risen to 19 after divers came": no noun but one beside the number is
    counted; -1 without a toll. Not "The toll may climb: 12 are missing, five of them children"."""
    if view.kind != "count":
        return -1
    before = view.scene.tokens[: view.first]
    toll = next((n for n, token in reversed([*enumerate(before)]) if token.lemma == "toll"), None)
    if toll is None or any(token.text in {":", ";"} for token in before[toll:]):
        return -1
    return view.first


def _nothing(view: View) -> Option:
    k, bare = view.kind, view.adjacent is None
    names = [
        "none", f"none {k}", f"none {view.lead[0]}", f"none {view.trail[0]}", f"none {k} {bare}",
        f"none {view.scene.sentence.role}",
    ]  # fmt: skip
    return Option(None, names)


def _of_noun(view: View, i: int, rank: str, patterns: Mapping[str, int], known: str) -> list[Option]:
    start = view.scene.begins(i, view.last if i > view.last else -1)
    text = _text(view, i, start)
    if text is None:
        return []
    kind = view.scene.classes[i]
    names = [*_by_grammar(view, i), *_by_place(view, i, start, rank), *_pointed(view, patterns, i, "by")]
    if kind not in PLAIN:
        lemma = view.scene.tokens[i].lemma
        names += [f"w {lemma}", f"w {lemma} {view.kind} {rank[0]}"]
    if view.scene.tokens[i].lemma[:5] in known:
        names += ["old", f"old {view.kind} {rank}"]
    found = [Option(text, [*names, "v plain", f"v plain {kind}"], i)]
    more = _with_of(view, i)
    if more:
        found.append(Option(text + more, [*names, "v of", f"v of {kind}", f"v of {view.kind}"], i))
    return found


def _text(view: View, i: int, start: int) -> str | None:
    if view.scene.classes[i] == "pron":
        return view.scene.name(i)
    return view.scene.words_of(start, i)


def _with_of(view: View, i: int) -> str:
    """ "doses [of oral vaccine]": what "of" adds to a phrase, if little."""
    tokens = view.scene.tokens
    if i + 2 >= len(tokens) or tokens[i + 1].text != "of":
        return ""
    inner = next((n for n in view.nouns if n > i + 1), None)
    if inner is None or inner - i > 5 or any(tokens[j].tag in {"NUM", "PUNCT"} for j in range(i + 2, inner)):
        return ""
    return view.scene.text(Span(tokens[i].end, tokens[inner].end))


def _by_grammar(view: View, i: int) -> list[str]:
    scene, k, side = view.scene, view.kind, view.side(i)
    token, relation, kind = scene.tokens[i], scene.relations[i], scene.classes[i]
    path, turn = scene.path(view.top, i)
    turned, case = scene.classes[turn], scene.clause.case(i)
    above = scene.classes[token.head] if token.head != i else "root"
    is_top = token.head == i or scene.tokens[token.head].tag not in {"NOUN", "PROPN"}
    return [
        f"p {path}", f"p {k} {path}", f"pt {path} {turned}", f"pk {k} {turned} {relation} {side}",
        f"c {kind}", f"c {k} {kind} {side}", f"c {kind} {path}", f"t {k} {token.fine_tag} {side}",
        f"r {k} {side} {relation} {case}", f"r {relation} {kind}", f"l {k} {side} {relation} {view.lead[0]}",
        f"m {side} {view.lead[1]} {view.lead[0]} {relation}", f"tr {k} {side} {view.trail[0]} {relation}",
        f"n {k} {_is_counted(view, i)} {side}", f"g {k} {relation} {above} {side}",
        f"in {relation} {case} {above}", f"in {k} {relation} {case} {above} {side}",
        f"top {is_top} {k} {relation} {side}",
    ]  # fmt: skip


def _by_place(view: View, i: int, start: int, rank: str) -> list[str]:
    scene, k, side, kind = view.scene, view.kind, rank[0], view.scene.classes[i]
    between = view.between(view.last, start) if side == ">" else view.between(i, view.first)
    opening = scene.opening(start)
    first = start == 0 or scene.signs[start - 1] in ",;:—-–"
    bare = view.adjacent is None
    names = [
        f"b {side} {between}", f"b {k} {side} {between}", f"d {k} {rank}", f"d {rank} {kind}",
        f"l {rank} {view.lead[0]}", f"a {k} {view.adjacent == i} {bare} {side}", f"a {kind} {view.adjacent == i}",
        f"sp {opening} {rank}", f"sp {k} {opening} {side} {kind}", f"sp {opening} {view.lead[0]} {side}",
        f"init {k} {first} {rank}",
    ]  # fmt: skip
    if side == "<":
        signs = between.split()
        names.append(f"co {k} " + "|".join(s for s in BREAKS if s in signs))
    return names


def _is_counted(view: View, i: int) -> bool:
    """True if another number stands with this noun."""
    return any(number not in view.at for number in view.scene.counted.get(i, ()))


def _pointed(view: View, patterns: Mapping[str, int], goal: int, word: str) -> list[str]:
    """The patterns that point to a noun, or backwards."""
    pointed = [f"{word} {name}" for name, head in patterns.items() if head == goal]
    return [*pointed, *(f"{one} {view.kind}" for one in pointed), f"{word} {len(pointed)}"]


def _of_figure(view: View, one: Carried, patterns: Mapping[str, int]) -> Option:
    k, source, lead, trail = view.kind, one.source, view.lead, view.trail
    names = [
        f"ea {k} {source} {view.adjacent is None}", f"el {source} {lead[0]}", f"el {k} {source} {lead[1]} {lead[0]}",
        f"et {k} {source} {trail[0]}", f"et {source} {trail[0]} {trail[1]}",
    ]  # fmt: skip
    for name in one.features:
        names += [f"e {name}", f"e {k} {name}"]
    return Option(one.figure.measured, names + _pointed(view, patterns, BACKWARDS, "back"), None, source)
