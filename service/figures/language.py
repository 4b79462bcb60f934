"""The language of a text: English is told by its commonest words; only a doubtful text is put to the classifier."""

import re

from service.article import Article

ENGLISH = "en"
SAMPLE = 4_000
ROW = re.compile(r"^\|.*\|\s*$", re.MULTILINE)  # "| Łódź | 40 |": names, and in no language; not "Share | Tweet"
WORD = re.compile(r"[^\W\d_]+(?:['’]\w+)?")
# Small words of English that other Latin-script languages do not share in number.
COMMON = frozenset(
    "the of and to that was were with by from said has have are it its for as which been had this their they who not "
    "but after more than also would will when at in on is be an he she his her about".split()
)
TELLING = frozenset({"the", "and", "of", "that", "with", "from", "were", "have", "they", "their", "which", "been"})
CLEAR_SHARE = 0.25
TOO_FEW = 6
SHORT = 40
# A headline or a line of figures holds too few words to be told; these languages are then believed, rarer ones are not.
WIDELY_WRITTEN = frozenset(
    "ar bn de es fa fr he hi id it ja ko nl pl pt ro ru sv th tr uk ur vi zh cs el hu da no fi bg sr hr".split()
)


def tell(article: Article) -> str:
    """ISO 639-1 code of the text's language. What the outlet states is believed only of a text too short to tell."""
    sample = (ROW.sub("", article.text) if "|" in article.text else article.text)[:SAMPLE]
    words = list(map(str.lower, WORD.findall(sample)))
    if not words:
        return ENGLISH
    share = sum(map(COMMON.__contains__, words)) / len(words)
    if share >= CLEAR_SHARE and TELLING.intersection(words):
        return ENGLISH
    if len(words) < TOO_FEW and not _is_foreign_script(sample):
        return (article.language or ENGLISH)[:2].lower()
    if len(words) < SHORT and TELLING.intersection(words) and not article.language:
        return ENGLISH
    told = _classified(sample)
    if told != ENGLISH and len(words) < SHORT and _classified_without_names(sample) == ENGLISH:
        return ENGLISH
    if told == ENGLISH or len(words) >= SHORT:
        return told
    stated = (article.language or "")[:2].lower()
    if stated and not _is_foreign_script(sample):
        return stated
    return told if told in WIDELY_WRITTEN and not TELLING.intersection(words) else ENGLISH


def _classified(text: str) -> str:
    import py3langid  # loads its model in half a second: only a doubtful text pays for it

    return str(py3langid.classify(text)[0])


def _classified_without_names(text: str) -> str | None:
    """ "Police in Baden-Württemberg arrested 14 men": in a short text the names outweigh the words."""
    words = [word for word in WORD.findall(text) if word.islower()]
    return _classified(" ".join(words)) if len(words) > 1 else None


def _is_foreign_script(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return sum(c < "\u0250" for c in letters) * 2 < len(letters)
