"""Match: do two profiles measure the same thing of the same population? A score and a sentence."""

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

from service.statistic.evidence import Weights, is_told, weigh
from service.statistic.gate import are_equal, are_kindred, have_in_common, is_other, is_ruled_out, may_be_one
from service.statistic.profile import SHARED_BLOCKS, Profile
from service.statistic.weights import WEIGHTS

WITHIN = 0.6  # from this score on two figures of one article are of one statistic
ACROSS = 0.25  # and two of different articles
UNTOLD = 0.6  # and where people stand beside things, or not one word is common to what is said of them
SURE = 0.95  # from this score on, and with equal numbers, two figures of different articles are one
HALF = 0.5  # so many pairs ruled out part two groups of one article; those of two articles, more than that
APART = 0.3  # below it, two groups of one article are held to be different things

BECAUSE = {
    "act_equal": "the same happens in both",
    "edited": "it is one sentence before and after an edit",
    "linked": "the text sets one beside the other",
    "mark": "the same seldom words stand beside both",
    "near": "the words around them are alike",
    "place_same": "both name the same place",
    "role_same": "both count the same people",
    "rounded": "the number is the same or rounded",
    "source_same": "both credit the same source",
    "story": "the articles tell one story",
    "thing": "both measure the same thing",
    "value_rare": "the number is the same and a rare one",
    "value_same": "the number is the same",
    "withdrawn": "one takes the other back",
}


@dataclass(frozen=True, slots=True)
class Match:
    """same: one statistic; score: how likely, 0 to 1; sentence: why, for a reader."""

    same: bool
    score: float
    sentence: str


class Link(NamedTuple):
    """Two profiles of one statistic, by the ids they were given under, a < b."""

    a: str
    b: str
    match: Match


def match(a: Profile, b: Profile, weights: Weights = WEIGHTS) -> Match:
    """Two profiles by themselves. `link` decides, since what else the two articles state counts too."""
    if not may_be_one(a, b):
        return Match(False, 0.0, f'"{a.name}" and "{b.name}" cannot be of one statistic: kind, time or outcome differ.')
    if a.anchor != b.anchor and not are_kindred(a, b):
        return Match(False, 0.0, f'"{a.name}" and "{b.name}" stand in different stories.')
    weighed = weigh(a, b, weights)
    score = 1 / (1 + math.exp(-sum(weighed.values())))
    is_same = score >= _least(a, b)
    told = [
        BECAUSE[name] for name, size in sorted(weighed.items(), key=lambda w: -w[1]) if name in BECAUSE and size > 0
    ]
    because = ", ".join(told[:3]) or "nothing sets them apart"
    verdict = "are taken to be of one statistic" if is_same else "are not taken to be of one statistic, though"
    return Match(is_same, score, f'"{a.name}" and "{b.name}" {verdict}: {because}.')


def _least(a: Profile, b: Profile) -> float:
    """The score from which on the two are one. Across articles more is asked of people beside things, and where no
    word speaks for it: "two helicopters" are not "two officers"."""
    if a.anchor == b.anchor:
        return WITHIN
    if not (is_told(a) and is_told(b)) and not are_equal(a, b):
        return UNTOLD
    return ACROSS if have_in_common(a, b) and {a.counts, b.counts} != {"people", "others"} else UNTOLD


def link(new: Mapping[str, Profile], known: Mapping[str, Profile], weights: Weights = WEIGHTS) -> list[Link]:
    """Which new profiles are of one statistic with which others, new or known.

    Within an article, figures fall into groups of which fewer than half of the pairs are ruled out. Between two
    articles, groups are paired best first, and a group takes a second partner only where that may be the same thing
    as the first. What is found between two articles depends on nothing but these two.
    """
    profiles = {**known, **new}
    by_article: dict[str, list[str]] = defaultdict(list)
    for name in sorted(profiles):
        by_article[profiles[name].anchor].append(name)
    fresh = {profiles[name].anchor for name in new}
    table = _Table(profiles, weights)
    found = [edge for anchor in sorted(fresh) for edge in table.group(by_article[anchor])[1]]
    for one, other in combinations(sorted(by_article), 2):
        if (one in fresh or other in fresh) and are_kindred(
            profiles[by_article[one][0]], profiles[by_article[other][0]]
        ):
            found += table.pair_up(*_sharing(profiles, by_article[one], by_article[other]))
    return [Link(a, b, match(profiles[a], profiles[b], weights)) for a, b in found if a in new or b in new]


def _sharing(profiles: Mapping[str, Profile], ours: list[str], theirs: list[str]) -> tuple[list[str], list[str]]:
    """Those of each article that share enough blocks with one of the other."""
    mine, others = ({name: frozenset(profiles[name].blocks) for name in names} for names in (ours, theirs))
    return _touching(mine, set(others.values())), _touching(others, set(mine.values()))


