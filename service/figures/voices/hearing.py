"""What is said before a court, of which nothing tells who said it: "the court heard that 14 flats were searched"."""

from service.figures.voices.addressee import past_manner
from service.figures.voices.outline import Outline
from service.figures.voices.reach import Credit, around, credit_to
from service.figures.voices.subject import subject
from service.figures.voices.wording import QUOTE

HEARING = frozenset(["heard", "hears", "told"])
_FORUMS = frozenset("court tribunal inquest trial jury jurors inquiry hearing magistrates".split())
_CLOSING = frozenset([".", ",", ";", "", QUOTE, "!", "–", "—"])
_SAID = frozenset("that how he she they it there".split())


def heard(line: Outline, i: int) -> Credit | None:
    """ "Kelm Crown Court heard that", ", the inquest was told."; not "the court heard 40 cases", "told the court"."""
    if line.low(i) == "told" and not line.is_passive(i):
        return None
    who = subject(line, i)
    if who is None or not any(w.low in _FORUMS for w in line.words[who.first : who.last]):
        return None
    said = line.low(past_manner(line, i + 1))
    apart = line.low(who.first - 1) in {",", QUOTE, "–", "—"}
    if apart and said in _CLOSING:
        return credit_to(line, i, who, around(line, i), "beside")
    return credit_to(line, i, who, line.bounds, "before") if said in _SAID else None
