"""The parse as the fields see it stays a tree, whatever was mended in it: a circle would be walked for ever."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.figures.choosing.grammar import Clause
from service.syntax import parse

# Words beside which a parse is mended, and some that stand between them.
WORDS = (
    "cost approve disapprove agree say said report reported found held killed 12 5,000 45 $3m 52% percent and or & , ; "
    ": Type Model new used rye oat loaves passes ships cases measles people workers mayor Mercia roof in of by to for "
    "that who of them the a were was have rose In at Norland cuts lifted kills number fall "
    "gains slides deaths output fifth history , which including fire"
).split()
# Sentences in which the parser sees no verb, or not this one: the verb, its subject and its object
HIDDEN = [
    ("The drug cut deaths by a fifth.", "cut", "drug", "deaths"),
    ("The new furnace lifted output 6%.", "lifted", "furnace", "output"),
    ("Fire on seventh floor of Marl retirement home kills 11", "kills", "Fire", "11"),
    ("Heat pump sales fall by a fifth", "fall", "sales", None),
    ("Crossings of the strait fall by 99%", "fall", "Crossings", None),
    ("Hospital admissions number 31, four of them to intensive care.", "number", "admissions", "31"),
    ("Malaria jab cuts child deaths 13% in pilot countries, study says", "cuts", "jab", "deaths"),
    ("Harlow Mills gains 210 points, Marl ends above 25,900", "gains", "Mills", "points"),
]


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


@pytest.mark.parametrize(("text", "verb", "subject", "thing"), HIDDEN)
def test_a_verb_that_looks_like_a_noun_is_a_verb(text: str, verb: str, subject: str, thing: str | None) -> None:
    clause = Clause.of(parse([(text, 0)])[0])
    at = next(i for i, token in enumerate(clause.tokens) if token.text == verb)
    below = {clause.tokens[c].relation: clause.tokens[c].text for c in clause.children[at]}
    assert (clause.tokens[at].tag, below.get("nsubj"), below.get("obj")) == ("VERB", subject, thing)


def test_a_noun_of_movement_stays_one() -> None:
    (tokens,) = parse([("The unions want a rise for 12,000 nurses and no cuts at 13 plants.", 0)])
    assert {token.tag for token in Clause.of(tokens).tokens if token.text in {"rise", "cuts"}} == {"NOUN"}


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Stay-over visitors spent $3m.", "Stay-over visitors"),
        ("The shop reported like-for-like sales of $3m.", "like-for-like sales"),
        ("Last month prices rose 3%.", "prices"),
        ("In Norland numbers fell by 7%.", "numbers"),
    ],
)
def test_a_noun_phrase_has_what_belongs_to_it_alone(text: str, phrase: str) -> None:
    clause = Clause.of(parse([(text, 0)])[0])
    head = next(i for i, token in enumerate(clause.tokens) if token.text == phrase.split()[-1])
    span = clause.phrase(head)
    assert text[span.start : span.end] == phrase
