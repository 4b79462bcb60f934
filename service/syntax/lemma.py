"""The dictionary form of a word, given its Penn tag."""

from functools import lru_cache

import simplemma

from service.syntax import verbs

# Longer "words" are page debris and have no dictionary form.
_LONGEST = 40

_FIXED = {
    ("n't", "RB"): "not",
    ("'d", "VBD"): "have",
    ("s", "VBZ"): "be",
    ("s", "POS"): "'s",
    ("these", "DT"): "this",
    ("those", "DT"): "that",
    ("'s", "POS"): "'s",
    ("'", "POS"): "'s",
    ("an", "DT"): "a",
    ("her", "PRP"): "she",
    ("better", "JJR"): "good",
    ("best", "JJS"): "good",
    ("better", "RBR"): "well",
    ("best", "RBS"): "well",
    ("worse", "JJR"): "bad",
    ("worst", "JJS"): "bad",
    ("worse", "RBR"): "badly",
    ("more", "JJR"): "more",
    ("most", "JJS"): "most",
    ("more", "RBR"): "more",
    ("most", "RBS"): "most",
    ("less", "JJR"): "less",
    ("least", "JJS"): "least",
    ("fewer", "JJR"): "few",
    ("closer", "JJR"): "close",
    ("closer", "RBR"): "close",
    ("further", "JJR"): "far",
    ("further", "RBR"): "far",
}
_PRONOUNS = {"me": "i", "him": "he", "them": "they", "us": "we", "'em": "they"}
_MODALS = {"'ll": "will", "wo": "will", "ca": "can", "sha": "shall", "'d": "would"}
# Plurals that simplemma leaves alone or takes for verbs
_PLURALS = {
    "lives": "life", "wives": "wife", "knives": "knife", "thieves": "thief", "leaves": "leaf", "halves": "half",
    "loaves": "loaf", "shelves": "shelf", "wolves": "wolf", "calves": "calf", "sales": "sale", "mechanics": "mechanic",
    "media": "media", "data": "data", "people": "people", "troops": "troop", "deaths": "death", "dead": "dead",
    "means": "means", "headquarters": "headquarters", "series": "series", "species": "species", "police": "police",
    "news": "news", "goods": "goods", "bases": "base", "axes": "axe", "finances": "finance", "cons": "con",
    "clothes": "clothes", "politics": "politics", "earnings": "earnings", "supplies": "supply",
    "contents": "contents", "thanks": "thanks", "regards": "regards", "feet": "foot",
}  # fmt: skip


@lru_cache(maxsize=20_000)
def lemma(word: str, fine_tag: str) -> str:
    """Lower case: ("detainees", "NNS") is "detainee", ("left", "VBD") is "leave", ("left", "JJ") is "left"."""
    form = word.lower().replace("’", "'")
    if len(form) > _LONGEST:
        return form
    fixed = _FIXED.get((form, fine_tag))
    if fixed is not None:
        return fixed
    match fine_tag:
        case "VBD" | "VBN" | "VBG" | "VBZ":
            return verbs.base(form)
        case "VBP":
            return verbs.FORMS.get(form, form) if form not in verbs.BASES else form
        case "MD":
            return _MODALS.get(form, form)
        case "NNS" | "NNPS":
            return _singular(form)
        case "PRP":
            return _PRONOUNS.get(form, form)
        case "JJR" | "JJS" | "RBR" | "RBS":
            return _positive(form)
        case _:
            return form


def _singular(form: str) -> str:
    if form in _PLURALS:
        return _PLURALS[form]
    if not form[:1].isalpha():
        return form
    found: str = simplemma.lemmatize(form, lang="en").lower()
    if found[:1] == form[:1] and found != form:
        return found
    return form[:-1] if form[1:].endswith("s") and not form.endswith(("ss", "us", "is")) else form


def _positive(form: str) -> str:
    """ "bigger": "big", "closest": "close", "heavier": "heavy"."""
    found: str = simplemma.lemmatize(form, lang="en").lower()
    if found != form:
        return found
    stem = form.removesuffix("er").removesuffix("est")
    if stem.endswith("i"):
        return stem[:-1] + "y"
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "ls":
        return stem[:-1]
    return stem or form
