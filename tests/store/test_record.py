"""What recording an article does: revisions of its text, identities and versions of its figures."""

import dataclasses
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.errors import NotFound
from service.figures.figure import Figure
from service.store import FigureFilter, Store, StoredFigure
from tests.store.sample import article, figures, profiles, put

TEXT = (
    "Police hold 3,443 detainees, according to the Prison Service. Storms cut off 19 villages.\n"
    "Storms cut off 19 villages. The bridge is 1.5 km long, or 5 of 5 parts."
)


def surfaces(found: tuple[StoredFigure, ...]) -> list[str]:
    return [one.figure.exact for one in found]


def test_what_was_recorded_is_read_back_equal(store: Store) -> None:
    said = article("Between 40 and 50 people fell ill on Monday. About 1.2 million are at risk.", title="Illness")
    read = (
        Figure(
            "40 and 50", 8, 17, "Between 40 and 50 people fell ill on Monday.", None, Decimal(40), Decimal(50), "range",
            measured="people", predicate="fall ill", agent="Orlin", place="Orlin", valid_from=date(1, 1, 1),
            valid_to=date(9999, 12, 31), valid_basis="relative", valid_text="on Monday",
            sources=("A \"b\"", "Ünï ﷺ 🎈"), withdrawn=True, confidence=0.75,
        ),
        Figure(
            "1.2 million", 51, 62, "About 1.2 million are at risk.", Decimal("1.2E+6"), bound="about", measure="change",
            direction="up", kind="money", unit="EUR", refers_to=0, confidence=0.5,
        ),
    )  # fmt: skip
    receipt = put(store, said, read)
    first, second = store.article_figures(receipt.article_id)
    assert receipt.figures == (first, second) == (store.figure(first.id), store.figure(second.id))
    assert first.figure == read[0]
    assert second.figure == dataclasses.replace(read[1], refers_to=None)
    assert str(second.figure.value) == "1.2E+6"
    assert second.refers_to == first.id
    assert store.article(receipt.article_id).article == said
    assert (first.title, first.publisher, first.version, first.state) == (
        "Illness",
        "The Harbour Gazette",
        1,
        "extracted",
    )
    assert (first.prefix, first.suffix) == ("Between ", " people fell ill on Monday. Abou")


def test_a_number_no_machine_word_holds_is_kept_to_the_last_digit(store: Store) -> None:
    text = "It has 123456789012345678901234567890.12345 parts, or 1 of them."
    receipt = put(store, article(text))
    assert receipt.figures[0].figure.value == Decimal("123456789012345678901234567890.12345")


def test_the_same_article_again_writes_nothing(store: Store) -> None:
    first = put(store, article(TEXT))
    before = store.head()
    again = put(store, article(TEXT))
    assert (first.status, again.status) == ("created", "unchanged")
    assert (again.article_id, again.revision, again.figures) == (first.article_id, 1, first.figures)
    assert again.transaction == first.transaction
    assert store.head() == before


def test_each_place_where_a_number_is_said_is_a_figure_of_its_own(store: Store) -> None:
    found = put(store, article(TEXT)).figures
    assert surfaces(found) == ["3,443", "19", "19", "1.5", "5", "5"]
    assert len({one.id for one in found}) == 6


def test_an_edited_number_is_a_new_figure_that_replaces_the_old_and_the_others_stay(store: Store) -> None:
    first = put(store, article(TEXT))
    second = put(store, article(TEXT.replace("3,443", "3,376")))
    assert (second.status, second.revision) == ("revised", 2)
    old, new = first.figures[0], second.figures[0]
    assert (new.replaces, new.figure.exact, new.version) == (old.id, "3,376", 1)
    assert [one.id for one in second.figures[1:]] == [one.id for one in first.figures[1:]]
    assert all(one.version == 1 for one in second.figures)
    gone = store.figure(old.id)
    assert (gone.present, gone.version, gone.revision) == (False, 2, 1)
    assert [one.present for one in store.versions(old.id)] == [True, False]
    assert surfaces(store.article_figures(first.article_id, revision=1)) == surfaces(first.figures)


def test_a_number_that_comes_back_is_the_figure_it_was(store: Store) -> None:
    first = put(store, article(TEXT)).figures[0]
    put(store, article(TEXT.replace("3,443", "3,376")))
    third = put(store, article(TEXT)).figures[0]
    assert (third.id, third.version, third.present) == (first.id, 3, True)


