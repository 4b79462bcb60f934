"""Place: the place that bounds a figure, as it stands."""

from collections.abc import Sequence

from service.figures.choosing.carried import Carried, Feature
from service.figures.choosing.choice import Option
from service.figures.choosing.reference import hyphenated, last_of_name
from service.figures.choosing.somebody import located
from service.figures.choosing.view import View
from service.figures.choosing.word_classes import EVERYWHERE, NOMINAL, PLACE_PREPOSITIONS

COUNTED = frozenset({"NOUN", "ADJ", "PROPN"})
FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
CLOSING = frozenset({",", ";", ".", ":", ")", "and", "or", "while", "but"})


def options(view: View, thing: Option, deed: Option, doer: Option, carried: Sequence[Carried]) -> list[Option]:
    """Where it may be: places of the sentence, the places of earlier figures, nowhere.

    thing  the measured that was chosen
    deed   the predicate that was chosen
    doer   the agent that was chosen
    """
    return _Search(view, thing, deed, doer).options(carried)


class _Search:
    def __init__(self, view: View, thing: Option, deed: Option, doer: Option) -> None:
        self.view, self.scene, self.clause = view, view.scene, view.scene.clause
        self.thing, self.head, self.deed, self.doer = thing, thing.head, deed, doer
        self.names = located(self.scene.reading.article.text)
        anchor = view.top if thing.head is None else thing.head
        self.reach = set(self.clause.reach(anchor)) if view.places else set[int]()
        near = sorted(filter(self._is_place, self.reach), key=lambda i: abs(i - anchor) + (4 if i < anchor else 0))
        self.ranks = {i: min(rank, 3) for rank, i in enumerate(near)}

    def _is_place(self, i: int) -> bool:
        if i in self.view.at or self.scene.tokens[i].tag not in NOMINAL:
            return False
        return self.clause.case(i) in PLACE_PREPOSITIONS and self.scene.classes[i] in {"name", "place"}

    def options(self, carried: Sequence[Carried]) -> list[Option]:
        own = self._labelled() or self._listed()
        if own is not None:
            return [Option(self._text(own), (), own)]
        found = [self._nowhere()]
        for i in self.view.places:
            if self.scene.words[i] in EVERYWHERE:
                found.append(self._of_adverb(i))
            elif i != self.head or self.scene.tokens[i].tag == "PROPN":
                text = self._text(i)
                known = text in self.names or self.scene.tokens[i].text in self.names
                found.append(Option(text, self._of_noun(i, known=known), i))
        return found + [self._of_figure(one) for one in carried if one.figure.place and one.source != "acted"]

    def _labelled(self) -> int | None:
        """ "[Knox County]: 84 cases, 12 deaths" is of one place; "MARL: Ten men were held" has a dateline."""
        view, words, tokens = self.view, self.scene.words, self.scene.tokens
        colon = words.index(":") if ":" in words[:8] else 0
        if not colon or colon + 1 not in self.scene.numbers or any(t.fine_tag in FINITE for t in tokens):
            return None
        place = colon - 1 if colon - 1 in view.places else None
        told = place is not None and (self.scene.classes[place] == "place" or self._text(place) in self.names)
        return place if told else None

    def _listed(self) -> int | None:
        """A place of each number of a list: "900 died in the Strip, and 114 [others] in the West Bank"."""
        view, words, tokens = self.view, self.scene.words, self.scene.tokens
        thing = range(view.end + 1, min(view.end + 5, len(words)))
        after = next((i for i in thing if tokens[i].tag not in COUNTED), None)
        if not view.listed or after is None or words[after] not in PLACE_PREPOSITIONS:
            return None
        place = next((i for i in view.places if i > after), None)
        if place is None or not self._is_place(place) or any(t.tag in {"VERB", "NUM"} for t in tokens[after:place]):
            return None
        last = last_of_name(self.clause, place)
        closed = last + 1 == len(words) or words[last + 1] in CLOSING
        return place if closed and self.clause.case(place) == words[after] else None

    def _nowhere(self) -> Option:
        view, head = self.view, self.head
        seen: list[Feature] = [
            ("none",), ("none of", view.kind), ("none head", head is not None), ("none in", self.scene.sentence.role)
        ]  # fmt: skip
        return Option(None, seen if head is None else [*seen, ("none class", self.scene.classes[head])])

    def _of_adverb(self, i: int) -> Option:
        token, away = self.scene.tokens[i], min(abs(i - self.view.top) // 3, 5)
        return Option(token.text, [("adverb",), ("adverb as", token.tag), ("adverb at", away)], i)

    def _of_noun(self, i: int, *, known: bool) -> list[Feature]:
        scene, view = self.scene, self.view
        kind, relation, case, side = scene.classes[i], scene.relations[i], self.clause.case(i), view.side[i]
        path, turn = view.ways[i]
        between = view.between(i, view.first) if side == "<" else view.between(view.end, i)
        away = min(abs(i - view.top) // 3, 5)
        seen: list[Feature] = [
            ("path", path, case), ("turn", case, side, scene.classes[turn]), ("away", side, away),
            ("owner", scene.is_owner(i), kind, known), ("between", side, between), ("start", i < 3, case),
            ("relation", case, relation), ("known", known, case), self._form(i), ("word", scene.word_of(i), case),
        ]  # fmt: skip
        return seen + self._by_reach(i, kind, case, known=known) + self._by_doer(i, known=known)

    def _by_doer(self, i: int, *, known: bool) -> list[Feature]:
        """Who does something is seldom where it happens: "[Norland] spent $3m"; but "[Norland] recorded 40 cases"."""
        doer, deed, scene = self.doer.head, self.deed, self.scene
        if doer is None:
            return []
        if doer != i:
            return [("from doer", scene.ways(doer)[i][0], known)]
        return [("doer",), ("doer to", deed.text), ("doer of", self.view.kind, known), ("doer as", scene.relations[i])]

    def _form(self, i: int) -> Feature:
        scene, children = self.scene, self.clause.children[i]
        determined = any(scene.tokens[c].tag == "DET" for c in children)
        modified = any(c < i and scene.relations[c] not in {"case", "det"} for c in children)
        return "form", scene.classes[i], scene.tokens[i].tag == "PROPN", determined, modified

    def _by_reach(self, i: int, kind: str, case: str, *, known: bool) -> list[Feature]:
        """How a place stands to the measured and to the deed."""
        scene, head, deed = self.scene, self.head, self.deed.head
        seen: list[Feature] = [("reach", i in self.reach, kind, known), ("rank", self.ranks.get(i))]
        if head is not None and head != i:
            side, near = "<" if i < head else ">", abs(i - head) < 4
            seen += [("from head", scene.ways(head)[i][0], known), ("by head", side, case, near)]
        if deed is not None:
            seen.append(("from deed", scene.ways(deed)[i][0], case))
        return seen

    def _text(self, head: int) -> str:
        tokens = self.scene.tokens
        first, last = hyphenated(self.clause, head)
        while first > 0 and tokens[first - 1].tag in NOMINAL | {"ADJ"} and tokens[first - 1].text[0].isalpha():
            first -= 1
        while first > 1 and tokens[first - 1].text == "and" and tokens[first - 2].tag == tokens[first].tag == "PROPN":
            first -= 2  # "[Tarn and] Marl districts"
        last = self._with_joined(last_of_name(self.clause, last))
        return self.scene.words_of(hyphenated(self.clause, first)[0], hyphenated(self.clause, last)[1])

    def _with_joined(self, last: int) -> int:
        """The last of names in a row: "Marl, Tarn and [Orlin]"; not of "in Marl, and Tarn said"."""
        tokens, end = self.scene.tokens, last
        while end + 2 < len(tokens) and tokens[end + 1].text in {",", "and"} and tokens[end + 2].tag == "PROPN":
            closes, first = tokens[end + 1].text == "and", end + 2
            end = last_of_name(self.clause, first)
            if all(self.scene.relations[i] != "conj" for i in range(first, end + 1)):
                return last
            if closes:
                return end
        return last

    def _of_figure(self, one: Carried) -> Option:
        same, same_deed = one.figure.measured == self.thing.text, one.figure.predicate == self.deed.text
        seen: list[Feature] = [
            ("earlier", self.view.kind, one.source), ("same thing", one.source, same, same_deed),
            ("taken", one.source, self.thing.source == one.source), ("parted", one.source, one.parted, same),
            ("same doer", one.source, one.figure.agent == self.doer.text, self.doer.text is None),
        ]  # fmt: skip
        return Option(one.figure.place, seen + one.features(self.head is not None), None, one.source)
