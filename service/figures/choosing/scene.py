"""A parsed sentence, with what the fields ask of it: its nouns, verbs and places, and the ways between its words."""

from functools import lru_cache

from service.article import Span
from service.figures.choosing.grammar import Clause
from service.figures.choosing.mending import JOINING
from service.figures.choosing.reference import PERSONAL, Antecedent, antecedents, hyphenated, last_of_name, name
from service.figures.choosing.somebody import FIRMS, is_somebody
from service.figures.choosing.word_classes import (
    BANKS,
    BODIES,
    BOUNDING,
    EVENTS,
    EVERYWHERE,
    GROUNDS,
    NOMINAL,
    NOUNS,
    PLACE_PREPOSITIONS,
    PLACES,
    PRONOUNS,
    SEASONS,
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
# What is of these is an illness, however it is written: "31 cases of Ebola"; not "the people of Ebo"
SICK = frozenset({"case", "death", "outbreak", "infection", "strain"})
ALWAYS_BOUNDING = BOUNDING - RIGHT_BEFORE
# Places that go by a name: "the town of [Marl]"; not "the south of Norland"
NAMED = frozenset("town city village hamlet port province county district municipality governorate island".split())
# Without an article no place, but what somebody is in: "held in [prison]"; not "in the prison", "in Marl prison"
STATES = frozenset("prison jail hospital school court".split())
# Bodies that have the name of a place: "the University of Tolm"
LEARNED = frozenset("University Bank Ministry Institute College Journal".split())
# What is called by the name behind it: "Hurricane [Ada]", "the ferry [Aurora]"
CHRISTENED = frozenset(
    "hurricane cyclone typhoon storm ferry tanker ship vessel boat trawler freighter yacht mv mt".split()
)
# What is in these is a company: "shares in [Meridian]"
OWNED = frozenset({"share", "stake", "holding"})
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

    def _is_head(self, i: int) -> bool:
        token = self.tokens[i]
        if not token.text[0].isalpha() or token.lemma == "toll":
            return False
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

    @cached_property
    def places(self) -> list[int]:
        """Words that may name a place, in order."""
        named = ((i, t.tag in NOMINAL and self._may_be_place(i)) for i, t in enumerate(self.tokens))
        return [i for i, is_place in named if is_place or self.words[i] in EVERYWHERE]

    def _may_be_place(self, i: int) -> bool:
        token, kind = self.tokens[i], self.classes[i]
        before = self.tokens[max(i - 1, 0)]
        if not token.text[0].isalpha() or kind == "time" or (token.text in STATES and before.tag == "ADP"):
            return False
        if token.tag == "PROPN" and (before.text.lower() in CHRISTENED or self.tokens[token.head].lemma in OWNED):
            return False
        if self.words[i] in SEASONS and (before.text.islower() or before.tag in {"ADP", "DET"}):  # not "Silver Spring"
            return False
        if kind not in {"name", "place"} and not (
            self.clause.case(i) in PLACE_PREPOSITIONS and (token.text[0].isupper() or token.lemma in GROUNDS)
        ):
            return False
        if self.clause.case(i) == "of" and (self.tokens[token.head].lemma in SICK or self._is_in_name(i)):
            return False
        if token.text in NAMED and self.words[i + 1 : i + 2] == ["of"] and self._is_name(i + 2):
            return False
        if self._is_somebody(i) or self._is_seat(i) or self._is_outside(i):
            return False
        if self._speaks(i) or (self.relations[i] in {"comp", "poss"} and self._speaks(token.head)):
            return False
        if token.tag == "PROPN" and self.words[i] in BODIES and self.words[i - 1] not in BANKS:
            return False
        return self.relations[i] != "comp" or token.head < i or self._is_alone(i)

    def _is_in_name(self, i: int) -> bool:
        """ "the Strait of [Norm]", "the Isle of [Tarn]"; not "the town of [Marl]" """
        above = self.tokens[i].head
        return above < i and last_of_name(self.clause, above) >= i

    def _is_outside(self, i: int) -> bool:
        """ "40 shops outside of [Marl]" are not in Marl."""
        return any(self.words[c] == "of" and self._word(c - 1) == "outside" for c in self.clause.children[i])

    def _is_seat(self, i: int) -> bool:
        """ "Tolm Foods, based in [Marl], sold 40", "the [University] of [Tolm]"; not "40 firms based in Marl" """
        if self.tokens[i].text in LEARNED and self.words[i + 1 : i + 2] == ["of"] and self._is_name(i + 2):
            return True
        above = self.tokens[i].head
        if self.clause.case(i) == "of":
            return self.tokens[above].tag == "PROPN" and self.tokens[above].text in LEARNED
        if self.tokens[above].tag == "PROPN" and self.words[max(i - 2, 0) : i] == ["based", "in"]:
            return True
        aside = self.tokens[above].lemma in {"base", "headquarter"} and self.relations[above] in {"acl", "advcl"}
        owner = self.clause.subject(above) if aside else None
        return owner is not None and self.tokens[owner].tag == "PROPN"

    def _is_somebody(self, i: int) -> bool:
        """ "President [Salou]", "[NRK] has", "[Syrians] filed"; not "died in [Syria]" """
        if self.tokens[i].tag != "PROPN":
            return False
        last = self.tokens[hyphenated(self.clause, last_of_name(self.clause, i))[1]]
        if self.clause.case(i) in PLACE_PREPOSITIONS:
            return last.text in FIRMS and last.start > self.tokens[i - 1].end
        people = last.fine_tag == "NNPS" and last.text.endswith(("ans", "ats", "ists"))
        return people or is_somebody(self.reading.article.text, last.text)

    def _is_name(self, i: int) -> bool:
        return i < len(self.tokens) and self.tokens[i].tag == "PROPN"

    def _speaks(self, i: int) -> bool:
        """ "[Ipsos] interviewed", "South Korea's spy [agency] said"; not "[Nigeria] reported 184 cases" """
        verb = self.tokens[i].head
        return (
            self.relations[i] == "nsubj"
            and self.classes[verb] in {"report", "ask"}
            and self.tokens[verb].lemma not in {"report", "confirm"}
        )

    def _is_alone(self, i: int) -> bool:
        """ "[Gaza] residents", "[Gaza] 5%": a name that modifies a common noun, or stands right before a share"""
        return self.tokens[self.tokens[i].head].tag in {"NOUN", "SYM"} and (
            i + 1 == len(self.tokens) or self.tokens[i + 1].tag != "PROPN"
        )

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
