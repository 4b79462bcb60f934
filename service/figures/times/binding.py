"""Which time of its sentence a figure belongs to: what stands between the two, in words and in grammar, weighed."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import timedelta

from service.article import Span
from service.figures.times.evidence import (
    DURATION,
    Features,
    features,
    hangs,
    has_verb,
    is_own,
    none_features,
    tense,
    verbs,
    way,
)
from service.figures.times.expression import TimeExpression
from service.figures.times.line import Line, is_base
from service.figures.times.weights import WEIGHTS
from service.syntax import Token

_AGED = re.compile(
    r"\b(?:(?:children|people|those|boys|girls|men|women|adults|pupils) (?:under|over|below|aged)|(?:older"
    r"|younger) than|turning|turns|will turn|age of|aged(?: between| from)?"
    r"|an? (?:man|woman|boy|girl|child|baby|teenager|pensioner|student|pupil|youth) of"
    r"|\b(?:died|dies|die)\b[^,;.]{0,24} at(?: the age of)?) $",
    re.IGNORECASE,
)
# "a town of 9,000 people", "home to 212,000", "four days instead of three", "a jail built in 1911 for 60"
_PEOPLED = re.compile(
    r"\b(?:(?:town|city|village|suburb|island|country|nation|province|region|district|community|parish|settlement) of"
    r"|home to|(?:instead of|rather than)(?: the)?|to (?:seat|house|accommodate|sleep)"
    r"|(?:built|designed|meant|intended|opened)(?: in \d{4})? (?:for|to (?:hold|house|seat|take|carry|handle))) "
    r"(?:about |around |some |nearly |almost |roughly |just over |more than )?$"
)
# "the pension, worth £221 a week, will go up in April", "the bridge, which is 220 metres long, shut in May"
_NOWADAYS = re.compile(
    r"(?:, (?:worth|now|currently|valued at|priced at)|\b(?:that|which) (?:(?:is|are|was|were) worth|is|are))"
    r" (?:about |around |some )?$"
)
# "islanders, 1,340 at the last count"
_AT_PRESENT = re.compile(r"[^.,;:\d]{0,24} at (?:the )?(?:last count|present|moment)\b")
# "a moon 600 million kilometres from the sun", "12 nautical miles off the cape"
_DISTANCE = re.compile(
    r"[ -](?:nautical )?(?:km|kms|kilomet(?:re|er)s?|miles?|met(?:re|er)s?|yards|feet|mi)"
    r" (?:from|off|away|north|south|east|west|inland|downstream|upstream|outside|of each other|to the \w+(?:st|th))\b"
)
_OLD = re.compile(r"-year-old|\syears?\sold\b")
_LEVEL_SOUGHT = 1.0
# "has gained 12% since May, [to] 48 pence": of today; not "since May up to 90 have died"
_TO = re.compile(r"(?<!\bup )(?<!\bclose )\bto (?:about |around |nearly |almost |some |just |over |a )*$")
# How many characters before a time its clause is looked for.
_CLAUSE = 200
_PRESENT = ("VBZ", "VBP", "MD")
# "The lake[, 71 percent full] in April, is"; not "Sales, in April, were"
_ASIDE = re.compile(r", [^,]{8,}$")
# "Aldin[, who] left in May [after 22 years, said] 40 had come"
_WHO = re.compile(r", (?:who|whose|whom|which)\b[^,;]*$")
# "The hall[, sold] in June [for 45 crowns, is] to become 88 flats"
_SOLD = re.compile(r", \w+(?:ed|en|own|ilt|old|ught)\b[^,;]*$")
_IS_NOW = re.compile(r"[^,;]{0,60}, (?:is|are|has|have|will|can|must|now)\b")
_SPEAKER = re.compile(r"[^,;]{0,60}, (?:said|says|told|added|warned|denied|admitted|argued|believes?|thinks?)\b")
_MOVES = re.compile(
    r"\b(?:ris|rose|f[ae]ll|gr[eo]w|climb|drop|declin|increas|up\b|down\b|jump|cut|reduc|bring|brought|tak|took|push"
    r"|shr[aiu]nk|lower|rais|widen|narrow|doubl|tripl|swell|swollen|soar|c[oa]me|gone|went|slip|slid|surg|dwindl)"
)
# "spending since April [has come to] R4.6bn"
_COME_TO = re.compile(r" (?:has|have|had)(?: now)? (?:come|amounted|added up|run) to (?:about |around |some |nearly )?")
# "approved a budget for 2026 [by] 138 votes to 135": of the day of the vote; not "cut it by 4%"
_DONE_BY = re.compile(r"(?: by(?! [^,;]*(?:%|\bper ?cent\b))|,? after)\b")
# "who [had chaired it for] nine years, resigned on Thursday"
_HAD_LONG = re.compile(r"\b(?:who|which|that) had (?:[\w’'-]+ ){1,5}for (?:about |nearly |almost |over |more than )?$")
# "bringing [the total] since March to 4,870"
_TOTAL = re.compile(r"\b(?:total|number|toll|tally|count|figure)\b[^,;:]{0,30}$")
# "the toll from Monday's fire rose to", "those hurt on Monday have risen to": of now, or of the day it says so
_GREW = (
    r"(?:ris(?:en|es)|rose|climb(?:ed|s)|gr(?:ew|own)|reach(?:ed|es)|jumped|passed|mounted|increased|soared"
    r"|(?:gone|went) up)"
)
_GREW_TO = re.compile(rf"[’']s?\s[^;:]*\b{_GREW}\b|[^;:]*\bha(?:s|ve) (?:since |now |also )?{_GREW}\b")
# "shrank by 22 [and are down 59] since January": only the 59
_NEXT_VERB = re.compile(r"[^,;]{0,40} (?:and|but) (?:is|are|was|were|has|have|had) [^,;]*\d")
# "In May [the bank said that] 48 had gone since 2019"
_SAID_THEN = re.compile(r",? [^,;:]{0,60}\b(?:said|told|reported|announced|warned|wrote|found|estimated|showed) ")
# "raised its 2025 [forecast to] 3 billion"
_FORECAST = re.compile(
    r" (?:[\w-]+ ){0,3}(?:forecast|outlook|guidance|target|projection)s?(?: for [\w ]{1,30})? (?:to|at|of) "
    r"(?:about |around |nearly |almost |some |just |over |between |a )*"
)
# "cut its [output guidance] for 2025 [to] 410,000 tonnes"
_FORECAST_FOR = re.compile(r"\b(?:forecasts?|outlook|guidance|targets?|projections?|estimates?) $")
_TO_N = re.compile(r" to (?:about |around |nearly |almost |some |just |over |between |a )*")
# "[a new block for] 320 men [opens] in July": what is not there before is of that day
_NEW = re.compile(r"\b[Aa]n? (?:new|second|third) [\w’' -]{0,30}$")
_OPENS = re.compile(r"^[^,;]{0,40} (?:(?:will|is to|is due to) open|opens) $")
# "sales of $12 million [(some 11 million euros)] for May"
_CONVERTED = re.compile(r" \([^()]{1,30}\) ")
# "21 years, [the court ruled] on Friday": what a court gives is of that day
_DECIDED = re.compile(r", (?:the|an?) (?:[\w’'-]+ ){1,3}ruled $")
_NEAR = 60
# "1,204 cases, [73 of them] in May": only the 73
_OF_PART = re.compile(
    r"\b(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|\w+teen|\w+ty|half|most|some|all|many"
    r"|(?:a|one|the) \w+) of (?:them|whom|which|these|those)\b|, of (?:which|whom)\b"
)
# "84 were built [before his firm] went bust in 2020"
_BEFORE = re.compile(r" (?:before|until|unless|because) (?:[\w’'-]+ ){2}")
# "fined 40,000 euros [for a crash] in May", "paid 90 to victims [of a fire] in May": the day of the deed
_FOR_DEED = re.compile(r" (?:for|over|after|following) (?:an?|the|its|his|her|their|\w+ing)\b[^,;]*$")
_PUNISHED = re.compile(
    r"\b(?:fined|fine|jailed|sentenced|convicted|charged|sued|prison|penalty|penalties|compensation|damages|banned"
    r"|suspended)\b"
)
# "the 49 of a decade ago", "the five [strikes] of last December"
_COUNTED = re.compile(r"(?: [\w-]+){0,2} ?")
# "310 [(402 in 2024)]", "310 [(May: 402)]"; not "310 [(in May)]"
_NUMBERED = re.compile(r" \([^()]*(?:\d (?![A-Z)])[^()]*|: \d[^()]*)")
# "rose by 71 [over the year to] 90": 90 is of its end
_OVER_TO = re.compile(r"(?:over|in|during) the \w+ to (?:\w+ )?", re.IGNORECASE)
# "rose 4%[ after] strikes on Sunday": a price does not move with what moves it
_AFTER = re.compile(r",? (?:just |shortly |soon )?after\b")
# ", [2,100 metres long,]", ", [12 crowns an hour,]": what a thing is, not what happened to it
_SIZED = re.compile(
    r"[ -][\w-]+ (?:long|wide|tall|high|deep|thick)\b(?=,)|(?: \w+)? (?:an?|per) (?:hour|day|week|month|year),"
)
# "had [said] in May that 40"; not "a film [released] in May"
_SAID = re.compile(r"\b(?:said|told|reported|announced|warned|added|wrote|declared)\b[^,;:]{0,40}$")
# "against 68 in May[ and an average of ]74"
_AND_OF = re.compile(r" and (?:(?:an?|the) [\w -]{1,24} of )?(?:\w+ )?")
# "The record[, set] in May 1992[, is ]44"
_RECORD_SET = re.compile(r"\b(?:record|high|low|peak)\b[^,;]{0,30}, (?:set|reached|recorded|measured) $")
_RECORD_IS = re.compile(r", (?:is|was|stands at|stood at) (?:about |minus )?")
# "had 39 boats [and would sell] 18 by May": only the 18
_THEN_WILL = re.compile(r"[^,;]{0,40} (?:and|but) (?:would|will|plans? to|expects? to|hopes? to|is to|are to) ")
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
    r"(?:^|, |\()(?:first |originally |newly )?(?:founded|built|established|opened|launched|born|created|introduced"
    r"|set up|completed|designed|formed|erected|bought|acquired|commissioned|dating)\s$",
    re.IGNORECASE,
)


def bind(
    line: Line, tokens: Sequence[Token], span: Span, change: bool, base: TimeExpression | None
) -> TimeExpression | None:
    """The time that dates the figure at `span`, or None if no time of its sentence does.

    base  the time that a change is counted from: it dates the base only, and its level is likely to have one too
    """
    if base is None and _is_lasting(line, span):
        return None
    plain, reporting = choices(line, tokens, span)
    sure = (time for time in plain if _is_sure(line, span, time) or is_own(tokens, span, time.span))
    if (time := next(sure, None)) is not None:
        return time
    for times in (plain, reporting):
        graded = [(_score(features(line, tokens, span, t, (*plain, *reporting))), t) for t in times if t is not base]
        if not graded:
            continue
        score, best = max(graded, key=lambda grade: grade[0])
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
    said = [t for t in plain if not _is_elsewhere(line, span, t, (plain, reporting))]
    return [t for t in said if not _is_listed_before(line, tokens, span, t, said)], reporting


def _is_listed_before(
    line: Line, tokens: Sequence[Token], span: Span, time: TimeExpression, rivals: Sequence[TimeExpression]
) -> bool:
    """ "40 on Friday, and 30 [more on] Monday", "In May 40 died, [a man of] 30 [on] Monday": of its own."""
    own = line.stretches[line.stretch(span.start)]
    if own.kind not in ("and", "contrast", "comma") or time.span.end > own.start:
        return False
    nearer = (rival for rival in rivals if span.end <= rival.lead < own.end and rival.connective != "of")
    nearer = (rival for rival in nearer if own.kind != "comma" or _is_within(rival, time))
    return any(not has_verb(tokens, span.end, rival.lead) for rival in nearer)


def _is_within(time: TimeExpression, other: TimeExpression) -> bool:
    return bool(time.bare and other.bare and other.bare.first <= time.bare.first and time.bare.last <= other.bare.last)


def _is_elsewhere(
    line: Line, span: Span, time: TimeExpression, others: tuple[Sequence[TimeExpression], Sequence[TimeExpression]]
) -> bool:
    """ "[On May 3] it said 48 had gone, but on June 8 that only six had", "[In May] it said 48 had gone since 2019"."""
    if time.span.end > span.start:
        return False
    plain, reporting = others
    if any(time.span.end < other.lead < span.start and _opens(line, other) for other in plain):
        return True
    if any(time.span.end < other.lead < span.start and _turns(line, time, other) for other in reporting):
        return True
    fronted = time.lead - line.start < 4 and _SAID_THEN.match(line.between(time.span.end, span.start))
    return bool(fronted) and any(0 <= other.lead - span.end < _NEAR and other.bare for other in plain)


def _opens(line: Line, time: TimeExpression) -> bool:
    """ "In 1960 it had 2,200 men [and in 1998] just 85"."""
    opened = line.stretches[line.stretch(time.lead)]
    return opened.kind in ("and", "contrast", "clause") and time.lead - opened.start <= len(", and ")


def _turns(line: Line, time: TimeExpression, other: TimeExpression) -> bool:
    """Whether another clause begins between the two."""
    between = line.stretches[line.stretch(time.span.start) + 1 : line.stretch(other.lead) + 1]
    return any(stretch.kind in ("contrast", "clause", "stop") for stretch in between)


def _score(found: Features) -> float:
    return sum(WEIGHTS.get(name, 0.0) * count for name, count in found.items())


def candidates(line: Line, tokens: Sequence[Token], span: Span) -> list[TimeExpression]:
    """The times that may date it. "1,104 in 2022", set against today's number, keeps its year to itself."""
    near = (time for time in line.near(span, line.times) if not hangs(line, span, time) and _may_date(line, span, time))
    plain = [time for time in near if not (_is_done(tokens, span, time) or _is_aside(line, tokens, span, time))]
    hung = [time for time in line.near(span, (*line.times, *line.others)) if hangs(line, span, time)]
    return [time for time in plain + hung if not (time.span.start < span.end and span.start < time.span.end)]


