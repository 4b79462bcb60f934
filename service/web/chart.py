"""A statistic over time as a chart: points with their bounds as ranges, told apart by who counted, conflicts ringed."""

import json
import re
import textwrap
from collections.abc import Sequence, Set
from datetime import date
from decimal import Decimal
from typing import Any

from service.comparison import Aliases, origins
from service.figures.figure import Figure
from service.figures.units.convert import in_unit_of
from service.store import Statistic, StoredFigure
from service.web.wording import stated
from service.web.xml_text import writable

_ORIGINS = 6  # more colours and shapes than this are not told apart; the rest are "others"
_UNNAMED, _OTHERS = "no source named", "others"
# Okabe and Ito's colours, told apart by colour-blind readers as well; shapes differ too, for print without colour
_COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00", "#000000")
_LABELLED = 12  # with more points their words would cover each other
_WIDTH, _HEIGHT = 720, 300
_WORD_WIDTH, _WORD_HEIGHT = 64, 16  # room for "at least 19"
_TICKS = 6
_DAY = 86_400_000  # milliseconds
_CREDITS = 110  # characters of a line
_NARROW_WIDTH, _NARROW_HEIGHT = 290, 260
_LETTERS = 44  # of the title's lines that fit in it
_LEGEND = {"orient": "bottom", "direction": "vertical", "columns": 1, "labelLimit": 300}


def _points(figures: Sequence[StoredFigure], conflicting: Set[str], aliases: Aliases) -> list[dict[str, Any]]:
    """One for each figure whose time and number are known, in the unit of the newest; `open` shows where a bound leaves
    more, or less, possible."""
    names = origins([one.figure.sources for one in figures], aliases)
    kept = list(dict.fromkeys(name for name in names if name))[:_ORIGINS]
    unit = figures[-1].figure if figures else None
    found = []
    for one, name in zip(figures, names, strict=True):
        low, middle, high = _numbers(one.figure, unit or one.figure)
        day = one.figure.valid_to or one.figure.valid_from
        if day is None or middle is None:
            continue
        found.append(
            {
                "day": day.isoformat(),
                "value": float(middle),
                "low": float(low if low is not None else middle),
                "high": float(high if high is not None else middle),
                "open": _open(one.figure),
                "stated": stated(one.figure),
                "origin": name if name in kept else _OTHERS if name else _UNNAMED,
                "conflict": one.id in conflicting,
            }
        )
    return found


def _open(figure: Figure) -> str:
    if figure.bound not in ("at_least", "more_than", "at_most", "less_than"):
        return ""
    return "↑" if (figure.bound in ("at_least", "more_than")) != (figure.direction == "down") else "↓"


def _numbers(figure: Figure, unit: Figure) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    """What went down lies below nought."""
    low = figure.low if figure.low is not None else figure.value
    high = figure.high if figure.high is not None else figure.value
    known = [end for end in (low, high) if end is not None]
    middle = figure.value if figure.value is not None else sum(known, Decimal(0)) / len(known) if known else None
    low, middle, high = (None if n is None else in_unit_of(n, figure, unit) for n in (low, middle, high))
    if figure.direction == "down":
        low, middle, high = (None if n is None else -n for n in (high, middle, low))
    return low, middle, high


def draw(
    statistic: Statistic, figures: Sequence[StoredFigure], conflicting: Set[str], aliases: Aliases, as_of: str
) -> Any:
    """A Vega-Lite chart. altair takes a second to import, so only whoever asks for a chart pays."""
    import altair

    taken_back = sum(one.figure.withdrawn for one in figures)
    figures = [one for one in figures if not one.figure.withdrawn]
    found = _points(figures, conflicting, aliases)
    unit = figures[-1].figure.unit if figures else statistic.unit
    days = sorted({point["day"] for point in found})
    ticks: dict[str, Any] = {"values": days} if len(days) <= _TICKS else {"tickCount": _TICKS, "tickMinStep": _DAY}
    axis = altair.Axis(format=_day_format(found), labelOverlap=True, **ticks)
    day = altair.X("day:T", axis=axis).title(None).scale(padding=30)
    value = altair.Y("value:Q").title(f"{statistic.kind} ({_plain(unit)})" if unit else statistic.kind)
    value = value.scale(zero=False, padding=16)
    value = value.axis(titlePadding=10, tickMinStep=1 if statistic.kind == "count" else altair.Undefined)
    legend = altair.Legend(title="Counted by", labelLimit=260, symbolOpacity=1)
    origin = altair.Color("origin:N", legend=legend).scale(range=list(_COLOURS))
    shape = altair.Shape("origin:N", legend=legend)
    base = altair.Chart(altair.InlineData(values=found))
    ranges = base.mark_rule(strokeWidth=2, color="#8a8a8a").encode(x=day, y=altair.Y("low:Q"), y2="high:Q")
    dots = base.mark_point(size=80, filled=True, opacity=0.9).encode(x=day, y=value, color=origin, shape=shape)
    arrows = base.mark_text(dx=10, fontSize=13, color="#555").encode(x=day, y=value, text="open:N")
    drawn = ranges + dots + arrows
    if any(point["conflict"] for point in found):
        ringed = base.transform_filter("datum.conflict")
        drawn += ringed.mark_point(size=330, filled=False, strokeWidth=1.6, color="#000", shape="circle").encode(
            x=day, y=value
        )
    if len(found) <= _LABELLED:
        drawn += (
            altair.Chart(altair.InlineData(values=legible(found)))
            .mark_text(dy=-16, fontSize=11)
            .encode(x=day, y=value, text="stated:N")
        )
    title = altair.TitleParams(statistic.name, subtitle=_below(found, taken_back, as_of), anchor="start", limit=_WIDTH)
    room = {"left": 5, "top": 5, "bottom": 5, "right": 40}  # a browser's letters may be wider than those measured here
    return drawn.properties(width=_WIDTH, height=_HEIGHT, title=title, padding=room)


