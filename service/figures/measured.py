"""Measured: the noun phrase of what is counted or measured, as it stands."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from service.article import Span
from service.figures.figure import Kind
from service.figures.grammar import NOMINAL, Clause
from service.figures.reading import Reading
from service.figures.reference import antecedent

# "three others", "17 more": the thing counted is that of an earlier figure.
PRONOUNS = frozenset(
    "they them those these others other it that this which whom more less another each some one ones rest former "
    "latter he she we you i many most".split()
)
# A noun that only says that a number follows: "the number of deaths", "the latest estimate is 40".
CARRIERS = frozenset(
    "number total figure count tally toll sum amount share proportion percentage majority estimate average level series "
    "minimum maximum record range half third quarter offer bid projection forecast target reading result rest bulk "
    "addition combination estimation equivalent score portion fraction host".split()
)
# Carriers that are a thing of their own when nothing says of what: "turnout at a record", "a share of the bill".
CONTAINERS = frozenset("dose bag margin value price cost maintenance bottle tablet piece application".split())
PUT = frozenset("put place estimate set count peg calculate reckon tally give value assess have keep leave fix".split())
WORTH = frozenset({"worth", "valued", "totalling", "totaling", "numbering", "costing", "priced", "averaging"})
REPORTING = frozenset("say report tell announce note warn state claim argue believe think write insist acknowledge show".split())
# Verbs whose subject is what the sum is the price, yield or size of.
PRICING = frozenset(
    "cost fetch total reach exceed be average equal amount come rise fall climb stand sell trade hit near top lose earn "
    "surpass raise bring make run go drop jump slip gain add close open retail".split()
)
MOVING = frozenset(
    "rise fall climb grow increase decrease decline drop shrink jump double triple halve peak slip dip edge soar surge plunge slide "
    "sink tumble ease reach hit top near pass exceed stand remain total average number".split()
)
DIMENSIONS = frozenset("long high tall deep wide thick old away heavy below above older younger apart short".split())
TIME_NOUNS = frozenset(
    "day week month year hour minute second today yesterday january february march april may june july august september "
    "october november december monday tuesday wednesday thursday friday saturday sunday quarter decade time".split()
)
# Words of bound, read away so that the preposition before them shows: "at [more than] $2bn", "of [up to] six months".
BOUND_WORDS = re.compile(
    r"(?:\b(?:at least|at most|up to|as (?:many|much|high|low|few|little) as|(?:no |not |well |just |slightly |far )?"
    r"(?:more|less|fewer|greater|higher|lower|older|younger) than|about|around|nearly|almost|roughly|some|approximately|close to|closer to"
    r"|(?:an )?estimated|just over|just under|well over|over|under|only|just|merely|between|a (?:maximum|minimum|total|record|mere) of"
    r"|an?|the|exactly|fully|another|a further|further|its|their|his|her|even|now|already|still|about|perhaps|maybe|circa|barely)\s+)+$",
    re.IGNORECASE,
)
# "up from 5,200", "against 19 in November", "to 48 votes": the thing is that of the figure before it
ECHO = re.compile(
    r"(?:\b(?:(?:up|down) from|compared (?:with|to)|against|versus|vs\.?|rather than|instead of|not|than the)|[(,;–—-]"
    r"|(?P<near>\b(?:from|to|and|or|but)))\s*$",
    re.IGNORECASE,
)
PREPOSITION = re.compile(r"\b(?P<word>of|at|by|to|from|with|for|in|on|over|within|after)\s+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Measured:
    """What is counted or measured.

    text  the noun phrase as it stands; None where the sentence does not name it
    head  index of its head noun among the sentence's tokens; None with text None
    leans True where the words point back to an earlier figure ("three others", "of them", "the number is")
    """

    text: str | None
    head: int | None
    leans: bool = False


NOTHING = Measured(None, None)
LEANS = Measured(None, None, leans=True)


def find(reading: Reading, number: int, span: Span, kind: Kind) -> Measured:
    """What the numeral at `span` (its unit words included) counts or measures, by its own sentence alone."""
    tokens = reading.tokens(number)
    at = reading.tokens_in(number, span)
    if not at:
        return NOTHING
    sentence = reading.sentences[number]
    search = _Search(Clause.of(tokens), at, kind, sentence.text, sentence.start)
    for rule in search.rules():
        found = rule()
        if found is not None:
            return _pronounced(reading, number, found)
    return LEANS if kind in {"count", "rate"} else NOTHING


def _pronounced(reading: Reading, number: int, found: Measured) -> Measured:
    """ "[She] is 47": the noun that a personal pronoun stands for"""
    if found.leans and found.head is not None:
        word = reading.tokens(number)[found.head].text.lower()
        return Measured(antecedent(reading, number, word, found.head), None, leans=True)
    return found


class _Search:
    """The places where the thing may stand, tried in the order that its kind calls for."""

    def __init__(self, clause: Clause, at: range, kind: Kind, text: str, base: int) -> None:
        self.clause, self.tokens, self.at, self.kind, self.text, self.base = clause, clause.tokens, at, kind, text, base
        self.last = at[-1]
        self.top = next((i for i in reversed(at) if clause.tokens[i].head not in at or clause.tokens[i].head == i), at[-1])
        self.before = BOUND_WORDS.sub("", text[: self.tokens[at[0]].start - base])
        self.lead = sum(1 for t in self.tokens if t.end - base <= len(self.before.rstrip()))
        preposition = PREPOSITION.search(self.before)
        self.preposition = preposition["word"].lower() if preposition else ""

    def rules(self) -> tuple[Callable[[], Measured | None], ...]:
        if self.kind in {"count", "rate"}:
            return (self._after, self._partitive, self._named_as, self._worth, self._put, self._carrier, self._echo, self._moved, self._subject)
        if self.kind == "money":
            return (
                self._worth, self._put, self._purpose, self._after, self._moved, self._carrier, self._echo, self._mover, self._subject, self._object
            )  # fmt: skip
        if self.kind == "share":
            return (
                self._label, self._partitive, self._after_share, self._put, self._moved, self._carrier, self._echo, self._mover, self._subject, self._object
            )  # fmt: skip
        return (
            self._age, self._label, self._partitive, self._owned, self._after, self._put, self._moved, self._carrier, self._echo, self._mover, self._subject,
            self._object,
        )  # fmt: skip

    # -- where it stands ------------------------------------------------------------------------------------------
    def _after(self) -> Measured | None:
        """ "3,443 [administrative detainees]", "a 71-year-old [man]", "$900m [aid package]" """
        i = self.last + 1
        while i < len(self.tokens) and self.tokens[i].text.lower() in {"-", "–", "entire", "full", "whole", "or", "so", "odd"}:
            if self.tokens[i].text.lower() == "or" and not self._says(i + 1, "so"):
                return None
            i += 1
        if i >= len(self.tokens):
            return None
        word = self.tokens[i].text.lower()
        if word in {"other", "more", "fewer", "less"}:
            head = self.clause.noun_after(i + 1)
            return self._of(head, after=i) if head is not None else (LEANS if self.kind == "count" else None)
        if word in PRONOUNS and self.kind in {"count", "rate"} and word == "others":
            return LEANS
        head = self.clause.noun_after(i)
        if head is None or self._is_time(head):
            return None
        return self._of(head, after=i - 1)

    def _says(self, i: int, word: str) -> bool:
        return i < len(self.tokens) and self.tokens[i].text.lower() == word

    def _partitive(self) -> Measured | None:
        """ "a third of [households]", "three of the province's five [water plants]", "two of them" """
        half_the = self.tokens[self.last].text.lower() == "half" and self._determiner(self.last + 1)
        if half_the:
            return self._object_of(self.last + 1)
        if not self._says(self.last + 1, "of"):
            return None
        found = self._object_of(self.last + 2)
        return None if found is not None and found.head is not None and self._is_time(found.head) else found

    def _determiner(self, i: int) -> bool:
        return i < len(self.tokens) and (self.tokens[i].tag == "DET" or self.tokens[i].fine_tag == "PRP$")

    def _object_of(self, i: int) -> Measured | None:
        """The noun phrase of a preposition, i the index behind it."""
        start = i
        while i < len(self.tokens) and i < start + 9:
            token = self.tokens[i]
            word = token.text.lower()
            owner = self._owner_end(i)
            if owner is not None:
                i = owner
            elif word in PRONOUNS and self.clause.noun_after(i + 1) is None and token.fine_tag != "PRP$":
                return LEANS if word not in {"one", "some", "each"} or i + 1 >= len(self.tokens) else None
            elif token.tag in {"DET", "NUM", "PRON", "SYM"} or token.fine_tag in {"DT", "PRP$", "PDT", "WP$"} or word == "all":
                i += 1
            else:
                break
        head = self.clause.noun_after(i)
        return self._of(head, after=i - 1) if head is not None else None

    def _owner_end(self, i: int) -> int | None:
        """Past an owner: index behind the 's of "the province's"."""
        for j in range(i, min(i + 6, len(self.tokens))):
            if self.tokens[j].fine_tag == "POS" or self.tokens[j].text in {"'s", "’s", "’", "'"}:
                return j + 1 if j > i else None
            if self.tokens[j].tag not in {"NOUN", "PROPN", "ADJ", "DET"}:
                return None
        return None

    def _after_share(self) -> Measured | None:
        """ "one in five [households]", "85 percent [turnout]"; not "62 percent in May" """
        i = self.last + 1
        if i >= len(self.tokens) or self.tokens[i].text.lower() in {"more", "less", "fewer", "higher", "lower", "points", "point"}:
            return None
        head = self.clause.noun_after(i)
        if head is None or self._is_time(head) or self.tokens[head].lemma in MOVES:
            return None
        return self._of(head, after=i - 1)

    def _owned(self) -> Measured | None:
        """ "five years' [service]", "eight months' [wages]" """
        i = self.last + 1
        if i < len(self.tokens) and self.tokens[i].text in {"'", "’", "'s", "’s"}:
            head = self.clause.noun_after(i + 1)
            return self._of(head, after=i) if head is not None else None
        return None

    def _worth(self) -> Measured | None:
        """ "[tents] worth $900,000", "a [crowd] numbering 4,000", "$3m worth of [grain]" """
        if self._says(self.last + 1, "worth") and self._says(self.last + 2, "of"):
            return self._object_of(self.last + 3)
        i = self.lead - 1
        if i > 0 and self.tokens[i].text.lower() in WORTH and self.tokens[i - 1].text.isalpha():
            return self._of(i - 1)
        return None

    def _label(self) -> Measured | None:
        """ "[Veterans]: 201", "• [Suicides] in custody this year: nine" """
        if not self.before.rstrip().endswith(":"):
            return None
        start = next((i + 1 for i in range(self.lead - 2, -1, -1) if self.tokens[i].text in {".", ";", "•", "-", "*", "–", "|"}), 0)
        while start < self.lead - 1 and not self.tokens[start].text[:1].isalpha():
            start += 1
        head = self.clause.noun_after(start)
        return self._of(head) if head is not None and self.tokens[head].fine_tag == "NNS" else None

    def _state(self) -> Measured | None:
        """ "We have 47 [dead]", "found 111 [injured]"; "58 killed" names nobody"""
        i = self.last + 1
        if i >= len(self.tokens) or self.tokens[i].text.lower() not in STATES or self.clause.noun_after(i + 1) == i + 1:
            return None
        if self.tokens[i].text.lower() in {"killed", "wounded", "injured", "hurt", "arrested"} and i + 1 < len(self.tokens):
            if self.tokens[i + 1].text.lower() in {"in", "and", ",", "on", "by", "when", "as", "after", "at", "near"}:
                return LEANS
        return Measured(self.tokens[i].text, i)

    def _put(self) -> Measured | None:
        """ "put [damage] at $2.1bn", "estimates the [crowd] at 6,000" """
        if self.preposition not in {"at", "to"}:
            return None
        for verb in range(self.lead - 2, max(-1, self.lead - 20), -1):
            token = self.tokens[verb]
            if token.tag == "VERB" and (token.lemma in PUT or self.preposition == "to"):
                thing = self.clause.child(verb, "nsubj:pass")
                if thing is not None:
                    return self._of(thing)
                return self._object_of(verb + 1) if self.clause.child(verb, "obj") is not None else None
            if token.text in {";", ":"}:
                return None
        return None

    def _purpose(self) -> Measured | None:
        """ "$40 million for [emergency grants]", "€14m on [maintenance of the line]", "$60m in [aid]" """
        i = self.last + 1
        while self._says(i, "each") or self._says(i, "more"):
            i += 1
        if i + 1 >= len(self.tokens) or self.tokens[i].text.lower() not in {"of", "in", "for", "on", "towards", "toward"}:
            return None
        found = self._object_of(i + 1)
        if found is None or found.head is None or self._is_time(found.head) or self.tokens[found.head].tag == "PROPN":
            return None
        return found

    def _moved(self) -> Measured | None:
        """ "cut [output] by 30%", "raise [guards' pay] by 7.5 percent", "lifts the [hourly rate] from €21.40" """
        if self.preposition not in {"by", "to", "from", "at"}:
            return None
        verb = self.clause.verb_above(self.top)
        if verb is None or self.tokens[verb].lemma in REPORTING:
            return None
        thing = self.clause.child(verb, "obj")
        if thing is not None and verb < thing < self.at[0] and thing != self.top:
            return self._of(thing)
        return None

    def _age(self) -> Measured | None:
        """ "[Esther Naluma], 34,", "the youngest [detainee] aged 14", "[Children] under five" """
        i = self.lead - 1
        if i >= 1 and self.tokens[i].text == "," and self.tokens[i - 1].tag in NOMINAL and len(self.before) == self._offset():
            follows = self.tokens[self.last + 1].text if self.last + 1 < len(self.tokens) else "."
            if follows in {",", ".", ")", "and", ";", "is", "was"}:
                return self._of(i - 1)
        while i > 0 and self.tokens[i].text.lower() in {"aged", "age", "ages", ",", "of", "aged"}:
            i -= 1
        if i < self.lead - 1 and self.tokens[i].tag in NOMINAL and self.tokens[i + 1].text.lower() in {"aged", "of", ","}:
            if self.tokens[i + 1].text.lower() != "," or self.tokens[i + 2].text.lower() == "aged":
                return self._of(i)
        if re.search(r"\b(?:over|under|below|above)\s+$", self.text[: self._offset()]) and i >= 0 and self.tokens[i].tag in NOMINAL:
            return self._of(i)
        return None

    def _offset(self) -> int:
        return self.tokens[self.at[0]].start - self.base

    def _carrier(self) -> Measured | None:
        """The noun before a preposition: "a [speed] of 0.7 metres", "[winds] of 225 km/h", "its offer of 5%" """
        if self.preposition not in {"of", "at"} or self.lead < 2:
            return None
        i = self.lead - 2
        if self.tokens[i].tag in NOMINAL and (self.preposition == "of" or self.tokens[i + 1].tag == "ADP"):
            if self.preposition == "at" and self.clause.case(i) and self.kind != "share":
                return None
            return self._of(i)
        return None

    def _echo(self) -> Measured | None:
        """A bare number beside another: "up [from] 5,200", "61 votes [to] 48"."""
        found = ECHO.search(self.before)
        if not found:
            return None
        near = 5 if found["near"] else len(self.tokens)
        earlier = self.tokens[max(0, self.lead - near) : self.at[0]]
        return LEANS if any(t.tag == "NUM" for t in earlier) else None

    def _named_as(self) -> Measured | None:
        """ "1,214 were [women]", "the rest are [boys]": the noun that the number is said to be"""
        above = self.tokens[self.top].head
        token = self.tokens[above]
        if self.tokens[self.top].relation in {"nsubj", "conj"} and token.fine_tag == "NNS" and above > self.last and self.clause.has_copula(above):
            return self._of(above, after=self.last)
        return None

    def _mover(self) -> Measured | None:
        """ "[Asylum claims] in Europe drop 11%": the phrase that opens the clause of a word of movement"""
        i = self.lead - 1
        while i > 0 and self.tokens[i].text.lower() in {"to", "by", "at", "from", "below", "above", "past", "up", "down"}:
            i -= 1
        if i <= 0 or (self.tokens[i].lemma not in MOVING):
            return None
        start = i
        while start > 0 and self.tokens[start - 1].text not in {",", ";", ":", "-", "–", "—", "(", '"', "“"}:
            start -= 1
        while start < i and self.tokens[start].tag in {"DET", "NUM", "ADP", "CCONJ", "SCONJ"}:
            start += 1
        owner = self._owner_end(start)
        head = self.clause.noun_after(owner if owner is not None else start, limit=i - start)
        return self._of(head) if head is not None and head < i else None

    def _subject(self) -> Measured | None:
        """ "[Inflation] ran at 4.1%", "the [case fatality rate] stands at 2.5%" """
        verb = self.top if self._is_predicate(self.top) else self.clause.verb_above(self.top)
        if verb is None or (self.tokens[verb].lemma in REPORTING and not self.clause.has_copula(verb)):
            return None
        subject = self.clause.subject(verb)
        if subject is None or subject in self.at:
            return None
        if self._is_object(verb) and self.tokens[verb].lemma not in (STATIVE if self.kind == "count" else PRICING):
            return None
        if self._lasts() and self._object_between(verb) is not None:
            return None
        return self._of(subject)

    def _is_object(self, verb: int) -> bool:
        return self.kind in {"count", "money"} and self.clause.child(verb, "obj") == self.top

    def _lasts(self) -> bool:
        return self.kind == "measurement" and self.preposition in {"for", "within", "over"}

    def _object_between(self, verb: int) -> int | None:
        thing = self.clause.child(verb, "obj")
        return thing if thing is not None and thing < self.at[0] else None

    def _object(self) -> Measured | None:
        """ "had hosted [refugees] for 11 years": the object of the verb that the number qualifies"""
        verb = self.clause.verb_above(self.top)
        if verb is None:
            return None
        thing = self.clause.child(verb, "obj", "nsubj:pass")
        return self._of(thing) if thing is not None and thing not in self.at and thing != self.top else None

    # -- how it reads ---------------------------------------------------------------------------------------------
    def _of(self, head: int, *, after: int = -1) -> Measured | None:
        """The phrase of a head noun; through nouns that only carry a number to the thing ("number of deaths")."""
        token = self.tokens[head]
        if token.tag in {"NUM", "DET"} or token.lemma in CARRIERS or token.text.lower() in {"one", "half"}:
            inner = self._inner(head)
            if inner is not None:
                return self._of(inner)
            return LEANS
        if token.text.lower() in {"he", "she", "they", "it", "i"} and self.kind in {"measurement", "money"}:
            return Measured(None, head, leans=True)
        if token.tag == "PRON" or token.text.lower() in PRONOUNS:
            return LEANS
        if head in self.at:
            return None
        if token.relation == "appos" and self.kind == "measurement" and self.tokens[token.head].tag == "PROPN" and token.head < head:
            return self._of(token.head)
        span = self.clause.phrase(head, after=after)
        inner = self._inner(head) if token.lemma in CONTAINERS else None
        if inner is not None and inner not in self.at:
            span = Span(span.start, self.tokens[max(self.clause.subtree(inner))].end)
            if span.end - span.start > 40:
                span = self.clause.phrase(head, after=after)
        return Measured(self.text[span.start - self.base : span.end - self.base], head)

    def _inner(self, head: int) -> int | None:
        """The noun under "of": "deaths" in "the number of deaths"."""
        for child in self.clause.children[head]:
            if child > head and child not in self.at and self.clause.case(child) in {"of", "for"}:
                return child
        return None

    def _is_time(self, head: int) -> bool:
        return self.tokens[head].lemma in TIME_NOUNS or self.tokens[head].relation.endswith(":tmod")

    def _is_predicate(self, index: int) -> bool:
        return self.clause.has_copula(index) or self.tokens[index].tag == "VERB"


STATES = frozenset("dead killed injured wounded hurt missing arrested".split())
MOVES = frozenset("rise increase fall drop decline cut growth gain decrease jump reduction loss hike".split())
STATIVE = frozenset("be number total reach exceed stand average equal amount come rise fall climb cost weigh last measure".split())
