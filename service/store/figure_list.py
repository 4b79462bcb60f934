"""Lists of figures: any filters, four orders, pages that stay as deep in the list as at its start."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from sqlite_utils import Database

from service.errors import Invalid
from service.store import lookup, transactions
from service.store.identity import match_words, readable, words_key
from service.store.paging import Cursor, Slice
from service.store.records import Between, FigureFilter, Page, StoredFigure, Vintage
from service.store.rows import sortable
from service.store.sources import names_of
from service.store.statistic_groups import canonical_ids, members

# What each order sorts by; ties fall by id, which is the time of the version.
ORDERS = {"recorded": "i.id", "published": "i.published", "value": "i.low_key", "valid_from": "i.valid_from"}

EQUALS = {"article": "i.article", "unit": "i.unit"}
MEASURE = "(SELECT measure FROM figure_versions WHERE seq = i.id >> 20)"
AMONG = {"kind": "i.kind", "bound": "i.bound", "state": "i.state", "measure": MEASURE}
ANY_OF = " IN (SELECT value FROM json_each({names}))"
KEYS = {"publisher": "i.publisher_key", "measured": "i.measured_key"}
LIMITS = {
    "valid_from": "i.valid_to >= :valid_from",
    "valid_to": "i.valid_from <= :valid_to AND i.valid_from <> ''",
    # The outlet's day, and so that an index is of use the time in UTC, which is less than a day off.
    "published_from": """
        i.published_on >= :published_from AND i.published >= coalesce(date(:published_from, '-1 day'), '')
    """,
    "published_to": """
        i.published_on <= :published_to AND i.published < coalesce(date(:published_to, '+2 days'), '~')
    """,
}
CONFIDENCE = "(SELECT confidence FROM figure_versions WHERE seq = i.id >> 20) BETWEEN :unsurest AND :surest"
VALUE = "i.low_key BETWEEN :least AND :most AND i.high_key <= :most"
SMALLEST, LARGEST = "0", "3"  # what `sortable` gives of numbers lies between the two; of none it gives ""

# Of more figures than this, so many lie in the range that a walk along any other order soon comes by a page of them.
FEW = 5_000
ENDS = {"value": {"least", "most"}, "published": {"published_from", "published_to"}}
RANGES = {
    "value": """
        SELECT 1 FROM figure_index INDEXED BY figure_index_value WHERE low_key BETWEEN :least AND :most
        LIMIT 1 OFFSET :few
    """,
    "published": """
        SELECT 1 FROM figure_index INDEXED BY figure_index_published
        WHERE published >= coalesce(date(:published_from, '-1 day'), '')
        AND published < coalesce(date(:published_to, '+2 days'), '~') LIMIT 1 OFFSET :few
    """,
}

# Which index is read, by the most telling filter, so that a list costs what it shows and not what is on record.
FROM = {
    "q": "figure_words w CROSS JOIN figure_index i ON i.id = w.rowid",
    "article": "figure_index i INDEXED BY figure_index_article",
    "statistic": "figure_index i INDEXED BY figure_index_statistic",
    "source": """
        (SELECT DISTINCT version FROM figure_sources WHERE source IN (
            SELECT s.seq FROM json_each(:source) AS asked CROSS JOIN sources s ON s.key = asked.value)) c
        CROSS JOIN figure_index i ON i.id BETWEEN c.version << 20 AND (c.version << 20) + 1048575
    """,
    "one_source": """
        sources s CROSS JOIN figure_sources c ON c.source = s.seq
        CROSS JOIN figure_index i ON i.id BETWEEN c.version << 20 AND (c.version << 20) + 1048575
    """,
    "measured": "figure_index i INDEXED BY figure_index_measured",
    "publisher_published": "figure_index i INDEXED BY figure_index_publisher_published",
    "publisher": "figure_index i INDEXED BY figure_index_publisher",
    "state": "figure_index i INDEXED BY figure_index_state",
    "published": "figure_index i INDEXED BY figure_index_published",
    "value": "figure_index i INDEXED BY figure_index_value",
    "valid_from": "figure_index i INDEXED BY figure_index_valid_from",
    "recorded": "figure_index i NOT INDEXED",
}
TELLING = ("article", "statistic", "q", "source", "measured", "publisher")

CREDITED = """
EXISTS (SELECT 1 FROM json_each(:source) AS asked CROSS JOIN sources s ON s.key = asked.value
    CROSS JOIN figure_sources c ON c.source = s.seq AND c.version = i.id >> 20)
