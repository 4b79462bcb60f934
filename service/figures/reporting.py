"""The phrases of one sentence that say who gives a number, and how far each of them reaches."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from service.article import Span
from service.figures.names import (
    ARTICLES,
    DATA,
    DETERMINERS,
    OWNERS,
    TRAILERS,
    WORKS,
    Named,
    Word,
    disown,
    is_acronym,
    is_body,
    is_role,
    name,
)
from service.figures.reading import Role
from service.figures.outline import MONTHS, QUOTE, WEEKDAYS, Outline, Phrase

# Verbs that take what is said as a clause or stand beside it.
SAYING = frozenset(
    """say tell report add announce state claim estimate note confirm warn acknowledge admit concede disclose reveal insist
    argue explain suggest believe reckon predict forecast project expect calculate maintain testify write declare allege
    assert caution observe remark reply complain stress emphasise emphasize tweet think find show indicate deny
    determine conclude discover establish document demonstrate complain recount""".split()
)
SAFE = frozenset("say tell".split())
# Only what is written can show or suggest a number.
SHOWING = frozenset("show suggest indicate reveal find demonstrate".split())
# Expecting is saying only where a body does it, not a country or a trade.
EXPECTING = frozenset("expect think believe reckon project forecast".split())
# Verbs whose object is the number itself.
STATING = frozenset(
    """put count record document tally register log number give list fix revise lower cut trim raise speak link blame verify
    identify have trace set value peg assess track monitor deem accuse come place estimate report calculate cite quote
    publish issue warn announce expect forecast predict look""".split()
)
# Verbs that may stand after their number: "the 41 that the operator gave".
GAPPED = frozenset(
    """give estimate report deem warn announce cite publish record quote count expect forecast predict look put issue set
    calculate document verify list register""".split()
)
NAMED_NUMBER = frozenset(
    """number figure figures toll total tally estimate estimates count list forecast projection rate failure quantity loss
    losses amount cost bill damage size range crowd""".split()
)
PARTICIPLES = frozenset(
    """put set estimated valued numbered pegged fixed calculated counted recorded reported given assessed documented
    verified listed compiled logged registered announced projected forecast quoted cited published released carried
    issued provided tabled gathered collected""".split()
)
RELAYING = frozenset("reported reports published carried released quoted cited relayed".split())
WARNING = frozenset("as while whereas but although though".split())
# Nobody passes a number on by being told it.
AUDIENCES = frozenset(
    """reporters journalists analysts investors lawmakers legislators parliament commons lords senate congress assembly
    exchanges exchange court me us mps members shareholders council committee conference inquiry hearing staff rally crowd
    delegates readers them him her meeting hearing parents residents workers ministers""".split()
)
# A sentence without any of these words has no voice: it need not be parsed to know that.
CUE = re.compile(
    r"\b(?:according|as per|citing|quoting|sa(?:y|ys|id)|t(?:ell|ells|old)|by|survey|poll|count|reckoning|(?:"
    + "|".join(sorted({v.removesuffix("e").removesuffix("y") for v in (SAYING | STATING) - {"say", "tell", "have"}}))
    + r")(?:e|y|s|es|ies|ed|ied|d|ged|ted|med|ning)?|found|wrote|thought|shown|gave|given|spoke|came|(?:has|had|have) (?:it|a list|\w+['’]s)"
    + r"|did not)\b|\w['’]s? (?:\w+ ){0,3}(?:estimate|count|tally|forecast|projection|figures?|number|total|toll|\d)"
    + r"|\w['’]s (?:\d|[a-z]+[.,;])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Credit:
    """One voice in a sentence.

    who    origin first, as the phrases name them
    span   the phrase that says so
    scope  the characters whose figures it gives
    zone   the voice with its description: a figure in it describes the voice ("a coalition of 13 groups")
    wide   the sentence's own voice; else it gives one number ("the 41 that the operator gave")
    relay  it passes on what another voice in the sentence says
    """

    who: tuple[Named, ...]
    span: Span
    scope: Span
    zone: Span
    wide: bool = True
    relay: bool = False


def credits(line: Outline, role: Role) -> list[Credit]:
    """The voices of a sentence in text order; what stands inside the quotations is not looked into."""
    found = [made for i in range(len(line.words)) if (made := _at(line, i))]
    if role == "headline":
        found = [c for c in found if c.scope.end < c.span.start or c.scope == line.bounds]
    return _settled(line.words, sorted(found, key=lambda c: c.span))


def _at(line: Outline, i: int) -> Credit | None:
    word = line.words[i]
    low, following = word.low, line.low(i + 1)
    if (low, following) in {("according", "to"), ("as", "per"), ("on", "per")}:
        return _according(line, i, i + 2)
    if low in {"citing", "quoting"}:
        return _according(line, i, i + 1)
    if low == "by" and (made := _passive(line, i)):
        return made
    if low in {"on", "by", "in"} and (made := _reckoned(line, i)):
        return made
    if word.owns:
        return _owned(line, i)
    lemma = _reporting(line, i)
    if lemma is None or line.is_passive(i) or following == "by":
        return None
    if lemma in SAFE and (made := _inverted(line, i)):
        return made
    subject = line.subject(i)
    if subject is None:
        return None
    made = _saying(line, i, lemma, subject) if lemma in SAYING else None
    return made or (_stating(line, i, lemma, subject) if lemma in STATING else None)


def _reporting(line: Outline, i: int) -> str | None:
    """The lemma of a verb that may give a number; None for "reports" the noun and "saying"."""
    place = line.place(i)
    if place is None:
        return None
    token = line.tokens[place]
    lemma = token.lemma
    if lemma not in SAYING and lemma not in STATING or (i and line.words[i].is_capital):
        return None
    is_verb = token.tag in {"VERB", "AUX"} and token.fine_tag != "VBG"
    before, following = line.low(i - 1), line.low(i + 1)
    counts = i > 0 and line.words[i - 1].is_capital and following[:1].isdigit() and line.low(i).endswith("s")
    known = (
        line.low(i) in {"said", "says", "told"} or following == "that" or (lemma == "show" and before in DATA | WORKS)
    )
    if not is_verb and not known and not counts:
        return None
    is_bare = line.low(i) == lemma and lemma not in {"put", "cut", "set"}
    return None if is_bare and not _is_plural(before) else lemma


def _is_plural(low: str) -> bool:
    return low.endswith("s") or low in {
        "they",
        "we",
        "data",
        "police",
        "people",
        "who",
        "that",
        "which",
        "women",
        "men",
    }


def _inverted(line: Outline, i: int) -> Credit | None:
    """ ", said Jessica Montell, the director of Hamoked"."""
    before = line.words[i - 1].text if i else ""
    if before not in {",", QUOTE, "–", "—"} or line.low(i) not in {"said", "says"}:
        return None
    end = line.after(i + 1)
    phrase = line.words[i + 1 : end]
    if not phrase or phrase[0].is_number or phrase[0].low in {"that", "in", "on", "at"}:
        return None
    speaks = phrase[0].low in {"he", "she", "they", "it"} or any(
        w.is_capital or is_role(w) or is_body(w) for w in phrase
    )
    open_ended = (
        before == QUOTE
        or end >= len(line.words)
        or not line.words[end].text[0].isalnum()
        or line.low(end) in {"who", "in", "on", "which"}
    )
    if not speaks or not open_ended:
        return None
    return _credit(line, i, Phrase(i + 1, line.aside(end)), line.bounds)


def _credit(line: Outline, cue: int, phrase: Phrase, scope: Span, **kind: bool) -> Credit | None:
    """A credit to the voice of a phrase, or None if nobody stands there."""
    named = name(line.words[phrase.first : phrase.last])
    if named is None or not named.names or not all(named.names):
        return None
    low, high = min(cue, phrase.first), max(cue + 1, phrase.last)
    span = Span(line.words[low].start, line.words[high - 1].end)
    zone = Span(line.words[phrase.first].start, line.words[phrase.last - 1].end)
    return Credit((named,), span, scope, zone, **kind)


# -- "according to", "by", "in the network's survey" ---------------------------------------------------------------


def _according(line: Outline, cue: int, first: int) -> Credit | None:
    end = line.after(first)
    if first >= len(line.words) or end == first:
        return None
    return _credit(line, cue, Phrase(first, line.aside(end)), line.bounds)


def _passive(line: Outline, i: int) -> Credit | None:
    """ "put at 366 by the forest department", "reported by rights group Hamoked"."""
    verb = next((j for j in range(i - 1, max(-1, i - 10), -1) if line.low(j) in PARTICIPLES), None)
    if verb is None or any(line.words[j].text in ".;:" for j in range(verb, i)):
        return None
    end = line.after(i + 1)
    phrase = line.words[i + 1 : end]
    numbered = line.has_number(verb, i)
    if not phrase or phrase[0].is_number or not _is_voice(phrase) or not (numbered or verb == i - 1):
        return None
    whole = Phrase(i + 1, line.aside(end))
    if line.low(verb) in RELAYING and not numbered:
        return _credit(line, i, whole, line.bounds, relay=True)
    start = line.words[verb].start if numbered else _last_number(line, verb)
    return _credit(line, i, whole, Span(start, phrase[-1].end), wide=False)


def _reckoned(line: Outline, i: int) -> Credit | None:
    """ "on an estimate by Reuben Falk", "in the network's survey"; not "in its accounts"."""
    end = line.after(i + 1)
    phrase = line.words[i + 1 : end]
    at = next((j for j, w in enumerate(phrase) if w.low in DATA | WORKS | {"reckoning", "calculation"}), None)
    if at is None or (phrase[0].low in OWNERS and line.low(i) != "by"):
        return None
    owned = at == len(phrase) - 1 and any(w.owns for w in phrase[:at])
    made = at + 1 < len(phrase) and phrase[at + 1].low == "by" and line.low(i) in {"on", "in"}
    if not owned and not made:
        return None
    start = next((line.words[j].start for j in range(i - 1, -1, -1) if _parts(line, j)), line.bounds.start)
    return _credit(line, i, Phrase(i + 1, line.aside(end)), Span(start, _clause_end(line, i)), wide=False)


def _owned(line: Outline, i: int) -> Credit | None:
    """ "Verano's own number is 4,100", "the Coast Guard's June estimate of 620", "close to the union's 8,450"."""
    owner = line.owner(i)
    if owner is None or not _can_state(line.words[owner.first : owner.last]):
        return None
    noun = _own_number(line, i)
    if noun is None:
        return None
    last = next((j for j in range(noun + 1, min(len(line.words), noun + 9)) if line.is_number(j)), noun)
    named = name(disown(line.words[owner.first : i + 1]))
    if named is None or not all(named.names):
        return None
    start = line.words[owner.first].start
    return Credit(
        (named,), Span(start, line.words[noun].end), Span(start, line.words[last].end), Span(start, start), wide=False
    )


def _own_number(line: Outline, i: int) -> int | None:
    """The word that says that an owner's number follows, or the owner itself if the number does."""
    for j in range(i + 1, min(len(line.words), i + 5)):
        low = line.low(j)
        if low in {"estimate", "count", "tally", "forecast", "projection", "figure", "number", "total", "toll"}:
            own = "own" in {line.low(k) for k in range(i + 1, j)}
            plain = low in {"figure", "number", "total", "toll"} and line.low(j + 1) not in {
                "is",
                "was",
                "stood",
                "stands",
            }
            return j if line.has_number(j + 1, j + 9) and (own or not plain) else None
        if not low[0].isalpha():
            break
    closing = i + 2 >= len(line.words) or line.words[i + 2].text in {".", ",", ";"}
    return i if i + 1 < len(line.words) and line.is_number(i + 1) and closing else None


