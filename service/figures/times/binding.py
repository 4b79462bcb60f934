"""Which time of its sentence a figure belongs to: what stands between the two, in words and in grammar, weighed."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence

from service.article import Span
from service.figures.times.expression import TimeExpression
from service.figures.times.line import Line, Stretch, is_base
from service.figures.times.weights import WEIGHTS
from service.syntax import Token

Features = Counter[str]

# "its 9,600 members", "Arvenia's 52 prisons": what a thing has, whatever happened to it and when
_HAS = re.compile(r"(?:[’']s?|\b(?:its|their|his|her|our))\s(?:\w+\s)?$")
# "held for 11 days", "a three-year term"
_DURATION = re.compile(
    r"[ -](?:consecutive |more |full |straight )?(?:year|month|week|day|hour|minute|second)s?\b(?!-on)"
)
_SMALL = re.compile(r"(?:one|two|three|four|five|six|seven|eight|nine|ten)\b", re.IGNORECASE)
_AGED = re.compile(
    r"\b(?:(?:children|people|those|boys|girls|men|women|adults|pupils) (?:under|over|below|aged)|(?:older"
    r"|younger) than|turning|age of|aged(?: between| from)?) $"
)
# "a town of 9,000 people", "a city of nearly 212,000", "a jail built for 60", "designed to hold 60"
_PEOPLED = re.compile(
    r"\b(?:(?:town|city|village|suburb|island|country|nation|province|region|district|community|parish|settlement) of"
    r"|(?:built|designed|meant|intended) (?:for|to (?:hold|house|seat|take|carry|handle))) "
    r"(?:about |around |some |nearly |almost |roughly |just over |more than )?$"
)
# "the pension, worth £221 a week, will go up in April"
_NOWADAYS = re.compile(r", (?:worth|now|currently|valued at|priced at) (?:about |around |some )?$")
_OLD = re.compile(r"-year-old|\syears?\sold\b")
_ENCLOSED = ("base", "relative", "turn", "when", "paren")
_MARKED = (*_ENCLOSED, "paren", "beside", "against", "contrast")
_CLAUSAL = frozenset("acl:relcl acl advcl ccomp xcomp parataxis conj csubj appos nmod dep nsubj list".split())
_FORMS = {
    **dict.fromkeys(("day_md", "day_dm", "iso", "numeric", "weekday"), "day"),
    **dict.fromkeys(("month", "month_year", "which_month"), "month"),
    **dict.fromkeys(("period_to", "share_of_year", "days_md", "days_dm", "months", "years", "years_to"), "range"),
}
_LEVEL_SOUGHT = 1.0
# "the 29 countries", "all 22 members"
_DEFINITE = re.compile(r"\b(?:the|those|these|all|its|their) $", re.IGNORECASE)
_CASES = frozenset("in at of for with by from to on over within than".split())
# "has risen 83% since March, [to] $1.10 a kilo": of today; not "since March up to 90 have died"
_TO = re.compile(r"(?<!\bup )(?<!\bclose )\bto (?:about |around |nearly |almost |some |just |over |a )*$")
# "spending since April [has come to] R4.6bn"
_COME_TO = re.compile(r" (?:has|have|had)(?: now)? (?:come|amounted|added up|run) to (?:about |around |some |nearly )?")
# "approved a budget for 2026 [by] 138 votes to 135": of the day of the vote
_DONE_BY = re.compile(r"(?: by|,? after)\b")
# "who [had chaired it for] nine years, resigned on Thursday"
_HAD_LONG = re.compile(r"\bhad (?:[\w’'-]+ ){1,5}for (?:about |nearly |almost |over |more than )?$")
# "bringing [the total] since March to 4,870"
_TOTAL = re.compile(r"\b(?:total|number|toll|tally|count|figure)\b[^,;:]{0,30}$")
# "fell [from 23] to nine since 2021"; not "rose to 40 from 23 after 2021"
_FROM = re.compile(r"\bfrom (?:about |around |nearly |almost |some |just |over |a )*$", re.IGNORECASE)
_TO_SINCE = re.compile(r"[^,;:()]{0,30} to [^,;:()]{1,40}")
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
_NEAR = 60
# "had 39 boats [and would sell] 18 by May": only the 18
_THEN_WILL = re.compile(r"[^,;]{0,40} (?:and|but) (?:would|will|plans? to|expects? to|hopes? to|is to|are to) ")
# "ground 30 tonnes in 2023 and now grinds 70"; not "cases in May now number 300"
_NOW = re.compile(r"(?:,|\b(?:and|but|which|who|that))(?: [\w’']+)? now\b")
_NOW_NEXT = re.compile(r"[^.,;:]{0,20} now\b")
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
# An auxiliary stands at most so many words before its verb.
_AUXILIARIES = 12
_FINITE = ("MD", "VBD", "VBZ", "VBP")


def bind(
    line: Line, tokens: Sequence[Token], span: Span, change: bool, base: TimeExpression | None
) -> TimeExpression | None:
    """The time that dates the figure at `span`, or None if no time of its sentence does.

    base  the time that a change is counted from: it dates the base only, and its level is likely to have one too
    """
    if _is_lasting(line, span):
        return None
    plain, reporting = choices(line, span)
    if (total := next((time for time in plain if _is_of_total(line, span, time)), None)) is not None:
        return total
    for times in (plain, reporting):
        graded = [(_score(features(line, tokens, span, t, (*plain, *reporting))), t) for t in times if t is not base]
        if not graded:
            continue
        score, best = max(graded, key=lambda grade: grade[0])
        none = _score(none_features(line, tokens, span, change, times is reporting))
        if score > none - (_LEVEL_SOUGHT if base else 0):
            return best
    return None


def choices(line: Line, span: Span) -> tuple[list[TimeExpression], list[TimeExpression]]:
    """The times that may date it, and the days of saying that may if none of the others does."""
    times = candidates(line, span)
    plain, reporting = [t for t in times if not line.is_reporting(t)], [t for t in times if line.is_reporting(t)]
    return [t for t in plain if not _is_elsewhere(line, span, t, (plain, reporting))], reporting


def _is_elsewhere(
    line: Line, span: Span, time: TimeExpression, others: tuple[Sequence[TimeExpression], Sequence[TimeExpression]]
) -> bool:
    """ "[On May 3] it said 48 had gone, but on June 8 that only six had", "[In May] it said 48 had gone since 2019"."""
    if time.span.end > span.start:
        return False
    plain, reporting = others
    if any(time.span.end < other.lead < span.start and _turns(line, time, other) for other in reporting):
        return True
    fronted = time.lead - line.start < 4 and _SAID_THEN.match(line.between(time.span.end, span.start))
    return bool(fronted) and any(0 <= other.lead - span.end < _NEAR and other.bare for other in plain)


def _turns(line: Line, time: TimeExpression, other: TimeExpression) -> bool:
    """Whether another clause begins between the two."""
    between = line.stretches[line.stretch(time.span.start) + 1 : line.stretch(other.lead) + 1]
    return any(stretch.kind in ("contrast", "clause", "stop") for stretch in between)


def _score(found: Features) -> float:
    return sum(WEIGHTS.get(name, 0.0) * count for name, count in found.items())


def candidates(line: Line, span: Span) -> list[TimeExpression]:
    """The times that may date it. "1,104 in 2022", set against today's number, keeps its year to itself."""
    plain = [time for time in line.near(span, line.times) if _may_date(line, span, time)]
    hung = [time for time in line.near(span, line.others) if hangs(line, span, time)]
    return [time for time in plain + hung if not (time.span.start < span.end and span.start < time.span.end)]


