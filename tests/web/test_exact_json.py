"""Numbers come in as they were written."""

from decimal import Decimal

import pytest
from werkzeug.exceptions import BadRequest

from service.web.exact_json import loads


def test_a_fraction_is_read_as_the_decimal_that_stands_there() -> None:
    assert loads(b'{"value": 0.10000000000000000001}') == {"value": Decimal("0.10000000000000000001")}


def test_whole_characters_outside_the_basic_plane_are_read() -> None:
    assert loads(b'"\\ud83d\\ude00"') == "\U0001f600"


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{",
        b"NaN",
        b"[Infinity]",
        b"\xff",
        b'"\\ud83d"',
        b"[" * 200_000,
        b"9" * 5_000,
        b"\xef\xbb\xbf{}",
        b'{"a":1,"a":1}',
    ],
)
def test_what_is_not_json_is_refused_with_advice(raw: bytes) -> None:
    with pytest.raises(BadRequest) as refused:
        loads(raw)
    assert refused.value.description
