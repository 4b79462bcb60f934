"""Which statistics on record are those of a text that is not recorded."""

from collections.abc import Mapping, Sequence

from sqlite_utils import Database

from service.statistic import Profile, link
from service.store.statistic_candidates import candidates
from service.store.statistic_groups import canonical_ids

TOGETHER = 50  # figures that are matched at once, more than most texts state: a long text costs as long as it is


def alike(db: Database, profiles: Sequence[Profile | None], as_of: int) -> list[str | None]:
    """Of each profile the statistic that the surest of its links leads to, be it through another of the profiles."""
    found: list[str | None] = []
    for first in range(0, len(profiles), TOGETHER):
        few = profiles[first : first + TOGETHER]
        new = {f"new {number}": profile for number, profile in enumerate(few) if profile is not None}
        led = _led(db, new, as_of)
        found += [led.get(f"new {number}") for number in range(len(few))]
    return found


def _led(db: Database, new: Mapping[str, Profile], as_of: int) -> dict[str, str | None]:
    known = {row["id"]: Profile.from_json(row["profile"]) for row in candidates(db, new.values())}
    ends = canonical_ids(db, known, as_of)
    found: dict[str, str] = {}
    group = {name: {name} for name in new}
    for edge in sorted(link(new, {one: known[one] for one in ends}), key=lambda edge: (-edge.match.score, edge)):
        ours = [end for end in (edge.a, edge.b) if end in new]
        if len(ours) == 2:
            joined = group[edge.a] | group[edge.b]
            group.update(dict.fromkeys(joined, joined))
        else:
            found.setdefault(ours[0], ends[edge.b if edge.a in new else edge.a])
    return {name: next((found[one] for one in (name, *sorted(group[name])) if one in found), None) for name in new}
