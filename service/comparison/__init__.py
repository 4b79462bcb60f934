"""Comparison: whether figures agree, why, and what many of them say together."""

from service.comparison.arithmetic import Sum, sums
from service.comparison.base import gave_way
from service.comparison.claim import Claim, Rules
from service.comparison.copies import first_prints
from service.comparison.course import FINAL, Break, Repeat, has_grown
from service.comparison.neighbours import neighbours
from service.comparison.pair import Pair, Relation, compare
from service.comparison.quantity import number
from service.comparison.sentence import said_as, told
from service.comparison.source import Aliases, independent, origins, same_source, shared
from service.comparison.summary import Group, Summary, summarise

__all__ = [
    "FINAL",
    "Aliases",
    "Break",
    "Claim",
    "Group",
    "Pair",
    "Relation",
    "Repeat",
    "Rules",
    "Sum",
    "Summary",
    "compare",
    "first_prints",
    "gave_way",
    "has_grown",
    "independent",
    "neighbours",
    "number",
    "origins",
    "said_as",
    "same_source",
    "shared",
    "summarise",
    "sums",
    "told",
]
