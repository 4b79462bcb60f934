"""Predicate: what happened to or with the measured, as a verb's lemma."""

import re
from collections.abc import Sequence

from service.figures.choosing.carried import Carried, Feature
from service.figures.choosing.choice import Option
from service.figures.choosing.view import View
from service.figures.figure import Direction

REACH = 8
PARTICLES = frozenset("up out back off down aside away in over through on home together".split())
# These are a verb's own even where a noun follows: "sent [home] 40 workers", "set [aside] $3m"
LOOSE = frozenset("up back off aside away home".split())
# "took [part]", "fell [ill]": the verb says nothing without
COMPLEMENTS = frozenset(
    "take part;take place;fall ill;fall sick;fall asleep;change hands;open fire;set free;set fire;let go;look after"
    "".split(";")
)
# "took in 40 families": here it is no preposition
TAKING = frozenset("take bring let pull".split())
# These carry a number, or say that somebody does: never what happened to what is counted
CARRYING = frozenset(
    "total include estimate revise consist range equal amount near top peak be believe think hover correct misstate "
    "predict reckon calculate note state argue suggest acknowledge describe warn mark".split()
)

# Right before a number: "none of the 14", "not one of its 18", "no one among all 25"; not "one of the 18", "all 25"
SPARED = re.compile(
    r"\b(?:none|neither|nobody|no one|not (?:a single )?one|not any|n[’']t any) (?:of|among)"
    r" (?:all |(?:the|these|those|its|his|her|their|our) (?:other |first |last )?)*$",
    re.IGNORECASE,
)
LOOKED_AT = 60
# So many words before a number it may stand that somebody was left dead: "left 18 dead, 9 missing and 48 injured".
LEFT = 9
NUMBER = frozenset({"number", "total", "tally", "count"})
ENDING = frozenset({",", ".", ";", "and"})


def options(view: View, thing: Option, direction: Direction | None, carried: Sequence[Carried]) -> list[Option]:
    """What happened to the measured: verbs and nouns of action of the sentence, what earlier figures say, nothing.

    thing  the measured that was chosen
    """
    return _Search(view, thing, direction).options(carried)


