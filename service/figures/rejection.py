"""What is not a figure, and why. The rules stand beside: names, page furniture, idioms, and the times of an article."""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from service.article import Span
from service.figures import numerals
from service.figures.around import Around, around
from service.figures.figure import Rejected
from service.figures.numbers import currency
from service.figures.numerals import Numeral
from service.figures.reading import Reading
from service.figures.rejections import furniture, idiom, naming
from service.figures.times.expression import TimeExpression, times_of
from service.figures.units.unit_names import name_of


@dataclass(frozen=True, slots=True)
class Sifted:
    """The numerals of a sentence, those that may be figures and those that are none; both in text order."""

    kept: tuple[Numeral, ...]
    rejected: tuple[Rejected, ...]


class Ruling(NamedTuple):
    """Why a numeral is no figure, which rule says so, and the characters to show of it."""

    span: Span
    reason: str
    rule: str


def sift(reading: Reading, number: int) -> Sifted:
    """The numerals of sentence `number`. A rejected one is shown with the date or the name it belongs to."""
    sentence, text = reading.sentences[number], reading.article.text
    found = numerals.scan(text, sentence.start, sentence.end)
    if found and _is_table(sentence.text, len(found)):
        return Sifted(
            (), tuple(Rejected(text[n.start : n.end], n.start, n.end, "table", "rejection._is_table") for n in found)
        )
    times = reading.once(times_of, number) if any(map(_may_be_time, found)) else ()
    ends = [time.span.end for time in times]
    kept: list[Numeral] = []
    rejected: list[Rejected] = []
    for numeral in found:
        here = around(reading, number, numeral)
        ruling = _time(times, ends, numeral) or _ruled(here)
        if ruling is None:
            kept.append(numeral)
        elif not (rejected and ruling.span.start < rejected[-1].end):
            span = ruling.span
            rejected.append(Rejected(text[span.start : span.end], span.start, span.end, ruling.reason, ruling.rule))
    return Sifted(tuple(kept), tuple(rejected))


# ---------------------------------------------------------------- tables
# More numbers than this in a sentence, and so close to one another, are said of nothing: 31 numbers in 100 words.
_MANY = 30
_APART = 6
_LETTER = re.compile(r"[^\W\d_]")
# "North Merrow\t12,340\t4.6%"; not "rose   12   percent"
_CELL = re.compile(r"\t[^\w\t]?[\d.,]+ ?%?(?=\t|\Z)|[ \xa0]{3}[\d.,]+%?[ \xa0]{3,}[\d.,]+%?(?=[ \xa0]{3}|\Z)")


def _is_table(text: str, numerals: int) -> bool:
    """A row of a table, not a sentence: "5", "| Alder | 40 |"; not "Germany 23, France 14 and Spain 9"."""
    return (
        (numerals > _MANY and numerals * _APART >= text.count(" "))
        or not _LETTER.search(text)
        or (len(text) > 1 and text[0] == text[-1] == "|")
        or (not text.endswith((".", "!", "?")) and _CELL.search(text) is not None)
    )


# ---------------------------------------------------------------- times
def _may_be_time(numeral: Numeral) -> bool:
    return not (numeral.currency or numeral.percent or numeral.base or numeral.form in ("ratio", "ordinal"))


def _time(times: Sequence[TimeExpression], ends: Sequence[int], numeral: Numeral) -> Ruling | None:
    """The time a numeral belongs to; times stand in text order and apart."""
    at = bisect_left(ends, numeral.start + 1)
    if at == len(times) or not _may_be_time(numeral) or times[at].span.start >= numeral.end:
        return None
    time = times[at]
    return Ruling(time.span, time.reason, f"time {time.form}") if time.reason else None


