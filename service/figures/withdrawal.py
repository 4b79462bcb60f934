"""Withdrawal: the text itself takes a number back ("corrected from 31", "not 412 as first reported")."""

import re
from dataclasses import dataclass

from service.article import Span
from service.figures.reading import Reading

NOTE_SENTENCES = 4
REACH = 160  # characters of the sentence before the number in which a cue may stand
SAID_AFTER = 400  # and after it
# what may stand between a cue and its number: "the", "about", "a first reading of", a currency sign
LEAD = r"(?:(?:the|its|his|her|their|an?|some|about|around|roughly|nearly|by|as|at|of) |[$€£₹¥]|Rs\.? ?|US\$)*"
EARLIER = r"(?:first|initially|originally|previously|earlier|wrongly|mistakenly|incorrectly|erroneously|falsely)"
TOLD = (
    r"(?:reported|announced|given|gave|stated|said|published|put|released|issued|counted|recorded|claimed|thought"
    r"|feared|believed|told|estimated|listed|cited|quoted|shown|read)"
)

TEN = r"(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|dozen|hundred|thousand)\b)"
NUMBER = re.compile(TEN, re.IGNORECASE)
ANY = r"(?:[^.;]|\.\d)"  # a character of the same clause: the full stop of "4.1" does not end it


@dataclass(frozen=True, slots=True, eq=False)
class Cue:
    """A phrase that takes a number back; a sentence in lower case that holds none of `words` cannot hold it."""

    words: tuple[str, ...]
    pattern: re.Pattern[str]


def _cue(words: str, pattern: str) -> Cue:
    return Cue(tuple(words.split()), re.compile(pattern, re.IGNORECASE))


# Right before the number.
BEFORE = tuple(
    _cue(words, pattern + LEAD + r"$")
    for words, pattern in (
        # "corrected from 31", "(revised from 58)"; not "rose from 31", "corrected to 31"
        (
            "correct revis amend restat adjust",
            r"\b(?:correct|revis|amend|restat|adjust)\w*(?: (?:up|down|upwards?|downwards?|sharply|slightly))?,? from ",
        ),
        # "revised the toll down to 18 from 22", "corrected it to 4,100 from 4,700"; not "fell to 18 from 22"
        (
            "correct revis amend restat",
            rf"\b(?:correct|revis|amend|restat)\w* {ANY}{{0,90}}\bto {ANY}{{1,40}}? from ",
        ),
        # "correcting its first count of 460", "withdrew the May estimate of 95"; not "correcting the record, 310 …"
        (
            "correcting withdr retract superseding rescind disown",
            r"\b(?:correcting|withdr[ae]w\w*|retract\w*|superseding|rescind\w*|disown\w*)"
            r" (?:the|its|his|her|their|an?) (?:(?!\bto\b)[\w’'-]+ ){0,6}?",
        ),
        # "mistakenly said 31", "wrongly put the toll at 31"; not "said wrongly, 31 years ago"
        (
            "wrongly mistakenly incorrectly erroneously falsely",
            rf"\b(?:wrongly|mistakenly|incorrectly|erroneously|falsely) {TOLD} (?:(?!\bto\b)[\w’'-]+ ){{0,6}}?",
        ),
        # "had first given 31", "initially put the toll at 31"; not "first said on Monday 31"
        (
            "first initially originally previously earlier",
            r"\b(?:first|initially|originally|previously|earlier) (?:given|gave|put|counted|estimated|reckoned)"
            r" (?:(?!\b(?:to|on)\b)[\w’'-]+ ){0,6}?",
        ),
        # "an earlier version of this story said 12", "an earlier version said 12"; not "an earlier version of the bill
        # said 12", not "an earlier version gave the wrong name for 12 of them"
        (
            "version",
            r"\b(?:earlier|previous|original|first) version(?: of (?:this|our) \w+)?(?:, [^,;]*,)?,? (?:had |\w+ly )*"
            r"(?:said|stated|gave|put|reported|listed|cited|quoted|read)"
            rf"(?:(?!\b(?:wrong|incorrect|names?|misspel\w+|one of)\b|{TEN})[^.;])*? ",
        ),
        # "the article originally said 12", "it originally said 12"; not "it later said 12"
        (
            "originally initially previously",
            r"\b(?:(?:it|this)(?: had)? (?:originally|initially)|(?:story|article|report|headline|caption|piece|page)"
            r"(?: had)? (?:originally|initially|previously)) (?:said|stated|read)"
            rf"(?:(?!{TEN})[^.;])*? ",
        ),
        # "misstated the number of guards as 57", "had overstated it as 74"; not "misstated the law; 89 …"
        (
            "misstat misreport overstat understat miscount",
            r"\b(?:misstat|misreport|overstat|understat|miscount)\w* [^.;]{0,60}?\b(?:as|at|by|to be) ",
        ),
        # "a typing error had turned 1,310 posts into 1,130"; not "turned 1,310 acres into a park"
        (
            "error slip digit typo mix-up mistake",
            r"\b(?:error|slip|digits?|typo|mix-up|mistake)\b[^.;]{0,40} \w+ [^.;]{0,40}\binto ",
        ),
    )
)

