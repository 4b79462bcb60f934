"""Who is quoted and by whom: "State TV quoted the governor as saying that", "the governor was quoted by Kelm TV"."""

from dataclasses import replace

from service.article import Span
from service.figures.voices.names import name
from service.figures.voices.outline import Outline, Phrase
from service.figures.voices.reach import Credit, credit_to, turn
from service.figures.voices.subject import subject
from service.figures.voices.wording import QUOTE

_QUOTING = frozenset("quoted quotes cited cites".split())
# "was quoted in a long statement on Monday by the Harl Post as saying"
_FAR = 14


def quoted_as(line: Outline, saying: int) -> Credit | None:
    """The voice of "… as saying", then whoever quotes it."""
    as_ = saying - 1
    verb = next((j for j in range(as_ - 1, max(-1, as_ - _FAR), -1) if line.low(j) in _QUOTING), None)
    governing = subject(line, verb) if verb is not None else None
    if verb is None or governing is None:
        return None
    who, relay = governing, Phrase(as_, as_)
    if not line.is_passive(verb):
        who, relay = Phrase(verb + 1, as_), governing
    elif line.low(verb + 1) == "by":
        relay = Phrase(verb + 2, as_)
    elif line.low(saying + 1) == "by":
        relay = Phrase(saying + 2, line.after(saying + 2))
    end = max(saying + 1, relay.last)
    opens = min(governing.first, who.first)
    apart = opens > 0 and line.low(opens - 1) in {",", QUOTE, "–", "—"} and line.low(end) in {"", ".", ",", ";"}
    scope = line.bounds if apart else Span(line.words[saying].start, turn(line, saying))
    made = credit_to(line, saying, who, scope, "beside" if apart else "before")
    passing = name(line.words[relay.first : relay.last])
    return replace(made, who=(*made.who, passing)) if made and passing else made
