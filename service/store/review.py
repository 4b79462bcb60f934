"""What waits for a person: rulings whose ground has changed, and edits that changed numbers without a word."""

import dataclasses
from collections.abc import Iterator
from itertools import chain, islice
from typing import Any

from sqlite_utils import Database

from service.store import lookup, transactions
from service.store.article_edit import owns_up
from service.store.figure_versions import extracted
from service.store.identity import words_key
from service.store.judgements import JUDGEMENTS, judgement_of
from service.store.paging import Slice
from service.store.records import NumberChange, Page, SilentEdit, StaleRuling
from service.store.rows import figure_of
from service.store.staleness import change_since, judged_since, ruling_on

RULED = """
SELECT DISTINCT figure FROM figure_versions INDEXED BY figure_versions_ruled
WHERE state <> 'extracted' AND figure > :after ORDER BY figure
"""
NEWEST = "SELECT * FROM figure_versions WHERE figure = :figure AND recorded <= :as_of ORDER BY version DESC LIMIT 1"
REPLACED_BY = """
SELECT figure FROM figure_versions WHERE replaces = :figure AND recorded = :recorded AND present LIMIT 1
"""

# Numbers in a new revision that came in the place of others, unless the text itself takes the other one back.
EDITS = """
SELECT v.recorded, f.article, r.number, v.figure, v.replaces
FROM figure_versions v INDEXED BY figure_versions_replacing
CROSS JOIN figures f ON f.id = v.figure
CROSS JOIN revisions r ON r.article = f.article AND r.recorded = v.recorded
CROSS JOIN figure_versions o ON o.figure = v.replaces AND o.version = (
    SELECT max(version) FROM figure_versions WHERE figure = v.replaces AND recorded < v.recorded)
WHERE v.replaces IS NOT NULL AND v.present AND v.recorded <= :as_of AND v.recorded < :before
AND (v.low_key <> o.low_key OR v.high_key <> o.high_key OR v.unit <> o.unit)
AND NOT EXISTS (SELECT 1 FROM figure_versions WHERE figure = v.figure AND version = v.version - 1 AND present)
AND NOT EXISTS (
    SELECT 1 FROM figure_index i CROSS JOIN figure_versions w ON w.seq = i.id >> 20
    WHERE i.article = f.article AND i.since <= v.recorded AND i.until > v.recorded AND w.withdrawn
    AND w.low_key = o.low_key)
AND (:publisher IS NULL OR :publisher = (
    SELECT publisher_key FROM article_details WHERE article = f.article AND revision = r.number ORDER BY seq LIMIT 1))
ORDER BY v.recorded DESC
"""


def stale_rulings(db: Database, asked: Slice) -> Page[StaleRuling]:
    """By figure, then by judgement."""
    begin = asked.begin("review", "")
    after = str(begin.key[0])
    waiting = chain(_stale_figures(db, after, begin.as_of), _stale_judgements(db, after, begin.as_of))
    shown, following = asked.cut(list(islice(waiting, asked.limit + 1)), begin, lambda one: (one[0],))
    return Page(tuple(ruling for _, ruling in shown), following, transactions.transaction(db, begin.as_of))


def _stale_figures(db: Database, after: str, as_of: int) -> Iterator[tuple[str, StaleRuling]]:
    """Each with its id; those of figures come before those of judgements."""
    for (figure,) in db.conn.execute(RULED, {"after": after}).fetchall():
        about: dict[str, Any] = {"figure": figure, "as_of": as_of}
        version = db.conn.execute(NEWEST, about).fetchone()
        change = None if version is None else change_since(db, version, as_of)
        if change is None:
            continue
        held = lookup.figure(db, figure, as_of)
        now = extracted(db, figure, as_of) if change == "reread" else None
        stands = {"exact": held.figure.exact, "start": held.figure.start, "end": held.figure.end}
        instead = db.conn.execute(REPLACED_BY, {"figure": figure, "recorded": version["recorded"]}).fetchone()
        yield (
            figure,
            StaleRuling(
                figure=held,
                judgement=None,
                change=change,
                ruled=transactions.transaction(db, ruling_on(db, version, as_of)["recorded"]),
                now=figure_of(now | stands | {"sentence": held.figure.sentence}) if now else None,
                replaced_by=instead["figure"] if instead is not None and change == "gone" else None,
            ),
        )


def _stale_judgements(db: Database, after: str, as_of: int) -> Iterator[tuple[str, StaleRuling]]:
    asked = JUDGEMENTS + "AND c.judgement IS NULL AND j.about = 'statistic' AND j.id > :after ORDER BY j.id"
    for row in db.conn.execute(asked, {"after": after, "as_of": as_of}).fetchall():
        if (change := judged_since(db, row, as_of)) is not None:
            judgement = judgement_of(db, row, as_of)
            yield judgement.id, StaleRuling(None, judgement, change, judgement.transaction, None, None)


def silent_edits(db: Database, publisher: str | None, asked: Slice) -> Page[SilentEdit]:
    """The latest first."""
    begin = asked.begin(f"edits {words_key(publisher)}", transactions.EVER)
    about = {"as_of": begin.as_of, "before": begin.key[0], "publisher": words_key(publisher)}
    found: dict[int, SilentEdit] = {}
    for row in db.conn.execute(EDITS, about):
        recorded = row["recorded"]
        if recorded not in found and len(found) > asked.limit:
            break
        old, new = lookup.figure(db, row["replaces"], recorded - 1), lookup.figure(db, row["figure"], recorded)
        revision = lookup.article(db, row["article"], recorded)
        before = lookup.article(db, row["article"], recorded - 1)
        if owns_up(before.article.text, revision.article.text, old.figure.exact):
            continue
        change = NumberChange(old, new)
        if recorded not in found:
            found[recorded] = SilentEdit(revision, ())
        found[recorded] = dataclasses.replace(found[recorded], changes=(*found[recorded].changes, change))
    shown, following = asked.cut(list(found.items()), begin, lambda one: (one[0],))
    edits = tuple(_in_text_order(edit) for _, edit in shown)
    return Page(edits, following, transactions.transaction(db, begin.as_of))


def _in_text_order(edit: SilentEdit) -> SilentEdit:
    changes = sorted(edit.changes, key=lambda change: change.new.figure.start if change.new else 0)
    return dataclasses.replace(edit, changes=tuple(changes))
