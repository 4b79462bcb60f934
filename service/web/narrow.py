"""The chart for a telephone: as wide as its screen, the legend and the title's lines below each other."""

import json
import textwrap

_WIDTH, _HEIGHT = 290, 260
_LETTERS = 44  # of the title's lines that fit
_LEGEND = {"orient": "bottom", "direction": "vertical", "columns": 1, "labelLimit": 300}


def narrowed(specification: str) -> str:
    """The Vega-Lite specification of a chart, drawn anew for a narrow screen."""
    drawn = json.loads(specification)
    title = drawn["title"]
    title["text"] = textwrap.wrap(title["text"], _LETTERS)
    title["subtitle"] = [line for told in title["subtitle"] for line in textwrap.wrap(told, _LETTERS + 10)]
    drawn["config"] = drawn.get("config", {}) | {"legend": _LEGEND}
    drawn["padding"] = 8
    return json.dumps(drawn | {"width": _WIDTH, "height": _HEIGHT})
