"""Statistics, how they are told apart and joined, and the judgements of people on them and on sources."""

from sqlite_utils import Database

from migrations.guard import refuse_double, refuse_gaps, refuse_rewriting, refuse_skipped

TABLES = (
    """
    CREATE TABLE statistics (
        seq INTEGER PRIMARY KEY CHECK (seq > 0),
        id TEXT NOT NULL UNIQUE CHECK (id GLOB 's????????????????'),
        recorded INTEGER NOT NULL REFERENCES transactions (id),
        kind TEXT NOT NULL CHECK (kind IN ('count', 'share', 'money', 'rate', 'measurement')),
        unit TEXT,
        profile TEXT CHECK (profile IS NULL OR json_valid(profile))
    ) STRICT
    """,
    """
    CREATE TABLE statistic_versions (
        seq INTEGER PRIMARY KEY CHECK (seq > 0),
        statistic TEXT NOT NULL REFERENCES statistics (id),
        version INTEGER NOT NULL CHECK (version > 0),
        recorded INTEGER NOT NULL REFERENCES transactions (id),
        by_person INTEGER NOT NULL CHECK (by_person IN (0, 1)),
        name TEXT NOT NULL CHECK (name <> ''),
        definition TEXT,
        UNIQUE (statistic, version)
    ) STRICT
    """,
    "CREATE INDEX statistic_versions_recorded ON statistic_versions (recorded)",
    # Two profiles are only ever matched if they share a block.
    """
    CREATE TABLE statistic_blocks (
        block TEXT NOT NULL,
        statistic TEXT NOT NULL REFERENCES statistics (id),
        PRIMARY KEY (block, statistic)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE statistic_edges (
        a TEXT NOT NULL REFERENCES statistics (id),
        b TEXT NOT NULL REFERENCES statistics (id),
        recorded INTEGER NOT NULL REFERENCES transactions (id),
        score REAL NOT NULL,
        sentence TEXT NOT NULL,
        PRIMARY KEY (a, b),
        CHECK (a < b)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX statistic_edges_b ON statistic_edges (b, a)",
    # Under which id a statistic is read from this transaction on.
    """
    CREATE TABLE statistic_groups (
        statistic TEXT NOT NULL REFERENCES statistics (id),
        recorded INTEGER NOT NULL REFERENCES transactions (id),
        canonical TEXT NOT NULL REFERENCES statistics (id),
        PRIMARY KEY (statistic, recorded)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX statistic_groups_canonical ON statistic_groups (canonical, statistic, recorded)",
    # The statistics that were ever read under their own id: those that lists show.
    "CREATE INDEX statistic_groups_own ON statistic_groups (recorded, statistic) WHERE statistic = canonical",
    """
    CREATE TABLE judgements (
        seq INTEGER PRIMARY KEY CHECK (seq > 0),
        id TEXT NOT NULL UNIQUE CHECK (id GLOB 'j????????????????'),
        recorded INTEGER NOT NULL REFERENCES transactions (id),
        about TEXT NOT NULL CHECK (about IN ('statistic', 'source')),
        a TEXT NOT NULL,
        b TEXT NOT NULL,
        ruling TEXT NOT NULL CHECK (ruling IN ('same', 'different', 'unsure')),
        CHECK (a < b)
    ) STRICT
    """,
    "CREATE INDEX judgements_a ON judgements (about, a, b)",
    "CREATE INDEX judgements_b ON judgements (about, b)",
    "CREATE INDEX judgements_ruling ON judgements (about, ruling)",
    """
    CREATE TABLE judgement_closings (
        judgement TEXT PRIMARY KEY REFERENCES judgements (id),
        recorded INTEGER NOT NULL REFERENCES transactions (id)
    ) STRICT, WITHOUT ROWID
    """,
)

GUARDS = (
    *refuse_rewriting("statistics", "record a version of the statistic"),
    refuse_gaps("statistics"),
    refuse_double("statistics", "id"),
    *refuse_rewriting("statistic_versions", "record the next version"),
    refuse_gaps("statistic_versions"),
    refuse_skipped("statistic_versions", "statistic"),
    *refuse_rewriting("statistic_blocks", "a statistic keeps its profile; record another statistic"),
    refuse_double("statistic_blocks", "block", "statistic"),
    *refuse_rewriting("statistic_edges", "record a judgement that the two are different"),
    refuse_double("statistic_edges", "a", "b"),
    *refuse_rewriting("statistic_groups", "record a judgement; the group follows"),
    refuse_double("statistic_groups", "statistic", "recorded"),
    *refuse_rewriting("judgements", "close the judgement and record another"),
    refuse_gaps("judgements"),
    refuse_double("judgements", "id"),
    *refuse_rewriting("judgement_closings", "record the judgement anew"),
    refuse_double("judgement_closings", "judgement"),
)


def up(db: Database) -> None:
    for statement in (*TABLES, *GUARDS):
        db.execute(statement)
