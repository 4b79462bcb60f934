"""Words that the terminal and the pages share: of units, and of what people decide."""

from service.figures.figure import Figure

DECISIONS = {"confirm": "confirmed", "reject": "rejected", "retract": "retracted", "undo": "extracted"}
JUDGED = {"same": "are one", "different": "are two", "unsure": "may be one or two"}
# What became, since a judgement, of the two statistics that it is on.
SINCE_JUDGED = {
    "gone": "no article states one of them any more",
    "reread": "what one of them was made of is read as of another",
    "described": "one of them was named or defined anew",
}

# Units whose plural is not their own word with an s, and those that have none.
_PLURALS = {"foot": "feet", "inch": "inches", "century": "centuries", "horsepower": "horsepower", "stone": "stone"}
_HEADS_FIRST = ("degree",)  # "degrees Celsius"; not "pound feet"


def unit_in_words(figure: Figure) -> str:
    """ "metres", "square kilometres per hour", "percentage points"; the code of a currency stays, '' for no unit."""
    unit = (figure.unit or "").replace("_", " ")
    if abs(figure.value or 0) == 1 or not (figure.kind == "measurement" or unit == "percentage point"):
        return unit
    counted, per, base = unit.partition(" per ")
    if counted == "magnitude" or counted.endswith("hertz"):
        return unit
    first, *rest = counted.split()
    if rest and first not in _HEADS_FIRST:
        return f"{' '.join((first, *rest[:-1], _plural(rest[-1])))}{per}{base}"
    return f"{' '.join((_plural(first), *rest))}{per}{base}"


def _plural(word: str) -> str:
    return _PLURALS.get(word, f"{word}s")
