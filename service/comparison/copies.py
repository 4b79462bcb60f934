"""Copies: articles that print one text, whole or cut short, as it is or lightly edited, are one witness.

Told by sketches: of each text the smallest hashes of its runs of four words, in order (`migrations/m0012_sketches.py`).
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import chain

import numpy as np

SHARE = 0.6  # of the shorter text's runs; a tenth of its words may be edited. Articles on one event share a twentieth
LEAST = 16  # runs that are held against each other: a sentence or two may be alike by chance, or a quotation
FULL = 256  # hashes of a sketch that holds a sample of its text, and not all of it
LOOKED_AT = 32  # hashes by which a text that is known is found
MOST = 8  # texts that are found by one hash; what more of them have in common is no more than a phrase
FEWEST = 3  # hashes looked at that a text and its copy have in common, be it a quarter as long
HELD_AGAINST = 3  # texts that one is held against, those first that have most in common with it


def first_prints(sketches: Sequence[tuple[str, bytes]]) -> Mapping[str, str]:
    """Each article whose text was printed before, to the article that printed it first. `sketches` of articles come in
    order of print. Linear: each text is held against few."""
    found: dict[str, str] = {}
    known: dict[int, list[int]] = defaultdict(list)
    for place, shared in _shared(sketches).items():
        seen = Counter(chain.from_iterable(known[number] for number in shared))
        likely = [one for one, times in seen.most_common(HELD_AGAINST) if times >= FEWEST]
        text = sketches[place][1]
        first = next((one for one in likely if _is_copy(text, sketches[one][1])), None)
        if first is not None:
            found[sketches[place][0]] = sketches[first][0]
            continue
        for number in shared:
            if len(known[number]) < MOST:
                known[number].append(place)
    return found


def _shared(sketches: Sequence[tuple[str, bytes]]) -> Mapping[int, list[int]]:
    """Of each text, by its place, the hashes of those looked at that another text has, too."""
    heads = [np.frombuffer(sketch[: 4 * LOOKED_AT], "<u4") for _, sketch in sketches]
    if not heads:
        return {}
    numbers = np.concatenate(heads)
    _, which, times = np.unique(numbers, return_inverse=True, return_counts=True)
    repeated = times[which] > 1
    places = np.repeat(np.arange(len(heads)), [len(head) for head in heads])
    shared: dict[int, list[int]] = defaultdict(list)
    for place, number in zip(places[repeated].tolist(), numbers[repeated].tolist(), strict=True):
        shared[place].append(number)
    return shared


def _is_copy(a: bytes, b: bytes) -> bool:
    """Do two texts have most of the shorter one's runs of words in common? Of samples, as far as both of them go."""
    if a == b:
        return len(a) >= 4 * LEAST
    x, y = (np.frombuffer(one, "<u4") for one in (a, b))
    end = min((one[-1] for one in (x, y) if len(one) >= FULL), default=None)
    if end is not None:
        x, y = (one[: np.searchsorted(one, end, "right")] for one in (x, y))
    shorter = min(len(x), len(y))
    return shorter >= LEAST and len(np.intersect1d(x, y, assume_unique=True)) >= SHARE * shorter