def _touching(blocks: Mapping[str, frozenset[str]], others: Collection[frozenset[str]]) -> list[str]:
    enough = {own: any(len(own & other) >= SHARED_BLOCKS for other in others) for own in set(blocks.values())}
    return [name for name, own in blocks.items() if enough[own]]


class _Table:
    """Scores and vetoes between profiles, each worked out once."""

    def __init__(self, profiles: Mapping[str, Profile], weights: Weights) -> None:
        self._profiles = profiles
        self._weights = weights
        self._scores: dict[tuple[str, str], float | None] = {}
        self._vetoes: dict[tuple[str, str], bool] = {}

    def score(self, x: str, y: str) -> float | None:
        """Log-odds; None where the two may not be one."""
        key = (min(x, y), max(x, y))
        if key not in self._scores:
            a, b = self._profiles[key[0]], self._profiles[key[1]]
            self._scores[key] = sum(weigh(a, b, self._weights).values()) if may_be_one(a, b) else None
        return self._scores[key]

    def ruled_out(self, one: Sequence[str], other: Sequence[str]) -> float:
        """Of the pairs of two groups, the share that can be of one statistic by no account: a field that is misread, or
        a place that one sentence alone names, rules out some of them and not all."""
        found = [self._is_vetoed(x, y) for x in one for y in other]
        return sum(found) / len(found)

    def _is_vetoed(self, x: str, y: str) -> bool:
        key = (min(x, y), max(x, y))
        if key not in self._vetoes:
            self._vetoes[key] = is_ruled_out(self._profiles[x], self._profiles[y])
        return self._vetoes[key]

    def group(self, names: Sequence[str]) -> tuple[list[list[str]], list[tuple[str, str]]]:
        """Groups of one article's profiles, and the pairs that hold them together."""
        group = {name: [name] for name in names}
        edges = []
        for score, x, y in sorted(self._scored(combinations(sorted(names), 2)), key=_surest):
            one, other = group[x], group[y]
            if score < _odds(WITHIN) or one is other or self.ruled_out(one, other) >= HALF:
                continue
            one.extend(other)
            group.update(dict.fromkeys(other, one))
            edges.append((x, y))
        return list({id(members): members for members in group.values()}.values()), edges

    def _scored(self, pairs: Iterable[tuple[str, str]]) -> list[tuple[float, str, str]]:
        return [(score, x, y) for x, y in pairs if (score := self.score(x, y)) is not None]

    def pair_up(self, ours: Sequence[str], theirs: Sequence[str]) -> list[tuple[str, str]]:
        """The pairs that join groups of two articles."""
        mine, others = self.group(ours)[0], self.group(theirs)[0]
        taken: dict[int, list[list[str]]] = defaultdict(list)
        edges = []
        for score, x, y, one, other in sorted(self._candidates(mine, others), key=lambda c: (-c[0], c[1], c[2])):
            is_sure = score > _odds(SURE) and are_equal(self._profiles[x], self._profiles[y])
            partners = [(other, taken[id(one)]), (one, taken[id(other)])]
            is_spoken_for = any(self._are_apart(group, second, is_sure) for group, them in partners for second in them)
            least = _least(self._profiles[x], self._profiles[y])
            if score < _odds(least) or is_spoken_for or self.ruled_out(one, other) > HALF:
                continue
            taken[id(one)].append(other)
            taken[id(other)].append(one)
            edges.append((min(x, y), max(x, y)))
        return edges

    def _candidates(
        self, mine: list[list[str]], others: list[list[str]]
    ) -> list[tuple[float, str, str, list[str], list[str]]]:
        """For two groups the mean of their best and their average score, and the pair that scores best."""
        found = []
        for one in mine:
            for other in others:
                scores = [(s, x, y) for x in one for y in other if (s := self.score(x, y)) is not None]
                if scores:
                    best, x, y = min(scores, key=_surest)
                    average = sum(score for score, _, _ in scores) / len(scores)
                    found.append(((best + average) / 2, x, y, one, other))
        return found

    def _are_apart(self, one: list[str], other: list[str], is_sure: bool) -> bool:
        """Two groups of one article that are different things. Where the number found in the other article makes it
        sure, that one source gives two numbers for what is read as one time does not set them apart."""
        if is_sure:
            return any(is_other(self._profiles[x], self._profiles[y]) for x in one for y in other)
        scores = [score for x in one for y in other if (score := self.score(x, y)) is not None]
        return not scores or max(scores) < _odds(APART) or self.ruled_out(one, other) > 0


def _surest(scored: tuple[float, str, str]) -> tuple[float, str, str]:
    return -scored[0], scored[1], scored[2]


def _odds(chance: float) -> float:
    return math.log(chance / (1 - chance))
