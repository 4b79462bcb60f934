"""Who or what a noun phrase or a pronoun names."""

from service.figures.grammar import NOMINAL, Clause
from service.figures.reading import Reading

TITLES = frozenset(
    "mr mrs ms dr prof professor president governor minister secretary senator mayor chief general colonel captain "
    "judge justice sheriff king queen prince sir lord lady prime vice deputy acting former interior health foreign "
    "defense defence finance".split()
)
# Of Arabic names: "[al]-Hilweh", "[ash]-Shaddadi"
ARTICLES = frozenset("al el ad an ar as ash at az".split())
PERSONAL = frozenset("he she it they we i who which that his her its their our this".split())


def name(clause: Clause, head: int | None) -> str | None:
    """A doer's noun phrase as it stands, without article and title."""
    if head is None or clause.tokens[head].tag not in NOMINAL | {"ADJ", "NUM"}:
        return None
    first = last = head
    while first > 0 and (clause.tokens[first - 1].tag in {"ADJ", "NOUN", "PROPN"} or _is_hyphen(clause, first - 1)):
        first -= 1
    while (
        last + 1 < len(clause.tokens) and clause.tokens[last + 1].tag == "PROPN" and clause.tokens[last].tag == "PROPN"
    ):
        last += 1
    if clause.tokens[last].tag == "PROPN":
        common = [
            i for i in range(first, last) if clause.tokens[i].tag != "PROPN" and clause.tokens[i].text[0].islower()
        ]
        first = common[-1] + 1 if common else first
    last = hyphenated(clause, last)[1]
    while first < last and clause.tokens[first].text.lower().strip(".") in TITLES:
        first += 1
    if first + 1 < last and _is_hyphen(clause, first):  # "a 40-member [gang]"
        first += 2
    tokens = clause.tokens[first : last + 1]
    text, at = "", tokens[0].start
    for token in tokens:
        text += " " * (token.start - at) + token.text
        at = token.end
    return text


def hyphenated(clause: Clause, index: int) -> tuple[int, int]:
    """The first and last word of what hyphens make of a name: "[Port-au-Prince]", "[el-Fasher]", "[London]-based"."""
    first = last = index
    while _is_hyphen(clause, first - 1):
        first -= 2
    while _is_hyphen(clause, last + 1):
        last += 2
    if clause.tokens[index].text[0].isupper():
        while first < index and clause.tokens[first].text.islower() and clause.tokens[first].text not in ARTICLES:
            first += 2
    while last > index and clause.tokens[last].text.islower():
        last -= 2
    return first, last


def _is_hyphen(clause: Clause, index: int) -> bool:
    """The mark in "Adeyo-Brandt"; not the dash after a dateline."""
    tokens = clause.tokens
    return (
        0 < index < len(tokens) - 1
        and tokens[index].text in {"-", "–"}
        and tokens[index - 1].end == tokens[index].start
        and tokens[index].end == tokens[index + 1].start
    )


def antecedent(reading: Reading, number: int, pronoun: str, before: int) -> str | None:
    """The noun that a pronoun stands for: the last fitting subject before it, in this sentence or the two before."""
    section = reading.sentences[number].section
    for n in range(number, max(-1, number - 3), -1):
        if reading.sentences[n].section != section:
            return None
        clause = Clause.of(reading.tokens(n))
        stop = before if n == number else len(clause.tokens)
        subjects = [
            i
            for i in range(stop)
            if clause.tokens[i].relation in {"nsubj", "nsubj:pass"} and clause.tokens[i].tag in NOMINAL
        ]
        for i in reversed(subjects):
            if _fits(pronoun, clause, i):
                return name(clause, i)
    return None


def _fits(pronoun: str, clause: Clause, index: int) -> bool:
    token = clause.tokens[index]
    plural = token.fine_tag in {"NNS", "NNPS"}
    if pronoun in {"they", "their"}:
        return plural or token.tag == "PROPN"
    if pronoun in {"it", "its"}:
        return not plural
    if pronoun in {"he", "she", "his", "her", "i"}:
        return token.tag == "PROPN"
    return pronoun in {"we", "our"} and token.tag == "PROPN"
