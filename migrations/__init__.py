"""The steps that made the database what it is: forward only, in this order, and never edited once they have run.

Each step is a file with `up(db)`; sqlite-utils keeps in `_sqlite_migrations` which of them a database has seen.
"""

from sqlite_utils.migrations import Migrations

from migrations import (
    m0001_articles,
    m0002_statistics,
    m0003_figures,
    m0004_index,
    m0005_chain,
    m0006_article_keys,
    m0007_finding,
    m0008_replies,
    m0009_tokens,
    m0010_webhooks,
    m0011_relations,
)

_IN_ORDER = (
    m0001_articles,
    m0002_statistics,
    m0003_figures,
    m0004_index,
    m0005_chain,
    m0006_article_keys,
    m0007_finding,
    m0008_replies,
    m0009_tokens,
    m0010_webhooks,
    m0011_relations,
)
steps = Migrations("tallybook")
NAMES = [step.__name__.rpartition(".")[2] for step in _IN_ORDER]
for _name, _step in zip(NAMES, _IN_ORDER, strict=True):
    steps(name=_name)(_step.up)
