"""Where a number stands in a text, and what its characters say by themselves. One pass, linear in the text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from service.figures.alternatives import alternatives
from service.figures.numbers import currency, digit_piece, word_piece
from service.figures.numbers.number_words import MARKS, MULTIPLIERS, ORDINALS, PARTS, SCALES, SMALL, TENS, VAGUE
from service.figures.numbers.piece import LOOSE, Form, Piece, Window, percent_of
from service.figures.units import unit_names


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number where it stands, whether or not it turns out to be a figure.

    start, end  characters of Article.text: sign, number, scale word, range, currency sign, percent sign, "per 100,000"
    value       as said, before its unit is known ("a third" and "one in five" in percent); None for a range or a code
    low, high   the ends of a range, or None
    form        "ordinal", "multiplier" and "code" (F-35, 0800 555 014) are never figures
    currency    ISO 4217 if a sign or code stands at the number, else None
    percent     a percent sign or the word stands in it
    base        what a rate is counted by ("100,000"), else None
    """

    start: int
    end: int
    value: Decimal | None
    form: Form
    low: Decimal | None = None
    high: Decimal | None = None
    currency: str | None = None
    percent: bool = False
    base: str | None = None


_FIRST_WORDS = {*SMALL, *TENS, *SCALES, *VAGUE, *PARTS, *ORDINALS, *MULTIPLIERS, "dozen", "tens"}
_RUN = r"(?<![\w.])\.\d+|\d+(?:[,.\u00a0\u2009\u202f٬٫]\d+|['’]\d{3}(?!\d)){0,12}"
# "3,443" ".500" "½" "twenty"; not the "ten" of "often"
_BEGIN = "".join(sorted({c for word in _FIRST_WORDS for c in (word[0], word[0].upper())}))
_ATOM = re.compile(
    rf"(?P<digits>{_RUN})|(?P<mark>[{''.join(MARKS)}])|\b(?=[{_BEGIN}])(?P<word>(?i:{alternatives(_FIRST_WORDS)}))\b"
)
_STATED = ("digits", "words", "vague", "fraction")
# "20%", "20 per cent"; not "20 percentage points", "7 percent points"
_PERCENT = re.compile(
    rf"{LOOSE}(?:[ \u00a0\u2009\u202f-]?[%٪％]|[ \u00a0-](?:percent|per[ -]?cent|pct|pc)\b(?![ -]points?))|pct?\b",
    re.IGNORECASE,
)
# "half a percent", "a quarter of one per cent"
_PART_OF_PERCENT = re.compile(
    r"(?: of)?(?: an?| one| 1|(?<=half))[ -](?:percent|per cent|pct)\b(?![ -]points?)", re.IGNORECASE
)
_JOIN = re.compile(  # "40-50", "40 to 50", "two or three", "ten- to 15-minute"; "and" only after "between"
    r"(?:(?P<to> to[ -]|-to-|- to | through )|(?P<dash> ?[-–—‑−] ?)|(?P<or> or |-or-|- or )|(?P<and> and ))"
    r"(?:about |around |roughly |nearly |some )?",
    re.IGNORECASE,
)
# "between 1 cent and 5 cents", "50mm to 80mm", "-5C to -12C"; its groups are those of _JOIN
_UNIT_JOIN = re.compile(
    r"(?P<glue>[ -]?)(?P<unit>°?[A-Za-z]+?)s?(?:(?P<and> and )|(?P<to> to )|(?P<or> or )|(?P<dash> ?[–-] ?(?=\d)))"
    r"(?=[-−]?\d[\d.,]*(?P=glue)(?P=unit)s?\b)"
)
_RATIO = re.compile(
    r"(?:(?P<in> in |-in-)|(?P<out> out of |-out-of-| of every )|(?P<of> of ))(?P<each>every |each )?", re.IGNORECASE
)
_BASE = re.compile(  # "12 per 100,000", "one doctor for every 4,000"; not "5 per day", "4 parts per million"
    r"(?:(?! parts\b) [a-z]+){0,3}? (?:per|for every|for each|in every|to every)(?: |-)"
    r"(?P<base>[1-9]\d{0,2}(?:[,.]000)+|[1-9]\d{2,}|(?<=every )[1-9]\d?(?! (?:minute|hour|day|week|month|year)s)"
    r"|(?:(?:a|one|10|100|ten) )?(?:hundred thousand|hundred|thousand|lakh|million))\b(?!,\d)",
    re.IGNORECASE,
)
# "one patient in nine", "one household in every five", "six votes in ten"; not "one goal in five games"
_SOME_OF = re.compile(r" (?:[a-z]+ )?[A-Za-z][a-z]{2,} in (?:every )?")
_CLAIMED = re.compile(
    r"\s*(?:[.,;:)”]|\Z)| (?:is|was|has|had|will|would|can|could|are|were|have|in|who|that|lives?|waits?|dies?|suffers?"
    r"|says?|goes|gets?|needs?|fails?|skips?|owns?|smokes?|works?|earns?|wants?|thinks?|fears?|backs?|votes?|pays?|stands?|complains?|now|still|does|cannot|may|aged|under|over)\b"
)
# "44 to one"; not "one-to-one"
_TO_ONE = re.compile(r"(?<!\bone)(?: to |-to-)(?P<base>one|1)\b(?![ -]?[,.]?\d)(?! of\b)", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween (?:about |around |roughly |just |some |an estimated )?\Z", re.IGNORECASE)
# "from A to B" is a change of two figures, unless a word before it says that it is a spread
_FROM = re.compile(
    r"(?P<range>\b(?:rang\w+|anywhere|anything|var(?:y|ied|ies|ying)|aged?|ages|lasting|lasts?|takes?|sentences?"
    r"|terms?|of) )?"
    r"\bfrom (?:an? (?:[\w-]+ ){0,2}(?:estimate|figure|total|forecast|reading|peak|low|high) of )?"
    r"(?:about |around |up to |at least |nearly |just |as (?:few|little|low) as )?\Z",
    re.IGNORECASE,
)
# "lifted its forecast to 3.5% from 2% to 3%", "$8 to $9 a share, down from $9 to $10"
_TO_FROM = re.compile(
    r"\bto [^;,]{0,20}\d[^;,]{0,30},? from (?:about |around )?\Z|\d to \S*\d[^;]{0,30}, (?:up|down|compared) from \Z"
)
# A verb of change makes "rose 17 to 305" two figures.
_CHANGE = (
    r"\b(?:rose|rise[sn]?|rising|fell|falls?|fallen|falling|climb\w*|gr[eo]w\w*|up|down|(?:in|de)creas\w+|lift\w*|rais\w+"
    r"|cuts?|cutting|reduc\w+|drop\w*|jump\w*|lower\w*|revis\w+|chang\w+|slump\w*|sli[dp]\w*|soar\w*|surg\w+|gain\w*"
    r"|shr[iau]nk\w*|mov\w+|swell\w*|swollen|went|go(?:es|ne|ing)?|plung\w+|tumbl\w+|trimm?\w*|push\w*|expand\w*"
    r"|boost\w*|add(?:s|ed|ing)|dipp?\w*|eas(?:e[ds]?|ing)|declin\w+|advanc\w+|widen\w*|narrow\w*|improv\w+|s[au]nk"
    r"|sinks?|shot|br(?:ing|ought)\w*|took|tak(?:es|ing|en)|edg(?:e[ds]?|ing)|cool\w*|slow\w*|worsen\w*|extend\w*"
    r"|corrected|warm\w*|upgrad\w+|downgrad\w+|doubl\w+|tripl\w+|rebound\w*|recover\w*|nudg\w+|inch(?:ed|ing|es)|tick(?:ed|ing|s)"
    r"|cre(?:pt|eps?)|hik\w+|switch\w*|sw[iu]ng\w*|rall(?:y|ied)|retreat\w*|ris\w+)\b"
)
_LOOSELY = (
    r"(?: (?:another|a further|about|nearly|almost|some|around|roughly|an?|(?:just |well )?over|(?:more|less) than"
    r"|at least|up to))*"
)
_CHANGED_BY = re.compile(  # not "takes 10 to 15 minutes"
    rf"(?!\bt(?:ook|ak)){_CHANGE}(?: by)?{_LOOSELY} ?\Z", re.IGNORECASE
)
_DEED = re.compile(r"\b(?:cut|cuts|cutting|add(?:s|ed|ing)?)(?: another| a further| about)? \Z")
_PLURAL = re.compile(r" [a-z]{2,}s\b")
# "cut the workforce by 2,000 to 9,000"; not "cut bills by 20 to 30 euros"
_CHANGED_IT_BY = re.compile(rf"{_CHANGE}[^.;]{{1,60}} by{_LOOSELY} ?\Z", re.IGNORECASE)
_CHANGING = re.compile(_CHANGE, re.IGNORECASE)
_RANGING = re.compile(r"\brang(?:e|es|ed|ing)(?:: | of | (?:of )?from )\Z", re.IGNORECASE)  # "(range: 1 to 96)"
_SPEED = re.compile(r" ?(?:km/h|k[mp]h|mph)\b")  # "from 0 to 60 mph"
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_TIME = re.compile(r"[ -](?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?)\b", re.IGNORECASE)


def scan(text: str, start: int = 0, end: int | None = None) -> list[Numeral]:
    """The numerals in characters start..end, in order and not overlapping."""
    return list(_numerals(Window(text, start, len(text) if end is None else end)))


def _numerals(window: Window) -> Iterator[Numeral]:
    at, former = window.start, None
    while match := _ATOM.search(window.text, at, window.end):
        here = Window(window.text, at, window.end)
        piece = _read(here, match)
        at = match.end()
        if piece is not None:
            numeral = _joined(here, _with_percent(here, piece))
            numeral = former = _rescaled(here, former, numeral)
            at = max(at, numeral.end)
            yield numeral if numeral.start >= here.start else replace(numeral, start=here.start)


_SET_AGAINST = re.compile(r"\b(?:from|against|versus) (?:the |about |around |just )?\Z")
_UNSCALED = re.compile(
    r"[.,;)]|\Z| last\b| (?:in|at) |(?: an? (?:year|quarter|month|week)| the same| reported| previously)\b"
)
_NOT_NUMBER = re.compile(r"[^\d.]+")


def _rescaled(window: Window, former: Numeral | None, numeral: Numeral) -> Numeral:
    """ "18.57 million, up from [17.72] a year ago": the scale is said once."""
    text, value = window.text, numeral.value
    if former is None or not former.value or numeral.form != "digits" or not value or numeral.percent:
        return numeral
    between = text[former.end : numeral.start]
    if (
        former.form != "digits"
        or numeral.currency not in (None, former.currency)
        or not _SET_AGAINST.search(between[-40:])
    ):
        return numeral
    scale = former.value / Decimal(_NOT_NUMBER.sub("", text[former.start : former.end]).strip(".") or 1)
    alike = scale >= 1000 and former.value / 10 < value * scale < former.value * 10
    if not alike or len(between) > 60 or "." not in text[numeral.start : numeral.end]:
        return numeral
    if not _UNSCALED.match(text, numeral.end):
        return numeral
    return replace(numeral, value=value * scale, currency=former.currency)


def _read(window: Window, match: re.Match[str]) -> Piece | None:
    """The plain number that begins with this match of _ATOM; None if it is none after all ("scores a goal")."""
    if match["digits"]:
        return digit_piece.read(window, match)
    if match["mark"]:
        over, under = MARKS[match["mark"]]
        return word_piece.fraction(window, (match.start(), match.end()), (over, under))
    return word_piece.read(window, match)


def _with_percent(window: Window, piece: Piece) -> Piece:
    if piece.form not in ("digits", "words", "fraction"):
        return piece
    if part := _PART_OF_PERCENT.match(window.text, piece.end, window.end):
        return piece if piece.value is None else _part_of_percent(piece, part.end())
    if piece.form == "fraction":
        return piece
    if sign := _PERCENT.match(window.text, piece.end, window.end):
        return piece._replace(end=sign.end(), percent=True)
    plain_dollar = piece.currency == "USD" and window.text[piece.start] == "$"  # "$500 CAD"
    if piece.form == "digits" and (piece.currency is None or plain_dollar):
        after = currency.AFTER.match(window.text, piece.end, window.end)
        code = currency.code_of(after[0]) if after else None
        if after and code and (not plain_dollar or code in currency.DOLLARS.values()):
            return piece._replace(end=after.end(), currency=code)
    return piece


def _part_of_percent(piece: Piece, end: int) -> Piece:
    """ "half a percent" is 0.5 percent, not half of anything."""
    value = (piece.value or Decimal(0)) / (100 if piece.form == "fraction" else 1)
    return piece._replace(end=end, value=value, form="words", percent=True)


def _joined(window: Window, piece: Piece) -> Numeral:
    if piece.form in _STATED:
        for join in (_ratio, _range):
            numeral = join(window, piece)
            if numeral is not None:
                return _with_base(window, numeral)
    numeral = Numeral(piece.start, piece.end, piece.value, piece.form, currency=piece.currency, percent=piece.percent)
    return _with_base(window, numeral)


_COUNTED: tuple[Form, ...] = ("digits", "words")


def _following(window: Window, at: int, forms: tuple[Form, ...] = _COUNTED) -> Piece | None:
    """The plain number that begins exactly at `at`, its sign or article included."""
    match = _ATOM.search(window.text, at, min(at + 40, window.end))
    if match is None or match.start() - at > len("minus "):
        return None
    match = _ATOM.match(window.text, match.start(), window.end)
    piece = _read(Window(window.text, at, window.end), match) if match else None
    if piece is None or piece.start != at or piece.form not in forms:
        return None
    return _with_percent(window, piece)


def _ratio(window: Window, piece: Piece) -> Numeral | None:
    """ "one in five", "three out of four", "97 in every 100"; not "14 in 16 attacks", "three in 2019"."""
    join = _RATIO.match(window.text, piece.end, window.end)
    if join is None and (of := _SOME_OF.match(window.text, piece.end, window.end)):
        return _some_of(window, piece, of)
    if join is None or piece.value is None or piece.percent or piece.currency or piece.form not in ("digits", "words"):
        return None
    whole = _following(window, join.end())
    if whole is None or whole.value is None or whole.percent or whole.currency:
        return None
    over, under = piece.value, whole.value
    if not 0 < over < under or over != int(over) or under != int(under):
        return None
    if join["of"] and not (over < 10 and under in (10, 100)):
        return None
    small = (over <= 10 and (under <= 20 or under % 50 == 0)) or (under in (100, 1000) and bool(join["out"]))
    year = len(window.text[whole.start : whole.end]) == 4 and 1000 < under <= 2100
    if not (join["each"] or small) or (year and over != 1) or _TIME.match(window.text, whole.end, window.end):
        return None
    share = percent_of(int(over), int(under))
    return Numeral(piece.start, whole.end, share, "ratio")


def _some_of(window: Window, piece: Piece, of: re.Match[str]) -> Numeral | None:
    """ "one patient in nine waits", "six votes in ten are hers"; not "one man in five cars", "two men in nine"."""
    whole = _following(window, of.end())
    if whole is None or whole.value is None or whole.percent or whole.currency or whole.value != int(whole.value):
        return None
    if not _CLAIMED.match(window.text, whole.end, window.end) or piece.form not in ("digits", "words"):
        return None
    over, under = piece.value, whole.value
    if not (over == 1 and 2 < under <= 1000) and not (over in range(2, 10) and under in (10, 100)):
        return None
    return Numeral(piece.start, whole.end, percent_of(int(over or 0), int(under)), "ratio")


def _range(window: Window, first: Piece) -> Numeral | None:
    join = _JOIN.match(window.text, first.end, window.end) or _united(window, first)
    if join is None or first.value is None or first.form not in ("digits", "words", "fraction"):
        return None
    is_share = first.form == "fraction"  # "between a fifth and a quarter"
    second = _following(window, join.end(), ("fraction",) if is_share else _COUNTED)
    if second is None or second.value is None or not _same_unit(join, first, second):
        return None
    in_thousands = first.form == "digits" and bool(_THOUSANDS.match(window.text, first.end, window.end))
    low, high = _scaled_alike(first, second, in_thousands), second.value
    if high < low and ((join["to"] and low < 0) or (join["and"] and _BETWEEN.search(window.before(first.start, 40)))):
        low, high = high, low  # "between 94 and 57 percent", "minus 4 to minus 9 degrees"
    if low >= high:
        return _score(join, (first, second))
    if join["to"] and not second.power and (upper := _range(window, second)) and upper.low and upper.low > high:
        scale = upper.low / high  # "from 24.2 to 33-35 billion"
        return Numeral(first.start, first.end, low * scale, first.form, currency=first.currency)
    if not _is_range(window, join, (first._replace(value=low), second._replace(value=high))):
        if low == first.value or not join["to"]:
            return None
        return Numeral(first.start, first.end, low, first.form, currency=first.currency)  # "from $10 to $15 billion"
    return Numeral(
        first.start,
        second.end,
        None,
        "range",
        low=low,
        high=high,
        currency=second.currency or first.currency,
        percent=second.percent or is_share,
    )


def _united(window: Window, first: Piece) -> re.Match[str] | None:
    """The join of "between 1 cent and 5 cents", "50mm to 80mm"."""
    join = _UNIT_JOIN.match(window.text, first.end, window.end)
    if join is None or join["and"]:
        return join
    name = currency.singular(join["unit"])
    known = name in currency.PART_NAMES or name in currency.NAMES or name in currency.SHARED
    return join if known or unit_names.name_of(join["unit"]) else None


def _score(join: re.Match[str], ends: tuple[Piece, Piece]) -> Numeral | None:
    """ "21-14" and "1-1": two bare numbers that do not rise are no range."""
    first, second = ends
    if not join["dash"] or " " in join["dash"] or first.form != "digits" or second.percent or second.currency:
        return None
    return Numeral(first.start, second.end, None, "code")


def _same_unit(join: re.Match[str], first: Piece, second: Piece) -> bool:
    """ "$2-3 billion", "6 to 9 percent", "$3 and $5", "8 or $9"; not "5% to 10", "€5 to $6", "12 or $20"."""
    if first.percent and not second.percent:
        return False
    if second.currency and not first.currency and not join["to"]:
        return _neighbours(first, second)
    return not second.currency or first.currency == second.currency


def _neighbours(first: Piece, second: Piece) -> bool:
    return (second.value or Decimal(0)) - (first.value or Decimal(0)) == Decimal(1).scaleb(second.power)


# The rest of "5-10,000 people" after its 5; not of "5-1,250"
_THOUSANDS = re.compile(r"[-–]\d{1,3},000(?![,\d]| ?(?:-|to) )")


def _scaled_alike(first: Piece, second: Piece, in_thousands: bool) -> Decimal:
    """The lower end with the scale that is said once: "2-3 million"; but "800 to 1.2 million" as it stands."""
    low, high = first.value or Decimal(0), second.value or Decimal(0)
    if first.power == 0 and second.power and low < high.scaleb(-second.power):
        return low.scaleb(second.power)
    return low * 1000 if in_thousands and 0 < low < high / 1000 and low == int(low) else low


def _is_range(window: Window, join: re.Match[str], ends: tuple[Piece, Piece]) -> bool:
    first, second = ends
    before = window.before(first.start, 90)
    if join["and"]:
        return bool(_BETWEEN.search(before))
    low, high = first.value or Decimal(0), second.value or Decimal(0)
    if join["or"]:
        if second.percent or second.currency:  # "$8 or $9"; not "5% or 10%"
            return _neighbours(first, second)
        return high <= low + max(Decimal(3), low / 2)
    if join["dash"]:
        return " " not in join["dash"] or (first.percent == second.percent and high < 10 * low)
    return _is_spread(window, ends, before)


def _is_spread(window: Window, ends: tuple[Piece, Piece], before: str) -> bool:
    """Whether "to" joins the ends of a range; "cut from 40 to 50" and "rose by 17 to 305" are two figures."""
    first, second = ends
    low, high = first.value or Decimal(0), second.value or Decimal(0)
    if _RANGING.search(before) or (not low and _SPEED.match(window.text, second.end, window.end)):
        return True
    origin = _FROM.search(before)
    if origin:  # "flats from $310,000 to $2 million"; not "cut from 40 to 30", "up 2 points from 40 to 42"
        spread = origin["range"] or _TO_FROM.search(before)
        return bool(spread) or not _CHANGING.search(re.split(r"[.;:]\s", before)[-1])
    if high > 20 * low > 0 or _YEAR.fullmatch(window.text, first.start, first.end):
        return False
    if first.currency and second.currency and before.endswith(" by "):
        return False  # "rose, by $2 to $9"
    # "rose by 6 to 9 percent" is one figure, "rose by 17 to 305" and "rose Rs 4 to Rs 55" are two
    one_unit = bool(second.percent and not first.percent) or (bool(first.currency) and not second.currency)
    if _CHANGED_IT_BY.search(before) and high > 2 * low:
        return one_unit
    if high <= 2 * low and _DEED.search(before) and _PLURAL.match(window.text, second.end):
        return True  # "cut another 11,000 to 16,000 jobs"
    if _CHANGED_BY.search(before):
        return one_unit or (first.form == "words" and high <= low * 2)  # "dip by two to three degrees"
    return True


def _with_base(window: Window, numeral: Numeral) -> Numeral:
    if numeral.percent or numeral.currency or numeral.form not in ("digits", "words", "range"):
        return numeral
    base = _BASE.match(window.text, numeral.end, window.end)
    if base is None and numeral.form in ("digits", "words"):
        base = _TO_ONE.match(window.text, numeral.end, window.end)
    if base is None:
        return numeral
    return Numeral(
        numeral.start, base.end(), numeral.value, numeral.form, low=numeral.low, high=numeral.high, base=base["base"]
    )
