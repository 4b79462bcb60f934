"""Anaphors: the words beside a figure that point back to an earlier one ("that figure", "of them", "the other 3")."""

from collections.abc import Iterator
from dataclasses import dataclass

from service.figures.choosing.view import View
from service.figures.choosing.word_classes import BOUNDING, NOMINAL

# How many words before and after a figure an anaphor is looked for.
BEFORE, AFTER = 16, 6
CARRIERS = frozenset("figure number total toll count tally estimate sum amount share proportion rate list".split())
PRONOUNS = frozenset("them whom which it us".split())
DEMONSTRATIVES = frozenset("these those this that such".split())
DETERMINERS = frozenset("the its their his her our".split())
DEFINITE = DETERMINERS | DEMONSTRATIVES | {"'s", "’s"}
OF = frozenset("of among amongst".split())
PARTING = OF | {"including", "include", "includes", "included"}
# Adjectives that stand for people, or for one of two.
STATES = frozenset(
    "dead deceased injured wounded killed missing hurt former latter total rest detained arrested displaced"
    " evicted".split()
)
REST = frozenset("other remaining".split())
LEFT = frozenset("rest others remainder".split())
# What may stand between an anaphor and its number: "of them [about] 43"
LIMITING = BOUNDING - DETERMINERS - REST
EQUATED = frozenset("it that this which".split())
ASSIGNING = frozenset("put place set".split())
EQUALS = frozenset("be equal mean represent make come have read believe think".split())
EQUATING = frozenset("AUX ADV ADP DET ADJ PART NOUN".split())
FORESEEN = frozenset("forecast expectation consensus prediction".split())
QUOTES = frozenset(['"', "“", "‘", "'"])
AMOUNTS = frozenset("all some most none one many each both neither any".split())
COMPARING = frozenset("more less fewer higher lower above below than of to".split())
DESCRIBING = frozenset("of in who that at for from , ".split())
OPENING = frozenset(', “ " - – — and :'.split())


@dataclass(frozen=True, slots=True)
class Sign:
    """Words that may point back.

    group  what they do: "part" and "part n" name a whole, "rest" what is left of it, "same" a number given anew,
           "again" a number named again
    name   their form: ">of them", "such n", "carrier"
    noun   the noun that they repeat ("infection" of "those infections"), or the verb ("hold" of "those held")
    marks  what else speaks for or against their being an anaphor of this very figure
    """

    group: str
    name: str
    noun: str | None = None
    marks: tuple[str, ...] = ()


def signs(view: View) -> list[Sign]:
    """Every sign around a figure; empty for most."""
    return list(_Signs(view).all())