# -- subject and verb ------------------------------------------------------------------------------------------------


def _saying(line: Outline, i: int, lemma: str, subject: Phrase) -> Credit | None:
    phrase = line.words[subject.first : subject.last]
    if not _can_say(phrase, lemma):
        return None
    manner = _past_manner(line, i + 1)
    mark = line.words[manner].text if manner < len(line.words) else "."
    closes = mark in {".", ",", ";", "–", "—", ")", "!", "?"}
    if subject.gap or subject.relative:
        return _told_of(line, i, subject, closes=closes)
    told = _told(line, i) if lemma == "tell" else None
    opener = line.words[subject.first - 1].text if subject.first else ""
    apart = opener in {",", QUOTE, "–", "—"} or line.low(subject.first - 1) == "as"
    start = line.words[subject.first].start
    scope = (
        _around(line, i) if apart and closes else line.bounds if apart and mark == ":" else Span(start, line.bounds.end)
    )
    relays = apart and closes and line.low(i) in RELAYING
    made = _credit(line, i, subject, scope, relay=relays)
    if made and told:
        return replace(made, who=(*made.who, told))
    return made


def _told_of(line: Outline, i: int, subject: Phrase, *, closes: bool) -> Credit | None:
    """ "the 41 that the operator gave", "a dispute that shippers say will cost €90m", "the Chamber, which said 9 …"."""
    if subject.gap and closes:
        return _credit(line, i, subject, Span(_last_number(line, subject.first), line.words[i].end), wide=False)
    comma = next((j for j in range(i, len(line.words)) if line.words[j].text == ","), None)
    end = line.words[comma].start if comma and subject.relative else _clause_end(line, i)
    return _credit(line, i, subject, Span(line.words[i].start, end), wide=False)


