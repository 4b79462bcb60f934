"""Measured: the noun phrase of what is counted or measured, as it stands."""

from collections.abc import Callable
from dataclasses import dataclass

from service.article import Span
from service.figures.figure import Kind
from service.figures.grammar import NOMINAL, Clause
from service.figures.reading import Reading

# "three others", "17 more": the thing counted is that of an earlier figure.
PRONOUNS = frozenset("they them those these others other it that which more less another each some ones rest former latter".split())
# A noun that only says that a number follows: "the number of deaths", "a total of 40 cases".
CARRIERS = frozenset(
    "number total figure count tally toll sum amount share proportion percentage majority rest estimate average level "
    "figures maximum minimum record range half third quarter capacity population worth".split()
)
# Nouns of a quantity whose "of" names the thing itself: "doses of vaccine" stays whole.
CONTAINERS = frozenset("dose margin bag price cost value maintenance".split())
PUT = frozenset("put place estimate set count peg calculate reckon tally list give raise cut lower revise".split())
# "damage worth $4m", "tents valued at $900,000"
WORTH = frozenset({"worth", "valued", "totalling", "totaling", "numbering", "costing", "estimated"})
LINKING = frozenset({"of", "in", "for", "on", "from", "to", "toward", "towards", "as"})
DIMENSIONS = frozenset("long high tall deep wide thick old away heavy below above older younger ago apart".split())
TOLLS = frozenset({"toll", "dead", "fatality"})


@dataclass(frozen=True, slots=True)
class Measured:
    """What is counted or measured.

    text  the noun phrase as it stands; None where the sentence does not name it
    head  index of its head noun among the sentence's tokens; None with text None
    leans True where the words point back to an earlier figure ("three others", "of them")
    """

    text: str | None
    head: int | None
    leans: bool = False


NOTHING = Measured(None, None)
LEANS = Measured(None, None, leans=True)


def find(reading: Reading, number: int, span: Span, kind: Kind) -> Measured:
    """What the numeral at `span` (its unit words included) counts or measures, by its own sentence alone."""
    clause = Clause(reading.tokens(number))
    at = reading.tokens_in(number, span)
    if not at:
        return NOTHING
    search = _Search(clause, at, kind)
    for rule in search.rules():
        found = rule()
        if found is not None:
            return found
    return NOTHING