class _Search:
    def __init__(self, view: View, thing: Option, direction: Direction | None) -> None:
        self.view, self.scene, self.kind = view, view.scene, view.kind
        self.thing, self.head, self.direction = thing, thing.head, direction
        self.where = "own" if thing.head is not None else thing.source
        self.anchor = view.top if thing.head is None else thing.head

    def options(self, carried: Sequence[Carried]) -> list[Option]:
        if self._is_spared():
            return [self._nothing()]
        state = self._left_so()
        if state is not None:
            return [self._of_event(state, self.scene.events[state])]
        found = [self._nothing(), *self._moved()]
        near = sorted(self.view.verbs, key=lambda v: min(abs(v - self.anchor), abs(v - self.view.top)))[:REACH]
        for verb in sorted(near):
            found += self._of_verb(verb)
        found += [self._of_event(i, lemma) for i, lemma in self.scene.events.items() if i in self.view.window]
        return found + [self._of_figure(one) for one in carried if one.figure.predicate and one.source != "placed"]

    def _is_spared(self) -> bool:
        """ "None of the 14 people was hurt": what happened to none of them is nothing that happened to 14."""
        sentence = self.scene.sentence
        end = self.scene.tokens[self.view.first].start - sentence.start
        return bool(SPARED.search(sentence.text[max(0, end - LOOKED_AT) : end]))

    def _left_so(self) -> int | None:
        """ "left 12 people [dead]", "with 90 guards [injured].", "the number of [wounded] stands at 48": so they are.
        Not in "left 300 homeless", "with 12 dead fish", "the number of missing fell by 21"."""
        scene, after, words = self.scene, self.view.end + 1, self.scene.words
        if self.head is not None and self.head < self.view.first and words[self.head - 1] == "of":
            counted = self.head > 1 and words[self.head - 2] in NUMBER
            return self.head if counted and self.direction is None and self._is_state(self.head) else None
        if words[after : after + 1] == ["others"]:
            after += 1
        at = after if self.head is None or self.head < after else self.head + 1
        leaves = (scene.tokens[v].lemma == "leave" for v in scene.verbs if self.view.first - LEFT < v < self.view.first)
        ends = at + 1 >= len(words) or words[at + 1] in ENDING
        return at if self._is_state(at) and (any(leaves) or (ends and self.view.lead[0] == "with")) else None

    def _is_state(self, i: int) -> bool:
        return i in self.scene.events and self.scene.classes[i] == "state"

    def _nothing(self) -> Option:
        number, scene, head = self.kind, self.scene, self.head
        seen: list[Feature] = [
            ("none",), ("none where", self.where), ("none moved", self.direction),
            ("none lead", number, self.view.lead[0]),
        ]  # fmt: skip
        if head is not None:
            seen += [
                ("none path", self.view.ways[head][0]), ("none class", scene.classes[head]),
                ("none word", scene.word_of(head), number),
            ]  # fmt: skip
        return Option(None, seen)

    def _moved(self) -> list[Option]:
        """A change that has no verb of its own rises or falls."""
        if self.direction is None:
            return []
        seen: list[Feature] = [("moved",), ("moved own", self.head is not None)]
        return [Option("rise" if self.direction == "up" else "fall", seen, None, "move")]

    def _of_verb(self, verb: int) -> list[Option]:
        lemma = self.scene.verb_lemma(verb)
        if lemma in CARRYING:
            return []
        seen = self._by_number(verb, lemma)
        seen += self._by_head(verb, lemma) if self.head is not None else self._by_words(verb)
        particle = self._particle(verb)
        if particle is None:
            return [Option(lemma, seen, verb)]
        word, bound = self.scene.tokens[particle], self.scene.relations[particle] == "compound:prt"
        whole = Option(f"{lemma} {word.text.lower()}", seen, verb)
        if whole.text in COMPLEMENTS:
            return [whole]
        following = self.scene.signs[particle + 1] if particle + 1 < len(self.scene.tokens) else "$"
        alone: list[Feature] = [
            ("without", word.text.lower()),
            ("without before", bound, particle - verb == 1, following),
        ]
        return [Option(lemma, seen + alone, verb), whole]

    def _by_number(self, verb: int, lemma: str) -> list[Feature]:
        scene, number, token, side = self.scene, self.kind, self.scene.tokens[verb], self.view.side[verb]
        kind = scene.verb_class(verb, lemma)
        path, _ = self.view.ways[verb]
        return [
            ("class", kind), ("lead", kind, self.view.lead[0], side), ("tag", token.tag, token.fine_tag),
            ("where", self.where, side, token.fine_tag), ("path", path), ("path to", kind, path),
            ("path of", number, path), ("verb", lemma), ("verb of", lemma, side, number), ("verb path", lemma, path),
        ]  # fmt: skip

    def _by_head(self, verb: int, lemma: str) -> list[Feature]:
        """How the verb stands to the measured."""
        scene, view, head = self.scene, self.view, self.anchor
        up, _ = scene.ways(head)[verb]
        side = "<" if verb < head else ">"
        seen: list[Feature] = [
            ("head", up, scene.clause.case(head), side), ("head verb", lemma, up),
            ("head between", side, view.between(min(verb, head), max(verb, head))),
        ]  # fmt: skip
        return [*seen, ("head path", view.ways[verb][0], up)] if verb < view.first else seen

    def _by_words(self, verb: int) -> list[Feature]:
        view, side = self.view, self.view.side[verb]
        between = view.between(verb, view.first) if side == "<" else view.between(view.end, verb)
        return [("between", self.where, side, between)]

    def _particle(self, verb: int) -> int | None:
        bound = self.scene.clause.child(verb, "compound:prt")
        if bound is not None:  # "laid 40 workers off"; not "pay £1,982, up £92"
            apart = "," in self.scene.words[verb:bound] or self._is_off_a_place(bound) or self._bounds(verb, bound)
            return None if apart else bound
        after = verb + 1
        word = self.scene.words[after] if after < len(self.scene.words) else ""
        if f"{self.scene.verb_lemma(verb)} {word}" in COMPLEMENTS:
            return after
        if word not in PARTICLES or self._bounds(verb, after):
            return None
        if word == "in" and self.scene.verb_lemma(verb) in TAKING and after + 1 in self.scene.numbers:
            return after
        token = self.scene.tokens[after]
        governed = self.scene.relations[after] == "case" and token.head > after
        if self._is_off_a_place(after):
            return None
        return after if token.tag == "ADV" or not governed or token.text.lower() in LOOSE else None

    def _bounds(self, verb: int, particle: int) -> bool:
        """ "flooded [over] 40 villages", "drew 300 visitors, [up] 7%"; not "picked up 40 families"."""
        before_number = particle + 1 in self.scene.numbers
        return before_number and (particle > verb + 1 or self.scene.words[particle] == "over")

    def _is_off_a_place(self, particle: int) -> bool:
        """ "rescued off the coast"; not "laid off the workers", "shut down the plant"."""
        if self.scene.words[particle : particle + 2] != ["off", "the"]:
            return False
        noun = self.scene.clause.noun_after(particle + 2)
        return noun is not None and self.scene.classes[noun] == "place"

    def _of_event(self, i: int, lemma: str) -> Option:
        scene, view, is_head = self.scene, self.view, i == self.head
        seen: list[Feature] = [
            ("event",), ("event word", lemma), ("event head", lemma, is_head),
            ("event class", scene.classes[i], is_head), ("event where", self.where, view.side[i]),
            ("event path", view.ways[i][0]),
        ]  # fmt: skip
        if self.head is not None:
            seen.append(("event from", scene.ways(self.head)[i][0]))
        return Option(lemma, seen, i, "event")

    def _of_figure(self, one: Carried) -> Option:
        source, where, same = one.source, self.where, one.figure.measured == self.thing.text
        seen: list[Feature] = [
            ("earlier same", self.thing.source == source),
            ("earlier lead", source, self.view.lead[0], where), ("same thing", source, same, where),
            ("same deed", one.figure.predicate, same),
        ]  # fmt: skip
        return Option(one.figure.predicate, seen + one.features(where), None, source)
