"""Which statistics are one: matches are edges, judgements add and cut them, a group is read under its smallest id."""

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from sqlite3 import Row
from typing import NamedTuple

from sqlite_utils import Database

from service.statistic import Profile, link
from service.store.identity import identifier, readable
from service.store.statistic_candidates import MOST_LINKED, candidates, index_blocks
from service.store.transactions import EVER

OPEN_RULINGS = """
SELECT a, b FROM judgements j WHERE about = 'statistic' AND ruling = :ruling
AND NOT EXISTS (SELECT 1 FROM judgement_closings WHERE judgement = j.id)
"""

RULED_ON = """
SELECT asked.value FROM json_each(:ids) AS asked WHERE EXISTS (
    SELECT 1 FROM (
        SELECT id FROM judgements WHERE about = 'statistic' AND a = asked.value
        UNION ALL SELECT id FROM judgements WHERE about = 'statistic' AND b = asked.value) j
    WHERE NOT EXISTS (SELECT 1 FROM judgement_closings WHERE judgement = j.id))
"""

CANONICAL = """
SELECT asked.value AS statistic, (
    SELECT canonical FROM statistic_groups WHERE statistic = asked.value AND recorded <= :as_of
    ORDER BY recorded DESC LIMIT 1) AS canonical
FROM json_each(:ids) AS asked
"""

MEMBERS = """
SELECT g.statistic, g.canonical FROM json_each(:ids) AS asked
CROSS JOIN statistic_groups g ON g.canonical = asked.value AND g.recorded <= :as_of
WHERE NOT EXISTS (
    SELECT 1 FROM statistic_groups WHERE statistic = g.statistic AND recorded > g.recorded AND recorded <= :as_of)
"""

NEIGHBOURS = """
SELECT e.a, e.b, e.score FROM json_each(:ids) AS asked CROSS JOIN statistic_edges e ON e.a = asked.value
UNION SELECT e.a, e.b, e.score FROM json_each(:ids) AS asked CROSS JOIN statistic_edges e ON e.b = asked.value
"""

# Groups that moved under an id without a person's name, from one with: the newest name last.
NAMED = """
SELECT moved.value AS statistic, 1 + newest.version AS version, named.name, named.definition
FROM json_each(:changed) AS moved
CROSS JOIN statistic_versions named ON named.statistic = moved.key AND named.by_person
    AND named.version = (SELECT max(version) FROM statistic_versions WHERE statistic = moved.key)
CROSS JOIN statistic_versions newest ON newest.statistic = moved.value AND NOT newest.by_person
    AND newest.version = (SELECT max(version) FROM statistic_versions WHERE statistic = moved.value)
WHERE moved.key <> moved.value ORDER BY named.seq
"""


class Edge(NamedTuple):
    """Two statistics that are one, a < b; the score of a person's ruling is above every match's."""

    a: str
    b: str
    score: float


def place_statistics(
    db: Database, recorded: int, profiles: Sequence[Profile | None], stays: Mapping[int, str]
) -> list[str | None]:
    """The statistic of each profile; those that are new are recorded, matched and grouped.

    `stays`: of a profile, by number, the statistic that it is one with whatever else tells: an edit changed a number.
    """
    ids = [None if profile is None else identifier("s", profile.key) for profile in profiles]
    wanted = {i: profile for i, profile in zip(ids, profiles, strict=True) if i is not None and profile is not None}
    if not wanted:
        return ids
    known = db.conn.execute(
        "SELECT s.id FROM json_each(:ids) AS asked CROSS JOIN statistics s ON s.id = asked.value",
        {"ids": json.dumps(list(wanted))},
    )
    for row in known.fetchall():
        del wanted[row["id"]]
    if wanted:
        linked = dict(islice(wanted.items(), MOST_LINKED))
        after = {own: old for number, old in stays.items() if (own := ids[number]) in wanted and own is not None}
        _insert_statistics(db, recorded, wanted)
        edges = _match(db, recorded, linked, {(min(a, b), max(a, b)) for a, b in after.items()})
        index_blocks(db, linked)
        _join(db, recorded, list(wanted), edges)
    return ids


def ruled_on(db: Database, statistics: Iterable[str]) -> set[str]:
    """Those of the statistics that a judgement which holds names."""
    rows = db.conn.execute(RULED_ON, {"ids": json.dumps(sorted(statistics))})
    return {row["value"] for row in rows}


def _insert_statistics(db: Database, recorded: int, new: Mapping[str, Profile]) -> None:
    db.conn.executemany(
        "INSERT INTO statistics (id, recorded, kind, unit, profile) VALUES (:id, :recorded, :kind, :unit, :profile)",
        [
            {"id": i, "recorded": recorded, "kind": one.kind, "unit": one.unit, "profile": one.to_json()}
            for i, one in new.items()
        ],
    )
    db.conn.executemany(
        "INSERT INTO statistic_versions (statistic, version, recorded, by_person, name)"
        " VALUES (:id, 1, :recorded, 0, :name)",
        [{"id": i, "recorded": recorded, "name": readable(one.name).strip() or one.kind} for i, one in new.items()],
    )


def _match(db: Database, recorded: int, new: Mapping[str, Profile], kept: set[tuple[str, str]]) -> list[Edge]:
    """Links the new statistics with each other and with those on record that are likeliest to be one with them;
    records and gives the edges, those that are kept among them."""
    known = {row["id"]: _profile(row["profile"]) for row in candidates(db, new.values())}
    edges = {(a, b): (found.score, readable(found.sentence)) for a, b, found in link(new, known)}
    edges |= dict.fromkeys(kept, (1.0, "The article was edited, and one number came in the place of the other."))
    db.conn.executemany(
        "INSERT INTO statistic_edges (a, b, recorded, score, sentence) VALUES (:a, :b, :recorded, :score, :sentence)",
        [
            {"a": a, "b": b, "recorded": recorded, "score": score, "sentence": sentence}
            for (a, b), (score, sentence) in sorted(edges.items())
        ],
    )
    return [Edge(a, b, score) for (a, b), (score, _) in edges.items()]


