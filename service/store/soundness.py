"""Is the record sound?"""

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing

from sqlite_utils import Database

from service.store.article_identity import misnamed
from service.store.article_sketches import misdrawn
from service.store.chain import breaks
from service.store.connection import in_memory
from service.store.figure_index import CURRENT, OPEN, WORDS
from service.store.sources import miscounted
from service.store.statistic_candidates import unfound

# What must come out empty, and what it means if it does not.
CLAIMS = (
    (
        "SELECT id FROM transactions t WHERE id > 1 AND NOT EXISTS (SELECT 1 FROM transactions WHERE id = t.id - 1)",
        "transaction {0}: the one before it is missing",
    ),
    (
        "SELECT t.id FROM transactions t JOIN transactions u ON u.id = t.id + 1 WHERE u.recorded_at < t.recorded_at",
        "transaction {0}: the one after it is earlier",
    ),
    (
        "SELECT id FROM transactions EXCEPT SELECT id FROM transaction_hashes",
        "transaction {0}: it has no hash",
    ),
    (
        "SELECT article FROM revisions GROUP BY article HAVING max(number) <> count(*)",
        "article {0}: a revision is missing",
    ),
    (
        "SELECT figure FROM figure_versions GROUP BY figure HAVING max(version) <> count(*)",
        "figure {0}: a version is missing",
    ),
    (
        "SELECT statistic FROM statistic_versions GROUP BY statistic HAVING max(version) <> count(*)",
        "statistic {0}: a version is missing",
    ),
    (
        "SELECT id FROM articles a WHERE NOT EXISTS (SELECT 1 FROM article_details WHERE article = a.id)",
        "article {0}: it has no details",
    ),
    (
        "SELECT id FROM figures f WHERE NOT EXISTS (SELECT 1 FROM figure_versions WHERE figure = f.id)"
        " OR NOT EXISTS (SELECT 1 FROM figure_places WHERE figure = f.id)",
        "figure {0}: it has no version or no place",
    ),
    (
        "SELECT id FROM statistics s WHERE NOT EXISTS (SELECT 1 FROM statistic_groups WHERE statistic = s.id)",
        "statistic {0}: it is in no group",
    ),
    (
        "SELECT a.figure FROM figure_index a JOIN figure_index b ON b.figure = a.figure AND b.since > a.since"
        " AND b.since < a.until",
        "figure {0}: two rows of figure_index hold at once",
    ),
    (
        "SELECT id FROM figure_index EXCEPT SELECT id FROM figure_words_docsize",
        "figure_index {0}: its words cannot be searched",
    ),
    (
        "SELECT id FROM figure_words_docsize EXCEPT SELECT id FROM figure_index",
        "figure_words {0}: words of nothing on record",
    ),
)

COLUMNS = (
    "version, figure, article, revision, placed, details, start, statistic, state, kind, unit, bound, measured_key,"
    " publisher_key, published, published_on, low_key, high_key, valid_from, valid_to"
)
# What a row of figure_index holds, open or closed, beside what its version, its place and its details say.
UNLIKE = """
SELECT i.figure FROM figure_index i
LEFT JOIN figure_versions v ON v.seq = i.id >> 20
LEFT JOIN figures f ON f.id = i.figure
LEFT JOIN figure_places p ON p.figure = i.figure AND p.recorded = i.placed
LEFT JOIN article_details d ON d.seq = i.details
WHERE (i.figure, i.article, i.revision, i.start, i.statistic, i.state, i.kind, i.unit, i.bound, i.measured_key)
    IS NOT (v.figure, f.article, p.revision, p.start, v.statistic, v.state, v.kind, v.unit, v.bound, v.measured_key)
OR (i.article, i.publisher_key, i.published, i.published_on, i.low_key, i.high_key, i.valid_from, i.valid_to)
    IS NOT (d.article, d.publisher_key, d.published, d.published_on, v.low_key, v.high_key,
        coalesce(v.valid_from, ''), coalesce(v.valid_to, ''))
"""
INDEXED = "SELECT {columns} FROM (SELECT *, id >> 20 AS version FROM figure_index WHERE until = :open)".replace(
    "{columns}", COLUMNS
)
HOLDING = "SELECT {columns} FROM ({current})".replace("{columns}", COLUMNS).replace("{current}", CURRENT)

PLACES = """
SELECT p.figure, f.exact, p.start, p."end" AS "end", p.prefix, p.suffix, coalesce(p.sentence, f.sentence) AS sentence
FROM figures f CROSS JOIN figure_places p ON p.figure = f.id
WHERE f.article = :article AND p.revision = :number
"""

SEARCHED = (
    ("figure_words", "sentence, measured, sources, title", "porter unicode61", WORDS),
    ("statistic_words", "name, definition", "porter unicode61", "SELECT seq, name, definition FROM statistic_versions"),
    ("source_words", "name", "unicode61", "SELECT seq, name FROM sources"),
)


