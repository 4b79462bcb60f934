"""Number words that state no number: "one of them", "the first half", "three times as many", "two-tier"."""

import re

from service.figures.around import Around
from service.figures.rejections.naming import is_plain

# "a one-percentage-point rise", "one point ahead", "one fewer than"; not "at one point", "one more"
_ONE_POINT = re.compile(r"[ -]percentage[ -]point\b|-point (?!\w*in\b)\w| (?:fewer|less) than\b|[ -]basis[ -]point\b")


def pronoun(here: Around) -> str | None:
    """ "one of the leaders", "one day", "no two"; not "one in five", "one percent", which are numerals of their own."""
    if here.numeral.form != "words" or here.numeral.percent or here.numeral.base:
        return None
    if _ONE_POINT.match(here.after):
        return None
    return "pronoun" if here.exact.lower() == "one" or re.search(r"\bno \Z", here.before, re.IGNORECASE) else None


# "three times as many", "four times bigger", "six times a day", "tenfold"; not "warned four times at the gate"
_TIMES = re.compile(
    r"[ -](?:times|x) (?:as|more|less|fewer|the|its|their|his|her|that|those|what|last|over|\w+er|above|below|an?|per"
    r"|earnings|sales|book"
    r"|each|every)\b|-?fold\b|x\b|×"
)


# "demand exceeded supply four times"
_EXCEEDS = re.compile(r"\b(?:exceed|outnumber|outstrip|outweigh|oversubscrib)\w*\b[^.;,]{0,40}\Z")


def multiplier(here: Around) -> str | None:
    """What a number is multiplied by is none itself."""
    if here.after.startswith(" times") and _EXCEEDS.search(here.before):
        return "multiplier"
    return "multiplier" if _TIMES.match(here.after) or here.before.lower().endswith("factor of ") else None


_ZERO = re.compile(r"-[a-z]|[ -](?:tolerance|sum|emissions?|hour|day|waste|gravity|carbon|degrees?)\b", re.IGNORECASE)
_NET = re.compile(r"\b(?:net|ground|sub|patient|from|near|below|above)[ -]\Z", re.IGNORECASE)
# "two-tier", "four-star"; not "two-dose coverage", "three-year"
_COMPOUND = re.compile(
    r"-(?:tier|way|times?|state|party|wheel|star|step|speed|faced|pronged|piece|dimensional|legged|letter|sided|handed|"
    r"part|quarters?|horse|stroke|seater|door|pointer|dimension|off|in-one|ply|headed|bit|word)\w*",
    re.IGNORECASE,
)
_OFFER = re.compile(r"-(?:for|in)-\d")  # "3-for-2 offers", "a 1-in-100-year flood"
_ALOUD = re.compile(r"\bone, (?:two, )?\Z|\bbaker[’']?s \Z", re.IGNORECASE)  # "I heard one, two, three shots"


def idiom(here: Around) -> str | None:
    """ "zero tolerance", "two-tier", "one, two, three", "a baker's dozen"."""
    if here.numeral.form not in ("words", "digits") or not is_plain(here):
        return None
    if _COMPOUND.match(here.after) or _OFFER.match(here.after) or here.before.endswith(("-for-", "-in-")):
        return "idiom"
    if here.numeral.form == "digits":
        return None
    zero = here.numeral.value == 0 and (_ZERO.match(here.after) or _NET.search(here.before))
    return "idiom" if zero or _ALOUD.search(here.before) else None


