"""Figures as JSON that loses nothing: decimals go out as the number they are, whatever their length."""

import json
import re
from dataclasses import fields
from datetime import date
from decimal import Decimal

from service.figures.figure import Figure, Rejected

# Half of a surrogate pair: no text on record can hold it, as it has no UTF-8 form, so it marks our own tokens safely.
_MARK = "\udcff"
_MARKED = re.compile(f'"{_MARK}([^"]*){_MARK}"')
_PLAIN_DIGITS = 40
_FIELDS = tuple(field.name for field in fields(Figure))


def figure_json(figure: Figure) -> dict[str, object]:
    """A figure in the words of docs/fields.md; `sources` become objects with a name."""
    said: dict[str, object] = {name: getattr(figure, name) for name in _FIELDS}
    said["sources"] = [{"name": name} for name in figure.sources]
    return said


def rejected_json(rejected: Rejected) -> dict[str, object]:
    return {"exact": rejected.exact, "start": rejected.start, "end": rejected.end, "reason": rejected.reason}


def number_token(number: Decimal) -> str:
    """The JSON number that says exactly this: 3443, 0.25, 1000000 for 1E+6."""
    if number == number.to_integral_value() and number.adjusted() < _PLAIN_DIGITS:
        return str(int(number))
    return str(number.normalize())


def dumps(value: object, *, indent: int | None = None) -> str:
    """JSON on one line unless indented; dates in ISO form. Raises ValueError for NaN and infinities."""
    text = (_ON_ONE_LINE if indent is None else _encoder(indent)).encode(value)
    return _MARKED.sub(r"\1", text) if _MARK in text else text


def _default(value: object) -> object:
    if isinstance(value, Decimal):
        if not value.is_finite():
            raise ValueError(f"{value} has no JSON form")
        token = number_token(value)
        return int(token) if token.lstrip("-").isdigit() else f"{_MARK}{token}{_MARK}"
    if isinstance(value, date):  # and datetime, which is one
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no JSON form")


def _encoder(indent: int | None) -> json.JSONEncoder:
    return json.JSONEncoder(default=_default, ensure_ascii=False, allow_nan=False, indent=indent)


_ON_ONE_LINE = _encoder(None)
