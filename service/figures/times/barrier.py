"""What keeps a time of its sentence from a figure: the words, verbs and clauses that stand between the two."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from service.article import Span
from service.figures.times.evidence import HAS_NUMBER, TOLL, has_verb, tense, verbs, way
from service.figures.times.expression import TimeExpression
from service.figures.times.line import Line, is_base
from service.syntax import Token

# How many characters before a time its clause is looked for.
_CLAUSE = 200
_NEAR = 80
_PRESENT = ("VBZ", "VBP", "MD")
# "The lake[, 71 percent full] in April, is"; not "Sales, in April, were"
_ASIDE = re.compile(r", [^,]{8,}$")
# "Aldin[, who] left in May [after 22 years, said] 40 had come"
_WHO = re.compile(r", (?:who|whose|whom|which)\b[^,;]*$")
_SPEAKER = re.compile(r"[^,;]{0,60}, (?:said|says|told|added|warned|denied|admitted|argued|believes?|thinks?)\b")
# "has gained 12% since May, [to] 48 pence": of today; not "since May up to 90 have died"
_TO = re.compile(r"(?<!\bup )(?<!\bclose )\bto (?:about |around |nearly |almost |some |just |over |a )*$")
_MOVES = re.compile(
    r"\b(?:ris|rose|f[ae]ll|gr[eo]w|climb|drop|declin|increas|up\b|down\b|jump|cut|reduc|bring|brought|tak|took|push"
    r"|shr[aiu]nk|lower|rais|widen|narrow|doubl|tripl|swell|swollen|soar|c[oa]me|gone|went|slip|slid|surg|dwindl)"
)
# "brings [the total number of deaths to] 40 since May": all since May; not "took deaths to 40, up 9 since May"
# "40 in the past day, [taking the overall toll to] 900", "while [a total of] 900 were hurt": of more than a day
_OVERALL = re.compile(
    r"\b(?:overall|total|toll|tally) (?:(?:[a-z]+ ){0,4}(?:to|at) |(?:number )?of )"
    r"(?:about |at least |more than |some )?$"
)
# "bringing [the total] since March to 4,870"
_TOTAL = re.compile(r"\b(?:total|number|toll|tally|count|figure)\b[^,;:]{0,30}$")
_GREW = (
    r"(?:ris(?:en|es)|rose|climb(?:ed|s)|gr(?:ew|own)|reach(?:ed|es)|jumped|passed|mounted|increased|soared"
    r"|(?:gone|went) up)"
)
# "88 died in the week to May 4, [bringing to] 1,140 [the deaths since] the rains began": not of that week
_SO_LONG = re.compile(r" [^,;:]{0,60}\b(?:since|this (?:year|month|season|winter|summer|spring|autumn))\b")
_BRINGING = re.compile(
    r"\b(?:bringing|taking|raising|pushing|lifting|brings|takes|brought|took)"
    r"(?: (?:the|its|their)[^,;:]{1,50})? to"
    r" (?:about |around |nearly |almost |some |just |over |at least |more than )*$"
)
# "[the toll from the raids,] since May[, has risen to] 40", "[the number of homes burned] since then has reached 40";
# not "the number of jobs since May has risen to 40": they did not come about since
_SUMMED = re.compile(
    r"\b(?:toll|tally|(?:number|total|count) of [^;:]*\b(?:\w+ed|born|built|caught|found|held|lost|shot|sold|taken))\b"
    r"[^;:]{0,120}$"
)
# "cut its forecast for 2027 [to 3% from] 5%", "its 2027 [growth forecast to 3% from] 5%"
_FORESEEN = re.compile(r"\b(?:forecasts?|outlook|guidance|targets?|projections?|estimates?) $")
_FORESEEN_NEXT = re.compile(r" (?:[a-z-]+ ){0,2}(?:forecasts?|outlook|guidance|targets?|projections?|estimates?)\b")
_REVISED_FROM = re.compile(
    r"(?:[^,;.\d]{0,40}|,?) to [^;]{0,40}\d[^;]{0,20},? (?:down |up )?from (?:(?:about|around|a|an|its) )*"
    r"(?:(?:earlier|previous|prior) )?(?:[a-z]+ )?"
)
_AMOUNTS = re.compile(
    rf",? (?:ha(?:s|ve) (?:since |now |already )?)?(?:{_GREW}|hit|topped|exceeded|surpassed|stands|stood|is|was)"
    r"(?: now)?(?: to| at)? (?:about |around |nearly |almost |some |just |over |at least |more than )*"
)
# "the toll from Monday's fire rose to", "those hurt on Monday have risen to": of now, or of the day it says so
_GREW_TO = re.compile(rf"[’']s?\s[^;:]*\b{_GREW}\b|[^;:]*\bha(?:s|ve) (?:since |now |also )?{_GREW}\b")
# "1,204 cases, [73 of them] in May": only the 73
_OF_PART = re.compile(
    r"\b(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|\w+teen|\w+ty|half|most|some|all|many"
    r"|(?:a|one|the) \w+) of (?:them|whom|which|these|those)\b|, of (?:which|whom)\b"
)
# "had 39 boats [and would] sell 18 by May", "shrank by 22 [and are] down 59 since January": only the second
_NEXT_VERB = re.compile(
    r"[^,;]{0,40} (?:and|but) (?:would|will|is|are|was|were|has|have|had|plans? to|expects? to|hopes? to) "
)
# "84 were built [before] his firm went bust in 2020"; not "84 were built before Easter in 2020"
_BEFORE = re.compile(r" (?:before|until|unless|because) ")
# "3% more [than] last year's 40, or 52": the 52 is not of last year
_COUNTED_FROM = ("from", "than", "against", "over", "on", "before")
# "was arrested on Monday[ over the theft of] 90 phones": taken before
_ABOUT = re.compile(r" (?:over|for|after) (?:the|an?|its|his|her|their) (?:[\w’'-]+ ){1,2}of (?:[a-z]+ ){0,3}")
# "28 beds ([up one] from Monday)", "went up 0.2[%] from March, to 28": then it was not 28 yet
_UP_FROM = re.compile(r"\b(?:up|down) (?:by )?(?:one|an?)(?: [a-z]+)? $|(?:%|\bper ?cent) $")
# "40 are here, and a drive [that] starts on Monday needs more"
_WHICH = re.compile(r", and [^,]* (?:that|which|who) ")
# "against 68 in May[ and an average of ]74"
_AND_OF = re.compile(r" and (?:(?:an?|the) [\w -]{1,24} of )?(?:\w+ )?")
# "ground 30 tonnes in 2023 and now grinds 70"; not "cases in May now number 300"
_NOW = re.compile(r"(?:,|\b(?:and|but|which|who|that))(?: [\w’']+)? now\b")
_NOW_NEXT = re.compile(r"[^.,;:]{0,20} (?:now|today)\b")
# "had 90 guests in 2024 [and is] open for 18 hours a week"
_IS_THEN = re.compile(r"[^,;:]{0,40}\b(?:and|but) (?:is|are|can|has|have)\b")
# "to be built by 2029, but 4,500 of them have been built so far": of now
SO_FAR = re.compile(r"[^.,;]{0,80}\b(?:so far|to date|already|as yet)\b")
# "40,000 head in 2019, should shrink by 3,000"; not "In May the bank said it will hire 40"
_OBLIGED = re.compile(
    r",(?! (?:it|he|she|they|which|who|that|and)\b)[^,;:]{0,20} (?:must|will|should|can|is to|are to)\b"
)
# "Founded in 1987, the firm has 300 staff", "the bridge, built in 1911, is 240 metres long"
_ORIGIN = re.compile(
    r"(?:^|, |\()(?:first |originally )?(?:found(?:ed)?|built|established|opened|launched|born|created|introduced"
    r"|set up|completed|designed|formed|bought|acquired|dating)\s$",
    re.IGNORECASE,
)


def may_date(line: Line, tokens: Sequence[Token], span: Span, time: TimeExpression) -> bool:
    """Whether nothing keeps the time from the figure; which of several times dates it is weighed elsewhere."""
    return (
        is_of_total(line, span, time)
        or is_revised(line, span, time)
        or not (
            _is_set_against(line, span, time)
            or _is_over(line, span, time)
            or _is_others(line, tokens, span, time)
            or _is_cut_off(line, span, time)
            or _is_done(tokens, span, time)
            or _is_aside(line, tokens, span, time)
        )
    )


def is_revised(line: Line, span: Span, time: TimeExpression) -> bool:
    """ "cut its forecast for 2027 to 3% from 5%": both are of 2027."""
    foreseen = _FORESEEN.search(line.between(time.lead - 30, time.lead)) or _FORESEEN_NEXT.match(
        line.between(time.span.end, time.span.end + 40)
    )
    own = (other for other in line.times if span.end <= other.lead < span.end + 16)
    if any(" after" not in line.between(span.end, other.lead) for other in own):
        return False
    return foreseen is not None and _REVISED_FROM.fullmatch(line.between(time.span.end, span.start)) is not None


def is_of_total(line: Line, span: Span, time: TimeExpression) -> bool:
    """ "bringing the total since March to 4,870": of all that time, whatever else the sentence dates."""
    if not time.connective.endswith("since"):
        return False
    between = line.between(time.span.end, span.start)
    if _AMOUNTS.fullmatch(between) and _SUMMED.search(line.between(time.lead - _CLAUSE, time.lead)):
        return True
    return bool(_TO.fullmatch(between.lstrip()) and _TOTAL.search(line.between(time.lead - 40, time.lead)))


def _is_set_against(line: Line, span: Span, time: TimeExpression) -> bool:
    """ "1,104 in 2022", set against today's number, keeps its year; "has gained 12% since May, to 48" keeps its May."""
    here, there = line.stretch(span.start), line.stretch(time.span.start)
    own = line.stretches[here].kind
    if (
        time.form == "stretch"
        and time.span.end <= span.start
        and _OVERALL.search(line.between(span.start - 70, span.start))
    ):
        return True
    brings = time.span.end <= span.start and _BRINGING.search(line.between(span.start - 90, span.start))
    if brings and _SO_LONG.match(line.between(span.end, span.end + 90)):
        return True
    if is_base(time) and not (here == there and own == "base" and span.start < time.lead):
        return True
    done = (
        own == "base" and there == here + 1 and line.stretches[there].kind == "relative"
    )  # "than the 40 who left in May"
    if here != there and "base" in (own, line.stretches[there].kind) and not done:
        return True
    owned = HAS_NUMBER.match(line.between(time.span.end - 2, time.span.end + 40))
    if owned and time.span.end - 2 + owned.end() != span.start and time.connective in _COUNTED_FROM:
        return True
    over = time.bare is not None and line.today is not None and time.bare.first <= line.today
    if time.connective == "from" and over and _UP_FROM.search(line.between(time.lead - 24, time.lead)):
        return True
    before = line.between(span.start - 90, span.start)
    if not time.connective.endswith("since") or not _TO.search(before) or not _MOVES.search(before):
        return False
    return time.span.end <= span.start or TOLL.search(before) is None


