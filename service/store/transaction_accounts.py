"""What recorded changes did to articles and their figures, told of many changes at once."""

from sqlite_utils import Database

from service.store.records import Account
from service.store.transactions import last_row

ACCOUNTS = """
WITH written AS (
    SELECT v.recorded, f.article, min(v.figure) AS figure, count(*) AS figures,
        sum(v.version = 1 AND o.seq IS NULL) AS new,
        sum(v.version = 1 AND (o.low_key, o.high_key) <> (v.low_key, v.high_key)) AS edited,
        sum(v.version = 1 AND (o.low_key, o.high_key) = (v.low_key, v.high_key)) AS reworded,
        sum(v.version > 1 AND v.present) AS reread, sum(NOT v.present) AS gone
    FROM figure_versions v CROSS JOIN figures f ON f.id = v.figure
    LEFT JOIN figure_versions o ON o.figure = v.replaces AND o.version = (
        SELECT max(version) FROM figure_versions WHERE figure = v.replaces AND recorded <= v.recorded)
    WHERE v.seq > :after_versions AND v.seq <= :last_version GROUP BY v.recorded, f.article
), touched AS (
    SELECT recorded, article FROM article_details WHERE seq > :after_details AND seq <= :last_detail
    UNION SELECT recorded, article FROM written
)
SELECT t.recorded, t.article, d.revision, d.title, d.publisher, r.recorded = t.recorded AS is_new_text,
    CASE WHEN w.figures = 1 THEN w.figure END AS figure, coalesce(w.new, 0) AS new, coalesce(w.edited, 0) AS edited,
    coalesce(w.reworded, 0) AS reworded, coalesce(w.reread, 0) AS reread,
    coalesce(w.gone - coalesce(w.edited, 0) - coalesce(w.reworded, 0), 0) AS gone
FROM touched t
CROSS JOIN article_details d ON d.seq = (
    SELECT seq FROM article_details WHERE article = t.article AND recorded <= t.recorded
    ORDER BY revision DESC, seq DESC LIMIT 1)
CROSS JOIN revisions r ON r.article = d.article AND r.number = d.revision
LEFT JOIN written w ON w.recorded = t.recorded AND w.article = t.article
ORDER BY t.recorded
"""


def accounts(db: Database, since: int, until: int) -> dict[int, Account]:
    """Of the transactions after `since` up to `until`, by number; none of one that touched no article."""
    about = {
        "after_versions": last_row(db, "figure_versions", since),
        "last_version": last_row(db, "figure_versions", until),
        "after_details": last_row(db, "article_details", since),
        "last_detail": last_row(db, "article_details", until),
    }
    return {
        row["recorded"]: Account(
            article_id=row["article"],
            revision=row["revision"],
            title=row["title"],
            publisher=row["publisher"],
            is_new_text=bool(row["is_new_text"]),
            figure=row["figure"],
            new=row["new"],
            edited=row["edited"],
            reworded=row["reworded"],
            reread=row["reread"],
            gone=max(0, row["gone"]),
        )
        for row in db.conn.execute(ACCOUNTS, about)
    }
