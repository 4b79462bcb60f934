"""The record read anew: what a better extractor makes of texts that stand."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import islice
from pathlib import Path

from service.archive import in_order
from service.figures.figure import Figure
from service.ingest import extractor, read
from service.statistic import Profile
from service.store import Rereading, Revision, Store

BATCH = 20  # articles that reach the disk together


def reextract(path: Path, articles: Sequence[str], *, actor: str, processes: int = 0) -> Iterator[Rereading]:
    """Reads articles on record anew, in their order, and puts on record what is now read otherwise.

    What was done when it is interrupted stays done: `Store.unread` names the rest. An article that gets another
    revision meanwhile is passed over, as it is read by this extractor anyway.
    """
    with Store.open(path) as store:
        answers = in_order(partial(_read_again, path), articles, processes)
        while batch := list(islice(answers, BATCH)):
            with store.together():
                found = [
                    store.reread(revision, figures, profiles, actor=actor) for revision, figures, profiles in batch
                ]
                for revision, _, _ in batch:
                    store.mark_read(revision.article_id, extractor())
            yield from (one for one in found if one is not None)


def _read_again(path: Path, article_id: str) -> tuple[Revision, tuple[Figure, ...], list[Profile | None]]:
    with Store.open(path) as store:
        revision = store.article(article_id)
    extraction, profiles = read(revision.article)
    return revision, extraction.figures, profiles
