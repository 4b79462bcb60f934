"""The events of an article and the days that it gives in full: where they stand, and what other times mean by them."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import lru_cache

from service.figures.reading import Reading
from service.figures.times import calendar
from service.figures.times.form import MONTHS, Found, Match
from service.figures.times.pattern import matches

BEGAN = (
    r"(?:began|begun|started|broke[ ]out|erupted|was[ ]declared|came[ ]into[ ]force|took[ ]effect|took[ ]hold"
    r"|ended|opened|closed)"
)
_START = re.compile(r"^(?:the )?(?:start|outbreak|beginning|onset|launch|eruption) of ", re.IGNORECASE)
_LEADING = re.compile(r"^(?:(?:just )?before|since|after|when|until|by|on) ", re.IGNORECASE)
_TAIL = re.compile(rf" (?:that |which )?{BEGAN.replace('[ ]', ' ')}\b.*$", re.IGNORECASE)
# what may stand between an event and its date: "the strike that began on May 3", "the start of the strike May 3"
_BETWEEN = re.compile(r",? ?(?:(?:on|in|of) )?$")


@lru_cache(maxsize=64)
def _event_pattern(events: tuple[tuple[str, date], ...]) -> tuple[re.Pattern[str], dict[str, date]] | None:
    """One pattern for all phrases, each in its looser variants too ("the start of the war", "the war began"). Of two
    phrases that differ in no more than that the last counts."""
    cores: dict[str, date] = {}
    for phrase, when in events:
        cores[_TAIL.sub("", _START.sub("", _LEADING.sub("", " ".join(phrase.lower().split()))))] = when
    if not any(cores):
        return None
    names = "|".join(
        re.escape(core).replace(r"\ ", r"\s{1,2}") for core in sorted(cores, key=len, reverse=True) if core
    )
    began = BEGAN.replace("[ ]", r"\s")
    pattern = (
        rf"(?<!\w)(?:(?:the\s)?(?:start|outbreak|beginning|onset|launch|eruption)\sof\s)?(?P<core>{names})(?!\w)"
        rf"(?:\s(?:that\s|which\s)?{began}(?!\w))?(?!\s+of\b)"
    )
    return re.compile(pattern, re.IGNORECASE), cores


def places(text: str, events: Mapping[str, date]) -> Iterator[tuple[int, int, str, Match | Found]]:
    """Where times and events stand, in text order; an event takes the date in that follows it."""
    times = [(m.start(), m.end(), m.lastgroup or "", Match(m)) for m in matches(text)]
    compiled = _event_pattern(tuple(events.items())) if events else None
    if not compiled:
        yield from times
        return
    pattern, cores = compiled
    places: list[tuple[int, int, str, Match | Found]] = list(times)
    for m in pattern.finditer(text):
        day = calendar.day(cores[" ".join(m["core"].lower().split())])
        end = m.end()
        follows = next((t for t in times if end <= t[0] <= end + 5 and _BETWEEN.match(text[end : t[0]])), None)
        dated = follows and follows[2].startswith(("day", "iso", "month", "part"))
        places.append((m.start(), follows[1] if follows and dated else end, "event", Found(day, "relative")))
    yield from sorted(places, key=lambda place: (place[0], -place[1]))


_NAME = re.compile(r"\b[A-Z][a-z]+")


def dated_of(reading: Reading, _: int) -> Mapping[tuple[int, int], int]:
    """The days of the events that the article names: "since 1 February" is Myanmar's only beside "Myanmar"."""
    article = reading.article
    named = {p: d for p, d in article.events.items() if all(name in article.text for name in _names_in(p))}
    return {(when.month, when.day): when.year for when in named.values()}


# "October 7, 2023", "7 October 2023"
_DAY_IN_FULL = re.compile(
    r"\b([A-Z][a-z]{2,8})\.? (\d{1,2}), ((?:19|20)\d\d)\b|\b(\d{1,2}) ([A-Z][a-z]{2,8})\.? ((?:19|20)\d\d)\b"
)
# A day of the weeks before publication is that one, whatever happened on it in another year.
_FRESH = 10


def told_of(reading: Reading, _: int) -> Mapping[tuple[int, int], int]:
    """The days that the text gives with their year: where it names them again, they are of that year."""
    today = reading.article.published_on
    found: dict[tuple[int, int], int] = {}
    for month, day, year, day2, month2, year2 in _DAY_IN_FULL.findall(reading.article.text) if today else ():
        if (name := (month or month2)[:3].lower()) in MONTHS:
            found.setdefault((MONTHS.index(name) + 1, int(day or day2)), int(year or year2))
    last = range(min(_FRESH, today.toordinal())) if today else ()
    fresh = {(today - timedelta(days=back)).timetuple()[1:3] for back in last} if today else set()
    return {when: year for when, year in found.items() if when not in fresh}


@lru_cache(maxsize=1_000)
def _names_in(phrase: str) -> tuple[str, ...]:
    return tuple(_NAME.findall(phrase))


def event_of(reading: Reading, _: int) -> date | None:
    """The day of the events that the text names, if they are all of one day."""
    text = reading.article.text.lower()
    days = {day for phrase, day in reading.article.events.items() if phrase.lower() in text}
    return days.pop() if len(days) == 1 else None
