"""The parse as the fields see it stays a tree, whatever was mended in it: a circle would be walked for ever."""

from hypothesis import given, settings
from hypothesis import strategies as st

from service.figures.choosing.grammar import Clause
from service.syntax import parse

# Words beside which a parse is mended, and some that stand between them.
WORDS = (
    "cost approve disapprove agree say said report reported found held killed 12 5,000 45 $3m 52% percent and or & , ; "
    ": Type Model new used rye oat loaves passes ships cases measles people workers mayor Mercia roof in of by to for "
    "that who of them the a were was have rose"
).split()


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=40).map(" ".join))
def test_the_mended_parse_of_any_words_is_one_tree(text: str) -> None:
    (tokens,) = parse([(text, 0)])
    heads = [token.head for token in Clause.of(tokens).tokens]
    roots = [i for i, head in enumerate(heads) if head == i]
    below = set(roots)
    for _ in heads:
        below |= {i for i, head in enumerate(heads) if head in below}
    assert len(roots) == 1
    assert len(below) == len(heads)
