"""The phrases of one sentence that say who gives a number."""

from dataclasses import replace
from itertools import pairwise, takewhile

from service.article import Span
from service.figures.reading import Role
from service.figures.voices.bearer import untitled
from service.figures.voices.elided import elided
from service.figures.voices.forecast import AWAITING, EXPECTED, agreed, expected, foreseen, polled
from service.figures.voices.gate import stands
from service.figures.voices.headline import BREAKS, fronts, headed, headlined
from service.figures.voices.names import is_person, name
from service.figures.voices.outline import Outline, Phrase
from service.figures.voices.reach import Credit, clause, credit_to, elsewhere, last_number, settled
from service.figures.voices.reporting_verb import RELAYING
from service.figures.voices.speech import CUES, by_verb
from service.figures.voices.voice import (
    ARTICLES,
    DATA,
    OWNERS,
    PREPOSITIONS,
    WEEKDAYS,
    WORKS,
    can_reckon,
    can_say,
    disown,
    disowned,
    is_body,
    is_named_so,
    is_people,
    is_role,
    is_written,
)
from service.figures.voices.wording import QUOTE
from service.figures.voices.written import MADE

PARTICIPLES = frozenset(
    """put set estimated valued numbered pegged fixed calculated counted recorded reported given assessed
    documented verified confirmed listed compiled logged registered announced projected forecast quoted cited published
    released carried issued provided tabled gathered collected claimed stated
    alleged declared expected predicted anticipated""".split()
)
_BE = frozenset("is are was were be been being".split())
_AWAITED = frozenset("expected predicted anticipated".split())  # "expected by analysts"; not "expected by Easter"
_ASKED = frozenset("surveyed polled sampled assessed".split())  # not "questioned by police"
_FORECASTERS = frozenset("analysts economists strategists forecasters".split())
_RECKONED = frozenset("put set estimated valued pegged given calculated".split())
_NAMING = {"according": "to", "as": "per", "relying": "on"}
# A phrase that names a voice has one of these words, or an owner.
_CUES = (
    frozenset("according as citing quoting relying pointing by of from on in its their consensus".split())
    | AWAITING
    | BREAKS
    | CUES
)
_COMPARING = frozenset("against above below versus compared more less fewer higher lower ahead short well just".split())
_SAID = frozenset("said says wrote write say told noted stated added".split())  # "they said in court papers that"
# Written or told, and cited as if it were a voice; elsewhere it is none
_CITED = frozenset(
    "logbook logbooks measurements draft minutes transcript transcripts testimony testimonies interviews decree".split()
)
_MOVED = frozenset("rose fell grew climbed dropped jumped shrank reached hit".split())
_OWN = frozenset("finding estimate count tally forecast projection target".split())
_PLAIN_OWN = frozenset("figure number total toll".split())


def credits(line: Outline, role: Role) -> list[Credit]:
    """The voices of a sentence in text order; what stands inside the quotations is not looked into.

    A headline has a voice beside it ("…, union claims", "Toll at 84: ministry") or in front ("UN says 400 …");
    captions, links and page furniture have none.
    """
    if role not in {"body", "headline"}:
        return []
    found = [made for i, w in enumerate(line.words) if (w.low in _CUES or w.owns) and (made := _at(line, i, role))]
    if role == "headline":
        found = [c for c in found if c.kind == "beside" or fronts(line, c)] or headlined(line)
    found = sorted([*found, *elided(line, found)], key=lambda c: c.span)
    inner = [c for c in found if c.relay or not c.is_wide]
    outer = [c for c in found if c not in inner or not any(o.is_wide and _holds(o, c) for o in found)]
    return settled(line.words, sorted(outer, key=lambda c: c.span))


def _holds(outer: Credit, inner: Credit) -> bool:
    """A voice inside the description of another: "records kept by the lab show"; not "Ada Quill, who puts it at"."""
    inside = outer.zone.start < inner.span.start and inner.span.end <= outer.zone.end
    return inside and inner.who[0].names[0] != outer.who[0].names[0]


