"""The variants of one address are one key: a fragment points into a page, and `utm_source` tells whence a reader came.

What RFC 3986 holds to be one is one: case of scheme and host, default port, empty path, escaped letters. http and
https, www and none, a trailing slash or none may each be two pages, and are two keys.
"""

import re
from functools import lru_cache
from urllib.parse import urlsplit

from sqlite_utils import Database

from migrations.m0006_article_keys import GUARDS, TABLE

# "utm_source=feed", "fbclid=1"; not "utm=33", "id=fbclid"
TRACKING = re.compile(
    r"(?:utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|mc_cid|mc_eid|_ga|_gl)(?:=.*)?",
    re.IGNORECASE,
)
ESCAPED = re.compile(r"%[0-9A-Fa-f]{2}")
UNRESERVED = re.compile(r"[A-Za-z0-9._~-]")


def keys(url: str | None, external_id: str | None) -> list[str]:
    """Of an article with these details, the telling one first."""
    found = [f"url {same_address(url)}"] if url else []
    return [*found, f"id {external_id}"] if external_id else found


@lru_cache(maxsize=1000)
def same_address(url: str) -> str:
    """The URL without what does not tell pages apart."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:  # "https://[gazette.example/1"
        return url
    scheme, (user, at, host) = parts.scheme.lower(), parts.netloc.rpartition("@")
    host = host.lower()
    if (scheme, port) in (("http", 80), ("https", 443)):
        host = host.removesuffix(f":{port}")
    query = "&".join(one for one in parts.query.split("&") if not TRACKING.fullmatch(one))
    # "#/story/7" and "#!story" are pages of their own, written by a script; not "#comments"
    fragment = parts.fragment if parts.fragment.startswith(("/", "!")) else ""
    path = _unescaped(parts.path) or "/"
    return parts._replace(
        scheme=scheme, netloc=user + at + host, path=path, query=_unescaped(query), fragment=fragment
    ).geturl()


def _unescaped(text: str) -> str:
    """ "%7euser" and "~user" are one, as are "%c3" and "%C3"; "%2F" is no "/"."""
    return ESCAPED.sub(lambda found: _plain(found[0]), text)


def _plain(escape: str) -> str:
    letter = chr(int(escape[1:], 16))
    return letter if UNRESERVED.fullmatch(letter) else escape.upper()


def up(db: Database) -> None:
    db.execute("DROP TABLE article_keys")
    for statement in (TABLE, *GUARDS):
        db.execute(statement)
    taken: dict[str, str] = {}
    for article, url, external_id in db.execute("SELECT article, url, external_id FROM article_details ORDER BY seq"):
        for key in keys(url, external_id):
            taken.setdefault(key, article)
    db.conn.executemany("INSERT INTO article_keys (key, article) VALUES (?, ?)", sorted(taken.items()))
