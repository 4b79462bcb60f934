"""Predicate: what happened to or with the measured, as a verb's lemma."""

import re
from collections.abc import Sequence

from service.figures.carried import Carried
from service.figures.choice import Option
from service.figures.figure import Direction
from service.figures.scene import View

REACH = 8
PARTICLES = frozenset("up out back off down aside away in over through on home together".split())
# These are a verb's own even where a noun follows: "sent [home] 40 workers", "set [aside] $3m"
LOOSE = frozenset("up back off aside away home".split())

# Right before a number: "none of the 14", "not one of its 18", "no one among all 25"; not "one of the 18", "all 25"
SPARED = re.compile(
    r"\b(?:none|neither|nobody|no one|not (?:a single )?one|not any|n[’']t any) (?:of|among)"
    r" (?:all |(?:the|these|those|its|his|her|their|our) (?:other |first |last )?)*$",
    re.IGNORECASE,
)
LOOKED_AT = 60


def options(
    view: View, head: int | None, source: str, direction: Direction | None, carried: Sequence[Carried]
) -> list[Option]:
    """What happened to the measured: verbs and nouns of action of the sentence, what earlier figures say, nothing.

    head    token of the measured, if it stands in the sentence
    source  where the measured was taken from, if it was
    """
    return _Search(view, head, source, direction).options(carried)


