"""Which time of its sentence a figure belongs to: what stands between the two, in words and in grammar, weighed."""

import json
import re
from collections.abc import Sequence
from datetime import timedelta
from functools import cache
from importlib.resources import files

from service.article import Span
from service.figures.times.barrier import is_of_total, is_revised, may_date
from service.figures.times.evidence import Features, features, hangs, has_verb, is_own, none_features
from service.figures.times.expression import FORETOLD, TimeExpression
from service.figures.times.lasting import is_lasting
from service.figures.times.line import Line
from service.syntax import Token

_LEVEL_SOUGHT = 1.0
# A time whose days are not known is chosen only where it is clearly the nearer.
_UNKNOWN = 0.3
# "had [said] in May that 40"; not "a film [released] in May"
_SAID = re.compile(r"\b(?:said|told|reported|announced|warned|added|wrote|declared)\b[^,;:]{0,40}$")
# "cut its [output guidance] for 2025 [to] 410,000 tonnes"
_FORECAST_FOR = re.compile(r"\b(?:forecasts?|outlook|guidance|targets?|projections?|estimates?) $")
_TO_N = re.compile(r" to (?:[a-z]+ )?")
# "14 since 2020, five[ of them] last year"
_OF_THEM = re.compile(r" of (?:them|whom|those|these) ")
# "the 49 of a decade ago", "the five [strikes] of last December"
# "40 [people were killed and 69 others were injured] in the past day", "40 [dead and 69 injured] since May"; not "40
# [people and 69 died] since May"
_DONE = r"(?:killed|dead|martyrs|deaths|died|wounded|injured|injuries|hurt|missing|arrested|detained|displaced|cases)"
_PAIR = re.compile(
    rf"(?=.* {_DONE} )(?: [\w’'-]+){{0,3}}(?: {_DONE})?(?:,| and|, and) (?:{_DONE} )?"
    r"(?:(?:about|some|another|at|least|more|than) ){0,2}[\d,.]+"
    rf"(?: [\w’'-]+){{0,4}}(?: {_DONE})?(?: (?:by|in|during)(?: [\w’'-]+){{1,6}})? ",
    re.IGNORECASE,
)
# "11 [people were killed and 28 hurt when a lorry hit a bus in Tolm] on Monday"; not "40 [were held after the strike]"
_BEFELL = re.compile(
    r"[^;:“”\"]{0,120}\b(?:killed|dead|died|wounded|injured|hurt|missing|homeless|trapped|drowned|burned)\b"
    r"[^;:“”\"]{0,40}? (?:when|after|as) [^;:,“”\"]{5,120} "
)
# "a fifth [of the 54 colonies could go the same way] by 2050"
_COULD = re.compile(r"(?: [^,;:]{1,60})? (?:could|may|might|will|would) [a-z][^,;:]{1,60} ")
_COUNTED = re.compile(r"(?: [\w-]+){0,2} ?")
# "sales of $12 million [(some 11 million euros)] for May"
_CONVERTED = re.compile(r" \([^()]{1,30}\) ")


def bind(
    line: Line, tokens: Sequence[Token], span: Span, change: bool, base: TimeExpression | None
) -> TimeExpression | None:
    """The time that dates the figure at `span`, or None if no time of its sentence does.

    base  the time that a change is counted from: it dates the base only, and its level is likely to have one too
    """
    if base is None and is_lasting(line, span):
        return None
    plain, reporting = choices(line, tokens, span)
    sure = (time for time in plain if _is_sure(line, tokens, span, time) or is_own(tokens, span, time.span))
    if (time := next(sure, None)) is not None:
        return time
    for times in (plain, reporting):
        graded = [(_score(features(line, tokens, span, t, (*plain, *reporting))), t) for t in times if t is not base]
        if not graded:
            continue
        score, best = max(graded, key=lambda grade: grade[0] - (0 if grade[1].when else _UNKNOWN))
        none = _score(none_features(line, tokens, span, change, times is reporting))
        if times is reporting and best.span.end <= span.start and _is_old(line, best):
            return best  # "It had said in May that 40 were lost": what was held then
        if score > none - (_LEVEL_SOUGHT if base else 0):
            return best
    return None


def _is_old(line: Line, time: TimeExpression) -> bool:
    long_ago = time.when and line.today and line.today - time.when.last > timedelta(days=7)
    return bool(long_ago) and _SAID.search(line.between(time.lead - 60, time.lead)) is not None


def choices(line: Line, tokens: Sequence[Token], span: Span) -> tuple[list[TimeExpression], list[TimeExpression]]:
    """The times that may date it, and the days of saying that may if none of the others does."""
    times = candidates(line, tokens, span)
    plain, reporting = [t for t in times if not line.is_reporting(t)], [t for t in times if line.is_reporting(t)]
    said = [t for t in plain if not (_is_elsewhere(line, span, t, plain) or _is_of_saying(line, span, t, plain))]
    return [t for t in said if not _is_listed_before(line, tokens, span, t, said)], reporting


