"""Tokens: who may do what over the API. What is kept of a secret is its SHA-256.

A fast hash is enough, as the secrets are 256 random bits and nobody's choice: there is no list of likely ones to try.
"""

import hashlib
import hmac
import re
import secrets
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal, get_args

from sqlite_utils import Database

from service.errors import FactError, Invalid, NotFound
from service.store.connection import BUSY_SECONDS, stamp, unstamp
from service.store.writing import together

Scope = Literal["read", "ingest", "curate", "admin"]
SCOPES: tuple[Scope, ...] = get_args(Scope)  # each may do what those before it may
NOTED = timedelta(minutes=10)  # last use is kept to so much, so that reading does not write
_TOKENS = "SELECT * FROM tokens {where}"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._@-]{0,63}")  # "wire-import", "anna@desk.example"; not "Anna (desk)"
_SECRET = re.compile(r"tally_([0-9a-f]{12})_([A-Za-z0-9_-]{43})")
_NOBODY = hashlib.sha256(secrets.token_bytes()).hexdigest()


@dataclass(frozen=True, slots=True)
class Token:
    """last_used  to ten minutes"""

    id: str
    name: str
    scope: Scope
    created: datetime
    revoked: datetime | None
    last_used: datetime | None

    def allows(self, scope: Scope) -> bool:
        return SCOPES.index(scope) <= SCOPES.index(self.scope)


class Tokens:
    """Over one connection of one thread."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def create(self, name: str, scope: Scope) -> tuple[Token, str]:
        """The token and its secret, which is told this once. Raises Invalid for a name that cannot sign."""
        if not _NAME.fullmatch(name):
            raise Invalid("A token's name is 1 to 64 letters, digits, and . _ @ - between them.", "name")
        identity, random = secrets.token_hex(6), secrets.token_urlsafe(32)
        about = {"id": identity, "name": name, "scope": scope, "digest": _digest(random)}
        with together(self._db):
            if self._rows("WHERE name = :name", about):
                raise Invalid(f"{name} has signed for another token, revoked or not: choose another name.", "name")
            self._db.conn.execute(
                "INSERT INTO tokens (id, name, scope, digest, created) VALUES (:id, :name, :scope, :digest, :now)",
                about | {"now": stamp(datetime.now(UTC))},
            )
        return self._named(name), f"tally_{identity}_{random}"

    def list(self) -> list[Token]:
        """The oldest first, revoked ones too."""
        return [_token(row) for row in self._rows("ORDER BY created, id", {})]

    def revoke(self, name: str) -> Token:
        """From now on nobody gets in with it. Raises NotFound, and Invalid if it was revoked before."""
        if self._named(name).revoked:
            raise Invalid(f"{name} was revoked before.", "name")
        about = {"name": name, "now": stamp(datetime.now(UTC))}
        with together(self._db):
            self._db.conn.execute("UPDATE tokens SET revoked = :now WHERE name = :name", about)
        return self._named(name)

    def any(self) -> bool:
        """Whether there ever was one: from then on nobody gets in without."""
        return self._db.conn.execute("SELECT 1 FROM tokens LIMIT 1").fetchone() is not None

    def find(self, secret: str) -> Token | None:
        """Whose secret it is; None if it is nobody's or was revoked. A wrong one takes as long as a right one."""
        said = _SECRET.fullmatch(secret)
        rows = self._rows("WHERE id = :id", {"id": said[1] if said else ""})
        kept = rows[0]["digest"] if rows else _NOBODY
        right = hmac.compare_digest(_digest(said[2] if said else secret), kept)
        if not (right and rows) or rows[0]["revoked"]:
            return None
        token = _token(rows[0])
        self._note_use(token)
        return token

    def _note_use(self, token: Token) -> None:
        """Waits for no other writer: the next request will do."""
        now = datetime.now(UTC)
        if token.last_used is not None and now - token.last_used < NOTED:
            return
        self._db.conn.execute("PRAGMA busy_timeout = 0")
        try:
            about = {"id": token.id, "now": stamp(now)}
            self._db.conn.execute("UPDATE tokens SET last_used = :now WHERE id = :id", about)
        except FactError:
            return
        finally:
            self._db.conn.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")

    def _named(self, name: str) -> Token:
        rows = self._rows("WHERE name = :name", {"name": name})
        if not rows:
            raise NotFound(f"There is no token {name}: `tallybook token list` names them.")
        return _token(rows[0])

    def _rows(self, where: str, about: dict[str, str]) -> Sequence[sqlite3.Row]:
        return self._db.conn.execute(_TOKENS.replace("{where}", where), about).fetchall()


def _token(row: sqlite3.Row) -> Token:
    revoked, used = (unstamp(row[at]) if row[at] else None for at in ("revoked", "last_used"))
    return Token(row["id"], row["name"], row["scope"], unstamp(row["created"]), revoked, used)


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
