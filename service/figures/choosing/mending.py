"""The parse of a sentence, with its commonest misreadings around numbers mended."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from service.figures.choosing.word_classes import NOMINAL, NOUNS, PLACE_PREPOSITIONS, VERBS
from service.syntax import Token
from service.syntax.verbs import base

PLURAL = frozenset({"NNS", "NNPS"})
# Verbs of polls that the parser takes for nouns
OPINIONS = frozenset("approve disapprove agree disagree".split())
# Classes of verbs of which a number is told, and verbs that look the same when past
TELLING = frozenset("amount move shift harm hold have cost".split())
UNCHANGED = frozenset("cut hit shed cost put".split())
LOOSE = frozenset({"nmod", "nmod:unmarked", "nummod", "flat", "compound", "obl"})
FRACTIONS = frozenset("half third quarter fifth tenth".split())
CURRENCIES = frozenset("$€£¥₹")
JOINING = frozenset({"and", "or", "&"})
# "12 km and faster trains", "20 percent tariff hits": what a number measures by is no modifier of what is counted
UNITS = frozenset("percent per cent km kg m mm cm ha ft lb oz mph kph kw mw magnitude metre meter mile tonne".split())
COLLECTIVE = frozenset("staff crew police personnel aircraft cattle".split())
# Words that stand alone after a number: "12 dead and rescue workers", "three more and police officers"
ALONE = frozenset({"state", "time", "carrier"})
# What happened in it is told of something else: "the worst fire in the state's [history], which …"
PASTS = frozenset("history memory year decade century season month week".split())
LONGEST = 10
# As these an adjective with a capital is a name: "in the [Mediterranean]"; not "[Israeli] strikes"
NAMED_AS = frozenset({"nsubj", "nsubj:pass", "obj", "obl", "nmod"})


def mended(tokens: Sequence[Token]) -> list[Token]:
    """The tokens, changed where the parser mostly errs: "measles cases tripled" has one subject, not two, "900 rye and
    oat loaves" are loaves, and "cost" is what the roof does in "the roof cost $3m"."""
    tokens = _named(tokens)
    found = _joined_subjects(tokens)
    alone = not any(token.tag in {"VERB", "AUX"} and not _is_aside(token) for token in tokens)
    for i, token in enumerate(tokens):
        if found[i].relation == "acl:relcl":
            found[i] = replace(found[i], head=_told_of(found, i))
        if (token.tag in {"NOUN", "ADJ", "PROPN"} or token.relation == "amod") and _is_verb(found, i, alone=alone):
            _rule(found, i)
            alone = False
        elif token.text.lower() in PLACE_PREPOSITIONS and token.relation in {"case", "mark"}:
            _part_from_subject(found, i)
        elif token.tag == "ADJ" and _is_matter(found, i):
            found[i] = replace(found[i], tag="NOUN", fine_tag="NN")
        elif token.tag == "NUM":
            head = _plural_after(found, i)
            if head is not None:
                _gather(found, i, head)
    return found


def _named(tokens: Sequence[Token]) -> list[Token]:
    """Names that the parser takes for nouns: "ahead of [Cork] (77)"; not in a headline of capitals."""
    words = [token.text for token in tokens if token.text.isalpha() and len(token.text) > 3]
    plain = 2 * sum(word[0].isupper() for word in words) < len(words)
    found = list(tokens)
    for i, token in enumerate(tokens):
        if not (token.text[0].isupper() and token.text.isalpha()):
            continue
        inside = plain and i > 0 and (tokens[i - 1].text.islower() or tokens[i - 1].text == ",")
        if _is_name(token, inside=inside):
            found[i] = replace(token, tag="PROPN", fine_tag="NNPS" if token.fine_tag == "NNPS" else "NNP")
    return found


def _is_name(token: Token, *, inside: bool) -> bool:
    if token.tag == "NOUN":
        return token.fine_tag in {"NNP", "NNPS"} or (inside and token.fine_tag == "NN")
    return inside and token.tag == "ADJ" and token.fine_tag in {"NNP", "JJ"} and token.relation in NAMED_AS