_OF_HALF = re.compile(  # "half of", "half the", "half were"; not "half a sentence"
    r" (?:of|the|its|their|our|his|her|that|this|those|these|my|your|as|what|were|was|are|is|have|has|had|said|say|did"
    r"|do|will|would|in|from|on|to|by|who|at|and|or|than|full|empty)\b",
    re.IGNORECASE,
)
_OF_WHOLE = re.compile(r"\b[Oo]f (?:the|those|these|them|its|their)\b[^.;]{0,40}, \Z")  # "of the 40, half died"
_QUANTIFIED = re.compile(  # "about half", "rose by a third"
    r"\b(?:barely|hardly|scarcely|about|around|roughly|nearly|almost|over|than|under|at least|only|by|some|up to|just"
    r"|least|below|above|fell|rose|up|down|approximately|fully|pay\w*|paid|another|an estimated|to|i\.e\.|or|lost|lose"
    r"|cut|shed)[ (“]*\Z",
    re.IGNORECASE,
)
_HALF_OF_TIME = re.compile(  # "the second half", "in half", "the other half"
    r"\b(?:first|second|other|better|opening|last|next|this|that|the|final|latter|top|bottom|northern|southern|eastern|"
    r"western|upper|lower|back|front|each|per|every|in|and an?)[ -]\Z",
    re.IGNORECASE,
)
# "a third of", "a fifth fewer", "a third expect", "a third planned to"; not "a third march"
_OF_PART = re.compile(
    r" of\b| \w+ed (?:to|that|the|their|they|it|by)\b"
    r"|\s*(?:[.,;:)\"”’—–(]|\Z)"
    r"| (?:more|less|fewer|higher|lower|bigger|larger|smaller|cheaper|dearer|said|say"
    r"|were|are|was|is|have|had|has|did|do|will|would|from|in|on|to|below|above|since|by|and|or|as|than|at|who|over|compared"
    r"|off|down|up|a|went|goes|came|live|lived|voted|becomes?|better|worse|needs?|remains?|still"
    r"|full|empty|expect|plan|want|think|believe|feel|see|use|own|earn|get|speak|support|back|oppose|agree|disagree|lack"
    r"|face|rely|fear|know|suffer|rent|cannot|can|could|may|might|should|never|also|now|already|un\w+)\b",
    re.IGNORECASE,
)
# "a quarter stayed.", "a quarter failed the test"; not "a quarter ended in June"
_STAYED = re.compile(r" (?!ended)\w+ed(?: the| an?| it| home| out| up)?\b(?! (?:June|March|on|in)\b)")
# "two pilots were killed and a third was hurt", "killing four and injuring a fifth,"
_IS_ONE = re.compile(r" (?:was|is|has)\b|[,.;]")
_JOINED = r"\b.*(?:,| and| while| but)(?: \w+){0,2} \Z"
_FORMER = {"a third": rf"(?i)\btwo{_JOINED}", "a fourth": rf"(?i)\bthree{_JOINED}", "a fifth": rf"(?i)\bfour{_JOINED}"}
_FORMER |= {"a sixth": rf"(?i)\bfive{_JOINED}", "a seventh": rf"(?i)\bsix{_JOINED}"}
_NEXT_ONE = re.compile(r"(?:\A|[;.,]|, and|\bwhile|\bbut) ?\Z")  # "two ships are due; a third, from Yangon, is not"


def part(here: Around) -> str | None:
    """ "the first half", "in half", "half a sentence", "a third march" state no share."""
    if here.numeral.form != "fraction":
        return None
    word = here.exact.lower()
    if word in ("half", "a half"):
        return _half(here)
    if not word.startswith(("a ", "an ")) or _QUANTIFIED.search(here.before):
        return None
    another = word != "a quarter" and here.after[:1] == "," and _NEXT_ONE.search(here.before)
    if word in _FORMER and _IS_ONE.match(here.after) and re.search(_FORMER[word], here.before):
        return "ordinal"
    stayed = word == "a quarter" and _STAYED.match(here.after)
    return "ordinal" if another or not (stayed or _OF_PART.match(here.after)) else None


def _half(here: Around) -> str | None:
    if _HALF_OF_TIME.search(here.before) and not here.after.startswith(" of "):
        return "idiom"
    if _OF_HALF.match(here.after) or _OF_WHOLE.search(here.before):
        return None
    return None if _QUANTIFIED.search(here.before) and not here.after.startswith("-") else "idiom"
