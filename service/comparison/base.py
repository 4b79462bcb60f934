"""Base: the number that a sentence tells as the one before, "climbed to 41 from 23". It came before the other."""

import re
from functools import lru_cache

from service.figures.figure import Figure

SMALL = r"(?:(?:an?|the|its|about|around|some|nearly|just|peak|record|high|low|level|of) )*"
# "41, up from 23", "to 41 from about 23"; not "from Monday", "23 people from 41 countries"
CAME_FROM = r"(?:\b(?:up|down)\b[^,;:]{0,25}?|\bto (?:[\w$€£.,%-]+ ){1,6}?)\bfrom " + SMALL
# "412, against 655 the week before"; "66%, compared to 72% in the first quarter of 2022"
# not "54% against 31% who approved"
HELD_AGAINST = r"\b(?:against|compared (?:with|to)|versus) (?:[\d.,]+ and )?" + SMALL
EARLIER = (
    r"(?=[^.;:]{0,40}?\b(?:before|earlier|previous|prior|ago|last|year-ago"
    r"|same (?:week|month|quarter|period|time)|quarter of \d{4}|in \d{4})\b)"
)
# "the previous count, which was 36", "an earlier toll of 24"; not "the earlier of the two"
COUNTED_BEFORE = (
    r"\b(?:previous|earlier) (?:count|toll|tally|figure|estimate|total)(?:, which)? (?:of|was|stood at) " + SMALL
)
# "from 71.2% to 72%", "from 640 in 2019 to 880"; not "from 12 villages to 3 camps"
LEFT = r"\bfrom " + SMALL
CAME_TO = r"(?=(?: (?:per ?cent|points|million|billion|in \w+))* to (?:\w+ )?[\w$€£]*\d)"
NOT_WITHIN = r"(?![\w%])(?!\.\d)"


@lru_cache(maxsize=20_000)
def _is_base(exact: str, sentence: str) -> bool:
    number = re.escape(exact) + NOT_WITHIN
    forms = (CAME_FROM + number, COUNTED_BEFORE + number, HELD_AGAINST + number + EARLIER, LEFT + number + CAME_TO)
    return any(re.search(form, sentence) for form in forms)


def is_base(figure: Figure) -> bool:
    cues = (" from ", " against ", " compared ", " versus ", "previous", "earlier")
    return any(cue in figure.sentence for cue in cues) and _is_base(figure.exact, figure.sentence)


def gave_way(figure: Figure) -> bool:
    """ "to 41 from 23", "from 23, as told before": the text tells the number as the one before, or where it began."""
    found = re.search(rf"\bfrom (?:the )?{re.escape(figure.exact)}(?!\w)", figure.sentence)
    return bool(found) or is_base(figure)
