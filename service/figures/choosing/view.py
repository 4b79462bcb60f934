"""What is seen of a sentence from the place of one figure: the words around it and the way through the grammar."""

from bisect import bisect_left
from collections.abc import Sequence

from service.figures.choosing.mending import JOINING
from service.figures.choosing.scene import ALWAYS_BOUNDING, RIGHT_BEFORE, Scene
from service.figures.choosing.site import places
from service.figures.choosing.word_classes import NOMINAL
from service.figures.figure import Kind
from service.figures.kept import cached_property
from service.syntax import Token

# Words looked at on each side of a figure: no more matter, and a page of debris costs no more than a page.
WINDOW = 60
# So many words that only bound a number may stand before it.
BOUND_WITHIN = 12
LISTING = frozenset({",", ";", "and", "plus"})
LONG = "…"
# A bracket of more words says more than the number again.
ASIDE = 10
# "30-odd beds", "40-something guests", "400-plus children"
LOOSE = (["-", "odd"], ["-", "something"], ["-", "plus"])
MODIFYING = frozenset({"ADJ", "NOUN", "PROPN", "PUNCT", "VERB"})


class View:
    """A scene from the place of one figure: the tokens `at`, of which `top` governs the others."""

    def __init__(self, scene: Scene, at: range, kind: Kind) -> None:
        tokens = scene.tokens
        if kind == "rate":
            at = _before_noun(tokens, at)
        self.scene, self.at, self.kind = scene, at, kind
        self.top = next((i for i in reversed(at) if tokens[i].head not in at or tokens[i].head == i), at[-1])
        self.first, self.last = at[0], at[-1]
        self.side = "<" * self.first + ">" * (len(tokens) - self.first)  # of the number each word stands on
        self.ways = scene.ways(self.top)

    @cached_property
    def nouns(self) -> list[int]:
        """Near nouns that are no part of a number: not the "miles" of "the 52-mile (84 km) course". An age has none:
        "18-year-olds"."""
        if self._joined and self.scene.words[self._joined[-1]] == "olds":
            return []
        return [i for i in self._near(self.scene.nouns) if i not in self.scene.numbers]

    @cached_property
    def member(self) -> int | None:
        """ "a 12-[member] panel", "one [door] in four": what a number is joined to, or holds, is what it counts."""
        if self.kind == "share":
            return next((i for i in self.scene.nouns if self.first < i < self.last), None)
        first = self._joined[0] if self.kind == "count" and self._joined else None
        return first if first is not None and self.scene.tokens[first].tag in NOMINAL else None

    @cached_property
    def _joined(self) -> range:
        """The words that hyphens join to the number, every other word from the first."""
        tokens, end = self.scene.tokens[: self.last + WINDOW], self.last + 1
        while end + 1 < len(tokens) and tokens[end].text == "-" and tokens[end - 1].end + 1 == tokens[end + 1].start:
            end += 2
        return range(self.last + 2, end, 2)

    @cached_property
    def end(self) -> int:
        """The last word of the number and of what says it again in brackets: "$18m [(€16m)] in aid", or only bounds it:
        "30[-odd] beds"."""
        words, first = self.scene.words, self.last + 2
        following = words[first - 1 : first + 1]
        if following[:1] == ["odd"] or following in LOOSE:
            return self.last + (1 if following[0] == "odd" else 2)
        if following[:1] != ["("]:
            return self.last
        close = next((i for i, word in enumerate(words[first : first + ASIDE], first) if word == ")"), first)
        return self.last if self.scene.numbers.isdisjoint(range(first, close)) else close

    @cached_property
    def verbs(self) -> list[int]:
        return self._near(self.scene.verbs)

    @cached_property
    def places(self) -> list[int]:
        return [i for i in self._near(places(self.scene)) if i not in self.scene.numbers]

    def _near(self, indices: Sequence[int]) -> list[int]:
        return list(indices[bisect_left(indices, self.first - WINDOW) : bisect_left(indices, self.last + WINDOW)])

    @property
    def window(self) -> range:
        return range(max(0, self.first - WINDOW), min(len(self.scene.tokens), self.last + WINDOW))

    @cached_property
    def adjacent(self) -> int | None:
        """ "3,443 [administrative detainees]": the noun that only its own modifiers part from the number."""
        head = next((i for i in self.nouns if i > self.end), None)
        if head is None or head - self.end > 5:
            return None
        between = self.scene.tokens[self.end + 1 : head]
        if any(t.text in JOINING for t in between):
            return head if self.scene.begins(head, -1) <= self.end + 1 else None
        is_plain = all(t.tag in MODIFYING and t.text not in {",", ";", ":", "."} for t in between)
        return head if is_plain else None

    @cached_property
    def named(self) -> str | None:
        """The noun right after the number, where it names the thing without any doubt."""
        head = self.adjacent
        if head is None or self.scene.classes[head] in {"time", "carrier", "pron", "state"}:
            return None
        return self.scene.text(self.scene.clause.phrase(head, after=self.end))

    @cached_property
    def dies(self) -> bool:
        """True of "19 people died", "killing 3 miners"."""
        if self.named is None or self.adjacent is None:
            return False
        verb = next((v for v in self.scene.chain(self.adjacent) if v in self.verbs), None)
        return verb is not None and self.scene.verb_lemma(verb) in {"die", "kill", "drown"}

    @cached_property
    def lead(self) -> tuple[str, str]:
        """The two signs before the number, the nearer first; words of bound read away."""
        before = range(self.first - 1, max(-1, self.first - BOUND_WITHIN), -1)
        found = [self.scene.signs[i] for i in before if not self._bounds(i)][:2]
        return (found[0] if found else "^", found[1] if len(found) > 1 else "^")

    @cached_property
    def trail(self) -> tuple[str, str]:
        """The two signs after the number."""
        found = self.scene.signs[self.end + 1 : self.end + 3]
        return (found[0] if found else "$", found[1] if len(found) > 1 else "$")

    @cached_property
    def listed(self) -> bool:
        """True of 40 in "900 died in Marl and at least 40 in Tarn": it goes on with a list of numbers."""
        before = range(self.first - 1, max(-1, self.first - BOUND_WITHIN), -1)
        opening = next((i for i in before if not self._bounds(i)), None)
        if opening is None or self.scene.words[opening] not in LISTING:
            return False
        return any(i < opening for i in self.scene.numbers)

    def _bounds(self, i: int) -> bool:
        word = self.scene.words[i]
        return word in ALWAYS_BOUNDING or (i + 1 == self.first and word in RIGHT_BEFORE)

    @cached_property
    def _plain(self) -> list[str]:
        """The signs of the sentence, empty for adverbs and, before the number, for words of bound."""
        before, after = self.scene.plain
        signs = before[: self.first] + after[self.first :]
        if self.first and self._bounds(self.first - 1):
            signs[self.first - 1] = ""
        return signs

    def between(self, left: int, right: int) -> str:
        """The signs between two words; adverbs and words of bound read away; "…" where it is long."""
        found = [sign for sign in self._plain[left + 1 : right] if sign]
        return " ".join(found) if len(found) <= 4 else LONG


def _before_noun(tokens: Sequence[Token], at: range) -> range:
    """ "3.1 [cases] per 1,000": the thing that a rate counts stands within it."""
    noun = next((i for i in at if i > at[0] and tokens[i].tag in NOMINAL and tokens[i - 1].tag == "NUM"), None)
    return at if noun is None else range(at[0], noun)
