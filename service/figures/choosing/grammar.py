"""Walking a parsed sentence: noun phrases, clauses, subjects. What the fields read from structure stands on this."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from service.article import Span
from service.figures.choosing.mending import JOINING, PLURAL, mended
from service.figures.choosing.word_classes import NOMINAL
from service.figures.kept import cached_property
from service.syntax import Token

APART = frozenset({"ccomp", "advcl", "parataxis", "acl:relcl", "conj"})
# "19 [entire] villages" are villages: adjectives that weigh the number
WEIGHTS = frozenset("entire mere full additional whole further total other more remaining extra".split())
NUMBERS = frozenset("dozen score hundred thousand million billion".split())
COPULAS = frozenset({"cop", "aux", "aux:pass"})
RELATIVE = frozenset({"who", "which", "that", "whom"})
REPORTING = frozenset(
    "say report tell add announce note warn state claim argue believe think write insist acknowledge estimate find "
    "reckon show suggest confirm deny know mean".split()
)
# So many words on, a noun phrase has its noun.
NOUN_WITHIN = 7
# Left of a noun these belong to what is counted: "five water plants" are "water plants".
MODIFIERS = frozenset({"ADJ", "NOUN", "PROPN"})


@dataclass(frozen=True)
class Clause:
    """A sentence's tokens with their children; indices are token indices."""

    tokens: Sequence[Token]

    @classmethod
    def of(cls, tokens: Sequence[Token]) -> "Clause":
        """The clause of a parsed sentence, its commonest misreadings mended: "said 43 of them had been held" has the 43
        as subject of "held", not as object of "said"."""
        tokens = mended(tokens)
        clause = cls(tokens)
        for i, token in enumerate(tokens):
            if token.relation not in {"obj", "nsubj"} or tokens[token.head].lemma not in REPORTING or i < token.head:
                continue
            below = next(
                (c for c in clause.children[token.head] if c > i and tokens[c].relation in {"ccomp", "conj"}), None
            )
            if below is not None and clause.child(below, "nsubj", "nsubj:pass") is None and tokens[below].tag == "VERB":
                passive = clause.child(below, "aux:pass") is not None
                tokens[i] = replace(token, head=below, relation="nsubj:pass" if passive else "nsubj")
                return cls(tokens)
        return clause

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        found: list[list[int]] = [[] for _ in self.tokens]
        for i, token in enumerate(self.tokens):
            if token.head != i:
                found[token.head].append(i)
        return tuple(tuple(c) for c in found)

    def child(self, index: int, *relations: str) -> int | None:
        """The first child in one of these relations."""
        for c in self.children[index]:
            if self.tokens[c].relation in relations:
                return c
        return None

    def case(self, index: int) -> str:
        """The preposition on a noun, lower case: "of", "in", … or ""."""
        return self._cases[index]

    @cached_property
    def _cases(self) -> list[str]:
        found = [""] * len(self.tokens)
        for i, token in enumerate(self.tokens):
            if token.relation == "case" and not found[token.head] and token.head != i:
                found[token.head] = token.text.lower()
        return found

    def verb_above(self, index: int) -> int | None:
        """The verb that governs a token, through nouns and prepositions; None where there is none."""
        seen = set()
        while index not in seen:
            seen.add(index)
            token = self.tokens[index]
            if token.relation == "root" or token.head == index:
                return None
            index = token.head
            if self.tokens[index].tag == "VERB" or self.has_copula(index):
                return index
        return None

    def has_copula(self, index: int) -> bool:
        return index in self._with_copula

    @cached_property
    def _with_copula(self) -> frozenset[int]:
        return frozenset(t.head for i, t in enumerate(self.tokens) if t.relation in COPULAS and t.head != i)

    def subject(self, verb: int) -> int | None:
        """The subject of a verb; a verb without one takes that of the verb it continues ("killing 14, wounding 32")."""
        seen = set()
        while verb not in seen:
            seen.add(verb)
            found = self.child(verb, "nsubj", "nsubj:pass")
            token = self.tokens[verb]
            stands_in = found is not None and self.tokens[found].text.lower() in RELATIVE
            if found is not None and not (stands_in and token.relation == "acl:relcl"):
                return self._out_of_phrase(found)
            if token.relation in {"acl", "acl:relcl"}:
                return token.head
            if token.relation not in {"conj", "xcomp", "advcl", "parataxis", "ccomp"}:
                return None
            verb = token.head
        return None

    def _out_of_phrase(self, index: int) -> int:
        """The noun before the preposition, where a noun behind one was taken: "detections on the [route] fell"."""
        case = self.child(index, "case")
        if case is not None and case > 0 and self.tokens[case - 1].tag in NOMINAL and self.tokens[case].tag == "ADP":
            return case - 1
        return index

    def is_passive(self, verb: int) -> bool:
        """True of "were killed", "people killed in May"; not of "killed 14"."""
        marks = {self.tokens[c].relation for c in self.children[verb]}
        if marks & {"aux:pass", "nsubj:pass"}:
            return True
        token = self.tokens[verb]
        if token.fine_tag != "VBN" or marks & {"aux", "obj"}:
            return False
        return token.relation == "acl" or (token.relation == "conj" and self.is_passive(token.head))

    def doer(self, verb: int, done_to: int | None) -> int | None:
        """Who does it: the subject, "by" whom it is done, or by whom the subject is caused ("violence by settlers")."""
        by = next((c for c in self.children[verb] if self.tokens[c].relation == "obl:agent"), None)
        if by is None and self.is_passive(verb):
            return next((c for c in self.children[verb] if c > verb and self.case(c) == "by"), None)
        if by is not None:
            return by
        subject = self.subject(verb)
        if subject is None or subject == done_to or (subject > verb and self.tokens[verb].relation != "root"):
            return None
        governor = self.tokens[subject].head
        beside = [c for c in self.children[governor] if subject < c < governor]
        return next((c for c in [*self.subtree(subject), *beside] if self.case(c) == "by"), subject)

    def reach(self, anchor: int) -> list[int]:
        """Words under the anchor and under the verb that governs it, not under other clauses."""
        verb = self.verb_above(anchor)
        stack, found = [anchor] if verb is None else [anchor, verb], []
        while stack:
            top = stack.pop()
            found.append(top)
            stack += [c for c in self.children[top] if self.tokens[c].relation not in APART and c != anchor]
        return found

    def phrase(self, head: int, *, after: int = -1) -> Span:
        """The noun phrase of a head noun without determiner, owner, number and what trails it; `after` cuts its left "
        "end."""
        return Span(self.tokens[self.begins(head, after=after)].start, self.tokens[head].end)

    def begins(self, head: int, *, after: int = -1) -> int:
        """The first word of the noun phrase of a head noun, as `phrase` cuts it."""
        first = head
        if self.tokens[head].text == "olds":  # "[18-to-24-year-olds]"
            while first - 1 > after and self.tokens[first - 1].end == self.tokens[first].start:
                first -= 1
        while first - 1 > after and self._belongs(first - 1, head):
            first = self._joined_to(first - 1, after)
        if first < head and self.tokens[first].text in {"-", "–"}:
            # "a 34-year-old [man]", "a 900-strong [force]"; "a 12-[member] panel"
            first = min(first + 2, head)
        while first < head and self.tokens[first].text.lower() in WEIGHTS and self.tokens[first + 1].text != "-":
            first += 1
        return first

    def ends(self, head: int) -> int:
        """The last word of what is counted with a head noun: "40 guns and old [mortars]"; not "40 guns and cash"."""
        last = head
        for c in self.children[head]:
            if c < head or self.tokens[c].relation != "conj":
                continue
            first = self.begins(c)
            joined = self.tokens[first - 1].text in {*JOINING, ","} and first - 2 == last
            if not joined or not self._is_plural(head) or not self._is_plural(c):
                break
            if self.tokens[first].fine_tag in {"VBD", "VBN"}:  # "40 workers and shipped goods"
                break
            last = c
        return last if last == head or self.tokens[self.begins(last) - 1].text in JOINING else head

    def _is_plural(self, index: int) -> bool:
        """True of "rifles"; not of "thousands", which are others."""
        return self.tokens[index].fine_tag in PLURAL and self.tokens[index].lemma not in NUMBERS

    def _joined_to(self, index: int, after: int) -> int:
        """The number behind `after` that a word is joined to, or the word itself: "two [500ml] bottles"."""
        number = index - 2 if self.tokens[index - 1].text == "-" else index - 1
        if number <= after or number < 0 or self.tokens[number].tag != "NUM":
            return index
        return number if self.tokens[index].start - self.tokens[number].end == index - 1 - number else index

    def _belongs(self, index: int, head: int) -> bool:
        token = self.tokens[index]
        if token.text in {"-", "–"}:
            return (
                index > 0
                and self.tokens[index - 1].text.isalpha()
                and self.tokens[index - 1].end == token.start
                and self.tokens[index + 1].start == token.end
            )
        if token.text in JOINING:
            return self._modifies(index - 1, head)
        if token.tag == "NUM" and index > 1 and self.tokens[index - 2].tag == "NUM":  # "fifty-[one] people"
            return False
        if not (token.text[0].isalpha() or (token.text.isdigit() and token.tag == "PROPN")):  # "Type [45] destroyers"
            return False
        if index == self.tokens[head].head and token.tag == "VERB":  # "has [cut output]": the verb is no part of it
            return False
        if index > 0 and token.tag == "VERB" and self.tokens[index - 1].lemma == "have":  # nor of "have cost homes"
            return False
        if token.relation.startswith("obl") and token.head > head and self.tokens[head].head != index:
            return False  # "last [month] prices rose", "in [England] numbers fell"
        if token.tag in MODIFIERS or token.fine_tag in {"VBN", "VBG", "JJ"}:
            return not self._owns(index)
        return token.tag == "X" or self._glued(index)

    def _modifies(self, index: int, head: int) -> bool:
        """True of "oil" in "[oil] and gas fields"; not in "exports of [oil] and gas fields"."""
        token = self.tokens[index]
        return index >= 0 and token.head == head and token.relation in {"amod", "compound"}

    def _owns(self, index: int) -> bool:
        """True of "province" in "the province's plants"."""
        return index + 1 < len(self.tokens) and self.tokens[index + 1].text in {"'s", "’s", "'", "’"}

    def _glued(self, index: int) -> bool:
        """True of "well" in "well-known", of "for" in "like-for-like": a hyphen joins it to another word."""
        marks = (i for i in (index - 1, index + 1) if 0 < i < len(self.tokens) and self.tokens[i].text in {"-", "–"})
        return any(map(self._joined, marks))

    def noun_after(self, index: int) -> int | None:
        """The head of the noun phrase that begins at `index` ("administrative detainees in …"): its last noun."""
        last: int | None = None
        for i in range(index, min(index + NOUN_WITHIN, len(self.tokens))):
            token = self.tokens[i]
            if token.tag in NOMINAL and token.text[0].isalnum():
                if last is not None and token.start > self.tokens[i - 1].end + 1:
                    break
                last = i
            elif token.text in {"-", "–"} and i > index and self._joined(i):
                continue
            elif last is not None or not self._opens(i):
                break
        return last

    def _joined(self, index: int) -> bool:
        return (
            index + 1 < len(self.tokens)
            and self.tokens[index - 1].end == self.tokens[index].start
            and self.tokens[index + 1].start == self.tokens[index].end
        )

    def _opens(self, index: int) -> bool:
        """A word that may stand before the noun of a phrase."""
        token = self.tokens[index]
        if token.tag == "ADJ" or (token.fine_tag in {"VBN", "VBG"} and token.relation == "amod"):
            return True
        return token.tag == "ADV" and (token.relation == "advmod" and self._glued(index))

    def subtree(self, index: int) -> Iterator[int]:
        stack = [index]
        while stack:
            top = stack.pop()
            yield top
            stack.extend(self.children[top])