def _told(line: Outline, i: int) -> Named | None:
    """The outlet or body that was told and so passes it on; nobody for "told reporters"."""
    last = _audience(line, i + 1)
    phrase = line.words[i + 1 : last]
    if (
        not phrase
        or any(disown([w])[0].low in AUDIENCES for w in phrase)
        or not any(w.is_capital or is_body(w) for w in phrase)
    ):
        return None
    named = name(phrase)
    return named if named and not named.person else None


def _audience(line: Outline, i: int) -> int:
    """One past whoever was told."""
    if line.low(i) in AUDIENCES:
        return i + 1
    j = i
    while line.low(j) in ARTICLES or (j < len(line.words) and _is_plain(line, j)):
        j += 1
    while (
        j < len(line.words) and line.words[j].is_capital and line.low(j) not in WEEKDAYS and line.low(j) not in ARTICLES
    ):
        j += 1
        if line.low(j)[:1].isdigit():
            j += 1
        if line.low(j) in {"of", "for"} and j + 1 < len(line.words) and line.words[j + 1].is_capital:
            j += 1
    if line.low(j) in {"television", "tv", "radio", "agency", "newspaper", "magazine"}:
        j += 1
    return j


def _is_plain(line: Outline, j: int) -> bool:
    word = line.words[j]
    return (
        word.text[0].isalpha()
        and not word.is_capital
        and word.low not in TRAILERS | {"that", "it", "on", "in", "there"}
    )