def candidates(line: Line, tokens: Sequence[Token], span: Span) -> list[TimeExpression]:
    """The times that may date it, and those that it hangs on."""
    near, hung = line.near(span, line.times), line.near(span, (*line.times, *line.others))
    plain = [time for time in near if not hangs(line, span, time) and may_date(line, tokens, span, time)]
    times = plain + [time for time in hung if hangs(line, span, time)]
    return [time for time in times if not (time.span.start < span.end and span.start < time.span.end)]


@cache
def _weights() -> dict[str, float]:
    table: dict[str, float] = json.loads(files("service.figures").joinpath("valid_time.json").read_text("utf-8"))
    return table


def _is_of_deed(line: Line, span: Span, time: TimeExpression) -> bool:
    """ "11 people, including four children, were killed and 28 hurt when a lorry hit a bus near Tolm on Wednesday"."""
    if time.bare is None or time.bare.first != time.bare.last or time.connective not in ("", "on"):
        return False
    if time.lead < span.end or any(span.end <= other.lead < time.lead for other in line.times):
        return False
    return _BEFELL.fullmatch(line.between(span.end, time.lead)) is not None


def _is_foreseen(line: Line, span: Span, time: TimeExpression) -> bool:
    """ "a fifth of the 54 colonies could go the same way by 2050": the fifth, and not the 54."""
    ahead = time.connective == "by" and time.bare and line.today and time.bare.first > line.today
    if not ahead or time.lead < span.end or line.between(span.start - 5, span.start).endswith(("the ", "’s ", "'s ")):
        return False
    return _COULD.fullmatch(line.between(span.end, time.lead)) is not None


def _is_listed_before(
    line: Line, tokens: Sequence[Token], span: Span, time: TimeExpression, rivals: Sequence[TimeExpression]
) -> bool:
    """ "40 on Friday, and 30 [more on] Monday": of its own."""
    own = line.stretches[line.stretch(span.start)]
    if own.kind not in ("and", "contrast") or time.span.end > own.start:
        return False
    nearer = (rival for rival in rivals if span.end <= rival.lead < own.end)
    return any(not has_verb(tokens, span.end, rival.lead) for rival in nearer)


def _is_elsewhere(line: Line, span: Span, time: TimeExpression, rivals: Sequence[TimeExpression]) -> bool:
    """ "[In 1960] it had 2,200 men, and in 1998 just 85": that of another clause."""
    return any(time.span.end < other.lead < span.start and _opens(line, other) for other in rivals)


def _is_of_saying(line: Line, span: Span, time: TimeExpression, rivals: Sequence[TimeExpression]) -> bool:
    """ "[In May] the yard told the union to expect 48 boats in July": what is foretold has a time of its own."""
    later = any(time.bare and rival.bare and rival.bare.first > time.bare.last for rival in rivals)
    if not later or not line.is_fronted(time):
        return False
    return FORETOLD.search(line.between(time.span.end, span.start)) is not None


def _opens(line: Line, time: TimeExpression) -> bool:
    opened = line.stretches[line.stretch(time.lead)]
    return opened.kind in ("and", "contrast", "clause") and time.lead - opened.start <= len(", and ")


def _score(found: Features) -> float:
    weights = _weights()
    return sum(weights.get(name, 0.0) * count for name, count in found.items())


def _is_sure(line: Line, tokens: Sequence[Token], span: Span, time: TimeExpression) -> bool:
    """ "on Sunday 340", "against 17, or a tenth, in 2019", "the total since May to 40", "the 49 tonnes of last May",
    "$12m (some 11m euros) for May"."""
    between = line.between(time.span.end, span.start)
    base = line.stretches[line.stretch(span.start)]
    if base.kind == "base" and span.end <= time.lead < base.end and not has_verb(tokens, span.end, time.lead):
        return True
    if _OF_THEM.fullmatch(line.between(span.end, time.lead)):
        return True
    if (time.form in ("stretch", "word") or time.connective.endswith("since")) and _PAIR.fullmatch(
        line.between(span.end, time.lead)
    ):
        return True
    if between == " " and not time.connective.endswith(("before", "after")):
        return True
    if _TO_N.fullmatch(between) and _FORECAST_FOR.search(line.between(time.lead - 24, time.lead)):
        return True
    converted = time.connective == "for" and _CONVERTED.fullmatch(line.between(span.end, time.lead))
    of = line.between(span.start - 5, span.start).lower().endswith("the ") and time.connective == "of"
    counted = of and _COUNTED.fullmatch(line.between(span.end, time.lead))
    return (
        bool(converted or counted)
        or _is_of_deed(line, span, time)
        or _is_foreseen(line, span, time)
        or hangs(line, span, time)
        or is_of_total(line, span, time)
        or is_revised(line, span, time)
    )
