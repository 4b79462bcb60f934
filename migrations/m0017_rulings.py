"""Figures that people ruled on, by what they made of them: few beside those that nobody looked at."""

from sqlite_utils import Database

INDEX = "CREATE INDEX figure_index_state ON figure_index (state) WHERE state <> 'extracted'"


def up(db: Database) -> None:
    db.execute(INDEX)
