"""The parse of a sentence, with its commonest misreadings around numbers mended."""

from collections.abc import Sequence
from dataclasses import replace

from service.figures.choosing.word_classes import NOMINAL, NOUNS
from service.syntax import Token

PLURAL = frozenset({"NNS", "NNPS"})
# Verbs of polls that the parser takes for nouns
OPINIONS = frozenset("approve disapprove agree disagree".split())
CURRENCIES = frozenset("$€£¥₹")
JOINING = frozenset({"and", "or", "&"})
# "12 km and faster trains", "20 percent tariff hits": what a number measures by is no modifier of what is counted
UNITS = frozenset("percent per cent km kg m mm cm ha ft lb oz mph kph kw mw magnitude metre meter mile tonne".split())
COLLECTIVE = frozenset("staff crew police personnel aircraft cattle".split())
# Words that stand alone after a number: "12 dead and rescue workers", "three more and police officers"
ALONE = frozenset({"state", "time", "carrier"})
LONGEST = 10


def mended(tokens: Sequence[Token]) -> list[Token]:
    """The tokens, changed where the parser mostly errs: "measles cases tripled" has one subject, not two, "900 rye and
    oat loaves" are loaves, and "cost" is what the roof does in "the roof cost $3m"."""
    found = [_joined_subject(tokens, i) for i in range(len(tokens))]
    for i, token in enumerate(tokens):
        if token.tag == "NOUN" and _is_verb(found, i):
            _rule(found, i)
        elif token.tag == "ADJ" and _is_matter(found, i):
            found[i] = replace(found[i], tag="NOUN", fine_tag="NN")
        elif token.tag == "NUM":
            head = _plural_after(found, i)
            if head is not None:
                _gather(found, i, head)
    return found


def _joined_subject(tokens: Sequence[Token], i: int) -> Token:
    """ "[measles] cases tripled": of two subjects side by side the first is part of the second."""
    here, following = tokens[i], tokens[min(i + 1, len(tokens) - 1)]
    both = here.relation == following.relation == "nsubj" and here.head == following.head and here is not following
    return replace(here, head=i + 1, relation="compound") if both and {here.tag, following.tag} <= NOMINAL else here


def _is_verb(tokens: Sequence[Token], i: int) -> bool:
    """True of "cost" in "the roof cost $3m", of "approve" in "52% approve"; not in "a cost of $3m", "the 2020 cost"."""
    if i == 0 or tokens[i].text not in {"cost", *OPINIONS}:
        return False
    if tokens[i].text in OPINIONS:
        return True
    costs = i + 1 < len(tokens) and (tokens[i + 1].tag in {"NUM", "SYM"} or tokens[i + 1].text in CURRENCIES)
    return costs and tokens[i].relation in {"root", "conj"} and tokens[i - 1].tag in NOMINAL


def _is_matter(tokens: Sequence[Token], i: int) -> bool:
    """True of "gold" in "40 tonnes of gold fell"; not of "dry" in "40 tonnes of dry wood"."""
    if i < 3 or tokens[i - 1].text != "of" or tokens[i - 3].tag != "NUM" or tokens[i].relation != "nmod":
        return False
    return tokens[i - 2].fine_tag == "NNS" and tokens[i].fine_tag == "JJ"


def _rule(tokens: list[Token], verb: int) -> None:
    """Makes a verb of a noun: its subject stands before it, what it governed on that side is the subject's."""
    for i, token in enumerate(tokens):
        if token.head != verb or i == verb or token.relation in {"cc", "punct"}:
            continue
        if i == verb - 1:
            tokens[i] = replace(token, relation="nsubj")
        elif i < verb and tokens[verb - 1].head == verb:  # not below what hangs from `i` itself: that were a circle
            tokens[i] = replace(token, head=verb - 1)
        elif token.relation == "appos":
            tokens[i] = replace(token, relation="obj")
    tokens[verb] = replace(tokens[verb], tag="VERB", fine_tag="VBP")


def _plural_after(tokens: Sequence[Token], number: int) -> int | None:
    """What is counted, where the parser may have missed it: after "900" in "900 rye and oat [loaves]", "12 Type 45
    [ships]", "1.1m heat [pumps]". Not in "900 loaves and cakes", "12 dead and rescue workers", "a 12-day trip"."""
    if tokens[number].text.lower() in {"1", "one"} or (number and tokens[number - 1].tag in NOMINAL):
        return None
    crossed = None
    for i in range(number + 1, min(number + LONGEST, len(tokens))):
        if _is_plural(tokens[i]) or (crossed and tokens[i].text in COLLECTIVE):
            if i + 1 < len(tokens) and _is_plural(tokens[i + 1]):  # "polio and measles [vaccines]"
                continue
            return i if crossed and tokens[i - 1].text not in JOINING else None
        if tokens[i].fine_tag == "VBZ" and tokens[i].tag == "VERB":
            return i if tokens[i - 1].text not in JOINING and _ends_phrase(tokens, i) else None
        if crossed is None and i > number + 1 and _crosses(tokens, i):
            crossed = i
        elif not _modifies(tokens, i):
            return None
    return None


def _crosses(tokens: Sequence[Token], i: int) -> bool:
    """True of "and" in "rye and oat loaves", of the number in "Type 45 ships"."""
    before = tokens[i - 1]
    if tokens[i].text in JOINING:
        return before.fine_tag not in {"JJR", "JJS"}
    return tokens[i].tag == "NUM" and before.text[0].isupper() and tokens[i].text.isdigit()


def _is_plural(token: Token) -> bool:
    return token.fine_tag in PLURAL or (token.tag == "PROPN" and token.text.islower() and token.text[-1] == "s")


def _modifies(tokens: Sequence[Token], i: int) -> bool:
    """True of what may stand before the thing counted: "rye and oat" loaves, "new and used" cars, "part-time" staff."""
    token, before = tokens[i], tokens[i - 1]
    if "-" in {token.text, before.text, tokens[min(i + 1, len(tokens) - 1)].text}:
        return (token.text, before.tag) != ("-", "NUM")
    if token.fine_tag in {"VBN", "VBD"}:  # not "12 in gold and [finished] races"
        return before.text in JOINING and tokens[i - 2].tag == "ADJ"
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
        elif tokens[i].text[0].isalpha() and tokens[i].text not in JOINING:
            tokens[i] = replace(tokens[i], relation="amod" if tokens[i].tag == "ADJ" else "compound", head=head)
    tokens[number] = replace(tokens[number], relation="nummod", head=head)
    tokens[head] = replace(noun, relation=link.relation, head=above)


def _leaves(tokens: Sequence[Token], i: int, within: range) -> bool:
    """True of the root, and of a word whose governors lie all outside."""
    here = tokens[i].head
    while here not in within and tokens[here].head != here:
        here = tokens[here].head
    return here == i or here not in within
