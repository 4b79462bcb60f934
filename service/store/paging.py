"""Lists in pages. Where a page ended is told by a cursor: opaque text that pins the transaction, the order and the
question of the list."""

import base64
import binascii
import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from service.errors import Invalid

MOST = 2**63
Row = TypeVar("Row")
TAMPERED = "This cursor is none that the service gave: start from the first page, and follow `next`."


@dataclass(frozen=True, slots=True)
class Cursor:
    """question: what list it belongs to, with its filters and its order; key: what the last item was sorted by."""

    as_of: int
    question: str
    key: tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Slice:
    """The page of a list that is asked for: after `cursor`, or from the start, so many items, at a transaction."""

    cursor: str | None
    limit: int
    as_of: int

    def begin(self, question: str, *start: str | int) -> Cursor:
        """After which key it begins: `start` for the first page. A cursor keeps the transaction of its first page."""
        if self.cursor is None:
            return Cursor(self.as_of, question, start)
        return read_cursor(self.cursor, question, len(start))

    def cut(
        self, found: Sequence[Row], begin: Cursor, key: Callable[[Row], tuple[str | int, ...]]
    ) -> tuple[Sequence[Row], str | None]:
        """Of what was found, one more than is shown where there is more: what is shown, and the next page's cursor."""
        if len(found) <= self.limit:
            return found, None
        return found[: self.limit], write_cursor(replace(begin, key=key(found[self.limit - 1])))


def write_cursor(cursor: Cursor) -> str:
    body = json.dumps(
        [cursor.as_of, _digest(cursor.question), cursor.key], ensure_ascii=False, separators=(",", ":")
    ).encode()
    return base64.urlsafe_b64encode(_checksum(body) + body).decode().rstrip("=")


def read_cursor(text: str, question: str, parts: int) -> Cursor:
    """`parts`: how many a key of this list has. Raises Invalid for a cursor that was altered or made up, or that
    belongs to another list, order or filter."""
    try:
        raw = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError) as error:
        raise Invalid(TAMPERED, "cursor") from error
    checksum, body = raw[:8], raw[8:]
    if _checksum(body) != checksum:
        raise Invalid(TAMPERED, "cursor")
    try:
        as_of, digest, key = json.loads(body)
    except (TypeError, ValueError, RecursionError) as error:
        raise Invalid(TAMPERED, "cursor") from error
    if not (_is_part(as_of) and isinstance(key, list) and len(key) == parts and all(map(_is_part, key))):
        raise Invalid(TAMPERED, "cursor")
    if not isinstance(as_of, int) or digest != _digest(question):
        raise Invalid("This cursor belongs to another list: keep filters and sort as they were, or drop it.", "cursor")
    return Cursor(as_of, question, tuple(key))


def _is_part(value: object) -> bool:
    """What a key is made of: text, or a whole number that SQLite can hold."""
    return isinstance(value, str) or (type(value) is int and -MOST < value < MOST)


def _checksum(body: bytes) -> bytes:
    return hashlib.sha256(b"tallybook cursor" + body).digest()[:8]


def _digest(question: str) -> str:
    return hashlib.sha256(question.encode()).hexdigest()[:12]
