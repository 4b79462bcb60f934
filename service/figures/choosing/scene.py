"""A parsed sentence, with what the fields ask of it: its nouns and verbs, and the ways between its words."""

from functools import lru_cache

from service.article import Span
from service.figures.choosing.grammar import Clause
from service.figures.choosing.mending import JOINING
from service.figures.choosing.reference import PERSONAL, Antecedent, antecedents, name
from service.figures.choosing.word_classes import (
    BOUNDING,
    EVENTS,
    NOMINAL,
    NOUNS,
    PLACES,
    PRONOUNS,
    VERBS,
)
from service.figures.kept import cached_property
from service.figures.reading import Reading
from service.syntax import Token
from service.syntax.verbs import FORMS, base

FAR = "far"
# So many words up from a word, itself included, a way to it may turn.
CLIMBED = 5
OWNING = frozenset({"'s", "’s", "'", "’"})
_SHORT = {
    "obl:unmarked": "oblu", "nmod:unmarked": "nmodu", "nsubj:pass": "subjp", "nmod:poss": "poss", "acl:relcl": "rel",
    "obl:agent": "by", "flat": "comp", "compound": "comp", "iobj": "obj",
}  # fmt: skip
_PARTICIPIAL = frozenset({"missing", "wounded", "injured"})
# These only bound a number right before it: "over 40", not "over the fence to 40"
RIGHT_BEFORE = frozenset({"over", "under", "about"})
ALWAYS_BOUNDING = BOUNDING - RIGHT_BEFORE
PARTICIPLES = frozenset({"VBN", "VBD", "VBG"})
_AS_THEY_STAND = frozenset({"ADP", "CCONJ", "SCONJ", "PART", "PUNCT"})
_SIGNS = {"NUM": "#", "PRON": "P", "DET": "D"}


