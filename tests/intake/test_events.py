"""Known events stand beneath those of the article itself."""

from datetime import date

from service.article import Article
from service.intake.events import with_known_events


def test_known_events_are_added_and_the_articles_own_win() -> None:
    own = {"the start of the war in Gaza": date(2000, 1, 1), "the flood": date(2025, 3, 1)}
    events = with_known_events(Article(text="x", events=own)).events
    assert events["the start of the war in Gaza"] == date(2000, 1, 1)
    assert events["the flood"] == date(2025, 3, 1)
    assert events["the Beirut blast"] == date(2020, 8, 4)
