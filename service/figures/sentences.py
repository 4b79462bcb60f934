"""Text to a Reading: blocks of text, their roles, the seams between pasted articles, and sentences."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import nupunkt

from service.article import Article, Span
from service.figures.reading import Reading, Role, Sentence

LINE = re.compile(r"[^\r\n\u2028\u2029]+")
# Three line breaks and more, "…page 16\n\n\n\nPlatinum edges up on supply fears": where one scraped text ends and
# another begins. Not the two that part paragraphs.
SEAM = re.compile(r"(?:\r?\n[ \t\xa0]*){3,}")
ENDED = re.compile(r"[.!?…:;][\"”’')\]]*$")

# "A flooded street, Sept. 16, 2023. (AFP)", "Photograph: T. Moor/2024", "© Kurier"; not "(All totals are provisional.)"
CREDIT = re.compile(
    r"(?:\([A-Z][\w.&'’-]*(?:[ /|]{1,2}[\w.&'’-]+){0,5}\)|(?i:\b(?:photo(?:graph)?s?|picture|image|pic)"
    r"(?: by| credit)?: ?)[^|]{2,40}(?:\|[^|]{2,50})?|©[^.]{2,40})$"
)
CAPTION_LENGTH = 260
# "Read also: Kites beat Marlow", "MORE IN THE COURIER: …", "- Poll gave …" under "RELATED"; not "Read the report."
LINK = re.compile(
    r"(?:(?:read|see|watch|listen)\s+(?:also|more|next)|also\s+(?:read|see|on)|more\s+(?:from|in|on)\b[^.:]*|related"
    r"|most\s+read|recommended|in\s+pictures|editor'?s\s+picks?|trending|don'?t\s+miss|you\s+may\s+(?:also\s+)?like)"
    r"\b[^.:|]{0,40}(?::|\||$)",
    re.IGNORECASE,
)
# "Share  Facebook  Email", "4 min read", "Subscribe", "By Lena Berg, 12.02.2025", "TT"
FURNITURE = re.compile(
    r"(?:share\b(?=.{0,40}(?:facebook|whatsapp|tweet|print|email|this|article|:|\||$))|tweet\b|subscribe|sign\s+up"
    r"|follow\s+us|get\s+the\s|advertisement|tt$|home\s*>|last\s+(?:modified|updated)|updated:|published:|page\s+\d"
    r"|continued\s+(?:on|from)|(?-i:By\s+(?:[A-Z][\w.'’-]+\s*){2,4}(?:$|,\s+\d|\|))|by\s+our\s|text\s+size|click\s+here|call\s+\d"
    r"|text\s+[A-Z]+\s+to\s|\d+\s+(?:comments?|min(?:ute)?s?\s+read|shares?|photos?)\b|\d+\s+of\s+\d+\s*\|"
    r"|\(?(?:additional\s+)?reporting\s+by|\(?with\s+inputs?\s+from|copyright|©|all\s+rights)",
    re.IGNORECASE,
)
MIDWAY_FURNITURE = re.compile(
    r"\b\d+ (?:comments?|min(?:ute)?s? read)\b|(?:\|[^|]*){2}\||Facebook\b.*(?:WhatsApp|Email|X)\b"
)
# It has one of these.
MIDWAY_MARKS = (" comment", " min", "|", "Facebook")
# "…nobody knew. She asked again. 6 min read": prose with furniture at its end stays prose.
PROSE = re.compile(r"[a-z]{3}[.!?][\"”’)]* [A-Z\d]")
BULLET = re.compile(r"^\s*(?:[-•*–·>▪]|\d{1,2}[.)])\s")

# An abbreviation that never ends a sentence although a capital or a digit follows: "Lt. Gen. Smith", "Rs. 25 crore".
LEANS_ON = re.compile(
    r"(?:\b(?:Lt|Gen|Col|Maj|Capt|Sgt|Cpl|Brig|Cmdr|Adm|Dr|Mr|Mrs|Ms|Prof|Rev|Hon|Sens?|Reps?|Gov|Del|Det|Cllr|Atty"
    r"|Engr|Pres|St|Mt|Ft|Rs|No|Nos"
    r"|Art|Sec|Fig|Vol|vs|cf|approx|ca|est|incl|al|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)"
    r"|(?<!Grade )(?<!Class )(?<!Type )\b[A-Z])\.\s*$"
)
ABBREVIATED_DATE = re.compile(r"\b(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.\s*$")
# A full stop that ends a sentence although the splitter takes the word for an abbreviation or the dot for a decimal's:
# "by 12 per cent. Nine", "in 2019. The", "says the UN. A", "under ten. Nine", "were found. Three", "a month. That";
# not "1. Food", not "R. Amsel", not "the dept. The".
ENDS = re.compile(
    r"(?<=[\w)] )(?:cent|pct|\d[\d,.]*|[A-Z]{2,}|\w+teen|\w+ty"
    r"|(?!(?:approx|incl|excl|dept|govt|prof|assn|assoc|corp|univ|intl|natl|supt|insp)\b)[a-z]{4,}"
    r"|tax|ill|sat|sun|bus|pub|low|fed|art|kg|ft|lbs?|hrs?|min|add|bat|bed|car|cap|leg|met|pen|pin|raw|row|saw|sum"
    r"|win|no"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)[.!?][\"”’)]*(?=\s+[\"“‘(]?[A-Z])"
)
# Nothing else inside a line ends a sentence: "in Harlow. She", "“Go!” he"; not "1.5 metres."
_MAY_END = re.compile(r"[.!?…](?=\W)")
# A stop inside a line, before a capital
_STOP = re.compile(r"[.!?][\"”’)]*\s+[\"“‘(]?[A-Z]")
STOP_THEN_SMALL = re.compile(r"\.[\"”’)]*\s*$")
BLANK = re.compile(r"\s+")
HEADLINE_WORDS = 22
WRAP_WIDTH = 55
# No prose has longer sentences: a longer run is cut at a blank, so that what is looked for in a sentence, often once
# for each of its figures, costs the same a kilobyte in any text.
LONGEST = 2000


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, caption or line of page furniture."""

    span: Span
    section: int
    role: Role


