"""The parse of a sentence, with its commonest misreadings around numbers mended."""

from collections.abc import Sequence
from dataclasses import replace

from service.figures.choosing.word_classes import NOMINAL, NOUNS
from service.syntax import Token

PLURAL = frozenset({"NNS", "NNPS"})
JOINING = frozenset({"and", "or", "&"})
# "12 km and faster trains", "20 percent tariff hits": what a number measures by is no modifier of what is counted
UNITS = frozenset("percent per cent km kg m mm cm ha ft lb oz mph kph kw mw magnitude metre meter mile tonne".split())
# Words that stand alone after a number: "12 dead and rescue workers", "three more and police officers"
ALONE = frozenset({"state", "time", "carrier"})
LONGEST = 7


def mended(tokens: Sequence[Token]) -> list[Token]:
    """The tokens, changed where the parser mostly errs: "measles cases tripled" has one subject, not two, and "900 rye
    and oat loaves" are loaves."""
    found = [_joined_subject(tokens, i) for i in range(len(tokens))]
    for i, token in enumerate(tokens):
        if token.tag == "NUM":
            head = _plural_after(found, i)
            if head is not None:
                _gather(found, i, head)
    return found


def _joined_subject(tokens: Sequence[Token], i: int) -> Token:
    """ "[measles] cases tripled": of two subjects side by side the first is part of the second."""
    here, following = tokens[i], tokens[min(i + 1, len(tokens) - 1)]
    both = here.relation == following.relation == "nsubj" and here.head == following.head and here is not following
    return replace(here, head=i + 1, relation="compound") if both and {here.tag, following.tag} <= NOMINAL else here


def _plural_after(tokens: Sequence[Token], number: int) -> int | None:
    """What is counted, where the parser may have missed it: after "900" in "900 rye and oat [loaves]", "12 Type 45
    [ships]", "1.1m season [passes]". Not in "900 loaves and cakes", "12 dead and rescue workers", "a 12-day trip"."""
    if tokens[number].text.lower() in {"1", "one"} or (number and tokens[number - 1].tag in NOMINAL):
        return None
    crossed = False
    for i in range(number + 1, min(number + LONGEST, len(tokens))):
        token, before = tokens[i], tokens[i - 1]
        if token.text in JOINING:
            if i == number + 1 or crossed or before.fine_tag in {"JJR", "JJS"}:
                return None
            crossed = True
        elif token.tag == "NUM":
            if i == number + 1 or not before.text[0].isupper() or not token.text.isdigit():
                return None
            crossed = True
        elif _is_plural(token):
            if i + 1 < len(tokens) and _is_plural(tokens[i + 1]):  # "polio and measles [vaccines]"
                continue
            return i if crossed and before.text not in JOINING else None
        elif token.fine_tag == "VBZ" and token.tag == "VERB":
            return i if before.text not in JOINING and _ends_phrase(tokens, i) else None
        elif not _modifies(token) and not (before.text in JOINING and _is_used(tokens, i)):
            return None
    return None


def _is_plural(token: Token) -> bool:
    return token.fine_tag in PLURAL or (token.tag == "PROPN" and token.text.islower() and token.text[-1] == "s")


def _is_used(tokens: Sequence[Token], i: int) -> bool:
    """ "new and [used] cars"; not "12 in gold and [finished] races"."""
    return tokens[i].fine_tag in {"VBN", "VBD"} and tokens[i - 2].tag == "ADJ"


def _modifies(token: Token) -> bool:
    if NOUNS.get(token.lemma) in ALONE or token.lemma in UNITS:
        return False
    return token.fine_tag in {"NN", "NNP", "JJ"}


def _ends_phrase(tokens: Sequence[Token], i: int) -> bool:
    """True of "passes" before "a week", "in", ","; not of "passes" before "the exam"."""
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    return following is None or following.tag in {"PUNCT", "ADP", "CCONJ"} or following.text in {"a", "an"}


def _gather(tokens: list[Token], number: int, head: int) -> None:
    """Makes one noun phrase of a number and what follows it up to `head`."""
    within = range(number, head + 1)
    out = next(i for i in within if _leaves(tokens, i, within))
    link = tokens[out]
    above = head if link.head == out else link.head
    noun = tokens[head] if tokens[head].tag in NOMINAL else replace(tokens[head], tag="NOUN", fine_tag="NNS")
    for i in within[1:-1]:
        if tokens[i].tag == "NUM":
            tokens[i] = replace(tokens[i], tag="PROPN", fine_tag="NNP", relation="compound", head=head)
        elif tokens[i].tag == "VERB":
            tokens[i] = replace(tokens[i], tag="ADJ", fine_tag="JJ", relation="amod", head=head)
        elif tokens[i].text not in JOINING:
            tokens[i] = replace(tokens[i], relation="amod" if tokens[i].tag == "ADJ" else "compound", head=head)
    tokens[number] = replace(tokens[number], relation="nummod", head=head)
    tokens[head] = replace(noun, relation=link.relation, head=above)


def _leaves(tokens: Sequence[Token], i: int, within: range) -> bool:
    """True of the root, and of a word whose governors lie all outside."""
    here = tokens[i].head
    while here not in within and tokens[here].head != here:
        here = tokens[here].head
    return here == i or here not in within
