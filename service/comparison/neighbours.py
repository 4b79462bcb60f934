"""Neighbours: which figures of one statistic are held against each other, as nobody reads all with all."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain, combinations, pairwise

from service.comparison.claim import Claim

ALL_PAIRS = 12  # figures of one time that are compared each with each; more are compared with their neighbour


def neighbours(claims: Sequence[Claim]) -> Iterable[tuple[Claim, Claim]]:
    """Each beside the one before it, as they are given in order of time; those of one time each with each while few."""
    by_time = defaultdict(list)
    for claim in claims:
        by_time[claim.begins, claim.ends].append(claim)
    few = (combinations(members, 2) for members in by_time.values() if len(members) <= ALL_PAIRS)
    couples = chain(pairwise(claims), (couple for couples in few for couple in couples))
    return {(a.id, b.id): (a, b) for a, b in couples}.values()
