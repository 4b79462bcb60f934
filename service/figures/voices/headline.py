"""Who gives the number of a headline: "Toll at 84: ministry", "Wells dry in six towns, audit finds", "UN says …"."""

from itertools import islice, pairwise

from service.article import Span
from service.figures.voices.outline import Outline, Phrase
from service.figures.voices.reach import Credit, credit_to
from service.figures.voices.reporting_verb import FORMS, RESULTS, SAYING, SHOWING
from service.figures.voices.voice import PREPOSITIONS, is_acronym, is_body, is_people, is_role, is_written

BREAKS = frozenset([":", "-", "–", "—"])
_SPEAKING = frozenset("says say warns warn puts".split())
# With a body or people in front these tell; a company reports its own loss, and police find what they look for.
_COUNTING = frozenset("report count estimate see record".split())
_TELLING = _COUNTING | frozenset("admit confirm reveal claim".split())
_SAID = frozenset(["say", "warn"])
_POLLS = frozenset(["poll", "survey"])  # the text names the pollster
_LONGEST = 5


def headed(line: Outline, i: int) -> Credit | None:
    """ "Toll at 84: ministry", "Auditors: 31 bridges unsafe", "Crop seen at 28m tonnes - growers' union"."""
    last = next((j for j in range(i, len(line.words)) if line.low(j) == ";"), len(line.words))
    if not 0 < i < last - 1 or (line.low(i) != ":" and line.words[i].start == line.words[i - 1].end):
        return None
    if _is_voice(line, i + 1, last, named=line.low(i) == ":"):
        return credit_to(line, i, Phrase(i + 1, last), Span(line.bounds.start, line.words[i].start), "beside")
    label = line.words[0]
    fronts = i == 1 and (is_people(label.low) or is_role(label) or is_body(label))
    if fronts and not label.text.isupper() and line.low(i) == ":":  # not "Poll: Hope at 31%", "WATCH: 10 goals"
        return credit_to(line, i, Phrase(0, i), Span(line.words[i].start, line.bounds.end), "beside")
    return None


def _is_voice(line: Outline, first: int, stop: int, *, named: bool) -> bool:
    words = line.words[first:stop]
    if not words or len(words) > _LONGEST or line.has_number(first, stop):
        return False
    last = words[-1]
    known = is_body(last) or is_role(last) or is_people(last.low) or last.low in {"survey", "study", "report", "poll"}
    return known or (named and all(is_acronym(w.text) for w in words))


def headlined(line: Outline) -> list[Credit]:
    """The voice of a headline that is found by its place alone."""
    found = (made for i in range(1, len(line.words)) for find in (_closing, _opening) if (made := find(line, i)))
    return list(islice(found, 1))


def _closing(line: Outline, i: int) -> Credit | None:
    """ "Wells dry in six towns, audit finds", "…, cameras show": the last verb is easily taken for a noun."""
    if FORMS.get(line.low(i)) not in SAYING or i + 1 < len(line.words):
        return None
    first = next((j for j in range(i, max(0, i - _LONGEST), -1) if line.low(j - 1) == ","), i)
    shown = line.low(i) in {"show", "shows", "reveal", "reveals"} or is_written(line.words[first:i])
    if first == i or line.low(i - 1) in _POLLS or not (shown or _is_voice(line, first, i, named=True)):
        return None
    return credit_to(line, i, Phrase(first, i), line.bounds, "beside")


def _opening(line: Outline, i: int) -> Credit | None:
    """ "Study finds 31% of wells dry", "Ministry reports 40 deaths"; not "Nordline reports loss of 40 million"."""
    base, opens = FORMS.get(line.low(i)), _opens(line, i)
    phrase = line.words[opens:i]
    if not phrase or len(phrase) > _LONGEST or line.has_number(opens, i):
        return None
    ahead = {line.low(j) for j in range(i + 1, len(line.words))}
    people = is_people(phrase[-1].low)
    told = base in _TELLING and RESULTS.isdisjoint(ahead) and (people or is_body(phrase[-1]) or is_role(phrase[-1]))
    told = told and (base not in _COUNTING or _counts(line, i)) and (base != "see" or people)
    said = base in _SAID and all(w.is_capital for w in phrase)  # "Hamas Health Ministry Says 15 Killed"
    if not (told or said) and not (base in SHOWING and is_written(phrase)):
        return None
    end = next((w.start for w in line.words[i:] if w.text == ";"), line.bounds.end)
    return credit_to(line, i, Phrase(opens, i), Span(line.words[opens].start, end), "before")


def _counts(line: Outline, i: int) -> bool:
    """ "group counts 1,870", "officials see up to 19"; not "Row over detainee count as two"."""
    return line.has_number(i + 1, i + 5) and line.low(i + 1) not in PREPOSITIONS | {"as", "off", ":"}


def _opens(line: Outline, i: int) -> int:
    """The word that begins the part of the headline that word `i` stands in: the first, or that after a ";" or ":"."""
    return next((j + 1 for j in range(i - 1, -1, -1) if line.low(j) in {";", ":"}), 0)


def fronts(line: Outline, credit: Credit) -> bool:
    """ "UN says 400,000 face hunger; Board says 90,000": a part begins with the voice."""
    opens = {line.bounds.start, *(b.start for a, b in pairwise(line.words) if a.text == ";")}
    spoken = any(w.low in _SPEAKING for w in line.words if w.end == credit.span.end)
    return credit.kind == "before" and credit.span.start in opens and spoken