def read(article: Article) -> Reading:
    """Cuts an article into sentences. Every non-blank character belongs to exactly one of them."""
    sentences: list[Sentence] = []
    for paragraph, block in enumerate(blocks(article.text)):
        for start, end in _split(article.text, block):
            text = article.text[start:end]
            sentences.append(Sentence(len(sentences), start, end, text, paragraph, block.section, block.role))
    return Reading(article, tuple(sentences))


def blocks(text: str) -> Iterator[Block]:
    """Blocks in text order, each with its role and the number of the pasted article it belongs to."""
    seams = [m.end() for m in SEAM.finditer(text) if text[: m.start()].strip()]
    section, below_links, opened = 0, False, False
    for span in _lines(text):
        while section < len(seams) and span.start >= seams[section]:
            section, below_links, opened = section + 1, False, False
        line = text[span.start : span.end]
        role = _role(line, below_links=below_links, opened=opened)
        heads_links = role == "link" and not BULLET.match(line) and len(line.split()) <= 5
        below_links = heads_links or (below_links and role == "link")
        opened = opened or role == "body"
        yield Block(span, section, role)


def _lines(text: str) -> Iterator[Span]:
    """Lines without the blanks around them; a line wrapped in the middle of a sentence goes on in the next."""
    held: Span | None = None
    for match in LINE.finditer(text):
        stripped = match.group().strip()
        if not stripped:
            continue
        start = match.start() + match.group().index(stripped[0])
        span = Span(start, start + len(stripped))
        if held and _is_wrapped(text, held, span):
            held = Span(held.start, span.end)
            continue
        if held:
            yield held
        held = span
    if held:
        yield held


def _is_wrapped(text: str, above: Span, below: Span) -> bool:
    one_break = text.count("\n", above.end, below.start) == 1
    last_line = text[max(above.start, text.rfind("\n", above.start, above.end) + 1) : above.end]
    return (
        one_break
        and len(last_line) >= WRAP_WIDTH
        and not ENDED.search(last_line[-8:])
        and (text[below.start].islower() or text[below.start].isdigit())
    )


def _role(line: str, *, below_links: bool, opened: bool) -> Role:
    if LINK.match(line) or (below_links and (BULLET.match(line) or not ENDED.search(line[-8:]))):
        return "link"
    midway = any(mark in line for mark in MIDWAY_MARKS) and MIDWAY_FURNITURE.search(line)
    if FURNITURE.match(line) or (midway and not PROSE.search(line)):
        return "furniture"
    if len(line) <= CAPTION_LENGTH and CREDIT.search(line[-120:]):
        return "caption"
    if BULLET.match(line) or PROSE.search(line):
        return "body"
    is_short = len(line.split()) <= HEADLINE_WORDS
    if is_short and not re.search(r"[.!?…:;,][\"”’')\]]*$", line[-8:]) and (not opened or len(line.split()) <= 14):
        return "headline"
    return "body"


def _split(text: str, block: Block) -> Iterator[Span]:
    """Sentences of one block. A split that an abbreviation or a small letter contradicts is taken back."""
    line = text[block.span.start : block.span.end]
    held: Span | None = None
    for start, end in _pieces(line):
        piece = Span(block.span.start + start, block.span.start + end)
        if held and _leans(text, held, piece):
            held = Span(held.start, piece.end)
            continue
        if held:
            yield from _cut(text, held)
        held = piece
    if held:
        yield from _cut(text, held)


def _cut(text: str, span: Span) -> Iterator[Span]:
    """The span, in parts if it is too long for a sentence."""
    start = span.start
    while span.end - start > LONGEST:
        blank = BLANK.search(text, start + LONGEST // 2, start + LONGEST)
        end = blank.end() if blank else start + LONGEST
        yield from _trimmed(text, Span(start, end))
        start = end
    yield from _trimmed(text, Span(start, span.end))


def _pieces(line: str) -> Iterator[tuple[int, int]]:
    if not _MAY_END.search(line):
        yield 0, len(line)
        return
    for start, end in nupunkt.sent_spans(line):
        for stop in ENDS.finditer(line, start, end) if _STOP.search(line, start, end) else ():
            yield start, stop.end()
            start = stop.end()
        if start < end:
            yield start, end


def _leans(text: str, before: Span, after: Span) -> bool:
    first = text[after.start : after.end].lstrip(" \t\xa0\"“‘'(")[:1]
    tail = text[max(before.start, before.end - 12) : before.end]
    if ABBREVIATED_DATE.search(tail):
        return first.isdigit()
    if first.islower():
        return bool(STOP_THEN_SMALL.search(tail))
    return bool(LEANS_ON.search(tail)) and not re.search(r"\b(?:[A-Z]\.){2,}\s*$", tail)


def _trimmed(text: str, span: Span) -> Iterator[Span]:
    piece = text[span.start : span.end]
    stripped = piece.strip()
    if stripped:
        start = span.start + piece.index(stripped[0])
        yield Span(start, start + len(stripped))