def test_a_number_that_comes_back_replaces_what_it_replaced_at_first(store: Store) -> None:
    versions = [TEXT.replace("3,443", number) for number in ("3,440", "3,443", "3,376", "3,443", "3,440")]
    ids = [put(store, article(text)).figures[0].id for text in versions]
    assert ids[:3] == [ids[4], ids[3], ids[2]]
    assert [store.figure(one).replaces for one in ids[:3]] == [None, ids[0], ids[1]]
    edits = [edit.changes[0] for edit in store.silent_edits().items]
    told = [(one.old.id, one.new.id) for one in edits if one.old and one.new]
    assert told == [(ids[number], ids[number + 1]) for number in (3, 2, 1, 0)]


@settings(max_examples=20, deadline=None)
@given(st.lists(st.sampled_from(["19", "20", "21", "22"]), min_size=2, max_size=8))
def test_who_follows_replaces_comes_to_ever_older_figures(numbers: list[str]) -> None:
    with Store.open(":memory:") as store:
        for number in numbers:
            put(store, article(f"Storms cut off {number} villages."))
        for found in store.figures(FigureFilter()).items:
            seen = found
            while seen.replaces:
                older = store.version(seen.replaces, 1)
                assert older.transaction.id < store.version(seen.id, 1).transaction.id
                seen = store.figure(seen.replaces)


def test_a_sentence_that_moves_keeps_its_figures_and_their_versions(store: Store) -> None:
    first = put(store, article("Snow fell. Storms cut off 19 villages. It rained."))
    second = put(store, article("It rained. Snow fell and fell. Storms cut off 19 villages."))
    assert second.figures[0].id == first.figures[0].id
    assert second.figures[0].version == 1
    assert second.figures[0].figure.start == 46
    assert store.version(first.figures[0].id, 1).figure.start == first.figures[0].figure.start


def test_blanks_and_shapes_of_quotation_marks_make_no_other_sentence(store: Store) -> None:
    first = put(store, article('Storms cut off "19  villages".'))
    second = put(store, article("Storms cut off “19 villages”."))
    assert second.figures[0].id == first.figures[0].id
    assert second.figures[0].figure.sentence == "Storms cut off “19 villages”."
    assert store.version(first.figures[0].id, 1).figure.sentence == 'Storms cut off "19  villages".'


def test_a_better_reading_of_the_same_place_is_a_version(store: Store) -> None:
    put(store, article("Storms cut off 19 villages."))
    said = article("Storms cut off 19 villages. It rained.")
    (read,) = figures(said.text)
    better = dataclasses.replace(read, predicate="cut off", confidence=0.9)
    (found,) = put(store, said, [better]).figures
    assert (found.version, found.figure.predicate) == (2, "cut off")
    (still,) = put(store, article(said.text + " And."), [dataclasses.replace(better, confidence=0.4)]).figures
    assert still.version == 2  # being less sure of the same reading is no other reading


def test_other_details_of_the_same_text_amend_the_revision(store: Store) -> None:
    first = put(store, article(TEXT))
    later = datetime(2025, 3, 4, 8, 0, tzinfo=UTC)
    amended = put(store, article(TEXT, title="Storm", published_at=later))
    assert (amended.status, amended.revision) == ("amended", 1)
    assert store.article(first.article_id).article.title == "Storm"
    assert store.figure(first.figures[0].id).published_at == later
    assert store.figure(first.figures[0].id).version == 1
    assert store.figure(first.figures[0].id, as_of=first.transaction.id).title is None


def test_details_that_are_left_out_stay_as_they_were(store: Store) -> None:
    first = put(store, article(TEXT, title="Storm"))
    bare = dataclasses.replace(article(TEXT), publisher=None, published_at=None)
    assert put(store, bare).status == "unchanged"
    edited = put(store, dataclasses.replace(bare, text=TEXT + " It rained."))
    assert (edited.status, edited.figures[0].title) == ("revised", "Storm")
    assert edited.article_id == first.article_id