class Scene:
    """A parsed sentence with what is asked of it for every figure in it."""

    def __init__(self, reading: Reading, number: int) -> None:
        self.reading, self.number = reading, number
        self.sentence = reading.sentences[number]
        self.clause = Clause.of(reading.tokens(number))
        self.tokens = self.clause.tokens
        self.words = [t.text.lower() for t in self.tokens]
        self.relations = [_SHORT.get(t.relation, t.relation) for t in self.tokens]
        seen = [seen_as(word, t.lemma, t.tag) for word, t in zip(self.words, self.tokens, strict=True)]
        self.classes, self.signs = [kind for kind, _ in seen], [sign for _, sign in seen]
        for i, word in enumerate(self.words):
            if word == "those" and self.is_those(i):
                self.classes[i] = "people"
        self.numbers: set[int] = set()  # the words of its figures
        self._names: dict[int, str | None] = {}
        self._antecedents: dict[int, list[Antecedent]] = {}
        self._chains: dict[int, dict[int, str]] = {}
        self._ways: dict[int, Ways] = {}
        self._climbs: dict[int, list[tuple[int, str]]] = {}
        self._texts: dict[tuple[int, int], str] = {}
        self._begins: dict[int, int] = {}

    @cached_property
    def nouns(self) -> list[int]:
        """Heads of noun phrases, and words that stand for one ("the [dead]", "[she]"), in order."""
        return [i for i in range(len(self.tokens)) if self._is_head(i)]

    @cached_property
    def events(self) -> dict[int, str]:
        """Words that name what befell, with the verb behind them."""
        found: dict[int, str] = {}
        for i, token in enumerate(self.tokens):
            verb = EVENTS.get(token.lemma) or EVENTS.get(self.words[i])
            if verb and (token.tag != "VERB" or self.classes[i] == "state"):
                found[i] = verb
        return found

    @cached_property
    def plain(self) -> tuple[list[str], list[str]]:
        """The signs, empty for adverbs; in the first list for words of bound, too."""
        after = ["" if sign == "ADV" else sign for sign in self.signs]
        return ["" if word in ALWAYS_BOUNDING else sign for word, sign in zip(self.words, after, strict=True)], after

    @cached_property
    def verbs(self) -> list[int]:
        return [i for i, t in enumerate(self.tokens) if t.tag == "VERB" or self._may_be_verb(i, t)]

    def is_those(self, i: int) -> bool:
        """True in "a third of [those] expelled"; not in "one of those", "those men"."""
        return self._word(i) == "those" and self._word(i - 1) == "of" and self._is_participle(i + 1)

    def _is_participle(self, i: int) -> bool:
        return self._word(i).endswith("ing") or (i < len(self.tokens) and self.tokens[i].fine_tag in PARTICIPLES)

    def _is_head(self, i: int) -> bool:
        token = self.tokens[i]
        if not token.text[0].isalpha() or token.lemma == "toll":
            return False
        if self.is_those(i) or self.is_those(i - 1):
            return self._word(i) == "those"
        if token.tag in NOMINAL:
            return token.text.lower() not in PRONOUNS and not self._runs_on(i)
        if self.classes[i] == "state":
            return token.tag in {"ADJ", "VERB"}
        return token.tag == "PRON" and token.fine_tag in {"PRP", "PRP$"}

    def _runs_on(self, i: int) -> bool:
        """True of "Mensah" in "Adeyo-Brandt", of "water" in "water plants", of "oil" in "oil and gas fields"."""
        if self._word(i + 1) in {"-", "–"} and i + 2 < len(self.tokens):
            mark = self.tokens[i + 1]
            if mark.start == self.tokens[i].end and mark.end == self.tokens[i + 2].start:
                return True
        head = self.tokens[i].head
        if self.tokens[i].relation not in {"compound", "flat"} or head < i:
            return False
        following = self.tokens[i + 1]
        if following.tag in NOMINAL:
            return following.text[0].isalnum()
        inside = self.tokens[head].tag in NOMINAL and self.clause.begins(head) <= i
        return inside and (following.text in JOINING or following.tag == "ADJ")

    def _word(self, i: int) -> str:
        return self.words[i] if 0 <= i < len(self.words) else ""

    def _may_be_verb(self, i: int, token: Token) -> bool:
        """What the tagger takes for another word: "Storm [kills] six", "the clinics [discharge] 70", "were [stuck]"."""
        word = token.text.lower()
        if token.fine_tag in {"VBN", "VBD"} and token.tag != "AUX":
            return True
        if token.tag == "ADJ":
            return word in FORMS or word.endswith("ed")
        if token.tag not in NOMINAL or i == 0 or not word.isalpha():
            return False
        inflected = word in FORMS or (word.endswith("s") and not word.endswith("ss"))
        following = self.tokens[i + 1].tag if i + 1 < len(self.tokens) else "PUNCT"
        return (inflected or self.sentence.role != "body") and following not in {
            "PUNCT",
            "AUX",
            "VERB",
            "PART",
            "PROPN",
        }

    def word_of(self, i: int) -> str:
        """The lemma of a word that may say who does what; that of a name says nothing."""
        token = self.tokens[i]
        return "name" if token.tag == "PROPN" else token.lemma

    def verb_lemma(self, i: int) -> str:
        token, word = self.tokens[i], self._word(i)
        if word == "missing":
            return "miss"
        return token.lemma if token.tag == "VERB" else base(word)

    def verb_class(self, i: int, lemma: str) -> str:
        """The class of a word that is taken for a verb, and its lemma as one."""
        return self.classes[i] if self.tokens[i].tag in {"VERB", "AUX"} else VERBS.get(lemma, "verb")

    def is_owner(self, i: int) -> bool:
        """True of "province" in "the province's plants"."""
        return i + 1 < len(self.tokens) and self.tokens[i + 1].text in OWNING

    def name(self, i: int) -> str | None:
        """The noun phrase of a doer; of a pronoun the noun that it stands for."""
        if i not in self._names:
            if self._word(i) in PERSONAL:
                found = self.antecedents(i)
                self._names[i] = found[0].subject.name if found else None
            else:
                self._names[i] = name(self.clause, i)
        return self._names[i]

    def antecedents(self, i: int) -> list[Antecedent]:
        """What the pronoun at `i` may stand for."""
        if i not in self._antecedents:
            self._antecedents[i] = antecedents(self.reading, self.number, self._word(i), i)
        return self._antecedents[i]

    def opening(self, start: int) -> str:
        """The sign before a phrase that begins at `start`, determiners and numbers skipped: mostly its preposition."""
        i = start - 1
        while i >= 0 and self.tokens[i].tag in {"DET", "NUM", "PRON", "ADV"}:
            i -= 1
        return self.signs[i] if i >= 0 else "^"

    def chain(self, start: int) -> dict[int, str]:
        """The words above `start`, itself first, each with the relations climbed on the way."""
        if start not in self._chains:
            found, here, way = {start: ""}, start, ""
            for _ in range(7):
                parent = self.tokens[here].head
                if parent in found:
                    break
                way += "^" + self.relations[here]
                here = parent
                found[here] = way
            self._chains[start] = found
        return self._chains[start]

    def climb(self, goal: int) -> list[tuple[int, str]]:
        """The nearest words above `goal`, itself first, each with the relations that lead down from it."""
        found = self._climbs.get(goal)
        if found is None:
            here, down = goal, ""
            found = self._climbs[goal] = [(goal, "")]
            while len(found) < CLIMBED and self.tokens[here].head != here:
                down = f"_{self.relations[here]}{down}"
                here = self.tokens[here].head
                found.append((here, down))
        return found

    def ways(self, start: int) -> "Ways":
        """The ways from one word to the others."""
        found = self._ways.get(start)
        if found is None:
            found = self._ways[start] = Ways(self, start)
        return found

    def text(self, span: Span) -> str:
        return self.sentence.text[span.start - self.sentence.start : span.end - self.sentence.start]

    def ends(self, head: int) -> int:
        """The last word of what is counted: of "those [expelled]", "old [guns]"."""
        return head + 1 if self.is_those(head) else self.clause.ends(head)

    def begins(self, head: int, after: int) -> int:
        """The first word of the noun phrase of a head noun, behind the word `after`."""
        first = self._begins.get(head)
        if first is None:
            first = self._begins[head] = self.clause.begins(head)
        return first if first > after else self.clause.begins(head, after=after)

    @cached_property
    def counted(self) -> dict[int, list[int]]:
        """The nouns with which numbers stand, and those numbers."""
        found: dict[int, list[int]] = {}
        for i, relation in enumerate(self.relations):
            if relation == "nummod":
                found.setdefault(self.tokens[i].head, []).append(i)
        return found

    def words_of(self, first: int, last: int) -> str:
        """The text from one word to another, both included."""
        key = first, last
        found = self._texts.get(key)
        if found is None:
            found = self._texts[key] = self.text(Span(self.tokens[first].start, self.tokens[last].end))
        return found


