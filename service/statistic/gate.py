"""Gate: what rules out, whatever else speaks for it, that two figures are of one statistic."""

import math
from collections.abc import Collection
from datetime import date

from service.statistic.event import WIDE
from service.statistic.profile import Profile
from service.statistic.story import COUNTRIES
from service.statistic.variant import are_variants
from service.statistic.words import word_set

# What became of people and things: who died is not who was hurt, and what it cost is not what it brought in.
OUTCOMES = word_set(
    "die hurt miss free rescue displace evacuate case admit vaccinate strike deport recall vote suicide cost profit "
    "revenue casualty arrest hold abduct aboard"
)
# One outcome by several words: who is evacuated leaves home, who is arrested or abducted is held, or missing.
ALIKE = ({"displace", "evacuate"}, {"arrest", "hold"}, {"abduct", "hold"}, {"abduct", "miss"})
STILL = word_set("still remain stay")
EVENTFUL = word_set("die hurt miss rescue trap displace evacuate casualty destroy arrest cut abduct free march")
# days from the first to the last, and what such a stretch is called
PERIODS = ((6, 7, "week"), (27, 30, "month"), (88, 92, "quarter"), (179, 184, "half"), (360, 366, "year"))
KEPT = word_set("hold keep maintain")  # "has held the rate at 7% since June" is the rate of no period
LONG = 100
APART = 240  # days after which a town's dead are another event's
WEEK = 7
RECENT = 110  # days before print within which a text speaks of its own time
KINDRED = 0.12  # likeness of two stories, from 0 to 1
LEAST_TOLD = 20  # below this a number next to another is not the other rounded
ROUNDED = 0.04
RARE = 3  # digits of a number that two texts do not give by chance


def is_ruled_out(a: Profile, b: Profile) -> bool:
    """Two figures that can be of one statistic by no account."""
    if a.key == b.corrects or b.key == a.corrects:
        return True
    return is_other(a, b) or (a.anchor == b.anchor and not are_converted(a, b) and not _is_told_twice(a, b))


def is_other(a: Profile, b: Profile) -> bool:
    """Two figures that measure different things, whatever their numbers and sources."""
    if (a.kind, a.measure) != (b.kind, b.measure):
        return True
    if are_converted(a, b):
        return False
    if _is_cut_from(a, b) or _is_cut_from(b, a):
        return True
    if a.unit != b.unit and a.kind != "money":
        return True
    if are_variants(a.variants, b.variants, is_rare=are_equal(a, b) and min(a.digits, b.digits) >= RARE):
        return True
    if _is_elsewhere(a, b) or _is_elsewhere(b, a):
        return True
    return _outcomes_differ(a, b) or _care_differs(a, b) or _periods_differ(a, b) or _events_differ(a, b)


def may_be_one(a: Profile, b: Profile) -> bool:
    """Figures whose likeness is worth weighing. Sums in two currencies are one only where a text converts them."""
    return not is_ruled_out(a, b) and (a.unit == b.unit or are_converted(a, b))


def have_in_common(a: Profile, b: Profile) -> bool:
    """A word of what is counted, what happened, or what stands around: a number alone joins nothing across articles."""
    x, y = ({*p.acts, *p.things, *p.roles, *p.deeds, *p.near, *p.parts} for p in (a, b))
    return not x.isdisjoint(y) or credit_one(a, b) or (a.lead and b.lead)


def are_kindred(a: Profile, b: Profile) -> bool:
    """Do the articles of the two tell one story? They share a name, and enough of their names and terms; of a country
    that is called by many names much else is told."""
    other = dict(b.terms)
    shared = [(term, weight * other[term]) for term, weight in a.terms if term in other]
    named = {term for term, _ in shared if term[0] != "~"}
    is_named = bool(named if len(shared) > 1 else named - COUNTRIES)
    return is_named and sum(weight for _, weight in shared) >= KINDRED