def hangs(line: Line, span: Span, time: TimeExpression) -> bool:
    """ "since 1987, when 46 died", "from 46 to 12 since 1987": the 46 hangs on 1987."""
    own = line.stretches[line.stretch(span.start)]
    if own.kind == "when" and 0 <= own.start - time.span.end <= 2:
        return True
    began = time.connective.endswith("since") and _FROM.search(line.between(span.start - 24, span.start))
    return bool(began) and _TO_SINCE.fullmatch(line.between(span.end, time.lead)) is not None


def _may_date(line: Line, span: Span, time: TimeExpression) -> bool:
    if hangs(line, span, time):
        return True
    if (
        time.bare
        and line.today
        and time.bare.first > line.today
        and SO_FAR.match(line.between(span.end, span.end + 80))
    ):
        return False
    if time.span.end <= span.start and _is_over(line, span, time):
        return False
    here, there = line.stretch(span.start), line.stretch(time.span.start)
    own = line.stretches[here].kind
    if is_base(time) and not (here == there and own == "base" and span.start < time.lead):
        return False
    if here != there and "base" in (own, line.stretches[there].kind):
        return False
    if time.connective.endswith("since") and _TO.search(line.between(span.start - 24, span.start)):
        come = _COME_TO.fullmatch(line.between(time.span.end, span.start)) is not None
        return come or _is_of_total(line, span, time)
    ahead = time.bare and line.today and time.bare.first > line.today and time.connective == "for"
    if ahead and _DONE_BY.match(line.between(time.span.end, span.start)):
        return False
    between = line.between(span.end, time.lead)
    if _THEN_WILL.match(between) or (time.connective.endswith("since") and _NEXT_VERB.match(between)):
        return False
    aside = line.stretches[there]
    if here < there and aside.kind == "paren" and re.search(r"\d", line.between(aside.start, time.lead)):
        return False  # "Unsheltered: 1,998 (2,386 in 2025)"
    return all(stretch.kind != "stop" for stretch in _way(line, here, there))


