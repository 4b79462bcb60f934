"""An interview as it was spoken, each turn under a label: "Q: How many? ¶ A: About 40.", "BRAND: About 40."."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from service.figures.reading import Sentence
from service.figures.voices.heard import PERSON
from service.figures.voices.voice import BODIES, ROLES, TITLES

# "Q: How many?", "DR ADA QUILL (BY PHONE): Nine.", "IVO BRAND, FARMER: Nine."; not "The mayor: nine", "Tolm: 9"
_LABEL = re.compile(
    r"(?P<label>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,4})(?P<office>, [A-Z][\w .’'-]{2,40})?"
    r"(?: \([^)]{1,40}\))?: (?=\S+ \S)"
)
_ASKING = frozenset(["Q", "Question"])
# On air the others may be reporters as well: only who is told by an office is not.
_ON_AIR = frozenset("PRESENTER HOST ANCHOR NEWSREADER ANNOUNCER".split())
_ANSWERING = frozenset(["A", "Answer"])
# An interview has so many turns at least.
_TURNS = 3


def speakers(sentences: Sequence[Sentence]) -> dict[int, str]:
    """By paragraph, who speaks in it; "" for whoever asks. Empty where the sentences are no interview."""
    paragraphs = {n: list(group) for n, group in groupby(sentences, key=lambda s: s.paragraph)}
    turns = {n: m for n, (s, *_) in paragraphs.items() if s.role == "body" and (m := _LABEL.match(s.text))}
    labels = {n: turn["label"] for n, turn in turns.items()}
    asked = Counter(label for n, label in labels.items() if paragraphs[n][-1].text.endswith("?"))
    often = Counter(labels.values())
    if len(labels) < _TURNS or len(often) < 2 or max(often.values()) < 2 or not asked:
        return {}
    asking = {label for label in often if label in _ASKING or 2 * asked[label] > often[label]}
    if not _ON_AIR.isdisjoint(often):
        asking = often.keys() - {turn["label"] for turn in turns.values() if turn["office"]}
    opening = [s for s in sentences if s.paragraph < min(labels)]
    named = {label: "" if label in asking else _in_full(label, opening) for label in often}
    spoken, label = {}, ""
    for n in range(min(labels), max(labels) + 1):  # what follows the last turn may be the reporter's again
        label = labels.get(n, label)
        spoken[n] = named[label]
    return spoken


def _in_full(label: str, opening: Sequence[Sentence]) -> str:
    """The person that a label names: "Ada Quill" for "QUILL", for "AQ" and for "A"; "" where nobody was introduced."""
    words = label.split()
    while len(words) > 1 and (words[0].lower().rstrip(".") in TITLES or words[0].lower() in ROLES):
        words = words[1:]
    known: list[str] = [m for s in opening for m in PERSON.findall(s.text) if BODIES.isdisjoint(m.lower().split())]
    if label in _ANSWERING:
        begins = [m for m in known if any(s.text.startswith(m) or f" with {m}" in s.text for s in opening)]
        return next(iter(begins), "")
    short = " ".join(words).lower()
    for name in known:
        initials = "".join(word[0] for word in name.split()).lower()
        if short == initials or f" {name.lower()}".endswith(f" {short}"):
            return name
    return " ".join(w.capitalize() if w.isupper() else w for w in words) if len(words) > 1 else ""
