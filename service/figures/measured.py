"""Measured: the noun phrase of what is counted or measured, as it stands."""

from collections.abc import Sequence

from service.figures.choosing.carried import Carried, Feature
from service.figures.choosing.choice import Option
from service.figures.choosing.measured_pattern import BACKWARDS, MOVEMENTS, Patterns
from service.figures.choosing.view import View
from service.figures.choosing.word_classes import VERBS

# Nouns looked at before and after the number, the nearest first: beyond stands one right noun in 900.
BEFORE, AFTER = 7, 3
# Their subject is what a sum is for, or moves by it ("the [tents] cost $3m", "[shares] lost $2")
PRICED = frozenset({"cost", "fetch", "sell", "trade", "bring", "raise", "lose", "gain", "add"})
OF_THEM = (["of", "them"], ["of", "these"])
# What befell the dead of a toll, where an earlier figure says it
DYING = frozenset({None, "die", "kill", "drown", "murder", "perish"})
DETERMINERS = frozenset({"the", "a", "an", "its", "their"})
POINTING = frozenset({"this", "that", "it", "which"})
BREAKS = (",", ";", ":", "(", "but", "and", "while")


def options(view: View, carried: Sequence[Carried]) -> list[Option]:
    """What the figure may count or measure: nouns of its sentence, what earlier figures measure, nothing."""
    search = _Search(view)
    given = view.member if view.member is not None else _hurt(view)
    if given is not None:
        return search.of_noun(given, 0)
    opens = _end_of_toll(view)
    earlier = [one for one in carried if one.figure.measured and one.source not in {"placed", "acted"}]
    if opens >= 0:
        earlier = [one for one in earlier if one.figure.predicate in DYING]
    echo = _echo(view, earlier)
    if echo is not None:
        return search.of_noun(echo, 0)
    before = [] if _is_of_them(view) else [i for i in view.nouns if opens < i < view.first][-BEFORE:]
    doer, movement = _doer(view), _movement(view) if earlier else None
    before = [i for i in before if i not in {doer, movement}]
    after = [i for i in view.nouns if i > view.last and (opens < 0 or i == view.adjacent)][:AFTER]
    found = [Option(None, [("none", view.kind), ("none trail", view.trail[0])])] if movement is None else []
    for rank, i in [*enumerate(reversed(before)), *enumerate(after)]:
        found += search.of_noun(i, min(rank, 4))
    return found + [search.of_figure(one) for one in earlier]


def _hurt(view: View) -> int | None:
    """ "the number of [wounded] stands at 220": whoever was counted so is told by the number next to it."""
    last = next((i for i in reversed(view.nouns) if i < view.first), 0)
    counted = last > 1 and view.scene.words[last - 2 : last] == ["number", "of"]
    return last if counted and view.kind == "count" and view.scene.classes[last] == "state" else None


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


def _doer(view: View) -> int | None:
    """ "the [firm] paid its owners $3m", "[poachers] shot 11": who does something to the number is not what it counts.
    Not in "the tents cost $3m", "shares closed 3% higher", "Schools closed: nine"."""
    tokens, following = view.scene.tokens, view.scene.words[view.end + 1 : view.end + 2]
    apart = following in (["higher"], ["lower"]) or tokens[view.first - 1].text == ":"
    if apart or (view.kind == "measurement" and view.scene.classes[view.top] != "container"):
        return None
    verb, clause = tokens[view.top].head, view.scene.clause
    lemma, kind = tokens[verb].lemma, VERBS.get(tokens[verb].lemma)
    makes_up = lemma == "make" and view.scene.words[verb + 1 : verb + 2] == ["up"]
    if tokens[verb].tag != "VERB" or kind in {"be", "amount"} or makes_up:
        return None
    done_to = tokens[view.top].relation == "obj" or (tokens[view.top].relation, clause.case(view.top)) == ("obl", "")
    moves = following != ["of"] and (lemma in PRICED or kind == "move")
    return clause.child(verb, "nsubj") if _is_price(view, verb) or (done_to and not moves) else None


def _movement(view: View) -> int | None:
    """ "This is a [drop] of 6%": of what was told before; not in "The drop is 6%"."""
    tokens, clause = view.scene.tokens, view.scene.clause
    move = next((i for i in reversed(view.nouns) if i < view.first and tokens[i].lemma in MOVEMENTS), None)
    subject = None if move is None else clause.child(move, "nsubj")
    return move if subject is not None and view.scene.words[subject] in POINTING else None


def _is_price(view: View, verb: int) -> bool:
    """ "she sold the farm for $3m", "they asked for 7%"; not "the farm sold for $3m"."""
    has_object, case = view.scene.clause.child(verb, "obj") is not None, view.scene.clause.case(view.top)
    return (view.kind, case, has_object) in {("money", "for", True), ("money", "at", True), ("share", "for", False)}