def _joined_subjects(tokens: Sequence[Token]) -> list[Token]:
    """ "[measles] cases tripled": of two subjects side by side the first is part of the second."""
    found = list(tokens)
    for i, (here, following) in enumerate(pairwise(tokens)):
        both = here.relation == following.relation == "nsubj" and here.head == following.head
        if both and {here.tag, following.tag} <= NOMINAL:
            found[i] = replace(here, head=i + 1, relation="compound")
    return found


def _told_of(tokens: Sequence[Token], verb: int) -> int:
    """The noun of which a clause tells: the fire in "the worst [fire] in its history, which killed 85", construction in
    "trades, including [construction], which lost 17"."""
    governor = tokens[verb].head
    who = next((i for i in range(governor + 1, verb) if tokens[i].text in {"which", "who"}), 0)
    nearest = who - 2
    if who < 2 or tokens[who - 1].text != "," or tokens[nearest].tag not in NOMINAL:
        return governor
    above = tokens[governor].head
    if nearest == governor:
        past = tokens[governor].lemma in PASTS and above < governor and tokens[above].tag in NOMINAL
        return above if past else governor
    named = any(token.text == "including" and token.head == nearest for token in tokens[governor:nearest])
    return nearest if named and not _hangs_from(tokens, nearest, verb) else governor


def _hangs_from(tokens: Sequence[Token], i: int, above: int) -> bool:
    """Whether the way up from a word passes another: to hang that one from it were a circle."""
    while i != above and tokens[i].head != i:
        i = tokens[i].head
    return i == above


def _is_verb(tokens: Sequence[Token], i: int, *, alone: bool) -> bool:
    """True of "approve" in "52% approve", of "cost" in "the roof cost $3m", and where no other word is a verb, of "cut"
    in "The drug cut deaths by a fifth". Not in "a cost of $3m", "the 2020 cost", "Pay rise for 12,000 nurses"."""
    word = tokens[i].text.lower()
    if i == 0 or word in OPINIONS:
        return i > 0
    counts = i + 1 < len(tokens) and _is_number(tokens[i + 1])
    if counts and word == "number" and tokens[i - 1].fine_tag in PLURAL:
        return True  # "Displaced families number 1,540"
    if tokens[i - 1].tag not in NOMINAL or not (alone or counts) or VERBS.get(base(word)) not in TELLING:
        return False
    if counts:
        return alone or tokens[i].relation in {"root", "conj", "list"}
    finite = word != base(word) or word in UNCHANGED or tokens[_phrases(tokens, i)[-1][-1]].fine_tag in PLURAL
    return alone and finite and _moves(tokens, i)


def _is_aside(token: Token) -> bool:
    """True of "says" in "Rates fall by a fifth, study says", of "processed" in "processed food"."""
    return token.relation == "amod" or VERBS.get(token.lemma) == "report"


def _is_number(token: Token) -> bool:
    return token.tag in {"NUM", "SYM"} or token.text in CURRENCIES or token.lemma in FRACTIONS


def _moves(tokens: Sequence[Token], verb: int) -> bool:
    """True of "cuts" in "cuts child deaths by 13%", of "fall" in "fall to a third"; not in "cuts at 13 plants"."""
    at = _past_noun(tokens, verb + 1)
    by = at < len(tokens) and tokens[at].text in {"by", "to", "from"}
    return (by or at > verb + 1) and any(map(_is_number, tokens[at + by : at + 1 + 2 * by]))


def _past_noun(tokens: Sequence[Token], i: int) -> int:
    """Behind the noun phrase without a preposition that begins at `i`, if one does."""
    first = i
    while i < len(tokens) and tokens[i].tag in {"DET", "ADJ", "NOUN", "PROPN"} and not _is_number(tokens[i]):
        i += 1
    return i if i > first and tokens[i - 1].tag in NOMINAL else first