def _is_of_total(line: Line, span: Span, time: TimeExpression) -> bool:
    """ "bringing the total since March to 4,870": of all that time, whatever else the sentence dates."""
    if not time.connective.endswith("since") or not _TO.fullmatch(line.between(time.span.end, span.start).lstrip()):
        return False
    return _TOTAL.search(line.between(time.lead - 40, time.lead)) is not None


def _is_over(line: Line, span: Span, time: TimeExpression) -> bool:
    """Whether the words between say that the figure is not of that time but of now, or of what is to come."""
    if time.bare is None or line.today is None or time.bare.first >= line.today or line.is_reporting(time):
        return False
    between = line.between(time.span.end, span.start)
    if _NOW.search(between) or _NOW_NEXT.match(line.between(span.end, span.end + 24)):
        return True
    past = time.when is not None and time.when.last < line.today
    if past and _GREW_TO.match(between):
        return True
    if _ORIGIN.search(line.between(time.lead - 24, time.lead)) and re.match(r"[,)]", between):
        return True
    fronted = time.lead - line.start < 4
    return past and not fronted and _OBLIGED.match(between) is not None


def _way(line: Line, here: int, there: int) -> tuple[Stretch, ...]:
    return line.stretches[min(here, there) + 1 : max(here, there) + 1]


def _is_lasting(line: Line, span: Span) -> bool:
    """ "a 27-year-old", "Daniel Roke, 31, who", "a town of 900", "built for 60"; not "killed 14, wounded 32"."""
    after, before = line.between(span.end, span.end + 24), line.between(span.start - 2, span.start)
    if _AGED.search(line.between(span.start - 24, span.start)) and span.end - span.start <= 12:
        return True
    if _DURATION.match(after) and _HAD_LONG.search(line.between(span.start - 60, span.start)):
        return True
    if _NOWADAYS.search(line.between(span.start - 24, span.start)):
        return True
    if _PEOPLED.search(line.between(span.start - 48, span.start)):
        return True
    return bool(_OLD.match(after)) or (after[:1] == "," and before == ", " and span.end - span.start <= 2)


