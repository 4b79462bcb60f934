"""Numbers that name instead of counting: "Boeing 737", "Ward 6", "the Group of Seven", "No. 4", "top ten"."""

import re

from service.figures.around import Around
from service.figures.rejections.name_words import CAPITAL_ONLY, FUNCTION, NO_NAME, NUMBERED, PLURALS, VERBS
from service.figures.units import unit_names

_NUMBER_SIGN = re.compile(  # "No. 4", "#7", "the number 10 shirt"; not "admissions number 31"
    r"(?:\b(?:no|nos|nr|num|vol|pp?|ch|fig|para|ref)\.? ?|\bdoi:? ?|[#№] ?"
    r"|(?<!class )(?<!family )(?<!household )\bsize[ -]"
    r"|\b(?:the|world|ranked|house|flat|suspect|player|shirt|platform) number )\Z",
    re.IGNORECASE,
)
_TOP = re.compile(r"\b(?:top|bottom)[ -]\Z", re.IGNORECASE)
# "is series two working", "on day 90", "by round three"; not "in the area 12 died", "in part two men"
_SERIAL = re.compile(
    r"(?:\A|\b(?:of|in|for|after|before|and|or|because|on|from|by|is|to|until|through|as)\s|[(“\"]\s?)(?:series|season"
    r"|part|phase|chapter|grade|volume|stage|episode|act|scene|category|tier|level|day|week|game|set|round|step|type|counts?)"
    r"\s(?:\d+(?:, \d+)*,? (?:and|or|to) )?\Z",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"\d(?:[A-Za-z]|\([a-z]\))?\(\Z")  # "Rule 4(2)", "501(c)(3)"
# "COVID -19", "catch-22", "omega-3", "caesium-137", "the under-17 final"; not "under 17 metres"
_HYPHENED = re.compile(
    r"\b(?:(?:covid|sars|catch|omega|carbon|uranium|plutonium|iodine|c(?:a)?esium|strontium|polonium|cobalt)[ -]{1,2}"
    r"|(?:under|over)-)\Z",
    re.IGNORECASE,
)
# "pages 14 and 15", "Articles 5 to 9"
_CONTINUED = re.compile(r"\b(?P<word>[^\W\d_]+) \d+(?:(?:, \d+)*,? (?:and|or|to|&) | ?[–-] ?)\Z")
_RACE = re.compile(r"\b(?:the|men[’']s|women[’']s|boys[’']|girls[’']) \Z", re.IGNORECASE)
_DISTANCE = re.compile(r"m(?:\b(?! (?:of|wide|long|tall|high|deep|away|from)))")
_KIND = re.compile(
    # "10-year bonds", "97.5 FM"; not "10-year plan"
    r"-year (?:\w+ )?(?:bonds?|notes?|sukuk|treasur|gilts?|yields?|bunds?|debt|mortgages?)| (?:FM|AM|kHz)\b"
    # "the 91-day and 364-day bills", "two-year fixes"; not "a 40-day bill of health"
    r"|-(?:day|week|month)(?:,? (?:and|or|the|\d+-day|\d+-week))* (?:treasury |T-)?bills?\b(?! of\b)"
    # "three-month copper", "a 12-month price target"
    r"|-month (?:(?:price )?targets?|copper|nickel|zinc|alumini?um|lead|interbank|futures|Euribor|Libor)\b"
    r"|-octane\b"
    r"|-(?:toed|legged|headed|eyed|horned|winged|fingered)\b"  # "three-toed birds"
    r"|-(?:day|year) (?=\d[\d.]*%| at \d)|-year (?:fix(?:es)?\b|fixed(?:-rate)? (?:deals?|rates?|mortgages?)|swaps?)\b"
    # "a 401(k)", "501(c)(3) groups", "the 737's range"
    r"|\([a-z]\)(?!\w)|['’]s\b|-point (?:range|line|shots?|shooting|attempts?|arc|baskets?)\b"
    # "the 737 Max", "the 405 freeway"
    r"| (?:(?-i:Max)|Dreamliner|freeway|expressway|motorway|interstate)\b"
    # "7.62-millimetre rounds", "155mm shells": what it is, not how long
    r"|[ -]?(?:mm|millimet(?:re|er)|cal(?:ibre|iber)?|pounder)[ -](?:rounds?|bullets?|guns?|rifles?|cannons?|shells?"
    r"|ammunition|pistols?|mortars?|howitzers?|artillery|casings?|cartridges?|battery|batteries|rockets?|machine|handguns?"
    r"|revolvers?|film|lens)\b",
    re.IGNORECASE,
)
# "the 401 Special Forces Brigade"; not "12 Brigade officers"
_OF_TROOPS = re.compile(r" (?:[A-Z][\w-]+ ){0,3}(?:Brigade|Battalion|Regiment|Squadron|Battery|Division)\b")
# "10 Downing Street", "1600 Pennsylvania Ave."; not "two Avenue shops"
_ADDRESS = re.compile(
    r" (?:[A-Z][\w’'.-]* ){1,3}(?:Street|St|Avenue|Ave|Road|Rd|Lane|Drive|Boulevard|Blvd|Square|Place|Terrace|Crescent"
    r"|Way|Court|Close|Highway|Quay)\b| block of (?:the )?[A-Z]"
)
_LAST_WORD = re.compile(r"(?P<word>[\w’'.&-]*\w)[ \u00a0-]\Z")
# "Germany 23, France 14 and Spain 9" counts three times
_LISTED = re.compile(r"(?:\b[A-Z][\w’'-]+ ){1,3}\d+, (?:and )?(?:the )?(?:[A-Z][\w’'-]+ ){1,3}\d+\b")
# "in Tessin 12 died", "told Reuters 40 had drowned"; not "a Boeing 737 landed"
_PLACED = re.compile(r"\b(?i:in|at|near|across|outside|inside|told|says|said) (?:[A-Z][\w’'.-]*[ \u00a0]){1,4}\Z")
_SINGULAR = re.compile(r" (?:was|is|has|does)\b|\s*(?:[.,;:)”\"’!?]|\Z)")
_CAPITALS = re.compile(r"(?:[A-Z][\w’'.&-]*[ \u00a0-]){1,4}\Z")


