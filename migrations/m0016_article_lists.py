"""Articles by publisher and by day of publication, without a look at each that is on record."""

from sqlite_utils import Database

INDEXES = (
    "CREATE INDEX article_details_publisher ON article_details (publisher_key, published_on)",
    "CREATE INDEX article_details_published ON article_details (published_on)",
)


def up(db: Database) -> None:
    for statement in INDEXES:
        db.execute(statement)
