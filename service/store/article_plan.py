"""What a reading of an article does to its figures: which are new, read otherwise, gone, or kept by a ruling."""

import dataclasses
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from sqlite3 import Row

from sqlite_utils import Database

from service.article import Article
from service.figures.figure import Figure
from service.statistic import Profile
from service.store.article_edit import pairs
from service.store.figure_versions import (
    HELD,
    Place,
    Version,
    Written,
    extracted,
    following,
    reading_in,
    write_figures,
    write_places,
    write_readings,
    write_versions,
)
from service.store.identity import identifier, sayings
from service.store.rows import Reading, figure_of, reading_of, same_meaning
from service.store.statistic_groups import place_statistics, ruled_on

SAME_THING = ("kind", "unit", "measured", "measure")


@dataclass(frozen=True, slots=True)
class Reported:
    """An article with what was read out of it; `profiles` go with `figures`, one each, None for no statistic."""

    article: Article
    figures: Sequence[Figure]
    profiles: Sequence[Profile | None]

    def __post_init__(self) -> None:
        if len(self.figures) != len(self.profiles):
            raise ValueError(f"{len(self.figures)} figures but {len(self.profiles)} profiles")
        for figure in self.figures:
            if self.article.text[figure.start : figure.end] != figure.exact:
                raise ValueError(f"{figure.exact!r} does not stand at {figure.start} of the text")


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be written of an article's figures.

    new       id, figure and occurrence of each that was never said before
    versions  of new, changed and vanished figures
    readings  what is read where a person's ruling stands; empty where no figure is read any more
    placed    id, figure and its sentence, where that is not as first said, of each that has a new place
    stays     profiles, by number, that are of the statistic named whatever else tells
    """

    new: list[tuple[str, Figure, int]]
    versions: list[Version]
    readings: dict[str, Reading]
    placed: list[tuple[str, Figure, str | None]]
    stays: dict[int, str]

    @property
    def is_empty(self) -> bool:
        return not (self.versions or self.readings or self.placed)


def plan_of(db: Database, place: tuple[str, int], reported: Reported, held: Mapping[str, Row]) -> Plan:
    """Reads only. `place` is the article and the number of its revision, `held` what is `held_of` it."""
    identity, revision = place
    said = sayings(identity, reported.article.text, reported.figures)
    by_id = {saying.id: figure for saying, figure in zip(said, reported.figures, strict=True)}
    if len(by_id) < len(said):
        raise ValueError("two figures of one article stand in the same place")
    came_from = _came_from(held, by_id)
    readings = {}
    for saying, figure, profile in zip(said, reported.figures, reported.profiles, strict=True):
        read = readings[saying.id] = reading_of(figure)
        read["statistic"] = None if profile is None else identifier("s", profile.key)
        read["refers_to"] = None if figure.refers_to is None else said[figure.refers_to].id
    versions, kept = _versions(db, held, readings, came_from)
    gone, silent = _vanished(db, revision, held, by_id)
    before = {number: came_from.get(one.id, one.id) for number, one in enumerate(said)}
    earlier = {number: held[figure] for number, figure in before.items() if figure in held}
    edited = {number for number, one in enumerate(said) if one.id in came_from}
    return Plan(
        new=[(one.id, by_id[one.id], one.occurrence) for one in said if one.id not in held],
        versions=[*versions, *gone],
        readings=kept | silent,
        placed=_placed(revision, held, by_id),
        stays=_stays(db, reported.figures, earlier, edited),
    )


def held_of(db: Database, identity: str) -> dict[str, Row]:
    """The newest versions of an article's figures, present or not."""
    rows = db.conn.execute(HELD + "WHERE f.article = :article", {"article": identity})
    return {row["figure"]: row for row in rows}