def _at(line: Outline, i: int, role: Role) -> Credit | None:
    word, low = line.words[i], line.low(i)
    if line.low(i + 1) == _NAMING.get(low):  # "according to", "relying on"
        return _according(line, i, i + 2)
    if low in {"citing", "quoting", "pointing"} and _cites(line, i):
        return _according(line, i, i + 1 + (low == "pointing"))
    for cues, find in _CUED:
        if low in cues and (made := find(line, i)):
            return made
    if word.owns:
        return foreseen(line, i) or _owned(line, i)
    if low in {"its", "their"}:
        return _own_estimate(line, i)
    if role == "headline" and low in BREAKS:
        return headed(line, i)
    if low == ":" and role == "body" and (made := _listed(line, i)):
        return made
    return by_verb(line, i)


# -- "according to", "by", "in the network's survey" ------------------------------------------------------------------


def _according(line: Outline, cue: int, first: int) -> Credit | None:
    opens, end = first, line.after(first)
    if line.low(end - 1) == "of" and line.has_number(
        end, end + 1
    ):  # "a survey of 900 homes in Tolm by Kelm University"
        maker = next((j + 1 for j in range(end, min(len(line.words), end + 9)) if line.low(j) == "by"), None)
        if maker is None:  # "citing a poll of 2,004 adults": they are whom it asked
            made = credit_to(line, cue, Phrase(first, end - 1), line.bounds, "beside")
            return replace(made, zone=Span(made.zone.start, line.words[end].end)) if made else None
        first, end = maker, line.after(maker)
    if line.low(end) in MADE or line.low(end - 1) in MADE:  # "a survey published on Wednesday by the institute"
        by = next((j for j in range(end + 1, min(len(line.words), end + 5)) if line.low(j) == "by"), None)
        end = line.after(by + 1) if by else end
    if end <= first:
        return None
    # "According to the report, the firm's owner, Orbis, lost 40": the owner is no report
    known = line.low(end + 1) in ARTICLES and is_written(line.words[first:end])
    made = credit_to(line, cue, Phrase(first, end if known else line.aside(end)), _foretold(line, cue), "beside")
    if made is None or opens == first:
        return made
    return replace(made, zone=Span(line.words[opens].start, made.zone.end))  # "the poll of [2,000 adults] by Factline"


def _cites(line: Outline, cue: int) -> bool:
    """ ", citing two officials"; not "before quoting a fee", "tickets citing noise", ", citing a fall in sales"."""
    cited = line.words[cue + 1 : line.after(cue + 1 + (line.low(cue + 1) == "to"))]
    own = any(a.low in DATA | WORKS and b.low in OWNERS for a, b in pairwise(cited))  # "citing figures his party got"
    if not cited or own or line.tag(cue - 1) in {"ADP", "SCONJ", "PART"}:
        return False
    head = [*takewhile(lambda w: w.low not in PREPOSITIONS - {"to"}, cited)]
    told = any(
        (is_named_so(w) and not is_body(w)) or w.low in _CITED for w in head
    )  # "a clerk close to", "lists it has"
    named = told or (bool(head) and (head[-1].is_capital or is_body(head[-1])))
    return named and (can_say(cited) or is_written(cited) or line.tag(cue - 1) not in {"NOUN", "PROPN"})


def _foretold(line: Outline, cue: int) -> Span:
    """ "beating the $9m that analysts had forecast, according to FactLine": it gives the forecast and no more."""
    opens = next((j for j in range(cue - 2, 0, -1) if line.low(j) == ","), cue)
    compared = line.low(opens + 1).endswith("ing") or line.low(opens + 1) in _COMPARING
    foreseen = any(line.low(j) in EXPECTED | _AWAITED for j in range(opens + 1, cue))
    if compared and foreseen and line.low(cue - 1) == ",":
        return Span(line.words[opens + 1].start, line.words[cue].end)
    return Span(line.bounds.start, elsewhere(line, cue)) if cue else line.bounds