def _may_date(line: Line, span: Span, time: TimeExpression) -> bool:
    if _is_ahead(line, time) and SO_FAR.match(line.between(span.end, span.end + 80)):
        return False
    if time.span.end <= span.start and _is_over(line, span, time):
        return False
    here, there = line.stretch(span.start), line.stretch(time.span.start)
    own = line.stretches[here].kind
    if is_base(time) and not (here == there and own == "base" and span.start < time.lead):
        return False
    if here != there and "base" in (own, line.stretches[there].kind):
        return False
    before = line.between(span.start - 90, span.start)
    if time.connective.endswith("since") and _TO.search(before) and _MOVES.search(before):
        come = _COME_TO.fullmatch(line.between(time.span.end, span.start)) is not None
        return come or _is_of_total(line, span, time)
    if time.form == "the" and _OVER_TO.fullmatch(line.between(time.lead, span.start)):
        return False
    if _is_ahead(line, time) and time.connective == "for" and _DONE_BY.match(line.between(time.span.end, span.end + 9)):
        return False
    return not _is_others(line, span, time) and not _is_cut_off(line, span, time)


def _is_ahead(line: Line, time: TimeExpression) -> bool:
    return bool(time.bare and line.today and time.bare.first > line.today)


def _is_cut_off(line: Line, span: Span, time: TimeExpression) -> bool:
    """By what stands between: a full stop, "40 on Monday, against 68 in May [and an average of] 74",
    "310 [(402 in] 2024)", "rose 4% [after strikes on] Sunday"."""
    here, there = line.stretch(span.start), line.stretch(time.span.start)
    own, aside = line.stretches[here], line.stretches[there]
    if here > there and own.kind == "and" and line.stretches[here - 1].kind == "base":
        return _AND_OF.fullmatch(line.between(own.start, span.start)) is not None
    if here < there and aside.kind == "paren" and _NUMBERED.match(line.between(aside.start, aside.end + 40)):
        return True
    if here < there and _AFTER.match(line.between(aside.start, time.lead)):
        return _MOVES.search(line.between(span.start - 90, span.start)) is not None
    return any(stretch.kind == "stop" for stretch in way(line, here, there))


