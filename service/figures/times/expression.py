"""Times in text: where dates, periods and clock times stand, and which days they mean."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from types import MappingProxyType

from service.article import Span
from service.figures.reading import Reading
from service.figures.times import calendar
from service.figures.times.calendar import Interval, Unit
from service.figures.times.context import is_record, is_reported, looks_ahead
from service.figures.times.date import DATES
from service.figures.times.event import BEGAN, dated_of, event_of, places, told_of
from service.figures.times.fiscal import FISCAL, fiscal_of
from service.figures.times.form import NO_COUNTRY, Basis, Fiscal, Found, Frame, Match, Reason
from service.figures.times.period import PERIODS
from service.figures.times.relative import RELATIVE

_READERS = DATES | PERIODS | FISCAL | RELATIVE


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time that a text states.

    span        its characters in Article.text, without the connective
    form        how it is written: "day_md", "month", "weekday", "clock", "event", ...
    reason      why a numeral inside it is no figure; None if it may be one ("its first nine days")
    bare        the days it means by itself ("2018"); None if they cannot be known
    when        the days it means with its connective: "since 2018" runs to the day of publication
    basis       relative if it was resolved against another date
    connective  "since", "by", "until", "before", "in", ... in lower case; "" if none
    lead        where the connective begins
    step        how far it is from the time it is counted from; None if it is not
    """

    span: Span
    form: str
    reason: Reason | None
    bare: Interval | None
    when: Interval | None
    basis: Basis
    connective: str
    lead: int
    step: tuple[int, Unit] | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What is known where a time is read.

    published_on  the day of publication
    events        phrases to the days they stand for ("the start of the war")
    dated         (month, day) to the year that an event gives it: "since Oct. 7"
    told          (month, day) to the year in which the text has dated it before: "the attack of Oct. 7"
    anchor        the time spoken of before this text
    fiscal        the fiscal year of the country that the article is about
    event         the day of the one event that the article tells of
    """

    published_on: date | None = None
    events: Mapping[str, date] = field(default_factory=lambda: MappingProxyType({}))
    dated: Mapping[tuple[int, int], int] = field(default_factory=lambda: MappingProxyType({}))
    anchor: Interval | None = None
    told: Mapping[tuple[int, int], int] = field(default_factory=lambda: MappingProxyType({}))
    fiscal: Fiscal = NO_COUNTRY
    event: date | None = None


# Days outside are no day of publication: arithmetic must not run off the calendar.
_PLAUSIBLE = Interval(date(1800, 1, 1), date(2200, 1, 1))
_LEAD_WITHIN = 64
# "in six weeks" and "month on month" count from a time in the same sentence only
_FROM_HERE = ("within", "step")
# "since October 7", "the October 7 attack": the day of the event, in its year; "on October 7" is the last one
_FROM_EVENT = ("since", "ever since", "before", "after")
_ATTACK = re.compile(r" (?:attacks?|assault|massacre|war|onslaught|raid|earthquake|disaster|vote|election)\b")
# These count from a time spoken of before, which may stand in a sentence before.
LEANING = ("same", "beside", "then", "the", "apart", "part", "share_of_year", "stretch")
# "a year earlier" is spoken of aside: "in the period" does not go back to it
ASIDE = ("apart", "same", "step", "clock", "within", "the")

# "just before", "on the eve of", "since the war began on"; not "sincerely"
_CONNECTIVE = re.compile(
    rf"\b(?P<event>(?:(?:ever[ ])?since|before|after|until)(?=[ ](?:[\w’'-]+[ ]){{1,5}}{BEGAN}(?:[ ](?:on|in))?[ ]$)"
    # "in the drought of 2017"; not "in the days of May"
    r"|(?:in|during|at)(?=[ ]the[ ](?:(?!(?:day|week|month|year|absence|wake|run-up)s?\b)[a-z’'-]+[ ]){1,2}of[ ]$)"
    r"|(?:in|during|for|over|throughout)(?=[ ]the[ ](?:month|week|year)[ ]of[ ]$)"  # "during the month of May"
    # "since the fall of the wall in 1989", "since the storm of May 3", "since its May launch"
    # "since the start of the strike nearly two months ago"
    r"|since(?=[ ](?:(?:[a-z’'-]+[ ]){1,7}(?:in|on|of)|the|its|their|his|her"
    r"|the[ ](?:start|beginning|outbreak|onset|launch|end|fall)(?:[ ][\w’'-]+){1,6})[ ]$))"
    r"|\b(?P<word>looking[ ](?:ahead|forward)[ ]to"
    r"|(?:in|for|over|during)[ ](?:the[ ]whole|all|the[ ]course)[ ]of"
    r"|(?:(?:just|shortly|immediately|right|even)[ ])?before"
    r"|on[ ]the[ ]eve[ ]of|the[ ]day[ ]before|the[ ]day[ ]after|the[ ]eve[ ]of|ahead[ ]of|prior[ ]to|"
    r"(?:ever[ ])?since"
    r"|as[ ](?:of|on|at|(?:recently|late|early)[ ]as)|by"
    r"|up[ ]to|until|till|through|(?:(?:just|shortly|soon|immediately)[ ])?after|following|"
    r"(?:compared[ ](?:with|to)|relative[ ]to|than|against|versus|down[ ]from|up[ ]from)"
    r"(?:[ ](?:in|on|at|during))?|from|in|on|at|to|during|throughout|over|for|of|when|between|around|within|late"
    r"|early)[ ](?:(?:early|late)[ ](?:on[ ])?)?$",
    re.IGNORECASE | re.VERBOSE,
)
_SPACES = str.maketrans("\n\t\u00a0\u202f", "    ")


def expressions(text: str, offset: int, known: Known) -> tuple[TimeExpression, ...]:
    """The times in `text`, whose first character is Article.text[offset], in text order and apart from one another."""
    today = known.published_on
    if today and not _PLAUSIBLE.first <= today <= _PLAUSIBLE.last:
        today = None
    found: list[TimeExpression] = []
    anchor, here = known.anchor, None
    for start, end, form, match in places(text, known.events):
        if found and start + offset < found[-1].span.end:
            continue
        connective, lead = _connective(text, start, end)
        before, since = text[max(0, start - 80) : start], connective.endswith("since")
        if form == "share_of_year" and "-" in text[start:end]:
            connective, lead, before = "", start, ""  # "[after] third-quarter sales climbed" opens a clause
        counted = connective == "on" and form == "month"  # "up 3% on January"
        ahead = not (since or counted or connective.startswith("as ")) and looks_ahead(before, text[end : end + 60])
        ahead = ahead or (form == "weekday" and _goes_on_ahead(found, text[:start], offset, today))
        frame = Frame(
            _foretold(text, start, found, offset, today) if ahead and form in _NEAREST else today,
            here if form in _FROM_HERE else _year_fronted(found, offset) if form == "month" else anchor,
            ahead,
            known.event,
            known.dated if connective in _FROM_EVENT or _ATTACK.match(text, end) else known.told,
            known.fiscal,
        )
        meaning = match if isinstance(match, Found) else _meaning(form, match, frame, before)
        if meaning is None or (form in ("event", "feast") and not connective):
            continue
        reach = _from_to(found, text[:start], offset, meaning.when)
        if reach is not None:
            meaning, connective = meaning._replace(when=reach), "during"
            start, lead = found[-1].span.start - offset, found[-1].lead - offset
        if found and lead + offset <= found[-1].span.start:
            found.pop()  # "the day after landfall" is one time, counted from landfall
        when = _with(connective, meaning.when, today)
        so_far = _SO_FAR.match(text, end) or text.endswith("so far ", 0, lead)
        whole = connective in ("by", "until", "till") or (connective == "for" and form == "year" and not so_far)
        if when and today and not (ahead or whole or form == "stretch"):
            when = when.until(today)
        span = Span(start + offset, (meaning.end or end) + offset)
        found.append(
            TimeExpression(
                span, form, meaning.reason, meaning.when, when, meaning.basis, connective, lead + offset, meaning.step
            )
        )
        if meaning.when and not _is_aside(text[:lead], form, connective, anchored=anchor is not None):
            anchor = here = when if since else meaning.when
    return tuple(found)


def _is_aside(before: str, form: str, connective: str, *, anchored: bool) -> bool:
    """Whether what comes later does not count from this time: it is a base, a record, or the day of a saying."""
    record = connective.endswith("since") and is_record(before[-60:])
    said = anchored and (is_reported(before[-70:]) or connective.startswith(("from", "than", "against", "compared")))
    return record or said or form in ASIDE or is_from(before[-70:])


# "[from] 4 May [to] Sunday", "[between] 4 May [and] Sunday"
_REACH = {"from": re.compile(r",? (?:to|until|till|through|thru) (?:the )?"), "between": re.compile(",? and (?:the )?")}
# "[in] 2022 [and] the first half of 2023": one time, without a gap
_WITHOUT_GAP = ("in", "during", "over")
_AND = re.compile(" and (?:in |during |over )?(?:the )?")


def _from_to(found: list[TimeExpression], before: str, offset: int, when: Interval | None) -> Interval | None:
    """The days from the time before to the next, where the two are one, told in two ways; None where they are not."""
    if not found or found[-1].bare is None or when is None or when.last <= found[-1].bare.first:
        return None
    first, between = found[-1], before[found[-1].span.end - offset :]
    reach = _REACH.get(first.connective)
    ends = reach is not None and reach.fullmatch(between)
    follows = found[-1].bare.last + timedelta(days=1) == when.first and first.connective in _WITHOUT_GAP
    return Interval(found[-1].bare.first, when.last) if ends or (follows and _AND.fullmatch(between)) else None


def _year_fronted(found: list[TimeExpression], offset: int) -> Interval | None:
    """ "In 2019, sales rose 4% in May": a month without a year is of the one that the sentence opens with."""
    return found[0].bare if found and found[0].form == "year" and found[0].lead == offset else None


# "In May [it said it would] reopen in June"; not "In 2019 the firm that [will] reopen in June was sold"
FORETOLD = re.compile(
    r"^[^;:]{0,60}\b(?<!was )(?<!were )(?<!been )(?:said|told|forecast|predicted|announced|pledged|promised|vowed)\b"
)
_NEAREST = ("month", "day_md", "day_dm", "share_of_year", "months", "quarter_of", "period_to")


def _foretold(text: str, start: int, found: list[TimeExpression], offset: int, today: date | None) -> date | None:
    """The day that a time ahead is counted from: what was said in May to come in June came in the June after it."""
    said = found[-1] if found else None
    if said is None or said.bare is None or today is None or said.bare.last >= today:
        return today
    return said.bare.last if FORETOLD.search(text[said.span.end - offset : start]) else today


# "to 2.6% in October from 2.4% [in September]": the base, which no later "a year earlier" counts from
_FROM = re.compile(
    r"\b(?:from|against|(?<!ore )(?<!ess )(?<!ewer )than|versus|compared (?:with|to)|relative to)"
    r" (?:(?:the|an?|about|around|nearly|some) )*"
    r"(?:[A-Z][A-Za-z]{0,2}\.? ?)?[$€£₹]?\d(?:[^;,]|,\d){0,32} $"
    # "rose 0.5% [after] a 0.8% fall [in September]", "after the [September] reading"
    r"|\b(?:after|following|than|from) the $|\b(?:after|following) [^;,]{0,40}\d(?:%| per ?cent)[^;,]{0,24} $"
)


# "on May 3 last year", "by the end of April of last year", "the June quarter of the last fiscal"
_OF_YEAR = re.compile(
    r"(?: quarter)?,?(?: of| in)?(?: the)? (?:(?P<which>last|this|next) year"
    r"|(?P<fiscal>last|this|next|previous|current) (?:fiscal|financial year)(?: year)?)\b"
)
_STEPS = {"last": -1, "previous": -1, "next": 1}


def _in_year(meaning: Found, match: Match, today: date, fiscal: Fiscal) -> Found:
    """A date without a year of its own, in the year that is told after it."""
    told = _OF_YEAR.match(match.text.string, match.text.end())
    if told is None or meaning.when is None or meaning.basis == "stated":
        return meaning
    year = today.year + _STEPS.get(told["which"] or told["fiscal"], 0)
    if told["fiscal"] and fiscal.start is None:
        return meaning._replace(when=None, end=told.end())
    if told["fiscal"] and fiscal.start:
        year += (meaning.when.last.month < fiscal.start) - (today.month < fiscal.start)
    return meaning._replace(when=calendar.shift(meaning.when, year - meaning.when.last.year, "year"), end=told.end())


# "is forecast for Sunday, and 15 more on [Monday]"; not "will open on Sunday, the ministry said on [Monday]"
_TOLD = re.compile(r"\b(?:\w+ed|said|told|fell|was|were|had|rose|after|since|when|because|from|than)\b|.{70}")


def _goes_on_ahead(found: list[TimeExpression], before: str, offset: int, today: date | None) -> bool:
    """Whether a day listed after one to come is to come, too."""
    if not found or today is None or found[-1].bare is None or found[-1].bare.first <= today:
        return False
    return not _TOLD.search(before[found[-1].span.end - offset :])


# "The wage rises to 13 in [January]", told in October: what changes now and then, in the month that is nearer
_YEARLY = ("month", "day_md", "day_dm")
_CHANGES = re.compile(r"\b(?:rises?|falls?|increases?|goes|moves?)\b[^.;:]* (?:in|on|from) $")


def _meaning(form: str, match: Match, frame: Frame, before: str) -> Found | None:
    meaning = _READERS[form](match, frame)
    if meaning is None or meaning.when is None or frame.today is None:
        return meaning
    if form in _YEARLY and not frame.ahead and _CHANGES.search(before):
        ahead = _READERS[form](match, replace(frame, ahead=True))
        if ahead and ahead.when and ahead.when.first - frame.today < frame.today - meaning.when.last:
            return ahead
    return _in_year(meaning, match, frame.today, frame.fiscal)


def is_from(before: str) -> bool:
    """Whether a time belongs to the number that another is set against."""
    return _FROM.search(before) is not None


# "the total [for] 2025 [to date]"; "a budget [for] 2025" is of all of it
_SO_FAR = re.compile(r" (?:to date|so far|up to now)\b")


_BY_HOW_MUCH = re.compile(r"(?:%|\bper ?cent|\bpoints?) \Z")


def _is_named(text: str, end: int) -> bool:
    """ "before 2022's record of 40": what is before it is not told."""
    return text[end - 2 : end] in ("'s", "’s") or text[end : end + 2] in ("'s", "’s")


def is_owned(text: str, end: int) -> bool:
    """ "this year's toll": aside, where the sentence has a time of its own."""
    return text[end : end + 2] in ("'s", "’s") and text[max(0, end - 4) : end] in ("year", "week", "onth")


def times_of(reading: Reading, number: int) -> tuple[TimeExpression, ...]:
    """The times of a sentence by itself; to be asked for by `reading.once`."""
    sentence = reading.sentences[number]
    return expressions(sentence.text, sentence.start, known_of(reading))


def known_of(reading: Reading, anchor: Interval | None = None) -> Known:
    """What an article's times are read against, `anchor` the time spoken of before."""
    article = reading.article
    told = reading.once(told_of, 0)
    dated = {**told, **reading.once(dated_of, 0)}
    fiscal, event = reading.once(_fiscal, 0), reading.once(event_of, 0)
    return Known(article.published_on, article.events, dated, anchor, told, fiscal, event)