def _is_over(line: Line, span: Span, time: TimeExpression) -> bool:
    """Whether the words between say that the figure is not of that time but of now, or of what is to come."""
    if time.bare is None or line.today is None:
        return False
    if time.bare.first > line.today and SO_FAR.match(line.between(span.end, span.end + 80)):
        return True
    if time.span.end > span.start or line.is_reporting(time):
        return False
    between = line.between(time.span.end, span.start)
    if _NOW_NEXT.match(line.between(span.end, span.end + 24)) and not time.connective.endswith("since"):
        return True
    if time.bare.first >= line.today:
        return False
    if _NOW.search(between):
        return True
    if _ABOUT.fullmatch(between):
        return True
    past = time.when is not None and time.when.last < line.today
    if past and (_GREW_TO.match(between) or _IS_THEN.match(between)):
        return True
    if _ORIGIN.search(line.between(time.lead - 24, time.lead)) and re.search(r"[,)]", between):
        return True
    return past and not line.is_fronted(time) and _OBLIGED.match(between) is not None


def _is_others(line: Line, tokens: Sequence[Token], span: Span, time: TimeExpression) -> bool:
    """ "1,204 cases, 73 of them in May", "84 were built before his firm went bust in 2020"."""
    between = line.between(span.end, time.lead)
    if _OF_PART.search(between) or _NEXT_VERB.match(between):
        return True
    clause = _BEFORE.search(between)
    return clause is not None and has_verb(tokens, span.end + clause.start(), time.lead)


