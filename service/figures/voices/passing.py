"""What a text says of a person or a place in passing, whoever speaks: an age, how big a town is."""

import re

from service.article import Span
from service.figures.voices.voice import cut, is_role

# ", a town of about", ", which is home to", ", home to more than"; not "Kelm is home to"
_HOME = re.compile(
    r", (?:(?:which|who) (?:is|are|was|were|has|have) |an? )?(?:\w+ ){0,3}?"
    r"(?:home to|(?:city|town|village|island|country|community|county|district|region) of|population of)"
    r" (?:about |around |some |nearly |almost |more than |over |roughly )?\Z"
)
# "Ivo Brand, [61]", "Ivo Brand, now [61]", "Ivo van Brand ([61])"; not "in Kelm, [61]"
_NAME_BEFORE = re.compile(r"\b[A-Z][\w’'-]+ (?:[a-z]{2,3} )?[A-Z][\w’'-]+(?:, | \()(?:now |then |aged )?\Z")

# "Brand, [61], has"; not "In Kelm, [61]"
_OPENING = re.compile(r"(?:\A|[.!?”\"\n] ?)[A-Z][\w’'-]+, \Z")

# "his client, 19,"
_AGED = frozenset(
    """client victim defendant suspect accused son daughter wife husband brother sister friend cousin nephew niece uncle
    aunt grandson granddaughter grandmother grandfather gunman""".split()
)


def in_passing(text: str, span: Span) -> bool:
    """ "Ivo Brand, 61, had sold 12 boats, police said", "Kelm, a town of 900, was hit, police said"."""
    return _is_age(text, span) or _HOME.search(text, max(0, span.start - 60), span.start) is not None


def _is_age(text: str, span: Span) -> bool:
    """ "Ivo Brand, 61, had", "The driver, 61, had": the age describes him."""
    if span.end - span.start > 2 or text[span.end : span.end + 1] not in {",", ".", ";", ")"}:
        return False
    before = text[max(0, span.start - 40) : span.start]
    if text[span.end] == "," and _OPENING.search(before):
        return True
    return _NAME_BEFORE.search(before) is not None or (
        before.endswith(", ") and any(is_role(w) or w.low in _AGED for w in cut(before[-22:-2], 0, 9)[-1:])
    )
