"""The phrases of one sentence that say who gives a number."""

from collections.abc import Sequence
from dataclasses import replace

from service.article import Span
from service.figures.addressee import past_manner, told
from service.figures.names import name
from service.figures.outline import QUOTE, WEEKDAYS, Outline, Phrase
from service.figures.reach import Credit, Kind, around, clause, clause_end, last_number, settled
from service.figures.reading import Role
from service.figures.reporting_verb import EXPECTING, FORMS, GAPPED, PLAIN, SAYING, SHOWING, STATING
from service.figures.subject import subject
from service.figures.voice import (
    DATA,
    OWNERS,
    WORKS,
    Word,
    can_reckon,
    can_say,
    disown,
    is_acronym,
    is_body,
    is_people,
    is_role,
    is_written,
)

# With an object these do something instead of saying it.
ACTING = frozenset("add charge note observe stress".split())
NAMED_NUMBER = frozenset(
    """number figure figures toll total tally estimate estimates count list forecast projection rate failure
    quantity loss losses amount cost bill damage size range crowd chance""".split()
)
PARTICIPLES = frozenset(
    """put set estimated valued numbered pegged fixed calculated counted recorded reported given assessed
    documented verified listed compiled logged registered announced projected forecast quoted cited published
    released carried issued provided tabled gathered collected""".split()
)
RELAYING = frozenset("reported reports published carried released quoted cited relayed".split())
_REVISING = frozenset("cut trim lower revise raise correct downgrade upgrade adjust".split())
# Verbs that give a number after these words only.
_LEADING = {
    "come": ["up", "with"],
    "arrive": ["at"],
    "stick": ["to"],
    "speak": ["of"],
    "warn": ["of"],
    "talk": ["of"],
    "stand": ["by"],
}
_OWN = frozenset("estimate count tally forecast projection".split())
_PLAIN_OWN = frozenset("figure number total toll".split())


def credits(line: Outline, role: Role) -> list[Credit]:
    """The voices of a sentence in text order; what stands inside the quotations is not looked into.

    A headline has a voice only beside it ("…, union claims"); captions, links and page furniture have none.
    """
    if role not in {"body", "headline"}:
        return []
    found = [made for i in range(len(line.words)) if (made := _at(line, i, role))]
    if role == "headline":
        found = [c for c in found if c.kind == "beside"]
    inner = [c for c in found if c.relay or not c.is_wide]
    outer = [c for c in found if c not in inner or not any(o.is_wide and _holds(o.zone, c.span) for o in found)]
    return settled(line.words, sorted(outer, key=lambda c: c.span))


def _holds(zone: Span, span: Span) -> bool:
    """A voice inside the description of another: "records compiled by the lab show"."""
    return zone.start < span.start and span.end <= zone.end


def _at(line: Outline, i: int, role: Role) -> Credit | None:
    word, low = line.words[i], line.low(i)
    if (low, line.low(i + 1)) in {("according", "to"), ("as", "per")}:
        return _according(line, i, i + 2)
    if low in {"citing", "quoting"}:
        return _according(line, i, i + 1)
    if low == "by" and (made := _passive(line, i)):
        return made
    if low in {"on", "by", "in"} and (made := _reckoned(line, i)):
        return made
    if word.owns:
        return _owned(line, i)
    if low in {"its", "their"}:
        return _own_estimate(line, i)
    if low == ":" and role == "body" and (made := _listed(line, i)):
        return made
    return _by_verb(line, i)


def _by_verb(line: Outline, i: int) -> Credit | None:
    """The voice that the verb at word `i` gives."""
    lemma, following = _verb(line, i), line.low(i + 1)
    if lemma is None or line.is_passive(i) or (following == "by" and lemma not in PLAIN):
        return None
    if lemma in PLAIN and (made := _inverted(line, i)):
        return made
    who = subject(line, i)
    if who is None:
        return None
    made = _saying(line, i, lemma, who) if lemma in SAYING else None
    return made or (_stating(line, i, lemma, who) if lemma in STATING else None)


def _verb(line: Outline, i: int) -> str | None:
    """The base of a verb that may give a number; None for "reports" the noun and "saying"."""
    base = FORMS.get(line.low(i))
    if base is None or (i and line.words[i].is_capital):
        return None
    if line.tag(i) not in {"VERB", "AUX"} and not _is_mistaken(line, i, base):
        return None
    if line.low(i) != base or base in {"put", "cut", "set", "show"}:
        return base
    before = line.low(line.before_verb(i))
    return base if is_people(before) or before in DATA else None