class _Search:
    """The places where the thing may stand, tried in the order that its kind calls for."""

    def __init__(self, clause: Clause, at: range, kind: Kind) -> None:
        self.clause, self.tokens, self.at, self.kind = clause, clause.tokens, at, kind
        self.last = at[-1]
        self.top = self._top()

    def rules(self) -> tuple[Callable[[], Measured | None], ...]:
        if self.kind in {"count", "rate"}:
            return (self._after, self._partitive, self._before_worth, self._put, self._nominal, self._subject)
        if self.kind == "money":
            return (self._before_worth, self._put, self._purpose, self._after, self._nominal, self._subject)
        if self.kind == "share":
            return (self._partitive, self._after_share, self._put, self._nominal, self._subject)
        return (self._age, self._partitive, self._dimension, self._put, self._after, self._nominal, self._subject)

    # -- where it stands ------------------------------------------------------------------------------------------
    def _after(self) -> Measured | None:
        """ "3,443 [administrative detainees]", "40 of its [ships]" """
        i = self._skip(self.last + 1)
        if i < len(self.tokens) and self.tokens[i].text.lower() in PRONOUNS:
            follows = self.clause.noun_after(i + 1) if self.tokens[i].text.lower() in {"other", "more"} else None
            return self._of(follows, after=i) if follows is not None else LEANS
        head = self.clause.noun_after(i)
        if head is None or (self.kind == "money" and i > self.last + 2):
            return None
        return self._of(head, after=i - 1)

    def _skip(self, i: int) -> int:
        """Past a hyphen and past adverbs that qualify the thing: "19 [entire] communities", "a [mere] 40 people"."""
        while i < len(self.tokens) and (
            self.tokens[i].text.lower() in {"-", "–", "entire", "full", "whole", "or", "so", "odd"}
            and (self.tokens[i].text in {"-", "–"} or self.tokens[i].text.lower() not in {"or"} or self._is_or_so(i))
        ):
            i += 1
        return i

    def _is_or_so(self, i: int) -> bool:
        return i + 1 < len(self.tokens) and self.tokens[i + 1].text.lower() == "so"

    def _partitive(self) -> Measured | None:
        """ "a third of [households]", "three of the province's five [water plants]", "two of them" """
        i = self.last + 1
        if i >= len(self.tokens) or self.tokens[i].text.lower() != "of":
            return None
        return self._object_of(i + 1)

    def _object_of(self, i: int) -> Measured | None:
        """The noun phrase of a preposition that stands before token i."""
        start = i
        while i < len(self.tokens) and i < start + 8:
            token = self.tokens[i]
            if token.text.lower() in PRONOUNS - {"other"} and token.tag in {"PRON", "DET"} and not self._determines(i):
                return LEANS
            owner = self._owner_end(i)
            if owner is not None:
                i = owner
            elif token.tag in {"DET", "NUM", "PRON", "SYM"} or token.fine_tag in {"DT", "PRP$", "PDT", "WP$"}:
                i += 1
            else:
                break
        head = self.clause.noun_after(i)
        return self._of(head, after=i - 1) if head is not None else None

    def _determines(self, i: int) -> bool:
        """True of "those" in "those five plants"."""
        return self.clause.noun_after(i + 1) is not None and self.tokens[i].relation in {"det", "nmod:poss", "nsubj"}

    def _owner_end(self, i: int) -> int | None:
        """Past an owner: index behind the 's of "the province's"."""
        for j in range(i, min(i + 6, len(self.tokens))):
            if self.tokens[j].fine_tag == "POS":
                return j + 1
            if self.tokens[j].tag not in {"NOUN", "PROPN", "ADJ", "DET"}:
                return None
        return None

    def _after_share(self) -> Measured | None:
        """ "one in five [households]", "85 percent [turnout]"; not "62 percent in May" """
        i = self.last + 1
        if i < len(self.tokens) and self.tokens[i].tag in {"NOUN", "ADJ"}:
            if self.tokens[i].text.lower() in {"more", "less", "fewer", "higher", "lower", "points", "point"}:
                return None
            head = self.clause.noun_after(i)
            return self._of(head, after=i - 1) if head is not None else None
        return None

    def _before_worth(self) -> Measured | None:
        """ "[tents] worth $900,000", "a [crowd] numbering 4,000" """
        first = self.at[0]
        for i in range(max(0, first - 4), first):
            if self.tokens[i].text.lower() in WORTH and i > 0 and self.tokens[i - 1].tag in NOMINAL:
                return self._of(i - 1)
        if self.kind == "money" and self.last + 2 < len(self.tokens) and self.tokens[self.last + 1].text == "worth":
            return self._object_of(self.last + 3)
        return None

    def _put(self) -> Measured | None:
        """ "put [damage] at $2.1bn", "estimates the [crowd] at 6,000" """
        i = self.at[0] - 1
        while i >= 0 and self.tokens[i].tag in {"ADV", "ADJ", "DET", "ADP"} and self.tokens[i].text.lower() != "at":
            i -= 1
        if i < 1 or self.tokens[i].text.lower() != "at":
            return None
        verb = self.clause.verb_above(self.top)
        if verb is None or self.tokens[verb].lemma not in PUT:
            return None
        thing = self.clause.child(verb, "obj", "nsubj:pass")
        return self._of(thing) if thing is not None and thing < i else None

    def _purpose(self) -> Measured | None:
        """ "$40 million for [emergency grants]", "€14m on [maintenance of the line]" """
        i = self.last + 1
        if i + 1 < len(self.tokens) and self.tokens[i].text.lower() in LINKING - {"from", "to", "as"}:
            if self.tokens[i].text.lower() == "on" and self.tokens[i + 1].tag == "PROPN":
                return None
            found = self._object_of(i + 1)
            if found is not None and not self._is_time(found):
                return found
        return None

    def _is_time(self, found: Measured) -> bool:
        return found.head is not None and (
            self.tokens[found.head].relation.endswith("tmod") or self.tokens[found.head].lemma in TIME_NOUNS
        )

    def _age(self) -> Measured | None:
        """ "[Esther Naluma], 34,", "a 71-year-old [man]", "[man] aged 52" """
        first = self.at[0]
        before = self.tokens[first - 1] if first else None
        if before is not None and before.text == "," and first >= 2 and self.tokens[first - 2].tag in NOMINAL:
            closes = self.last + 1 >= len(self.tokens) or self.tokens[self.last + 1].text in {",", ".", ")", "and", ";"}
            if closes:
                return self._of(first - 2)
        if before is not None and before.text.lower() in {"aged", "age", "over", "under"}:
            i = first - 2
            while i >= 0 and self.tokens[i].text in {",", "aged"}:
                i -= 1
            if i >= 0 and self.tokens[i].tag in NOMINAL:
                return self._of(i)
        return None

    def _dimension(self) -> Measured | None:
        """ "the [Ever Meridian], 366 metres long", "200 metres of [cable]" """
        i = self.last + 1
        if i < len(self.tokens) and self.tokens[i].text.lower() in DIMENSIONS:
            return self._subject()
        return None

    def _nominal(self) -> Measured | None:
        """ "a [speed] of 0.7 metres", "[winds] of 225 km/h", "[turnout] at 61 percent": the noun before a preposition"""
        i = self.at[0] - 1
        while i >= 0 and (self.tokens[i].tag in {"ADV", "ADJ", "DET"} or self.tokens[i].text.lower() in QUALIFIERS):
            i -= 1
        if i < 1 or self.tokens[i].text.lower() not in {"of", "at", "by", "to", "from", "with"}:
            return None
        if self.tokens[i].text.lower() == "of" and self.tokens[i - 1].tag in NOMINAL:
            return self._of(i - 1)
        return None

    def _subject(self) -> Measured | None:
        """ "[Inflation] ran at 4.1%", "the [case fatality rate] stands at 2.5%" """
        verb = self.top if self._is_predicate(self.top) else self.clause.verb_above(self.top)
        if verb is None:
            return None
        subject = self.clause.subject(verb)
        if subject is None or subject in self.at:
            return None
        if self.kind == "count" and self.clause.child(verb, "obj") == self.top and self.tokens[verb].lemma not in STATIVE:
            return None
        return self._of(subject)

    # -- how it reads ---------------------------------------------------------------------------------------------
    def _of(self, head: int, *, after: int = -1) -> Measured | None:
        """The phrase of a head noun; through nouns that only carry a number to the thing ("number of deaths")."""
        token = self.tokens[head]
        if token.tag == "PRON" or token.text.lower() in PRONOUNS:
            return LEANS
        if token.lemma in CARRIERS:
            inner = next((c for c in self.clause.children[head] if c > head and self.clause.case(c) == "of"), None)
            if inner is not None and inner not in self.at and inner not in {self.top}:
                return self._of(inner)
            if token.lemma in {"toll", "number", "total", "figure", "count", "tally", "sum"}:
                left = self.clause.phrase(head)
                return LEANS if left.start == token.start or token.lemma == "toll" else self._cut(left, head)
        span = self.clause.phrase(head, after=after)
        if token.lemma in CONTAINERS:
            inner = next((c for c in self.clause.children[head] if c > head and self.clause.case(c) == "of"), None)
            if inner is not None and inner == self._last_of(inner):
                span = Span(span.start, self.tokens[inner].end)
        return self._cut(span, head)

    def _last_of(self, index: int) -> int:
        return max(i for i in self.clause.subtree(index))

    def _cut(self, span: Span, head: int) -> Measured:
        base = self.tokens[0].start
        text = self._text[span.start - base : span.end - base]
        return Measured(text, head)

    @property
    def _text(self) -> str:
        parts: list[str] = []
        at = self.tokens[0].start
        for token in self.tokens:
            parts.append(" " * (token.start - at) + token.text)
            at = token.end
        return "".join(parts)

    def _top(self) -> int:
        """The token of the numeral whose head stands outside it."""
        for i in reversed(self.at):
            if self.tokens[i].head not in self.at or self.tokens[i].head == i:
                return i
        return self.last

    def _is_predicate(self, index: int) -> bool:
        return self.clause.has_copula(index) or self.tokens[index].tag == "VERB"


QUALIFIERS = frozenset("about around nearly almost roughly some at least most over under more less than up just only well an a the".split())
TIME_NOUNS = frozenset("day week month year hour minute second january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday quarter".split())
STATIVE = frozenset("be number total reach exceed stand average have equal amount come rise fall climb".split())
