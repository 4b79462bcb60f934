"""Evidence: what speaks for and against one statistic, each with a weight learned from annotated articles."""

import math
from collections.abc import Mapping

from service.statistic.gate import (
    OUTCOMES,
    age,
    are_editions,
    are_linked,
    are_rounded,
    are_steps,
    credit_one,
    gap,
    is_eventful,
    length,
    middle,
)
from service.statistic.profile import Profile

EDITED = 8.0  # whatever else differs: the sentence is the same but for its number
VOTED = 4.0
FAR = 4.0  # the most that numbers far apart count: a factor of e to this
GROWN = 2.0  # and of a toll that grows, or of a search that finds
LONG = 60  # days
OLD = 150  # days
MEASURES = frozenset({"capacity", "need", "limit", "normal"})  # "521, against the 350 it was built for" is no course
COUNTABLE = 100  # numbers from here on are near each other for a reason

Weights = Mapping[str, tuple[float, float]]  # log-odds within one article, and across two


def weigh(a: Profile, b: Profile, weights: Weights) -> dict[str, float]:
    """What each piece of evidence adds to the score of a pair; the sum is the log-odds that the two are one."""
    column = 0 if a.anchor == b.anchor else 1
    found = {name: size for name, size in evidence(a, b).items() if size and name in weights}
    weighed = {name: weights[name][column] * size for name, size in found.items()}
    return weighed | ({"edited": EDITED} if are_editions(a, b) else {}) | ({"voted": VOTED} if _is_voted(a, b) else {})


def _is_voted(a: Profile, b: Profile) -> bool:
    """Two shares of a poll, of one party."""
    return any(one.startswith("party:") for one in set(a.variants) & set(b.variants))


def evidence(a: Profile, b: Profile) -> dict[str, float]:
    """How strongly each piece of evidence is there, 0 for not at all."""
    is_bare = not all(is_told(p) for p in (a, b))
    said = {"bare": 1.0} if is_bare else _of_acts(a, b) | _of_populations(a, b)
    found = {"bias": 1.0} | said | _of_words(a, b) | _of_scope(a, b) | _of_sort(a, b) | _of_number(a, b)
    found |= _of_event(a, b) | _of_names(a, b)
    if a.anchor == b.anchor:
        return found | _of_article(a, b)
    other = dict(b.terms)
    return found | {"story": min(sum(weight * other.get(term, 0.0) for term, weight in a.terms), 0.4) / 0.4}


def _around(profile: Profile) -> set[str]:
    return {*profile.acts, *profile.things, *profile.roles, *profile.deeds, *profile.near}


def is_told(profile: Profile) -> bool:
    """Is it said what is counted, or what happened?"""
    return bool(profile.acts or profile.things or profile.roles or profile.deeds)


def _of_acts(a: Profile, b: Profile) -> dict[str, float]:
    found = {"act_equal": float(set(a.acts) == set(b.acts))} if a.acts and b.acts else {}
    if bool(a.acts) != bool(b.acts):
        told, other = (a, b) if a.acts else (b, a)
        found["act_alone"] = float(set(told.acts).isdisjoint(_around(other)))
    if a.deeds and b.deeds:
        is_one = not set(a.deeds).isdisjoint(b.deeds)
        found |= {"deed_same": float(is_one), "deed_apart": float(not is_one)}
    return found


def _of_words(a: Profile, b: Profile) -> dict[str, float]:
    found = {"near": len(set(a.near) & set(b.near)) / math.sqrt(max(len(a.near), 1) * max(len(b.near), 1))}
    found["mark"] = _likeness(dict(a.marks), dict(b.marks))
    found["leads"] = float(a.lead and b.lead)
    found["lead_alone"] = float(a.lead != b.lead)
    return found


def _of_populations(a: Profile, b: Profile) -> dict[str, float]:
    found: dict[str, float] = {}
    x, y, around = set(a.things), set(b.things), _around(a) & _around(b)
    if x and y:
        found |= {"thing": len(x & y) / len(x | y), "thing_apart": float(x.isdisjoint(y))}
        found["thing_apart_held"] = float(x.isdisjoint(y) and not ((x | y) & around).isdisjoint(x | y))
    elif x or y:
        found["thing_alone"] = 1 - len((x | y) & around) / len(x | y)
    if a.roles and b.roles:
        found["role_same"] = float(not set(a.roles).isdisjoint(b.roles))
    found["counts_apart"] = float({a.counts, b.counts} == {"people", "others"})
    return found


def _likeness(a: dict[str, float], b: dict[str, float]) -> float:
    """The cosine of two weighted sets of words, 0 to 1."""
    size = math.sqrt(sum(w * w for w in a.values()) * sum(w * w for w in b.values()))
    return sum(weight * b[word] for word, weight in a.items() if word in b) / size if size else 0.0


