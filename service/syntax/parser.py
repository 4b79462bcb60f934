"""Sentences in, trees out: cuts words, runs the network over batches of like length, and puts the pieces together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np
from threadpoolctl import threadpool_limits

from service.syntax.lemma import lemma
from service.syntax.network import Floats, Network
from service.syntax.token import Token
from service.syntax.tree import heads
from service.syntax.vectors import Vectors
from service.syntax.words import cut, told_apart

# The scores of governors grow with the square of the length, so a longer sentence is parsed in parts: no prose is
# that long, and time and memory stay linear in the text.
LONGEST = 150
# Words, with the padding, that go through the network together: more do not fit the processor's cache.
_BATCH = 800
# A verb that the network knows for one, in the place of another.
_VERB = "takes"
_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})
_OPENING = frozenset({"NUM", "SYM", "DET"})
_BEFORE_NUMBER = frozenset("for to at by below above about nearly almost some over under".split())
# A part ends after one of these if there is one in its second half.
_BREAKS = frozenset(";:,.—–|")


@dataclass(frozen=True, slots=True)
class Part:
    """A sentence, or as much of a long one as is parsed in one go. Spans count characters of the sentence."""

    words: list[str]
    spans: list[tuple[int, int]]


class Tree(NamedTuple):
    """One row for each word of a part. Labels are indices; heads count within the part, the root is its own."""

    tags: list[int]
    fine_tags: list[int]
    heads: list[int]
    relations: list[int]


class Parser:
    """Weights and labels, loaded once; may be used from several threads."""

    def __init__(self, weights: dict[str, Floats], labels: dict[str, list[str]]) -> None:
        self.tags, self.fine_tags, self.relations = labels["tags"], labels["fine_tags"], labels["relations"]
        self._vectors = Vectors(labels["features"], weights)
        self._network = Network(weights, labels["layers"])

    def parse(self, sentences: Sequence[tuple[str, int]]) -> list[tuple[Token, ...]]:
        """The door of the package, which see."""
        parts = [_parts(text, cut(text)) for text, _ in sentences]
        trees = iter(self.trees([part.words for several in parts for part in several]))
        return [
            tuple(self._tokens(several, [next(trees) for _ in several], offset))
            for several, (_, offset) in zip(parts, sentences, strict=True)
        ]

    def trees(self, parts: Sequence[list[str]]) -> list[Tree]:
        """Trees of lists of words, none empty; they need not come from `cut`."""
        seen = [told_apart(part) for part in parts]
        found = self._batched(seen)
        verbs = {i: verb for i, tree in enumerate(found) if (verb := self._hidden_verb(seen[i], tree)) is not None}
        again = self._batched([[*seen[i][:verb], _VERB, *seen[i][verb + 1 :]] for i, verb in verbs.items()])
        for i, tree in zip(verbs, again, strict=True):
            found[i] = tree
        return found

    def _batched(self, parts: Sequence[list[str]]) -> list[Tree]:
        found: dict[int, Tree] = {}
        for chosen in _batches(parts):
            found.update(zip(chosen, self._trees([parts[i] for i in chosen]), strict=True))
        return [found[i] for i in range(len(parts))]

    def _hidden_verb(self, words: list[str], tree: Tree) -> int | None:
        """Where no finite verb was seen, a noun that is one: "A newcomer [earns] $900"; not "Parking fines up 9%"."""
        root = next((i for i, head in enumerate(tree.heads) if head == i), 0)
        word, after = words[root], root + 1
        if root == 0 or not word.islower() or word[-1] != "s" or word[-2:] == "ss" or after == len(words):
            return None
        after += words[after] in _BEFORE_NUMBER
        if after == len(words) or not (words[after][0] in "$€£" or self.tags[tree.tags[after]] in _OPENING):
            return None
        others = {self.fine_tags[tag] for i, tag in enumerate(tree.fine_tags) if i != root}
        return root if others.isdisjoint(_FINITE) and self.tags[tree.tags[root]] in {"NOUN", "PROPN"} else None

    def _trees(self, parts: list[list[str]]) -> Iterator[Tree]:
        lengths = [len(part) for part in parts]
        vectors, present = self._vectors_of(parts, lengths)
        reading = self._network.read(vectors, max(lengths), present)
        governors = np.full(reading.tags.shape, -1, np.intp)
        for row, length in enumerate(lengths):
            governors[row, :length] = heads(reading.arcs[row, :length, : length + 1])
        relations = self._network.relations(reading, governors)
        columns = [table.tolist() for table in (reading.tags, reading.fine_tags, governors, relations)]
        for row, length in enumerate(lengths):
            yield Tree(*(column[row][:length] for column in columns))

    def _vectors_of(self, parts: list[list[str]], lengths: list[int]) -> tuple[Floats, Floats | None]:
        """The words' vectors, each part as long as the longest, and which of them are words; None if all are."""
        vectors = self._vectors([word for part in parts for word in part])
        longest = max(lengths)
        if min(lengths) == longest:
            return vectors, None
        present = (np.arange(longest) < np.array(lengths)[:, None]).reshape(-1)
        x = np.zeros((len(present), vectors.shape[-1]), np.float32)
        x[present] = vectors
        return x, present[:, None].astype(np.float32)

    def _tokens(self, parts: list[Part], trees: list[Tree], offset: int) -> Iterator[Token]:
        """The tokens of a sentence. The roots of its later parts hang from the root of the first, as parataxis."""
        tags, fine_tags, relations = self.tags, self.fine_tags, self.relations
        base, root = 0, -1
        for part, tree in zip(parts, trees, strict=True):
            rows = zip(part.words, part.spans, *tree, strict=True)
            for i, (word, (start, end), tag, fine, head, label) in enumerate(rows):
                governor, relation = head + base, relations[label]
                if head == i and root >= 0:
                    governor, relation = root, "parataxis"
                fine_tag = fine_tags[fine]
                lemma_of = lemma(word, fine_tag)
                yield Token(start + offset, end + offset, word, lemma_of, tags[tag], fine_tag, governor, relation)
            root = root if root >= 0 else next(i for i, head in enumerate(tree.heads) if head == i)
            base += len(part.words)


