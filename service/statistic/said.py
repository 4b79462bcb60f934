"""Said: what the words beside a figure say: what happened, to what, to people of what sort, and what was done."""

import re
from dataclasses import replace

from service.figures.figure import Figure
from service.figures.inflation import measure, tells_inflation
from service.statistic.complement import state
from service.statistic.event import HAPPENINGS
from service.statistic.name import are_people, head
from service.statistic.story import Story, is_capital, name_of, names_in
from service.statistic.words import (
    ACTS,
    CARRIERS,
    EVERYONE,
    NUMBERS,
    PEOPLE,
    PHRASES,
    WORD,
    Vocabulary,
    is_doer,
    lemma,
)

DISEASE = HAPPENINGS["disease"]
CLOSE = 45  # characters within which a word says what sort of number it is
# "claimed 61 lives", "36 people lost their lives"; not "changed lives"
LIVES = re.compile(
    r"(?:[\w,-]+ ){0,4}\b(?:(?:claim|los|tak|took|cost)\w* (?:[\w,.-]+ ){0,4}lives|lost (?:his|her) life)\b", re.I
)
# "72 people on board"; "was carrying 72 passengers"
ON_BOARD = re.compile(r" (?:[\w-]+ ){0,2}(?:on board|aboard)\b")
CARRYING = re.compile(r"\b(?:carrying|carried|carries)(?: about| some| around| up to| more than| at least)? $")

# "killing 19 and wounding 52", "52 were wounded", "the injured at 70": said of this number and of no other
SUFFERED = (
    r"killed|dead|died|injured|hurt|wounded|missing|unaccounted|arrested|detained|rescued|displaced|evacuated|infected"
    r"|homeless"
)
IS_DONE = re.compile(
    rf"^(?: (?:other |more )?(?:people|persons|others|civilians))?(?: in [A-Z]\w+)?"
    rf"(?:,? (?:were|was|are|ha(?:d|ve|s) been|be))? (?P<done>{SUFFERED})\b"
)
IS_AT = re.compile(
    rf"\bthe (?:number of |number )?(?P<done>{SUFFERED}|bodies|corpses|deaths|injuries|arrests|cases|infections)"
    r"(?: people)? (?:at|to|was|were|is|stood at|rose to|reached|passed)"
    r"(?: about| at least| more than| over| some| nearly)?[ \"“]*$"
)
# "nine patients are in hospital", "five people have not been found", "the number of people with measles reached 63"
IN_WORDS = (
    ("admit", r"(?:are|were|was|is|remain(?:s|ed)?)(?: still)? (?:in|at) (?:\w+ ){0,2}hospitals?"),
    ("miss", r"(?:ha(?:ve|s|d)|are|is|were) (?:not|yet to|still to)(?: yet)? (?:been|be) (?:found|traced)"),
    ("homeless", r"(?:are |were )?without (?:an? |any )?(?:home|shelter|roof)s?"),
    ("case", rf"(?:\w+ )?(?:with|from) (?:the )?(?:{DISEASE})"),
)
PEOPLE_WHO = {act: re.compile(rf"^(?: \w+)? {words}\b", re.I) for act, words in IN_WORDS}
WITH_DISEASE = re.compile(rf"\bpeople (?:\w+ )?with (?:the )?(?:{DISEASE})(?: \w+){{0,3}} $", re.I)
BODIES_OF = re.compile(r"\bbod(?:y|ies) of (?:at least |about |another |all )?$")
INJURY = re.compile(r"\b(?:injur(?:y|ies)|wounds?|burns)\b")
SUFFER = frozenset({"sustain", "suffer", "receive"})
# As `complement` tells what a verb alone does not say
STATES = (("homeless", "homeless"), ("lost their h", "homeless"), ("homes", "displace"), ("in hospital", "admit"))
# People by what was done to them before: what is said of them now is another thing
BEFORE = frozenset("hold case seek asylum casualty".split())


