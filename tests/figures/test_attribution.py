"""Who is credited with a figure. Each row: a text, the figure in it, the names from origin to last relay."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.article import Article, Span
from service.figures import attribution
from service.figures.sentences import read
from service.figures.voices.names import name
from service.figures.voices.quotation import quotations
from service.figures.voices.voice import cut


def attributed(text: str, figure: str, publisher: str | None = None) -> attribution.Attribution:
    reading = read(Article(text=text, publisher=publisher))
    start = text.index(figure)
    number = next(s.number for s in reading.sentences if s.start <= start < s.end)
    return attribution.listen(reading).of(number, Span(start, start + len(figure)))


STATED = [
    # beside its clause
    ("Some 61 bridges are closed, the Roads Ministry said on Monday.", "61", ["Roads Ministry"]),
    ("Some 61 bridges are closed, according to the Roads Ministry.", "61", ["Roads Ministry"]),
    ("The navy denied that 14 crews were lost, as reported by Harbour Watch.", "14", ["Harbour Watch"]),
    ("The navy denied holding 14 crews.", "14", []),
    ("Sixty-one per cent of growers said they lost 12 acres.", "12", []),
    ("Four in ten pupils said 30 of them walked.", "30", []),
    ("Some 40 barges are expected by Easter.", "40", []),
    ("Sales of $9 billion missed the $10 billion expected by analysts.", "$10 billion", ["analysts"]),
    ("The same article said 19 barges sank.", "19", []),
    ("A survey of 61% of the growers found that 12 farms closed.", "12", ["survey"]),
    ("Exports grew 4%, against economists' expectations of 6%, the Trade Office said.", "6%", ["economists"]),
    ("Exports grew 4%, short of the 6% analysts had predicted, the Trade Office said.", "6%", ["analysts"]),
    ("Exports grew 4%, short of the 6% analysts had predicted, the Trade Office said.", "4%", ["Trade Office"]),
    ("Rents rose 7%, as per municipal police records.", "7%", ["municipal police"]),
    ("Nine ferries sank, said Ada Quill, the director of Safe Waters.", "Nine", ["Ada Quill", "Safe Waters"]),
    ("Nine ferries sank, said the port's harbour master, Ada Quill.", "Nine", ["Ada Quill"]),
    ("Nine ferries sank, officials said.", "Nine", ["officials"]),
    ("Of those, Harbour Watch said, 45 were trawlers.", "45", ["Harbour Watch"]),
    ("Nine ferries sank, the Harbour Trust said, as 30 crews went home.", "30", []),
    ("Hospitals had 3,100 patients, Health Board figures published on Friday show.", "3,100", ["Health Board"]),
    ("Some 60 drowned, the migrant aid group Open Shore said on Friday.", "60", ["Open Shore"]),
    ("Fishing feeds 9,000 families, the Chamber of Ports reckons, and earned $4m.", "9,000", ["Chamber of Ports"]),
    ("Drivers fell asleep 31 times, a report leaked to the drivers' union has disclosed.", "31", ["report"]),
    ("It wrecked 120 houses, relief minister Omar Vale said; in Westmark, 90 people were moved.", "90", []),
    ("Most came by sea, says the mayor, Bo Sung-min, who puts their share at 55 percent.", "55", ["Bo Sung-min"]),
    ("Some 90 were screened last month by Nour Haddad, who found 12 to be ill.", "12", ["Nour Haddad"]),
    ("It was closer to 90, Superintendent of Police Sunita Vale conceded.", "90", ["Sunita Vale"]),
    ("Offences recorded by the Met rose by a fifth.", "a fifth", []),
    ("Heat killed 470, the Institute for Climate and Health says.", "470", ["Institute for Climate and Health"]),
    ('"That is 4 per cent," said Arvenia\'s defence minister, Jonas Brand.', "4", ["Jonas Brand"]),
    ("Police put the dead at 51 and puts injured officers at 90.", "90", ["Police"]),
    ("Police said Harl had 40 wards, Tovin 12.", "12", ["Police"]),
    ("Citing the Roads Ministry, the Harl Post reported 61 closed.", "61", ["Roads Ministry", "Harl Post"]),
    ("A Gale Institute survey for the Ost found that 40 percent want out.", "40", ["Gale Institute", "Ost"]),
    ("Analysts had forecast $3 million.", "$3 million", ["Analysts"]),
    ("Tuesday saw 14 homes hit.", "14", []),
    # before its clause
    ("The Harbour Trust said 45 trawlers had left.", "45", ["Harbour Trust"]),
    ("Fisheries Minister Ivo Brand told reporters that 45 trawlers had left.", "45", ["Ivo Brand"]),
    ("Harbour Trust data show that 45 trawlers left in May.", "45", ["Harbour Trust"]),
    ("A senior clerk in the tax office said 45 cases were open.", "45", ["senior clerk in the tax office"]),
    ("The district chief, Emil Okoro, speaks of 40 dead.", "40", ["Emil Okoro"]),
    ("Commissioner Gat Brand counts nine victims.", "nine", ["Gat Brand"]),
    ("Earlier the bank had spoken of fewer than 40,000.", "40,000", ["bank"]),
    ("The strike went on with organisers claiming that 210 men had joined.", "210", ["organisers"]),
    ("Police said they had held 58 students; the student council had 66.", "66", []),
    ("(Corrects toll after Westmark officials said five had died.)", "five", ["Westmark officials"]),
    ("Deaths confirmed: 38.", "38", []),
    ("The government declared a 72-hour curfew.", "72", []),
    ("The civilian review board, which has nine seats, met four times.", "nine", []),
    ("Of those asked, 55% want it, a poll by Veritas for the daily Ost found.", "55%", ["Veritas", "Ost"]),
    ("Police put the crowd at 4,000.", "4,000", ["Police"]),
    ("The Tenants' Union counted 212 evictions in June.", "212", ["Tenants' Union"]),
    ("The brewery said profits fell while its 90 pubs stayed open.", "90", ["brewery"]),
    # described, and what describes them
    ("Harbour Watch, a coalition of 13 clubs, says 45 trawlers left.", "45", ["Harbour Watch"]),
    ("Harbour Watch, a coalition of 13 clubs, says 45 trawlers left.", "13", []),
    ("Nine ferries sank, according to Harbour Watch, which runs 4 stations.", "4", []),
    ("The Harbour Trust, which had put the loss at 300 boats, now has no number.", "300", ["Harbour Trust"]),
    # two voices in one sentence
    ("Police put the crowd at 4,000; organisers spoke of 11,000.", "4,000", ["Police"]),
    ("Police put the crowd at 4,000; organisers spoke of 11,000.", "11,000", ["organisers"]),
    ("Ten remain missing, down from the 36 that the ferry operator Nordline gave.", "36", ["Nordline"]),
    ("Ten remain missing, down from the 36 that the ferry operator Nordline gave.", "Ten", []),
    ("The loss, put at 900 tonnes by growers, is 2,000, the Grain Board says.", "900", ["growers", "Grain Board"]),
    ("The village has the harbour office's estimate of 620 tonnes in hand.", "620", ["harbour office"]),
    ("Harbour Watch's own number is 4,100.", "4,100", ["Harbour Watch"]),
    # origin and relay
    ("Israel has 70 sites, according to data from the Park Service, published by the charity Green Map.", "70",
     ["Park Service", "Green Map"]),
    ("The toll is 12, the Mines Ministry said, the Valley Herald reported.", "12",
     ["Mines Ministry", "Valley Herald"]),
    ("The toll is 12, the Valley Herald reported, citing the Mines Ministry.", "12",
     ["Mines Ministry", "Valley Herald"]),
    ("The Mines Ministry told the news agency Vestpress that 12 had died.", "12", ["Mines Ministry", "Vestpress"]),
    ("MP Lena Ott, quoted by the Valley Herald, puts deaths at 61.", "61", ["Lena Ott", "Valley Herald"]),
    ("That is short of the 600 that clinics say are needed, the Relief Board said.", "600",
     ["clinics", "Relief Board"]),
    # nobody
    ("The storm cut power to 5,000 homes.", "5,000", []),
    ("The company offered 6.5% and recalled 300 vans.", "300", []),
    ("The lake rose 12 centimetres in April. Dealers say prices fell.", "12", []),
    ("Correction: an earlier version of this article said 14 people had died.", "14", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "figure", "names"), STATED)
def test_a_sentence_names_its_voices(text: str, figure: str, names: list[str]) -> None:
    assert list(attributed(text, figure).names) == names


CARRIED = [
    ("The town gave Tam Brough, 29, a medal. She told the inquest: “I got four out.”", "four", ["Tam Brough"]),
    (
        "The Port Lew Transit Authority closed. A clerk lost, by the authority's count, 40 keys.",
        "40",
        ["Port Lew Transit Authority"],
    ),
    ("The corps denies it. Its spokesman, Colonel Adib Rustom, said 212 trucks had entered.", "212", ["Adib Rustom"]),
    ('Oda Jansen, 34, a welder, has done her own sum. "My rent is 700 euros."', "700", ["Oda Jansen"]),
    ('The army said so. "Four jeeps are lost," jokes mayor Odd Feld.', "Four", ["Odd Feld"]),
    ("It shut, the Treasury committee said. It found 158 faults.", "158", ["Treasury committee"]),
    (
        "Tens are held, the watchdog Open Docket said, citing lists leaked by staff. The number was 12, it said.",
        "12",
        ["Open Docket"],
    ),
    ('"You get two," a detainee said in a call. He shares a cell, he said, with 38 men.', "38", ["detainee"]),
    ("Some 300 boats left, the Harbour Trust said. Of them, 17 sank.", "17", ["Harbour Trust"]),
    ("Some 300 boats left, the Harbour Trust said. That figure stood at 120 in May.", "120", ["Harbour Trust"]),
    ("Some 300 boats left, the Harbour Trust said. The harbour has 12 cranes.", "12", []),
    (
        '"We lost 40 goats," said Ada Quill of the Farm League. "Now there are 9 left."',
        "9",
        ["Ada Quill", "Farm League"],
    ),
    ('"We lost 40 goats. We had 55," Ada Quill told Radio Nord.', "40", ["Ada Quill", "Radio Nord"]),
    ("Nine sank, the Health Ministry said. The ministry said 5 were raised.", "5", ["Health Ministry"]),
    ("Nine sank, said Ada Quill of the Farm League. Quill said 5 were raised.", "5", ["Ada Quill"]),
    ("Nine sank, said Ada Quill of the Farm League. She said 5 were raised.", "5", ["Ada Quill", "Farm League"]),
    ("Nine sank, the Harbour Trust said. It counted 5 more in June.", "5", ["Harbour Trust"]),
]


@pytest.mark.parametrize(("text", "figure", "names"), CARRIED)
def test_a_voice_is_carried_on_only_where_that_is_plain(text: str, figure: str, names: list[str]) -> None:
    assert list(attributed(text, figure).names) == names


def test_nothing_is_carried_into_another_article_of_the_same_text() -> None:
    text = "Some 300 boats left, the Harbour Trust said.\n\n\n\nOf them, 17 sank, it is thought."
    assert attributed(text, "17").names == ()


def test_a_carried_voice_says_so() -> None:
    text = "Some 300 boats left, the Harbour Trust said. Of them, 17 sank."
    assert attributed(text, "17").carried
    assert not attributed(text, "300").carried


def test_the_span_is_the_phrase_that_says_so() -> None:
    text = "Some 300 boats left, the Harbour Trust said."
    span = attributed(text, "300").span
    assert span is not None
    assert text[span.start : span.end] == "the Harbour Trust said"


def test_an_outlet_is_no_source_of_its_own() -> None:
    text = "A Valley Herald count found 111 injured. Ada Quill told the Herald that 9 sank."
    assert attributed(text, "111", "The Valley Herald").names == ()
    assert attributed(text, "9", "The Valley Herald").names == ("Ada Quill",)


def test_the_company_is_not_the_newspaper_that_reported_on_it() -> None:
    text = "The Valley Herald reported that 60 jobs would go. The company said that 45 jobs were at risk."
    assert attributed(text, "45").names == ("company",)


def test_capitals_are_a_name_where_small_letters_are_a_function_word() -> None:
    text = "Some 300 clinics closed, WHO figures show. The agency said 17 would open again."
    assert attributed(text, "300").names == ("WHO",)
    assert attributed(text, "17").names == ("WHO",)


def test_people_counted_before_do_not_speak() -> None:
    text = "Nearly one in three women has been robbed. The agency said 736 had called."
    assert attributed(text, "736").names == ("agency",)


NAMED = [
    ("the rights group Open Cells", ("Open Cells",)),
    ("Interior Minister Pia Drost", ("Pia Drost",)),
    ("Dr. Ruth Amon, who runs the clinic at Bala hospital", ("Ruth Amon", "Bala hospital")),
    ("Reuben Moor, a labour economist at Vell University", ("Reuben Moor", "Vell University")),
    ("the Union's Leela Varg", ("Leela Varg", "Union")),
    ("spokesman for the army", ("spokesman", "army")),
    ("Vikram Sett of brokerage Agriview", ("Vikram Sett", "Agriview")),
    ("the State's statistics directorate", ("State's statistics directorate",)),
    ("an internal paper for ministers", ("internal paper for ministers",)),
    ("court files compiled by the Tenant Desk", ("court files", "Tenant Desk")),
    ("the regional prosecutor's office", ("regional prosecutor's office",)),
    ("the University of Kelm", ("University of Kelm",)),
]


@pytest.mark.parametrize(("phrase", "names"), NAMED)
def test_a_phrase_names_whom_it_names(phrase: str, names: tuple[str, ...]) -> None:
    named = name(cut(phrase, 0, 40))
    assert named is not None
    assert named.names == names


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    text = 'He said "no.\n\nThe end.'
    assert quotations(text) == (Span(8, 12),)


PHRASES = st.sampled_from(
    ["the Health Ministry", " said ", "5", ", ", "; ", " told ", "Ada Quill", " who ", '"', "“", "”", "(", ")", " by ",
     ": ", " according to ", "’s ", " it ", " its ", "\n\n", "\n\n\n\n", " that ", " and ", ". ", "Of them, ", " put ",
     " citing ", " relying on ", " some of the ", " -- ", " found ", " at the ", " chief spokesman ", " estimated at "]
)  # fmt: skip


@settings(deadline=None, max_examples=60)
@given(st.one_of(st.text(max_size=200), st.lists(PHRASES, max_size=40).map("".join)))
def test_no_text_raises_and_every_span_lies_in_it(text: str) -> None:
    reading = read(Article(text=text, publisher="The Daily"))
    voices = attribution.listen(reading)
    for sentence in reading.sentences:
        for at in range(sentence.start, sentence.end, 7):
            found = voices.of(sentence.number, Span(at, at + 1))
            assert all(found.names)
            assert found.span is None or 0 <= found.span.start < found.span.end <= len(text)


@pytest.mark.parametrize(
    "unit", ["said ", '" ', "reported by ", "Of them, 5. ", "the 41 that A gave, ", "A B, who said 5, "]
)
def test_the_cost_grows_with_the_length_of_the_text(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        reading = read(Article(text=text))
        reading.parse([s.number for s in reading.sentences])
        began = time.process_time()
        voices = attribution.listen(reading)
        for sentence in reading.sentences:
            voices.of(sentence.number, Span(sentence.end - 1, sentence.end))
        return time.process_time() - began

    def best(size: int) -> float:
        return min(seconds(size) for _ in range(3))

    assert best(16_000) < 10 * max(best(4_000), 0.005)


def test_an_outlet_that_was_told_passes_its_own_news_on_to_nobody() -> None:
    text = "A diver told the KBC that 14 crews were lost."
    assert attributed(text, "14", "KBC News").names == ("diver",)
    assert attributed(text, "14", "The Port Courier").names == ("diver", "KBC")