# ---- what is seen


def features(
    line: Line, tokens: Sequence[Token], span: Span, time: TimeExpression, rivals: Sequence[TimeExpression]
) -> Features:
    """What stands between the figure and one of the times that may date it; `rivals` are all of those."""
    found: Features = Counter()
    after = time.lead >= span.end
    low, high = (span.end, time.lead) if after else (time.span.end, span.start)
    _see_way(found, line, line.stretch(span.start), line.stretch(time.span.start))
    found["after" if after else "before"] = 1
    found["form:" + _FORMS.get(time.form, time.form)] = 1
    found["conn:" + _connective(time)] = 1
    found["hung"] = int(hangs(line, span, time))
    alone = all(rival is time for rival in rivals)
    found["skips"] = min(2, sum(low <= rival.span.start < high for rival in rivals if rival is not time))
    found["quote"] = int(bool(re.search(r"[“\"]", line.between(low, high))))
    reported = line.is_reporting(time)
    fronted = time.lead - line.start < 4
    found["fronted"], found["reported"] = int(fronted), int(reported)
    found["only"], found["only:reported"] = int(alone), int(alone and reported)
    if reported:
        found["x:comma"] = found["x:and"] = 0
    left = found["x:comma"] or found["x:and"] or found["x:clause"] or found["x:beside"]
    found["since:left"] = int(bool(left) and not after and not fronted and time.connective.endswith("since"))
    if not (reported or fronted):
        found["dist"] = min(200, high - low) / 50  # type: ignore[assignment]  # a weight for every fifty characters
        found["number_between" if after else "number_before"] = int(bool(re.search(r"\d", line.between(low, high))))
        found[f"verbs:{min(3, sum(t.tag == 'VERB' for t in _inside(tokens, low, high)))}"] = 1
    _see_tense(found, line, _tense(tokens, span), time)
    _see_tree(found, tokens, span, time.span)
    return found


def _see_way(found: Features, line: Line, here: int, there: int) -> None:
    """The stretches between the two; an aside passed on the way counts once, its closing comma not at all."""
    aside = False
    way = _way(line, here, there)
    for i, stretch in enumerate(way):
        passed = i < len(way) - 1 and stretch.kind in _ENCLOSED
        if passed:
            found["passed"] += 1
        elif not (aside and stretch.kind == "comma"):
            found["x:" + stretch.kind] += 1
        aside = passed
    for name, index in (("into:", here), ("from:", there)):
        if here != there and line.stretches[index].kind in _MARKED:
            found[name + line.stretches[index].kind] = 1


def _connective(time: TimeExpression) -> str:
    words = time.connective.split()
    if not words:
        return "none"
    if words[-1] in ("since", "before"):
        return words[-1]
    return (
        words[0]
        if words[0] in ("in", "on", "at", "during", "for", "from", "of", "over", "after", "to", "by", "until")
        else "other"
    )


def _see_tense(found: Features, line: Line, tense: str, time: TimeExpression) -> None:
    if time.when is None or line.today is None:
        return
    past = time.when.last < line.today
    found["present:past"] = int(tense in ("VBZ", "VBP") and past)
    found["modal:past"] = int(tense == "MD" and past)
    found["modal:ahead"] = int(tense == "MD" and time.when.last > line.today)


