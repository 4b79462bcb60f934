"""What lists and searches read: derived from the record in the same transaction, and checked against it by `verify`.

figure_index has one row for each stretch of transactions (since..until, until excluded) through which a figure reads
the same. Its id is the version's seq * 2^20 + a count, so that ids sort by the time of the version. The one thing that
ever changes in it is an open `until`.
"""

from sqlite_utils import Database

from migrations.guard import refuse_double, refuse_insert

OPEN = "9223372036854775807"

TABLES = (
    # Columns of figure_versions and article_details side by side; '' for a date that is not stated.
    """
    CREATE TABLE figure_index (
        id INTEGER PRIMARY KEY CHECK (id > 0),
        figure TEXT NOT NULL REFERENCES figures (id),
        article TEXT NOT NULL REFERENCES articles (id),
        revision INTEGER NOT NULL,
        placed INTEGER NOT NULL,
        details INTEGER NOT NULL REFERENCES article_details (seq),
        since INTEGER NOT NULL REFERENCES transactions (id),
        until INTEGER NOT NULL DEFAULT 9223372036854775807,
        start INTEGER NOT NULL,
        statistic TEXT REFERENCES statistics (id),
        state TEXT NOT NULL,
        kind TEXT NOT NULL,
        unit TEXT,
        bound TEXT NOT NULL,
        measured_key TEXT,
        publisher_key TEXT,
        published TEXT NOT NULL,
        published_on TEXT,
        low_key TEXT NOT NULL,
        high_key TEXT NOT NULL,
        valid_from TEXT NOT NULL,
        valid_to TEXT NOT NULL,
        CHECK (since < until)
    ) STRICT
    """,
    "CREATE INDEX figure_index_figure ON figure_index (figure, since)",
    "CREATE INDEX figure_index_article ON figure_index (article, since, until, start)",
    "CREATE INDEX figure_index_statistic ON figure_index (statistic, since, until, article, state)",
    "CREATE INDEX figure_index_publisher ON figure_index (publisher_key)",
    "CREATE INDEX figure_index_publisher_published ON figure_index (publisher_key, published)",
    "CREATE INDEX figure_index_measured ON figure_index (measured_key)",
    "CREATE INDEX figure_index_published ON figure_index (published)",
    "CREATE INDEX figure_index_value ON figure_index (low_key)",
    "CREATE INDEX figure_index_valid_from ON figure_index (valid_from)",
    # Contentless: the words are in the record already; rowids are figure_index.id and the seq of the other two.
    """
    CREATE VIRTUAL TABLE figure_words USING fts5 (
        sentence, measured, sources, title, content = '', tokenize = 'porter unicode61 remove_diacritics 2'
    )
    """,
    """
    CREATE VIRTUAL TABLE statistic_words USING fts5 (
        name, definition, content = '', tokenize = 'porter unicode61 remove_diacritics 2'
    )
    """,
    """
    CREATE VIRTUAL TABLE source_words USING fts5 (
        name, content = '', tokenize = 'unicode61 remove_diacritics 2'
    )
    """,
)

_ONLY_UNTIL = """
CREATE TRIGGER figure_index_refuse_update BEFORE UPDATE ON figure_index
WHEN OLD.until <> {open} OR NEW.until <= OLD.since OR {changed}
BEGIN SELECT RAISE(ABORT, 'figure_index: only an open row is closed, nothing else in it changes'); END
"""

_COLUMNS = (
    "id",
    "figure",
    "article",
    "revision",
    "placed",
    "details",
    "since",
    "start",
    "statistic",
    "state",
    "kind",
    "unit",
    "bound",
    "measured_key",
    "publisher_key",
    "published",
    "published_on",
    "low_key",
    "high_key",
    "valid_from",
    "valid_to",
)

GUARDS = (
    _ONLY_UNTIL.replace("{open}", OPEN).replace("{changed}", " OR ".join(f"NEW.{c} IS NOT OLD.{c}" for c in _COLUMNS)),
    """
    CREATE TRIGGER figure_index_refuse_delete BEFORE DELETE ON figure_index
    BEGIN SELECT RAISE(ABORT, 'figure_index: past reads need every row of it, close the row instead'); END
    """,
    refuse_double("figure_index", "id"),
    refuse_insert(
        "figure_index",
        "two_at_once",
        f"EXISTS (SELECT 1 FROM figure_index WHERE figure = NEW.figure AND until = {OPEN})",  # noqa: S608
        "close the open row of this figure first",
    ),
)

# The record opens with a transaction, so that there is a newest one from the start.
OPENING = """
INSERT INTO transactions (id, recorded_at, actor, kind, reason)
VALUES (1, strftime('%Y-%m-%dT%H:%M:%f', 'now') || '000Z', 'tallybook', 'open', 'The record was opened.')
"""


def up(db: Database) -> None:
    for statement in (*TABLES, *GUARDS, OPENING):
        db.execute(statement)
