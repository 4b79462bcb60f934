"""What stands between the verb and what is said: whom it was told, and when ("told reporters on Thursday that")."""

from service.figures.voices.bearer import Named
from service.figures.voices.names import name
from service.figures.voices.outline import Outline
from service.figures.voices.voice import ARTICLES, MONTHS, PREPOSITIONS, PRONOUNS, TRAILERS, WEEKDAYS, Word, disown
from service.figures.voices.wording import QUOTE

# Nobody passes a number on by being told it.
AUDIENCES = frozenset(
    """reporters journalists analysts investors lawmakers legislators parliament commons lords senate congress
    assembly exchanges exchange court me us mps members shareholders council committee conference inquiry hearing
    staff rally crowd delegates readers them him her meeting parents residents workers ministers inquest tribunal
    investigators detectives interviewer interviewers supporters fans board commission panel jury jurors judge judges
    magistrates voters customers clients employees peers deputies cabinet house police union party company bank
    ministry government authorities officials rescuers
    prosecutors lawyers officers asx nse bse jse lse sgx hkex sabha bundestag knesset duma dail
    dáil seanad rada majlis cortes althing
    media press newspapers broadcasters outlets
    bench chamber session chamber's assembly's riksdag storting sejm senedd holyrood""".split()
)
_STOPS = frozenset([*",.;:!?()", "–", "—"])  # not "in its Report 1/2025"
_HOURS = frozenset("morning afternoon evening night lunchtime".split())
_AIR = frozenset("television tv radio agency newspaper magazine".split())


def told(line: Outline, i: int) -> Named | None:
    """The outlet or body that was told and so passes it on; nobody for "told reporters"."""
    phrase = line.words[i + 1 : _audience(line, i + 1)]
    # not "The Associated Press"
    heard = any(disown([w])[0].low in AUDIENCES and not (w.is_capital and w.low == "press") for w in phrase)
    named = name(phrase) if not heard and any(w.is_capital for w in phrase) else None
    return named if named and not named.person else None


def _audience(line: Outline, i: int) -> int:
    """One past whoever was told."""
    j = i
    while line.low(j) in ARTICLES or (j < len(line.words) and _is_plain(line.words[j])):
        j += 1
    while j < len(line.words) and line.words[j].is_capital and line.low(j) not in WEEKDAYS | ARTICLES:
        j += 1
        numbered = line.low(j)[:1].isdigit()
        joined = line.low(j) in {"of", "for"} and j + 1 < len(line.words) and line.words[j + 1].is_capital
        j += numbered or joined
    while j > i and line.words[j - 1].owns and j < len(line.words) and _is_plain(line.words[j]):
        j += 1  # "told Tuesday's meeting"
    return j + (line.low(j) in _AIR | AUDIENCES)


def _is_plain(word: Word) -> bool:
    stops = word.low in TRAILERS or word.low in PREPOSITIONS - {"of"} or word.low in {"that", "it", "there"}
    return word.text[0].isalpha() and not word.is_capital and not stops


def past_manner(line: Outline, i: int) -> int:
    """Skips whom it was told and when: "told reporters on Thursday", "said in its quarterly bulletin"."""
    if line.low(i - 1) in {"told", "tell", "tells", "informed", "informs"}:
        i = _audience(line, i)
    for _ in range(3):
        low, following = line.low(i), line.low(i + 1)
        if low in WEEKDAYS or low in {"earlier", "later", "also", "separately", "again", "recently", "here"}:
            i += 1 + (following in _HOURS)
        elif low == "on" and following in WEEKDAYS and line.low(i + 2) in PRONOUNS:  # "said on Monday it had found 9"
            i += 2
        elif line.words[i : i + 1] and low in MONTHS and line.words[i].is_capital:  # "said Oct. 30"
            i += 1 + (following == ".")
            i += i < len(line.words) and line.words[i].is_number
        elif low in {"in", "by", "at", "on", "during", "via", "to", "late", "last", "this", "after", "through"}:
            ahead = range(i + 1, min(len(line.words), i + 15))
            last = i if i + 15 < len(line.words) else len(line.words)  # a line may end without a mark
            stop = next((j for j in ahead if line.words[j].text in _STOPS or line.low(j) in {"that", QUOTE}), last)
            return i if line.low(stop) == "that" else stop
        else:
            break
    return i