def none_features(line: Line, tokens: Sequence[Token], span: Span, change: bool, reporting: bool) -> Features:
    """What speaks for no time at all."""
    found: Features = Counter({"none": 1, "n:" + _tense(tokens, span): 1, "n:change": int(change)})
    found["n:duration"] = int(bool(_DURATION.match(line.between(span.end, span.end + 24))))
    found["n:small"] = int(bool(_SMALL.match(line.between(span.start, span.end))))
    found["n:has"] = int(bool(_HAS.search(line.between(span.start - 24, span.start))))
    found["n:now"] = int(" now " in line.between(span.start - 36, span.start))
    found["n:the"] = int(bool(_DEFINITE.search(line.between(span.start - 8, span.start))))
    _see_place(found, tokens, span)
    kind = line.stretches[line.stretch(span.start)].kind
    if kind in ("base", "relative", "against", "when"):
        found["n:in:" + kind] = 1
    return Counter({"r:" + name: count for name, count in found.items()}) if reporting else found


# ---- grammar


def _see_place(found: Features, tokens: Sequence[Token], span: Span) -> None:
    """Where the thing counted stands in its clause: a subject or object happens, "at [three hospitals]" is a matter
    of place."""
    head = _head(tokens, span)
    if head is None:
        return
    noun = tokens[head].head if tokens[head].relation in ("nummod", "compound", "det") else head
    found["n:rel:" + tokens[noun].relation] = 1
    case = next((t.text.lower() for t in tokens[max(0, noun - _AUXILIARIES) : noun] if _is_case(tokens, t, noun)), "")
    if case in _CASES:
        found["n:case:" + case] = 1


def _is_case(tokens: Sequence[Token], token: Token, noun: int) -> bool:
    return token.relation == "case" and tokens[token.head] is tokens[noun]


def _see_tree(found: Features, tokens: Sequence[Token], span: Span, time: Span) -> None:
    """The arcs from the figure up ("u:") and down to the time ("d:") that leave a clause or a phrase."""
    a, b = _head(tokens, span), _head(tokens, time)
    if a is None or b is None:
        return
    up, down = _climb(tokens, a), _climb(tokens, b)
    common = next((node for node in up if node in down), None)
    if common is None:
        return
    for name, path in (("u:", up), ("d:", down)):
        for node in path[: path.index(common)]:
            if tokens[node].relation in _CLAUSAL:
                found[name + _arc(tokens, node)] += 1
    found["attributive"] = int(tokens[b].relation in ("compound", "nmod:poss", "amod"))
    if len(down) > 1:
        found["on:verb" if tokens[down[1]].tag in ("VERB", "AUX") else "on:noun"] = 1


def _arc(tokens: Sequence[Token], node: int) -> str:
    relation = tokens[node].relation
    if relation != "conj":
        return relation
    return "conj:verb" if tokens[node].tag in ("VERB", "AUX") else "conj:noun"


def _inside(tokens: Sequence[Token], low: int, high: int) -> Sequence[Token]:
    """The tokens that begin in characters low..high."""
    first = bisect_left(tokens, low, key=lambda token: token.start)
    return tokens[first : bisect_left(tokens, high, key=lambda token: token.start)]


def _head(tokens: Sequence[Token], span: Span) -> int | None:
    """The token of the span that hangs on one outside it."""
    first = bisect_right(tokens, span.start, key=lambda token: token.end)
    last = bisect_left(tokens, span.end, key=lambda token: token.start)
    outward = (i for i in range(first, last) if not first <= tokens[i].head < last or tokens[i].head == i)
    return next(outward, last - 1 if first < last else None)


def _climb(tokens: Sequence[Token], node: int) -> list[int]:
    path = [node]
    while tokens[node].head not in path:
        node = tokens[node].head
        path.append(node)
    return path


def _tense(tokens: Sequence[Token], span: Span) -> str:
    """The Penn tag of the finite word in the verb above the figure; "none" where there is no verb."""
    head = _head(tokens, span)
    for node in _climb(tokens, head) if head is not None else ():
        if tokens[node].tag == "VERB":
            window = tokens[max(0, node - _AUXILIARIES) : node]
            tags = [t.fine_tag for t in window if t.head == node and t.tag == "AUX"] + [tokens[node].fine_tag]
            return next((tag for tag in _FINITE if tag in tags), tokens[node].fine_tag)
    return "none"
