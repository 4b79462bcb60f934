"""Which firm or regulator a text is about before it has spoken: "Nordline shares fell. The airline said"."""

import re
from collections.abc import Collection

from service.figures.voices.heard import BUSINESS, is_office, is_public

_NO_NAME = (
    r"(?!(?:The|A|An|But|And|In|On|At|By|For|As|If|It|Its|He|She|They|We|Last|Next|This|That|These|Those|Owner|Operator"
    r"|Shares|Sales|Profits?|Staff|Workers|Analysts|Investors|Police|Ministers?|Officials|Oil|Banks?|Tech|Mining|Energy"
    r"|Retail|Airlines?|Property|Some|Many|All|Most|Net|Gross|Group|Operating|Global|World|[A-Z]\w+(?:ean|ese|ian)|\w+day|January|February|March"
    r"|April|June|July|August|September|October|November|December)\b)"
)
_NAME = rf"(?P<name>{_NO_NAME}[A-Z][\w’'-]*(?<![’']s)(?: (?:(?:of|for|&) )?[A-Z][\w-]+){{0,3}})"
_WHEN = r"(?:,? (?:on|last) \w+day,?)?(?: (?:has|have|had|will|would|also|plans to))*"
_TRADE = (
    r"(?:profits?|loss(?:es)?|sales|revenues?|turnover|shares|jobs|staff|workers|shops|stores|flights|plants?|factory"
    r"|factories|orders|cars|vans|aircraft|customers|[£$€₹])"
)
# "Karsa shares", "Karsa's turnover", "Karsa posted a loss", "fined Karsa", "a strike at Karsa"
_TRADING = (
    re.compile(rf"{_NAME}(?: (?:shares|stock|plc)|['’]s? (?:shares|profits?|turnover|revenues?|workforce))\b"),
    re.compile(
        rf"{_NAME}{_WHEN} (?:lost|made|posted|booked|earned|reported(?! that)|swung|slumped|raised|sold|cut|axed"
        rf"|recalled|cancelled|grounded|delivered|built|opened|closed|employs|hired)\b[^.;]{{0,60}}?(?<!\w){_TRADE}"
    ),
    re.compile(rf"\bfined {_NAME}"),
    re.compile(
        rf"\b(?:shares|stock|stake|workers|staff|strike|pilots|drivers|jobs|sales|profits?) (?:in|of|at) {_NAME}"
    ),
)
# "Ofmark fined Karsa", "fined by the Office for Letters"
_FINING = (
    re.compile(rf"{_NAME}{_WHEN} fined\b"),
    re.compile(rf"\bfined\b[^.;]{{0,60}} by (?:the )?{_NAME}"),
)
# "Karsa Lines", "Karsa Lines's Kelm yard"; not "Last Tuesday", "The IMF", "Red Sea"
_WHOLE = re.compile(
    r"\b(?P<name>(?!(?:The|A|An|But|And|In|On|At|Last|Next|This|Owner|Operator)\b)[A-Z][\w-]+(?:['’](?!s\b)\w+)?"
    r"(?: (?:& )?(?!(?:\w+day|Sea|River|Lake|Street|Road|Airport|Park|Island|City|Valley)\b)[A-Z][\w-]+)+)"
)
_PLACED = re.compile(r"(?<!hares )\b(?:in|near|at|off|outside) $")


def trading(before: str) -> str | None:
    """The last firm of which the text says what only a firm does: it has shares, posts a loss, cuts jobs."""
    found = [(m.start("name"), m["name"]) for pattern in _TRADING for m in pattern.finditer(before)]
    return max((one for one in found if not is_office(one[1])), default=(0, None))[1]


def firm(low: str, before: str, people: Collection[str]) -> str | None:
    """What "the company" or "the regulator" is in a text in which it has not spoken; else a name of two words and more.

    people  names of those who have spoken: none is a firm
    """
    if low in {"regulator", "watchdog"}:
        found = [(m.start("name"), m["name"]) for pattern in _FINING for m in pattern.finditer(before)]
        return max(found, default=(0, None))[1]
    if low not in BUSINESS or low == "group":
        return None
    if (named := trading(before)) is not None and named not in people:
        return named
    whole = [m["name"] for m in _WHOLE.finditer(before) if not _PLACED.search(before[: m.start("name")][-10:])]
    return next((n for n in reversed(whole) if n not in people and not is_public(n)), None)
