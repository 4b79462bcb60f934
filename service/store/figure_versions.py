"""Writes figures, their places and their versions, inside the write that is open."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from sqlite3 import Row
from typing import Any

from sqlite_utils import Database

from service.figures.figure import Figure
from service.store.connection import connection_of
from service.store.identity import source_key
from service.store.rows import MEANING, Reading, keys_of, sources_of
from service.store.transactions import EVER

AROUND = 32

Written = tuple[Any, ...]  # a row of figure_versions, in the order of VERSION

# The newest version of figures, present or not, with their latest place.
HELD = """
SELECT v.*, f.article, f.exact, coalesce(p.sentence, f.sentence) AS sentence, f.sentence AS first_said,
    p.revision, p.start, p."end" AS "end"
FROM figures f
CROSS JOIN figure_versions v ON v.figure = f.id
    AND v.version = (SELECT max(version) FROM figure_versions WHERE figure = f.id)
CROSS JOIN figure_places p ON p.figure = f.id
    AND p.recorded = (SELECT max(recorded) FROM figure_places WHERE figure = f.id)
"""

# What the extractor last made of a figure on which a person has ruled since.
LAST_EXTRACTED = (
    "SELECT * FROM figure_versions WHERE figure = :figure AND state = 'extracted' AND recorded <= :as_of"
    " ORDER BY version DESC LIMIT 1"
)
LAST_READING = (
    "SELECT * FROM figure_readings WHERE figure = :figure AND recorded > :recorded AND recorded <= :as_of"
    " ORDER BY seq DESC LIMIT 1"
)

COLUMNS = ("figure", "version", "recorded", "state", "present", "statistic", "refers_to", "replaces")
KEYS = ("low_key", "high_key", "measured_key")

VERSION = ("seq", *COLUMNS, *MEANING, *KEYS)
FIGURE = ("seq", "id", "article", "recorded", "exact", "sentence", "occurrence")
PLACE = ("figure", "revision", "recorded", "start", "end", "sentence", "prefix", "suffix")
_MEANT = itemgetter(*MEANING)


@dataclass(frozen=True, slots=True)
class Place:
    """A revision of an article, and the transaction that is being written."""

    recorded: int
    article: str
    revision: int


@dataclass(frozen=True, slots=True)
class Version:
    """A version about to be written. reading: the columns of what the figure means, with statistic and refers_to."""

    figure: str
    number: int
    state: str
    present: bool
    replaces: str | None
    reading: Mapping[str, object]


def following(row: Row) -> Version:
    """The version after the one in the row, all else as it was."""
    return Version(
        figure=row["figure"],
        number=row["version"] + 1,
        state=row["state"],
        present=bool(row["present"]),
        replaces=row["replaces"],
        reading=reading_in(row),
    )


def reading_in(row: Row) -> Reading:
    return {name: row[name] for name in (*MEANING, "statistic", "refers_to")}


def extracted(db: Database, figure: str, as_of: int = EVER) -> Reading | None:
    """What the extractor last made of a figure, whatever a person ruled since; None where it no longer reads one."""
    version = db.conn.execute(LAST_EXTRACTED, {"figure": figure, "as_of": as_of}).fetchone()
    about = {"figure": figure, "recorded": version["recorded"], "as_of": as_of}
    if (reread := db.conn.execute(LAST_READING, about).fetchone()) is not None:
        return dict(json.loads(reread["reading"])) or None
    return reading_in(version)


def write_readings(db: Database, recorded: int, readings: Mapping[str, Reading]) -> None:
    """What the extractor now says of figures that a person has ruled on: kept, and not held."""
    if not readings:
        return
    db.conn.executemany(
        "INSERT INTO figure_readings (figure, recorded, reading) VALUES (:figure, :recorded, :reading)",
        [{"figure": f, "recorded": recorded, "reading": json.dumps(reading)} for f, reading in readings.items()],
    )


def write_versions(db: Database, recorded: int, versions: Sequence[Version]) -> list[Written]:
    newest = connection_of(db).newest("figure_versions")
    rows = [_row(seq, recorded, version) for seq, version in enumerate(versions, newest + 1)]
    connection_of(db).insert("figure_versions", VERSION, rows)
    _write_sources(db, recorded, {seq: str(one.reading["sources"]) for seq, one in enumerate(versions, newest + 1)})
    return rows


def _row(seq: int, recorded: int, version: Version) -> Written:
    read = version.reading
    own = (seq, version.figure, version.number, recorded, version.state, int(version.present))
    return (*own, read["statistic"], read["refers_to"], version.replaces, *_MEANT(read), *keys_of(read))


def _write_sources(db: Database, recorded: int, credited: Mapping[int, str]) -> None:
    """`credited`: of each version, by seq, its sources as JSON."""
    named = {text: sources_of(text) for text in set(credited.values())}
    names: dict[str, str] = {}
    for text in credited.values():
        for name in named[text]:
            names.setdefault(source_key(name), name)
    names.pop("", None)
    if not names:
        return
    known = _source_numbers(db, names)
    if fresh := [key for key in names if key not in known]:
        rows = [{"key": key, "name": names[key], "recorded": recorded} for key in fresh]
        db.conn.executemany("INSERT INTO sources (key, name, recorded) VALUES (:key, :name, :recorded)", rows)
        known |= (numbers := _source_numbers(db, fresh))
        words = sorted((number, names[key]) for key, number in numbers.items())
        db.conn.executemany("INSERT INTO source_words (rowid, name) VALUES (?, ?)", words)
    of = {text: [known[key] for name in said if (key := source_key(name))] for text, said in named.items()}
    links = {(source, seq) for seq, text in credited.items() for source in of[text]}
    connection_of(db).insert("figure_sources", ("source", "version"), sorted(links))


def _source_numbers(db: Database, keys: Iterable[str]) -> dict[str, int]:
    rows = db.conn.execute(
        "SELECT s.key, s.seq FROM json_each(:keys) AS asked CROSS JOIN sources s ON s.key = asked.value",
        {"keys": json.dumps(list(keys))},
    )
    return {row["key"]: row["seq"] for row in rows}


def write_figures(db: Database, place: Place, new: Sequence[tuple[str, Figure, int]]) -> None:
    """Figures said for the first time: id, figure, and which occurrence of sentence and surface it is."""
    newest = connection_of(db).newest("figures")
    rows = [
        (seq, figure_id, place.article, place.recorded, figure.exact, figure.sentence, occurrence)
        for seq, (figure_id, figure, occurrence) in enumerate(new, newest + 1)
    ]
    connection_of(db).insert("figures", FIGURE, rows)


def write_places(db: Database, place: Place, text: str, placed: Sequence[tuple[str, Figure, str | None]]) -> None:
    """Where the revision's text says each figure: id, figure, and its sentence where that is not as first said."""
    rows = [
        (figure_id, place.revision, place.recorded, figure.start, figure.end, sentence, *_around(text, figure))
        for figure_id, figure, sentence in placed
    ]
    connection_of(db).insert("figure_places", PLACE, rows)


def _around(text: str, figure: Figure) -> tuple[str, str]:
    return text[max(0, figure.start - AROUND) : figure.start], text[figure.end : figure.end + AROUND]