def _is_others(line: Line, span: Span, time: TimeExpression) -> bool:
    """ "1,204 cases, 73 of them in May", "fined 90 for a crash in May", "had 39 and would sell 18 by May"."""
    between = line.between(span.end, time.lead)
    if _OF_PART.search(between) or _THEN_WILL.match(between) or _BEFORE.search(between):
        return True
    if _FOR_DEED.search(between) and _PUNISHED.search(line.between(span.start - _CLAUSE, time.lead)):
        return True
    return bool(time.connective.endswith("since") and _NEXT_VERB.match(between))


def _is_done(tokens: Sequence[Token], span: Span, time: TimeExpression) -> bool:
    """ "have gained 22% since May and were trading at 48": another verb, and not a perfect. "came on Saturday to a
    ground that holds 90", "came last month, and 90 have gone": another verb, and a tense that is not of then."""
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
    later = when in ("perfect", "present") and tense(tokens, other) == "past"
    return later and tokens[own].relation == "conj"


def _is_aside(line: Line, tokens: Sequence[Token], span: Span, time: TimeExpression) -> bool:
    """ "The mine, found in 1989, accounts for a third", "a levy brought in in 2019 yields 900", "The lake, 71 percent
    full in April, holds 40", "Aldin, who left in May, said 40": what is so now, and the time of an aside."""
    opened, between = line.between(time.lead - _CLAUSE, time.lead), line.between(time.span.end, span.start)
    if _RECORD_SET.search(opened):
        return False
    if _SPEAKER.match(between):
        return _WHO.search(opened) is not None
    if _IS_NOW.match(between) and _SOLD.search(opened):
        return True
    after = bisect_left(tokens, time.span.end, key=lambda token: token.start)
    enclosed = after < len(tokens) and tokens[after].text == ","
    verb = after + enclosed
    if verb >= len(tokens) or tokens[verb].start >= span.start:
        return False
    first = bisect_left(tokens, time.lead, key=lambda token: token.start)
    done = {"VBN", "VBD"} & {token.fine_tag for token in tokens[max(0, first - 2) : first]}
    if done and tokens[verb].fine_tag == "NNS":  # "yields 900", taken for a noun
        return enclosed or span.start - tokens[verb].end <= 1
    if tokens[verb].fine_tag not in _PRESENT:
        return False
    return bool(done) or (enclosed and _ASIDE.search(opened) is not None)