def _is_mistaken(line: Outline, i: int, base: str) -> bool:
    """A verb that is easily taken for a noun: "the Board reports.", "GWU data show", "the network estimates that"."""
    low, following = line.low(i), line.low(i + 1)
    if low in {"said", "says", "told", "puts"} or following == "that":
        return True
    if base == "show":
        return any(line.low(j) in DATA | WORKS for j in range(max(0, i - 8), i))
    before = line.before_verb(i)
    named = before >= 0 and (line.words[before].is_capital or is_body(line.words[before]))
    return named and (following[:1].isdigit() or (low.endswith("s") and following in {"", "."}))


def _credit(line: Outline, cue: int, phrase: Phrase, scope: Span, kind: Kind) -> Credit | None:
    """A credit to the voice of a phrase, or None if nobody stands there."""
    named = name(line.words[phrase.first : phrase.core or phrase.last])
    if named is None or not named.names or not all(named.names):
        return None
    low, high = min(cue, phrase.first), max(cue + 1, phrase.last)
    span = Span(line.words[low].start, line.words[high - 1].end)
    zone = Span(line.words[phrase.first].start, line.words[phrase.last - 1].end)
    return Credit((named,), span, scope, zone, kind)


# -- "according to", "by", "in the network's survey" ------------------------------------------------------------------


def _according(line: Outline, cue: int, first: int) -> Credit | None:
    end = line.after(first)
    if first >= len(line.words) or end == first:
        return None
    if line.low(end - 1) == "of" and line.has_number(end, end + 1):
        # "a survey of 900 homes in Tolm by Kelm University"
        maker = next((j + 1 for j in range(end, min(len(line.words), end + 9)) if line.low(j) == "by"), None)
        first, end = (maker, line.after(maker)) if maker else (first, end - 1)
    return _credit(line, cue, Phrase(first, line.aside(end)), line.bounds, "beside") if end > first else None


def _passive(line: Outline, i: int) -> Credit | None:
    """ "put at 60 by the parks department", "reported by rights group Open Cells"."""
    verb = next((j for j in range(i - 1, max(-1, i - 10), -1) if line.low(j) in PARTICIPLES), None)
    if verb is None or any(line.words[j].text in ".;:" for j in range(verb, i)):
        return None
    end = line.after(i + 1)
    phrase = line.words[i + 1 : end]
    numbered = line.has_number(verb, i)
    reckons = line.low(verb) in {"put", "set", "estimated", "valued", "pegged", "given", "calculated"}
    if not phrase or phrase[0].is_number or not (reckons or can_say(phrase)) or not (numbered or verb == i - 1):
        return None
    whole = Phrase(i + 1, line.aside(end))
    if line.low(verb) in RELAYING and not numbered:
        made = _credit(line, i, whole, line.bounds, "beside")
        return replace(made, relay=True) if made else None
    start = line.words[verb].start if numbered else last_number(line, verb)
    return _credit(line, i, whole, Span(start, phrase[-1].end), "number")


def _reckoned(line: Outline, i: int) -> Credit | None:
    """ "on an estimate by Reuben Moor", "in the network's survey"; not "in its accounts"."""
    end = line.after(i + 1)
    phrase = line.words[i + 1 : end]
    at = next((j for j, w in enumerate(phrase) if w.low in DATA | WORKS), None)
    if (
        at is None
        or phrase[0].low in WEEKDAYS | {"last", "this", "next"}
        or (phrase[0].low in OWNERS and line.low(i) != "by")
    ):
        return None
    if at + 1 < len(phrase) and phrase[at + 1].low == "and":  # "by the coroner's reckoning and to 90 by …"
        end, phrase = i + at + 2, phrase[: at + 1]
    owned = at == len(phrase) - 1 and (any(w.owns for w in phrase[:at]) or (at > 0 and is_body(phrase[at - 1])))
    made = at + 1 < len(phrase) and phrase[at + 1].low == "by" and line.low(i) in {"on", "in"}
    if not owned and not made:
        return None
    scope = clause(line, i)
    if line.low(i - 1) not in {",", ""} and any(line.is_number(j) for j in range(max(0, i - 14), i)):
        scope = Span(last_number(line, i), line.words[i].end)
    return _credit(line, i, Phrase(i + 1, line.aside(end)), scope, "number")


def _owned(line: Outline, i: int) -> Credit | None:
    """ "Nordline's own number is 3,200", "the harbour office's June estimate of 700", "close to the union's 7,300"."""
    owner = line.owner(i)
    noun = _own_number(line, i)
    if owner is None or noun is None or not can_reckon(line.words[owner.first : owner.last]):
        return None
    named = name(disown(line.words[owner.first : i + 1]))
    if named is None or not named.names or not all(named.names):
        return None
    last = next((j for j in range(noun + 1, min(len(line.words), noun + 9)) if line.is_number(j)), noun)
    start = line.words[owner.first].start
    span, scope = Span(start, line.words[noun].end), Span(start, line.words[last].end)
    return Credit((named,), span, scope, Span(start, start), "number")


