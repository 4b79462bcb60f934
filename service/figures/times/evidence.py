"""What is seen of a figure and a time of its sentence: the words and the grammar between them."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from datetime import timedelta

from service.article import Span
from service.figures.times.expression import TimeExpression
from service.figures.times.line import Line, Stretch
from service.syntax import Token

Features = Counter[str]

# "its 9,600 members", "Arvenia's 52 prisons": what a thing has, whatever happened to it and when
_HAS = re.compile(r"(?:[’']s?|\b(?:its|their|his|her|our))\s(?:\w+\s)?$")
# "held for 11 days", "a three-year term"
DURATION = re.compile(
    r"[ -](?:consecutive |more |full |straight )?(?:year|month|week|day|hour|minute|second)s?\b(?!-on)"
)
_SMALL = re.compile(r"(?:one|two|three|four|five|six|seven|eight|nine|ten)\b", re.IGNORECASE)
_ENCLOSED = ("base", "relative", "turn", "when", "paren")
_MARKED = (*_ENCLOSED, "beside", "against", "contrast")
_CLAUSAL = frozenset("acl:relcl acl advcl ccomp xcomp parataxis conj csubj appos nmod dep nsubj list".split())
_FORMS = {
    **dict.fromkeys(("day_md", "day_dm", "iso", "numeric", "weekday", "feast"), "day"),
    **dict.fromkeys(("month", "month_year", "which_month"), "month"),
    **dict.fromkeys(("period_to", "share_of_year", "days_md", "days_dm", "months", "years", "years_to"), "range"),
}
_NOMINAL = frozenset("nummod compound amod det nmod conj appos advmod".split())
# "the 29 countries", "all 22 members"
_DEFINITE = re.compile(r"\b(?:the|those|these|all|its|their) $", re.IGNORECASE)
# "80 are still missing", "which normally take 18"
_STILL = re.compile(r"\b(?:still|currently|normally|usually|remains?|typically|so far|today)\b")
_CASES = frozenset("in at of for with by from to on over within than".split())
# "fell [from 23] to nine since 2021"; not "rose to 40 from 23 after 2021"
_FROM = re.compile(r"\bfrom (?:about |around |nearly |almost |some |just |over |a )*$", re.IGNORECASE)
_TO_SINCE = re.compile(r"[^,;:()]{0,30} to [^,;:()]{1,40}")
# "than in May 2014, [which saw] 46"; not "said on Monday, which was 46 more"
_SAW = re.compile(
    r", which (?:itself )?(?:had )?(?:saw|seen|brought|recorded|posted|registered|produced|was marked by)\b"
)
# "last year['s ]46", "Monday['s record ]46"
HAS_NUMBER = re.compile(
    r".{0,2}[’']s (?:[a-z]+ )?(?:(?:total|record|figure|high|low|level|tally|count|average|peak|rate) (?:of )?)?"
    r"(?=(?:[A-Z]{1,3} ?)?[$€£]?\d)"
)
# "the toll had risen to 40", "the number of dead stood at 40"
TOLL = re.compile(r"\b(?:total|toll|tally|case count|number of (?:victims|dead|deaths|casualties|cases))\b[^;:]*$")
# An auxiliary stands at most so many words before its verb.
_AUXILIARIES = 12
_HALF = timedelta(days=200)  # "the first quarter of FY24" is bound as "the first quarter of 2024" is
_FINITE = ("MD", "VBD", "VBZ", "VBP")


def hangs(line: Line, span: Span, time: TimeExpression) -> bool:
    """ "since 1974, when 46 sank", "from 46 to 12 since 1987", "more than last year's 46"."""
    owned = HAS_NUMBER.match(line.between(time.span.end - 2, span.end))
    if owned and time.span.end - 2 + owned.end() == span.start:
        return True
    own = line.stretches[line.stretch(span.start)]
    if own.kind in ("when", "relative") and 0 <= own.start - time.span.end <= 2:
        return own.kind == "when" or _SAW.match(line.between(own.start, span.start)) is not None
    began = time.connective.endswith("since") and _FROM.search(line.between(span.start - 24, span.start))
    return bool(began) and _TO_SINCE.fullmatch(line.between(span.end, time.lead)) is not None


def way(line: Line, here: int, there: int) -> tuple[Stretch, ...]:
    return line.stretches[min(here, there) + 1 : max(here, there) + 1]


def features(
    line: Line, tokens: Sequence[Token], span: Span, time: TimeExpression, rivals: Sequence[TimeExpression]
) -> Features:
    """What stands between the figure and one of the times that may date it; `rivals` are all of those."""
    found: Features = Counter()
    after = time.lead >= span.end
    low, high = (span.end, time.lead) if after else (time.span.end, span.start)
    _see_way(found, line, line.stretch(span.start), line.stretch(time.span.start))
    found["after" if after else "before"] = 1
    short = time.form == "fiscal" and time.bare is not None and time.bare.last - time.bare.first < _HALF
    form = "range" if short or _is_ahead(line, time) else _FORMS.get(time.form, time.form)
    found["form:" + form] = 1
    found["conn:" + _connective(time)] = 1
    found["hung"] = int(hangs(line, span, time))
    found["next"] = int(after and high - low <= 1)
    alone = all(rival is time for rival in rivals)
    found["skips"] = min(2, sum(low <= rival.span.start < high for rival in rivals if rival is not time))
    found["quote"] = int(bool(re.search(r"[“\"]", line.between(low, high))))
    reported = line.is_reporting(time)
    fronted = line.is_fronted(time)
    found["fronted"], found["reported"] = int(fronted), int(reported)
    found["toll"] = int(reported and bool(TOLL.search(line.between(span.start - 90, span.start))))
    found["reported that"] = int(reported and not after and line.between(low, low + 6) == " that ")
    found["only"], found["only:reported"] = int(alone), int(alone and reported)
    if reported:
        found["x:comma"] = found["x:and"] = 0
    left = found["x:comma"] or found["x:and"] or found["x:clause"] or found["x:beside"]
    found["since:left"] = int(bool(left) and not after and not fronted and time.connective.endswith("since"))
    if not (reported or fronted):
        found["dist"] = min(200, high - low) / 50  # type: ignore[assignment]  # a weight for every fifty characters
        listed = [_is_listed(tokens, span, number) for number in _numbers(tokens, low, high)]
        found["number_between" if after else "number_before"] = int(not all(listed))
        found["number_listed"] = int(after and any(listed))
        found[f"verbs:{min(3, sum(t.tag == 'VERB' for t in _inside(tokens, low, high)))}"] = 1
    _see_tense(found, line, _finite(tokens, span), time)
    _see_tree(found, tokens, span, time.span)
    return Counter({"r:" + name: count for name, count in found.items()}) if reported else found


def _is_ahead(line: Line, time: TimeExpression) -> bool:
    """ "over the next five years": what is to come in them, and not how long something has been so."""
    return time.form == "stretch" and bool(time.when and line.today and time.when.last > line.today)


def _see_way(found: Features, line: Line, here: int, there: int) -> None:
    """The stretches between the two; an aside passed on the way counts once, its closing comma not at all."""
    aside = False
    passes = way(line, here, there)
    for i, stretch in enumerate(passes):
        passed = i < len(passes) - 1 and stretch.kind in _ENCLOSED
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


def _see_tense(found: Features, line: Line, finite: str, time: TimeExpression) -> None:
    if time.when is None or line.today is None:
        return
    past = time.when.last < line.today
    found["present:past"] = int(finite in ("VBZ", "VBP") and past)
    found["modal:past"] = int(finite == "MD" and past)
    found["ahead"] = int(time.when.last > line.today)
    found["modal:ahead"] = int(finite == "MD" and time.when.last > line.today)


def none_features(line: Line, tokens: Sequence[Token], span: Span, change: bool, reporting: bool) -> Features:
    """What speaks for no time at all."""
    found: Features = Counter({"none": 1, "n:" + _finite(tokens, span): 1, "n:change": int(change)})
    found["n:duration"] = int(bool(DURATION.match(line.between(span.end, span.end + 24))))
    found["n:small"] = int(bool(_SMALL.match(line.between(span.start, span.end))))
    found["n:has"] = int(bool(_HAS.search(line.between(span.start - 24, span.start))))
    found["n:now"] = int(" now " in line.between(span.start - 36, span.start))
    found["n:still"] = int(bool(_STILL.search(line.between(span.start - 36, span.end + 40))))
    found["n:hyphen"] = int(bool(re.match(r"-[a-z]", line.between(span.end, span.end + 2))))
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
    noun = _noun(tokens, head)
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
    noun = _noun(tokens, a)
    for name, path in (("u:", up), ("d:", down)):
        for node in path[: path.index(common)]:
            if tokens[node].relation in _CLAUSAL:
                own = ":own" if name == "d:" and tokens[node].head in (a, noun) else ""
                found[name + _arc(tokens, node) + own] += 1
    found["attributive"] = int(tokens[b].relation in ("compound", "nmod:poss", "amod"))
    if len(down) > 1:
        found["on:verb" if tokens[down[1]].tag in ("VERB", "AUX") else "on:noun"] = 1
    _see_verbs(found, tokens, _verb(tokens, up), _verb(tokens, down))


def verbs(tokens: Sequence[Token], span: Span, time: Span) -> tuple[int | None, int | None]:
    """The verbs above a figure and above a time."""
    return _verb_over(tokens, _head(tokens, span)), _verb_over(tokens, _head(tokens, time))


def is_own(tokens: Sequence[Token], span: Span, time: Span) -> bool:
    """ "29,400 homes finished in 2025", "a record of 43.6 degrees set in 1994": the participle beside the time."""
    head, last = _head(tokens, span), _head(tokens, time)
    if head is None or last is None:
        return False
    done, noun = tokens[last].head, _noun(tokens, head)
    if not (head < done < last and noun < done <= noun + 2) or tokens[done - 1].text == ",":
        return False
    return tokens[done].fine_tag == "VBN" and tokens[done].head == noun


def _verb_over(tokens: Sequence[Token], head: int | None) -> int | None:
    return None if head is None else _verb(tokens, _climb(tokens, head))


def _see_verbs(found: Features, tokens: Sequence[Token], own: int | None, other: int | None) -> None:
    """Whether the two stand under one verb; if not, what tense each has, and whether the time's has a subject or a
    number of its own."""
    if own == other:
        found["one verb"] = 1
        return
    ours, theirs = tense(tokens, own), tense(tokens, other)
    found[f"tense:{ours}:{theirs}"] = 1
    if own is not None and other is not None and _joined(tokens, own, other):
        found["joined:same" if tokens[own].fine_tag == tokens[other].fine_tag else "joined:other"] = 1
    if other is None:
        return
    around = range(max(0, other - _AUXILIARIES), min(len(tokens), other + _AUXILIARIES))
    found["its subject"] = int(any(tokens[i].head == other and tokens[i].relation.startswith("nsubj") for i in around))


def _joined(tokens: Sequence[Token], one: int, other: int) -> bool:
    """ "drowned or vanished", "rose, fell and rose": verbs that share what stands after the last."""
    heads = [tokens[verb].head if tokens[verb].relation == "conj" else verb for verb in (one, other)]
    return heads[0] == heads[1] or heads[0] == other or heads[1] == one


def _verb(tokens: Sequence[Token], path: Sequence[int]) -> int | None:
    """The first verb on the way up; "is expected to reach" counts as one."""
    return next((node for node in path if tokens[node].tag == "VERB" and tokens[node].relation != "xcomp"), None)


def _noun(tokens: Sequence[Token], head: int) -> int:
    """The noun that a numeral counts."""
    return tokens[head].head if tokens[head].relation in ("nummod", "compound", "det", "amod") else head


def tense(tokens: Sequence[Token], verb: int | None) -> str:
    """ "past", "present", "perfect", "ahead", or "none" for a verb without a finite word, such as a participle."""
    if verb is None:
        return "noverb"
    window = [t for t in tokens[max(0, verb - _AUXILIARIES) : verb] if t.head == verb and t.tag == "AUX"]
    tags = {t.fine_tag for t in window} | {tokens[verb].fine_tag}
    if "MD" in tags:
        return "ahead"
    if "VBD" in tags:
        return "past"
    if "VBZ" in tags or "VBP" in tags:
        return "perfect" if any(t.lemma == "have" for t in window) else "present"
    return "none"


def _arc(tokens: Sequence[Token], node: int) -> str:
    relation = tokens[node].relation
    if relation != "conj":
        return relation
    return "conj:verb" if tokens[node].tag in ("VERB", "AUX") else "conj:noun"


def _inside(tokens: Sequence[Token], low: int, high: int) -> Sequence[Token]:
    """The tokens that begin in characters low..high."""
    first = bisect_left(tokens, low, key=lambda token: token.start)
    return tokens[first : bisect_left(tokens, high, key=lambda token: token.start)]


def _numbers(tokens: Sequence[Token], low: int, high: int) -> list[int]:
    first = bisect_left(tokens, low, key=lambda token: token.start)
    return [first + i for i, token in enumerate(_inside(tokens, low, high)) if any(map(str.isdigit, token.text))]


def _is_listed(tokens: Sequence[Token], span: Span, number: int) -> bool:
    """ "1,100 people, including [240] children, died in May", "40 died and [60] were hurt in May": of one list."""
    head = _head(tokens, span)
    if head is None:
        return False
    if _phrase(tokens, head) == _phrase(tokens, number):
        return True
    own, other = _verb(tokens, _climb(tokens, head)), _verb(tokens, _climb(tokens, number))
    return own is not None and other is not None and own != other and _joined(tokens, own, other)


def _phrase(tokens: Sequence[Token], node: int) -> int:
    """The noun on which the whole list hangs that this word is in."""
    return next(top for top in _climb(tokens, node) if tokens[top].relation not in _NOMINAL)


def has_verb(tokens: Sequence[Token], low: int, high: int) -> bool:
    return any(token.tag in ("VERB", "AUX") for token in _inside(tokens, low, high))


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


def _finite(tokens: Sequence[Token], span: Span) -> str:
    """The Penn tag of the finite word in the verb above the figure; "none" where there is no verb."""
    head = _head(tokens, span)
    for node in _climb(tokens, head) if head is not None else ():
        if tokens[node].tag == "VERB":
            window = tokens[max(0, node - _AUXILIARIES) : node]
            tags = [t.fine_tag for t in window if t.head == node and t.tag == "AUX"] + [tokens[node].fine_tag]
            return next((tag for tag in _FINITE if tag in tags), tokens[node].fine_tag)
    return "none"