def _passive(line: Outline, i: int) -> Credit | None:
    """ "put at 60 by the parks department", "reported by rights group Open Cells"."""
    verb = next((j for j in range(i - 1, max(-1, i - 16), -1) if line.low(j) in PARTICIPLES), None)
    if verb is None or any(line.words[j].text in ".;:)" for j in range(verb, i)):
        return None
    end = line.after(i + 1)
    phrase = line.words[i + 1 : end]
    numbered = line.has_number(verb, i)
    awaited = line.low(verb) in _AWAITED
    if not phrase or phrase[0].is_number or not (verb == i - 1 or _is_passive(line, verb, i)):
        return None
    if verb != i - 1 and line.tag(i - 1) == "VERB":  # "most were counted in Kelm, followed by Tolm"
        return None
    if awaited and not any(is_people(w.low) or is_body(w) for w in phrase):
        return None
    if not (line.low(verb) in _RECKONED or can_say(phrase)):
        return None
    whole = Phrase(i + 1, line.aside(end))
    stands = line.low(verb - 1) == "as" and line.low(verb - 2) != ","  # "not 88 as reported by the Post, the firm said"
    if line.low(verb) in RELAYING and not (numbered or stands or line.has_number(verb - 1, verb)):
        made = credit_to(line, i, whole, line.bounds, "beside")
        return replace(made, relay=True) if made else None
    start = line.words[verb].start if numbered else last_number(line, verb)
    return credit_to(line, i, whole, Span(start, phrase[-1].end), "number")


def _is_passive(line: Outline, verb: int, by: int) -> bool:
    """ "was counted as 60 by", "put at 60 by"; not "the group counted 60 attacks by settlers"."""
    before = {line.low(j) for j in range(max(0, verb - 3), verb)}
    puts = not _BE.isdisjoint(before) or any(line.low(j) in {"at", "as"} for j in range(verb + 1, by))
    return puts and line.has_number(verb, by)


def _reckoned(line: Outline, i: int) -> Credit | None:
    """ "on an estimate by Reuben Moor", "in the network's survey"; not "in its accounts"."""
    end = line.after(i + 1)
    phrase = line.words[i + 1 : end]
    at = next((j for j, w in enumerate(phrase) if w.low in DATA | WORKS), None)
    if (
        at is None
        or line.low(i - 1) in _SAID
        or disowned(phrase[0].low) in WEEKDAYS | {"last", "this", "next"}
        or (phrase[0].low in OWNERS and line.low(i) != "by")
    ):
        return None
    following = phrase[at + 1].low if at + 1 < len(phrase) else ""
    if following in {"and", "it", "they", "there"}:  # "by the mayor's reckoning and to 70 by …", "by his count it was"
        end, phrase = i + at + 2, phrase[: at + 1]
    if following == "of" and at == 1 and line.low(i) == "by" and phrase[0].low in ARTICLES:  # "by the count of a clerk"
        stop = next((j for j in range(i + 5, end) if line.is_number(j)), end)
        return credit_to(line, i, Phrase(i + 4, stop), clause(line, i), "number")
    owned = (
        at == len(phrase) - 1
        and line.low(end - 1) != "records"
        and (phrase[0].low in OWNERS or any(w.owns for w in phrase[:at]) or (at > 0 and is_body(phrase[at - 1])))
    )
    made = (following == "by" and line.low(i) in {"on", "in"}) or (following == "from" and line.low(i) == "on")
    made = made and line.low(i - 1) not in {"based", "drawing", "relies"}
    if not owned and not made:
        return None
    scope = clause(line, i)
    if line.low(i - 1) in {"who", "which"}:  # "The men, who by the firm's own count earn $9, want 7 per cent"
        scope = Span(scope.start, next((w.start for w in line.words[end:] if w.text == ","), scope.end))
    return credit_to(line, i, Phrase(i + 1, line.aside(end)), scope, "number")


def _asked(line: Outline, i: int) -> Credit | None:
    """ "14 percent of 1,050 families surveyed by Open Cells had soap": whoever asked them says so."""
    counted = line.low(i - 1) in _ASKED and line.has_number(max(0, i - 5), i - 1)
    asked = line.tag(i - 2) in {"NOUN", "PROPN"} and line.low(i - 2) not in _FORECASTERS
    asker = counted and asked and can_say(line.words[i + 1 : line.after(i + 1)])
    return credit_to(line, i, Phrase(i + 1, line.after(i + 1)), clause(line, i), "number") if asker else None


