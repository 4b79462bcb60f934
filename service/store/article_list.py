"""Lists of articles: any filters, the newest first."""

import json
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from sqlite_utils import Database

from service.store import article_identity, transactions
from service.store.identity import readable, words_key
from service.store.lookup import REVISION
from service.store.paging import Slice
from service.store.records import ArticleFilter, Page, Revision
from service.store.rows import revision_of

CONDITIONS = {
    "publisher": "d.publisher_key = :publisher",
    "published_from": "d.published_on >= :published_from",
    "published_to": "d.published_on <= :published_to",
}

# Of more rows than this, so many go by the filters that a walk through all articles soon comes by a page of them.
FEW = 5_000
ONE_MORE = "SELECT 1 FROM article_details d INDEXED BY {index} WHERE {conditions} LIMIT 1 OFFSET :few"
AMONG = """a.seq IN (
    SELECT a.seq FROM article_details d INDEXED BY {index} CROSS JOIN articles a ON a.id = d.article WHERE {conditions})
"""

# By when the article first came; what is said of it is what was said last.
WALK = """
SELECT a.seq FROM articles a CROSS JOIN article_details d ON d.seq = (
    SELECT seq FROM article_details WHERE article = a.id AND recorded <= :as_of
    ORDER BY revision DESC, seq DESC LIMIT 1)
WHERE {conditions} ORDER BY a.seq DESC LIMIT :limit
"""
NEWEST = """
WHERE a.seq IN (SELECT value FROM json_each(:found))
AND r.number = (SELECT max(number) FROM revisions WHERE article = a.id AND recorded <= :as_of) ORDER BY a.seq DESC
"""


def articles(db: Database, where: ArticleFilter, asked: Slice) -> Page[Revision]:
    """The newest revision of each."""
    stated = {one.name: value for one in fields(where) if (value := getattr(where, one.name)) is not None}
    question = f"articles {json.dumps(stated, default=str, sort_keys=True)}"
    begin = asked.begin(question, 2**62)
    sql, values = _walk(db, stated, begin.as_of)
    about = values | {"as_of": begin.as_of, "seq": begin.key[0], "limit": asked.limit + 1}
    found = [row["seq"] for row in db.conn.execute(sql, about)]
    shown, following = asked.cut(found, begin, lambda seq: (seq,))
    about = {"found": json.dumps(shown), "as_of": begin.as_of}
    rows = db.conn.execute(REVISION + NEWEST, about)
    return Page(tuple(revision_of(row) for row in rows), following, transactions.transaction(db, begin.as_of))


def _walk(db: Database, stated: Mapping[str, Any], as_of: int) -> tuple[str, dict[str, Any]]:
    """The articles in question, from where the page begins, and the values of the filters."""
    values: dict[str, Any] = {name: readable(str(value).strip()) for name, value in stated.items()}
    conditions = ["a.seq < :seq"]
    if filters := [clause for name, clause in CONDITIONS.items() if name in stated]:
        values["publisher"] = words_key(values.get("publisher")) or ""
        index = "article_details_publisher" if "publisher" in stated else "article_details_published"
        told = {"{index}": index, "{conditions}": " AND ".join(filters)}
        few = db.conn.execute(_filled(ONE_MORE, told), values | {"few": FEW}).fetchone() is None
        conditions += [*filters, _filled(AMONG, told)] if few else filters
    if "url" in stated or "external_id" in stated:
        values["article"] = article_identity.named(db, values.get("url"), values.get("external_id"), as_of)
        conditions.append("a.id = :article")
    return WALK.replace("{conditions}", " AND ".join(conditions)), values


def _filled(sql: str, told: Mapping[str, str]) -> str:
    for name, text in told.items():
        sql = sql.replace(name, text)
    return sql