def _is_cut_off(line: Line, span: Span, time: TimeExpression) -> bool:
    """By what stands between: a full stop, brackets, "40 on Monday, against 68 in May [and an average of] 74", "40 are
    here, [and a drive that] starts on Monday needs more"."""
    here, there = line.stretch(span.start), line.stretch(time.span.start)
    own = line.stretches[here]
    if here > there and own.kind == "and" and line.stretches[here - 1].kind == "base":
        return _AND_OF.fullmatch(line.between(own.start, min(span.start, own.start + _NEAR))) is not None
    aside, told = line.stretches[there], (other.span.end for other in (*line.times, *line.others) if other is not time)
    if here < there and aside.kind == "when" and any(0 <= aside.start - end <= 2 for end in told):
        return True
    if _is_bracketed(line, span, time):
        return True
    kinds = {stretch.kind for stretch in way(line, here, there)}
    return "stop" in kinds or ("clause" in kinds and bool(_WHICH.search(line.between(span.end, time.lead))))


def _is_bracketed(line: Line, span: Span, time: TimeExpression) -> bool:
    """ "In 2024 it made 310 (2023: 301), and 402 (in May)": a number and a time in brackets are of one another."""
    around, own = line.brackets(time.span.start), line.brackets(span.start)
    if around == own:
        return False
    if own is not None and any(own.start < other.span.start < own.end for other in line.times):
        return True
    if around is None:
        return False
    return re.search(r"\d", line.between(around.start, time.lead) + line.between(time.span.end, around.end)) is not None