class Ways(dict[int, tuple[str, int]]):
    """From one word to each other: the relations up and down the tree, and the word where the way turns."""

    def __init__(self, scene: Scene, start: int) -> None:
        self.above, self.climb = scene.chain(start), scene.climb

    def __missing__(self, goal: int) -> tuple[str, int]:
        way = FAR, goal
        for i, down in self.climb(goal):
            if i in self.above:
                way = self.above[i] + down, i
                break
        self[goal] = way
        return way


@lru_cache(maxsize=20_000)
def seen_as(word: str, lemma: str, tag: str) -> tuple[str, str]:
    """The class of a word and its sign."""
    kind = _class_of(word, lemma, tag)
    return kind, _sign(word, tag, kind)


def _class_of(word: str, lemma: str, tag: str) -> str:
    match tag:
        case "VERB" | "AUX":
            return "state" if word in _PARTICIPIAL else VERBS.get(lemma, "verb")
        case "PROPN":
            return "place" if lemma in PLACES else "time" if NOUNS.get(lemma) == "time" else "name"
        case "NOUN" | "ADJ" if word not in PRONOUNS or tag == "NOUN":
            plain = "noun" if tag == "NOUN" else "adj"
            return NOUNS.get(lemma) or NOUNS.get(word) or ("place" if lemma in PLACES else plain)
        case _:
            return "pron" if word in PRONOUNS or tag == "PRON" else tag.lower()


def _sign(word: str, tag: str, kind: str) -> str:
    """One sign of the surface between two words: function words as they stand, others by class."""
    if tag in _AS_THEY_STAND:
        return word
    if tag in {"VERB", "AUX"}:
        return "V" + kind
    if tag in NOMINAL:
        return "T" if kind == "time" else "C" if kind == "carrier" else "N"
    return _SIGNS.get(tag, tag[:3])
