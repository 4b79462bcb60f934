"""What the network sees of a word: its normal form, how it begins and ends, and its shape."""

import re
import unicodedata

# Longer "words" are page debris: only their first characters are looked at, so a megabyte costs no more than a word.
LOOKED_AT = 40

# "2003", "1987" are years more often than not; "3003" is not
_YEAR = re.compile(r"(?:19|20)\d\d")
# "3,443", "9,000" and "12,500,000" should look alike; "Boeing" has none
_DIGITS = re.compile(r"\d+")
_RUN = re.compile(r"(.)\1{2,}")
_QUOTES = str.maketrans("‘’‚“”„«»–‑−", "'''" + '"' * 5 + "---")


def normal(word: str) -> str:
    """The word in lower case, with plain quotation marks and its digits made zeros."""
    word = word[:LOOKED_AT].translate(_QUOTES).lower()
    if _YEAR.fullmatch(word):
        return "<year>"
    return _DIGITS.sub(lambda found: "0" * min(len(found[0]), 3), word)


def shape(word: str) -> str:
    """ "Iraqi" is "Xxxx", "U.S." is "X.X.", "3,443" is "d,ddd", "3.5bn" is "d.dxx"."""
    return _RUN.sub(r"\1\1\1", "".join(map(_shape_of, word[:LOOKED_AT])))


def _shape_of(char: str) -> str:
    if char.isalpha():
        return "X" if char.isupper() else "x"
    if char.isdigit():
        return "d"
    return char if char.isascii() else unicodedata.category(char)[0].lower()


def features(word: str) -> tuple[str, ...]:
    """One key for each slot of the network, in an order that never changes; the first is the word itself."""
    form = normal(word)
    return (
        "w" + form,
        "p1" + form[:1],
        "p2" + form[:2],
        "p3" + form[:3],
        "s1" + form[-1:],
        "s2" + form[-2:],
        "s3" + form[-3:],
        "s4" + form[-4:],
        "h" + shape(word),
    )