def _is_sure(line: Line, span: Span, time: TimeExpression) -> bool:
    """ "the 49 of a decade earlier", "must serve 21 years, the court ruled on Friday": whatever else it dates."""
    between = line.between(time.span.end, span.start)
    if hangs(line, span, time) or _is_of_total(line, span, time) or _FORECAST.fullmatch(between):
        return True
    if _TO_N.fullmatch(between) and _FORECAST_FOR.search(line.between(time.lead - 24, time.lead)):
        return True
    if _RECORD_IS.fullmatch(between) and _RECORD_SET.search(line.between(time.lead - 60, time.lead)):
        return True
    if time.span.end > span.start:
        between = line.between(span.end, time.lead)
        of = line.between(span.start - 5, span.start).lower().endswith("the ") and time.connective == "of"
        new = _OPENS.search(between) and _NEW.search(line.between(span.start - 40, span.start))
        converted = time.connective == "for" and _CONVERTED.fullmatch(between)
        return (of and _COUNTED.fullmatch(between) is not None) or bool(_DECIDED.search(between) or new or converted)
    return False


def _is_of_total(line: Line, span: Span, time: TimeExpression) -> bool:
    """ "bringing the total since March to 4,870": of all that time, whatever else the sentence dates."""
    if not time.connective.endswith("since") or not _TO.fullmatch(line.between(time.span.end, span.start).lstrip()):
        return False
    return _TOTAL.search(line.between(time.lead - 40, time.lead)) is not None