def problems(db: Database) -> Iterator[str]:
    """Each thing that is wrong, in words: first what guards the rows, then the rows that are not as they were written,
    in the order of writing."""
    db.conn.text_factory = lambda raw: raw.decode("utf-8", "surrogateescape")  # what was tampered with may be no text
    try:
        for look in LOOKS:
            try:
                yield from look(db)
            except sqlite3.DatabaseError as error:
                yield f"the record cannot be read to its end: {error}"
    finally:
        db.conn.text_factory = str


def _schema(db: Database) -> Iterator[str]:
    """The tables and what guards them are those that the migrations make."""
    with closing(in_memory().conn) as made:
        wanted = _objects(made)
    held = _objects(db.conn)
    for (kind, name), sql in wanted.items():
        if (kind, name) not in held:
            yield f"{kind} {name}: it is missing"
        elif kind != "table" and held[kind, name] != sql:
            yield f"{kind} {name}: it is not the one that the migrations made"
    for kind, name in held.keys() - wanted.keys():
        if kind == "trigger":
            yield f"{kind} {name}: no migration made it"


def _objects(connection: sqlite3.Connection) -> dict[tuple[str, str], str]:
    found = connection.execute("SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite@_%' ESCAPE '@'")
    return {(row["type"], row["name"]): row["sql"] for row in found}


def _file(db: Database) -> Iterator[str]:
    for row in db.conn.execute("PRAGMA integrity_check"):
        if row[0] != "ok":
            yield f"the file is damaged: {row[0]}"
    for row in db.conn.execute("PRAGMA foreign_key_check"):
        yield f"{row[0]}: row {row[1]} names something in {row[2]} that is not there"


def _claims(db: Database) -> Iterator[str]:
    for sql, message in CLAIMS:
        for row in db.conn.execute(sql):
            yield message.replace("{0}", str(row[0]))


def _texts(db: Database) -> Iterator[str]:
    """Every text is what was digested, and every place quotes it rightly."""
    for revision in db.conn.execute("SELECT article, number, digest, text FROM revisions ORDER BY seq"):
        text, about = revision["text"], {"article": revision["article"], "number": revision["number"]}
        if hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest() != revision["digest"]:
            yield f"article {about['article']}: the text of revision {about['number']} is not the one recorded"
        for place in db.conn.execute(PLACES, about):
            start, end = place["start"], place["end"]
            around = (text[max(0, start - len(place["prefix"])) : start], text[end : end + len(place["suffix"])])
            if text[start:end] != place["exact"] or around != (place["prefix"], place["suffix"]):
                yield f"figure {place['figure']}: revision {about['number']} does not say it at {start}"


def _index(db: Database) -> Iterator[str]:
    """Every row of figure_index holds what it points to, and the open ones are all that is present now."""
    for row in db.conn.execute(UNLIKE):
        yield f"figure {row[0]}: figure_index does not hold what its version says"
    for one, other, message in (
        (HOLDING, INDEXED, "figure_index does not hold it as it is"),
        (INDEXED, HOLDING, "figure_index holds what is not so"),
    ):
        sql = " ".join(("SELECT figure FROM (", one, "EXCEPT", other, ") ORDER BY figure"))
        for row in db.conn.execute(sql, {"open": OPEN}):
            yield f"figure {row[0]}: {message}"


def _all_words(db: Database) -> Iterator[str]:
    for name, columns, tokens, source in SEARCHED:
        yield from _words(db, (name, columns, tokens), source)


def _words(db: Database, table: tuple[str, str, str], source: str) -> Iterator[str]:
    """The words that can be searched are those that indexing the record anew gives."""
    name, columns, tokens = table
    made = {"{name}": name, "{columns}": columns, "{tokens}": tokens, "{source}": source}
    statements = [
        "CREATE VIRTUAL TABLE temp.anew USING fts5({columns}, content='', tokenize='{tokens} remove_diacritics 2')",
        "INSERT INTO temp.anew (rowid, {columns}) {source}",
        "CREATE VIRTUAL TABLE temp.words_anew USING fts5vocab('temp', 'anew', 'instance')",
        "CREATE VIRTUAL TABLE temp.words_held USING fts5vocab('main', '{name}', 'instance')",
    ]
    try:
        for statement in statements:
            for place, text in made.items():
                statement = statement.replace(place, text)
            db.conn.execute(statement)
        both = ("words_anew", "words_held"), ("words_held", "words_anew")
        for one, other in both:
            sql = f"SELECT DISTINCT doc FROM (SELECT * FROM temp.{one} EXCEPT SELECT * FROM temp.{other})"  # noqa: S608
            for row in db.conn.execute(sql):
                yield f"{name} {row[0]}: not the words on record"
    except sqlite3.DatabaseError as error:
        yield f"{name} is damaged: {error}"
    finally:
        for made_table in ("words_anew", "words_held", "anew"):
            db.conn.execute(f"DROP TABLE IF EXISTS temp.{made_table}")


# What guards the rows, then the rows in the order of writing, then what is made from them.
LOOKS = (_schema, breaks, _file, _claims, misnamed, unfound, misdrawn, miscounted, _texts, _index, _all_words)
