"""Who is credited with a figure: from the origin that counted it to the last that passed it on."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from service.article import Span
from service.figures.reading import Reading, Sentence
from service.figures.voices.bearer import Named
from service.figures.voices.heard import PERSON
from service.figures.voices.names import name
from service.figures.voices.opening import subject
from service.figures.voices.outline import outline
from service.figures.voices.passing import in_passing
from service.figures.voices.quotation import quotations, touching
from service.figures.voices.reach import Credit
from service.figures.voices.reporting import credits
from service.figures.voices.reporting_verb import has_cue
from service.figures.voices.roll import Roll
from service.figures.voices.transcript import speakers
from service.figures.voices.voice import cut, is_body


@dataclass(frozen=True, slots=True)
class Attribution:
    """The voices behind one figure.

    names    from the origin to the last relay, as they stand, a short form in full; empty where nobody is credited
    span     the phrase that says so, characters of Article.text; None where nobody is credited
    carried  said of an earlier or later sentence, and plain for this one ("Of them, 17 …", a running quotation)
    """

    names: tuple[str, ...] = ()
    span: Span | None = None
    carried: bool = False


NOBODY = Attribution()

_STRICKEN = r"(?:dead|deceased|killed|injured|wounded|victims|missing|arrested|detained)\b"
_FEW = "(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
# "Of the 61 dead, nine": leans on a sentence that states 61
_OF_NUMBER = re.compile(r"(?:of|among) the (\d[\d,]*) ", re.IGNORECASE)
# "Of them, 17 were hurt", "That figure stood at 500", "Twelve of those had debts"; not "Of the 900 freed, 60",
# not "The toll is expected to climb: 44 are missing"
_LEANING = re.compile(
    r"(?:of|among) (?:(?:them|these|those)\b|the (?:[\d,]*\d, |total\b))"
    r"|(?:they|it|that|this|these|those) includ(?:es?|ed)\b"
    r"|(?:that|this|these|those)"
    r"(?! (?:was|is) (?:\w+ )?(?:below|above|ahead of|short of|under|over|more than|less than|lower than|higher than)"
    r" [^,;]*\b(?:forecasts?|estimates?|expectations?|consensus|predictions?))"
    r" (?:was|is|were|are|would be|figure|number|total|toll|tally|count|sum|share|rate)\b"
    r"|(?:that|this) (?:compares|compared|represents|brings|amounts)\b"
    r"(?!.* (?:that|which) .*\b(?:promised|pledged|planned|wanted|needed|demanded))"
    r"|the (?:\w+ ){0,2}(?:figure|number(?! of\b)|total(?! (?:area|cost|value|bill)\b)|toll|tally)\b"
    r"(?! (?:is|was|could|may|might|will|would)"
    r" (?:\w+ )?(?:expected|likely|feared|set|sure|certain|rise|climb|grow|increase|go)\b)"
    r"|(?:all but |some |about |around |nearly |almost |more than |at least |a |an )?[\w,.-]+"
    r"(?: (?:percent|per cent|%))? of (?:them|these|those|whom|which)\b",
    re.IGNORECASE,
)
# "Of the dead, nine", "The dead include nine", "The other nine"
_PART = re.compile(
    rf"(?:of|among) the {_STRICKEN}|the {_STRICKEN} includ(?:es?|ed)\b|the (?:other|remaining) (?:\d|{_FEW})\b",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
# How many sentences in a row may lean on the one before.
_FAR = 3
# A running quotation is looked for this many sentences before and after.
_NEAR = 20


# "Ivo Brand, 61, shook his head", "Ada Quill, a nurse, laughed"; not "Port Central stands empty"
_OF_PERSON = re.compile(r"^[^,.]+, (?:\d\d|an?|the|who)\b|\b(?:his|her|he|she)\b")

# "gave Tamsin Brough, 29, a medal": the next "she"
_AGED = re.compile(r"\b([A-Z][\w’'-]+(?: [A-Z][\w’'-]+){1,2}), (?:\d\d)\b(?=[,.])")


@dataclass(slots=True)
class Voices:
    """The voices of one article, sentence by sentence, each worked out once and in text order."""

    reading: Reading
    quotes: tuple[Span, ...]
    roll: Roll
    cued: frozenset[int]
    turns: dict[int, str]
    heard: list[tuple[Credit, ...]] = field(default_factory=list)
    noted: int = 0

    def of(self, number: int, span: Span) -> Attribution:
        """Who gives the figure at `span` in sentence `number`."""
        if in_passing(self.reading.article.text, span):
            return NOBODY
        turn = self.turns.get(self.reading.sentences[number].paragraph)
        said = self._said(number, span)
        if turn is not None and (said is None or not said.names):  # "A: We put it at 9"
            return Attribution((turn,), carried=True) if turn else NOBODY
        return said or self._quoted(number, span) or self._leaning(number) or NOBODY

    def _said(self, number: int, span: Span) -> Attribution | None:
        """What the sentence itself says; NOBODY where the figure describes a voice."""
        around = [c for c in self._credits(number) if c.scope.start <= span.start < c.scope.end]
        narrow = [c for c in around if not c.is_wide]
        described = any(c.describes(span.start) for c in self._credits(number))
        if described and not narrow:
            return NOBODY
        credit = _nearest(narrow or around, span)
        return Attribution(_names(credit), credit.span) if credit else None

    def _credits(self, number: int) -> tuple[Credit, ...]:
        while len(self.heard) <= number:
            self.heard.append(self._hear(self.reading.sentences[len(self.heard)]))
        return self.heard[number]

    def _note(self, sentences: int) -> None:
        """Puts on the roll whoever the first sentences are about, credited or not."""
        for sentence in self.reading.sentences[self.noted : sentences]:
            self._mention(sentence)
        self.noted = max(self.noted, sentences)

    def _mention(self, sentence: Sentence) -> None:
        self.roll.enter(sentence.section, sentence.number)
        opened = subject(sentence) if sentence.role == "body" else None
        start = Span(sentence.start, sentence.start + 1)
        if opened and not touching(self.quotes, start):
            self.roll.mention(opened, sentence.number)
        for aged in _AGED.findall(sentence.text[:600]):
            named = name(cut(aged, sentence.start, 4))  # "Farmer Ivo Brand, 61," is Ivo Brand
            self.roll.mention(replace(named, person=True) if named else Named((aged,), person=True), sentence.number)

    def _hear(self, sentence: Sentence) -> tuple[Credit, ...]:
        if sentence.number not in self.cued:
            return ()
        quotes = touching(self.quotes, Span(sentence.start, sentence.end))
        line = outline(sentence.text, self.reading.tokens(sentence.number), sentence.start, quotes)
        found = credits(line, sentence.role)
        if not found:
            return ()
        self._note(sentence.number + 1)
        full = [(c, self._in_full(c)) for c in found]
        return tuple(replace(c, who=who) for c, who in full)

    def _in_full(self, credit: Credit) -> tuple[Named, ...]:
        start = credit.zone.start
        before = self.reading.article.text[max(0, start - 2000) : start]
        return self.roll.full(credit.who, before)

    def _quoted(self, number: int, span: Span) -> Attribution | None:
        """The speaker of the quotation around a figure, where another sentence names them."""
        around = touching(self.quotes, span)
        home = self.reading.sentences[number]
        if not around:
            return None
        inside = around[0].start > home.start and around[0].end <= home.end
        speaker = self._framed(around[0], [home]) if inside else self._speaker(around[0], home)
        return Attribution(_names(speaker), speaker.span, carried=True) if speaker else None

    def _speaker(self, quote: Span, home: Sentence) -> Credit | None:
        """Who is named in a sentence that holds a part of the quotation, else the voice before it, else after it."""
        paragraph = self._paragraph(home)
        spoken = [(s, c) for s in paragraph for c in self._credits(s.number) if c.is_wide and _names(c)]
        outside = [(s, c) for s, c in spoken if c.span.start >= quote.end or c.span.end <= quote.start]
        holding = [c for s, c in outside if s.start < quote.end and quote.start < s.end]
        before = [c for _, c in outside if c.span.end <= quote.start]
        after = [c for _, c in outside if c.span.start >= quote.end]
        named = next(iter([*holding, *before[-1:], *after]), None)
        told = self._framed(quote, paragraph) or self._told_of(quote, paragraph)
        return named or told or self._continued(quote, paragraph)

    def _framed(self, quote: Span, paragraph: Sequence[Sentence]) -> Credit | None:
        """ "Ivo Brand shook his head: “We lost 9 acres.”": whoever opens the sentence that the quotation closes."""
        home = next((s for s in paragraph if s.start < quote.start < s.end), None)
        if home is None or not home.text[: quote.start - home.start].rstrip().endswith(":"):
            return None
        if any(c.span.start < quote.start for c in self._credits(home.number)):
            return None
        named = subject(home)
        speaks = named is not None and (named.person or PERSON.fullmatch(named.names[0]) is not None)
        return self._about(home, named) if named is not None and speaks else None

    def _continued(self, quote: Span, paragraph: Sequence[Sentence]) -> Credit | None:
        """ "“We lost 9 acres,” said Ivo Brand. ¶ “And 40 cows.”": a paragraph of nothing but quotation goes on."""
        first, last = paragraph[0], paragraph[-1]
        before = self.reading.sentences[first.number - 1] if first.number else None
        if before is None or before.section != first.section or before.paragraph != first.paragraph - 1:
            return None
        quoted = touching(self.quotes, Span(before.start, before.end))
        if not quoted or quote.start > first.start or quote.end < last.end - 1:
            return None
        spoken = [c for c in self._credits(before.number) if c.kind == "beside" and _names(c)]
        return spoken[-1] if spoken and quoted[-1].end <= spoken[-1].span.end else None

    def _told_of(self, quote: Span, paragraph: Sequence[Sentence]) -> Credit | None:
        """ "Ivo Brand, 61, shook his head. “We lost 9 acres.”": the person whom the sentence before is about."""
        before = next((s for s in reversed(paragraph) if s.end <= quote.start), None)
        if before is None or not any(s.start == quote.start for s in paragraph) or not _OF_PERSON.search(before.text):
            return None
        named = subject(before)
        if named is None or not PERSON.fullmatch(named.names[0]) or any(map(is_body, cut(named.names[0], 0, 9))):
            return None
        return self._about(before, named)

    def _about(self, sentence: Sentence, named: Named) -> Credit:
        """A credit to whoever a sentence is about."""
        span = Span(sentence.start, sentence.start)
        self._note(len(self.heard))
        return Credit(self.roll.full((named,), ""), span, span, span, "beside")

    def _paragraph(self, home: Sentence) -> Sequence[Sentence]:
        near = self.reading.sentences[max(0, home.number - _NEAR) : home.number + _NEAR]
        return [s for s in near if s.paragraph == home.paragraph]

    def _leaning(self, number: int) -> Attribution | None:
        """The voice of the sentence before, for a sentence that plainly goes on about its number."""
        sentences = self.reading.sentences
        for _ in range(_FAR):
            before = self._before(number)
            if before is None or not self._leans(sentences[number].text, before):
                return None
            found = self._last(before)
            if found:
                return Attribution(found.names, found.span, carried=True) if found.names else None
            number = before.number
        return None

    def _leans(self, text: str, before: Sentence) -> bool:
        """Not "Of the dead, nine" after what somebody else is quoted with."""
        whole = _OF_NUMBER.match(text)
        if _LEANING.match(text) or (whole is not None and whole[1] in before.text.split()):
            return True
        return bool(_PART.match(text)) and not touching(self.quotes, Span(before.start, before.end))

    def _last(self, sentence: Sentence) -> Attribution | None:
        """Who gave the last number of a sentence, else its only voice."""
        digits = list(_DIGIT.finditer(sentence.text))
        at = sentence.start + digits[-1].start() if digits else sentence.end - 1
        last = Span(at, at + 1)
        found = self._said(sentence.number, last) or self._quoted(sentence.number, last)
        wide = [c for c in self._credits(sentence.number) if c.is_wide]
        if found is None and len(wide) == 1:
            return Attribution(_names(wide[0]), wide[0].span)
        return found

    def _before(self, number: int) -> Sentence | None:
        """The sentence before, in the same text; an aside in brackets between the two does not part them."""
        here = self.reading.sentences[number]
        for before in reversed(self.reading.sentences[max(0, number - 2) : number]):
            if before.section != here.section or here.paragraph - before.paragraph > 1 or before.role != "body":
                return None
            if not (before.text.startswith("(") and before.text.endswith(")")):
                return before
        return None


def listen(reading: Reading) -> Voices:
    """The voices of an article. Nothing is worked out before it is asked for."""
    outlet = reading.article.publisher or ""
    initials = "".join(w[0] for w in outlet.split() if w[0].isupper())
    cued = frozenset(s.number for s in reading.sentences if has_cue(s.text))
    roll = Roll(outlet, initials if len(initials) > 1 else "")
    return Voices(reading, quotations(reading.article.text), roll, cued, speakers(reading.sentences))


def _nearest(around: Sequence[Credit], span: Span) -> Credit | None:
    def apart(credit: Credit) -> int:
        return max(0, credit.span.start - span.end, span.start - credit.span.end)

    return min(around, key=apart, default=None)


def _names(credit: Credit) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for who in credit.who for name in who.names))