"""
SAID = "EXISTS (SELECT 1 FROM figure_words WHERE figure_words MATCH :q AND rowid = i.id)"

VINTAGES = """
SELECT id >> 20 AS version, min(id) AS id, max(until) AS until FROM figure_index INDEXED BY figure_index_statistic
WHERE statistic IN (SELECT value FROM json_each(:ids)) AND since <= :as_of AND id >> 20 > :after
GROUP BY id >> 20 ORDER BY 1 LIMIT :limit
"""


@dataclass(frozen=True, slots=True)
class Question:
    """A list as it is asked for: the filters that are set, the order, and the transaction it is read at."""

    where: Mapping[str, Any]
    order: str
    descending: bool
    as_of: int

    @property
    def driver(self) -> str:
        """The filter, or else the order, whose index is read."""
        driver = next((name for name in TELLING if name in self.where), "state" if self.is_of_rulings else self.order)
        return "publisher_published" if (driver, self.order) == ("publisher", "published") else driver

    @property
    def is_of_rulings(self) -> bool:
        """Whether it is of figures alone that people ruled on."""
        return "state" in self.where and "extracted" not in self.where["state"]

    def __str__(self) -> str:
        told = json.dumps(dict(self.where), default=str, sort_keys=True, ensure_ascii=True)
        return f"figures {self.order} {self.descending} {told}"


def figures(db: Database, where: FigureFilter, sort: str, asked: Slice) -> Page[StoredFigure]:
    """Those that meet every filter."""
    order = sort.removeprefix("-")
    if order not in ORDERS:
        raise Invalid(f"Sort by one of {', '.join(ORDERS)}, with a leading - for descending.", "sort")
    stated = {one.name: value for one in fields(where) if (value := getattr(where, one.name)) not in (None, ())}
    question = Question(stated, order, sort.startswith("-"), asked.as_of)
    begin = asked.begin(str(question), "", 0)
    question = replace(question, as_of=begin.as_of)
    sql, values = _query(db, question, None if asked.cursor is None else begin)
    rows = db.conn.execute(sql, values | {"as_of": begin.as_of, "limit": asked.limit + 1}).fetchall()
    shown, following = asked.cut(rows, begin, lambda row: (row["key"], row["id"]))
    found = lookup.indexed(db, [row["id"] for row in shown], begin.as_of)
    return Page(found, following, transactions.transaction(db, begin.as_of))


def vintages(db: Database, statistic_id: str, asked: Slice) -> Page[Vintage]:
    """Every version that was ever held of the statistic's figures, in order of recording: those that an edit replaced
    or removed, and those that a later version followed, too."""
    begin = asked.begin(f"vintages {statistic_id}", 0)
    canonical = canonical_ids(db, [statistic_id], begin.as_of).values()
    ids = json.dumps([row["statistic"] for row in members(db, canonical, begin.as_of)])
    about = {"ids": ids, "as_of": begin.as_of, "after": begin.key[0], "limit": asked.limit + 1}
    rows = db.conn.execute(VINTAGES, about).fetchall()
    shown, following = asked.cut(rows, begin, lambda row: (row["version"],))
    figures = lookup.indexed(db, [row["id"] for row in shown], begin.as_of)
    ended = [transactions.transaction(db, row["until"]) if row["until"] <= begin.as_of else None for row in shown]
    found = tuple(Vintage(figure, end) for figure, end in zip(figures, ended, strict=True))
    return Page(found, following, transactions.transaction(db, begin.as_of))


def _query(db: Database, question: Question, begin: Cursor | None) -> tuple[str, dict[str, Any]]:
    clauses = ["i.since <= :as_of", "i.until > :as_of"]
    values: dict[str, Any] = {}
    for name, stated in question.where.items():
        clause, bound = _clause(db, question, name, stated)
        clauses.append(clause)
        values |= bound
    column, driver = ORDERS[question.order], question.driver
    if driver == "state":
        clauses.append("i.state <> 'extracted'")  # as the index has it
    if driver == question.order:
        driver = next((name for name in RANGES if _are_few(db, name, values)), driver)
    if question.order == "recorded" and driver == "q":
        column = "w.rowid"
    if question.order == "recorded" and driver == "source" and len(json.loads(values["source"])) == 1:
        # What one source is credited with lies in this order; what several names are may come twice.
        column, driver = "c.version", "one_source"
        clauses.append("s.key = :source ->> 0")
    tie = "" if column in ("i.id", "w.rowid") else ", i.id"
    if begin is not None:
        values |= {"key": begin.key[0], "id": begin.key[1]}
        past = "<" if question.descending else ">"
        clauses.append(f"({column}, i.id) {past} (:key, :id)" if tie else f"{column} {past} :key")
    elif question.descending and question.order == "recorded":
        clauses.append(f"{column} < :bound")
        after = transactions.last_row(db, "figure_versions", question.as_of) + 1
        values["bound"] = after if driver == "one_source" else after << 20
    way = "DESC" if question.descending else "ASC"
    select = ("SELECT i.id,", column, "AS key FROM", FROM[driver], "WHERE", " AND ".join(clauses))
    return " ".join((*select, "ORDER BY", column, way, tie and f"{tie} {way}", "LIMIT :limit")), values


def _clause(db: Database, question: Question, name: str, stated: Any) -> tuple[str, dict[str, Any]]:
    """A condition and the values it is bound to."""
    if name in EQUALS:
        return f"{EQUALS[name]} = :{name}", {name: readable(stated)}
    if name in KEYS:
        return f"{KEYS[name]} = :{name}", {name: words_key(readable(stated)) or ""}
    if name in AMONG:
        return AMONG[name] + ANY_OF.replace("{names}", f":{name}"), {name: json.dumps(stated)}
    if name in LIMITS:
        return LIMITS[name], {name: _iso(stated)}
    if name == "value":
        return VALUE, _keys(stated)
    if name == "confidence":
        return CONFIDENCE, _shares(stated)
    if name == "statistic":
        canonical = canonical_ids(db, [readable(stated)], question.as_of).values()
        ids = [row["statistic"] for row in members(db, canonical, question.as_of)]
        return "i.statistic IN (SELECT value FROM json_each(:statistic))", {"statistic": json.dumps(ids)}
    if name == "source":
        keys = json.dumps(sorted(names_of(db, readable(stated), question.as_of)))
        return "1" if question.driver == "source" else CREDITED, {"source": keys}
    return "figure_words MATCH :q" if question.driver == "q" else SAID, {"q": match_words(stated)}


def _iso(day: date) -> str:
    return day.isoformat()


def _keys(between: Between) -> dict[str, str]:
    return {"least": sortable(between.least) or SMALLEST, "most": sortable(between.most) or LARGEST}


def _shares(between: Between) -> dict[str, float]:
    return {"unsurest": float(between.least or 0), "surest": 1.0 if between.most is None else float(between.most)}


def _are_few(db: Database, name: str, values: Mapping[str, Any]) -> bool:
    """Whether it is asked for a range, and so few figures lie in it that to sort them costs next to nothing."""
    if not values.keys() & ENDS[name]:
        return False
    about = {"few": FEW} | {end: values.get(end) for end in ENDS[name]}
    return db.conn.execute(RANGES[name], about).fetchone() is None
