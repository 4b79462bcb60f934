"""Participle: "hold" to "held", "displace" to "displaced", for the names of statistics."""

import re

from service.syntax.verbs import FORMS

# verbs that no ending changes
UNCHANGED = frozenset(
    "cut put set hit hurt let shut cost cast burst bet rid shed split spread upset read broadcast forecast quit".split()
)
REGULAR = frozenset({"wound"})  # not what was wound up, but who was wounded
BARE = frozenset("come become overcome run overrun outrun".split())  # "came", yet "has come"
# Spelling cannot tell that the last syllable is stressed: "admitted", not "admited"; "visited" is regular.
STRESSED = frozenset(
    """admit commit submit permit omit emit remit transmit refer confer defer infer transfer occur recur incur deter
    compel expel propel repel control patrol enrol cancel travel equip kidnap regret acquit allot""".split()
)
SAID_OTHERWISE = {"strike": ("struck", "struck"), "prove": ("proved", "proved"), "beat": ("beat", "beaten")}
SHORT = re.compile(r"(?:[^aeiou]|qu)*[aeiouy][^aeiouwxy]")  # "trap" doubles its last letter, "treat" and "ax" do not
SECOND = ("n", "ne", "nk", "ng", "m")  # endings of "taken", "borne", "sunk", "rung", "swum"


def past(verb: str) -> str:
    """What it did: "fell ill", "entered"."""
    return _with_particle(verb, 0)


def participle(verb: str) -> str:
    """What was done to it: "held", "carried out"."""
    return _with_particle(verb, 1)


def _with_particle(verb: str, which: int) -> str:
    word, space, particle = verb.partition(" ")
    bare = word if word in _IRREGULAR or word in REGULAR else FORMS.get(word, word)
    return _forms(bare)[which] + space + particle


def _forms(word: str) -> tuple[str, str]:
    if word in UNCHANGED:
        return word, word
    if word in SAID_OTHERWISE:
        return SAID_OTHERWISE[word]
    first, *others = _IRREGULAR.get(word, (_regular(word),))
    if word in BARE:
        return first, word
    return first, others[0] if others and others[0].endswith(SECOND) else first


def _regular(word: str) -> str:
    if word.endswith("e"):
        return word + "d"
    if re.search(r"[^aeiou]y$", word):
        return word[:-1] + "ied"
    return (word + word[-1] if _doubles(word) else word) + "ed"


def _doubles(word: str) -> bool:
    return word in STRESSED or bool(SHORT.fullmatch(word))


def _irregular() -> dict[str, list[str]]:
    """Each base to its past forms, as the table that finds the base has them."""
    found: dict[str, list[str]] = {}
    for form, base in FORMS.items():
        if not form.endswith(("ing", "s")):
            found.setdefault(base, []).append(form)
    return found


_IRREGULAR = _irregular()
