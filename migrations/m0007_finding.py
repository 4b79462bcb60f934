"""What finds things again: statistics by their blocks, newest first; edits and rulings; who last read an article.

None of it is part of the record: it is made from the record, or, as for the extractor, tells no more than where reading
the articles anew goes on.
"""

import hashlib
import json
from collections.abc import Iterable

from sqlite_utils import Database

STEPS = (
    # Two profiles are only ever matched if they share blocks. The newest statistics of a block lie together.
    """
    CREATE TABLE block_statistics (
        block INTEGER NOT NULL,
        statistic INTEGER NOT NULL REFERENCES statistics (seq),
        PRIMARY KEY (block, statistic)
    ) STRICT, WITHOUT ROWID
    """,
    "DROP TABLE statistic_blocks",
    # Figures that came in the place of others: what edits did to numbers.
    "CREATE INDEX figure_versions_replacing ON figure_versions (recorded, figure) WHERE replaces IS NOT NULL",
    # Versions on which a person has ruled.
    "CREATE INDEX figure_versions_ruled ON figure_versions (figure, version) WHERE state <> 'extracted'",
    """
    CREATE TABLE article_extractors (
        article TEXT PRIMARY KEY REFERENCES articles (id),
        extractor TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
)


def numbers(blocks: Iterable[str]) -> list[int]:
    """Blocks as whole numbers, in order. Where two meet in one number, a statistic is looked at in vain."""
    digests = {hashlib.blake2b(block.encode(), digest_size=8).digest() for block in blocks}
    return sorted(int.from_bytes(digest, signed=True) for digest in digests)


def up(db: Database) -> None:
    for statement in STEPS:
        db.execute(statement)
    for seq, profile in db.execute("SELECT seq, profile FROM statistics WHERE profile IS NOT NULL").fetchall():
        rows = [(number, seq) for number in numbers(json.loads(profile)["blocks"])]
        db.conn.executemany("INSERT INTO block_statistics (block, statistic) VALUES (?, ?)", rows)
