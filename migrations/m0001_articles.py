"""Transactions, articles, the revisions of their texts and what is said about them (title, publisher, dates)."""

from sqlite_utils import Database

from migrations.guard import refuse_double, refuse_gaps, refuse_insert, refuse_rewriting, refuse_skipped

TABLES = (
    """
    CREATE TABLE transactions (
        id INTEGER PRIMARY KEY CHECK (id > 0),
        recorded_at TEXT NOT NULL CHECK (recorded_at GLOB '????-??-??T??:??:??.??????Z'),
        actor TEXT NOT NULL CHECK (actor <> ''),
        kind TEXT NOT NULL CHECK (kind <> ''),
        reason TEXT
    ) STRICT
    """,
    "CREATE INDEX transactions_recorded_at ON transactions (recorded_at)",
    """
    CREATE TABLE articles (
        seq INTEGER PRIMARY KEY CHECK (seq > 0),
        id TEXT NOT NULL UNIQUE CHECK (id GLOB 'a????????????????'),
        recorded INTEGER NOT NULL REFERENCES transactions (id)
    ) STRICT
    """,
    """
    CREATE TABLE revisions (
        seq INTEGER PRIMARY KEY CHECK (seq > 0),
        article TEXT NOT NULL REFERENCES articles (id),
        number INTEGER NOT NULL CHECK (number > 0),
        recorded INTEGER NOT NULL REFERENCES transactions (id),
        digest TEXT NOT NULL,
        text TEXT NOT NULL CHECK (text <> ''),
        UNIQUE (article, number)
    ) STRICT
    """,
    # published is UTC and sorts, '' where unknown; published_on is the day at the outlet; publisher_key is caseless.
    # One row more when only these change and the text does not; the newest row of a revision counts.
    """
    CREATE TABLE article_details (
        seq INTEGER PRIMARY KEY CHECK (seq > 0),
        article TEXT NOT NULL,
        revision INTEGER NOT NULL,
        recorded INTEGER NOT NULL REFERENCES transactions (id),
        external_id TEXT,
        url TEXT,
        title TEXT,
        publisher TEXT,
        author TEXT,
        publisher_key TEXT,
        published_at TEXT,
        published TEXT NOT NULL,
        published_on TEXT,
        language TEXT,
        events TEXT NOT NULL CHECK (json_valid(events)),
        FOREIGN KEY (article, revision) REFERENCES revisions (article, number)
    ) STRICT
    """,
    "CREATE INDEX article_details_article ON article_details (article, revision, seq)",
)

GUARDS = (
    *refuse_rewriting("transactions", "record another transaction"),
    refuse_gaps("transactions", "id"),
    refuse_insert(
        "transactions",
        "running_backwards",
        "NEW.recorded_at < (SELECT recorded_at FROM transactions ORDER BY id DESC LIMIT 1)",
        "recorded_at must not lie before the newest one",
    ),
    *refuse_rewriting("articles", "record a revision"),
    refuse_gaps("articles"),
    refuse_double("articles", "id"),
    *refuse_rewriting("revisions", "record the next revision"),
    refuse_gaps("revisions"),
    refuse_skipped("revisions", "article", "number"),
    *refuse_rewriting("article_details", "record another row of details"),
    refuse_gaps("article_details"),
)


def up(db: Database) -> None:
    for statement in (*TABLES, *GUARDS):
        db.execute(statement)