def _is_over(line: Line, span: Span, time: TimeExpression) -> bool:
    """Whether the words between say that the figure is not of that time but of now, or of what is to come."""
    if time.bare is None or line.today is None or line.is_reporting(time):
        return False
    between = line.between(time.span.end, span.start)
    if _NOW_NEXT.match(line.between(span.end, span.end + 24)):
        return True
    if time.bare.first >= line.today:
        return False
    if _NOW.search(between):
        return True
    past = time.when is not None and time.when.last < line.today
    if past and (_GREW_TO.match(between) or _IS_THEN.match(between)):
        return True
    if _ORIGIN.search(line.between(time.lead - 24, time.lead)) and re.match(r"[,)]", between):
        return True
    fronted = time.lead - line.start < 4
    return past and not fronted and _OBLIGED.match(between) is not None


def _is_lasting(line: Line, span: Span) -> bool:
    """ "a 27-year-old", "Ada Quill, 58, who", "a town of 900", "built for 60"; not "killed 14, wounded 32"."""
    after, before = line.between(span.end, span.end + 24), line.between(span.start - 2, span.start)
    if _AGED.search(line.between(span.start - 40, span.start)) and span.end - span.start <= 12:
        return True
    if DURATION.match(after) and _HAD_LONG.search(line.between(span.start - 60, span.start)):
        return True
    if _NOWADAYS.search(line.between(span.start - 24, span.start)):
        return True
    if _PEOPLED.search(line.between(span.start - 48, span.start)):
        return True
    if _AT_PRESENT.match(line.between(span.end, span.end + 48)):
        return True
    if before == ", " and _SIZED.match(after):
        return True
    return bool(_OLD.match(after) or _DISTANCE.match(line.between(span.end, span.end + 48))) or (
        after[:1] == "," and before == ", " and span.end - span.start <= 2
    )
