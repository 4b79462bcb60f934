"""Claims as tests tell them."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from service.comparison import Claim
from service.figures.figure import Figure

PRINTED = date(2025, 3, 10)


def claim(exact: str, value: str | None, name: str = "x", **fields: object) -> Claim:
    """A claim; fields of the figure and of the claim are told by name, the rest is alike for all."""
    own = {"article_id", "publisher", "published_on", "statistic", "withdraws"}
    outer = {key: fields.pop(key) for key in list(fields) if key in own}
    figure = Figure(exact, 0, len(exact), f"There are {exact}.", None if value is None else Decimal(value))
    figure = replace(figure, **fields)
    made = {"article_id": f"of {name}", "publisher": None, "published_on": PRINTED, "statistic": "s1"} | outer
    return Claim(id=name, figure=figure, **made)


def dated(first: str, last: str | None = None) -> dict[str, object]:
    return {
        "valid_from": date.fromisoformat(first),
        "valid_to": date.fromisoformat(last or first),
        "valid_basis": "stated",
    }
