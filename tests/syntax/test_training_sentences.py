"""The sentences of our own that the parser learns from: each is one tree, with tags and relations that it knows."""

import random

import pytest

from service.syntax.parser import loaded
from training.patterns import patterns
from training.treebank import Example

SENTENCES = patterns(1, random.Random(1))  # noqa: S311 (nothing is kept secret with it)


def is_a_tree(example: Example) -> bool:
    heads = example.heads
    if [relation == "root" for relation in example.relations] != [head == 0 for head in heads] or heads.count(0) != 1:
        return False
    reached = {0}
    for _ in heads:
        reached |= {i for i, head in enumerate(heads, 1) if head in reached}
    return len(reached) == len(heads) + 1


@pytest.mark.parametrize(
    ("heads", "right"), [((2, 0, 2), True), ((2, 1, 0), False), ((0, 0, 1), False), ((2, 0, 9), False)]
)
def test_a_tree_has_one_root_and_no_circle(heads: tuple[int, ...], right: bool) -> None:
    relations = tuple("dep" if head else "root" for head in heads)
    assert is_a_tree(Example(("x",) * 3, ("X",) * 3, ("XX",) * 3, heads, relations)) is right


def test_every_sentence_is_a_tree() -> None:
    assert [" ".join(example.words) for example in SENTENCES if not is_a_tree(example)] == []


def test_every_label_is_one_that_the_parser_knows() -> None:
    parser = loaded()
    for example in SENTENCES:
        assert set(example.tags) <= set(parser.tags)
        assert set(example.fine_tags) <= set(parser.fine_tags)
        assert set(example.relations) <= set(parser.relations)
