"""A verb and who governs it: "the union said", "police put the crowd at 4,000", ", said Ada Quill"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from service.article import Span
from service.figures.voices.addressee import past_manner, told
from service.figures.voices.bearer import head_word
from service.figures.voices.fact import is_fact
from service.figures.voices.forecast import EXPECTED
from service.figures.voices.names import is_person
from service.figures.voices.office import SPOKESMEN
from service.figures.voices.outline import Outline, Phrase
from service.figures.voices.quoted import quoted_as
from service.figures.voices.reach import Credit, around, clause_end, credit_to, last_number, turn
from service.figures.voices.reporting_verb import (
    AWAITING,
    EXPECTING,
    FORMS,
    GAPPED,
    PLAIN,
    QUOTED,
    RELAYING,
    RESULTS,
    SAYING,
    SHOWING,
    STATING,
    TRAILING,
)
from service.figures.voices.stating import MOVING, shows, states
from service.figures.voices.subject import subject
from service.figures.voices.verb import giving_verb
from service.figures.voices.voice import (
    ARTICLES,
    PLACES,
    PREPOSITIONS,
    SHORT_FORMS,
    Word,
    can_reckon,
    can_say,
    is_acronym,
    is_body,
    is_people,
    is_proper,
    is_role,
    is_written,
)
from service.figures.voices.wording import QUOTE

# With a bare object these are deeds: "announced £40m for the kin", "wrote nine books"
_REMARKING = frozenset("mention highlight underline underscore".split())
ACTING = _REMARKING | frozenset("add charge note observe stress announce write".split())

_FORESEEING = frozenset("analysts economists forecasters meteorologists pollsters strategists street".split())
_CIRCUMSTANCES = frozenset("with as while when amid".split())
# Every word that may be such a verb
CUES = TRAILING | FORMS.keys() | AWAITING.keys()


def by_verb(line: Outline, i: int) -> Credit | None:
    """The voice that the verb at word `i` gives."""
    if (line.low(i - 1), line.low(i)) == ("as", "saying"):
        return quoted_as(line, i)
    if line.low(i) in TRAILING:
        return _going_on(line, i)
    lemma, following = giving_verb(line, i), line.low(i + 1)
    passive = line.is_passive(i) and line.low(i) not in AWAITING
    if lemma is None or passive or (lemma not in PLAIN and (following == "by" or _labels(line, i))):
        return None
    turned = line.low(i - 1) in {",", QUOTE} and lemma in SAYING | QUOTED
    if (lemma in PLAIN or turned) and (made := _inverted(line, i)):
        return made
    who = subject(line, i)
    if who is None or (lemma in _NOTED | {"list", "publish"} and _is_noted(line, i, who)):
        return None
    closes = line.low(who.first - 1) == "," and following in {",", "."}  # "Nine are left, the clerk continued."
    cried = lemma in QUOTED and (closes or line.low(who.first - 1) == QUOTE)
    made = _saying(line, i, lemma, who) if lemma in SAYING or cried else None
    return made or (_stating(line, i, lemma, who) if lemma in STATING else None)


def _is_noted(line: Outline, i: int, who: Phrase) -> bool:
    """ "There were 40 new cases reported in Kelm", "Kelm, a town, reported"; not "the 40 they reported in May"."""
    if line.low(who.first + 1) == "," and any(line.low(j) in PLACES for j in range(who.first + 3, who.first + 6)):
        return True
    counted = line.low(who.first - 1) != QUOTE and line.is_number(who.first - 1) and line.low(who.first) not in ARTICLES
    noted = line.low(i + 1) in PREPOSITIONS or (line.low(i).endswith("ed") and line.low(i + 1) in {",", "."})
    return counted and not line.words[who.first].is_capital and noted


def _labels(line: Outline, i: int) -> bool:
    """ "Deaths confirmed: 38"; not "The army confirmed: “38 are dead”"."""
    labels = line.low(i + 1) == ":" and line.has_number(i + 2, i + 3) and line.low(i + 2) != QUOTE
    who = line.subject(i) if labels else None
    return labels and (who is None or line.low(who.first - 1) != ",")  # ", its operator reported: 9m in May"


def _going_on(line: Outline, i: int) -> Credit | None:
    """ "Greta Novak called it a start, adding that her town needed $75m": who governs the verb before."""
    opens = next((j for j in range(i - 1, max(-1, i - 6), -1) if line.low(j) == "with"), None)
    if opens is not None and opens + 1 < i and can_say(line.words[opens + 1 : i]):  # "with organisers claiming that"
        return credit_to(line, i, Phrase(opens + 1, i), Span(line.words[i].start, line.bounds.end), "before")
    token = line.token(i)
    if token is None or line.low(i - 1) not in {",", QUOTE}:
        return None
    head = line.tokens[token.head]
    head = head if head.fine_tag.startswith("V") else line.tokens[head.head]  # "rejected that figure, saying"
    verb = next((j for j in range(i - 1, -1, -1) if line.words[j].start == head.start), None)
    if verb is not None and FORMS.get(line.low(verb)) not in SAYING:  # "A clerk said two died in the fire, adding"
        verb = next((j for j in range(verb - 1, -1, -1) if line.low(j) in {"said", "says", "told"}), verb)
    who = subject(line, verb) if verb is not None else None
    if who is None or not can_say(_head(line, who)):
        return None
    return credit_to(line, i, who, Span(line.words[i].start, line.bounds.end), "before")


def _inverted(line: Outline, i: int) -> Credit | None:
    """ ", said Ada Quill, the director of Open Cells"."""
    before = line.words[i - 1].text if i else ""
    relays = line.low(i) == "reports" and any(w.is_capital for w in line.words[i + 1 : i + 2])  # ", reports Vestpress"
    if before not in {",", QUOTE, "–", "—"}:
        return None
    end = line.after(i + 1)
    phrase = line.words[i + 1 : end]
    # ", said the union", ", calculates Ada Quill of Orbis"; not ", shows Kelm"
    plain = line.low(i) in {"said", "says"} or relays or before == QUOTE
    if not phrase or phrase[0].is_number or not (plain or (_is_named(phrase) and line.low(i) != "told")):
        return None
    mark = line.words[end].text if end < len(line.words) else "."
    closes = not (mark[0].isalnum() or mark in "$€£¥₹") or line.low(end) in {"who", "in", "on", "which"}
    pronoun = phrase[0].low in {"he", "she", "they", "it"}
    if pronoun and len(phrase) > 1:  # "Ada Quill, 58, said she woke up in …"
        return None
    speaks = any(w.is_capital or is_role(w) or is_body(w) for w in phrase) or is_written(phrase)
    speaks = speaks or pronoun or (before == QUOTE and phrase[0].low in ARTICLES)  # "“…,” said an underwriter"
    if not speaks or not (closes or before == QUOTE):
        return None
    made = credit_to(line, i, Phrase(i + 1, line.aside(end)), line.bounds, "beside")
    if made is None:
        return made
    if before == QUOTE and is_person(phrase):  # "“…,” said Ivo Brand, a picker": no body
        made = replace(made, who=(replace(made.who[0], person=True), *made.who[1:]))
    return replace(made, zone=Span(made.zone.start, max(made.zone.end, _description_end(line, end))))


def _is_named(phrase: Sequence[Word]) -> bool:
    """True of "Ada Quill of Orbis" and "NDMA": ", calculates Ada Quill", ", warns NDMA"."""
    return is_person(phrase[:2]) or (len(phrase) == 1 and is_acronym(phrase[0].text))


_RELATIVE = frozenset("who whose where which".split())


def _description_end(line: Outline, end: int) -> int:
    """The character where "…,” said Ivo Brand, of Tolm, whose barn holds 40 cows" ends: at the next quotation."""
    stop = next((j for j in range(end, len(line.words)) if line.low(j) in {QUOTE, ";", "–", "—"}), len(line.words))
    # not "Ivo Brand, who sees a loss of 40"
    told = any(line.low(j) in _RELATIVE and line.low(j + 1) not in FORMS for j in range(end, stop))
    return line.words[stop - 1].end if told else 0


def _saying(line: Outline, i: int, lemma: str, who: Phrase) -> Credit | None:
    manner = _past_circumstance(line, past_manner(line, i + 1), who)
    mark = line.words[manner].text if manner < len(line.words) else "."
    closes = mark in {".", ",", ";", "–", "—", ")", "!", "?"}
    opener, before = line.words[who.first - 1].text if who.first else "", line.low(who.first - 1)
    head = _head(line, who)
    # ", investigators found."; not ", a trial in Kelm, Tolm and Harl showed."
    shown = lemma in SHOWING and can_reckon(head) and "and" not in {w.low for w in head}
    mused = lemma in EXPECTING and (is_proper(head) or is_people(head[-1].low))  # ", Orbis reckons."
    shown = (shown or mused) and opener == "," and closes
    # ", the county added."
    governs = len(head) == 2 and head[0].low == "the" and head[1].low in PLACES and opener in {",", QUOTE} and closes
    if not (shown or governs or _speaks(line, i, lemma, head)) or _is_counted(line, who):
        return None
    if who.gap and lemma in _REMARKING:  # "the number of times that the mayor mentioned the three bridges"
        return None
    if who.gap or who.relative:
        return _told_of(line, i, who)
    if before == "as" and closes and who.first > 1 and line.low(who.first - 2) != ",":
        return credit_to(line, i, who, Span(last_number(line, who.first), line.words[i].end), "number")
    apart = opener in {",", ";", QUOTE, "–", "—"} or before == "as"
    heard = told(line, i) if lemma in {"tell", "inform"} else None
    told_on = opener == QUOTE and lemma == "tell" and not closes
    if told_on:  # "“…,” he told the Post outside his two-room flat."
        closes, manner = True, next((j for j in range(i, len(line.words)) if line.low(j) in _MARKS), len(line.words))
    if apart and (closes or mark == ":"):
        made = credit_to(line, i, who, around(line, i) if closes else line.bounds, "beside")
        made = replace(made, relay=line.low(i) in RELAYING, apart=_manner(line, i, manner)) if made else None
    elif (lemma in ACTING and not _tells(line, i, mark)) or (not apart and _is_told_of(line, i, lemma)):
        return None  # "Prosecutors charged nine clerks", "The League added five others"
    else:
        made = credit_to(line, i, who, Span(line.words[who.first].start, turn(line, i)), "before")
    made = replace(made, who=(*made.who, heard)) if made and heard else made
    return _for_its_body(line, i, made) if made else None


def _for_its_body(line: Outline, i: int, made: Credit) -> Credit:
    """ "A spokeswoman said the airline had refunded 9m": she speaks for the airline."""
    j = i + 1 + (line.low(i + 1) == "that")
    spokesman = made.who[0]
    if len(spokesman.names) > 1 or spokesman.kind not in SPOKESMEN or spokesman.definite or line.low(j) != "the":
        return made
    body = line.low(j + 1)
    known = body in SHORT_FORMS and line.tag(j + 2) in {"AUX", "VERB"}
    return replace(made, who=(replace(spokesman, names=(*spokesman.names, body)), *made.who[1:])) if known else made


def _tells(line: Outline, i: int, mark: str) -> bool:
    """ "announced that 40 …", "announced 53 deaths and 9 new cases"; not "announced £40m for the kin"."""
    near = [line.low(j) for j in range(i + 1, i + 6)]
    return mark in {":", QUOTE} or "that" in near or (line.has_number(i + 1, i + 3) and not _TOLLS.isdisjoint(near))


def _is_told_of(line: Outline, i: int, lemma: str) -> bool:
    """ "Finds reported in Kelm rose to 40", "Cases recorded by May", "Customers had complained 22 times"."""
    near = [line.low(j) for j in range(i + 1, i + 15)]
    noted = lemma in _NOTED and near[0] in PREPOSITIONS and not {"that", QUOTE, ":"} & set(near)
    return noted or (line.has_number(i + 1, i + 2) and near[1] == "times")


_MUSING = frozenset(["believe", "think", "reckon", "fear"])  # not a country: "Tolm expects 650,000"
_NOTED = frozenset("report record register confirm log document".split())
_TOLLS = frozenset("deaths cases fatalities casualties infections injuries victims".split())
_MARKS = frozenset([".", ",", ";", QUOTE])


def _past_circumstance(line: Outline, i: int, who: Phrase) -> int:
    """ "It was 47%, the board said with most votes counted"; not "On Monday, police said as many as 40 had died"."""
    opener = line.low(who.first - 1)
    follows = opener == QUOTE or (opener == "," and line.has_number(0, who.first))
    if not follows or line.low(i) not in _CIRCUMSTANCES or line.low(i + 1) in {"many", "much", "few", "high", "low"}:
        return i
    return next((j for j in range(i, len(line.words)) if line.words[j].text in {".", ",", ";"}), len(line.words))


def _manner(line: Outline, i: int, end: int) -> Span | None:
    """What stands between the verb and the mark that closes it: "said during [6 hours of debate]"."""
    return Span(line.words[i].end, line.words[end - 1].end) if i + 1 < end <= len(line.words) else None


# "Fifty-four per cent of voters said", "six in ten farmers said": those are what is counted, and no voice; nor is
# "the same article"
_SHARE_OF = re.compile(
    r"(?:per ?cent|%|half|thirds?|quarters?|fifths?|tenths?) (?:of\b|\Z)"
    r"|\b(?:\d+|[a-z]+) (?:in|out of|in every|of every) (?:\d+|five|ten|four|three|six|twenty)\b"
)
_ARTICLES = frozenset("article story headline chart caption graphic map".split())


def _is_counted(line: Outline, who: Phrase) -> bool:
    phrase = _head(line, who)
    if is_written(phrase) or head_word(phrase) in _ARTICLES:
        return head_word(phrase) in _ARTICLES
    return bool(_SHARE_OF.search(" ".join(w.low for w in (*line.words[max(0, who.first - 3) : who.first], *phrase))))


def _head(line: Outline, who: Phrase) -> Sequence[Word]:
    """The subject without what stands after its first comma."""
    phrase = line.words[who.first : who.core or who.last]
    comma = next((j for j, w in enumerate(phrase) if w.text == "," and j), len(phrase))
    return phrase[:comma]


def _speaks(line: Outline, i: int, lemma: str, phrase: Sequence[Word]) -> bool:
    """Whether this subject of this verb says something: "GWU data show", not "the cases show"."""
    if lemma in PLAIN:
        return True
    if is_fact(line, i, lemma, phrase):
        return False
    if lemma in SHOWING:
        if line.low(i + 1) == "that":
            return is_written(phrase) or can_say(phrase)
        # "Dogs and drivers found 71", "guards found a tunnel": what was found is no number that they give
        crew = any(is_people(w.low) for w in phrase) and not any(w.is_capital or is_body(w) for w in phrase[1:])
        deed = (crew and not is_body(phrase[0])) or not line.has_number(i + 1, i + 16)
        reckons = can_reckon(phrase) and not deed and not any(is_role(w) for w in phrase)
        return is_written(phrase) or (lemma not in {"show", "discover"} and reckons)
    if lemma in EXPECTING:
        alone = phrase[0].low in {"it", "they", "he", "she"} | _FORESEEING or is_acronym(phrase[0].text)
        alone = alone or (lemma in _MUSING and phrase[0].is_capital)
        # "Orbis expects sales of 9m"
        alone = alone or not RESULTS.isdisjoint(line.low(j) for j in range(i + 1, i + 5))
        return can_reckon(phrase) and (len(phrase) > 1 or alone)
    if lemma == "report" and line.has_number(i + 1, i + 4):  # "Tolm province has reported a dozen cases" has no voice
        return can_reckon(phrase)
    return is_written(phrase) or can_say(phrase)


def _told_of(line: Outline, i: int, who: Phrase) -> Credit | None:
    """ "the 30 that the operator gave", "a row that growers say will cost €40m", "the Chamber, which said 9 …"."""
    end = clause_end(line, i)
    if who.relative or line.low(who.first - 1) in {"which", "who"}:
        end = next((w.start for w in line.words[i + 1 :] if w.text == ","), end)
    ahead = next((w for j, w in enumerate(line.words) if j > i and w.start < end and line.is_number(j)), None)
    if line.low(who.first - 1) == "than":  # "worse than the reports suggested", "six more than the firm had estimated"
        return None
    if who.gap and ahead is None:
        return credit_to(line, i, who, Span(last_number(line, who.first), line.words[i].end), "number")
    return credit_to(line, i, who, Span(line.words[i].start, end), "number")


def _stating(line: Outline, i: int, lemma: str, who: Phrase) -> Credit | None:
    """ "Police put the crowd at 4,000", "Nordline revised the number to 280"."""
    phrase = _head(line, who)
    foresees = is_written(phrase) or any(w.low in _FORESEEING for w in phrase)
    # not "Police looked for 3", "The union called for 9 per cent"
    demands = (lemma == "look" and not foresees) or (lemma == "call" and EXPECTED.isdisjoint(w.low for w in phrase))
    if demands or not (can_reckon(phrase) or is_written(phrase)):
        return None
    if is_fact(line, i, lemma, phrase):
        return None
    if who.gap and lemma in GAPPED and not line.has_number(i + 1, i + 4):
        return _told_of(line, i, who)
    # "cut the number of deaths" may be an airline's deed, a ministry's word
    moves = lemma in MOVING and not any(is_body(w) or is_role(w) or w.low == "it" for w in phrase)
    if not (states(line, i, lemma, moves) or (not moves and lemma != "publish" and shows(line, i, lemma, phrase))):
        return None
    if who.gap or who.relative:
        return _told_of(line, i, who._replace(relative=True))
    return credit_to(line, i, who, Span(line.words[who.first].start, clause_end(line, i)), "before")
