"""Numbers of the page and of the game: comments, listicles, list items, phone numbers, match scores."""

import re

from service.figures.around import Around
from service.figures.rejections.naming import counts, is_plain

_READERS = re.compile(  # "12 comments", "10 photos", "37 |"
    r"[ -](?:comments?|photos|pictures|images|shares|views|likes|retweets|slides|pages)\b(?! of\b)|(?: of \d+)? ?\|",
    re.IGNORECASE,
)
_MIN_READ = re.compile(r"[ -]min(?:ute)?s?[ -]read\b", re.IGNORECASE)
_LENGTH = re.compile(r"[ -]?(?:min|sec|hr)(?:s|\.|utes?|onds?)?\b|[ -]hours?\b", re.IGNORECASE)
_TO_PLAY = re.compile(
    r"\b(?:listen(?:ing)?(?: to| now|\W|\Z)|read(?:ing)? ?time|(?:a|min\w*|quick|long|short) (?:read|listen|watch)\b"
    r"|watch(?: now|:|ing time| time|\W*\()|play(?: now|:|\W*\()"
    r"|(?:audio|video|podcast|duration|length|run(?:ning)? ?time)\W*[(:|])",
    re.IGNORECASE,
)
# "This story has been read 40 times", "(Visited 12 times, 3 visits today)"; not "The bill has been read 40 times"
_READ = re.compile(
    r"\b(?:news|story|article|page|post) (?:has|have) been (?:read|viewed|visited|opened|shared) \Z"
    r"|\A\(Visited (?:[\d,]+ times, )?\Z",
    re.IGNORECASE,
)
_FILE = re.compile(r"\b(?:PDF|download)\W+\Z", re.IGNORECASE)  # "PDF, 1.4 MB"
_BESIDE = re.compile(
    r"\b(?:(?:page|photo|image|picture|slide)s?:? \d+ of|(?:comments?|photos?|views|shares) ?[(:]|(?:PDF|MB),) ?\Z",
    re.IGNORECASE,
)
_OFFER = re.compile(r"\b(?:subscri\w+|sign up|join)\b[^.]{0,30} (?:for|from|at) (?:just |only )?\Z", re.IGNORECASE)
_LISTICLE = re.compile(  # "Ten things to know", "10 best funds", "Five cars to watch"; not "Two killed in crash"
    r"(?: [\w-]+)? (?:things|ways|reasons|takeaways|tips|facts|questions|photos|pictures|charts|lessons|places|ideas|"
    r"books|recipes|stories|apps|explainers)\b"
    r"|(?: [\w-]+){1,2} (?:you|your|every \w+) (?:should|need|can|must|may|might|have|won[’']t|didn[’']t|never)\b"
    r"|(?: [\w-]+){1,3} (?:to (?:watch|know|try|follow|read|avoid|buy|see|get|bag|keep|help|save|visit)|where)\b"
    r"| best\b",
    re.IGNORECASE,
)
_DIARY = re.compile(r" (?:days|nights|weeks|hours) (?:in|on|at|with|inside)\b")  # "Nine nights on the ridge"


def furniture(here: Around) -> str | None:
    """ "12 comments", "4 min read", "Ten things to know", "Page 1 of 2"."""
    if here.sentence.role == "furniture" or _MIN_READ.match(here.after):
        return "furniture"
    if _READ.search(here.before) or _is_running_time(here):
        return "furniture"
    if re.match(r" (?:MB|KB)\b", here.after) and _FILE.search(here.before):
        return "furniture"
    if _OFFER.search(here.before) and here.numeral.currency and not here.sentence.text.endswith("."):
        return "furniture"
    if is_plain(here) and (_is_beside_text(here) or _is_listicle(here)):
        return "furniture"
    return None


def _is_running_time(here: Around) -> bool:
    """ "Listen (5 min)", "Reading time: 4 minutes"; not "He stopped to listen for 5 minutes." """
    text = here.sentence.text
    label = len(text) < 60 and not text.endswith((".", "!", "?", "”", '"')) and _LENGTH.match(here.after)
    return bool(label and _TO_PLAY.search(text))


def _is_beside_text(here: Around) -> bool:
    apart = here.sentence.role != "body" or here.before.rstrip().endswith(("|", "·", "•"))
    apart = apart or (here.before.endswith((". ", "")) and here.after == " comments")
    return bool(_BESIDE.search(here.before) or (apart and _READERS.match(here.after)))