# "at four in the morning", "twelve minutes past six", "twenty past ten", "open until seven", "the next news is at
# seven"; not "the toll stands at seven", "15 minutes to reach"
_HOUR = re.compile(
    r" (?:in the (?:morning|afternoon|evening)|o[’']clock|at night)\b| (?:minutes? to|(?:minutes? )?past) (?:one|two"
    r"|three|four|five|six|seven|eight|nine|ten|eleven|twelve|midnight|noon|midday)\b(?! \w+s\b)",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:(?:minutes?|half|quarter) (?:past|to)|(?:five|ten|twenty|twenty-five) past) \Z"
    r"|\b(?:midnight|noon|midday) and \Z"
    r"|\b(?:open(?:ed)?|shut|closed?|closing|working|worked) (?:until|till|at) \Z"
    r"|\b(?:news|live|again|bulletin|update)\b[^.,;]{0,40} at \Z",
    re.IGNORECASE,
)
_STROKE = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d")  # "until 06.00"; not "closed at 10.50"
_AT_STROKE = re.compile(r"[Aa]t +(?:on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|GMT|local)")  # "At 12.33 on Monday"
_UNTIL = re.compile(r"\b(?:until|till) \Z")
_SENTENCE = re.compile(r"(?:am|pm|GMT|BST|CET)?:? [“\"‘']?(?!(?:Per|Percent|Million|Billion|Euros?|Dollars?)\b)[A-Z]")
# "a 30-year low", "the 50-day moving average", "a 12-month basis", "the 14-day infection rate",
# "the seven-day total"; not "a 3-day rally"
_RECORD_OF = re.compile(
    r"[- ](?:day|year|month|week|decade|quarter)[- ]"
    r"(?:(?:moving |rolling )?average|(?:all-time |record )?(?:low|high)|basis|total|tally|range)s?\b"
    r"|[- ](?:day|week|month)[- ](?:[\w-]+ ){0,2}rates?\b"
)
# "sales fell [during the] 11-month period"; not "drops the 2-day period to replace it"
_DURING = re.compile(r"\b(?:during|over|in|within|throughout) (?:an?|the|that|this|its) \Z", re.IGNORECASE)
# "through almost eight months of 2019"; not "took two months of 2022"
_THROUGH = re.compile(r"\b(?:through|over|in|during) (?:the |almost |about )?\Z", re.IGNORECASE)
_OF_YEAR = re.compile(r" (?:days|weeks|months) of (?:19|20)\d\d\b")
_PERIOD = re.compile(r"[- ](?:hour|day|week|month|quarter|year)[- ]period\b")
_DAY_CLOCK = re.compile(r"(?:[01]\d|2[0-4])[0-5]\d")  # "1830 hrs"
# "with ten days to voting", "three days on from the march"
_COUNTDOWN = re.compile(
    r" (?:hours|days|weeks|months|years) (?:on from|until|to (?:voting|polling|kick-?off|the|go))\b",
    re.IGNORECASE,
)
_SPAN = r"[- ](?:seconds|minutes|hours|days|weeks|months|years)"
# "every six months", "one every 50 minutes"; not "ferries run every 20 minutes"
_EVERY = re.compile(r"\bevery (?:other )?\Z", re.IGNORECASE)
_ONE_EVERY = re.compile(r"\b(?:once|one|an? [\w-]+(?: [\w-]+){0,3}) every \Z", re.IGNORECASE)
# ", lowest in nine quarters", "its first loss in seven quarters", "the fastest growth for nearly two years"; not "at
# least 30 men were held for two years", "in the west for two years"
_SUPERLATIVE = (
    r"(?:first|second|third|worst|best|(?:most|least) \w+"
    r"|(?!(?:re|con)quest|forest|protest|arrest|interest|harvest|contest|\w{5}west|priest|tempest)\w{3,12}est)"
)
_RECORD_FOR = re.compile(
    rf"(?:\b(?:the|its|their|his|her)|[’']s|[,–—-]) {_SUPERLATIVE}\b[^.,;:\d]{{0,40}} (?:in|for)"
    r" (?:about |around |nearly |almost |over |more than |at least |some |the past |the last )?\Z"
)
# "It is [ten years since]", "It has been almost [ten years since]"
_IT_IS = re.compile(
    r"(?:.*\bit(?: is|[’']s| was| has been|[’']s been| had been|[’']d been) )?"
    r"(?:(?:now|only|just|almost|nearly|about|over|more than|some|exactly|already) )*",
    re.IGNORECASE,
)
_SINCE = re.compile(r" (?:days|weeks|months|years|decades) since\b")  # "Ten years since the war, ..."
_LONG = r"[- ](?:weeks|months|quarters|years|decades|seasons)\b"
_AGES_AGO = re.compile(r" (?:years|centuries|generations) ago\b")  # "4,500 years ago", "39 million years ago"
_OFTEN = re.compile(r"[- ](?:days|weeks|months|years)\b")


def _clock(here: Around) -> str | None:
    value = here.numeral.value
    if re.match(r" ?[ap]\.?m\b", here.after) or (_DAY_CLOCK.fullmatch(here.exact) and here.after.startswith(" hrs")):
        return "time"
    if _STROKE.fullmatch(here.exact) and (
        _UNTIL.search(here.before) or _AT_STROKE.match(here.before[-3:] + here.after) or _is_entry(here)
    ):
        return "time"
    if _AGES_AGO.match(here.after):
        return "duration_locating"
    if value is None or value > 60 or not naming.is_plain(here):
        return None
    if here.before.endswith("the prior ") or (_SINCE.match(here.after) and _IT_IS.fullmatch(here.before)):
        return "duration_locating" if re.match(_SPAN, here.after) else None
    if _OF_YEAR.match(here.after) and _THROUGH.search(here.before):
        return "duration_locating"
    if _PERIOD.match(here.after) and _DURING.search(here.before):
        return "duration_locating"
    if _is_frame(here) or _COUNTDOWN.match(here.after) or _RECORD_OF.match(here.after):
        return "duration_locating"
    return "time" if _HOUR.match(here.after) or _PAST.search(here.before) else None


