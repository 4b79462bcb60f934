"""What somebody does or has, which nobody says: "Clinics had registered 480 cases", "Police found 43 kilograms"."""

from collections.abc import Sequence
from itertools import takewhile

from service.figures.voices.outline import Outline
from service.figures.voices.voice import (
    ARTICLES,
    OWNERS,
    PREPOSITIONS,
    PRONOUNS,
    Word,
    is_acronym,
    is_body,
    is_people,
    is_written,
)

# With a number right after them these say what somebody does or has, not what is so in the world.
_FACT = frozenset("record log register identify report find discover track monitor verify admit recognise".split())

_BY_MANY = frozenset("find count declare record discover identify".split())

# Where things are recorded as they happen; nobody is quoted by it ("Hospitals had admitted 200 patients").
_FACILITIES = frozenset(
    """hospital hospitals clinic clinics museum school schools club port airport station tent tents ward wards airline
    company group firm operator marshal marshals guard guards officer officers crew crews force forces police
    deputies detectives troops soldier soldiers rescuer rescuers firefighter firefighters worker workers customer
    customers team teams divers searchers sappers deminers villagers residents neighbours neighbors relatives hikers
    fishermen""".split()
)


def is_fact(line: Outline, i: int, lemma: str, phrase: Sequence[Word]) -> bool:
    """ "Clinics had registered 480 cases", "Suryagarh recorded 41 degrees", "Police found 43 kilograms": no voice.

    True neither of "the police found that 43 …" nor of "Harbour Watch recorded 54 arrests".
    """
    if lemma == "claim" and "lives" in {line.low(j) for j in range(i + 2, i + 6)}:  # "The flood has claimed 19 lives"
        return True
    if lemma == "declare" and line.low(i + 1) in ARTICLES:  # "The government declared a 72-hour curfew"
        return True
    if lemma in _BY_MANY and line.low(i - 1) != "which" and phrase[0].low == "they" and line.low(i + 1) != "that":
        return line.has_number(i + 1, i + 7)  # "They found 40 kg", "They declared €9m"
    if lemma in {"confirm", "count", "give"} and len(phrase) == 1 and _is_place(phrase[0]):
        return line.low(i + 1) != "that"  # "Finland counts 295"
    if lemma not in _FACT or not line.has_number(i + 1, i + 7) or is_written(phrase):
        return False
    if "that" in {line.low(j) for j in range(i + 1, i + 4)}:
        return False
    named = [w for w in takewhile(lambda w: w.low not in PREPOSITIONS, phrase) if w.text[0].isalnum()]
    named = [w for w in named if w.low not in OWNERS | ARTICLES | {"it", "they"}]
    place = len(named) == 1 and _is_place(named[0])  # not "the Ministry of Health had reported"
    return place or (bool(named) and named[-1].low in _FACILITIES)


def _is_place(word: Word) -> bool:
    """True of "Finland", and of "Orbis": whoever has a name of one word may be either."""
    if word.low in PRONOUNS:
        return False
    return word.is_capital and not (is_acronym(word.text) or is_people(word.low) or is_body(word))