class _Signs:
    def __init__(self, view: View) -> None:
        self.view, self.tokens = view, view.scene.tokens
        self.low = view.scene.words[: view.last + AFTER + 6]
        self.first = view.first
        while self.first and self.low[self.first - 1] in LIMITING:
            self.first -= 1

    def all(self) -> Iterator[Sign]:
        yield from self._after()
        yield from self._at()
        yield from self._before()

    def word(self, i: int) -> str:
        return self.low[i] if 0 <= i < len(self.low) else ""

    def tag(self, i: int) -> str:
        return self.tokens[i].tag if 0 <= i < len(self.tokens) else "$"

    # -- after the number ----------------------------------------------------------------------------------------------
    def _after(self) -> Iterator[Sign]:
        """ "43 [of them]", "seven deaths [among the dead]", "two [others]"."""
        start, number = self.view.last + 1, False
        for i in range(start, min(start + AFTER, len(self.low))):
            word = self.low[i]
            if word in ".;:()":
                return
            if self.tag(i) == "NUM" and self.word(i - 1) == "," and i > start and self.word(i + 1) in OF:
                return  # "58 injured, four of them"
            number = number or self.tag(i) == "NUM"
            if word == "others" and i == start:
                yield Sign("rest", "others", None, (f"det {self.word(self.view.first - 1) in DETERMINERS}",))
            if i == start and word == "the" and self.view.kind == "share" and (noun := self._noun(i + 1)):
                yield Sign("part n", ">half the n", noun, (f"then {self._beyond(i + 1)}",))
                return
            if word in OF and self.word(i + 1) in {"whom", "which"} and self.tag(i + 2) == "NUM":
                return  # "climbed to 3 million, of whom 900,000": of the other number
            if word in OF and (found := self._pointing(i + 1)):
                verb = any(t.tag in {"VERB", "AUX"} for t in self.tokens[start:i])
                marks = (f"near {min(i - start, 2)} {verb} {number}", found.marks[0])
                yield Sign(found.group, f">{word} {found.name}", found.noun, marks)
                return

    # -- the words that determine it -----------------------------------------------------------------------------------
    def _at(self) -> Iterator[Sign]:
        """ "[the other] three", "of [the] 3,370", "[those] 5,000"."""
        i, own = self.view.first - 1, self.view.adjacent
        word, wider = self.word(i), self.word(i - 1)
        if word in REST:
            yield Sign("rest", "rest", None, (f"det {wider in DETERMINERS}",))
        elif word in {",", "–", "—", "("} and wider in LEFT:
            yield Sign("rest", "rest", None, (f"det {self.word(i - 2) in DETERMINERS}",))
        elif word == "all":
            yield Sign("again", "all #", None, (f"open {i < 2}", f"own {own is not None}"))
        elif word in DETERMINERS | DEMONSTRATIVES and self.tag(i) != "SCONJ":
            noun = None if own is None else self.tokens[own].lemma
            name = "the #" if word in DETERMINERS else f"{word} #"
            marks = (f"after {wider if wider in OF else '-'}", f"open {i < 2}", f"own {noun is not None}")
            yield Sign("again", name, noun, marks)

    # -- before the number ---------------------------------------------------------------------------------------------
    def _before(self) -> Iterator[Sign]:
        """ "[Of them], 43", "[that figure] stood at 1,200", "[it is] closer to 740"."""
        between = "clear"
        for i in range(self.first - 1, max(-1, self.first - BEFORE), -1):
            if self.low[i] in {";", ":"} and between == "clear":
                between = "mark"
            if self.tag(i) == "NUM":
                between = "number"
            found = self._sign_at(i, between)
            if found:
                yield found
                if found.name.startswith("<of wh") and "clear far 0" in found.marks:
                    return  # "[The number] has climbed to 3 million, of whom 900,000 are in Chad"
                between = found.name[:4] if between == "clear" else between
        if self.low[max(0, self.first - 3) : self.first] == ["should", "have", "been"]:
            yield Sign("same", "should be")

    def _sign_at(self, i: int, between: str) -> Sign | None:
        word, token = self.low[i], self.tokens[i]
        if word in PARTING and (found := self._pointing(i + 1)):
            return self._part(i, found, self._distance(i, between))
        if token.lemma == "include" and token.tag == "VERB" and (noun := self._containing(i)):
            return Sign("part n", "n include", noun, self._distance(i, between))
        if token.lemma in CARRIERS and (token.tag == "NOUN" or self.word(i - 1) in DEFINITE):
            own = token.lemma == "rate" and self.tag(i - 1) in NOMINAL  # "the profit rate" is a thing of its own
            if not own:
                return self._carrier(i, self._distance(i, between))
        if word in EQUATED and self._equates(i):
            verb, marks = self.tokens[i + 1].lemma, self._distance(i, between)
            return Sign("same", "it is", None, (*marks, f"it {word}", f"verb {verb}", f"than {self._compared()}"))
        if word in DEMONSTRATIVES and token.tag == "DET" and self.word(i - 1) not in OF and (noun := self._noun(i + 1)):
            return Sign("same", "such n", noun, (*self._distance(i, between), f"dem {word}"))
        if (
            token.lemma in ASSIGNING
            and token.tag == "VERB"
            and between == "clear"
            and self.word(self.first - 1 - (self.word(self.first - 1) in QUOTES)) == "at"
        ):
            return Sign("same", "put at", None, self._distance(i, between))
        return None

    def _containing(self, i: int) -> str | None:
        """ "[The dead] include five", "[those arrested] included"; the figure, the total are carriers."""
        start = next((j for j in range(i - 1, max(-1, i - 5), -1) if self.low[j] in {"the", "those", "these"}), None)
        noun = None if start is None else self._noun(start + 1)
        return None if noun in CARRIERS else noun

    def _distance(self, i: int, between: str) -> tuple[str, str]:
        apart = self.first - i
        return between, f"{between} far {0 if apart < 3 else 1 if apart < 7 else 2}"

    def _part(self, i: int, found: Sign, marks: tuple[str, ...]) -> Sign:
        """ "[Of these,] 43", "[among the dead] were five"; not "all of them said that 43"."""
        before = self.word(i - 1)
        opens = "^" if i == 0 else "," if before in OPENING else "-"
        name = "of" if self.low[i] in OF else "including"
        seen = (f"{marks[0]} opens {opens}", f"amount {before if before in AMOUNTS else '-'}", *found.marks)
        return Sign(found.group, f"<{name} {found.name}", found.noun, (*marks, *seen))

    def _carrier(self, i: int, marks: tuple[str, ...]) -> Sign:
        """ "[that figure] …", "[Verano's own number] is", "[a number] it rounded to"; not "the number of injured"."""
        j = i - 1
        while j >= 0 and (self.tag(j) in {"ADJ", "ADV", "NOUN"} or self.low[j] == "own"):
            j -= 1
        word = self.word(j)
        det = "dem" if word in DEMONSTRATIVES else "def" if word in DEFINITE else "a" if word in {"a", "an"} else "-"
        then = self.word(i + 1) if self.word(i + 1) in DESCRIBING else self.tag(i + 1)
        verbs = (t.lemma for t in self.tokens[i + 1 : self.first] if t.tag in {"VERB", "AUX"} and t.lemma != "have")
        seen = (f"{det} {then}", f"{det} {then} {marks[0]}", f"c {self.tokens[i].lemma}", f"verb {next(verbs, '-')}")
        noun = "toll" if self.tokens[i].lemma == "toll" else None  # of the dead, not of the homes
        return Sign("same", "carrier", noun, (*marks, *seen))

    def _equates(self, i: int) -> bool:
        """ "[that] is 38 percent", "[it] would be closer to 740"; not "it was joined by 22%"."""
        between = self.tokens[i + 1 : self.first]
        if any(t.lemma in FORESEEN for t in between):  # "That was below the median forecast of 2.3%"
            return False
        if self.tag(i) == "SCONJ" or not 0 < len(between) < 8 or between[0].tag not in {"AUX", "VERB"}:
            return False
        return between[-1].lemma != "by" and all(t.tag in EQUATING or t.lemma in EQUALS for t in between)

    def _compared(self) -> str:
        """ "That is nine [higher] than in June": a difference."""
        return next((w for w in self.low[self.view.last + 1 : self.view.last + 4] if w in COMPARING), "-")

    # -- what is pointed to --------------------------------------------------------------------------------------------
    def _pointing(self, i: int) -> Sign | None:
        """What the phrase from word `i` on points to: "them", "those infections", "the dead"."""
        word = self.word(i)
        if word in PRONOUNS:
            then = self.tag(i + 1)
            return Sign("part", word, None, (f"then {then if then in {'AUX', 'VERB', 'PUNCT'} else '-'}",))
        noun = self._noun(i + 1) if word in DEMONSTRATIVES | DETERMINERS else None
        if noun is not None:
            name = f"{word} n" if word in DEMONSTRATIVES else "the n" if word == "the" else "its n"
            return Sign("part n", name, noun, (f"then {self._beyond(i + 1)}",))
        if word not in DEMONSTRATIVES:
            return None
        if self.word(i + 1) in {"who", "whose", "whom"}:  # "80 percent of those who fell": mostly no earlier one
            verb = next((t for t in self.tokens[i + 2 : i + 6] if t.tag == "VERB"), None)
            return Sign("part n", "those who", verb.lemma if verb else None, ("then -",))
        return Sign("part", word, None, ("then -",))

    def _noun(self, i: int) -> str | None:
        """The noun of the noun phrase that goes on at word `i`, or the adjective or participle that stands for one."""
        for j in range(i, min(i + 4, len(self.low))):
            token, ends = self.tokens[j], self.tag(j + 1) not in NOMINAL
            if j in self.view.at or token.tag == "NUM":
                return None
            if self.low[j] in STATES and ends:
                return self.low[j]
            if (token.tag in NOMINAL or token.fine_tag == "VBN") and ends:
                return token.lemma
            if token.tag not in {"ADJ", "NOUN", "PROPN", "ADV"}:
                return None
        return None

    def _beyond(self, i: int) -> str:
        """What follows the noun phrase: "of", a relative, a participle; a noun so described may be no anaphor."""
        for j in range(i, min(i + 4, len(self.low))):
            if (self.tag(j) in NOMINAL and self.tag(j + 1) not in NOMINAL) or self.low[j] in STATES:
                return self.low[j + 1] if self.word(j + 1) in DESCRIBING else self.tag(j + 1)
        return "-"
