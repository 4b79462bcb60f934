"""The triggers that keep a table append-only, on any connection: sqlite3's shell and scripts included.

Steps that have run are history: what these functions give for a table must never change. A new rule is a new step.
"""

_REFUSALS = """
CREATE TRIGGER {table}_refuse_update BEFORE UPDATE ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is append-only, a row is never rewritten: {advice}'); END;
CREATE TRIGGER {table}_refuse_delete BEFORE DELETE ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is append-only, nothing is deleted: {advice}'); END
"""

# REPLACE deletes without firing DELETE triggers where recursive_triggers is off, so the INSERT itself is watched:
# whatever unique key a new row would clash on, it is refused before the old row can go.
_INSERT = """
CREATE TRIGGER {table}_refuse_{name} BEFORE INSERT ON {table} WHEN {when}
BEGIN SELECT RAISE(ABORT, '{table}: {message}'); END
"""


def refuse_rewriting(table: str, advice: str) -> list[str]:
    """Statements that refuse UPDATE and DELETE on the table, saying what to do instead."""
    text = _REFUSALS.replace("{table}", table).replace("{advice}", advice)
    return [statement.strip() + "; END" for statement in text.split("; END") if statement.strip(" ;\n")]


def refuse_insert(table: str, name: str, when: str, message: str) -> str:
    """A statement that refuses an INSERT for which `when` (SQL over NEW) holds."""
    filled = _INSERT.replace("{when}", when).replace("{message}", message)
    return filled.replace("{table}", table).replace("{name}", name).strip()


def refuse_gaps(table: str, column: str = "seq") -> str:
    """The integer key of a new row is 1 + the highest one; left out (-1 here), SQLite chooses just that."""
    when = "NEW.{c} > 0 AND NEW.{c} IS NOT (SELECT coalesce(max({c}), 0) + 1 FROM {table})".replace("{c}", column)
    return refuse_insert(table, "gap", when, f"{column} must be one above the highest")


def refuse_double(table: str, *keys: str) -> str:
    """The key (one or more columns) of a new row is not on record yet."""
    same = " AND ".join(f"{key} = NEW.{key}" for key in keys)
    when = "EXISTS (SELECT 1 FROM {table} WHERE {same})".replace("{same}", same)
    return refuse_insert(table, "double_" + "_".join(keys), when, f"this {', '.join(keys)} is on record already")


def refuse_skipped(table: str, owner: str, number: str = "version") -> str:
    """Numbers of one owner count 1, 2, 3: none is skipped, none comes twice."""
    when = "NEW.{n} IS NOT (SELECT coalesce(max({n}), 0) + 1 FROM {table} WHERE {o} = NEW.{o})"
    when = when.replace("{n}", number).replace("{o}", owner)
    return refuse_insert(table, f"skipped_{number}", when, f"{number} must be one above the newest of this {owner}")
