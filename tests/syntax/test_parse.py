"""Sentences of our own, and what must hold of any text."""

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from service.syntax import Token, parse
from tests.cost import cost


def tree(sentence: str, offset: int = 0) -> tuple[Token, ...]:
    return parse([(sentence, offset)])[0]


def arcs(sentence: str) -> set[str]:
    """ "forces nsubj killed" for each word."""
    tokens = tree(sentence)
    return {f"{token.text} {token.relation} {tokens[token.head].text}" for token in tokens}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The army killed 3,443 people in the north.", "army nsubj killed, 3,443 nummod people, people obj killed"),
        (
            "At least 57 people were killed on Monday.",
            "57 nummod people, people nsubj:pass killed, were aux:pass killed",
        ),
        ("Two children were wounded by soldiers.", "Two nummod children, soldiers obl:agent wounded"),
        (
            "Police arrested 14 men who had entered the mosque.",
            "14 nummod men, men obj arrested, entered acl:relcl men",
        ),
        ("The toll rose to 305.", "toll nsubj rose, 305 obl rose, to case 305"),
        ("More than 9,000 homes have been destroyed.", "9,000 nummod homes, homes nsubj:pass destroyed"),
        (
            "The hospital received 40 bodies from Rafah.",
            "hospital nsubj received, 40 nummod bodies, bodies obj received",
        ),
        ("Exports fell 12 percent last year.", "Exports nsubj fell, 12 nummod percent, year obl:unmarked fell"),
        ("The ministry's spokesman said 600 trucks had crossed.", "ministry nmod:poss spokesman, trucks nsubj crossed"),
        (
            "The Bank of Norrland cut interest rates to 4%.",
            "Bank nsubj cut, interest compound rates, rates obj cut, 4 nummod %",
        ),
        ("Norland's economy shrank 0.4% in June.", "economy nsubj shrank"),
        ("A recruit earns €2,500.", "recruit nsubj earns, € obj earns"),
        ("Ski hut fire kills 78", "fire nsubj kills, 78 obj kills"),
        ("Parking fines up by a fifth", "Parking compound fines"),
        ("Some 900 families now rely on food aid.", "families nsubj rely, aid obl rely"),
        ("The Norbank cut of 2019 helped 40 firms.", "cut nsubj helped, 2019 nmod cut"),
        ("The World Fund lent Kelm $30 million.", "Fund nsubj lent, Kelm obj lent"),
        ("Rebels shot down three helicopters.", "down compound:prt shot, helicopters obj shot"),
    ],
)
def test_the_arcs_that_figures_hang_on_are_found(sentence: str, expected: str) -> None:
    assert set(expected.split(", ")) <= arcs(sentence)


def test_tags_and_lemmas_stand_beside_the_words() -> None:
    found = [(t.text, t.lemma, t.tag, t.fine_tag) for t in tree("Soldiers held 20 detainees.")]
    assert found == [
        ("Soldiers", "soldier", "NOUN", "NNS"),
        ("held", "hold", "VERB", "VBD"),
        ("20", "20", "NUM", "CD"),
        ("detainees", "detainee", "NOUN", "NNS"),
        (".", ".", "PUNCT", "."),
    ]


def assert_grammatical(sentence: str, offset: int, tokens: tuple[Token, ...]) -> None:
    assert all(token.text == sentence[token.start - offset : token.end - offset] != "" for token in tokens)
    assert all(one.end <= two.start for one, two in pairwise(tokens))
    covered = sum(not char.isspace() for token in tokens for char in token.text)
    assert covered == sum(not char.isspace() for char in sentence)
    assert [t.head == i for i, t in enumerate(tokens)].count(True) == bool(tokens)
    assert all((t.relation == "root") == (t.head == i) for i, t in enumerate(tokens))
    settled: set[int] = set()
    for i in range(len(tokens)):
        way = []
        while i not in settled and tokens[i].head != i:
            assert i not in way
            way.append(i)
            i = tokens[i].head
        settled.update(way)


NEWSLIKE = st.lists(
    st.sampled_from(
        [
            "At least",
            "3,443",
            "people",
            "were",
            "killed",
            ",",
            "in",
            "Gaza",
            "7",
            "-",
            "$1.5bn",
            "the",
            "of",
            "“",
            "who",
            ".",
        ]
    ),
    max_size=60,
).map(" ".join)


@settings(deadline=None)
@given(st.lists(st.one_of(st.text(), NEWSLIKE), max_size=5), st.integers(0, 10_000))
@example(["", " ", "\n\u2028", "\x00", "\ud800", "a\u0301\u0301 ﷽ 👩‍👩‍👧"], 3)
@example(["one, " * 400, "x"], 0)
def test_any_text_gives_one_tree_a_sentence(sentences: list[str], offset: int) -> None:
    parsed = parse([(sentence, offset) for sentence in sentences])
    for sentence, tokens in zip(sentences, parsed, strict=True):
        assert_grammatical(sentence, offset, tokens)


@settings(deadline=None, max_examples=25)
@given(st.lists(NEWSLIKE, min_size=2, max_size=8))
def test_a_sentence_is_parsed_the_same_alone_and_in_company(sentences: list[str]) -> None:
    together = parse([(sentence, 0) for sentence in sentences])
    alone = [tree(sentence) for sentence in sentences]
    # where two readings score alike, rounding may decide; more than one word in fifty is not rounding
    pairs = [pair for one, two in zip(together, alone, strict=True) for pair in zip(one, two, strict=True)]
    assert sum(one != two for one, two in pairs) <= len(pairs) / 50


def test_an_offset_moves_the_words_and_nothing_else() -> None:
    moved = tree("Ten men died.", 100)
    assert [(t.start, t.end) for t in moved] == [(100, 103), (104, 107), (108, 112), (112, 113)]
    assert [t.head for t in moved] == [t.head for t in tree("Ten men died.")]


@pytest.mark.parametrize("text", ["1" * 1_000_000, "a " * 500_000, "1, " * 330_000, "“" * 1_000_000, "é-" * 500_000])
def test_a_hostile_megabyte_is_parsed_at_the_cost_of_its_length(text: str) -> None:
    assert_grammatical(text, 0, tree(text))
    assert cost(lambda: tree(text)) < 30 * cost(lambda: tree(text[:100_000]))