def legible(found: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The points whose words are written, as words over words are not read: of conflicts first, then of the newest."""
    days = {point["day"]: date.fromisoformat(point["day"]).toordinal() for point in found}
    wide = max(days.values(), default=0) - min(days.values(), default=0) or 1
    values = [point["value"] for point in found]
    high = max(values, default=0) - min(values, default=0) or 1
    written: list[dict[str, Any]] = []
    for point in sorted(found, key=lambda one: (one["conflict"], one["day"]), reverse=True):
        if not any(
            abs(days[point["day"]] - days[one["day"]]) * _WIDTH < wide * _WORD_WIDTH
            and abs(point["value"] - one["value"]) * _HEIGHT < high * _WORD_HEIGHT
            for one in written
        ):
            written.append(point)
    return written


def _plain(unit: str) -> str:
    """A unit as words and signs alone: Vega puts the title of an axis into an expression that it runs."""
    return " ".join(re.sub(r"[^\w .,/%²³°·-]", " ", unit).split())


def _below(found: Sequence[dict[str, Any]], taken_back: int, as_of: str) -> list[str]:
    """Under the title: who counted, what the ring means, what is left out, and from when the record is."""
    named = [name for name in dict.fromkeys(point["origin"] for point in found) if name not in (_UNNAMED, _OTHERS)]
    credit = f"Sources: {', '.join(named)}" if named else "No source is named"
    lines = [credit if len(credit) <= _CREDITS else f"{credit[:_CREDITS].rsplit(',', 1)[0]} and others"]
    if any(point["conflict"] for point in found):
        lines.append("Ringed: figures of one time that cannot both be right")
    if taken_back:
        lines.append(f"Left out: {taken_back} that the text itself takes back")
    return [*lines, f"Tallybook, {as_of}"]


def _day_format(found: Sequence[dict[str, Any]]) -> str:
    """Days over some weeks, months over some years, else years."""
    days = [date.fromisoformat(point["day"]) for point in found]
    span = (max(days) - min(days)).days if days else 0
    return "%-d %b %Y" if span < 90 else "%b %Y" if span < 1500 else "%Y"


def narrowed(specification: str) -> str:
    """The Vega-Lite specification of a chart for a telephone: as wide as its screen, the legend and the title's lines
    below each other."""
    drawn = json.loads(specification)
    title = drawn["title"]
    title["text"] = textwrap.wrap(title["text"], _LETTERS)
    title["subtitle"] = [line for told in title["subtitle"] for line in textwrap.wrap(told, _LETTERS + 10)]
    drawn["config"] = drawn.get("config", {}) | {"legend": _LEGEND}
    drawn["padding"] = 8
    return json.dumps(drawn | {"width": _NARROW_WIDTH, "height": _NARROW_HEIGHT})


def svg(specification: str) -> str:
    import vl_convert

    return str(vl_convert.vegalite_to_svg(_drawable(json.loads(specification))))


def png(specification: str) -> bytes:
    import vl_convert

    return bytes(vl_convert.vegalite_to_png(_drawable(json.loads(specification)), scale=2))


def _drawable(node: Any) -> Any:
    """The renderer takes the whole process down over a character that XML has no place for."""
    if isinstance(node, str):
        return writable(node)
    if isinstance(node, list):
        return [_drawable(one) for one in node]
    if isinstance(node, dict):
        return {name: _drawable(one) for name, one in node.items()}
    return node
