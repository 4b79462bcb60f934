"""What people decide of a figure: correct, confirm, reject, retract, undo. Each decision is a version."""

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from sqlite3 import Row
from typing import Any, get_args

from sqlite_utils import Database

from service.errors import Contradicts, Invalid, NotFound, VersionConflict
from service.figures.correction import corrected
from service.figures.figure import Bound, Direction, Figure, Kind, Measure, ValidBasis
from service.statistic import Vocabulary, profile, story
from service.store import lookup, transactions
from service.store.figure_index import index_statistics, reindex
from service.store.figure_versions import HELD, Version, extracted, following, reading_in, write_versions
from service.store.identity import identifier, readable, source_key
from service.store.records import DROPPED, State, StoredFigure
from service.store.rows import Reading, exact_text, figure_of, reading_of
from service.store.staleness import change_since
from service.store.statistic_groups import canonical_ids, place_statistics
from service.store.transactions import EVER, Signature, begin_transaction
from service.store.writing import writing

Reader = Callable[[str, object], Any]
LINKS = ("statistic", "refers_to")  # to other things on record


@dataclass(frozen=True, slots=True)
class Correction:
    """Changes to one version of a figure."""

    figure: str
    changes: Mapping[str, object]
    expected_version: int
    vocabulary: Vocabulary | None


def correct(db: Database, correction: Correction, signed: Signature) -> StoredFigure:
    """A new version of the figure, unless nothing changes."""
    figure_id, changes, expected_version = correction.figure, correction.changes, correction.expected_version
    with writing(db):
        held = _held(db, figure_id)
        if held["version"] != expected_version:
            held_now = f"Figure {figure_id} is at version {held['version']}"
            raise VersionConflict(f"{held_now}, not {expected_version}: read it again, then decide.")
        version = _ruled(db, held, dict(changes))
        if version != following(held) or change_since(db, held, EVER):
            recorded = begin_transaction(db, signed.actor, "correct", signed.reason)
            if "statistic" not in changes and version.state != "extracted" and version.reading != reading_in(held):
                statistic = _moved(db, recorded, (held, dict(version.reading)), correction.vocabulary)
                version = dataclasses.replace(version, reading=dict(version.reading) | {"statistic": statistic})
                index_statistics(db, recorded)
            write_versions(db, recorded, [version])
            reindex(db, recorded, held["article"], figure_id)
    return lookup.figure(db, figure_id, transactions.head(db).id)


def _held(db: Database, figure_id: str) -> Row:
    row: Row | None = db.conn.execute(HELD + "WHERE f.id = :figure", {"figure": figure_id}).fetchone()
    if row is None:
        raise NotFound(f"No figure {figure_id} is on record.")
    return row


def _ruled(db: Database, held: Row, changes: dict[str, object]) -> Version:
    """The version that the changes come to."""
    state = changes.pop("state", None)
    if state is not None and state not in get_args(State):
        raise Invalid(f"state is one of {', '.join(get_args(State))}.", "/state")
    if state not in (None, "corrected") and changes:
        raise Invalid(f"{state} goes with no other change: send it alone, and changes without state.", "/state")
    if state == "extracted":
        return undone(db, held)
    if held["state"] in DROPPED and state in (None, "corrected"):
        undo = "undo that first, by the state extracted alone or `tallybook curate undo`"
        raise Contradicts(f"The figure is {held['state']}, and this would revive it: {undo}.", "/state")
    read = {name: _read(name, value) for name, value in changes.items()}
    meaning = _agreeing(db, held, read)
    if state is None:
        state = "corrected" if meaning != reading_in(held) else held["state"]
    return dataclasses.replace(following(held), state=str(state), reading=meaning)


def _read(name: str, value: object) -> Any:
    if name not in READERS:
        raise Invalid(f"{name} cannot be changed. What can is state, {', '.join(READERS)}.", f"/{name}")
    return READERS[name](name, value)


def _agreeing(db: Database, held: Row, changes: Mapping[str, Any]) -> Reading:
    """What the figure means with the changes, and with what follows from them."""
    figure = figure_of(held)
    stated = {name: _as_held(figure, name, value) for name, value in changes.items() if name not in LINKS}
    links = {name: changes.get(name, held[name]) for name in LINKS}
    meaning = reading_of(corrected(figure, stated)) | links
    if links["statistic"] is not None and not canonical_ids(db, [links["statistic"]], EVER):
        raise Invalid(f"No statistic {links['statistic']} is on record.", "/statistic")
    if links["refers_to"] is not None:
        known = db.conn.execute("SELECT 1 FROM figures WHERE id = :id", {"id": links["refers_to"]}).fetchone()
        if known is None:
            raise Invalid(f"No figure {links['refers_to']} is on record.", "/refers_to")
    return meaning