def _is_done(tokens: Sequence[Token], span: Span, time: TimeExpression) -> bool:
    """ "have gained 22% since May and were trading at 48": another verb, and not a perfect. "came on Saturday to a
    ground that holds 90", "made 48 last year and employs 90": another verb, and a tense that is not of then."""
    own, other = verbs(tokens, span, time.span)
    if own is None or own == other:
        return False
    when = tense(tokens, own)
    if when == "present" and tokens[own].relation == "acl:relcl":
        return True
    if time.span.end > span.start:
        return False
    if time.connective.endswith("since"):
        return when in ("past", "present")
    return when == "present" and tense(tokens, other) == "past" and tokens[own].relation == "conj"


def _is_aside(line: Line, tokens: Sequence[Token], span: Span, time: TimeExpression) -> bool:
    """ "The mine, found in 1989, accounts for a third", "a levy brought in in 2019 yields 900", "The lake, 71 percent
    full in April, holds 40", "Aldin, who left in May, said 40": what is so now, and the time of an aside."""
    opened, between = line.between(time.lead - _CLAUSE, time.lead), line.between(time.span.end, span.start)
    if _SPEAKER.match(between):
        return _WHO.search(opened) is not None
    after = bisect_left(tokens, time.span.end, key=lambda token: token.start)
    enclosed = after < len(tokens) and tokens[after].text == ","
    verb = after + enclosed
    if verb >= len(tokens) or tokens[verb].start >= span.start:
        return False
    first = bisect_left(tokens, time.lead, key=lambda token: token.start)
    done = {"VBN", "VBD"} & {token.fine_tag for token in tokens[max(0, first - 2) : first]}
    if tokens[verb].fine_tag not in _PRESENT:
        return False
    return bool(done) or (enclosed and _ASIDE.search(opened) is not None)