def sorted_words(figure: Figure, story: Story) -> tuple[tuple[str, ...], ...]:
    """Acts, things, roles, deeds. Where all words only carry numbers ("roof fall"), the head stands for the thing."""
    words = story.vocabulary
    named = {*story.main, *names_in(" ".join(figure.sources))}
    common = " ".join(m.group() for m in WORD.finditer(figure.measured or "") if not _is_name(m.group(), named))
    measured, verb = concepts(common, words), concepts(figure.predicate, words)
    if measure(figure) == "change":
        measured = tuple(c for c in measured if c != "growth")
    if tells_inflation(figure):
        measured, verb = tuple("inflation" if c == "price" else c for c in measured if c != "customer"), ()
    told = _told_act(figure, story)
    deeds = () if told else tuple(c for c in verb if c not in ACTS and c not in measured)
    noun = tuple(c for c in measured if c in ACTS and not (deeds and c in BEFORE))
    acts = (told,) if told else tuple(c for c in verb if c in ACTS) or noun
    if not acts and _are_aboard(figure, story.article.text):
        acts = ("aboard",)
    rest = [c for c in measured if c not in ACTS or (c in BEFORE and not acts)]
    roles = tuple(c for c in rest if _is_role(c))
    things = tuple(c for c in rest if c not in roles)
    if not (measured or verb) and common and not _everyone(common):
        things = tuple(last for last in [lemma(common.split()[-1])] if last not in NUMBERS)
    return acts, things, roles, deeds


def as_told(figure: Figure, text: str) -> Figure:
    """Without what was read as measured where the words before the number tell it: "put the dead at 40, 9 of them
    infants"."""
    before = text[max(0, figure.start - CLOSE) : figure.start]
    return replace(figure, measured=None) if figure.kind == "count" and IS_AT.search(before) else figure


def _told_act(figure: Figure, story: Story) -> str:
    """What happened, where more than the verb and the noun say it."""
    text, verb = story.article.text, (figure.predicate or "").lower()
    if figure.kind == "count":
        before, after = text[max(0, figure.start - CLOSE) : figure.start], text[figure.end : figure.end + CLOSE]
        if found := IS_DONE.match(after) or IS_AT.search(before):
            return story.vocabulary.concept(lemma(found["done"]))
        if known := next((act for act, words in PEOPLE_WHO.items() if words.match(after)), ""):
            return known
        if BODIES_OF.search(before):
            return "die"
        if WITH_DISEASE.search(before):
            return "case"
        if _are_lives(figure, story):
            return "die"
        if verb in SUFFER and INJURY.search(after):
            return "hurt"
        told = state(figure, head(figure.measured or "people"), are_people(figure.measured or "people"))
        if known := next((act for words, act in STATES if words in told), ""):
            return known
    return PHRASES.get(verb, "")


def _are_aboard(figure: Figure, text: str) -> bool:
    if figure.kind != "count" or not are_people(figure.measured or "people"):
        return False
    before, after = text[max(0, figure.start - CLOSE) : figure.start], text[figure.end : figure.end + CLOSE]
    return bool(ON_BOARD.match(after) or CARRYING.search(before))


def _are_lives(figure: Figure, story: Story) -> bool:
    """Is it the number of lives that were lost: "claimed 61 lives", and not the 900 of "61 lives out of 900 cases"?"""
    start = max(0, figure.start - CLOSE)
    around = story.article.text[start : figure.end + CLOSE] if figure.kind == "count" else ""
    return any(m.start() <= figure.end - start and figure.start - start <= m.end() for m in LIVES.finditer(around))


def counted(figure: Figure, words: Vocabulary) -> str:
    if figure.kind != "count" or not figure.measured:
        return ""
    if are_people(figure.measured):
        return "people"
    told = concepts(head(figure.measured), words)
    return "others" if told and told[0] not in ACTS else ""


def _is_name(word: str, named: set[str]) -> bool:
    """The "Harlow" of "Harlow deaths" tells where, not what."""
    return is_capital(word) and name_of(word) in named


def _everyone(phrase: str) -> bool:
    return all(lemma(m.group()) in EVERYONE for m in WORD.finditer(phrase))


def _is_role(word: str) -> bool:
    """ "docker", "protester", "prisoner", "soldier": people by what they do. Not "number", "water"."""
    return word in PEOPLE or is_doer(word)


def concepts(phrase: str | None, words: Vocabulary) -> tuple[str, ...]:
    """Concepts of a phrase's words in order, each once, the number-carriers and mere people left out."""
    found = []
    for match in WORD.finditer(phrase or ""):
        low = lemma(match.group())
        if low in CARRIERS or low in EVERYONE or len(low) < 2:
            continue
        concept = words.concept(low)
        if concept not in CARRIERS and concept not in found:
            found.append(concept)
    return tuple(found)
