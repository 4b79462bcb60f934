"""What tells near-copies of a text apart from texts of their own: of each revision a sketch, made from its words alone.

No part of the record: it is made from the texts, and checked against them by `verify`.
"""

import re
from zlib import crc32

import numpy as np
from sqlite_utils import Database

TABLE = """
CREATE TABLE revision_sketches (
    article TEXT NOT NULL REFERENCES articles (id),
    revision INTEGER NOT NULL,
    sketch BLOB NOT NULL,
    PRIMARY KEY (article, revision)
) STRICT, WITHOUT ROWID
"""
RUN = 4  # words that are looked at together: of ten words one may be edited, and two runs in three still stand
KEPT = 256  # runs of a text: the share that two texts have in common is told to within a few hundredths
# "Orlin's 3,443" is four words
WORD = re.compile(r"\w+")
_POWERS = np.array([0x9E3779B97F4A7C15**place % 2**64 for place in range(RUN)], np.uint64)
_BITS, _HALF = (np.uint64(30), np.uint64(27)), np.uint64(32)
_MIX = (np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB))


def sketch(text: str) -> bytes:
    """The smallest hashes of its runs of words, each once and in order, as whole numbers of four bytes.

    Of a text of many runs they are a sample, and of two texts samples of the same runs: whichever runs both have, both
    keep or both leave out, up to the last that either keeps.
    """
    words = WORD.findall(text.casefold())
    if len(words) < RUN:
        return b""
    encoded = " ".join(words).encode("utf-8", "surrogatepass").split(b" ")
    runs = np.correlate(np.fromiter(map(crc32, encoded), np.uint64, len(encoded)), _POWERS[::-1])
    for factor, bits in zip(_MIX, _BITS, strict=True):
        runs = (runs ^ (runs >> bits)) * factor
    hashes = (runs >> _HALF).astype("<u4")
    hashes.sort()
    is_first = np.append(True, hashes[1:] != hashes[:-1])
    kept: bytes = hashes[is_first][:KEPT].tobytes()
    return kept


def up(db: Database) -> None:
    db.execute(TABLE)
    texts = db.conn.execute("SELECT article, number, text FROM revisions ORDER BY seq")
    db.conn.executemany(
        "INSERT INTO revision_sketches (article, revision, sketch) VALUES (?, ?, ?)",
        ((row[0], row[1], sketch(row[2])) for row in texts),
    )
