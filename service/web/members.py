"""The members that the answers of a view hold, as its schema says: which `fields` can name, and columns of its CSV."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any

from flask import current_app, request
from marshmallow import Schema, fields

from service.web.problem import bad_parameter

Row = dict[str, object]

_LEAVES = ("name",)  # of a list of these the CSV gives the names


def asked() -> tuple[str, ...]:
    """The parameter `fields`. Raises the 400 for a name that the answer has not."""
    if not request.query_string or "fields" not in request.args:
        return ()
    names = tuple(name.strip() for name in request.args["fields"].split(","))
    known = _paths_of(current_app.view_functions[request.endpoint or ""])
    for name in names:
        if name not in known:
            top = ", ".join(one for one in known if "." not in one)
            raise bad_parameter("fields", f"There is no {name!r} in this answer. It has {top}.")
    return names


def picker(paths: Sequence[str]) -> Callable[[Row], Row]:
    """Keeps the members named, those of an inner object by "article.publisher", in the order named."""
    parted = [path.split(".") for path in paths]

    def pick(row: Row) -> Row:
        kept: Row = {}
        for names in parted:
            _copy(names, row, kept)
        return kept

    return pick


def _copy(names: Sequence[str], row: Row, kept: Row) -> None:
    name, *inner = names
    value = row.get(name)
    if inner and isinstance(value, dict):
        _copy(inner, value, kept.setdefault(name, {}))  # type: ignore[arg-type]
    elif inner and isinstance(value, list):
        for one, held in zip(value, kept.setdefault(name, [{} for _ in value]), strict=True):  # type: ignore[call-overload]
            _copy(inner, one, held)
    else:
        kept[name] = value


@cache
def _paths_of(view: Any) -> tuple[str, ...]:
    """Every member of an item, and inside it: "article", "article.publisher"."""
    return tuple(_paths(_item(view.answered)))


@cache
def columns_of(view: Any, names: tuple[str, ...], more: str = "") -> tuple[str, ...]:
    """What has room in a cell, of the members named, or of all that are always there and those that `include` adds."""
    item = _item(view.answered)
    known, added = _columns(item), more.split(",")
    names = names or tuple(name for name, field in item.dump_fields.items() if field.required or name in added)
    asked = (one for name in names for one in known if one == name or one.startswith(f"{name}."))
    return tuple(dict.fromkeys(asked))


@cache
def spread_over(view: Any) -> str | None:
    """The list in an item whose objects are each a line of the CSV, where the schema names one in its Meta."""
    return _spread(_item(view.answered))


def _spread(schema: Schema) -> str | None:
    return getattr(schema.Meta, "spread_over", None)


def _item(schema: Schema) -> Schema:
    """The item's schema where it is one of a list."""
    listed = schema.fields.get("items")
    inner = listed.inner if isinstance(listed, fields.List) else None
    return inner.schema if isinstance(inner, fields.Nested) else schema


def _paths(schema: Schema, before: str = "") -> Iterator[str]:
    for name, field in schema.dump_fields.items():
        yield before + name
        if inner := _inside(schema, name, field):
            yield from _paths(inner, f"{before}{name}.")


def _columns(schema: Schema, before: str = "") -> list[str]:
    found: list[str] = []
    for name, field in schema.dump_fields.items():
        if inner := _inside(schema, name, field):
            found += _columns(inner, f"{before}{name}.")
        elif _fits(field):
            found.append(before + name)
    return found


def _inside(schema: Schema, name: str, field: fields.Field[Any]) -> Schema | None:
    """Of an object, and of a list whose objects are lines of their own, what one of them holds."""
    one = field.inner if isinstance(field, fields.List) and name == _spread(schema) else field
    return one.schema if isinstance(one, fields.Nested) else None


def _fits(field: fields.Field[Any]) -> bool:
    """A list does where its members are words or names."""
    if not isinstance(field, fields.List):
        return not isinstance(field, fields.Dict)
    inner = field.inner
    return not isinstance(inner, fields.Nested) or tuple(inner.schema.fields) == _LEAVES
