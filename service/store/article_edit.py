"""What an edit of an article did to its numbers: which figure of the new text came out of which of the old. Pure."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from service.figures.figure import Figure
from service.store.identity import normalised

# Any numeral in digits: "3,443", "2.5"; not the words around it.
DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
# Words that tell what a sentence is about: "police", "held"; not "in", nor the mask of a numeral
WORD = re.compile(r"\w{3,}")
SMALL = frozenset("the and for was were are has have had that with from they said".split())

# How much of their words two sentences share (twice the common ones over all): "Police hold 40 men" and "Police in
# Harlow hold 43 men, they said" share 0.86, "Police hold 40 men" and "Doctors treated 40 men" 0.33.
ALIKE = 0.6
# The same number needs less: "Police held 40 people" and "40 people spent the night in cells, police said" share 0.44.
ALIKE_WITH_SAME_NUMBER = 0.4
# What an outlet says of its own slips: "Correction: 12 was given at first.", "This story has been amended, not 12.",
# "An earlier version said 12."; not "12 correctional officers", "version 12"
NOTE = re.compile(
    r"\b(?:corrections?|correct(?:ed|s|ing)|clarif(?:ication|ied|ies)|amend(?:ed|ment)|editor['’]?s['’]? note"
    r"|(?:earlier|previous|first) version)\b",
    re.IGNORECASE,
)
# Beyond this many pairs to weigh, only sentences that are the same but for their numerals are paired.
MOST_PAIRS = 40_000

Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class Said:
    """A figure in its sentence: `frame` is the sentence with every numeral masked, `place` counts the figures in it."""

    frame: str
    place: int
    words: frozenset[tuple[str, int]]
    number: object


def pairs(old: Sequence[tuple[Key, Figure]], new: Sequence[tuple[Key, Figure]]) -> dict[Key, Key]:
    """New figures to the old ones that they came out of, each used once; both in text order, none in both.

    First where the sentence stands but for its numerals, then where it was reworded, the most alike first.
    """
    if not old or not new:
        return {}
    before, after = _said(old), _said(new)
    came_from = _in_frames(before, after)
    taken = set(came_from.values())
    rest_before = {key: said for key, said in before.items() if key not in taken}
    rest_after = {key: said for key, said in after.items() if key not in came_from}
    if len(rest_before) * len(rest_after) <= MOST_PAIRS:
        came_from |= _reworded(rest_before, rest_after)
    return came_from


def owns_up(before: str, after: str, number: str) -> bool:
    """Does the new text tell in a note of its own, up to the end of its paragraph, that the number was another one?"""
    said = set(before.splitlines())
    stated = re.compile(rf"(?<![\w.,]){re.escape(number)}(?!\w|[.,]\d)", re.IGNORECASE)
    for line in after.splitlines():
        if line in said or (note := NOTE.search(line)) is None:
            continue
        if (told := line[note.start() :]) not in before and stated.search(told):
            return True
    return False


def same_number(a: Figure, b: Figure) -> bool:
    """Do the two print the same number or range? Units only tell them apart where both are stated."""
    if a.unit and b.unit and a.unit != b.unit:
        return False
    return (a.value, a.low, a.high) == (b.value, b.low, b.high)


def _said(figures: Sequence[tuple[Key, Figure]]) -> dict[Key, Said]:
    by_sentence: dict[str, list[tuple[Key, Figure]]] = defaultdict(list)
    for key, figure in figures:
        by_sentence[figure.sentence].append((key, figure))
    found = {}
    for sentence, inside in by_sentence.items():
        frame = _frame(sentence, [figure.exact for _, figure in inside])
        words = frozenset(_counted([word for word in WORD.findall(frame.casefold()) if word not in SMALL]))
        for place, (key, figure) in enumerate(inside):
            found[key] = Said(frame, place, words, (figure.value, figure.low, figure.high))
    return found


def _frame(sentence: str, surfaces: Sequence[str]) -> str:
    """The sentence with every numeral, in digits or of a figure in words, masked."""
    for surface in sorted(set(surfaces), key=len, reverse=True):
        sentence = re.sub(rf"(?<!\w){re.escape(surface)}(?!\w)", "\x00", sentence)
    return normalised(DIGITS.sub("\x00", sentence))


def _counted(words: Sequence[str]) -> list[tuple[str, int]]:
    """Each word with the number of its coming: a word said twice counts twice."""
    seen: Counter[str] = Counter()
    counted = []
    for word in words:
        seen[word] += 1
        counted.append((word, seen[word]))
    return counted


def _in_frames(before: dict[Key, Said], after: dict[Key, Said]) -> dict[Key, Key]:
    """Same frame and place in it; where the frame stands several times, in the order of the text."""
    waiting: dict[tuple[str, int], list[Key]] = defaultdict(list)
    for key, said in before.items():
        waiting[said.frame, said.place].append(key)
    came_from = {}
    for key, said in after.items():
        if candidates := waiting[said.frame, said.place]:
            came_from[key] = candidates.pop(0)
    return came_from


def _reworded(before: dict[Key, Said], after: dict[Key, Said]) -> dict[Key, Key]:
    """Of two that are equally alike, the one with the same number, then the one at the same place in its sentence."""
    weighed = []
    for i, (new, now) in enumerate(after.items()):
        for j, (old, was) in enumerate(before.items()):
            alike = 2 * len(now.words & was.words) / (len(now.words) + len(was.words) or 1)
            if alike >= (ALIKE_WITH_SAME_NUMBER if now.number == was.number else ALIKE):
                weighed.append((now.number != was.number, -alike, abs(now.place - was.place), i, j, new, old))
    came_from: dict[Key, Key] = {}
    taken = set()
    for *_, new, old in sorted(weighed, key=lambda row: row[:5]):
        if new not in came_from and old not in taken:
            came_from[new] = old
            taken.add(old)
    return came_from