def _own_estimate(line: Outline, i: int) -> Credit | None:
    """ "Its latest estimate, after 40 repairs, is 700"; "Their estimate: around 60 percent"."""
    noun = next((j for j in range(i + 1, min(len(line.words), i + 4)) if line.low(j) in _OWN), None)
    if noun is None or i > 2 or line.tag(noun) == "VERB":
        return None
    return _credit(line, i, Phrase(i, noun + 1), line.bounds, "before")


def _own_number(line: Outline, i: int) -> int | None:
    """The word that says that an owner's number follows, or the owner itself if the number does."""
    own = False
    for j in range(i + 1, min(len(line.words), i + 5)):
        low = line.low(j)
        own = own or low == "own"
        if low in _OWN or low in _PLAIN_OWN:
            stands = low in _OWN or own or line.low(j + 1) in {"is", "was", "stood", "stands"}
            return j if stands and line.has_number(j + 1, j + 9) else None
        if not low[0].isalpha():
            break
    closing = i + 2 >= len(line.words) or line.words[i + 2].text in {".", ",", ";"}
    return i if i + 1 < len(line.words) and line.is_number(i + 1) and closing else None


# -- subject and verb -------------------------------------------------------------------------------------------------


def _inverted(line: Outline, i: int) -> Credit | None:
    """ ", said Ada Quill, the director of Open Cells"."""
    before = line.words[i - 1].text if i else ""
    if before not in {",", QUOTE, "–", "—"} or line.low(i) not in {"said", "says"}:
        return None
    end = line.after(i + 1)
    phrase = line.words[i + 1 : end]
    if not phrase or phrase[0].is_number or phrase[0].low in {"that", "in", "on", "at"}:
        return None
    closes = (
        end >= len(line.words) or not line.words[end].text[0].isalnum() or line.low(end) in {"who", "in", "on", "which"}
    )
    if (phrase[0].low in {"he", "she", "they", "it"} and len(phrase) > 1) or any(
        line.tag(j) == "VERB" and line.low(j).endswith("ed") for j in range(i + 1, end)
    ):
        return None  # "Ada Quill, 25, said she ended up at …"
    speaks = phrase[0].low in {"he", "she", "they", "it"} or any(
        w.is_capital or is_role(w) or is_body(w) for w in phrase
    )
    if not speaks or not (closes or before == QUOTE):
        return None
    return _credit(line, i, Phrase(i + 1, line.aside(end)), line.bounds, "beside")


def _saying(line: Outline, i: int, lemma: str, who: Phrase) -> Credit | None:
    if not _speaks(line, i, lemma, _head(line, who)):
        return None
    manner = past_manner(line, i + 1)
    mark = line.words[manner].text if manner < len(line.words) else "."
    closes = mark in {".", ",", ";", "–", "—", ")", "!", "?"}
    if who.gap or who.relative:
        return _told_of(line, i, who)
    opener, before = line.words[who.first - 1].text if who.first else "", line.low(who.first - 1)
    if before == "as" and closes and line.low(who.first - 2) != ",":
        return _credit(line, i, who, Span(last_number(line, who.first), line.words[i].end), "number")
    apart = opener in {",", QUOTE, "–", "—"} or before == "as"
    heard = told(line, i) if lemma == "tell" else None
    if apart and (closes or mark == ":"):
        made = _credit(line, i, who, around(line, i) if closes else line.bounds, "beside")
        made = replace(made, relay=line.low(i) in RELAYING) if made else None
    elif lemma in ACTING and line.low(i + 1) != "that" and mark not in {":", QUOTE}:
        return None  # "Prosecutors charged nine clerks", "The League added five others"
    else:
        made = _credit(line, i, who, Span(line.words[who.first].start, line.bounds.end), "before")
    return replace(made, who=(*made.who, heard)) if made and heard else made


def _head(line: Outline, who: Phrase) -> Sequence[Word]:
    """The subject without what stands after its first comma."""
    phrase = line.words[who.first : who.last]
    comma = next((j for j, w in enumerate(phrase) if w.text == "," and j), len(phrase))
    return phrase[:comma]


def _speaks(line: Outline, i: int, lemma: str, phrase: Sequence[Word]) -> bool:
    """Whether this subject of this verb says something: "GWU data show", not "the cases show"."""
    if lemma in PLAIN:
        return True
    if lemma in SHOWING:
        reckons = can_reckon(phrase) and not any(is_role(w) for w in phrase)
        return is_written(phrase) or (lemma != "show" and reckons)
    if lemma in EXPECTING:
        return can_reckon(phrase) and (len(phrase) > 1 or phrase[0].low in {"it", "they"} or is_acronym(phrase[0].text))
    if lemma == "report" and line.has_number(i + 1, i + 4):  # "Tolm province has reported a dozen cases" has no voice
        return can_reckon(phrase)
    return is_written(phrase) or can_say(phrase)


