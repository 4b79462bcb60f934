"""Points: of a percentage, of an index, of a game; and the bare percents of a poll's list."""

import re
from decimal import Decimal

from service.article import Span
from service.figures.around import Around
from service.figures.reading import Reading
from service.figures.units import Unit

_FAR = 300
_MOST = 100  # percentage points
_HUNDREDTH = Decimal("0.01")
# "0.4 percentage points", "6pp"; not "six points"
_POINTS = re.compile(
    r"(?:(?: of)? an?)?[ -](?:percentage|per ?cent)[ -]points?\b| of a point\b|[ ]?pp\b|[ ]ppts?\b", re.IGNORECASE
)
_BASIS = re.compile(r"[ -](?i:basis)[ -](?i:points?)\b|[ ]?bps?\b")  # not "4 BP stations"
_SWING = re.compile(r"(?:%|per ?cent|\d) ?\((?:[-+−–]|up |down |plus )\Z")  # "the Greens 12% (-1)"
# "Labour 34 (+2), Greens 8 (-1)" of a poll; not "Tolm 34 (+12), Reva 30 (+5)" of a league
_WITH_SWING = re.compile(r" ?\((?:[-+−–]\d[\d.]*|0|=|nc|n/c)\)")
_VOTING = re.compile(
    r"\b(?:polls?|polled|pollsters?|voters?|voting|elections?|survey\w*|Lab(?:our)?|Con(?:servatives?)?)\b"
)
# "two points ahead in the poll", "63 percent, up five points"; an index and a game are told by their own words
_POLL = re.compile(r"\b(?:polls?|polled|polling|leads?|ahead|advantage|approval|swing|vote|turnout|error)\b", re.I)
_SHARES = re.compile(r"%|\bper ?cent\b", re.IGNORECASE)
_MOVED = re.compile(r"\b(?:up|down|by|rose|fell|gained|lost|another|further) \Z", re.IGNORECASE)
_STOCKS = (
    r"ind(?:ex|ices)|Nifty(?:50)?|Sensex|Dow|Nasdaq|FTSE(?:100)?|S&P|Nikkei|DAX|CAC|Hang Seng|Stoxx|Topix|Kospi|Bovespa"
    r"|Composite|CSI"
)
_INDEX = re.compile(
    rf"\b(?:{_STOCKS}|TSX|ASX|shares|stocks?|scor\w+|games?|rebounds|assists|futures|e-minis)\b", re.IGNORECASE
)
# "the FTSE closed at 8,120"
_AT_INDEX = re.compile(rf"\b(?:{_STOCKS})\b[^;]* (?:at|to|above|below|past|(?:high|low|peak|record|close) of) \Z")
_CLOSES = re.compile(r"[.,;]|\Z| (?:points|on|by|in|and|after)\b")
# Points near these are scored: "won by six points to go top of the league"; not "the index lost six points"
_GAME = re.compile(
    r"\b(?:innings|wickets?|goals?|leagues?|championship|coach|standings|half-time|matches|title race)\b", re.IGNORECASE
)
# "by half a point", "a quarter-point cut": of a rate, where the sentence speaks of one
_RATES = re.compile(r"\b(?:rates?|yields?)\b", re.IGNORECASE)
_QUARTER_CUT = re.compile(r"[ -]points? (?:cut|hike|rise|increase|reduction|move)\b")
_MORE = re.compile(r"points? (?:more|less|higher|lower)\b(?P<than> than the rate)?")
_OF_SHARE = re.compile(r"[ -]points?,? (?:to|at|from) [\d.]+ ?(?:%|per ?cent)")  # "eased 0.3 points to 4.2 percent"


def share(reading: Reading, here: Around) -> Unit | None:
    """ "0.4 percentage points", "25 basis points", "(-1)" after a percentage, "Labour 34 (+2)"."""
    end = here.numeral.end
    if points := _POINTS.match(here.after):
        return Unit("share", "percentage_point", Span(end, end + points.end()))
    if points := _BASIS.match(here.after):
        return Unit("share", "percentage_point", Span(end, end + points.end()), _HUNDREDTH)
    swing = _SWING.search(here.before) if here.after.startswith(")") else None
    if swing and (not swing[0][0].isdigit() or _is_polled(reading, here)):
        return Unit("share", "percentage_point")
    return Unit("share", "percent") if _WITH_SWING.match(here.after) and _is_polled(reading, here) else None


def _is_polled(reading: Reading, here: Around) -> bool:
    at, text = here.numeral.start, reading.article.text
    near = text[max(0, at - _FAR) : at + _FAR]
    return (here.numeral.value or _MOST) <= _MOST and bool(_VOTING.search(near)) and not _GAME.search(near)


def are_places(here: Around) -> bool:
    """ "blocked at three points"."""
    return here.before.endswith("at ") and _INDEX.search(here.sentence.text[:400]) is None


def are_of_index(here: Around) -> bool:
    """ "the FTSE closed at 8,120"."""
    so_far = here.sentence.text[: here.numeral.start - here.sentence.start][-_FAR:]
    return bool(_CLOSES.match(here.after) and _AT_INDEX.search(so_far))


def are_of_percent(reading: Reading, here: Around) -> bool:
    """Whether bare points are percentage points."""
    sentence, value = here.sentence, here.numeral.value
    if _QUARTER_CUT.match(here.after) and (value or 1) < 1:
        return True
    if _INDEX.search(sentence.text[:400]) or (value or 0) > _MOST:
        return False
    if _OF_SHARE.match(here.after) or (_RATES.search(sentence.text[:400]) and (value or 1) < 1):
        return True
    nearby = reading.article.text[max(0, sentence.start - _FAR) : sentence.end][:700]
    if _GAME.search(nearby):
        return False
    more = _MORE.search(here.after[:40])
    if more and (more["than"] or _SHARES.search(here.before)):
        return True
    return bool(_POLL.search(nearby) or (_MOVED.search(here.before) and _SHARES.search(nearby)))