def _is_listicle(here: Around) -> bool:
    """A headline or link that begins with its number; a body line without a full stop may be one too."""
    if re.split(r"[|>:•]|\d\.|\. |\btop\b", here.before)[-1].strip(" -–·*").lower() not in {"", "the"}:
        return False
    loose = len(here.sentence.text) < 80 and here.sentence.text[-1].isalnum()
    if here.sentence.role == "link" and _DIARY.match(here.after):
        return True
    return bool((loose or here.sentence.role in ("headline", "link")) and _LISTICLE.match(here.after))


def item(here: Around) -> str | None:
    """ "1. Situation", "2) Response" at the start of a line."""
    if here.numeral.form != "digits" or len(here.exact) > 2 or not re.match(r"[.)](?:\s|\Z)", here.after):
        return None
    begins = not here.before.strip("-•*–· ") or here.before.endswith("  ")
    return "list" if begins or (here.before.endswith(": ") and here.exact == "1") else None


_CALL = re.compile(  # "call the line 116", "text HELP to 55512"; not "a call for 500 troops"
    r"\b(?:call|dial|phone|telephone|tel|fax|helpline|hotline|queries|newsroom|ring)\b[:.]?(?: (?:us|on|at|the|to|our|a"
    r"|or|toll-free|free|freephone|emergency|helpline|hotline|line|number|team|desk|now|directly)[:,]?)*"
    r" ?\Z|\b(?:toll-free|hot|help|emergency|phone|contact|crisis|tip)[ -]?(?:line|number)(?:,|:| is)? \Z"
    r"|\btext [A-Z]+ to \Z",
    re.IGNORECASE,
)


# "Lifeline: 13 11 14", "Freephone 1800 555 012"
_LINE = re.compile(
    r"\b(?:lifeline|childline|helplines?|hotlines?|freephone|toll-free|tel|telephone|fax|whatsapp|samaritans)"
    r"(?: (?:on|at|number))?[:.]? (?:[\d()+,/-]+ )*\Z",
    re.IGNORECASE,
)
_CALLED = re.compile(r",? (?:can|may) be (?:called|dialled|dialed|reached|rung)\b")


def phone(here: Around) -> str | None:
    """ "call the free line 171", "text HELP to 55512"; not "call 120 witnesses"."""
    if here.exact in ("911", "999", "112") and here.after.startswith((" call", " operator", " dispatch")):
        return "phone"
    if here.numeral.form != "digits" or counts(here):
        return None
    if _LINE.search(here.before[-40:]):
        return "phone"
    if len(here.exact) < 3 or not (is_plain(here) or " " in here.exact):
        return None
    return "phone" if _CALL.search(here.before) or _CALLED.match(here.after) else None


_PLAYED = re.compile(
    r"\b(?:beat|beats|beaten|lose|loses|lost|won|wins?|winning|defeat\w*|draw|drew|thrash\w*|leg|goal\w*|match|cup|league"
    r"|halftime|half-time|scor\w+|victory|rout\w*|series|playoffs?|final|vs?\.?|innings)\b",
    re.IGNORECASE,
)
_MARGIN = re.compile(r" (?:runs?|wickets?|goals?|points?|tries|lengths?|shots?|strokes)\b", re.IGNORECASE)
_RESULT = re.compile(
    r" (?:win|victory|loss|defeat|lead|draw|vote|ruling|decision|majority|record|rout|thrashing|verdict)\b"
)
# "Kites 4, Old Town 2 (OT)" on a line of its own
_RESULT_LINE = re.compile(
    r"\W*(?:[\w ]{1,25}: )?(?:[A-Z][\w’'.-]+ ){1,4}\d{1,3}, (?:[A-Z][\w’'.-]+ ){1,4}\d{1,3}(?: \([\w .]+\))?\W*"
)
_PAIR = re.compile(r"\d+[-–‑]\d+")


def score(here: Around) -> str | None:
    """ "won 1-3", "lost by six wickets"; not "40-50 people". Scores that do not rise are codes already."""
    numeral, sentence = here.numeral, here.sentence.text[:400]
    if here.before.endswith("by ") and _MARGIN.match(here.after) and _PLAYED.search(sentence):
        return "score"
    if len(here.sentence.text) < 100 and _RESULT_LINE.fullmatch(here.sentence.text):
        return "score"
    if numeral.form != "range" or not _PAIR.fullmatch(here.exact):
        return None
    ended = not re.match(r"[ -][a-z]{3,}", here.after)
    return "score" if _RESULT.match(here.after) or (ended and _PLAYED.search(sentence)) else None