def are_converted(a: Profile, b: Profile) -> bool:
    return a.anchor == b.anchor and a.kind != "count" and not set(a.conversions).isdisjoint(b.conversions)


def are_editions(a: Profile, b: Profile) -> bool:
    """One place in one article before and after an edit of the number, or a sentence told twice."""
    return a.anchor == b.anchor and a.frame == b.frame


def are_linked(a: Profile, b: Profile) -> bool:
    return a.anchor == b.anchor and not set(a.links).isdisjoint(b.links)


def are_steps(a: Profile, b: Profile) -> bool:
    return a.anchor == b.anchor and not set(a.steps).isdisjoint(b.steps)


def _is_cut_from(a: Profile, b: Profile) -> bool:
    """ "29 of the 112"; "40 were freed, 12 of them women". What is told of the 112 nowhere else is told of the 29."""
    if a.anchor != b.anchor:
        return False
    if b.whole and not a.whole and not are_rounded(a, b):
        return True
    leans = a.partitive and a.refers_to == b.spot and (middle(a) or 0) < (middle(b) or 0)
    return leans or not set(a.cuts).isdisjoint(b.cuts)


def middle(profile: Profile) -> float | None:
    known = [end for end in (profile.low, profile.high) if end is not None]
    return sum(known) / len(known) if known else None


def length(profile: Profile) -> int | None:
    """Days from the first to the last of a stated time."""
    if not profile.stated or profile.valid_from is None or profile.valid_to is None:
        return None
    return (date.fromisoformat(profile.valid_to) - date.fromisoformat(profile.valid_from)).days


def gap(a: Profile, b: Profile) -> int:
    """Days between the times that two figures speak of; the day of print where none is stated."""
    first, last = sorted((_times(a), _times(b)))
    return max(0, (date.fromisoformat(last[0]) - date.fromisoformat(first[1])).days) if first[0] else 0


def _times(profile: Profile) -> tuple[str, str]:
    stated = profile.stated and profile.valid_from and profile.valid_to
    begin, end = (profile.valid_from, profile.valid_to) if stated else (profile.published, profile.published)
    return begin or "", end or ""


def age(profile: Profile) -> int:
    """Days from the time spoken of to the day of print."""
    if not profile.valid_to or not profile.published:
        return 0
    return max(0, (date.fromisoformat(profile.published) - date.fromisoformat(profile.valid_to)).days)


def are_equal(a: Profile, b: Profile) -> bool:
    return a.unit == b.unit and (a.low, a.high) == (b.low, b.high)


def are_rounded(a: Profile, b: Profile) -> bool:
    """Equal, or one is the other rounded to at most three digits."""
    x, y = middle(a), middle(b)
    if x is None or y is None or a.unit != b.unit:
        return False
    if x == y:
        return True
    if min(x, y) <= LEAST_TOLD or abs(x - y) > ROUNDED * max(x, y):
        return False
    least = 2 if a.kind == "share" else 1  # 91.2% is not 90% rounded
    return any(_rounds_to(p, q, digits) for p, q in ((x, y), (y, x)) for digits in range(least, 4))


def _rounds_to(fine: float, coarse: float, digits: int) -> bool:
    unit = 10.0 ** (math.floor(math.log10(fine)) - digits + 1)
    return math.isclose(round(fine / unit) * unit, coarse, rel_tol=1e-9)


def _outcomes_differ(a: Profile, b: Profile) -> bool:
    x, y = set(a.acts) & OUTCOMES, set(b.acts) & OUTCOMES
    return bool(x and y) and not x & y and not any(x & alike and y & alike for alike in ALIKE)


def _is_elsewhere(part: Profile, other: Profile) -> bool:
    """ "336 in Balasan", where the text tells of others elsewhere; told of a place, and the other not of that one."""
    held = {*other.place, *other.names, *other.main}
    return part.placed and not set(part.place) & held and part.anchor != other.anchor