def _past_manner(line: Outline, i: int) -> int:
    """Skips whom it was told and when: "told reporters on Thursday", "said in its quarterly bulletin"."""
    if line.low(i - 1) in {"told", "tell", "tells"}:
        i = _audience(line, i)
    for _ in range(3):
        low, following = line.low(i), line.low(i + 1)
        if low in WEEKDAYS or low in {"earlier", "later", "also"}:
            i += 1
        elif low in {"on", "late", "early", "last", "this"} and following in WEEKDAYS | {"on", "week", "month", "year"}:
            i += 2
        elif low in {"in", "by", "at", "on", "during", "via", "to", "last", "this", "after", "through", "without"}:
            stop = next(
                (j for j in range(i + 1, min(len(line.words), i + 9)) if not line.words[j].text[0].isalnum()), None
            )
            clear = stop is not None and "that" not in {line.low(j) for j in range(i, stop)}
            return stop if stop is not None and clear else i
        else:
            break
    return i


def _stating(line: Outline, i: int, lemma: str, subject: Phrase) -> Credit | None:
    """ "Police put the crowd at 6,000", "NRZ revised the number to 279"."""
    if not _can_state(line.words[subject.first : subject.last]) or line.low(i - 1) == "to":
        return None
    if subject.gap and lemma in GAPPED and not line.has_number(i + 1, i + 4):
        return _credit(line, i, subject, Span(_last_number(line, subject.first), line.words[i].end), wide=False)
    if not _states(line, i, lemma):
        return None
    if subject.gap or subject.relative:
        return _told_of(line, i, replace_relative(subject), closes=False)
    return _credit(line, i, subject, Span(line.words[subject.first].start, _clause_end(line, i)))


