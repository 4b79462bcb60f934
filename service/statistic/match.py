"""Match: do two profiles measure the same thing of the same population? A score and a sentence."""

import math
from dataclasses import dataclass

from service.statistic.profile import Profile

THRESHOLD = 0.7


@dataclass(frozen=True, slots=True)
class Match:
    """same: one statistic; score: 0 to 1; sentence: why, for a reader."""

    same: bool
    score: float
    sentence: str


def comparable(a: Profile, b: Profile) -> bool:
    if (a.kind, a.measure) != (b.kind, b.measure):
        return False
    return a.unit == b.unit or (a.kind == "money" and linked(a, b))


def linked(a: Profile, b: Profile) -> bool:
    return a.anchor == b.anchor and not set(a.links).isdisjoint(b.links)


def features(a: Profile, b: Profile) -> dict[str, float]:
    f: dict[str, float] = {"bias": 1.0}
    same_article = a.anchor == b.anchor
    f["article"] = float(same_article)
    ta, tb = set(a.topic), set(b.topic)
    ga, gb = ta | set(a.context), tb | set(b.context)
    if not same_article:
        wb = dict(b.terms)
        f["story"] = min(sum(w * wb[t] for t, w in a.terms if t in wb), 0.4) / 0.4
    if ta and tb:
        f["topic"] = len(ta & tb) / len(ta | tb)
        f["topic_contained"] = len(ta & tb) / min(len(ta), len(tb))
        f["topic_apart"] = float(not ta & tb)
        f["topic_same"] = float(ta == tb)
    else:
        f["topic_bare"] = 1.0
    f["context_holds"] = (len(ta & gb) / len(ta) if ta else 0.5) + (len(tb & ga) / len(tb) if tb else 0.5)
    f["context"] = len(set(a.context) & set(b.context)) / math.sqrt((len(a.context) or 1) * (len(b.context) or 1))
    diff = set(a.parts) ^ set(b.parts)
    f["parts"] = float(
        len([p for p in diff if p in a.parts and p not in b.context or p in b.parts and p not in a.context])
    )
    f["parts_soft"] = float(len(diff))
    f["head"] = float(a.head is not None and a.head == b.head)
    f["head_apart"] = float(
        a.head is not None and b.head is not None and a.head != b.head and a.head not in gb and b.head not in ga
    )
    for name in ("place", "agent"):
        x, y = set(getattr(a, name)), set(getattr(b, name))
        if x and y:
            f[name + "_same"] = float(x == y or x <= y or y <= x)
            f[name + "_apart"] = float(not x & y)
        elif x or y:
            f[name + "_one"] = 1.0
    f |= value_features(a, b, same_article)
    f["linked"] = float(linked(a, b))
    sub = (a.partitive and a.refers_to == b.start) or (b.partitive and b.refers_to == a.start)
    f["part_of"] = float(same_article and sub)
    f["refers"] = float(same_article and (a.refers_to == b.start or b.refers_to == a.start) and not sub)
    f["partitive"] = float(a.partitive != b.partitive)
    f["cadence"] = cadence(a, b)
    return f


def value_features(a: Profile, b: Profile, same_article: bool) -> dict[str, float]:
    va, vb = middle(a), middle(b)
    if va is None or vb is None:
        return {}
    f: dict[str, float] = {}
    if va == vb:
        digits = len(f"{va:.6g}".replace(".", "").strip("0"))
        f["value_same"] = 1.0
        f["value_rare"] = float(digits >= 3)
        return f
    if va > 0 and vb > 0:
        ratio = abs(math.log(va / vb))
        f["value_near"] = float(ratio < 0.1)
        f["value_far"] = min(ratio, 4.0)
    same_time = (a.valid_from, a.valid_to) == (b.valid_from, b.valid_to)
    f["rival"] = float(
        same_article and same_time and a.sources == b.sources and not (a.withdrawn or b.withdrawn) and not linked(a, b)
    )
    f["rival_time"] = float(same_article and same_time)
    return f


def middle(p: Profile) -> float | None:
    known = [v for v in (p.low, p.high) if v is not None]
    return sum(known) / len(known) if known else None


def cadence(a: Profile, b: Profile) -> float:
    x, y = length(a), length(b)
    if not (a.stated and b.stated) or x is None or y is None:
        return 0.0
    return float(abs(math.log((x + 1) / (y + 1))) > 1.0)


def length(p: Profile) -> int | None:
    from datetime import date

    if p.valid_from is None or p.valid_to is None:
        return None
    return (date.fromisoformat(p.valid_to) - date.fromisoformat(p.valid_from)).days


WEIGHTS: dict[str, float] = {
    "story": 5.5,
    "bias": -5.5,
    "article": 4.7,
    "value_rare": 2.85,
    "agent_same": 2.4,
    "rival": -2.4,
    "topic_apart": -2.4,
    "topic_bare": -2.3,
    "topic": -2.1,
    "place_apart": -1.9,
    "context_holds": 1.8,
    "linked": 1.8,
    "value_far": -1.7,
    "topic_same": 1.7,
    "value_same": 1.5,
    "context": 1.4,
    "place_same": 1.3,
    "topic_contained": -1.2,
    "agent_apart": -1.1,
    "value_near": 1.1,
    "partitive": -1.0,
    "refers": 0.9,
    "part_of": -0.8,
    "cadence": -0.6,
    "place_one": -0.4,
    "parts_soft": -0.4,
    "agent_one": -0.4,
}


def match(a: Profile, b: Profile) -> Match:
    if not comparable(a, b):
        return Match(False, 0.0, "not the same kind")
    total = sum(WEIGHTS.get(name, 0.0) * value for name, value in features(a, b).items())
    s = 1 / (1 + math.exp(-total))
    return Match(s >= THRESHOLD, s, "")
