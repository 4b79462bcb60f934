"""When: do two claims speak of the same time?"""

from dataclasses import dataclass
from datetime import date

from service.comparison.base import gave_way
from service.comparison.claim import Claim, Rules
from service.comparison.quantity import number
from service.comparison.source import shared


@dataclass(frozen=True, slots=True)
class When:
    """How the times of two claims stand to each other.

    is_same      they speak of one time, so different numbers disagree
    may_be_same  nothing in the texts says that the times differ, so equal numbers agree
    both_dated   both texts say their time
    days         between the days they speak of
    """

    is_same: bool
    may_be_same: bool
    both_dated: bool
    days: int | None


def when(a: Claim, b: Claim, rules: Rules) -> When:
    both_dated = a.is_dated and b.is_dated
    overlap = _meet((a.begins, a.ends), (b.begins, b.ends))
    if a.is_base or b.is_base or _is_before_and_after(a, b) or _is_tally_going_on(a, b):
        is_same = False
    elif both_dated:
        is_same = a.ends == b.ends or (overlap and a.figure.measure == "level" and _meet(_told_for(a), _told_for(b)))
    else:
        is_same = _tells_of_one_time(a, b, rules)
    days = None if a.ends is None or b.ends is None else abs((b.ends - a.ends).days)
    return When(is_same, overlap or not both_dated, both_dated, days)


def _told_for(claim: Claim) -> tuple[date | None, date | None]:
    """What the number is for. A tally that runs from an earlier month to the day of print is for that day."""
    begins, ends = claim.begins, claim.ends
    if begins is None or ends is None or ends != claim.published_on:
        return begins, ends
    return (ends, ends) if (begins.year, begins.month) != (ends.year, ends.month) else (begins, ends)


def _meet(a: tuple[date | None, date | None], b: tuple[date | None, date | None]) -> bool:
    if a[0] is None or a[1] is None or b[0] is None or b[1] is None:
        return False
    return a[0] <= b[1] and b[0] <= a[1]


def _is_before_and_after(a: Claim, b: Claim) -> bool:
    """ "lifted the rate from 71.2% to 72%", "climbed to 41 from 23": numbers of one sentence, one after the other."""
    if a.article_id != b.article_id or a.figure.sentence != b.figure.sentence:
        return False
    return gave_way(a.figure) or gave_way(b.figure)


def _is_tally_going_on(a: Claim, b: Claim) -> bool:
    """ "this month", told on the 30th, and "in May": from one day on to two ends, of which one is the day of print.
    What goes on does not shrink."""
    if not (a.is_dated and b.is_dated) or a.begins != b.begins or a.ends == b.ends:
        return False
    first, last = sorted((a, b), key=lambda c: c.ends or date.min)
    was, now = number(first), number(last)
    has_shrunk = was is not None and now is not None and now < was
    return first.begins != first.ends and first.ends == first.published_on and not has_shrunk


def _tells_of_one_time(a: Claim, b: Claim, rules: Rules) -> bool:
    """With a time unstated: the same day of print, or one article that sets two sources against each other."""
    x, y = a.figure.sources, b.figure.sources
    if a.article_id == b.article_id:
        if shared(x, y, rules.aliases):
            return False  # "38, the union had said; its list now has 36"
        return bool(x or y) or not (a.is_dated or b.is_dated) or _meet((a.begins, a.ends), (b.begins, b.ends))
    return _meet(_told_for(a), _told_for(b)) and a.ends == b.ends
