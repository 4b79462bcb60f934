"""Sketches of texts, by which near-copies are told: kept in step with the revisions, which they are made from."""

import json
from collections.abc import Iterable, Iterator

from sqlite_utils import Database

from migrations.m0012_sketches import sketch
from service.store.figure_versions import Place

INSERT = "INSERT INTO revision_sketches (article, revision, sketch) VALUES (:article, :revision, :sketch)"

ASKED = """
SELECT s.article, s.sketch FROM json_each(:revisions) AS asked
CROSS JOIN revision_sketches s ON s.article = asked.value ->> 0 AND s.revision = asked.value ->> 1
ORDER BY asked.key
"""

HELD = """
SELECT r.article, r.number, r.text, s.sketch FROM revisions r
LEFT JOIN revision_sketches s ON s.article = r.article AND s.revision = r.number ORDER BY r.seq
"""


def write_sketch(db: Database, place: Place, text: str) -> None:
    row = {"article": place.article, "revision": place.revision, "sketch": sketch(text)}
    db.conn.execute(INSERT, row)


def sketches(db: Database, revisions: Iterable[tuple[str, int]]) -> list[tuple[str, bytes]]:
    """Of revisions, by article and number, each article with the sketch of its text, in the same order."""
    rows = db.conn.execute(ASKED, {"revisions": json.dumps(list(revisions))})
    return [(row["article"], row["sketch"]) for row in rows]


def misdrawn(db: Database) -> Iterator[str]:
    """Texts whose sketch is missing or not theirs."""
    for row in db.conn.execute(HELD):
        if row["sketch"] != sketch(row["text"]):
            yield f"article {row['article']}: the sketch of revision {row['number']} is not that of its text"
