"""Keeps the index and the words that lists and searches read in step with the record, inside the write that is open."""

from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Any

from sqlite_utils import Database

from service.figures.figure import Figure
from service.store.connection import connection_of
from service.store.figure_versions import VERSION, Place, Written

OPEN = 2**63 - 1

CLOSE = """
UPDATE figure_index SET until = :recorded
WHERE article = :article AND until = :open AND (:figure IS NULL OR figure = :figure)
"""

# What the record says of the present figures of an article, newest of everything: also what `verify` compares with.
CURRENT = """
SELECT v.seq AS version, f.id AS figure, f.article, p.revision, p.recorded AS placed, d.seq AS details, p.start,
    v.statistic, v.state, v.kind, v.unit, v.bound, v.measured_key, d.publisher_key, d.published, d.published_on,
    v.low_key, v.high_key, coalesce(v.valid_from, '') AS valid_from, coalesce(v.valid_to, '') AS valid_to
FROM figures f
CROSS JOIN figure_versions v ON v.figure = f.id AND v.present
    AND v.version = (SELECT max(version) FROM figure_versions WHERE figure = f.id)
CROSS JOIN figure_places p ON p.figure = f.id
    AND p.recorded = (SELECT max(recorded) FROM figure_places WHERE figure = f.id)
CROSS JOIN article_details d ON d.seq = (
    SELECT max(seq) FROM article_details WHERE article = f.article AND revision = p.revision)
"""

OF_VERSION = ("statistic", "state", "kind", "unit", "bound", "measured_key", "low_key", "high_key")
OF_DETAILS = ("seq", "publisher_key", "published", "published_on")
INDEX = (
    *("id", "since", "figure", "article", "revision", "placed", "start", *OF_VERSION, "valid_from", "valid_to"),
    *("details", *OF_DETAILS[1:]),
)
WORDED = ("rowid", "sentence", "measured", "sources", "title")
_VERSION = itemgetter(*map(VERSION.index, OF_VERSION))
_VALID = itemgetter(VERSION.index("valid_from"), VERSION.index("valid_to"))

_OPEN = """
INSERT INTO figure_index (id, since, figure, article, revision, placed, details, start, statistic, state, kind, unit,
    bound, measured_key, publisher_key, published, published_on, low_key, high_key, valid_from, valid_to)
SELECT (version << 20)
    + (SELECT count(*) FROM figure_index WHERE id BETWEEN version << 20 AND (version << 20) + 1048575),
    :recorded, figure, article, revision, placed, details, start, statistic, state, kind, unit,
    bound, measured_key, publisher_key, published, published_on, low_key, high_key, valid_from, valid_to
FROM ({current} WHERE f.article = :article AND (:figure IS NULL OR f.id = :figure)) ORDER BY version
""".replace("{current}", CURRENT)

# What is searched of each row of the index.
WORDS = """
SELECT i.id, coalesce(p.sentence, f.sentence) AS sentence, v.measured,
    (SELECT group_concat(value, ' ') FROM json_each(v.sources)) AS sources, d.title
FROM figure_index i
CROSS JOIN figure_versions v ON v.seq = i.id >> 20
CROSS JOIN figures f ON f.id = i.figure
CROSS JOIN figure_places p ON p.figure = i.figure AND p.recorded = i.placed
CROSS JOIN article_details d ON d.seq = i.details
"""

_SEARCHED = """
INSERT INTO figure_words (rowid, sentence, measured, sources, title) {words}
WHERE i.article = :article AND i.since = :recorded AND (:figure IS NULL OR i.figure = :figure) ORDER BY i.id
""".replace("{words}", WORDS)

# Whom the article's figures credit otherwise than before: a row that ends now was credited before, one that begins now
# is, and one that does neither was and is.
_COUNTED = """
INSERT INTO source_counts (source, recorded, figures, articles)
SELECT credited, :recorded, coalesce(last.figures, 0) + now - before,
    coalesce(last.articles, 0) + (now > 0) - (before > 0)
FROM (
    SELECT c.source AS credited, sum(i.until > :recorded) AS now, sum(i.since < :recorded) AS before
    FROM figure_index i INDEXED BY figure_index_article
    CROSS JOIN figure_sources c INDEXED BY figure_sources_version ON c.version = i.id >> 20
    WHERE i.article = :article AND i.until >= :recorded AND i.state NOT IN ('rejected', 'retracted')
    GROUP BY c.source HAVING sum(i.until > :recorded) <> sum(i.since < :recorded))
LEFT JOIN source_counts last ON last.source = credited
    AND last.recorded = (SELECT max(recorded) FROM source_counts WHERE source = credited)
"""


def reindex(db: Database, recorded: int, article: str, figure: str | None = None) -> None:
    """Closes the open rows of an article's figures, or of one of them, and opens rows for what now holds."""
    about = {"recorded": recorded, "article": article, "figure": figure, "open": OPEN}
    for statement in (CLOSE, _OPEN, _SEARCHED, _COUNTED):
        db.conn.execute(statement, about)


def index_new(
    db: Database, place: Place, details: Mapping[str, Any], written: Sequence[tuple[Figure, Written]]
) -> None:
    """What `reindex` does, for an article that is new: all that it would find was just written, and is here.

    details  the row of article_details
    """
    since, about = place.recorded, tuple(details[name] for name in OF_DETAILS)
    rows, words = [], []
    for figure, version in written:
        number, (valid_from, valid_to) = version[0] << 20, _VALID(version)
        own = (number, since, version[1], place.article, place.revision, since, figure.start)
        rows.append((*own, *_VERSION(version), valid_from or "", valid_to or "", *about))
        words.append((number, figure.sentence, figure.measured, " ".join(figure.sources), details["title"]))
    connection = connection_of(db)
    connection.insert("figure_index", INDEX, rows)
    connection.insert("figure_words", WORDED, words)
    connection.afterwards(_COUNTED, {"recorded": since, "article": place.article})


def index_statistics(db: Database, recorded: int) -> None:
    """The words of the versions of statistics that this transaction wrote."""
    db.conn.execute(
        "INSERT INTO statistic_words (rowid, name, definition)"
        " SELECT seq, name, definition FROM statistic_versions WHERE recorded = :recorded ORDER BY seq",
        {"recorded": recorded},
    )