def replace_relative(subject: Phrase) -> Phrase:
    return subject._replace(relative=True)


def _states(line: Outline, i: int, lemma: str) -> bool:
    """Whether the verb's object is a number that somebody reckons."""
    near = [line.low(j) for j in range(i + 1, min(len(line.words), i + 14))]
    close = near[:6]
    if lemma == "have":
        return (close[:2] == ["a", "list"]) or (
            bool({"as", "at"} & set(close))
            and line.has_number(i + 1, i + 8)
            and (close[:1] == ["it"] or "total" in close)
        )
    if lemma in {"put", "set", "fix", "value", "peg", "number", "estimate", "place", "assess"}:
        return (
            "at" in near and line.has_number(i + 1, i + 18) or (lemma in {"estimate"} and line.has_number(i + 1, i + 6))
        )
    if lemma in {"cut", "trim", "lower", "revise", "raise", "give"}:
        return bool(NAMED_NUMBER & set(close)) or (lemma == "give" and line.has_number(i + 1, i + 3))
    if lemma in {"speak", "warn"}:
        return close[:1] == ["of"] and line.has_number(i + 1, i + 6)
    if lemma == "come":
        return close[:2] == ["up", "with"] and line.has_number(i + 1, i + 8)
    if lemma in {"link", "blame", "trace", "accuse"}:
        return bool({"to", "for", "of"} & set(near)) and line.has_number(i + 1, i + 14)
    if lemma in {"deem", "look", "issue", "publish", "announce", "quote", "cite"}:
        return False
    return line.has_number(i + 1, i + 7)


def _can_say(phrase: Sequence[Word], lemma: str) -> bool:
    written = any(w.low in DATA or w.low in WORKS for w in phrase)
    if lemma in SHOWING:
        counts = lemma in {"find", "reveal"} and not any(is_role(w) for w in phrase)
        return written or (counts and _can_state(phrase))
    if lemma in SAFE:
        return True
    if lemma in EXPECTING:
        return _can_state(phrase) and (len(phrase) > 1 or phrase[0].low in {"it", "they"} or is_acronym(phrase[0].text))
    return written or _is_voice(phrase)


def _is_voice(phrase: Sequence[Word]) -> bool:
    """True of words that may name somebody who speaks."""
    if phrase[0].low in {"it", "he", "she", "they"}:
        return True
    if any(is_role(w) or is_body(w) or is_acronym(w.text) or w.low in WORKS for w in phrase):
        return True
    names = [w for w in phrase if w.is_capital and w.low not in DETERMINERS | MONTHS]
    return (
        len(phrase) == 1
        and (phrase[0].is_capital or phrase[0].low.endswith("s"))
        or any(w is not phrase[0] for w in names)
    )


def _can_state(phrase: Sequence[Word]) -> bool:
    """True of words that name a body, an office or a person: not a country, not a thing."""
    words = [w for w in phrase if w.text[0].isalnum()]
    if not words:
        return False
    if words[0].low in {"it", "he", "she", "they"}:
        return True
    if any(is_body(w) or is_role(w) or is_acronym(w.text) or w.low in WORKS for w in words):
        return True
    bare = [w for w in words if w.low not in DETERMINERS]
    pair = any(a.is_capital and b.is_capital for a, b in zip(bare, bare[1:], strict=False))
    return pair or (len(bare) == 1 and (bare[0].is_capital or bare[0].low.endswith("s")))