def is_plain(here: Around) -> bool:
    """Bare and small enough to name something: no unit sign, no separator, no decimals, no scale."""
    numeral = here.numeral
    if numeral.currency or numeral.percent or numeral.base or numeral.form not in ("digits", "words", "range"):
        return False
    return numeral.form != "digits" or (here.exact.isdigit() and len(here.exact) <= 5)


def rank(here: Around) -> str | None:
    """ "top ten storms" and the number signs."""
    before, near = here.before, here.near
    bare = here.numeral.form == "digits" and not here.numeral.percent  # not "thirteen said no. 59% want him"
    if bare and (_NUMBER_SIGN.search(before, near) or _is_hyphened(here) or _is_race(here)):
        return "name"
    if _AT_NUMBER.search(before, near) and len(here.exact) < 6 and _POSITION.match(here.after) and is_plain(here):
        return "name"  # "a penalty by number 9, Ali Brandt", "he bats at number four"
    if is_plain(here) and before.endswith("Group of ") and (before[-13:-9].lower() == "the " or not counts(here)):
        return "name"  # "the Group of 77"; not "a group of 77 hikers"
    if here.numeral.form == "digits" and is_plain(here) and _ADDRESS.match(here.after):
        return "address"
    if _TOP.search(before, near) and is_plain(here) and not _is_topped(here):
        return "rank"
    if here.numeral.currency or here.numeral.percent:  # "a $185M max deal"
        return None
    if here.numeral.form == "fraction" and before[-6:].lower() == "phase ":  # "a phase 1/2 trial"
        return "name"
    if _OF_TROOPS.match(here.after) and not counts(here):
        return "name"
    return "name" if _IN_BRACKETS.search(before, near) or _KIND.match(here.after) else None


# "winds could top 90 mph", "deaths top 500 in Kolar"; not "the world's top 10", "the top 500 firms"
_TO_TOP = re.compile(r"\b(?:to|could|may|might|will|would|can|should) top \Z")
_THEY_TOP = re.compile(r"(?<![’'])\b[A-Za-z]{2,}s top \Z")
_TOPPED = re.compile(r"\s*(?:[.,;]|\Z)| (?:in|as|for|on|after|amid|across|since|with)\b")


