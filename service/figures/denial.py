"""Denial: somebody says in the text that a number does not hold ("denied reports that 30 had died")."""

import re
from functools import lru_cache

from service.article import Span
from service.figures.reading import Reading

REACH = 160  # characters of the sentence before the number in which a cue may stand
TOLD = r"(?:reports?|claims?|allegations?|accusations?|assertions?|rumou?rs?|suggestions?|stor(?:y|ies)|accounts?)"
NUMBERED = r"(?:figures?|numbers?|tolls?|estimates?|counts?|tall(?:y|ies)|totals?|reports?|rumou?rs?)"
# "Lacks truth": "is false", "were entirely without foundation"; not "are falsely labelled"
UNTRUE = (
    r"(?:not true|not correct|untrue|false|wrong|incorrect|inaccurate|baseless|unfounded|groundless|fabricated|fake"
    r"|invented|a lie|lies|nonsense|without foundation|denied|dismissed|rejected|refuted)\b"
)
# The words between a cue and its number: one clause, in which nobody goes on to say what does hold.
WITHIN = (
    r"(?:(?!,? (?:saying|adding|insisting|stating|telling|putting|instead|but|although|though|while|whereas|after"
    r"|before|because|since|when|who|which|where)\b)[^.;:]|\.\d){0,110}?"
)
# "did not deny that", "neither confirmed nor disputed that": no denial
NOR = r"(?<!\bnot )(?<!n[’']t )(?<!\bnever )(?<!\bnor )(?<!\bcannot )"
# "disputed that 30 died", "rebuts reports that 30 died"; not "a disputed report that 30 died", "disputes over reports",
# "a dispute that cost 30 million"
DISPUTED = r"(?<!\ba )(?<!\bthe )(?:disput(?:es|ed|ing)|rebut(?:s|ted|ting)?)(?! (?:over|about|with|between)\b)"
DENIED = rf"{NOR}\b(?:den(?:y|ies|ied|ying)|{DISPUTED})"
SOME = r"(?:(?:a|up to|at least|more than|some|about|around|nearly|over) |[$€£])*"
REFUSED = (
    rf"{NOR}\b(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|refut(?:e|es|ed|ing)|rubbish(?:es|ed)"
    rf"|contradict(?:s|ed|ing)?|debunk(?:s|ed|ing)?|{DISPUTED})\b"
)
# "the 30 prisoners", "of the 30", "his 30 cows": what is denied is something of theirs, not how many they are
KNOWN = re.compile(r"\b(?:the|these|those|its|his|her|their|our|all|any|one) (?:\w+ )?$", re.IGNORECASE)

BEFORE = tuple(
    re.compile(pattern + r"$", re.IGNORECASE)
    for pattern in (
        # "denied that 30 people had died", "denies it lost 40 cows"; not "denied bail to 30 people"
        rf"{DENIED}(?: on \w+| \w+ly)? (?:that|it|they|he|she|there) {WITHIN}",
        # "denied arresting 300 men", "denied having killed 30 people"; not "denied murdering two men", which is a plea,
        # "denied using gas against 30 men"
        rf"(?<!\bhe )(?<!\bwho ){DENIED}(?: on \w+| \w+ly)? (?:having \w+(?:ed|en|ne|ot|st|ld|nt|id)"
        r"|(?!murder|rap|rob|caus|conspir|attempt|help|using|being|plott|know|hav|seeing|hear|assault|harm)\w+ing)"
        rf" {SOME}",
        # "no evidence that 30 were hurt", "no proof for the claim that 30"; not "no evidence of fraud in 30 towns"
        r"\bno (?:\w+ )?(?:evidence|proof|indication|basis)(?: \w+){0,2}"
        rf"(?: (?:the|a|any|his|her|their|its) (?:\w+ )?{TOLD})? that {WITHIN}",
        # "rejected a claim that 30 had died", "dismissed as untrue a report that 60"; not "rejected 30 claims"
        rf"{REFUSED} {WITHIN}\b{TOLD} (?:\w+ ){{0,3}}?(?:that|saying|putting|showing|suggesting) {WITHIN}",
        # "it is not true that 30 people died", "it was false to say that 30"; not "it is true that 30"
        r"\b(?:it|this|that)(?: is|['’]s| was) (?:simply |just |plainly )?(?:not (?:true|correct|the case)|untrue|false"
        rf"|wrong|incorrect) (?:to (?:say|claim|suggest) )?that {WITHIN}",
        # "there is no truth in reports that 30 had died"; not "no truth came out of the 30 hearings"
        rf"\bno truth (?:in|to) {WITHIN}\b(?:that|of) {WITHIN}",
    )
)
# "rejected the figure of 88,000", "denied reports of 30 deaths"; not "rejected the claims of 30 families"
REFUSED_NUMBER = re.compile(
    rf"{REFUSED} {WITHIN}\b{NUMBERED} of (?:some |about |around |nearly |over |up to |more than |[$€£₹¥])*$",
    re.IGNORECASE,
)
# "claims that 400 were held are false", "reports of 30 deaths were denied by police"; not "claims that 400 false
# papers were printed"
CLAIMED = re.compile(rf"\b{TOLD} (?:that|of) {WITHIN}$", re.IGNORECASE)
BELIED = re.compile(
    rf"^[^.;:]{{0,90}}? (?:is|are|was|were|has been|have been) (?:\w+ly )?{UNTRUE}(?! (?:\w+ )?{TOLD})", re.IGNORECASE
)

# No cue without one of these; to look for each of them costs a tenth of the pattern.
STEMS = (
    "deny", "deni", "reject", "dismiss", "refut", "rubbish", "contradict", "debunk", "disput", "rebut", "true", "truth",
    "correct", "false", "wrong", "inaccurate", "baseless", "unfounded", "groundless", "fabricated", "fake", "invented",
    "a lie", "lies", "nonsense", "without foundation", "no ",
)  # fmt: skip
CUES = re.compile(
    r"\bden[yi]|\breject|\bdismiss|\brefut|\brubbish|\bcontradict|\bdebunk|\bdisput|\brebut|\btrue\b|\btruth\b"
    r"|\bno (?:\w+ )?(?:evidence|proof|indication|basis)\b|" + UNTRUE,
    re.IGNORECASE,
)


def find(reading: Reading, number: int, span: Span) -> bool:
    """Is the number at `span` of sentence `number` one that the sentence says does not hold?"""
    if not reading.once(_may_deny, number):
        return False
    sentence, text = reading.sentences[number], reading.article.text
    return _denies(text[sentence.start : span.start], text[span.end : sentence.end])


@lru_cache(4_096)  # a figure on record is held against many of a draft
def is_denied(sentence: str, exact: str) -> bool:
    """Does the sentence say that this number, where it first stands in it, does not hold?"""
    before, found, after = sentence.partition(exact)
    return bool(found) and _has_cue(sentence) and _denies(before, after)


def _denies(before: str, after: str) -> bool:
    before = before[-REACH:]
    if REFUSED_NUMBER.search(before):
        return True
    if KNOWN.search(before):
        return False
    return any(pattern.search(before) for pattern in BEFORE) or bool(CLAIMED.search(before) and BELIED.search(after))


def _may_deny(reading: Reading, number: int) -> bool:
    return _has_cue(reading.sentences[number].text)


def _has_cue(text: str) -> bool:
    low = text.lower()
    return any(stem in low for stem in STEMS) and CUES.search(text) is not None
