"""Where a page ended: opaque text that pins the transaction, the order and the question of a list."""

import base64
import binascii
import hashlib
import json
from dataclasses import dataclass

from service.errors import Invalid

MOST = 2**63
TAMPERED = "This cursor is none that the service gave: start from the first page, and follow `next`."


@dataclass(frozen=True, slots=True)
class Cursor:
    """question: what list it belongs to, with its filters and its order; key: what the last item was sorted by."""

    as_of: int
    question: str
    key: tuple[str | int, ...]


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
