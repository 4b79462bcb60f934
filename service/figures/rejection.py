"""What is not a figure, and why: dates, names that hold numbers, ranks, scores, pronouns, page furniture."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from service.article import Span
from service.figures import numerals, unit_names
from service.figures.around import Around, around
from service.figures.figure import Rejected
from service.figures.name_words import CAPITAL_ONLY, FUNCTION, NO_NAME, NUMBERED, PLURALS
from service.figures.numerals import Numeral
from service.figures.reading import Reading
from service.figures.time_expression import Known, TimeExpression, expressions


@dataclass(frozen=True, slots=True)
class Sifted:
    """The numerals of a sentence, those that may be figures and those that are none; both in text order."""

    kept: tuple[Numeral, ...]
    rejected: tuple[Rejected, ...]


def sift(reading: Reading, number: int) -> Sifted:
    """The numerals of sentence `number`. A rejected one is shown with the date or the name it belongs to."""
    sentence = reading.sentences[number]
    found = numerals.scan(reading.article.text, sentence.start, sentence.end)
    if not found:
        return Sifted((), ())
    times = _times(reading, number) if any(_may_be_time(numeral) for numeral in found) else ()
    kept: list[Numeral] = []
    rejected: list[Rejected] = []
    for numeral in found:
        here = around(reading, number, numeral)
        span, reason = _time(times, here) or (_named(here), _reason(here))
        if reason is None:
            kept.append(numeral)
        elif not (rejected and span.start < rejected[-1].end):
            rejected.append(Rejected(reading.article.text[span.start : span.end], span.start, span.end, reason))
    return Sifted(tuple(kept), tuple(rejected))


# ---------------------------------------------------------------- times
def _times(reading: Reading, number: int) -> Sequence[TimeExpression]:
    sentence, article = reading.sentences[number], reading.article
    return expressions(sentence.text, sentence.start, Known(article.published_on, article.events))


def _may_be_time(numeral: Numeral) -> bool:
    return not (numeral.currency or numeral.percent or numeral.base or numeral.form in ("ratio", "ordinal"))


def _time(times: Sequence[TimeExpression], here: Around) -> tuple[Span, str] | None:
    numeral = here.numeral
    if not _may_be_time(numeral):
        return None
    for time in times:
        if time.reason and time.span.start < numeral.end and numeral.start < time.span.end:
            return time.span, time.reason
    return None


# ---------------------------------------------------------------- the rules
def _reason(here: Around) -> str | None:
    if here.numeral.form == "code":
        return _reason_of_code(here)
    if here.numeral.form in ("ordinal", "multiplier"):
        return here.numeral.form
    for rule in _RULES:
        reason = rule(here)
        if reason:
            return reason
    return None


_SCORE = re.compile(r"\d+[-–‑]\d+")
_PHONE = re.compile(r"\+?[\d() -]{5,}")


def _reason_of_code(here: Around) -> str:
    if ":" in here.exact:
        return "time"
    if _SCORE.fullmatch(here.exact):
        return "score"
    return "phone" if _PHONE.fullmatch(here.exact) else "name"


_NO = re.compile(r"\b(?:no|not) \Z", re.IGNORECASE)


def _pronoun(here: Around) -> str | None:
    """ "one of the leaders", "one day", "no two"; not "one in five", "one percent", which are numerals of their own."""
    if here.exact.lower() in ("one", "a one") and not (here.numeral.percent or here.numeral.base):
        return "pronoun"
    return "pronoun" if here.numeral.form == "words" and re.search(r"\bno \Z", here.before, re.IGNORECASE) else None


_NUMBER_SIGN = re.compile(
    r"(?:\b(?:no|nos|nr|num)\.? ?|[#№] ?|\b(?:the|world|ranked|house|flat|suspect|player|shirt|platform) number )\Z",
    re.IGNORECASE,
)
_TOP = re.compile(r"\b(?:top|bottom|big|final|last)[ -]\Z", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\d[A-Za-z]?\(\Z")  # "Rule 4(2)"
_BOND = re.compile(r"-year (?:\w+ )?(?:bonds?|notes?|treasur|gilts?|yields?|bunds?|debt)", re.IGNORECASE)
_WAVE = re.compile(r" (?:FM|AM|kHz)\b")
# "7.62-millimetre rounds", "155mm shells": what it is, not how long
_CALIBRE = re.compile(
    r"[ -]?(?:mm|millimet(?:re|er)|cal(?:ibre|iber)?|pounder)[ -](?:rounds?|bullets?|guns?|rifles?|cannons?|shells?|ammunition"
    r"|pistols?|mortars?|howitzers?|artillery|casings?|cartridges?|machine|handguns?|revolvers?|film|lens)\b",
    re.IGNORECASE,
)


def _rank(here: Around) -> str | None:
    if here.before.endswith(" number ") and len(here.exact) < 3 and re.match(r",? [A-Z]", here.after):
        return "name"
    if here.numeral.form == "digits" and _NUMBER_SIGN.search(here.before):
        return "name"
    if re.search(r"\btop[ -]\Z", here.before, re.IGNORECASE) and _is_plain(here):
        return "rank"
    if (
        _IN_BRACKETS.search(here.before)
        or _BOND.match(here.after)
        or _WAVE.match(here.after)
        or _CALIBRE.match(here.after)
    ):
        return "name"
    return None


def _is_plain(here: Around) -> bool:
    """Bare and small enough to name something: no unit sign, no separator, no decimals, no scale."""
    numeral = here.numeral
    if numeral.currency or numeral.percent or numeral.base or numeral.form not in ("digits", "words", "range"):
        return False
    return numeral.form != "digits" or (here.exact.isdigit() and len(here.exact) <= 5)


_LAST_WORD = re.compile(r"(?P<word>[\w’'.&-]*\w)[ \u00a0-]\Z")


def _name(here: Around) -> str | None:
    """ "Boeing 737", "Ward 6", "Corsair 3 hatchback"; not "in Germany 23 people", "About 40 men"."""
    last = _LAST_WORD.search(here.before)
    if last is None or not _is_plain(here):
        return None
    word = last["word"]
    key = word.lower().rstrip(".")
    capital = word != word.lower()
    if _is_measured(here):
        return None
    if key in NUMBERED and (capital or (key not in CAPITAL_ONLY and here.numeral.form == "digits")):
        return None if _counts(here) and not capital else "name"
    if here.numeral.form != "digits" or not capital or key in NO_NAME or _is_title(here):
        return None
    return None if _counts(here) or _is_listed(here) else "name"


def _is_measured(here: Around) -> bool:
    """ "the MacBook Pro 16 inch", "a Huracan 640bhp": a unit follows, so it is no name."""
    word = re.match(r"[ -]?([^\W\d_]+)\b", here.after)
    return bool(word and len(word[1]) > 1 and unit_names.name_of(word[1]))


def _counts(here: Around) -> bool:
    """Whether what follows can be counted: a plural noun, with at most two words before it."""
    for word in here.after[:50].split()[:3]:
        word = word.rstrip(',.;:!?)"”’')
        if not word.isalpha() or not word[0].islower() or word in FUNCTION:
            return False
        if word in PLURALS or (word.endswith("s") and not word.endswith(("ss", "us", "is"))):
            return True
    return False


def _is_title(here: Around) -> bool:
    """Every word has a capital in a title: it says nothing there."""
    words = [w for w in here.sentence.text[:300].split() if len(w) > 3 and w[0].isalpha()]
    return len(words) > 1 and sum(w[0].isupper() for w in words) >= 0.7 * len(words)


_LISTED = re.compile(r"(?:\b[A-Z][\w’'-]+ ){1,3}\d+(?:,| and) (?:the )?(?:[A-Z][\w’'-]+ ){1,3}\d+\b")
_RESULT_LINE = re.compile(r"\W*(?:[A-Z][\w’'.-]+ ){1,4}\d{1,3}, (?:[A-Z][\w’'.-]+ ){1,4}\d{1,3}(?: \([\w .]+\))?\W*")


def _is_listed(here: Around) -> bool:
    """ "Germany 23, France 14 and Spain 9" counts three times."""
    return bool(_LISTED.search(here.before + here.exact + here.after))


def _capital_word(here: Around) -> str | None:
    """ "the Group of Seven", "Chapter Two": a number word with a capital inside a sentence."""
    numeral = here.numeral
    if numeral.form != "words" or not here.exact[0].isupper() or here.exact[:2] in ("A ", "An"):
        return None
    if not re.search(r"[a-z][\w’']* (?:of )?\Z", here.before) or _is_title(here):
        return None
    return "name"


_PLAYED = re.compile(
    r"\b(?:beat|beats|beaten|lose|loses|lost|won|wins?|winning|defeat\w*|draw|drew|thrash\w*|leg|goal\w*|match|cup|league"
    r"|halftime|half-time|scor\w+|victory|rout\w*|series|playoffs?|final|vs?\.?|innings|v)\b",
    re.IGNORECASE,
)
_MARGIN = re.compile(r" (?:runs?|wickets?|goals?|points?|tries|lengths?|shots?|strokes)\b", re.IGNORECASE)
_RESULT = re.compile(
    r" (?:win|victory|loss|defeat|lead|draw|vote|ruling|decision|majority|record|rout|thrashing|verdict)\b"
)


def _score(here: Around) -> str | None:
    numeral = here.numeral
    if re.search(r"\bby \Z", here.before) and _MARGIN.match(here.after) and _PLAYED.search(here.sentence.text[:400]):
        return "score"
    if _RESULT_LINE.fullmatch(here.before[-60:] + here.exact + here.after[:60]):
        return "score"
    if numeral.form != "range" or not _SCORE.fullmatch(here.exact) or here.numeral.percent:
        return None
    if _RESULT.match(here.after):
        return "score"
    ended = not here.words_after or not re.match(r"[ -][a-z]{3,}", here.after)
    return "score" if ended and _PLAYED.search(here.sentence.text[:400]) else None


def _item(here: Around) -> str | None:
    """ "1. Situation", "2) Response" at the start of a line."""
    begins = (
        not here.before.strip("-•*–· ")
        or here.before.endswith("  ")
        or (here.before.endswith(": ") and here.exact == "1")
    )
    listed = begins and re.match(r"[.)](?:\s|\Z)", here.after) and here.numeral.form == "digits" and _is_plain(here)
    return "list" if listed and len(here.exact) < 3 else None


_CALL = re.compile(
    r"\b(?:call|dial|phone|telephone|tel|fax|helpline|hotline|queries|newsroom|ring)\b[^.;]{0,30}\Z"
    r"|\b(?:toll-free|hot|help|emergency|phone|contact|crisis|tip)[ -]?(?:line|number),? \Z|\btext [A-Z]+ to \Z",
    re.IGNORECASE,
)


def _phone(here: Around) -> str | None:
    if here.numeral.form != "digits" or not _is_plain(here) or _counts(here) or len(here.exact) < 3:
        return None
    return "phone" if _CALL.search(here.before) and not re.match(r" [a-z]{3,}", here.after) else None


_READERS = re.compile(
    r"[ -](?:comments?|photos|pictures|images|shares|views|likes|retweets|slides)\b(?! of\b)|\+? ?(?:MB|KB)\b|(?: of \d+)? ?\|",
    re.IGNORECASE,
)
_MIN_READ = re.compile(r"[ -]min(?:ute)?s?[ -]read\b", re.IGNORECASE)
_COMMENTS = re.compile(r"\b(?:pages? \d+ of|(?:comments?|photos?|views|shares) ?[(:]|(?:PDF|MB),) ?\Z", re.IGNORECASE)
_LISTICLE = re.compile(
    r"(?: [\w-]+){0,3} (?:things|ways|reasons|takeaways|tips|facts|questions|photos|pictures|charts|lessons|places|ideas|"
    r"books|recipes|stories|best|apps|explainers)\b|.{0,60}\bto (?:watch|know|see|read|try|follow|visit|avoid)\b| best\b"
    r"| (?:days|nights|weeks|hours) (?:in|on|at|with|inside)\b",
    re.IGNORECASE,
)


def _furniture(here: Around) -> str | None:
    """ "12 comments", "4 min read", "Ten things to know", "Page 1 of 2"."""
    if here.sentence.role == "furniture" or _MIN_READ.match(here.after):
        return "furniture"
    if re.match(r" (?:MB|KB)\b", here.after) and re.search(r"\b(?:PDF|download)\W+\Z", here.before, re.IGNORECASE):
        return "furniture"
    if not _is_plain(here):
        return None
    heading = here.sentence.role in ("headline", "link")
    if (_READERS.match(here.after) and here.sentence.role != "body") or _COMMENTS.search(here.before):
        return "furniture"
    loose = len(here.sentence.text) < 80 and here.sentence.text[-1].isalnum()
    led = re.split(r"[|>:•]|\d\.|\btop\b", here.before)[-1].strip(" -–·*")
    return "furniture" if (heading or loose) and not led and _LISTICLE.match(here.after) else None


# "three times as many", "four times bigger", "ten times the limit"; not "stopped four times on the bridge"
_TIMES = re.compile(
    r"[ -](?:times|x) (?:as|more|less|fewer|the|its|their|his|her|that|those|what|over|\w+er|above|below|an?|per|each|every)\b|-?fold\b|x\b|×"
)


def _multiplier(here: Around) -> str | None:
    if _TIMES.match(here.after) or re.search(r"\bfactor of \Z", here.before, re.IGNORECASE):
        return "multiplier"
    return None


_ZERO = re.compile(r"[ -](?:tolerance|sum|emissions?|hour|day|waste|gravity|carbon|degrees?)\b", re.IGNORECASE)
_NET = re.compile(r"\b(?:net|ground|sub|patient|from|near)[ -]\Z", re.IGNORECASE)
# "two-tier", "four-star"; not "two-dose coverage", "three-year"
_COMPOUND = re.compile(
    r"-(?:tier|way|times?|state|party|wheel|star|step|speed|faced|pronged|piece|dimensional|legged|letter|sided|handed|"
    r"part|quarters?|horse|stroke|seater|door|point line|pointer|dimension|off|in-one|legged|ply|headed|bit|word)\w*",
    re.IGNORECASE,
)
_COUNTING = re.compile(r"\bone, (?:two, )?\Z", re.IGNORECASE)


def _idiom(here: Around) -> str | None:
    if (
        here.numeral.value == 0
        and here.numeral.form == "words"
        and (_ZERO.match(here.after) or _NET.search(here.before))
    ):
        return "idiom"
    if _COMPOUND.match(here.after) and here.numeral.form in ("words", "digits") and _is_plain(here):
        return "idiom"
    if here.numeral.form == "words" and (
        _COUNTING.search(here.before)
        or re.search(r"baker[’']?s \Z", here.before)
        or re.match(r"(?:, two)?, three\b", here.after)
    ):
        return "idiom"
    return None


_OF_HALF = re.compile(
    r" (?:of|the|its|their|our|his|her|that|this|those|these|my|your|as|what)\b|\s*(?:[.,;:)\"”’—–]|\Z)"
    r"| (?:were|was|are|is|have|has|had|said|say|did|do|will|would|in|from|on|to|were|by|who|at|and|or|than|full|empty)\b",
    re.IGNORECASE,
)
_QUANTIFIED = re.compile(
    r"\b(?:about|around|roughly|nearly|almost|over|than|under|at least|only|by|some|up to|just|least|below|above|fell|rose"
    r"|up|down|just under|approximately|fully|another|an estimated|to|i\.e\.|or|lost|lose|cut|shed|be|is|was|least)[ (“]*\Z",
    re.IGNORECASE,
)
_HALF_OF_TIME = re.compile(
    r"\b(?:first|second|other|better|opening|last|next|this|that|the|final|latter|top|bottom|northern|southern|eastern|"
    r"western|upper|lower|back|front|each|per|every|in|and an?)[ -]\Z",
    re.IGNORECASE,
)
_OF_PART = re.compile(
    r" of\b|\s*(?:[.,;:)\"”’—–(]|\Z)| (?:more|less|fewer|higher|lower|bigger|larger|smaller|cheaper|dearer|said|say|were|are|"
    r"was|is|have|had|has|did|do|will|would|from|in|on|to|below|above|since|by|and|or|as|than|at|who|over|compared|off|"
    r"down|up|a|went|goes|came|live|lived|voted|do)\b",
    re.IGNORECASE,
)


_ANOTHER = re.compile(r"(?:\A|[;.,]|, and|\bwhile|\bbut) ?\Z")  # "two ships are due; a third, from Yangon, is not"


def _part(here: Around) -> str | None:
    """ "the first half", "in half", "half a sentence", "a third march" state no share."""
    if here.numeral.form != "fraction":
        return None
    word = here.exact.lower()
    if word in ("half", "a half"):
        if _HALF_OF_TIME.search(here.before) and not here.after.startswith(" of "):
            return "idiom"
        if re.search(r"\b(?:first|second|opening|latter)[ -]\Z", here.before, re.IGNORECASE):
            return "date"
        if _OF_HALF.match(here.after) and (here.after[:1].isspace() or _QUANTIFIED.search(here.before)):
            return None
        return None if _QUANTIFIED.search(here.before) and not here.after.startswith("-") else "idiom"
    if (
        word.startswith(("a ", "an "))
        and word != "a quarter"
        and _ANOTHER.search(here.before)
        and here.after[:1] == ","
    ):
        return "ordinal"
    if word.startswith(("a ", "an ")) and not _OF_PART.match(here.after) and not _QUANTIFIED.search(here.before):
        return "ordinal"
    return None


# "at four in the morning", "twelve minutes past six", "the next news is at seven"; not "the toll stands at seven"
_HOUR = re.compile(
    r" (?:in the (?:morning|afternoon|evening)|o[’']clock|at night)\b| minutes? (?:past|to) \w+\b", re.IGNORECASE
)
_PAST = re.compile(
    r"\b(?:minutes?|half|quarter) (?:past|to) \Z|\b(?:news|live|again|bulletin|update)\b[^.,;]{0,40} at \Z", re.I
)
# "with ten days to voting", "three days on from the march"
_COUNTDOWN = re.compile(
    r" (?:hours|days|weeks|months|years) (?:on from|until|to (?:\w+ing|the|polling))\b", re.IGNORECASE
)


def _clock(here: Around) -> str | None:
    value = here.numeral.value
    if re.match(r" ?[ap]\.?m\b", here.after):
        return "time"
    if value is None or value > 60 or not _is_plain(here):
        return None
    if _COUNTDOWN.match(here.after):
        return "duration_locating"
    return "time" if _HOUR.match(here.after) or _PAST.search(here.before) else None


_YEAR = re.compile(r"(?:1[789]|20|21)\d\d")


_ERA = re.compile(r" ?(?:BCE?|AD|CE|B\.C\.|A\.D\.)(?!\w)")
_ERA_BEFORE = re.compile(r"\b(?:A\.?D\.?|B\.?C\.?) (?:\d+ (?:and|to) )?\Z")


def _year(here: Around) -> str | None:
    """A bare year that is no part of a date: "the 1931 act", "after 2019"; not "1,900", "2000 people"."""
    if here.numeral.form == "digits" and (_ERA_BEFORE.search(here.before) or _ERA.match(here.after)):
        return "year"
    if here.numeral.form != "digits" or not _YEAR.fullmatch(here.exact) or _counts(here):
        return None
    unit = re.match(r"[ -]?(?:km|kg|mm|cm|m|mph|hp|bhp|cc|rpm|MW|GW|sq|per)\b", here.after)
    return None if unit or here.numeral.base or here.numeral.currency else "year"


_RULES: tuple[Callable[[Around], str | None], ...] = (
    _pronoun,
    _part,
    _year,
    _clock,
    _rank,
    _item,
    _furniture,
    _multiplier,
    _score,
    _name,
    _capital_word,
    _phone,
    _idiom,
)


def _named(here: Around) -> Span:
    """The numeral with the name before it ("Military Order 1651")."""
    start = here.numeral.start
    run = re.search(r"(?:[A-Z][\w’'.&-]*[ \u00a0-]){1,4}\Z", here.before)
    if run and here.numeral.form in ("digits", "words"):
        start -= len(run[0])
    return Span(start, here.numeral.end)
