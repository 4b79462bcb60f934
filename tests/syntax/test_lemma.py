"""The dictionary forms that figures are looked up by."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from service.syntax.lemma import lemma

TABLE = """
VBD found find; VBN found find; VBD left leave; VBN held hold; VBN wounded wound; VBD rose rise; VBD fell
fall; VBD cut cut; VBN displaced displace; VBN evacuated evacuate; VBG killing kill; VBG rising rise; VBG
playing play; VBN cancelled cancel; VBN controlled control; VBN installed install; VBN added add; VBN planned
plan; VBN expelled expel; VBN referred refer; VBZ says say; VBZ carries carry; VBZ lies lie; VBZ 's be; VBP
are be; VBP 've have; VBD 'd have; MD 'd would; MD ca can; VBG dying die; VBN shot shoot; VBN born bear; VBD
led lead; VBN injured injure; VBN estimated estimate; VBN visited visit; VBN rescued rescue; VBN arrested
arrest; VBG emerging emerge; VBN settled settle; VBN hurled hurl; VBN offered offer; JJ left left; JJ wounded
wounded; NN killing killing; NN meeting meeting; JJR fewer few; JJR higher high; JJS biggest big; NNS children
child; NNS people people; NNS men man; NNS women woman; NNS detainees detainee; NNS cities city; NNS lives
life; NNS troops troop; NNS crises crisis; NNS deaths death; NNS losses loss; NNS buses bus; NNPS Palestinians
palestinian; NN Hospital hospital; RB n't not; DT an a; PRP them they; CD 3,443 3,443; NNS 1990s 1990s;
VBP lent lend; VBP lay lay; VBG queueing queue; VBG ageing age
"""


@pytest.mark.parametrize(("tag", "word", "expected"), [row.split() for row in TABLE.split(";")])
def test_a_word_has_the_dictionary_form_of_its_tag(tag: str, word: str, expected: str) -> None:
    assert lemma(word, tag) == expected


@example("S", "VBD")
@given(st.text(min_size=1), st.sampled_from(["NN", "NNS", "VBD", "VBZ", "VBG", "JJR", "RBS", "MD", "PRP", "XX"]))
def test_every_word_has_one(word: str, tag: str) -> None:
    assert lemma(word, tag)
