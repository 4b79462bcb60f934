"""Jobs: many articles that are taken in after the request was answered, and what became of each line."""

import secrets
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal

from sqlite_utils import Database

from service.errors import NotFound
from service.store import transactions
from service.store.connection import stamp, unstamp
from service.store.paging import Slice
from service.store.records import Page
from service.store.writing import together

JobState = Literal["waiting", "running", "done"]
KEPT = timedelta(days=30)  # a job that is done
_NEXT = """
SELECT l.job, l.line, l.body, j.actor FROM job_lines l INDEXED BY job_lines_waiting
CROSS JOIN jobs j ON j.seq = l.job WHERE l.status IS NULL ORDER BY l.job, l.line LIMIT 1
"""
_COUNTS = (
    "SELECT status, count(*) AS number FROM job_lines INDEXED BY job_lines_status WHERE job = :job GROUP BY status"
)
_DONE = "UPDATE job_lines SET body = NULL, status = :status, result = :result WHERE job = :job AND line = :line"
_ENDED = """
UPDATE jobs SET ended = :now WHERE seq = :job AND NOT EXISTS (
    SELECT 1 FROM job_lines INDEXED BY job_lines_waiting WHERE job = :job AND status IS NULL)
"""
_LINES = """
SELECT line, result FROM job_lines
WHERE job = :job AND line > :after AND status IS NOT NULL AND (:status IS NULL OR status = :status)
ORDER BY line LIMIT :limit
"""


@dataclass(frozen=True, slots=True)
class Job:
    """lines  how many there are; counts  how many came to what, of those that are done"""

    id: str
    actor: str
    made: datetime
    ended: datetime | None
    lines: int
    counts: Mapping[str, int]

    @property
    def done(self) -> int:
        return sum(self.counts.values())

    @property
    def state(self) -> JobState:
        if self.ended is not None:
            return "done"
        return "running" if self.done else "waiting"


@dataclass(frozen=True, slots=True)
class WaitingLine:
    """A line that is still to be done, and who sent it."""

    job: int
    line: int
    body: bytes
    actor: str


class Jobs:
    """Over one connection."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def create(self, lines: Iterable[tuple[int, bytes]], actor: str) -> Job:
        """Lines with their numbers. Forgets what was done long ago."""
        now = datetime.now(UTC)
        about = {"id": "b" + secrets.token_hex(8), "actor": actor, "now": stamp(now), "old": stamp(now - KEPT)}
        with together(self._db):
            self._db.conn.execute("DELETE FROM jobs WHERE ended < :old", about)
            new = "INSERT INTO jobs (id, actor, made) VALUES (:id, :actor, :now)"
            job = self._db.conn.execute(new, about).lastrowid
            rows = [{"job": job, "line": number, "body": body} for number, body in lines]
            self._db.conn.executemany("INSERT INTO job_lines (job, line, body) VALUES (:job, :line, :body)", rows)
            self._db.conn.execute(_ENDED, about | {"job": job})
        return self.one(about["id"])

    def one(self, job_id: str) -> Job:
        """Raises NotFound."""
        return self._job(self._row(job_id))

    def list(self, cursor: str | None, limit: int) -> Page[Job]:
        """The newest first."""
        head = transactions.head(self._db)
        asked = Slice(cursor, limit, head.id)
        begin = asked.begin("jobs", 2**62)
        about = {"before": begin.key[0], "limit": limit + 1}
        found = "SELECT * FROM jobs WHERE seq < :before ORDER BY seq DESC LIMIT :limit"
        rows = self._db.conn.execute(found, about).fetchall()
        shown, following = asked.cut(rows, begin, lambda row: (row["seq"],))
        return Page(tuple(self._job(row) for row in shown), following, head)

    def results(self, job_id: str, status: str | None, cursor: str | None, limit: int) -> Page[str]:
        """What became of the lines that are done, in their order, as `finish` was given it; of one status if asked."""
        job, head = self._row(job_id)["seq"], transactions.head(self._db)
        asked = Slice(cursor, limit, head.id)
        begin = asked.begin(f"lines {job_id} {status}", 0)
        about = {"job": job, "after": begin.key[0], "status": status, "limit": limit + 1}
        rows = self._db.conn.execute(_LINES, about).fetchall()
        shown, following = asked.cut(rows, begin, lambda row: (row["line"],))
        return Page(tuple(row["result"] for row in shown), following, head)

    def next(self) -> WaitingLine | None:
        """The first line of the oldest job that is not done."""
        row = self._db.conn.execute(_NEXT).fetchone()
        return WaitingLine(row["job"], row["line"], row["body"], row["actor"]) if row else None

    def finish(self, line: WaitingLine, status: str, result: str) -> None:
        about = {"job": line.job, "line": line.line, "status": status, "result": result}
        with together(self._db):
            self._db.conn.execute(_DONE, about)
            self._db.conn.execute(_ENDED, about | {"now": stamp(datetime.now(UTC))})

    def waiting(self) -> int:
        """How many lines of all jobs are still to be done."""
        found = "SELECT count(*) FROM job_lines INDEXED BY job_lines_waiting WHERE status IS NULL"
        return int(self._db.conn.execute(found).fetchone()[0])

    def _row(self, job_id: str) -> sqlite3.Row:
        row: sqlite3.Row | None = self._db.conn.execute("SELECT * FROM jobs WHERE id = ?", (job_id,)).fetchone()
        if row is None:
            raise NotFound(f"There is no job {job_id}: /v1/jobs lists those of the last thirty days.")
        return row

    def _job(self, row: sqlite3.Row) -> Job:
        counts = {one["status"]: one["number"] for one in self._db.conn.execute(_COUNTS, {"job": row["seq"]})}
        lines = sum(counts.values())
        counts.pop(None, None)
        ended = unstamp(row["ended"]) if row["ended"] else None
        return Job(row["id"], row["actor"], unstamp(row["made"]), ended, lines, counts)