# Right before, where another number stands earlier in the sentence: "51, not 38"; not "no, not 38 people came"
CONTRAST = _cue("not", r"\d[^.;]*?[,;–—(-] ?(?:and )?not (?:(?:by|at|on) )?" + LEAD + r"$|\bnot " + LEAD + r"$")

# Right after the number.
AFTER = (
    # "412 as first reported", "the 68 first announced", "181 originally given"; not "412 as of Monday"
    _cue(
        "first initially originally previously earlier wrongly mistakenly incorrectly erroneously falsely",
        rf"^(?: [\w’'%-]+){{0,4}}? (?:as |that |which |it |they |had |was |were |been )*{EARLIER} {TOLD}\b",
    ),
    # "given in spring as 5,208, should be read as 5,119", "31 was wrong"; not "31 should have been paid"
    _cue(
        "should ought wrong error incorrect",
        r"^[^.;]{0,40}?,? (?:should have been|should have read|ought to have been|was wrong|were wrong|is wrong"
        r"|was (?:an|a typing|a clerical) error|was incorrect)\b(?= *(?:[\d$€£]|$|[,.]| because| and))",
    ),
    # "had been reported as 52, now stood at 58", "92, later corrected to 79"; not "64, now the highest"
    _cue(
        "corrected revised amended restated withdrawn",
        r"^[^.;]{0,30}?,? (?:since|later|then|now|was|were|but)? ?(?:corrected|revised|amended|restated|withdrawn)"
        r" (?:(?:up|down) )?(?:to|by|on|as)\b",
    ),
)
# "fires in June, reported as 52, now stood at 58"; not "64 now stand trial"
OVERTAKEN = _cue(
    "now fact actually",
    r"^[^.;,]{0,30}, (?:now|in fact|actually) (?:stands?|stood|is|are|was|were|come|came)\b[^.;]{0,20}\d",
)
REPORTED = re.compile(rf"\b{TOLD} [^.;,]{{0,30}}?{LEAD}$", re.IGNORECASE)

# "lowered to 61 from the 68 announced last month", "cut the toll to 52 from 60, saying eight were counted twice":
# a move to one number from another, where the text says that the earlier one was a mistake, or merely a statement
MOVED = _cue(
    "lower cut rais reduc lift bring brought trim scal mark chang",
    rf"\b(?:lower|cut|rais|reduc|lift|bring|brought|trim|scal|mark|chang)\w* {ANY}{{0,90}}\bto {ANY}{{1,40}}?\bfrom "
    + LEAD
    + r"$",
)
MISTAKEN = re.compile(
    r"\b(?:twice|double[- ]count\w*|duplicat\w+|by mistake|in error|errors?|wrong(?:ly)?|mistaken(?:ly)?|miscount\w*"
    rf"|left out|left off|overlooked|misread)\b|^[^.;]{{0,40}}? {TOLD} (?:last|on|at|in|earlier|a |two|three)",
    re.IGNORECASE,
)

