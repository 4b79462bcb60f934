"""What somebody does or has, which nobody says: "Clinics had registered 480 cases", "Police found 43 kilograms"."""

from collections.abc import Sequence
from itertools import takewhile

from service.figures.voices.outline import Outline
from service.figures.voices.voice import (
    ARTICLES,
    OWNERS,
    PREPOSITIONS,
    Word,
    is_acronym,
    is_body,
    is_people,
    is_written,
)

# With a number right after them these say what somebody does or has, not what is so in the world.
_FACT = frozenset("record log register identify report find discover track monitor verify admit recognise".split())

# Where things are recorded as they happen; nobody is quoted by it ("Hospitals had admitted 200 patients").
_FACILITIES = frozenset(
    """hospital hospitals clinic clinics museum school schools club port airport station tent tents ward wards airline
    company group firm operator marshal marshals guard guards officer officers crew crews force forces police
    deputies detectives troops soldier soldiers rescuer rescuers firefighter firefighters worker workers customer
    customers team teams divers searchers sappers deminers villagers residents neighbours neighbors relatives hikers
    fishermen""".split()
)

_PROOF = frozenset("videos images photos photographs documents footage testimonies accounts clips pictures".split())


def is_fact(line: Outline, i: int, lemma: str, phrase: Sequence[Word]) -> bool:
    """ "Clinics had registered 480 cases", "Suryagarh recorded 41 degrees", "Police found 43 kilograms": no voice.

    True neither of "the police found that 43 …" nor of "Harbour Watch recorded 54 arrests".
    """
    if lemma == "claim" and "lives" in {line.low(j) for j in range(i + 2, i + 6)}:  # "The flood has claimed 19 lives"
        return True
    if lemma == "verify" and not _PROOF.isdisjoint(line.low(j) for j in range(i + 1, i + 5)):
        return True  # "The League verified 114 videos"
    if lemma == "declare" and line.low(i + 1) in ARTICLES:  # "The government declared a 72-hour curfew"
        return True
    if lemma not in _FACT or not line.has_number(i + 1, i + 7) or is_written(phrase):
        return False
    if "that" in {line.low(j) for j in range(i + 1, i + 4)}:
        return False
    named = [w for w in takewhile(lambda w: w.low not in PREPOSITIONS, phrase) if w.text[0].isalnum()]
    named = [w for w in named if w.low not in OWNERS | ARTICLES | {"it", "they"}]
    alone = len(named) == 1 and named[0].is_capital and not is_acronym(named[0].text)
    place = alone and not is_people(named[0].low) and not is_body(named[0])  # "the Ministry of Health had reported"
    return place or (bool(named) and named[-1].low in _FACILITIES)