def _is_entry(here: Around) -> bool:
    """The time of a live page's entry: "14.10 The ferry has left"; not "2.50 dollars is the fare"."""
    return not here.before.strip() and len(here.exact) > 3 and bool(_SENTENCE.match(here.after))


def _is_frame(here: Around) -> bool:
    """A duration that only says how often, or since when, something else happened."""
    if _EVERY.search(here.before):
        return bool(_OFTEN.match(here.after) or (_ONE_EVERY.search(here.before) and re.match(_SPAN, here.after)))
    return bool(_RECORD_FOR.search(here.before) and re.match(_LONG, here.after))


_YEAR = re.compile(r"(?:1[789]|20|21)\d\d")
_OLD_YEAR = re.compile(  # "built in 1450", "the spring of 1415", "By 1340, Cairo"
    r"\b(?:in|since|until|circa|ca?\.|around|(?:spring|summer|autumn|winter|year) of) \Z|\A(?:By|After|From|Before) \Z",
    re.IGNORECASE,
)
_ERA = re.compile(r" ?(?:BCE?|AD|CE|B\.C\.(?:E\.)?|A\.D\.)(?!\w)")
_ERA_BEFORE = re.compile(r"\bA\.?D\.? (?:\d+ (?:and|to) )?\Z")
_MEASURED = re.compile(r"\+|-(?:plus|odd|strong)\b|[ -]?(?:km|kg|mm|cm|m|mph|hp|bhp|cc|rpm|MW|GW|sq|per)\b")


def _year(here: Around) -> str | None:
    """A bare year that is no part of a date: "the 1931 act", "A.D. 900"; not "1,900", "2000 people", "1800 km"."""
    if here.numeral.form != "digits" or not naming.is_plain(here):
        return None
    if _ERA_BEFORE.search(here.before) or _ERA.match(here.after):
        return "year"
    old = len(here.exact) == 4 and here.exact[0] == "1" and _OLD_YEAR.search(here.before)
    year = (old or _YEAR.fullmatch(here.exact)) and not naming.counts(here) and not _MEASURED.match(here.after)
    return "year" if year else None


def _base(here: Around) -> str | None:
    """What a price or rate is counted by: "$8.10 per 1,000 gallons"."""
    return "base" if here.before.endswith(" per ") and here.numeral.form in ("digits", "words") else None


# "a balance of -40 jobs": what may well be fewer than none
_NET = frozenset("jobs points seats votes degrees places goals runs strokes positions percentage basis".split())


def _below_none(here: Around) -> str | None:
    """ "-40 people": a dash before a number, or a fault; "-40 degrees", "minus 3 million euros" are figures."""
    if (here.numeral.value or 0) >= 0 or here.numeral.currency or here.numeral.percent or not naming.counts(here):
        return None
    words = here.words_after[:3]
    stand = any(w in _NET or name_of(w) or currency.singular(w) in currency.NAMES | currency.SHARED for w in words)
    return None if stand else "negative"


# ---------------------------------------------------------------- the order of the rules
_ORDER: tuple[Callable[[Around], str | None], ...] = (
    idiom.pronoun,
    idiom.part,
    _below_none,
    _base,
    _clock,
    naming.rank,
    furniture.item,
    furniture.furniture,
    idiom.multiplier,
    furniture.score,
    furniture.phone,
    naming.name,
    _year,
    naming.capital_word,
    naming.firm,
    idiom.idiom,
)
RULES = {f"{rule.__module__.rpartition('.')[2]}.{rule.__name__}": rule for rule in _ORDER}
_PAIR = re.compile(r"\d+[-–‑]\d+")
_PHONE = re.compile(r"\+?[\d() -]{5,}")


def _ruled(here: Around) -> Ruling | None:
    """The first rule against a numeral, and what to show of it; None if there is none."""
    numeral = here.numeral
    span = Span(numeral.start, numeral.end)
    if numeral.form == "code":
        return _shown(here, Ruling(span, _reason_of_code(here.exact), "numeral code"))
    if numeral.form in ("ordinal", "multiplier"):
        return Ruling(span, numeral.form, f"numeral {numeral.form}")
    for name, rule in RULES.items():
        if reason := rule(here):
            return _shown(here, Ruling(span, reason, name))
    return None


def _shown(here: Around, ruling: Ruling) -> Ruling:
    """A name is shown whole."""
    return ruling._replace(span=Span(naming.start_of(here), here.numeral.end)) if ruling.reason == "name" else ruling


def _reason_of_code(exact: str) -> str:
    if ":" in exact:
        return "time"
    if _PAIR.fullmatch(exact):
        return "score"
    if exact.replace(" ", "").replace("-", "").isalpha():
        return "year"
    return "phone" if _PHONE.fullmatch(exact) else "name"