def _is_topped(here: Around) -> bool:
    if _TO_TOP.search(here.before) or _is_measured(here):
        return True
    return bool(_THEY_TOP.search(here.before) and _TOPPED.match(here.after))


# A position or a shirt closes its phrase; "admissions number 31, the clinic said" counts
_AT_NUMBER = re.compile(
    r"\b(?:at|by|is|was|as|world|ranked|wearing|wore|wears|reached|accused|suspect|engine|lift|bus|tram|lane|unit|[,;])"
    r" number \Z"
)  # not "the boats number 31"
_POSITION = re.compile(r",? [A-Z]|[.,;:!?”\"]|\Z| (?:in|on|for|with|and|shirt|slot|spot|was|is|got|has|had|who)\b")
_RACES = frozenset("60 100 110 200 400 800 1500 3000 5000 10000 1,500 3,000 5,000 10,000".split())


def _is_hyphened(here: Around) -> bool:
    joint = here.before[-24:] + here.exact[: here.exact.startswith("-")]
    return "-" in joint[-2:] and bool(_HYPHENED.search(joint))


def _is_race(here: Around) -> bool:
    """ "third in the 100m"; not "the 100m of fence"."""
    return here.exact in _RACES and bool(_RACE.search(here.before) and _DISTANCE.match(here.after))


def name(here: Around) -> str | None:
    """ "Boeing 737", "page 47", "Corsair 3 hatchback"; not "in Germany 23 people", "About 40 men"."""
    last = _LAST_WORD.search(here.before, here.before.rfind(" ", 0, -1) + 1)
    if (
        _is_measured(here)
        or _ODD.match(here.after)
        or _with_limit(here)
        or not (is_plain(here) or _POINTED.fullmatch(here.exact))
    ):
        return None
    if _is_in_series(here, last["word"] if last else "") or _is_named_again(here):
        return "name"
    if last is None or not is_plain(here):
        return None
    key, capital = last["word"].lower().rstrip("."), last["word"] != last["word"].lower()
    title = _is_title(here)
    if key in NUMBERED and (capital or (key not in CAPITAL_ONLY and here.numeral.form == "digits")):
        verb = counts(here) and (key in VERBS if not capital else title)
        return None if verb else "name"  # "soldiers order 200 residents out"
    if here.numeral.form != "digits" or not capital or key in NO_NAME or title:
        return None
    if counts(here) and not (len(here.exact) < 3 and _ACTS.match(here.after)):
        return None
    return None if _is_counted_in_place(here) else "name"


_ACTS = re.compile(r" [a-z]+s (?:its|his|her|their|the|an?)\b")  # "the Pixelon 9 beats its rival"
_AND_OVER = re.compile(r" (?:and|or) (?:over|older|under|up|above|younger)\b")
_SWING = re.compile(r" ?\((?:[-+−–]\d[\d.]*|nc)\)")
_ODD = re.compile(r"-(?:odd|plus|strong)\b")  # "Tolm's 780-odd wards"


def _is_in_series(here: Around, word: str) -> bool:
    """ "pages 14 and 15", "section 2.4", "series two"."""
    more = _CONTINUED.search(here.before)
    if (more and _is_numbered(more["word"], here)) or (_SERIAL.search(here.before, here.near) and not counts(here)):
        return True
    return here.numeral.form in ("digits", "range") and here.exact[0].isdigit() and _is_numbered(word, here)


def _with_limit(here: Around) -> bool:
    """ "Riders 21 and over may enter", "Labour 34 (+2)"; not "Phase 3 or above"."""
    return bool(_SWING.match(here.after) or (here.before.endswith("rs ") and _AND_OVER.match(here.after)))


def _is_named_again(here: Around) -> bool:
    """ "the Orbal 15 Pro and [15] Pro Max"."""
    again = re.match(r" [A-Z]\w+", here.after)
    return bool(again and re.search(rf"\w {here.exact}{again[0]}\b.*(?:,|and|or) \Z", here.before))


