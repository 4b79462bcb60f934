"""Whether the object of a verb is a number that somebody reckons: "put the crowd at 4,000", "has the total at 40"."""

from collections.abc import Sequence

from service.figures.voices.outline import Outline
from service.figures.voices.reporting_verb import RESULTS
from service.figures.voices.voice import PRONOUNS, Word, is_written

_NAMED_NUMBER = frozenset(
    """number figure figures toll total tally estimate estimates count list forecast projection rate failure
    quantity loss losses amount cost bill damage size range crowd chance target guidance outlook""".split()
)
# These move a thing of the world as often as its number: "cut the rate to 4%", "Nordline cut the number of flights"
MOVING = frozenset("cut trim lower raise slash lift".split())
_GUESSES = frozenset("toll tally estimate estimates forecast forecasts projection guidance outlook".split())
_GUESSED = _NAMED_NUMBER - frozenset("rate cost target range bill".split())
_TALLIES = frozenset("tally count estimate projection forecast register registry dashboard database list log".split())
_REVISING = frozenset("cut trim lower slash lift revise raise correct downgrade upgrade adjust restate".split())
_PLACING = frozenset("put set fix value peg number place assess reckon measure".split())
# Saying verbs whose bare object is no number that they give.
_SPEAKING = frozenset("deem regard consider issue publish announce quote cite expect project forecast predict".split())
# Verbs that give a number after these words only.
_LEADING = {
    "come": ["up", "with"],
    "arrive": ["at"],
    "stick": ["to"],
    "admit": ["to"],
    "speak": ["of"],
    "warn": ["of"],
    "talk": ["of"],
    "stand": ["by"],
    "pencil": ["in"],
    "look": ["for"],
    "call": ["for"],
}


_AT = frozenset("at nearer closer".split())  # "put the cost nearer 30 million"
_AT_FIRST = frozenset("first initially originally earlier previously".split())
_LOST = frozenset("dead killed injured wounded missing".split())


def shows(line: Outline, i: int, lemma: str, phrase: Sequence[Word]) -> bool:
    """Whether what is written or counted gives a number: "a count by PaceLab has 8,871", "its tally stands at 60"."""
    if not is_written(phrase):
        return False
    if lemma == "have":
        return line.has_number(i + 1, i + 2)
    if lemma == "stand":  # not "Cab numbers stand at 96,000"
        return line.low(i + 1) == "at" and not _TALLIES.isdisjoint(w.low for w in phrase)
    return line.has_number(i + 1, i + 14)


def states(line: Outline, i: int, lemma: str, moves: bool) -> bool:
    """Whether the verb's object is a number that somebody reckons."""
    near = [line.low(j) for j in range(i + 1, min(len(line.words), i + 14))]
    close = near[:6]
    if lemma == "have":
        return _has(line, i, close)
    if lemma == "see":  # "analysts see a shortfall of 300 tonnes"; not "the town saw a fall of 3 percent"
        if line.low(i - 1) == "it" and line.low(i) == "sees" and line.has_number(i + 1, i + 5):
            return True
        joints = (j for j in range(i + 2, i + 7) if line.low(j) in {"of", "at"} or line.low(j).endswith("ing"))
        return line.low(i) != "saw" and any(line.has_number(j + 1, j + 4) for j in joints)
    if lemma in {"give", "compile", "keep"} | _REVISING:
        return _gives(line, i, lemma, moves)
    if lemma in _PLACING:
        return not _AT.isdisjoint(near) and line.has_number(i + 1, i + 18)
    if lemma in _LEADING:
        return near[: len(_LEADING[lemma])] == _LEADING[lemma] and line.has_number(i + 1, i + 8)
    if lemma in {"link", "blame", "trace", "accuse"}:
        return not {"to", "for", "of"}.isdisjoint(near) and line.has_number(i + 1, i + 14)
    return lemma not in _SPEAKING and line.has_number(i + 1, i + 7)


def _has(line: Outline, i: int, close: Sequence[str]) -> bool:
    """ "has a list of 60 names", "has the total at 40", "had it as 9"; not "has 40 members"."""
    numbers = (i + 2 + k for k, low in enumerate(close) if low == "at" and i + 2 + k < len(line.words))
    total = (
        close[:1] == ["it"]
        or not {"total", "ahead", "number", "figure", "toll"}.isdisjoint(close)
        or any(map(line.is_number, numbers))
    )
    if "ahead" in close:  # "had the governor ahead by three"
        return line.has_number(i + 1, i + 8)
    listed = list(close[:2]) == ["a", "list"] or list(close[:3]) == ["the", "names", "of"]
    return listed or (total and not {"as", "at"}.isdisjoint(close) and line.has_number(i + 1, i + 8))


def _gives(line: Outline, i: int, lemma: str, moves: bool) -> bool:
    """ "police gave 6,500", "restated its profit to 9m", "cut the toll to 40"; not "gave 40 families shelter"."""
    close = {line.low(j) for j in range(i + 1, i + 7)}
    if lemma in {"keep", "compile"}:
        return not {"list", "register", "tally", "count"}.isdisjoint(close)
    told = line.low(i) == "gives" or (lemma == "give" and line.low(i - 2) in PRONOUNS)  # "It had given 24"
    if told and line.has_number(i + 1, i + 4):
        return True
    if lemma == "give" and line.has_number(i + 1, i + 4) and (line.low(i - 1) in _AT_FIRST or close & _LOST):
        return True  # "first gave 12", "gave 12 dead"
    if lemma in {"correct", "restate", "revise"} and not RESULTS.isdisjoint(close):
        return line.has_number(i + 1, i + 14)
    if {"price", "target"} <= close:  # only those who watch a share have one
        return True
    nouns = _GUESSES if moves else _GUESSED if lemma in MOVING else _NAMED_NUMBER
    return not nouns.isdisjoint(close)
