"""Cuts a sentence into words and marks, as the treebank the parser learned from does."""

import re
from itertools import islice

# After this many words a sentence is not prose, and the rest of it is one word. Reading stays linear in any case.
MOST = 2000

# Each alternative carries a text it must find whole; the first that fits wins.
_WORD = re.compile(
    r"""
    (?!(?:[Cc]an|[Gg]on|[Ww]an|[Gg]ot))[A-Za-z][a-z]{0,63}(?=[\s,])   # most words, sooner than by the rules below
  | https?://[^\s<>"“”]*[^\s<>"“”.,;:!?')\]]                     # https://example.org/a?b=1
  | [\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,8}              # desk@example.org
  | (?:[A-Z]\.){2,9}(?:[A-Z](?![\w]))?                           # U.S.  U.S.A
  | Nos?\.(?=\s?\d)                                             # No. 5
  | (?:Mr|Mrs|Ms|Dr|St|Sgt|Gen|Col|Lt|Capt|Maj|Sen|Rep|Gov|Rev|Prof|Hon|Jr|Sr|Inc|Ltd|Co|Corp|Bros|vs|etc|Vol
     |Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|approx|est|Ave|Blvd|Ft|Mt)\.   # Dr.  Sept.
  | (?:a\.m|p\.m|i\.e|e\.g)\b\.?                                 # p.m.
  | (?<![\w.])[A-Z]\.(?=\s+[A-Z])                                # the middle of "John F. Kennedy"
  | \d{1,2}:\d\d(?::\d\d)?                                       # 10:30
  | \d{1,4}/\d{1,4}(?:/\d{2,4})?(?![\w/])                        # 9/11  1/2
  | \d+(?:[.,]\d+)*(?:st|nd|rd|th|s)(?!\w)                       # 20th  1990s
  | \d+(?:[.,]\d+)*                                              # 3,443  1.2  9,000
  | \.\d+(?!\w)                                                  # .5
  | (?:US|A|C|HK|NZ|S|R)?\$                                      # $  US$
  | (?:Dhs?|Rs|RM|K?Shs?|Ksh|NIS|Tk|[A-Z][A-Za-z]{0,3}(?=\d{1,3}[.,]\d))(?=\d)  # Rs20  R5.5  Dh1,250
  | (?i:can)(?=not\b)                                            # cannot: can, not
  | (?i:(?:gon|wan|got)(?=(?:na|ta)\b))                          # gonna: gon, na
  | (?i:(?:e|non|anti|pre|mid|co|re|ex|post|multi|semi|sub|neo)-(?=\w))\w+              # mid-July  e-mail  co-workers
  | (?i:(?:do|does|did|is|are|was|were|has|have|had|ca|wo|sha|could|would|should|must|might|need|ai|dare|ought)
      (?=n['’]t\b))                                              # don't: do, n't
  | (?i:n['’]t\b)
  | ['’](?i:s|m|re|ve|ll|d)\b                                    # 's
  | [A-Z]{1,4}&[A-Z]{1,4}\b                                     # AT&T
  | [^\W\d_]\w*(?:['’](?!(?i:s|m|re|ve|ll|d)\b)[^\W\d_]+)*   # O'Brien  Shi'ite  Q1  Boeing
  | \.\.+ | --+ | ([^\w\s])\1*                                   # ...  --  !!!
  | \S
    """,
    re.VERBOSE,
)


def cut(sentence: str) -> list[tuple[int, int]]:
    """Start and end of each word, in order; together they cover every character that is not blank."""
    spans = [found.span() for found in islice(_WORD.finditer(sentence), MOST)]
    rest = sentence[spans[-1][1] :] if len(spans) == MOST else ""
    if rest.strip():
        end = len(sentence.rstrip())
        spans.append((end - len(rest.strip()), end))
    return spans


# What stands after a noun: "the Norbank cut of 2019", "an Opex cut came".
_NO_OBJECT = frozenset(
    """of in to on at for by from with after before since as and or but that which was is were are be been has had have
    will would could should may might can did does came comes means meant , . ; : - – — ) " ' ’ ”""".split()
)
_ANY = frozenset("a an another any each every no this that".split())
# A past that looks like a noun between a name and its object, and one that the network knows for what it is.
_PLAIN = {"cut": "took", "lent": "gave"}
# Verbs that are nothing else, and too rare for the network to know them.
_VERBS = {"rely": "depend", "comply": "agree", "dwell": "live", "enrol": "admit", "enrols": "admits"}
_VERBS |= {"shrank": "fell", "sank": "fell", "slid": "fell", "froze": "stopped", "overran": "took", "outran": "passed"}
_VERBS |= {"dug": "built", "tore": "broke", "stole": "took", "wore": "had", "clung": "held", "swam": "ran"}
_VERBS |= {"burnt": "burned", "razed": "destroyed"}


def told_apart(words: list[str]) -> list[str]:
    """The words as the network is to see them: in "the Bank of Norrland cut interest rates" the verb is spelt like a
    noun, in "sales shrank" it is rare, and both would be taken for nouns."""
    if _PLAIN.keys().isdisjoint(words) and _VERBS.keys().isdisjoint(words):
        return words
    seen = [_VERBS.get(word, word) for word in words]
    return [_PLAIN[word] if word in _PLAIN and _is_verb(words, i) else word for i, word in enumerate(seen)]


def _is_verb(words: list[str], i: int) -> bool:
    if i < 2 or i + 1 == len(words) or not words[i - 1][0].isupper():
        return False
    following = words[i + 1]
    return following not in _NO_OBJECT and not following.endswith("ed") and _ANY.isdisjoint(words[max(0, i - 4) : i])
