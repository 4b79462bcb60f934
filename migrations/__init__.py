"""The steps that made the database what it is: forward only, in this order, and never edited once they have run.

Each step is a file with `up(db)`; sqlite-utils keeps in `_sqlite_migrations` which of them a database has seen.
"""

from sqlite_utils.migrations import Migrations

from migrations import m0001_articles, m0002_statistics, m0003_figures, m0004_index, m0005_chain

steps = Migrations("tallybook")
NAMES: list[str] = []
for _step in (m0001_articles, m0002_statistics, m0003_figures, m0004_index, m0005_chain):
    NAMES.append(_step.__name__.rpartition(".")[2])
    steps(name=NAMES[-1])(_step.up)
