"""A statistic over time as a chart: points with their bounds as ranges, told apart by who counted."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from service.store import Statistic, StoredFigure
from service.web.wording import stated

_ORIGINS = 6  # more colours and shapes than this are not told apart; the rest are "others"
# Okabe and Ito's colours, told apart by colour-blind readers as well; shapes differ too
_COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00", "#000000")
_LABELLED = 12  # with more points their words would cover each other
_WIDTH, _HEIGHT = 720, 300
_DAY = 86_400_000  # milliseconds


def points(figures: Sequence[StoredFigure]) -> list[dict[str, Any]]:
    """One for each figure whose time and number are known, oldest first."""
    names = [one.figure.sources[0] if one.figure.sources else "no source named" for one in figures]
    kept = list(dict.fromkeys(names))[:_ORIGINS]
    found = [_point(one, name if name in kept else "others") for one, name in zip(figures, names, strict=True)]
    return [point for point in found if point["day"] and point["value"] is not None]


def _point(one: StoredFigure, origin: str) -> dict[str, Any]:
    figure = one.figure
    low = figure.low if figure.low is not None else figure.value
    high = figure.high if figure.high is not None else figure.value
    middle = (
        figure.value if figure.value is not None else low if high is None else high if low is None else (low + high) / 2
    )
    day = figure.valid_to or figure.valid_from
    return {
        "day": day.isoformat() if day else None,
        "value": None if middle is None else float(middle),
        "low": None if low is None else float(low),
        "high": None if high is None else float(high),
        "stated": stated(figure),
        "origin": origin,
    }


def draw(statistic: Statistic, figures: Sequence[StoredFigure], as_of: str) -> Any:
    """A Vega-Lite chart. altair takes a second to import, so only whoever asks for a chart pays."""
    import altair

    found = points(figures)
    unit = f" ({statistic.unit})" if statistic.unit else ""
    axis = altair.Axis(format=_day_format(found), tickCount=6, tickMinStep=_DAY, labelOverlap=True)
    day = altair.X("day:T", axis=axis).title(None).scale(padding=30)
    value = altair.Y("value:Q").title(statistic.kind + unit).scale(zero=False, padding=16)
    legend = altair.Legend(title="Counted by", labelLimit=260, symbolOpacity=1)
    origin = altair.Color("origin:N", legend=legend).scale(range=list(_COLOURS))
    shape = altair.Shape("origin:N", legend=legend)
    base = altair.Chart(altair.InlineData(values=found))
    ranges = base.mark_rule(strokeWidth=2, color="#8a8a8a").encode(x=day, y=altair.Y("low:Q"), y2="high:Q")
    dots = base.mark_point(size=80, filled=True, opacity=0.9).encode(x=day, y=value, color=origin, shape=shape)
    drawn = ranges + dots
    if len(found) <= _LABELLED:
        drawn += base.mark_text(dy=-12, fontSize=11).encode(x=day, y=value, text="stated:N")
    title = altair.TitleParams(statistic.name, subtitle=f"Tallybook, {as_of}", anchor="start", limit=_WIDTH)
    room = {"left": 5, "top": 5, "bottom": 5, "right": 40}  # a browser's letters may be wider than those measured here
    return drawn.properties(width=_WIDTH, height=_HEIGHT, title=title, padding=room)


def _day_format(found: Sequence[dict[str, Any]]) -> str:
    """Days over some weeks, months over some years, else years."""
    days = [date.fromisoformat(point["day"]) for point in found]
    span = (max(days) - min(days)).days if days else 0
    return "%-d %b %Y" if span < 90 else "%b %Y" if span < 1500 else "%Y"


def svg(statistic: Statistic, figures: Sequence[StoredFigure], as_of: str) -> str:
    import vl_convert

    return str(vl_convert.vegalite_to_svg(draw(statistic, figures, as_of).to_json()))


def png(statistic: Statistic, figures: Sequence[StoredFigure], as_of: str) -> bytes:
    import vl_convert

    return bytes(vl_convert.vegalite_to_png(draw(statistic, figures, as_of).to_json(), scale=2))
