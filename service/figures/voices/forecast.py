"""Whose forecast a number is: "economists' expectations of 0.2%", "the FactLine consensus of 40 cents"."""

from service.article import Span
from service.figures.voices.bearer import Named
from service.figures.voices.names import name
from service.figures.voices.outline import Outline, Phrase
from service.figures.voices.reach import Credit, clause_end, credit_to, last_number
from service.figures.voices.voice import ARTICLES, disown, is_people
from service.figures.voices.written import MADE

AWAITING = frozenset(["analysts", "economists"])
EXPECTED = frozenset("forecast forecasts estimate estimates expectation expectations consensus prediction".split())


def expected(line: Outline, i: int) -> Credit | None:
    """ "beating the $205m average forecast of nine analysts polled by MarketEye"."""
    foreseen = line.low(i - 1) in EXPECTED and line.has_number(i - 7, i - 1)
    # "the average forecast for the yield was 40 by three analysts"
    was = any(line.low(j) in EXPECTED for j in range(max(0, i - 12), i)) and line.has_number(i - 2, i)
    if not (foreseen or was):
        return None
    end = past_maker(line, i + 1 + line.has_number(i + 1, i + 2))
    phrase = line.words[i + 1 : end]
    if not any(is_people(w.low) for w in phrase):
        return None
    return credit_to(line, i, Phrase(i + 1, end), Span(last_number(line, i), line.words[i].end), "number")


def past_maker(line: Outline, first: int) -> int:
    """One past "analysts polled by MarketEye", whose first word is word `first`."""
    end = line.after(first)
    return line.after(end + 2) if line.low(end) in MADE and line.low(end + 1) == "by" else end


def agreed(line: Outline, i: int) -> Credit | None:
    """ "compared with the FactLine consensus of 40 cents": that number is FactLine's; not "the consensus of 40"."""
    end = next((j for j in range(i + 1, min(len(line.words), i + 4)) if line.low(j) in {"of", "for", "was"}), None)
    number = next((j for j in range(end, end + 6) if line.has_number(j, j + 1)), None) if end else None
    first = i
    while first > 0 and (line.words[first - 1].is_capital or line.words[first - 1].text == "&"):
        first -= 1
    if number is None or first == i or line.low(first) in ARTICLES:
        return None
    scope = Span(line.words[first].start, line.words[number].end)
    return credit_to(line, i, Phrase(first, i), scope, "number")


def polled(line: Outline, i: int) -> Credit | None:
    """ "below the median forecast of 2.3% in a FactLine poll", "The average forecast in a FactLine survey was 2.3%"."""
    noun = next((j for j in range(i - 1, max(-1, i - 10), -1) if line.low(j) in EXPECTED), None)
    poll = next((j for j in range(i + 1, i + 7) if line.low(j) in {"poll", "survey"}), None)
    if noun is None or poll is None or (noun and line.words[noun - 1].owns):
        return None
    follows = noun == i - 1
    pollster = name(line.words[i + 1 : poll + 1])
    named = pollster is not None and any(w.is_capital for w in line.words[i + 1 : poll])
    if pollster is None or not named or not (follows or line.has_number(noun + 1, i)):
        return None
    asked = poll + 2 + line.has_number(poll + 2, poll + 3) if line.low(poll + 1) == "of" else poll
    last = line.words[min(asked, len(line.words) - 1)]
    span = Span(line.words[i].start, last.end)
    scope = Span(last.end, clause_end(line, i)) if follows else Span(line.words[noun].start, span.start)
    return Credit((pollster,), span, scope, span, "number")


def foreseen(line: Outline, i: int) -> Credit | None:
    """ "against economists' expectations of 0.2%", "below analysts' forecasts for 40 million"."""
    noun = next((j for j in range(i + 1, min(len(line.words), i + 4)) if line.low(j) in EXPECTED), None)
    owner = disown([line.words[i]])
    if noun is None or not is_people(owner[0].low):
        return None
    polled = line.low(noun + 1) == "in"  # "in a Kelm Post poll for"
    joint = next((j for j in range(noun + 1, noun + 2 + 5 * polled) if line.low(j) in {"of", "for"}), None)
    if joint is None:
        return None
    number = next((j for j in range(joint + 1, min(len(line.words), joint + 7)) if line.is_number(j)), None)
    named = name(owner)
    if number is None or named is None:
        return None
    if polled and (pollster := name(line.words[noun + 2 : joint])) is not None:
        named = Named(named.names + pollster.names, person=True)
    span = Span(line.words[i].start, line.words[noun].end)
    scope = Span(line.words[i].start, line.words[number].end)
    return Credit((named,), span, scope, Span(span.start, span.start), "number")