_CUED = (
    (frozenset(["by"]), _passive),
    (frozenset(["by"]), _asked),
    (frozenset(["of", "from", "by"]), expected),
    (frozenset(["in"]), polled),
    (frozenset(["on", "by", "in"]), _reckoned),
    (frozenset(["consensus"]), agreed),
)


def _owned(line: Outline, i: int) -> Credit | None:
    """ "Nordline's own number is 3,200", "the harbour office's June estimate of 700", "close to the union's 7,300"."""
    owner = line.ending(i)
    noun = _own_number(line, i)
    if owner is None or noun is None or not can_reckon(line.words[owner.first : owner.last]):
        return None
    first = owner.first
    if line.tag(first) == "ADJ" and line.low(first + 1) == "to":  # "close to the union's 7,300"
        first += 2
    named = name(disown(line.words[first : i + 1]))
    if named is None or not named.names or not all(stands(line, Phrase(first, i), n) for n in named.names):
        return None
    last = next((j for j in range(noun + 1, min(len(line.words), noun + 9)) if line.is_number(j)), noun)
    start = line.words[first].start
    span, scope = Span(start, line.words[noun].end), Span(start, line.words[last].end)
    return Credit((named,), span, scope, Span(start, start), "number")


def _own_estimate(line: Outline, i: int) -> Credit | None:
    """ "Its latest estimate, after 40 repairs, is 700"; "Their estimate: around 60 percent"."""
    noun = next((j for j in range(i + 1, min(len(line.words), i + 4)) if line.low(j) in _OWN), None)
    if noun is None or i > 2 or line.tag(noun) == "VERB":
        return None
    return credit_to(line, i, Phrase(i, noun + 1), line.bounds, "before")


def _own_number(line: Outline, i: int) -> int | None:
    """The word that says that an owner's number follows, or the owner itself if the number does."""
    own = False
    for j in range(i + 1, min(len(line.words), i + 5)):
        low = line.low(j)
        own = own or low == "own"
        if low in _OWN or low in _PLAIN_OWN:
            if line.low(j + 1) in _MOVED and line.words[i].is_capital and not is_body(line.words[i]):
                return None  # "Hawaii's count climbed to 40"
            stands = low in _OWN or own or line.low(j + 1) in {"is", "was", "stood", "stands"}
            stands = stands or (low in {"figure", "toll"} and line.low(j + 1) == "of" and line.has_number(j + 2, j + 5))
            return j if stands and line.has_number(j + 1, j + 9) else None
        if not low[0].isalpha() or low in OWNERS:  # "Moody's lowered its forecast"
            break
    closing = i + 2 >= len(line.words) or line.words[i + 2].text in {".", ",", ";"}
    return i if i + 1 < len(line.words) and line.is_number(i + 1) and closing else None


def _listed(line: Outline, i: int) -> Credit | None:
    """ "Tax Ministry: eight, unchanged."; not "DELHI: Two people"."""
    phrase = line.words[:i]
    if line.low(i + 1) == QUOTE:
        first = next((j for j in range(i) if line.low(j) == ","), i)
        spoken_by = is_person(untitled(list(line.words[:first])))
        return credit_to(line, i, Phrase(0, first), line.bounds, "before") if spoken_by else None
    if not 0 < i <= 8 or not line.has_number(i + 1, i + 4) or not any(is_body(w) or is_role(w) for w in phrase):
        return None
    # "Emissions per passenger: 64", "- Students: 300"
    if "per" in {w.low for w in phrase} or not phrase[0].text[0].isalpha() or (i == 1 and is_people(phrase[0].low)):
        return None
    verbal = any(line.tag(j) in {"VERB", "AUX"} and not line.words[j].is_capital for j in range(i))
    if verbal or all(w.text.isupper() or not w.text[0].isalpha() for w in phrase):
        return None
    return credit_to(line, i, Phrase(0, i), line.bounds, "before")
