"""Which statistics on record may be one with new ones: those that share the most telling blocks with them."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from sqlite3 import Row

from sqlite_utils import Database

from migrations.m0007_finding import numbers
from service.statistic import SHARED_BLOCKS, Profile

# So that the cost of an article does not grow with the record: of a block that many share, its newest statistics; of
# all that share enough blocks, those that share the most telling ones.
NEWEST = 100
MOST = 100
# Of one article: a text of more is a table or a list, and what comes after stands alone.
MOST_LINKED = 400

SHARING = "SELECT statistic FROM block_statistics WHERE block = :block ORDER BY statistic DESC LIMIT :newest"

INDEXED = """
SELECT count(*) FROM json_each(:blocks) AS asked
CROSS JOIN block_statistics b ON b.block = asked.value AND b.statistic = :statistic
"""

PROFILES = """
SELECT seq, id, profile, row_number() OVER (PARTITION BY recorded ORDER BY seq) AS place
FROM statistics WHERE profile IS NOT NULL ORDER BY seq
"""


def candidates(db: Database, new: Collection[Profile]) -> list[Row]:
    """Rows of id and profile, before the new statistics are indexed."""
    shared: dict[int, int] = defaultdict(int)
    weight: dict[int, float] = defaultdict(float)
    for block in numbers(block for profile in new for block in profile.blocks):
        found = db.conn.execute(SHARING, {"block": block, "newest": NEWEST}).fetchall()
        for (statistic,) in found:
            shared[statistic] += 1
            weight[statistic] += 1 / len(found)
    enough = [statistic for statistic, blocks in shared.items() if blocks >= SHARED_BLOCKS]
    likely = sorted(enough, key=lambda statistic: (-weight[statistic], -statistic))[:MOST]
    return db.conn.execute(
        "SELECT s.id, s.profile FROM json_each(:seqs) AS asked CROSS JOIN statistics s ON s.seq = asked.value",
        {"seqs": json.dumps(likely)},
    ).fetchall()


def index_blocks(db: Database, new: Mapping[str, Profile]) -> None:
    """From now on they are candidates themselves."""
    rows = db.conn.execute(
        "SELECT s.seq, s.id FROM json_each(:ids) AS asked CROSS JOIN statistics s ON s.id = asked.value",
        {"ids": json.dumps(list(new))},
    )
    found = {row["id"]: row["seq"] for row in rows.fetchall()}
    pairs = [(block, found[statistic]) for statistic, profile in new.items() for block in numbers(profile.blocks)]
    db.conn.executemany("INSERT INTO block_statistics (block, statistic) VALUES (?, ?)", sorted(pairs))


def unfound(db: Database) -> Iterator[str]:
    """Statistics that are not indexed by all of their blocks; those of a table, beyond the first, by none."""
    for row in db.conn.execute(PROFILES):
        try:
            blocks = numbers(json.loads(row["profile"])["blocks"])
        except (ValueError, KeyError, TypeError):
            yield f"statistic {row['id']}: its profile cannot be read"
            continue
        about = {"blocks": json.dumps(blocks), "statistic": row["seq"]}
        found = db.conn.execute(INDEXED, about).fetchone()[0]
        if found != len(blocks) and (found or row["place"] <= MOST_LINKED):
            yield f"statistic {row['id']}: it is not found by all of its blocks"