class _Search:
    def __init__(self, view: View, head: int | None, source: str, direction: Direction | None) -> None:
        self.view, self.scene, self.kind = view, view.scene, view.kind
        self.head, self.source, self.direction = head, source, direction
        self.where = "own" if head is not None else source
        self.anchor = view.top if head is None else head

    def options(self, carried: Sequence[Carried]) -> list[Option]:
        if self._is_spared():
            return [self._nothing()]
        found = [self._nothing(), *self._moved()]
        verbs = self.view.verbs
        near = sorted(verbs, key=lambda v: min(abs(v - self.anchor), abs(v - self.view.top)))[:REACH]
        above = [v for v in self.scene.chain(self.anchor) if v in verbs]
        ranks = {v: min(n, 3) for n, v in enumerate(above)}
        for verb in sorted(near):
            found += self._of_verb(verb, ranks.get(verb))
        found += [self._of_event(i, lemma) for i, lemma in self.scene.events.items() if i in self.view.window]
        return found + [self._of_figure(one) for one in carried if one.figure.predicate and one.source != "placed"]

    def _is_spared(self) -> bool:
        """ "None of the 14 people was hurt": what happened to none of them is nothing that happened to 14."""
        sentence = self.scene.sentence
        end = self.scene.tokens[self.view.first].start - sentence.start
        return bool(SPARED.search(sentence.text[max(0, end - LOOKED_AT) : end]))

    def _nothing(self) -> Option:
        k, view, scene = self.kind, self.view, self.scene
        names = [
            "none", f"none {k}", f"none {self.where}", f"none {k} {self.where}", f"none {self.direction}",
            f"none {k} {view.lead[0]}", f"none {scene.sentence.role}", f"none t {k} {view.trail[0]}",
        ]  # fmt: skip
        if self.head is not None:
            path, _ = scene.path(view.top, self.head)
            relation, above = scene.relations[self.head], scene.classes[scene.tokens[self.head].head]
            names += [
                f"none p {path}", f"none c {scene.classes[self.head]}",
                f"none r {relation} {scene.clause.case(self.head)}", f"none g {relation} {above}",
                f"none w {scene.word_of(self.head)}", f"none w {scene.word_of(self.head)} {k}",
            ]  # fmt: skip
        return Option(None, names)

    def _moved(self) -> list[Option]:
        """A change that has no verb of its own rises or falls."""
        if self.direction is None:
            return []
        own = self.head is not None
        names = ["move", f"move {self.kind}", f"move {self.source}", f"move {own}", f"move {self.view.lead[0]}"]
        return [Option("rise" if self.direction == "up" else "fall", names, None, "move")]

    def _of_verb(self, verb: int, rank: int | None) -> list[Option]:
        lemma = self.scene.verb_lemma(verb)
        names = self._by_number(verb, rank) + (self._by_head(verb) if self.head is not None else self._by_words(verb))
        particle = self._particle(verb)
        if particle is None:
            return [Option(lemma, names, verb)]
        word, relation = self.scene.tokens[particle], self.scene.relations[particle]
        following = self.scene.signs[particle + 1] if particle + 1 < len(self.scene.tokens) else "$"
        bound = relation == "compound:prt"
        with_it = [
            f"prt {word.text.lower()}",
            f"prt {bound} {particle - verb == 1} {following}",
            f"prt {word.tag} {bound}",
        ]
        alone = [f"no {name}" for name in with_it]
        return [
            Option(lemma, names + alone, verb),
            Option(f"{lemma} {word.text.lower()}", names + with_it, verb),
        ]

    def _by_number(self, verb: int, rank: int | None) -> list[str]:
        scene, view, k = self.scene, self.view, self.kind
        token, kind, side, relation = scene.tokens[verb], scene.verb_class(verb), view.side(verb), scene.relations[verb]
        lemma = scene.verb_lemma(verb)
        path, _ = scene.path(view.top, verb)
        voice = "passive" if scene.clause.is_passive(verb) else "active"
        return [
            f"c {kind}", f"c {k} {kind} {self.where}", f"np {path}", f"np {kind} {path}", f"np {k} {path}",
            f"w {self.where} {side} {token.fine_tag}", f"r {relation} {side} {kind}", f"k {rank} {kind}",
            f"k {rank} {self.where} {k}", f"k {rank} {relation}", f"dir {self.direction} {kind}",
            f"l {kind} {view.lead[0]} {side}", f"pv {voice} {side} {kind}", f"ro {scene.sentence.role} {side}",
            f"tag {token.tag} {token.fine_tag}", f"tag {token.tag} {scene.sentence.role}",
            f"v {lemma}", f"v {lemma} {side} {k}", f"v {lemma} {rank}", f"v {lemma} {path}",
        ]  # fmt: skip

    def _by_head(self, verb: int) -> list[str]:
        """How the verb stands to the measured."""
        scene, view, head = self.scene, self.view, self.anchor
        kind = scene.verb_class(verb)
        voice = "passive" if scene.clause.is_passive(verb) else "active"
        up, _ = scene.path(head, verb)
        side = "<" if verb < head else ">"
        names = [
            f"hp {up}", f"hp {kind} {up}", f"hp {voice} {up}", f"hp {self.kind} {up}",
            f"hp {up} {scene.clause.case(head)} {side}", f"hv {scene.verb_lemma(verb)} {up}",
            f"hs {side} {kind} {up}", f"hc {scene.classes[head]} {kind}",
            f"hb {side} {view.between(min(verb, head), max(verb, head))}", f"hx {up} {scene.relations[verb]}",
        ]  # fmt: skip
        return [*names, f"hn {scene.path(view.top, verb)[0]} {up}"] if verb < view.first else names

    def _by_words(self, verb: int) -> list[str]:
        view, side = self.view, self.view.side(verb)
        between = view.between(verb, view.first) if side == "<" else view.between(view.last, verb)
        return [f"b {self.where} {side} {between}"]

    def _particle(self, verb: int) -> int | None:
        bound = self.scene.clause.child(verb, "compound:prt")
        if bound is not None:
            return bound
        after = verb + 1
        if after >= len(self.scene.tokens) or self.scene.tokens[after].text.lower() not in PARTICLES:
            return None
        token = self.scene.tokens[after]
        governed = self.scene.relations[after] == "case" and token.head > after
        return after if token.tag == "ADV" or not governed or token.text.lower() in LOOSE else None

    def _of_event(self, i: int, lemma: str) -> Option:
        scene, view, k, is_head = self.scene, self.view, self.kind, i == self.head
        names = [
            "ev", f"ev w {lemma}", f"ev w {lemma} {is_head}", f"ev {k} {is_head}",
            f"ev {scene.classes[i]} {is_head}", f"ev {self.where} {view.side(i)}",
            f"ev p {scene.path(view.top, i)[0]}", f"ev dir {self.direction} {is_head}",
            f"ev toll {scene.tokens[i].lemma == 'toll'} {self.where} {view.side(i)}",
        ]  # fmt: skip
        if self.head is not None:
            names.append(f"ev hp {scene.path(self.head, i)[0]}")
        return Option(lemma, names, i, "event")

    def _of_figure(self, one: Carried) -> Option:
        source, where, view = one.source, self.where, self.view
        names = [
            f"e {source} {where}", f"e {self.kind} {source} {where}", f"e {self.source == source}",
            f"el {source} {view.lead[0]} {where}", f"et {source} {view.trail[0]} {where}",
        ]  # fmt: skip
        for name in one.features:
            names += [f"e {name}", f"e {name} {where}"]
        return Option(one.figure.predicate, names, None, source)