def _fiscal(reading: Reading, _: int) -> Fiscal:
    return fiscal_of(reading.article.text)


def _connective(text: str, start: int, end: int) -> tuple[str, int]:
    begin = max(0, start - _LEAD_WITHIN)
    found = _CONNECTIVE.search(text[begin:start].translate(_SPACES))
    connective = (found["event"] or found["word"]).lower() if found else ""
    if not found or (connective in ("before", "ahead of", "prior to") and _is_named(text, end)):
        return "", start
    lead = begin + found.start()
    if connective == "ahead of" and _BY_HOW_MUCH.search(text, max(0, lead - 12), lead):
        connective = "than"  # "running 5% ahead of last year"
    return connective, lead


def _with(connective: str, bare: Interval | None, today: date | None) -> Interval | None:
    """The days meant once the connective is taken in."""
    if bare is None:
        return None
    if connective.endswith("since"):
        return Interval(bare.first, max(today, bare.first)) if today else None
    if connective.endswith(("before", "eve of")) or connective in ("ahead of", "prior to"):
        return calendar.day(bare.first - timedelta(days=1))
    if connective == "the day after":
        return calendar.day(bare.last + timedelta(days=1))
    if connective in ("until", "till") and today and bare.last > today:
        return Interval(today, bare.last)
    return bare
