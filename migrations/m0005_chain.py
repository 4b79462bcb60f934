"""The chain of hashes: whoever changes a row of the record later breaks it, and `verify` names the row.

One row for each transaction: its hash, and the digests of the rows that it wrote, 32 bytes each, sorted.
"""

from itertools import groupby
from operator import attrgetter

from sqlite_utils import Database

from migrations.guard import refuse_double, refuse_rewriting
from migrations.seal import FIRST, following, rows

TABLE = """
CREATE TABLE transaction_hashes (
    id INTEGER PRIMARY KEY REFERENCES transactions (id),
    hash TEXT NOT NULL CHECK (length(hash) = 64),
    digests BLOB NOT NULL
) STRICT
"""
GUARDS = (
    *refuse_rewriting("transaction_hashes", "what is on record is not to be changed, so its hash does not change"),
    refuse_double("transaction_hashes", "id"),
)
ON_RECORD = (
    "transactions", "articles", "revisions", "article_details", "statistics", "statistic_versions",
    "statistic_edges", "statistic_groups", "judgements", "judgement_closings", "figures", "figure_places",
    "figure_versions", "figure_readings", "sources", "figure_sources",
)  # fmt: skip


def up(db: Database) -> None:
    for statement in (TABLE, *GUARDS):
        db.execute(statement)
    before = FIRST
    for transaction, written in groupby(rows(db.conn, ON_RECORD), key=attrgetter("transaction")):
        digests = b"".join(sorted(row.digest for row in written))
        before = following(before, digests)
        db.execute(
            "INSERT INTO transaction_hashes (id, hash, digests) VALUES (:id, :hash, :digests)",
            {"id": transaction, "hash": before, "digests": digests},
        )