# "Correction: an earlier version of this article gave the number of boats as 2,312; it is 2,132."
NOTE = re.compile(
    r"\b(?:corrections?|clarification|erratum|editor[’']s note)\s*[:—–-]|\b(?:an )?earlier version of this\b",
    re.IGNORECASE,
)
RIGHT = (
    r"\b(?:the )?(?:correct|right|true|actual) (?:number|figure|total|toll|amount|sum|share|name|one|count)\b"
    r"|\b(?:it|there|that|they) (?:is|was|are|were|had|has|have|should)\b|\bshould (?:have|read|be)\b"
)
# From here on a note tells what holds: "corrected to say that 14 …"; not "updated to correct the toll"
SETTLED = re.compile(
    rf"{RIGHT}|\bnot\b|\b(?:correct|amend|updat|revis|chang|clarif)\w+ to (?:say|read|show|state|reflect|note|make)\b",
    re.IGNORECASE,
)
TOLD_AFTER = re.compile(RIGHT, re.IGNORECASE)

CUES = (*BEFORE, *AFTER, CONTRAST, MOVED, OVERTAKEN)
_BY_WORD = {word: [cue for cue in CUES if word in cue.words] for word in sorted({w for cue in CUES for w in cue.words})}


def find(reading: Reading, number: int, span: Span) -> bool:
    """Does sentence `number`, or the correction note it belongs to, take back the number at `span`?"""
    live = reading.once(_live, number)
    if live:
        sentence = reading.sentences[number]
        before = reading.article.text[max(sentence.start, span.start - REACH) : span.start]
        after = reading.article.text[span.end : min(sentence.end, span.end + SAID_AFTER)]
        if _is_taken_back(before, after, live):
            return True
    return reading.once(_follows_note, number) and _is_noted(reading, number, span)


def _live(reading: Reading, number: int) -> frozenset[Cue]:
    low = reading.sentences[number].text.lower()
    return frozenset(cue for word, cues in _BY_WORD.items() if word in low for cue in cues)


def _is_taken_back(before: str, after: str, live: frozenset[Cue]) -> bool:
    """From the sentence's own words, before and after the number."""
    if any(cue in live and cue.pattern.search(before) for cue in BEFORE):
        return True
    if any(cue in live and cue.pattern.search(after) for cue in AFTER):
        return True
    if CONTRAST in live and (contrast := CONTRAST.pattern.search(before)) and NUMBER.search(before[: contrast.end()]):
        return True
    if MOVED in live and MOVED.pattern.search(before) and (MISTAKEN.search(after) or MISTAKEN.search(before)):
        return True
    return OVERTAKEN in live and bool(OVERTAKEN.pattern.search(after) and REPORTED.search(before))


def _follows_note(reading: Reading, number: int) -> bool:
    first, _ = _note_reach(reading, number)
    start, end = reading.sentences[first].start, reading.sentences[number].end
    return bool(NOTE.search(reading.article.text, start, end))


def _is_noted(reading: Reading, number: int, span: Span) -> bool:
    """Is it the wrong number of a correction note? Before it the note begins, after it the right number is told."""
    text, (first, last) = reading.article.text, _note_reach(reading, number)
    before = text[reading.sentences[first].start : span.start]
    after = text[span.end : reading.sentences[last].end]
    notes = [note.end() for note in NOTE.finditer(before)]
    if not notes or SETTLED.search(before, notes[-1]):
        return False
    settled = TOLD_AFTER.search(after)
    return bool(settled and NUMBER.search(after, settled.end()))


def _note_reach(reading: Reading, number: int) -> tuple[int, int]:
    """The first and last sentence of the same paragraph, at most NOTE_SENTENCES away: a correction note is short."""
    here = reading.sentences[number]
    near = [
        sentence.number
        for sentence in reading.sentences[max(0, number - NOTE_SENTENCES) : number + NOTE_SENTENCES + 1]
        if (sentence.paragraph, sentence.section) == (here.paragraph, here.section)
    ]
    return near[0], near[-1]
