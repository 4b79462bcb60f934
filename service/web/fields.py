"""Kinds of value that the API takes and gives, each with a refusal that says what to send, and what is told of them."""

import re
from datetime import date
from decimal import Decimal
from typing import Any, get_args

from marshmallow import ValidationError, fields, validate

from service.store import Between

_NUMBER = r"-?[0-9]{1,30}(\.[0-9]{1,30})?"
# "ge:1000", "0.5", "ge:10,le:20"; not "about:3", "1e9", "ge:10,ge:20", "eq:10,20"
_RANGE = re.compile(f"((eq:)?{_NUMBER}|ge:{_NUMBER}(,le:{_NUMBER})?|le:{_NUMBER}(,ge:{_NUMBER})?)")
_MOST_PLACES = 30
_MOST_DIGITS = 40


def described(description: str, example: object = None) -> dict[str, Any]:
    """What the documentation says of a field."""
    return {"description": description} | ({"example": example} if example is not None else {})


def one_of(literal: Any) -> validate.OneOf:
    choices = get_args(literal)
    return validate.OneOf(choices, error=f"Must be one of {', '.join(choices)}.")


def _is_kept(number: Decimal) -> bool:
    """By its printed form alone: arithmetic on a number such as 1e999999999 overflows."""
    _, digits, exponent = number.as_tuple()
    if not isinstance(exponent, int) or len(digits) > _MOST_DIGITS or abs(exponent) > _MOST_DIGITS:
        return False
    return -_MOST_PLACES <= number.adjusted() < _MOST_PLACES


class ExactNumber(fields.Field[Decimal]):
    """A JSON number, kept as the exact decimal that was written."""

    def _serialize(self, value: Decimal | None, attr: str | None, obj: Any, **kwargs: Any) -> Decimal | None:
        return value

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Decimal:
        if isinstance(value, bool) or not isinstance(value, int | Decimal):
            raise ValidationError("Not a number: send a JSON number such as 3443 or 0.25, without quotation marks.")
        number = Decimal(value)
        if not _is_kept(number):
            raise ValidationError(f"Beyond what is kept: at most {_MOST_DIGITS} digits, from 1e-30 to below 1e30.")
        return number


class Day(fields.Field[date]):
    """A calendar date."""

    def _serialize(self, value: date | None, attr: str | None, obj: Any, **kwargs: Any) -> str | None:
        return value.isoformat() if value else None

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> date:
        try:
            return date.fromisoformat(value)
        except (TypeError, ValueError) as error:
            raise ValidationError("Not a date: send a day of the calendar such as 2023-10-07.") from error


class NumberRange(fields.Field[Between]):
    """`ge:1000`, `le:0.5`, `ge:10,le:20`, `eq:-19`; a bare number means eq."""

    def __init__(self, **kwargs: Any) -> None:
        told = {**kwargs.pop("metadata", {}), "pattern": f"^{_RANGE.pattern}$"}
        super().__init__(metadata=told, **kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Between:
        if _RANGE.fullmatch(str(value)) is None:
            raise ValidationError("Not a filter for numbers: send ge:1000, le:0.5, ge:10,le:20 or eq:-19.")
        parts = (one.rpartition(":") for one in str(value).split(","))
        limits = {way or "eq": Decimal(number) for way, _, number in parts}
        least, most = limits.get("ge", limits.get("eq")), limits.get("le", limits.get("eq"))
        if least is not None and most is not None and least > most:
            raise ValidationError(f"No number is at least {least} and at most {most}: exchange the two.")
        return Between(least, most)


class Names(fields.Field[tuple[str, ...]]):
    """Some of a few known names, by commas."""

    def __init__(self, known: tuple[str, ...], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.known = known

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> tuple[str, ...]:
        names = tuple(str(value).split(","))
        for name in names:
            if name not in self.known:
                raise ValidationError(
                    f"There is no {name!r} here: name one or several, by commas, of {', '.join(self.known)}."
                )
        return names
