"""Whom a sentence begins with, credited or not: "Ivo Brand, 61, had planted 9 acres"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from service.figures.reading import DATELINE, Sentence
from service.figures.voices.bearer import Named
from service.figures.voices.names import name
from service.figures.voices.outline import ADVERBS
from service.figures.voices.voice import (
    ARTICLES,
    BODIES,
    NUMBER_WORDS,
    OWNERS,
    PREPOSITIONS,
    PRONOUNS,
    Word,
    cut,
    disown,
    disowned,
    is_acronym,
    is_body,
    is_proper,
    is_role,
    spoken,
)
from service.figures.voices.written import TEAM

# The subject of a plain sentence ends before its verb: "Ivo Brand, 61, had planted", "The RHPS apologised"
_VERB_FOLLOWS = re.compile(
    r"(?:is|was|were|are|has|have|had|would|will|could|can|may|might|must|did|does|told|said|put|gave|made|came|held|saw"
    r"|see|took|went|say|cut|hit|set|shut|spent|sent|lost|won|sold|bought|built|paid|met|began|grew|fell|rose|kept|drew"
    r"|want|need|plan|hope|fear|believe|expect|beat|brought|caught|chose|drove|ate|fought|found|flew|got|knew|laid|led"
    r"|lit|shot|hung|felt|slept|dug|rode|rang|sang|swam|bit|burst|crept|fled|forgot|froze|heard|hid|hurt|leapt|lent|lay"
    r"|meant|read|shook|shrank|spread|swore|tore|woke|quit|became|blew|broke|drank|wept|let|owes"
    r"|left|ran|sank|sought|slid|spoke|split"
    r"|stole|struck|stood|stuck|swept|swung|taught|threw|withdrew|wore|wrote|[a-z]+(?:ed|es|s))$"
)

# Only a body or a person does so: "Gale Analytics stands by its range", not "Port Central stands empty".
_ACTING = frozenset(
    """disputes disputed denies denied rejects rejected insists withdrew stands defends defended apologised
    blames blamed accuses accused criticises criticised argues urges urged""".split()
)

# "Shares of Nordline closed lower": the carmaker is Nordline
_HELD = frozenset(
    "shares earnings turnover losses loss sales profits profit revenue output production deliveries exports".split()
)

# The subject is over before these: "Ada Quill, who", "Orbis also"
_PAST_SUBJECT = frozenset("on who which itself no now also still later already then".split())

# "The tourist arrivals": nouns, not what a tourist does
_COUNTED = frozenset("arrivals numbers deaths cases prices visits departures injuries".split())

# "Unemployment in Tolm fell": no voice
_AT = frozenset("in at on near from across".split())

# "However, Ivo Brand, the clerk, had"
_LINKING = frozenset(
    "however moreover meanwhile elsewhere nevertheless nonetheless overall instead today yesterday indeed thus".split()
)
_ADVERBIAL = frozenset(
    """according per until after before during when while since if although though despite as because once last this
    next""".split()
)


def subject(sentence: Sentence) -> Named | None:
    """Whoever a sentence begins with, if that may be a voice: "Ivo Brand, 61, had planted 9 acres"."""
    words = _opening(sentence)
    if (owner := _with_results(words)) is not None:
        return owner
    owned = len(words) > 2 and words[0].low in _HELD and words[1].low in {"of", "in"}
    if owned:
        words = words[2:]
    if not words:
        return None
    end = next((i for i in range(1, len(words)) if _closes_subject(words, i)), None)
    if (
        end is None
        or words[end].low in {":", "–", "—", "-", ".", "?", "!"}
        or not (words[0].is_capital or any(map(is_role, words[:2])))
        or words[0].low in PREPOSITIONS | _ADVERBIAL | (PRONOUNS - OWNERS)
    ):
        return None
    one = words[0].low == "one" and is_role(words[1]) and not words[1].low.endswith("s")  # "One skipper, who left,"
    phrase = words[one : _past_name(words, end)]
    # "Nearly one in three women", "Two officials", "Sixty-one of"
    if any(w.is_number or w.low.split("-")[0] in NUMBER_WORDS for w in phrase):
        return None
    head = list(takewhile(lambda w: w.low not in _AT, phrase))  # "Average attendance in the league" is no league
    speaks = any(disowned(w.low) in BODIES or is_role(w) or is_acronym(w.text) for w in head) or (
        sum(w.is_capital for w in phrase) >= 2 and phrase[-1].is_capital and _AT.isdisjoint(w.low for w in phrase)
    )
    if owned:
        return Named((spoken(phrase),), kind="company")
    # "Orbis, the Kelmian carrier, lost"
    speaks = speaks or (len(phrase) == 1 and words[end].low == "," and any(map(is_body, words[end + 1 : end + 6])))
    if not speaks:
        return None
    named = name(phrase)
    acts = words[end].low in _ACTING or (words[end].low == "," and any(is_body(w) for w in words[end + 1 : end + 6]))
    return replace(named, kind="body") if named and acts and not named.person else named


def _opening(sentence: Sentence) -> list[Word]:
    """The first words of a sentence, past a dateline and what leads in to its subject."""
    dateline = DATELINE.match(sentence.text)
    skipped = dateline.end() if dateline else 0
    words = cut(sentence.text[skipped : skipped + 160], sentence.start + skipped, 16)
    words = words[_past_place(words) :]
    if len(words) > 2 and words[1].low == "," and (words[0].low in ADVERBS | _LINKING or words[0].low.endswith("ly")):
        return words[2:]
    leads = len(words) > 1 and (words[0].low in {"but", "and", "yet"} or words[1].low in ARTICLES)  # "Earlier the bank"
    return words[leads:]


def _past_place(words: Sequence[Word]) -> int:
    """ "In Kelm, on the shore, farmer Ivo Brand" begins at "farmer"."""
    first = 0
    while words[first : first + 1] and words[first].low in _AT | {"outside", "off"}:
        comma = next((i for i in range(first, min(first + 7, len(words))) if words[i].low == ","), None)
        if comma is None:
            return 0
        first = comma + 1
    return first


def _with_results(words: Sequence[Word]) -> Named | None:
    """ "Nordline's first-quarter profit fell": "the company" in the same sentence and the next is Nordline."""
    at = next((i for i, w in enumerate(words[:4]) if w.owns), None)
    if at is None or not is_proper(words[: at + 1]) or words[0].low in ARTICLES:
        return None
    if _HELD.isdisjoint(w.low for w in words[at + 1 : at + 6]):
        return None
    return Named((spoken(disown(words[: at + 1])),), kind="company")


def _past_name(words: Sequence[Word], end: int) -> int:
    """One past the name in "The operator, Karsa Lines, had listed"; `end` where no name stands between commas."""
    stop = next((j for j in range(end + 1, len(words)) if words[j].text == ","), end)
    apposed = [w for w in words[end + 1 : stop] if w.low != "of"]
    named = 1 < stop - end <= 6 and is_proper(apposed)
    described = (
        is_body(words[end - 1]) or any(map(is_role, words[:end])) or (stop - end > 2 and not words[end - 1].is_capital)
    )
    return stop if named and described and words[end].text == "," else end


def _closes_subject(words: Sequence[Word], i: int) -> bool:
    word, before = words[i], words[i - 1]
    if word.low.endswith("s") and any(map(is_role, words[i + 1 : i + 2])) and is_role(before):
        return False  # "Chief elections officer Ada Quill"
    if not word.text[0].isalnum() or word.low in _PAST_SUBJECT or before.low in TEAM:
        return True
    return (
        not word.is_capital
        and before.text[0].isalnum()
        and not before.owns
        and bool(_VERB_FOLLOWS.match(word.low))
        and not is_body(word)
        and not is_role(word)  # "Hospital managers"
        and word.low not in _COUNTED
    )