# -- how far a voice reaches -----------------------------------------------------------------------------------------


def _parts(line: Outline, j: int) -> bool:
    """A word where another clause may begin: ";", ", while"."""
    return line.words[j].text == ";" or (line.words[j].text == "," and line.low(j + 1) in WARNING)


def _around(line: Outline, i: int) -> Span:
    """From the start of the sentence to the first ", as …" or ", while …" after the verb."""
    end = next(
        (line.words[j].start for j in range(i + 1, len(line.words)) if line.words[j].text == "," and _parts(line, j)),
        line.bounds.end,
    )
    return Span(line.bounds.start, end)


def _clause_end(line: Outline, i: int) -> int:
    """Up to where the clause of word `i` ends: another begins, or the verb around it goes on."""
    for j in range(i + 1, len(line.words) - 1):
        going_on = line.words[j].text == "," and line.low(j + 1) in {
            "and",
            "is",
            "are",
            "was",
            "were",
            "has",
            "have",
            "had",
        }
        if line.words[j].text == ")" or going_on or _parts(line, j):
            return line.words[j].start
    return line.bounds.end


def _last_number(line: Outline, i: int) -> int:
    """The character where the last number before word `i` begins."""
    found = next((j for j in range(i - 1, max(-1, i - 14), -1) if line.is_number(j)), i)
    return line.words[found].start


def _settled(words: Sequence[Word], found: Sequence[Credit]) -> list[Credit]:
    """Joins an origin with its relay, and parts two voices of one sentence where the clauses part."""
    wide: list[Credit] = []
    for credit in (c for c in found if c.wide):
        joined = _chained(words, wide[-1], credit) if wide else None
        if joined is not None:
            wide[-1] = joined
        elif wide:
            at = _break_between(words, wide[-1], credit)
            last = wide[-1].scope
            wide[-1] = replace(wide[-1], scope=Span(last.start, max(last.start, min(last.end, at))))
            wide.append(replace(credit, scope=Span(max(credit.scope.start, at), max(credit.scope.end, at))))
        else:
            wide.append(credit)
    return sorted([*wide, *_relayed(wide, [c for c in found if not c.wide])], key=lambda c: c.span)


def _relayed(wide: Sequence[Credit], narrow: Sequence[Credit]) -> Iterator[Credit]:
    """ "the €90m that shippers warned of, the Post reported": the Post passes on the shippers' number."""
    for credit in narrow:
        by = next((w for w in wide if w.relay and w.scope.start <= credit.scope.start < w.scope.end), None)
        yield replace(credit, who=credit.who + by.who) if by else credit


def _chained(words: Sequence[Word], first: Credit, second: Credit) -> Credit | None:
    """One credit for "X said, Y reported", "Y reported, citing X", "data from X, reported by Y"; None for two voices."""
    between = [w for w in words if first.span.end <= w.start < second.span.start]
    if any(w.text == ";" or w.low in WARNING for w in between):
        return None
    cue = next((w.low for w in words if w.start == second.span.start), "")
    scope = Span(min(first.scope.start, second.scope.start), max(first.scope.end, second.scope.end))
    span = Span(first.span.start, second.span.end)
    if cue in {"citing", "quoting"}:
        return replace(first, who=second.who + first.who, span=span, scope=scope, zone=second.zone)
    if second.relay:
        return replace(first, who=first.who + second.who, span=span, scope=scope)
    return None


def _break_between(words: Sequence[Word], first: Credit, second: Credit) -> int:
    """The character where the second voice's clause begins."""
    if second.scope.start >= first.span.end:
        return second.scope.start
    between = [w for w in words if first.span.end <= w.start < second.span.start]
    for i in range(len(between) - 1, -1, -1):
        joins = between[i].low in {"and", "as"} and i > 0 and between[i - 1].text == ","
        if joins or between[i].text == ";" or between[i].low in WARNING - {"as"}:
            return between[i].start
    if first.scope.end <= second.span.start:
        return first.scope.end
    return first.span.end if first.scope.start < first.span.start else second.span.start