def _of_scope(a: Profile, b: Profile) -> dict[str, float]:
    found: dict[str, float] = {}
    for name, x, y in (("place", set(a.place), set(b.place)), ("agent", set(a.agent), set(b.agent))):
        if x and y:
            found |= {f"{name}_same": float(not x.isdisjoint(y)), f"{name}_apart": float(x.isdisjoint(y))}
        elif x or y:
            other = b if x else a
            is_held = not (x or y).isdisjoint({*other.main, *other.names})
            found |= {f"{name}_held": float(is_held), f"{name}_alone": float(not is_held)}
    if bool(a.doer) != bool(b.doer):
        told, other = (a, b) if a.doer else (b, a)
        found["doer_alone"] = float(set(told.doer).isdisjoint(other.near))
    found["source_same"] = float(credit_one(a, b))
    return found


def _of_event(a: Profile, b: Profile) -> dict[str, float]:
    """What happened, where and when, for counts of what came of it."""
    if a.kind != "count" or not (is_eventful(a) or is_eventful(b)):
        return {}
    found: dict[str, float] = {}
    x, y = set(a.happened), set(b.happened)
    found["event_apart"] = float(bool(x and y) and x.isdisjoint(y))
    if not any((length(p) or 0) > LONG for p in (a, b)):
        found["days_apart"] = min(math.log1p(gap(a, b)) / math.log(30), 2.0)
    return found


def _of_names(a: Profile, b: Profile) -> dict[str, float]:
    """Names that stand beside one of the two alone, though both stories tell of them: "Tavia" and "Elmara"."""
    x, y = set(a.own), set(b.own)
    if a.kind == "count" or x <= y or y <= x:
        return {}
    told = {term.removeprefix("~") for term, _ in a.terms} & {term.removeprefix("~") for term, _ in b.terms}
    return {"own_contrast": float(bool((x - y) & told) and bool((y - x) & told))}


def _of_sort(a: Profile, b: Profile) -> dict[str, float]:
    """Parts against wholes, capacities against counts, tallies against days."""
    apart, modes = set(a.parts) ^ set(b.parts), set(a.modes) ^ set(b.modes)
    long_a, long_b = ((length(p) or 0) > LONG for p in (a, b))
    return {
        "part_unheld": float(len(apart - (_around(a) & _around(b)))),
        "mode_apart": float(len(modes)),
        "capacity_alone": float("capacity" in modes),
        "partitive": float(a.partitive != b.partitive),
        "long_alone": float(long_a != long_b),
        "old": float((age(a) > OLD) != (age(b) > OLD)),
    }


def _of_number(a: Profile, b: Profile) -> dict[str, float]:
    x, y = middle(a), middle(b)
    if x is None or y is None or a.unit != b.unit:
        return {}
    if x == y:
        digits = min(a.digits, b.digits)
        return {"value_same": 1.0, "value_two": float(digits == 2), "value_rare": float(digits > 2)}
    if min(x, y) <= 0:
        return {}
    ratio = abs(math.log(x / y))
    way = _distance(a, b)
    return {
        way: min(ratio, FAR if way == "value_far" else GROWN),
        "value_far_alike": min(ratio, FAR) if way == "value_far" and _are_said_alike(a, b) else 0.0,
        "value_near": float(ratio < 0.1 and min(x, y) >= COUNTABLE),
    }


def _are_said_alike(a: Profile, b: Profile) -> bool:
    """Are the same things, of the same people, told by the same words?"""
    x, y = (({*p.acts, *p.things, *p.roles}, set(p.parts)) for p in (a, b))
    return bool(x[0]) and x == y


def _distance(a: Profile, b: Profile) -> str:
    """Which sort of distance: two sources of one article dispute, a toll grows, or the numbers are merely far apart."""
    if are_steps(a, b):
        return "value_stepped"
    if a.anchor == b.anchor:
        return "value_disputed" if a.sources and b.sources and not credit_one(a, b) else "value_far"
    first, last = sorted((a, b), key=lambda p: p.published or "")
    is_toll = not OUTCOMES.isdisjoint(set(a.acts) & set(b.acts))
    has_grown = (middle(last) or 0) > (middle(first) or 0)
    has_moved = first.published != last.published and has_grown == ("miss" not in last.acts)
    return "value_grown" if is_toll and has_moved else "value_far"


def _of_article(a: Profile, b: Profile) -> dict[str, float]:
    """How the two stand to each other in their one text."""
    is_measure = not MEASURES.isdisjoint(set(a.modes) ^ set(b.modes))
    leans = a.refers_to == b.spot or b.refers_to == a.spot
    small, whole = (a, b) if a.refers_to == b.spot else (b, a)
    is_disputed = bool(a.sources and b.sources) and not credit_one(a, b)
    is_less = leans and (middle(small) or 0) < (middle(whole) or 0)
    return {
        "linked": float(are_linked(a, b) and not is_measure),
        "stepped": float(are_steps(a, b) and not is_measure),
        "rounded": float(are_rounded(a, b)),
        "refers": float(leans and not is_less),
        "source_disputed": float(is_disputed),
        "disputed_next": float(is_disputed and abs(a.order - b.order) == 1),
        "disputed_rival": float(is_disputed and max(a, b, key=lambda p: p.order).rival),
        "bare_next": float(abs(a.order - b.order) == 1 and not all(is_told(p) for p in (a, b))),
        "withdrawn": float(a.withdrawn != b.withdrawn),
    }
