"""Which words of a sentence may name a place that bounds its figures."""

import re
from functools import lru_cache

from service.figures.choosing.reference import hyphenated, last_of_name
from service.figures.choosing.scene import Scene
from service.figures.choosing.somebody import FIRMS, is_somebody, located
from service.figures.choosing.word_classes import (
    BANKS,
    BODIES,
    EVERYWHERE,
    GROUNDS,
    NOMINAL,
    PLACE_PREPOSITIONS,
    SEASONS,
)

# What is of these is an illness, however it is written: "31 cases of Ebola"; not "the people of Ebo"
SICK = frozenset({"case", "death", "outbreak", "infection", "strain"})
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
# What the tagger may take a name for
MISTAKEN = frozenset({"ADJ", "ADV", "PRON", "X"})
# "on [Aug] 25", "in [mid-July]"; not "May Street"
MONTH = re.compile(r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?|(?:mid|early|late)-[A-Z][a-z]+")


@lru_cache(maxsize=16)
def places(scene: Scene) -> tuple[int, ...]:
    """Words that may name a place, in order."""
    site = _Site(scene)
    return tuple(i for i, word in enumerate(scene.words) if word in EVERYWHERE or site.is_place(i))


class _Site:
    def __init__(self, scene: Scene) -> None:
        self.clause, self.tokens, self.words = scene.clause, scene.tokens, scene.words
        self.classes, self.relations, self.text = scene.classes, scene.relations, scene.reading.article.text

    def _is_nominal(self, i: int) -> bool:
        """Nouns, and names that the tagger takes for something else: "an agency in [Slough]"."""
        token = self.tokens[i]
        return token.tag in NOMINAL or (token.tag in MISTAKEN and self._is_known(i))

    def _is_known(self, i: int) -> bool:
        """True of "Marl" where the article has "in Marl"."""
        text = self.tokens[i].text
        return text[0].isupper() and self.classes[i] != "time" and text in located(self.text)

    def is_place(self, i: int) -> bool:
        """Whether the word at `i` may name a place."""
        return self._is_nominal(i) and self._names_ground(i) and not (self._is_called(i) or self._is_of_somebody(i))

    def _names_ground(self, i: int) -> bool:
        """Names, and nouns of what somebody may be in."""
        token, kind = self.tokens[i], self.classes[i]
        if not token.text[0].isalpha() or kind == "time" or MONTH.fullmatch(token.text):
            return False
        if self.relations[i] == "comp" and token.head > i and not self._is_alone(i):
            return False
        bounds = self.clause.case(i) in PLACE_PREPOSITIONS and (token.text[0].isupper() or token.lemma in GROUNDS)
        return bounds or kind in {"name", "place"} or self._is_known(i)

    def _is_called(self, i: int) -> bool:
        """What only has the name of a place, or the word for one: "the ferry [Marl]", "in [prison]", "in [spring]"."""
        token, word = self.tokens[i], self.words[i]
        before, above = self.tokens[max(i - 1, 0)], self.tokens[token.head]
        if token.text in STATES and before.tag == "ADP":
            return True
        first = i
        while first > 0 and self.tokens[first - 1].tag == "PROPN":
            first -= 1
        christened = not CHRISTENED.isdisjoint(self.words[max(first - 1, 0) : i])  # "the ferry Selma [Rose]"
        if token.tag == "PROPN" and (christened or (above.lemma in OWNED and above.tag == "NOUN")):
            return True
        if word in SEASONS and (before.text.islower() or before.tag in {"ADP", "DET"}):  # not "Silver Spring"
            return True
        if self.clause.case(i) == "of" and (above.lemma in SICK or self._is_in_name(i)):
            return True
        return token.text in NAMED and self.words[i + 1 : i + 2] == ["of"] and self._is_name(i + 2)

    def _is_of_somebody(self, i: int) -> bool:
        """Persons and bodies, and where they sit."""
        if self._is_somebody(i) or self._is_seat(i) or self._is_outside(i) or self._is_at_source(i):
            return True
        if self._speaks(i) or (self.relations[i] in {"comp", "poss"} and self._speaks(self.tokens[i].head)):
            return True
        return self.tokens[i].tag == "PROPN" and self.words[i] in BODIES and self.words[i - 1] not in BANKS

    def _is_in_name(self, i: int) -> bool:
        """ "the Strait of [Norm]", "the Isle of [Tarn]"; not "the town of [Marl]" """
        above = self.tokens[i].head
        return above < i and last_of_name(self.clause, above) >= i

    def _is_outside(self, i: int) -> bool:
        """ "40 shops outside of [Marl]" are not in Marl."""
        return any(self.words[c - 1 : c + 1] == ["outside", "of"] for c in self.clause.children[i])

    def _is_at_source(self, i: int) -> bool:
        """ "according to a centre in [Marl]", "Ada Quill, a nurse at Marl [Hospital], said": where who says it sits."""
        above = self.tokens[i].head
        is_at = any(self.clause.case(c) == "at" for c in (i, *self.clause.children[i]))
        if is_at and self.tokens[above].tag == "NOUN":
            return self.tokens[above].relation == "appos" or self.classes[self.tokens[above].head] == "report"
        return any(self.clause.case(j) == "according" for j in (i, above))

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
        return people or is_somebody(self.text, last.text)

    def _is_name(self, i: int) -> bool:
        return i < len(self.tokens) and self.tokens[i].tag == "PROPN"

    def _speaks(self, i: int) -> bool:
        """ "[Ipsos] interviewed", "South Korea's spy [agency] said", "said [Ada] Quill"; not "[Nigeria] reported 9" """
        verb = self.tokens[i].head
        if self.tokens[verb].lemma == "say" and self.tokens[i].tag == "PROPN" and self.relations[i] == "obj":
            return True
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
