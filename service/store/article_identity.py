"""Which article a text belongs to: the one of its URL, else of its external id, else of its publisher and words."""

from collections.abc import Iterator

from sqlite_utils import Database

from migrations.m0014_addresses import keys, same_address
from service.article import Article
from service.store.identity import identifier


def identify(db: Database, article: Article) -> str:
    """The id of the article on record that this is a state of, else the one that it will have.

    An external id leads to another article's only where one of the two has no URL: publishers count alike.
    """
    for key in keys(article.url, article.external_id):
        held = _held(db, key)
        if held is not None and (key.startswith("url ") or not (article.url and _has_url(db, held))):
            return held
    if article.url:
        return identifier("a", "url", same_address(article.url))
    if article.external_id:
        return identifier("a", "id", article.external_id)
    return identifier("a", "text", article.publisher or "", article.text)


def named(db: Database, url: str | None, external_id: str | None, as_of: int) -> str | None:
    """The id of the article that went by this URL and this external id then, by either where one is None."""
    asked = keys(url, external_id)
    found = {_held(db, key) for key in asked}
    article = found.pop() if len(found) == 1 else None
    details = db.conn.execute(
        "SELECT url, external_id FROM article_details WHERE article = :article AND recorded <= :as_of",
        {"article": article, "as_of": as_of},
    )
    went_by = {key for row in details for key in keys(row["url"], row["external_id"])}
    return article if went_by.issuperset(asked) else None


def _held(db: Database, key: str) -> str | None:
    row = db.conn.execute("SELECT article FROM article_keys WHERE key = :key", {"key": key}).fetchone()
    return None if row is None else str(row["article"])


def _has_url(db: Database, identity: str) -> bool:
    row = db.conn.execute(
        "SELECT 1 FROM article_details WHERE article = :article AND url IS NOT NULL", {"article": identity}
    ).fetchone()
    return row is not None


def write_keys(db: Database, identity: str, article: Article) -> None:
    """The names that the article is found under from now on, as far as no other article has them."""
    for key in keys(article.url, article.external_id):
        db.conn.execute(
            "INSERT INTO article_keys (key, article) SELECT :key, :article"
            " WHERE NOT EXISTS (SELECT 1 FROM article_keys WHERE key = :key)",
            {"key": key, "article": identity},
        )


def misnamed(db: Database) -> Iterator[str]:
    """Keys that do not follow from the details of articles."""
    held = {row["key"]: row["article"] for row in db.conn.execute("SELECT key, article FROM article_keys")}
    said = set()
    for row in db.conn.execute("SELECT article, url, external_id FROM article_details ORDER BY seq"):
        for key in keys(row["url"], row["external_id"]):
            said.add((key, row["article"]))
            if key not in held:
                yield f"article {row['article']}: it is not found by its {key}"
    for key, article in sorted(held.items() - said):
        yield f"article {article}: it is found by {key}, which it never had"