def _phrases(tokens: Sequence[Token], end: int) -> list[range]:
    """The noun phrase that ends before `end`, and those to which prepositions tie it, the nearest first."""
    found, first = list[range](), end
    while not found or (first > 1 and tokens[first - 1].tag == "ADP" and tokens[first - 2].tag in NOMINAL):
        stop = first - 1 if found else end
        first = stop - 1
        while first > 0 and tokens[first - 1].tag in {"DET", "ADJ", "NOUN", "PROPN", "NUM"}:
            first -= 1
        found.append(range(first, stop))
    return found


def _part_from_subject(tokens: list[Token], preposition: int) -> None:
    """ "In [Norland] numbers fell": the name behind the preposition is no part of the subject."""
    last = preposition
    while last + 2 < len(tokens) and (tokens[last + 1].tag == "PROPN" or tokens[last + 1].fine_tag == "NNP"):
        last += 1
    noun = _past_noun(tokens, last + 1) - 1
    if last == preposition or tokens[noun].relation != "nsubj" or tokens[last].head not in range(last + 1, noun + 1):
        return
    _bind(tokens, range(preposition + 1, last + 1))
    tokens[preposition] = replace(tokens[preposition], head=last, relation="case")
    tokens[last] = replace(tokens[last], head=tokens[noun].head, relation="obl")


def _is_matter(tokens: Sequence[Token], i: int) -> bool:
    """True of "gold" in "40 tonnes of gold fell"; not of "dry" in "40 tonnes of dry wood"."""
    if i < 3 or tokens[i - 1].text != "of" or tokens[i - 3].tag != "NUM" or tokens[i].relation != "nmod":
        return False
    return tokens[i - 2].fine_tag == "NNS" and tokens[i].fine_tag == "JJ"


def _rule(tokens: list[Token], verb: int) -> None:
    """Makes a verb of a word: its subject is the noun phrase before it, with what prepositions tie to that."""
    phrases, thing = _phrases(tokens, verb), _past_noun(tokens, verb + 1) - 1
    for phrase, above in zip(phrases, [*phrases[1:], None], strict=True):
        _bind(tokens, phrase)
        link = (verb, "nsubj") if above is None else (above[-1], "nmod")
        tokens[phrase[-1]] = replace(tokens[phrase[-1]], head=link[0], relation=link[1])
        if above is not None:
            tokens[phrase[0] - 1] = replace(tokens[phrase[0] - 1], head=phrase[-1])
    if thing > verb:
        _bind(tokens, range(verb + 1, thing + 1))
        tokens[thing] = replace(tokens[thing], head=verb, relation="obj")
    root = next((i for i, token in enumerate(tokens) if token.head == i), verb)
    top = (root, "ccomp") if root > verb or root < phrases[-1][0] else (verb, "root")
    said = replace(tokens[verb], tag="VERB", fine_tag="VBP", lemma=base(tokens[verb].text.lower()))
    tokens[verb] = replace(said, head=top[0], relation=top[1])
    for i in range(max(thing, verb) + 1, len(tokens)):
        here = tokens[i]
        counts = here.head == thing > verb and _is_counting(tokens, i)
        if counts or here.head < verb or (here.head == verb and here.relation in LOOSE):
            cased = any(t.head == i and t.relation == "case" for t in tokens)
            plain = "obl" if cased or thing > verb else "obj"
            tokens[i] = replace(here, head=verb, relation=plain if counts or here.relation in LOOSE else here.relation)


def _bind(tokens: list[Token], phrase: range) -> None:
    """Hangs from the noun of a phrase what stands before it and hung from elsewhere."""
    for i in phrase[:-1]:
        if tokens[i].head not in range(i + 1, phrase.stop):
            named = "det" if tokens[i].tag == "DET" else "amod" if tokens[i].tag == "ADJ" else "compound"
            tokens[i] = replace(tokens[i], head=phrase[-1], relation=named)


def _is_counting(tokens: Sequence[Token], i: int) -> bool:
    return _is_number(tokens[i]) or any(t.head == i and t.relation == "nummod" for t in tokens)


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