def _echo(view: View, earlier: Sequence[Carried]) -> int | None:
    """ "spent $4m on roads, $2m on [parks]": the noun behind the word that led from the last number to its noun."""
    words, tokens, at = view.scene.words, view.scene.tokens, view.end + 1
    same = next((one.figure.measured for one in earlier if one.source == "same"), None)
    if same is None or at >= len(tokens) or tokens[at].tag != "ADP" or tokens[at].text == "of":
        return None
    said = [word for word in words[: view.first] if word not in DETERMINERS]
    thing = [words[at], *same.lower().split()]
    if not any(said[i : i + len(thing)] == thing for i in range(len(said))):
        return None
    determined = at + 1 < len(words) and words[at + 1] in DETERMINERS
    noun = view.scene.clause.noun_after(at + 2 if determined else at + 1)
    return noun if noun in view.nouns and view.scene.classes[noun] != "time" else None


def _is_of_them(view: View) -> bool:
    """ "restored supplies to 85 of them": what is counted stands earlier; not in "soldiers, 85 of them"."""
    follows = view.first > 0 and view.scene.tokens[view.first - 1].tag in {"ADP", "VERB"}
    return follows and view.scene.words[view.end + 1 : view.end + 3] in OF_THEM


class _Search:
    """What is seen of the options from the place of one figure."""

    def __init__(self, view: View) -> None:
        self.view, self.scene, self.kind = view, view.scene, view.kind
        self.patterns = Patterns(view).found()
        self.verb = view.scene.clause.verb_above(view.top)

    def of_noun(self, i: int, rank: int) -> list[Option]:
        view, scene = self.view, self.scene
        start = scene.begins(i, view.end if i > view.end else -1)
        seen = self._by_grammar(i) + self._by_place(i, start, rank)
        if self.patterns:
            seen += self._pointed(i)
        if scene.classes[i] != "pron":
            return [Option(scene.words_of(start, scene.ends(i)), seen, i)]
        found = scene.antecedents(i)
        return [
            Option(who.name, [*seen, ("for", back, near), ("for tag", who.token.fine_tag)], i)
            for who, back, near in found
        ]

    def _by_grammar(self, i: int) -> list[Feature]:
        view, scene, number, side = self.view, self.scene, self.kind, self.view.side[i]
        relation, kind, word = scene.relations[i], scene.classes[i], scene.word_of(i)
        path, turn = view.ways[i]
        turned, verb = scene.classes[turn], self.verb
        seen: list[Feature] = [
            ("path", path, turned), ("turn", number, turned, relation, side), ("class", number, kind, side),
            ("tag", number, scene.tokens[i].fine_tag, side),
            ("relation", number, side, relation, scene.clause.case(i)),
            ("counted", number, self._is_counted(i), side), ("lead", side, *view.lead, relation),
        ]  # fmt: skip
        if verb is not None:
            way = scene.ways(verb)[i][0]
            seen.append(("verb", way, scene.tokens[verb].lemma))
            seen.append(("verb of", way, scene.classes[verb], view.lead[0], number))
        seen.append(("word", word))
        seen.append(("word at", word, number, side))
        return seen

    def _by_place(self, i: int, start: int, rank: int) -> list[Feature]:
        view, number, side = self.view, self.kind, self.view.side[i]
        lead, opening = view.lead[0], self.scene.opening(start)
        between = view.between(view.end, start) if side == ">" else view.between(i, view.first)
        seen: list[Feature] = [
            ("between", side, between), ("between of", number, side, between), ("rank", side, rank, lead),
            ("beside", self.scene.classes[i], view.adjacent == i),
            ("opening", opening, side, rank), ("opening of", opening, lead, side),
        ]  # fmt: skip
        if side == "<":
            signs = between.split()
            seen.append(("break", number, *[sign for sign in BREAKS if sign in signs]))
        return seen

    def _is_counted(self, i: int) -> bool:
        """True if another number stands with this noun."""
        return any(number not in self.view.at for number in self.scene.counted.get(i, ()))

    def _pointed(self, goal: int) -> list[Feature]:
        """The patterns that point to a noun, or backwards."""
        backwards = goal == BACKWARDS
        return [("pattern", name, backwards) for name, head in self.patterns.items() if head == goal]

    def of_figure(self, one: Carried) -> Option:
        view, number, source, lead, trail = self.view, self.kind, one.source, self.view.lead, self.view.trail
        seen: list[Feature] = [
            ("earlier", number, source, view.adjacent is None), ("earlier lead", source, lead[0]),
            ("earlier leads", number, source, lead[1], lead[0]), ("earlier trail", source, trail[0], trail[1]),
        ]  # fmt: skip
        return Option(one.figure.measured, seen + one.features(number) + self._pointed(BACKWARDS), None, source)
