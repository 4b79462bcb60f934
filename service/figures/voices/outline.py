"""A sentence as the search for its voices sees it: words, quotations as one mark, phrases that name somebody."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from typing import NamedTuple

from service.article import Span
from service.figures.voices.voice import (
    ARTICLES,
    DATA,
    MONTHS,
    NUMBER_WORDS,
    OWNERS,
    PREPOSITIONS,
    TRAILERS,
    WEEKDAYS,
    WORKS,
    Word,
    is_body,
    is_named_so,
    is_people,
    is_proper,
    is_role,
    is_title,
)
from service.figures.voices.wording import QUOTE, words_of
from service.syntax import Token

REACH = 40

_AFTER_NUMBER = frozenset(["%", "percent", "million", "billion", "trillion"])

ADVERBS = frozenset(
    """also now later then already since never only just itself himself herself themselves separately earlier
    previously recently officially initially originally repeatedly meanwhile still therefore further once again
    once not publicly privately first reportedly has have had would will may might could can did does do""".split()
)
_BE = frozenset("is are was were be been being get got".split())
# "R78", "Rs500", "N2.5bn"; not "G20", "A68"
_SUM = re.compile(r"(?:rs?|n|k?sh|tk|rm|us|php)\d")
# "data from the ministry, obtained by the Courier"
_PASSED_ON = frozenset("seen obtained reviewed viewed accessed".split())
# ", senior analyst at Orbis"
_GRADES = frozenset("senior chief head former deputy executive managing lead vice associate assistant".split())
_PUBLISHED = frozenset("published released issued presented unveiled".split())
_RELATIVE = frozenset(["who", "which", "that"])
_PERSONAL = frozenset("it he she they we i you".split())
_HARD = frozenset({",", ";", ":", "—", "–", QUOTE, "!", "?"})
_INTERRUPTING = frozenset(
    """who which whose a an the one by quoted based now also meanwhile however too in of at off near outside from
    its his her their""".split()
)
_LEFT_STOPS = frozenset(
    """that which who as while because but than if although though where when whereas is are was were be been has
    have had will would can could might must did does do said says told what how why before after since unless until so
    per""".split()
)
# "short of the union's 700": the union owns it, and no more
_APART = frozenset("short ahead instead because outside regardless".split())


class Phrase(NamedTuple):
    """Words first..last of an outline; last is excluded.

    gap       the phrase and its verb stand after the noun they tell about ("the 30 that the operator gave")
    relative  the verb stands in a relative clause on the phrase ("the Chamber, which had put …")
    core      one past the words that name, where a clause describes them ("a panel set up by the state"); else 0
    """

    first: int
    last: int
    gap: bool = False
    relative: bool = False
    core: int = 0


@dataclass(slots=True)
class Outline:
    """One sentence. Words inside quotations are one mark; `tokens` is the parse of the whole sentence."""

    words: Sequence[Word]
    tokens: Sequence[Token]
    bounds: Span
    _places: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._places = {t.start: i for i, t in enumerate(self.tokens)}

    def low(self, i: int) -> str:
        return self.words[i].low if 0 <= i < len(self.words) else ""

    def is_number(self, i: int) -> bool:
        """A word that may be the number that is given; a quotation may hold it."""
        low = self.words[i].low
        return low[0].isdigit() or low in NUMBER_WORDS or low == QUOTE or _SUM.match(low) is not None

    def has_number(self, first: int, last: int) -> bool:
        return any(self.is_number(j) for j in range(max(0, first), min(len(self.words), last)))

    def place(self, i: int) -> int | None:
        """The token that word `i` begins with."""
        return self._places.get(self.words[i].start)

    def token(self, i: int) -> Token | None:
        place = self.place(i)
        return None if place is None else self.tokens[place]

    def tag(self, i: int) -> str:
        """The part of speech of word `i`; "" for a quotation."""
        place = self.place(i) if 0 <= i < len(self.words) else None
        return self.tokens[place].tag if place is not None else ""

    def is_passive(self, i: int) -> bool:
        """True of the verb in "was told", "has been put at"."""
        return self.low(i - 1) in _BE or (self.low(i - 2) == "been" and self.tag(i - 1) == "ADV")

    # -- who is the subject of a verb -------------------------------------------------------------------------------

    def subject(self, i: int) -> Phrase | None:
        """Whoever stands before the verb at word `i`, with what describes them; "and says" shares its subject."""
        end = self.before_verb(i) + 1
        if self.low(end - 1) in _PUBLISHED and self.low(end - 2) in DATA | WORKS:  # "figures released on Friday show"
            end -= 1
        if self.low(end - 1) in {"who", "which"} or (self.low(end - 1) == "that" and self._is_nominal(end - 2)):
            return self._antecedent(end - 1)
        if self.low(end - 1) == ")" and (opened := self._bracketed(end - 1)):  # "Ada Quill (APC, Katsina) said"
            first = self._left(opened)
            return Phrase(first, end) if first < opened else None
        if self.low(end - 1) == ",":
            return self._described(end - 1)
        if self.low(end - 1) in {"and", "but"}:
            return self._shared(end - 1)
        first = self._left(end)
        return Phrase(first, end, gap=self._gapped(first)) if first < end else None

    def _bracketed(self, close: int) -> int:
        """The bracket that word `close` closes, if there is a comma between the two; else 0."""
        opened = next((j for j in range(close - 1, max(0, close - 10), -1) if self.low(j) == "("), 0)
        return opened if "," in {self.low(j) for j in range(opened, close)} else 0

    def _is_finite(self, i: int) -> bool:
        token = self.token(i)
        return token is not None and token.tag == "VERB" and token.fine_tag not in {"VBN", "VBG"}

    def before_verb(self, i: int) -> int:
        """The last word before the verb at word `i` that is neither auxiliary nor adverb; -1 if there is none."""
        while i > 0 and self._between(i - 1):
            i -= 1
        return i - 1

    def _shared(self, joint: int) -> Phrase | None:
        """The subject of the first verb of the clause that goes on with "and" at word `joint`."""
        back = range(joint - 1, max(0, joint - REACH), -1)
        opens = next((j + 1 for j in back if self.low(j) in _HARD - {",", QUOTE}), back.stop)
        verb = next((j for j in range(opens + 1, joint) if self._is_finite(j)), None)
        if verb is None:  # "The Council “does not recognise” that and says 97"
            quote = next((j for j in range(opens + 1, joint) if self.low(j) == QUOTE), 0)
            return Phrase(self._left(quote), quote) if self._left(quote) < quote else None
        return self.subject(verb)

    def _between(self, i: int) -> bool:
        """A word between subject and verb: "has also", "on Tuesday", "itself"."""
        low = self.words[i].low
        if low not in WEEKDAYS - {"today"} and i and self.words[i].is_capital and self.words[i - 1].is_capital:
            return False  # "Adala Now said"
        loose = self.tag(i) in {"AUX", "ADV"} and not self.words[i].is_capital and low not in DATA
        if low in ADVERBS or low in WEEKDAYS or loose:
            return low not in _RELATIVE
        if low in {"on", "late", "early", "last"} and self.low(i + 1) in WEEKDAYS:
            return True
        if {"last", "this"} & {low, self.low(i - 1)} and {"week", "month", "year"} & {low, self.low(i + 1)}:
            return True
        if {f"{self.low(i - 1)} {low}", f"{low} {self.low(i + 1)}"} & {"at first", "on average"}:
            return True
        return self.words[i].is_number and self.low(i - 1).rstrip(".") in MONTHS

    def _antecedent(self, pronoun: int) -> Phrase | None:
        """ "The Chamber, which had put …", "Owen Pike, its regional secretary, who puts …"."""
        end = pronoun - 1 if self.low(pronoun - 1) == "," else pronoun
        first = self._left(end)
        first = next(
            (j + 1 for j in range(end - 2, first, -1) if self.low(j) == "by"), first
        )  # "found by Ada Quill, who"
        found = self._described(end) if self._is_apposed(end) else None
        found = found or (Phrase(first, end) if first < end else None)
        return found._replace(relative=True) if found else None

    def _is_apposed(self, end: int) -> bool:
        """Whether what stands before word `end` began with a comma and describes a name before it."""
        comma = next((j for j in range(end - 1, max(-1, end - REACH), -1) if self.low(j) in _HARD), -1)
        dated = any(
            self.low(j) == "-" and self.words[j + 1].is_capital for j in range(comma, end - 1)
        )  # "Tolm, Italy -"
        by = any(self.low(j) == "by" for j in range(comma, end))  # ", a figure disputed by the Board, which"
        return comma > 0 and self.low(comma) == "," and not (dated or by) and self._describes(comma + 1, end)

    def _described(self, comma: int) -> Phrase | None:
        """ "Field Watch, which tracks evictions, said": the subject stands before the comma that opens the aside."""
        for i in range(comma - 1, max(0, comma - REACH), -1):
            if self.low(i) != "," or not self._interrupts(i + 1, comma):
                continue
            first = self._left(i)
            apart = first > 1 and self.low(first - 1) == "," and self.words[first].is_capital
            if apart and is_role(self.words[first - 2]):  # "The director, Harbour Agency, Dr Ada Quill, said"
                first = self._left(first - 1)
            named = is_proper(self.words[i + 1 : comma])
            linked = first == 2 and self.tag(0) == "ADV"  # "However, Councillor Ivo Brand, the convener, said"
            described = self._describes(first, i) and self.low(first - 1) == "," and not linked
            if first < i and (named or not described):
                last = comma + 1 if comma < len(self.words) and self.low(comma) == "," else comma
                return Phrase(first, last, gap=self._gapped(first))
        return None

    def _interrupts(self, first: int, last: int) -> bool:
        low, inner = self.low(first), self.words[first:last]
        token = self.token(first) if inner else None
        if low in _INTERRUPTING or (token is not None and token.fine_tag in {"VBN", "VBG"}):
            return True
        apposed = inner and inner[-1].is_capital and any(is_body(w) for w in inner)  # "…, Dutch firm Waterkant, said"
        return bool(apposed) or is_proper(inner) or any(is_role(w) for w in inner) or self._describes(first, last)

    def _left(self, end: int) -> int:
        """Where the noun phrase that ends before word `end` begins."""
        i = end - 1
        if i >= 0 and self.words[i].low in _PERSONAL:
            return i
        while i >= 0 and end - i <= REACH and not self._opens(i, end):
            i -= 1
        return self._from_article(i + 1, end)

    def _opens(self, i: int, end: int) -> bool:
        """True of a word that a noun phrase cannot hold: it begins after it."""
        word, tag = self.words[i], self.tag(i)
        if word.text == "-" and i + 1 < len(self.words) and self.words[i + 1].start > word.end:
            return True  # "Kelm (AFP) - Prosecutors said"
        if word.low in _LEFT_STOPS or word.low in _PERSONAL or (word.low == "of" and self.low(i - 1) in _APART):
            return True
        if tag == "AUX" or (tag == "VERB" and not self._is_participle(i, end)):
            return not (word.is_capital or is_body(word) or is_people(word.low) or word.low in DATA | WORKS)
        if word.is_number:  # not "organisers of the 2030 Games"
            dated = len(word.text) == 4 and i + 1 < end and self.words[i + 1].is_capital
            return not dated and not (i > 0 and self.words[i - 1].is_capital)
        if word.low in _AFTER_NUMBER and i > 0 and self.words[i - 1].is_number:
            return True
        return not word.text[0].isalnum() and word.text not in "&-'’./()"

    def _is_participle(self, i: int, end: int) -> bool:
        """True of "surveyed" in "analysts surveyed by X" and of "leaked" in "a leaked email"."""
        place = self.place(i)
        if place is None or self.tokens[place].fine_tag not in {"VBN", "VBG", "JJ"}:
            return self.words[i].is_capital and i > 0 and self.words[i - 1].text[0].isalnum()
        return i + 1 < end

    def _from_article(self, start: int, end: int) -> int:
        """ "In March the ministry" begins at "the": a phrase goes on to the left of its article only over "of the"."""
        for i in range(end - 1, start, -1):
            before = self.words[i - 1]
            joins = before.low in PREPOSITIONS or before.low in {"and", "or", "&"} or before.owns or before.text in "-–"
            named = before.is_capital and self.low(i) in OWNERS | {"the"}  # "Save the Children"
            if self.words[i].low in ARTICLES | OWNERS and not (joins or named):
                return i
        while start < end - 1 and self.tag(start) in {"ADV", "CCONJ", "PUNCT"} and not self._is_kept(start):
            start += 1
        if start < end and self.words[start].low in PREPOSITIONS | {"during", "after", "before"}:
            return end
        return start

    def _is_kept(self, i: int) -> bool:
        """True of "Abolition" in ", Abolition Watch said", whatever the parse takes it for; not of "Previously"."""
        return self.words[i].owns or (i > 0 and self.words[i].is_capital and self.words[i + 1].is_capital)

    def _gapped(self, first: int) -> bool:
        """Whether a noun that the verb tells about stands right before the phrase: "the 30 that the operator gave"."""
        before = first - 1
        if self.low(before) in {"that", "which"}:
            before -= self.low(before - 1) in {"to", "of", "for"}
            return self._is_nominal(before - 1) or self.low(before - 1) == "," or self.low(before - 1) == QUOTE
        before -= self.low(before) in _AFTER_NUMBER
        return before > 0 and (self.words[before].is_number or self.low(before) == "than")

    def _is_nominal(self, i: int) -> bool:
        return i >= 0 and (self.tag(i) in {"NOUN", "PROPN", "NUM", "SYM", "PRON"} or self.words[i].is_number)

    def ending(self, i: int) -> Phrase | None:
        """The noun phrase whose last word is word `i`: "the union's"."""
        first = self._left(i + 1)
        return Phrase(first, i + 1) if first <= i else None

    # -- where a noun phrase ends ------------------------------------------------------------------------------------

    def after(self, start: int) -> int:
        """One past the noun phrase that begins at word `start`, without descriptions."""
        i, limit = start, min(len(self.words), start + REACH)
        while i < limit:
            if self.low(i) == "(" and i > start and is_title(self.words[i - 1]) and self.low(i + 2) == ")":
                i += 3  # "SP (Rural) Ada Quill"
            elif self._ends(i, start):
                break
            i += 1
        return min(i, limit)

    def _ends(self, i: int, start: int) -> bool:
        word = self.words[i]
        if word.text == "-" and self.low(i + 1) == "-":  # "the Harbour Office -- but"
            return True
        if not word.text[0].isalnum():
            return word.text not in "&-'’/"
        if i == start:
            return False
        if word.low in TRAILERS:
            return not (word.low in {"may", "today"} and word.is_capital)
        if self._is_finite(i) and not (word.is_capital or is_named_so(word) or self.low(i - 1) in _PERSONAL):
            return True  # "by the Board exceeded forecasts"; not "figures it receives from"
        if word.low in {"on", "in"} and (self.low(i + 1) in WEEKDAYS | MONTHS or self.low(i + 1)[:1].isdigit()):
            return True
        if word.low in {"on", "during"} and self.words[i - 1].is_capital and self.low(i + 1) in ARTICLES:
            return i - start > 1  # "Ada Quill on the call"
        if word.low in ARTICLES and self.words[i - 1].is_capital and self.words[i - 1].low not in ARTICLES:
            return not (i + 1 < len(self.words) and self.words[i + 1].is_capital)  # "Save the Children"
        is_year = i == start + 1 and self.words[start].low in ARTICLES and word.text.isdigit() and len(word.text) == 4
        return word.is_number and not self.words[i - 1].is_capital and not is_year

    def aside(self, end: int) -> int:
        """One past what describes the name that ends before word `end`: ", the head of Open Cells", ", 31, who …"."""
        if self.low(end) == "(":  # "the head of the Harbour Office (HO), Ada Quill"
            end = next((j + 1 for j in range(end, min(end + 6, len(self.words) - 1)) if self.low(j) == ")"), end)
        for _ in range(3):
            if self.low(end) != ",":
                break
            stop = self._segment(end + 1)
            office, named = self.words[end - 1], is_proper(self.words[end + 1 : stop])
            held = (is_role(office) and not office.is_capital) or (2 <= stop - end - 1 <= 4 and self._is_office(end))
            named = named and held
            if not (named or self._describes(end + 1, stop)):
                break
            end = stop
        return end

    def _is_office(self, end: int) -> bool:
        """True of "the Director General of Ports (DGP)" before word `end`, whose holder's name may follow."""
        if is_role(self.words[end - 1]):
            return True
        back = takewhile(lambda j: self.low(j) not in {"to", "by", ","}, range(end - 1, max(-1, end - 16), -1))
        first = min(back, default=end)
        return any(is_role(w) for w in self.words[first : min(first + 4, end)])

    def _segment(self, i: int) -> int:
        limit = min(len(self.words), i + REACH)
        while i < limit and self.words[i].text not in {",", ";", ":", ".", "—", "–", "!", "?"}:
            i += 1
        return i

    def _describes(self, first: int, stop: int) -> bool:
        low, inner = self.low(first), self.words[first:stop]
        if not inner:
            return False
        if low in {"of", "from", "with", "at"}:  # "Ada Quill, of the campaign group Open Cells"
            return self.words[first - 2].is_capital and inner[-1].is_capital and any(is_body(w) for w in inner)
        if low in {"who", "which", "whose"} or (low in _PASSED_ON and inner[1:2] and inner[1].low == "by"):
            return True
        if low == "one" and self.low(first + 1) == "of":  # "said Ivo Brand, one of the six"
            return True
        if inner[0].is_number or self._has_verb(first, stop):
            return len(inner) == 1
        opens = low in ARTICLES | OWNERS | _GRADES | {"one"} or any(is_role(w) or w.owns for w in inner[:4])
        clause = takewhile(lambda j: self.low(j) not in _RELATIVE, range(first, stop))
        plain = (j for j in clause if not self.words[j].is_capital)  # "head of Prisons Watch"
        spoken_for = any(self._is_finite(j) or self.tag(j) == "AUX" for j in plain)
        return opens and not spoken_for and any(is_role(w) or is_body(w) for w in inner)

    def _has_verb(self, first: int, stop: int) -> bool:
        """True of ", her group counts 3,150": a clause begins, no description."""
        plain = takewhile(lambda j: self.low(j) not in _RELATIVE, range(first + 1, stop - 1))
        return any(self.low(j).endswith("s") and self.words[j + 1].is_number for j in plain if j > first + 1)


def outline(text: str, tokens: Sequence[Token], offset: int, quotes: Sequence[Span]) -> Outline:
    """The outline of a sentence whose first character is character `offset` of Article.text."""
    return Outline(words_of(text, offset, quotes), tokens, Span(offset, offset + len(text)))
