"""Which statistic a figure belongs to once a person has corrected what it measures."""

import dataclasses
from collections.abc import Mapping
from sqlite3 import Row
from typing import Any

from sqlite_utils import Database

from service.figures.figure import Figure
from service.statistic import Vocabulary, profile, story
from service.store import moments, reading
from service.store.grouping import place_statistics
from service.store.identity import identifier
from service.store.rows import Reading, figure_of


def moved(db: Database, recorded: int, change: tuple[Row, Reading], vocabulary: Vocabulary | None) -> str | None:
    """The statistic that follows from the corrected reading; the one held if a person had put the figure there, or if
    the article no longer states it."""
    held, meaning = change
    if not held["present"]:
        return _held(held)
    newest = moments.head(db).id
    article = reading.revision(db, held["article"], held["revision"], newest).article
    stated = reading.figures_of(db, held["article"], newest)
    told = story(article, [found.figure for found in stated], vocabulary)
    places = {found.id: place for place, found in enumerate(stated)}
    before = profile(_leaning(dict(held), places), told)
    if (identifier("s", before.key) if before else None) != held["statistic"]:
        return _held(held)
    after = profile(_leaning(dict(held) | meaning, places), told)
    return place_statistics(db, recorded, [after.correcting(before) if after and before else after], {})[0]


def _held(row: Row) -> str | None:
    statistic: str | None = row["statistic"]
    return statistic


def _leaning(columns: Mapping[str, Any], places: Mapping[str, int]) -> Figure:
    """The figure with the place, among its article's figures, of the one that it refers to."""
    return dataclasses.replace(figure_of(columns), refers_to=places.get(columns["refers_to"]))
