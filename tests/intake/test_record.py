"""An input article: what it may hold, and what is said where it holds something else."""

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.article import Article
from service.errors import FactError, Invalid, TooLarge
from service.intake.record import article_from_mapping, loads


def test_an_article_needs_only_its_text() -> None:
    assert article_from_mapping({"text": "Ten died."}) == Article(text="Ten died.")


def test_the_text_is_kept_to_the_last_blank_and_the_other_members_are_trimmed() -> None:
    article = article_from_mapping({"text": " Ten\r\n died. ", "title": " Storm ", "author": "  "})
    assert (article.text, article.title, article.author) == (" Ten\r\n died. ", "Storm", None)


def test_all_members_arrive() -> None:
    article = article_from_mapping(
        {
            "id": "a-1",
            "text": "Ten died.",
            "title": "Storm",
            "publisher": "Quay Chronicle",
            "author": "A. Ray",
            "url": "https://quay.example/storm",
            "published_at": "2025-03-14T09:30:00+01:00",
            "language": "en-GB",
            "events": {"the storm": "2025-03-12"},
        }
    )
    assert article.external_id == "a-1"
    assert article.published_at == datetime(2025, 3, 14, 9, 30, tzinfo=timezone(timedelta(hours=1)))
    assert article.published_on == date(2025, 3, 14)
    assert dict(article.events) == {"the storm": date(2025, 3, 12)}


@pytest.mark.parametrize("published", ["2025-03-14", "2025-03-14T00:00:00", "2025-03-14T00:00:00Z"])
def test_a_date_and_a_time_without_zone_are_taken_as_utc(published: str) -> None:
    article = article_from_mapping({"text": "x", "published_at": published})
    assert article.published_at == datetime(2025, 3, 14, tzinfo=UTC)


def test_null_is_the_same_as_left_out() -> None:
    given = {"text": "x", "html": None, "title": None, "published_at": None, "events": None}
    assert article_from_mapping(given) == Article(text="x")


def test_members_of_another_system_are_passed_over() -> None:
    assert article_from_mapping({"text": "x", "story": "storms", "word_count": 1}) == Article(text="x")


@pytest.mark.parametrize(
    ("given", "pointer", "said"),
    [
        ([], "", "many articles go as JSON Lines"),
        ("Ten died.", "", "an article is a JSON object"),
        ({}, "/text", "no text: give `text` or `html`"),
        ({"text": None}, "/text", "no text"),
        ({"url": "https://desk.example/1"}, "/text", "an address alone is read by `tallybook ingest`"),
        ({"text": " \n"}, "/text", "`text` is empty"),
        ({"text": 12}, "/text", "`text` must be a string, not a number"),
        ({"text": ["a"]}, "/text", "`text` must be a string, not a list"),
        ({"text": "a\0b"}, "/text", "NUL character"),
        ({"text": "a \ud83d b"}, "/text", "half of a surrogate pair"),
        ({"text": "x", "title": True}, "/title", "`title` must be a string, not true or false"),
        ({"text": "x", "title": "t" * 1001}, "/title", "has 1,001 characters; at most 1,000"),
        ({"text": "x", "id": 7}, "/id", "`id` must be a string"),
        ({"text": "x", "url": "javascript:alert(1)"}, "/url", "must begin with http"),
        ({"text": "x", "url": "https://"}, "/url", "name a host"),
        ({"text": "x", "url": "http://[bad"}, "/url", "must begin with http"),
        ({"text": "x", "language": "English!"}, "/language", "such as en or en-GB"),
        ({"text": "x", "published_at": "14 March 2025"}, "/published_at", "must be a date such as 2025-03-14"),
        ({"text": "x", "published_at": "2025-02-30"}, "/published_at", "must be a date"),
        ({"text": "x", "published_at": 1741944600}, "/published_at", "must be a string, not a number"),
        ({"text": "x", "published_at": "0001-01-01"}, "/published_at", "lies outside the years 1600 to 2200"),
        ({"text": "x", "events": ["the war"]}, "/events", "an object of phrases and dates"),
        ({"text": "x", "events": {"the war": "soon"}}, "/events", "'the war' must have a date such as 2023-10-07"),
        ({"text": "x", "events": {" ": "2023-10-07"}}, "/events", "1 to 200 characters"),
        ({"text": "x", "publised_at": "2025-03-14"}, "/publised_at", 'did you mean "published_at"'),
        ({"text": "x", "html": "<p>Ten died.</p>"}, "/html", "both `text` and `html`"),
        ({"html": "<script>alert(1)</script>"}, "/html", "holds no article text"),
    ],
)
def test_what_breaks_the_rules_is_refused_where_it_stands(given: object, pointer: str, said: str) -> None:
    with pytest.raises(Invalid) as refused:
        article_from_mapping(given)
    assert said in str(refused.value)
    assert refused.value.pointer == pointer


def test_more_text_than_allowed_is_too_large() -> None:
    with pytest.raises(TooLarge, match="`text` has 11 characters; at most 10 are read"):
        article_from_mapping({"text": "x" * 11}, max_characters=10)


def test_what_the_article_says_of_itself_beats_what_its_page_says() -> None:
    html = '<html lang="en"><title>Page title</title><p>Forty people died in the flood at Orrin.</p></html>'
    article = article_from_mapping({"html": html, "title": "Given title"})
    assert (article.title, article.language) == ("Given title", "en")
    assert article.text == "Forty people died in the flood at Orrin."


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b'{"text": "x"', "not JSON: "),
        (b'{"text": NaN}', "NaN is no JSON number"),
        (b'{"text": "x", "events": {"a": 1, "b": 2, "a": 3}}', '"a" stands twice in one object'),
        (b'{"text": "\xff"}', "not UTF-8 at byte 11"),
        (b"[" * 100_000, "nested too deeply"),
        (b"", "not JSON"),
    ],
)
def test_what_is_not_json_is_refused(raw: bytes, said: str) -> None:
    with pytest.raises(Invalid, match=said):
        loads(raw)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(["id", "text", "title", "url", "published_at", "language", "events"]), JSON))
def test_whatever_the_members_hold_there_is_an_article_or_a_named_error(given: dict[str, object]) -> None:
    with suppress(FactError):
        assert article_from_mapping(given).text == given["text"]


def test_a_title_is_one_line_and_no_command_to_a_terminal() -> None:
    article = article_from_mapping({"text": "Ten died.", "title": "Storm\x1b[2J\nof\x9bm 1987", "publisher": "\x07"})
    assert (article.title, article.publisher) == ("Storm [2J of m 1987", None)
