"""Figures, the places where their articles say them, and the versions of what they are held to mean."""

from sqlite_utils import Database

from migrations.guard import refuse_double, refuse_gaps, refuse_rewriting, refuse_skipped

TABLES = (
    """
    CREATE TABLE figures (
        seq INTEGER PRIMARY KEY CHECK (seq > 0),
        id TEXT NOT NULL UNIQUE CHECK (id GLOB 'f????????????????'),
        article TEXT NOT NULL REFERENCES articles (id),
        recorded INTEGER NOT NULL REFERENCES transactions (id),
        exact TEXT NOT NULL CHECK (exact <> ''),
        sentence TEXT NOT NULL,
        occurrence INTEGER NOT NULL CHECK (occurrence > 0)
    ) STRICT
    """,
    "CREATE INDEX figures_article ON figures (article, seq)",
    # One row for each revision that says it. `sentence` only where it is not as first said: other blanks, other marks.
    """
    CREATE TABLE figure_places (
        figure TEXT NOT NULL REFERENCES figures (id),
        revision INTEGER NOT NULL CHECK (revision > 0),
        recorded INTEGER NOT NULL REFERENCES transactions (id),
        start INTEGER NOT NULL CHECK (start >= 0),
        "end" INTEGER NOT NULL,
        sentence TEXT,
        prefix TEXT NOT NULL,
        suffix TEXT NOT NULL,
        PRIMARY KEY (figure, recorded),
        CHECK (start < "end")
    ) STRICT, WITHOUT ROWID
    """,
    # Numbers are exact decimals in text: "1.2E+6" keeps its two significant digits. low_key and high_key sort as the
    # numbers do, '' where none is stated; measured_key is without case.
    """
    CREATE TABLE figure_versions (
        seq INTEGER PRIMARY KEY CHECK (seq > 0),
        figure TEXT NOT NULL REFERENCES figures (id),
        version INTEGER NOT NULL CHECK (version > 0),
        recorded INTEGER NOT NULL REFERENCES transactions (id),
        state TEXT NOT NULL CHECK (state IN ('extracted', 'confirmed', 'corrected', 'rejected', 'retracted')),
        present INTEGER NOT NULL CHECK (present IN (0, 1)),
        statistic TEXT REFERENCES statistics (id),
        refers_to TEXT REFERENCES figures (id),
        replaces TEXT REFERENCES figures (id),
        value TEXT,
        low TEXT,
        high TEXT,
        bound TEXT NOT NULL
            CHECK (bound IN ('exact', 'about', 'at_least', 'more_than', 'at_most', 'less_than', 'range')),
        kind TEXT NOT NULL CHECK (kind IN ('count', 'share', 'money', 'rate', 'measurement')),
        unit TEXT,
        measured TEXT,
        predicate TEXT,
        agent TEXT,
        place TEXT,
        measure TEXT NOT NULL CHECK (measure IN ('level', 'change')),
        direction TEXT CHECK (direction IN ('up', 'down')),
        valid_from TEXT,
        valid_to TEXT CHECK (valid_from <= valid_to),
        valid_basis TEXT NOT NULL CHECK (valid_basis IN ('stated', 'relative', 'publication', 'unknown')),
        valid_text TEXT,
        sources TEXT NOT NULL CHECK (json_type(sources) = 'array'),
        withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
        confidence REAL NOT NULL,
        low_key TEXT NOT NULL,
        high_key TEXT NOT NULL,
        measured_key TEXT,
        UNIQUE (figure, version)
    ) STRICT
    """,
    # What the extractor came to say of a figure on which a person had ruled: kept, and not held.
    """
    CREATE TABLE figure_readings (
        seq INTEGER PRIMARY KEY CHECK (seq > 0),
        figure TEXT NOT NULL REFERENCES figures (id),
        recorded INTEGER NOT NULL REFERENCES transactions (id),
        reading TEXT NOT NULL CHECK (json_type(reading) = 'object')
    ) STRICT
    """,
    "CREATE INDEX figure_readings_figure ON figure_readings (figure, seq)",
    """
    CREATE TABLE sources (
        seq INTEGER PRIMARY KEY CHECK (seq > 0),
        key TEXT NOT NULL UNIQUE CHECK (key <> ''),
        name TEXT NOT NULL,
        recorded INTEGER NOT NULL REFERENCES transactions (id)
    ) STRICT
    """,
    """
    CREATE TABLE figure_sources (
        source INTEGER NOT NULL REFERENCES sources (seq),
        version INTEGER NOT NULL REFERENCES figure_versions (seq),
        PRIMARY KEY (source, version)
    ) STRICT, WITHOUT ROWID
    """,
)

GUARDS = (
    *refuse_rewriting("figures", "a figure is the place where it is said; record a version of it"),
    refuse_gaps("figures"),
    refuse_double("figures", "id"),
    *refuse_rewriting("figure_places", "record a revision of the article"),
    refuse_double("figure_places", "figure", "recorded"),
    *refuse_rewriting("figure_versions", "record the next version; a retraction is a version"),
    refuse_gaps("figure_versions"),
    refuse_skipped("figure_versions", "figure"),
    *refuse_rewriting("figure_readings", "record another reading"),
    refuse_gaps("figure_readings"),
    *refuse_rewriting("sources", "record a judgement that two sources are the same"),
    refuse_gaps("sources"),
    refuse_double("sources", "key"),
    *refuse_rewriting("figure_sources", "record a version of the figure"),
    refuse_double("figure_sources", "source", "version"),
)


def up(db: Database) -> None:
    for statement in (*TABLES, *GUARDS):
        db.execute(statement)
