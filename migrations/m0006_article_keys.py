"""Under which URL or external id an article is found again, however it first came in.

The first article of a key keeps it. Made from the details of articles, and checked against them by `verify`.
"""

from urllib.parse import urlsplit

from sqlite_utils import Database

from migrations.guard import refuse_double, refuse_rewriting

TABLE = """
CREATE TABLE article_keys (
    key TEXT PRIMARY KEY CHECK (key GLOB 'url ?*' OR key GLOB 'id ?*'),
    article TEXT NOT NULL REFERENCES articles (id)
) STRICT, WITHOUT ROWID
"""
GUARDS = (
    *refuse_rewriting("article_keys", "an article keeps the names it came under"),
    refuse_double("article_keys", "key"),
)


def keys(url: str | None, external_id: str | None) -> list[str]:
    """Of an article with these details, the telling one first."""
    found = [f"url {same_address(url)}"] if url else []
    return [*found, f"id {external_id}"] if external_id else found


def same_address(url: str) -> str:
    """The URL with what does not tell addresses apart taken out: the case of scheme and host, and the default port."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:  # "https://[gazette.example/1"
        return url
    scheme, host = parts.scheme.lower(), parts.netloc.lower()
    if "@" in parts.netloc:
        host = f"{parts.netloc.rpartition('@')[0]}@{parts.netloc.rpartition('@')[2].lower()}"
    if (scheme, port) in (("http", 80), ("https", 443)):
        host = host.removesuffix(f":{port}")
    return parts._replace(scheme=scheme, netloc=host).geturl()


def up(db: Database) -> None:
    for statement in (TABLE, *GUARDS):
        db.execute(statement)
    taken: dict[str, str] = {}
    for article, url, external_id in db.execute("SELECT article, url, external_id FROM article_details ORDER BY seq"):
        for key in keys(url, external_id):
            taken.setdefault(key, article)
    db.conn.executemany("INSERT INTO article_keys (key, article) VALUES (?, ?)", sorted(taken.items()))