def test_without_url_the_external_id_names_the_article_and_else_publisher_and_text(store: Store) -> None:
    by_id = put(store, article("It rained.", None, external_id="gazette-7"))
    assert put(store, article("It snowed.", None, external_id="gazette-7")).article_id == by_id.article_id
    by_text = put(store, article("It rained.", None))
    assert put(store, article("It rained.", None)).status == "unchanged"
    assert put(store, article("It rained.", None, publisher="The Herald")).article_id != by_text.article_id


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ((None, "g7"), ("https://gazette.example/7", "g7")),
        (("https://gazette.example/7", "g7"), (None, "g7")),
        (("https://Gazette.Example/7", None), ("https://gazette.example/7", None)),
        (("HTTPS://gazette.example:443/7", None), ("https://gazette.example/7", "g7")),
        (("http://gazette.example/[7", None), ("http://gazette.example/[7", None)),
    ],
)
def test_an_article_is_found_again_by_its_url_or_its_id(
    store: Store, first: tuple[str | None, str | None], second: tuple[str | None, str | None]
) -> None:
    before = put(store, article("It rained.", first[0], external_id=first[1]))
    after = put(store, article("It snowed.", second[0], external_id=second[1]))
    assert (after.article_id, after.revision) == (before.article_id, 2)
    for url, external_id in (first, second):
        again = put(store, article("It snowed.", url, external_id=external_id))
        assert (again.article_id, again.revision) == (before.article_id, 2)
    assert store.verify() == ()


@pytest.mark.parametrize(
    "variant",
    [
        "https://gazette.example/storm?id=7#comments",
        "https://gazette.example/storm?utm_source=feed&id=7&utm_medium=rss",
        "https://gazette.example/storm?id=7&fbclid=IwAR0",
        "https://GAZETTE.example:443/%73torm?id=%37#",
    ],
)
def test_a_variant_of_an_address_leads_to_the_article_and_changes_nothing(store: Store, variant: str) -> None:
    first = put(store, article(TEXT, "https://gazette.example/storm?id=7"))
    again = put(store, article(TEXT, variant))
    assert (again.article_id, again.status) == (first.article_id, "unchanged")
    revised = put(store, article(TEXT + " It rained.", variant))
    assert (revised.article_id, revised.status) == (first.article_id, "revised")
    assert store.article(first.article_id).article.url == "https://gazette.example/storm?id=7"
    assert store.verify() == ()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("https://gazette.example/7", "7"), ("https://herald.example/7", "7")),
        (("https://gazette.example/storm?id=7", None), ("https://gazette.example/storm?id=8", None)),
        (("https://gazette.example/storm", None), ("https://gazette.example/storm?utm=8", None)),
        (("https://gazette.example/#/story/7", None), ("https://gazette.example/#/story/8", None)),
        (("https://gazette.example/a%2Fb", None), ("https://gazette.example/a/b", None)),
        (("https://gazette.example/storm", None), ("https://gazette.example/storm/", None)),
        (("https://gazette.example/storm", None), ("https://www.gazette.example/storm", None)),
        (("https://gazette.example/Seven", None), ("https://gazette.example/seven", None)),
        (("https://gazette.example/7", None), ("http://gazette.example/7", None)),
    ],
)
def test_other_addresses_are_other_articles(
    store: Store, first: tuple[str | None, str | None], second: tuple[str | None, str | None]
) -> None:
    before = put(store, article("It rained.", first[0], external_id=first[1]))
    assert put(store, article("It snowed.", second[0], external_id=second[1])).article_id != before.article_id


def test_what_does_not_hold_together_is_not_recorded(store: Store) -> None:
    said = article(TEXT)
    read = figures(TEXT)
    before = store.head()
    for wrong, told in (
        ([dataclasses.replace(read[0], start=0, end=5)], "does not stand at 0"),
        ([read[0], read[0]], "same place"),
        ([dataclasses.replace(read[0], value=Decimal("NaN"))], "not a number"),
    ):
        with pytest.raises(ValueError, match=told):
            store.record(said, wrong, [None] * len(wrong), actor="test")
    with pytest.raises(ValueError, match="profiles"):
        store.record(said, read, profiles(said, read)[1:], actor="test")
    assert store.head() == before
    assert store.articles().items == ()


def test_unknown_ids_are_not_found_whatever_they_look_like(store: Store) -> None:
    for unknown in ("f0000000000000000", "", "'; DROP TABLE figures; --", '"', "\ud800", "a\x00b", "🎈" * 1000):
        for read in (store.figure, store.versions, store.article, store.revisions, store.statistic, store.judgement):
            with pytest.raises(NotFound):
                read(unknown)
    identity = put(store, article(TEXT)).article_id
    for number in (0, 2, -1, 2**70):
        with pytest.raises(NotFound):
            store.revision(identity, number)
        with pytest.raises(NotFound):
            store.article_figures(identity, revision=number)
    with pytest.raises(NotFound):
        store.article(identity, as_of=1)
