"""Store: the one door to the record."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

from sqlite_utils import Database

from service.article import Article
from service.figures.figure import Figure
from service.statistic import Profile, Vocabulary
from service.store import (
    article_identity,
    article_list,
    article_plan,
    article_record,
    article_retraction,
    article_sketches,
    backup,
    figure_correction,
    figure_list,
    judgements,
    lookup,
    review,
    soundness,
    sources,
    statistic_match,
    statistic_relations,
    statistic_stated,
    statistics,
    transaction_accounts,
    transactions,
)
from service.store.connection import connect, connection_of, in_memory, require_steps
from service.store.identity import readable
from service.store.jobs import Jobs
from service.store.paging import Slice
from service.store.records import (
    Account,
    ArticleFilter,
    FigureFilter,
    Judgement,
    NumberChange,
    Page,
    Receipt,
    Relation,
    Rereading,
    Revision,
    Ruling,
    SilentEdit,
    Source,
    StaleRuling,
    Stated,
    Statistic,
    StoredFigure,
    Touched,
    Transaction,
    Vintage,
)
from service.store.replies import Replies
from service.store.tokens import Tokens
from service.store.transactions import Signature
from service.store.webhooks import Webhooks
from service.store.writing import together


class Store(AbstractContextManager["Store"]):
    """The record, over one connection, for one thread at a time.

    Every `as_of` is the id of a transaction; None reads the newest. A read at a transaction gives what it gave then,
    for good. Unknown ids raise NotFound.
    """

    def __init__(self, db: Database, vocabulary: Vocabulary | None) -> None:
        self._db = db
        self._vocabulary = vocabulary
        self._known: Transaction | None = None  # the newest that was seen on record: none before it is missing

    @classmethod
    def open(cls, path: str | Path, vocabulary: Vocabulary | None = None) -> "Store":
        """Opens a migrated file; ":memory:" is a record of its own. Raises FactError that says what to do.

        vocabulary  the words by which a corrected figure finds its statistic; the built-in ones for None
        """
        if str(path) == ":memory:":
            return cls(in_memory(), vocabulary)
        db = connect(Path(path))
        require_steps(db, Path(path))
        return cls(db, vocabulary)

    def close(self) -> None:
        self._db.close()

    def __exit__(self, *_error: object) -> None:
        self.close()

    def give_up_after(self, seconds: float) -> None:
        """No statement may take longer: it ends in a FactError, or in Trouble while its rows are read."""
        connection_of(self._db).give_up_after(seconds)

    def head(self) -> Transaction:
        """The newest transaction."""
        if self._db.conn.in_transaction:  # which may yet be undone
            return transactions.head(self._db)
        self._known = transactions.head(self._db, self._known)
        return self._known

    def as_of(self, text: str | None) -> Transaction:
        """What a reader means by `as_of`: a transaction's id, a time or a date (to its end, UTC); None: the newest.

        Raises Invalid for anything else, for the future, and for a time before the record was opened.
        """
        return self.head() if text is None else transactions.transaction_at(self._db, text)

    def _at(self, as_of: int | None) -> int:
        if as_of is None:
            return self.head().id
        return as_of if self._known and 0 < as_of <= self._known.id else transactions.require(self._db, as_of)

    # Writing: one transaction each, all or nothing.

    def completed(self, article: Article) -> Article:
        """The article with the details that are on record of it wherever it states none."""
        return article_record.completed(self._db, article)

    def identity(self, article: Article) -> str:
        """The id of the article on record that this is a state of, else the one that it would have."""
        return article_identity.identify(self._db, article)

    def unchanged(self, article: Article) -> Receipt | None:
        """The receipt of an article that is on record just so; None if recording it would change something."""
        return article_record.unchanged(self._db, article)

    def record(
        self, article: Article, figures: Sequence[Figure], profiles: Sequence[Profile | None], *, actor: str
    ) -> Receipt:
        """Puts an article and its figures on record. `profiles` go with `figures`, None for no statistic.

        The same text with the same details again writes nothing. Details that the article leaves out stay as they
        were. What a person ruled on a figure stands.
        """
        return article_record.record(self._db, article_plan.Reported(article, figures, profiles), actor)

    def reread(
        self, revision: Revision, figures: Sequence[Figure], profiles: Sequence[Profile | None], *, actor: str
    ) -> Rereading | None:
        """Puts on record what is now read in a text that stands. Nothing is written where nothing changed.

        A person's rulings stand, and are stale where they no longer fit what is read. None, and nothing is written,
        if the article has another revision by now.
        """
        return article_record.reread(
            self._db, revision, article_plan.Reported(revision.article, figures, profiles), actor
        )

    def together(self) -> AbstractContextManager[None]:
        """Writes inside it reach the disk as one when it ends, or not at all: many times as fast, and for as long no
        one else can write."""
        return together(self._db)

    def unread(self, extractor: str, publisher: str | None = None) -> tuple[str, ...]:
        """Ids of the articles that `reread` has not read by this extractor yet, oldest first."""
        return article_record.unread(self._db, extractor, publisher)

    def mark_read(self, article_id: str, extractor: str) -> None:
        """So that `unread` passes it over. No part of the record."""
        article_record.mark_read(self._db, article_id, extractor)

    def correct(
        self, figure_id: str, changes: Mapping[str, object], *, expected_version: int, actor: str, reason: str | None
    ) -> StoredFigure:
        """A person's ruling on a figure: any of its fields but where it stands, `state`, or `statistic`.

        A changed field makes it "corrected" unless a state is given; the state "extracted" undoes every ruling. What
        is corrected without a word on `statistic` moves to the statistic that now fits. Raises VersionConflict.
        """
        ruling = figure_correction.Correction(readable(figure_id), changes, expected_version, self._vocabulary)
        return figure_correction.correct(self._db, ruling, Signature(actor, reason))

    def rule_on_article(
        self, article_id: str, state: str, *, expected_revision: int, actor: str, reason: str | None
    ) -> Revision:
        """ "retracted" takes back all that the article states but for what was rejected; "extracted" undoes that, and
        each figure is held as before. Raises VersionConflict."""
        article = readable(article_id), expected_revision
        return article_retraction.rule(self._db, article, state, Signature(actor, reason))

    def create_statistic(  # noqa: PLR0913  (two of the six are the signature of every ruling)
        self, name: str, definition: str | None, kind: str, unit: str | None, *, actor: str, reason: str | None
    ) -> Statistic:
        """A statistic of a person's own. Raises AlreadyThere if it is on record."""
        new = statistics.NewStatistic(name, definition, kind, unit)
        return statistics.create_statistic(self._db, new, Signature(actor, reason))

    def describe_statistic(
        self, statistic_id: str, changes: Mapping[str, object], *, expected_version: int, actor: str, reason: str | None
    ) -> Statistic:
        """Changes `name` or `definition`. Raises VersionConflict."""
        signed = Signature(actor, reason)
        return statistics.describe_statistic(self._db, readable(statistic_id), changes, expected_version, signed)

    def relate(
        self, statistic_id: str, relation: str, other: str, *, actor: str, reason: str | None
    ) -> tuple[Relation, ...]:
        """Says that the one is a `subset_of`, `part_of_partition`, `change_of` or `breaks_from` the other; gives all
        relations of the one that hold now."""
        said = readable(statistic_id), relation, readable(other)
        return statistic_relations.relate(self._db, said, Signature(actor, reason))

    def unrelate(
        self, statistic_id: str, relation: str, other: str, *, actor: str, reason: str | None
    ) -> tuple[Relation, ...]:
        """Says that it no longer holds. Raises NotFound if it does not."""
        said = readable(statistic_id), relation, readable(other)
        return statistic_relations.unrelate(self._db, said, Signature(actor, reason))

    def relations(self, statistic_id: str, *, as_of: int | None = None) -> tuple[Relation, ...]:
        """Those that hold from and to the statistic, in the order in which they were said."""
        return statistic_relations.relations(self._db, statistic_id, self._at(as_of))

    def judge(self, a: str, b: str, ruling: Ruling, *, actor: str, reason: str | None) -> Judgement:
        """Rules on two statistics, by ids of theirs or of figures, or on two sources, by names."""
        return judgements.judge(self._db, (a, b), ruling, Signature(actor, reason))

    def close_judgement(self, judgement_id: str, *, actor: str, reason: str | None) -> Judgement:
        """Undoes a judgement from now on."""
        return judgements.close_judgement(self._db, judgement_id, Signature(actor, reason))

    # Reading.

    def article(self, article_id: str, *, as_of: int | None = None) -> Revision:
        """The newest revision."""
        return lookup.article(self._db, readable(article_id), self._at(as_of))

    def revision(self, article_id: str, number: int, *, as_of: int | None = None) -> Revision:
        return lookup.revision(self._db, readable(article_id), number, self._at(as_of))

    def revisions(self, article_id: str, *, as_of: int | None = None) -> tuple[Revision, ...]:
        """Oldest first."""
        return lookup.revisions(self._db, readable(article_id), self._at(as_of))

    def article_figures(
        self, article_id: str, *, revision: int | None = None, as_of: int | None = None
    ) -> tuple[StoredFigure, ...]:
        """What a revision states, in text order: of the newest one as it is held, of an older one as it was last held
        while it was the newest."""
        at = self._at(as_of)
        number = lookup.article(self._db, readable(article_id), at).number if revision is None else revision
        at = lookup.last_of_revision(self._db, readable(article_id), number, at)
        return lookup.figures_of(self._db, readable(article_id), at)

    def withdrawn(self, articles: Collection[str], *, as_of: int | None = None) -> tuple[StoredFigure, ...]:
        """Of what these articles state, by their ids, what they take back themselves."""
        return lookup.withdrawn(self._db, articles, self._at(as_of))

    def figure(self, figure_id: str, *, as_of: int | None = None) -> StoredFigure:
        return lookup.figure(self._db, readable(figure_id), self._at(as_of))

    def versions(self, figure_id: str) -> tuple[StoredFigure, ...]:
        """Each as it read when it was recorded, oldest first."""
        return lookup.versions(self._db, readable(figure_id))

    def version(self, figure_id: str, number: int) -> StoredFigure:
        """As it read when it was recorded."""
        return lookup.versions(self._db, readable(figure_id), number, number)[0]

    def articles(
        self,
        where: ArticleFilter | None = None,
        *,
        cursor: str | None = None,
        limit: int = 100,
        as_of: int | None = None,
    ) -> Page[Revision]:
        """The newest revision of each that meets every filter, newest articles first."""
        return article_list.articles(self._db, where or ArticleFilter(), Slice(cursor, limit, self._at(as_of)))

    def sketches(self, revisions: Iterable[tuple[str, int]]) -> list[tuple[str, bytes]]:
        """Of revisions, by article and number, each article with what near-copies of its text are told by."""
        return article_sketches.sketches(self._db, revisions)

    def number_changes(self, article_id: str, a: int, b: int, *, as_of: int | None = None) -> tuple[NumberChange, ...]:
        """The numbers that revision b states otherwise than revision a, and no others."""
        return lookup.number_changes(self._db, readable(article_id), a, b, self._at(as_of))

    def figures(
        self,
        where: FigureFilter,
        *,
        sort: str = "recorded",
        cursor: str | None = None,
        limit: int = 100,
        as_of: int | None = None,
    ) -> Page[StoredFigure]:
        """Figures that meet every filter; those of one transaction come in the order of the text. A cursor keeps to the
        transaction of its first page, whatever `as_of` is."""
        return figure_list.figures(self._db, where, sort, Slice(cursor, limit, self._at(as_of)))

    def stated(self, statistic_id: str, *, most: int, as_of: int | None = None) -> list[Stated]:
        """What articles state of a statistic, by the time spoken of; of more the newest, and nothing people dropped."""
        return statistic_stated.stated(self._db, statistic_id, most, self._at(as_of))

    def vintages(
        self, statistic_id: str, *, cursor: str | None = None, limit: int = 100, as_of: int | None = None
    ) -> Page[Vintage]:
        """Every version ever held of a statistic's figures, in order of recording, with what ended it."""
        return figure_list.vintages(self._db, readable(statistic_id), Slice(cursor, limit, self._at(as_of)))

    def stale_rulings(
        self, *, cursor: str | None = None, limit: int = 100, as_of: int | None = None
    ) -> Page[StaleRuling]:
        """Rulings on figures and on statistics that wait for a person, as their ground has changed."""
        return review.stale_rulings(self._db, Slice(cursor, limit, self._at(as_of)))

    def silent_edits(
        self, *, publisher: str | None = None, cursor: str | None = None, limit: int = 100, as_of: int | None = None
    ) -> Page[SilentEdit]:
        """Edits of articles that changed numbers without saying so, the latest first."""
        return review.silent_edits(self._db, publisher, Slice(cursor, limit, self._at(as_of)))

    def statistic(self, statistic_id: str, *, as_of: int | None = None) -> Statistic:
        """By the id of any member."""
        return statistics.statistic(self._db, statistic_id, self._at(as_of))

    def alike(self, profiles: Sequence[Profile | None], *, as_of: int | None = None) -> list[str | None]:
        """Of each figure of a text that is not recorded the id of the statistic on record that it is of."""
        return statistic_match.alike(self._db, profiles, self._at(as_of))

    def statistics(
        self, *, q: str | None = None, cursor: str | None = None, limit: int = 100, as_of: int | None = None
    ) -> Page[Statistic]:
        """The newest first, or those that q finds by the name or definition of a member."""
        return statistics.statistics(self._db, q, Slice(cursor, limit, self._at(as_of)))

    def judgement(self, judgement_id: str, *, as_of: int | None = None) -> Judgement:
        return judgements.judgement(self._db, judgement_id, self._at(as_of))

    def judgements(self, *, cursor: str | None = None, limit: int = 100, as_of: int | None = None) -> Page[Judgement]:
        """The newest first, closed ones too."""
        return judgements.judgements(self._db, Slice(cursor, limit, self._at(as_of)))

    def sources(
        self, *, q: str | None = None, cursor: str | None = None, limit: int = 100, as_of: int | None = None
    ) -> Page[Source]:
        """By name."""
        return sources.sources(self._db, q, Slice(cursor, limit, self._at(as_of)))

    def judged_names(self, *, as_of: int | None = None) -> dict[str, str]:
        """Other names of sources, in lower case, as people judged, each to the name that it counts under."""
        return sources.judged_names(self._db, self._at(as_of))

    def judged_apart(self, *, as_of: int | None = None) -> list[tuple[str, str]]:
        """Two names each that people judged to be of different sources."""
        return sources.judged_apart(self._db, self._at(as_of))

    def changes(self, *, since: int = 0, limit: int = 100) -> Page[Transaction]:
        """Transactions after `since`, oldest first; `next` is the `since` of the following page."""
        return transactions.changes(self._db, since, limit)

    def accounts(self, since: int, until: int) -> dict[int, Account]:
        """What transactions after `since` up to `until` did to articles, by number; some did nothing to any."""
        return transaction_accounts.accounts(self._db, since, until)

    def touched(self, transaction: int) -> Touched:
        return transactions.touched(self._db, transaction)

    # Who may come in, and who is told.

    def tokens(self) -> Tokens:
        return Tokens(self._db)

    def webhooks(self) -> Webhooks:
        return Webhooks(self._db)

    # Work that is done after its request, and requests that may be sent twice.

    def jobs(self) -> Jobs:
        return Jobs(self._db)

    def replies(self) -> Replies:
        return Replies(self._db)

    # Keeping.

    def verify(self) -> tuple[str, ...]:
        """Everything that is not as it must be, in words; empty when the record is sound."""
        return tuple(soundness.problems(self._db))

    def backup(self, target: Path) -> str:
        """A copy of the record at one moment, while writes go on; gives the hash of its newest transaction.

        Raises FactError if the target exists, and if the copy is not sound: it is there then, to be looked at.
        """
        backup.copy(self._db.conn, target)
        return backup.require_sound(target)