def _is_counted_in_place(here: Around) -> bool:
    """ "in Tessin 12 died", "Peru reported 31 deaths, Chile 12", "Germany 23, France 14"."""
    placed = _PLACED.search(here.before) and not _SINGULAR.match(here.after)
    set_against = _SET_AGAINST.search(here.before) and _CLOSES.match(here.after)
    return bool(
        placed or set_against or _GAPPED.search(here.before) or _LISTED.search(here.before + here.exact + here.after)
    )


# "won 61 seats to Ada Quill's 40", "31 percent against Tolm's 28"; not "prefers it to Boeing's 737"
_SET_AGAINST = re.compile(
    r"\d[^.;]* (?:to|against|than|with|from) (?:the )?(?:[A-Z][\w’'.-]* ){0,3}[A-Z][\w-]*(?:['’]s|s['’]) \Z"
)
_CLOSES = re.compile(r"\s*(?:[.,;:)]|\Z)")
# "Peru reported 31 deaths, Chile 12"
_GAPPED = re.compile(
    r"\b(?:\d[\d,.]*%?|two|three|four|five|six|seven|eight|nine|ten)(?: (?!per\b)[a-z-]+){0,5}"
    r"(?: \([^()]{1,12}\))?(?:,|;| and|, and)"
    r"(?: (?:in|at|for))? (?:the )?"
    r"(?:[A-Z][\w’'-]+ ){1,2}\Z"
)
_POINTED = re.compile(r"\d{1,2}\.\d{1,2}")  # "section 2.4", "Python 3.12"


def _is_numbered(word: str, here: Around) -> bool:
    """ "pages 14", "section 2.4"; not "points 14", "The house shelters 40 people"."""
    key = word.lower()
    key = key if key in NUMBERED else key.removesuffix("s")
    if key not in NUMBERED or (word == word.lower() and (key in CAPITAL_ONLY or key in VERBS)):
        return False
    return (word[0].isupper() and bool(_POINTED.fullmatch(here.exact))) or not counts(here)


def capital_word(here: Around) -> str | None:
    """ "the Group of Seven", "the Big Five": a number word with a capital inside a sentence."""
    if here.numeral.form != "words" or not here.exact[0].isupper() or here.exact[:2] in ("A ", "An"):
        return None
    if here.exact.isupper():  # "a bill for TWO slices", "(SIX: CVX)"
        return "name" if here.after.startswith(":") else None
    return "name" if re.search(r"\w[\w’']* (?:of )?\Z", here.before) and not _is_title(here) else None


def firm(here: Around) -> str | None:
    """ "3M cut jobs"; not "3M people"."""
    return "name" if here.exact == "3M" and not counts(here) else None


def counts(here: Around) -> bool:
    """Whether what follows can be counted: a plural noun, with at most two words before it, capital or not."""
    title = here.after[1:2].isupper() and _is_title(here)
    for word in here.after[:50].split()[:3]:
        word = word.rstrip(',.;:!?)"”’')
        if not word.isalpha() or word.lower() in FUNCTION:
            return False
        if word[0].isupper() and not title:
            continue  # "31 Abrams tanks"
        if word.lower() in PLURALS or (word.endswith("s") and not word.endswith(("ss", "us", "is", "vs"))):
            return True
    return False


def start_of(here: Around) -> int:
    """Where the name begins that a number belongs to ("Military Order 1651")."""
    run = _CAPITALS.search(here.before) if here.numeral.form in ("digits", "words") else None
    return here.numeral.start - (len(run[0]) if run else 0)


def _is_measured(here: Around) -> bool:
    """ "the MacBook Pro 16 inch", "a Huracan 640bhp": a unit follows, so it is no name."""
    word = re.match(r"[ -]?([^\W\d_]+)\b", here.after)
    return bool(word and len(word[1]) > 1 and unit_names.name_of(word[1]))


def _is_title(here: Around) -> bool:
    """Every word has a capital in a title: it says nothing there. A title has no full stop."""
    if here.sentence.text.endswith((".", ".”", '."')):
        return False
    words = [w for w in here.sentence.text[:300].split() if len(w) > 3 and w[0].isalpha()]
    return len(words) > 1 and sum(w[0].isupper() for w in words) >= 0.7 * len(words)