def _care_differs(a: Profile, b: Profile) -> bool:
    """Of all that were hurt some are treated, and fewer are still in hospital."""
    if a.kind != "count" or _are_in_care(a) == _are_in_care(b):
        return False
    return "hurt" in (b if _are_in_care(a) else a).acts


def _are_in_care(profile: Profile) -> bool:
    stay = {*profile.near, *profile.things}
    return "treat" in stay or ("hospital" in stay and not stay.isdisjoint(STILL))


def _events_differ(a: Profile, b: Profile) -> bool:
    """A bus crash and a warehouse fire, told of in two articles of which neither has a word of the other's."""
    if a.kind != "count" or not (is_eventful(a) or is_eventful(b)):
        return False
    is_running = any((length(p) or 0) > WEEK for p in (a, b)) or "disease" in set(a.happened) & set(b.happened)
    if gap(a, b) > APART and not is_running:
        return True
    if a.anchor == b.anchor or not (is_eventful(a) and is_eventful(b)):
        return False
    happened, scene = set(a.happened) & set(b.happened), set(a.scene) & set(b.scene)
    is_strange = _are_strange(a.happened, b.happened, a, b) and not scene
    return is_strange or (_are_strange(a.scene, b.scene, a, b) and happened.isdisjoint(WIDE))


def _are_strange(x: Collection[str], y: Collection[str], a: Profile, b: Profile) -> bool:
    return bool(x and y) and set(x).isdisjoint(b.told) and set(y).isdisjoint(a.told)


def is_eventful(profile: Profile) -> bool:
    """A count of what came of one event: two events of one sort in one place are told apart by their words and days."""
    return bool(profile.happened or profile.scene) and not EVENTFUL.isdisjoint(profile.acts)


def _periods_differ(a: Profile, b: Profile) -> bool:
    """A month's count is not a year's; nor is that of a year gone by the toll of this week's disaster."""
    x, y = period(a), period(b)
    if (a.kind == "share" and a.measure == "change") or (are_steps(a, b) and not (x and y)):
        return False
    if x and y:
        is_running = "long" in (x, y) and (are_steps(a, b) or bool({x, y} & {"quarter", "half", "year"}))
        return x != y and not is_running
    told, other = (a, b) if x else (b, a)
    is_past = age(told) > RECENT and age(other) <= RECENT
    return a.kind == "count" and (x or y) == "year" and is_past and not OUTCOMES.isdisjoint(told.acts)


def period(profile: Profile) -> str | None:
    days = length(profile)
    is_kept = profile.kind == "share" and not KEPT.isdisjoint((*profile.acts, *profile.deeds))
    if days is None or is_kept:
        return None
    named = next((name for least, most, name in PERIODS if least <= days <= most), None)
    return named or ("long" if days > LONG else None)


def _is_told_twice(a: Profile, b: Profile) -> bool:
    """Why would one article state one statistic twice? A repeat, a correction, another time or another source."""
    if are_editions(a, b) or are_rounded(a, b) or are_linked(a, b) or a.withdrawn != b.withdrawn:
        return True
    if _is_part_of(a, b) or _is_part_of(b, a):
        return False
    return (a.valid_from, a.valid_to) != (b.valid_from, b.valid_to) or _sources_differ(a, b)


def _is_part_of(a: Profile, b: Profile) -> bool:
    """ "11,040 Palestinian detainees" beside "12,300 detainees", at one time."""
    is_narrower = set(a.parts) > set(b.parts) and (a.acts, a.things) == (b.acts, b.things)
    return is_narrower and (a.valid_from, a.valid_to) == (b.valid_from, b.valid_to)


def credit_one(a: Profile, b: Profile) -> bool:
    """Do both credit one source? The name of the place alone says nothing: "the Marl Coast Guard", "Marl Hospital"."""
    x, y, places = set(a.sources), set(b.sources), {*a.place, *b.place}
    return bool((x & y) - places) or (bool(x & y) and (x <= places or y <= places))


def _sources_differ(a: Profile, b: Profile) -> bool:
    return bool(a.sources or b.sources) and not credit_one(a, b)
