"""Valid time: the days that a figure speaks of, by the time in its sentence that governs it."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from service.article import Span
from service.figures.figure import ValidBasis
from service.figures.reading import Reading
from service.figures.times import calendar
from service.figures.times.binding import bind
from service.figures.times.calendar import Interval, Unit
from service.figures.times.evidence import hangs
from service.figures.times.expression import TimeExpression
from service.figures.times.form import count_of, unit_of
from service.figures.times.line import Line, is_base, line_of


@dataclass(frozen=True, slots=True)
class ValidTime:
    """When a figure holds; both days included.

    basis  "publication" where the sentence says no time: then another figure that this one leans on may lend its own
    text   the time as the sentence says it, None where it says none
    """

    valid_from: date | None
    valid_to: date | None
    basis: ValidBasis
    text: str | None


def find(reading: Reading, number: int, span: Span, *, change: bool) -> ValidTime:
    """The valid time of the figure at `span` in sentence `number`; a change runs from its base to its level.

    No time is carried over from the sentence before: a figure that names none is of the day of publication far more
    often than of the time just spoken of. What leans on another figure ("of them") may take that one's time later.
    """
    line = line_of(reading, number)
    if not line.times and not line.others:
        former = _FORMERLY.search(line.between(span.start - 60, span.start))
        return ValidTime(None, None, "unknown", None) if former else _unsaid(line)
    base = base_of(line, span) if change else None
    time = bind(line, reading.tokens(number), span, change and base is None, base)
    if base is not None:
        return _changed(line, span, base, time)
    if time is None:
        return _unsaid(line)
    if time.when is None:
        return ValidTime(None, None, "unknown", None)
    if time.bare and (step := _STEP_AFTER.search(line.between(span.start - 60, span.start))):
        return _unsaid(line) if (earlier := _before(line, span, time, step)) is None else _said(line, time, earlier)
    if (ago := _year_before(line, span, time)) is not None:
        return _said(line, time, ago)
    if hangs(line, span, time) and time.bare:
        return ValidTime(time.bare.first, time.bare.last, time.basis, line.between(time.span.start, time.span.end))
    return _said(line, time, time.when)


def _year_before(line: Line, span: Span, time: TimeExpression) -> Interval | None:
    """ "last month, against 12,550 a year ago": that month of last year, and not a day."""
    step: tuple[int, Unit] | None = (-1, "year") if _is_last_year(line, time) else time.step
    if step is None or step not in ((-1, "year"), (-1, "quarter")) or time.lead < span.end:
        return None
    level = next((t.bare for t in reversed(line.times) if t.span.end <= span.start and t.bare), None)
    if level is None or level.first == level.last or not _AGAINST.search(line.between(span.start - 40, span.start)):
        return None
    return calendar.shift(level, *step)


def _is_last_year(line: Line, time: TimeExpression) -> bool:
    """ "revenue for the quarter rose to $683 million from $646 million last year": that quarter of it."""
    text = line.between(time.span.start, time.span.end)
    return _LAST_YEAR.fullmatch(text) is not None


def _before(line: Line, span: Span, time: TimeExpression, step: re.Match[str]) -> Interval | None:
    """ "On Wednesday 40 men came, [a day after] 96 had gone": so many days before that Wednesday."""
    opened = span.start - (len(step.string) - step.start())
    if opened <= time.span.start < span.end or time.when is None:
        return time.when
    unit = unit_of(step["unit"])
    if unit in ("day", "week") and time.when.first != time.when.last:
        return None
    return calendar.shift(time.when, -count_of(step["n"].lower()), unit)


def _unsaid(line: Line) -> ValidTime:
    return ValidTime(line.today, line.today, "publication" if line.today else "unknown", None)


def _said(line: Line, time: TimeExpression, when: Interval) -> ValidTime:
    return ValidTime(when.first, when.last, time.basis, line.between(time.lead, time.span.end))


# "It had earlier reported 27 deaths": of a day that is not told; not "earlier on Monday it reported"
_FORMERLY = re.compile(
    r"\bha(?:d|s|ve) (?:earlier|previously|initially|originally|first) (?:said|put|given|spoken|\w+ed)\b[^,.;:]*$",
    re.IGNORECASE,
)

# "22 more than in June", "3.4% above April", "40 up on 2018"
_COUNTED_FROM = re.compile(r"\b(?:than|from|over|on|above|below|against|compared|versus|since)\b", re.IGNORECASE)
# "earned 13% [less than men] in 2024"; not "more than in 2023", "more than it sold in 2023"
_THAN_OTHERS = re.compile(r" than (?:[a-z]+ )?(?:men|women|people|(?!sales\b|was\b)[a-z]{3,}s) $")
# "up 18 per cent [from Dh349m] a year earlier"; not "rose 18% to 349 from 300 a year earlier"
_FROM_LEVEL = re.compile(
    r",? from (?:[A-Z]{1,3} ?|[$€£])?\d[\w.,]*(?: (?:million|billion|crore|lakh|percent|per cent))? ?"
)
# "rose 5.9 percent[, reversing a downward] trend since 2015"; not "rose 5.9 percent, excluding fuel, from 2015"
_OTHER_DEED = re.compile(r", (?:[a-z]+ly )?(?!exclud|includ|accord|compar|follow|bring|tak|mak|mark)[a-z]+ing [^,]*$")
# "shrank 52% [to $4.3 billion] in May from the same month a year earlier"
_TO_LEVEL = re.compile(
    r"\A to (?:[A-Z]{1,3} ?)?[$€£]?\d[\d.,]*"
    r"(?: ?(?:thousand|million|billion|mln|bln|m|bn|crore|lakh|percent|per cent|%))?(?= )"
)
_STEP_AFTER = re.compile(
    r"\b(?P<n>a|one|two|three|four|five|six|\d\d?) (?P<unit>day|week|month|year)s? after [^,;:]*$",
    re.IGNORECASE,
)
_LAST_YEAR = re.compile(r"last year|the (?:previous|prior) year", re.IGNORECASE)
_AGAINST = re.compile(
    r"\b(?:against|compared with|compared to|relative to|from|versus|(?<!ore )(?<!ess )(?<!ewer )than) [^,;]*$"
)
_WEEK = timedelta(days=6)
_LATELY = timedelta(days=62)
_YEAR = timedelta(days=360)


def base_of(line: Line, span: Span) -> TimeExpression | None:
    """The time that a change is counted from: the first after it that says so, no other number between."""
    near = (*line.near(span, line.times), *line.near(span, line.others))
    between, at = "", span.end
    for time in sorted(near, key=lambda time: time.lead):
        if time.lead < span.start and line.is_fronted(time) and is_base(time):
            return time  # "Compared with the month before, prices rose 0.2%"
        if time.lead < span.end or (time.bare and line.today and time.bare.first > line.today):
            continue  # "will pay 15% more from October" has no base
        between += line.between(at, time.lead)  # without the times in it: "in the first quarter of 2025"
        between, at = _TO_LEVEL.sub("", between), time.span.end
        if _FROM_LEVEL.fullmatch(between):
            return time
        if re.search(r"[\d;]", between) or _OTHER_DEED.search(between):
            return None
        if line.is_record(time):
            continue
        if _is_start(time):
            return time
        if _THAN_OTHERS.search(between):
            return None
        if _COUNTED_FROM.search(between):
            return time
    return None


def _is_start(time: TimeExpression) -> bool:
    """ "year on year", "since May", "from May", "over the previous year"."""
    if time.form == "step" or time.connective.endswith("since") or is_base(time):
        return True
    if time.connective == "on" and time.form in ("month", "month_year", "which_month"):  # "up 3 tonnes on April"
        return True
    return time.connective == "from" or (time.connective == "over" and time.form == "beside")


def _changed(line: Line, span: Span, base: TimeExpression, level: TimeExpression | None) -> ValidTime:
    first = base.bare or base.when
    last = level.when if level is not None and level.when != first else None
    long_ago = last and line.today and line.today - last.last > _WEEK
    if first and last and base.step and (long_ago or last.last - last.first > _WEEK):
        first = calendar.shift(last, *base.step)  # "in October, up 12% from a year ago" is from October to October
    elif first and last and _is_year(base) and last.last - last.first < _YEAR and _is_said(base, last):
        first = calendar.shift(last, first.first.year - last.first.year, "year")  # "in the quarter, down 4% on 2024"
    if first and last is None and not base.connective.endswith("since"):
        last = _spoken_of(line, first)
    if last is None and line.today:
        month = first and base.connective == "from" and _same_month(first, line.today)
        last = month or calendar.day(line.today)
    if first is None or last is None:
        return _unsaid(line)
    when = calendar.span(first, last) if first.first <= last.first else last
    return _said(line, base, Interval(when.first, last.last))


def _is_year(base: TimeExpression) -> bool:
    return base.form in ("year", "which") and base.bare is not None and (base.bare.last - base.bare.first) > _YEAR


def _is_said(base: TimeExpression, level: Interval) -> bool:
    """ "187 million at the end of the quarter, up 29% from last year": since the end of that quarter of last year."""
    return level.last - level.first > _WEEK or base.form == "which"


def _same_month(first: Interval, today: date) -> Interval | None:
    """ "up 30% from August last year", printed in September: of August; printed in August: of that day."""
    months = [calendar.shift(first, today.year - first.first.year - back, "year") for back in (0, 1)]
    whole = 27 < (first.last - first.first).days + 1 < 94 and calendar.is_end_of_month(first.last)
    level = next((month for month in months if month.last < today), None) if whole else None
    return level if level and level.first > first.first and today - level.last < _LATELY else None


def _spoken_of(line: Line, first: Interval) -> Interval | None:
    """ "That was 7% fewer than in 2018": the level is that of the year spoken of before."""
    anchor = line.anchor
    alike = anchor is not None and abs((anchor.last - anchor.first) - (first.last - first.first)) <= timedelta(days=3)
    return anchor if alike and anchor and anchor.first > first.first else None
