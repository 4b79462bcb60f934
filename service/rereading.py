"""The record read anew: what a better extractor makes of texts that stand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path

from service.archive import in_order
from service.figures.figure import Figure
from service.ingest import extractor, read
from service.statistic import Profile
from service.store import Rereading, Store

BATCH = 20  # articles that reach the disk together


@dataclass(frozen=True, slots=True)
class Answer:
    """What is read in a revision. The text stays where it is, as this goes from process to process."""

    article_id: str
    revision: int
    figures: tuple[Figure, ...]
    profiles: list[Profile | None]


def reextract(path: Path, articles: Sequence[str], *, actor: str, processes: int = 0) -> Iterator[Rereading]:
    """Reads articles on record anew, in their order, and puts on record what is now read otherwise.

    What was done when it is interrupted stays done: `Store.unread` names the rest. An article that gets another
    revision meanwhile is passed over, as it is read by this extractor anyway.
    """
    with Store.open(path) as store:
        answers = in_order(partial(_read_again, path), articles, processes)
        while batch := list(islice(answers, BATCH)):
            with store.together():
                found = [_put(store, answer, actor) for answer in batch]
            yield from (one for one in found if one is not None)


def _read_again(path: Path, article_id: str) -> Answer:
    with Store.open(path) as store:
        revision = store.article(article_id)
    extraction, profiles = read(revision.article)
    return Answer(article_id, revision.number, extraction.figures, profiles)


def _put(store: Store, answer: Answer, actor: str) -> Rereading | None:
    revision = store.revision(answer.article_id, answer.revision)
    found = store.reread(revision, answer.figures, answer.profiles, actor=actor)
    store.mark_read(answer.article_id, extractor())
    return found
