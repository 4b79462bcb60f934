"""An article in, its figures on record."""

from datetime import UTC, datetime

import pytest

from service.article import Article
from service.errors import Invalid
from service.ingest import ingest
from service.store import Store

TEXT = "At least 19 villages lost power on Monday, the Rescue Service said. Some 1,200 people were moved to safety."


@pytest.fixture
def store() -> Store:
    return Store.open(":memory:")


def said(text: str, url: str = "https://gazette.example/1") -> Article:
    return Article(text=text, url=url, publisher="The Gazette", published_at=datetime(2025, 3, 3, 9, tzinfo=UTC))


def test_the_figures_of_an_article_come_on_record_once(store: Store) -> None:
    first = ingest(store, said(TEXT), actor="test")
    assert first.status == "created"
    assert first.supported
    assert [one.figure.exact for one in first.figures] == ["19", "1,200"]
    assert [TEXT[one.figure.start : one.figure.end] for one in first.figures] == ["19", "1,200"]
    again = ingest(store, said(TEXT), actor="test")
    assert (again.status, again.figures, again.supported) == ("unchanged", first.figures, True)


def test_an_edit_is_a_revision_that_names_its_changed_number(store: Store) -> None:
    first = ingest(store, said(TEXT), actor="test")
    second = ingest(store, said(TEXT.replace("1,200", "1,350")), actor="test")
    assert (second.status, second.revision) == ("revised", 2)
    (change,) = store.number_changes(first.article_id, 1, 2)
    assert change.old is not None
    assert change.new is not None
    assert (change.old.figure.exact, change.new.figure.exact) == ("1,200", "1,350")


@pytest.mark.parametrize("text", ["", " \n\t ", "\u2003"])
def test_a_text_without_words_is_refused(store: Store, text: str) -> None:
    with pytest.raises(Invalid) as refused:
        ingest(store, said(text), actor="test")
    assert refused.value.pointer == "/text"
    assert store.articles().items == ()


def test_a_date_without_a_zone_is_refused(store: Store) -> None:
    with pytest.raises(Invalid) as refused:
        ingest(store, Article(text=TEXT, published_at=datetime(2025, 3, 3)), actor="test")
    assert refused.value.pointer == "/published_at"


def test_another_language_is_kept_without_figures_and_said(store: Store) -> None:
    text = "Am Montag verloren mindestens 19 Dörfer in der Region ihren Strom, teilte die Polizei von Harlow mit."
    for status in ("created", "unchanged"):
        receipt = ingest(store, said(text), actor="test")
        assert (receipt.status, receipt.supported, receipt.language, receipt.figures) == (status, False, "de", ())
    assert store.article(receipt.article_id).article.language == "de"


def test_what_cannot_be_stored_is_replaced_one_for_one_so_that_offsets_stand(store: Store) -> None:
    text = "\ud800\x00 " + TEXT + " \udfff🎈"
    receipt = ingest(store, said(text), actor="t\ud800")
    kept = store.article(receipt.article_id).article.text
    assert len(kept) == len(text)
    assert kept.startswith("\ufffd\ufffd At least")
    assert all(kept[one.figure.start : one.figure.end] == one.figure.exact for one in receipt.figures)
    assert ingest(store, said(text), actor="test").status == "unchanged"
    assert store.verify() == ()


def test_dates_at_the_ends_of_the_calendar_are_kept(store: Store) -> None:
    for number, year in enumerate((1, 9999)):
        for zone in ("+14:00", "-12:00"):
            at = datetime.fromisoformat(f"{year:04d}-{'01-01T00:30' if year == 1 else '12-31T23:30'}:00{zone}")
            article = Article(text=TEXT, url=f"https://x.example/{number}{zone}", published_at=at)
            receipt = ingest(store, article, actor="test")
            assert store.article(receipt.article_id).article.published_at == at


def test_numbers_of_a_table_give_no_figures_and_whoever_sends_them_is_told(store: Store) -> None:
    receipt = ingest(
        store, said(f"{TEXT}\n\n| Town | Homes |\n\n| Upper Orlund | 34 |\n\n| Orlund | $4.5 million |"), actor="test"
    )
    assert [one.figure.exact for one in receipt.figures] == ["19", "1,200"]
    assert receipt.warnings == ("numbers that stand in tables and are not read: 2",)


def test_figures_that_have_no_day_for_want_of_one_of_publication_are_told(store: Store) -> None:
    told = "no day of publication is known, and figures without a day: 2; give it as published_at"
    receipt = ingest(store, Article(text=f"{TEXT} In 2023, 14 were cut off.", publisher="The Gazette"), actor="test")
    assert (len(receipt.figures), receipt.warnings) == (3, (told,))
    for text in (f"3 March 2025\n\n{TEXT}", "Nobody was hurt, the Rescue Service said."):
        assert ingest(store, Article(text=text, publisher="The Gazette"), actor="test").warnings == ()
    assert ingest(store, said(TEXT), actor="test").warnings == ()
