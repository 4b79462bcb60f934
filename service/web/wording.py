"""How figures, times and sources read on a page."""

import calendar
import re
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from itertools import takewhile
from typing import Protocol

from service.comparison.sentence import BOUND
from service.figures.figure import Figure, Rejected
from service.store import Account, StoredFigure
from service.words import unit_in_words

_SCALES = ((Decimal("1e12"), "trillion"), (Decimal("1e9"), "billion"), (Decimal("1e6"), "million"))
_PARAGRAPH = re.compile(r"[^\r\n]+")  # "One.\nTwo." holds two; "One. Two." holds one


class Numeral(Protocol):
    """What is said of a numeral on the page that shows its text; its place is that of `figure`."""

    @property
    def figure(self) -> Figure | Rejected: ...


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a paragraph: plain where `figure` is None, else the characters of its `exact`."""

    text: str
    figure: Numeral | None = None


def number(value: Decimal | None) -> str:
    """3443 as 3,443; 1200000 as 1.2 million; 0.25 as 0.25."""
    if value is None:
        return ""
    for scale, word in _SCALES:
        scaled = value / scale
        if abs(scaled) >= 1 and scaled == round(scaled, 3):
            return f"{_plain(scaled)} {word}"
    return _plain(value)


def _plain(value: Decimal) -> str:
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def account(told: Account, kind: str) -> str:
    """What a change did to an article: "Storm cuts power – The Herald: revision 2: 1 new figure, 2 gone"."""
    ruled = "read otherwise" if kind in ("ingest", "reextract") else "ruled on"
    counts = (
        (told.new, "new figure", "new figures"),
        (told.edited, "number in the place of another", "numbers in the place of others"),
        (told.reworded, "in other words", "in other words"),
        (told.reread, f"figure {ruled}", f"figures {ruled}"),
        (told.gone, "gone", "gone"),
    )
    said = ", ".join(f"{count} {one if count == 1 else many}" for count, one, many in counts if count)
    nothing = "no figures" if told.is_new_text else "new details"
    article = " – ".join(part for part in (told.title or "Article", told.publisher) if part)
    revision = f"revision {told.revision}: " if told.is_new_text and told.revision > 1 else ""
    return f"{article}: {revision}{said or nothing}"


def stated(figure: Figure) -> str:
    """What the figure says, its bound in words: "at least 19", "40 to 50", "12%", "about two-thirds"."""
    if figure.kind == "share" and not any(letter.isdigit() for letter in figure.exact):
        said = figure.exact.lower()
    elif figure.value is None and figure.low is not None and figure.high is not None:
        said = _with_unit(f"{number(figure.low)} to {number(figure.high)}", figure)
    else:
        known = (figure.value, figure.low, figure.high)
        said = _with_unit(number(next((value for value in known if value is not None), None)), figure)
    sign = {"up": "up ", "down": "down "}.get(figure.direction or "", "") if figure.measure == "change" else ""
    return f"{sign}{BOUND[figure.bound]}{said}"


def _with_unit(said: str, figure: Figure) -> str:
    """ "12%", "magnitude 6.1", "600 per month", "2 billion USD", "40 kilometres per hour"."""
    if figure.unit == "percent":
        return said + "%"
    if figure.unit == "magnitude":
        return f"magnitude {said}"
    return f"{said} {unit_in_words(figure)}".strip()


def day(value: date | datetime | None) -> str:
    """22 November 2024; empty where nothing is known."""
    return f"{value.day} {calendar.month_name[value.month]} {value.year}" if value else ""


def period(first: date | None, last: date | None) -> str:
    """A day, a whole month or a whole year by its name; else both ends."""
    if first is None or last is None:
        return f"from {day(first)}" if first else f"until {day(last)}" if last else "not stated"
    if first == last:
        return day(first)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"
    whole_month = first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]
    if whole_month and (first.year, first.month) == (last.year, last.month):
        return f"{calendar.month_name[first.month]} {first.year}"
    return f"{day(first)} to {day(last)}"


def spoken_of(figure: Figure) -> str:
    """The time that a figure speaks of."""
    return period(figure.valid_from, figure.valid_to)


def chain(sources: Sequence[str]) -> str:
    """From who counted it to who passed it on."""
    return " → ".join(sources) if sources else "no source named"


def paragraphs(text: str, figures: Iterable[Numeral]) -> list[list[Segment]]:
    """The text, every character of it but line breaks, cut where figures stand. Linear in text and figures."""
    waiting = deque(sorted(figures, key=lambda one: one.figure.start))
    found = []
    for match in _PARAGRAPH.finditer(text):
        inside = []
        while waiting and waiting[0].figure.start < match.end():
            inside.append(waiting.popleft())
        if match[0].strip():
            found.append(_cut(text, match.start(), match.end(), inside))
    return found


def _cut(text: str, start: int, end: int, inside: Sequence[Numeral]) -> list[Segment]:
    segments, at = [], start
    for one in inside:
        if at <= one.figure.start and one.figure.end <= end:
            segments += [Segment(text[at : one.figure.start]), Segment(text[one.figure.start : one.figure.end], one)]
            at = one.figure.end
    return [segment for segment in [*segments, Segment(text[at:end])] if segment.text]


def quoted(stored: StoredFigure) -> tuple[str, str, str]:
    """The sentence before, at and after the number: of equal numbers the one that stands where the prefix leads."""
    sentence, exact = stored.figure.sentence, stored.figure.exact
    places = [match.start() for match in re.finditer(re.escape(exact), sentence)]
    if not places:
        return sentence, "", ""
    at = max(places, key=lambda place: _common_end(sentence[:place], stored.prefix))
    return sentence[:at], exact, sentence[at + len(exact) :]


def _common_end(a: str, b: str) -> int:
    pairs = zip(reversed(a), reversed(b), strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def passed_over(rejected: Rejected) -> str:
    """Why a numeral is none of the figures."""
    return {"table": "stands in a table, and only sentences are read"}.get(
        rejected.reason, rejected.reason.replace("_", " ")
    )


FILTERS: dict[str, Callable[..., object]] = {
    "number": number,
    "stated": stated,
    "day": day,
    "chain": chain,
    "spoken_of": spoken_of,
    "quoted": quoted,
    "passed_over": passed_over,
}