def _parts(text: str, spans: list[tuple[int, int]]) -> list[Part]:
    parts, first = [], 0
    while first < len(spans):
        last = min(first + LONGEST, len(spans))
        if last < len(spans):
            breaks = (i + 1 for i in range(last - 1, first + LONGEST // 2, -1) if text[spans[i][0]] in _BREAKS)
            last = next(breaks, last)
        own = spans[first:last]
        parts.append(Part([text[start:end] for start, end in own], own))
        first = last
    return parts


def _batches(parts: Sequence[list[str]]) -> Iterator[list[int]]:
    """Indices of parts of like length."""
    batch: list[int] = []
    for i in sorted(range(len(parts)), key=lambda i: len(parts[i])):
        words = len(parts[i])
        if batch and ((len(batch) + 1) * words > _BATCH or words > 1.5 * len(parts[batch[0]]) + 4):
            yield batch
            batch = []
        batch.append(i)
    if batch:
        yield batch


@cache
def loaded() -> Parser:
    """The parser that ships with the package; the first call takes a tenth of a second.

    The matrices are so small that numpy's threads only wait for each other (forty times slower on a busy machine), so
    it keeps to one in this process; work over many articles is spread over processes.
    """
    threadpool_limits(1, user_api="blas")
    with np.load(str(files("service.syntax") / "parser.npz")) as data:
        stored = {name: data[name] for name in data.files}
    labels = {
        name.removeprefix("labels."): bytes(stored.pop(name)).decode().split("\n")
        for name in list(stored)
        if name.startswith("labels.")
    }
    # The table of features stays in half precision: a few of its rows are looked up, and the rest only lies there.
    weights = {name: value if name == "table" else value.astype(np.float32) for name, value in stored.items()}
    return Parser(weights, labels)
