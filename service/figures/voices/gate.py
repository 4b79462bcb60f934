"""The last check of a name, whichever rule found it: what cannot name a voice is none ("based in Tolm", "Previously").

A wrong name is worse than none: it would be printed, and counted as a witness.
"""

from service.figures.voices.outline import ADVERBS, Outline, Phrase
from service.figures.voices.voice import MONTHS, WEEKDAYS, is_named_so

# A clause that was taken for a name has one of these.
_CLAUSAL = frozenset(
    "that which who whose they he she we is was are were has had have been excluding including such - – —".split()
)
# No name begins with one of these: "of the sources", "any credit reserve", "in Tolm".
_OPENING = frozenset(
    """any no every each such of than very so too at in by to from with on under during after before because due amid
    despite until""".split()
)
# Nor ends with one: "fund of nearly"
_CLOSING = frozenset("of for by with to at than nearly almost about around over the a an and or as".split())
_OWNERS = frozenset(["Her", "Their", "Its"])  # "Her Labour opposite number"
# These alone are nobody.
_NOBODY = (
    WEEKDAYS | (MONTHS - {"may", "june", "april", "august"}) | frozenset("this that these those here ago i".split())
)
# "82 percent of 2,310 readers said yes", "half of the 40 drivers said": they are counted, not cited
_OF_ALL = frozenset("percent cent half third thirds quarter quarters fifth fifths most majority".split())
_UNNAMED = frozenset(["them", "whom", "these", "those", "cent", "percent"])
# Firms whose names end as an owner does: "Moody's said"
_OWN_FORM = frozenset(
    """moody lloyd mcdonald sotheby christie macy kohl lowe wendy domino sainsbury kellogg reddy levi morrison denny
    arby nando""".split()
)
_SINCE = frozenset("since in by until from to through last next".split())
_FINITE = frozenset(["VBD", "VBZ", "VBP", "MD"])
_EMPTY = frozenset("ADV ADP SCONJ CCONJ DET AUX INTJ PART PUNCT".split())


def stands(line: Outline, phrase: Phrase, name: str) -> bool:
    """Whether `name`, read from that phrase of the sentence, may be printed as that of a voice."""
    held = name.split()
    inside = [i for i in range(phrase.first, phrase.core or phrase.last) if line.words[i].text in held]
    if not is_name(name) or any(_is_finite(line, i) for i in inside):
        return False
    if not inside:
        return True
    opens = inside[0]
    if name.lower() in MONTHS and line.low(opens - 1) in _SINCE:  # "since June, which will add 8"
        return False
    counted = opens and line.words[opens - 1].is_number and not any(is_named_so(line.words[i]) for i in inside)
    if counted and not line.words[opens].is_capital:  # "15 miles from Kelm"
        return False
    if opens and line.words[opens - 1].is_number and _is_of_share(line, opens - 1):
        return False
    if line.tag(opens) == "VERB" and line.tag(opens - 1) == "AUX":  # "has [revealed tourist arrivals]"
        return False
    # "based in Tolm", "close to the union"; not "wounded soldiers", "Tracking by the coastguard"
    clause = line.tag(opens) in {"VERB", "ADJ"} and line.tag(opens + 1) == "ADP" and not line.words[opens].is_capital
    return not clause and any(_names(line, i) for i in inside)


def _is_of_share(line: Outline, i: int) -> bool:
    """ "82 percent of [2,310]", "half of the [40]"."""
    of = i - 1 - (line.low(i - 1) in {"the", "those"})
    return line.low(of) == "of" and (line.low(of - 1) in _OF_ALL or line.low(of - 1).endswith("%"))


def is_name(name: str) -> bool:
    """What can be said without the sentence around it."""
    words = name.split()
    if (words[1:] and words[-1] in _CLOSING) or _UNNAMED.intersection(words[-1:]):  # "Forty-one of them said"
        return False
    if not words or words[0] in _OWNERS or words[0].lower() in _OPENING or words[0].startswith(("I'", "I’")):
        return False
    if len(words) == 1 and (name.isdigit() or name.lower() in _NOBODY):
        return False
    if name.endswith(("'s", "’s", "s'", "s’")) and words[-1].lower()[:-2] not in _OWN_FORM:
        return False
    return len(words) == 1 or _CLAUSAL.isdisjoint(w.lower() for w in words)


def _names(line: Outline, i: int) -> bool:
    """Any word but "Previously", "then", "of"; the parse may be wrong about a capital: "Orbis now says"."""
    word = line.words[i]
    return line.tag(i) not in _EMPTY or (word.is_capital and word.low not in ADVERBS and not word.low.endswith("ly"))


def _is_finite(line: Outline, i: int) -> bool:
    """A verb of a clause; not "ministry estimates", whatever the parse takes it for."""
    word, token = line.words[i], line.token(i)
    finite = token is not None and token.tag in {"VERB", "AUX"} and token.fine_tag in _FINITE
    return finite and not (word.is_capital or is_named_so(word))