def _as_held(figure: Figure, name: str, value: object) -> object:
    """1,200,000 is no other number than 1.2E+6: the one that is held tells how precisely it was printed."""
    held = getattr(figure, name)
    return held if held == value else value


def undone(db: Database, held: Row) -> Version:
    """No ruling any more: what the extractor made of it since; gone, if it came to read no figure there."""
    version = dataclasses.replace(following(held), state="extracted")
    now = extracted(db, held["figure"])
    return dataclasses.replace(version, present=False) if now is None else dataclasses.replace(version, reading=now)


def _moved(db: Database, recorded: int, change: tuple[Row, Reading], vocabulary: Vocabulary | None) -> str | None:
    """The statistic that follows from the corrected reading; the one held if a person had put the figure there, or if
    the article no longer states it."""
    held, meaning = change
    stays: str | None = held["statistic"]
    if not held["present"]:
        return stays
    newest = transactions.head(db).id
    article = lookup.revision(db, held["article"], held["revision"], newest).article
    stated = lookup.figures_of(db, held["article"], newest)
    told = story(article, [found.figure for found in stated], vocabulary)
    places = {found.id: place for place, found in enumerate(stated)}
    before = profile(_leaning(dict(held), places), told)
    if (identifier("s", before.key) if before else None) != stays:
        return stays
    after = profile(_leaning(dict(held) | meaning, places), told)
    return place_statistics(db, recorded, [after.correcting(before) if after and before else after], {})[0]


def _leaning(columns: Mapping[str, Any], places: Mapping[str, int]) -> Figure:
    """The figure with the place, among its article's figures, of the one that it refers to."""
    return dataclasses.replace(figure_of(columns), refers_to=places.get(columns["refers_to"]))


def _text(name: str, value: object) -> str | None:
    if value is not None and not isinstance(value, str):
        raise Invalid(f"{name} is a text or null.", f"/{name}")
    return readable(value).strip() or None if value is not None else None


def _number(name: str, value: object) -> Decimal | None:
    if value is None:
        return None
    try:
        if isinstance(value, Decimal | int | str) and not isinstance(value, bool):
            return Decimal(exact_text(Decimal(value)))
    except (InvalidOperation, ValueError) as error:
        raise Invalid(f"{name} is a number or null.", f"/{name}") from error
    raise Invalid(f"{name} is a number or null.", f"/{name}")


def _day(name: str, value: object) -> date | None:
    try:
        if isinstance(value, str):
            return date.fromisoformat(value)
        if value is None or type(value) is date:
            return value
    except ValueError as error:
        raise Invalid(f"{name} is a date such as 2024-11-22, or null.", f"/{name}") from error
    raise Invalid(f"{name} is a date such as 2024-11-22, or null.", f"/{name}")


def _choice(choices: tuple[str | None, ...]) -> Reader:
    def read(name: str, value: object) -> str | None:
        if value not in choices:
            raise Invalid(f"{name} is one of {', '.join(str(choice) for choice in choices)}.", f"/{name}")
        return None if value is None else str(value)

    return read


def _sources(name: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list | tuple) or not all(isinstance(source, str) and source.strip() for source in value):
        raise Invalid("sources is a list of names.", "/sources")
    named: dict[str, str] = {}
    for source in value:
        name = readable(source).strip()
        named.setdefault(source_key(name) or name, name)
    return tuple(named.values())


def _claim(name: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise Invalid(f"{name} is true or false.", f"/{name}")
    return value


READERS: Mapping[str, Reader] = {
    **dict.fromkeys(("value", "low", "high"), _number),
    "bound": _choice(get_args(Bound)),
    "kind": _choice(get_args(Kind)),
    "measure": _choice(get_args(Measure)),
    "direction": _choice((*get_args(Direction), None)),
    "valid_basis": _choice(get_args(ValidBasis)),
    **dict.fromkeys(("unit", "measured", "predicate", "agent", "place", "valid_text", "refers_to", "statistic"), _text),
    **dict.fromkeys(("valid_from", "valid_to"), _day),
    "sources": _sources,
    "withdrawn": _claim,
}
