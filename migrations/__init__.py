"""The steps that made the database what it is: forward only, in this order, and never edited once they have run.

Each step is a file with `up(db)`; sqlite-utils keeps in `_sqlite_migrations` which of them a database has seen.
"""

from importlib import import_module

from sqlite_utils.migrations import Migrations

NAMES = [
    "m0001_articles",
    "m0002_statistics",
    "m0003_figures",
    "m0004_index",
    "m0005_chain",
    "m0006_article_keys",
    "m0007_finding",
    "m0008_replies",
    "m0009_tokens",
    "m0010_webhooks",
    "m0011_relations",
    "m0012_sketches",
    "m0013_jobs",
    "m0014_addresses",
    "m0015_source_counts",
    "m0016_article_lists",
    "m0017_rulings",
]
steps = Migrations("tallybook")
for _name in NAMES:
    steps(name=_name)(import_module(f"migrations.{_name}").up)
