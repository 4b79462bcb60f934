"""A word of a sentence, with its grammar."""

from dataclasses import dataclass


@dataclass(slots=True)  # not frozen: a frozen one takes four times as long to make, and there is one for every word
class Token:
    """One word or mark of a sentence; never changed.

    start, end  characters of Article.text; end is excluded
    lemma       lower case, English ("detainees": "detainee", "held": "hold")
    tag         Universal part of speech ("NOUN", "VERB", "PROPN", "NUM", ...)
    fine_tag    Penn tag ("NNS", "VBD", "VBN", ...)
    head        index in the sentence of the governing token; its own index for the root
    relation    Universal Dependencies relation to the head ("nsubj", "nummod", ...). Of the sub-labels there are only
                nsubj:pass, aux:pass, obl:agent, nmod:poss, acl:relcl, compound:prt, and obl:unmarked and
                nmod:unmarked, for nouns without a preposition ("died last week", "5 % higher")
    """

    start: int
    end: int
    text: str
    lemma: str
    tag: str
    fine_tag: str
    head: int
    relation: str
