"""Patterns of English by which a number names what it counts or measures; each points to a noun, or backwards."""

import re
from collections.abc import Iterator

from service.figures.choosing.view import View
from service.figures.choosing.word_classes import NOMINAL, NOUNS, PRONOUNS, VERBS

BACKWARDS = -1
FILLERS = frozenset({"-", "–", "entire", "full", "whole", "so", "odd"})
OWNING = frozenset({"'s", "’s", "'", "’"})
MOVEMENTS = frozenset("cut rise increase fall drop decline reduction jump surge hike decrease dip slump growth".split())
# Words of bound, read away so that the preposition before them shows: "at [more than] $2bn", "of [up to] six months"
BOUND_WORDS = re.compile(
    r"(?:\b(?:at least|at most|up to|as (?:many|much|high|low|few|little) as|(?:no |not |well |just |slightly |far )?"
    r"(?:more|less|fewer|greater|higher|lower|older|younger) than|about|around|nearly|almost|roughly|some|approximately"
    r"|close to|closer to|(?:an )?estimated|just over|just under|well over|over|under|only|just|merely|between"
    r"|a (?:maximum|minimum|total|record|mere) of|an?|the|exactly|fully|another|a further|further|its|their|his|her"
    r"|even|now|already|still|about|perhaps|maybe|circa|barely)\s+)+$",
    re.IGNORECASE,
)
# The last of them: nothing is looked for where none of these stands before the number.
LAST_OF_BOUND = frozenset(
    "least most to as than about around nearly almost roughly some approximately estimated over under only just merely "
    "between of a an the exactly fully another further its their his her even now already still perhaps maybe circa "
    "barely".split()
)
LOOKED_AT = 100


def _without_bound(before: str, last: str) -> str:
    """What stands before a number, words of bound at its end read away; `last` is the word before the number."""
    return BOUND_WORDS.sub("", before) if last in LAST_OF_BOUND else before


