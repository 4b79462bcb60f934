"""Known events stand beneath those of the article itself."""

from datetime import UTC, date, datetime

from service.article import Article
from service.figures.extract import extract
from service.intake.events import with_known_events

OWN = date(2023, 11, 11)


def test_known_events_are_added_and_the_articles_own_win() -> None:
    own = {"the start of the war in Gaza": date(2000, 1, 1), "the flood": date(2025, 3, 1)}
    events = with_known_events(Article(text="x", events=own)).events
    assert events["the start of the war in Gaza"] == date(2000, 1, 1)
    assert events["the flood"] == date(2025, 3, 1)
    assert events["the Beirut blast"] == date(2020, 8, 4)


def test_an_articles_own_event_wins_over_every_known_phrase_for_it() -> None:
    text = "Since the start of the war in Gaza, 40 aid workers have been killed."
    told = Article(
        text=text, published_at=datetime(2024, 1, 10, tzinfo=UTC), events={"the start of the war in Gaza": OWN}
    )
    assert extract(with_known_events(told)).figures[0].valid_from == OWN
