"""A sentence as its times see it: the times in it, and the stretches that a time seldom reaches out of."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import NamedTuple

from service.article import Span
from service.figures.reading import DATELINE, Reading, Sentence
from service.figures.times.calendar import Interval
from service.figures.times.context import is_record, is_reported
from service.figures.times.expression import (
    ASIDE,
    LEANING,
    TimeExpression,
    expressions,
    is_from,
    is_owned,
    known_of,
    times_of,
)

# How many times on either side of a figure are weighed, and how many characters off they may be.
_WEIGHED = 10
# "on 5/7/2024", "in fiscal 2024": they date a figure, if nobody knows to when
_OPAQUE = ("numeric", "fiscal", "years", "same", "quarter_of", "months")
_PERIODS = ("share_of_year", "period_to")
_FAR = 1200


class Stretch(NamedTuple):
    """A stretch of a sentence and the kind of words that open it; it ends where the next begins."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence; all offsets count in Article.text.

    times   those that may date a figure
    others  those that date only what hangs on them: "its worst since 1974, when 46 sank"
    stretches  in text order; none where there is no time that could reach out of one
    anchor  the time spoken of before the sentence
    """

    start: int
    text: str
    times: tuple[TimeExpression, ...]
    others: tuple[TimeExpression, ...]
    stretches: tuple[Stretch, ...]
    anchor: Interval | None
    today: date | None

    def is_reporting(self, time: TimeExpression) -> bool:
        """ "said on Monday": the day of the saying, which dates what is said only for want of another."""
        if time.connective.startswith("as ") or (time.form in _QUARTERS and not time.connective):
            return False  # "open as of 9 June", "reported first-quarter profit"
        if (
            time.form == "weekday"
            and not time.connective
            and _SAYS.match(self.between(time.span.start, time.span.end + 24))
        ):
            return True
        return is_reported(self.between(time.lead - 70, time.lead))

    def is_fronted(self, time: TimeExpression) -> bool:
        """ "In 2019 …", "When the dam broke in 2019 …"."""
        ahead = time.lead - self.start
        return ahead < 4 or (ahead < _CLAUSE and bool(_WHEN_FIRST.match(self.between(self.start, time.lead))))

    def is_record(self, time: TimeExpression) -> bool:
        """ "the deadliest since 1987": how long ago it was as high or as low."""
        return time.connective.endswith("since") and is_record(self.between(time.lead - 60, time.lead))

    def between(self, start: int, end: int) -> str:
        return self.text[max(0, start - self.start) : max(0, end - self.start)]

    def stretch(self, position: int) -> int:
        """The index of the stretch that holds this character."""
        return min(bisect_right(self.stretches, position, key=lambda stretch: stretch.end), len(self.stretches) - 1)

    def brackets(self, position: int) -> Span | None:
        """The brackets that hold this character, if they close."""
        at = position - self.start
        opened, closed = self.text.rfind("(", 0, at), self.text.find(")", at)
        if opened < 0 or closed < 0 or ")" in self.text[opened:at]:
            return None
        return Span(opened + self.start, closed + self.start)

    def near(self, span: Span, times: tuple[TimeExpression, ...]) -> tuple[TimeExpression, ...]:
        """Those of the times that stand near enough to be weighed: a megabyte of dates is no sentence."""
        at = bisect_left(times, span.start, key=lambda time: time.span.start)
        around = times[max(0, at - _WEIGHED) : at + _WEIGHED]
        return tuple(time for time in around if span.start - _FAR < time.span.start < span.end + _FAR)


_STATED = (
    r"(?:(?:about|around|nearly|almost|some|roughly|an?|the|just|over|more|than|under|its|their|at|least|most"
    r"|previous|earlier"
    r"|opening|peak|record|offer|of|planned|normal)\s){0,6}(?:[A-Z]{1,3}\.?\s?)?(?:[$€£₹]?\d|\w{2,8}ty\b"
    r"|\w{2,8}teen\b|two|three"
    r"|four|five|six|seven|eight|nine|ten\b|a\sthird|half|a\squarter|one\sin)"
)
_TIME_NEXT = (
    r"(?:in|on|at|during|a\s(?:day|week|month|quarter|year)|it|they|the\s(?:same|previous|year|month|week|day)"
    r"|last|over|when"
    r"|for|had|was|were)\b"
)
_LISTED = (
    r"\d|[$€£]|[A-Z]{2,3}\s?\d|\w+(?:ed|ing)\b|some\b|about\b|another\b|more\b|at\sleast|nearly|two|three|four"
    r"|five|six|seven|eight|nine|ten\b"
)
_OPENS = re.compile(
    # "up from 1,104 in 2022", "against 17 in 2019", "fewer than in 2018"; not "more than 400", "from Austria"
    r"(?P<base>,?\s(?:(?:up|down|rising|falling|dropped|climbing)\sfrom|(?:as\s)?compared\s(?:with|to)|relative\sto|"
    r"(?:as\s)?against|versus|vs\.?"
    rf"|than(?=\s{_TIME_NEXT})|(?:fast|slow|strong|weak|high|low|bett|steep)er\sthan(?=\s{_STATED})|from(?=\s{_STATED}))(?=\s))"
    # "…, down 75 since the launch"
    r"|(?P<turn>,\s(?:up|down|a\srise|a\sfall|an\sincrease|a\sdrop|lower|higher|not)\b)"
    r"|(?P<stop>;(?=\s)|(?<![ap]\.m)[.!?][”\"’]?\s(?=(?-i:[A-Z])|[“\"]))"
    r"|(?P<colon>:(?=\s)|\s[–—-]\s|—)"
    # "…, and the bill comes to"; not "…, and wounding five"
    rf"|(?P<clause>,\sand\s(?!{_LISTED})(?=\w+\s)|[”\"]\s(?=said|says|told))"
    r"|(?P<contrast>,?\s(?:but|while|whereas|although|though|yet)(?=\s))"
    r"|(?P<when>,?\s(?:when|in\swhich|during\swhich)(?=\s))"
    r"|(?P<relative>,?\s(?:where|which|who|whose|whom)(?=\s))"
    r"|(?P<beside>,?\s(?:as(?!\s(?:many|much|of|low|high|few|well|little|a|an|part|on)\b)|after|because|before"
    r"(?=\s\w+ing\b))(?=\s))"
    r"|(?P<against>,?\s(?:well\s|far\s|just\s)?(?:short\sof|enough\s(?:for|to)|more\sthan\stwice|below\s(?:the|a"
    r"|an|its)|above\s(?:the|a|an|its))(?=\s))"
    rf"|(?P<to>\sto(?=\s{_STATED}))"
    r"|(?P<paren>\s\()|(?P<close>\))|(?P<comma>,(?=\s))|(?P<and>\s(?:and|or)(?=\s))",
    re.IGNORECASE,
)

# "compared with $1.87 billion[, or $2.61 a share][, a year earlier]": of the base still
_STILL_BASE = re.compile(
    r"(?:,?\sor\s(?:[A-Z]{1,3}\s?)?[$€£₹]?\d|,\s(?:(?:an?|one|the)\s(?:year|quarter|month|week)\s(?:earlier|before|ago|prior)"
    r"|in\sthe\s(?:same|previous|prior|year-earlier|corresponding)\s))"
)
# "up from 760 cases[ and] 11 deaths in April": one base
_NUMBER_NEXT = re.compile(rf"\s{_STATED}")
# "figures released on Tuesday show", "a study of 40, published in Ward Medicine on Monday": dates no figure in it
_OUT = re.compile(
    r"\b(?:reports?|stud(?:y|ies)|surveys?|figures|data|statistics|polls?|results|bulletins?|analys[ie]s|research"
    r"|papers?|reviews?|audits?|estimates|documents?|census|index)\b[^.;:]{0,60}"
    r"\b(?:released|published|issued|unveiled|tabled|presented|(?<!carried )out)(?: (?:in|by|to) [^,.;:]{1,40})?"
    r"(?: on| late| early)* $"
)
# "the Bail Act of 1931", "of model years 2016 to 2019"
_OF_A_NAME = re.compile(
    r"\b(?:Act|Law|Code|Convention|Treaty|Agreement|Accords?|Constitution|Protocol|Pact|Order|Decree"
    r"|[Mm]odel years?)\s$"
)
_CLAUSE = 80
_WHEN_FIRST = re.compile(r"\W?When [^,;:]{0,60}$")
# "below the average for 1991 to 2020": what is normal
_NORMAL = re.compile(r"\b(?:averages?|mean|norm|normal) (?:for |of |from |in |over )?(?:the )?$")
# "Tuesday's order", "Sunday's rail collision": the day of the thing, not of the figure
_OWNED = re.compile(r"[’']s?\s")
# "Monday's explosion killed", "Tuesday's session at": what is told happened in it; not "Tuesday's order covers"
_DATES_THE_DEED = re.compile(
    r"[’']s? (?:session|trading|[\w-]+ of [$€£]?\d|(?:\w+ )?(?:high|low|temperature)s?"
    r"|(?:(?!has|is|are|will|can|may|would|could)[\w-]+ ){1,5}(?:killed|left|drew|hit|took|sent|cost|claimed|injured"
    r"|wounded|destroyed|damaged|brought|saw|ended|closed|raised|displaced|sank|cut|was|were|had|did))\b"
)
# "the contract for February delivery", "the October average": what is traded, or normal, and not when
_CONTRACT = re.compile(r" (?:ballot|delivery|contracts?|futures|settlement|averages?|mean|norm)\b")
# "on a normal Tuesday", "every Friday", "on a wet Sunday"; not "shot a man Sunday"
_ANY = re.compile(r"\b(?:normal|typical|average|usual|any|every|each|a|on\san?\s[a-z]+)\s$")
# "The bank [Monday] reported": the day of the saying
_SAYS = re.compile(r"[A-Z][a-z]+day (?:said|reported|announced|posted|unveiled|released|disclosed)\b")
# "the 1962 Mines Act", "below the 1971 peak"
_NAME_FOLLOWS = re.compile(r"\s(?:[A-Z][a-z]+|record|high|low|peak|levels?|flood|crisis|war)\b")
_BASE_CONNECTIVES = ("than", "against", "compared", "versus", "relative", "down from", "up from")
_QUARTER_BACK = 25
# What is said does not go back to what the reporter spoke of: "We close 60 in the month"
_QUOTED = re.compile(r"(?:^[\"“]|“|[,:] \")[^\"”]*$")
_QUARTERS = ("share_of_year", "quarter_of", "months", "period_to")
_MONTHS = ("month", "month_year", "which_month", "which")
_REPORTED = ("the", "same", "part", "beside")


def line_of(reading: Reading, number: int) -> Line:
    """The sentence with its times; a time such as "that year" is counted from the two sentences before it."""
    return reading.once(_line, number)


def _line(reading: Reading, number: int) -> Line:
    sentence, today = reading.sentences[number], reading.article.published_on
    text, start = sentence.text, sentence.start
    anchor, found = _anchor(reading, number), reading.once(times_of, number)
    anchor = _reported_on(reading, number, found) or anchor
    if anchor and any(time.form in LEANING for time in found):
        found = expressions(text, start, known_of(reading, anchor))
    times = tuple(time for time in found if time.form != "clock")
    usable: list[TimeExpression] = []
    others: list[TimeExpression] = []
    for time in times:
        known = time.when or time.form in _OPAQUE or (time.form in _PERIODS and time.reason is not None)
        if known and time.form != "step" and _is_usable(text, start, time):
            usable.append(time)
        elif time.bare:
            others.append(time)
    stretches = tuple(_stretches(text, start, times)) if usable or others else ()
    return Line(start, text, tuple(usable), tuple(others), stretches, anchor, today)


def _anchor(reading: Reading, number: int) -> Interval | None:
    """The time spoken of in the two sentences before."""
    anchor, today = None, reading.article.published_on
    for before in reading.sentences[max(0, number - 2) : number]:
        if before.section != reading.sentences[number].section:
            continue
        for time in reading.once(times_of, before.number):
            if _is_mentioned(before, time):
                continue
            aside = anchor is not None and is_owned(before.text, time.span.end - before.start)
            if time.bare and not aside and not (anchor and is_reported(_lead(before, time))):
                anchor = time.when if time.when and time.connective.endswith("since") else time.bare
                anchor = anchor.until(today) if today else anchor
    return anchor


def _is_mentioned(sentence: Sentence, time: TimeExpression) -> bool:
    """ "than in May", "from 40 in May", "the most since 2008": not what the sentence speaks of."""
    lead = _lead(sentence, time)
    if time.connective.endswith("since") and is_record(lead[-60:]):
        return True
    compared = time.connective.startswith(_BASE_CONNECTIVES) or (time.connective == "from" and time.form in _MONTHS)
    return time.form in ASIDE or compared or is_from(lead)


def _reported_on(reading: Reading, number: int, found: Sequence[TimeExpression]) -> Interval | None:
    """The quarter or month that "in the quarter", "the year-ago period" and "the prior month" of a report go back to:
    the one last spoken of, or the first to come, however far off, and no day between."""
    sentence = reading.sentences[number]
    text, start = sentence.text, sentence.start
    leaning = (time for time in found if time.form in _REPORTED and not _QUOTED.search(text[: time.lead - start]))
    told = {word for time in leaning for word in text[time.lead - start : time.span.end - start].lower().split()}
    anchor = _anchor(reading, number) if told & {"month", "period"} else None
    day = anchor is None or anchor.first == anchor.last
    if "quarter" in told or ("period" in told and day):
        return _last_told(reading, number, _QUARTERS, range(88, 93))
    if "month" in told and day and "end" not in told:
        return _last_told(reading, number, _MONTHS, range(27, 31))
    return None


def _last_told(reading: Reading, number: int, forms: Sequence[str], days: range) -> Interval | None:
    section = reading.sentences[number].section
    before = reversed(reading.sentences[max(0, number - _QUARTER_BACK) : number])
    for other in chain(before, reading.sentences[number : number + _QUARTER_BACK]):
        for time in reversed(reading.once(times_of, other.number)):
            whole = time.form in forms and time.bare and (time.bare.last - time.bare.first).days in days
            if whole and other.section == section and not _is_mentioned(other, time):
                return time.bare
    return None


def _lead(sentence: Sentence, time: TimeExpression) -> str:
    at = time.lead - sentence.start
    return sentence.text[max(0, at - 70) : at]


def _is_usable(text: str, start: int, time: TimeExpression) -> bool:
    before = text[max(0, time.lead - start - 120) : time.lead - start]
    after = text[time.span.end - start : time.span.end - start + 90]
    dateline = DATELINE.match(text) if time.lead - start < _CLAUSE else None
    if dateline and time.span.end - start < dateline.end():
        return False
    if (time.connective.endswith("since") or time.form == "within") and is_record(before[-60:]):
        return time.form == "event"
    if time.form in ("weekday", "event") and _OWNED.match(after) and time.connective in ("", "by", "from", "of"):
        return time.form == "weekday" and not time.connective and _DATES_THE_DEED.match(after) is not None
    if time.form == "which" and time.connective == "by" and _OWNED.match(after):
        return False  # "hit by last week's spill"
    if time.form == "weekday" and _ANY.search(text[max(0, time.span.start - start - 16) : time.span.start - start]):
        return False
    return not _is_of_a_name(time, before, after) and _OUT.search(before) is None


def _is_of_a_name(time: TimeExpression, before: str, after: str) -> bool:
    """ "the contract for May delivery", "the 1962 Mines Act"."""
    if time.form in ("month", "month_year"):
        return _CONTRACT.match(after) is not None
    if time.form == "year" and not time.connective and _NAME_FOLLOWS.match(after):
        return True
    if time.form in ("years_to", "decade") and _NORMAL.search(before):
        return True
    return bool(_OF_A_NAME.search(before)) or (time.form == "within" and time.reason is None)


def _stretches(text: str, start: int, times: tuple[TimeExpression, ...]) -> Iterator[Stretch]:
    begin, kind, after_base, passed = start, "", False, False
    waiting = list(reversed(times))
    for found in _OPENS.finditer(text):
        opens = found.lastgroup or ""
        low, high = found.start() + start, found.end() + start
        while waiting and waiting[-1].span.end < high:
            passed = waiting.pop().lead >= begin
        inside = waiting and waiting[-1].lead <= low + 1 and high - 1 < waiting[-1].span.end
        shared = kind == "base" and opens == "and" and not passed and _NUMBER_NEXT.match(text, found.end())
        shared = shared or (kind == "base" and _STILL_BASE.match(text, found.start()))
        if inside or shared or (opens == "to" and not after_base):
            continue
        yield Stretch(begin, low, kind)
        begin, kind, after_base, passed = low, opens, opens == "base", False
    yield Stretch(begin, len(text) + start, kind)


def is_base(time: TimeExpression) -> bool:
    """ "than in 2023", "on a year ago", "over the same months of 2018": what a change is counted from."""
    if time.connective.startswith(_BASE_CONNECTIVES):
        return True
    if time.connective not in ("from", "on", "over"):
        return False
    if time.form in ("same", "apart"):
        return True
    spans_days = time.bare is not None and time.bare.last > time.bare.first
    return (time.form, time.connective) == ("beside", "from") or (
        time.connective == "on" and time.form in ("year", "beside", "which") and spans_days
    )
