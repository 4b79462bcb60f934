"""Who or what a noun phrase or a pronoun names."""

from typing import NamedTuple

from service.figures.choosing.grammar import Clause
from service.figures.choosing.word_classes import BODIES, NOMINAL, NOUNS
from service.figures.reading import Reading
from service.syntax import Token

TITLES = frozenset(
    "mr mrs ms dr prof professor president governor minister secretary senator mayor chief general colonel captain "
    "judge justice sheriff coach inspector sergeant king queen prince sir lord lady prime vice deputy acting former "
    "interior health foreign defense defence finance".split()
)
# Of Arabic names: "[al]-Hilweh", "[ash]-Shaddadi"
ARTICLES = frozenset("al el ad an ar as ash at az".split())
# So many nouns are looked at for what a pronoun stands for.
MOST = 4
# Classes of nouns that somebody has and that do nothing themselves: "Kestrel Air's [loss]", "the firm's [budget]"
OWNED = frozenset({"carrier", "sum", "price", "rate", "size", "event"})
# "Tolm Crown [Court] heard": neither he nor she
COURTS = BODIES | frozenset("court council union parliament university hospital company".split())
# What is called after something else, with or without "the": "Bank of Tarn", "Port of Marl"
CALLED = frozenset(
    "Academy Bank Bay Board Bureau Chamber City College Council County Court Department Duchy Gulf House Institute "
    "Isle Ministry Office Port Province Republic Strait Town University".split()
)
# "was 30 [percent] contained": a share, not who did what comes next
PERCENT = frozenset({"percent", "cent", "%"})
PERSONAL = frozenset("he she it they we i who which that his her its their our this".split())


def name(clause: Clause, head: int | None) -> str | None:
    """A doer's noun phrase as it stands, without article and title."""
    if head is None or clause.tokens[head].tag not in NOMINAL | {"ADJ", "NUM"}:
        return None
    first = last = head
    while first > 0 and (clause.tokens[first - 1].tag in {"ADJ", "NOUN", "PROPN"} or _is_hyphen(clause, first - 1)):
        first -= 1
    last = last_of_name(clause, last)
    if clause.tokens[last].tag == "PROPN":
        common = [
            i for i in range(first, head) if clause.tokens[i].tag != "PROPN" and clause.tokens[i].text[0].islower()
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


def last_of_name(clause: Clause, index: int) -> int:
    """The last word of a run of names: "Ada [Quill]", "the Central Bank of the Republic of [Norland]"; not the sign of
    "Norland €2.63"."""
    tokens = clause.tokens
    while (
        index + 1 < len(tokens)
        and tokens[index].tag == tokens[index + 1].tag == "PROPN"
        and tokens[index + 1].text[0].isalpha()
    ):
        index += 1
    within = _within_name(clause, index)
    return index if within is None else last_of_name(clause, within)


def _within_name(clause: Clause, index: int) -> int | None:
    """Where the name goes on after its "of": "the Strait of [Norm]", "Bank of [Tarn]"; not "Ada Quill of Tarn" """
    words = [token.text for token in clause.tokens[index : index + 8]]
    first = 3 if words[1:3] == ["of", "the"] else 2
    if words[1:2] != ["of"] or not words[0][0].isupper() or not all(word[0].isupper() for word in words[first:][:1]):
        return None
    begin = index
    while begin > 0 and clause.tokens[begin - 1].text[0].isupper():
        begin -= 1
    if clause.tokens[max(begin - 1, 0)].text.lower() != "the" and words[0] not in CALLED:
        return None
    last = next((i for i, word in enumerate(words[first:], first) if not word[0].isupper()), len(words)) - 1
    after = clause.tokens[index + last + 1 : index + last + 2]
    parted = last < first or (bool(after) and after[0].tag in NOMINAL)  # "the Friends of the Tarn valley"
    return None if parted else index + last


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


class Subject(NamedTuple):
    """A noun that is the subject of a clause.

    at     its place among the sentence's tokens
    under  how its clause hangs in the sentence: "root" for the main one
    """

    at: int
    name: str
    token: Token
    under: str


class Antecedent(NamedTuple):
    """A noun that a pronoun may stand for.

    back  so many sentences back
    rank  how many nearer ones there are
    """

    subject: Subject
    back: int
    rank: int


def subjects(reading: Reading, number: int) -> tuple[Subject, ...]:
    """The subjects of a sentence's clauses, in order."""
    clause = Clause.of(reading.tokens(number))
    tokens = clause.tokens
    heads = ((_owner(clause, i), token) for i, token in enumerate(tokens) if token.relation in {"nsubj", "nsubj:pass"})
    return tuple(
        Subject(i, named, tokens[i], tokens[token.head].relation)
        for i, token in heads
        if tokens[i].tag in NOMINAL and tokens[i].text not in PERCENT and (named := name(clause, i))
    )


def _owner(clause: Clause, subject: int) -> int:
    """ "[Kestrel Air]'s loss widened": who has a number is who does the next thing, not the number."""
    if NOUNS.get(clause.tokens[subject].lemma) not in OWNED:
        return subject
    owner = clause.child(subject, "nmod:poss")
    return owner if owner is not None and clause.tokens[owner].tag == "PROPN" else subject


def antecedents(reading: Reading, number: int, pronoun: str, before: int) -> list[Antecedent]:
    """The nouns that a pronoun may stand for: fitting subjects before it, in this sentence or the two before."""
    section, found = reading.sentences[number].section, list[Antecedent]()
    for n in range(number, max(-1, number - 3), -1):
        if reading.sentences[n].section != section:
            break
        for one in reversed(reading.once(subjects, n)):
            known = any(one.name == other.subject.name for other in found)
            if (n < number or one.at < before) and not known and _fits(pronoun, one.token):
                found.append(Antecedent(one, number - n, len(found)))
    return found[:MOST]


def _fits(pronoun: str, token: Token) -> bool:
    plural = token.fine_tag in {"NNS", "NNPS"}
    if pronoun in {"they", "their"}:
        return plural or token.tag == "PROPN"
    if pronoun in {"it", "its"}:
        return not plural
    if pronoun in {"he", "she", "his", "her", "i"}:
        return token.tag == "PROPN" and (pronoun == "i" or token.lemma not in COURTS)
    return pronoun in {"we", "our"} and token.tag == "PROPN"