class Patterns:
    """The patterns around one figure."""

    def __init__(self, view: View) -> None:
        self.view, self.clause, self.tokens = view, view.scene.clause, view.scene.tokens
        base = view.scene.sentence.start
        end = self.tokens[view.first].start - base
        start = max(0, end - LOOKED_AT)
        before = _without_bound(view.scene.sentence.text[start:end], self._word(view.first - 1))
        cut = base + start + len(before.rstrip())
        self.lead = next((i for i in range(view.first, 0, -1) if self.tokens[i - 1].end <= cut), 0)
        self.opening = self._word(self.lead - 1)

    def found(self) -> dict[str, int]:
        """Each pattern that fits, with the head it points to; BACKWARDS where it points to an earlier figure."""
        return dict(self._all())

    def _all(self) -> Iterator[tuple[str, int]]:
        for name, rule in (
            ("after", self._after), ("part", self._part), ("age", self._age), ("carrier", self._carrier),
            ("subject", self._subject),
        ):  # fmt: skip
            head = rule()
            through = self._through(head) if head is not None else None
            if through is not None:
                yield name, through

    # -- after the number -----------------------------------------------------------------------------------------
    def _after(self) -> int | None:
        """ "3,443 [administrative detainees]", "a 71-year-old [man]", "three others", "a 30% cut in [output]" """
        i = self.view.end + 1
        while self._word(i) in FILLERS or (self._word(i) == "or" and self._word(i + 1) == "so"):
            i += 1
        if self._word(i) == "others":
            return BACKWARDS
        if self._word(i) in {"other", "more", "fewer", "less"}:
            head = self.clause.noun_after(i + 1)
            return head if head is not None else BACKWARDS
        head, beside = self.clause.noun_after(i), self.view.adjacent
        if beside is not None and self.tokens[beside].tag in NOMINAL:
            head = beside
        moving = i if head is None else head
        if self._word(moving) in MOVEMENTS and self._word(moving + 1) == "in":
            return self._object_of(moving + 2)
        return self._not_time(head)

    def _part(self) -> int | None:
        """ "a third of [households]", "two of the island's six [water plants]", "two of them" """
        after = self.view.end + 1
        if (
            self._word(self.view.last) == "half"
            and after < len(self.tokens)
            and self.tokens[after].tag in {"DET", "PRON"}
        ):
            return self._object_of(after)
        return self._not_time(self._object_of(after + 1)) if self._word(after) == "of" else None

    # -- before the number ----------------------------------------------------------------------------------------
    def _age(self) -> int | None:
        """ "[Ruth Keller], 34,", "the oldest [diver] aged 61", "[Children] under five" """
        i = self.lead - 1
        while i > 0 and self._word(i) in {"aged", "age", "ages", ",", "of"}:
            i -= 1
        apart = i < self.lead - 1 or self._word(self.view.first - 1) in {"over", "under", "below", "above"}
        return i if apart and i >= 0 and self.tokens[i].tag in NOMINAL and self.view.kind == "measurement" else None

    def _carrier(self) -> int | None:
        """The noun before a preposition: "a [depth] of 2.4 metres", "its offer of 5%", "a cut of 30% in [output]" """
        i, after = self.lead - 2, self.view.end + 1
        if self.opening == "of" and self.tokens[i].lemma in MOVEMENTS and self._word(after) == "in":
            return self._object_of(after + 1)
        if self.opening not in {"of", "at"} or i < 0 or self.tokens[i].tag not in NOMINAL:
            return None
        return None if self.opening == "at" and self.clause.case(i) and self.view.kind != "share" else i

    # -- by way of the verb ---------------------------------------------------------------------------------------
    def _subject(self) -> int | None:
        """ "[Turnout] ran at 38%", "the [dropout rate] stands at 6.1%" """
        top = self.view.top
        is_predicate = self.clause.has_copula(top) or self.tokens[top].tag == "VERB"
        verb = top if is_predicate else self.clause.verb_above(top)
        if verb is None or (self._reports(verb) and not self.clause.has_copula(verb)):
            return None
        subject = self.clause.subject(verb)
        return subject if subject is not None and subject not in self.view.at else None

    # -- how it reads ---------------------------------------------------------------------------------------------
    def _word(self, i: int) -> str:
        return self.tokens[i].text.lower() if 0 <= i < len(self.tokens) else ""

    def _reports(self, verb: int) -> bool:
        return VERBS.get(self.tokens[verb].lemma) == "report"

    def _not_time(self, head: int | None) -> int | None:
        if head is None or head == BACKWARDS:
            return head
        return None if NOUNS.get(self.tokens[head].lemma) == "time" else head

    def _object_of(self, i: int) -> int | None:
        """The head of the noun phrase that begins at `i`, behind determiners, numbers and owners."""
        for _ in range(9):
            owner, word = self._past_owner(i), self._word(i)
            if owner != i:
                i = owner
            elif i >= len(self.tokens):
                return None
            elif word in PRONOUNS and self.tokens[i].fine_tag != "PRP$" and self.clause.noun_after(i + 1) is None:
                return BACKWARDS
            elif self.tokens[i].tag in {"DET", "NUM", "PRON", "SYM"} or word == "all":
                i += 1
            else:
                break
        return self.clause.noun_after(i)

    def _past_owner(self, i: int) -> int:
        """Behind the owner that begins at `i`, if one does: behind the 's of "the province's"."""
        for j in range(i, min(i + 6, len(self.tokens))):
            if self.tokens[j].text in OWNING:
                return j + 1 if j > i else i
            if self.tokens[j].tag not in {"NOUN", "PROPN", "ADJ", "DET"}:
                return i
        return i

    def _through(self, head: int) -> int | None:
        """Through nouns that only carry a number to the thing ("number of deaths"); pronouns point backwards."""
        for _ in range(4):
            if head == BACKWARDS or head in self.view.at:
                return BACKWARDS if head == BACKWARDS else None
            token = self.tokens[head]
            carries = token.tag in {"NUM", "DET"} or NOUNS.get(token.lemma) == "carrier"
            if not carries:
                return BACKWARDS if self.view.scene.classes[head] == "pron" else head
            inner = self._inner(head)
            if inner is None:
                return BACKWARDS
            head = inner
        return head

    def _inner(self, head: int) -> int | None:
        """The noun under "of": "deaths" in "the number of deaths"."""
        inside = (c for c in self.clause.children[head] if c > head and c not in self.view.at)
        return next((c for c in inside if self.clause.case(c) in {"of", "for"}), None)
