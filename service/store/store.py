"""Store: the one door to the record."""

from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlite_utils import Database

from service.article import Article
from service.figures.figure import Figure
from service.statistic import Profile
from service.store import reading, recording
from service.store.connection import connect, in_memory, require_steps
from service.store.records import Receipt, Revision, StoredFigure, Transaction


class Store:
    """The record, over one connection of one thread.

    Every `as_of` is the id of a transaction; None reads the newest. A read at a transaction gives what it gave then,
    for good. Unknown ids raise NotFound.
    """

    def __init__(self, db: Database) -> None:
        self._db = db

    @classmethod
    def open(cls, path: str | Path) -> "Store":
        """Opens a migrated file; ":memory:" is a record of its own. Raises FactError that says what to do."""
        if str(path) == ":memory:":
            return cls(in_memory())
        db = connect(Path(path))
        require_steps(db, Path(path))
        return cls(db)

    def close(self) -> None:
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def head(self) -> Transaction:
        """The newest transaction."""
        return reading.head(self._db)

    def as_of(self, text: str | None) -> Transaction:
        """What a reader means by `as_of`: a transaction's id, a time or a date (to its end, UTC); None: the newest.

        Raises Invalid for anything else, for the future, and for a time before the record was opened.
        """
        return reading.transaction_at(self._db, text)

    def _at(self, as_of: int | None) -> int:
        return reading.head(self._db).id if as_of is None else reading.transaction(self._db, as_of).id

    # Writing: one transaction each, all or nothing.

    def completed(self, article: Article) -> Article:
        """The article with the details that are on record of it wherever it states none."""
        return recording.completed(self._db, article)

    def unchanged(self, article: Article) -> Receipt | None:
        """The receipt of an article that is on record just so; None if recording it would change something."""
        return recording.unchanged(self._db, article)

    def record(
        self,
        article: Article,
        figures: Sequence[Figure],
        profiles: Sequence[Profile | None],
        *,
        actor: str,
        reason: str | None = None,
    ) -> Receipt:
        """Puts an article and its figures on record. `profiles` go with `figures`, None for no statistic.

        The same text with the same details again writes nothing. Details that the article leaves out stay as they
        were. What a person ruled on a figure stands.
        """
        return recording.record(self._db, recording.Reported(article, figures, profiles), actor, reason)

    # Reading.

    def article(self, article_id: str, *, as_of: int | None = None) -> Revision:
        """The newest revision."""
        return reading.article(self._db, article_id, self._at(as_of))

    def revision(self, article_id: str, number: int) -> Revision:
        return reading.revision(self._db, article_id, number)

    def revisions(self, article_id: str, *, as_of: int | None = None) -> tuple[Revision, ...]:
        """Oldest first."""
        return reading.revisions(self._db, article_id, self._at(as_of))

    def article_figures(
        self, article_id: str, *, revision: int | None = None, as_of: int | None = None
    ) -> tuple[StoredFigure, ...]:
        """What a revision states, in text order: of the newest one as it is held, of an older one as it was last held
        while it was the newest."""
        at = self._at(as_of)
        number = reading.article(self._db, article_id, at).number if revision is None else revision
        at = reading.last_of_revision(self._db, article_id, number, at)
        return reading.figures_of(self._db, article_id, at)

    def figure(self, figure_id: str, *, as_of: int | None = None) -> StoredFigure:
        return reading.figure(self._db, figure_id, self._at(as_of))

    def versions(self, figure_id: str) -> tuple[StoredFigure, ...]:
        """Each as it read when it was recorded, oldest first."""
        return reading.versions(self._db, figure_id)

    def version(self, figure_id: str, number: int) -> StoredFigure:
        """As it read when it was recorded."""
        return reading.versions(self._db, figure_id, number, number)[0]