def carry_out(db: Database, place: Place, reported: Reported, plan: Plan) -> list[Written]:
    """Writes statistics, figures, versions, readings and places; gives the versions."""
    place_statistics(db, place.recorded, reported.profiles, plan.stays)
    write_figures(db, place, plan.new)
    written = write_versions(db, place.recorded, plan.versions)
    write_readings(db, place.recorded, plan.readings)
    write_places(db, place, reported.article.text, plan.placed)
    return written


def _came_from(held: Mapping[str, Row], figures: Mapping[str, Figure]) -> dict[str, str]:
    """New figures to those of the last reading that an edit, or a better reading, made them from."""
    gone = sorted((row for i, row in held.items() if row["present"] and i not in figures), key=lambda r: r["start"])
    new = [(i, figure) for i, figure in figures.items() if i not in held or not held[i]["present"]]
    new.sort(key=lambda item: item[1].start)
    return pairs([(row["figure"], figure_of(row)) for row in gone], new)


def _stays(
    db: Database, figures: Sequence[Figure], earlier: Mapping[int, Row], edited: Collection[int]
) -> dict[int, str]:
    """Figures, by number, to the statistic of what stood in their place before, where both measure the same: of those
    that an edit made, and of those read anew whose statistic a person has ruled on."""
    same = {
        number: row["statistic"]
        for number, row in earlier.items()
        if row["statistic"] is not None and all(row[name] == getattr(figures[number], name) for name in SAME_THING)
    }
    unedited = {statistic for number, statistic in same.items() if number not in edited}
    ruled = ruled_on(db, unedited) if unedited else set()
    return {number: statistic for number, statistic in same.items() if number in edited or statistic in ruled}


def _placed(
    revision: int, held: Mapping[str, Row], figures: Mapping[str, Figure]
) -> list[tuple[str, Figure, str | None]]:
    """What has no place in this revision yet, or another one."""
    placed = []
    for figure_id, figure in figures.items():
        row = held.get(figure_id)
        if row is None or (row["revision"], row["start"]) != (revision, figure.start):
            as_first_said = row is None or row["first_said"] == figure.sentence
            placed.append((figure_id, figure, None if as_first_said else figure.sentence))
    return placed


def _versions(
    db: Database, held: Mapping[str, Row], readings: Mapping[str, Reading], came_from: Mapping[str, str]
) -> tuple[list[Version], dict[str, Reading]]:
    """Of the figures that are read. What a person has ruled on stands; what is read of it now is kept beside it."""
    versions, kept = [], {}
    for figure_id, reading_now in readings.items():
        row, replaces = held.get(figure_id), came_from.get(figure_id)
        if row is None:
            versions.append(Version(figure_id, 1, "extracted", True, replaces, reading_now))
        elif row["state"] != "extracted":
            before = extracted(db, figure_id)
            if before is None or not _same(before, reading_now):
                kept[figure_id] = reading_now
            if not row["present"]:
                versions.append(dataclasses.replace(following(row), present=True))
        elif not row["present"]:
            again = dataclasses.replace(following(row), present=True, reading=reading_now, replaces=replaces)
            versions.append(again)
        elif not _same(reading_in(row), reading_now):
            versions.append(dataclasses.replace(following(row), reading=reading_now))
    return versions, kept


def _vanished(
    db: Database, revision: int, held: Mapping[str, Row], figures: Collection[str]
) -> tuple[list[Version], dict[str, Reading]]:
    """Of the figures that are read no more. A better extractor's silence on the same text undoes no person's ruling,
    and is kept beside it as an empty reading."""
    gone = [row for figure_id, row in held.items() if row["present"] and figure_id not in figures]
    kept = [row for row in gone if row["state"] != "extracted" and row["revision"] == revision]
    silent: dict[str, Reading] = {row["figure"]: {} for row in kept if extracted(db, row["figure"]) is not None}
    return [dataclasses.replace(following(row), present=False) for row in gone if row not in kept], silent


def _same(a: Reading, b: Reading) -> bool:
    return same_meaning(a, b) and a["statistic"] == b["statistic"]