@lru_cache(maxsize=50_000)
def _profile(text: str) -> Profile:
    return Profile.from_json(text)


def _join(db: Database, recorded: int, new: list[str], edges: list[Edge]) -> None:
    """Puts new statistics in their groups. Unless a ruling keeps some of these groups apart, groups simply merge."""
    ends = {end for edge in edges for end in edge[:2]}
    group = canonical_ids(db, ends - set(new), EVER) | {statistic: statistic for statistic in new}
    touched = {group[end] for end in ends}
    apart = [(row["a"], row["b"]) for row in db.conn.execute(OPEN_RULINGS, {"ruling": "different"})]
    owner = canonical_ids(db, {end for pair in apart for end in pair}, EVER)
    if any(owner[a] in touched and owner[b] in touched for a, b in apart):
        db.conn.executemany(
            "INSERT INTO statistic_groups (statistic, recorded, canonical) VALUES (:id, :recorded, :id)",
            [{"id": statistic, "recorded": recorded} for statistic in set(new) - ends],
        )
        regroup(db, recorded, ends)
        return
    joined = _components(touched | set(new), [Edge(group[a], group[b], score) for a, b, score in edges], [])
    moved = {old: canonical for old, canonical in joined.items() if old != canonical}
    placed = {row["statistic"]: moved[row["canonical"]] for row in members(db, moved, EVER)}
    _write_groups(db, recorded, placed | {statistic: joined[statistic] for statistic in new}, {})


def regroup(db: Database, recorded: int, seeds: Iterable[str]) -> None:
    """Forms the groups anew for all that hangs together with these statistics."""
    edges, nodes = _hanging_together(db, set(seeds))
    apart = [(row["a"], row["b"]) for row in db.conn.execute(OPEN_RULINGS, {"ruling": "different"})]
    grouped = _components(nodes, edges, [pair for pair in apart if set(pair) <= nodes])
    _write_groups(db, recorded, grouped, canonical_ids(db, nodes, EVER))


def _hanging_together(db: Database, seeds: set[str]) -> tuple[list[Edge], set[str]]:
    ruled = [Edge(row["a"], row["b"], 2.0) for row in db.conn.execute(OPEN_RULINGS, {"ruling": "same"})]
    nodes, fresh = set(seeds), set(seeds)
    edges: set[Edge] = set()
    while fresh:
        rows = db.conn.execute(NEIGHBOURS, {"ids": json.dumps(sorted(fresh))})
        found = {Edge(row["a"], row["b"], row["score"]) for row in rows}
        found |= {edge for edge in ruled if edge.a in fresh or edge.b in fresh}
        edges |= found
        fresh = {end for edge in found for end in edge[:2]} - nodes
        nodes |= fresh
    return list(edges), nodes


def _components(nodes: Iterable[str], edges: list[Edge], apart: list[tuple[str, str]]) -> dict[str, str]:
    """Each node to the smallest of its group. The surest edges join first, and none joins what must stay apart: the
    result does not depend on the order in which nodes and edges came to be."""
    group = {node: {node} for node in nodes}
    for edge in sorted(edges, key=lambda edge: (-edge.score, edge)):
        one, other = group[edge.a], group[edge.b]
        if one is other or any((a in one and b in other) or (b in one and a in other) for a, b in apart):
            continue
        small, large = sorted((one, other), key=len)
        large |= small
        group.update(dict.fromkeys(small, large))
    smallest = {id(members): min(members) for members in group.values()}
    return {node: smallest[id(members)] for node, members in group.items()}


def _write_groups(db: Database, recorded: int, grouped: dict[str, str], before: dict[str, str]) -> None:
    changed = {statistic: canonical for statistic, canonical in grouped.items() if before.get(statistic) != canonical}
    db.conn.executemany(
        "INSERT INTO statistic_groups (statistic, recorded, canonical) VALUES (:statistic, :recorded, :canonical)",
        [{"statistic": s, "recorded": recorded, "canonical": c} for s, c in sorted(changed.items())],
    )
    _keep_names(db, recorded, changed)


def _keep_names(db: Database, recorded: int, changed: dict[str, str]) -> None:
    """A name that a person gave goes along when a group comes to be read under another id."""
    rows = db.conn.execute(NAMED, {"changed": json.dumps(changed)}).fetchall()
    db.conn.executemany(
        "INSERT INTO statistic_versions (statistic, version, recorded, by_person, name, definition)"
        " VALUES (:statistic, :version, :recorded, 1, :name, :definition)",
        [dict(row) | {"recorded": recorded} for row in {row["statistic"]: row for row in rows}.values()],
    )


def canonical_ids(db: Database, statistics: Iterable[str], as_of: int) -> dict[str, str]:
    """The id that each is read under; left out if it was not on record."""
    rows = db.conn.execute(CANONICAL, {"ids": json.dumps(sorted(statistics)), "as_of": as_of})
    return {row["statistic"]: row["canonical"] for row in rows if row["canonical"] is not None}


def members(db: Database, canonical: Iterable[str], as_of: int) -> list[Row]:
    """All statistics that are read under these ids, as rows of statistic and canonical."""
    return db.conn.execute(MEMBERS, {"ids": json.dumps(sorted(canonical)), "as_of": as_of}).fetchall()
