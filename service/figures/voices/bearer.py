"""A name without what describes it: "rights group Open Cells" is "Open Cells".

Names are given as they stand, without article, title and description.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import dropwhile

from service.figures.voices.voice import (
    ARTICLES,
    BODIES,
    DATA,
    DETERMINERS,
    JOINERS,
    NUMBER_WORDS,
    PLACES,
    PREPOSITIONS,
    WORKS,
    Word,
    disowned,
    is_acronym,
    is_body,
    is_proper,
    is_role,
    is_title,
    spoken,
)

# "Chipmaker Orbis", "Airline Nordline" at the start of a sentence
_MAKERS = tuple(
    """maker airline carrier retailer lender insurer pollster brokerage grocer builder developer operator supplier
    contractor rival giant seller charity ngo""".split()
)
_NEW = frozenset("zealand york delhi jersey mexico hampshire orleans south guinea caledonia england brunswick".split())
_SKIPPED = (
    DETERMINERS
    | NUMBER_WORDS
    | frozenset("even only then yet same new recent latest separate another neighbouring neighboring nearby".split())
)

_IN_MOTTOES = PREPOSITIONS | frozenset("without beyond across before".split())

# "Kelm-based", "state-run", "semi-official": how a body is kept, before its name
_KEPT = ("-based", "-run", "-owned", "-official", "-funded", "-linked", "-controlled", "-listed")
# "a three-member panel", "the 14-page letter"; not "a co-operative"
_SIZED = re.compile(r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty)-[a-z]+(?:-[a-z]+)*")


@dataclass(frozen=True, slots=True)
class Named:
    """Who a phrase names.

    names   origin first; the last may be a short form that `Roll` knows in full
    person  the first name is a person's, named or not
    kind    the lower-case word that says what sort of voice it is ("ministry", "charity"); "" where none does
    definite  "the official", "the same person": somebody spoken of before
    work    what they are credited by, if it is written: "survey" of "a survey by the Board"
    """

    names: tuple[str, ...]
    person: bool = False
    kind: str = ""
    definite: bool = False
    work: str = ""


# "one of its lawyers", "a couple of sources", "some of the villagers"
_SOME = frozenset("one some many most several couple number handful".split())


def bare(words: Sequence[Word]) -> list[Word]:
    """Without marks at the ends and without article or owner in front."""
    kept = [w for w in words if w.text[0].isalnum() or w.text in "&-"]
    if len(kept) > 2 and kept[-2].low in {"last", "this"} and kept[-1].low in {"week", "month", "year"}:
        kept = kept[:-2]  # "a survey last week"
    while kept and kept[0].low in ARTICLES:
        kept = kept[1:]
    while kept and kept[-1].low in {"and", "or", "out"}:  # "by the charity Roof and shared with", "figures out today"
        kept = kept[:-1]
    if len(kept) > 2 and kept[0].low in _SOME and kept[1].low == "of":
        kept = kept[2 + (kept[2].low in ARTICLES) :]
    if len(kept) > 2 and kept[0].owns and disowned(kept[0].low) in PLACES | {"nation"} and kept[1].is_capital:
        kept = kept[1:]  # "the country's National Storm Centre"
    while len(kept) > 1 and kept[0].low.endswith(_KEPT):
        kept = kept[1:]
    return kept if _is_name(kept) else list(dropwhile(lambda w: w.low in _SKIPPED or _SIZED.fullmatch(w.low), kept))


def _is_name(words: Sequence[Word]) -> bool:
    """True of "New Alden Nurses Union" and "New Zealand data"; not of "New Home Office data"."""
    if len(words) < 2 or not (words[0].is_capital and words[1].is_capital):
        return False
    return words[1].low in _NEW or not any(w.low in DATA or w.low in WORKS for w in words)


def proper_tail(words: Sequence[Word]) -> list[Word]:
    """The name that ends the phrase: "Bank of England" of "central bank Bank of England"."""
    start = len(words)
    for i in range(len(words) - 1, -1, -1):
        word = words[i]
        if word.is_capital or (word.is_number and i > 0 and words[i - 1].is_capital):
            start = i
        elif not (word.low in JOINERS or word.text in "&-") or i == 0 or start > i + 2:
            break
    while start < len(words) and not words[start].is_capital:
        start += 1
    if start and [w.text for w in words[start:]] == ["TV"]:  # "Kelmian state TV" is no TV
        return []
    return list(words[start:])


def untitled(words: list[Word]) -> list[Word]:
    """Without the titles in front: "Interior Minister Pia Drost" is "Pia Drost"."""
    for i in range(len(words) - 1, 0, -1):
        before = words[i - 1]
        titled = is_title(before) or (is_role(before) and (len(words) - i >= 2 or i >= 2))
        if (
            titled
            and words[i].is_capital
            and not (before.is_capital and before.low.endswith("s") and is_role(before) and len(words) == i + 1)
            and not is_motto(words[i:])
            and not any(is_body(w) or is_role(w) for w in words[i:])
        ):
            return words[i:]
    return words


def is_motto(after: Sequence[Word]) -> bool:
    """True of what follows the first word of "Justice Beyond Borders", "Mothers Against Noise"."""
    return bool(after) and after[0].is_capital and after[0].low in _IN_MOTTOES


PLACED = frozenset(
    """new north south east west northern southern eastern western central upper lower great greater port san santa los
    las saint st cape mount hong el fort lake""".split()
)


def has_body(words: Sequence[Word]) -> bool:
    return any((w.is_capital and is_body(w)) or is_acronym(w.text) for w in words)


def plain(words: list[Word]) -> Named:
    """ "rights group Open Cells" is "Open Cells"; "regional prosecutor's office" stays whole."""
    words = bare(words)
    if (
        len(words) > 1
        and words[0].low.endswith(_MAKERS)
        and is_proper([w for w in words[1:] if w.text != "&"])
        and disowned(words[-1].low) not in BODIES
    ):
        return Named((spoken(words[1:]),), kind=words[0].low)
    proper = proper_tail(words)
    before = words[: len(words) - len(proper)]
    placed = {w.low for w in before[1:]} & {"in", "near"}  # "police in western Norway"
    if proper and before and not placed and before[-1].low not in PREPOSITIONS and not before[-1].owns:
        return Named((spoken(untitled(proper)),), kind=before[-1].low)
    if proper and not before:
        own = untitled(proper)
        return Named((spoken(own),), person=len(own) < len(proper), kind=disowned(words[-1].low))
    return Named((spoken(words),), kind=head_word(words)) if words else Named(())


def head_word(words: Sequence[Word]) -> str:
    """The noun a phrase turns on: "police union", "office" of "office of the mayor"."""
    at = next((i for i, w in enumerate(words) if w.low in PREPOSITIONS), len(words))
    return disowned(words[max(0, at - 1)].low)
