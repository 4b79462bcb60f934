"""Place: the place that bounds a figure, as it stands."""

import re
from collections.abc import Sequence
from functools import lru_cache

from service.figures.carried import Carried
from service.figures.choice import Option
from service.figures.grammar import NOMINAL
from service.figures.scene import View
from service.figures.word_classes import EVERYWHERE, PLACE_PREPOSITIONS

# "in Harrow County", "near the town of Harlow": evidence that a name is a place's; not "in the morning"
LOCATED = re.compile(r"\b(?:in|at|near|across|from|inside|outside|around)\s+(?:the\s+)?((?:[A-Z][\w'’-]*\s?)+)")
LOOKED_AT = 200_000


def options(view: View, head: int | None, deed: Option, carried: Sequence[Carried]) -> list[Option]:
    """Where it may be: places of the sentence, the places of earlier figures, nowhere.

    head  token of the measured, if it stands in the sentence
    deed  the predicate that was chosen
    """
    return _Search(view, head, deed).options(carried)


@lru_cache(maxsize=8)
def located(text: str) -> frozenset[str]:
    """Names that stand after a preposition of place anywhere in the article."""
    return frozenset(found[1].strip() for found in LOCATED.finditer(text[:LOOKED_AT]))


class _Search:
    def __init__(self, view: View, head: int | None, deed: Option) -> None:
        self.view, self.scene, self.clause = view, view.scene, view.scene.clause
        self.head, self.deed = head, deed
        self.names = located(self.scene.reading.article.text)
        anchor = head if head is not None else view.top
        self.reach = set(self.clause.reach(anchor))
        near = sorted(filter(self._is_place, self.reach), key=lambda i: abs(i - anchor) + (4 if i < anchor else 0))
        self.ranks = {i: min(rank, 3) for rank, i in enumerate(near)}

    def _is_place(self, i: int) -> bool:
        if i in self.view.at or self.scene.tokens[i].tag not in NOMINAL:
            return False
        return self.clause.case(i) in PLACE_PREPOSITIONS and self.scene.classes[i] in {"name", "place"}

    def options(self, carried: Sequence[Carried]) -> list[Option]:
        found = [self._nowhere()]
        for i in self.view.places:
            if self.scene.words[i] in EVERYWHERE:
                found.append(self._of_adverb(i))
            elif i != self.head or self.scene.tokens[i].tag == "PROPN":
                found.append(Option(self._text(i), self._of_noun(i), i))
        return found + [self._of_figure(one) for one in carried if one.figure.place and one.source != "acted"]

    def _nowhere(self) -> Option:
        view, has_head = self.view, self.head is not None
        names = [
            "none", f"none {view.kind}", f"none {self.scene.sentence.role}", f"none {has_head}",
            f"none t {view.trail[0]}", f"none near {bool(self.ranks)}",
        ]  # fmt: skip
        return Option(None, names if self.head is None else [*names, f"none c {self.scene.classes[self.head]}"])

    def _of_adverb(self, i: int) -> Option:
        token, path = self.scene.tokens[i], self.scene.path(self.view.top, i)[0]
        away = min(abs(i - self.view.top) // 3, 5)
        return Option(token.text, ["adv", f"adv {token.tag}", f"np {path}", f"adv {away}"], i)

    def _of_noun(self, i: int) -> list[str]:
        scene, view = self.scene, self.view
        kind, relation, case, side = scene.classes[i], scene.relations[i], self.clause.case(i), view.side(i)
        path, turn = scene.path(view.top, i)
        away = min(abs(i - view.top) // 3, 5)
        between = view.between(i, view.first) if side == "<" else view.between(view.last, i)
        above, known = scene.classes[scene.tokens[i].head], self._is_known(i)
        names = [
            f"np {path}", f"np {path} {case}", f"np {case} {side} {scene.classes[turn]}", f"d {side} {away}",
            f"d {case} {side} {away}", f"o {scene.is_owner(i)} {kind} {known}", f"b {side} {between}",
            f"rg {relation} {above} {case}", f"start {i < 3} {case}", f"k {view.kind} {case} {side}",
        ]  # fmt: skip
        return names + self._by_form(i, case, known) + self._by_reach(i, case, known)

    def _is_known(self, i: int) -> bool:
        return self._text(i) in self.names or self.scene.tokens[i].text in self.names

    def _by_form(self, i: int, case: str, known: bool) -> list[str]:
        scene, token, kind, relation = self.scene, self.scene.tokens[i], self.scene.classes[i], self.scene.relations[i]
        children = self.clause.children[i]
        named = any(scene.tokens[c].tag == "DET" for c in children)
        modified = any(c < i and scene.relations[c] not in {"case", "det"} for c in children)
        form = f"{kind} {token.tag == 'PROPN'} {named} {modified}"
        return [
            f"c {form}", f"cc {case} {kind}", f"cc {case} {form}", f"cr {case} {relation}", f"known {known} {case}",
            f"known {known} {kind} {relation}",
        ]  # fmt: skip

    def _by_reach(self, i: int, case: str, known: bool) -> list[str]:
        """How a place stands to the measured and to the deed."""
        scene, kind, within, rank = self.scene, self.scene.classes[i], i in self.reach, self.ranks.get(i)
        names = [
            f"reach {within} {case}", f"reach {within} {kind} {known}", f"rank {rank}", f"rank {rank} {kind}",
            f"rank {rank} {case}",
        ]  # fmt: skip
        if self.head is not None and self.head != i:
            path, _ = scene.path(self.head, i)
            side = "<" if i < self.head else ">"
            names += [
                f"hp {path} {case}",
                f"hp {path} {kind}",
                f"hp {path} {known}",
                f"hs {side} {case} {abs(i - self.head) < 4}",
            ]
        if self.deed.head is not None:
            path, _ = scene.path(self.deed.head, i)
            names += [f"dp {path} {case}", f"dp {path} {kind} {known}"]
        return names

    def _text(self, head: int) -> str:
        tokens = self.scene.tokens
        first = last = head
        while first > 0 and tokens[first - 1].tag in NOMINAL | {"ADJ"} and tokens[first - 1].text[0].isalpha():
            first -= 1
        while last + 1 < len(tokens) and tokens[last + 1].tag == "PROPN" and tokens[last].tag == "PROPN":
            last += 1
        return self.scene.words_of(first, last)

    def _of_figure(self, one: Carried) -> Option:
        has_head = self.head is not None
        names = [f"e {one.source}", f"e {self.view.kind} {one.source}", f"e {one.source} {has_head}"]
        for name in one.features:
            names += [f"e {name}", f"e {name} {has_head}"]
        return Option(one.figure.place, names, None, one.source)