def _told_of(line: Outline, i: int, who: Phrase) -> Credit | None:
    """ "the 30 that the operator gave", "a row that growers say will cost €40m", "the Chamber, which said 9 …"."""
    end = clause_end(line, i)
    if who.relative:
        end = next((w.start for w in line.words[i + 1 :] if w.text == ","), end)
    ahead = next((w for j, w in enumerate(line.words) if j > i and w.start < end and line.is_number(j)), None)
    if who.gap and ahead is None:
        if _exceeds(line, who.first):
            return None
        return _credit(line, i, who, Span(last_number(line, who.first), line.words[i].end), "number")
    return _credit(line, i, who, Span(line.words[i].start, end), "number")


def _stating(line: Outline, i: int, lemma: str, who: Phrase) -> Credit | None:
    """ "Police put the crowd at 4,000", "Nordline revised the number to 280"."""
    phrase = _head(line, who)
    counted = lemma in _REVISING and not NAMED_NUMBER.isdisjoint(line.low(j) for j in range(i + 1, i + 5))
    if not (can_reckon(phrase) or counted) or line.low(i - 1) == "to":
        return None
    if who.gap and lemma in GAPPED and not line.has_number(i + 1, i + 4):
        if _exceeds(line, who.first):
            return None
        return _credit(line, i, who, Span(last_number(line, who.first), line.words[i].end), "number")
    if not (_states(line, i, lemma) or (is_written(phrase) and line.has_number(i + 1, i + 14) and lemma != "have")):
        return None
    if who.gap or who.relative:
        return _told_of(line, i, who._replace(relative=True))
    return _credit(line, i, who, Span(line.words[who.first].start, clause_end(line, i)), "before")


def _exceeds(line: Outline, first: int) -> bool:
    """True of "six more than the company had estimated": the six are not the company's."""
    return line.low(first - 1) == "than" and line.low(first - 2) in {"more", "fewer", "less", "higher", "lower"}


def _listed(line: Outline, i: int) -> Credit | None:
    """ "Tax Ministry: eight, unchanged."; not "DELHI: Two people"."""
    phrase = line.words[:i]
    if not 0 < i <= 8 or not line.has_number(i + 1, i + 4) or not any(is_body(w) or is_role(w) for w in phrase):
        return None
    verbal = any(line.tag(j) in {"VERB", "AUX"} and not line.words[j].is_capital for j in range(i))
    if verbal or all(w.text.isupper() or not w.text[0].isalpha() for w in phrase):
        return None
    return _credit(line, i, Phrase(0, i), line.bounds, "before")


def _states(line: Outline, i: int, lemma: str) -> bool:
    """Whether the verb's object is a number that somebody reckons."""
    near = [line.low(j) for j in range(i + 1, min(len(line.words), i + 14))]
    close = near[:6]
    if lemma == "have":
        exact = any(
            low == "at" and line.is_number(i + 2 + k) for k, low in enumerate(close) if i + 2 + k < len(line.words)
        )
        total = close[:1] == ["it"] or "total" in close or "ahead" in close or exact
        return (
            close[:2] == ["a", "list"]
            or close[:3] == ["the", "names", "of"]
            or (total and not {"as", "at"}.isdisjoint(close) and line.has_number(i + 1, i + 8))
        )
    if lemma == "estimate" and line.has_number(i + 1, i + 6):
        return True
    if lemma in {"put", "set", "fix", "value", "peg", "number", "estimate", "place", "assess"}:
        return "at" in near and line.has_number(i + 1, i + 18)
    if lemma == "keep":
        return not {"list", "register", "tally", "count"}.isdisjoint(close)
    if line.low(i) == "gives" and line.has_number(i + 1, i + 4):
        return True
    if lemma in _REVISING or lemma == "give":
        return not NAMED_NUMBER.isdisjoint(close)
    if lemma in _LEADING:
        return near[: len(_LEADING[lemma])] == _LEADING[lemma] and line.has_number(i + 1, i + 8)
    if lemma in {"link", "blame", "trace", "accuse"}:
        return not {"to", "for", "of"}.isdisjoint(near) and line.has_number(i + 1, i + 14)
    if lemma in {
        "deem",
        "regard",
        "consider",
        "look",
        "issue",
        "publish",
        "announce",
        "quote",
        "cite",
        "expect",
        "project",
        "forecast",
        "predict",
    }:
        return False
    return line.has_number(i + 1, i + 7)
